/** How far an account has come on its ladder, and what the next stage still wants. Pure. */
import type { Policy } from '../policy/compile.ts'
import type { MissingCondition, StageAssessment } from '../policy/strategy.ts'

export const STAGE_STATES = ['passed', 'current', 'next', 'ahead'] as const

export interface LadderStage {
  readonly stage: string
  readonly position: number
  readonly state: (typeof STAGE_STATES)[number]
  /** Only of the next one, and empty where nothing is missing any more. */
  readonly missing: readonly MissingCondition[]
  /** Local date on which time alone will have met all that is missing; null: time alone will not. */
  readonly earliestOn: string | null
}

export interface LadderProgress {
  readonly ladder: string
  readonly segment: string
  readonly stages: readonly LadderStage[]
}

/** @returns null: no strategy, or no ladder is meant for the account. */
export function ladderProgress(assessed: StageAssessment, { strategy }: Policy): LadderProgress | null {
  const ladder = strategy?.ladders.find((one) => one.ladder.id === assessed.ladder)
  if (ladder === undefined) return null
  const nextIndex = assessed.next === null ? -1 : assessed.stageIndex + 1
  const stages = ladder.stages.map(({ stage }, index): LadderStage => {
    const isNext = index === nextIndex
    const missing = isNext ? (assessed.next?.missing ?? []) : []
    return {
      stage: stage.id,
      position: index + 1,
      state:
        index < assessed.stageIndex
          ? 'passed'
          : index === assessed.stageIndex
            ? 'current'
            : isNext
              ? 'next'
              : 'ahead',
      missing,
      earliestOn: isNext ? latestOf(missing) : null,
    }
  })
  return { ladder: assessed.ladder, segment: assessed.segment, stages }
}

/** Conditions of which one would do are listed like those that are all wanted; so this is never too early. */
function latestOf(missing: readonly MissingCondition[]): string | null {
  let latest: string | null = null
  for (const { earliestOn } of missing) {
    if (earliestOn === null) return null
    if (latest === null || earliestOn > latest) latest = earliestOn
  }
  return latest
}
