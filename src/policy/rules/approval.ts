import { localDay, startOfLocalDayMs } from '../calendar.ts'
import type { ApprovalFacts } from '../facts.ts'
import type { ApprovalRule } from '../pack.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'

/** What a person must have decided or prepared is on record and has not run out. */
export function approval(rule: ApprovalRule): AskRule {
  return (question, tMs) => {
    const { facts } = question.prepared
    let clearsAtMs = NEVER
    for (const one of facts.approvals ?? []) {
      if (one.kind !== rule.needs || (one.account !== undefined && one.account !== facts.account)) continue
      const fromMs = Math.max(tMs, one.atMs)
      if (fromMs < endOf(question, one, rule.lastsDays)) clearsAtMs = Math.min(clearsAtMs, fromMs)
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'approval_missing',
      detail: () => ({ message: `This needs a record of: ${rule.needs}. ${rule.title}.`, observed: null }),
    }
  }
}

/** End of the approval: its own, and the end of its days in whichever zone comes first. */
function endOf(question: Question, one: ApprovalFacts, lastsDays: number | undefined): number {
  let endMs = one.untilMs ?? NEVER
  if (lastsDays === undefined) return endMs
  for (const zone of question.prepared.dayZones) {
    endMs = Math.min(endMs, startOfLocalDayMs(zone, localDay(zone, one.atMs) + lastsDays, one.atMs))
  }
  return endMs
}
