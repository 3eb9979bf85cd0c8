/** Tables that only grow are cut by month; the month of a row must be there before the row. */
import type pg from 'pg'
import { withCreditor } from './database.ts'

export type MonthlyTable = 'decisions' | 'attempts' | 'delinquency_history'

/** Months known to be there, for each pool: they never go away while the month is being written. */
const known = new WeakMap<pg.Pool, Set<string>>()

/** Makes the month of an instant, in a transaction of its own: it locks the table for a moment. */
export async function ensureMonth(
  pool: pg.Pool,
  creditorId: string,
  table: MonthlyTable,
  atMs: number,
): Promise<void> {
  let months = known.get(pool)
  if (months === undefined) {
    months = new Set()
    known.set(pool, months)
  }
  const day = new Date(atMs).toISOString().slice(0, 10)
  const month = `${table} ${day.slice(0, 7)}`
  if (months.has(month)) return
  await withCreditor(pool, creditorId, ({ client }) =>
    client.query('select tact_ensure_partition($1, $2)', [table, day]),
  )
  months.add(month)
}
