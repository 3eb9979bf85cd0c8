/**
 * A pack is one jurisdiction's law as data. A rule is one restriction in it: which asks it looks at (`when`), what it
 * demands (its `kind` and parameters), and where it comes from (`provenance`). Kinds are code, one file each under
 * `rules/`; everything else about a rule is data that compliance can read and switch.
 */

import type { Provenance, ReasonCode } from './decision.ts'
import type { Actor, Ask, Channel, Facts, LocalDate, Outcome, Party, Place, Purpose } from './facts.ts'
import type { ClockWindow } from './windows.ts'

/** Which asks a rule looks at. Absent: every one. All given conditions must hold. */
export interface When {
  readonly channels?: readonly Channel[]
  readonly notChannels?: readonly Channel[]
  readonly parties?: readonly Party[]
  readonly notParties?: readonly Party[]
  readonly purposes?: readonly Purpose[]
  readonly notPurposes?: readonly Purpose[]
  readonly actors?: readonly Actor['kind'][]
  readonly notActors?: readonly Actor['kind'][]
  readonly products?: readonly string[]
  readonly notProducts?: readonly string[]
  readonly borrowerKinds?: readonly Facts['borrowerKind'][]
  /** An ask without a place matches no list in `places` and every list in `notPlaces`. */
  readonly places?: readonly Place[]
  readonly notPlaces?: readonly Place[]
  /** Taken on the local day of the contact, so the rule can begin or end while one waits. */
  readonly daysPastDue?: { readonly gte?: number; readonly lte?: number }
}

/** A worked example that runs as a test: facts and ask differ from an ordinary allowed contact as given. */
export interface RuleExample {
  readonly title: string
  readonly facts?: Partial<Facts>
  readonly ask?: Partial<Ask>
  /** Whether this rule objects to it. */
  readonly objects: boolean
}

interface RuleBase {
  /** `CN-F3`, as in the reference; never reused for another meaning. */
  readonly id: string
  readonly title: string
  readonly when?: When
  /** `deny` stands in the way, `warn` is listed apart. */
  readonly effect: 'deny' | 'warn'
  /** Switch owned by compliance. */
  readonly enabled: boolean
  /** First and last local date on which it holds. */
  readonly effectiveFrom?: LocalDate
  readonly effectiveTo?: LocalDate
  readonly provenance: Provenance
  readonly examples?: readonly RuleExample[]
}

/** Contact only inside the windows; recorded consent can open more. */
export interface ContactHoursRule extends RuleBase {
  readonly kind: 'contact-hours'
  readonly windows: readonly (ClockWindow & { readonly channels?: readonly Channel[] })[]
  /** Whether a `contact-hours` consent of the person addressed opens the hours it names. */
  readonly openedByConsent: boolean
  /** A zone named by the law itself; absent: every zone the borrower may be in. */
  readonly zone?: string
}

/** A person named the only times (`contact-hours-only`), or times to be spared (`time-slot` refusals). */
export interface RequestedHoursRule extends RuleBase {
  readonly kind: 'requested-hours'
  readonly honours: 'contact-hours-only' | 'time-slot'
}

/** No contact on some weekdays and holidays. A year without a calendar is a missing fact, not a year without holidays. */
export interface ClosedDaysRule extends RuleBase {
  readonly kind: 'closed-days'
  readonly weekdays?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
  /** Same date every year, `MM-DD`. */
  readonly fixedHolidays?: readonly string[]
  /** Dates by year; needed for every year asked about, unless `movableHolidaysNeeded` is false. */
  readonly holidays?: Readonly<Record<string, readonly LocalDate[]>>
  readonly movableHolidaysNeeded: boolean
  readonly openedByConsent: boolean
}

/** What a limit counts. Outcomes `reserved` and `unknown` always count: unknown is not zero. */
export interface Counted {
  readonly channels: readonly Channel[]
  /** Absent: every outcome. */
  readonly outcomes?: readonly Outcome[]
  readonly notOutcomes?: readonly Outcome[]
  /** Absent: outbound only. */
  readonly directions?: readonly ('outbound' | 'inbound')[]
  readonly notPurposes?: readonly Purpose[]
  /**
   * Whose attempts: `borrower` all of the borrower's contacts whoever was addressed; `party` those with the same
   * party; `person` the same person; `contact-point` the same number or address; `account` the same account.
   */
  readonly per: 'borrower' | 'party' | 'person' | 'contact-point' | 'account'
  /** Absent: everybody who acts for the creditor together. */
  readonly by?: 'everybody' | 'same-actor'
}

export type CapWindow =
  | { readonly unit: 'day' | 'week' | 'month' }
  /** The local date of the contact and the `rollingDays - 1` dates before it. */
  | { readonly rollingDays: number }
  | { readonly rollingHours: number }

/** At most `limit` in the window: the limit-th is allowed, the next is not. */
export interface FrequencyCapRule extends RuleBase {
  readonly kind: 'frequency-cap'
  readonly limit: number
  readonly window: CapWindow
  readonly counted: Counted
}

/** Least time between two attempts. */
export interface MinimumGapRule extends RuleBase {
  readonly kind: 'minimum-gap'
  readonly hours: number
  readonly counted: Counted
}

/** Rest after something happened: `days` local dates, the day itself being the first, or `hours`. */
export interface CoolDownRule extends RuleBase {
  readonly kind: 'cool-down'
  readonly rest: { readonly days: number } | { readonly hours: number }
  readonly counted: Counted
}

/** When a debtor counts as unreachable: any of the tests, with no two-way contact since the first failure relied on. */
export interface UnreachableTest {
  /** Every known number of the borrower is out of service. Holds at once. */
  readonly everyNumberOutOfService: boolean
  /** So many failed outbound calls in a row. */
  readonly failedCalls: number
  /** Whether the failed calls open only from the next local day. */
  readonly fromNextDay: boolean
}

export type Requirement = 'debtor-unreachable' | 'deceased' | 'deceased-or-incapacity' | 'offer-to-pay'

/** What may be said to whom. A party and purpose that no entry names is closed. */
export interface CounterpartyRule extends RuleBase {
  readonly kind: 'counterparty'
  readonly allow: readonly {
    readonly parties: readonly Party[]
    /** `all`: every purpose. */
    readonly purposes: readonly Purpose[] | 'all'
    /** One of them must hold. Absent: none needed. */
    readonly anyOf?: readonly Requirement[]
  }[]
  readonly unreachable: UnreachableTest
}

/** Somebody asked not to be contacted: at all, through a channel, or to leave the place. */
export interface RefusalRule extends RuleBase {
  readonly kind: 'refusal'
  readonly honours: 'no-contact' | 'channel' | 'leave'
}

/** A recorded reason to stop. */
export interface HoldRule extends RuleBase {
  readonly kind: 'hold'
  /** Kinds of hold it looks at; absent: every kind. */
  readonly kinds?: readonly string[]
  readonly notKinds?: readonly string[]
  readonly code: ReasonCode
}

export interface DisputeRule extends RuleBase {
  readonly kind: 'dispute'
  readonly kinds?: readonly string[]
}

export interface PlanPerformingRule extends RuleBase {
  readonly kind: 'plan-performing'
}

/** A promise to pay runs until the end of its due date. */
export interface PromisePendingRule extends RuleBase {
  readonly kind: 'promise-pending'
  /** Local days of grace after the promised date. */
  readonly graceDays: number
}

export interface BorrowerStateRule extends RuleBase {
  readonly kind: 'borrower-state'
  readonly state: 'deceased' | 'incapacity' | 'bankrupt'
}

/** Nothing owed is never chased. */
export interface DebtOwedRule extends RuleBase {
  readonly kind: 'debt-owed'
  /** `overdue`: something must be overdue; `owed`: something must be owed; `not-overdue`: only before the due date. */
  readonly needs: 'overdue' | 'owed' | 'not-overdue'
}

/** The borrower is told before an agency acts. */
export interface NoticeFirstRule extends RuleBase {
  readonly kind: 'notice-first'
  /** Local days between the notice and the first contact; 0: the same day is early enough. */
  readonly daysAfter: number
}

/** Only the agency that holds the account, and where asked for only one on the published list. */
export interface PlacementRule extends RuleBase {
  readonly kind: 'placement'
  readonly demands: 'holds-account' | 'on-public-list' | 'no-agency'
}

export interface CertificationRule extends RuleBase {
  readonly kind: 'certification'
  /** What an unknown end date means. */
  readonly whenUnknown: 'pass' | 'missing'
}

export interface VisitRule extends RuleBase {
  readonly kind: 'visit'
  readonly minCollectors?: number
  /** Places that need consent to enter. */
  readonly consentPlaces?: readonly Place[]
}

/** A place that needs the person's recorded consent whatever the channel (a workplace line, an office). */
export interface PlaceConsentRule extends RuleBase {
  readonly kind: 'place-consent'
  readonly places: readonly Place[]
}

export interface RecordingRule extends RuleBase {
  readonly kind: 'recording'
}

/** A class of content that is closed wherever `when` matches. */
export interface ContentClassRule extends RuleBase {
  readonly kind: 'content-class'
  readonly code: ReasonCode
  readonly message: string
}

export interface ContactPointRule extends RuleBase {
  readonly kind: 'contact-point'
  readonly demands: 'usable-and-matching' | 'lawful-source'
  /** Sources that are not lawful by themselves. */
  readonly unlawfulSources?: readonly string[]
}

export interface FactKnownRule extends RuleBase {
  readonly kind: 'fact-known'
  readonly fact: 'jurisdiction' | 'time-zone'
}

/** The limitation period is over: a defence of the debtor, so a warning unless a law says more. */
export interface LimitationRule extends RuleBase {
  readonly kind: 'limitation'
}

/** The channel belongs to the stage the account has earned. Made from a strategy. */
export interface StageGateRule extends RuleBase {
  readonly kind: 'stage-gate'
}

export type Rule =
  | ContactHoursRule
  | RequestedHoursRule
  | ClosedDaysRule
  | FrequencyCapRule
  | MinimumGapRule
  | CoolDownRule
  | CounterpartyRule
  | RefusalRule
  | HoldRule
  | DisputeRule
  | PlanPerformingRule
  | PromisePendingRule
  | BorrowerStateRule
  | DebtOwedRule
  | NoticeFirstRule
  | PlacementRule
  | CertificationRule
  | VisitRule
  | PlaceConsentRule
  | RecordingRule
  | ContentClassRule
  | ContactPointRule
  | FactKnownRule
  | LimitationRule
  | StageGateRule

export type RuleKind = Rule['kind']

/** What must be said or done with an allowed contact. */
export interface PackObligation {
  /** snake_case, e.g. `record_call`. */
  readonly code: string
  /** Rule id it comes from. */
  readonly rule: string
  readonly when?: When
  readonly text: string
  readonly enabled: boolean
  /** `institution`: a standing duty of the creditor, kept as data and not listed with each contact. */
  readonly scope?: 'contact' | 'institution'
  readonly provenance: Provenance
}

export interface Pack {
  /** `CN`, `US-MA`; `tact` and `strategy` are not jurisdictions. */
  readonly id: string
  readonly title: string
  /** Local date that names the edition. */
  readonly asOf: LocalDate
  /** Zone of the pack's own dates (effective dates), and the zones a borrower there is usually in. */
  readonly zones: readonly string[]
  readonly rules: readonly Rule[]
  readonly obligations: readonly PackObligation[]
}
