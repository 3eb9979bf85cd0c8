import {
  civilOfDay,
  DAY_MS,
  dayOfDate,
  localDay,
  offsetSegment,
  startOfLocalDayMs,
  weekdayIndexOfDay,
} from '../calendar.ts'
import type { LocalDate, NoticeFacts } from '../facts.ts'
import { type HolidayCalendar, holidaysOf } from '../holidays.ts'
import type { NoticeFirstRule, NoticeSource } from '../pack.ts'
import { latestLocalDay, startOfDayEverywhereMs } from '../prepare-facts.ts'
import {
  type AskRule,
  concernsAddressee,
  missing,
  NEVER,
  type Objection,
  type Question,
} from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

/** First local day that is open after a notice given on a local day, or the year whose holidays are not known. */
type Opening = { readonly day: number } | { readonly unknownYear: number }

/** A notice comes first and its waiting period runs. Nothing on file means that none was given. */
export function noticeFirst(rule: NoticeFirstRule, calendars: readonly HolidayCalendar[]): AskRule {
  const source = rule.notice ?? 'placement'
  const { daysAfter, workingDays } = rule
  const openingOf =
    workingDays === undefined
      ? (day: number): Opening => ({ day: day + daysAfter })
      : afterWorkingDays(daysAfter, holidaysOf(calendars, workingDays.calendar))
  return (question, tMs) => {
    const { facts } = question.prepared
    if (rule.onlyIfAcquired === true && facts.acquiredOn === undefined) return null
    const days = source === 'placement' ? placementNotice(question) : noticeDays(question, source, tMs)
    if (days.some(({ day }) => Number.isNaN(day)))
      return missing('placement.noticeGivenOn', 'give the date of the notice as YYYY-MM-DD')
    let clearsAtMs = NEVER
    for (const one of facts.notices ?? []) {
      if (one.kind === rule.waiver && isWaiver(question, one))
        clearsAtMs = Math.min(clearsAtMs, Math.max(tMs, one.atMs))
    }
    let unknownYear: number | null = null
    for (const { day, atMs, visitOn } of days) {
      const opening = openingOf(day)
      if ('unknownYear' in opening) unknownYear = Math.min(unknownYear ?? NEVER, opening.unknownYear)
      else {
        const opensMs = Math.max(atMs, startOfDayEverywhereMs(question.prepared, opening.day, tMs))
        const isAnyDay = rule.onDayAnnounced !== true || visitOn === undefined
        clearsAtMs = Math.min(clearsAtMs, isAnyDay ? opensMs : onDayMs(question, dayOfDate(visitOn), opensMs))
      }
    }
    if (clearsAtMs === tMs) return null
    if (clearsAtMs === NEVER && unknownYear !== null) {
      const supply = `load the holidays of ${unknownYear} as calendar ${workingDays?.calendar}`
      return missing(`holidays ${unknownYear}`, supply)
    }
    return notYet(rule, source, days.length, clearsAtMs)
  }
}

function notYet(rule: NoticeFirstRule, source: NoticeSource, given: number, clearsAtMs: number): Objection {
  const what = source === 'placement' ? 'The borrower has not been told of the agency' : `No notice yet`
  const unit =
    rule.workingDays === undefined ? 'days after the notice' : 'whole working days after the notice'
  return {
    clearsAtMs,
    code: 'notice_not_given',
    detail: () => ({
      message: given === 0 ? `${what}: ${rule.title}.` : `The notice is not yet old enough: ${rule.title}.`,
      observed: given === 0 ? null : `${given} on file`,
      limit: `${rule.daysAfter} ${unit}`,
    }),
  }
}

/** Given by the debtor himself, for this account or for every one. */
function isWaiver(question: Question, one: NoticeFacts): boolean {
  const isTheirs = one.party === undefined || one.party === 'borrower'
  return isTheirs && (one.account === undefined || one.account === question.prepared.facts.account)
}

const SATURDAY = 5

/** The day after the last of so many working days that follow the notice. */
function afterWorkingDays(count: number, calendar: HolidayCalendar | null): (day: number) => Opening {
  const years = Object.values(calendar?.years ?? {})
  const known = new Set(Object.keys(calendar?.years ?? {}).map(Number))
  const holidays = new Set(years.flatMap((year) => year.holidays).map(dayOfDate))
  const madeUp = new Set(years.flatMap((year) => year.workdays ?? []).map(dayOfDate))
  return (noticeDay) => {
    let day = noticeDay
    for (let left = count; left > 0; ) {
      day++
      const isWeekend = weekdayIndexOfDay(day) >= SATURDAY
      const { year } = civilOfDay(day)
      if (!isWeekend && !known.has(year)) return { unknownYear: year }
      if (isWeekend ? madeUp.has(day) : !holidays.has(day)) left--
    }
    return { day: count === 0 ? noticeDay : day + 1 }
  }
}

/** First instant not before `fromMs` at which it is that day wherever the borrower may be; never for no day. */
function onDayMs(question: Question, day: number, fromMs: number): number {
  if (Number.isNaN(day)) return NEVER
  return firstInEveryZoneMs(question.prepared.dayZones, fromMs, question.horizonMs, (zone, ms) => {
    const first = startOfLocalDayMs(zone, day, ms)
    if (localDay(zone, first) === day) return first
    // Clocks that go back over midnight show the day once more.
    const { untilMs } = offsetSegment(zone, first)
    return untilMs < first + DAY_MS && localDay(zone, untilMs) === day ? untilMs : NEVER
  })
}

interface Given {
  /** Local day of the notice, NaN when it is unreadable. */
  readonly day: number
  readonly atMs: number
  /** The day announced in it. */
  readonly visitOn?: LocalDate | undefined
}

const NONE_GIVEN: readonly Given[] = []

function placementNotice(question: Question): readonly Given[] {
  const givenOn = question.prepared.facts.placement?.noticeGivenOn
  return givenOn === undefined ? NONE_GIVEN : [{ day: dayOfDate(givenOn), atMs: -NEVER }]
}

/** Local days of the notices that count, the latest possible day where zones differ. */
function noticeDays(
  question: Question,
  source: Exclude<NoticeSource, 'placement'>,
  tMs: number,
): readonly Given[] {
  const { prepared } = question
  const { facts } = prepared
  if ('unansweredLetter' in source) {
    const { channels, purposes } = source.unansweredLetter
    const letters = facts.attempts.filter(
      (one) =>
        one.direction === 'outbound' &&
        one.outcome !== 'undelivered' &&
        channels.includes(one.channel) &&
        one.purpose !== undefined &&
        purposes.includes(one.purpose) &&
        concernsAddressee(question, one),
    )
    // An answer to the letter closes the other means again.
    const isAnswered = (atMs: number) =>
      facts.attempts.some(
        (one) =>
          one.direction === 'inbound' &&
          one.atMs >= atMs &&
          one.atMs <= tMs &&
          concernsAddressee(question, one),
      )
    return letters
      .filter((one) => !isAnswered(one.atMs))
      .map(({ atMs }) => ({ day: latestLocalDay(prepared, atMs), atMs }))
  }
  const { kinds, via } = source
  return (facts.notices ?? [])
    .filter(
      (one) =>
        kinds.includes(one.kind) &&
        one.undeliverable !== true &&
        (one.account === undefined || one.account === facts.account) &&
        (via === undefined || (one.via !== undefined && via.includes(one.via))),
    )
    .map(({ atMs, visitOn }) => ({ day: latestLocalDay(prepared, atMs), atMs, visitOn }))
}
