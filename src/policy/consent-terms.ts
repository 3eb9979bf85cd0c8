import type { Form, Party } from './facts.ts'
import type { ConsentTerms } from './pack.ts'
import { actorLabel, concernsAddressee, type Question } from './question.ts'

/** Whether a recorded consent is of the sort that a rule takes; a form or an actor that is not known is not. */
export function meetsTerms(
  question: Question,
  consent: { readonly party: Party; readonly form?: Form; readonly givenTo?: string },
  terms: ConsentTerms | boolean | undefined,
): boolean {
  if (typeof terms === 'boolean') return terms
  if (terms === undefined) return true
  if (terms.forms !== undefined && (consent.form === undefined || !terms.forms.includes(consent.form)))
    return false
  if (terms.parties !== undefined && !terms.parties.includes(consent.party)) return false
  return terms.directly !== true || consent.givenTo === actorLabel(question.ask)
}

/** Whether the consent is that of the person a rule asks: the one addressed, or the debtor where the terms say so. */
export function isByWhom(
  question: Question,
  consent: { readonly party: Party; readonly person?: string; readonly contactPoint?: string },
  terms: ConsentTerms | boolean | undefined,
): boolean {
  if (typeof terms !== 'object' || terms.givenBy === undefined) return concernsAddressee(question, consent)
  return (
    consent.party === 'borrower' || (consent.party === 'co-borrower' && concernsAddressee(question, consent))
  )
}
