/**
 * The creditor's plan as data: who (segment) climbs which ladder of stages. It can only narrow what the packs allow.
 */
import type { Channel, LocalDate, Outcome, Party, Purpose } from './facts.ts'

/** English and Chinese, for people. */
export interface Label {
  readonly en: string
  readonly zh: string
}

/**
 * Facts a condition can test. Amounts are minor units of `currency`; a condition on another currency is not met.
 * `daysInStage`: local days since the account entered the stage it stands in, 0 in no stage.
 */
export type NumericFact =
  | 'daysPastDue'
  | 'overdueMinor'
  | 'totalOutstandingMinor'
  | 'ability'
  | 'willingness'
  | 'brokenPromises'
  | 'daysInStage'

export type Test =
  | { readonly fact: NumericFact; readonly gte?: number; readonly lte?: number; readonly currency?: string }
  | { readonly fact: 'product' | 'borrowerKind' | 'currency'; readonly in: readonly string[] }
  | { readonly fact: 'securedOrGuaranteed'; readonly is: boolean }
  | {
      /** Documented attempts to the debtor side, all actors together. */
      readonly fact: 'attempts'
      readonly gte: number
      readonly channels?: readonly Channel[]
      readonly outcomes?: readonly Outcome[]
      readonly withinDays?: number
    }
  | {
      /** A notice of one of these kinds has arrived (none came back), at least so many local days ago. */
      readonly fact: 'notice'
      readonly kinds: readonly string[]
      readonly minDaysAgo?: number
    }
  | {
      /** An approval of one of these kinds is on record and has not run out. */
      readonly fact: 'approval'
      readonly kinds: readonly string[]
    }

export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export interface Segment {
  readonly id: string
  readonly label: Label
  readonly when: Condition
  readonly ladder: string
}

/** One way of contact inside a stage, in the order of preference. Limits are the creditor's own, never law. */
export interface StageChannel {
  readonly channel: Channel
  readonly parties?: readonly Party[]
  readonly purpose?: Purpose
  /** Least time between two attempts through this channel to this borrower, hours. */
  readonly everyHours?: number
  readonly maxPerDay?: number
  readonly maxPerWeek?: number
}

export interface Stage {
  readonly id: string
  readonly label: Label
  /** What must be true to enter it (for the first stage: to be collected at all). */
  readonly enterWhen: Condition
  readonly channels: readonly StageChannel[]
  /** What a person does here when no contact is due, e.g. `prepare-payment-order`. */
  readonly task?: string
}

export interface Ladder {
  readonly id: string
  readonly label: Label
  /**
   * When the account meets a later stage without having met an earlier one. `catch-up`: climbs one stage at a time,
   * `jump`: goes to the highest whose condition is met, `hold`: waits for a person.
   */
  readonly onMissed: 'catch-up' | 'jump' | 'hold'
  /** Days for which a lower stage must have been earned without a break before the account steps down. */
  readonly stepDownAfterDays: number
  /**
   * Local days without a planned contact after a payment, its own day being the first: somebody who has just paid is
   * left alone. Absent: none. A payment announced but not yet booked is a hold (`payment-in-flight`).
   */
  readonly quietDaysAfterPayment?: number
  readonly stages: readonly Stage[]
}

export interface Strategy {
  readonly id: string
  readonly version: number
  readonly label: Label
  readonly effectiveFrom?: LocalDate
  /** First match wins; the last must match everything. */
  readonly segments: readonly Segment[]
  readonly ladders: readonly Ladder[]
}

/** One unmet condition of the next stage. */
export interface MissingCondition {
  readonly stage: string
  /** The tested fact, e.g. `daysPastDue`, `attempts`. */
  readonly fact: string
  readonly observed: string | number | boolean | null
  readonly required: string
  /** Earliest local date on which time alone can meet it; `null`: time alone cannot. */
  readonly earliestOn: LocalDate | null
}

export interface StageAssessment {
  readonly segment: string
  readonly ladder: string
  /** `null`: the account is not collected (nothing owed, nothing overdue, or the first stage is not earned). */
  readonly stage: string | null
  /** Index in the ladder, -1 for none. */
  readonly stageIndex: number
  readonly changed: boolean
  readonly sinceMs: number
  /** snake_case code of why it stands where it stands: `nothing_owed`, `not_overdue`, `earned`, `kept_by_hysteresis`,
   * `catching_up`, `held_for_review`, `frozen_by_hold`, `not_earned`. */
  readonly why: string
  readonly message: string
  /** The next stage and what is still missing for it; `null` at the top or when nothing is owed. */
  readonly next: { readonly stage: string; readonly missing: readonly MissingCondition[] } | null
  /** Earliest instant at which time alone changes this assessment; `null`: never. */
  readonly nextChangeAtMs: number | null
  /**
   * Since when only a lower stage has been earned; `null` when that is not so. Store it and hand it back in
   * `facts.current`, so that the days of hysteresis are counted from the event and not from each part payment.
   */
  readonly lowerEarnedSinceMs?: number | null
}

export interface NextAction {
  /**
   * `contact`: make this contact at `atMs`; `repair-contact`: no usable contact point; `wait`: a reason to leave the
   * borrower alone until `atMs`; `task`: the stage's own task; `review`: only a person can go on; `none`: nothing owed.
   */
  readonly action: 'contact' | 'repair-contact' | 'wait' | 'task' | 'review' | 'none'
  readonly channel: Channel | null
  readonly party: Party | null
  readonly contactPoint: string | null
  readonly purpose: Purpose | null
  /** When to do it (or look again); `null` for `none`. */
  readonly atMs: number | null
  /** snake_case code and a sentence. */
  readonly why: string
  readonly message: string
  /** 0 (low) .. 100 (high): orders a work queue. */
  readonly priority: number
  readonly stage: string | null
  readonly segment: string
}
