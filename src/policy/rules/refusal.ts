import { localDay, startOfLocalDayMs } from '../calendar.ts'
import type { RefusalFacts } from '../facts.ts'
import type { RefusalRule } from '../pack.ts'
import { type AskRule, concernsAddressee, NEVER, type Question } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

const CODES = {
  'no-contact': 'no_contact_requested',
  channel: 'channel_refused',
  leave: 'place_not_allowed',
} as const
const MESSAGES = {
  'no-contact':
    'This person asked not to be contacted. It holds for every line of the person and every actor.',
  channel: 'This person asked not to be contacted through this channel.',
  leave: 'The collectors were told to leave; no new visit on the same local day.',
} as const

/** A person's own "no": told to one actor it binds all, on every line of that person. */
export function refusal(rule: RefusalRule): AskRule {
  return (question, tMs) => {
    const { refusals } = question.prepared.facts
    if (refusals.length === 0) return null
    let clearsAtMs = tMs
    for (let before = -NEVER; clearsAtMs > before; ) {
      before = clearsAtMs
      for (const one of refusals) {
        if (one.scope !== rule.honours || !isMeant(question, one)) continue
        clearsAtMs = Math.max(clearsAtMs, endOf(question, one, clearsAtMs))
      }
      if (clearsAtMs === NEVER) break
    }
    if (clearsAtMs === tMs) return null
    return { clearsAtMs, code: CODES[rule.honours], detail: () => ({ message: MESSAGES[rule.honours] }) }
  }
}

function isMeant(question: Question, one: RefusalFacts): boolean {
  const { ask } = question
  if (one.scope === 'leave') return ask.channel === 'visit' && concernsAddressee(question, one)
  if (one.scope !== 'channel') return concernsAddressee(question, one)
  if (one.channel !== undefined && one.channel !== ask.channel) return false
  // A wish about one number or address leaves the others of that person open.
  if (one.contactPoint !== undefined && ask.contactPoint !== undefined)
    return one.contactPoint === ask.contactPoint
  return concernsAddressee(question, one)
}

/** End of the refusal if it binds at `ms`, else `ms`. */
function endOf(question: Question, one: RefusalFacts, ms: number): number {
  const liftedAtMs = one.liftedAtMs === undefined || Number.isNaN(one.liftedAtMs) ? NEVER : one.liftedAtMs
  if (ms < one.atMs || ms >= liftedAtMs) return ms
  if (one.scope !== 'leave') return liftedAtMs
  const zones = question.prepared.dayZones
  const nextDayMs = firstInEveryZoneMs(zones, ms, NEVER, (zone, fromMs) => {
    const opens = localDay(zone, one.atMs) + 1
    return localDay(zone, fromMs) >= opens ? fromMs : startOfLocalDayMs(zone, opens, fromMs)
  })
  return Math.min(liftedAtMs, nextDayMs)
}
