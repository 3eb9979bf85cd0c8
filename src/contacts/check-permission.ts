/**
 * May this contact happen? Fetches the facts of all questions at once, lets the policy decide each on its own, and
 * answers in the order of the questions. Advice only: nothing is reserved and nothing is kept.
 */
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import { isHeldBy } from '../agencies/is-held-by.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Policy } from '../policy/compile.ts'
import type { Actor } from '../policy/facts.ts'
import { policyFor } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { bestContact } from './best-contact.ts'
import { presentTo } from './present-to-agency.ts'
import type { PermissionAnswer, PermissionQuestion } from './schemas.ts'
import { withExplanation } from './with-explanation.ts'

export interface PermissionRequest {
  readonly question: PermissionQuestion
  /** Who asks; null: the creditor itself. */
  readonly agencyId: string | null
  /** Null: no explanation is asked for, and none is made. */
  readonly explanation: ExplanationWanted | null
}

/** @returns an answer or the problem of that one question, in the order of the questions. */
export async function checkPermissions(
  tx: Tx,
  requests: readonly PermissionRequest[],
  nowMs: number,
): Promise<(PermissionAnswer | Problem)[]> {
  const accountNumbers = [...new Set(requests.map(({ question }) => question.accountNumber))]
  const [policies, loaded] = await Promise.all([
    policiesInForce(tx.client, tx.creditorId),
    loadFacts(tx, { accountNumbers }, nowMs),
  ])
  const accounts = new Map(loaded.map((account) => [account.accountNumber, account]))
  return requests.map((request) => {
    const { question, agencyId } = request
    const account = accounts.get(question.accountNumber)
    // An account that is not placed with the agency is to it as one that does not exist.
    if (account === undefined || (agencyId !== null && !isHeldBy(agencyId, account.facts, nowMs)))
      return new Problem('not_found', `There is no account "${question.accountNumber}".`)
    return answerQuestion(request, account, policyFor(account, policies).policy, nowMs)
  })
}

function answerQuestion(
  { question, agencyId, explanation }: PermissionRequest,
  { accountNumber, facts }: LoadedAccount,
  policy: Policy,
  nowMs: number,
): PermissionAnswer | Problem {
  const actor: Actor = agencyId === null ? { kind: question.actor } : { kind: 'agency', id: agencyId }
  const best = bestContact(question, actor, facts, policy, nowMs)
  if (best instanceof Problem) return best
  const answer = presentTo(agencyId, accountNumber, best.ask, facts, best.decision, policy)
  return withExplanation(answer, explanation, policy)
}
