/** Verifying, retiring, restoring and reassigning a contact point, and taking back the consent that came with it. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { lockBorrower } from '../accounts/lock-subject.ts'
import type { ContactPointRow } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import { writeEnd } from '../records/end-record.ts'
import { putOnRecord } from '../records/put-on-record.ts'
import { settleBorrower } from '../records/settle-borrower.ts'
import type { Writer } from '../records/writer.ts'
import { records } from '../tables.ts'
import { findPoint } from './find-point.ts'
import { presentPoint } from './present-point.ts'
import { reassignPoint } from './reassign-point.ts'
import type { PointChange } from './schemas.ts'
import { changePoint } from './write-change.ts'

/**
 * One change of one contact point; then what it forbids is revoked and the borrower's accounts are planned anew.
 *
 * @throws Problem `not_found`, `contact_point_state`, `contact_point_known`
 */
export async function changeContactPoint(
  tx: Tx,
  vault: Vault,
  contactPointId: string,
  change: PointChange,
  writer: Writer,
) {
  const seen = await findPoint(tx, contactPointId)
  const borrower = await lockBorrower(tx, seen.borrowerId)
  const point = await findPoint(tx, contactPointId)
  const after = await apply(tx, vault, point, borrower, change, writer)
  const permitsRevoked = await settleBorrower(tx, borrower.borrowerId, writer.atMs)
  return { ...presentPoint(tx.creditorId, vault, borrower, after), permitsRevoked }
}

async function apply(
  tx: Tx,
  vault: Vault,
  point: ContactPointRow,
  borrower: Awaited<ReturnType<typeof lockBorrower>>,
  change: PointChange,
  writer: Writer,
): Promise<ContactPointRow> {
  const why = change.why ?? null
  switch (change.change) {
    case 'verify':
      if (point.status === 'retired') throw wrongState('It is retired: restore it first.')
      if (point.status === 'verified') return point
      return changePoint(tx, point, 'verified', { status: 'verified', unusableReason: null }, why, writer)
    case 'retire':
      if (point.status === 'retired') return point
      if (change.why === 'wrong-number')
        return retireWrongNumber(tx, vault, { borrower, account: null }, point, writer)
      return retirePoint(tx, point, why, writer)
    case 'restore':
      if (point.status !== 'retired' && point.status !== 'unusable')
        throw wrongState('It is neither retired nor unusable.')
      await takeBackWrongNumber(tx, point, writer)
      return changePoint(
        tx,
        point,
        'restored',
        { status: 'unverified', unusableReason: null, retiredAt: null },
        why,
        writer,
      )
    case 'reassign':
      return reassignPoint(tx, point, change, writer)
    case 'prefer': {
      const { channels = point.channels, place = point.place } = change
      return changePoint(tx, point, 'preference', { channels: [...channels], place }, why, writer)
    }
    case 'withdraw-consent': {
      const consent = point.consent as { withdrawnAt?: string } | null
      if (consent === null) throw wrongState('No consent came with it; consents on record are ended there.')
      if (consent.withdrawnAt !== undefined) return point
      const withdrawn = { ...consent, withdrawnAt: new Date(writer.atMs).toISOString() }
      return changePoint(tx, point, 'preference', { consent: withdrawn }, why, writer)
    }
    default:
      return change satisfies never
  }
}

export function retirePoint(
  tx: Tx,
  point: ContactPointRow,
  why: string | null,
  writer: Writer,
): Promise<ContactPointRow> {
  const retiredAt = new Date(writer.atMs)
  return changePoint(tx, point, 'retired', { status: 'retired', retiredAt }, why, writer)
}

/** Learned to be somebody else's: retired, and on record, since the calls to it were not calls to this person. */
export async function retireWrongNumber(
  tx: Tx,
  vault: Vault,
  subject: Parameters<typeof putOnRecord>[2],
  point: ContactPointRow,
  writer: Writer,
  sourceAttemptId?: string,
): Promise<ContactPointRow> {
  await putOnRecord(
    tx,
    vault,
    subject,
    {
      type: 'notice',
      details: { kind: 'wrong-number', party: point.party, contactPointId: point.contactPointId },
      accountId: null,
      sourceAttemptId,
    },
    writer,
  )
  return point.status === 'retired' ? point : retirePoint(tx, point, 'wrong-number', writer)
}

/** The value cannot work: no such number, no such address. */
export function markUnusable(
  tx: Tx,
  point: ContactPointRow,
  why: string,
  writer: Writer,
): Promise<ContactPointRow> {
  if (point.status === 'retired' || point.status === 'unusable') return Promise.resolve(point)
  const changes = { status: 'unusable', unusableReason: why, retiredAt: new Date(writer.atMs) } as const
  return changePoint(tx, point, 'retired', changes, why, writer)
}

/** It was the right number after all, so the calls to it count. */
async function takeBackWrongNumber(tx: Tx, point: ContactPointRow, writer: Writer): Promise<void> {
  const notices = await tx.db
    .select()
    .from(records)
    .where(
      and(
        eq(records.creditorId, tx.creditorId),
        eq(records.borrowerId, point.borrowerId),
        eq(records.type, 'notice'),
        isNull(records.endedAt),
        sql`${records.document} @> ${JSON.stringify({ kind: 'wrong-number', contactPoint: point.contactPointId })}::jsonb`,
      ),
    )
  for (const notice of notices) await writeEnd(tx, notice, 'mistaken', writer.atMs, writer)
}

function wrongState(detail: string): Problem {
  return new Problem('contact_point_state', detail)
}
