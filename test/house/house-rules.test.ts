/** House rules as a test: each failure names the file and the fix. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

const ROOT = path.resolve(import.meta.dirname, '../..')
const files = listFiles(path.join(ROOT, 'src')).map((file) => path.relative(ROOT, file))
const sources = files.filter((file) => file.endsWith('.ts'))
const text = new Map(sources.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]))

function listFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name)
    return entry.isDirectory() ? listFiles(full) : [full]
  })
}

function importsOf(file: string): string[] {
  const code = text.get(file) ?? ''
  const found = code.matchAll(/^(?:import|export|\})[^'\n]*from '([^']+)'|\bimport\('([^']+)'\)/gm)
  return [...found].map((match) => match[1] ?? match[2] ?? '')
}

/** Path of an imported file of ours, `undefined` for a package. */
function target(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.normalize(path.join(path.dirname(file), specifier)) : undefined
}

t.test('the policy imports nothing but itself, and luxon in calendar.ts only', async (t) => {
  for (const file of sources.filter((name) => name.startsWith('src/policy/'))) {
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier)
      const fine =
        to === undefined
          ? specifier === 'luxon' && file === 'src/policy/calendar.ts'
          : to.startsWith('src/policy/')
      t.ok(
        fine,
        `${file} imports ${specifier}: move what it needs into src/policy, or hand it in as an argument`,
      )
    }
    t.notMatch(
      text.get(file) ?? '',
      /Date\.now|new Date\(|Math\.random|DateTime\.(now|local|utc)|fromISO|fromObject|process\.|\basync\b|\bawait\b/,
      `${file} must not read a clock, roll dice or wait: take the instant as an argument`,
    )
  }
})

t.test('the platform knows no business', async (t) => {
  for (const file of sources.filter((name) => name.startsWith('src/platform/'))) {
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier)
      if (to === undefined) continue
      t.ok(to.startsWith('src/platform/'), `${file} imports ${specifier}: platform may import platform only`)
    }
  }
})

t.test('words know the policy and nothing of the service', async (t) => {
  for (const file of sources.filter((name) => name.startsWith('src/words/'))) {
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier)
      if (to === undefined) continue
      t.match(to, /^src\/(words|policy|platform)\//, `${file} imports ${specifier}: hand in what it needs`)
    }
  }
})

t.test('the clock is read in platform/clock.ts, and by commands that measure or date a key', async (t) => {
  for (const [file, code] of text) {
    if (file === 'src/platform/clock.ts' || file.startsWith('src/commands/') || file.startsWith('src/demo/'))
      continue
    t.notMatch(code, /Date\.now\(\)|new Date\(\)/, `${file} reads the clock: take a Clock`)
  }
})

t.test('imports name files that exist, and there is no barrel', async (t) => {
  for (const file of sources) {
    t.notMatch(
      file,
      /\/(index|utils|helpers|common|manager|service|base)\.ts$/,
      `${file}: name it for what it does`,
    )
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier)
      if (to !== undefined)
        t.ok(existsSync(path.join(ROOT, to)), `${file} imports ${specifier}, which is not there`)
    }
  }
})

t.test('files stay readable', async (t) => {
  for (const [file, code] of text) {
    const lines = code.split('\n')
    // Data is as long as the law is.
    const most = /src\/policy\/packs\/|src\/tables\.ts|src\/strategies\/defaults\.ts/.test(file) ? 800 : 400
    t.ok(lines.length <= most, `${file} has ${lines.length} lines: split it by what its parts do`)
    // The names of laws are not broken in two.
    if (most > 400 || /src\/graphql\/sdl\.ts|src\/words\/zh-instruments\.ts/.test(file)) continue
    const long = lines.findIndex((line) => line.length > 130)
    t.equal(long, -1, `${file}:${long + 1} is too long to read`)
  }
})

t.test('nothing is left open, and the project speaks of itself alone', async (t) => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  })
    .toString()
    .split('\n')
    .filter(
      (file) => /\.(ts|js|json|md|sql|yml)$|Dockerfile|\.ci\/run/.test(file) && !file.includes('house-rules'),
    )
  for (const file of tracked) {
    if (!existsSync(path.join(ROOT, file))) continue
    const code = readFileSync(path.join(ROOT, file), 'utf8')
    t.notMatch(code, /\b(TODO|FIXME|HACK)\b/, `${file}: do it, or say in the README that it is not there`)
    t.notMatch(code, /@ts-ignore|@ts-expect-error|biome-ignore/, `${file}: say the type`)
    if (file !== 'package-lock.json') t.notMatch(code, /registry\.npmjs\.org/, `${file} names a registry`)
  }
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')
  t.notMatch(lock, /"resolved"/, 'package-lock.json carries download addresses')
})
