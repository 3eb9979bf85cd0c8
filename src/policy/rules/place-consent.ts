import type { PlaceConsentRule } from '../pack.ts'
import { consentToPlaceMs } from '../place-consent.ts'
import type { AskRule } from '../question.ts'
import { requirementMetMs } from '../requirements.ts'

/** A place (or a line that belongs to it) is closed until the person agreed to be contacted there. */
export function placeConsent(rule: PlaceConsentRule): AskRule {
  const places = new Set(rule.places)
  return (question, tMs) => {
    const place = question.ask.place ?? question.point?.place
    if (place === undefined || !places.has(place)) return null
    let clearsAtMs = consentToPlaceMs(question, place, tMs, rule.terms)
    for (const requirement of rule.anyOf ?? []) {
      clearsAtMs = Math.min(clearsAtMs, requirementMetMs(question, requirement, tMs))
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'place_not_allowed',
      detail: () => ({
        message: `Contact at this place (${place}) is closed: ${rule.title}.`,
        observed: place,
      }),
    }
  }
}
