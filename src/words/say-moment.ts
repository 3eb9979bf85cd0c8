/** An instant as the listener reads it: on the borrower's clocks, and on the listener's own. */
import { isKnownZone, localTimeText } from '../policy/calendar.ts'
import type { Listener } from './listener.ts'
import { wordsOf } from './words-of.ts'

/** Seconds say nothing to a person, and every rule ends at whole ones. */
const MINUTES = 'YYYY-MM-DD HH:MM'.length

export function sayMoment(instant: string, listener: Listener): string {
  const ms = Date.parse(instant)
  const on = (zone: string) => ({ time: localTimeText(zone, ms).slice(0, MINUTES), zone })
  const zones = [...new Set(listener.timeZones)].filter(isKnownZone)
  const ownZone = listener.ownZone ?? 'UTC'
  return wordsOf(listener.language).phrases.moment({
    local: zones.map(on),
    own: zones.includes(ownZone) ? null : on(ownZone),
  })
}
