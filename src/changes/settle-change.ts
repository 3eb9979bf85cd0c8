/** A second person puts a change in force, with the digest of the preview that was read; or rejects it. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Author } from '../rules/next-revision.ts'
import { lockPolicy } from '../strategies/lock-policy.ts'
import { applyChange } from './apply-change.ts'
import { bookState, isSameState } from './book-state.ts'
import type { ChangeDocument } from './change-document.ts'
import { showFourEyes } from './four-eyes.ts'
import { keepStep } from './keep-step.ts'
import { type ChangeRow, lockChange, previewRow } from './show-changes.ts'

/** Calls, records and time itself move the book a little all the time. */
const PREVIEW_AGE_MS_MAX = 24 * 3_600_000

/**
 * Approved and put in force in one step, so that nothing lies between what was read and what happens.
 * @returns what was changed.
 * @throws Problem `not_found`, `change_settled`, `second_person_needed`, `preview_outdated`, and whatever the direct
 * change would be refused with.
 */
export async function approveChange(
  tx: Tx,
  changeId: string,
  digest: string,
  author: Author,
): Promise<ChangeDocument> {
  await lockPolicy(tx)
  const change = await lockOpen(tx, changeId)
  if ((await showFourEyes(tx)).demanded) await requireSecondPerson(tx, change, author)
  await requireFresh(tx, change, digest, author.atMs)
  await keepStep(tx, changeId, 'approved', author, author.atMs, { digest })
  await applyChange(tx, change, author)
  await settle(tx, changeId, 'active')
  await keepStep(tx, changeId, 'activated', author, author.atMs)
  return change.document
}

/** Anybody who may approve may also reject, the proposer too. @throws Problem `not_found`, `change_settled` */
export async function rejectChange(tx: Tx, changeId: string, reason: string, author: Author): Promise<void> {
  await lockOpen(tx, changeId)
  await settle(tx, changeId, 'rejected')
  await keepStep(tx, changeId, 'rejected', author, author.atMs, { reason })
}

async function lockOpen(tx: Tx, changeId: string): Promise<ChangeRow> {
  const change = await lockChange(tx, changeId)
  if (change.state === 'draft' || change.state === 'previewed') return change
  throw new Problem('change_settled', `The change is ${change.state}.`)
}

/**
 * Neither the same key nor the same name, under which both steps would stand on record (a rotated key keeps its name);
 * nor a key that the proposer made.
 */
async function requireSecondPerson(tx: Tx, change: ChangeRow, author: Author): Promise<void> {
  const { rows } = await tx.client.query<{ created_by: string | null }>(
    'select created_by from api_keys where creditor_id = $1 and api_key_id = $2',
    [tx.creditorId, author.apiKeyId],
  )
  const isSame =
    change.proposedByKey === author.apiKeyId ||
    change.proposedBy === author.name ||
    rows[0]?.created_by === change.proposedBy
  if (!isSame) return
  throw new Problem(
    'second_person_needed',
    `It was proposed by "${change.proposedBy}": somebody else, with a key or sign-in of his own, approves it.`,
  )
}

async function requireFresh(tx: Tx, change: ChangeRow, digest: string, nowMs: number): Promise<void> {
  const preview = await previewRow(tx, change.previewId)
  const outdated = (why: string) =>
    new Problem(
      'preview_outdated',
      `${why} Ask for a new one with POST /v1/policy-changes/${change.changeId}/preview.`,
    )
  if (preview.state === 'running') throw outdated('The newest preview is not ready.')
  const isFresh = preview.state === 'done' && isSameState(preview, await bookState(tx))
  if (!isFresh) throw outdated('Strategy, rules or book have changed since the preview was taken.')
  if (nowMs - preview.takenAt.getTime() > PREVIEW_AGE_MS_MAX)
    throw outdated('The preview is older than a day.')
  if (preview.digest !== digest) throw outdated('The digest is not that of the newest preview.')
}

async function settle(tx: Tx, changeId: string, state: 'active' | 'rejected'): Promise<void> {
  await tx.client.query('update policy_changes set state = $3 where creditor_id = $1 and change_id = $2', [
    tx.creditorId,
    changeId,
    state,
  ])
}
