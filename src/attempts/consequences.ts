/** What a contact leads to: records opened and the fate of the contact point, in the transaction of its report. */
import type { Subject } from '../accounts/lock-subject.ts'
import type { ContactPointRow } from '../accounts/show-account.ts'
import { markUnusable, retireWrongNumber } from '../contact-points/change-status.ts'
import { changePoint } from '../contact-points/write-change.ts'
import type { Tx } from '../platform/database.ts'
import type { Vault } from '../platform/vault.ts'
import type { Party } from '../policy/facts.ts'
import { type KeptRecord, type NewRecord, putOnRecord } from '../records/put-on-record.ts'
import type { RecordType } from '../records/record-types.ts'
import type { Writer } from '../records/writer.ts'
import type { OutcomeWord } from './outcomes.ts'
import type { SaidThings } from './schemas.ts'

export interface Contact {
  readonly attemptId: string
  readonly atMs: number
  readonly isOutbound: boolean
  readonly party: Party
  readonly person: string | null
  readonly accountId: string
  readonly point: ContactPointRow | null
}

type Opening = Omit<NewRecord, 'learnedAtMs' | 'sourceAttemptId' | 'note'>

/** The records that follow, in a fixed order. Pure. */
export function recordsOf(word: OutcomeWord, told: SaidThings, contact: Contact): Opening[] {
  // The word alone says it, even when nothing more is told.
  const things = { ...(word.says === undefined ? {} : { [word.says]: {} }), ...told } as SaidThings
  const at = new Date(contact.atMs).toISOString()
  const whose = { party: contact.party, ...(contact.person === null ? {} : { person: contact.person }) }
  const openings: Opening[] = []
  const open = <T extends RecordType>(type: T, details: NewRecord<T>['details'], accountId: string | null) =>
    openings.push({ type, details, accountId })
  const { promise, dispute, complaint, hardship, optOut, stopRequest, representation } = things
  if (stopRequest !== undefined) open('refusal', { ...whose, scope: 'no-contact', at, ...stopRequest }, null)
  if (optOut !== undefined) {
    const { channels, onlyThisContactPoint, form } = optOut
    const point = onlyThisContactPoint ? contact.point?.contactPointId : undefined
    for (const channel of channels ?? [undefined])
      open('refusal', { ...whose, scope: 'channel', channel, contactPointId: point, at, form }, null)
  }
  if (things.leaveRequest !== undefined) open('refusal', { ...whose, scope: 'leave', at }, null)
  for (const one of things.refusals ?? []) open('refusal', { ...whose, at, ...one }, null)
  for (const one of things.consents ?? []) open('consent', { givenAt: at, ...one }, null)
  if (dispute !== undefined) open('dispute', { ...dispute, at }, contact.accountId)
  if (complaint !== undefined) open('complaint', { ...complaint, at }, null)
  if (hardship !== undefined) open('hardship', { ...hardship, at }, null)
  if (things.death !== undefined) open('deceased', { ...things.death, at }, null)
  if (representation !== undefined) open('hold', { kind: 'represented', from: at, ...representation }, null)
  if (promise !== undefined) open('promise', { ...promise, at }, contact.accountId)
  return openings
}

export async function applyConsequences(
  tx: Tx,
  vault: Vault,
  subject: Subject,
  word: OutcomeWord,
  told: SaidThings,
  contact: Contact,
  writer: Writer,
): Promise<{ records: KeptRecord[]; point: ContactPointRow | null }> {
  const kept: KeptRecord[] = []
  for (const opening of recordsOf(word, told, contact)) {
    const source = { learnedAtMs: contact.atMs, sourceAttemptId: contact.attemptId }
    kept.push(...(await putOnRecord(tx, vault, subject, { ...opening, ...source }, writer)))
  }
  return { records: kept, point: await pointAfter(tx, vault, subject, word, contact, writer) }
}

async function pointAfter(
  tx: Tx,
  vault: Vault,
  subject: Subject,
  word: OutcomeWord,
  { point, attemptId, party, isOutbound }: Contact,
  writer: Writer,
): Promise<ContactPointRow | null> {
  if (point === null) return null
  if (word.point === undefined) {
    const isProof = word.outcome === 'conversation' && isOutbound && party === point.party
    return isProof && point.status === 'unverified'
      ? changePoint(tx, point, 'verified', { status: 'verified' }, 'conversation', writer)
      : point
  }
  return word.point === 'wrong'
    ? retireWrongNumber(tx, vault, subject, point, writer, attemptId)
    : markUnusable(tx, point, 'does-not-exist', writer)
}
