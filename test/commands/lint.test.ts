/** The linters of the command line: what they say, and what they exit with. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t from 'tap'
import { packCommand } from '../../src/commands/pack.ts'
import { strategyCommand } from '../../src/commands/strategy.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const STRATEGY = path.join(ROOT, 'examples/strategy.json')
const HOUSE_PACK = path.join(ROOT, 'examples/house-pack.json')

const dir = mkdtempSync(path.join(tmpdir(), 'tact-lint-'))
t.teardown(() => rmSync(dir, { recursive: true }))

function written(name: string, content: unknown): string {
  const file = path.join(dir, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

async function run(command: (args: string[]) => Promise<number>, args: string[]) {
  const { write } = process.stdout
  let out = ''
  process.stdout.write = ((text: string) => {
    out += text
    return true
  }) as typeof write
  try {
    return { code: await command(args), out }
  } finally {
    process.stdout.write = write
  }
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

t.test('tact strategy lint', async (t) => {
  const [hole, forbidden, grace] = [json(STRATEGY), json(STRATEGY), json(STRATEGY)]
  hole.ladders[0].stages[0].enterWhen.lte = 7
  forbidden.ladders[0].stages[1].channels = [{ channel: 'visit', parties: ['employer'] }]
  grace.ladders[0].stages[0].enterWhen.gte = 3
  const rows: [string, string[], number, RegExp][] = [
    // what            arguments                                       code says
    ['sound', ['lint', STRATEGY], 0, /no fault found/],
    ['sound in law', ['lint', STRATEGY, '--jurisdiction', 'CN'], 0, /no fault found/],
    [
      'a hole',
      ['lint', written('h.json', hole)],
      1,
      /^error +\/ladders\/0\/stages: .*days 8 to 10 past due$/m,
    ],
    [
      'a stage the law closes',
      ['lint', written('f.json', forbidden), '--jurisdiction', 'CN'],
      1,
      /^error +\/ladders\/0\/stages\/1: no channel of phone is ever allowed in CN/m,
    ],
    ['a warning', ['lint', written('g.json', grace)], 1, /^warning .*days 1 to 2 past due$/m],
    ['a warning that is meant', ['lint', written('g.json', grace), '--errors-only'], 0, /^warning/m],
    ['not a strategy', ['lint', written('n.json', { id: 'x' })], 1, /^error +\/label: /m],
    ['help', ['lint', '--help'], 0, /--jurisdiction/],
  ]
  for (const [what, args, code, says] of rows) {
    const ran = await run(strategyCommand, args)
    t.equal(ran.code, code, `${what}: ${ran.out}`)
    t.match(ran.out, says, what)
  }
  await t.rejects(strategyCommand(['lint', STRATEGY, '--jurisdiction', 'ZZ']), /no pack covers/)
  await t.rejects(strategyCommand(['lint', path.join(dir, 'none.json')]), /cannot be read/)
  await t.rejects(strategyCommand(['fly']), /say lint/)
})

t.test('tact pack', async (t) => {
  const [posing, example] = [json(HOUSE_PACK), json(HOUSE_PACK)]
  posing.rules[0].provenance.strength = 'prohibition'
  posing.rules[1].calendar = 'ZZ'
  example.rules[0].examples[0].objects = true
  const shown = await run(packCommand, ['show', 'CN', '--json'])
  const rows: [string, string[], number, RegExp][] = [
    // what                arguments                                   code says
    ['list', ['list'], 0, /^ {2}CN +Mainland China +2026-11-21 +\d+/m],
    ['show', ['show', 'CN'], 0, /^CN-H1 .*\[contact-hours; on\]$/m],
    ['a rule that is off', ['show', 'CN'], 0, /; off\]$/m],
    ['sound', ['lint', HOUSE_PACK], 0, /no fault found/],
    ['poses as law', ['lint', written('p.json', posing)], 1, /^error +\/rules\/0\/provenance\/strength: /m],
    ['every fault', ['lint', written('p.json', posing)], 1, /unknown calendar ZZ[\s\S]*: 2 faults$/m],
    [
      'an example',
      ['lint', written('e.json', example)],
      1,
      /^error +\/rules\/0\/examples\/0: .*should object/m,
    ],
    ['a shipped pack', ['lint', written('cn.json', shown.out)], 0, /no fault found/],
    ['not a pack', ['lint', written('n.json', 'null')], 1, /^error +\/: /m],
    ['help', ['--help'], 0, /tact pack lint/],
  ]
  for (const [what, args, code, says] of rows) {
    const ran = await run(packCommand, args)
    t.equal(ran.code, code, `${what}: ${ran.out.slice(0, 500)}`)
    t.match(ran.out, says, what)
  }
  await t.rejects(packCommand(['show', 'ZZ']), /no pack "ZZ"/)
  await t.rejects(packCommand(['lint']), /which file/)
  await t.rejects(packCommand(['fly']), /list, show or lint/)
})
