import { civilOfDay, dateOfDay, dayOfDate, localDay, startOfLocalDayMs, weekdayOfDay } from '../calendar.ts'
import { type HolidayCalendar, holidaysOf } from '../holidays.ts'
import { consentedHours, firstConsentedMs } from '../hours-of-consent.ts'
import type { ClosedDaysRule } from '../pack.ts'
import { type AskRule, missing, NEVER } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

/**
 * No contact on the closed weekdays and holidays of every zone the person may be in. A year whose holidays are not
 * loaded is a missing fact: an empty calendar must never read as a year without holidays.
 */
export function closedDays(rule: ClosedDaysRule, calendars: readonly HolidayCalendar[]): AskRule {
  const weekdays = new Set(rule.weekdays ?? [])
  const fixed = new Set(rule.fixedHolidays ?? [])
  const own = daysOf(rule.holidays === undefined ? null : { years: withDays(rule.holidays) })
  const general = rule.calendar === undefined ? null : daysOf(holidaysOf(calendars, rule.calendar))
  const parts = new Map<string, DaysOfYears | null>()
  /** The calendar of a part of the rule's own (`CA-MB` for `CA`) closes days besides. */
  const partOf = (jurisdiction: string | null): DaysOfYears | null => {
    if (rule.calendar === undefined || !jurisdiction?.startsWith(`${rule.calendar}-`)) return null
    const known = parts.get(jurisdiction)
    if (known !== undefined) return known
    const found = holidaysOf(calendars, jurisdiction)
    const days = found === null || found.id === rule.calendar ? null : daysOf(found)
    parts.set(jurisdiction, days)
    return days
  }
  return (question, tMs) => {
    const { zones } = question.prepared
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone of the person contacted')
    const sources = [own, general, partOf(question.prepared.facts.jurisdiction)].filter((one) => one !== null)
    const isMadeUp = (day: number) => sources.some((one) => one.madeUp.has(day))
    const isClosed = (day: number): boolean =>
      (weekdays.has(weekdayOfDay(day)) && !isMadeUp(day)) ||
      sources.some((one) => one.holidays.has(day)) ||
      fixed.has(dateOfDay(day).slice(5))
    const isUnknown = (day: number): boolean => {
      if (!rule.movableHolidaysNeeded) return false
      const year = String(civilOfDay(day).year).padStart(4, '0')
      return (
        sources.length === 0 ||
        (rule.calendar !== undefined && general === null) ||
        sources.some((one) => one !== own && !one.years.has(year)) ||
        !sources.some((one) => one.years.has(year))
      )
    }
    const today = zones.map((zone) => localDay(zone, tMs))
    if (!today.some(isClosed) && !today.some(isUnknown)) return null
    const consents = consentedHours(question, 'contact-hours', rule.openedByConsent)
    const horizonMs = question.horizonMs
    let sawUnknown = false
    const clearsAtMs = firstInEveryZoneMs(zones, tMs, horizonMs, (zone, fromMs) => {
      const consented = firstConsentedMs(zone, consents, fromMs, horizonMs)
      for (let ms = fromMs; ms < horizonMs; ) {
        const day = localDay(zone, ms)
        if (isUnknown(day)) sawUnknown = true
        if (consented <= ms || (!isClosed(day) && !isUnknown(day))) return Math.min(ms, consented)
        ms = startOfLocalDayMs(zone, day + 1, ms)
      }
      return Math.min(NEVER, consented)
    })
    if (clearsAtMs === tMs) return null
    const unknownDay = today.find((day) => !isClosed(day) && isUnknown(day))
    if (unknownDay !== undefined || (clearsAtMs === NEVER && sawUnknown)) {
      const year = civilOfDay(unknownDay ?? today[0] ?? 0).year
      const where = rule.calendar === undefined ? `into the rule ${rule.id}` : `as calendar ${rule.calendar}`
      // A day that is known to be open, or an hour agreed to, ends the objection without the fact.
      return { ...missing(`holidays ${year}`, `load the holidays of ${year} ${where}`), clearsAtMs }
    }
    return {
      clearsAtMs,
      code: 'closed_day',
      detail: () => ({
        message: 'No contact on this day of the week or holiday.',
        observed: today.map((day) => `${dateOfDay(day)} ${weekdayOfDay(day)}`).join(', '),
      }),
    }
  }
}

interface DaysOfYears {
  readonly holidays: ReadonlySet<number>
  readonly madeUp: ReadonlySet<number>
  readonly years: ReadonlySet<string>
}

function daysOf(calendar: Pick<HolidayCalendar, 'years'> | null): DaysOfYears | null {
  if (calendar === null) return null
  const years = Object.values(calendar.years)
  return {
    holidays: new Set(years.flatMap((year) => year.holidays).map(dayOfDate)),
    madeUp: new Set(years.flatMap((year) => year.workdays ?? []).map(dayOfDate)),
    years: new Set(Object.keys(calendar.years)),
  }
}

function withDays(holidays: NonNullable<ClosedDaysRule['holidays']>): HolidayCalendar['years'] {
  return Object.fromEntries(Object.entries(holidays).map(([year, days]) => [year, { holidays: days }]))
}
