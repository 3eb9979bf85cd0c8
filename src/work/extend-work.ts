/** A sign of life: what the collector still has, he keeps a while longer. What is over stays over. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import type { CollectorRow } from './collector-of.ts'
import { instantOf, isLive } from './due-work.ts'
import { isNamed } from './release-work.ts'
import type { WorkExtension } from './schemas.ts'

/** Never shorter than it was. @returns ids of what is still claimed. */
export async function extendWork(
  tx: Tx,
  { collectorId }: CollectorRow,
  { workItemIds, minutes }: WorkExtension,
  nowMs: number,
): Promise<string[]> {
  const { rows } = await tx.db.execute<{ work_item_id: string }>(sql`
    update work_items w set expires_at = greatest(w.expires_at, ${instantOf(nowMs + minutes * 60_000)})
    where w.creditor_id = ${tx.creditorId} and w.collector_id = ${collectorId} and ${isLive(nowMs)}
      and ${isNamed(workItemIds)}
    returning w.work_item_id`)
  return rows.map((row) => row.work_item_id)
}
