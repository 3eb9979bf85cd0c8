/** Proposed changes as they stand, with their steps and previews. */
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import { type BookState, bookState, isSameState } from './book-state.ts'
import type { ChangeDocument } from './change-document.ts'
import type { Step } from './keep-step.ts'

export interface ChangeRow {
  readonly changeId: string
  readonly document: ChangeDocument
  readonly reason: string
  readonly state: 'draft' | 'previewed' | 'rejected' | 'active'
  readonly previewId: string
  readonly proposedBy: string
  readonly proposedByKey: string
  readonly proposedAt: Date
}

const CHANGE_COLUMNS = `change_id as "changeId", document, reason, state, preview_id as "previewId",
  proposed_by as "proposedBy", proposed_by_key as "proposedByKey", proposed_at as "proposedAt"`

/** Held to the end of the transaction. @throws Problem `not_found` */
export async function lockChange(tx: Tx, changeId: string): Promise<ChangeRow> {
  return findChange(tx, changeId, 'for update')
}

async function findChange(tx: Tx, changeId: string, lock: '' | 'for update'): Promise<ChangeRow> {
  const { rows } = await tx.client.query<ChangeRow>(
    `select ${CHANGE_COLUMNS} from policy_changes where creditor_id = $1 and change_id = $2 ${lock}`,
    [tx.creditorId, changeId],
  )
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'There is no such change.')
  return row
}

export interface PreviewRow extends BookState {
  readonly previewId: string
  readonly changeId: string
  readonly state: 'running' | 'done' | 'outdated'
  readonly takenAt: Date
  readonly finishedAt: Date | null
  readonly accountsTotal: number
  readonly accountsDone: number
  readonly result: string | null
  readonly digest: string | null
}

/** @throws Problem `not_found` */
export async function previewRow(tx: Tx, previewId: string): Promise<PreviewRow> {
  const { rows } = await tx.client.query<PreviewRow>(
    `select preview_id as "previewId", change_id as "changeId", state, taken_at as "takenAt",
            finished_at as "finishedAt", accounts_total as "accountsTotal", accounts_done as "accountsDone", result,
            digest, activation, rule_revision as "ruleRevision", batch_id as "batchId"
     from policy_previews where creditor_id = $1 and preview_id = $2`,
    [tx.creditorId, previewId],
  )
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'There is no such preview.')
  return row
}

/** @throws Problem `not_found` */
export async function showPreview(tx: Tx, previewId: string) {
  const row = await previewRow(tx, previewId)
  const isSame = isSameState(row, await bookState(tx))
  return { ...presentPreview(row, isSame), result: row.result === null ? null : JSON.parse(row.result) }
}

function presentPreview(row: PreviewRow, isSame: boolean) {
  return {
    previewId: row.previewId,
    changeId: row.changeId,
    // Finished as it may be: what has changed since makes it one of yesterday.
    state: row.state === 'done' && !isSame ? ('outdated' as const) : row.state,
    takenAt: row.takenAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    progress: { accountsDone: row.accountsDone, accountsTotal: row.accountsTotal },
    digest: row.digest,
  }
}

/** @throws Problem `not_found` */
export async function showChange(tx: Tx, changeId: string) {
  const change = await findChange(tx, changeId, '')
  const preview = await previewRow(tx, change.previewId)
  // Once it is settled, its preview is what was read then.
  const isSettled = change.state === 'active' || change.state === 'rejected'
  const isSame = isSettled || isSameState(preview, await bookState(tx))
  return {
    ...presentChange(change),
    preview: presentPreview(preview, isSame),
    steps: await stepsOf(tx, changeId),
  }
}

interface StepRow {
  step: Step
  by: string | null
  at: Date
  digest: string | null
  reason: string | null
}

async function stepsOf(tx: Tx, changeId: string) {
  const { rows } = await tx.client.query<StepRow>(
    `select step, by, at, digest, reason from policy_change_steps where creditor_id = $1 and change_id = $2
     order by ordinal`,
    [tx.creditorId, changeId],
  )
  return rows.map(({ step, by, at, digest, reason }) => ({ step, by, at: at.toISOString(), digest, reason }))
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const cursor = z.tuple([z.uuid()])

/** Newest first. */
export async function listChanges(tx: Tx, { limit, after }: { limit: number; after?: string | undefined }) {
  const [before] = after === undefined ? [LAST_ID] : decodeCursor(cursor, after)
  const { rows } = await tx.client.query<ChangeRow>(
    `select ${CHANGE_COLUMNS} from policy_changes where creditor_id = $1 and change_id < $2
     order by change_id desc limit $3`,
    [tx.creditorId, before, limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    changes: page.map(presentChange),
    next: rows.length > limit && last !== undefined ? encodeCursor([last.changeId]) : null,
  }
}

function presentChange({ document, proposedAt, proposedByKey: _, ...change }: ChangeRow) {
  return { ...change, document: { ...document }, proposedAt: proposedAt.toISOString() }
}
