/**
 * Wall clocks for the oracle: the offset of a zone straight from Intl, dates as strings. Offsets are asked for once
 * in every quarter of an hour, at whose ends all changes of clocks lie.
 */
import type { Weekday } from '../../../src/policy/facts.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface Local {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** Seconds since the clock showed 00:00:00. */
  readonly seconds: number
  readonly weekday: Weekday
}

const QUARTER = 15 * MINUTE
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const formats = new Map<string, Intl.DateTimeFormat | null>()
const offsets = new Map<string, Map<number, number>>()
const dates = new Map<number, { readonly date: string; readonly weekday: Weekday }>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    } catch {
      format = null
    }
    formats.set(zone, format)
  }
  return format
}

export function isZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && formatOf(zone) !== null
}

function offsetAt(zone: string, ms: number): number {
  let known = offsets.get(zone)
  if (known === undefined) {
    known = new Map()
    offsets.set(zone, known)
  }
  const quarter = Math.floor(ms / QUARTER)
  let offset = known.get(quarter)
  if (offset === undefined) {
    const start = quarter * QUARTER
    const text = formatOf(zone)?.format(start) ?? ''
    offset = Date.parse(`${text.replace(' ', 'T')}Z`) - start
    known.set(quarter, offset)
  }
  return offset
}

/** What the clock on the wall and the calendar show. */
export function local(zone: string, ms: number): Local {
  const shown = ms + offsetAt(zone, ms)
  const day = Math.floor(shown / DAY)
  const { date, weekday } = dayNamed(day)
  return { date, weekday, seconds: Math.floor((shown - day * DAY) / SECOND) }
}

/** The date and weekday of a day, counted from 1970-01-01. */
function dayNamed(day: number): { readonly date: string; readonly weekday: Weekday } {
  let known = dates.get(day)
  if (known === undefined) {
    const noon = new Date(day * DAY + 12 * HOUR)
    known = { date: noon.toISOString().slice(0, 10), weekday: WEEKDAYS[noon.getUTCDay()] ?? 'sun' }
    dates.set(day, known)
  }
  return known
}

export function dateIn(zone: string, ms: number): string {
  return local(zone, ms).date
}

/** The same calendar arithmetic for all zones: a date and a number of days. */
export function plusDays(date: string, days: number): string {
  return dayNamed(numberOf(date) + days).date
}

export function weekdayOf(date: string): Weekday {
  return dayNamed(numberOf(date)).weekday
}

const numbers = new Map<string, number>()

function numberOf(date: string): number {
  let number = numbers.get(date)
  if (number === undefined) {
    number = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)
    numbers.set(date, number)
  }
  return number
}

export function daysFrom(earlier: string, later: string): number {
  return numberOf(later) - numberOf(earlier)
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && plusDays(text, 0) === text
}

const starts = new Map<string, number>()

/** The first instant at which the calendar of the zone shows this date or a later one. */
export function startOfDate(zone: string, date: string): number {
  const key = `${zone} ${date}`
  let start = starts.get(key)
  if (start === undefined) {
    start = Date.parse(`${date}T00:00:00Z`) - 26 * HOUR
    while (dateIn(zone, start) < date) start += QUARTER
    starts.set(key, start)
  }
  return start
}

/** Seconds of the day of `HH:MM` or `HH:MM:SS`, up to `24:00`; NaN when it is neither. */
export function clockSeconds(text: string): number {
  const parts = /^\d{1,2}:\d{2}(:\d{2})?$/.test(text) ? text.split(':').map(Number) : []
  const [h = Number.NaN, m = Number.NaN, s = 0] = parts
  const seconds = h * 3600 + m * 60 + s
  return m > 59 || s > 59 || seconds > 86_400 ? Number.NaN : seconds
}

export interface Span {
  readonly from: string
  readonly to: string
  readonly fromInclusive: boolean
  readonly toInclusive: boolean
  readonly days?: readonly Weekday[]
  readonly guardSeconds?: number
}

/**
 * Whether a clock shows a time in the span. One whose end lies before its start runs over midnight and belongs to
 * the day on which it starts.
 */
export function isIn(now: Local, span: Span): boolean {
  const [from, to] = [clockSeconds(span.from), clockSeconds(span.to)]
  if (Number.isNaN(from) || Number.isNaN(to)) return false
  const isOvernight = to < from
  const first = from + (span.fromInclusive ? 0 : 1)
  const end = to + (isOvernight ? 86_400 : 0) + (span.toInclusive ? 1 : 0) - (span.guardSeconds ?? 0)
  const startsOn = (weekday: Weekday) => span.days?.includes(weekday) ?? true
  if (startsOn(now.weekday) && now.seconds >= first && now.seconds < end) return true
  if (!isOvernight) return false
  const yesterday = WEEKDAYS[(WEEKDAYS.indexOf(now.weekday) + 6) % 7] ?? 'sun'
  const sinceYesterday = now.seconds + 86_400
  return startsOn(yesterday) && sinceYesterday >= first && sinceYesterday < end
}
