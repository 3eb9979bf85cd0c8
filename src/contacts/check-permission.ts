/**
 * May this contact happen? Fetches the facts of all questions at once, lets the policy decide each on its own, and
 * answers in the order of the questions. Advice only: nothing is reserved and nothing is kept.
 */
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Policy } from '../policy/compile.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Decision } from '../policy/decision.ts'
import type { Ask, ContactPointFacts, Facts } from '../policy/facts.ts'
import { policyInForce } from '../strategies/policy-in-force.ts'
import { presentDecision } from './present-decision.ts'
import type { PermissionAnswer, PermissionQuestion } from './schemas.ts'

/** @returns an answer or the problem of that one question, in the order of the questions. */
export async function checkPermissions(
  tx: Tx,
  questions: readonly PermissionQuestion[],
  nowMs: number,
): Promise<(PermissionAnswer | Problem)[]> {
  const accountNumbers = [...new Set(questions.map((question) => question.accountNumber))]
  const policy = await policyInForce(tx.client, tx.creditorId)
  const loaded = await loadFacts(tx, { accountNumbers }, nowMs)
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
  const points = candidates(question, facts)
  if (points instanceof Problem) return points
  const [first, ...rest] = points
  const ask = best(
    [askOf(question, first, nowMs), ...rest.map((point) => askOf(question, point, nowMs))],
    (one) => decideContact(one, facts, policy, { advice: false }),
  )
  return presentDecision(accountNumber, ask, facts, decideContact(ask, facts, policy))
}

/** The contact points the question can mean; `undefined` stands for none at all. */
function candidates(
  question: PermissionQuestion,
  facts: Facts,
): [ContactPointFacts | undefined, ...(ContactPointFacts | undefined)[]] | Problem {
  if (question.contactPointId !== undefined) {
    const point = facts.contactPoints.find((candidate) => candidate.id === question.contactPointId)
    return point === undefined
      ? new Problem('not_found', 'The borrower of this account has no such contact point.')
      : [point]
  }
  const party = question.party ?? 'borrower'
  const [first, ...rest] = facts.contactPoints.filter(
    (point) => point.party === party && point.channels.includes(question.channel),
  )
  return first === undefined ? [undefined] : [first, ...rest]
}

function askOf(question: PermissionQuestion, point: ContactPointFacts | undefined, nowMs: number): Ask {
  const { at, place = point?.place, collectors, consentToEnter } = question
  return {
    atMs: at === undefined ? nowMs : Date.parse(at),
    channel: question.channel,
    party: question.party ?? point?.party ?? 'borrower',
    purpose: question.purpose,
    actor: { kind: question.actor },
    ...(point === undefined ? {} : { contactPoint: point.id, person: point.person }),
    ...(place === undefined ? {} : { place }),
    ...(collectors === undefined ? {} : { collectors }),
    ...(consentToEnter === undefined ? {} : { consentToEnter }),
  }
}

/** The ask that is allowed soonest; among equals the first. */
function best(asks: readonly [Ask, ...Ask[]], decide: (ask: Ask) => Decision): Ask {
  const [first, ...rest] = asks
  if (rest.length === 0) return first
  const waitOf = (ask: Ask) => decide(ask).nextAllowedAtMs ?? Number.POSITIVE_INFINITY
  let found = { ask: first, waitMs: waitOf(first) }
  for (const ask of rest) {
    const waitMs = waitOf(ask)
    if (waitMs < found.waitMs) found = { ask, waitMs }
  }
  return found.ask
}
