/** Until the instant that is stored as the first possible change, time alone changes no plan. */
import fc from 'fast-check'
import t from 'tap'
import { firstChangeMs } from '../../src/accounts/first-change.ts'
import { isSamePlan } from '../../src/accounts/is-same-plan.ts'
import { type AccountPlan, storedPlan } from '../../src/accounts/plan-account.ts'
import { compilePolicy, type Policy } from '../../src/policy/compile.ts'
import type { Facts } from '../../src/policy/facts.ts'
import type { HousePack } from '../../src/policy/pack.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { arbitraryCase } from '../policy/oracle/arbitrary-case.ts'
import { attempt, ordinaryFacts } from '../policy/ordinary.ts'
import { evenings } from '../rules/house-pack.ts'

const RUNS = Number(process.env.TACT_REPLAN_RUNS ?? 1500)
const SEED = Number(process.env.TACT_REPLAN_SEED ?? Date.now() % 1_000_000_000)
const DAY_MS = 86_400_000

/** The facts once the plan is on file. */
function afterPlan(facts: Facts, plan: AccountPlan): Facts {
  const { stage, segment, stageSinceMs: sinceMs, lowerEarnedSinceMs } = plan
  return { ...facts, current: { stage, segment, sinceMs, lowerEarnedSinceMs } }
}

function differenceAt(facts: Facts, policy: Policy, plan: AccountPlan, ms: number): string | null {
  const fresh = storedPlan(facts, policy, ms)
  if (isSamePlan(plan, fresh, ms)) return null
  return `at ${new Date(ms).toISOString()}\nstored ${JSON.stringify(plan)}\nfresh  ${JSON.stringify(fresh)}`
}

t.test(`no plan changes before its time in ${RUNS} random cases of seed ${SEED}`, async (t) => {
  let early = 0
  let looks = 0
  fc.assert(
    fc.property(
      arbitraryCase,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (given, shares) => {
        if (given.strategy === null) return
        const policy = compilePolicy(given)
        const startMs = given.ask.atMs
        if (Math.abs(startMs) > 8e14) return
        const plan = storedPlan(given.facts, policy, startMs)
        const facts = afterPlan(given.facts, plan)
        const endMs = plan.replanAtMs ?? startMs + 30 * DAY_MS
        if (!(endMs > startMs)) throw new Error(`${endMs} is not after ${startMs}`)
        // It says itself that it is no plan to keep.
        if (endMs === startMs + 1) return
        const moments = [
          startMs,
          endMs - 1,
          ...shares.map((share) => Math.floor(startMs + share * (endMs - 1 - startMs))),
        ]
        for (const ms of moments) {
          looks++
          const difference = differenceAt(facts, policy, plan, ms)
          if (difference !== null)
            throw new Error(
              `planned ${new Date(startMs).toISOString()}, again ${new Date(endMs).toISOString()}, ${difference}`,
            )
        }
        if (plan.replanAtMs !== null && differenceAt(facts, policy, plan, endMs) === null) early++
      },
    ),
    { numRuns: RUNS, seed: SEED },
  )
  t.comment(`${looks} looks; ${early} of ${RUNS} plans were the same at their time`)
  t.ok(looks > RUNS, 'something was looked at')
})

t.test('one thing at a time, on a Tuesday in Shanghai', async (t) => {
  const policy = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
  const at = (text: string) => Date.parse(`${text}+08:00`)
  const hold = { kind: 'hardship', untilMs: at('2026-03-10T23:40') }
  const hours = { kind: 'contact-hours' as const, party: 'borrower' as const, givenAtMs: 0 }
  const rows: [string, string, Partial<Facts>, string | null][] = [
    // what                                  now                 facts                                      first change
    ['the day turns', '2026-03-10T23:30', {}, '2026-03-11T00:00'],
    ['a hold ends', '2026-03-10T23:30', { holds: [hold] }, '2026-03-10T23:40'],
    [
      'hours agreed to begin',
      '2026-03-10T23:30',
      { consents: [{ ...hours, from: '23:35', to: '23:45' }] },
      '2026-03-10T23:35',
    ],
    [
      'hours agreed to end',
      '2026-03-10T23:36',
      { consents: [{ ...hours, from: '23:35', to: '23:45' }] },
      '2026-03-10T23:45',
    ],
    [
      'their last second is over',
      '2026-03-10T23:45',
      { consents: [{ ...hours, from: '23:35', to: '23:45' }] },
      '2026-03-10T23:45:01',
    ],
    [
      'a call is four hours old',
      '2026-03-10T23:30',
      { attempts: [attempt('2026-03-10T19:50+08:00')] },
      '2026-03-10T23:50',
    ],
    [
      'a booked call is less than four hours away',
      '2026-03-10T23:30',
      { attempts: [attempt('2026-03-11T03:52+08:00')] },
      '2026-03-10T23:52:00.001',
    ],
    [
      'the day turns in the other zone',
      '2026-03-10T23:30',
      { timeZones: ['Asia/Shanghai', 'Asia/Tokyo'] },
      '2026-03-11T00:00',
    ],
    ['no zone is known: days are those of UTC', '2026-03-11T07:30', { timeZones: [] }, '2026-03-11T08:00'],
    ['clocks are set at two', '2026-03-08T14:30', { timeZones: ['America/New_York'] }, '2026-03-08T15:00'],
    ['nothing is owed', '2026-03-10T23:30', { overdueMinor: 0, holds: [hold] }, null],
    ['nothing is overdue', '2026-03-10T23:30', { oldestUnpaidDueDate: null }, null],
  ]
  for (const [what, now, facts, expected] of rows) {
    const ms = firstChangeMs(ordinaryFacts(facts), policy, { ladder: 'consumer', stage: 'phone' }, at(now))
    const said = ms === null ? null : new Date(ms).toISOString()
    t.equal(said, expected === null ? null : new Date(at(expected)).toISOString(), what)
  }
})

t.test('a rule of the creditor that comes into force is looked for wherever its day may begin', async (t) => {
  const [rule] = evenings.rules
  const pack = {
    ...evenings,
    version: 1,
    obligations: [],
    rules: [{ ...rule, effect: 'deny', enabled: true, effectiveFrom: '2026-03-11' }],
  }
  const policy = compilePolicy({
    packs: PACKS,
    strategy: DEFAULT_STRATEGY,
    housePacks: [pack as unknown as HousePack],
  })
  const nowMs = Date.parse('2026-03-10T23:31+08:00')
  const ms = firstChangeMs(ordinaryFacts(), policy, { ladder: 'consumer', stage: 'phone' }, nowMs)
  t.equal(new Date(ms ?? 0).toISOString(), '2026-03-10T15:45:00.000Z', 'the next quarter of an hour')
})
