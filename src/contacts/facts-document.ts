/** A question written down: facts and ask as JSON, for `tact decide`, for worked cases and for trying the API. */
import { dateOfDay, dayOfDate, isKnownZone, localDay } from '../policy/calendar.ts'
import type {
  Actor,
  ApprovalFacts,
  Ask,
  AttemptFacts,
  ConsentFacts,
  ContactPointFacts,
  DisputeFacts,
  Facts,
  HoldFacts,
  NoticeFacts,
  RefusalFacts,
} from '../policy/facts.ts'
import { type Document, factsDocumentSchema, type GivenFacts } from './facts-document-schema.ts'
import {
  defined,
  endMs,
  lineOfLabel,
  msOf,
  personOf,
  placeOfLabel,
  startMs,
  workOfLabel,
} from './read-document-values.ts'
import { readStatements } from './read-statements.ts'

export interface FactsDocument {
  readonly ask: Ask
  readonly facts: Facts
  readonly jurisdiction: string | null
  readonly expected?: 'allow' | 'deny'
  readonly title?: string
  readonly id?: string
}

export interface DocumentError {
  /** JSON Pointer into the document. */
  readonly pointer: string
  readonly message: string
}

export type FactsDocumentResult =
  | { readonly ok: true; readonly document: FactsDocument }
  | { readonly ok: false; readonly errors: readonly DocumentError[] }

/**
 * Reads one document. Absent facts take the standing assumptions of the worked cases: alive, full capacity, no
 * consent, refusal, hold, dispute or plan, history complete, and an account that is in collection is overdue by a
 * positive amount unless the document says otherwise. An agency that asks is taken to hold the account, without any
 * notice to the borrower; `"placement": null` says that nobody does.
 */
export function parseFactsDocument(json: unknown): FactsDocumentResult {
  const parsed = factsDocumentSchema.safeParse(json)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      pointer: issue.path
        .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
      message: issue.message,
    }))
    return { ok: false, errors }
  }
  const { id, title, expected } = parsed.data
  const jurisdiction = parsed.data.jurisdiction ?? parsed.data.facts.jurisdiction ?? null
  const ask = askOf(parsed.data.ask)
  const facts = factsOf(parsed.data, ask, jurisdiction)
  return { ok: true, document: defined({ ask, facts, jurisdiction, expected, title, id }) }
}

function askOf(ask: Document['ask']): Ask {
  return defined({
    atMs: msOf(ask.at, ask.atMs) ?? 0,
    channel: ask.channel,
    party: ask.party,
    contactPoint: ask.contactPoint,
    person: personOf(ask.contactPoint, ask.person),
    purpose: ask.purpose,
    actor: actorOf(ask.actor),
    place: ask.place ?? (ask.channel === 'visit' ? undefined : workOfLabel(ask.contactPoint)),
    collectors: ask.collectors,
    consentToEnter: ask.consentToEnter,
    line: ask.line ?? lineOfLabel(ask.contactPoint),
    dialling: ask.dialling,
  })
}

function actorOf(actor: Document['ask']['actor']): Actor {
  if (typeof actor !== 'string') return actor
  return actor === 'in-house' || actor === 'bot' ? { kind: actor } : { kind: 'agency', id: actor }
}

function factsOf(document: Document, ask: Ask, jurisdiction: string | null): Facts {
  const given = document.facts
  const zone = given.timeZones.find(isKnownZone) ?? 'UTC'
  const askDay = localDay(zone, ask.atMs)
  const attempts = [...(given.history ?? []), ...(given.attempts ?? [])]
  const account = given.account ?? document.ask.account ?? attempts[0]?.account ?? 'account'
  const dueDate =
    given.oldestUnpaidDueDate !== undefined
      ? given.oldestUnpaidDueDate
      : // Nothing said: an account in collection is overdue, so by at least a day, and a reminder before the due date
        // is sent before it.
        dateOfDay(askDay - (given.daysPastDue ?? (ask.purpose === 'pre-due-reminder' ? -1 : 1)))
  const said = readStatements(given.statements, zone)
  // The cases name no other accounts than those that were contacted about.
  const shared = given.kind === 'single-account-number-when-placed' ? attempts.map((one) => one.account) : []
  const oneDebtWith = [
    ...new Set([...(given.oneDebtWith ?? []), ...shared.flatMap((one) => one ?? [])]),
  ].filter((one) => one !== account)
  const isOverdue = dueDate !== null && dayOfDate(dueDate) < askDay
  return {
    jurisdiction,
    timeZones: given.timeZones,
    borrowerKind: given.borrowerKind ?? (given.kind === 'organisation' ? 'organisation' : 'person'),
    deceased: given.deceased,
    capacity: given.capacity,
    bankrupt: given.bankrupt ?? null,
    account,
    product: given.product ?? 'loan',
    currency: given.currency ?? null,
    overdueMinor: given.overdueMinor === undefined ? (isOverdue ? 1 : null) : given.overdueMinor,
    totalOutstandingMinor: given.totalOutstandingMinor ?? null,
    oldestUnpaidDueDate: dueDate,
    limitationEndsOn: given.limitationEndsOn ?? null,
    securedOrGuaranteed: given.securedOrGuaranteed ?? null,
    ability: given.ability ?? null,
    willingness: given.willingness ?? null,
    contactPoints: given.contactPoints.map(pointOf),
    attempts: attempts.map((one) => attemptOf(one, account)),
    consents: [...given.consents.map(consentOf), ...said.consents],
    refusals: [...given.refusals.map(refusalOf), ...said.refusals],
    holds: [...given.holds.map((one) => holdOf(one, zone)), ...said.holds],
    disputes: given.disputes.map(disputeOf),
    notices: given.notices.map(noticeOf),
    approvals: given.approvals.map((one) => approvalOf(one, zone)),
    ...(oneDebtWith.length === 0 ? {} : { oneDebtWith }),
    ...(given.workingHours === undefined ? {} : { workingHours: given.workingHours.map(defined) }),
    ...(given.acquiredOn === undefined ? {} : { acquiredOn: given.acquiredOn }),
    promises: given.promises.map(({ at, atMs, ...rest }) => ({ ...rest, atMs: msOf(at, atMs) ?? 0 })),
    plan: given.plan ?? null,
    placement: given.placement === undefined ? heldByAsker(ask) : given.placement,
    recordingAvailable: given.recordingAvailable ?? null,
    lastPaymentOn: given.lastPaymentOn ?? null,
    current: given.current ?? null,
  }
}

function heldByAsker({ actor }: Ask): Facts['placement'] {
  return actor.kind === 'agency' && actor.id !== undefined ? { agency: actor.id } : null
}

/** A label on file tells as much as one in the history. */
function pointOf(one: GivenFacts['contactPoints'][number]): ContactPointFacts {
  return defined({
    ...one,
    place: one.place ?? placeOfLabel(one.id),
    line: one.line ?? lineOfLabel(one.id),
  })
}

function attemptOf(one: NonNullable<GivenFacts['attempts']>[number], account: string): AttemptFacts {
  const { at, atMs, person, ...given } = one
  return defined({
    ...given,
    atMs: msOf(at, atMs) ?? 0,
    account: one.account ?? account,
    person: personOf(one.contactPoint, person),
    place: one.place ?? placeOfLabel(one.contactPoint),
    line: one.line ?? lineOfLabel(one.contactPoint),
  })
}

function consentOf(one: GivenFacts['consents'][number]): ConsentFacts {
  const { givenAt, givenAtMs, withdrawnAt, withdrawnAtMs, person, ...given } = one
  return defined({
    ...given,
    person: personOf(one.contactPoint, person),
    // A consent without a date is on file: it was given at some time before.
    givenAtMs: msOf(givenAt, givenAtMs) ?? 0,
    withdrawnAtMs: msOf(withdrawnAt, withdrawnAtMs),
  }) as ConsentFacts
}

function refusalOf(one: GivenFacts['refusals'][number]): RefusalFacts {
  const { at, atMs, liftedAt, liftedAtMs, person, ...given } = one
  return defined({
    ...given,
    person: personOf(one.contactPoint, person),
    atMs: msOf(at, atMs) ?? 0,
    liftedAtMs: msOf(liftedAt, liftedAtMs),
  })
}

function disputeOf(one: GivenFacts['disputes'][number]): DisputeFacts {
  const { kind, grounds, at, atMs, receivedAt, whole: _whole, answeredAtMs, ...given } = one
  const { verificationSentAt, outcomeSentAt, ...rest } = given
  return defined({
    ...rest,
    kind: kind ?? grounds ?? 'dispute',
    atMs: msOf(receivedAt ?? at, atMs) ?? 0,
    answeredAtMs: msOf(verificationSentAt ?? outcomeSentAt ?? undefined, answeredAtMs),
  })
}

function noticeOf(one: GivenFacts['notices'][number]): NoticeFacts {
  const { at, atMs, periodEnds, periodEndsOn, visitDate, visitOn, ...given } = one
  return defined({
    ...given,
    atMs: msOf(at, atMs) ?? 0,
    periodEndsOn: periodEndsOn ?? periodEnds,
    visitOn: visitOn ?? visitDate,
  })
}

function approvalOf(one: GivenFacts['approvals'][number], zone: string): ApprovalFacts {
  const { at, atMs, until, untilMs, ...given } = one
  return defined({ ...given, atMs: msOf(at, atMs) ?? 0, untilMs: untilMs ?? endMs(until, zone) })
}

/** Dates of a hold are local and both inclusive: it runs until the day after `until` begins. */
function holdOf(one: GivenFacts['holds'][number], zone: string): HoldFacts {
  const { from, until, to, at, fromMs, untilMs, by: _by, notice: _notice, reason: _reason, ...given } = one
  const { notifiedAt, ...rest } = given
  const startsMs = fromMs ?? (from === undefined ? msOf(at, undefined) : startMs(from, zone))
  // Nobody is bound before he was told.
  const toldMs = msOf(notifiedAt, undefined)
  return defined({
    ...rest,
    fromMs: toldMs === undefined ? startsMs : Math.max(toldMs, startsMs ?? toldMs),
    untilMs: untilMs ?? endMs(until ?? to ?? undefined, zone),
  })
}
