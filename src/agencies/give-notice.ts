/** Some laws let an agency act only after the borrower was told that it holds the account. */
import { lockBorrowers } from '../accounts/lock-borrowers.ts'
import { replanBorrowers } from '../accounts/replan-borrower.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'

/** @throws Problem `not_found`, `placement_over` */
export async function giveNotice(tx: Tx, placementId: string, givenOn: string, nowMs: number): Promise<void> {
  const { rows } = await tx.client.query<{ borrower_id: string; account_id: string }>(
    `select a.borrower_id, a.account_id from placements p
     join accounts a on a.creditor_id = p.creditor_id and a.account_id = p.account_id
     where p.creditor_id = $1 and p.placement_id = $2`,
    [tx.creditorId, placementId],
  )
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'There is no such placement.')
  await lockBorrowers(tx, [row.borrower_id])
  const done = await tx.client.query(
    `update placements set notice_given_on = $3
     where creditor_id = $1 and placement_id = $2 and ended_at is null`,
    [tx.creditorId, placementId, givenOn],
  )
  if (done.rowCount === 0) throw new Problem('placement_over', 'This placement has ended before.')
  await replanBorrowers(tx, [row.borrower_id], nowMs)
}
