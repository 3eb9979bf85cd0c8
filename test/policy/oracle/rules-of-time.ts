/** Rules about hours and days. */
import type { HolidayCalendar } from '../../../src/policy/holidays.ts'
import type { ClosedDaysRule, ContactHoursRule, RequestedHoursRule } from '../../../src/policy/pack.ts'
import { isAddressee, type Scene } from './case.ts'
import { isConsentedHour, isOnlyHour } from './consents.ts'
import type { Answer } from './counting.ts'
import { clockSeconds, isIn, local, type Span } from './local-time.ts'

export function contactHours(scene: Scene, rule: ContactHoursRule, ms: number): Answer {
  const zones = rule.zone === undefined ? scene.zones.map((one) => rule.clocks?.[one] ?? one) : [rule.zone]
  if (zones.length === 0) return 'missing'
  const windows = rule.windows.filter((one) => one.channels?.includes(scene.ask.channel) ?? true)
  const working = (scene.facts.workingHours ?? []).filter((one) => isAddressee(scene, one))
  // Hours of work that are known take the place of the windows, whatever these are.
  const spans: readonly Span[] =
    rule.knownWorkingHours === true && working.length > 0
      ? working.map((one) => ({ ...one, fromInclusive: true, toInclusive: false }))
      : windows
  const isOpen = zones.every(
    (zone) =>
      spans.some((span) => isIn(local(zone, ms), span)) ||
      isConsentedHour(scene, zone, ms, rule.openedByConsent),
  )
  return isOpen ? 'open' : 'closed'
}

export function requestedHours(scene: Scene, rule: RequestedHoursRule, ms: number): Answer {
  if (rule.honours === 'contact-hours-only') {
    const { isNamed, isOpen } = isOnlyHour(scene, ms)
    if (isNamed && scene.zones.length === 0) return 'missing'
    return isOpen ? 'open' : 'closed'
  }
  const spared = scene.facts.refusals.filter(
    (one) =>
      one.scope === 'time-slot' &&
      isAddressee(scene, one) &&
      (one.channel === undefined || one.channel === scene.ask.channel),
  )
  if (spared.length > 0 && scene.zones.length === 0) return 'missing'
  const isSpared = spared.some((one) => {
    if (ms < one.atMs || ms >= (one.liftedAtMs ?? Infinity)) return false
    const { from = '00:00', to = '24:00', days } = one
    const span: Span = {
      from,
      to,
      fromInclusive: true,
      toInclusive: false,
      ...(days === undefined ? {} : { days }),
    }
    const [first, end] = [clockSeconds(from), clockSeconds(to)]
    // A wish that cannot be read, or that names no time at all, closes the day.
    const isEmpty = first === end || first === end + 86_400
    const isReadable = !isEmpty && !Number.isNaN(first) && !Number.isNaN(end) && days?.length !== 0
    return !isReadable || scene.zones.some((zone) => isIn(local(zone, ms), span))
  })
  return isSpared ? 'closed' : 'open'
}

export function closedDays(scene: Scene, rule: ClosedDaysRule, ms: number): Answer {
  if (scene.zones.length === 0) return 'missing'
  const calendars = calendarsOf(scene, rule.calendar)
  const answers = scene.zones.map((zone): Answer => {
    const { date, weekday } = local(zone, ms)
    const year = date.slice(0, 4)
    const own = rule.holidays?.[year]
    const years = calendars.map((one) => one?.years[year])
    const isHoliday =
      (own?.includes(date) ?? false) ||
      years.some((one) => one?.holidays.includes(date)) ||
      (rule.fixedHolidays?.includes(date.slice(5)) ?? false)
    const isMadeUp = years.some((one) => one?.workdays?.includes(date))
    const isClosed = isHoliday || ((rule.weekdays?.includes(weekday) ?? false) && !isMadeUp)
    // Every calendar named must know the year, and without one the rule itself.
    const isKnown = years.length === 0 ? own !== undefined : !years.includes(undefined)
    const isUnknown = rule.movableHolidaysNeeded && !isKnown
    if ((!isClosed && !isUnknown) || isConsentedHour(scene, zone, ms, rule.openedByConsent)) return 'open'
    return isClosed ? 'closed' : 'missing'
  })
  return answers.includes('missing') ? 'missing' : answers.includes('closed') ? 'closed' : 'open'
}

/** The calendar of the rule, and that of the part of it where the borrower is; undefined: named but not there. */
function calendarsOf(scene: Scene, id: string | undefined): readonly (HolidayCalendar | undefined)[] {
  if (id === undefined) return []
  const { jurisdiction } = scene.facts
  const general = calendarOf(scene, id)
  if (jurisdiction === null || !jurisdiction.startsWith(`${id}-`)) return [general]
  const part = calendarOf(scene, jurisdiction)
  return part === undefined ? [general] : [general, part]
}

/** The calendar of a place, else of the place it is a part of. */
export function calendarOf(scene: Scene, id: string): HolidayCalendar | undefined {
  const known = scene.given.calendars
  const parts = id.split('-')
  const places = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return places.map((place) => known.find((one) => one.id === place)).find((one) => one !== undefined)
}
