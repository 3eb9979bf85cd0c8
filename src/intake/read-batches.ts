/** What became of earlier pushes. */
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import type { BatchAnswer } from './push-batch.ts'

/** @throws Problem `not_found` */
export async function showBatch(tx: Tx, batchId: string): Promise<BatchAnswer> {
  const { rows } = await tx.client.query<{ answer: BatchAnswer }>(
    'select answer from delinquency_batches where creditor_id = $1 and batch_id = $2',
    [tx.creditorId, batchId],
  )
  const row = rows[0]
  if (row === undefined) throw new Problem('not_found', 'There is no such delinquency batch.')
  return row.answer
}

export interface RejectRow {
  line: number
  ordinal: number
  accountNumber: string | null
  path: string
  code: string
  message: string
}

const cursor = z.tuple([z.int(), z.int()])

/** In the order of the lines. @throws Problem `not_found` when the batch is not there. */
export async function listRejects(tx: Tx, batchId: string, page: { limit: number; after?: string }) {
  await showBatch(tx, batchId)
  const [line, ordinal] = page.after === undefined ? [0, 0] : decodeCursor(cursor, page.after)
  const { rows } = await tx.client.query<RejectRow>(
    `select line, ordinal, account_number as "accountNumber", path, code, message
     from delinquency_rejects
     where creditor_id = $1 and batch_id = $2 and (line, ordinal) > ($3::bigint, $4::int)
     order by line, ordinal limit $5`,
    [tx.creditorId, batchId, line, ordinal, page.limit + 1],
  )
  const rejects = rows.slice(0, page.limit)
  const last = rejects.at(-1)
  const next = rows.length > page.limit && last !== undefined ? encodeCursor([last.line, last.ordinal]) : null
  return { rejects, next }
}
