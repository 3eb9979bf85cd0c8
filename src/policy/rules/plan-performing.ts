import type { PlanPerformingRule } from '../pack.ts'
import { type AskRule, NEVER } from '../question.ts'

/** A plan that is being kept stops the collecting; a missed instalment ends the stop. */
export function planPerforming(rule: PlanPerformingRule): AskRule {
  return (question) => {
    const { plan } = question.prepared.facts
    if (plan === null || plan.status !== 'performing') return null
    return {
      clearsAtMs: NEVER,
      code: 'plan_performing',
      detail: () => ({
        message: `The agreement of ${plan.signedOn} is being kept: ${rule.title}.`,
        observed: plan.status,
      }),
    }
  }
}
