/** Every pack is sound and every example of every rule says what it should. */
import t from 'tap'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { lintPack } from '../../src/policy/lint-pack.ts'
import { lintStrategy } from '../../src/policy/lint-strategy.ts'
import { PACKS, packsFor } from '../../src/policy/packs.ts'
import { TACT_PACK } from '../../src/policy/tact-rules.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { ordinaryAsk, ordinaryFacts } from './ordinary.ts'

const policy = compilePolicy({ packs: PACKS, strategy: null })

for (const pack of [...PACKS, TACT_PACK]) {
  t.test(`pack ${pack.id}`, async (t) => {
    t.strictSame(lintPack(pack), [], 'has no fault')
    const member = PACKS.find((one) => one.alsoAsks?.includes(pack.id) ?? false)
    const jurisdiction = pack.id === 'tact' ? 'CN' : pack.standsAlone === false ? (member?.id ?? '') : pack.id
    const base = ordinaryFacts({
      jurisdiction,
      timeZones: pack.id === 'tact' ? ['Asia/Shanghai'] : [pack.zones[0] ?? ''],
    })
    for (const rule of pack.rules) {
      for (const example of rule.examples ?? []) {
        const ask = ordinaryAsk(example.ask)
        const decision = decideContact(ask, { ...base, ...example.facts }, policy)
        const found = [...decision.reasons, ...decision.warnings].some((reason) => reason.rule === rule.id)
        t.equal(found, example.objects, `${rule.id}: ${example.title}`)
      }
    }
  })
}

t.test('lintPack names what a rule must not be without', async (t) => {
  const pack = PACKS.find((one) => one.id === 'CN')
  const rule = pack?.rules[0]
  if (pack === undefined || rule === undefined) return void t.fail('no pack')
  const broken = {
    ...pack,
    rules: [
      { ...rule, provenance: { ...rule.provenance, evidence: 'unverified' as const, asOf: '' } },
      { ...rule, provenance: { ...rule.provenance, citation: { instrument: '', article: null } } },
      { ...rule, id: 'X', effectiveFrom: '2026-02-02', effectiveTo: '2026-02-01' },
    ],
    obligations: [],
  }
  t.strictSame(lintPack(broken), [
    'CN-H1: no asOf',
    'CN-H1: unverified without confidence',
    'CN-H1: id used twice',
    'CN-H1: no citation',
    'X: ends before it begins',
  ])
})

t.test('packsFor: base first, null when the base is not covered', async (t) => {
  t.strictSame(
    packsFor('CN')?.map((pack) => pack.id),
    ['CN'],
  )
  t.strictSame(
    packsFor('CN-SZ')?.map((pack) => pack.id),
    ['CN'],
  )
  t.equal(packsFor('ZZ'), null)
  t.equal(packsFor(''), null)
})

t.test('the default strategy has no finding, and faults are named', async (t) => {
  t.strictSame(lintStrategy(DEFAULT_STRATEGY), [])
  const [ladder] = DEFAULT_STRATEGY.ladders
  if (ladder === undefined) return void t.fail('no ladder')
  const findings = lintStrategy({
    ...DEFAULT_STRATEGY,
    segments: [
      { id: 'a', label: { en: '', zh: '' }, when: { all: [] }, ladder: 'nowhere' },
      {
        id: 'b',
        label: { en: '', zh: '' },
        when: { fact: 'daysPastDue', gte: 5, lte: 4 },
        ladder: ladder.id,
      },
    ],
    ladders: [
      {
        ...ladder,
        stages: [{ id: 's', label: { en: '', zh: '' }, enterWhen: { any: [] }, channels: [] }],
      },
    ],
  })
  t.strictSame(
    findings.map((finding) => finding.code),
    [
      'unknown_ladder',
      'shadowed_segment',
      'impossible_condition',
      'no_catch_all',
      'idle_stage',
      'unreachable_stage',
    ],
  )
})
