/** Which stage an account stands in at an instant, straight from the document of the strategy. */
import type { Condition, Ladder, NumericFact, Segment, Stage, Test } from '../../../src/policy/strategy.ts'
import { earliestDate, isDebtor, isOpenOutcome, isThisAccount, type Scene } from './case.ts'
import { dateIn, daysFrom, isDate, plusDays, startOfDate } from './local-time.ts'
import { daysPastDue } from './scope.ts'

export interface Standing {
  readonly segment: Segment | undefined
  readonly ladder: Ladder | undefined
  readonly stage: Stage | undefined
  readonly why: string
  readonly lowerEarnedSinceMs: number | null
  /** Stages whose ways of contact are open: the one stood in, and while catching up those earned above it. */
  readonly open: readonly Stage[]
}

/** True, false or not known, which no `not` turns into a yes. */
type Truth = boolean | 'unknown'

/** Calendars of the plan run in the first zone by name. */
const planZone = (scene: Scene) => scene.dayZones[0] ?? 'UTC'

function holds(scene: Scene, condition: Condition, ms: number): Truth {
  if ('all' in condition) {
    const truths = condition.all.map((one) => holds(scene, one, ms))
    return truths.includes(false) ? false : truths.includes('unknown') ? 'unknown' : true
  }
  if ('any' in condition) {
    const truths = condition.any.map((one) => holds(scene, one, ms))
    return truths.includes(true) ? true : truths.includes('unknown') ? 'unknown' : false
  }
  if ('not' in condition) {
    const truth = holds(scene, condition.not, ms)
    return truth === 'unknown' ? truth : !truth
  }
  return passes(scene, condition, ms)
}

function passes(scene: Scene, test: Test, ms: number): Truth {
  const { facts } = scene
  switch (test.fact) {
    case 'product':
    case 'borrowerKind':
    case 'currency': {
      const value = facts[test.fact]
      return value === null ? 'unknown' : test.in.includes(value)
    }
    case 'securedOrGuaranteed':
      return facts.securedOrGuaranteed === null ? 'unknown' : facts.securedOrGuaranteed === test.is
    case 'attempts': {
      const made = facts.attempts.filter(
        (one) =>
          one.atMs <= ms &&
          one.direction === 'outbound' &&
          isDebtor(one.party) &&
          (test.channels?.includes(one.channel) ?? true) &&
          // A stage is earned by evidence: an open outcome is none, unless it is asked for by name.
          (test.outcomes?.includes(one.outcome) ?? !isOpenOutcome(one)) &&
          (test.withinDays === undefined ||
            daysFrom(dateIn(planZone(scene), one.atMs), dateIn(planZone(scene), ms)) < test.withinDays),
      )
      return made.length >= test.gte
    }
    case 'notice': {
      const days = (facts.notices ?? [])
        .filter((one) => test.kinds.includes(one.kind) && one.undeliverable !== true && one.atMs <= ms)
        .filter((one) => isThisAccount(scene, one))
        .map((one) => daysFrom(earliestDate(scene, one.atMs), earliestDate(scene, ms)))
      return days.some((age) => Math.max(0, age) >= (test.minDaysAgo ?? 0))
    }
    case 'approval':
      return (facts.approvals ?? []).some(
        (one) =>
          test.kinds.includes(one.kind) &&
          isThisAccount(scene, one) &&
          one.atMs <= ms &&
          ms < (one.untilMs ?? Infinity),
      )
    default: {
      if (test.currency !== undefined && facts.currency !== test.currency) return false
      const value = numberOf(scene, test.fact, ms)
      if (value === null) return 'unknown'
      return value >= (test.gte ?? -Infinity) && value <= (test.lte ?? Infinity)
    }
  }
}

function numberOf(scene: Scene, fact: NumericFact, ms: number): number | null {
  const { facts } = scene
  switch (fact) {
    case 'daysPastDue':
      return daysPastDue(scene, ms)
    case 'daysInStage':
      // In no stage there are no days in one.
      if (facts.current === null || facts.current.stage === null) return 0
      return Math.max(0, daysFrom(earliestDate(scene, facts.current.sinceMs), earliestDate(scene, ms)))
    case 'brokenPromises':
      return facts.promises.filter((one) => one.status === 'broken' && isThisAccount(scene, one)).length
    default:
      return facts[fact]
  }
}

export function standingAt(scene: Scene, ms: number): Standing | null {
  const { strategy } = scene.given
  if (strategy === null) return null
  const segment = strategy.segments.find((one) => holds(scene, one.when, ms) === true)
  const ladder = strategy.ladders.find((one) => one.id === segment?.ladder)
  const stand = (stage: Stage | undefined, why: string, since: number | null = null): Standing => ({
    segment,
    ladder,
    stage,
    why,
    lowerEarnedSinceMs: since,
    open: stage === undefined ? [] : [stage],
  })
  const { overdueMinor, totalOutstandingMinor: owed } = scene.facts
  if ((overdueMinor !== null && overdueMinor <= 0) || (owed !== null && owed <= 0))
    return stand(undefined, 'nothing_owed')
  if ((daysPastDue(scene, ms) ?? 0) <= 0) return stand(undefined, 'not_overdue')
  if (ladder === undefined) return stand(undefined, 'not_earned')
  const { stages } = ladder
  const current = stages.find((one) => one.id === scene.facts.current?.stage)
  if (isFrozen(scene, ms)) return stand(current, 'frozen_by_hold')
  const earned = stages.filter((one) => holds(scene, one.enterWhen, ms) === true)
  const highest = earned.at(-1)
  const place = current === undefined ? -1 : stages.indexOf(current)
  const above = earned.filter((one) => stages.indexOf(one) > place)
  const [next] = above
  if (next === undefined) {
    if (highest === current) return stand(current, current === undefined ? 'not_earned' : 'earned')
    return steppingDown(scene, ladder, highest, current, ms, stand)
  }
  if (ladder.onMissed === 'jump') return stand(highest, 'earned')
  const isMissed = next !== highest
  if (ladder.onMissed === 'hold') return isMissed ? stand(current, 'held_for_review') : stand(next, 'earned')
  // Catching up: one stage a local day. What was earned on the way is open besides.
  const catching = (stage: Stage | undefined): Standing => ({
    ...stand(stage, 'catching_up'),
    open: stages.filter(
      (one) =>
        one === stage ||
        (earned.includes(one) && (stage === undefined || stages.indexOf(one) > stages.indexOf(stage))),
    ),
  })
  const since = scene.facts.current?.sinceMs
  const enteredToday =
    current !== undefined && since !== undefined && earliestDate(scene, since) >= earliestDate(scene, ms)
  if (enteredToday) return catching(current)
  return isMissed ? catching(next) : stand(next, 'earned')
}

/** Down only after the days of patience, counted from when the lower stage was first all that was earned. */
function steppingDown(
  scene: Scene,
  ladder: Ladder,
  lower: Stage | undefined,
  current: Stage | undefined,
  ms: number,
  stand: (stage: Stage | undefined, why: string, since?: number | null) => Standing,
): Standing {
  const { current: stored, lastPaymentOn } = scene.facts
  const zone = planZone(scene)
  let since = stored?.lowerEarnedSinceMs ?? null
  if (since === null) {
    const entered = stored?.sinceMs ?? -Infinity
    const paid =
      lastPaymentOn !== null && isDate(lastPaymentOn) ? startOfDate(zone, lastPaymentOn) : -Infinity
    since = Math.max(entered, paid)
  }
  const patience = ladder.stepDownAfterDays
  if (patience > 0 && dateIn(zone, ms) < plusDays(dateIn(zone, since), patience))
    return stand(current, 'kept_by_hysteresis', since)
  return stand(lower, lower === undefined ? 'not_earned' : 'earned')
}

function isFrozen(scene: Scene, ms: number): boolean {
  return scene.facts.holds.some(
    (one) =>
      one.freezesStage === true &&
      isThisAccount(scene, one) &&
      ms >= (one.fromMs ?? -Infinity) &&
      ms < (one.untilMs ?? Infinity),
  )
}
