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
      return unusable(`The source (${source}) is not a lawful one: ${rule.title}.`, source)
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
      return mismatch('This contact point does not belong to the borrower.', ask.contactPoint)
    }
    const { status, party, person, channels } = point
    if (status === 'unusable' || status === 'retired')
      return unusable(`This contact point is ${status}.`, status)
    if (party !== ask.party) return mismatch(`This contact point belongs to: ${party}.`, party)
    if (ask.person !== undefined && ask.person !== person)
      return mismatch('This contact point belongs to another person.', person)
    if (!takes(point, ask.channel))
      return mismatch(`This contact point does not take ${ask.channel}.`, channels.join(','))
    return null
  }
}

/** A loop, since every ask comes by here. */
function takes(point: ContactPointFacts, wanted: Channel): boolean {
  for (const channel of point.channels) if (channel === wanted) return true
  return false
}

function unusable(message: string, observed: string): Objection {
  return { clearsAtMs: NEVER, code: 'contact_point_unusable', detail: () => ({ message, observed }) }
}

function mismatch(message: string, observed: string): Objection {
  return { clearsAtMs: NEVER, code: 'contact_point_mismatch', detail: () => ({ message, observed }) }
}
