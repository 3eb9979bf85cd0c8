import type { Channel, ContactPointFacts } from '../facts.ts'
import type { ContactPointRule } from '../pack.ts'
import { type AskRule, missing, NEVER, type Objection } from '../question.ts'

/** A visit goes to a place and a letter may be handed over; everything else needs a number or address. */
const STANDS_ALONE: ReadonlySet<Channel> = new Set(['visit', 'letter'])

/** The contact point works, takes the channel, and belongs to the party stated. */
export function contactPoint(rule: ContactPointRule): AskRule {
  const unlawful = new Set(rule.unlawfulSources ?? [])
  if (rule.demands === 'lawful-source') {
    return ({ point }) => {
      const source = point?.source
      if (source === undefined || !unlawful.has(source)) return null
      return refuse('contact_point_unusable', () => ({
        message: `The source (${source}) is not a lawful one: ${rule.title}.`,
        observed: source,
      }))
    }
  }
  return (question) => {
    const { ask, point } = question
    if (ask.contactPoint === undefined) {
      if (STANDS_ALONE.has(ask.channel)) return null
      return missing('ask.contactPoint', `name the contact point that ${ask.channel} is to reach`)
    }
    if (point === null) {
      // A caller that gives no contact points at all is taken at its word about the label.
      if (question.prepared.facts.contactPoints.length === 0) return null
      return refuse('contact_point_mismatch', () => ({
        message: 'This contact point does not belong to the borrower.',
        observed: ask.contactPoint ?? null,
      }))
    }
    if (point.status === 'unusable' || point.status === 'retired') {
      return refuse('contact_point_unusable', () => ({
        message: `This contact point is ${point.status}.`,
        observed: point.status,
      }))
    }
    if (point.party !== ask.party) {
      return refuse('contact_point_mismatch', () => ({
        message: `This contact point belongs to: ${point.party}.`,
        observed: point.party,
      }))
    }
    if (ask.person !== undefined && ask.person !== point.person) {
      return refuse('contact_point_mismatch', () => ({
        message: 'This contact point belongs to another person.',
        observed: point.person,
      }))
    }
    if (!takes(point, ask.channel)) {
      return refuse('contact_point_mismatch', () => ({
        message: `This contact point does not take ${ask.channel}.`,
        observed: point.channels.join(','),
      }))
    }
    return null
  }
}

/** A loop, since every ask comes by here. */
function takes(point: ContactPointFacts, wanted: Channel): boolean {
  for (const channel of point.channels) if (channel === wanted) return true
  return false
}

function refuse(
  code: 'contact_point_unusable' | 'contact_point_mismatch',
  detail: Objection['detail'],
): Objection {
  return { clearsAtMs: NEVER, code, detail }
}
