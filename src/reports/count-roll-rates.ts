/** How accounts moved between two dates, from one step of days past due to another. */
import type { z } from 'zod'
import { bucketOfDays } from '../accounts/dpd-buckets.ts'
import type { Tx } from '../platform/database.ts'
import { END_OF_TIME, lastBusinessDate } from './business-dates.ts'
import type { RollRatesReport, rollRatesQuery } from './schemas.ts'
import { stateAt } from './state-at.ts'

/**
 * Only the two ends are compared: an account that was cured in between and is overdue again has rolled. One that a
 * delta push no longer names stands as it was pushed last; one that a snapshot no longer names is cured. Whose account
 * it is does not matter: one that moved to another borrower goes on.
 */
export async function countRollRates(
  tx: Tx,
  query: z.output<typeof rollRatesQuery>,
): Promise<RollRatesReport> {
  const to = query.to ?? (await lastBusinessDate(tx, END_OF_TIME, 'before'))
  const from = query.from ?? (to === null ? null : await lastBusinessDate(tx, to, 'before'))
  if (from === null || to === null || from > to) return { from, to, rows: [] }
  const values = [tx.creditorId, from, to, query.currency ?? null]
  const { rows } = await tx.client.query<RollRatesReport['rows'][number]>(ROLLS, values)
  return { from, to, rows }
}

const ROLLS = `
  with moves as (
    select b.currency, b.overdue_total as after, b.days as days_after,
           case when a0.currency = b.currency then a0.overdue_total else 0 end as before, a0.days as days_before,
           case when a0.overdue is null then 'new' when not a0.overdue then 'not overdue'
                else ${bucketOfDays('a0.days')} end as from_bucket,
           case when not b.overdue then 'cured' else ${bucketOfDays('b.days')} end as to_bucket
    from accounts a
    cross join lateral ${stateAt('$3::date')} b
    left join lateral ${stateAt('$2::date')} a0 on true
    where a.creditor_id = $1 and (a0.overdue or b.overdue) and ($4::text is null or b.currency = $4)
  )
  select currency, from_bucket as "fromBucket", to_bucket as "toBucket", count(*) as accounts,
         round(count(*) / sum(count(*)) over (partition by currency, from_bucket), 6)::float8 as "shareOfAccounts",
         sum(before)::bigint as "overdueFromMinor", sum(after)::bigint as "overdueToMinor"
  from moves group by currency, from_bucket, to_bucket
  order by currency, min(coalesce(days_before, -1)), from_bucket, min(coalesce(days_after, -1))`
