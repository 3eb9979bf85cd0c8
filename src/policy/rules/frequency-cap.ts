import { type CountedTest, countedInstants, countedTest, windowText, windowUse } from '../counted-attempts.ts'
import type { FrequencyCapRule } from '../pack.ts'
import { type AskRule, missing, NEVER, type Question } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

/** At most `limit` counted attempts in the window, in the calendar of every zone the borrower may be in. */
export function frequencyCap(rule: FrequencyCapRule): AskRule {
  const test = countedTest(rule.counted)
  const startTest = rule.startsWith === undefined ? null : countedTest(rule.startsWith)
  return (question, tMs) => {
    if (rule.limit > 0 && question.prepared.facts.attempts.length === 0) return null
    const instants = capInstants(question, rule, test, startTest)
    if (instants.length < rule.limit) return null
    const { zones, dayZones } = question.prepared
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone: the limit is per local day')
    const clearsAtMs = firstInEveryZoneMs(dayZones, tMs, question.horizonMs, (zone, fromMs) => {
      for (let ms = fromMs; ms < question.horizonMs; ) {
        const use = windowUse(zone, rule.window, instants, ms)
        if (use.used < rule.limit) return ms
        ms = use.freesAtMs
      }
      return NEVER
    })
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'frequency_cap',
      detail: () => ({
        message: `The limit of ${rule.limit} per ${windowText(rule.window)} is used up: ${rule.title}.`,
        observed: Math.max(...dayZones.map((zone) => windowUse(zone, rule.window, instants, tMs).used)),
        limit: rule.limit,
      }),
    }
  }
}

/** Instants that a cap counts: those its test names, from its first starting attempt on, without consented calls. */
export function capInstants(
  question: Question,
  rule: FrequencyCapRule,
  test: CountedTest,
  startTest: CountedTest | null,
): number[] {
  const instants = countedInstants(question, test, rule.exceptConsentedCalls)
  if (startTest === null) return instants
  const startMs = Math.min(...countedInstants(question, startTest))
  return instants.filter((atMs) => atMs >= startMs)
}
