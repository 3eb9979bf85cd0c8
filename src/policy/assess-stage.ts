import type { Policy } from './compile.ts'
import type { CompiledStrategy } from './compile-strategy.ts'
import type { Facts } from './facts.ts'
import { missingOf } from './missing-conditions.ts'
import { emptyMemo, prepareFacts } from './prepare-facts.ts'
import { nextStandingChangeMs, type Standing, standInStage } from './stand-in-stage.ts'
import type { StageAssessment } from './strategy.ts'

/**
 * Which stage has this account earned, and what is still missing for the next one? Pure and total. Without a
 * strategy, or when no segment matches, the account stands in no stage.
 *
 * @param atMs epoch milliseconds of the assessment.
 */
export function assessStage(facts: Facts, policy: Policy, atMs: number): StageAssessment {
  const { strategy } = policy
  if (strategy === null) return unassessed(facts, atMs)
  return assessmentOf(standInStage(prepareFacts(facts), strategy, atMs), strategy)
}

function unassessed(facts: Facts, atMs: number): StageAssessment {
  return {
    segment: '',
    ladder: '',
    stage: null,
    stageIndex: -1,
    changed: (facts.current?.stage ?? null) !== null,
    sinceMs: facts.current?.stage === null ? facts.current.sinceMs : atMs,
    why: 'not_earned',
    message: 'There is no strategy, so no stage is earned.',
    next: null,
    nextChangeAtMs: null,
    lowerEarnedSinceMs: null,
  }
}

/** The assessment of a standing, shared with the planner. */
export function assessmentOf(standing: Standing, strategy: CompiledStrategy): StageAssessment {
  const { context, ladder, segment, stageIndex, why, lowerEarnedSinceMs } = standing
  const stage = ladder?.stages[stageIndex]?.stage.id ?? null
  const segmentId = segment?.segment.id ?? ''
  const { current } = context.prepared
  const changed = current === null ? stage !== null : current.stage !== stage || current.segment !== segmentId
  const sinceMs = current !== null && current.stage === stage ? current.sinceMs : context.tMs
  // What comes next is asked of the account as it will be on file: standing where this assessment puts it.
  const stored = { stage, segment: segmentId, sinceMs, lowerEarnedSinceMs }
  const then = changed
    ? standInStage({ ...context.prepared, current: stored, memo: emptyMemo() }, strategy, context.tMs)
    : standing
  return {
    segment: segmentId,
    ladder: ladder?.ladder.id ?? '',
    stage,
    stageIndex,
    changed,
    sinceMs,
    why,
    message: messageOf(standing, stage),
    next: nextOf(standing),
    nextChangeAtMs: nextStandingChangeMs(strategy, then),
    lowerEarnedSinceMs,
  }
}

function nextOf(standing: Standing): StageAssessment['next'] {
  const { ladder, stageIndex, why, context } = standing
  if (ladder === null || why === 'nothing_owed' || why === 'not_overdue') return null
  const next = ladder.stages[stageIndex + 1]
  if (next === undefined) return null
  return { stage: next.stage.id, missing: missingOf(next.stage.enterWhen, context, next.stage.id) }
}

function messageOf(standing: Standing, stage: string | null): string {
  const dpd = standing.context.daysPastDue
  const highest = standing.ladder?.stages[standing.highestMet]?.stage.id
  switch (standing.why) {
    case 'nothing_owed':
      return 'Nothing is owed, so the account is not collected.'
    case 'not_overdue':
      return 'Nothing is overdue, so the account is not collected.'
    case 'earned':
      return `${dpd} days past due; the stage ${stage} is earned.`
    case 'kept_by_hysteresis':
      return `Only ${highest ?? 'no stage'} is earned now; ${stage} is kept until that has held long enough.`
    case 'catching_up':
      return `${highest} is earned, but stages are climbed one a day; now ${stage}.`
    case 'held_for_review':
      return `${highest} is earned with stages missed; a person must decide. Kept in ${stage}.`
    case 'frozen_by_hold':
      return `A hold freezes the stage at ${stage ?? 'none'}.`
    case 'not_earned':
      return standing.ladder === null
        ? 'No segment of the strategy matches.'
        : 'The first stage is not earned yet.'
  }
}
