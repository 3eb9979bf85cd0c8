/** Claims that hold, as their reader may see them. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import { isLive } from './due-work.ts'
import { isNamed } from './release-work.ts'
import type { WorkItem } from './schemas.ts'

interface WorkRow extends Record<string, unknown> {
  work_item_id: string
  collector_id: string
  borrower_reference: string
  account_numbers: string[]
  claimed_at: string
  expires_at: string
}

const cursor = z.tuple([z.uuid()])

/** In the order in which they were claimed. */
export async function showWork(tx: Tx, workItemIds: readonly string[], nowMs: number): Promise<WorkItem[]> {
  return selectWork(tx, isNamed(workItemIds), workItemIds.length, nowMs)
}

export async function listWork(
  tx: Tx,
  {
    collectorId,
    limit,
    after,
  }: { collectorId?: string | undefined; limit: number; after?: string | undefined },
  nowMs: number,
) {
  const behind = after === undefined ? sql`true` : sql`w.work_item_id > ${decodeCursor(cursor, after)[0]}`
  const ofCollector = collectorId === undefined ? sql`true` : sql`w.collector_id = ${collectorId}`
  const found = await selectWork(tx, sql`${behind} and ${ofCollector}`, limit + 1, nowMs)
  const workItems = found.slice(0, limit)
  const last = workItems.at(-1)
  return {
    workItems,
    next: found.length > limit && last !== undefined ? encodeCursor([last.workItemId]) : null,
  }
}

async function selectWork(
  tx: Tx,
  which: ReturnType<typeof sql>,
  limit: number,
  nowMs: number,
): Promise<WorkItem[]> {
  const { rows } = await tx.db.execute<WorkRow>(sql`
    select w.work_item_id, w.collector_id, b.reference as borrower_reference,
      array(select a.account_number from accounts a
            where a.creditor_id = w.creditor_id and a.borrower_id = w.borrower_id order by a.account_id) as account_numbers,
      w.claimed_at, w.expires_at
    from work_items w
    join borrowers b on b.creditor_id = w.creditor_id and b.borrower_id = w.borrower_id
    where w.creditor_id = ${tx.creditorId} and ${isLive(nowMs)} and ${which}
    order by w.work_item_id limit ${limit}`)
  return rows.map((row) => ({
    workItemId: row.work_item_id,
    collectorId: row.collector_id,
    borrowerReference: row.borrower_reference,
    accountNumbers: row.account_numbers,
    claimedAt: new Date(row.claimed_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
  }))
}
