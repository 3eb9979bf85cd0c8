/** Changes of what is in force come one after the other: so each knows what it changes. */
import type { Tx } from '../platform/database.ts'

/** Held to the end of the transaction. */
export async function lockPolicy(tx: Tx): Promise<void> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('policy ' || $1, 0))", [tx.creditorId])
}
