import { debtorUnreachableMs } from '../debtor-unreachable.ts'
import type { CounterpartyRule, Requirement } from '../pack.ts'
import { type AskRule, concernsAddressee, NEVER, type Objection, type Question } from '../question.ts'

/**
 * What may be said to whom. The matrix lists what is open; a party and purpose that no entry names is closed, so an
 * unforeseen combination is a no.
 */
export function counterparty(rule: CounterpartyRule): AskRule {
  const meets = (question: Question, requirement: Requirement, tMs: number): number => {
    const { facts } = question.prepared
    switch (requirement) {
      case 'debtor-unreachable':
        return debtorUnreachableMs(question.prepared, rule.unreachable, tMs)
      case 'deceased':
        return facts.deceased ? tMs : NEVER
      case 'deceased-or-incapacity':
        return facts.deceased || facts.capacity !== 'full' ? tMs : NEVER
      case 'offer-to-pay':
        return offerToPayMs(question, tMs)
    }
  }
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
        clearsAtMs = Math.min(clearsAtMs, meets(question, requirement, tMs))
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

/** First instant not before `tMs` at which the person addressed has offered to pay and not taken it back. */
function offerToPayMs(question: Question, tMs: number): number {
  let first = NEVER
  for (const consent of question.prepared.facts.consents) {
    if (consent.kind !== 'offers-to-pay' || !concernsAddressee(question, consent)) continue
    const fromMs = Math.max(tMs, consent.givenAtMs)
    if (fromMs < (consent.withdrawnAtMs ?? NEVER)) first = Math.min(first, fromMs)
  }
  return first
}

function withArticle(party: string): string {
  return `${/^[aeiou]/.test(party) ? 'An' : 'A'} ${party.replaceAll('-', ' ')}`
}
