/**
 * May this contact happen? Fetches the facts of all questions at once, lets the policy decide each on its own, and
 * answers in the order of the questions. Advice only: nothing is reserved and nothing is kept.
 */
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Policy } from '../policy/compile.ts'
import { policyInForce } from '../strategies/policy-in-force.ts'
import { bestContact } from './best-contact.ts'
import { presentDecision } from './present-decision.ts'
import type { PermissionAnswer, PermissionQuestion } from './schemas.ts'

/** @returns an answer or the problem of that one question, in the order of the questions. */
export async function checkPermissions(
  tx: Tx,
  questions: readonly PermissionQuestion[],
  nowMs: number,
): Promise<(PermissionAnswer | Problem)[]> {
  const accountNumbers = [...new Set(questions.map((question) => question.accountNumber))]
  const [policy, loaded] = await Promise.all([
    policyInForce(tx.client, tx.creditorId),
    loadFacts(tx, { accountNumbers }, nowMs),
  ])
  const accounts = new Map(loaded.map((account) => [account.accountNumber, account]))
  return questions.map((question) => {
    const account = accounts.get(question.accountNumber)
    if (account === undefined)
      return new Problem('not_found', `There is no account "${question.accountNumber}".`)
    return answerQuestion(question, account, policy, nowMs)
  })
}

function answerQuestion(
  question: PermissionQuestion,
  { accountNumber, facts }: LoadedAccount,
  policy: Policy,
  nowMs: number,
): PermissionAnswer | Problem {
  const best = bestContact(question, { kind: question.actor }, facts, policy, nowMs)
  return best instanceof Problem ? best : presentDecision(accountNumber, best.ask, facts, best.decision)
}
