/**
 * What the policy looks at. Facts carry ids, parties, zones and dates, never a name, number or address, so a
 * decision can be kept and replayed without personal data in it.
 *
 * Units: instants are epoch milliseconds (`...Ms`), local dates are `YYYY-MM-DD` strings, money is integer minor
 * units. `null` means "not known"; the rule that needs the fact objects with `fact_missing`.
 */

import type {
  Channel,
  Line,
  LocalDate,
  Outcome,
  Party,
  Place,
  Purpose,
  REFUSAL_SCOPES,
  Weekday,
} from './words.ts'

export * from './words.ts'

/** Who wants to make the contact. `bot` is the creditor's own machine. */
export interface Actor {
  readonly kind: 'in-house' | 'agency' | 'bot'
  /** Agency label or id; absent for in-house and bot. */
  readonly id?: string
  /** The person's certification end date; absent: not known. */
  readonly certifiedUntil?: LocalDate
}

/** The question of `decideContact`: may this channel reach this contact point for this purpose at this instant? */
export interface Ask {
  readonly atMs: number
  readonly channel: Channel
  /** The party addressed; for a visit without contact point it stands alone. */
  readonly party: Party
  /** Contact point id. Absent: only possible for visits and letters. */
  readonly contactPoint?: string
  /** The person behind the contact point (several lines can belong to one person). Absent: derived from the contact point. */
  readonly person?: string
  readonly purpose: Purpose
  readonly actor: Actor
  readonly place?: Place
  /** Number of collectors at a visit. Absent: unknown. */
  readonly collectors?: number
  /** `false` stands against a consent to the place on file. Absent: that decides. */
  readonly consentToEnter?: boolean
  /** Absent: that of the contact point, else unknown. */
  readonly line?: Line
  /** How the call or message is started. Absent: not known. */
  readonly dialling?: 'manual' | 'automatic'
}

export interface ContactPointFacts {
  readonly id: string
  /** Whose it is: the same person may have several contact points. */
  readonly person: string
  readonly party: Party
  readonly channels: readonly Channel[]
  /** `unusable`: the value cannot work (bad number); `retired`: known wrong or out of use. */
  readonly status: 'unverified' | 'verified' | 'unusable' | 'retired'
  /** Where the value came from (`contract`, `core`, `skip-trace`, ...); absent: not known. */
  readonly source?: string
  readonly place?: Place
  /** Absent: not known. */
  readonly line?: Line
}

export interface AttemptFacts {
  readonly atMs: number
  readonly channel: Channel
  readonly direction: 'outbound' | 'inbound'
  readonly party: Party
  /** Contact point id, absent when not known (a visit, an inbound letter). */
  readonly contactPoint?: string
  readonly person?: string
  readonly outcome: Outcome
  /** `in-house`, `bot` or an agency id. */
  readonly by: string
  /** Account the attempt is counted to. */
  readonly account: string
  /** Further accounts it is counted to: those that were spoken about. */
  readonly alsoAccounts?: readonly string[]
  readonly purpose?: Purpose
  /** Absent: that of the contact point, when known. */
  readonly place?: Place
  /** The same. */
  readonly line?: Line
}

/** How something was said: `oral`, `recorded`, `written`, `registered-mail`, `email`, `web-portal`, ... */
export type Form = string

/** Something a person agreed to. `givenTo` is the actor that heard it (`in-house`, `bot` or an agency id). */
export type ConsentFacts =
  | {
      /** `contact-hours`: contact is also welcome then. `contact-hours-only`: these are the only times. */
      readonly kind: 'contact-hours' | 'contact-hours-only'
      readonly party: Party
      readonly person?: string
      readonly givenAtMs: number
      readonly withdrawnAtMs?: number
      /** Local `HH:MM` or `HH:MM:SS`, both ends inclusive. */
      readonly from: string
      readonly to: string
      readonly days?: readonly Weekday[]
      readonly channels?: readonly Channel[]
      readonly form?: Form
      readonly givenTo?: string
    }
  | {
      readonly kind: 'place'
      readonly party: Party
      readonly person?: string
      readonly givenAtMs: number
      readonly withdrawnAtMs?: number
      readonly place: Place
      readonly form?: Form
      readonly givenTo?: string
    }
  | {
      /**
       * `offers-to-pay`: a contact person said that he will pay. `channel`: agrees to be reached through it. `call`:
       * asked for a call or agreed to more calls. `third-party`: the debtor lets others be spoken to.
       */
      readonly kind: 'offers-to-pay' | 'channel' | 'call' | 'third-party'
      readonly party: Party
      readonly person?: string
      readonly contactPoint?: string
      readonly givenAtMs: number
      readonly withdrawnAtMs?: number
      readonly channels?: readonly Channel[]
      readonly purposes?: readonly Purpose[]
      readonly validFrom?: LocalDate
      readonly validTo?: LocalDate
      readonly givenTo?: string
      readonly account?: string
      readonly form?: Form
      /** Of `third-party`: who may be spoken to. Absent: anybody. */
      readonly thirdParties?: readonly Party[]
    }

/** Normal working hours of a person, where they are known. Several of one person add up. */
export interface WorkingHoursFacts {
  readonly party: Party
  readonly person?: string
  /** Local `HH:MM` or `HH:MM:SS`: the start belongs to them, the end does not; an end before the start is after midnight. */
  readonly from: string
  readonly to: string
  /** Days on which they start. Absent: every day. */
  readonly days?: readonly Weekday[]
}

/** Something a person asked not to happen. Binds every actor from `atMs` (its receipt) on. */
export interface RefusalFacts {
  readonly party: Party
  readonly person?: string
  readonly contactPoint?: string
  readonly atMs: number
  readonly liftedAtMs?: number
  readonly scope: (typeof REFUSAL_SCOPES)[number]
  readonly channel?: Channel
  /** Of scope `channel`: the only channels the person still wants. */
  readonly onlyChannels?: readonly Channel[]
  /** Of scope `place`: the place to be spared. */
  readonly place?: Place
  /** The debt it was said about. Absent: every debt. */
  readonly account?: string
  readonly form?: Form
  /** Whether an address to write to came with it. Absent: taken as given. */
  readonly addressGiven?: boolean
  readonly days?: readonly Weekday[]
  readonly from?: string
  readonly to?: string
}

/** A reason to stop (停催): typed, scoped, with an end or a review date. */
export interface HoldFacts {
  readonly id?: string
  readonly kind: string
  /** Absent: from ever. */
  readonly fromMs?: number
  /** Absent: no known end; passing of time alone does not lift it. */
  readonly untilMs?: number
  /** Absent: all channels. */
  readonly channels?: readonly Channel[]
  /** Absent: the borrower with all accounts. */
  readonly account?: string
  readonly contactPoint?: string
  /** What stays open all the same, besides answers and notices that a law requires. */
  readonly notPurposes?: readonly Purpose[]
  readonly freezesStage?: boolean
  /** The local days of the hold do not make the account older. */
  readonly freezesDaysPastDue?: boolean
  /** Of `represented`: whether name and address of the representative are known. Absent: taken as known. */
  readonly counselKnown?: boolean
  /** How it was asked for. Absent: not known. */
  readonly form?: Form
}

export interface DisputeFacts {
  readonly kind: string
  readonly atMs: number
  readonly status: 'open' | 'resolved'
  readonly account?: string
  readonly form?: Form
  /** When verification or the outcome was sent. Absent: not yet. */
  readonly answeredAtMs?: number
}

/** Something that was sent or learned and that a rule looks for: `validation`, `transfer-notice`, `wrong-number`, ... */
export interface NoticeFacts {
  readonly kind: string
  readonly atMs: number
  readonly via?: Channel
  readonly party?: Party
  readonly account?: string
  readonly contactPoint?: string
  /** Came back or is said not to have arrived: as if not given. */
  readonly undeliverable?: boolean
  /** Last local day of the period that the notice starts, where it has one (`validation`). */
  readonly periodEndsOn?: LocalDate
  /** The local day for which it announces a visit. Absent: not known. */
  readonly visitOn?: LocalDate
}

/** Something a person of the creditor decided or prepared: `legal-step`, `risk-assessment`, `appointment`, ... */
export interface ApprovalFacts {
  readonly kind: string
  readonly atMs: number
  /** Absent: no end of its own. */
  readonly untilMs?: number
  readonly account?: string
}

export interface PromiseFacts {
  readonly atMs: number
  readonly dueOn: LocalDate
  readonly amountMinor: number
  readonly status: 'pending' | 'kept' | 'broken'
  readonly account?: string
}

export interface PlanFacts {
  readonly signedOn: LocalDate
  readonly status: 'performing' | 'missed' | 'completed'
}

/** The agency that holds the account now. */
export interface PlacementFacts {
  readonly agency: string
  readonly since?: LocalDate
  readonly until?: LocalDate
  /** Only `false` blocks where a pack asks for a published list; absent means not contradicted. */
  readonly onPublicList?: boolean
  /** Local date on which the borrower was told; absent: no notice was given. */
  readonly noticeGivenOn?: LocalDate
  /** Last local day of the agency's licence, where a law asks for one; absent: not known. */
  readonly licensedUntil?: LocalDate
}

export interface StageFacts {
  /** Stage id the account stands in now, `null` when it is not collected. */
  readonly stage: string | null
  readonly segment: string
  readonly sinceMs: number
  /** As answered by the last assessment; absent: counted from the last payment, else from `sinceMs`. */
  readonly lowerEarnedSinceMs?: number | null
}

export interface Facts {
  /** `CN`, `TW`, `US-MA`; `null`: not known. */
  readonly jurisdiction: string | null
  /** Every IANA zone the borrower may be in. Empty: not known. */
  readonly timeZones: readonly string[]
  readonly borrowerKind: 'person' | 'organisation'
  readonly deceased: boolean
  readonly capacity: 'full' | 'limited' | 'none'
  readonly bankrupt: { readonly acceptedOn: LocalDate; readonly court?: string } | null

  /** Account id, the one the question is about. */
  readonly account: string
  readonly product: string
  readonly currency: string | null
  /** Overdue principal + interest + penalty + fees. `null`: not known. */
  readonly overdueMinor: number | null
  readonly totalOutstandingMinor: number | null
  /** Absent (`null`): nothing is overdue. Days past due are derived from it, never stored. */
  readonly oldestUnpaidDueDate: LocalDate | null
  readonly limitationEndsOn: LocalDate | null
  readonly securedOrGuaranteed: boolean | null
  /** Outside scores 0..100; `null`: not known. */
  readonly ability: number | null
  readonly willingness: number | null

  readonly contactPoints: readonly ContactPointFacts[]
  /** All accounts of the borrower, all actors. `reserved` entries are open permits. */
  readonly attempts: readonly AttemptFacts[]
  readonly consents: readonly ConsentFacts[]
  readonly refusals: readonly RefusalFacts[]
  readonly holds: readonly HoldFacts[]
  readonly disputes: readonly DisputeFacts[]
  readonly promises: readonly PromiseFacts[]
  readonly plan: PlanFacts | null
  readonly placement: PlacementFacts | null
  /** Only `false` blocks. */
  readonly recordingAvailable: boolean | null
  readonly lastPaymentOn: LocalDate | null
  /** Absent: none. */
  readonly notices?: readonly NoticeFacts[]
  /** Absent: none. */
  readonly approvals?: readonly ApprovalFacts[]
  /** Accounts that a law takes for one debt with this one (student loans under one number). Absent: none. */
  readonly oneDebtWith?: readonly string[]
  /** Absent: not known. */
  readonly workingHours?: readonly WorkingHoursFacts[]
  /** The day the loan was bought from another creditor. Absent: it is the creditor's own. */
  readonly acquiredOn?: LocalDate
  /** What was stored by the last assessment; `null` for a new account. */
  readonly current: StageFacts | null
}
