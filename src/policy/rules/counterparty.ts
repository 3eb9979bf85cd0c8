import type { CounterpartyRule } from '../pack.ts'
import { type AskRule, NEVER, type Objection, type Question } from '../question.ts'
import { requirementMetMs } from '../requirements.ts'

/**
 * What may be said to whom. The matrix lists what is open; a party and purpose that no entry names is closed, so an
 * unforeseen combination is a no.
 */
export function counterparty(rule: CounterpartyRule): AskRule {
  return (question, tMs) => {
    const { party, purpose } = question.ask
    let partyNamed = false
    let purposeNamed = false
    let clearsAtMs = NEVER
    let asksReachability = false
    for (const entry of rule.allow) {
      if (!entry.parties.includes(party)) continue
      partyNamed = true
      if (entry.purposes !== 'all' && !entry.purposes.includes(purpose)) continue
      purposeNamed = true
      if (entry.anyOf === undefined) return null
      for (const requirement of entry.anyOf) {
        asksReachability ||= requirement === 'debtor-unreachable'
        clearsAtMs = Math.min(clearsAtMs, requirementMetMs(question, requirement, tMs, rule))
        if (clearsAtMs === tMs) return null
      }
    }
    return closed(rule, question, { partyNamed, purposeNamed, asksReachability, clearsAtMs })
  }
}

function closed(
  rule: CounterpartyRule,
  question: Question,
  found: { partyNamed: boolean; purposeNamed: boolean; asksReachability: boolean; clearsAtMs: number },
): Objection {
  const { party, purpose } = question.ask
  const demand = purpose === 'demand' || purpose === 'post-notice'
  const code = found.asksReachability
    ? 'debtor_reachable'
    : !found.partyNamed || (demand && !found.purposeNamed)
      ? 'party_not_allowed'
      : 'purpose_not_allowed'
  return {
    clearsAtMs: found.clearsAtMs,
    code,
    detail: () => ({
      message:
        code === 'debtor_reachable'
          ? `${withArticle(party)} may be contacted only when the debtor cannot be reached, and that is not established.`
          : `${withArticle(party)} may not be contacted for ${purpose}: ${rule.title}.`,
      observed: `${party}/${purpose}`,
    }),
  }
}

function withArticle(party: string): string {
  return `${/^[aeiou]/.test(party) ? 'An' : 'A'} ${party.replaceAll('-', ' ')}`
}
