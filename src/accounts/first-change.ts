/**
 * From when on a plan may be another by the passing of time alone: the local day turns, a window opens or closes, a hold
 * ends, an attempt grows old. Rather too early than too late: an account that is looked at for nothing costs microseconds,
 * one that is not looked at shows a wrong action. Pure.
 */
import { DAY_MS, isKnownZone, offsetSegment } from '../policy/calendar.ts'
import type { Policy } from '../policy/compile.ts'
import type { Facts } from '../policy/facts.ts'
import { HORIZON_MS, owesNothing } from '../policy/prepare-facts.ts'
import type { Stage } from '../policy/strategy.ts'
import { clockMs } from '../policy/windows.ts'
import { type TimesOfRules, timesOfRules } from './times-of-rules.ts'

/** Where the plan put the account. */
export interface Planned {
  readonly ladder: string
  readonly stage: string | null
}

/** @returns the first instant after `nowMs`; null: never. */
export function firstChangeMs(facts: Facts, policy: Policy, planned: Planned, nowMs: number): number | null {
  const { strategy } = policy
  // Nothing to collect stays nothing to collect; only its segment may still change.
  if ((owesNothing(facts) || facts.oldestUnpaidDueDate === null) && strategy?.hasTimedSegments !== true) {
    return null
  }
  const times = timesOfRules(policy, facts.jurisdiction, planned.ladder, stageOf(policy, planned))
  const first = new Earliest(nowMs)
  addClocks(first, facts, times)
  addAttempts(first, facts, times)
  addRecords(first, facts)
  for (const ms of times.datedMs) first.add(ms)
  return first.ms
}

/** The earliest of what is added, of all that lies after an instant. */
class Earliest {
  ms = Number.POSITIVE_INFINITY
  readonly nowMs: number

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  add(ms: number | undefined): void {
    if (ms === undefined || !(ms > this.nowMs)) return
    // What lies beyond the horizon of a search comes into view then.
    const seenMs = ms > this.nowMs + HORIZON_MS ? ms - HORIZON_MS : ms
    if (seenMs < this.ms) this.ms = seenMs
  }
}

/** Stages by ladder and id: the strategy's own lists are walked once. */
const stages = new WeakMap<Policy, Map<string, Stage>>()

function stageOf(policy: Policy, { ladder, stage }: Planned): Stage | null {
  let known = stages.get(policy)
  if (known === undefined) {
    const all = (policy.strategy?.ladders ?? []).flatMap((one) =>
      one.stages.map((each) => [`${one.ladder.id}\n${each.stage.id}`, each.stage] as const),
    )
    known = new Map(all)
    stages.set(policy, known)
  }
  return known.get(`${ladder}\n${stage ?? ''}`) ?? null
}

function addClocks(first: Earliest, facts: Facts, times: TimesOfRules): void {
  const own = ownTimes(facts)
  const add = (zone: string) => {
    first.add(nextTimeOfDayMs(zone, times.clockMs, first.nowMs))
    if (own.length > 0) first.add(nextTimeOfDayMs(zone, own, first.nowMs))
  }
  let isAnyKnown = false
  for (const zone of facts.timeZones) {
    if (!isKnownZone(zone)) continue
    isAnyKnown = true
    add(zone)
    const kept = Object.hasOwn(times.clocks, zone) ? times.clocks[zone] : undefined
    if (kept !== undefined) add(kept)
  }
  // Days are counted in UTC then, see `prepare-facts.ts`.
  if (!isAnyKnown) add('UTC')
  for (const zone of times.zones) add(zone)
}

/** First of the times of day after an instant, or an earlier instant at which the clock is set. */
function nextTimeOfDayMs(zone: string, timesOfDay: readonly number[], nowMs: number): number {
  const { offsetMs, untilMs } = offsetSegment(zone, nowMs)
  const localMs = nowMs + offsetMs
  const timeMs = localMs - Math.floor(localMs / DAY_MS) * DAY_MS
  let nextMs = DAY_MS
  for (const ms of timesOfDay) if (ms > timeMs && ms < nextMs) nextMs = ms
  const atMs = nowMs + nextMs - timeMs
  return Math.min(atMs, untilMs)
}

const SECOND_MS = 1000
const NONE: readonly number[] = []

/** Times of day that people named: hours agreed to, hours to be spared, working hours; an end may count as inside. */
function ownTimes({ consents, refusals, workingHours = [] }: Facts): readonly number[] {
  if (consents.length === 0 && refusals.length === 0 && workingHours.length === 0) return NONE
  const found: number[] = []
  const add = (text: string | undefined) => {
    if (text === undefined) return
    const ms = clockMs(text)
    if (!Number.isNaN(ms)) found.push(ms, ms + SECOND_MS)
  }
  for (const one of [...consents, ...refusals, ...workingHours]) {
    if (!('from' in one)) continue
    add(one.from)
    add(one.to)
  }
  return found
}

function addAttempts(first: Earliest, { attempts }: Facts, { spansMs }: TimesOfRules): void {
  const longestMs = spansMs.at(-1) ?? 0
  for (const { atMs } of attempts) {
    if (atMs + longestMs <= first.nowMs - 1) continue
    first.add(atMs)
    // Just after it is another instant than it: a talk ends a consent.
    first.add(atMs + 1)
    for (const ms of spansMs) {
      first.add(atMs + ms)
      first.add(atMs - ms + 1)
    }
  }
}

function addRecords(first: Earliest, facts: Facts): void {
  for (const one of facts.holds) {
    first.add(one.fromMs)
    first.add(one.untilMs)
  }
  for (const one of facts.consents) {
    first.add(one.givenAtMs)
    first.add(one.withdrawnAtMs)
  }
  for (const one of facts.refusals) {
    first.add(one.atMs)
    first.add(one.liftedAtMs)
  }
  for (const one of facts.disputes) {
    first.add(one.atMs)
    first.add(one.answeredAtMs)
  }
  for (const one of facts.approvals ?? []) {
    first.add(one.atMs)
    first.add(one.untilMs)
  }
  for (const one of facts.notices ?? []) first.add(one.atMs)
  for (const one of facts.promises) first.add(one.atMs)
}
