import { dayOfDate } from '../calendar.ts'
import type { CertificationRule } from '../pack.ts'
import { latestLocalDay } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER, type Objection } from '../question.ts'

/** The collector's certification has not run out; its last day still counts. A machine has none. */
export function certification(rule: CertificationRule): AskRule {
  return (question, tMs) => {
    const { actor } = question.ask
    if (actor.kind === 'bot') return null
    const until = actor.certifiedUntil
    if (until === undefined) {
      if (rule.whenUnknown === 'pass') return null
      return missing('ask.actor.certifiedUntil', "give the end date of the collector's certification")
    }
    const day = dayOfDate(until)
    if (Number.isNaN(day)) return missing('ask.actor.certifiedUntil', 'give the date as YYYY-MM-DD')
    if (latestLocalDay(question.prepared, tMs) <= day) return null
    return ended(until)
  }
}

function ended(until: string): Objection {
  return {
    clearsAtMs: NEVER,
    code: 'collector_not_certified',
    detail: () => ({ message: `The collector's certification ended on ${until}.`, observed: until }),
  }
}
