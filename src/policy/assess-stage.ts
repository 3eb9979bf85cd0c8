import type { Policy } from './compile.ts'
import { missingOf } from './conditions.ts'
import type { Facts } from './facts.ts'
import { prepareFacts } from './prepare-facts.ts'
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
  const standing = standInStage(prepareFacts(facts), strategy, atMs)
  return assessmentOf(standing, facts, nextStandingChangeMs(strategy, standing))
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
export function assessmentOf(
  standing: Standing,
  facts: Facts,
  nextChangeAtMs: number | null,
): StageAssessment {
  const { context, ladder, segment, stageIndex, why } = standing
  const stage = ladder?.stages[stageIndex]?.stage.id ?? null
  const segmentId = segment?.segment.id ?? ''
  const { current } = facts
  const changed = current === null ? stage !== null : current.stage !== stage || current.segment !== segmentId
  const staysInStage = current !== null && current.stage === stage
  return {
    segment: segmentId,
    ladder: ladder?.ladder.id ?? '',
    stage,
    stageIndex,
    changed,
    sinceMs: staysInStage ? current.sinceMs : context.tMs,
    why,
    message: messageOf(standing, stage),
    next: nextOf(standing),
    nextChangeAtMs,
    lowerEarnedSinceMs: standing.lowerEarnedSinceMs,
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
