/** A strategy with its conditions compiled and its thresholds collected. */
import { compileLowerBound, isTimed, type LowerBound } from './condition-bounds.ts'
import { type ConditionTest, compileCondition, testsOf } from './conditions.ts'
import type { Channel } from './facts.ts'
import type { Condition, Ladder, Segment, Stage, StageChannel, Strategy } from './strategy.ts'
import { CHANNEL_BITS } from './word-bits.ts'

export interface CompiledStage {
  readonly stage: Stage
  readonly index: number
  readonly entered: ConditionTest
  /** It is surely not entered before. */
  readonly notEnteredBeforeMs: LowerBound
  readonly channels: ReadonlyMap<Channel, StageChannel>
  /** One bit for each of them, see `word-bits.ts`. */
  readonly channelBits: number
  /** Those that only some parties are reached through. */
  readonly partialChannelBits: number
}

export interface CompiledLadder {
  readonly ladder: Ladder
  readonly index: number
  readonly stages: readonly CompiledStage[]
  readonly stagesFromTop: readonly CompiledStage[]
  /** Days past due, ascending, at which a condition of the segments or of this ladder may change. */
  readonly daysPastDue: readonly number[]
  readonly daysInStage: readonly number[]
  /** Lengths of sliding windows over attempts. */
  readonly withinDays: readonly number[]
  /** Ages in local days at which a condition on a notice may change; empty when none asks for one. */
  readonly noticeDays: readonly number[]
  readonly asksApproval: boolean
}

export interface CompiledSegment {
  readonly segment: Segment
  readonly index: number
  readonly matches: ConditionTest
  readonly ladder: CompiledLadder | null
}

export interface CompiledStrategy {
  readonly strategy: Strategy
  readonly segments: readonly CompiledSegment[]
  readonly ladders: readonly CompiledLadder[]
  /** Whether time alone can move an account to another segment. */
  readonly hasTimedSegments: boolean
}

export function compileStrategy(strategy: Strategy): CompiledStrategy {
  const segmentConditions = strategy.segments.map((segment) => segment.when)
  const ladders = strategy.ladders.map((ladder, index) => {
    const conditions = [...segmentConditions, ...ladder.stages.map((stage) => stage.enterWhen)]
    const stages = ladder.stages.map((stage, stageIndex) => ({
      stage,
      index: stageIndex,
      entered: compileCondition(stage.enterWhen),
      notEnteredBeforeMs: compileLowerBound(stage.enterWhen),
      channels: new Map(stage.channels.map((channel) => [channel.channel, channel])),
      channelBits: CHANNEL_BITS.mask(stage.channels.map((channel) => channel.channel)),
      partialChannelBits: CHANNEL_BITS.mask(
        stage.channels.filter((channel) => channel.parties !== undefined).map((channel) => channel.channel),
      ),
    }))
    return {
      ladder,
      index,
      stages,
      stagesFromTop: stages.toReversed(),
      // Day 1 is where an account becomes overdue at all.
      daysPastDue: ascending([1, ...thresholds(conditions, 'daysPastDue')]),
      daysInStage: ascending(thresholds(conditions, 'daysInStage')),
      withinDays: ascending(
        conditions
          .flatMap(testsOf)
          .flatMap((test) => (test.fact === 'attempts' ? (test.withinDays ?? []) : [])),
      ),
      noticeDays: ascending(
        conditions
          .flatMap(testsOf)
          .flatMap((test) => (test.fact === 'notice' ? [0, test.minDaysAgo ?? 0] : [])),
      ),
      asksApproval: conditions.flatMap(testsOf).some((test) => test.fact === 'approval'),
    }
  })
  const byId = new Map(ladders.map((ladder) => [ladder.ladder.id, ladder]))
  const segments = strategy.segments.map((segment, index) => ({
    segment,
    index,
    matches: compileCondition(segment.when),
    ladder: byId.get(segment.ladder) ?? null,
  }))
  return { strategy, segments, ladders, hasTimedSegments: segmentConditions.some(isTimed) }
}

function thresholds(
  conditions: readonly Condition[],
  fact: 'daysPastDue' | 'daysInStage',
): readonly number[] {
  return conditions.flatMap(testsOf).flatMap((test) => {
    if (test.fact !== fact) return []
    return [...(test.gte === undefined ? [] : [test.gte]), ...(test.lte === undefined ? [] : [test.lte + 1])]
  })
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}
