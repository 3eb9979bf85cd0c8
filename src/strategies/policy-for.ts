/** Which of the policies in force decides about a borrower. Pure, and as cheap as a look-up where no experiment runs. */
import type { Facts } from '../policy/facts.ts'
import { type Draw, isDrawn } from './challenger.ts'
import type { NamedPolicy } from './policy-in-force.ts'

export const EXPERIMENT_ROLES = ['champion', 'challenger', 'none'] as const

export interface PoliciesInForce {
  readonly champion: NamedPolicy
  /** Null: the champion decides about everybody. */
  readonly experiment: { readonly challenger: NamedPolicy; readonly draw: Draw } | null
}

export function policyFor(
  { borrowerId, facts }: { readonly borrowerId: string; readonly facts: Facts },
  { champion, experiment }: PoliciesInForce,
): NamedPolicy {
  if (experiment === null || !isDrawn(experiment.draw, borrowerId, facts)) return champion
  return experiment.challenger
}

/** What a stored plan was made under, by the strategy that its policy version names. */
export function experimentRole(
  policyVersion: string,
  { experiment }: PoliciesInForce,
): (typeof EXPERIMENT_ROLES)[number] {
  if (experiment === null) return 'none'
  const { strategyId, strategyVersion } = experiment.challenger.name
  const label = `strategy ${strategyId ?? 'default'}@${strategyVersion ?? 1} `
  return policyVersion.startsWith(label) ? 'challenger' : 'champion'
}
