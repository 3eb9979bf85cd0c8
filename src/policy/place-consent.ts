import { isByWhom, meetsTerms } from './consent-terms.ts'
import type { Place } from './facts.ts'
import type { ConsentTerms } from './pack.ts'
import type { Question } from './question.ts'

/** First instant not before `tMs` at which the person addressed consents to the place; Infinity for never. */
export function consentToPlaceMs(
  question: Question,
  place: Place,
  tMs: number,
  terms?: ConsentTerms,
): number {
  let first = Number.POSITIVE_INFINITY
  for (const consent of question.prepared.facts.consents) {
    if (consent.kind !== 'place' || consent.place !== place || !isByWhom(question, consent, terms)) continue
    if (!meetsTerms(question, consent, terms)) continue
    const fromMs = Math.max(tMs, consent.givenAtMs)
    if (fromMs < (consent.withdrawnAtMs ?? Number.POSITIVE_INFINITY)) first = Math.min(first, fromMs)
  }
  return first
}
