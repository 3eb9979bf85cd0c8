/**
 * Reserves contacts. The questions of one round share a transaction: borrowers are locked in one order, facts read
 * after the lock, every question decided, and permits and decisions written; nothing is told before it is committed.
 */
import type { AppDeps } from '../app.ts'
import type { Caller } from '../keys/authenticate.ts'
import { withCreditor } from '../platform/database.ts'
import { ensureMonth } from '../platform/monthly-partitions.ts'
import { Problem } from '../platform/problems.ts'
import type { SigningKeys } from '../platform/signing-keys.ts'
import { policyFor } from '../strategies/policy-for.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { type DecidedPermit, decidePermits, type PermitOutcome } from './decide-permits.ts'
import { type KeptObligations, obligationsOf } from './keep-decision.ts'
import { loadPermitFacts, type PermitFacts } from './load-permit-facts.ts'
import { openContactValue } from './open-contact-values.ts'
import type { PermitAnswer, PermitQuestion } from './permit-schemas.ts'
import { presentTo } from './present-to-agency.ts'
import { signPermit } from './sign-permit.ts'
import { type FirstBody, storePermits } from './store-permits.ts'
import { withExplanation } from './with-explanation.ts'

export interface PermitDeps extends Pick<AppDeps, 'database' | 'vault' | 'clock'> {
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
  readonly answer: PermitAnswer
  /** Given before. */
  readonly replayed: boolean
}

/** @returns a result or the problem of that one question, in the order of the requests. */
export async function issuePermits(
  deps: PermitDeps,
  creditorId: string,
  requests: readonly PermitRequest[],
): Promise<(PermitResult | Problem)[]> {
  const nowMs = deps.clock.now()
  const { pool } = deps.database
  await ensureMonth(pool, creditorId, 'decisions', nowMs)
  const round = await withCreditor(
    pool,
    creditorId,
    async (tx) => {
      const known = await loadPermitFacts(tx, requests, nowMs)
      const outcomes = decidePermits(requests, known, nowMs)
      return answersOf(deps, creditorId, requests, outcomes, known, nowMs)
    },
    (tx, { decided, first, unkept }) => storePermits(tx, decided, first, [...unkept.values()], nowMs),
  )
  for (const name of round.unkept.keys()) deps.listsKept.add(name)
  return round.results
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

interface Answers {
  readonly decided: readonly DecidedPermit[]
  readonly first: readonly FirstBody[]
  readonly unkept: ReadonlyMap<string, KeptObligations>
  readonly results: (PermitResult | Problem)[]
}

async function answersOf(
  { signing, vault, listsKept }: PermitDeps,
  creditorId: string,
  requests: readonly PermitRequest[],
  outcomes: readonly PermitOutcome[],
  known: PermitFacts,
  nowMs: number,
): Promise<Answers> {
  const decided = outcomes.filter((one) => 'request' in one)
  const sealed = new Map<DecidedPermit, PermitAnswer>()
  await Promise.all(
    decided.map(async (one) => {
      sealed.set(one, await answerOf(one, signing, creditorId, nowMs))
    }),
  )
  const first = decided.flatMap((one) =>
    one.request.once === undefined ? [] : [{ ...one.request.once, body: JSON.stringify(sealed.get(one)) }],
  )
  const results = outcomes.map((one, index) => {
    if (one instanceof Problem) return one
    const { answer: kept, replayed } = toldAnswer(one, sealed)
    const answer = explained(kept, requests[index], known)
    const { permit } = answer
    if (permit === null || permit.contactPointId === null) return { answer, replayed }
    const contactValue = openContactValue(vault, creditorId, known.values.get(permit.contactPointId))
    return { answer: { ...answer, permit: { ...permit, contactValue } }, replayed }
  })
  return { decided, first, unkept: unkeptLists(listsKept, creditorId, decided), results }
}

/** Everything but the number or address. */
async function answerOf(
  one: DecidedPermit,
  signing: SigningKeys,
  creditorId: string,
  nowMs: number,
): Promise<PermitAnswer> {
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
            token: await signPermit(signing, { ...one, permit }, { creditorId, policyDigest, nowMs }),
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

function toldAnswer(
  outcome: Exclude<PermitOutcome, Problem>,
  answers: ReadonlyMap<DecidedPermit, PermitAnswer>,
): PermitResult {
  const source = 'request' in outcome ? outcome : outcome.earlier
  const answer = 'request' in source ? answers.get(source) : (JSON.parse(source.body) as PermitAnswer)
  if (answer === undefined) throw new Error('a decision without its answer')
  return { answer, replayed: !('request' in outcome) }
}
