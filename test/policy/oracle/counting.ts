/** What limits count, and whether they are used up at an instant. */
import type { AttemptFacts } from '../../../src/policy/facts.ts'
import type {
  CapWindow,
  CoolDownRule,
  Counted,
  CountKey,
  FrequencyCapRule,
  MinimumGapRule,
} from '../../../src/policy/pack.ts'
import { accountsOf, isAddressee, isOpenOutcome, placeOf, type Scene } from './case.ts'
import { isCallConsented } from './consents.ts'
import { dateIn, daysFrom, HOUR, local, plusDays } from './local-time.ts'

export type Answer = 'open' | 'closed' | 'missing'

function isListed<T>(value: T, only: readonly T[] | undefined, not: readonly T[] | undefined): boolean {
  return (only === undefined || only.includes(value)) && !(not?.includes(value) ?? false)
}

export function isCounted(scene: Scene, counted: Counted, attempt: AttemptFacts): boolean {
  const { channel, direction, outcome, party, purpose, by, contactPoint } = attempt
  const place = placeOf(scene, attempt)
  const line = attempt.line ?? scene.facts.contactPoints.find((one) => one.id === contactPoint)?.line
  const keys: readonly CountKey[] = typeof counted.per === 'string' ? [counted.per] : counted.per
  return (
    counted.channels.includes(channel) &&
    (counted.directions ?? ['outbound']).includes(direction) &&
    isListed(party, counted.parties, undefined) &&
    (isOpenOutcome(attempt) || isListed(outcome, counted.outcomes, counted.notOutcomes)) &&
    // What is not known may have been of the kind counted.
    (purpose === undefined || isListed(purpose, counted.purposes, counted.notPurposes)) &&
    (place === undefined || isListed(place, counted.places, counted.notPlaces)) &&
    (line === undefined || isListed(line, undefined, counted.notLines)) &&
    isListed(attempt.party, counted.parties, undefined) &&
    (counted.by !== 'same-actor' || by === scene.actor) &&
    keys.every((key) => isSame(scene, key, attempt)) &&
    !(counted.skipMisdirected === true && isWrongNumber(scene, contactPoint))
  )
}

function isSame(scene: Scene, key: CountKey, attempt: AttemptFacts): boolean {
  const { ask, facts } = scene
  const accounts = accountsOf(attempt)
  switch (key) {
    case 'borrower':
      return true
    case 'party':
      return attempt.party === ask.party
    case 'person':
      return isAddressee(scene, attempt)
    case 'contact-point':
      return attempt.contactPoint === undefined || ask.contactPoint === undefined
        ? isAddressee(scene, attempt)
        : attempt.contactPoint === ask.contactPoint
    case 'account':
      return accounts.includes(facts.account)
    case 'debt':
      return [facts.account, ...(facts.oneDebtWith ?? [])].some((account) => accounts.includes(account))
  }
}

function isWrongNumber(scene: Scene, contactPoint: string | undefined): boolean {
  return (
    contactPoint !== undefined &&
    (scene.facts.notices ?? []).some(
      (notice) => notice.kind === 'wrong-number' && notice.contactPoint === contactPoint,
    )
  )
}

/** The Monday of a week, the first of a month, or the day itself. */
function periodOf(zone: string, unit: 'day' | 'week' | 'month', ms: number): string {
  const { date, weekday } = local(zone, ms)
  if (unit === 'month') return date.slice(0, 7)
  if (unit === 'day') return date
  return plusDays(date, -['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekday))
}

/** Whether an attempt would share the window with a contact now; one booked for later shares it as well. */
function sharesWindow(zone: string, window: CapWindow, atMs: number, ms: number): boolean {
  if ('ever' in window) return true
  if ('rollingHours' in window) return Math.abs(ms - atMs) < window.rollingHours * HOUR
  if ('rollingDays' in window)
    return Math.abs(daysFrom(dateIn(zone, atMs), dateIn(zone, ms))) < window.rollingDays
  return periodOf(zone, window.unit, atMs) === periodOf(zone, window.unit, ms)
}

const counts = new WeakMap<Scene, Map<object, readonly number[]>>()

/** Times of the attempts that count; they depend on the ask and the facts, not on the instant. */
function timesOf(scene: Scene, rule: object, work: () => readonly number[]): readonly number[] {
  let known = counts.get(scene)
  if (known === undefined) {
    known = new Map()
    counts.set(scene, known)
  }
  let times = known.get(rule)
  if (times === undefined) {
    times = work()
    known.set(rule, times)
  }
  return times
}

function countedBy(scene: Scene, rule: MinimumGapRule | CoolDownRule): readonly number[] {
  return timesOf(scene, rule, () =>
    scene.facts.attempts.filter((one) => isCounted(scene, rule.counted, one)).map((one) => one.atMs),
  )
}

function countedByCap(scene: Scene, rule: FrequencyCapRule): readonly number[] {
  return timesOf(scene, rule, () => {
    const { startsWith, exceptConsentedCalls: except } = rule
    const starts =
      startsWith === undefined
        ? [-Infinity]
        : scene.facts.attempts.filter((one) => isCounted(scene, startsWith, one)).map((one) => one.atMs)
    return scene.facts.attempts
      .filter((one) => isCounted(scene, rule.counted, one))
      .filter(({ channel, purpose, atMs }) => {
        if (except === undefined || (channel !== 'voice' && channel !== 'ai-voice')) return true
        return !isCallConsented(scene, atMs, except, { channel, purpose })
      })
      .map((one) => one.atMs)
      .filter((atMs) => starts.some((start) => start <= atMs))
  })
}

export function frequencyCap(scene: Scene, rule: FrequencyCapRule, ms: number): Answer {
  const times = countedByCap(scene, rule)
  if (times.length < rule.limit) return 'open'
  if (scene.zones.length === 0) return 'missing'
  const isUsedUp = scene.zones.some((zone) => {
    let used = 0
    for (const atMs of times) if (sharesWindow(zone, rule.window, atMs, ms)) used++
    return used >= rule.limit
  })
  return isUsedUp ? 'closed' : 'open'
}

export function minimumGap(scene: Scene, rule: MinimumGapRule, ms: number): Answer {
  const times = countedBy(scene, rule)
  return times.some((atMs) => Math.abs(ms - atMs) < rule.hours * HOUR) ? 'closed' : 'open'
}

export function coolDown(scene: Scene, rule: CoolDownRule, ms: number): Answer {
  const { rest } = rule
  const times = countedBy(scene, rule)
  if (times.length === 0) return 'open'
  if (scene.zones.length === 0) return 'missing'
  const isResting = times.some((atMs) => {
    if (atMs > ms) return false
    if ('hours' in rest) return ms < atMs + rest.hours * HOUR
    return scene.zones.some((zone) => daysFrom(dateIn(zone, atMs), dateIn(zone, ms)) < rest.days)
  })
  return isResting ? 'closed' : 'open'
}
