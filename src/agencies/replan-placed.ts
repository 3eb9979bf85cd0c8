/** Who acts for an account changes what is to be done: all accounts concerned are planned anew, in one statement. */
import { loadFacts } from '../accounts/load-facts.ts'
import { storedPlan } from '../accounts/plan-account.ts'
import { writePlans } from '../accounts/write-plans.ts'
import type { Tx } from '../platform/database.ts'
import { policyInForce } from '../strategies/policy-in-force.ts'

/** An account that a push or a sweep is changing right now is left out, as in the sweep: the next one plans it. */
export async function replanPlaced(tx: Tx, accountIds: readonly string[], nowMs: number): Promise<void> {
  const { rows } = await tx.client.query<{ account_id: string }>(
    `select account_id from accounts where creditor_id = $1 and account_id = any($2::uuid[])
     order by account_id for update skip locked`,
    [tx.creditorId, accountIds],
  )
  if (rows.length === 0) return
  const policy = await policyInForce(tx.client, tx.creditorId)
  const loaded = await loadFacts(tx, { accountIds: rows.map((row) => row.account_id) }, nowMs)
  await writePlans(
    tx.client,
    tx.creditorId,
    loaded.map(({ accountId, facts }) => ({ accountId, plan: storedPlan(facts, policy, nowMs) })),
  )
}
