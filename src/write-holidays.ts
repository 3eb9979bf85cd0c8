/**
 * Writes `src/policy/packs/holidays/<calendar>.ts` from `holiday-sources.ts` and the packages it names; `--check`
 * compares instead and fails when a file differs, is missing or belongs to no calendar.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import chineseDays from 'chinese-days'
import chineseDaysPackage from 'chinese-days/package.json' with { type: 'json' }
import DateHolidays from 'date-holidays'
import dateHolidaysPackage from 'date-holidays/package.json' with { type: 'json' }
import type { HolidaySource } from './holiday-source.ts'
import { decreesOf, HOLIDAY_SOURCES } from './holiday-sources.ts'
import { dateOfDay, dayOfDate, weekdayOfDay } from './policy/calendar.ts'
import type { LocalDate } from './policy/facts.ts'
import { type HolidayCalendar, lintHolidayCalendar } from './policy/holidays.ts'

const DAY_MS = 86_400_000
const LINE_MAX = 110
/** Written by hand: the list of the written ones. */
const LIST = 'holiday-calendars.ts'

/** Names by date; several holidays can fall on one date. */
type Named = Map<LocalDate, string[]>

/** Text of every calendar file, by file name. */
export function holidayFiles(): Record<string, string> {
  return Object.fromEntries(
    HOLIDAY_SOURCES.map((source) => [`${source.id.toLowerCase()}.ts`, render(source)]),
  )
}

/** Names of files of the folder that are not what the sources say. */
export async function differingHolidayFiles(): Promise<string[]> {
  const wanted = holidayFiles()
  const there = (await readdir(folder())).filter((name) => name !== LIST)
  const differs = await Promise.all(
    [...new Set([...Object.keys(wanted), ...there])].sort().map(async (name) => {
      const text = await readFile(`${folder()}/${name}`, 'utf8').catch(() => undefined)
      return text === wanted[name] ? [] : [name]
    }),
  )
  return differs.flat()
}

function folder(): string {
  return fileURLToPath(new URL('policy/packs/holidays', import.meta.url))
}

function render(source: HolidaySource): string {
  const decrees = decreesOf(source.id)
  const holidays = holidaysOfSource(source)
  const workdays: Named = source.chineseDays ? specialDays(source, true) : new Map()
  for (const [date, name] of Object.entries(decrees.workdays ?? {})) add(workdays, date, name)
  refuseFaults(source, holidays, workdays)
  return [
    `/** ${source.title}. Written by \`npm run holidays\`: change src/holiday-sources.ts, not this file. */`,
    "import type { HolidayCalendar } from '../../holidays.ts'",
    '',
    `export const ${constantName(source.id)}: HolidayCalendar = {`,
    `  id: '${source.id}',`,
    `  title: '${source.title}',`,
    ...renderText('source', sourceText(source)),
    `  evidence: '${source.evidence}',`,
    '  years: {',
    ...source.years.flatMap((year) => [
      `    '${year}': {`,
      ...renderDates('holidays', year, holidays),
      ...renderDates('workdays', year, workdays),
      '    },',
    ]),
    '  },',
    '}',
    '',
  ].join('\n')
}

function constantName(id: string): string {
  return `${id.replaceAll('-', '_')}_HOLIDAYS`
}

function sourceText(source: HolidaySource): string {
  const packages = [
    ...(source.picks ? [`date-holidays ${dateHolidaysPackage.version} (data: CC BY-SA 3.0).`] : []),
    ...(source.chineseDays ? [`chinese-days ${chineseDaysPackage.version}.`] : []),
  ]
  return [...packages, source.note].join(' ')
}

function holidaysOfSource(source: HolidaySource): Named {
  const { added = {}, dropped = [] } = decreesOf(source.id)
  const holidays: Named = source.chineseDays ? specialDays(source, false) : pickedDays(source)
  if (source.observedOnWeekday) observe(holidays)
  for (const date of dropped) {
    if (!holidays.delete(date)) throw new Error(`${source.id}: ${date} is dropped but not there`)
  }
  for (const [date, name] of Object.entries(added)) add(holidays, date, name)
  return holidays
}

function add(to: Named, date: LocalDate, name: string): void {
  const names = to.get(date) ?? []
  if (!names.includes(name)) to.set(date, [...names, name])
}

/** Holidays (or make-up days) of the State Council's notices; other days carry the name of their weekday only. */
function specialDays(source: HolidaySource, worked: boolean): Named {
  const days: Named = new Map()
  for (const year of source.years) {
    const end = dayOfDate(`${year}-12-31`)
    for (let day = dayOfDate(`${year}-01-01`); day <= end; day++) {
      const date = dateOfDay(day)
      const detail = chineseDays.getDayDetail(date)
      const [english, chinese] = detail.name.split(',')
      if (chinese !== undefined && detail.work === worked) add(days, date, `${english} ${chinese}`)
    }
  }
  return days
}

function pickedDays(source: HolidaySource): Named {
  const days: Named = new Map()
  // A day can be observed in the year before or after its own.
  const years = [Math.min(...source.years) - 1, ...source.years, Math.max(...source.years) + 1]
  for (const { region, names, ofAnyType } of source.picks ?? []) {
    const seen = new Set<string>()
    const [country = '', ...parts] = region.split('-')
    const package_ = new DateHolidays(country, parts.join('-'), { languages: 'en' })
    for (const holiday of years.flatMap((year) => package_.getHolidays(year))) {
      const name = holiday.name.replace(' (substitute day)', '')
      if (holiday.type !== 'public' && !ofAnyType) continue
      const wanted = names === 'public' || names.includes(name)
      const inYears = source.years.includes(Number(holiday.date.slice(0, 4)))
      if (!wanted && inYears && holiday.type === 'public') refuseUnknown(source, region, name)
      // The weekday of observance is reckoned by one rule below, where a source asks for it.
      if (!wanted || (source.observedOnWeekday && holiday.substitute)) continue
      seen.add(name)
      const called = holiday.name.replace(name, source.renames?.[name] ?? name)
      // Offsets change within a holiday, so its length is only about a whole number of days.
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS))
      const first = dayOfDate(holiday.date.slice(0, 10))
      for (let day = first; day < first + length; day++) add(days, dateOfDay(day), called)
    }
    if (names === 'public') continue
    const lost = names.filter((name) => !seen.has(name))
    if (lost.length > 0) throw new Error(`${source.id}: date-holidays has no ${lost.join(', ')} in ${region}`)
  }
  return days
}

/** A public holiday nobody has decided about stops the writer, so that a new version of the package is read. */
function refuseUnknown(source: HolidaySource, region: string, name: string): void {
  // Other regions are only drawn on for single names.
  if (region !== source.id) return
  const picked = (source.picks ?? []).some(({ names }) => names.includes(name))
  if (picked || source.leaves?.includes(name)) return
  throw new Error(`${source.id}: decide about ${name}, which date-holidays calls a public holiday`)
}

function observe(holidays: Named): void {
  for (const [date, names] of [...holidays]) {
    const day = dayOfDate(date)
    const shift = { sat: -1, sun: 1 }[weekdayOfDay(day) as string]
    if (shift === undefined) continue
    for (const name of names) add(holidays, dateOfDay(day + shift), `${name} (observed)`)
  }
}

function refuseFaults(source: HolidaySource, holidays: Named, workdays: Named): void {
  const calendar: HolidayCalendar = {
    ...source,
    source: source.note,
    years: Object.fromEntries(
      source.years.map((year) => [
        String(year),
        { holidays: datesOf(year, holidays), workdays: datesOf(year, workdays) },
      ]),
    ),
  }
  const faults = lintHolidayCalendar(calendar)
  if (faults.length > 0) throw new Error(faults.join('; '))
}

function datesOf(year: number, days: Named): LocalDate[] {
  return [...days.keys()].filter((date) => date.startsWith(`${year}-`)).sort()
}

function renderDates(key: string, year: number, days: Named): string[] {
  const dates = datesOf(year, days)
  if (dates.length === 0) return []
  const lines = dates.map((date) => `        '${date}', // ${(days.get(date) ?? []).join('; ')}`)
  return [`      ${key}: [`, ...lines, '      ],']
}

/** A text as the formatter would have it: on one line, on the next, or in parts. */
function renderText(key: string, text: string): string[] {
  if (/['\\\n]/.test(text)) throw new Error(`No quotes in: ${text}`)
  if (`  ${key}: '${text}',`.length <= LINE_MAX) return [`  ${key}: '${text}',`]
  const parts: string[] = []
  for (const word of text.split(' ')) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + word.length < LINE_MAX - 12) parts.push(`${parts.pop()} ${word}`)
    else parts.push(word)
  }
  const lines = parts.map((part, index) => (index < parts.length - 1 ? `    '${part} ' +` : `    '${part}',`))
  return [`  ${key}:`, ...lines]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    for (const name of await differingHolidayFiles()) {
      console.error(`src/policy/packs/holidays/${name} is not what its source says: run npm run holidays.`)
      process.exitCode = 1
    }
  } else {
    for (const [name, text] of Object.entries(holidayFiles())) await writeFile(`${folder()}/${name}`, text)
  }
}
