/** A decision as it is kept: what the policy answered, without what the packs say word for word. */
import type { Decision, Obligation, Reason } from '../policy/decision.ts'

/**
 * Citations and quotes stand in the packs, which the policy's digest names; with them every refusal would be kept with
 * pages of law.
 */
export interface KeptDecision extends Omit<Decision, 'reasons' | 'warnings' | 'obligations'> {
  readonly reasons: readonly Omit<Reason, 'provenance'>[]
  readonly warnings: readonly Omit<Reason, 'provenance'>[]
  readonly obligations: readonly Omit<Obligation, 'provenance'>[]
}

export function keptDecision(decision: Decision): KeptDecision {
  return {
    ...decision,
    reasons: decision.reasons.map(withoutProvenance),
    warnings: decision.warnings.map(withoutProvenance),
    obligations: keptObligations(decision.obligations),
  }
}

/** A list of obligations is one object for all decisions of a kind: stripped once. */
const kept = new WeakMap<Decision['obligations'], KeptDecision['obligations']>()

function keptObligations(obligations: Decision['obligations']): KeptDecision['obligations'] {
  let known = kept.get(obligations)
  if (known === undefined) {
    known = obligations.map(withoutProvenance)
    kept.set(obligations, known)
  }
  return known
}

function withoutProvenance<T extends { readonly provenance: unknown }>({
  provenance: _,
  ...rest
}: T): Omit<T, 'provenance'> {
  return rest
}
