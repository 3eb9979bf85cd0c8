/**
 * Decides the questions of one round, one after the other: what the first was granted counts for the second. Nothing is
 * read or written here.
 */
import type { LoadedAccount } from '../accounts/load-facts.ts'
import { isHeldBy } from '../agencies/is-held-by.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import type { Decision } from '../policy/decision.ts'
import type { Actor, Ask, AttemptFacts, Facts } from '../policy/facts.ts'
import { policyFor } from '../strategies/policy-for.ts'
import type { NamedPolicy } from '../strategies/policy-in-force.ts'
import { bestContact } from './best-contact.ts'
import type { PermitRequest } from './issue-permits.ts'
import type { CollectorState, EarlierAnswer, PermitFacts } from './load-permit-facts.ts'
import type { PermitQuestion } from './permit-schemas.ts'
import { AHEAD_MS_MAX, permitExpiryMs } from './permit-window.ts'

export interface DecidedPermit {
  readonly request: PermitRequest
  readonly account: LoadedAccount
  readonly ask: Ask
  /** As the policy saw them, the permits granted before in the same round included. */
  readonly facts: Facts
  readonly decision: Decision
  /** What it was decided under. */
  readonly named: NamedPolicy
  readonly decisionId: string
  /** Null: refused. */
  readonly permit: { readonly permitId: string; readonly expiresAtMs: number } | null
}

/** The same request once more: it gets the answer that the first one got. */
export interface Repeated {
  readonly earlier: EarlierAnswer | DecidedPermit
}

export type PermitOutcome = DecidedPermit | Repeated | Problem

export function decidePermits(
  requests: readonly PermitRequest[],
  known: PermitFacts,
  nowMs: number,
): PermitOutcome[] {
  const reserved = new Map<string, AttemptFacts[]>()
  const answered = new Map<string, DecidedPermit>()
  return requests.map((request) => {
    const account = accountFor(request, known)
    if (account instanceof Problem) return account
    const repeated = isRecalled(request, known, nowMs) ? undefined : repeatedAnswer(request, known, answered)
    if (repeated !== undefined) return repeated
    const outcome = decideOne(request, account, known, reserved, nowMs)
    if (outcome instanceof Problem) return outcome
    if (request.once !== undefined) answered.set(request.once.key, outcome)
    if (outcome.permit !== null) {
      const { borrowerId } = outcome.account
      reserved.set(borrowerId, [...(reserved.get(borrowerId) ?? []), reservation(outcome)])
    }
    return outcome
  })
}

function repeatedAnswer(
  { once }: PermitRequest,
  known: PermitFacts,
  answered: ReadonlyMap<string, DecidedPermit>,
): Repeated | Problem | undefined {
  if (once === undefined) return undefined
  const earlier = known.earlier.get(once.key) ?? answered.get(once.key)
  if (earlier === undefined) return undefined
  const first = 'request' in earlier ? earlier.request.once?.fingerprint : earlier.fingerprint
  if (first?.equals(once.fingerprint) === true) return { earlier }
  return new Problem(
    'idempotency_key_reused',
    'This key was used for a request with another content. Send the first content again, or a new key.',
  )
}

/** An account that is not placed with the agency is to it as one that does not exist. */
function accountFor({ question, caller }: PermitRequest, known: PermitFacts): LoadedAccount | Problem {
  const account = known.accounts.get(question.accountNumber)
  const { agencyId } = caller
  const isVisible = agencyId === null || account?.facts.placement?.agency === agencyId
  if (account !== undefined && isVisible) return account
  return new Problem('not_found', `There is no account "${question.accountNumber}".`)
}

/** Then not even the answer of before is told once more: it would carry the number. */
function isRecalled({ caller, question }: PermitRequest, known: PermitFacts, nowMs: number): boolean {
  const facts = known.accounts.get(question.accountNumber)?.facts
  return caller.agencyId !== null && facts !== undefined && !isHeldBy(caller.agencyId, facts, nowMs)
}

function decideOne(
  request: PermitRequest,
  account: LoadedAccount,
  known: PermitFacts,
  reserved: ReadonlyMap<string, readonly AttemptFacts[]>,
  nowMs: number,
): DecidedPermit | Problem {
  const { question } = request
  const actor = actorOf(request, known.collectors)
  if (actor instanceof Problem) return actor
  const asked = askedAt(question, nowMs)
  if (asked instanceof Problem) return asked
  const more = reserved.get(account.borrowerId) ?? []
  const facts =
    more.length === 0 ? account.facts : { ...account.facts, attempts: [...account.facts.attempts, ...more] }
  const named = policyFor(account, known.policies)
  const best = bestContact(asked, actor, facts, named.policy, nowMs)
  if (best instanceof Problem) return best
  const { ask, decision } = best
  const isGranted = decision.verdict === 'allowed'
  return {
    request,
    account,
    ask,
    facts,
    decision,
    named,
    decisionId: newId(),
    permit: isGranted ? { permitId: newId(), expiresAtMs: permitExpiryMs(ask, facts, named.policy) } : null,
  }
}

/** Whose certification nobody has put on record has none: the policy is told of one that ended long ago. */
const NEVER_CERTIFIED = '1970-01-01'

function actorOf(
  { caller, question }: PermitRequest,
  collectors: ReadonlyMap<string, CollectorState>,
): Actor | Problem {
  const { agencyId } = caller
  const kind = agencyId === null ? question.actor : 'agency'
  const id = agencyId === null ? {} : { id: agencyId }
  if (question.collectorId === undefined) return { kind, ...id }
  const collector = collectors.get(question.collectorId)
  if (collector === undefined || collector.agencyId !== agencyId) {
    return new Problem('not_found', 'There is no such collector at work here.')
  }
  return { kind, ...id, certifiedUntil: collector.certifiedUntil ?? NEVER_CERTIFIED }
}

/** Clocks differ a little; beyond that nothing is reserved for the past. */
const PAST_MS_MAX = 60_000

function askedAt(question: PermitQuestion, nowMs: number): PermitQuestion | Problem {
  if (question.at === undefined) return question
  const atMs = Date.parse(question.at)
  if (atMs >= nowMs - PAST_MS_MAX && atMs <= nowMs + AHEAD_MS_MAX) {
    return atMs >= nowMs ? question : { ...question, at: undefined }
  }
  const message = 'a permit is for now or the next seven days'
  return new Problem('invalid_request', `/at: ${message}`, {
    errors: [{ pointer: '/at', code: 'out_of_range', message }],
  })
}

function reservation({ account, ask }: DecidedPermit): AttemptFacts {
  const { contactPoint, person, place } = ask
  return {
    atMs: ask.atMs,
    channel: ask.channel,
    direction: 'outbound',
    party: ask.party,
    outcome: 'reserved',
    by: ask.actor.id ?? ask.actor.kind,
    account: account.accountId,
    purpose: ask.purpose,
    ...(contactPoint === undefined ? {} : { contactPoint }),
    ...(person === undefined ? {} : { person }),
    ...(place === undefined ? {} : { place }),
  }
}
