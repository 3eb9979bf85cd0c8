/**
 * Reckons a preview, batch by batch: each is a transaction that takes the next accounts and puts the tally away with
 * them. So it goes on where it was left when its process dies, and two at once do no harm. It changes no account.
 */
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type Tx, withCreditor } from '../platform/database.ts'
import { type PoliciesInForce, policyFor } from '../strategies/policy-for.ts'
import { type NamedPolicy, policiesInForce } from '../strategies/policy-in-force.ts'
import { type Change, tryChange } from './apply-change.ts'
import { type BookState, bookState, isSameState } from './book-state.ts'
import { compareAccount } from './compare-account.ts'
import { addImpact, emptyTally, type ImpactTally, presentTally } from './impact-tally.ts'
import { keepStep } from './keep-step.ts'

export const PREVIEW_QUEUE = 'policy-preview'

export interface PreviewJob {
  readonly creditorId: string
  readonly previewId: string
}

export interface PreviewDeps {
  readonly database: Database
  readonly clock: Clock
}

/** Small enough that a process which answers requests as well is not kept from them. */
export const PREVIEW_BATCH = 250
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** @throws the reason of the signal when it is told to stop; what was reckoned until then is kept. */
export async function runPreview(deps: PreviewDeps, job: PreviewJob, signal?: AbortSignal): Promise<void> {
  const { pool } = deps.database
  const sides = await withCreditor(pool, job.creditorId, (tx) => sidesOf(tx, job.previewId))
  if (sides === null) return
  for (;;) {
    signal?.throwIfAborted()
    const isMore = await withCreditor(pool, job.creditorId, (tx) => takeBatch(tx, deps, job.previewId, sides))
    if (!isMore) return
  }
}

interface PreviewRow extends BookState {
  changeId: string
  takenAtMs: number
  afterAccount: string | null
  tally: ImpactTally | null
}

/** Held to the end of the transaction; undefined: it is not running any more. */
async function holdPreview(tx: Tx, previewId: string): Promise<PreviewRow | undefined> {
  const { rows } = await tx.client.query<PreviewRow>(
    `select change_id as "changeId", (extract(epoch from taken_at) * 1000)::bigint as "takenAtMs",
            after_account as "afterAccount", tally, activation, rule_revision as "ruleRevision", batch_id as "batchId"
     from policy_previews where creditor_id = $1 and preview_id = $2 and state = 'running' for update`,
    [tx.creditorId, previewId],
  )
  return rows[0]
}

/** What decides now, and what would. */
interface Sides {
  readonly before: PoliciesInForce
  readonly after: PoliciesInForce
}

async function sidesOf(tx: Tx, previewId: string): Promise<Sides | null> {
  const preview = await holdPreview(tx, previewId)
  if (preview === undefined) return null
  if (await isOutdated(tx, previewId, preview)) return null
  const { rows } = await tx.client.query<Change & { name: string; apiKeyId: string }>(
    `select document, reason, proposed_by as name, proposed_by_key as "apiKeyId" from policy_changes
     where creditor_id = $1 and change_id = $2`,
    [tx.creditorId, preview.changeId],
  )
  const [change] = rows
  if (change === undefined) throw new Error('a preview without its change')
  const before = await policiesInForce(tx.client, tx.creditorId)
  const after = await tryChange(tx, change, { ...change, atMs: preview.takenAtMs })
  return { before, after }
}

/** Two states of the book in one tally would be no picture of either. */
async function isOutdated(tx: Tx, previewId: string, preview: PreviewRow): Promise<boolean> {
  if (isSameState(preview, await bookState(tx))) return false
  await tx.client.query(
    `update policy_previews set state = 'outdated', tally = null where creditor_id = $1 and preview_id = $2`,
    [tx.creditorId, previewId],
  )
  return true
}

/** @returns whether there may be more. */
async function takeBatch(tx: Tx, deps: PreviewDeps, previewId: string, sides: Sides): Promise<boolean> {
  const preview = await holdPreview(tx, previewId)
  if (preview === undefined || (await isOutdated(tx, previewId, preview))) return false
  const { rows } = await tx.client.query<{ account_id: string }>(
    'select account_id from accounts where creditor_id = $1 and account_id > $2 order by account_id limit $3',
    [tx.creditorId, preview.afterAccount ?? FIRST_ID, PREVIEW_BATCH],
  )
  const accountIds = rows.map((row) => row.account_id)
  const tally = preview.tally ?? emptyTally()
  if (accountIds.length === 0) {
    await finish(tx, deps, previewId, preview, tally, sides)
    return false
  }
  const loaded = await loadFacts(tx, { accountIds }, preview.takenAtMs)
  for (const account of inOrder(loaded)) addImpact(tally, impactOn(account, sides, preview.takenAtMs))
  await tx.client.query(
    `update policy_previews set accounts_done = $3, after_account = $4, tally = $5
     where creditor_id = $1 and preview_id = $2`,
    [tx.creditorId, previewId, tally.accounts, accountIds.at(-1), JSON.stringify(tally)],
  )
  return true
}

function inOrder(loaded: readonly LoadedAccount[]): LoadedAccount[] {
  return [...loaded].sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
}

function impactOn(account: LoadedAccount, sides: Sides, atMs: number) {
  const before = policyFor(account, sides.before)
  const after = policyFor(account, sides.after)
  // Word for word the same: reckoned once.
  return compareAccount(
    account,
    before.policy,
    before.digest === after.digest ? before.policy : after.policy,
    atMs,
  )
}

async function finish(
  tx: Tx,
  deps: PreviewDeps,
  previewId: string,
  preview: PreviewRow,
  tally: ImpactTally,
  { before, after }: Sides,
): Promise<void> {
  const { activation, ruleRevision, batchId } = preview
  const result = canonicalize({
    takenAt: new Date(preview.takenAtMs).toISOString(),
    book: { activation, ruleRevision, batchId },
    policies: { before: namesOf(before), after: namesOf(after) },
    impact: presentTally(tally),
  })
  if (result === undefined) throw new Error('a preview without a result')
  const digest = hash('sha256', result, 'hex')
  const nowMs = deps.clock.now()
  await tx.client.query(
    `update policy_previews set state = 'done', finished_at = $3, result = $4, digest = $5, tally = null
     where creditor_id = $1 and preview_id = $2`,
    [tx.creditorId, previewId, new Date(nowMs), result, digest],
  )
  const { rowCount } = await tx.client.query(
    `update policy_changes set state = 'previewed'
     where creditor_id = $1 and change_id = $2 and preview_id = $3 and state = 'draft'`,
    [tx.creditorId, preview.changeId, previewId],
  )
  if (rowCount === 1) await keepStep(tx, preview.changeId, 'previewed', null, nowMs, { digest })
}

function namesOf({ champion, experiment }: PoliciesInForce) {
  const name = ({ policy, digest }: NamedPolicy) => ({ version: policy.version, digest })
  return { champion: name(champion), challenger: experiment === null ? null : name(experiment.challenger) }
}
