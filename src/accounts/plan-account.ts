/** From facts to what is stored on the account: stage, next action and when to look again. Pure. */
import { assessStage } from '../policy/assess-stage.ts'
import type { Policy } from '../policy/compile.ts'
import type { Facts } from '../policy/facts.ts'
import { planNextAction } from '../policy/plan-next-action.ts'

/** The policy's columns of `accounts`. */
export interface AccountPlan {
  readonly policyVersion: string
  readonly segment: string
  readonly ladder: string
  readonly stage: string | null
  readonly stageSinceMs: number
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

export function planAccount(facts: Facts, policy: Policy, nowMs: number): AccountPlan {
  const stage = assessStage(facts, policy, nowMs)
  const next = planNextAction(facts, policy, nowMs)
  return {
    policyVersion: policy.version,
    segment: stage.segment,
    ladder: stage.ladder,
    stage: stage.stage,
    stageSinceMs: stage.sinceMs,
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
