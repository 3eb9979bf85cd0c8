/** From facts to what is stored on the account: stage, next action and when to look again. Pure. */
import type { Policy } from '../policy/compile.ts'
import type { Facts } from '../policy/facts.ts'
import { planAccount } from '../policy/plan-next-action.ts'

/** The policy's columns of `accounts`. */
export interface AccountPlan {
  readonly policyVersion: string
  readonly segment: string
  readonly ladder: string
  readonly stage: string | null
  readonly stageSinceMs: number
  /** Since when a lower stage would do; kept so that the ladder's hysteresis has its starting point. */
  readonly lowerEarnedSinceMs: number | null
  readonly stageWhy: string
  readonly nextAction: string
  readonly nextChannel: string | null
  readonly nextParty: string | null
  readonly nextContactPointId: string | null
  readonly nextWhy: string
  /** `null`: nothing to do until something happens. */
  readonly nextActionAtMs: number | null
  readonly priority: number
}

/** @throws Error when the policy has no strategy, which a policy of the service never lacks. */
export function storedPlan(facts: Facts, policy: Policy, nowMs: number): AccountPlan {
  const plan = planAccount(facts, policy, nowMs)
  if (plan === null) throw new Error('a policy without a strategy cannot plan')
  const { assessment: stage, next } = plan
  return {
    policyVersion: policy.version,
    segment: stage.segment,
    ladder: stage.ladder,
    stage: stage.stage,
    stageSinceMs: stage.sinceMs,
    lowerEarnedSinceMs: stage.lowerEarnedSinceMs ?? null,
    stageWhy: stage.why,
    nextAction: next.action,
    nextChannel: next.channel,
    nextParty: next.party,
    nextContactPointId: next.contactPoint,
    nextWhy: next.why,
    nextActionAtMs: next.atMs,
    priority: next.priority,
  }
}
