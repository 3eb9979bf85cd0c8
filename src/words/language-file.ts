/** What a language file says. The unions are the policy's own, so that the compiler finds a gap. */
import type { ProblemCode } from '../platform/problems.ts'
import type { Evidence } from '../policy/decision.ts'
import type { Channel, Outcome, Party, Place, Purpose, Weekday } from '../policy/facts.ts'
import type { StandingWhy } from '../policy/stand-in-stage.ts'
import type { MissingCondition, NextAction, NumericFact, Test } from '../policy/strategy.ts'
import type { ToldAction, ToldCode, ToldDecision, ToldProvenance, ToldReason } from './told.ts'

export type Table<K extends string> = Readonly<Record<K, string>>

/** Whose words they are: a law's, the creditor's strategy's, those of a house pack, or of this service. */
export type Origin = 'law' | 'strategy' | 'house' | 'tact'

/** Reasons for a next action besides those of a standing. */
export type NextWhy =
  | StandingWhy
  | 'no_strategy'
  | 'no_segment'
  | 'just_paid'
  | 'stage_task'
  | 'no_usable_contact_point'
  | 'no_contact_permitted'
  | 'no_contact_due'
  | 'resting'
  | 'permitted_now'
  | 'permitted_later'

/** A reason with the stages it speaks of by name. */
export type Seen = Pick<ToldReason, 'observed' | 'limit' | 'fact'> & {
  readonly nameStage: (id: unknown) => string
}

/** An instant on the clocks that matter, to the minute. */
export interface Moment {
  /** The borrower's, one for each zone he may be in. */
  readonly local: readonly { readonly time: string; readonly zone: string }[]
  /** The listener's own; null when it is one of the borrower's. */
  readonly own: { readonly time: string; readonly zone: string } | null
}

export interface Cited {
  readonly origin: Origin
  readonly rule: string
  /** Null: a rule that has no title in this language. */
  readonly title: string | null
  readonly pack: string
  readonly provenance: ToldProvenance
}

export interface Phrases {
  /** Between two sentences. */
  readonly gap: string
  readonly moment: (moment: Moment) => string
  /** May it happen, and if not, from when on. */
  readonly verdict: (
    contact: Pick<ToldDecision, 'channel' | 'party' | 'purpose' | 'verdict'>,
    at: string,
    /** `null`: denied, or not told. */
    next: string | null,
  ) => string
  readonly standing: (daysPastDue: number, stage: string | null) => string
  readonly clears: (moment: string) => string
  readonly cited: (cited: Cited) => string
  readonly contact: (channel: Channel, party: Party) => string
  readonly reasonsHead: string
  readonly warningsHead: string
  readonly alternatives: (contacts: readonly string[]) => string
  readonly obligationsHead: string
  /** Title of the stage the account stands in, `null`: none. */
  readonly stage: (stage: string | null) => string
  readonly nextStage: (stage: string) => string
  readonly missing: (missing: MissingCondition) => string
  readonly task: (task: string) => string
  readonly action: (action: ToldAction, moment: string | null) => string
}

export interface LanguageFile {
  readonly channels: Table<Channel>
  readonly parties: Table<Party>
  readonly purposes: Table<Purpose>
  readonly outcomes: Table<Outcome>
  readonly places: Table<Place>
  readonly weekdays: Table<Weekday>
  readonly evidence: Table<Evidence>
  readonly reasons: Readonly<Record<ToldCode, (seen: Seen) => string>>
  /** What can be done about it; empty: nothing but waiting. */
  readonly remedies: Table<ToldCode>
  readonly conditions: Table<NumericFact | Test['fact']>
  readonly stageWhys: Table<StandingWhy>
  readonly nextWhys: Table<NextWhy>
  readonly actions: Table<NextAction['action']>
  /** Kinds of hold that packs and records know; others are called by their own word. */
  readonly holds: Readonly<Record<string, string>>
  /** Tasks of the built-in strategy. */
  readonly tasks: Readonly<Record<string, string>>
  readonly problems: Table<ProblemCode>
  readonly phrases: Phrases
}
