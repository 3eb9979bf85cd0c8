/** Of the accounts that were overdue on one business date, how many were not any more on the next. */
import type { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { dateOfDay, dayOfDate } from '../policy/calendar.ts'
import { businessDatesIn, END_OF_TIME, lastBusinessDate } from './business-dates.ts'
import type { CureRateReport, cureRateQuery } from './schemas.ts'
import { stateAt } from './state-at.ts'

const DAYS = { 'business-date': 30, month: 180 } as const

/** As with roll rates, what happened between two dates and was undone again is not seen. */
export async function countCures(tx: Tx, query: z.output<typeof cureRateQuery>): Promise<CureRateReport> {
  const to = query.to ?? (await lastBusinessDate(tx, END_OF_TIME, 'before'))
  if (to === null) return { rows: [] }
  const from = query.from ?? dateOfDay(dayOfDate(to) - DAYS[query.per])
  const dates = await datesOf(tx, from, to, query.per)
  if (dates.length < 2) return { rows: [] }
  const values = [tx.creditorId, dates, query.currency ?? null]
  const { rows } = await tx.client.query<CureRateReport['rows'][number]>(CURES, values)
  return { rows }
}

/** By month: the last business date of each, and of the month before the first, from which that one is measured. */
async function datesOf(tx: Tx, from: string, to: string, per: keyof typeof DAYS): Promise<string[]> {
  if (per === 'business-date') return businessDatesIn(tx, from, to)
  const before = await lastBusinessDate(tx, `${from.slice(0, 7)}-01`, 'before')
  const dates = await businessDatesIn(tx, `${from.slice(0, 7)}-01`, to)
  const lastOf = new Map(dates.map((day) => [day.slice(0, 7), day]))
  return [...(before === null ? [] : [before]), ...lastOf.values()]
}

/**
 * One pass over the history of the range, however many dates there are. `i` numbers the dates: a state holds from the
 * first date on which it could be seen to the one before the next state. So an overdue state counts +1 where it begins
 * and -1 where it ends, and the running sum is how many were overdue on each date.
 */
const CURES = `
  with dates as (
    select day, lead(day) over (order by i) as next_day, i
    from unnest($2::date[]) with ordinality as d(day, i)
  ), states as (
    select a.account_id, 1 as i, ($2::date[])[1] as business_date, s.currency, s.segment, s.stage, s.overdue_total,
           s.overdue
    from accounts a cross join lateral ${stateAt('($2::date[])[1]')} s
    where a.creditor_id = $1
    union all
    select account_id, width_bucket(business_date - 1, $2::date[]) + 1, business_date, currency, segment, stage,
           overdue_total, status = 'overdue'
    from delinquency_history
    where creditor_id = $1 and business_date > ($2::date[])[1]
      and business_date <= ($2::date[])[cardinality($2::date[])]
  ), seen as (
    select *, lead(i) over (partition by account_id order by i, business_date) as following from states
  ), spans as (
    select *, lead(i) over later as end_i, lead(overdue) over later as overdue_next
    from seen where following is distinct from i
    window later as (partition by account_id order by i)
  ), grouped as (
    select segment, stage, currency, i, end_i, overdue_next, count(*) as n, sum(overdue_total) as amount
    from spans where overdue and ($3::text is null or currency = $3)
    group by segment, stage, currency, i, end_i, overdue_next
  ), sums as (
    select segment, stage, currency, change.i, sum(change.overdue) as overdue, sum(change.amount) as amount,
           sum(change.cured) as cured, sum(change.cured_amount) as cured_amount
    from grouped cross join lateral (values
      (i, n, amount, 0, 0),
      (end_i, -n, -amount, 0, 0),
      (case when not overdue_next then end_i - 1 end, 0, 0, n, amount)
    ) as change(i, overdue, amount, cured, cured_amount)
    where change.i is not null
    group by segment, stage, currency, change.i
  ), running as (
    select d.day, d.next_day, g.segment, g.stage, g.currency,
           sum(s.overdue) over upto as overdue, sum(s.amount) over upto as amount,
           coalesce(s.cured, 0) as cured, coalesce(s.cured_amount, 0) as cured_amount
    from (select distinct segment, stage, currency from sums) g
    cross join dates d
    left join sums s on s.i = d.i and s.segment = g.segment and s.stage is not distinct from g.stage
                    and s.currency = g.currency
    window upto as (partition by g.segment, g.stage, g.currency order by d.i)
  )
  select day as "from", next_day as "to", stage, segment, currency, overdue::bigint as overdue, cured::bigint as cured,
         round(cured / overdue, 6)::float8 as "cureRate", amount::bigint as "overdueMinor",
         cured_amount::bigint as "curedMinor"
  from running where next_day is not null and overdue > 0
  order by day, currency, stage, segment`
