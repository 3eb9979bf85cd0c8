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
  const calendar = rule.calendar === undefined ? null : holidaysOf(calendars, rule.calendar)
  const ofCalendar = Object.values(calendar?.years ?? {})
  const days = new Set(
    [...Object.values(rule.holidays ?? {}), ...ofCalendar.map((year) => year.holidays)].flat().map(dayOfDate),
  )
  const madeUp = new Set(ofCalendar.flatMap((year) => year.workdays ?? []).map(dayOfDate))
  const years = new Set([...Object.keys(rule.holidays ?? {}), ...Object.keys(calendar?.years ?? {})])
  const isClosed = (day: number): boolean =>
    (weekdays.has(weekdayOfDay(day)) && !madeUp.has(day)) ||
    days.has(day) ||
    fixed.has(dateOfDay(day).slice(5))
  const isUnknown = (day: number): boolean =>
    rule.movableHolidaysNeeded && !years.has(String(civilOfDay(day).year).padStart(4, '0'))
  return (question, tMs) => {
    const { zones } = question.prepared
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone of the person contacted')
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
      return missing(`holidays ${year}`, `load the holidays of ${year} ${where}`)
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
