/** Which accounts a sweep has to look at, a page at a time: ids only, nothing is held. */
import { setTimeout } from 'node:timers/promises'
import type { Tx } from '../platform/database.ts'
import type { BatchKeys } from './read-batch.ts'

export interface Listed {
  readonly accountId: string
  readonly borrowerId: string
}

export interface Page {
  readonly accounts: readonly Listed[]
  /** Under which condition they are still wanted once they are held. */
  readonly wanted: BatchKeys['wanted']
  /** The requests that are answered by planning these accounts. */
  readonly requestIds?: readonly string[]
  /** Whether accounts stand in it that may have been listed, and planned, before. */
  readonly isRepeat?: boolean
  /** How many of them were planned, filled in by whoever works on the page. */
  planned: number
}

type InCreditor = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Large enough that its end, where all wait for the last batch, is seldom; small enough to lie in memory. */
const PAGE = 50_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * The next page is listed when the one before is done.
 *
 * @param versionsNow versions of the policies in force, which may be others than when the sweep began.
 */
export async function* pagesOf(
  inCreditor: InCreditor,
  wanted: BatchKeys['wanted'],
  versionsNow: () => Promise<string[]>,
): AsyncGenerator<Page> {
  yield* requestedPages(inCreditor, wanted)
  if (!wanted.all) yield* duePages(inCreditor, wanted)
  yield* planningUnder(inCreditor, wanted, versionsNow)
}

/** Accounts that were busy when something was learned about them. */
async function* requestedPages(inCreditor: InCreditor, wanted: BatchKeys['wanted']): AsyncGenerator<Page> {
  for (let last = FIRST_ID; ; ) {
    const rows = await inCreditor(async ({ client, creditorId }) => {
      const answer = await client.query<Row & { request_id: string }>(
        `select r.request_id, a.account_id, a.borrower_id
         from replan_requests r
         join accounts a on a.creditor_id = $1 and a.account_id = r.account_id
         where r.creditor_id = $1 and r.request_id > $2 order by r.request_id limit $3`,
        [creditorId, last, PAGE],
      )
      return answer.rows
    })
    if (rows.length === 0) return
    last = rows.at(-1)?.request_id ?? last
    const once = new Map(rows.map((row) => [row.account_id, listed(row)]))
    yield {
      accounts: [...once.values()],
      wanted: { ...wanted, all: true },
      requestIds: rows.map((row) => row.request_id),
      planned: 0,
    }
  }
}

/** Planned accounts leave the range by themselves; what stays in it is held by somebody who plans it. */
async function* duePages(inCreditor: InCreditor, wanted: BatchKeys['wanted']): AsyncGenerator<Page> {
  for (;;) {
    const page = await pageOf(
      inCreditor,
      wanted,
      `select account_id, borrower_id from accounts
       where creditor_id = $1 and replan_at <= $2 order by replan_at limit $3`,
      [new Date(wanted.dueMs)],
    )
    if (page.accounts.length === 0) return
    yield page
    if (page.planned === 0) return
  }
}

/** How often, and after how long, those are listed again that were held: the next sweep has the rest. */
const REPEATS_MAX = 9
const PAUSE_MS = 200

/**
 * Every account, or those that were planned under other rules. Who holds one may be another sweep, and that one may have
 * begun before the rules were changed: what is then still planned under other rules than those in force is listed again.
 */
async function* planningUnder(
  inCreditor: InCreditor,
  wanted: BatchKeys['wanted'],
  versionsNow: () => Promise<string[]>,
): AsyncGenerator<Page> {
  let left = yield* countingLeft(pagesInOrder(inCreditor, wanted))
  for (let repeat = 1; left > 0 && repeat <= REPEATS_MAX; repeat++) {
    await setTimeout(PAUSE_MS)
    const others = { ...wanted, all: false, policyVersions: await versionsNow() }
    left = yield* countingLeft(pagesInOrder(inCreditor, others), true)
  }
}

/** @returns how many of the accounts listed were not planned. */
async function* countingLeft(pages: AsyncGenerator<Page>, isRepeat = false): AsyncGenerator<Page, number> {
  let left = 0
  for await (const listed of pages) {
    const page = { ...listed, isRepeat }
    yield page
    left += page.accounts.length - page.planned
  }
  return left
}

/** In the order of ids. */
async function* pagesInOrder(inCreditor: InCreditor, wanted: BatchKeys['wanted']): AsyncGenerator<Page> {
  for (let last = FIRST_ID; ; ) {
    const page = await pageOf(
      inCreditor,
      wanted,
      `select account_id, borrower_id from accounts
       where creditor_id = $1 and account_id > $2 and ($4 or (policy_version <> all($5::text[]) and status = 'overdue'))
       order by account_id limit $3`,
      [last],
      [wanted.all, wanted.policyVersions],
    )
    if (page.accounts.length === 0) return
    last = page.accounts.at(-1)?.accountId ?? last
    yield page
  }
}

interface Row {
  readonly account_id: string
  readonly borrower_id: string
}

function pageOf(
  inCreditor: InCreditor,
  wanted: BatchKeys['wanted'],
  text: string,
  before: readonly unknown[],
  after: readonly unknown[] = [],
): Promise<Page> {
  return inCreditor(async ({ client, creditorId }) => {
    const { rows } = await client.query<Row>(text, [creditorId, ...before, PAGE, ...after])
    return { accounts: rows.map(listed), wanted, planned: 0 }
  })
}

function listed(row: Row): Listed {
  return { accountId: row.account_id, borrowerId: row.borrower_id }
}
