/** How long a permit lives: short, and never beyond the moment at which the same contact would be refused. Pure. */
import type { Policy } from '../policy/compile.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Ask, Channel, Facts } from '../policy/facts.ts'

const MINUTE_MS = 60_000
const SECOND_MS = 1000

/** Long enough to dial, to send, or to climb the stairs; an unused permit blocks others until it ends. */
const LIFE_MINUTES: Readonly<Record<Channel, number>> = {
  voice: 15,
  'ai-voice': 15,
  sms: 15,
  push: 15,
  im: 15,
  email: 30,
  letter: 24 * 60,
  visit: 4 * 60,
}

/** How far ahead a contact can be reserved. */
export const AHEAD_MS_MAX = 7 * 24 * 60 * MINUTE_MS

/** @param ask one that is allowed at `ask.atMs`. @returns the first instant at which the permit is worth nothing. */
export function permitExpiryMs(ask: Ask, facts: Facts, policy: Policy): number {
  const endMs = ask.atMs + LIFE_MINUTES[ask.channel] * MINUTE_MS
  const isOpen = (atMs: number) => decideContact({ ...ask, atMs }, facts, policy).verdict === 'allowed'
  if (isOpen(endMs - 1)) return endMs
  // Halving finds the end of the hours; between two instants so close there is no second closing.
  let openMs = ask.atMs
  let closedMs = endMs - 1
  while (closedMs - openMs > SECOND_MS) {
    const middleMs = Math.floor((openMs + closedMs) / 2)
    if (isOpen(middleMs)) openMs = middleMs
    else closedMs = middleMs
  }
  // The last instant known to be open, so that nothing is promised beyond.
  return openMs + 1
}
