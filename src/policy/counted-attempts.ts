/** Which past attempts a limit counts, and when they stop counting. */
import { HOUR_MS, localDay, startOfLocalDayMs, startOfNextPeriod, startOfPeriod } from './calendar.ts'
import type { AttemptFacts } from './facts.ts'
import type { CapWindow, Counted } from './pack.ts'
import { concernsAddressee, type Question } from './question.ts'

/** Tests an attempt against what a limit counts. Outcomes still open or unknown count. */
export function countedTest(counted: Counted): (question: Question, attempt: AttemptFacts) => boolean {
  const channels = new Set(counted.channels)
  const outcomes = counted.outcomes === undefined ? null : new Set(counted.outcomes)
  const notOutcomes = new Set(counted.notOutcomes ?? [])
  const directions = new Set(counted.directions ?? ['outbound'])
  const notPurposes = new Set(counted.notPurposes ?? [])
  return (question, attempt) => {
    if (!channels.has(attempt.channel) || !directions.has(attempt.direction)) return false
    const open = attempt.outcome === 'reserved' || attempt.outcome === 'unknown'
    if (!open && ((outcomes !== null && !outcomes.has(attempt.outcome)) || notOutcomes.has(attempt.outcome)))
      return false
    if (attempt.purpose !== undefined && notPurposes.has(attempt.purpose)) return false
    if (counted.by === 'same-actor' && attempt.by !== actorLabel(question)) return false
    switch (counted.per) {
      case 'borrower':
        return true
      case 'party':
        return attempt.party === question.ask.party
      case 'person':
        return concernsAddressee(question, attempt)
      case 'account':
        return attempt.account === question.prepared.facts.account
      case 'contact-point':
        // An attempt whose line is not known may have been this one: unknown is not zero.
        if (attempt.contactPoint === undefined || question.ask.contactPoint === undefined) {
          return concernsAddressee(question, attempt)
        }
        return attempt.contactPoint === question.ask.contactPoint
    }
  }
}

function actorLabel(question: Question): string {
  const { actor } = question.ask
  return actor.kind === 'agency' ? (actor.id ?? 'agency') : actor.kind
}

/** Instants of the attempts that count, in no particular order. */
export function countedInstants(
  question: Question,
  test: (question: Question, attempt: AttemptFacts) => boolean,
): number[] {
  const instants: number[] = []
  for (const attempt of question.prepared.facts.attempts)
    if (test(question, attempt)) instants.push(attempt.atMs)
  return instants
}

/** How many attempts share a window with `tMs` in a zone, and the first instant at which one of them no longer does. */
export interface WindowUse {
  readonly used: number
  readonly freesAtMs: number
}

/**
 * An attempt dated after `tMs` (a permit reserved for later) counts as well: both would lie in one window.
 */
export function windowUse(
  zone: string,
  window: CapWindow,
  instants: readonly number[],
  tMs: number,
): WindowUse {
  let used = 0
  if ('rollingHours' in window) {
    const spanMs = window.rollingHours * HOUR_MS
    let freesAtMs = Number.POSITIVE_INFINITY
    for (const atMs of instants) {
      if (atMs <= tMs - spanMs || atMs >= tMs + spanMs) continue
      used++
      freesAtMs = Math.min(freesAtMs, atMs + spanMs)
    }
    return { used, freesAtMs }
  }
  const today = localDay(zone, tMs)
  if ('rollingDays' in window) {
    let oldest = Number.POSITIVE_INFINITY
    for (const atMs of instants) {
      const day = localDay(zone, atMs)
      if (Math.abs(day - today) >= window.rollingDays) continue
      used++
      oldest = Math.min(oldest, day)
    }
    if (used === 0) return { used, freesAtMs: Number.POSITIVE_INFINITY }
    return { used, freesAtMs: startOfLocalDayMs(zone, oldest + window.rollingDays, tMs) }
  }
  const period = startOfPeriod(window.unit, today)
  for (const atMs of instants) if (startOfPeriod(window.unit, localDay(zone, atMs)) === period) used++
  if (used === 0) return { used, freesAtMs: Number.POSITIVE_INFINITY }
  return { used, freesAtMs: startOfLocalDayMs(zone, startOfNextPeriod(window.unit, today), tMs) }
}

export function windowText(window: CapWindow): string {
  if ('rollingHours' in window) return `${window.rollingHours} hours`
  if ('rollingDays' in window) return `${window.rollingDays} consecutive days`
  return `local ${window.unit}`
}
