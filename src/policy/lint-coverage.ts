/**
 * Which accounts a strategy leaves out or takes twice: segments that others hide, days past due without a stage, stages
 * that nobody can stand in. A finding is given only where it is proved.
 */
import {
  both,
  COLLECTED,
  daysPastDueIn,
  daysText,
  either,
  onDay,
  type Regions,
  uncoveredIn,
  whereNotTrue,
  whereTrue,
} from './condition-space.ts'
import type { LintFinding } from './lint-strategy.ts'
import type { Ladder, Segment, Strategy } from './strategy.ts'

/** What the segments before this one leave of it. */
export function lintSegmentCoverage(segments: readonly Segment[], index: number): readonly LintFinding[] {
  const segment = segments[index]
  if (segment === undefined) return []
  const pointer = `/segments/${index}`
  const earlier = segments.slice(0, index)
  const own = whereTrue(segment.when)
  const rest = both(own, ...earlier.map((one) => whereNotTrue(one.when)))
  const found: LintFinding[] = []
  // The last one must match everything, also where the others together do.
  const isCatchAll = index === segments.length - 1 && whereNotTrue(segment.when)?.length === 0
  const isShadowed = own?.length === 0 || isCatchAll ? hides(earlier) : index > 0 && rest?.length === 0
  if (isShadowed) {
    const one = earlier.find((other) => both(own, whereNotTrue(other.when))?.length === 0)
    const by = one === undefined ? 'the segments before it together match' : `${one.id} before it matches`
    const message = `never reached: ${by} everything it does`
    found.push({ severity: 'warning', code: 'shadowed_segment', pointer, message })
  } else {
    found.push(...lintOverlap(earlier, segment, own, pointer))
  }
  if (index === segments.length - 1) found.push(...lintUncoveredDays(segments, pointer))
  return found
}

/** Whether an earlier segment leaves nothing at all. */
function hides(earlier: readonly Segment[]): boolean {
  return earlier.some((one) => whereNotTrue(one.when)?.length === 0)
}

/** Ranges of days that overlap in part: neither is the exception to the other, so one of the ends is a slip. */
function lintOverlap(
  earlier: readonly Segment[],
  segment: Segment,
  own: Regions | null,
  pointer: string,
): readonly LintFinding[] {
  return earlier.flatMap((one): readonly LintFinding[] => {
    const other = whereTrue(one.when)
    const shared = both(own, other)
    if (own === null || other === null || shared === null || shared.length === 0) return []
    if (![...own, ...other].every((region) => region.has('daysPastDue'))) return []
    const [days, otherDays] = [daysPastDueIn(own), daysPastDueIn(other)]
    if (uncoveredIn(days, otherDays).length === 0 || uncoveredIn(otherDays, days).length === 0) return []
    const where = daysPastDueIn(shared).map(daysText).join(', ')
    const message = `${segment.id} and ${one.id} both take ${where} past due, and ${one.id} is asked first`
    return [{ severity: 'warning', code: 'overlapping_segments', pointer: `${pointer}/when`, message }]
  })
}

/** Days past due that no segment takes, whatever else is known of the account. */
function lintUncoveredDays(segments: readonly Segment[], pointer: string): readonly LintFinding[] {
  const taken = both(COLLECTED, either(...segments.map((one) => whereTrue(one.when))))
  if (taken === null) return []
  return uncoveredIn(daysPastDueIn(COLLECTED), daysPastDueIn(taken)).map((span) => ({
    severity: 'error',
    code: 'segment_gap',
    pointer: `${pointer}/when`,
    message: `no segment takes accounts at ${daysText(span)} past due`,
  }))
}

/** The accounts that climb a ladder; null: too many cases to look at. */
export function reachOf(strategy: Strategy, ladder: string): Regions | null {
  const { segments } = strategy
  const parts = segments.flatMap((segment, index) => {
    if (segment.ladder !== ladder) return []
    const before = segments.slice(0, index).map((one) => whereNotTrue(one.when))
    return [both(COLLECTED, whereTrue(segment.when), ...before)]
  })
  return either(...parts)
}

/** @param reach the accounts that climb it. */
export function lintLadderCoverage(ladder: Ladder, pointer: string, reach: Regions): readonly LintFinding[] {
  if (reach.length === 0) return []
  const entered = ladder.stages.map((stage) => both(reach, whereTrue(stage.enterWhen)))
  const left = ladder.stages.map((stage) => whereNotTrue(stage.enterWhen))
  return [
    ...lintReachable(ladder, pointer, entered, left),
    ...lintDaysBetween(ladder, pointer, reach, entered),
    ...lintLeftBehind(ladder, pointer, reach, entered, left),
  ]
}

type PerStage = readonly (Regions | null)[]

function lintReachable(
  ladder: Ladder,
  pointer: string,
  entered: PerStage,
  left: PerStage,
): readonly LintFinding[] {
  return ladder.stages.flatMap((stage, index): readonly LintFinding[] => {
    const at = `${pointer}/stages/${index}`
    // A condition that contradicts itself is told apart.
    if (whereTrue(stage.enterWhen)?.length === 0) return []
    if (entered[index]?.length === 0) {
      const message = `no account that climbs the ladder ${ladder.id} can enter ${stage.id}`
      return [{ severity: 'error', code: 'unreachable_stage', pointer: `${at}/enterWhen`, message }]
    }
    if (index === ladder.stages.length - 1) return []
    if (both(entered[index] ?? null, ...left.slice(index + 1))?.length !== 0) return []
    const later = ladder.stages.slice(index + 1).map((one) => one.id)
    if (ladder.onMissed === 'catch-up') {
      const message = `${later.join(' or ')} is met whenever ${stage.id} is, so ${stage.id} is only passed through`
      return [{ severity: 'warning', code: 'no_pressure_between', pointer: `${at}/enterWhen`, message }]
    }
    const message = `no account ever stands in ${stage.id}: ${later.join(' or ')} is met whenever it is`
    return [{ severity: 'error', code: 'unreachable_stage', pointer: `${at}/enterWhen`, message }]
  })
}

/** Days past due on which no stage can be entered, whatever else is known of the account. */
function lintDaysBetween(
  ladder: Ladder,
  pointer: string,
  reach: Regions,
  entered: PerStage,
): readonly LintFinding[] {
  const all = either(...entered)
  if (all === null || all.length === 0) return []
  const days = daysPastDueIn(all)
  const [first, last] = [days[0]?.[0] ?? 1, days.at(-1)?.[1] ?? 1]
  return uncoveredIn(daysPastDueIn(reach), days).map((span) => {
    const isBetween = span[0] > first && span[1] < last
    const message = `the ladder ${ladder.id} has no stage for ${daysText(span)} past due`
    // Days of grace before the first stage, or an end after the last, may be meant; a hole between two is not.
    return {
      severity: isBetween ? 'error' : 'warning',
      code: 'days_past_due_gap',
      pointer: `${pointer}/stages`,
      message,
    }
  })
}

/** A stage that ends by days past due, where the day after may find the account in no stage at all. */
function lintLeftBehind(
  ladder: Ladder,
  pointer: string,
  reach: Regions,
  entered: PerStage,
  left: PerStage,
): readonly LintFinding[] {
  const staged = either(...entered)
  if (staged === null) return []
  const stagedDays = daysPastDueIn(staged)
  return ladder.stages.flatMap((stage, index): readonly LintFinding[] => {
    const ends = daysPastDueIn(entered[index] ?? []).map(([, to]) => to)
    return ends.flatMap((end): readonly LintFinding[] => {
      const next = end + 1
      // A day without any stage is told apart.
      if (!Number.isFinite(end) || !stagedDays.some(([from, to]) => from <= next && next <= to)) return []
      const before = onDay(entered[index] ?? [], end).map(withoutDays)
      const behind = both(onDay(reach, next), before, ...left)
      if (behind === null || behind.length === 0) return []
      const message = `an account may leave ${stage.id} on day ${next} past due and meet no stage of ${ladder.id}`
      return [
        {
          severity: 'warning',
          code: 'stage_left_behind',
          pointer: `${pointer}/stages/${index}/enterWhen`,
          message,
        },
      ]
    })
  })
}

function withoutDays(region: Regions[number]): Regions[number] {
  return new Map([...region].filter(([fact]) => fact !== 'daysPastDue'))
}
