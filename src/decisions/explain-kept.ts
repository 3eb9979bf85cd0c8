/** The explanation of a kept decision. What the packs say word for word is not kept with it and is looked up here. */
import type { KeptDecision } from '../contacts/keep-decision.ts'
import { presentDecision } from '../contacts/present-decision.ts'
import type { Policy } from '../policy/compile.ts'
import type { Provenance } from '../policy/decision.ts'
import type { Ask, Facts } from '../policy/facts.ts'
import { explainDecision } from '../words/explain-decision.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'

/** Said of a rule that is in no pack of today. */
const GONE: Provenance = {
  strength: 'policy',
  evidence: 'unverified',
  citation: { instrument: 'A rule that this edition of the service no longer has', article: null },
  asOf: '2025-01-01',
}

/** @param policy the one of then, as `policyNamed` gives it. */
export function explainKept(
  kept: KeptDecision,
  ask: Ask,
  facts: Facts,
  policy: Policy,
  wanted: ExplanationWanted,
): string {
  const { rules, obligations } = policy.ruleSet(facts.jurisdiction)
  const ofRules = new Map(rules.map((one) => [one.id, one.provenance]))
  const ofObligations = new Map(
    obligations.map(({ obligation }) => [`${obligation.rule} ${obligation.code}`, obligation.provenance]),
  )
  const ofRule = <T extends { readonly rule: string }>(one: T) => ({
    ...one,
    provenance: ofRules.get(one.rule) ?? GONE,
  })
  const decision = {
    ...kept,
    reasons: kept.reasons.map(ofRule),
    warnings: kept.warnings.map(ofRule),
    obligations: kept.obligations.map((one) => ({
      ...one,
      provenance: ofObligations.get(`${one.rule} ${one.code}`) ?? GONE,
    })),
  }
  return explainDecision(presentDecision('', ask, facts, decision), {
    ...wanted,
    timeZones: facts.timeZones,
    strategy: policy.strategy?.strategy ?? null,
  })
}
