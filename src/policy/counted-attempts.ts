/** Which past attempts a limit counts, and when they stop counting. */
import { DAY_MS, HOUR_MS, localDay, startOfLocalDayMs, startOfNextPeriod, startOfPeriod } from './calendar.ts'
import { callConsents, isWithin, type Span } from './call-consent.ts'
import type { AttemptFacts, Channel } from './facts.ts'
import type { CallConsentTerms, CapWindow, Counted, CountKey } from './pack.ts'
import { recallSince } from './prepare-facts.ts'
import { actorLabel, concernsAddressee, type Question } from './question.ts'
import { CHANNEL_BITS, directionBit, OUTCOME_BITS, PURPOSE_BITS, PURPOSE_UNKNOWN } from './word-bits.ts'

/** What a limit counts. Bits of words are asked first: they leave few attempts to be looked at closely. */
export interface CountedTest {
  readonly channels: number
  readonly directions: number
  readonly outcomes: number
  readonly purposes: number
  /** What the words do not tell: whose attempt it was, on which account, where. */
  readonly counts: (question: Question, attempt: AttemptFacts) => boolean
}

/** Tests an attempt against what a limit counts. Outcomes still open or unknown count. */
export function countedTest(counted: Counted): CountedTest {
  const known = tests.get(counted)
  if (known !== undefined) return known
  const test = compileCounted(counted)
  tests.set(counted, test)
  return test
}

/** Limits that share the words of what they count share the test, and with it what was counted. */
const tests = new WeakMap<Counted, CountedTest>()

function compileCounted(counted: Counted): CountedTest {
  const { channels, directions = ['outbound'], outcomes, notOutcomes, purposes, notPurposes } = counted
  const keys = typeof counted.per === 'string' ? [counted.per] : counted.per
  const placed =
    counted.places !== undefined || counted.notPlaces !== undefined || counted.notLines !== undefined
  const parties = counted.parties === undefined ? null : new Set(counted.parties)
  return {
    channels: CHANNEL_BITS.mask(channels),
    directions: directions.reduce((mask, direction) => mask | directionBit(direction), 0),
    outcomes: OUTCOME_BITS.mask(outcomes, notOutcomes) | OUTCOME_BITS.mask(['reserved', 'unknown']),
    purposes: PURPOSE_BITS.mask(purposes, notPurposes) | PURPOSE_UNKNOWN,
    counts: (question, attempt) => {
      if (parties !== null && !parties.has(attempt.party)) return false
      if (counted.by === 'same-actor' && attempt.by !== actorLabel(question.ask)) return false
      for (const key of keys) if (!sharesKey(question, attempt, key)) return false
      if (placed && !isPlaced(question, attempt, counted)) return false
      return !(counted.skipMisdirected === true && isMisdirected(question, attempt))
    },
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

/** Instants of the attempts that count: all that are not before `sinceMs`, perhaps some earlier ones, in any order. */
export function countedInstants(
  question: Question,
  test: CountedTest,
  sinceMs: number,
  outside?: CallConsentTerms,
): readonly number[] {
  const instants = countedSince(question, test, sinceMs)
  if (outside === undefined || instants.length === 0) return instants
  return withoutConsented(question, test, sinceMs, callConsents(question, outside))
}

function countedSince(question: Question, test: CountedTest, fromMs: number): readonly number[] {
  const sinceMs = Number.isNaN(fromMs) ? Number.NEGATIVE_INFINITY : fromMs
  for (let known = question.counts; known !== null; known = known.before)
    if (known.test === test && sinceMs >= known.sinceMs) return known.instants
  const { recent, recentSinceMs } = recallSince(question.prepared, sinceMs, question.ask.atMs)
  let instants: number[] | null = null
  for (const one of recent) {
    if (!isCounted(question, test, one)) continue
    instants ??= []
    instants.push(one.atMs)
  }
  const found = instants ?? NO_INSTANTS
  question.counts = { test, sinceMs: recentSinceMs, instants: found, before: question.counts }
  return found
}

function isCounted(question: Question, test: CountedTest, one: AttemptFacts): boolean {
  return (
    (CHANNEL_BITS.bit(one.channel) & test.channels) !== 0 &&
    (directionBit(one.direction) & test.directions) !== 0 &&
    (test.outcomes === EVERY_OUTCOME || (OUTCOME_BITS.bit(one.outcome) & test.outcomes) !== 0) &&
    (test.purposes === EVERY_PURPOSE || (purposeBit(one.purpose) & test.purposes) !== 0) &&
    test.counts(question, one)
  )
}

const EVERY_OUTCOME = OUTCOME_BITS.mask()
const EVERY_PURPOSE = PURPOSE_BITS.mask() | PURPOSE_UNKNOWN

function purposeBit(purpose: AttemptFacts['purpose']): number {
  return purpose === undefined ? PURPOSE_UNKNOWN : PURPOSE_BITS.bit(purpose)
}

/** The same without the calls that the consents cover. */
function withoutConsented(
  question: Question,
  test: CountedTest,
  sinceMs: number,
  consents: readonly Span[],
): readonly number[] {
  return recallSince(question.prepared, sinceMs, question.ask.atMs)
    .recent.filter(
      (one) =>
        isCounted(question, test, one) && !(CALLS.has(one.channel) && isWithin(consents, one.atMs, one)),
    )
    .map((one) => one.atMs)
}

const CALLS: ReadonlySet<Channel> = new Set(['voice', 'ai-voice'])

/** A window of counting, told apart once. */
export interface CompiledWindow {
  readonly kind: 'hours' | 'days' | 'ever' | 'day' | 'week' | 'month'
  /** Of `hours` in milliseconds, of `days` in local days. */
  readonly span: number
  /** How long ago an attempt may lie and still share the window with an instant, generously. */
  readonly reachMs: number
}

export function compileWindow(window: CapWindow): CompiledWindow {
  if ('ever' in window) return { kind: 'ever', span: 0, reachMs: Number.POSITIVE_INFINITY }
  if ('rollingHours' in window) {
    const span = window.rollingHours * HOUR_MS
    return { kind: 'hours', span, reachMs: span }
  }
  if ('rollingDays' in window) {
    const { rollingDays } = window
    return { kind: 'days', span: rollingDays, reachMs: (rollingDays + 2) * DAY_MS }
  }
  return { kind: window.unit, span: 0, reachMs: { day: 3, week: 10, month: 34 }[window.unit] * DAY_MS }
}

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
  window: CompiledWindow,
  instants: readonly number[],
  tMs: number,
): WindowUse {
  const { kind, span, reachMs } = window
  let used = 0
  if (kind === 'hours') {
    let freesAtMs = Number.POSITIVE_INFINITY
    for (const atMs of instants) {
      if (atMs <= tMs - span || atMs >= tMs + span) continue
      used++
      freesAtMs = Math.min(freesAtMs, atMs + span)
    }
    return { used, freesAtMs }
  }
  if (kind === 'ever') return { used: instants.length, freesAtMs: Number.POSITIVE_INFINITY }
  const today = localDay(zone, tMs)
  const period = kind === 'days' ? today : startOfPeriod(kind, today)
  let oldest = Number.POSITIVE_INFINITY
  for (const atMs of instants) {
    // Surely in another window, before the calendar is asked.
    if (atMs < tMs - reachMs || atMs > tMs + reachMs) continue
    const day = localDay(zone, atMs)
    if (kind === 'days' ? Math.abs(day - today) >= span : startOfPeriod(kind, day) !== period) continue
    used++
    oldest = Math.min(oldest, day)
  }
  if (used === 0) return { used, freesAtMs: Number.POSITIVE_INFINITY }
  const opens = kind === 'days' ? oldest + span : startOfNextPeriod(kind, today)
  return { used, freesAtMs: startOfLocalDayMs(zone, opens, tMs) }
}

export function windowText(window: CapWindow): string {
  if ('ever' in window) return 'debt'
  if ('rollingHours' in window) return `${window.rollingHours} hours`
  if ('rollingDays' in window) return `${window.rollingDays} consecutive days`
  return `local ${window.unit}`
}
