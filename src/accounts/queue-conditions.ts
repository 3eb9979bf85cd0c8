/** Which accounts of the work queue a filter means. */
import { eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Channel } from '../policy/facts.ts'
import type { NextAction } from '../policy/strategy.ts'
import { accounts, borrowers } from '../tables.ts'
import { isClaimedBy } from '../work/claimed-by.ts'
import { instantOf } from '../work/due-work.ts'
import { localTodays } from './local-todays.ts'

export interface NextActionsFilter {
  readonly stage?: string
  readonly segment?: string
  readonly product?: string
  readonly channel?: Channel
  readonly action?: NextAction['action']
  /** ISO 8601 with offset; the first instant that is meant. */
  readonly dueFrom?: string
  /** ISO 8601 with offset; the first instant that is not. */
  readonly dueBefore?: string
  /** Id: only what this collector has claimed. */
  readonly collector?: string
  /** Id: only what is placed with this agency now. */
  readonly agency?: string
  /** Days past due today, both ends meant; an account with nothing due has none. */
  readonly daysPastDueFrom?: number
  readonly daysPastDueTo?: number
  readonly currency?: string
  /** Minor units, both ends meant. */
  readonly overdueTotalFrom?: number
  readonly overdueTotalTo?: number
}

const OVERDUE_TOTAL = sql`(${accounts.overduePrincipal} + ${accounts.overdueInterest} + ${accounts.overduePenalty}
  + ${accounts.overdueFees})`

/** On `accounts` joined with `borrowers`. @throws Problem `invalid_request` for what an agency may not ask by. */
export async function queueConditions(tx: Tx, filter: NextActionsFilter, nowMs: number): Promise<SQL[]> {
  if (tx.agencyId !== undefined) forAgencies(filter)
  const when = <T>(value: T | undefined, condition: (value: T) => SQL): SQL[] =>
    value === undefined ? [] : [condition(value)]
  return [
    eq(accounts.creditorId, tx.creditorId),
    isNotNull(accounts.nextActionAt),
    ...when(filter.stage, (stage) => eq(accounts.stage, stage)),
    ...when(filter.segment, (segment) => eq(accounts.segment, segment)),
    ...when(filter.product, (product) => eq(accounts.product, product)),
    ...when(filter.currency, (currency) => eq(accounts.currency, currency)),
    ...when(filter.channel, (channel) => eq(accounts.nextChannel, channel)),
    ...when(filter.action, (action) => eq(accounts.nextAction, action)),
    ...when(filter.dueFrom, (from) => gte(accounts.nextActionAt, new Date(from))),
    ...when(filter.dueBefore, (before) => lt(accounts.nextActionAt, new Date(before))),
    ...when(filter.overdueTotalFrom, (from) => sql`${OVERDUE_TOTAL} >= ${from}`),
    ...when(filter.overdueTotalTo, (to) => sql`${OVERDUE_TOTAL} <= ${to}`),
    ...when(filter.collector, (collector) => isClaimedBy(collector, nowMs)),
    ...when(filter.agency, (agency) => isPlacedWith(agency, nowMs)),
    ...(await daysPastDueWithin(tx, filter, nowMs)),
  ]
}

/** When something is due tells when others have acted: an agency's queue has an order without it. */
function forAgencies(filter: NextActionsFilter): void {
  for (const name of ['dueFrom', 'dueBefore'] as const) {
    if (filter[name] === undefined) continue
    const message = 'is not for agencies'
    throw new Problem('invalid_request', `${name} ${message}.`, {
      errors: [{ pointer: `/query/${name}`, code: 'not_applicable', message }],
    })
  }
}

/** To an agency no placement is there but its own. */
function isPlacedWith(agencyId: string, nowMs: number): SQL {
  const at = instantOf(nowMs)
  return sql`exists (
    select from placements p
    where p.creditor_id = ${accounts.creditorId} and p.account_id = ${accounts.accountId}
      and p.agency_id = ${agencyId} and p.ended_at is null
      and p.visible_from <= ${at} and (p.visible_until is null or p.visible_until > ${at}))`
}

/** Which day it is depends on where the borrower is: one condition for each day that it is anywhere in the book. */
async function daysPastDueWithin(
  tx: Tx,
  { daysPastDueFrom: from, daysPastDueTo: to }: NextActionsFilter,
  nowMs: number,
): Promise<SQL[]> {
  if (from === undefined && to === undefined) return []
  const { zones, days } = await localTodays(tx, nowMs)
  const due = accounts.oldestUnpaidDueDate
  const perDay = [...new Set(days)].map((day) => {
    const here = zones.filter((_, index) => days[index] === day)
    return sql.join(
      [
        sql`array_to_string(${borrowers.timeZones}, ';') = any(${sql.param(here)}::text[])`,
        ...(from === undefined ? [] : [sql`${due} <= ${day}::date - ${from}::int`]),
        ...(to === undefined ? [] : [sql`${due} >= ${day}::date - ${to}::int`]),
      ],
      sql` and `,
    )
  })
  if (perDay.length === 0) return [sql`false`]
  return [sql`${due} is not null`, sql`(${sql.join(perDay, sql` or `)})`]
}
