/** What a change about a borrower does at once: permits that it forbids are revoked, and every account is planned anew. */
import { loadBorrower, planLoaded } from '../accounts/replan-borrower.ts'
import { revokeForbiddenPermits } from '../contacts/revoke-forbidden-permits.ts'
import type { Tx } from '../platform/database.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'

/** @returns how many open permits were revoked. */
export async function settleBorrower(tx: Tx, borrowerId: string, nowMs: number): Promise<number> {
  const loaded = await loadBorrower(tx, borrowerId, nowMs)
  const policies = await policiesInForce(tx.client, tx.creditorId)
  const revoked = await revokeForbiddenPermits(tx, borrowerId, loaded.accounts, policies, nowMs)
  // Reservations that are gone do not count any more.
  const after = revoked === 0 ? loaded : await loadBorrower(tx, borrowerId, nowMs)
  await planLoaded(tx, after, policies, nowMs)
  return revoked
}
