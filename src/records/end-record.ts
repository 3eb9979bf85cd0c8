/** A record ends: withdrawn, lifted, resolved, kept, broken - or it never was so. What was opened with it ends too. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { lockBorrower } from '../accounts/lock-subject.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { records } from '../tables.ts'
import { ENDS_OF, type EndStatus, endDocumentOf, type RecordDocument } from './record-document.ts'
import type { RecordEnd } from './schemas.ts'
import { settleBorrower } from './settle-borrower.ts'
import { type RecordRow, statusOf, viewRecord } from './show-records.ts'
import type { Writer } from './writer.ts'

/** @throws Problem `not_found`, `invalid_request`, `record_ended` */
export async function endRecord(tx: Tx, recordId: string, end: RecordEnd, writer: Writer) {
  const seen = await readRecord(tx, recordId)
  await lockBorrower(tx, seen.borrowerId)
  // Read again now that nobody else can end it.
  const record = await readRecord(tx, recordId)
  const atMs = end.at === undefined ? writer.atMs : Date.parse(end.at)
  checkEnd(record, end.status, atMs, writer.atMs)
  if (record.endedAt !== null) {
    if (statusOf(record) === end.status) return { ...(await viewRecord(tx, recordId)), permitsRevoked: 0 }
    throw new Problem('record_ended', `The record ended on ${record.endedAt.toISOString()}.`)
  }
  await writeEnd(tx, record, end.status, atMs, writer)
  const opened = await tx.db
    .select()
    .from(records)
    .where(
      and(
        eq(records.creditorId, tx.creditorId),
        eq(records.borrowerId, record.borrowerId),
        eq(records.type, 'hold'),
        isNull(records.endedAt),
        sql`${records.document}->>'id' = ${recordId}`,
      ),
    )
  for (const hold of opened)
    await writeEnd(tx, hold, end.status === 'mistaken' ? 'mistaken' : 'ended', atMs, writer)
  const permitsRevoked = await settleBorrower(tx, record.borrowerId, writer.atMs)
  return { ...(await viewRecord(tx, recordId)), permitsRevoked }
}

function checkEnd(record: RecordRow, status: EndStatus, atMs: number, nowMs: number): void {
  const known = ENDS_OF[record.type]
  if (!known.includes(status)) throw invalid('/status', `a ${record.type} ends as ${known.join(' or ')}`)
  if (atMs > nowMs) throw invalid('/at', 'lies in the future')
}

function invalid(pointer: string, message: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${message}`, {
    errors: [{ pointer, code: 'invalid_value', message }],
  })
}

/** @throws Problem `not_found` */
async function readRecord(tx: Tx, recordId: string): Promise<RecordRow> {
  const [row] = await tx.db
    .select()
    .from(records)
    .where(and(eq(records.creditorId, tx.creditorId), eq(records.recordId, recordId)))
  if (row === undefined) throw new Problem('not_found', 'There is no such record.')
  return row
}

export async function writeEnd(
  tx: Tx,
  record: RecordRow,
  status: EndStatus,
  atMs: number,
  writer: Writer,
): Promise<void> {
  await tx.db
    .update(records)
    .set({
      endedAt: new Date(atMs),
      endedBy: writer.name,
      endDocument: endDocumentOf(record.type, status, atMs, record.document as RecordDocument),
    })
    .where(and(eq(records.creditorId, tx.creditorId), eq(records.recordId, record.recordId)))
}
