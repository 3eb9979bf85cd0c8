/**
 * Plans accounts anew whose time has come, or all of them after the strategy changed. In batches, each its own
 * transaction: it can be stopped and run again, and two at once do no harm.
 */
import { announceChanges } from '../accounts/announce-changes.ts'
import { loadFacts } from '../accounts/load-facts.ts'
import { storedPlan } from '../accounts/plan-account.ts'
import { writePlans } from '../accounts/write-plans.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type Tx, withCreditor } from '../platform/database.ts'
import { markReplanned, pendingActivation } from './pending-activation.ts'
import { policyFor } from './policy-for.ts'
import { policiesInForce } from './policy-in-force.ts'

export interface SweepDeps {
  readonly database: Database
  readonly clock: Clock
}

export interface SweepResult {
  planned: number
  changed: number
}

const BATCH = 1000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * @param options.all every account, not only the due ones.
 * @param options.onProgress called after each batch with the totals so far.
 */
export async function sweepCreditor(
  deps: SweepDeps,
  creditorId: string,
  options: { all?: boolean; onProgress?: (result: SweepResult) => void } = {},
): Promise<SweepResult> {
  const result: SweepResult = { planned: 0, changed: 0 }
  const { pool } = deps.database
  const pending = await withCreditor(pool, creditorId, pendingActivation)
  const all = options.all === true || pending !== null
  let after = FIRST_ID
  for (;;) {
    const ids = await withCreditor(pool, creditorId, (tx) =>
      planBatch(tx, after, all, deps.clock.now(), result),
    )
    const last = ids.at(-1)
    if (last === undefined) break
    after = last
    options.onProgress?.(result)
  }
  if (pending !== null)
    await withCreditor(pool, creditorId, (tx) => markReplanned(tx, pending, result.planned, deps.clock.now()))
  return result
}

/** Takes the next accounts in the order of their ids. @returns the ids taken. */
async function planBatch(
  tx: Tx,
  after: string,
  all: boolean,
  nowMs: number,
  result: SweepResult,
): Promise<string[]> {
  const policies = await policiesInForce(tx.client, tx.creditorId)
  const { champion, experiment } = policies
  const versions = [champion, ...(experiment === null ? [] : [experiment.challenger])].map(
    (one) => one.policy.version,
  )
  // A row that a push is changing is skipped: the push plans it itself.
  const { rows } = await tx.client.query<{ account_id: string }>(
    `select account_id from accounts
     where creditor_id = $1 and account_id > $2
       and ($3 or next_action_at <= $4 or (policy_version <> all($5::text[]) and status = 'overdue'))
     order by account_id limit $6 for update skip locked`,
    [tx.creditorId, after, all, new Date(nowMs), versions, BATCH],
  )
  const ids = rows.map((row) => row.account_id)
  if (ids.length === 0) return ids
  const loaded = await loadFacts(tx, { accountIds: ids }, nowMs)
  const plans = loaded.map((one) => ({
    accountId: one.accountId,
    plan: storedPlan(one.facts, policyFor(one, policies).policy, nowMs),
  }))
  result.planned += plans.length
  const changed = await writePlans(tx.client, tx.creditorId, plans)
  if (changed > 0) await announceChanges(tx, 'everything')
  result.changed += changed
  return ids
}
