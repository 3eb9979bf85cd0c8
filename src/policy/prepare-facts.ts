/**
 * What many rules need from the facts, worked out once. Nothing here depends on the order of the lists in the facts.
 */
import { DAY_MS, dayOfDate, INSTANT_MS_MAX, isKnownZone, localDay, startOfLocalDayMs } from './calendar.ts'
import type { CompiledSegment } from './compile-strategy.ts'
import type { AttemptFacts, Facts, HoldFacts, Party, StageFacts } from './facts.ts'
import { dayAtAge, frozenDays } from './frozen-days.ts'
import { circumstancesOf } from './may-object.ts'
import type { Standing } from './stand-in-stage.ts'

export interface PreparedFacts {
  readonly facts: Facts
  /** Known zones, each once. Empty: no rule about local time can be answered. */
  readonly zones: readonly string[]
  /** Zones for days past due: the known ones, else UTC, so that an account is staged even before its zone is known. */
  readonly dayZones: readonly string[]
  readonly hasUnknownZone: boolean
  /** What is on record at all: see `may-object.ts`. */
  readonly circumstances: number
  /** Oldest unpaid due date as a local day; NaN when nothing is overdue or the date is unreadable. */
  readonly dueDay: number
  /** Last local day before the limitation period is over; NaN when there is none on record. */
  readonly limitationDay: number
  /** Holds during which the account does not grow older. Mostly none. */
  readonly freezing: readonly HoldFacts[]
  /** Where the account stood at the last assessment; apart from `facts`, so that a coming one can be supposed stored. */
  readonly current: StageFacts | null
  readonly memo: {
    /** The standing worked out last, and a few before it, since many rules ask for the same few instants. */
    standing: Standing | null
    earlier: Standing[]
    nextEarlier: number
    /** The segment, once known, where time cannot change it; undefined: not yet asked. */
    segment: CompiledSegment | null | undefined
    changeOf: Standing | null
    changeMs: number | null
    changeBeforeMs: number
    /** Attempts not before `recentSinceMs`, since most limits look back a few days only. */
    recent: readonly AttemptFacts[]
    recentSinceMs: number
    /** How many attempts are not before the last days, and the last weeks, that precede `talliedAtMs`. */
    talliedAtMs: number
    inDays: number
    inWeeks: number
  }
}

export function emptyMemo(): PreparedFacts['memo'] {
  return {
    standing: null,
    earlier: NO_STANDINGS,
    nextEarlier: 0,
    segment: undefined,
    changeOf: null,
    changeMs: null,
    changeBeforeMs: 0,
    recent: NO_ATTEMPTS,
    recentSinceMs: Number.POSITIVE_INFINITY,
    talliedAtMs: Number.POSITIVE_INFINITY,
    inDays: 0,
    inWeeks: 0,
  }
}

/** Never written to: who keeps one makes a list of its own. */
const NO_STANDINGS: Standing[] = []
const NO_ATTEMPTS: readonly AttemptFacts[] = []
/** As far as a limit of a week looks back, so that those of a day share its list. */
const RECENT_MS = 10 * DAY_MS
/** As far as a limit of a day looks back. */
const DAYS_MS = 3 * DAY_MS

/**
 * A bound above the number of attempts not before an instant, from their times alone: most limits are far from it, and
 * then nobody need look at what those attempts were.
 *
 * @param nowMs instant of the ask.
 */
export function attemptsAtMost(prepared: PreparedFacts, sinceMs: number, nowMs: number): number {
  const { memo, facts } = prepared
  if (!(nowMs >= memo.talliedAtMs)) tally(prepared, nowMs)
  if (sinceMs >= memo.talliedAtMs - DAYS_MS) return memo.inDays
  return sinceMs >= memo.talliedAtMs - RECENT_MS ? memo.inWeeks : facts.attempts.length
}

/** Those without a readable time are among them. */
function tally({ memo, facts }: PreparedFacts, nowMs: number): void {
  let inDays = 0
  let inWeeks = 0
  for (const { atMs } of facts.attempts) {
    if (atMs < nowMs - RECENT_MS) continue
    inWeeks++
    if (!(atMs < nowMs - DAYS_MS)) inDays++
  }
  memo.inDays = inDays
  memo.inWeeks = inWeeks
  memo.talliedAtMs = nowMs
}

/**
 * Fills `memo.recent` with the attempts not before an instant, and perhaps some that are older. Those without a readable
 * time are among them.
 *
 * @param nowMs instant of the ask: whatever is asked first, the last days before it are recalled.
 */
export function recallSince(prepared: PreparedFacts, sinceMs: number, nowMs: number): PreparedFacts['memo'] {
  const { memo, facts } = prepared
  if (sinceMs >= memo.recentSinceMs) return memo
  // An instant that is none (NaN) asks for all there are, as minus infinity does.
  const fromMs = Number.isFinite(sinceMs) ? Math.min(sinceMs, nowMs - RECENT_MS) : Number.NEGATIVE_INFINITY
  const recent: AttemptFacts[] = []
  for (const attempt of facts.attempts) if (!(attempt.atMs < fromMs)) recent.push(attempt)
  memo.recent = recent
  memo.recentSinceMs = fromMs
  return memo
}

const UTC: readonly string[] = ['UTC']
/** Most borrowers share one of few zone lists; the cache saves the checks for a portfolio. */
const zoneLists = new Map<string, ZoneList>()
const ZONE_LISTS_MAX = 1024

interface ZoneList {
  readonly zones: readonly string[]
  readonly hasUnknownZone: boolean
}

/** Most borrowers of a portfolio live in the same one. */
let lastName = ''
let lastList: ZoneList | null = null

function zonesOf(names: readonly string[]): ZoneList {
  const [name] = names
  if (name === undefined || names.length > 1)
    return zoneListOf(`\n${[...new Set(names)].sort().join('\n')}`, names)
  if (name !== lastName || lastList === null) {
    lastList = zoneListOf(name, names)
    lastName = name
  }
  return lastList
}

function zoneListOf(key: string, names: readonly string[]): ZoneList {
  const known = zoneLists.get(key)
  if (known !== undefined) return known
  const unique = [...new Set(names)].sort()
  const zones = unique.filter(isKnownZone)
  const answer = { zones, hasUnknownZone: zones.length < unique.length }
  if (zoneLists.size >= ZONE_LISTS_MAX) zoneLists.clear()
  zoneLists.set(key, answer)
  return answer
}

const NO_HOLDS: readonly HoldFacts[] = []

function freezingHolds(facts: Facts): readonly HoldFacts[] {
  return facts.holds.filter(
    (hold) =>
      hold.freezesDaysPastDue === true && (hold.account === undefined || hold.account === facts.account),
  )
}

export function prepareFacts(facts: Facts): PreparedFacts {
  const { zones, hasUnknownZone } = zonesOf(facts.timeZones)
  const due = facts.oldestUnpaidDueDate
  return {
    facts,
    zones,
    dayZones: zones.length === 0 ? UTC : zones,
    hasUnknownZone,
    circumstances: circumstancesOf(facts, zones.length > 0 && !hasUnknownZone),
    dueDay: due === null ? Number.NaN : dayOfDate(due),
    limitationDay: facts.limitationEndsOn === null ? Number.NaN : dayOfDate(facts.limitationEndsOn),
    freezing: facts.holds.length === 0 ? NO_HOLDS : freezingHolds(facts),
    current: facts.current,
    memo: emptyMemo(),
  }
}

/** The local day there is everywhere the borrower may be: the earliest of the possible ones. */
export function earliestLocalDay(prepared: PreparedFacts, tMs: number): number {
  let day = Number.POSITIVE_INFINITY
  for (const zone of prepared.dayZones) day = Math.min(day, localDay(zone, tMs))
  return day
}

/** The latest local day there is anywhere the borrower may be. */
export function latestLocalDay(prepared: PreparedFacts, tMs: number): number {
  let day = Number.NEGATIVE_INFINITY
  for (const zone of prepared.dayZones) day = Math.max(day, localDay(zone, tMs))
  return day
}

/** Days past due at an instant (smallest over the zones); null when nothing is overdue. Negative: due in the future. */
export function daysPastDueAt(prepared: PreparedFacts, tMs: number): number | null {
  if (Number.isNaN(prepared.dueDay)) return null
  if (prepared.freezing.length === 0) return earliestLocalDay(prepared, tMs) - prepared.dueDay
  let youngest = Number.POSITIVE_INFINITY
  for (const zone of prepared.dayZones) {
    const today = localDay(zone, tMs)
    const frozen = frozenDays(prepared.freezing, zone, prepared.dueDay, today)
    youngest = Math.min(youngest, today - prepared.dueDay - frozen)
  }
  return youngest
}

/** First instant not before `notBeforeMs` at which `day` has begun in every zone the borrower may be in. */
export function startOfDayEverywhereMs(prepared: PreparedFacts, day: number, notBeforeMs: number): number {
  let ms = notBeforeMs
  for (let round = 0; round < 8; round++) {
    const before = ms
    for (const zone of prepared.dayZones) ms = startOfLocalDayMs(zone, day, ms)
    if (ms === before || prepared.dayZones.length === 1) return ms
  }
  return ms
}

/** First instant not before `notBeforeMs` at which the account is at least `dpd` days past due. */
export function daysPastDueReachedMs(prepared: PreparedFacts, dpd: number, notBeforeMs: number): number {
  if (Number.isNaN(prepared.dueDay)) return Number.POSITIVE_INFINITY
  if (prepared.freezing.length === 0)
    return startOfDayEverywhereMs(prepared, prepared.dueDay + dpd, notBeforeMs)
  let ms = notBeforeMs
  for (let round = 0; round < 8; round++) {
    const before = ms
    for (const zone of prepared.dayZones) {
      const day = dayAtAge(prepared.freezing, zone, prepared.dueDay, dpd)
      if (day === Number.POSITIVE_INFINITY) return day
      ms = startOfLocalDayMs(zone, day, ms)
    }
    if (ms === before) break
  }
  return ms
}

/** Whether something is owed and overdue by the amounts alone (the due date is judged apart). */
export function owesNothing(facts: Facts): boolean {
  return (
    (facts.overdueMinor !== null && facts.overdueMinor <= 0) ||
    (facts.totalOutstandingMinor !== null && facts.totalOutstandingMinor <= 0)
  )
}

export function isDebtor(party: Party): boolean {
  return party === 'borrower' || party === 'co-borrower' || party === 'guarantor'
}

const TWO_WAY = new Set(['conversation', 'refused'])

/**
 * Whether the attempt is, or may have been, a two-way contact with the debtor. Anything inbound shows that he can be
 * reached; an outcome not yet known may turn out to be a talk, so nobody else is opened on the strength of it.
 */
export function isTwoWay(attempt: AttemptFacts): boolean {
  if (attempt.direction === 'inbound') return true
  return TWO_WAY.has(attempt.outcome) || attempt.outcome === 'reserved' || attempt.outcome === 'unknown'
}

/** Whole local days between two instants in the earliest zone, never negative. */
export function localDaysBetween(prepared: PreparedFacts, fromMs: number, toMs: number): number {
  return Math.max(0, earliestLocalDay(prepared, toMs) - earliestLocalDay(prepared, fromMs))
}

export const HORIZON_MS = 400 * DAY_MS

/** Whether an instant is one, and far enough from the ends of the calendar to be searched from. */
export function isAnswerable(tMs: number): boolean {
  return Math.abs(tMs) <= INSTANT_MS_MAX - 2 * HORIZON_MS
}
