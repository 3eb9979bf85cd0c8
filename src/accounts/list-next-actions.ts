/** The work queue: what to do next, the most urgent first. An index scan, because every plan is stored. */
import { and, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { nextActionSeen } from '../agencies/seen-by-agency.ts'
import type { Tx } from '../platform/database.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import { accounts } from '../tables.ts'
import { type DeskAccount, type DeskBorrower, deskQueue } from './desk-rows.ts'
import { estimateQueue, type QueueTotal } from './estimate-queue.ts'
import { daysPastDue } from './local-today.ts'
import { type NextActionsFilter, queueConditions } from './queue-conditions.ts'
import { nextActionView, overdueTotalOf } from './show-account.ts'

export interface QueuedAccount {
  readonly account: DeskAccount
  readonly borrower: DeskBorrower
}

export interface QueuePage {
  readonly accounts: readonly QueuedAccount[]
  /** Cursor of the last account, if more follow. */
  readonly next: string | null
  readonly hasPrevious: boolean
  /** Null: not asked for. */
  readonly total: QueueTotal | null
}

export interface PageWanted {
  readonly limit: number
  readonly after?: string
  readonly withTotal?: boolean
  /** Whether anything stands before the page; absent: not asked, and false. */
  readonly withPrevious?: boolean
}

const cursor = z.tuple([z.int(), z.string(), z.uuid()])
type Cursor = z.output<typeof cursor>

/**
 * One page in the order of priority, then due time, then id. A cursor is a place in that order and not an account: it
 * goes on meaning the same place when the account that it was made for has moved.
 *
 * @throws Problem `invalid_request` for a cursor of something else.
 */
export async function queuedAccounts(
  tx: Tx,
  filter: NextActionsFilter,
  page: PageWanted,
  nowMs: number,
): Promise<QueuePage> {
  const toAgency = tx.agencyId !== undefined
  const place = page.after === undefined ? undefined : decodeCursor(cursor, page.after)
  const meant = await queueConditions(tx, filter, nowMs)
  const byTime = toAgency ? sql`` : sql`${accounts.nextActionAt},`
  const order = sql`order by ${accounts.priority} desc, ${byTime} ${accounts.accountId}`
  const here = and(...meant, ...(place === undefined ? [] : [isBehind(place, toAgency)]))
  // The ordinary queue is planned once for each connection; filters are too many for that.
  const name = Object.values(filter).some((one) => one !== undefined)
    ? undefined
    : `desk-queue${toAgency ? '-of-agency' : ''}${place === undefined ? '' : '-behind'}`
  const [rows, before, total] = await Promise.all([
    deskQueue(tx, sql`where ${here} ${order} limit ${page.limit + 1}`, name),
    place === undefined || page.withPrevious !== true
      ? []
      : deskQueue(tx, sql`where ${and(...meant, sql`not ${isBehind(place, toAgency)}`)} limit 1`),
    page.withTotal === true ? estimateQueue(tx, meant) : null,
  ])
  const found = rows.slice(0, page.limit)
  const last = found.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return { accounts: found, next: more ? cursorOf(tx, last) : null, hasPrevious: before.length > 0, total }
}

/** After the cursor in the order of the queue. */
function isBehind([priority, at, id]: Cursor, toAgency: boolean): SQL {
  if (toAgency)
    return sql`(${accounts.priority} < ${priority} or (${accounts.priority} = ${priority}
      and ${accounts.accountId} > ${id}::uuid))`
  return sql`(${accounts.priority} < ${priority} or (${accounts.priority} = ${priority}
    and (${accounts.nextActionAt}, ${accounts.accountId}) > (${at}::timestamptz, ${id}::uuid)))`
}

export function cursorOf(tx: Pick<Tx, 'agencyId'>, { account }: Pick<QueuedAccount, 'account'>): string {
  const at = tx.agencyId === undefined ? (account.nextActionAt ?? '') : ''
  return encodeCursor([account.priority, at, account.accountId])
}

export async function listNextActions(
  tx: Tx,
  query: NextActionsFilter & { limit: number; after?: string; withTotal: boolean },
  nowMs: number,
) {
  const { limit, after, withTotal, ...filter } = query
  const page = { limit, withTotal, ...(after === undefined ? {} : { after }) }
  const queue = await queuedAccounts(tx, filter, page, nowMs)
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
  const { total } = queue
  return {
    nextActions,
    next: queue.next,
    ...(total === null ? {} : { totalEstimate: total.total, totalIsExact: total.isExact }),
  }
}
