/** Days that do not make an account older: those that begin within a hold that freezes the days past due. */
import { localDay, startOfLocalDayMs } from './calendar.ts'
import type { HoldFacts } from './facts.ts'

/** First and last local day, both frozen. */
type DayRange = readonly [first: number, last: number]

/** Disjoint ranges in order. A day is frozen when the hold is in force as it begins. */
function frozenRanges(holds: readonly HoldFacts[], zone: string): DayRange[] {
  const ranges: [number, number][] = []
  for (const { fromMs, untilMs } of holds) {
    const first = fromMs === undefined ? Number.NEGATIVE_INFINITY : firstDayFrom(zone, fromMs)
    const last = untilMs === undefined ? Number.POSITIVE_INFINITY : localDay(zone, untilMs - 1)
    if (first <= last) ranges.push([first, last])
  }
  ranges.sort((a, b) => a[0] - b[0])
  const disjoint: [number, number][] = []
  for (const range of ranges) {
    const end = disjoint.at(-1)
    if (end !== undefined && range[0] <= end[1] + 1) end[1] = Math.max(end[1], range[1])
    else disjoint.push(range)
  }
  return disjoint
}

/** The first local day that begins at the instant or later. */
function firstDayFrom(zone: string, ms: number): number {
  const today = localDay(zone, ms)
  const begins = (day: number) => startOfLocalDayMs(zone, day) === ms
  // A day that the calendar of a place left out begins, and is over, as the next one begins.
  return begins(today - 1) ? today - 1 : begins(today) ? today : today + 1
}

/** How many of the local days after `dueDay` up to `today` are frozen. */
export function frozenDays(holds: readonly HoldFacts[], zone: string, dueDay: number, today: number): number {
  let days = 0
  for (const [first, last] of frozenRanges(holds, zone)) {
    days += Math.max(0, Math.min(last, today) - Math.max(first, dueDay + 1) + 1)
  }
  return days
}

/** The local day on which the account is `age` days past due; Infinity when a hold without end keeps it younger. */
export function dayAtAge(holds: readonly HoldFacts[], zone: string, dueDay: number, age: number): number {
  let day = dueDay + age
  for (const [first, last] of frozenRanges(holds, zone)) {
    const from = Math.max(first, dueDay + 1)
    if (from > day) break
    day += Math.max(0, last - from + 1)
  }
  return day
}
