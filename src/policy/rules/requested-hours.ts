import { DAY_MS, SECOND_MS } from '../calendar.ts'
import { consentedHours, type DatedWindows, sparedHours } from '../hours-of-consent.ts'
import type { RequestedHoursRule } from '../pack.ts'
import { type AskRule, missing, type Objection, type Question } from '../question.ts'
import { complementOf, firstInEveryZoneMs, firstInWindowsMs, unionOf, type WeekWindows } from '../windows.ts'

/** Times the person named: the only ones (`contact-hours-only`), or ones to be spared (`time-slot`). */
export function requestedHours(rule: RequestedHoursRule): AskRule {
  const only = rule.honours === 'contact-hours-only'
  return (question, tMs) => {
    const named = only ? consentedHours(question, 'contact-hours-only') : sparedHours(question)
    if (named.length === 0) return null
    const { zones } = question.prepared
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone of the person contacted')
    return sparedUntil(rule, named, tMs, question)
  }
}

/** Apart, so that nothing is made to be captured where no times are named. */
function sparedUntil(
  rule: RequestedHoursRule,
  named: readonly DatedWindows[],
  tMs: number,
  { prepared: { zones }, horizonMs }: Question,
): Objection | null {
  const clearsAtMs = firstInEveryZoneMs(zones, tMs, horizonMs, (zone, fromMs) =>
    firstOpenMs(zone, named, rule, fromMs, horizonMs),
  )
  if (clearsAtMs === tMs) return null
  return {
    clearsAtMs,
    code: 'inconvenient_time',
    detail: () => ({
      message:
        rule.honours === 'contact-hours-only'
          ? 'It is outside the only times the person named for contact.'
          : 'The person asked not to be contacted at this time.',
    }),
  }
}

/** A day written down as 00:00 to 23:59 is the whole day. */
const WHOLE_DAY_MS = DAY_MS - 60 * SECOND_MS

/** The weekdays of which nothing is left. */
function wholeDaysOf(closed: WeekWindows): WeekWindows {
  return closed.map((flat) => (flat[0] === 0 && (flat[1] ?? 0) >= WHOLE_DAY_MS ? [0, DAY_MS] : []))
}

/** Walks from one start or end of a wish to the next; between two the same wishes are in force. */
function firstOpenMs(
  zone: string,
  named: readonly DatedWindows[],
  rule: RequestedHoursRule,
  fromMs: number,
  horizonMs: number,
): number {
  let ms = fromMs
  while (ms < horizonMs) {
    const active = named.filter((wish) => wish.fromMs <= ms && ms < wish.untilMs)
    if (active.length === 0) return ms
    let nextMs = horizonMs
    for (const wish of named) {
      if (wish.fromMs > ms) nextMs = Math.min(nextMs, wish.fromMs)
      if (wish.untilMs > ms) nextMs = Math.min(nextMs, wish.untilMs)
    }
    const union = unionOf(active.map((wish) => wish.windows))
    let open = rule.honours === 'contact-hours-only' ? union : complementOf(union)
    if (rule.wholeDays === true) open = complementOf(wholeDaysOf(complementOf(open)))
    const first = firstInWindowsMs(zone, open, ms, nextMs)
    if (first < nextMs) return first
    ms = nextMs
  }
  return Number.POSITIVE_INFINITY
}
