/** What every rule has, whatever its kind. */
import type { Provenance } from './decision.ts'
import type { Ask, Facts, LocalDate } from './facts.ts'
import type { CallConsentTerms, ConsentProof, When } from './rule-terms.ts'

/** A worked example that runs as a test: facts and ask differ from an ordinary allowed contact as given. */
export interface RuleExample {
  readonly title: string
  readonly facts?: Partial<Facts>
  readonly ask?: Partial<Ask>
  /** Whether this rule objects to it. */
  readonly objects: boolean
}

export interface RuleBase {
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
