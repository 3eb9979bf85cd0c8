import { dateOfDay, dayOfDate, weekdayIndexOfDay } from '../calendar.ts'
import type { DisputeFacts } from '../facts.ts'
import { type HolidayCalendar, holidaysOf } from '../holidays.ts'
import type { DisputeRule, NoticePeriod } from '../pack.ts'
import { earliestLocalDay, latestLocalDay } from '../prepare-facts.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'

/** An open objection to the debt. How it ends is recorded by people, so time alone clears it only when that is dated. */
export function dispute(rule: DisputeRule, calendars: readonly HolidayCalendar[] = []): AskRule {
  const endOf = periodEnd(rule.period, calendars)
  const kinds = rule.kinds === undefined ? null : new Set(rule.kinds)
  const forms = rule.forms === undefined ? null : new Set(rule.forms)
  return (question, tMs) => {
    const { facts } = question.prepared
    if (facts.disputes.length === 0) return null
    if (rule.onlyIfAcquired === true && facts.acquiredOn === undefined) return null
    let clearsAtMs = tMs
    for (let before = -NEVER; clearsAtMs > before && clearsAtMs !== NEVER; ) {
      before = clearsAtMs
      for (const one of facts.disputes) {
        if (one.status !== 'open' || (kinds !== null && !kinds.has(one.kind))) continue
        if (rule.notKinds?.includes(one.kind)) continue
        if (one.account !== undefined && one.account !== facts.account) continue
        if (forms !== null && one.form !== undefined && !forms.has(one.form)) continue
        if (rule.inPeriodOf !== undefined && !isInTime(question, one, rule.inPeriodOf, endOf)) continue
        const answeredAtMs = one.answeredAtMs ?? NEVER
        if (one.atMs <= clearsAtMs && clearsAtMs < answeredAtMs) clearsAtMs = answeredAtMs
      }
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'dispute_open',
      detail: () => ({ message: `An objection to the debt is open: ${rule.title}.`, observed: 'open' }),
    }
  }
}

/** Last local day of the period that a notice sent on a day starts; NaN when it cannot be known. */
type PeriodEnd = (sentDay: number) => number

function periodEnd(period: NoticePeriod | undefined, calendars: readonly HolidayCalendar[]): PeriodEnd {
  if (period === undefined) return () => Number.NaN
  const years = holidaysOf(calendars, period.calendar)?.years ?? {}
  return (sentDay) => {
    let day = sentDay
    for (let counted = 0; counted < period.receiptDays; ) {
      day++
      const date = dateOfDay(day)
      const year = years[date.slice(0, 4)]
      if (year === undefined) return Number.NaN
      const isWeekend = weekdayIndexOfDay(day) > 4
      if (!isWeekend && !year.holidays.includes(date)) counted++
    }
    return day + period.days
  }
}

/** Received by the end of the notice's period; without a known end it is taken to be in time. */
function isInTime(question: Question, one: DisputeFacts, notice: string, endOf: PeriodEnd): boolean {
  const { prepared } = question
  const ends = (prepared.facts.notices ?? []).filter(
    (sent) =>
      sent.kind === notice &&
      sent.undeliverable !== true &&
      (sent.account === undefined || sent.account === prepared.facts.account),
  )
  if (ends.length === 0) return true
  const day = earliestLocalDay(prepared, one.atMs)
  return ends.some((sent) => {
    const last =
      sent.periodEndsOn === undefined
        ? endOf(latestLocalDay(prepared, sent.atMs))
        : dayOfDate(sent.periodEndsOn)
    return !(day > last)
  })
}
