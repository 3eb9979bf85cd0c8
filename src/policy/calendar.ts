/**
 * Local time for the policy. The only importer of luxon: it asks for the offset of a zone at an instant, caches
 * the answer by transition, and does everything else in integer arithmetic, so no rule ever builds a date object.
 *
 * Units: instants are epoch milliseconds; a local day is an integer, days since 1970-01-01 of the local calendar.
 */
import { IANAZone } from 'luxon'
import type { LocalDate, Weekday } from './facts.ts'

export const SECOND_MS = 1000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Instants outside are not answered: no calendar reaches there, and JavaScript dates end at 8.64e15. */
export const INSTANT_MS_MAX = 8_000_000_000_000_000

/** A stretch of constant offset: every instant in `[fromMs, untilMs)` has local time `ms + offsetMs`. */
export interface OffsetSegment {
  readonly offsetMs: number
  readonly fromMs: number
  readonly untilMs: number
}

interface ZoneCache {
  readonly zone: IANAZone
  last: OffsetSegment
  readonly buckets: Map<number, readonly OffsetSegment[]>
}

/** Offsets are looked up bucket by bucket, one probe a day: no zone has ever gone there and back within a day. */
const BUCKET_MS = 128 * DAY_MS
const PROBE_MS = DAY_MS
/** Bounds the memory that odd instants and odd zone names can claim; real use needs a handful. */
const BUCKETS_MAX = 256
const ZONES_MAX = 2048

const NO_SEGMENT: OffsetSegment = { offsetMs: 0, fromMs: 0, untilMs: 0 }
const ALWAYS_UTC: OffsetSegment = { offsetMs: 0, fromMs: -Infinity, untilMs: Infinity }
const zoneCaches = new Map<string, ZoneCache | null>()

/** Asked for again and again in a row: the same text object is the same zone. */
let lastZone = ''
let lastCache: ZoneCache | null = null

function zoneCache(zone: string): ZoneCache | null {
  if (zone === lastZone) return lastCache
  lastCache = findZoneCache(zone)
  lastZone = zone
  return lastCache
}

function findZoneCache(zone: string): ZoneCache | null {
  const known = zoneCaches.get(zone)
  if (known !== undefined) return known
  if (zoneCaches.size >= ZONES_MAX) zoneCaches.clear()
  // Offsets such as "+08:00" pass Intl but are not zones: they know nothing of daylight saving.
  const valid = /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone)
  const cache = valid ? { zone: IANAZone.create(zone), last: NO_SEGMENT, buckets: new Map() } : null
  zoneCaches.set(zone, cache)
  return cache
}

function probe(zone: IANAZone, ms: number): number {
  const offsetMs = Math.round(zone.offset(ms) * 60_000)
  return Number.isFinite(offsetMs) ? offsetMs : 0
}

/** First ms in `(fromMs, toMs]` that has the offset of `toMs`, given that the two ends differ. */
function transitionBetween(zone: IANAZone, fromMs: number, toMs: number): number {
  const before = probe(zone, fromMs)
  let low = fromMs
  let high = toMs
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (probe(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}

function segmentsOfBucket(cache: ZoneCache, bucket: number): readonly OffsetSegment[] {
  const known = cache.buckets.get(bucket)
  if (known !== undefined) return known
  const startMs = bucket * BUCKET_MS
  const endMs = startMs + BUCKET_MS
  const segments: OffsetSegment[] = []
  let fromMs = startMs
  let offsetMs = probe(cache.zone, startMs)
  for (let atMs = startMs + PROBE_MS; atMs <= endMs; atMs += PROBE_MS) {
    const next = probe(cache.zone, atMs)
    if (next === offsetMs) continue
    const untilMs = transitionBetween(cache.zone, atMs - PROBE_MS, atMs)
    if (untilMs >= endMs) break
    segments.push({ offsetMs, fromMs, untilMs })
    fromMs = untilMs
    offsetMs = next
  }
  segments.push({ offsetMs, fromMs, untilMs: endMs })
  if (cache.buckets.size >= BUCKETS_MAX) cache.buckets.clear()
  cache.buckets.set(bucket, segments)
  return segments
}

/** Whether the name is an IANA zone this machine knows. */
export function isKnownZone(zone: string): boolean {
  return zoneCache(zone) !== null
}

/**
 * The stretch of constant offset around an instant. Its ends are transitions or the ends of what has been looked
 * up so far; either way the offset is constant inside. An unknown zone answers UTC: ask `isKnownZone` first.
 */
export function offsetSegment(zone: string, ms: number): OffsetSegment {
  const cache = zoneCache(zone)
  // Written so that an instant that is none (NaN) lands here too.
  if (cache === null || !(Math.abs(ms) <= INSTANT_MS_MAX)) return ALWAYS_UTC
  const last = cache.last
  if (ms >= last.fromMs && ms < last.untilMs) return last
  const segments = segmentsOfBucket(cache, Math.floor(ms / BUCKET_MS))
  let found = segments[0] ?? NO_SEGMENT
  for (const segment of segments) if (ms >= segment.fromMs) found = segment
  cache.last = found
  return found
}

/** Local day of an instant. */
export function localDay(zone: string, ms: number): number {
  return Math.floor((ms + offsetSegment(zone, ms).offsetMs) / DAY_MS)
}

/**
 * First instant not before `notBeforeMs` whose local day is `day` or later (a zone may skip a day altogether, as
 * Apia did on 2011-12-30). `notBeforeMs` matters where clocks go back over midnight and a day begins twice.
 */
export function startOfLocalDayMs(zone: string, day: number, notBeforeMs = -Infinity): number {
  const midnight = day * DAY_MS
  // Offsets lie between -14 h and +14 h on every calendar there is; 26 h leaves room.
  let ms = Math.max(notBeforeMs, midnight - 26 * HOUR_MS)
  for (let round = 0; round < 64; round++) {
    const segment = offsetSegment(zone, ms)
    const candidate = Math.max(ms, midnight - segment.offsetMs)
    if (candidate < segment.untilMs) return candidate
    ms = segment.untilMs
  }
  return ms
}

const ZERO = 48
const DASH = 45

/** Local day of a `YYYY-MM-DD` date; NaN when it is not one. */
export function dayOfDate(date: LocalDate): number {
  if (date.length !== 10 || date.charCodeAt(4) !== DASH || date.charCodeAt(7) !== DASH) return Number.NaN
  const century = twoDigits(date, 0)
  const yearOfCentury = twoDigits(date, 2)
  const month = twoDigits(date, 5)
  const day = twoDigits(date, 8)
  // Negative when one of the four is.
  if ((century | yearOfCentury | month | day) < 0) return Number.NaN
  const year = century * 100 + yearOfCentury
  if (month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month))) return Number.NaN
  return daysFromCivil(year, month, day)
}

/** Negative when one of the two is no digit. In whole numbers throughout, which are quicker than ones with NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01 of a Gregorian date (the usual era arithmetic, exact for every year). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

/** Year, month (1..12) and day of a local day. */
export function civilOfDay(day: number): {
  readonly year: number
  readonly month: number
  readonly day: number
} {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}

/** `YYYY-MM-DD` of a local day. */
export function dateOfDay(day: number): LocalDate {
  const civil = civilOfDay(day)
  const { year } = civil
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${pad(civil.month)}-${pad(civil.day)}`
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

function pad(value: number): string {
  return TWO_DIGITS[value] ?? String(value)
}

const WEEKDAY_OF_INDEX: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** 0 = Monday .. 6 = Sunday. */
export function weekdayIndexOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

export function weekdayOfDay(day: number): Weekday {
  return WEEKDAY_OF_INDEX[weekdayIndexOfDay(day)] ?? 'mon'
}

/** First local day of the week (Monday) or month that holds `day`; a day is its own. */
export function startOfPeriod(unit: 'day' | 'week' | 'month', day: number): number {
  if (unit === 'day') return day
  if (unit === 'week') return day - weekdayIndexOfDay(day)
  return day - civilOfDay(day).day + 1
}

/** First local day after the week or month that holds `day`. */
export function startOfNextPeriod(unit: 'day' | 'week' | 'month', day: number): number {
  if (unit === 'day') return day + 1
  if (unit === 'week') return day - weekdayIndexOfDay(day) + 7
  const civil = civilOfDay(day)
  return civil.month === 12
    ? daysFromCivil(civil.year + 1, 1, 1)
    : daysFromCivil(civil.year, civil.month + 1, 1)
}

/** `YYYY-MM-DD HH:MM:SS` in a zone, for people. */
export function localTimeText(zone: string, ms: number): string {
  const local = ms + offsetSegment(zone, ms).offsetMs
  const day = Math.floor(local / DAY_MS)
  const seconds = Math.floor((local - day * DAY_MS) / SECOND_MS)
  const minutes = Math.floor(seconds / 60)
  return `${dateOfDay(day)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}
