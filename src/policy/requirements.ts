/** Circumstances that open a party or a place that is closed otherwise. */

import { dayOfDate, startOfLocalDayMs } from './calendar.ts'
import type { Span } from './call-consent.ts'
import { meetsTerms } from './consent-terms.ts'
import { debtorUnreachableMs } from './debtor-unreachable.ts'
import type { AttemptFacts, Channel, ConsentFacts } from './facts.ts'
import type { ConsentTerms, Requirement, UnreachableTest } from './pack.ts'
import { isTwoWay } from './prepare-facts.ts'
import { concernsAddressee, NEVER, type Question } from './question.ts'

/** When "unreachable" is asked for without a test of its own: one failed call after the last contact. */
const ONE_FAILED_CALL: UnreachableTest = {
  everyNumberOutOfService: false,
  failedCalls: 1,
  fromNextDay: false,
}

/** First instant not before `tMs` at which the requirement is met; Infinity when time alone is not enough. */
export function requirementMetMs(
  question: Question,
  requirement: Requirement,
  tMs: number,
  terms: { readonly unreachable?: UnreachableTest; readonly consentTerms?: ConsentTerms } = {},
): number {
  const { facts } = question.prepared
  switch (requirement) {
    case 'debtor-unreachable':
      return debtorUnreachableMs(question.prepared, terms.unreachable ?? ONE_FAILED_CALL, tMs)
    case 'deceased':
      return facts.deceased ? tMs : NEVER
    case 'deceased-or-incapacity':
      return facts.deceased || facts.capacity !== 'full' ? tMs : NEVER
    case 'offer-to-pay':
      return consentMs(question, 'offers-to-pay', tMs)
    case 'debtor-consent':
      return consentMs(question, 'third-party', tMs, terms.consentTerms)
    case 'home-calls-failed':
      return homeCallsFailedMs(question, tMs)
    case 'no-home-line':
      return hasHomeLine(question) ? NEVER : tMs
    case 'only-work-line':
      return hasOnlyWorkLines(question) ? tMs : NEVER
    case 'final-judgment':
      return judgmentMs(question, tMs)
  }
}

/** First instant not before `tMs` at which the consent stands: the person's own offer, or the debtor's for others. */
function consentMs(
  question: Question,
  kind: 'offers-to-pay' | 'third-party',
  tMs: number,
  terms?: ConsentTerms,
): number {
  let first = NEVER
  for (const consent of question.prepared.facts.consents) {
    if (consent.kind !== kind) continue
    if (consent.kind !== 'offers-to-pay' && consent.kind !== 'third-party') continue
    if (kind === 'offers-to-pay') {
      if (!concernsAddressee(question, consent)) continue
    } else {
      if (consent.party !== 'borrower' || !meetsTerms(question, consent, terms)) continue
      const { ask } = question
      if (consent.thirdParties !== undefined && !consent.thirdParties.includes(ask.party)) continue
      if (consent.channels !== undefined && !consent.channels.includes(ask.channel)) continue
      if (consent.purposes !== undefined && !consent.purposes.includes(ask.purpose)) continue
    }
    const span = validSpan(question, consent)
    if (span === null) continue
    const fromMs = Math.max(tMs, span.fromMs)
    if (fromMs < span.untilMs) first = Math.min(first, fromMs)
  }
  return first
}

/** First instant not before `tMs` at which a final judgment on the debt is on record. */
function judgmentMs(question: Question, tMs: number): number {
  const { approvals = [], account } = question.prepared.facts
  let first = NEVER
  for (const one of approvals) {
    if (one.kind !== 'final-judgment' || (one.account !== undefined && one.account !== account)) continue
    const fromMs = Math.max(tMs, one.atMs)
    if (fromMs < (one.untilMs ?? NEVER)) first = Math.min(first, fromMs)
  }
  return first
}

type DatedConsent = Extract<
  ConsentFacts,
  { readonly kind: 'third-party' | 'offers-to-pay' | 'channel' | 'call' }
>

/** When a consent about this debt, or about every debt, holds; null for never. */
function validSpan(
  question: Question,
  one: Pick<DatedConsent, 'givenAtMs' | 'withdrawnAtMs' | 'validFrom' | 'validTo' | 'account'>,
): Span | null {
  if (one.account !== undefined && one.account !== question.prepared.facts.account) return null
  let fromMs = one.givenAtMs
  let untilMs = one.withdrawnAtMs ?? NEVER
  const first = one.validFrom === undefined ? null : dayOfDate(one.validFrom)
  const last = one.validTo === undefined ? null : dayOfDate(one.validTo)
  if (Number.isNaN(first) || Number.isNaN(last)) return null
  for (const zone of question.prepared.dayZones) {
    if (last !== null) untilMs = Math.min(untilMs, startOfLocalDayMs(zone, last + 1))
    if (first !== null) fromMs = Math.max(fromMs, startOfLocalDayMs(zone, first))
  }
  return { fromMs, untilMs }
}

const CALLS: ReadonlySet<Channel> = new Set(['voice', 'ai-voice'])
const TELEPHONE: ReadonlySet<Channel> = new Set(['voice', 'ai-voice', 'sms'])

/** Calls to the home lines of the person addressed, by the place of the call or of the line. */
function homeCalls(question: Question): AttemptFacts[] {
  const { facts } = question.prepared
  const homeLines = new Set(facts.contactPoints.filter((one) => one.place === 'home').map((one) => one.id))
  return facts.attempts.filter(
    (one) =>
      CALLS.has(one.channel) &&
      concernsAddressee(question, one) &&
      (one.place === undefined
        ? one.contactPoint !== undefined && homeLines.has(one.contactPoint)
        : one.place === 'home'),
  )
}

function hasHomeLine(question: Question): boolean {
  const { facts } = question.prepared
  // Without any contact points on file it is not known that there is none.
  if (facts.contactPoints.length === 0) return true
  return facts.contactPoints.some(
    (one) =>
      concernsAddressee(question, one) &&
      // Neither a place nor a mobile: it may be the number at home.
      (one.place === 'home' || (one.place === undefined && one.line !== 'mobile')) &&
      one.status !== 'unusable' &&
      one.status !== 'retired' &&
      one.channels.some((channel) => CALLS.has(channel)),
  )
}

/** A number that no longer works was given all the same. */
function hasOnlyWorkLines(question: Question): boolean {
  const lines = question.prepared.facts.contactPoints.filter(
    (one) => concernsAddressee(question, one) && one.channels.some((channel) => TELEPHONE.has(channel)),
  )
  return lines.length > 0 && lines.every((one) => one.place === 'office')
}

/** Calls to the home line failed and none since reached him there; the first failed call opens. */
function homeCallsFailedMs(question: Question, tMs: number): number {
  const calls = homeCalls(question).sort(
    (a, b) => a.atMs - b.atMs || Number(isTwoWay(a)) - Number(isTwoWay(b)),
  )
  let opensMs = NEVER
  for (const call of calls) {
    if (opensMs !== NEVER && call.atMs > Math.max(opensMs, tMs)) break
    if (isTwoWay(call)) opensMs = NEVER
    else if (opensMs === NEVER && call.direction === 'outbound') opensMs = call.atMs
  }
  return opensMs === NEVER ? NEVER : Math.max(opensMs, tMs)
}
