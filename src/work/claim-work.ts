/** The next borrowers for a collector: first those it had before, then the most urgent that nobody has. */
import { sql } from 'drizzle-orm'
import { announceChanges } from '../accounts/announce-changes.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type CollectorRow, houseOf } from './collector-of.ts'
import { byUrgency, isDueWork, isLive, type WorkQueue } from './due-work.ts'
import type { WorkClaim } from './schemas.ts'
import { holdQueue, takeBorrowers } from './take-borrowers.ts'

/**
 * As many as asked for, as are due, and as the collector has room for. Two collectors never get the same borrower,
 * through however many processes they ask.
 *
 * @returns ids of the work items. @throws Problem `collector_inactive`
 */
export async function claimNextWork(
  tx: Tx,
  collector: CollectorRow,
  { filter, count, minutes }: WorkClaim,
  writer: { readonly name: string; readonly atMs: number },
): Promise<string[]> {
  if (!collector.active) throw new Problem('collector_inactive', 'The collector was taken out of work.')
  const { collectorId } = collector
  const houseId = houseOf(collector)
  await holdQueue(tx, houseId)
  const queue = { creditorId: tx.creditorId, houseId, filter, nowMs: writer.atMs }
  let left = Math.min(count, await roomOf(tx, collector, writer.atMs))
  const claimed: string[] = []
  for (const isOwn of [true, false]) {
    while (left > 0) {
      const borrowers = await mostUrgent(tx, queue, isOwn ? collectorId : null, left)
      const wanted = borrowers.map((borrowerId) => ({ borrowerId, collectorId }))
      const taking = { houseId, minutes, nowMs: writer.atMs, by: writer.name }
      const taken = wanted.length === 0 ? [] : await takeBorrowers(tx, wanted, taking)
      if (taken.length === 0) break
      claimed.push(...taken.map((item) => item.workItemId))
      left -= taken.length
    }
  }
  if (claimed.length > 0) await announceChanges(tx, 'everything')
  return claimed
}

async function roomOf(tx: Tx, { collectorId, capacity }: CollectorRow, nowMs: number): Promise<number> {
  const { rows } = await tx.db.execute<{ n: number }>(sql`
    select count(*) as n from work_items w
    where w.creditor_id = ${tx.creditorId} and w.collector_id = ${collectorId} and ${isLive(nowMs)}`)
  return Math.max(0, capacity - Number(rows[0]?.n))
}

/**
 * Borrowers of the most urgent accounts, without repetition; fewer than there are when several accounts are one
 * borrower's. None: there are no more.
 *
 * @param formerOf only those that this collector had last.
 */
async function mostUrgent(
  tx: Tx,
  queue: WorkQueue,
  formerOf: string | null,
  limit: number,
): Promise<string[]> {
  const former =
    formerOf === null
      ? sql`true`
      : sql`a.borrower_id in (
          select f.borrower_id from work_items f
          where f.creditor_id = ${queue.creditorId} and f.collector_id = ${formerOf} and f.house_id = ${queue.houseId})`
  const { rows } = await tx.db.execute<{ borrower_id: string }>(sql`
    select a.borrower_id from accounts a where ${isDueWork(queue)} and ${former}
    order by ${byUrgency(queue)} limit ${limit}`)
  return [...new Set(rows.map((row) => row.borrower_id))]
}
