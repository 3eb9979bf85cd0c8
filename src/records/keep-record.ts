/** Somebody puts something on record: kept, its holds opened, forbidden permits revoked, accounts planned anew. */
import { lockSubject } from '../accounts/lock-subject.ts'
import { checkPointOf } from '../contact-points/find-point.ts'
import type { Tx } from '../platform/database.ts'
import type { Vault } from '../platform/vault.ts'
import { putOnRecord } from './put-on-record.ts'
import type { NewRecordBody } from './schemas.ts'
import { settleBorrower } from './settle-borrower.ts'
import { viewRecord } from './show-records.ts'
import type { Writer } from './writer.ts'

/** @throws Problem `not_found` */
export async function keepRecord(tx: Tx, vault: Vault, body: NewRecordBody, writer: Writer) {
  const subject = await lockSubject(tx, body)
  const { borrower, account } = subject
  if ('contactPointId' in body.details)
    await checkPointOf(tx, borrower.borrowerId, body.details.contactPointId)
  const [first, ...opened] = await putOnRecord(
    tx,
    vault,
    subject,
    {
      type: body.type,
      details: body.details,
      accountId: body.concerns === 'account' ? (account?.accountId ?? null) : null,
      note: body.note,
      learnedAtMs: body.learnedAt === undefined ? undefined : Date.parse(body.learnedAt),
    },
    writer,
  )
  if (first === undefined) throw new Error('the record was not kept')
  const permitsRevoked = await settleBorrower(tx, borrower.borrowerId, writer.atMs)
  return { ...(await viewRecord(tx, first.recordId)), opened, permitsRevoked }
}
