/** What the policy answers. Every answer is plain data: it can be kept, compared and replayed. */
import type { Channel, LocalDate, Party, Place } from './facts.ts'

export const EVIDENCE = ['text', 'press', 'weak', 'unverified'] as const
export type Evidence = (typeof EVIDENCE)[number]

export const STRENGTHS = [
  'prohibition',
  'duty',
  'should-not',
  'not-advisable',
  'permission',
  'legal-effect',
  'presumption',
  'safe-harbour',
  'guidance',
  'policy',
] as const
export type Strength = (typeof STRENGTHS)[number]

export interface Citation {
  /** English name of the instrument. */
  readonly instrument: string
  /** Name in the original language. */
  readonly original?: string
  /** Article, section or paragraph; `null`: not established, never guessed. */
  readonly article: string | null
  readonly effectiveFrom?: LocalDate
  readonly source?: string
  readonly quote?: string
  /** BCP 47 tag of the quote. */
  readonly lang?: string
}

/** Where a rule comes from and how far to trust it. */
export interface Provenance {
  readonly strength: Strength
  readonly evidence: Evidence
  /** Required when evidence is `unverified`. */
  readonly confidence?: 'high' | 'medium' | 'low'
  /** Text of a version that is no longer in force. */
  readonly historic?: boolean
  readonly citation: Citation
  /** Date on which the statement was held to be right. */
  readonly asOf: LocalDate
  /** Boundary or counting choices that the text does not settle. */
  readonly ourChoice?: readonly string[]
}

/**
 * Reason codes, in order of precedence: a denial is listed and explained by the first of them. Append-only in
 * meaning: a code never changes what it says. The same words stand in SQL, JSON, GraphQL and docs.
 */
export const REASON_CODES = [
  'fact_missing',
  'nothing_owed',
  'borrower_deceased',
  'bankruptcy_stay',
  'capacity_limited',
  'legal_representation',
  'no_contact_requested',
  'party_not_allowed',
  'purpose_not_allowed',
  'debtor_reachable',
  'content_not_allowed',
  'plan_performing',
  'promise_pending',
  'hold',
  'dispute_open',
  'not_placed_with_agency',
  'agency_not_listed',
  'agency_not_licensed',
  'notice_not_given',
  'approval_missing',
  'collector_not_certified',
  'contact_point_unusable',
  'contact_point_mismatch',
  'channel_refused',
  'consent_missing',
  'recording_unavailable',
  'too_few_collectors',
  'place_not_allowed',
  'employer_prohibits',
  'stage_not_reached',
  'channel_not_in_stage',
  'outside_hours',
  'inconvenient_time',
  'closed_day',
  'frequency_cap',
  'cool_down',
  'minimum_gap',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** One objection. */
export interface Reason {
  readonly code: ReasonCode
  readonly rule: string
  /** `CN`, `TW`, `strategy` or `tact` (what holds whatever the law says). */
  readonly pack: string
  /** `deny` stands in the way; `warn` does not and is listed apart. */
  readonly effect: 'deny' | 'warn'
  /** One sentence for a person, in English. */
  readonly message: string
  readonly observed?: string | number | boolean | null
  readonly limit?: string | number | null
  /** First instant from which this rule alone would not object; `null`: time alone does not cure it. */
  readonly clearsAtMs: number | null
  /** For `fact_missing`: which fact, and how to supply it. */
  readonly fact?: { readonly name: string; readonly supply: string }
  readonly provenance: Provenance
}

/** What must be said or done with an allowed contact. */
export interface Obligation {
  readonly code: string
  readonly rule: string
  readonly pack: string
  readonly text: string
  readonly provenance: Provenance
}

/** How much of a cap is used at the instant asked for. */
export interface Budget {
  readonly rule: string
  readonly pack: string
  readonly used: number
  readonly limit: number
  /** When the next unit comes back, `null` when nothing is used. */
  readonly resetsAtMs: number | null
}

/** Another way that would be allowed at the instant asked for. */
export interface Alternative {
  readonly channel: Channel
  readonly party: Party
  readonly contactPoint?: string
  readonly place?: Place
}

export type Verdict = 'allowed' | 'deferred' | 'denied'

/** The answer of one rule at the instant asked for, for those who want the whole reasoning. */
export interface RuleAnswer {
  readonly rule: string
  readonly pack: string
  readonly answer: 'satisfied' | 'objects' | 'warns' | 'not-applicable' | 'switched-off'
  readonly clearsAtMs: number | null
}

export interface Decision {
  readonly verdict: Verdict
  readonly atMs: number
  /** First instant at which the same ask is allowed if nothing else happens; equals `atMs` when allowed, `null` when denied. */
  readonly nextAllowedAtMs: number | null
  /** The rule that sets `nextAllowedAtMs` (deferred) or the first that never clears (denied). */
  readonly bindingRule: string | null
  /** In order of REASON_CODES, then rule order. */
  readonly reasons: readonly Reason[]
  readonly warnings: readonly Reason[]
  readonly obligations: readonly Obligation[]
  readonly budgets: readonly Budget[]
  readonly alternatives: readonly Alternative[]
  readonly stage: string | null
  readonly segment: string
  readonly daysPastDue: number | null
  readonly policyVersion: string
  /** Every rule's answer, when asked for. */
  readonly rules?: readonly RuleAnswer[]
}
