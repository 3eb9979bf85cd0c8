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
import { type DecidedPermit, decidePermits, type PermitOutcome } from './decide-permits.ts'
import { loadPermitFacts } from './load-permit-facts.ts'
import { openContactValues } from './open-contact-values.ts'
import type { PermitAnswer, PermitQuestion } from './permit-schemas.ts'
import { presentDecision } from './present-decision.ts'
import { signPermit } from './sign-permit.ts'
import { storePermits } from './store-permits.ts'

export interface PermitDeps extends Pick<AppDeps, 'database' | 'vault' | 'clock'> {
  readonly signing: SigningKeys
}

export interface PermitRequest {
  readonly caller: Pick<Caller, 'apiKeyId' | 'name' | 'agencyId'>
  readonly question: PermitQuestion
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
  await ensureMonth(deps.database.pool, creditorId, 'decisions', nowMs)
  return withCreditor(deps.database.pool, creditorId, async (tx) => {
    const known = await loadPermitFacts(tx, requests, nowMs)
    const outcomes = decidePermits(requests, known, nowMs)
    const decided = outcomes.filter((one) => 'request' in one)
    const answers = new Map<DecidedPermit, PermitAnswer>()
    await Promise.all(
      decided.map(async (one) => {
        answers.set(one, await answerOf(one, deps.signing, creditorId, known.named.digest, nowMs))
      }),
    )
    const first = decided.flatMap((one) =>
      one.request.once === undefined ? [] : [{ ...one.request.once, body: JSON.stringify(answers.get(one)) }],
    )
    const told = outcomes.map((one) => (one instanceof Problem ? one : toldAnswer(one, answers)))
    const [values] = await Promise.all([
      openContactValues(tx, deps.vault, pointsOf(told)),
      storePermits(tx, decided, first, known.named, nowMs),
    ])
    return told.map((one) => (one instanceof Problem ? one : withValue(one, values)))
  })
}

/** Everything but the number or address. */
async function answerOf(
  one: DecidedPermit,
  signing: SigningKeys,
  creditorId: string,
  policyDigest: string,
  nowMs: number,
): Promise<PermitAnswer> {
  const { account, ask, facts, decision, decisionId, permit } = one
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
    decision: presentDecision(account.accountNumber, ask, facts, decision),
  }
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

function pointsOf(told: readonly (PermitResult | Problem)[]): string[] {
  return told.flatMap((one) => {
    const pointId = one instanceof Problem ? null : (one.answer.permit?.contactPointId ?? null)
    return pointId === null ? [] : [pointId]
  })
}

function withValue({ answer, replayed }: PermitResult, values: ReadonlyMap<string, string>): PermitResult {
  const { permit } = answer
  if (permit === null || permit.contactPointId === null) return { answer, replayed }
  const contactValue = values.get(permit.contactPointId)
  if (contactValue === undefined) throw new Error('a permit for a contact point that is not there')
  return { answer: { ...answer, permit: { ...permit, contactValue } }, replayed }
}
