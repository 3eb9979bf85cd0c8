/** The overdue book as it is: by stage, days past due and currency. */
import type { z } from 'zod'
import { bucketOfDays } from '../accounts/dpd-buckets.ts'
import { localTodays } from '../accounts/local-todays.ts'
import type { Tx } from '../platform/database.ts'
import type { BookReport, bookQuery } from './schemas.ts'

type Row = BookReport['rows'][number]

export async function countBook(
  tx: Tx,
  { currency }: z.output<typeof bookQuery>,
  nowMs: number,
): Promise<BookReport> {
  const { zones, days } = await localTodays(tx, nowMs)
  const { rows } = await tx.client.query<Row & { isTotal: boolean }>(BOOK, [
    tx.creditorId,
    zones,
    days,
    currency ?? null,
  ])
  const told = rows.map(({ isTotal: _, ...row }) => row)
  return {
    rows: told.filter((_, i) => rows[i]?.isTotal === false),
    totals: told
      .filter((_, i) => rows[i]?.isTotal === true)
      .map(({ stage: _stage, daysPastDue: _days, ...total }) => total),
  }
}

const BOOK = `
  with book as (
    select a.borrower_id, a.stage, a.currency, a.total_outstanding,
           a.overdue_principal + a.overdue_interest + a.overdue_penalty + a.overdue_fees as overdue_total,
           today.day - a.oldest_unpaid_due_date as days
    from accounts a
    join borrowers b on b.creditor_id = a.creditor_id and b.borrower_id = a.borrower_id
    join unnest($2::text[], $3::date[]) as today(zones, day) on today.zones = array_to_string(b.time_zones, ';')
    where a.creditor_id = $1 and a.status = 'overdue' and ($4::text is null or a.currency = $4)
  ), bucketed as (select *, ${bucketOfDays('days')} as bucket from book)
  select grouping(bucket) = 1 as "isTotal", stage, bucket as "daysPastDue", currency, count(*) as accounts,
         count(distinct borrower_id) as borrowers, sum(overdue_total)::bigint as "overdueMinor",
         sum(total_outstanding)::bigint as "outstandingMinor"
  from bucketed group by grouping sets ((currency), (stage, bucket, currency))
  order by currency, min(days), stage`
