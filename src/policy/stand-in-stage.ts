/**
 * Which stage an account stands in at an instant, and when time alone changes that. The lean core that the stage
 * assessment, the stage gate and the planner share.
 */
import { DAY_MS, dayOfDate, localDay, startOfLocalDayMs } from './calendar.ts'
import type { CompiledLadder, CompiledSegment, CompiledStrategy } from './compile-strategy.ts'
import { type StageContext, stageContext } from './conditions.ts'
import {
  daysPastDueReachedMs,
  earliestLocalDay,
  HORIZON_MS,
  owesNothing,
  type PreparedFacts,
  startOfDayEverywhereMs,
} from './prepare-facts.ts'

export type StandingWhy =
  | 'nothing_owed'
  | 'not_overdue'
  | 'earned'
  | 'kept_by_hysteresis'
  | 'catching_up'
  | 'held_for_review'
  | 'frozen_by_hold'
  | 'not_earned'

export interface Standing {
  readonly context: StageContext
  readonly segment: CompiledSegment | null
  readonly ladder: CompiledLadder | null
  /** -1: in no stage. */
  readonly stageIndex: number
  /** Highest stage whose condition is met, -1 for none. */
  readonly highestMet: number
  readonly why: StandingWhy
  readonly lowerEarnedSinceMs: number | null
}

/** Facts are prepared for one policy, so the strategy is the same at every call with the same prepared facts. */
export function standInStage(prepared: PreparedFacts, strategy: CompiledStrategy, tMs: number): Standing {
  const { memo } = prepared
  if (memo.standing !== null && memo.standing.context.tMs === tMs) return memo.standing
  for (const known of memo.earlier) if (known.context.tMs === tMs) return known
  const standing = workOutStanding(prepared, strategy, tMs)
  if (memo.standing !== null) keep(memo, memo.standing)
  memo.standing = standing
  return standing
}

const EARLIER_MAX = 3

/** The oldest is overwritten. */
function keep(memo: PreparedFacts['memo'], standing: Standing): void {
  if (memo.earlier.length === 0) memo.earlier = [standing]
  else memo.earlier[memo.nextEarlier] = standing
  memo.nextEarlier = (memo.nextEarlier + 1) % EARLIER_MAX
}

function segmentAt(context: StageContext, strategy: CompiledStrategy): CompiledSegment | null {
  const { memo } = context.prepared
  if (memo.segment !== undefined) return memo.segment
  const segment = firstSegment(context, strategy)
  if (!strategy.hasTimedSegments) memo.segment = segment
  return segment
}

function firstSegment(context: StageContext, strategy: CompiledStrategy): CompiledSegment | null {
  for (const segment of strategy.segments) if (segment.matches(context) === true) return segment
  return null
}

function workOutStanding(prepared: PreparedFacts, strategy: CompiledStrategy, tMs: number): Standing {
  const context = stageContext(prepared, tMs)
  const segment = segmentAt(context, strategy)
  const ladder = segment?.ladder ?? null
  const { facts } = prepared
  if (owesNothing(facts)) return inNoStage(context, segment, 'nothing_owed')
  if (context.daysPastDue === null || context.daysPastDue <= 0)
    return inNoStage(context, segment, 'not_overdue')
  if (ladder === null) return inNoStage(context, segment, 'not_earned')
  let highestMet = -1
  for (const stage of ladder.stagesFromTop) {
    if (stage.entered(context) !== true) continue
    highestMet = stage.index
    break
  }
  const currentStage = prepared.current?.stage ?? null
  const current = currentStage === null ? -1 : indexOf(ladder, currentStage)
  const step = isFrozen(prepared, tMs)
    ? { stageIndex: current, why: 'frozen_by_hold' as const, lowerEarnedSinceMs: null }
    : current < 0
      ? enter(ladder, context, highestMet)
      : highestMet > current
        ? climb(ladder, context, current, highestMet)
        : highestMet === current
          ? { stageIndex: current, why: 'earned' as const, lowerEarnedSinceMs: null }
          : stepDown(ladder, context, current, highestMet)
  const { stageIndex, why, lowerEarnedSinceMs } = step
  return { context, segment, ladder, stageIndex, highestMet, why, lowerEarnedSinceMs }
}

/** Stages are few: a loop takes less than a look-up. */
function indexOf(ladder: CompiledLadder, stage: string): number {
  for (const one of ladder.stages) if (one.stage.id === stage) return one.index
  return -1
}

function inNoStage(context: StageContext, segment: CompiledSegment | null, why: StandingWhy): Standing {
  return {
    context,
    segment,
    ladder: segment?.ladder ?? null,
    stageIndex: -1,
    highestMet: -1,
    why,
    lowerEarnedSinceMs: null,
  }
}

type Step = Pick<Standing, 'stageIndex' | 'why' | 'lowerEarnedSinceMs'>

function lowestMetAbove(ladder: CompiledLadder, context: StageContext, index: number): number {
  for (const stage of ladder.stages) {
    if (stage.index > index && stage.entered(context) === true) return stage.index
  }
  return -1
}

/** An account in no stage of this ladder yet. */
function enter(ladder: CompiledLadder, context: StageContext, highestMet: number): Step {
  if (highestMet < 0) return { stageIndex: -1, why: 'not_earned', lowerEarnedSinceMs: null }
  const lowest = lowestMetAbove(ladder, context, -1)
  if (lowest === highestMet || ladder.ladder.onMissed === 'jump') {
    return { stageIndex: highestMet, why: 'earned', lowerEarnedSinceMs: null }
  }
  if (ladder.ladder.onMissed === 'hold') {
    // In no stage at all: standing in the lowest, it would climb from there as if nothing had been missed.
    return { stageIndex: -1, why: 'held_for_review', lowerEarnedSinceMs: null }
  }
  return { stageIndex: lowest, why: 'catching_up', lowerEarnedSinceMs: null }
}

function climb(ladder: CompiledLadder, context: StageContext, current: number, highestMet: number): Step {
  const next = lowestMetAbove(ladder, context, current)
  const isMissed = next !== highestMet
  switch (ladder.ladder.onMissed) {
    case 'jump':
      return { stageIndex: highestMet, why: 'earned', lowerEarnedSinceMs: null }
    case 'hold':
      return isMissed
        ? { stageIndex: current, why: 'held_for_review', lowerEarnedSinceMs: null }
        : { stageIndex: next, why: 'earned', lowerEarnedSinceMs: null }
    case 'catch-up': {
      // One stage a local day: a stage that is left on the day it was entered would have been skipped in silence.
      const sinceMs = context.prepared.current?.sinceMs ?? Number.NEGATIVE_INFINITY
      const { prepared, tMs } = context
      if (earliestLocalDay(prepared, sinceMs) >= earliestLocalDay(prepared, tMs)) {
        return { stageIndex: current, why: 'catching_up', lowerEarnedSinceMs: null }
      }
      return { stageIndex: next, why: isMissed ? 'catching_up' : 'earned', lowerEarnedSinceMs: null }
    }
  }
}

/** Down only after the lower stage has been earned long enough, so part payments do not make an account flap. */
function stepDown(ladder: CompiledLadder, context: StageContext, current: number, highestMet: number): Step {
  const { prepared, tMs } = context
  const sinceMs = lowerEarnedSince(prepared)
  const zone = prepared.dayZones[0] ?? 'UTC'
  const opensMs = startOfLocalDayMs(zone, localDay(zone, sinceMs) + ladder.ladder.stepDownAfterDays, sinceMs)
  if (ladder.ladder.stepDownAfterDays > 0 && tMs < opensMs) {
    return { stageIndex: current, why: 'kept_by_hysteresis', lowerEarnedSinceMs: sinceMs }
  }
  return { stageIndex: highestMet, why: highestMet < 0 ? 'not_earned' : 'earned', lowerEarnedSinceMs: null }
}

/** As recorded; else since the payment that moved the due date, which cannot lie before the stage was entered. */
function lowerEarnedSince(prepared: PreparedFacts): number {
  const { current } = prepared
  const { lastPaymentOn } = prepared.facts
  if (current === null) return Number.NEGATIVE_INFINITY
  if (current.lowerEarnedSinceMs !== undefined && current.lowerEarnedSinceMs !== null)
    return current.lowerEarnedSinceMs
  const day = lastPaymentOn === null ? Number.NaN : dayOfDate(lastPaymentOn)
  if (Number.isNaN(day)) return current.sinceMs
  return startOfLocalDayMs(prepared.dayZones[0] ?? 'UTC', day, current.sinceMs)
}

function isFrozen(prepared: PreparedFacts, tMs: number): boolean {
  for (const hold of prepared.facts.holds) {
    if (hold.freezesStage !== true) continue
    if (hold.account !== undefined && hold.account !== prepared.facts.account) continue
    if (tMs >= (hold.fromMs ?? Number.NEGATIVE_INFINITY) && tMs < (hold.untilMs ?? Number.POSITIVE_INFINITY))
      return true
  }
  return false
}

/**
 * Stages whose channels are open: the one the account stands in and, while it is catching up, those it has earned on
 * the way to the highest.
 */
export function isOpenStage(standing: Standing, index: number): boolean {
  if (index === standing.stageIndex) return true
  if (standing.why !== 'catching_up' || index < standing.stageIndex || index > standing.highestMet)
    return false
  return standing.ladder?.stages[index]?.entered(standing.context) === true
}

/** Channels of the open stages, for whichever party: one bit each, see `word-bits.ts`. */
export function openChannelBits(standing: Standing): number {
  let bits = 0
  for (const stage of standing.ladder?.stages ?? []) {
    if (isOpenStage(standing, stage.index)) bits |= stage.channelBits
  }
  return bits
}

/**
 * First instant after `tMs` at which time alone changes segment, stage, its reason or the stages that are open; null when
 * nothing does within the horizon, or up to `beforeMs` where only that matters. Conditions change only at known
 * instants, so those are tried in order.
 */
export function nextStandingChangeMs(
  strategy: CompiledStrategy,
  standing: Standing,
  beforeMs = Number.POSITIVE_INFINITY,
): number | null {
  const { memo } = standing.context.prepared
  if (memo.changeOf !== standing || (memo.changeMs === null && memo.changeBeforeMs < beforeMs)) {
    memo.changeMs = workOutNextChange(strategy, standing, beforeMs)
    memo.changeBeforeMs = beforeMs
    memo.changeOf = standing
  }
  return memo.changeMs
}

function workOutNextChange(strategy: CompiledStrategy, standing: Standing, beforeMs: number): number | null {
  const { prepared, tMs } = standing.context
  if (standing.why === 'nothing_owed' || Number.isNaN(prepared.dueDay)) return null
  const lastMs = Math.min(tMs + HORIZON_MS, beforeMs)
  const candidates = changeInstants(strategy, standing, lastMs)
  if (candidates.length > 1) candidates.sort((a, b) => a - b)
  let last = tMs
  for (const ms of candidates) {
    if (ms === last) continue
    last = ms
    const then = workOutStanding(prepared, strategy, ms)
    if (
      then.stageIndex !== standing.stageIndex ||
      then.segment !== standing.segment ||
      then.why !== standing.why ||
      !sameOpenStages(then, standing)
    ) {
      return ms
    }
  }
  return null
}

/** While an account catches up, stages open above the one it stands in. */
function sameOpenStages(a: Standing, b: Standing): boolean {
  if (a.why !== 'catching_up' || b.why !== 'catching_up') return true
  return (
    a.ladder?.stages.every((stage) => isOpenStage(a, stage.index) === isOpenStage(b, stage.index)) ?? true
  )
}

/** Instants after `tMs` and up to `lastMs` at which a condition may change. */
function changeInstants(strategy: CompiledStrategy, standing: Standing, lastMs: number): number[] {
  const { context } = standing
  const { prepared, tMs } = context
  const { facts } = prepared
  const found: number[] = []
  const add = (ms: number) => {
    if (ms > tMs && ms <= lastMs) found.push(ms)
  }
  const ladder = standing.ladder ?? strategy.ladders[0]
  if (ladder === undefined) return found
  const age = context.daysPastDue ?? 0
  // A day makes an account at most a day older.
  const oldest = age + (lastMs - tMs) / DAY_MS + 2
  for (const days of ladder.daysPastDue) {
    if (days > age && days <= oldest) add(daysPastDueReachedMs(prepared, days, tMs))
  }
  for (const hold of facts.holds) {
    if (hold.freezesStage !== true) continue
    if (hold.fromMs !== undefined) add(hold.fromMs)
    if (hold.untilMs !== undefined) add(hold.untilMs)
  }
  addAttemptChanges(ladder, standing, lastMs, add)
  for (const notice of ladder.noticeDays.length === 0 ? [] : (facts.notices ?? [])) {
    add(notice.atMs)
    const day = earliestLocalDay(prepared, notice.atMs)
    for (const days of ladder.noticeDays) add(startOfDayEverywhereMs(prepared, day + days, tMs))
  }
  for (const approval of ladder.asksApproval ? (facts.approvals ?? []) : []) {
    add(approval.atMs)
    if (approval.untilMs !== undefined) add(approval.untilMs)
  }
  if (prepared.current === null) return found
  const zone = prepared.dayZones[0] ?? 'UTC'
  const stepDownMs = lowerEarnedSince(prepared)
  const { stepDownAfterDays } = ladder.ladder
  add(startOfLocalDayMs(zone, localDay(zone, stepDownMs) + stepDownAfterDays, tMs))
  const sinceDay = earliestLocalDay(prepared, prepared.current.sinceMs)
  add(startOfDayEverywhereMs(prepared, sinceDay + 1, tMs))
  for (const days of ladder.daysInStage) add(startOfDayEverywhereMs(prepared, sinceDay + days, tMs))
  return found
}

/** When an attempt that is still to come is made, and when one is so old that a condition counts it no longer. */
function addAttemptChanges(
  ladder: CompiledLadder,
  { context: { prepared, tMs } }: Standing,
  lastMs: number,
  add: (ms: number) => void,
): void {
  for (const { atMs } of prepared.facts.attempts) {
    if (atMs > tMs) add(atMs)
    for (const days of ladder.withinDays) {
      const aboutMs = atMs + days * DAY_MS
      if (aboutMs < tMs - 2 * DAY_MS || aboutMs > lastMs + 2 * DAY_MS) continue
      for (const zone of prepared.dayZones) add(startOfLocalDayMs(zone, localDay(zone, atMs) + days, tMs))
    }
  }
}
