import { dayOfDate } from '../calendar.ts'
import type { NoticeFacts } from '../facts.ts'
import type { NoticeFirstRule, NoticeSource } from '../pack.ts'
import { latestLocalDay, startOfDayEverywhereMs } from '../prepare-facts.ts'
import { type AskRule, concernsAddressee, missing, NEVER, type Question } from '../question.ts'

/** A notice comes first and its waiting period runs. Nothing on file means that none was given. */
export function noticeFirst(rule: NoticeFirstRule): AskRule {
  const source = rule.notice ?? 'placement'
  return (question, tMs) => {
    const { facts } = question.prepared
    if (rule.onlyIfAcquired === true && facts.acquiredOn === undefined) return null
    const days = source === 'placement' ? placementNotice(question) : noticeDays(question, source, tMs)
    if (days.some(([day]) => Number.isNaN(day)))
      return missing('placement.noticeGivenOn', 'give the date of the notice as YYYY-MM-DD')
    let clearsAtMs = NEVER
    for (const one of facts.notices ?? []) {
      if (one.kind === rule.waiver && isWaiver(question, one))
        clearsAtMs = Math.min(clearsAtMs, Math.max(tMs, one.atMs))
    }
    for (const [day, atMs] of days) {
      clearsAtMs = Math.min(
        clearsAtMs,
        Math.max(atMs, startOfDayEverywhereMs(question.prepared, day + rule.daysAfter, tMs)),
      )
    }
    if (clearsAtMs === tMs) return null
    const what = source === 'placement' ? 'The borrower has not been told of the agency' : `No notice yet`
    return {
      clearsAtMs,
      code: 'notice_not_given',
      detail: () => ({
        message:
          days.length === 0 ? `${what}: ${rule.title}.` : `The notice is not yet old enough: ${rule.title}.`,
        observed: days.length === 0 ? null : `${days.length} on file`,
        limit: `${rule.daysAfter} days after the notice`,
      }),
    }
  }
}

/** Given by the debtor himself, for this account or for every one. */
function isWaiver(question: Question, one: NoticeFacts): boolean {
  const isTheirs = one.party === undefined || one.party === 'borrower'
  return isTheirs && (one.account === undefined || one.account === question.prepared.facts.account)
}

function placementNotice(question: Question): (readonly [number, number])[] {
  const givenOn = question.prepared.facts.placement?.noticeGivenOn
  return givenOn === undefined ? [] : [[dayOfDate(givenOn), -NEVER]]
}

/** Local days of the notices that count, the latest possible day where zones differ. */
function noticeDays(
  question: Question,
  source: Exclude<NoticeSource, 'placement'>,
  tMs: number,
): (readonly [number, number])[] {
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
      .map((one) => [latestLocalDay(prepared, one.atMs), one.atMs] as const)
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
    .map((one) => [latestLocalDay(prepared, one.atMs), one.atMs] as const)
}
