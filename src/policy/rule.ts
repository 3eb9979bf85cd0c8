/**
 * A rule is one restriction: which asks it looks at (`when`), what it demands (its `kind` and parameters), and where it
 * comes from (`provenance`). Kinds are code, one file each under `rules/`; everything else about a rule is data that
 * compliance can read and switch.
 */
import type { ReasonCode } from './decision.ts'
import type { Channel, LocalDate, Party, Place, Purpose } from './facts.ts'
import type {
  ApprovalRule,
  BorrowerStateRule,
  ConsentRequiredRule,
  DebtOwedRule,
  DisputeRule,
  HoldRule,
  NoticeFirstRule,
  PlanPerformingRule,
  PromisePendingRule,
  RefusalRule,
} from './record-rule.ts'
import type { RuleBase } from './rule-base.ts'
import type { CapWindow, ConsentTerms, Counted, Requirement, UnreachableTest } from './rule-terms.ts'
import type { ClockWindow } from './windows.ts'

export type * from './record-rule.ts'
export type { RuleExample } from './rule-base.ts'

/** Contact only inside the windows; recorded consent can open more. */
export interface ContactHoursRule extends RuleBase {
  readonly kind: 'contact-hours'
  readonly windows: readonly (ClockWindow & { readonly channels?: readonly Channel[] })[]
  /** Whether a `contact-hours` consent of the person addressed opens the hours it names, and which consents do. */
  readonly openedByConsent: boolean | ConsentTerms
  /** A zone named by the law itself; absent: every zone the borrower may be in. */
  readonly zone?: string
  /** Zones where the law keeps the clock of another one: `Asia/Urumqi` that of `Asia/Shanghai`. */
  readonly clocks?: Readonly<Record<string, string>>
  /** Where the working hours of the person addressed are known, these instead of the windows. */
  readonly knownWorkingHours?: boolean
}

/** A person named the only times (`contact-hours-only`), or times to be spared (`time-slot` refusals). */
export interface RequestedHoursRule extends RuleBase {
  readonly kind: 'requested-hours'
  readonly honours: 'contact-hours-only' | 'time-slot'
  /** Closes only local days of which the wishes leave nothing: for what has a day and no hour (letters). */
  readonly wholeDays?: boolean
}

/** No contact on some weekdays and holidays. A year without a calendar is a missing fact, not a year without holidays. */
export interface ClosedDaysRule extends RuleBase {
  readonly kind: 'closed-days'
  readonly weekdays?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
  /** Same date every year, `MM-DD`. */
  readonly fixedHolidays?: readonly string[]
  /** Dates by year; needed for every year asked about, unless `movableHolidaysNeeded` is false. */
  readonly holidays?: Readonly<Record<string, readonly LocalDate[]>>
  /**
   * Id of a holiday calendar (`CA-ON`, else its parent `CA`), besides `holidays`. Its make-up working days are open
   * although they fall on a closed weekday.
   */
  readonly calendar?: string
  readonly movableHolidaysNeeded: boolean
  readonly openedByConsent: boolean | ConsentTerms
}

/** At most `limit` in the window: the limit-th is allowed, the next is not. */
export interface FrequencyCapRule extends RuleBase {
  readonly kind: 'frequency-cap'
  readonly limit: number
  readonly window: CapWindow
  readonly counted: Counted
  /** Counts only from the first such attempt on; before it the rule is silent. */
  readonly startsWith?: Counted
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
  /** Which consents of the debtor open a party (`debtor-consent`). */
  readonly consentTerms?: ConsentTerms
}

/** Only the agency that holds the account, and where asked for only one on the published list. */
export interface PlacementRule extends RuleBase {
  readonly kind: 'placement'
  readonly demands: 'holds-account' | 'on-public-list' | 'no-agency' | 'licensed'
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
  readonly terms?: ConsentTerms
  /** What opens the place without consent. */
  readonly anyOf?: readonly Requirement[]
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
  /** `overlay`: a pack for every part of the jurisdiction (`US-NV` asks for one of Nevada). */
  readonly fact: 'jurisdiction' | 'time-zone' | 'overlay'
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
  | ApprovalRule
  | ConsentRequiredRule
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
