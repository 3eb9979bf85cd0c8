/**
 * What explanations are made from: answers in the form in which the caller was given them, so that words never tell
 * more than the answer does. Instants are ISO 8601.
 */
import type { Evidence, Provenance, ReasonCode, Strength, Verdict } from '../policy/decision.ts'
import type { Channel, Party, Purpose } from '../policy/facts.ts'
import type { MissingCondition, NextAction } from '../policy/strategy.ts'

/** `budget_used`: all that an agency is told of contacts that others made. */
export type ToldCode = ReasonCode | 'budget_used'

export interface ToldProvenance {
  readonly strength: Strength
  readonly evidence: Evidence
  readonly confidence?: Provenance['confidence']
  readonly historic?: boolean
  readonly citation: {
    readonly instrument: string
    readonly original?: string
    readonly article: string | null
  }
}

export interface ToldReason {
  readonly code: ToldCode
  readonly rule: string
  readonly pack: string
  readonly observed?: string | number | boolean | null
  readonly limit?: string | number | null
  /** Null: time alone does not cure it, or the caller is not told. */
  readonly clearsAt: string | null
  readonly fact?: { readonly name: string; readonly supply: string }
  readonly provenance: ToldProvenance
}

export interface ToldObligation {
  readonly code: string
  readonly rule: string
  readonly pack: string
  readonly text: string
  readonly provenance: ToldProvenance
}

export interface ToldDecision {
  readonly channel: Channel
  readonly party: Party
  readonly purpose: Purpose
  readonly at: string
  readonly verdict: Verdict
  /** Null though deferred: the caller is not told. */
  readonly nextAllowedAt: string | null
  readonly reasons: readonly ToldReason[]
  readonly warnings: readonly ToldReason[]
  readonly obligations: readonly ToldObligation[]
  readonly alternatives: readonly { readonly channel: Channel; readonly party: Party }[]
  readonly stage: string | null
  readonly segment: string
  readonly daysPastDue: number | null
}

export interface ToldStage {
  readonly ladder: string
  readonly stage: string | null
  /** Null: the caller is not told. */
  readonly why: string | null
  readonly daysPastDue: number | null
  readonly next: { readonly stage: string; readonly missing: readonly MissingCondition[] } | null
}

export interface ToldAction {
  readonly action: NextAction['action']
  readonly channel: Channel | null
  readonly party: Party | null
  /** Null though there is something to do: the caller is not told. */
  readonly at: string | null
  readonly why: string
  readonly ladder: string
  readonly stage: string | null
}
