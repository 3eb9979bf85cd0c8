/** `npm run docs:rules [-- --check]`: one readable page per jurisdiction under docs/rules, written from the packs. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { PACKS } from './policy/packs.ts'
import { TACT_PACK } from './policy/tact-rules.ts'
import { indexPage, packPage } from './rule-docs/pack-page.ts'

const FOLDER = new URL('../docs/rules/', import.meta.url)

/** Page by file name. */
export function rulePages(): Map<string, string> {
  const packs = [...PACKS, TACT_PACK]
  const pages = packs.map((pack) => [`${pack.id.toLowerCase()}.md`, packPage(pack)] as const)
  return new Map([['README.md', indexPage(packs)], ...pages])
}

/** Names of the files that differ from the pages, or have no page. */
export async function ruleDocsDrift(): Promise<string[]> {
  const pages = rulePages()
  const present = await readdir(FOLDER).catch(() => [])
  const drift = present.filter((name) => !pages.has(name))
  for (const [name, page] of pages) {
    const text = await readFile(new URL(name, FOLDER), 'utf8').catch(() => null)
    if (text !== page) drift.push(name)
  }
  return drift.sort()
}

async function writeRuleDocs(): Promise<void> {
  const pages = rulePages()
  await mkdir(FOLDER, { recursive: true })
  for (const name of await readdir(FOLDER)) if (!pages.has(name)) await rm(new URL(name, FOLDER))
  for (const [name, page] of pages) await writeFile(new URL(name, FOLDER), page)
  process.stdout.write(`${pages.size} pages in docs/rules\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--check')) {
    const drift = await ruleDocsDrift()
    for (const name of drift)
      process.stderr.write(`docs/rules/${name} does not follow the packs: npm run docs:rules\n`)
    process.exitCode = drift.length === 0 ? 0 : 1
  } else await writeRuleDocs()
}
