/** Plans the accounts of a borrower anew, in the transaction of whatever was learned about it. */
import type { Tx } from '../platform/database.ts'
import type { Policy } from '../policy/compile.ts'
import { policyInForce } from '../strategies/policy-in-force.ts'
import { type LoadedAccount, loadFacts } from './load-facts.ts'
import { storedPlan } from './plan-account.ts'
import { writePlans } from './write-plans.ts'

export async function replanBorrower(tx: Tx, borrowerId: string, nowMs: number): Promise<void> {
  const loaded = await loadBorrower(tx, borrowerId, nowMs)
  await planLoaded(tx, loaded, await policyInForce(tx.client, tx.creditorId), nowMs)
}

export interface LoadedBorrower {
  readonly accounts: readonly LoadedAccount[]
  /** Ids of the accounts that are held for writing their plans. */
  readonly held: ReadonlySet<string>
}

/**
 * An account that a push is changing at this moment is not held, as in the sweep: waiting for it would hold up the
 * answer, and two who wait for each other end in an error. The next sweep plans it.
 */
export async function loadBorrower(tx: Tx, borrowerId: string, nowMs: number): Promise<LoadedBorrower> {
  const held = await tx.client.query<{ account_id: string }>({
    name: 'accounts-to-replan',
    text: `select account_id from accounts where creditor_id = $1 and borrower_id = $2
           order by account_id for update skip locked`,
    values: [tx.creditorId, borrowerId],
  })
  const all = await tx.client.query<{ account_id: string }>({
    name: 'accounts-of-borrower',
    text: 'select account_id from accounts where creditor_id = $1 and borrower_id = $2',
    values: [tx.creditorId, borrowerId],
  })
  const accountIds = all.rows.map((row) => row.account_id)
  return {
    accounts: accountIds.length === 0 ? [] : await loadFacts(tx, { accountIds }, nowMs),
    held: new Set(held.rows.map((row) => row.account_id)),
  }
}

export async function planLoaded(
  tx: Tx,
  { accounts, held }: LoadedBorrower,
  policy: Policy,
  nowMs: number,
): Promise<void> {
  const plans = accounts
    .filter(({ accountId }) => held.has(accountId))
    .map(({ accountId, facts }) => ({ accountId, plan: storedPlan(facts, policy, nowMs) }))
  if (plans.length > 0) await writePlans(tx.client, tx.creditorId, plans)
}
