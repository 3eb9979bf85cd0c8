/** A person's wish to be called: while it lives, calls are outside the limits that say so. */
import { dayOfDate, localDay, startOfLocalDayMs } from './calendar.ts'
import type { Channel, Purpose } from './facts.ts'
import type { CallConsentTerms } from './pack.ts'
import { actorLabel, concernsAddressee, type Question } from './question.ts'

/** Instants from `fromMs` until before `untilMs`. */
export interface Span {
  readonly fromMs: number
  readonly untilMs: number
  /** What it is about, where it does not hold for every call. */
  readonly channels?: readonly Channel[] | undefined
  readonly purposes?: readonly Purpose[] | undefined
}

/** A call that a span is asked for; without one every span counts. */
interface Call {
  readonly channel: Channel
  readonly purpose?: Purpose | undefined
}

function isFor(span: Span, call: Call | undefined): boolean {
  if (call === undefined) return true
  if (span.channels !== undefined && !span.channels.includes(call.channel)) return false
  return span.purposes === undefined || (call.purpose !== undefined && span.purposes.includes(call.purpose))
}

export const NO_SPANS: readonly Span[] = []
const CALLS: ReadonlySet<Channel> = new Set(['voice', 'ai-voice'])
const TALKS: ReadonlySet<string> = new Set(['conversation', 'refused', 'hung-up', 'reserved', 'unknown'])

/** When calls to the person addressed about this debt are covered by their consent. */
export function callConsents(question: Question, terms: CallConsentTerms): readonly Span[] {
  const { facts } = question.prepared
  if (facts.consents.length === 0) return NO_SPANS
  const spans: Span[] = []
  for (const consent of facts.consents) {
    if (consent.kind !== 'call' || !concernsAddressee(question, consent)) continue
    if (consent.account !== undefined && !isThisDebt(question, consent.account)) continue
    if (terms.directly && consent.givenTo !== actorLabel(question.ask)) continue
    const { givenAtMs } = consent
    const first = consent.validFrom === undefined ? null : dayOfDate(consent.validFrom)
    const last = consent.validTo === undefined ? null : dayOfDate(consent.validTo)
    // A day that cannot be read gives no consent.
    if (Number.isNaN(first) || Number.isNaN(last)) continue
    let fromMs = givenAtMs
    let untilMs = consent.withdrawnAtMs ?? Number.POSITIVE_INFINITY
    for (const zone of question.prepared.dayZones) {
      const days = terms.days ?? Number.POSITIVE_INFINITY
      const end = Math.min(localDay(zone, givenAtMs) + days - 1, last ?? Number.POSITIVE_INFINITY)
      if (Number.isFinite(end)) untilMs = Math.min(untilMs, startOfLocalDayMs(zone, end + 1, givenAtMs))
      if (first !== null) fromMs = Math.max(fromMs, startOfLocalDayMs(zone, first, givenAtMs))
    }
    if (terms.endsWithConversation) untilMs = Math.min(untilMs, nextTalkMs(question, givenAtMs))
    if (fromMs < untilMs)
      spans.push({ fromMs, untilMs, channels: consent.channels, purposes: consent.purposes })
  }
  return spans
}

/**
 * The first talk with this actor about the debt after the consent was given: just after its start the consent is over,
 * so the call that led to it is still covered.
 */
function nextTalkMs(question: Question, givenAtMs: number): number {
  const { facts } = question.prepared
  let first = Number.POSITIVE_INFINITY
  for (const attempt of facts.attempts) {
    if (attempt.atMs <= givenAtMs || !CALLS.has(attempt.channel) || !TALKS.has(attempt.outcome)) continue
    if (attempt.by !== actorLabel(question.ask) || !concernsAddressee(question, attempt)) continue
    const accounts = [attempt.account, ...(attempt.alsoAccounts ?? [])]
    if (!accounts.some((account) => isThisDebt(question, account))) continue
    first = Math.min(first, attempt.atMs + 1)
  }
  return first
}

/** The account asked about, or one that a law takes for the same debt. */
function isThisDebt(question: Question, account: string): boolean {
  const { facts } = question.prepared
  return account === facts.account || (facts.oneDebtWith?.includes(account) ?? false)
}

export function isWithin(spans: readonly Span[], ms: number, call?: Call): boolean {
  return spans.some((span) => isFor(span, call) && span.fromMs <= ms && ms < span.untilMs)
}

/** First instant not before `ms` that lies in one of the spans; Infinity for none. */
export function firstWithinMs(spans: readonly Span[], ms: number, call?: Call): number {
  let first = Number.POSITIVE_INFINITY
  for (const span of spans) {
    if (!isFor(span, call)) continue
    const atMs = Math.max(ms, span.fromMs)
    if (atMs < span.untilMs) first = Math.min(first, atMs)
  }
  return first
}
