/**
 * What became of a contact: the attempt, what it settles (its permit), what it opens (records), and what it changes
 * (contact point, open permits, plans), all in one transaction under the lock of the borrower.
 */
import { and, eq } from 'drizzle-orm'
import type pg from 'pg'
import { accountOf } from '../accounts/lock-subject.ts'
import { nextActionView } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { ensureMonth } from '../platform/monthly-partitions.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import type { Outcome, Party } from '../policy/facts.ts'
import { settleBorrower } from '../records/settle-borrower.ts'
import type { Writer } from '../records/writer.ts'
import { attempts } from '../tables.ts'
import { checkReport, isRecent, whoWasReached } from './check-report.ts'
import { applyConsequences, type Contact } from './consequences.ts'
import {
  contactOfInbound,
  contactOfPermit,
  contactOfReport,
  furtherAccounts,
  type MeantContact,
} from './find-contact.ts'
import { OUTCOME_WORDS, type OutcomeWord } from './outcomes.ts'
import type { AttemptKept, AttemptReport, InboundReport } from './schemas.ts'
import {
  type AttemptDetails,
  firstOutcome,
  type PermitState,
  settlePermit,
  stateOf,
} from './settle-permit.ts'

type Report = AttemptReport | InboundReport
/** Before the transaction: the month in which the attempt will stand. One that will be refused needs none. */
export async function prepareMonth(
  pool: pg.Pool,
  creditorId: string,
  { at }: Report,
  nowMs: number,
): Promise<void> {
  const atMs = at === undefined ? nowMs : Date.parse(at)
  if (isRecent(atMs, nowMs)) await ensureMonth(pool, creditorId, 'attempts', atMs)
}

/** @throws Problem `not_found`, `invalid_request`, `outcome_already_reported` */
export async function reportAttempt(
  tx: Tx,
  vault: Vault,
  report: AttemptReport,
  writer: Writer,
): Promise<AttemptKept> {
  const { permitId } = report
  const digest = vault.blindIndex(tx.creditorId, JSON.stringify(report)).toString('hex')
  if (permitId === undefined)
    return keep(tx, vault, await contactOfReport(tx, report, writer), report, digest, writer)
  const contact = await contactOfPermit(tx, permitId, writer)
  const first = await firstOutcome(tx, contact.permit)
  if (first === null) return keep(tx, vault, contact, report, digest, writer)
  if (first.digest === digest) return JSON.parse(first.answer) as AttemptKept
  throw new Problem(
    'outcome_already_reported',
    'A permit has one outcome. Send the first report again, or none.',
  )
}

/** @throws Problem `not_found`, `invalid_request` */
export async function reportInbound(
  tx: Tx,
  vault: Vault,
  report: InboundReport,
  writer: Writer,
): Promise<AttemptKept> {
  const digest = vault.blindIndex(tx.creditorId, JSON.stringify(report)).toString('hex')
  return keep(tx, vault, await contactOfInbound(tx, vault, report, writer), report, digest, writer)
}

async function keep(
  tx: Tx,
  vault: Vault,
  meant: MeantContact,
  report: Report,
  digest: string,
  writer: Writer,
): Promise<AttemptKept> {
  const word: OutcomeWord = OUTCOME_WORDS[report.outcome]
  const atMs = report.at === undefined ? writer.atMs : Date.parse(report.at)
  checkReport(report, word, meant, atMs, writer.atMs)
  const { subject, account, permit } = meant
  const happened = { attemptId: newId(), atMs, ...whoWasReached(report, word, meant) }
  const { records, point } = await applyConsequences(
    tx,
    vault,
    subject,
    { ...word, outcome: happened.countsAs },
    report.said ?? {},
    contactOf(meant, happened),
    writer,
  )
  const permitState = permit === null ? 'none' : stateOf(permit, atMs)
  const alsoAccounts = await furtherAccounts(tx, meant, report.alsoAccounts ?? [], writer)
  const row = { ...rowOf(tx, vault, meant, report, happened, writer), alsoAccounts, permitState }
  await tx.db.insert(attempts).values(row)
  if (permit !== null) await settlePermit(tx, permit, permitState, row.attemptId)
  const permitsRevoked = await settleBorrower(tx, subject.borrower.borrowerId, writer.atMs)
  const planned = await accountOf(tx, subject.borrower.borrowerId, account.accountNumber)
  const answer: AttemptKept = {
    ...presentRow(row, meant, report),
    records,
    contactPointStatus: point?.status ?? null,
    // How many permits others had is not told to one of them.
    permitsRevoked: writer.agencyId === null ? permitsRevoked : null,
    nextAction: nextActionView(planned) as AttemptKept['nextAction'],
  }
  await keepDetails(tx, row, report, digest, answer)
  return answer
}

interface Happened {
  readonly attemptId: string
  readonly atMs: number
  readonly party: Party
  readonly person: string | null
  readonly countsAs: Outcome
}

function contactOf({ direction, account, point }: MeantContact, happened: Happened): Contact {
  return { ...happened, isOutbound: direction === 'outbound', accountId: account.accountId, point }
}

function presentRow(
  row: { attemptId: string; at: Date; party: Party; outcome: Outcome; permitState: PermitState },
  { account, permit, point, direction, channel }: MeantContact,
  report: Report,
) {
  return {
    attemptId: row.attemptId,
    accountNumber: account.accountNumber,
    at: row.at.toISOString(),
    direction,
    channel,
    party: row.party,
    contactPointId: point?.contactPointId ?? null,
    outcome: report.outcome,
    countsAs: row.outcome,
    permit: {
      permitId: permit?.permitId ?? null,
      state: row.permitState,
      revokedAt: permit?.revokedAt?.toISOString() ?? null,
    },
    unpermitted: direction === 'outbound' && row.permitState === 'none',
  }
}

/** The attempt stands before the plans are made, and its answer can only be told after. */
async function keepDetails(
  tx: Tx,
  row: { attemptId: string; at: Date },
  report: Report,
  digest: string,
  answer: AttemptKept,
): Promise<void> {
  const { outcome, reached, visit } = report
  const details: AttemptDetails = {
    outcome,
    ...(reached === undefined ? {} : { reached }),
    ...(visit === undefined ? {} : { visit }),
    digest,
    answer: JSON.stringify(answer),
  }
  await tx.db
    .update(attempts)
    .set({ details })
    .where(
      and(
        eq(attempts.creditorId, tx.creditorId),
        eq(attempts.attemptId, row.attemptId),
        eq(attempts.at, row.at),
      ),
    )
}

function rowOf(
  tx: Tx,
  vault: Vault,
  { subject, account, permit, point, ...meant }: MeantContact,
  report: Report,
  { attemptId, atMs, party, person, countsAs }: Happened,
  writer: Writer,
) {
  const { borrower } = subject
  return {
    creditorId: tx.creditorId,
    attemptId,
    at: new Date(atMs),
    endedAt: report.endedAt === undefined ? null : new Date(report.endedAt),
    borrowerId: borrower.borrowerId,
    accountId: account.accountId,
    contactPointId: point?.contactPointId ?? null,
    person,
    party,
    channel: meant.channel,
    direction: meant.direction,
    outcome: countsAs,
    by: meant.by,
    purpose: meant.purpose,
    place: meant.place,
    permitId: permit?.permitId ?? null,
    agencyId: meant.agencyId,
    collectorId: meant.collectorId,
    notesSealed:
      report.notes === undefined
        ? null
        : vault.ofBorrower(tx.creditorId, borrower.salt).seal(report.notes, notesContext(attemptId)),
    recordingReference: report.recordingReference ?? null,
    reportedAt: new Date(writer.atMs),
    reportedByKey: writer.apiKeyId,
  }
}

/** Binds the sealed notes to their attempt: they open nowhere else. */
export function notesContext(attemptId: string): string {
  return `attempt ${attemptId}`
}
