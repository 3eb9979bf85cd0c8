import type { AccountPlan } from './plan-account.ts'

/** What is in the books of a plan; when to look again is no part of it. */
export type StoredPlan = Omit<AccountPlan, 'replanAtMs'>

/**
 * Whether a plan worked out anew is the one in the books. What was due then and is due now is the same: nobody has to be
 * told that it can still be done.
 */
export function isSamePlan(stored: StoredPlan, fresh: AccountPlan, nowMs: number): boolean {
  return (
    stored.nextAction === fresh.nextAction &&
    stored.nextWhy === fresh.nextWhy &&
    stored.nextChannel === fresh.nextChannel &&
    stored.nextParty === fresh.nextParty &&
    stored.nextContactPointId === fresh.nextContactPointId &&
    dueMs(stored, nowMs) === dueMs(fresh, nowMs) &&
    stored.priority === fresh.priority &&
    stored.stage === fresh.stage &&
    stored.stageWhy === fresh.stageWhy &&
    stored.stageSinceMs === fresh.stageSinceMs &&
    stored.lowerEarnedSinceMs === fresh.lowerEarnedSinceMs &&
    stored.segment === fresh.segment &&
    stored.ladder === fresh.ladder &&
    stored.policyVersion === fresh.policyVersion
  )
}

function dueMs({ nextActionAtMs }: StoredPlan, nowMs: number): number | null {
  return nextActionAtMs === null ? null : Math.max(nextActionAtMs, nowMs)
}
