/** The dates on which something was pushed. */
import type { Tx } from '../platform/database.ts'

/** In ascending order, both ends included. */
export async function businessDatesIn(tx: Tx, from: string, to: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ day: string }>(
    `select distinct business_date as day from delinquency_batches
     where creditor_id = $1 and status = 'completed' and business_date between $2 and $3 order by 1`,
    [tx.creditorId, from, to],
  )
  return rows.map(({ day }) => day)
}

/** The last business date up to a date, or before it; `null`: there is none. */
export async function lastBusinessDate(
  tx: Tx,
  day: string,
  which: 'up to' | 'before',
): Promise<string | null> {
  const { rows } = await tx.client.query<{ day: string | null }>(
    `select max(business_date) as day from delinquency_batches
     where creditor_id = $1 and status = 'completed' and business_date ${which === 'before' ? '<' : '<='} $2`,
    [tx.creditorId, day],
  )
  return rows[0]?.day ?? null
}

/** Later than any date that is pushed. */
export const END_OF_TIME = '2200-01-01'
