/** The part of the work queue that a collector has in hand. */
import { type SQL, sql } from 'drizzle-orm'
import { accounts } from '../tables.ts'
import { isLive } from './due-work.ts'

/** A condition on the accounts of the queue. */
export function isClaimedBy(collectorId: string, nowMs: number): SQL {
  return sql`${accounts.borrowerId} in (
    select w.borrower_id from work_items w
    where w.creditor_id = ${accounts.creditorId} and w.collector_id = ${collectorId} and ${isLive(nowMs)})`
}
