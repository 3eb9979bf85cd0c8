import { dayOfDate } from '../calendar.ts'
import type { LimitationRule } from '../pack.ts'
import { latestLocalDay } from '../prepare-facts.ts'
import { type AskRule, NEVER } from '../question.ts'

/** The limitation period has run out: the debt stands, the debtor has a defence, and nobody may say otherwise. */
export function limitation(rule: LimitationRule): AskRule {
  return (question, tMs) => {
    const endsOn = question.prepared.facts.limitationEndsOn
    if (endsOn === null || !(latestLocalDay(question.prepared, tMs) > dayOfDate(endsOn))) return null
    return {
      clearsAtMs: NEVER,
      code: 'content_not_allowed',
      detail: () => ({
        message: `The limitation period ended on ${endsOn}: ${rule.title}.`,
        observed: endsOn,
      }),
    }
  }
}
