/** The test "the debtor cannot be reached", on which contact with third persons hangs. */
import { localDay } from './calendar.ts'
import type { AttemptFacts, Channel } from './facts.ts'
import type { UnreachableTest } from './pack.ts'
import { isTwoWay, type PreparedFacts, startOfDayEverywhereMs } from './prepare-facts.ts'

const CALLS: ReadonlySet<Channel> = new Set(['voice', 'ai-voice'])
const TELEPHONE: ReadonlySet<Channel> = new Set(['voice', 'ai-voice', 'sms'])
const FAILED = new Set([
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
  'voicemail-no-message',
  'voicemail-full',
  'hung-up',
])

/** What speaks for and against the debtor being out of reach, from the records up to one instant. */
interface Evidence {
  lastContactMs: number
  /** Failed calls after the last contact. */
  failedAtMs: number[]
  calls: AttemptFacts[]
}

function evidenceUpTo(prepared: PreparedFacts, tMs: number): Evidence {
  const evidence: Evidence = { lastContactMs: Number.NEGATIVE_INFINITY, failedAtMs: [], calls: [] }
  for (const attempt of prepared.facts.attempts) {
    if (attempt.atMs > tMs || attempt.party !== 'borrower') continue
    if (isTwoWay(attempt)) evidence.lastContactMs = Math.max(evidence.lastContactMs, attempt.atMs)
    if (attempt.direction === 'outbound' && CALLS.has(attempt.channel)) evidence.calls.push(attempt)
  }
  for (const call of evidence.calls) {
    // A contact at the very same instant is held to have come last.
    if (call.atMs > evidence.lastContactMs && FAILED.has(call.outcome)) evidence.failedAtMs.push(call.atMs)
  }
  evidence.failedAtMs.sort((a, b) => a - b)
  return evidence
}

/**
 * Whether every known number of the borrower is out of service, by the latest call to each. Known numbers are those
 * in the file and those that were called. A number marked unusable or retired needs no call, but then any contact
 * on record speaks against, since it is not known since when the number is dead.
 */
function everyNumberDead(prepared: PreparedFacts, evidence: Evidence): boolean {
  const latest = new Map<string, { atMs: number; dead: boolean }>()
  for (const call of evidence.calls) {
    const line = call.contactPoint ?? ''
    const known = latest.get(line)
    const dead = call.outcome === 'not-in-service'
    if (known === undefined || call.atMs > known.atMs) latest.set(line, { atMs: call.atMs, dead })
    else if (call.atMs === known.atMs) known.dead &&= dead
  }
  let first = Number.POSITIVE_INFINITY
  let lines = latest.size
  for (const line of latest.values()) {
    if (!line.dead) return false
    first = Math.min(first, line.atMs)
  }
  for (const point of prepared.facts.contactPoints) {
    if (point.party !== 'borrower' || latest.has(point.id)) continue
    if (!point.channels.some((channel) => TELEPHONE.has(channel))) continue
    if (point.status !== 'unusable' && point.status !== 'retired') return false
    first = Number.NEGATIVE_INFINITY
    lines++
  }
  return (
    lines > 0 &&
    (first === Number.NEGATIVE_INFINITY ? evidence.lastContactMs === first : evidence.lastContactMs < first)
  )
}

/** When the test is met on the records up to `tMs`: an instant not after, one still to come, or Infinity. */
function opensAt(prepared: PreparedFacts, test: UnreachableTest, tMs: number): number {
  const evidence = evidenceUpTo(prepared, tMs)
  if (test.everyNumberOutOfService && everyNumberDead(prepared, evidence)) return tMs
  // Failures on three consecutive days hold at least three failed calls in a row, the third of them no later than
  // the third day, so counting calls covers both readings.
  const deciding = evidence.failedAtMs[test.failedCalls - 1]
  if (test.failedCalls < 1 || deciding === undefined) return Number.POSITIVE_INFINITY
  if (!test.fromNextDay) return deciding
  let day = Number.NEGATIVE_INFINITY
  for (const zone of prepared.dayZones) day = Math.max(day, localDay(zone, deciding) + 1)
  return startOfDayEverywhereMs(prepared, day, tMs)
}

/** First instant not before `tMs` at which the debtor counts as unreachable; Infinity when time alone is not enough. */
export function debtorUnreachableMs(prepared: PreparedFacts, test: UnreachableTest, tMs: number): number {
  let ms = tMs
  for (;;) {
    const opens = opensAt(prepared, test, ms)
    if (opens <= ms) return ms
    let nextRecordMs = Number.POSITIVE_INFINITY
    for (const attempt of prepared.facts.attempts) {
      if (attempt.atMs > ms && attempt.atMs < nextRecordMs) nextRecordMs = attempt.atMs
    }
    if (opens < nextRecordMs) return opens
    if (nextRecordMs === Number.POSITIVE_INFINITY) return opens
    ms = nextRecordMs
  }
}
