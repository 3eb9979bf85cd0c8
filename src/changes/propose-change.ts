/** A change is proposed: checked as if it were made, kept as a draft, and its preview is begun. */
import type { AppDeps } from '../app.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import type { Author } from '../rules/next-revision.ts'
import { lockPolicy } from '../strategies/lock-policy.ts'
import { type Change, tryChange } from './apply-change.ts'
import { bookState } from './book-state.ts'
import { keepStep } from './keep-step.ts'
import { PREVIEW_QUEUE } from './run-preview.ts'
import { lockChange } from './show-changes.ts'

type Jobs = AppDeps['jobs']

/** @throws Problem whatever the direct change would be refused with. */
export async function proposeChange(tx: Tx, jobs: Jobs, change: Change, author: Author): Promise<string> {
  await tryChange(tx, change, author)
  const [changeId, previewId] = [newId(), newId()]
  await tx.client.query(
    `insert into policy_changes (creditor_id, change_id, document, reason, state, preview_id, proposed_by,
       proposed_by_key, proposed_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8)`,
    [
      tx.creditorId,
      changeId,
      JSON.stringify(change.document),
      change.reason,
      previewId,
      author.name,
      author.apiKeyId,
      new Date(author.atMs),
    ],
  )
  await keepStep(tx, changeId, 'proposed', author, author.atMs, { reason: change.reason })
  await beginPreview(tx, jobs, changeId, previewId, author.atMs)
  return changeId
}

/** A fresh look at the same change. @throws Problem `not_found`, `change_settled` */
export async function previewAgain(tx: Tx, jobs: Jobs, changeId: string, author: Author): Promise<void> {
  await lockPolicy(tx)
  const change = await lockChange(tx, changeId)
  if (change.state === 'active' || change.state === 'rejected')
    throw new Problem('change_settled', `The change is ${change.state}.`)
  await tryChange(tx, change, author)
  const previewId = newId()
  await tx.client.query(
    `update policy_changes set state = 'draft', preview_id = $3 where creditor_id = $1 and change_id = $2`,
    [tx.creditorId, changeId, previewId],
  )
  await keepStep(tx, changeId, 'preview-asked', author, author.atMs)
  await beginPreview(tx, jobs, changeId, previewId, author.atMs)
}

async function beginPreview(
  tx: Tx,
  jobs: Jobs,
  changeId: string,
  previewId: string,
  nowMs: number,
): Promise<void> {
  const { activation, ruleRevision, batchId } = await bookState(tx)
  await tx.client.query(
    `insert into policy_previews (creditor_id, preview_id, change_id, state, taken_at, activation, rule_revision,
       batch_id, accounts_total, accounts_done)
     select $1, $2, $3, 'running', $4, $5, $6, $7, count(*), 0 from accounts where creditor_id = $1`,
    [tx.creditorId, previewId, changeId, new Date(nowMs), activation, ruleRevision, batchId],
  )
  const { creditorId } = tx
  await jobs?.enqueue(tx, PREVIEW_QUEUE, { creditorId, previewId }, `${creditorId} ${previewId}`)
}
