/**
 * A transaction that sees what its caller may see, by the database's own policies: everything of the creditor, or, for
 * a caller bound to an agency, what is placed with that agency at this instant.
 */
import type pg from 'pg'
import { plainId, type Tx, withCreditor } from '../platform/database.ts'
import type { Caller } from './authenticate.ts'

export type Seeing = Pick<Caller, 'creditorId' | 'agencyId'>

export function withCaller<T>(
  pool: pg.Pool,
  caller: Seeing,
  nowMs: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withCreditor(pool, caller.creditorId, (tx) => seenBy(tx, caller.agencyId, nowMs, work))
}

/** The same inside a transaction that has begun. */
export async function seenBy<T>(
  tx: Tx,
  agencyId: string | null,
  nowMs: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (agencyId === null) return work(tx)
  await tx.client.query(
    `set local role tact_agency; set local tact.agency_id = '${plainId(agencyId)}';
     set local tact.now = '${new Date(nowMs).toISOString()}'`,
  )
  const result = await work({ ...tx, agencyId })
  await tx.client.query('set local role tact_app')
  return result
}

/**
 * For what a decision must know and its reader must not: the facts of the borrower, the policy in force. What comes
 * out of it is not shown to an agency as it is.
 */
export async function knowingAll<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { agencyId, ...rest } = tx
  if (agencyId === undefined) return work(tx)
  await tx.client.query('set local role tact_app')
  const result = await work(rest)
  await tx.client.query('set local role tact_agency')
  return result
}
