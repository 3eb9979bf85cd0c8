/** The expected dates are written from the official lists, not from the packages that the calendars come from. */
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { dayOfDate, weekdayOfDay } from '../../src/policy/calendar.ts'
import {
  type HolidayCalendar,
  holidaysOf,
  lintHolidayCalendar,
  withUploaded,
} from '../../src/policy/holidays.ts'
import { HOLIDAY_CALENDARS } from '../../src/policy/packs/holidays/holiday-calendars.ts'
import { differingHolidayFiles, holidayFiles } from '../../src/write-holidays.ts'

function yearOf(id: string, year: number): HolidayCalendar['years'][string] {
  const found = HOLIDAY_CALENDARS.find((calendar) => calendar.id === id)?.years[String(year)]
  if (found === undefined) throw new Error(`There is no ${id} ${year}`)
  return found
}

/** `1-1 2-14..16` of a year as dates. */
function dates(year: number, text: string): string[] {
  return text.split(' ').flatMap((part) => {
    const [, month = '', first = '', last = first] = /^(\d+)-(\d+)(?:\.\.(\d+))?$/.exec(part) ?? []
    const days = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
    return days.map((day) => `${year}-${month.padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  })
}

/** Whole lists: a day too many fails like a day too few. */
const LISTS: readonly (readonly [id: string, year: number, holidays: string])[] = [
  ['AU', 2025, '1-1 1-26 1-27 4-18 4-21 4-25 12-25 12-26'],
  ['AU', 2026, '1-1 1-26 4-3 4-6 4-25 12-25 12-26 12-28'],
  ['AU', 2027, '1-1 1-26 3-26 3-29 4-25 12-25 12-26 12-27 12-28'],
  ['CA', 2025, '1-1 4-18 4-21 5-19 7-1 9-1 9-30 10-13 11-11 12-25'],
  ['CA', 2026, '1-1 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA', 2029, '1-1 3-30 4-2 5-21 7-1 7-2 9-3 9-30 10-8 11-11 12-25'],
  ['CA-AB', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA-BC', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 8-3 9-7 9-30 10-12 11-11 12-25'],
  ['CA-MB', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA-NB', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 8-3 9-7 9-30 10-12 11-11 12-25'],
  ['CA-NL', 2026, '1-1 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA-NS', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA-NT', 2026, '1-1 4-3 4-6 5-18 6-21 7-1 8-3 9-7 9-30 10-12 11-11 12-25'],
  ['CA-NU', 2026, '1-1 4-3 4-6 5-18 7-1 7-9 8-3 9-7 9-30 10-12 11-11 12-25'],
  ['CA-ON', 2025, '1-1 2-17 4-18 4-21 5-19 7-1 9-1 9-30 10-13 11-11 12-25 12-26'],
  ['CA-ON', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25 12-26'],
  ['CA-PE', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 9-7 9-30 10-12 11-11 12-25'],
  ['CA-QC', 2025, '1-1 4-18 4-21 5-19 6-24 7-1 9-1 10-13 12-25'],
  ['CA-QC', 2026, '1-1 4-3 4-6 5-18 6-24 7-1 9-7 10-12 12-25'],
  ['CA-SK', 2026, '1-1 2-16 4-3 4-6 5-18 7-1 8-3 9-7 9-30 10-12 11-11 12-25'],
  ['CA-YT', 2026, '1-1 4-3 4-6 5-18 6-21 7-1 8-17 9-7 9-30 10-12 11-11 12-25'],
  ['CN', 2024, '1-1 2-10..17 4-4..6 5-1..5 6-10 9-15..17 10-1..7'],
  ['CN', 2025, '1-1 1-28..31 2-1..4 4-4..6 5-1..5 5-31 6-1..2 10-1..8'],
  ['CN', 2026, '1-1..3 2-15..23 4-4..6 5-1..5 6-19..21 9-25..27 10-1..7'],
  ['GB-ENG', 2025, '1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26'],
  ['GB-ENG', 2026, '1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-26 12-28'],
  ['GB-NIR', 2026, '1-1 3-17 4-3 4-6 5-4 5-25 7-12 7-13 8-31 12-25 12-26 12-28'],
  ['GB-SCT', 2026, '1-1 1-2 4-3 5-4 5-25 6-15 8-3 11-30 12-25 12-26 12-28'],
  ['GR', 2024, '1-1 1-6 3-18 3-25 5-3 5-5..7 6-23 6-24 8-15 10-28 12-25 12-26'],
  ['GR', 2025, '1-1 1-6 3-3 3-25 4-18 4-20 4-21 5-1 6-8 6-9 8-15 10-28 12-25 12-26'],
  ['GR', 2026, '1-1 1-6 2-23 3-25 4-10 4-12 4-13 5-1 5-31 6-1 8-15 10-28 12-25 12-26'],
  ['HK', 2024, '1-1 2-10 2-12 2-13 3-29 3-30 4-1 4-4 5-1 5-15 6-10 7-1 9-18 10-1 10-11 12-25 12-26'],
  ['HK', 2025, '1-1 1-29..31 4-4 4-18 4-19 4-21 5-1 5-5 5-31 7-1 10-1 10-7 10-29 12-25 12-26'],
  ['HK', 2026, '1-1 2-17..19 4-3 4-4 4-6 4-7 5-1 5-25 6-19 7-1 9-26 10-1 10-19 12-25 12-26'],
  ['ID', 2024, '1-1 2-8 2-10 2-14 3-11 3-29 3-31 4-10 4-11 5-1 5-9 5-23 6-1 6-17 7-7 8-17 9-16 11-27 12-25'],
  ['ID', 2025, '1-1 1-27 1-29 3-29 3-31 4-1 4-18 4-20 5-1 5-12 5-29 6-1 6-6 6-27 8-17 9-5 12-25'],
  ['ID', 2026, '1-1 1-16 2-17 3-19 3-21 3-22 4-3 4-5 5-1 5-14 5-27 5-31 6-1 6-16 8-17 8-25 12-25'],
  ['IE', 2024, '1-1 2-5 3-17 3-18 3-29 4-1 5-6 6-3 8-5 10-28 12-25 12-26'],
  ['IE', 2025, '1-1 2-3 3-17 4-18 4-21 5-5 6-2 8-4 10-27 12-25 12-26'],
  ['IE', 2026, '1-1 2-2 3-17 4-3 4-6 5-4 6-1 8-3 10-26 12-25 12-26 12-28'],
  ['IE', 2027, '1-1 2-1 3-17 3-26 3-29 5-3 6-7 8-2 10-25 12-25 12-26 12-27 12-28'],
  ['IE', 2028, '1-1 1-3 2-7 3-17 4-14 4-17 5-1 6-5 8-7 10-30 12-25 12-26'],
  ['JP', 2025, '1-1 1-13 2-11 2-23 2-24 3-20 4-29 5-3..6 7-21 8-11 9-15 9-23 10-13 11-3 11-23 11-24'],
  ['JP', 2026, '1-1 1-12 2-11 2-23 3-20 4-29 5-3..6 7-20 8-11 9-21..23 10-12 11-3 11-23'],
  ['KR', 2024, '1-1 2-9..12 3-1 4-10 5-1 5-5 5-6 5-15 6-6 8-15 9-16..18 10-1 10-3 10-9 12-25'],
  ['KR', 2025, '1-1 1-27..30 3-1 3-3 5-1 5-5 5-6 6-3 6-6 8-15 10-3 10-5..9 12-25'],
  ['KR', 2026, '1-1 2-16..18 3-1 3-2 5-1 5-5 5-24 5-25 6-3 6-6 7-17 8-15 8-17 9-24..26 10-3 10-5 10-9 12-25'],
  ['SG', 2024, '1-1 2-10..12 3-29 4-10 5-1 5-22 6-17 8-9 10-31 12-25'],
  ['SG', 2025, '1-1 1-29 1-30 3-31 4-18 5-1 5-3 5-12 6-7 8-9 10-20 12-25'],
  ['SG', 2026, '1-1 2-17 2-18 3-21 4-3 5-1 5-27 5-31 6-1 8-9 8-10 11-8 11-9 12-25'],
  ['TW', 2024, '1-1 2-8..14 2-28 4-4 4-5 6-10 9-17 10-10'],
  ['TW', 2025, '1-1 1-27..31 2-28 4-3 4-4 5-30 5-31 9-28 9-29 10-6 10-10 10-24 10-25 12-25'],
  ['TW', 2026, '1-1 2-15..20 2-27 2-28 4-3..6 5-1 6-19 9-25 9-28 10-9 10-10 10-25 10-26 12-25'],
  ['TW', 2027, '1-1 2-4..10 2-28 3-1 4-4..6 4-30 5-1 6-9 9-15 9-28 10-10 10-11 10-25 12-24 12-25 12-31'],
  ['US', 2025, '1-1 1-20 2-17 5-26 6-19 7-4 9-1 10-13 11-11 11-27 12-25'],
  ['US', 2026, '1-1 1-19 2-16 5-25 6-19 7-3 7-4 9-7 10-12 11-11 11-26 12-25'],
  ['US', 2027, '1-1 1-18 2-15 5-31 6-18 6-19 7-4 7-5 9-6 10-11 11-11 11-25 12-24 12-25 12-31'],
  ['US', 2028, '1-1 1-17 2-21 5-29 6-19 7-4 9-4 10-9 11-10 11-11 11-23 12-25'],
]

t.test('the calendars hold the days of the official lists, and no others', async (t) => {
  for (const [id, year, expected] of LISTS)
    t.strictSame(yearOf(id, year).holidays, dates(year, expected), `${id} ${year}`)
})

t.test('days of a weekend that are worked are those of the notices', async (t) => {
  t.strictSame(yearOf('CN', 2024).workdays, dates(2024, '2-4 2-18 4-7 4-28 5-11 9-14 9-29 10-12'))
  t.strictSame(yearOf('CN', 2025).workdays, dates(2025, '1-26 2-8 4-27 9-28 10-11'))
  t.strictSame(yearOf('CN', 2026).workdays, dates(2026, '1-4 2-14 2-28 5-9 9-20 10-10'))
  t.strictSame(yearOf('TW', 2025).workdays, ['2025-02-08'])
  t.equal(yearOf('TW', 2026).workdays, undefined)
})

t.test('a year that waits for a decree is not there', async (t) => {
  const years: Record<string, number[]> = {
    CN: [2024, 2025, 2026],
    ID: [2024, 2025, 2026],
    KR: [2024, 2025, 2026],
    SG: [2024, 2025, 2026],
    TW: [2024, 2025, 2026, 2027],
    GR: [2024, 2025, 2026, 2028, 2029, 2030],
  }
  for (const { id, years: there } of HOLIDAY_CALENDARS)
    t.strictSame(Object.keys(there).map(Number), years[id] ?? [2024, 2025, 2026, 2027, 2028, 2029, 2030], id)
})

t.test(
  'every calendar is well-formed, said where it is from, and stands once under its jurisdiction',
  async (t) => {
    for (const calendar of HOLIDAY_CALENDARS) {
      t.strictSame(lintHolidayCalendar(calendar), [], calendar.id)
      t.match(calendar.id, /^[A-Z]{2}(-[A-Z]{2,3})?$/)
      t.ok(calendar.source.length > 40, `${calendar.id} says where it is from`)
    }
    const ids = HOLIDAY_CALENDARS.map(({ id }) => id)
    t.strictSame(ids, [...new Set(ids)].sort())
  },
)

t.test('holidays that belong to a weekday fall on it in every year', async (t) => {
  const onMondays: Record<string, RegExp> = {
    us: /Martin Luther King|Washington|Memorial Day|Labor Day|Columbus/,
    'ca-on': /Family Day|Easter Monday|Victoria Day|Labour Day|Thanksgiving/,
    'gb-eng': /Easter Monday|Early May|Spring bank|Summer bank|substitute/,
    ie: /Easter Monday|Monday in/,
    gr: /Clean Monday|Easter Monday|Whit Monday/,
    jp: /Coming of Age|Marine Day|Respect-for|Sports Day/,
  }
  const files = holidayFiles()
  for (const [name, holiday] of Object.entries(onMondays)) {
    const mondays = [...(files[`${name}.ts`] ?? '').matchAll(/'(\d{4}-\d\d-\d\d)', \/\/ (.+)/g)].filter(
      ([, , named = '']) => holiday.test(named) && !/Boxing|Thanksgiving Day \(/.test(named),
    )
    t.ok(mondays.length >= 18, `${name} has them`)
    for (const [, date = '', named] of mondays)
      t.equal(weekdayOfDay(dayOfDate(date)), 'mon', `${name}: ${named} on ${date}`)
  }
})

t.test('a national list is in every calendar of its parts, but for what Quebec leaves out', async (t) => {
  const federal = HOLIDAY_CALENDARS.find(({ id }) => id === 'CA')
  for (const part of HOLIDAY_CALENDARS.filter(({ id }) => id.startsWith('CA-'))) {
    for (const [year, { holidays }] of Object.entries(federal?.years ?? {})) {
      const missing = holidays.filter((date) => !part.years[year]?.holidays.includes(date))
      const left = part.id === 'CA-QC' ? [`${year}-09-30`, `${year}-11-11`] : []
      t.strictSame(missing, left, `${part.id} ${year}`)
    }
  }
})

t.test('the files are what their sources say', async (t) => {
  t.strictSame(await differingHolidayFiles(), [], 'run npm run holidays and commit the result')
  const list = await readFile('src/policy/packs/holidays/holiday-calendars.ts', 'utf8')
  for (const name of Object.keys(holidayFiles())) t.match(list, `from './${name}'`, `${name} is listed`)
  t.equal(HOLIDAY_CALENDARS.length, Object.keys(holidayFiles()).length)
})

const calendar = (id: string, years: HolidayCalendar['years'], more: Partial<HolidayCalendar> = {}) => ({
  id,
  title: id,
  source: `source of ${id}.`,
  evidence: 'press' as const,
  years,
  ...more,
})

t.test('a part without a calendar has that of the whole; a stranger has none', async (t) => {
  t.equal(holidaysOf(HOLIDAY_CALENDARS, 'CA-ON')?.id, 'CA-ON')
  t.equal(holidaysOf(HOLIDAY_CALENDARS, 'AU-NSW')?.id, 'AU')
  t.equal(holidaysOf(HOLIDAY_CALENDARS, 'US-NY-NYC')?.id, 'US')
  t.equal(holidaysOf(HOLIDAY_CALENDARS, 'GB'), null, 'a part never stands for the whole')
  t.equal(holidaysOf(HOLIDAY_CALENDARS, 'USA'), null)
  t.equal(holidaysOf(HOLIDAY_CALENDARS, ''), null)
  t.equal(holidaysOf([calendar('', {})], 'XX'), null)
})

t.test(
  'an uploaded year replaces that year alone, and leaves the calendars given as they were',
  async (t) => {
    const given = [
      calendar('ID', { '2026': { holidays: ['2026-01-01'] }, '2025': { holidays: ['2025-01-01'] } }),
      calendar('SG', { '2026': { holidays: ['2026-01-01'] } }),
    ]
    const before = JSON.stringify(given)
    const after = withUploaded(given, [
      calendar('ID', { '2026': { holidays: ['2026-05-01'] }, '2027': { holidays: ['2027-01-01'] } }),
      calendar('XX', { '2027': { holidays: ['2027-02-02'], workdays: ['2027-02-06'] } }),
      calendar(
        'ID',
        { '2027': { holidays: ['2027-03-03'] } },
        { evidence: 'weak', source: 'a later upload.' },
      ),
      calendar('SG', {}, { evidence: 'unverified' }),
    ])
    t.strictSame(holidaysOf(after, 'ID')?.years, {
      '2025': { holidays: ['2025-01-01'] },
      '2026': { holidays: ['2026-05-01'] },
      '2027': { holidays: ['2027-03-03'] },
    })
    t.equal(holidaysOf(after, 'ID')?.evidence, 'weak', 'never raised')
    t.equal(
      holidaysOf(after, 'ID')?.source,
      'source of ID. 2026, 2027: source of ID. 2027: a later upload.',
      'says which years are from where',
    )
    t.strictSame(holidaysOf(after, 'SG'), given[1], 'an upload without years says nothing')
    t.strictSame(holidaysOf(after, 'XX')?.years['2027']?.workdays, ['2027-02-06'])
    t.strictSame(withUploaded(given, []), given)
    t.equal(JSON.stringify(given), before)
    const text = [calendar('ID', { '2026': { holidays: ['2026-01-01'] } }, { evidence: 'unverified' })]
    const raised = withUploaded(text, [
      calendar('ID', { '2027': { holidays: ['2027-01-01'] } }, { evidence: 'text' }),
    ])
    t.equal(raised[0]?.evidence, 'unverified')
  },
)

t.test('a calendar of the wrong form is told what is wrong with it', async (t) => {
  const lint = (years: HolidayCalendar['years']) => lintHolidayCalendar(calendar('XX', years))
  t.strictSame(lint({ '2027': { holidays: ['2027-01-01', '2027-05-03'], workdays: ['2027-05-08'] } }), [])
  t.strictSame(lint({ '27': { holidays: ['27-01-01'] } }), [
    'XX 27: a year has four digits',
    'XX 27: 27-01-01 is no date of it',
  ])
  t.strictSame(lint({ '2027': { holidays: [] } }), ['XX 2027: a year without any holiday is not a calendar'])
  t.strictSame(lint({ '2027': { holidays: ['2026-12-31', '2027-02-29'] } }), [
    'XX 2027: 2026-12-31 is no date of it',
    'XX 2027: 2027-02-29 is no date of it',
  ])
  t.strictSame(lint({ '2027': { holidays: ['2027-05-01', '2027-05-01'] } }), [
    'XX 2027: 2027-05-01 stands twice or out of order',
  ])
  t.strictSame(lint({ '2027': { holidays: ['2027-05-01', '2027-01-01'] } }), [
    'XX 2027: 2027-01-01 stands twice or out of order',
  ])
  t.strictSame(lint({ '2027': { holidays: ['2027-05-01'], workdays: ['2027-05-01', '2027-05-03'] } }), [
    'XX 2027: 2027-05-01 is a holiday and a make-up day',
    'XX 2027: 2027-05-03 is worked anyway, it is a mon',
  ])
})
