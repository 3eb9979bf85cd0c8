/** An instant as the listener reads it: on the borrower's clocks, and on the listener's own. */
import { isKnownZone, localTimeText } from '../policy/calendar.ts'
import type { Listener } from './listener.ts'
import { wordsOf } from './words-of.ts'

/** Seconds say nothing to a person, and every rule ends at whole ones. */
const MINUTES = 'YYYY-MM-DD HH:MM'.length

/** The decisions of one page speak of the same few instants, over and over. */
const said = new Map<string, string>()
const SAID_MAX = 2000

export function sayMoment(instant: string, listener: Listener): string {
  const key = `${instant} ${listener.language} ${listener.ownZone ?? ''} ${listener.timeZones.join()}`
  let text = said.get(key)
  if (text === undefined) {
    if (said.size >= SAID_MAX) said.clear()
    text = momentOf(instant, listener)
    said.set(key, text)
  }
  return text
}

function momentOf(instant: string, listener: Listener): string {
  const ms = Date.parse(instant)
  const on = (zone: string) => ({ time: localTimeText(zone, ms).slice(0, MINUTES), zone })
  const zones = [...new Set(listener.timeZones)].filter(isKnownZone)
  const ownZone = listener.ownZone ?? 'UTC'
  return wordsOf(listener.language).phrases.moment({
    local: zones.map(on),
    own: zones.includes(ownZone) ? null : on(ownZone),
  })
}
