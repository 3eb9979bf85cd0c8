/** A change of a contact point and its entry in the history, together. The history never holds the value. */
import { and, eq } from 'drizzle-orm'
import type { ContactPointRow } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import type { Writer } from '../records/writer.ts'
import { contactPointChanges, contactPoints } from '../tables.ts'

export type ChangeKind = (typeof contactPointChanges.$inferInsert)['kind']
type Changes = Partial<
  Pick<
    ContactPointRow,
    'status' | 'unusableReason' | 'party' | 'person' | 'channels' | 'place' | 'consent' | 'retiredAt'
  >
>

export async function changePoint(
  tx: Tx,
  point: ContactPointRow,
  kind: ChangeKind,
  changes: Changes,
  why: string | null,
  writer: Writer,
): Promise<ContactPointRow> {
  const after: ContactPointRow = { ...point, ...changes, updatedAt: new Date(writer.atMs) }
  await tx.db
    .update(contactPoints)
    .set({ ...changes, updatedAt: after.updatedAt })
    .where(
      and(
        eq(contactPoints.creditorId, tx.creditorId),
        eq(contactPoints.contactPointId, point.contactPointId),
      ),
    )
  await noteChange(tx, kind, point, after, why, writer)
  return after
}

export async function noteChange(
  tx: Tx,
  kind: ChangeKind,
  before: ContactPointRow | null,
  after: ContactPointRow,
  why: string | null,
  writer: Writer,
): Promise<void> {
  await tx.db.insert(contactPointChanges).values({
    creditorId: tx.creditorId,
    changeId: newId(),
    contactPointId: after.contactPointId,
    borrowerId: after.borrowerId,
    at: new Date(writer.atMs),
    kind,
    before: before === null ? null : stateOf(before),
    after: stateOf(after),
    why,
    by: writer.name,
  })
}

/** What the history keeps of a contact point. */
function stateOf(point: ContactPointRow) {
  const { party, person, channels, status, unusableReason, source, place, consent } = point
  return { party, person, channels, status, unusableReason, source, place, consent }
}
