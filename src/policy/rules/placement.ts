import { dayOfDate } from '../calendar.ts'
import type { PlacementRule } from '../pack.ts'
import { latestLocalDay, startOfDayEverywhereMs } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER, type Objection } from '../question.ts'

/** Only the agency that holds the account acts for it, from its first to its last local day. */
export function placement(rule: PlacementRule): AskRule {
  if (rule.demands === 'no-agency') {
    return () => refuse('not_placed_with_agency', `Agencies may not act here: ${rule.title}.`, null)
  }
  return (question, tMs) => {
    const { facts } = question.prepared
    const { id } = question.ask.actor
    const held = facts.placement
    if (rule.demands === 'on-public-list') {
      if (held === null || held.onPublicList !== false) return null
      return refuse('agency_not_listed', 'The agency is not on the published list.', held.agency)
    }
    if (rule.demands === 'licensed') {
      const licensedUntil = held?.licensedUntil
      if (licensedUntil === undefined)
        return missing('placement.licensedUntil', "give the last day of the agency's licence as YYYY-MM-DD")
      if (latestLocalDay(question.prepared, tMs) <= dayOfDate(licensedUntil)) return null
      return refuse('agency_not_licensed', `The agency's licence ended on ${licensedUntil}.`, licensedUntil)
    }
    if (id === undefined) return missing('ask.actor.id', 'name the agency that asks')
    if (held === null)
      return refuse('not_placed_with_agency', 'The account is not placed with any agency.', null)
    if (held.agency !== id) {
      return refuse('not_placed_with_agency', 'The account is placed with another agency.', held.agency)
    }
    const since = held.since === undefined ? Number.NEGATIVE_INFINITY : dayOfDate(held.since)
    const until = held.until === undefined ? NEVER : dayOfDate(held.until)
    if (Number.isNaN(since))
      return missing('placement.since', 'give the first day of the placement as YYYY-MM-DD')
    if (Number.isNaN(until))
      return missing('placement.until', 'give the last day of the placement as YYYY-MM-DD')
    const clearsAtMs =
      since === Number.NEGATIVE_INFINITY ? tMs : startOfDayEverywhereMs(question.prepared, since, tMs)
    if (latestLocalDay(question.prepared, clearsAtMs) > until) {
      return refuse('not_placed_with_agency', 'The placement with this agency has ended.', held.until ?? null)
    }
    if (clearsAtMs === tMs) return null
    return refuse(
      'not_placed_with_agency',
      'The placement has not begun yet.',
      held.since ?? null,
      clearsAtMs,
    )
  }
}

function refuse(
  code: 'not_placed_with_agency' | 'agency_not_listed' | 'agency_not_licensed',
  message: string,
  observed: string | null,
  clearsAtMs = NEVER,
): Objection {
  return { clearsAtMs, code, detail: () => ({ message, observed }) }
}
