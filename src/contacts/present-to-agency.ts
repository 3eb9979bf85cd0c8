/**
 * A decision as an agency may read it. What others did counts, and is not told: a refusal that rests on someone else's
 * contact says `budget_used` and no more. Which of the reasons do, shows a second decision over the same facts without
 * the contacts of others.
 */
import type { Policy } from '../policy/compile.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Decision, Reason } from '../policy/decision.ts'
import type { Ask, Facts } from '../policy/facts.ts'
import { presentDecision } from './present-decision.ts'
import type { PermissionAnswer } from './schemas.ts'

/** Reasons that come of contacts made before: perhaps of somebody else's. */
export const OF_CONTACTS: ReadonlySet<Reason['code']> = new Set(['frequency_cap', 'cool_down', 'minimum_gap'])

type ShownReason = PermissionAnswer['reasons'][number]

/** As it stands for a caller of the creditor itself. */
export function presentTo(
  agencyId: string | null,
  accountNumber: string,
  ask: Ask,
  facts: Facts,
  decision: Decision,
  policy: Policy,
): PermissionAnswer {
  return agencyId === null
    ? presentDecision(accountNumber, ask, facts, decision)
    : presentToAgency(agencyId, accountNumber, ask, facts, decision, policy)
}

function presentToAgency(
  agencyId: string,
  accountNumber: string,
  ask: Ask,
  facts: Facts,
  decision: Decision,
  policy: Policy,
): PermissionAnswer {
  const own = { ...facts, attempts: facts.attempts.filter((attempt) => attempt.by === agencyId) }
  const alone = decideContact(ask, own, policy)
  const shown = presentDecision(accountNumber, ask, facts, decision)
  const aloneShown = presentDecision(accountNumber, ask, own, alone)
  const isOwn = (reason: ShownReason) => aloneShown.reasons.some((other) => isSame(other, reason))
  const foreign = shown.reasons.filter((reason) => !isOwn(reason))
  // The instant at which it clears would tell when the other contact was.
  const tellsTime = foreign.length === 0
  return {
    ...shown,
    nextAllowedAt: tellsTime ? shown.nextAllowedAt : null,
    bindingRule: tellsTime ? shown.bindingRule : null,
    reasons: withoutForeign(shown.reasons, isOwn),
    warnings: shown.warnings.filter((warning) => aloneShown.warnings.some((other) => isSame(other, warning))),
    budgets: aloneShown.budgets,
  }
}

function withoutForeign(
  reasons: readonly ShownReason[],
  isOwn: (reason: ShownReason) => boolean,
): ShownReason[] {
  const told = reasons.filter((reason) => !isContactCount(reason) || isOwn(reason))
  const isBudgetUsed = told.length < reasons.length
  return [
    ...told.map((reason) => withoutNames(isOwn(reason) ? reason : withoutDetail(reason))),
    ...(isBudgetUsed ? [BUDGET_USED] : []),
  ]
}

function isContactCount(reason: ShownReason): boolean {
  return (OF_CONTACTS as ReadonlySet<string>).has(reason.code)
}

function isSame(a: ShownReason, b: ShownReason): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** That the rule objects is told; what it saw is not. */
function withoutDetail(reason: ShownReason): ShownReason {
  const { code, rule, pack, provenance } = reason
  return { code, rule, pack, message: 'This rule objects.', clearsAt: null, provenance }
}

/** Who holds an account that is not one's own is nobody's business. */
function withoutNames(reason: ShownReason): ShownReason {
  if (reason.code !== 'not_placed_with_agency') return reason
  return { ...withoutDetail(reason), message: 'The account is not placed with this agency now.' }
}

/** What an agency is told in their place. */
export const BUDGET_USED: ShownReason = {
  code: 'budget_used',
  rule: 'tact-budget',
  pack: 'tact',
  message: 'The contacts that are allowed have been used.',
  clearsAt: null,
  provenance: {
    strength: 'policy',
    evidence: 'text',
    citation: { instrument: 'Tact', article: null },
    asOf: '2025-01-01',
  },
}
