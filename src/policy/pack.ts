/** A pack is one jurisdiction's law as data: its rules, and what must be said or done with an allowed contact. */
import type { Provenance } from './decision.ts'
import type { LocalDate } from './facts.ts'
import type { Rule } from './rule.ts'
import type { When } from './rule-terms.ts'

export type * from './rule.ts'
export type * from './rule-terms.ts'

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
  /** Packs above this one that are no part of its id (`EU` above `GR`). */
  readonly alsoAsks?: readonly string[]
  /** `false`: opens nothing by itself, only together with a pack that names it in `alsoAsks`. */
  readonly standsAlone?: boolean
  /** Kinds of hold that stop no more than the rules of this pack say: the house rule on holds leaves them alone. */
  readonly limitedHolds?: readonly string[]
}

/** A creditor's own rules on top of the law: it can only add objections, so it is stricter by construction. */
export interface HousePack extends Pack {
  readonly version: number
  /** Jurisdictions it is asked for (`US` means its states too). Absent: all. */
  readonly appliesTo?: readonly string[]
}
