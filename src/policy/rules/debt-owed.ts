import type { DebtOwedRule } from '../pack.ts'
import { daysPastDueAt, daysPastDueReachedMs, owesNothing } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER, type Objection } from '../question.ts'

/** Nothing owed, a credit balance or nothing overdue is never chased, whatever else is on file. */
export function debtOwed(rule: DebtOwedRule): AskRule {
  return (question, tMs) => {
    const { prepared } = question
    const { facts } = prepared
    if (rule.needs === 'not-overdue') {
      const dpd = daysPastDueAt(prepared, tMs)
      if (dpd === null || dpd <= 0 || owesNothing(facts)) return null
      return overdue(dpd)
    }
    if (rule.needs === 'owed') {
      const owed = facts.totalOutstandingMinor
      return owed !== null && owed <= 0 ? nothing('Nothing is owed.', owed) : null
    }
    if (owesNothing(facts))
      return nothing('Nothing is overdue.', facts.overdueMinor ?? facts.totalOutstandingMinor)
    if (facts.oldestUnpaidDueDate === null)
      return nothing('Nothing is overdue: there is no unpaid due date.', null)
    if (Number.isNaN(prepared.dueDay)) return missing('oldestUnpaidDueDate', 'give the date as YYYY-MM-DD')
    if (facts.overdueMinor === null) return missing('overdueMinor', 'give the overdue amount in minor units')
    const dpd = daysPastDueAt(prepared, tMs) ?? 0
    if (dpd > 0) return null
    return nothing('Nothing is overdue yet.', dpd, daysPastDueReachedMs(prepared, 1, tMs))
  }
}

function nothing(message: string, observed: number | null, clearsAtMs = NEVER): Objection {
  return { clearsAtMs, code: 'nothing_owed', detail: () => ({ message, observed, limit: 1 }) }
}

function overdue(observed: number): Objection {
  const message = 'The due date has passed: this is no longer a reminder before it.'
  return {
    clearsAtMs: NEVER,
    code: 'purpose_not_allowed',
    detail: () => ({ message, observed, limit: 0 }),
  }
}
