/** A collector gives back what he has, or part of it. Who had a borrower last stays known. */
import { sql } from 'drizzle-orm'
import { announceChanges } from '../accounts/announce-changes.ts'
import type { Tx } from '../platform/database.ts'
import type { CollectorRow } from './collector-of.ts'
import { instantOf, isLive } from './due-work.ts'

/** @param workItemIds undefined: all. @returns ids of what was still claimed. */
export async function releaseWork(
  tx: Tx,
  { collectorId }: Pick<CollectorRow, 'collectorId'>,
  workItemIds: readonly string[] | undefined,
  nowMs: number,
): Promise<string[]> {
  const { rows } = await tx.db.execute<{ work_item_id: string }>(sql`
    update work_items w set released_at = ${instantOf(nowMs)}
    where w.creditor_id = ${tx.creditorId} and w.collector_id = ${collectorId} and ${isLive(nowMs)}
      and ${isNamed(workItemIds)}
    returning w.work_item_id`)
  if (rows.length > 0) await announceChanges(tx, 'everything')
  return rows.map((row) => row.work_item_id)
}

/** A condition on `work_items w`. */
export function isNamed(workItemIds: readonly string[] | undefined) {
  return workItemIds === undefined
    ? sql`true`
    : sql`w.work_item_id in (select id::uuid from json_array_elements_text(${JSON.stringify(workItemIds)}::json) id)`
}
