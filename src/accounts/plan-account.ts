/** From facts to what is stored on the account: stage, next action and when to look again. Pure. */
import type { Policy } from '../policy/compile.ts'
import type { Facts } from '../policy/facts.ts'
import { planAccount, planNextAction } from '../policy/plan-next-action.ts'
import { prepareFacts } from '../policy/prepare-facts.ts'
import { standInStage } from '../policy/stand-in-stage.ts'
import { firstChangeMs } from './first-change.ts'

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
  /** First instant at which time alone may change any of this; `null`: never. */
  readonly replanAtMs: number | null
}

/**
 * @param expiresAtMs when the first of the permits among the facts expires; null: there is none.
 * @throws Error when the policy has no strategy, which a policy of the service never lacks.
 */
export function storedPlan(
  facts: Facts,
  policy: Policy,
  nowMs: number,
  expiresAtMs: number | null = null,
): AccountPlan {
  const plan = planOf(facts, policy, nowMs)
  const isSettled =
    !mayUnsettle(facts, policy, plan) || isSame(plan, planOf(onFile(facts, plan), policy, nowMs))
  const changeMs = isSettled ? firstChangeMs(facts, policy, plan, nowMs) : nowMs + 1
  return { ...plan, replanAtMs: earlier(changeMs, expiresAtMs) }
}

type Plan = Omit<AccountPlan, 'replanAtMs'>

/**
 * The whole assessment, with what is missing for the next stage, takes longer than all the rest, and nobody reads it in a
 * list. It is only made for an account in no stage, which waits for what comes after this plan.
 */
function planOf(facts: Facts, policy: Policy, nowMs: number): Plan {
  if (policy.strategy === null) throw new Error('a policy without a strategy cannot plan')
  const { current } = facts
  const standing = standInStage(prepareFacts(facts), policy.strategy, nowMs)
  const next =
    (standing.stageIndex < 0 ? planAccount(facts, policy, nowMs)?.next : undefined) ??
    planNextAction(facts, policy, nowMs)
  return {
    policyVersion: policy.version,
    segment: next.segment,
    ladder: standing.ladder?.ladder.id ?? '',
    stage: next.stage,
    stageSinceMs: current !== null && current.stage === next.stage ? current.sinceMs : nowMs,
    lowerEarnedSinceMs: standing.lowerEarnedSinceMs,
    stageWhy: standing.why,
    nextAction: next.action,
    nextChannel: next.channel,
    nextParty: next.party,
    nextContactPointId: next.contactPoint,
    nextWhy: next.why,
    nextActionAtMs: next.atMs,
    priority: next.priority,
  }
}

/**
 * Once a new stage is on file the coming ones may be climbed in another way: from it one by one, kept in it for a while,
 * or with the days in it counted anew. An account that begins where its days past due put it, and of which nothing else is
 * known, is spared the second look.
 */
function mayUnsettle(facts: Facts, { strategy }: Policy, plan: Plan): boolean {
  const stage = facts.current?.stage ?? null
  const isKept = stage === plan.stage && (stage === null || facts.current?.segment === plan.segment)
  if (isKept && (facts.current?.lowerEarnedSinceMs ?? null) === plan.lowerEarnedSinceMs) return false
  const ladder = strategy?.ladders.find((one) => one.ladder.id === plan.ladder)
  const isPlain =
    ladder?.ladder.onMissed === 'jump' &&
    strategy?.hasTimedSegments === false &&
    ladder.daysInStage.length === 0 &&
    facts.attempts.length + facts.holds.length + (facts.approvals?.length ?? 0) === 0
  return !isPlain
}

function onFile(facts: Facts, { stage, segment, stageSinceMs: sinceMs, lowerEarnedSinceMs }: Plan): Facts {
  return { ...facts, current: { stage, segment, sinceMs, lowerEarnedSinceMs } }
}

function isSame(a: Plan, b: Plan): boolean {
  return (Object.keys(a) as (keyof Plan)[]).every((name) => a[name] === b[name])
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}
