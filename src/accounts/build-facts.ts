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
  Purpose,
  StageFacts,
} from '../policy/facts.ts'

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
  } | null
}

/** What is known of a borrower apart from any single account. */
export interface Evidence {
  readonly contactPoints: readonly ContactPointState[]
  readonly attempts: readonly AttemptState[]
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
  readonly purpose: string | null
}

export const NO_EVIDENCE: Evidence = { contactPoints: [], attempts: [] }

export function buildFacts(account: AccountState, borrower: BorrowerState, evidence: Evidence): Facts {
  return {
    jurisdiction: borrower.jurisdiction,
    timeZones: borrower.timeZones,
    borrowerKind: borrower.kind,
    deceased: false,
    capacity: 'full',
    bankrupt: null,
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
    consents: evidence.contactPoints.flatMap(consentFacts),
    refusals: [],
    holds: [],
    disputes: [],
    promises: [],
    plan: null,
    placement: null,
    recordingAvailable: null,
    lastPaymentOn: account.lastPaymentOn,
    current: account.current,
  }
}

function contactPointFacts(point: ContactPointState): ContactPointFacts {
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

function consentFacts(point: ContactPointState): ConsentFacts[] {
  if (point.consent === null) return []
  return [
    {
      kind: 'channel',
      party: point.party as Party,
      person: point.person,
      contactPoint: point.id,
      givenAtMs: Date.parse(point.consent.givenAt),
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
    ...(attempt.purpose === null ? {} : { purpose: attempt.purpose as Purpose }),
  }
}
