/**
 * Sets of local times of day and the search for the first instant inside one.
 *
 * The search walks stretches of constant offset. Inside a stretch local time is a straight line, so a gap is a
 * stretch that starts later on the clock and an overlap one that starts earlier: neither needs a special case.
 */
import { DAY_MS, offsetSegment, SECOND_MS, weekdayIndexOfDay } from './calendar.ts'
import { WEEKDAYS, type Weekday } from './facts.ts'

/**
 * Open local times, one entry for each weekday (0 = Monday): a flat list of half-open pairs `from, until` in
 * milliseconds of the day, sorted and disjoint.
 */
export type WeekWindows = readonly (readonly number[])[]

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** Milliseconds of the day of `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day; NaN when it is neither. */
export function clockMs(text: string): number {
  const match = CLOCK.exec(text)
  if (match === null) return Number.NaN
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  const ms = ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS
  return minutes > 59 || seconds > 59 || ms > DAY_MS ? Number.NaN : ms
}

export interface ClockWindow {
  readonly from: string
  readonly to: string
  /** Time resolution is one second: an inclusive end keeps that whole second, an exclusive start drops it. */
  readonly fromInclusive: boolean
  readonly toInclusive: boolean
  readonly days?: readonly Weekday[]
  /** Seconds before the end in which no contact starts, so that it can finish in time. */
  readonly guardSeconds?: number
}

function merged(pairs: readonly (readonly [number, number])[]): number[] {
  const sorted = pairs.filter(([from, until]) => until > from).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const flat: number[] = []
  for (const [from, until] of sorted) {
    const end = flat.length - 1
    const lastUntil = flat[end]
    if (lastUntil !== undefined && from <= lastUntil) flat[end] = Math.max(lastUntil, until)
    else flat.push(from, until)
  }
  return flat
}

/**
 * The windows of a week. A window whose end lies before its start runs over midnight and belongs to the weekday it
 * starts on. An unreadable clock gives no window: what cannot be read opens nothing.
 */
export function weekWindows(windows: readonly ClockWindow[]): WeekWindows {
  const pairs: [number, number][][] = WEEKDAYS.map(() => [])
  for (const window of windows) {
    const from = clockMs(window.from) + (window.fromInclusive ? 0 : SECOND_MS)
    const until =
      clockMs(window.to) + (window.toInclusive ? SECOND_MS : 0) - (window.guardSeconds ?? 0) * SECOND_MS
    if (Number.isNaN(from) || Number.isNaN(until)) continue
    WEEKDAYS.forEach((weekday, index) => {
      if (window.days !== undefined && !window.days.includes(weekday)) return
      if (clockMs(window.to) >= clockMs(window.from)) pairs[index]?.push([from, Math.min(until, DAY_MS)])
      else {
        // A guard longer than what lies behind midnight begins before it.
        pairs[index]?.push([from, DAY_MS + Math.min(0, until)])
        pairs[(index + 1) % 7]?.push([0, until])
      }
    })
  }
  return pairs.map(merged)
}

/** The times of the week that lie in no window: what is left open when `windows` are closed. */
export function complementOf(windows: WeekWindows): WeekWindows {
  const known = complements.get(windows)
  if (known !== undefined) return known
  const complement = workOutComplement(windows)
  complements.set(windows, complement)
  return complement
}

/** Wishes are few and asked about often. */
const complements = new WeakMap<WeekWindows, WeekWindows>()

function workOutComplement(windows: WeekWindows): WeekWindows {
  return windows.map((flat) => {
    const open: [number, number][] = []
    let from = 0
    for (let i = 0; i < flat.length; i += 2) {
      open.push([from, flat[i] ?? DAY_MS])
      from = flat[i + 1] ?? DAY_MS
    }
    open.push([from, DAY_MS])
    return merged(open)
  })
}

/** Whether the local time of the instant lies in the windows. */
export function isInWindows(zone: string, windows: WeekWindows, tMs: number): boolean {
  const localMs = tMs + offsetSegment(zone, tMs).offsetMs
  const day = Math.floor(localMs / DAY_MS)
  const timeMs = localMs - day * DAY_MS
  const flat = windows[weekdayIndexOfDay(day)]
  if (flat === undefined) return false
  for (let i = 0; i < flat.length; i += 2) {
    if (timeMs >= (flat[i] ?? DAY_MS) && timeMs < (flat[i + 1] ?? 0)) return true
  }
  return false
}

/**
 * First instant not before `fromMs` and before `untilMs` whose local time lies in the windows; Infinity when there
 * is none.
 */
export function firstInWindowsMs(
  zone: string,
  windows: WeekWindows,
  fromMs: number,
  untilMs: number,
): number {
  let ms = fromMs
  while (ms < untilMs) {
    const segment = offsetSegment(zone, ms)
    const endMs = Math.min(segment.untilMs, untilMs)
    let day = Math.floor((ms + segment.offsetMs) / DAY_MS)
    let dayStartMs = day * DAY_MS - segment.offsetMs
    while (dayStartMs < endMs) {
      const flat = windows[weekdayIndexOfDay(day)]
      if (flat !== undefined) {
        for (let i = 0; i < flat.length; i += 2) {
          if (dayStartMs + (flat[i + 1] ?? 0) <= ms) continue
          const candidate = Math.max(ms, dayStartMs + (flat[i] ?? 0))
          if (candidate < endMs) return candidate
          break
        }
      }
      day++
      dayStartMs += DAY_MS
    }
    ms = segment.untilMs
  }
  return Number.POSITIVE_INFINITY
}

/** Open when any of the given weeks is open. */
export function unionOf(weeks: readonly WeekWindows[]): WeekWindows {
  const only = weeks[0]
  if (weeks.length === 1 && only !== undefined) return only
  return WEEKDAYS.map((_, index) => {
    const pairs: [number, number][] = []
    for (const week of weeks) {
      const flat = week[index] ?? []
      for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i] ?? 0, flat[i + 1] ?? 0])
    }
    return merged(pairs)
  })
}

/**
 * First instant not before `tMs` that every zone agrees on, where `firstIn` gives the first instant for one zone.
 * Infinity when there is none before `untilMs`.
 */
export function firstInEveryZoneMs(
  zones: readonly string[],
  tMs: number,
  untilMs: number,
  firstIn: (zone: string, tMs: number) => number,
): number {
  let ms = tMs
  for (;;) {
    let latest = ms
    for (const zone of zones) {
      latest = firstIn(zone, latest)
      if (latest >= untilMs) return Number.POSITIVE_INFINITY
    }
    if (!(latest > ms) || zones.length === 1) return latest
    ms = latest
  }
}
