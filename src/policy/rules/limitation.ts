import type { LocalDate } from '../facts.ts'
import type { LimitationRule } from '../pack.ts'
import { latestLocalDay } from '../prepare-facts.ts'
import { type AskRule, NEVER, type Objection } from '../question.ts'

/** The limitation period has run out: the debt stands, the debtor has a defence, and nobody may say otherwise. */
export function limitation(rule: LimitationRule): AskRule {
  return (question, tMs) => {
    const { prepared } = question
    // Written so that a date that is none (NaN) ends nothing.
    if (!(latestLocalDay(prepared, tMs) > prepared.limitationDay)) return null
    return ended(rule, prepared.facts.limitationEndsOn)
  }
}

function ended(rule: LimitationRule, observed: LocalDate | null): Objection {
  const message = `The limitation period ended on ${observed}: ${rule.title}.`
  return { clearsAtMs: NEVER, code: 'content_not_allowed', detail: () => ({ message, observed }) }
}
