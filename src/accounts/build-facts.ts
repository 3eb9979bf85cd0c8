/** Turns rows of the books into the facts the policy looks at. Pure; ids and dates only, never a name or a number. */
import type {
  AttemptFacts,
  Channel,
  ConsentFacts,
  ContactPointFacts,
  Facts,
  Outcome,
  Party,
  Place,
  PlacementFacts,
  Purpose,
  StageFacts,
} from '../policy/facts.ts'
import { type RecordState, recordFacts } from './record-facts.ts'

/** What the books say about the debt itself. */
export interface AccountState {
  readonly accountId: string
  readonly product: string
  readonly currency: string
  readonly overdueTotal: number
  readonly totalOutstanding: number
  readonly oldestUnpaidDueDate: string | null
  readonly limitationEndsOn: string | null
  readonly securedOrGuaranteed: boolean | null
  readonly abilityScore: number | null
  readonly willingnessScore: number | null
  readonly lastPaymentOn: string | null
  /** Stored by the last plan; `null` for a new account. */
  readonly current: StageFacts | null
}

export interface BorrowerState {
  readonly kind: 'person' | 'organisation'
  readonly jurisdiction: string | null
  readonly timeZones: readonly string[]
}

/** A contact point without its value. */
export interface ContactPointState {
  readonly id: string
  /** Blind index of the value, hex. */
  readonly index: string
  readonly person: string
  readonly party: string
  readonly channels: readonly string[]
  readonly status: ContactPointFacts['status']
  readonly source: string | null
  readonly place: string | null
  readonly consent: {
    readonly givenAt: string
    readonly channels?: string[]
    readonly purposes?: string[]
    readonly withdrawnAt?: string
  } | null
  /** Taken out of use here: a push does not bring it back. */
  readonly isOut: boolean
}

/** As much of a contact point as facts are made of. */
export type ContactPointOfFacts = Omit<ContactPointState, 'index' | 'isOut'>

/** What is known of a borrower apart from any single account. */
export interface Evidence<Point = ContactPointState> {
  readonly contactPoints: readonly Point[]
  /** What happened, and what open permits have reserved. */
  readonly attempts: readonly AttemptState[]
  /** In the order in which they were recorded. */
  readonly records: readonly RecordState[]
  /** The open ones, at most one for each account. */
  readonly placements: readonly PlacementState[]
  /** When the first of the open permits among the attempts is worth nothing any more; null: there is none. */
  readonly permitExpiresAtMs: number | null
}

export interface PlacementState {
  readonly account: string
  readonly agency: string
  readonly since: string
  readonly until: string | null
  readonly noticeGivenOn: string | null
  readonly onPublicList: boolean | null
  readonly licensedUntil: string | null
}

export interface AttemptState {
  readonly atMs: number
  readonly channel: string
  readonly direction: 'outbound' | 'inbound'
  readonly party: string
  readonly contactPoint: string | null
  readonly person: string | null
  readonly outcome: string
  readonly by: string
  readonly account: string
  readonly alsoAccounts: readonly string[] | null
  readonly purpose: string | null
  readonly place: string | null
}

export const NO_EVIDENCE: Evidence = {
  contactPoints: [],
  attempts: [],
  records: [],
  placements: [],
  permitExpiresAtMs: null,
}

export function buildFacts(
  account: AccountState,
  borrower: BorrowerState,
  evidence: Evidence<ContactPointOfFacts>,
): Facts {
  const onRecord = recordFacts(evidence.records, account.accountId)
  const { consents, notices, approvals, workingHours, ...rest } = onRecord
  return {
    ...rest,
    jurisdiction: borrower.jurisdiction,
    timeZones: borrower.timeZones,
    borrowerKind: borrower.kind,
    account: account.accountId,
    product: account.product,
    currency: account.currency,
    overdueMinor: account.overdueTotal,
    totalOutstandingMinor: account.totalOutstanding,
    oldestUnpaidDueDate: account.oldestUnpaidDueDate,
    limitationEndsOn: account.limitationEndsOn,
    securedOrGuaranteed: account.securedOrGuaranteed,
    ability: account.abilityScore,
    willingness: account.willingnessScore,
    contactPoints: evidence.contactPoints.map(contactPointFacts),
    attempts: evidence.attempts.map(attemptFacts),
    consents: [...evidence.contactPoints.flatMap(consentFacts), ...consents],
    placement: placementFacts(evidence.placements, account.accountId),
    recordingAvailable: null,
    lastPaymentOn: account.lastPaymentOn,
    ...(notices.length === 0 ? {} : { notices }),
    ...(approvals.length === 0 ? {} : { approvals }),
    ...(workingHours.length === 0 ? {} : { workingHours }),
    current: account.current,
  }
}

function placementFacts(placements: readonly PlacementState[], accountId: string): PlacementFacts | null {
  const held = placements.find((one) => one.account === accountId)
  if (held === undefined) return null
  const { agency, since, until, noticeGivenOn, onPublicList, licensedUntil } = held
  return {
    agency,
    since,
    ...(until === null ? {} : { until }),
    ...(noticeGivenOn === null ? {} : { noticeGivenOn }),
    ...(onPublicList === null ? {} : { onPublicList }),
    ...(licensedUntil === null ? {} : { licensedUntil }),
  }
}

function contactPointFacts(point: ContactPointOfFacts): ContactPointFacts {
  return {
    id: point.id,
    person: point.person,
    party: point.party as Party,
    channels: point.channels as Channel[],
    status: point.status,
    ...(point.source === null ? {} : { source: point.source }),
    ...(point.place === null ? {} : { place: point.place as Place }),
  }
}

function consentFacts(point: ContactPointOfFacts): ConsentFacts[] {
  if (point.consent === null) return []
  return [
    {
      kind: 'channel',
      party: point.party as Party,
      person: point.person,
      contactPoint: point.id,
      givenAtMs: Date.parse(point.consent.givenAt),
      ...(point.consent.withdrawnAt === undefined
        ? {}
        : { withdrawnAtMs: Date.parse(point.consent.withdrawnAt) }),
      channels: (point.consent.channels ?? point.channels) as Channel[],
      ...(point.consent.purposes === undefined ? {} : { purposes: point.consent.purposes as Purpose[] }),
    },
  ]
}

function attemptFacts(attempt: AttemptState): AttemptFacts {
  return {
    atMs: attempt.atMs,
    channel: attempt.channel as Channel,
    direction: attempt.direction,
    party: attempt.party as Party,
    outcome: attempt.outcome as Outcome,
    by: attempt.by,
    account: attempt.account,
    ...(attempt.contactPoint === null ? {} : { contactPoint: attempt.contactPoint }),
    ...(attempt.person === null ? {} : { person: attempt.person }),
    ...(attempt.alsoAccounts === null ? {} : { alsoAccounts: attempt.alsoAccounts }),
    ...(attempt.purpose === null ? {} : { purpose: attempt.purpose as Purpose }),
    ...(attempt.place === null ? {} : { place: attempt.place as Place }),
  }
}
