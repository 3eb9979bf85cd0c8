import type { Form, Party } from './facts.ts'
import type { ConsentTerms } from './pack.ts'
import { actorLabel, type Question } from './question.ts'

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
