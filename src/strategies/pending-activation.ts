/**
 * An activation is done when every account was planned under it. A changed share of an experiment shows in no policy
 * version, so it is kept here: when the sweep after an activation is lost with its process, the next one does its work.
 */
import type { Tx } from '../platform/database.ts'

/** Number of the newest activation, when not every account was planned under it yet. */
export async function pendingActivation(tx: Tx): Promise<number | null> {
  const { rows } = await tx.client.query<{ activation: number; replanned_at: Date | null }>(
    `select activation, replanned_at from strategy_activations
     where creditor_id = $1 order by activation desc limit 1`,
    [tx.creditorId],
  )
  const [newest] = rows
  return newest === undefined || newest.replanned_at !== null ? null : newest.activation
}

/**
 * @param planned how many accounts were. Fewer than there are: somebody held the others, and may have planned them under
 * what was in force before; then it stays pending.
 */
export async function markReplanned(
  tx: Tx,
  activation: number,
  planned: number,
  nowMs: number,
): Promise<void> {
  await tx.client.query(
    `update strategy_activations set replanned_at = $3
     where creditor_id = $1 and activation = $2 and replanned_at is null
       and (select count(*) from accounts where creditor_id = $1) <= $4`,
    [tx.creditorId, activation, new Date(nowMs), planned],
  )
}
