/** How many accounts a filter of the work queue means: counted while they are few, estimated where they are many. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Tx } from '../platform/database.ts'
import { accounts, borrowers } from '../tables.ts'

/** Counting to here is cheap; a screen does not tell 1,001 from 2,000 anyway. */
const COUNTED_MAX = 1000

export interface QueueTotal {
  readonly total: number
  /** False: `total` is what the database's planner expects, at least as many as were counted. */
  readonly isExact: boolean
}

const dialect = new PgDialect()

/** @param conditions from `queueConditions`, in the same transaction. */
export async function estimateQueue(tx: Tx, conditions: readonly SQL[]): Promise<QueueTotal> {
  const meant = sql`from ${accounts} inner join ${borrowers}
    on ${and(eq(borrowers.creditorId, accounts.creditorId), eq(borrowers.borrowerId, accounts.borrowerId))}
    where ${and(...conditions)}`
  const few = dialect.sqlToQuery(
    sql`select count(*) as counted from (select ${meant} limit ${COUNTED_MAX + 1}) few`,
  )
  const { rows } = await tx.client.query<{ counted: number }>(few.sql, few.params)
  const counted = rows[0]?.counted ?? 0
  if (counted <= COUNTED_MAX) return { total: counted, isExact: true }
  // What the planner knows is of the whole table: a partner is told no more than it can count.
  if (tx.agencyId !== undefined) return { total: counted, isExact: false }
  const plan = dialect.sqlToQuery(sql`explain (format json) select ${meant}`)
  const explained = await tx.client.query<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(
    plan.sql,
    plan.params,
  )
  const expected = explained.rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
  return { total: Math.max(counted, Math.round(expected)), isExact: false }
}
