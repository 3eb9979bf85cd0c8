/** The book in numbers: accounts and sums by days past due and by stage, now or as of a business date. */
import type { Tx } from '../platform/database.ts'
import { bucketOfDays, type DpdBucket } from './dpd-buckets.ts'
import { localTodays } from './local-todays.ts'

export interface PortfolioFilter {
  readonly businessDate?: string
  readonly product?: string
}

interface Sums {
  currency: string
  accounts: number
  owing: number
  overdueTotal: number
  totalOutstanding: number
}

/** As the books are: days past due by each borrower's own calendar, `$4` and `$5` say which day it is where. */
const NOW = `
  select a.segment, a.stage, a.currency, a.total_outstanding,
         a.overdue_principal + a.overdue_interest + a.overdue_penalty + a.overdue_fees as overdue_total,
         today.day - a.oldest_unpaid_due_date as days_past_due
  from accounts a
  join borrowers b on b.creditor_id = a.creditor_id and b.borrower_id = a.borrower_id
  join unnest($4::text[], $5::date[]) as today(zones, day) on today.zones = array_to_string(b.time_zones, ';')
  where a.creditor_id = $1 and $2::date is null and ($3::text is null or a.product = $3)`

/** As it was pushed: the newest row of each account up to the date. */
const AS_OF = `
  select segment, stage, currency, total_outstanding, overdue_total,
         $2::date - oldest_unpaid_due_date as days_past_due
  from (
    select distinct on (account_id) * from delinquency_history
    where creditor_id = $1 and business_date <= $2::date
    order by account_id, business_date desc
  ) newest
  where ($3::text is null or product = $3) and $4::text[] is null and $5::date[] is null`

const SUMS = `currency, count(*) as accounts, count(*) filter (where overdue_total > 0) as owing,
  sum(overdue_total)::bigint as "overdueTotal", sum(total_outstanding)::bigint as "totalOutstanding"`

const BUCKET = bucketOfDays('days_past_due')

export async function showPortfolio(tx: Tx, filter: PortfolioFilter, nowMs: number) {
  const asOf = filter.businessDate ?? null
  const today = asOf === null ? await localTodays(tx, nowMs) : null
  const book = asOf === null ? NOW : AS_OF
  const values = [tx.creditorId, asOf, filter.product ?? null, today?.zones ?? null, today?.days ?? null]
  const byDaysPastDue = await tx.client.query<Sums & { bucket: DpdBucket }>(
    `with book as (${book}) select ${BUCKET} as bucket, ${SUMS} from book
     group by bucket, currency order by min(coalesce(days_past_due, 0)), currency`,
    values,
  )
  const byStage = await tx.client.query<Sums & { segment: string; stage: string | null }>(
    `with book as (${book}) select segment, stage, ${SUMS} from book
     group by segment, stage, currency order by segment, min(coalesce(days_past_due, 0)), stage, currency`,
    values,
  )
  return { businessDate: asOf, byDaysPastDue: byDaysPastDue.rows, byStage: byStage.rows }
}
