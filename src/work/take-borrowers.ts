/** Claims written. Whoever writes any holds the queue of the house first, so that each sees what the one before took. */
import { sql } from 'drizzle-orm'
import { lockKeyOfText, lockKeys } from '../accounts/lock-borrowers.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { instantOf } from './due-work.ts'

const MINUTE_MS = 60_000

/** Waits for the other claims of the house, to the end of the transaction: a matter of milliseconds. */
export async function holdQueue(tx: Tx, houseId: string): Promise<void> {
  await lockKeys(tx, [lockKeyOfText(`work ${tx.creditorId} ${houseId}`)])
}

export interface Taking {
  readonly houseId: string
  readonly minutes: number
  readonly nowMs: number
  readonly by: string
}

/**
 * A borrower whom somebody has at this instant is never taken, whatever was read before: the row itself says so.
 * @returns what was taken.
 */
export async function takeBorrowers(
  tx: Tx,
  wanted: readonly { readonly borrowerId: string; readonly collectorId: string }[],
  { houseId, minutes, nowMs, by }: Taking,
): Promise<{ workItemId: string; collectorId: string }[]> {
  const rows = wanted.map(({ borrowerId, collectorId }) => ({
    creditor_id: tx.creditorId,
    borrower_id: borrowerId,
    house_id: houseId,
    work_item_id: newId(),
    collector_id: collectorId,
    claimed_at: new Date(nowMs).toISOString(),
    claimed_by: by,
    expires_at: new Date(nowMs + minutes * MINUTE_MS).toISOString(),
  }))
  const taken = await tx.db.execute<{ work_item_id: string; collector_id: string }>(sql`
    insert into work_items as w
    select * from json_populate_recordset(null::work_items, ${JSON.stringify(rows)}::json) order by borrower_id
    on conflict (creditor_id, borrower_id, house_id) do update set
      work_item_id = excluded.work_item_id, collector_id = excluded.collector_id,
      claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by, expires_at = excluded.expires_at,
      released_at = null
    where w.released_at is not null or w.expires_at <= ${instantOf(nowMs)}
    returning w.work_item_id, w.collector_id`)
  return taken.rows.map((row) => ({ workItemId: row.work_item_id, collectorId: row.collector_id }))
}
