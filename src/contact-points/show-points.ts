/** The contact points of a borrower, and what happened to each. */
import { and, eq } from 'drizzle-orm'
import { borrowerOf, type SubjectRef } from '../accounts/lock-subject.ts'
import { borrowerRows, contactPointRows } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import type { Vault } from '../platform/vault.ts'
import { contactPointChanges } from '../tables.ts'
import { findPoint } from './find-point.ts'
import { presentPoint } from './present-point.ts'

/** @throws Problem `not_found` */
export async function listContactPoints(tx: Tx, vault: Vault, ref: SubjectRef) {
  const borrowerId = await borrowerOf(tx, ref)
  const [borrower] = await borrowerRows(tx, [borrowerId])
  if (borrower === undefined) throw new Error('an account without its borrower')
  const points = await contactPointRows(tx, [borrowerId])
  return { contactPoints: points.map((point) => presentPoint(tx.creditorId, vault, borrower, point)) }
}

/** Oldest first. @throws Problem `not_found` */
export async function showPointHistory(tx: Tx, contactPointId: string) {
  const point = await findPoint(tx, contactPointId)
  const rows = await tx.db
    .select()
    .from(contactPointChanges)
    .where(
      and(
        eq(contactPointChanges.creditorId, tx.creditorId),
        eq(contactPointChanges.contactPointId, point.contactPointId),
      ),
    )
    .orderBy(contactPointChanges.at, contactPointChanges.changeId)
  return {
    contactPointId,
    history: rows.map(({ at, kind, before, after, why, by }) => ({
      at: at.toISOString(),
      kind,
      before: before as Record<string, unknown> | null,
      after: after as Record<string, unknown>,
      why,
      by,
    })),
  }
}
