/**
 * Open permits that would not be granted any more once something new is on record are revoked in the same transaction:
 * their outcome, should the contact have happened all the same, is reported as that of a revoked permit.
 */
import type { LoadedAccount } from '../accounts/load-facts.ts'
import type { Tx } from '../platform/database.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Ask, AttemptFacts, Channel, Facts } from '../policy/facts.ts'
import { type PoliciesInForce, policyFor } from '../strategies/policy-for.ts'

interface OpenPermit {
  permit_id: string
  account_id: string
  at_ms: number
  channel: Channel
  contact_point_id: string | null
  /** What was asked when it was granted. */
  ask: Ask | null
}

/** @returns how many were revoked. */
export async function revokeForbiddenPermits(
  tx: Tx,
  borrowerId: string,
  loaded: readonly LoadedAccount[],
  policies: PoliciesInForce,
  nowMs: number,
): Promise<number> {
  const { rows } = await tx.client.query<OpenPermit>({
    name: 'open-permits-of-borrower',
    text: `select p.permit_id, p.account_id, (extract(epoch from p.at) * 1000)::bigint as at_ms, p.channel,
                  p.contact_point_id, d.ask
           from permits p
           left join decisions d on d.creditor_id = $1 and d.decision_id = p.decision_id
             and d.decided_at > p.created_at - interval '1 minute'
             and d.decided_at < p.created_at + interval '1 minute'
           where p.creditor_id = $1 and p.borrower_id = $2 and p.status = 'open' and p.expires_at > $3`,
    values: [tx.creditorId, borrowerId, new Date(nowMs)],
  })
  let revoked = 0
  for (const permit of rows) {
    const why = objectionTo(permit, loaded, policies, nowMs)
    if (why === null) continue
    await tx.client.query(
      `update permits set status = 'revoked', revoked_at = $3, revoked_why = $4
       where creditor_id = $1 and permit_id = $2`,
      [tx.creditorId, permit.permit_id, new Date(nowMs), why],
    )
    revoked++
  }
  return revoked
}

/** Code of the first reason against it from now on; `null`: it would be granted again. */
function objectionTo(
  permit: OpenPermit,
  loaded: readonly LoadedAccount[],
  policies: PoliciesInForce,
  nowMs: number,
): string | null {
  const account = loaded.find((one) => one.accountId === permit.account_id)
  // What cannot be asked again is not known to be allowed.
  if (account === undefined || permit.ask === null) return 'not_known'
  // What was learned since the permit was asked for binds from when it was learned.
  const ask = { ...permit.ask, atMs: Math.max(permit.ask.atMs, nowMs) }
  const { policy } = policyFor(account, policies)
  const decision = decideContact(ask, withoutItself(account.facts, permit), policy, { advice: false })
  return decision.verdict === 'allowed' ? null : (decision.reasons[0]?.code ?? decision.verdict)
}

/** The facts without the reservation of the permit itself: it must not stand in its own way. */
function withoutItself(facts: Facts, permit: OpenPermit): Facts {
  const own = facts.attempts.findIndex((attempt) => isReservationOf(attempt, permit))
  return own === -1 ? facts : { ...facts, attempts: facts.attempts.toSpliced(own, 1) }
}

function isReservationOf(attempt: AttemptFacts, permit: OpenPermit): boolean {
  return (
    attempt.outcome === 'reserved' &&
    attempt.atMs === permit.at_ms &&
    attempt.channel === permit.channel &&
    attempt.account === permit.account_id &&
    (attempt.contactPoint ?? null) === permit.contact_point_id
  )
}
