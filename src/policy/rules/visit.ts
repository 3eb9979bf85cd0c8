import type { VisitRule } from '../pack.ts'
import { consentToPlaceMs } from '../place-consent.ts'
import { type AskRule, missing, NEVER } from '../question.ts'

/** How many go, and whether they may go in. Talking at the door needs no consent; going inside does. */
export function visit(rule: VisitRule): AskRule {
  const places = new Set(rule.consentPlaces ?? [])
  return (question, tMs) => {
    const { collectors, place, consentToEnter } = question.ask
    if (rule.minCollectors !== undefined) {
      const min = rule.minCollectors
      if (collectors === undefined) return missing('ask.collectors', 'say how many collectors go together')
      // Written so that a number that is none (NaN) is too few.
      if (!(collectors >= min)) {
        return {
          clearsAtMs: NEVER,
          code: 'too_few_collectors',
          detail: () => ({
            message: `A visit needs at least ${min} collectors.`,
            observed: collectors,
            limit: min,
          }),
        }
      }
    }
    if (places.size === 0) return null
    if (place === undefined)
      return missing('ask.place', 'say where the visit takes place: home, doorstep, office, ...')
    if (!places.has(place) || consentToEnter === true) return null
    // Who says no at the door takes back what he agreed to before.
    const clearsAtMs = consentToEnter === false ? NEVER : consentToPlaceMs(question, place, tMs)
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'place_not_allowed',
      detail: () => ({ message: `Entering (${place}) needs consent.`, observed: consentToEnter ?? null }),
    }
  }
}
