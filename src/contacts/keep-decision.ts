/** A decision as it is kept: what the policy answered, without what the packs say word for word. */
import { hash } from 'node:crypto'
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
  return { ...keptAnswer(decision), obligations: obligationsOf(decision).list }
}

/** All but the obligations: they are the same in thousands of decisions, and are kept once. */
export function keptAnswer(decision: Decision): Omit<KeptDecision, 'obligations'> {
  const { obligations: _, ...rest } = decision
  return {
    ...rest,
    reasons: decision.reasons.map(keptReason),
    warnings: decision.warnings.map(keptReason),
  }
}

/** Spelt out: to leave one member out of an object costs more than to make one. What is undefined is not written. */
function keptReason(reason: Reason): KeptDecision['reasons'][number] {
  const { code, rule, pack, effect, message, observed, limit, clearsAtMs, fact } = reason
  return { code, rule, pack, effect, message, observed, limit, clearsAtMs, fact } as Omit<
    Reason,
    'provenance'
  >
}

export interface KeptObligations {
  /** SHA-256 of the list, base64url. */
  readonly digest: string
  readonly list: KeptDecision['obligations']
}

/** A list of obligations is one object for all decisions of a kind: stripped and digested once. */
const known = new WeakMap<Decision['obligations'], KeptObligations>()

export function obligationsOf({ obligations }: Decision): KeptObligations {
  let kept = known.get(obligations)
  if (kept === undefined) {
    const list = obligations.map(({ provenance: _, ...rest }) => rest)
    kept = { list, digest: hash('sha256', JSON.stringify(list), 'base64url') }
    known.set(obligations, kept)
  }
  return kept
}
