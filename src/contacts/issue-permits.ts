/**
 * Reserves contacts. The questions of one round share a transaction: borrowers are locked in one order, facts read
 * after the lock, every question decided, and permits and decisions written; nothing is told before it is committed.
 */
import { setImmediate } from 'node:timers/promises'
import type { AppDeps } from '../app.ts'
import type { Caller } from '../keys/authenticate.ts'
import { withCreditor } from '../platform/database.ts'
import { ensureMonth } from '../platform/monthly-partitions.ts'
import { Problem } from '../platform/problems.ts'
import type { SigningKeys } from '../platform/signing-keys.ts'
import { policyFor } from '../strategies/policy-for.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { permitBytes } from './answer-bytes.ts'
import { type DecidedPermit, decidePermits, type PermitOutcome } from './decide-permits.ts'
import { type KeptObligations, obligationsOf } from './keep-decision.ts'
import { loadPermitFacts, type PermitFacts } from './load-permit-facts.ts'
import { openContactValue } from './open-contact-values.ts'
import type { PermitAnswer, PermitQuestion } from './permit-schemas.ts'
import { presentTo } from './present-to-agency.ts'
import { signPermit } from './sign-permit.ts'
import { type FirstBody, storePermits } from './store-permits.ts'
import { withExplanation } from './with-explanation.ts'

export interface PermitDeps extends Pick<AppDeps, 'database' | 'vault'> {
  readonly signing: SigningKeys
  /** Lists of obligations that are on record, by creditor and digest: one that is need not be sent again. */
  readonly listsKept: Set<string>
}

export interface PermitRequest {
  readonly caller: Pick<Caller, 'apiKeyId' | 'name' | 'agencyId'>
  readonly question: PermitQuestion
  /** Null: none is asked for. It is no part of the answer that is kept. */
  readonly explanation: ExplanationWanted | null
  /** Asked under an `Idempotency-Key`: the same key again is the same permit. */
  readonly once?: { readonly key: string; readonly fingerprint: Buffer }
}

export interface PermitResult {
  /** A `PermitAnswer` as JSON. */
  readonly body: Buffer
  /** Given before. */
  readonly replayed: boolean
}

/** @returns a result or the problem of that one question, in the order of the requests. */
export async function issuePermits(
  deps: PermitDeps,
  creditorId: string,
  requests: readonly PermitRequest[],
  nowMs: number,
): Promise<(PermitResult | Problem)[]> {
  const { pool } = deps.database
  await ensureMonth(pool, creditorId, 'decisions', nowMs)
  let results: (PermitResult | Problem)[] = []
  const { unkept } = await withCreditor(
    pool,
    creditorId,
    async (tx) => {
      const known = await loadPermitFacts(tx, requests, nowMs)
      const outcomes = decidePermits(requests, known, nowMs)
      return settleRound(deps, creditorId, requests, outcomes, known, nowMs)
    },
    {
      keepPlans: true,
      lastly: async (tx, { decided, first, unkept, tell }) => {
        const stored = storePermits(tx, decided, first, [...unkept.values()], nowMs)
        // What was written leaves when this turn is over: then both have something to do.
        const told = setImmediate().then(tell)
        ;[results] = await Promise.all([told, stored])
      },
    },
  )
  for (const name of unkept.keys()) deps.listsKept.add(name)
  return results
}

/** The lists of obligations that are not known to be on record, by creditor and digest. */
function unkeptLists(
  listsKept: ReadonlySet<string>,
  creditorId: string,
  decided: readonly DecidedPermit[],
): Map<string, KeptObligations> {
  const unkept = new Map<string, KeptObligations>()
  for (const { decision } of decided) {
    const obligations = obligationsOf(decision)
    const name = `${creditorId} ${obligations.digest}`
    if (!listsKept.has(name)) unkept.set(name, obligations)
  }
  return unkept
}

interface Settled {
  readonly decided: readonly DecidedPermit[]
  readonly first: readonly FirstBody[]
  readonly unkept: ReadonlyMap<string, KeptObligations>
  /** Signs and tells, which needs nothing more that could fail. */
  readonly tell: () => (PermitResult | Problem)[]
}

/** @throws Error when a number or address cannot be opened: before anything is written. */
function settleRound(
  { signing, vault, listsKept }: PermitDeps,
  creditorId: string,
  requests: readonly PermitRequest[],
  outcomes: readonly PermitOutcome[],
  known: PermitFacts,
  nowMs: number,
): Settled {
  const decided = outcomes.filter((one) => 'request' in one)
  const answers = new Map<DecidedPermit, PermitAnswer>()
  const sealedAnswer = (one: DecidedPermit): PermitAnswer => {
    const answer = answers.get(one) ?? answerOf(one, signing, creditorId, nowMs)
    answers.set(one, answer)
    return answer
  }
  const first = decided.flatMap((one) =>
    one.request.once === undefined ? [] : [{ ...one.request.once, body: JSON.stringify(sealedAnswer(one)) }],
  )
  const values = outcomes.map((one) => {
    const contactPointId = one instanceof Problem ? null : contactPointOf(one)
    if (contactPointId === null) return null
    return openContactValue(vault, creditorId, known.values.get(contactPointId))
  })
  const tell = () =>
    outcomes.map((one, index) => {
      if (one instanceof Problem) return one
      const source = 'request' in one ? one : one.earlier
      const kept = 'request' in source ? sealedAnswer(source) : (JSON.parse(source.body) as PermitAnswer)
      const answer = explained(kept, requests[index], known)
      const { permit } = answer
      const contactValue = values[index] ?? null
      const full = permit === null ? answer : { ...answer, permit: { ...permit, contactValue } }
      return { body: permitBytes(full), replayed: !('request' in one) }
    })
  return { decided, first, unkept: unkeptLists(listsKept, creditorId, decided), tell }
}

/** Of a granted permit; null when there is none, or it is for no contact point. */
function contactPointOf(outcome: Exclude<PermitOutcome, Problem>): string | null {
  const source = 'request' in outcome ? outcome : outcome.earlier
  if ('request' in source) return source.permit === null ? null : (source.ask.contactPoint ?? null)
  return (JSON.parse(source.body) as PermitAnswer).permit?.contactPointId ?? null
}

/** Everything but the number or address. */
function answerOf(one: DecidedPermit, signing: SigningKeys, creditorId: string, nowMs: number): PermitAnswer {
  const { agencyId } = one.request.caller
  const { account, ask, facts, decision, decisionId, permit } = one
  const { policy, digest: policyDigest } = one.named
  return {
    granted: permit !== null,
    permit:
      permit === null
        ? null
        : {
            permitId: permit.permitId,
            expiresAt: new Date(permit.expiresAtMs).toISOString(),
            contactPointId: ask.contactPoint ?? null,
            contactValue: null,
            token: signPermit(signing, { ...one, permit }, { creditorId, policyDigest, nowMs }),
          },
    decisionId,
    decision: presentTo(agencyId, account.accountNumber, ask, facts, decision, policy),
  }
}

function explained(
  answer: PermitAnswer,
  request: PermitRequest | undefined,
  { accounts, policies }: PermitFacts,
): PermitAnswer {
  const account = accounts.get(request?.question.accountNumber ?? '')
  if (!request?.explanation || account === undefined) return answer
  const { policy } = policyFor(account, policies)
  return { ...answer, decision: withExplanation(answer.decision, request.explanation, policy) }
}
