import { dayOfDate } from '../calendar.ts'
import type { BorrowerStateRule } from '../pack.ts'
import { latestLocalDay } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER } from '../question.ts'

/** The borrower is dead, lacks full capacity, or is bankrupt. Time does not cure any of them. */
export function borrowerState(rule: BorrowerStateRule): AskRule {
  return (question, tMs) => {
    const { facts } = question.prepared
    switch (rule.state) {
      case 'deceased':
        if (!facts.deceased) return null
        return {
          clearsAtMs: NEVER,
          code: 'borrower_deceased',
          detail: () => ({ message: `The borrower has died: ${rule.title}.`, observed: true }),
        }
      case 'incapacity':
        if (facts.capacity === 'full') return null
        return {
          clearsAtMs: NEVER,
          code: 'capacity_limited',
          detail: () => ({
            message: `The borrower lacks full capacity: ${rule.title}.`,
            observed: facts.capacity,
          }),
        }
      case 'bankrupt': {
        if (facts.bankrupt === null) return null
        const { acceptedOn } = facts.bankrupt
        const day = dayOfDate(acceptedOn)
        if (Number.isNaN(day))
          return missing('bankrupt.acceptedOn', 'give the date of acceptance as YYYY-MM-DD')
        if (latestLocalDay(question.prepared, tMs) < day) return null
        return {
          clearsAtMs: NEVER,
          code: 'bankruptcy_stay',
          detail: () => ({
            message: `A bankruptcy was accepted on ${acceptedOn}: ${rule.title}.`,
            observed: acceptedOn,
          }),
        }
      }
    }
  }
}
