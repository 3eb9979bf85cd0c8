/**
 * A rule is one restriction: which asks it looks at (`when`), what it demands (its `kind` and parameters), and where it
 * comes from (`provenance`). Kinds are code, one file each under `rules/`; everything else about a rule is data that
 * compliance can read and switch.
 */
import type { Provenance, ReasonCode } from './decision.ts'
import type { Ask, Channel, Facts, Form, LocalDate, Party, Place, Purpose } from './facts.ts'
import type {
  CallConsentTerms,
  CapWindow,
  ConsentProof,
  ConsentTerms,
  Counted,
  NoticePeriod,
  NoticeSource,
  Requirement,
  UnreachableTest,
  When,
} from './rule-terms.ts'
import type { ClockWindow } from './windows.ts'

/** A worked example that runs as a test: facts and ask differ from an ordinary allowed contact as given. */
export interface RuleExample {
  readonly title: string
  readonly facts?: Partial<Facts>
  readonly ask?: Partial<Ask>
  /** Whether this rule objects to it. */
  readonly objects: boolean
}

interface RuleBase {
  /**
   * `CN-F3`, as in the reference. Where one rule of the reference needs several here, a part follows a slash:
   * `AU-FREQ/week`; a switch on `AU-FREQ` turns all of them.
   */
  readonly id: string
  readonly title: string
  readonly when?: When
  /** `deny` stands in the way, `warn` is listed apart. */
  readonly effect: 'deny' | 'warn'
  /** Switch owned by compliance. */
  readonly enabled: boolean
  /**
   * One reply (purpose `reply`) to a message that the person sent, through the same channel, while this rule stood in
   * the way: open as long as it stands in the way without a break.
   */
  readonly exceptReplies?: boolean
  /** Calls that the person asked for or agreed to are outside this rule, and a cap does not count them. */
  readonly exceptConsentedCalls?: CallConsentTerms
  /** Silent while one of these proofs stands: the law restricts only what the person did not agree to. */
  readonly exceptWithConsent?: readonly ConsentProof[]
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

export type HonouredScope = 'no-contact' | 'channel' | 'leave' | 'place' | 'employer-prohibits'

/**
 * Somebody asked not to be contacted: at all, through a channel, at a place, at work since the employer does not allow
 * it, or to leave the place.
 */
export interface RefusalRule extends RuleBase {
  readonly kind: 'refusal'
  /** Several: a request of any of these scopes. */
  readonly honours: HonouredScope | readonly HonouredScope[]
  /** Only requests made in one of these forms bind; one whose form is not known binds. Absent: every form. */
  readonly forms?: readonly Form[]
  /** Binds for the debt it was said about only. Absent: for every debt. */
  readonly perDebt?: boolean
  /** Channels that a request about one of them covers as well. */
  readonly together?: readonly (readonly Channel[])[]
  /** Local days it lasts, the day it was made being the first. Absent: until lifted. */
  readonly lastsDays?: number
  /**
   * Of `no-contact`: an attempt with the outcome `refused` is such a request of the person it reached, though nobody
   * wrote it down besides. Lifting a request of that person after it lifts it as well.
   */
  readonly fromAttempts?: boolean
  /** Binds only with an address to write to; one of which that is not known binds. */
  readonly addressNeeded?: boolean
  /** What the borrower asked for himself binds whoever is addressed. */
  readonly bindsEverybody?: boolean
  /**
   * Lets the purpose asked for through once in so many local days: closed only from an outbound attempt recorded for
   * that purpose about this account (its own day being the first) until they are over.
   */
  readonly onceInDays?: number
}

/** A recorded reason to stop. */
export interface HoldRule extends RuleBase {
  readonly kind: 'hold'
  /** Kinds of hold it looks at; absent: every kind. */
  readonly kinds?: readonly string[]
  readonly notKinds?: readonly string[]
  readonly code: ReasonCode
  /** A representative whose name and address are known not to be known closes nothing. */
  readonly counselKnown?: boolean
  /** Only holds asked for in one of these forms bind; one whose form is not known binds. Absent: every form. */
  readonly forms?: readonly Form[]
}

/** An open objection to the debt, until it is resolved or answered. */
export interface DisputeRule extends RuleBase {
  readonly kind: 'dispute'
  readonly kinds?: readonly string[]
  readonly notKinds?: readonly string[]
  /** Only disputes made in one of these forms bind; one whose form is not known binds. Absent: every form. */
  readonly forms?: readonly Form[]
  /** Only a dispute received by the end of the period of such a notice binds; without a known end it is in time. */
  readonly inPeriodOf?: string
  /** How the period is reckoned from a notice that names no end. Absent: it has no known end. */
  readonly period?: NoticePeriod
  /** Only asked for when the loan was bought from another creditor. */
  readonly onlyIfAcquired?: boolean
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

/** A notice comes first, and its waiting period. */
export interface NoticeFirstRule extends RuleBase {
  readonly kind: 'notice-first'
  /** Absent: the notice that an agency was given the account. */
  readonly notice?: NoticeSource
  /** Local days between the notice and the first contact; 0: the same day is early enough. */
  readonly daysAfter: number
  /**
   * `daysAfter` are whole working days that lie between the day of the notice and that of the contact: Monday to Friday
   * without the holidays of this calendar, and its make-up days. A year without a calendar is a missing fact.
   */
  readonly workingDays?: { readonly calendar: string }
  /** A notice that announces a visit for a day (`visitOn`) is one for that local day only. */
  readonly onDayAnnounced?: boolean
  /** Only asked for when the loan was bought from another creditor. */
  readonly onlyIfAcquired?: boolean
  /** Kind of the record by which the debtor waived the notice: from its instant on none is asked for. */
  readonly waiver?: string
}

/** Somebody must have decided or prepared it: an approval of the legal step, a risk assessment, an appointment. */
export interface ApprovalRule extends RuleBase {
  readonly kind: 'approval'
  /** Kind of the approval on record. */
  readonly needs: string
  /** Local days for which one holds, its own day being the first. Absent: until its own end. */
  readonly lastsDays?: number
}

/** A channel that is closed until it is proved open: of every list one proof must hold. */
export interface ConsentRequiredRule extends RuleBase {
  readonly kind: 'consent-required'
  readonly needs: readonly (readonly ConsentProof[])[]
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
