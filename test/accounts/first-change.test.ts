/** Until the instant that is stored as the first possible change, time alone changes no plan. */
import fc from 'fast-check'
import t from 'tap'
import { type AccountPlan, storedPlan } from '../../src/accounts/plan-account.ts'
import { compilePolicy, type Policy } from '../../src/policy/compile.ts'
import type { Facts } from '../../src/policy/facts.ts'
import { arbitraryCase } from '../policy/oracle/arbitrary-case.ts'

const RUNS = Number(process.env.TACT_REPLAN_RUNS ?? 3000)
const SEED = Number(process.env.TACT_REPLAN_SEED ?? Date.now() % 1_000_000_000)
const DAY_MS = 86_400_000

/** The facts once the plan is on file. */
function afterPlan(facts: Facts, plan: AccountPlan): Facts {
  const { stage, segment, stageSinceMs: sinceMs, lowerEarnedSinceMs } = plan
  return { ...facts, current: { stage, segment, sinceMs, lowerEarnedSinceMs } }
}

/** What is due stays due: only the instant from which it is due may lie in the past. */
function asSeenAt(plan: AccountPlan, ms: number): Omit<AccountPlan, 'replanAtMs'> {
  const { replanAtMs: _, ...rest } = plan
  const { nextActionAtMs } = rest
  return { ...rest, nextActionAtMs: nextActionAtMs === null ? null : Math.max(ms, nextActionAtMs) }
}

function differenceAt(facts: Facts, policy: Policy, plan: AccountPlan, ms: number): string | null {
  const fresh = JSON.stringify(asSeenAt(storedPlan(facts, policy, ms), ms))
  const stored = JSON.stringify(asSeenAt(plan, ms))
  return fresh === stored ? null : `at ${new Date(ms).toISOString()}\nstored ${stored}\nfresh  ${fresh}`
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
