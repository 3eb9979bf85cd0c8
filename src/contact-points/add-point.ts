/** A number or address that somebody learned: sealed, indexed, and with its source. */
import { and, eq } from 'drizzle-orm'
import { lockSubject } from '../accounts/lock-subject.ts'
import type { BorrowerRow, ContactPointRow } from '../accounts/show-account.ts'
import { normaliseContactValue } from '../intake/normalise-contact-value.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import { settleBorrower } from '../records/settle-borrower.ts'
import type { Writer } from '../records/writer.ts'
import { contactPoints } from '../tables.ts'
import { presentPoint } from './present-point.ts'
import type { NewPoint } from './schemas.ts'
import { noteChange } from './write-change.ts'

/** @throws Problem `not_found`, `contact_point_known` */
export async function addContactPoint(tx: Tx, vault: Vault, body: NewPoint, writer: Writer) {
  const { borrower } = await lockSubject(tx, body)
  const point = rowOf(tx, vault, borrower, body, writer)
  const [known] = await tx.db
    .select({ contactPointId: contactPoints.contactPointId, status: contactPoints.status })
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.creditorId, tx.creditorId),
        eq(contactPoints.borrowerId, borrower.borrowerId),
        eq(contactPoints.party, point.party),
        eq(contactPoints.person, point.person),
        eq(contactPoints.valueIndex, point.valueIndex),
      ),
    )
  if (known !== undefined) {
    throw new Problem(
      'contact_point_known',
      known.status === 'retired' ? 'It is known and retired: restore it if it works again.' : 'It is known.',
      { extra: { contactPointId: known.contactPointId, status: known.status } },
    )
  }
  await tx.db.insert(contactPoints).values(point)
  await noteChange(tx, 'added', null, point, body.why ?? null, writer)
  const permitsRevoked = await settleBorrower(tx, borrower.borrowerId, writer.atMs)
  return { ...presentPoint(tx.creditorId, vault, borrower, point), permitsRevoked }
}

function rowOf(tx: Tx, vault: Vault, borrower: BorrowerRow, body: NewPoint, writer: Writer): ContactPointRow {
  const value = normaliseContactValue(body.channels, body.value, borrower.jurisdiction)
  const { borrowerId } = borrower
  const at = new Date(writer.atMs)
  return {
    creditorId: tx.creditorId,
    contactPointId: newId(),
    borrowerId,
    party: body.party,
    person: body.person ?? body.party,
    channels: [...new Set(body.channels)],
    valueSealed: vault
      .ofBorrower(tx.creditorId, borrower.salt)
      .seal(value.normalised, `contact ${borrowerId}`),
    valueIndex: vault.blindIndex(tx.creditorId, value.normalised),
    source: body.source,
    status: value.usable ? (body.verified ? 'verified' : 'unverified') : 'unusable',
    unusableReason: value.usable ? null : (value.reason ?? 'unusable'),
    place: body.place ?? null,
    consent: null,
    createdAt: at,
    updatedAt: at,
    retiredAt: null,
  }
}
