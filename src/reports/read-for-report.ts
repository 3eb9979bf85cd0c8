/** A transaction for a report: it sees what its caller may see, and reads tables as a whole. */
import type pg from 'pg'
import { type Seeing, withCaller } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'

/**
 * Single requests are planned not to scan a table; a report wants just that. Sorting and hashing a large book in memory
 * is worth more than a plan compiled to machine code.
 */
const FOR_WHOLE_TABLES = "set local enable_seqscan = on; set local jit = off; set local work_mem = '64MB'"

export function readForReport<T>(
  pool: pg.Pool,
  caller: Seeing,
  nowMs: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withCaller(pool, caller, nowMs, async (tx) => {
    await tx.client.query(FOR_WHOLE_TABLES)
    return work(tx)
  })
}
