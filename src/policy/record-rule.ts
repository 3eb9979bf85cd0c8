/** Rules that look at what is on record about the borrower: wishes, holds, disputes, plans, promises, notices, approvals. */
import type { ReasonCode } from './decision.ts'
import type { Channel, Form } from './facts.ts'
import type { RuleBase } from './rule-base.ts'
import type { ConsentProof, NoticePeriod, NoticeSource } from './rule-terms.ts'

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
