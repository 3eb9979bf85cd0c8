/** Holiday calendars a creditor uploads, year by year: an uploaded year stands before the built-in one. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { lintHolidayCalendar } from '../policy/holidays.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { type CalendarRow, uploadedYearsOf } from './load-changes.ts'
import { type Author, nextRevision } from './next-revision.ts'

export interface CalendarYear {
  readonly holidays: readonly string[]
  readonly workdays?: readonly string[] | undefined
  readonly source: string
}

export interface CalendarRef {
  readonly calendarId: string
  readonly year: number
}

/** @throws Problem `calendar_unsound` with the place of every date that cannot be. */
export async function uploadCalendar(tx: Tx, ref: CalendarRef, given: CalendarYear, author: Author) {
  const faults = faultsOf(ref, given)
  if (faults.length > 0) {
    throw new Problem('calendar_unsound', `The calendar has ${faults.length} fault(s) and was not saved.`, {
      errors: faults.map((one) => ({ ...one, code: 'calendar_fault' })),
    })
  }
  const [holidays, workdays] = [sorted(given.holidays), sorted(given.workdays ?? [])]
  const revision = await nextRevision(tx)
  const current = (await uploadedYearsOf(tx.client, tx.creditorId)).find(
    (row) => row.calendar_id === ref.calendarId && row.year === ref.year,
  )
  const isSame =
    current !== undefined &&
    current.source === given.source &&
    current.holidays.join() === holidays.join() &&
    current.workdays.join() === workdays.join()
  // Saying the same again is no change.
  if (isSame) return present(current)
  const { rows } = await tx.client.query<CalendarRow>(
    `insert into holiday_calendars
       (creditor_id, revision, calendar_id, year, holidays, workdays, source, uploaded_by, uploaded_by_key, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     returning revision, calendar_id, year, holidays::text[] as holidays, workdays::text[] as workdays, source,
       uploaded_by, uploaded_at`,
    [
      tx.creditorId,
      revision,
      ref.calendarId,
      ref.year,
      holidays,
      workdays,
      given.source,
      author.name,
      author.apiKeyId,
      new Date(author.atMs),
    ],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the calendar was not kept')
  return present(row)
}

/** Every year there is: the uploaded ones, and the built-in ones that no upload stands before. */
export async function listCalendars(tx: Tx) {
  const uploaded = await uploadedYearsOf(tx.client, tx.creditorId)
  const isUploaded = new Set(uploaded.map((row) => `${row.calendar_id}/${row.year}`))
  const shipped = HOLIDAY_CALENDARS.flatMap((calendar) =>
    Object.entries(calendar.years).flatMap(([year, { holidays, workdays = [] }]) =>
      isUploaded.has(`${calendar.id}/${year}`)
        ? []
        : [
            {
              calendarId: calendar.id,
              year: Number(year),
              origin: 'built-in' as const,
              holidays: [...holidays],
              workdays: [...workdays],
              source: calendar.source,
              uploadedBy: null,
              uploadedAt: null,
            },
          ],
    ),
  )
  const all = [...uploaded.map(present), ...shipped]
  return {
    calendars: all.sort((a, b) =>
      a.calendarId === b.calendarId ? a.year - b.year : a.calendarId < b.calendarId ? -1 : 1,
    ),
  }
}

function present(row: CalendarRow) {
  return {
    calendarId: row.calendar_id,
    year: row.year,
    origin: 'uploaded' as const,
    holidays: row.holidays,
    workdays: row.workdays,
    source: row.source,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
  }
}

function sorted(dates: readonly string[]): string[] {
  return [...dates].sort()
}

/** Dates outside their year each with their place; what is wrong between the dates at the place of the whole. */
function faultsOf({ calendarId, year }: CalendarRef, given: CalendarYear) {
  const lists = { holidays: given.holidays, workdays: given.workdays ?? [] }
  const strays = Object.entries(lists).flatMap(([list, dates]) =>
    dates.flatMap((date, index) =>
      date.startsWith(`${year}-`)
        ? []
        : [{ pointer: `/${list}/${index}`, message: `${date} is no date of ${year}` }],
    ),
  )
  if (strays.length > 0) return strays
  const sound = lintHolidayCalendar({
    id: calendarId,
    title: calendarId,
    source: given.source,
    evidence: 'press',
    years: { [year]: { holidays: sorted(lists.holidays), workdays: sorted(lists.workdays) } },
  })
  return sound.map((message) => ({ pointer: '', message }))
}
