/** Parameters of a rule that would make it say nothing, or never stop. */
import { dayOfDate, isKnownZone } from './calendar.ts'
import { type HolidayCalendar, holidaysOf } from './holidays.ts'
import type { ClosedDaysRule, ContactHoursRule, Counted, Rule } from './pack.ts'
import { clockMs, weekWindows } from './windows.ts'

/** @param calendars where calendars that the rule names must be; absent: names are not looked up. */
export function lintRuleParameters(rule: Rule, calendars?: readonly HolidayCalendar[]): string[] {
  switch (rule.kind) {
    case 'contact-hours':
      return lintHours(rule)
    case 'closed-days':
      return lintClosedDays(rule, calendars)
    case 'frequency-cap':
      return [
        ...(Number.isInteger(rule.limit) && rule.limit >= 0 ? [] : ['limit must be a whole number']),
        ...('rollingDays' in rule.window ? whole('rollingDays', rule.window.rollingDays, 1) : []),
        ...('rollingHours' in rule.window ? positive('rollingHours', rule.window.rollingHours) : []),
        ...lintCounted(rule.counted),
        ...(rule.startsWith === undefined ? [] : lintCounted(rule.startsWith)),
      ]
    case 'minimum-gap':
      return [...positive('hours', rule.hours), ...lintCounted(rule.counted)]
    case 'cool-down':
      return [
        ...('days' in rule.rest ? whole('days', rule.rest.days, 1) : positive('hours', rule.rest.hours)),
        ...lintCounted(rule.counted),
      ]
    case 'counterparty':
      return [
        ...(rule.allow.length === 0 ? ['opens nothing'] : []),
        ...rule.allow.flatMap((entry) =>
          entry.parties.length === 0 || entry.purposes.length === 0 || entry.anyOf?.length === 0
            ? ['an entry that opens nothing']
            : [],
        ),
      ]
    case 'refusal':
      return [
        ...(rule.lastsDays === undefined ? [] : whole('lastsDays', rule.lastsDays, 1)),
        ...(rule.forms?.length === 0 ? ['honours no form'] : []),
      ]
    case 'hold':
      return rule.kinds?.length === 0 || rule.forms?.length === 0 ? ['looks at no hold'] : []
    case 'dispute':
      return rule.kinds?.length === 0 || rule.forms?.length === 0 ? ['looks at no dispute'] : []
    case 'promise-pending':
      return whole('graceDays', rule.graceDays, 0)
    case 'notice-first':
      return [
        ...whole('daysAfter', rule.daysAfter, 0),
        ...(rule.workingDays === undefined ? [] : lintCalendar(rule.workingDays.calendar, calendars)),
        ...(typeof rule.notice === 'object' && 'kinds' in rule.notice && rule.notice.kinds.length === 0
          ? ['no notice would do']
          : []),
      ]
    case 'approval':
      return [
        ...(rule.needs === '' ? ['no kind of approval'] : []),
        ...(rule.lastsDays === undefined ? [] : whole('lastsDays', rule.lastsDays, 1)),
      ]
    case 'consent-required':
      return [
        ...(rule.needs.length === 0 ? ['asks for no proof'] : []),
        ...(rule.needs.some((proofs) => proofs.length === 0) ? ['a proof that cannot be given'] : []),
      ]
    case 'place-consent':
      return rule.places.length === 0 ? ['looks at no place'] : []
    case 'visit':
      return rule.minCollectors === undefined && rule.consentPlaces === undefined ? ['demands nothing'] : []
    case 'content-class':
      return rule.message === '' ? ['no message'] : []
    case 'contact-point':
      return rule.demands === 'lawful-source' && (rule.unlawfulSources ?? []).length === 0
        ? ['names no unlawful source']
        : []
    case 'requested-hours':
    case 'plan-performing':
    case 'borrower-state':
    case 'debt-owed':
    case 'placement':
    case 'certification':
    case 'recording':
    case 'fact-known':
    case 'limitation':
    case 'stage-gate':
      return []
    default:
      return rule satisfies never
  }
}

function whole(name: string, value: number, least: number): string[] {
  return Number.isInteger(value) && value >= least ? [] : [`${name} must be a whole number from ${least}`]
}

function positive(name: string, value: number): string[] {
  return value > 0 ? [] : [`${name} must be positive`]
}

function lintCounted(counted: Counted): string[] {
  const faults: string[] = []
  if (counted.channels.length === 0) faults.push('counts no channel')
  if (counted.outcomes?.length === 0 || counted.directions?.length === 0) faults.push('counts nothing')
  if (Array.isArray(counted.per) && counted.per.length === 0) faults.push('counts for nobody')
  return faults
}

function lintHours(rule: ContactHoursRule): string[] {
  const faults: string[] = []
  if (rule.windows.length === 0) faults.push('no window')
  for (const window of rule.windows) {
    const [from, to] = [clockMs(window.from), clockMs(window.to)]
    if (Number.isNaN(from) || Number.isNaN(to)) faults.push('unreadable window')
    else if (from > to) faults.push(`window ${window.from} > ${window.to}; write two`)
    else if (weekWindows([window]).every((day) => day.length === 0))
      faults.push(`window ${window.from} to ${window.to} opens nothing`)
  }
  for (const zone of [rule.zone ?? [], ...Object.entries(rule.clocks ?? {})].flat()) {
    if (!isKnownZone(zone)) faults.push(`unknown zone ${zone}`)
  }
  return faults
}

function lintCalendar(calendar: string, calendars: readonly HolidayCalendar[] | undefined): string[] {
  const isUnknown = calendars !== undefined && holidaysOf(calendars, calendar) === null
  return isUnknown ? [`unknown calendar ${calendar}`] : []
}

function lintClosedDays(rule: ClosedDaysRule, calendars: readonly HolidayCalendar[] | undefined): string[] {
  const faults: string[] = []
  for (const [year, dates] of Object.entries(rule.holidays ?? {})) {
    for (const date of dates) {
      if (Number.isNaN(dayOfDate(date))) faults.push(`${date} is not a date`)
      else if (!date.startsWith(`${year}-`)) faults.push(`${date} is not in ${year}`)
    }
  }
  for (const day of rule.fixedHolidays ?? []) {
    // A leap year, so that 29 February is a day.
    if (Number.isNaN(dayOfDate(`2024-${day}`))) faults.push(`${day} is not a day of the year`)
  }
  const { calendar } = rule
  if (calendar !== undefined) faults.push(...lintCalendar(calendar, calendars))
  if (rule.movableHolidaysNeeded && rule.holidays === undefined && calendar === undefined)
    faults.push('needs holidays and has none: name a calendar or give them by year')
  const closes = [rule.weekdays, rule.fixedHolidays, Object.keys(rule.holidays ?? {})]
  if (calendar === undefined && closes.every((list) => (list ?? []).length === 0))
    faults.push('closes no day')
  return faults
}
