/** The decision against the oracle on one case. */
import { assessStage } from '../../../src/policy/assess-stage.ts'
import { compilePolicy, type Policy } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Decision, Reason } from '../../../src/policy/decision.ts'
import { type Case, sceneOf } from './case.ts'
import { DAY, HOUR, MINUTE, SECOND } from './local-time.ts'
import { type Voice, voicesOf } from './oracle.ts'
import { daysPastDue } from './scope.ts'
import { standingAt } from './stages.ts'

/** How closely times between now and an answer are tried. */
export interface Reach {
  /** Every minute is tried in this time after the ask and before the answer, one in `stride` in between. */
  readonly closeMs: number
  readonly stride: number
  /** No time later than this after the ask is tried. */
  readonly farMs: number
}

export const QUICK: Reach = { closeMs: 90 * MINUTE, stride: 37, farMs: 5 * DAY }
export const EVERY_MINUTE: Reach = { closeMs: 10 * DAY, stride: 1, farMs: 10 * DAY }

/** What a run has met, so that one that meets nothing is seen. */
export interface Tally {
  allowed: number
  deferred: number
  denied: number
  /** Times a rule of each kind stood in the way, and times it named when it will not. */
  readonly objected: Record<string, number>
  readonly cleared: Record<string, number>
}

export function emptyTally(): Tally {
  return { allowed: 0, deferred: 0, denied: 0, objected: {}, cleared: {} }
}

const compiled = new WeakMap<Case['packs'], Map<unknown, Policy>>()

/** Policies of documents met again are compiled once. */
export function policyOf({ packs, housePacks, switches, strategy, calendars }: Case): Policy {
  let known = compiled.get(packs)
  if (known === undefined) {
    known = new Map()
    compiled.set(packs, known)
  }
  let policy = known.get(strategy)
  if (policy === undefined) {
    const own = packs.filter((pack) => pack.id !== 'tact')
    policy = compilePolicy({ packs: own, housePacks, switches, strategy, calendars })
    known.set(strategy, policy)
  }
  return policy
}

const iso = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? String(ms) : new Date(ms).toISOString().replace('.000Z', 'Z')
const sorted = (ids: readonly string[]) => [...ids].sort().join(' ')

/** Times to try between two instants, neither of them included: whole minutes, and a second after each. */
function* timesBetween(fromMs: number, toMs: number, reach: Reach): Generator<number> {
  const endMs = Math.min(toMs, fromMs + reach.farMs)
  for (let ms = Math.floor(fromMs / MINUTE) * MINUTE; ms < endMs; ) {
    if (ms > fromMs) yield ms
    if (ms + SECOND > fromMs && ms + SECOND < endMs) yield ms + SECOND
    const isClose = ms < fromMs + reach.closeMs || ms >= toMs - reach.closeMs
    ms += isClose ? MINUTE : Math.min(reach.stride * MINUTE, Math.max(MINUTE, toMs - reach.closeMs - ms))
  }
}

/** The first sentence on which the two differ; null when they agree. */
export function compare(given: Case, reach: Reach, tally: Tally = emptyTally()): string | null {
  const policy = policyOf(given)
  const { ask, facts } = given
  const voices = voicesOf(given)
  const decision = decideContact(ask, facts, policy)
  count(tally, decision, given)
  if (sceneOf(given).zones.length === 0) {
    // Nothing is permitted, and which rules ask for a zone besides is of no interest.
    const isAsked = decision.reasons.some((reason) => reason.rule === 'tact-time-zone-known')
    return isAsked && decision.verdict === 'denied' ? null : `without a zone it is ${decision.verdict}`
  }
  const others = [ask.atMs + 7 * HOUR, ask.atMs + 31 * HOUR + MINUTE]
  return (
    compareRules(voices, decision) ??
    compareNext(voices, decision, reach) ??
    first(decision.reasons, (reason) => compareClearing(voices, reason, ask.atMs, reach)) ??
    first(decision.warnings, (reason) => compareClearing(voices, reason, ask.atMs, reach)) ??
    first(others, (atMs) => compareRules(voices, decideContact({ ...ask, atMs }, facts, policy))) ??
    compareStage(given, policy, reach)
  )
}

function first<T>(list: readonly T[], compareOne: (one: T) => string | null): string | null {
  for (const one of list) {
    const found = compareOne(one)
    if (found !== null) return found
  }
  return null
}

function count(tally: Tally, { verdict, reasons, warnings }: Decision, { packs, housePacks }: Case): void {
  tally[verdict]++
  for (const { rule: id, clearsAtMs } of [...reasons, ...warnings]) {
    let kind = id.startsWith('strategy:') ? 'strategy' : ''
    for (const pack of [...packs, ...housePacks])
      kind ||= pack.rules.find((rule) => rule.id === id)?.kind ?? ''
    tally.objected[kind] = (tally.objected[kind] ?? 0) + 1
    if (clearsAtMs !== null) tally.cleared[kind] = (tally.cleared[kind] ?? 0) + 1
  }
}

/** Which rules stand in the way, and which warn, at the instant asked for. */
function compareRules(
  voices: readonly Voice[],
  { atMs, verdict, reasons, warnings }: Decision,
): string | null {
  const found = reasons.map((reason) => reason.rule)
  const speaking = voices.filter((voice) => voice.at(atMs) !== 'open')
  const expected = speaking.filter((voice) => voice.isDenying).map((voice) => voice.id)
  if (sorted(found) !== sorted(expected))
    return `at ${iso(atMs)} these stand in the way: [${sorted(expected)}], but the decision names [${sorted(found)}]`
  const warned = speaking.filter((voice) => !voice.isDenying).map((voice) => voice.id)
  const warning = warnings.map((reason) => reason.rule)
  if (sorted(warning) !== sorted(warned))
    return `at ${iso(atMs)} these warn: [${sorted(warned)}], but the decision names [${sorted(warning)}]`
  if ((verdict === 'allowed') !== (expected.length === 0)) return `at ${iso(atMs)} the verdict is ${verdict}`
  return null
}

function compareNext(voices: readonly Voice[], decision: Decision, reach: Reach): string | null {
  const { atMs, verdict, nextAllowedAtMs: nextMs } = decision
  if ((verdict === 'denied') !== (nextMs === null)) return `${verdict}, but next ${iso(nextMs)}`
  if (verdict === 'allowed') return nextMs === atMs ? null : `allowed now, but next ${iso(nextMs)}`
  const denying = voices.filter((voice) => voice.isDenying)
  return compareOpening(denying, atMs, nextMs, reach, 'the contact')
}

function compareClearing(
  voices: readonly Voice[],
  { rule, clearsAtMs }: Reason,
  atMs: number,
  reach: Reach,
): string | null {
  const mine = voices.filter((voice) => voice.id === rule)
  return compareOpening(mine, atMs, clearsAtMs, reach, rule)
}

/** Closed from `atMs` until just before `opensMs`, open then; null: closed for as long as is tried. */
function compareOpening(
  voices: readonly Voice[],
  atMs: number,
  opensMs: number | null,
  reach: Reach,
  what: string,
): string | null {
  const order = [...voices]
  const isOpen = (ms: number): boolean => {
    const closed = order.findIndex((voice) => voice.at(ms) !== 'open')
    if (closed < 0) return true
    // What stood in the way a minute ago mostly still does.
    const [voice] = order.splice(closed, 1)
    if (voice !== undefined) order.unshift(voice)
    return false
  }
  const says = (ms: number) => voices.filter((voice) => voice.at(ms) !== 'open').map((voice) => voice.id)
  if (opensMs !== null) {
    if (opensMs <= atMs) return `${what} opens at ${iso(opensMs)}, which is not after ${iso(atMs)}`
    if (!isOpen(opensMs)) return `${what} is still closed at ${iso(opensMs)} by [${says(opensMs)}]`
    if (isOpen(opensMs - 1)) return `${what} is open before ${iso(opensMs)}`
  }
  for (const ms of timesBetween(atMs, opensMs ?? Infinity, reach)) {
    if (!isOpen(ms)) continue
    return `${what} is open at ${iso(ms)}, before ${iso(opensMs)}`
  }
  return null
}

function compareStage(given: Case, policy: Policy, reach: Reach): string | null {
  const { facts, ask } = given
  const { atMs } = ask
  if (given.strategy === null) return null
  const expected = standingAt(sceneOf(given), atMs)
  const found = assessStage(facts, policy, atMs)
  const here = {
    segment: expected?.segment?.id ?? '',
    ladder: expected?.ladder?.id ?? '',
    stage: expected?.stage?.id ?? null,
    why: expected?.why,
    lowerEarnedSinceMs: expected?.lowerEarnedSinceMs,
  }
  const there = {
    segment: found.segment,
    ladder: found.ladder,
    stage: found.stage,
    why: found.why,
    lowerEarnedSinceMs: found.lowerEarnedSinceMs,
  }
  if (JSON.stringify(here) !== JSON.stringify(there))
    return `stands at ${iso(atMs)} in ${JSON.stringify(here)}, but is assessed as ${JSON.stringify(there)}`
  const { current } = facts
  const isNew =
    current === null ? here.stage !== null : current.stage !== here.stage || current.segment !== here.segment
  if (found.changed !== isNew) return `changed is ${found.changed}`
  const sinceMs = current !== null && current.stage === here.stage ? current.sinceMs : atMs
  if (found.sinceMs !== sinceMs) return `stands there since ${iso(sinceMs)}, not ${iso(found.sinceMs)}`
  // From here on with the assessment on file.
  const { stage, segment, lowerEarnedSinceMs = null } = found
  const stored: Case = {
    ...given,
    facts: { ...facts, current: { stage, segment, sinceMs, lowerEarnedSinceMs } },
  }
  const scene = sceneOf(stored)
  const settled = name(scene, atMs)
  const nextMs = found.nextChangeAtMs
  // Whoever owes nothing, or has nothing overdue, waits for no stage.
  if (here.why === 'nothing_owed' || daysPastDue(scene, atMs) === null)
    return nextMs === null ? null : `no next stage is waited for, but ${iso(nextMs)}`
  const change: Voice = {
    id: 'stage',
    isDenying: true,
    at: (ms) => (name(scene, ms) === settled ? 'closed' : 'open'),
  }
  return compareOpening([change], atMs, nextMs, reach, 'the next stage')
}

/** Where the account stands, and which stages' ways of contact are open: while it catches up these change as well. */
function name(scene: ReturnType<typeof sceneOf>, ms: number): string {
  const standing = standingAt(scene, ms)
  const open = standing?.open.map((stage) => stage.id)
  return `${standing?.segment?.id} ${standing?.stage?.id} ${standing?.why} ${open}`
}
