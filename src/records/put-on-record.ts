/** One thing more on record about a borrower, with the hold it asks for. Rows are added and ended, never rewritten. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Subject } from '../accounts/lock-subject.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import type { Vault } from '../platform/vault.ts'
import { CHANNELS, type Channel, type Party } from '../policy/facts.ts'
import { isDebtor } from '../policy/prepare-facts.ts'
import { contactPoints, records } from '../tables.ts'
import { documentOf, type RecordDocument, type RecordInput } from './record-document.ts'
import type { RecordType } from './record-types.ts'
import type { Writer } from './writer.ts'

export interface NewRecord<T extends RecordType = RecordType> {
  readonly type: T
  readonly details: RecordInput<T>
  /** Null: the borrower with all accounts. */
  readonly accountId: string | null
  readonly note?: string | undefined
  readonly learnedAtMs?: number | undefined
  readonly sourceAttemptId?: string | undefined
}

export interface KeptRecord {
  readonly recordId: string
  readonly type: RecordType
}

/** @returns the record first, then the hold that was opened with it. */
export async function putOnRecord<T extends RecordType>(
  tx: Tx,
  vault: Vault,
  { borrower }: Subject,
  record: NewRecord<T>,
  writer: Writer,
): Promise<KeptRecord[]> {
  const recordId = newId()
  const { type, accountId } = record
  const document = documentOf(type, record.details, {
    nowMs: writer.atMs,
    accountId,
    heardBy: writer.actor,
  })
  const row = {
    creditorId: tx.creditorId,
    borrowerId: borrower.borrowerId,
    accountId,
    learnedAt: new Date(record.learnedAtMs ?? writer.atMs),
    recordedAt: new Date(writer.atMs),
    recordedBy: writer.name,
    sourceAttemptId: record.sourceAttemptId ?? null,
  }
  const noteSealed =
    record.note === undefined
      ? null
      : vault.ofBorrower(tx.creditorId, borrower.salt).seal(record.note, noteContext(recordId))
  if (type === 'preference') await endFormer(tx, borrower.borrowerId, document, writer)
  await tx.db.insert(records).values({ ...row, recordId, type, document, noteSealed })
  const kept: KeptRecord[] = [{ recordId, type }]
  for (const hold of await holdsOf(tx, borrower.borrowerId, type, document)) {
    const holdId = newId()
    // The hold names what it belongs to, and ends with it.
    const held = { id: recordId, ...hold, ...(accountId === null ? {} : { account: accountId }) }
    await tx.db.insert(records).values({ ...row, recordId: holdId, type: 'hold', document: held })
    kept.push({ recordId: holdId, type: 'hold' })
  }
  return kept
}

/** Of a person's language and channel the last one told holds; working hours add up. */
async function endFormer(
  tx: Tx,
  borrowerId: string,
  { kind, party, person }: RecordDocument,
  writer: Writer,
): Promise<void> {
  if (kind === 'working-hours') return
  await tx.db
    .update(records)
    .set({ endedAt: new Date(writer.atMs), endedBy: writer.name, endDocument: {} })
    .where(
      and(
        eq(records.creditorId, tx.creditorId),
        eq(records.borrowerId, borrowerId),
        eq(records.type, 'preference'),
        isNull(records.endedAt),
        sql`${records.document}->>'kind' = ${kind} and ${records.document}->>'party' = ${party}
          and ${records.document}->>'person' is not distinct from ${person ?? null}`,
      ),
    )
}

/** Binds the sealed note to its record: it opens nowhere else. */
export function noteContext(recordId: string): string {
  return `record ${recordId}`
}

/**
 * The holds that are opened with a record. Whether the law lets a debtor end contact, or makes a dispute stop it,
 * differs from place to place; until a person has looked at it nothing is collected, and the end of the record lifts it.
 */
async function holdsOf(
  tx: Tx,
  borrowerId: string,
  type: RecordType,
  document: RecordDocument,
): Promise<RecordDocument[]> {
  const { atMs: fromMs, party } = document
  if (type === 'dispute' || type === 'complaint' || type === 'hardship') return [{ kind: type, fromMs }]
  // Whoever does not owe is not contacted again by the refusal itself.
  if (type !== 'refusal' || !isDebtor(party as Party)) return []
  const stops = stopOf(document)
  if (stops === null) return []
  const hold: RecordDocument = { ...stops, fromMs }
  // A hold knows no party: that of the borrower stands for all, numbers still unknown included.
  if (party === 'borrower' || hold.contactPoint !== undefined) return [hold]
  const points = await tx.db
    .select({ id: contactPoints.contactPointId, person: contactPoints.person })
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.creditorId, tx.creditorId),
        eq(contactPoints.borrowerId, borrowerId),
        eq(contactPoints.party, party as Party),
      ),
    )
  return points
    .filter((point) => document.person === undefined || point.person === document.person)
    .map((point) => ({ ...hold, contactPoint: point.id }))
}

/** What of the contact a debtor's refusal stops; `null`: it is about times and places, which need no hold. */
function stopOf(document: RecordDocument): Record<string, unknown> | null {
  const { scope, channel, onlyChannels, contactPoint } = document
  if (scope === 'no-contact') return { kind: 'stop-request' }
  if (scope !== 'channel') return null
  const only = onlyChannels as readonly Channel[] | undefined
  const channels =
    only !== undefined
      ? CHANNELS.filter((one) => !only.includes(one))
      : channel === undefined
        ? undefined
        : [channel]
  return {
    kind: 'opt-out',
    ...(channels === undefined ? {} : { channels }),
    ...(contactPoint === undefined ? {} : { contactPoint }),
  }
}
