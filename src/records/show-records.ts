/** What is on record about a borrower, newest first. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { borrowerOf } from '../accounts/lock-subject.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import type { Vault } from '../platform/vault.ts'
import { accounts, borrowers, records } from '../tables.ts'
import { noteContext } from './put-on-record.ts'
import { detailsOf, type EndStatus, type RecordDocument } from './record-document.ts'
import type { RecordType } from './record-types.ts'
import type { RecordQuery } from './schemas.ts'

export type RecordRow = typeof records.$inferSelect

export interface RecordView {
  readonly recordId: string
  readonly type: RecordType
  readonly borrowerReference: string
  readonly accountNumber: string | null
  readonly details: Record<string, unknown>
  readonly attemptId: string | null
  readonly learnedAt: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly status: EndStatus | 'open'
  readonly endedAt: string | null
  readonly endedBy: string | null
}

const cursor = z.tuple([z.string(), z.uuid()])

/** @throws Problem `not_found` when there is no such borrower or account. */
export async function listRecords(tx: Tx, query: RecordQuery) {
  const borrowerId = await borrowerOf(tx, query)
  const { type, open, limit, after } = query
  const behind = after === undefined ? undefined : decodeCursor(cursor, after)
  const found = await selectRecords(tx)
    .where(
      and(
        eq(records.creditorId, tx.creditorId),
        eq(records.borrowerId, borrowerId),
        ...(query.accountNumber === undefined
          ? []
          : [sql`(${records.accountId} is null or ${accounts.accountNumber} = ${query.accountNumber})`]),
        ...(type === undefined ? [] : [eq(records.type, type)]),
        ...(open === undefined ? [] : [open ? isNull(records.endedAt) : isNotNull(records.endedAt)]),
        ...(behind === undefined
          ? []
          : [
              sql`(${records.recordedAt}, ${records.recordId}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`,
            ]),
      ),
    )
    .orderBy(desc(records.recordedAt), desc(records.recordId))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)?.record
  return {
    records: page.map(viewOf),
    next:
      found.length > limit && last !== undefined
        ? encodeCursor([last.recordedAt.toISOString(), last.recordId])
        : null,
  }
}

/** With its note. @throws Problem `not_found` */
export async function showRecord(tx: Tx, vault: Vault, recordId: string) {
  const row = await findRecord(tx, recordId)
  const { noteSealed } = row.record
  return {
    ...viewOf(row),
    note:
      noteSealed === null
        ? null
        : vault.ofBorrower(tx.creditorId, row.salt).open(noteSealed, noteContext(recordId)),
  }
}

/** @throws Problem `not_found` */
export async function viewRecord(tx: Tx, recordId: string): Promise<RecordView> {
  return viewOf(await findRecord(tx, recordId))
}

async function findRecord(tx: Tx, recordId: string) {
  const [row] = await selectRecords(tx).where(
    and(eq(records.creditorId, tx.creditorId), eq(records.recordId, recordId)),
  )
  if (row === undefined) throw new Problem('not_found', 'There is no such record.')
  return row
}

function selectRecords(tx: Tx) {
  return tx.db
    .select({
      record: records,
      reference: borrowers.reference,
      salt: borrowers.salt,
      accountNumber: accounts.accountNumber,
    })
    .from(records)
    .innerJoin(
      borrowers,
      and(eq(borrowers.creditorId, records.creditorId), eq(borrowers.borrowerId, records.borrowerId)),
    )
    .leftJoin(
      accounts,
      and(eq(accounts.creditorId, records.creditorId), eq(accounts.accountId, records.accountId)),
    )
    .$dynamic()
}

interface FoundRecord {
  readonly record: RecordRow
  readonly reference: string
  readonly accountNumber: string | null
}

function viewOf({ record, reference, accountNumber }: FoundRecord): RecordView {
  return {
    recordId: record.recordId,
    type: record.type,
    borrowerReference: reference,
    accountNumber,
    details: detailsOf(record.type, record.document as RecordDocument),
    attemptId: record.sourceAttemptId,
    learnedAt: record.learnedAt.toISOString(),
    recordedAt: record.recordedAt.toISOString(),
    recordedBy: record.recordedBy,
    status: statusOf(record),
    endedAt: record.endedAt?.toISOString() ?? null,
    endedBy: record.endedBy,
  }
}

export function statusOf({
  endedAt,
  endDocument,
}: {
  readonly endedAt: unknown
  readonly endDocument: unknown
}): EndStatus | 'open' {
  if (endedAt === null) return 'open'
  const end = (endDocument ?? {}) as { mistaken?: boolean; status?: string }
  if (end.mistaken === true) return 'mistaken'
  const { status } = end
  return status === 'kept' || status === 'broken' || status === 'missed' || status === 'completed'
    ? status
    : 'ended'
}
