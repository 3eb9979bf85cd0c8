/** Contact points by id. */
import { and, eq } from 'drizzle-orm'
import type { ContactPointRow } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { contactPoints } from '../tables.ts'

/** @throws Problem `not_found` */
export async function findPoint(tx: Tx, contactPointId: string): Promise<ContactPointRow> {
  const [point] = await tx.db
    .select()
    .from(contactPoints)
    .where(and(eq(contactPoints.creditorId, tx.creditorId), eq(contactPoints.contactPointId, contactPointId)))
  if (point === undefined) throw new Problem('not_found', 'There is no such contact point.')
  return point
}

/** Of this borrower, or none at all. @throws Problem `not_found` */
export async function checkPointOf(
  tx: Tx,
  borrowerId: string,
  contactPointId: string | undefined,
): Promise<ContactPointRow | null> {
  if (contactPointId === undefined) return null
  const point = await findPoint(tx, contactPointId)
  if (point.borrowerId !== borrowerId)
    throw new Problem('not_found', 'The borrower has no such contact point.')
  return point
}
