import { HOUR_MS } from '../calendar.ts'
import { countedInstants, countedTest } from '../counted-attempts.ts'
import type { MinimumGapRule } from '../pack.ts'
import { attemptsAtMost } from '../prepare-facts.ts'
import type { AskRule } from '../question.ts'

/** At least `hours` between two attempts, whichever of the two comes first. */
export function minimumGap(rule: MinimumGapRule): AskRule {
  const test = countedTest(rule.counted)
  const gapMs = rule.hours * HOUR_MS
  const detail = () => ({
    message: `At least ${rule.hours} hours must lie between two attempts: ${rule.title}.`,
    limit: `${rule.hours} h`,
  })
  return (question, tMs) => {
    if (attemptsAtMost(question.prepared, tMs - gapMs, question.ask.atMs) === 0) return null
    const instants = countedInstants(question, test, tMs - gapMs)
    if (instants.length === 0) return null
    let clearsAtMs = tMs
    for (let before = Number.NEGATIVE_INFINITY; clearsAtMs > before; ) {
      before = clearsAtMs
      for (const atMs of instants) {
        if (Math.abs(before - atMs) < gapMs) clearsAtMs = Math.max(clearsAtMs, atMs + gapMs)
      }
    }
    if (clearsAtMs === tMs) return null
    return { clearsAtMs, code: 'minimum_gap', detail }
  }
}
