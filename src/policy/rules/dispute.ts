import type { DisputeRule } from '../pack.ts'
import { type AskRule, NEVER } from '../question.ts'

/** An open objection to the debt. How it ends is recorded by people, so time alone does not clear it. */
export function dispute(rule: DisputeRule): AskRule {
  const kinds = rule.kinds === undefined ? null : new Set(rule.kinds)
  return (question, tMs) => {
    const { facts } = question.prepared
    const open = facts.disputes.find(
      (one) =>
        one.status === 'open' &&
        one.atMs <= tMs &&
        (one.account === undefined || one.account === facts.account) &&
        (kinds === null || kinds.has(one.kind)),
    )
    if (open === undefined) return null
    return {
      clearsAtMs: NEVER,
      code: 'dispute_open',
      detail: () => ({ message: `An objection to the debt is open: ${rule.title}.`, observed: 'open' }),
    }
  }
}
