/**
 * Plans accounts anew whose time has come. In batches, each its own transaction: what is committed is not done again, so
 * a sweep can be stopped anywhere and run again, and two at once share the work.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { announceChanges } from '../accounts/announce-changes.ts'
import { isSamePlan } from '../accounts/is-same-plan.ts'
import { storedPlan } from '../accounts/plan-account.ts'
import { type PlannedAccount, writePlans, writeReplanTimes } from '../accounts/write-plans.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type Tx, withCreditor } from '../platform/database.ts'
import { type Listed, type Page, pagesOf } from './list-due.ts'
import { markReplanned, pendingActivation } from './pending-activation.ts'
import { type PoliciesInForce, policyFor } from './policy-for.ts'
import { policiesInForce } from './policy-in-force.ts'
import { type BatchAccount, type BatchKeys, readBatch } from './read-batch.ts'

export interface SweepDeps {
  readonly database: Pick<Database, 'pool'>
  readonly clock: Clock
}

export interface SweepResult {
  /** Accounts looked at. */
  readonly planned: number
  /** Those among them whose plan is another one now. */
  readonly changed: number
}

export interface SweepOptions {
  /** Every account, not only the due ones. */
  readonly all?: boolean
  /** Called after each batch with the totals so far. */
  readonly onProgress?: (result: SweepResult) => void
  /** Stops between two batches, by throwing its reason. */
  readonly signal?: AbortSignal
}

/** Accounts of a batch: their rows are held for as long as it takes, and nobody waits long for one. */
const BATCH = 500
/** Batches in flight: while one is planned here, the database reads and writes others. */
const LANES = 3
/** Accounts planned in one go, so that a service that sweeps goes on answering. */
const SLICE = 100

export async function sweepCreditor(
  deps: SweepDeps,
  creditorId: string,
  options: SweepOptions = {},
): Promise<SweepResult> {
  const result = { planned: 0, changed: 0 }
  const inCreditor = <T>(work: (tx: Tx) => Promise<T>) => withCreditor(deps.database.pool, creditorId, work)
  const pending = await inCreditor(pendingActivation)
  const versionsNow = async () => versionsOf(await inCreditor((tx) => policiesInForce(tx.client, creditorId)))
  const wanted = {
    all: options.all === true || pending !== null,
    dueMs: deps.clock.now(),
    policyVersions: await versionsNow(),
  }
  /** Once each, however often one is listed: an activation is done when all were planned. */
  let inOrder = 0
  for await (const page of pagesOf(inCreditor, wanted, versionsNow)) {
    const batches = batchesOf(page.accounts)
    await inLanes(batches, async (accounts) => {
      options.signal?.throwIfAborted()
      const done = await inCreditor((tx) => planBatch(tx, accounts, page, deps.clock.now()))
      page.planned += done.planned
      result.planned += done.planned
      result.changed += done.changed
      options.onProgress?.(result)
    })
    if (page.requestIds === undefined && page.isRepeat !== true) inOrder += page.planned
  }
  if (pending !== null) await inCreditor((tx) => markReplanned(tx, pending, inOrder, deps.clock.now()))
  return result
}

/** Of the policies that plan now; whatever was planned under another one is planned anew. */
function versionsOf({ champion, experiment }: PoliciesInForce): string[] {
  const named = experiment === null ? [champion] : [champion, experiment.challenger]
  return named.map((one) => one.policy.version)
}

/** All accounts of a borrower come together, so that it is read once. */
function batchesOf(accounts: readonly Listed[]): Listed[][] {
  const inOrder = accounts.toSorted((a, b) =>
    a.borrowerId < b.borrowerId ? -1 : a.borrowerId > b.borrowerId ? 1 : 0,
  )
  const batches: Listed[][] = []
  let batch: Listed[] = []
  for (const one of inOrder) {
    if (batch.length >= BATCH && batch.at(-1)?.borrowerId !== one.borrowerId) batch = []
    if (batch.length === 0) batches.push(batch)
    batch.push(one)
  }
  return batches
}

/** When one fails the others are finished first: nothing goes on behind the caller's back. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  const lane = async () => {
    for (const item of left) await work(item)
  }
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
}

async function planBatch(
  tx: Tx,
  listed: readonly Listed[],
  { wanted, requestIds }: Page,
  nowMs: number,
): Promise<SweepResult> {
  const keys: BatchKeys = {
    accountIds: listed.map((one) => one.accountId),
    borrowerIds: [...new Set(listed.map((one) => one.borrowerId))],
    wanted,
  }
  const [, accounts, policies] = await Promise.all([
    // Should the machine fail at once, the next sweep does it again: nothing is waited for, and nobody was told.
    tx.client.query('set local synchronous_commit = off'),
    readBatch(tx, keys, nowMs),
    // Read once the accounts are held: another sweep may have planned them under newer rules until then.
    policiesInForce(tx.client, tx.creditorId),
  ])
  const changed: PlannedAccount[] = []
  const unchanged: PlannedAccount[] = []
  for (let from = 0; from < accounts.length; from += SLICE) {
    if (from > 0) await nextTurn()
    for (const account of accounts.slice(from, from + SLICE)) {
      const planned = planOne(account, policies, nowMs)
      if (isSamePlan(account.stored, planned.plan, nowMs)) unchanged.push(planned)
      else changed.push(planned)
    }
  }
  await Promise.all([
    changed.length === 0 ? undefined : writePlans(tx.client, tx.creditorId, changed),
    unchanged.length === 0 ? undefined : writeReplanTimes(tx.client, tx.creditorId, unchanged),
    requestIds === undefined ? undefined : answerRequests(tx, requestIds, accounts),
  ])
  if (changed.length > 0) await announceChanges(tx, 'everything')
  return { planned: accounts.length, changed: changed.length }
}

function planOne(account: BatchAccount, policies: PoliciesInForce, nowMs: number): PlannedAccount {
  const { accountId, facts, permitExpiresAtMs } = account
  const { policy } = policyFor(account, policies)
  const stageBefore = account.stored.stage
  return { accountId, stageBefore, plan: storedPlan(facts, policy, nowMs, permitExpiresAtMs) }
}

/** Only those that were listed: one made since then may know more than we do. */
async function answerRequests(
  { client, creditorId }: Tx,
  requestIds: readonly string[],
  accounts: readonly BatchAccount[],
): Promise<void> {
  await client.query(
    `delete from replan_requests
     where creditor_id = $1 and request_id = any($2::uuid[]) and account_id = any($3::uuid[])`,
    [creditorId, requestIds, accounts.map((one) => one.accountId)],
  )
}
