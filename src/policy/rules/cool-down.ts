import { DAY_MS, HOUR_MS, localDay, startOfLocalDayMs } from '../calendar.ts'
import { countedInstants, countedTest } from '../counted-attempts.ts'
import type { CoolDownRule } from '../pack.ts'
import { attemptsAtMost } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

/** Rest after a counted event: so many local dates with the day of the event as the first, or so many hours. */
export function coolDown(rule: CoolDownRule): AskRule {
  const test = countedTest(rule.counted)
  const rest = rule.rest
  const reachMs = 'days' in rest ? (rest.days + 2) * DAY_MS : rest.hours * HOUR_MS
  const text = 'days' in rest ? `${rest.days} local days` : `${rest.hours} h`
  /** End of the rest that binds at `ms`, or `ms` when none does. */
  const restUntil = (zone: string, instants: readonly number[], ms: number): number => {
    let untilMs = ms
    for (const atMs of instants) {
      if (atMs > ms) continue
      if ('hours' in rest) untilMs = Math.max(untilMs, atMs + rest.hours * HOUR_MS)
      else {
        const opens = localDay(zone, atMs) + rest.days
        if (localDay(zone, ms) < opens) untilMs = Math.max(untilMs, startOfLocalDayMs(zone, opens, ms))
      }
    }
    return untilMs
  }
  return (question, tMs) => {
    const { zones } = question.prepared
    // Without a zone no attempt can be told to be long enough ago.
    const sinceMs = zones.length === 0 ? -NEVER : tMs - reachMs
    if (attemptsAtMost(question.prepared, sinceMs, question.ask.atMs) === 0) return null
    const instants = countedInstants(question, test, sinceMs)
    if (instants.length === 0) return null
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone: the rest is in local days')
    const clearsAtMs = firstInEveryZoneMs(zones, tMs, question.horizonMs, (zone, fromMs) => {
      let ms = fromMs
      for (;;) {
        const untilMs = restUntil(zone, instants, ms)
        if (untilMs === ms) return ms
        if (untilMs >= question.horizonMs) return NEVER
        ms = untilMs
      }
    })
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'cool_down',
      detail: () => ({ message: `A rest of ${text} is running: ${rule.title}.`, limit: text }),
    }
  }
}
