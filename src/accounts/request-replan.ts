import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'

/** The next sweep plans these accounts, whatever their time says. Waits for nobody who holds them. */
export async function requestReplan(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `insert into replan_requests (creditor_id, request_id, account_id)
     select $1, * from unnest($2::uuid[], $3::uuid[])`,
    [tx.creditorId, accountIds.map(() => newId()), accountIds],
  )
}
