/**
 * Holiday calendars: public holidays as reviewed data, year by year. A year that is not there is not known, which is
 * not the same as a year without holidays: a rule that needs it objects until somebody loads it.
 */
import { dateOfDay, dayOfDate, weekdayOfDay } from './calendar.ts'
import { EVIDENCE, type Evidence } from './decision.ts'
import type { LocalDate } from './facts.ts'

export interface HolidayYear {
  readonly holidays: readonly LocalDate[]
  /** Days of a weekend that are worked (make-up days). */
  readonly workdays?: readonly LocalDate[]
}

export interface HolidayCalendar {
  /** A jurisdiction: `CN`, `CA-ON`, `US`. A calendar of a part is complete: it repeats the days of the whole. */
  readonly id: string
  readonly title: string
  /** Package and version or instrument, and what was left out. */
  readonly source: string
  /** Of the weakest of its years. */
  readonly evidence: Evidence
  /** By four-digit year; every date lies in its year. */
  readonly years: Readonly<Record<string, HolidayYear>>
}

/** The calendar of a jurisdiction, else of what it is a part of: `CA-ON` asks `CA-ON`, then `CA`. Null: there is none. */
export function holidaysOf(calendars: readonly HolidayCalendar[], id: string): HolidayCalendar | null {
  for (let wanted = id; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')))) {
    const found = calendars.find((calendar) => calendar.id === wanted)
    if (found !== undefined) return found
  }
  return null
}

/**
 * The calendars with those that a creditor uploaded laid over them: an uploaded year replaces that year of the same
 * calendar, other years stay, an unknown calendar is added. Of two uploads of one year the later in the list counts.
 * Evidence is never raised: a calendar in which years of two sources stand together carries the weaker mark.
 */
export function withUploaded(
  calendars: readonly HolidayCalendar[],
  uploaded: readonly HolidayCalendar[],
): readonly HolidayCalendar[] {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]))
  for (const upload of uploaded) {
    const known = byId.get(upload.id)
    byId.set(upload.id, known === undefined ? upload : laidOver(known, upload))
  }
  return [...byId.values()]
}

function laidOver(known: HolidayCalendar, upload: HolidayCalendar): HolidayCalendar {
  const years = Object.keys(upload.years)
  if (years.length === 0) return known
  return {
    ...known,
    source: `${known.source} ${years.join(', ')}: ${upload.source}`,
    evidence: weaker(known.evidence, upload.evidence),
    years: { ...known.years, ...upload.years },
  }
}

function weaker(a: Evidence, b: Evidence): Evidence {
  return EVIDENCE.indexOf(a) > EVIDENCE.indexOf(b) ? a : b
}

/**
 * What is wrong with a calendar, one sentence each; empty when nothing is. Checks form, not truth: dates that exist,
 * lie in their year and stand once and in order, and make-up days that are a Saturday or Sunday and not a holiday.
 */
export function lintHolidayCalendar(calendar: HolidayCalendar): readonly string[] {
  return Object.entries(calendar.years).flatMap(([year, { holidays, workdays = [] }]) => {
    const where = `${calendar.id} ${year}`
    const faults = /^\d{4}$/.test(year) ? [] : [`${where}: a year has four digits`]
    if (holidays.length === 0) faults.push(`${where}: a year without any holiday is not a calendar`)
    for (const dates of [holidays, workdays]) {
      faults.push(
        ...dates.filter((date) => !isDateOf(year, date)).map((date) => `${where}: ${date} is no date of it`),
      )
      const unordered = dates.find((date, index) => index > 0 && date <= (dates[index - 1] ?? ''))
      if (unordered !== undefined) faults.push(`${where}: ${unordered} stands twice or out of order`)
    }
    for (const date of workdays) {
      if (holidays.includes(date)) faults.push(`${where}: ${date} is a holiday and a make-up day`)
      if (isDateOf(year, date) && !['sat', 'sun'].includes(weekdayOfDay(dayOfDate(date))))
        faults.push(`${where}: ${date} is worked anyway, it is a ${weekdayOfDay(dayOfDate(date))}`)
    }
    return faults
  })
}

function isDateOf(year: string, date: LocalDate): boolean {
  const day = dayOfDate(date)
  return !Number.isNaN(day) && dateOfDay(day) === date && date.startsWith(`${year}-`)
}
