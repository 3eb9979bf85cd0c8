/** Ends placements for the very next request: what was reserved under them is worth nothing from then on. */
import { lockBorrowers } from '../accounts/lock-borrowers.ts'
import { replanBorrowers } from '../accounts/replan-borrower.ts'
import type { Tx } from '../platform/database.ts'

export interface End {
  readonly kind: 'recalled' | 'returned' | 'expired'
  readonly closeCode: string | null
  readonly by: string
}

/** Those that have ended before are left as they are. */
export async function endPlacements(
  tx: Tx,
  placementIds: readonly string[],
  end: End,
  nowMs: number,
): Promise<{ placements: number; revokedPermits: number }> {
  if (placementIds.length === 0) return { placements: 0, revokedPermits: 0 }
  const concerned = await tx.client.query<{ borrower_id: string }>(
    `select distinct a.borrower_id from placements p
     join accounts a on a.creditor_id = p.creditor_id and a.account_id = p.account_id
     where p.creditor_id = $1 and p.placement_id = any($2::uuid[])`,
    [tx.creditorId, placementIds],
  )
  const borrowerIds = concerned.rows.map((row) => row.borrower_id)
  // A permit that is being decided on is granted before this, and dies here, or sees that the placement is over.
  await lockBorrowers(tx, borrowerIds)
  const at = new Date(nowMs)
  const ended = await tx.client.query<{ account_id: string; agency_id: string }>(
    `update placements set ended_at = $3, end_kind = $4, close_code = $5, ended_by = $6
     where creditor_id = $1 and placement_id = any($2::uuid[]) and ended_at is null
     returning account_id, agency_id`,
    [tx.creditorId, placementIds, at, end.kind, end.closeCode, end.by],
  )
  const accountIds = ended.rows.map((row) => row.account_id)
  const revoked = await tx.client.query(
    `update permits p set status = 'revoked', revoked_at = $3, revoked_why = $4
     from unnest($5::uuid[], $6::uuid[]) as over(account_id, agency_id)
     where p.creditor_id = $1 and p.borrower_id = any($2::uuid[]) and p.status = 'open' and p.expires_at > $3
       and p.account_id = over.account_id and p.agency_id = over.agency_id`,
    [
      tx.creditorId,
      borrowerIds,
      at,
      `placement_${end.kind}`,
      accountIds,
      ended.rows.map((row) => row.agency_id),
    ],
  )
  await replanBorrowers(tx, borrowerIds, nowMs)
  return { placements: accountIds.length, revokedPermits: revoked.rowCount ?? 0 }
}
