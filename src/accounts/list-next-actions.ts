/** The work queue: what to do next, the most urgent first. An index scan, because every plan is stored. */
import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { nextActionSeen } from '../agencies/seen-by-agency.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import type { Channel } from '../policy/facts.ts'
import type { NextAction } from '../policy/strategy.ts'
import { accounts, borrowers } from '../tables.ts'
import { isClaimedBy } from '../work/claimed-by.ts'
import { daysPastDue } from './local-today.ts'
import { type AccountRow, type BorrowerRow, nextActionView, overdueTotalOf } from './show-account.ts'

export interface NextActionsFilter {
  readonly stage?: string
  readonly segment?: string
  readonly product?: string
  readonly channel?: Channel
  readonly action?: NextAction['action']
  /** ISO 8601 with offset. */
  readonly dueBefore?: string
  /** Id: only what this collector has claimed. */
  readonly collector?: string
}

export interface QueuedAccount {
  readonly account: AccountRow
  readonly borrower: BorrowerRow
}

const cursor = z.tuple([z.int(), z.string(), z.uuid()])

/** One page in the order of priority, then due time, then id. */
export async function queuedAccounts(
  tx: Tx,
  filter: NextActionsFilter,
  page: { limit: number; after?: string },
  nowMs: number,
): Promise<{ accounts: QueuedAccount[]; next: string | null }> {
  const toAgency = tx.agencyId !== undefined
  if (toAgency && filter.dueBefore !== undefined) throw notForAgencies()
  const conditions = [
    eq(accounts.creditorId, tx.creditorId),
    isNotNull(accounts.nextActionAt),
    ...(filter.stage === undefined ? [] : [eq(accounts.stage, filter.stage)]),
    ...(filter.segment === undefined ? [] : [eq(accounts.segment, filter.segment)]),
    ...(filter.product === undefined ? [] : [eq(accounts.product, filter.product)]),
    ...(filter.channel === undefined ? [] : [eq(accounts.nextChannel, filter.channel)]),
    ...(filter.action === undefined ? [] : [eq(accounts.nextAction, filter.action)]),
    ...(filter.dueBefore === undefined ? [] : [lt(accounts.nextActionAt, new Date(filter.dueBefore))]),
    ...(filter.collector === undefined ? [] : [isClaimedBy(filter.collector, nowMs)]),
    ...(page.after === undefined ? [] : [behind(decodeCursor(cursor, page.after), toAgency)]),
  ]
  const rows = await tx.db
    .select({ account: accounts, borrower: borrowers })
    .from(accounts)
    .innerJoin(
      borrowers,
      and(eq(borrowers.creditorId, accounts.creditorId), eq(borrowers.borrowerId, accounts.borrowerId)),
    )
    .where(and(...conditions))
    .orderBy(desc(accounts.priority), ...(toAgency ? [] : [accounts.nextActionAt]), accounts.accountId)
    .limit(page.limit + 1)
  const found = rows.slice(0, page.limit)
  const last = found.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return { accounts: found, next: more ? cursorOf(tx, last) : null }
}

/** When something is due tells when others have acted: an agency's queue has an order without it. */
function notForAgencies(): Problem {
  const message = 'is not for agencies'
  return new Problem('invalid_request', `dueBefore ${message}.`, {
    errors: [{ pointer: '/query/dueBefore', code: 'not_applicable', message }],
  })
}

/** Everything after the cursor in the order of the queue. */
function behind([priority, at, id]: z.output<typeof cursor>, toAgency: boolean) {
  if (toAgency)
    return sql`(${accounts.priority} < ${priority} or (${accounts.priority} = ${priority}
      and ${accounts.accountId} > ${id}::uuid))`
  return sql`(${accounts.priority} < ${priority} or (${accounts.priority} = ${priority}
    and (${accounts.nextActionAt}, ${accounts.accountId}) > (${at}::timestamptz, ${id}::uuid)))`
}

export function cursorOf(tx: Pick<Tx, 'agencyId'>, { account }: QueuedAccount): string {
  const at = tx.agencyId === undefined ? (account.nextActionAt?.toISOString() ?? '') : ''
  return encodeCursor([account.priority, at, account.accountId])
}

export async function listNextActions(
  tx: Tx,
  query: NextActionsFilter & { limit: number; after?: string },
  nowMs: number,
) {
  const { limit, after, ...filter } = query
  const queue = await queuedAccounts(tx, filter, after === undefined ? { limit } : { limit, after }, nowMs)
  const nextActions = queue.accounts.map(({ account, borrower }) => ({
    accountNumber: account.accountNumber,
    borrowerReference: borrower.reference,
    product: account.product,
    segment: account.segment,
    stage: account.stage,
    currency: account.currency,
    overdueTotal: overdueTotalOf(account),
    daysPastDue: daysPastDue(account.oldestUnpaidDueDate, borrower.timeZones, nowMs),
    nextAction: tx.agencyId === undefined ? nextActionView(account) : nextActionSeen(nextActionView(account)),
  }))
  return { nextActions, next: queue.next }
}
