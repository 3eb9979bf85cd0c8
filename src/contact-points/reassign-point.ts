/**
 * A number or address turns out to be another person's: it becomes a contact point of that person, and the old one
 * is retired. So attempts, consents and pushes that name the old one stay with the person they were about.
 */
import { and, eq } from 'drizzle-orm'
import type { ContactPointRow } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import type { Party } from '../policy/facts.ts'
import type { Writer } from '../records/writer.ts'
import { contactPoints } from '../tables.ts'
import { changePoint, noteChange } from './write-change.ts'

/** @returns the new one. @throws Problem `contact_point_known` when that person has the value already. */
export async function reassignPoint(
  tx: Tx,
  point: ContactPointRow,
  to: { readonly party: Party; readonly person?: string | undefined; readonly why?: string | undefined },
  writer: Writer,
): Promise<ContactPointRow> {
  const { party, person = party, why = null } = to
  if (point.party === party && point.person === person) return point
  await checkFree(tx, point, party, person)
  const at = new Date(writer.atMs)
  const fresh: ContactPointRow = {
    ...point,
    contactPointId: newId(),
    party,
    person,
    // Nobody has heard that person there yet, and what the one agreed to is not agreed to by the other.
    status: point.unusableReason === null ? 'unverified' : 'unusable',
    consent: null,
    retiredAt: null,
    createdAt: at,
    updatedAt: at,
  }
  await tx.db.insert(contactPoints).values(fresh)
  await noteChange(tx, 'added', null, fresh, 'reassigned', writer)
  await changePoint(tx, point, 'reassigned', { status: 'retired', retiredAt: at }, why, writer)
  return fresh
}

async function checkFree(tx: Tx, point: ContactPointRow, party: Party, person: string): Promise<void> {
  const [other] = await tx.db
    .select({ contactPointId: contactPoints.contactPointId })
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.creditorId, tx.creditorId),
        eq(contactPoints.borrowerId, point.borrowerId),
        eq(contactPoints.party, party),
        eq(contactPoints.person, person),
        eq(contactPoints.valueIndex, point.valueIndex),
      ),
    )
  if (other === undefined) return
  throw new Problem('contact_point_known', 'That person has this number or address already.', {
    extra: { contactPointId: other.contactPointId },
  })
}
