/** Plans the accounts of a borrower anew, in the transaction of whatever was learned about it. */
import type { Tx } from '../platform/database.ts'
import { type PoliciesInForce, policyFor } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { announceChanges } from './announce-changes.ts'
import { type LoadedAccount, loadFacts } from './load-facts.ts'
import { storedPlan } from './plan-account.ts'
import { requestReplan } from './request-replan.ts'
import { writePlans } from './write-plans.ts'

export async function replanBorrower(tx: Tx, borrowerId: string, nowMs: number): Promise<void> {
  const loaded = await loadBorrower(tx, borrowerId, nowMs)
  await planLoaded(tx, loaded, await policiesInForce(tx.client, tx.creditorId), nowMs)
}

/** So many accounts are planned in one go. */
const BATCH = 1000

/**
 * The accounts of many borrowers, set by set. One that a push or a sweep is changing at this moment is left to the next
 * sweep.
 */
export async function replanBorrowers(tx: Tx, borrowerIds: readonly string[], nowMs: number): Promise<void> {
  if (borrowerIds.length === 0) return
  const { rows } = await tx.client.query<{ account_id: string }>({
    name: 'accounts-of-borrowers',
    text: `select account_id from accounts
           where creditor_id = $1 and borrower_id = any($2::uuid[]) order by account_id`,
    values: [tx.creditorId, borrowerIds],
  })
  const ids = rows.map((row) => row.account_id)
  for (let from = 0; from < ids.length; from += BATCH) {
    const accountIds = ids.slice(from, from + BATCH)
    const held = new Set(await holdFree(tx, accountIds))
    const accounts = await loadFacts(tx, { accountIds }, nowMs)
    await planLoaded(tx, { accounts, held }, await policiesInForce(tx.client, tx.creditorId), nowMs)
  }
}

export interface LoadedBorrower {
  readonly accounts: readonly LoadedAccount[]
  /** Ids of the accounts that are held for writing their plans. */
  readonly held: ReadonlySet<string>
}

/**
 * Accounts that a push or a sweep is changing at this moment are waited for, but not for long: a push that waits for us
 * meanwhile would be taken for a deadlock after a second. What is still not held then is left to the next sweep.
 */
export async function loadBorrower(tx: Tx, borrowerId: string, nowMs: number): Promise<LoadedBorrower> {
  const { rows } = await tx.client.query<{ account_id: string }>({
    name: 'accounts-of-borrower',
    text: 'select account_id from accounts where creditor_id = $1 and borrower_id = $2',
    values: [tx.creditorId, borrowerId],
  })
  const accountIds = rows.map((row) => row.account_id)
  const held = new Set(await holdFree(tx, accountIds))
  const busy = accountIds.filter((id) => !held.has(id))
  if (busy.length > 0) for (const id of await waitFor(tx, busy)) held.add(id)
  return { accounts: accountIds.length === 0 ? [] : await loadFacts(tx, { accountIds }, nowMs), held }
}

const ACCOUNTS_TO_REPLAN = `select account_id from accounts
  where creditor_id = $1 and account_id = any($2::uuid[]) order by account_id for update`

async function holdFree(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ account_id: string }>({
    name: 'accounts-to-replan',
    text: `${ACCOUNTS_TO_REPLAN} skip locked`,
    values: [tx.creditorId, accountIds],
  })
  return rows.map((row) => row.account_id)
}

/** Less than the second after which PostgreSQL looks for a deadlock. */
const WAIT_MS_MAX = 800
const LOCK_NOT_AVAILABLE = '55P03'

async function waitFor(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  await tx.client.query(`savepoint replan; set local lock_timeout = ${WAIT_MS_MAX}`)
  try {
    const { rows } = await tx.client.query<{ account_id: string }>(ACCOUNTS_TO_REPLAN, [
      tx.creditorId,
      accountIds,
    ])
    await tx.client.query('set local lock_timeout = 0; release savepoint replan')
    return rows.map((row) => row.account_id)
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
    await tx.client.query('rollback to savepoint replan')
    return []
  }
}

export async function planLoaded(
  tx: Tx,
  { accounts, held }: LoadedBorrower,
  policies: PoliciesInForce,
  nowMs: number,
): Promise<void> {
  const plans = accounts
    .filter(({ accountId }) => held.has(accountId))
    .map((one) => ({
      accountId: one.accountId,
      stageBefore: one.facts.current?.stage ?? null,
      plan: storedPlan(one.facts, policyFor(one, policies).policy, nowMs, one.permitExpiresAtMs),
    }))
  if (plans.length > 0) await writePlans(tx.client, tx.creditorId, plans)
  const ids = accounts.map(({ accountId }) => accountId)
  const busy = ids.filter((id) => !held.has(id))
  if (busy.length > 0) await requestReplan(tx, busy)
  // Whatever was learned about them, their readers want to know, changed plan or not.
  await announceChanges(tx, ids)
}
