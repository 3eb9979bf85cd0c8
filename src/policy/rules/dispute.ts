import { dayOfDate } from '../calendar.ts'
import type { DisputeFacts } from '../facts.ts'
import type { DisputeRule } from '../pack.ts'
import { earliestLocalDay } from '../prepare-facts.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'

/** An open objection to the debt. How it ends is recorded by people, so time alone clears it only when that is dated. */
export function dispute(rule: DisputeRule): AskRule {
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
        if (rule.inPeriodOf !== undefined && !isInTime(question, one, rule.inPeriodOf)) continue
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

/** Received by the end of the notice's period; without such an end on file it is taken to be in time. */
function isInTime(question: Question, one: DisputeFacts, notice: string): boolean {
  const { prepared } = question
  const ends = (prepared.facts.notices ?? []).filter(
    (sent) =>
      sent.kind === notice &&
      sent.undeliverable !== true &&
      (sent.account === undefined || sent.account === prepared.facts.account),
  )
  if (ends.length === 0) return true
  const day = earliestLocalDay(prepared, one.atMs)
  return ends.some((sent) => sent.periodEndsOn === undefined || !(day > dayOfDate(sent.periodEndsOn)))
}
