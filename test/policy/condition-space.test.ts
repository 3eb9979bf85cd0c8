/** The boxes of the linter against the conditions as they are evaluated: what is true of an account lies in a box. */
import fc from 'fast-check'
import t from 'tap'
import { DAY_MS } from '../../src/policy/calendar.ts'
import { type Regions, uncoveredIn, whereNotTrue, whereTrue } from '../../src/policy/condition-space.ts'
import { compileCondition, stageContext } from '../../src/policy/conditions.ts'
import type { Facts } from '../../src/policy/facts.ts'
import { prepareFacts } from '../../src/policy/prepare-facts.ts'
import type { Condition, Test } from '../../src/policy/strategy.ts'
import { attempt, ordinaryFacts, TUESDAY_11 } from './ordinary.ts'

const CALLS = { fact: 'attempts', channels: ['voice'] } as const
const ANY = { fact: 'attempts' } as const
const keyOf = (test: object) => [...(whereTrue({ ...test, gte: 1 } as Test)?.[0]?.keys() ?? [])][0] ?? ''

interface Account {
  daysPastDue: number
  overdueMinor: number | null
  currency: string | null
  ability: number | null
  product: string
  borrowerKind: 'person' | 'organisation'
  secured: boolean | null
  calls: number
  letters: number
}

const account: fc.Arbitrary<Account> = fc.record({
  daysPastDue: fc.integer({ min: -2, max: 12 }),
  overdueMinor: fc.option(fc.integer({ min: 0, max: 6 })),
  currency: fc.option(fc.constantFrom('CNY', 'TWD')),
  ability: fc.option(fc.constantFrom(0, 39.5, 40, 40.5, 100)),
  product: fc.constantFrom('car', 'card', 'home'),
  borrowerKind: fc.constantFrom('person', 'organisation'),
  secured: fc.option(fc.boolean()),
  calls: fc.integer({ min: 0, max: 3 }),
  letters: fc.integer({ min: 0, max: 2 }),
})

function factsOf(one: Account): Facts {
  const due = new Date(TUESDAY_11 - one.daysPastDue * DAY_MS).toISOString().slice(0, 10)
  const made = (count: number, channel: 'voice' | 'letter') =>
    Array.from({ length: count }, () => attempt('2026-03-01T10:00:00+08:00', { channel }))
  return ordinaryFacts({
    oldestUnpaidDueDate: due,
    overdueMinor: one.overdueMinor,
    currency: one.currency,
    ability: one.ability,
    product: one.product,
    borrowerKind: one.borrowerKind,
    securedOrGuaranteed: one.secured,
    attempts: [...made(one.calls, 'voice'), ...made(one.letters, 'letter')],
  })
}

/** Whether the account lies in one of the boxes. */
function liesIn(regions: Regions, one: Account): boolean {
  const values: Record<string, number | string | null> = {
    daysPastDue: one.daysPastDue,
    overdueMinor: one.overdueMinor,
    currency: one.currency,
    ability: one.ability,
    product: one.product,
    borrowerKind: one.borrowerKind,
    securedOrGuaranteed: one.secured === null ? null : String(one.secured),
    [keyOf(CALLS)]: one.calls,
    [keyOf(ANY)]: one.calls + one.letters,
  }
  return regions.some((region) =>
    [...region].every(([fact, allowed]) => {
      const value = values[fact]
      if (value === undefined) throw new Error(`no value for ${fact}`)
      if (value === null) return allowed.unknown
      if ('spans' in allowed)
        return allowed.spans.some(([from, to]) => from <= Number(value) && Number(value) <= to)
      return allowed.words.has(String(value)) !== allowed.isExcept
    }),
  )
}

const range = fc.record(
  { gte: fc.integer({ min: -1, max: 8 }), lte: fc.integer({ min: -1, max: 8 }) },
  { requiredKeys: [] },
)
const test: fc.Arbitrary<Test> = fc.oneof(
  range.map((one) => ({ fact: 'daysPastDue' as const, ...one })),
  fc.record({ gte: fc.constantFrom(1.5, 2, 2.5) }).map((one) => ({ fact: 'daysPastDue' as const, ...one })),
  range.map((one) => ({ fact: 'overdueMinor' as const, ...one })),
  range.map((one) => ({ fact: 'overdueMinor' as const, ...one, currency: 'CNY' })),
  fc.record({ lte: fc.constantFrom(39, 40, 100) }).map((one) => ({ fact: 'ability' as const, ...one })),
  fc.record({ gte: fc.constantFrom(0, 40, 41) }).map((one) => ({ fact: 'ability' as const, ...one })),
  fc.record({
    fact: fc.constant('product' as const),
    in: fc.subarray(['car', 'card', 'home'] as string[], { minLength: 1 }),
  }),
  fc.record({
    fact: fc.constant('borrowerKind' as const),
    in: fc.subarray(['person', 'organisation'] as string[], { minLength: 1 }),
  }),
  fc.record({ fact: fc.constant('securedOrGuaranteed' as const), is: fc.boolean() }),
  fc.record({ gte: fc.integer({ min: 0, max: 3 }) }).map((one) => ({ ...CALLS, ...one })),
  fc.record({ gte: fc.integer({ min: 0, max: 4 }) }).map((one) => ({ ...ANY, ...one })),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))

t.test('an account lies in a box exactly where the condition says so', async (t) => {
  let both = 0
  fc.assert(
    fc.property(condition, account, (wanted, one) => {
      const truth = compileCondition(wanted)(stageContext(prepareFacts(factsOf(one)), TUESDAY_11)) === true
      const [inside, outside] = [whereTrue(wanted), whereNotTrue(wanted)]
      if (inside === null || outside === null) return true
      both++
      return liesIn(inside, one) === truth && liesIn(outside, one) === !truth
    }),
    { numRuns: 5000 },
  )
  t.ok(both > 4000, `${both} cases were looked at`)
})

t.test('uncovered spans', async (t) => {
  const rows: [[number, number][], [number, number][], [number, number][]][] = [
    // whole            covered                        left
    [[[1, 9]], [], [[1, 9]]],
    [[[1, 9]], [[1, 9]], []],
    [
      [[1, 9]],
      [[3, 4]],
      [
        [1, 2],
        [5, 9],
      ],
    ],
    [
      [[1, 9]],
      [
        [0, 4],
        [8, 20],
      ],
      [[5, 7]],
    ],
    [
      [[1, Infinity]],
      [
        [1, 7],
        [10, Infinity],
      ],
      [[8, 9]],
    ],
    [[[1, Infinity]], [[1, 90]], [[91, Infinity]]],
    [
      [
        [1, 3],
        [7, 9],
      ],
      [[2, 8]],
      [
        [1, 1],
        [9, 9],
      ],
    ],
  ]
  for (const [whole, covered, left] of rows)
    t.same(uncoveredIn(whole, covered), left, JSON.stringify(covered))
})
