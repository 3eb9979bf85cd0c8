/** Of the contact points a question can mean, the one that may be reached soonest, with its decision. Pure. */
import { Problem } from '../platform/problems.ts'
import type { Policy } from '../policy/compile.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Decision } from '../policy/decision.ts'
import type { Actor, Ask, ContactPointFacts, Facts } from '../policy/facts.ts'
import type { PermissionQuestion } from './schemas.ts'

export interface BestContact {
  readonly ask: Ask
  readonly decision: Decision
}

export function bestContact(
  question: PermissionQuestion,
  actor: Actor,
  facts: Facts,
  policy: Policy,
  nowMs: number,
): BestContact | Problem {
  const points = candidates(question, facts)
  if (points instanceof Problem) return points
  const asks = points.map((point) => askOf(question, actor, point, nowMs))
  const decided = asks.map((ask) => ({ ask, decision: decideContact(ask, facts, policy) }))
  return decided.reduce((a, b) => (isBetter(b.decision, a.decision) ? b : a))
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

function askOf(
  question: PermissionQuestion,
  actor: Actor,
  point: ContactPointFacts | undefined,
  nowMs: number,
): Ask {
  const { at, place = point?.place, collectors, consentToEnter } = question
  return {
    atMs: at === undefined ? nowMs : Date.parse(at),
    channel: question.channel,
    party: question.party ?? point?.party ?? 'borrower',
    purpose: question.purpose,
    actor,
    ...(point === undefined ? {} : { contactPoint: point.id, person: point.person }),
    ...(place === undefined ? {} : { place }),
    ...(collectors === undefined ? {} : { collectors }),
    ...(consentToEnter === undefined ? {} : { consentToEnter }),
  }
}

/** Sooner is better, never is worst; among equals the first stays. */
function isBetter(a: Decision, b: Decision): boolean {
  return (a.nextAllowedAtMs ?? Number.POSITIVE_INFINITY) < (b.nextAllowedAtMs ?? Number.POSITIVE_INFINITY)
}
