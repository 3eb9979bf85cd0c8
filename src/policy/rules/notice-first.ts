import { dayOfDate } from '../calendar.ts'
import type { NoticeFirstRule } from '../pack.ts'
import { startOfDayEverywhereMs } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER } from '../question.ts'

/** The borrower is told before an agency makes contact. No date on file means that no notice was given. */
export function noticeFirst(rule: NoticeFirstRule): AskRule {
  return (question, tMs) => {
    const givenOn = question.prepared.facts.placement?.noticeGivenOn
    if (givenOn === undefined) {
      return {
        clearsAtMs: NEVER,
        code: 'notice_not_given',
        detail: () => ({ message: 'The borrower has not been told of the agency.', observed: null }),
      }
    }
    const day = dayOfDate(givenOn)
    if (Number.isNaN(day))
      return missing('placement.noticeGivenOn', 'give the date of the notice as YYYY-MM-DD')
    const clearsAtMs = startOfDayEverywhereMs(question.prepared, day + rule.daysAfter, tMs)
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'notice_not_given',
      detail: () => ({
        message: `The notice of ${givenOn} is not yet old enough.`,
        observed: givenOn,
        limit: `${rule.daysAfter} days after the notice`,
      }),
    }
  }
}
