/** Which past attempts a limit counts, and when they stop counting. */
import { DAY_MS, HOUR_MS, localDay, startOfLocalDayMs, startOfNextPeriod, startOfPeriod } from './calendar.ts'
import { callConsents, isWithin, NO_SPANS, type Span } from './call-consent.ts'
import type { AttemptFacts, Channel } from './facts.ts'
import type { CallConsentTerms, CapWindow, Counted, CountKey } from './pack.ts'
import { actorLabel, concernsAddressee, type Question } from './question.ts'

export type CountedTest = (question: Question, attempt: AttemptFacts) => boolean

/** Tests an attempt against what a limit counts. Outcomes still open or unknown count. */
export function countedTest(counted: Counted): CountedTest {
  const channels = new Set(counted.channels)
  const outcomes = counted.outcomes === undefined ? null : new Set(counted.outcomes)
  const notOutcomes = new Set(counted.notOutcomes ?? [])
  const directions = new Set(counted.directions ?? ['outbound'])
  const purposes = counted.purposes === undefined ? null : new Set(counted.purposes)
  const notPurposes = new Set(counted.notPurposes ?? [])
  const keys = typeof counted.per === 'string' ? [counted.per] : counted.per
  const parties = counted.parties === undefined ? null : new Set(counted.parties)
  const placed =
    counted.places !== undefined || counted.notPlaces !== undefined || counted.notLines !== undefined
  return (question, attempt) => {
    if (!channels.has(attempt.channel) || !directions.has(attempt.direction)) return false
    const open = attempt.outcome === 'reserved' || attempt.outcome === 'unknown'
    if (!open && ((outcomes !== null && !outcomes.has(attempt.outcome)) || notOutcomes.has(attempt.outcome)))
      return false
    if (attempt.purpose !== undefined) {
      if ((purposes !== null && !purposes.has(attempt.purpose)) || notPurposes.has(attempt.purpose))
        return false
    }
    if (parties !== null && !parties.has(attempt.party)) return false
    if (counted.by === 'same-actor' && attempt.by !== actorLabel(question.ask)) return false
    for (const key of keys) if (!sharesKey(question, attempt, key)) return false
    if (placed && !isPlaced(question, attempt, counted)) return false
    return !(counted.skipMisdirected === true && isMisdirected(question, attempt))
  }
}

function sharesKey(question: Question, attempt: AttemptFacts, key: CountKey): boolean {
  const { facts } = question.prepared
  switch (key) {
    case 'borrower':
      return true
    case 'party':
      return attempt.party === question.ask.party
    case 'person':
      return concernsAddressee(question, attempt)
    case 'account':
      return isAbout(attempt, facts.account)
    case 'debt':
      return (
        isAbout(attempt, facts.account) || (facts.oneDebtWith?.some((one) => isAbout(attempt, one)) ?? false)
      )
    case 'contact-point':
      // An attempt whose line is not known may have been this one: unknown is not zero.
      if (attempt.contactPoint === undefined || question.ask.contactPoint === undefined) {
        return concernsAddressee(question, attempt)
      }
      return attempt.contactPoint === question.ask.contactPoint
  }
}

/** Whether the attempt is counted to the account. */
export function isAbout(attempt: AttemptFacts, account: string): boolean {
  return attempt.account === account || (attempt.alsoAccounts?.includes(account) ?? false)
}

/** A place that is not known may be any of them, so it is in `places` and not ruled out by `notPlaces`. */
function isPlaced(question: Question, attempt: AttemptFacts, counted: Counted): boolean {
  const point = question.prepared.facts.contactPoints.find((one) => one.id === attempt.contactPoint)
  const line = attempt.line ?? point?.line
  if (line !== undefined && counted.notLines?.includes(line)) return false
  const place = attempt.place ?? point?.place
  if (place === undefined) return true
  return (counted.places?.includes(place) ?? true) && !(counted.notPlaces?.includes(place) ?? false)
}

/** Learned to be somebody else's number: whenever that was learned, the earlier calls were not to this person. */
function isMisdirected(question: Question, attempt: AttemptFacts): boolean {
  if (attempt.contactPoint === undefined) return false
  const { notices } = question.prepared.facts
  return (
    notices?.some((one) => one.kind === 'wrong-number' && one.contactPoint === attempt.contactPoint) ?? false
  )
}

const NO_INSTANTS: readonly number[] = []

/** Instants, not before `sinceMs`, of the attempts that count, in no particular order. */
export function countedInstants(
  question: Question,
  test: CountedTest,
  sinceMs: number,
  outside?: CallConsentTerms,
): readonly number[] {
  let instants: number[] | null = null
  let consents: readonly Span[] | null = null
  for (const attempt of question.prepared.facts.attempts) {
    // Written so that an instant that is none (NaN) is not left out.
    if (attempt.atMs < sinceMs || !test(question, attempt)) continue
    consents ??= outside === undefined ? NO_SPANS : callConsents(question, outside)
    if (consents.length > 0 && CALLS.has(attempt.channel) && isWithin(consents, attempt.atMs, attempt))
      continue
    instants ??= []
    instants.push(attempt.atMs)
  }
  return instants ?? NO_INSTANTS
}

/** How long ago an attempt may lie and still share a window with an instant, generously. */
export function windowReachMs(window: CapWindow): number {
  if ('ever' in window) return Number.POSITIVE_INFINITY
  if ('rollingHours' in window) return window.rollingHours * HOUR_MS
  if ('rollingDays' in window) return (window.rollingDays + 2) * DAY_MS
  return { day: 3, week: 10, month: 34 }[window.unit] * DAY_MS
}

const CALLS: ReadonlySet<Channel> = new Set(['voice', 'ai-voice'])

/** How many attempts share a window with `tMs` in a zone, and the first instant at which one of them no longer does. */
export interface WindowUse {
  readonly used: number
  readonly freesAtMs: number
}

/**
 * An attempt dated after `tMs` (a permit reserved for later) counts as well: both would lie in one window.
 */
export function windowUse(
  zone: string,
  window: CapWindow,
  instants: readonly number[],
  tMs: number,
): WindowUse {
  let used = 0
  if ('rollingHours' in window) {
    const spanMs = window.rollingHours * HOUR_MS
    let freesAtMs = Number.POSITIVE_INFINITY
    for (const atMs of instants) {
      if (atMs <= tMs - spanMs || atMs >= tMs + spanMs) continue
      used++
      freesAtMs = Math.min(freesAtMs, atMs + spanMs)
    }
    return { used, freesAtMs }
  }
  if ('ever' in window) return { used: instants.length, freesAtMs: Number.POSITIVE_INFINITY }
  const today = localDay(zone, tMs)
  if ('rollingDays' in window) {
    let oldest = Number.POSITIVE_INFINITY
    for (const atMs of instants) {
      const day = localDay(zone, atMs)
      if (Math.abs(day - today) >= window.rollingDays) continue
      used++
      oldest = Math.min(oldest, day)
    }
    if (used === 0) return { used, freesAtMs: Number.POSITIVE_INFINITY }
    return { used, freesAtMs: startOfLocalDayMs(zone, oldest + window.rollingDays, tMs) }
  }
  const period = startOfPeriod(window.unit, today)
  for (const atMs of instants) if (startOfPeriod(window.unit, localDay(zone, atMs)) === period) used++
  if (used === 0) return { used, freesAtMs: Number.POSITIVE_INFINITY }
  return { used, freesAtMs: startOfLocalDayMs(zone, startOfNextPeriod(window.unit, today), tMs) }
}

export function windowText(window: CapWindow): string {
  if ('ever' in window) return 'debt'
  if ('rollingHours' in window) return `${window.rollingHours} hours`
  if ('rollingDays' in window) return `${window.rollingDays} consecutive days`
  return `local ${window.unit}`
}
