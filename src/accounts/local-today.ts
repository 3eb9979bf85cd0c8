/** Which day it is for a borrower. */
import { dateOfDay, dayOfDate, isKnownZone, localDay } from '../policy/calendar.ts'
import type { LocalDate } from '../policy/facts.ts'

/** The earliest local date among the zones the borrower may be in; UTC when none is known. */
export function localToday(timeZones: readonly string[], nowMs: number): LocalDate {
  const known = timeZones.filter(isKnownZone)
  const zones = known.length === 0 ? ['UTC'] : known
  return dateOfDay(Math.min(...zones.map((zone) => localDay(zone, nowMs))))
}

/** Local days since the oldest unpaid due date; `null`: nothing is due. */
export function daysPastDue(
  oldestUnpaidDueDate: LocalDate | null,
  timeZones: readonly string[],
  nowMs: number,
): number | null {
  if (oldestUnpaidDueDate === null) return null
  return daysBetween(oldestUnpaidDueDate, localToday(timeZones, nowMs))
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOfDate(to) - dayOfDate(from)
}
