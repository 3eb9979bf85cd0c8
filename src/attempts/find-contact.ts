/** Which contact a report is about: what its permit says, or what the report says itself. The borrower is held. */
import { and, eq } from 'drizzle-orm'
import { loadFacts } from '../accounts/load-facts.ts'
import { accountOf, lockBorrower, lockSubject, type Subject } from '../accounts/lock-subject.ts'
import type { AccountRow, ContactPointRow } from '../accounts/show-account.ts'
import { isHeldBy } from '../agencies/is-held-by.ts'
import { checkPointOf } from '../contact-points/find-point.ts'
import { normaliseContactValue } from '../intake/normalise-contact-value.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import type { Channel, Party, Place, Purpose } from '../policy/facts.ts'
import type { Writer } from '../records/writer.ts'
import { accounts, contactPoints, permits } from '../tables.ts'
import type { AttemptReport, InboundReport } from './schemas.ts'

export type PermitRow = typeof permits.$inferSelect

/** A contact as it was meant. */
export interface MeantContact {
  readonly subject: Subject
  readonly account: AccountRow
  readonly permit: PermitRow | null
  readonly direction: 'outbound' | 'inbound'
  readonly channel: Channel
  readonly point: ContactPointRow | null
  readonly party: Party
  readonly person: string | null
  readonly purpose: Purpose | null
  readonly place: Place | null
  /** `in-house`, `bot` or the id of the agency. */
  readonly by: string
  readonly agencyId: string | null
  readonly collectorId: string | null
}

/** @throws Problem `not_found`, also for the permit of somebody else. */
export async function contactOfPermit(tx: Tx, permitId: string, writer: Writer): Promise<MeantContact> {
  const seen = await readPermit(tx, permitId, writer)
  const borrower = await lockBorrower(tx, seen.borrowerId)
  // Read again now that nobody else can settle or revoke it.
  const permit = await readPermit(tx, permitId, writer)
  const [account] = await tx.db
    .select()
    .from(accounts)
    .where(and(eq(accounts.creditorId, tx.creditorId), eq(accounts.accountId, permit.accountId)))
  if (account === undefined) throw new Error('a permit without its account')
  const { contactPointId, agencyId, collectorId } = permit
  return {
    subject: { borrower, account },
    account,
    permit,
    direction: 'outbound',
    channel: permit.channel,
    point: await checkPointOf(tx, permit.borrowerId, contactPointId ?? undefined),
    party: permit.party,
    person: permit.person,
    purpose: permit.purpose,
    place: permit.place,
    by: agencyId ?? permit.actorKind,
    agencyId,
    collectorId,
  }
}

/** @throws Problem `not_found`, also for an account that is not placed with the agency that reports. */
export async function contactOfReport(tx: Tx, report: AttemptReport, writer: Writer): Promise<MeantContact> {
  const { accountNumber, channel, actor = 'in-house' } = report
  if (accountNumber === undefined || channel === undefined) throw new Error('an unchecked report')
  const { subject, account } = await visibleAccount(tx, accountNumber, writer)
  const point = await checkPointOf(tx, subject.borrower.borrowerId, report.contactPointId)
  return {
    ...meant(subject, account, point, report, writer),
    channel,
    direction: 'outbound',
    by: writer.agencyId ?? actor,
  }
}

export async function contactOfInbound(
  tx: Tx,
  vault: Vault,
  report: InboundReport,
  writer: Writer,
): Promise<MeantContact> {
  const { subject, account } = await visibleAccount(tx, report.accountNumber, writer)
  const { borrowerId } = subject.borrower
  const point =
    report.contactPointId === undefined
      ? await pointOfSender(tx, vault, subject, report)
      : await checkPointOf(tx, borrowerId, report.contactPointId)
  return {
    ...meant(subject, account, point, report, writer),
    channel: report.channel,
    direction: 'inbound',
    by: writer.actor,
  }
}

function meant(
  subject: Subject,
  account: AccountRow,
  point: ContactPointRow | null,
  report: AttemptReport | InboundReport,
  writer: Writer,
): Omit<MeantContact, 'channel' | 'direction' | 'by'> {
  const party = report.party ?? point?.party ?? 'borrower'
  return {
    subject,
    account,
    permit: null,
    point,
    party,
    person: report.person ?? (point?.party === party ? point.person : null),
    purpose: report.purpose ?? null,
    place: report.place ?? (point?.place as Place | null | undefined) ?? null,
    agencyId: writer.agencyId,
    collectorId: null,
  }
}

/** Ids of further accounts of the same borrower. @throws Problem `not_found` */
export async function furtherAccounts(
  tx: Tx,
  contact: MeantContact,
  numbers: readonly string[],
  writer: Writer,
): Promise<string[]> {
  const { borrowerId } = contact.subject.borrower
  const found: AccountRow[] = []
  for (const number of new Set(numbers)) found.push(await accountOf(tx, borrowerId, number))
  const others = found.filter(({ accountId }) => accountId !== contact.account.accountId)
  await checkPlaced(tx, others, writer)
  return others.map(({ accountId }) => accountId)
}

async function visibleAccount(tx: Tx, accountNumber: string, writer: Writer) {
  const subject = await lockSubject(tx, { accountNumber })
  const { account } = subject
  if (account === null) throw new Error('a subject without its account')
  await checkPlaced(tx, [account], writer)
  return { subject, account }
}

/** Not with this agency now is the same as not there. */
async function checkPlaced(tx: Tx, wanted: readonly AccountRow[], writer: Writer): Promise<void> {
  const { agencyId } = writer
  if (agencyId === null || wanted.length === 0) return
  const loaded = await loadFacts(tx, { accountIds: wanted.map((one) => one.accountId) }, writer.atMs)
  for (const { accountId, accountNumber } of wanted) {
    const facts = loaded.find((one) => one.accountId === accountId)?.facts
    if (facts === undefined || !isHeldBy(agencyId, facts, writer.atMs))
      throw new Problem('not_found', `There is no account "${accountNumber}".`)
  }
}

async function readPermit(tx: Tx, permitId: string, writer: Writer): Promise<PermitRow> {
  const [permit] = await tx.db
    .select()
    .from(permits)
    .where(and(eq(permits.creditorId, tx.creditorId), eq(permits.permitId, permitId)))
  if (permit === undefined || (writer.agencyId !== null && permit.agencyId !== writer.agencyId))
    throw new Problem('not_found', 'There is no such permit.')
  return permit
}

/** The contact point that a number or address belongs to, by its keyed index; nothing of it is kept. */
async function pointOfSender(
  tx: Tx,
  vault: Vault,
  { borrower }: Subject,
  { from, channel, party }: InboundReport,
): Promise<ContactPointRow | null> {
  if (from === undefined) return null
  const { normalised } = normaliseContactValue([channel], from, borrower.jurisdiction)
  const points = await tx.db
    .select()
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.creditorId, tx.creditorId),
        eq(contactPoints.borrowerId, borrower.borrowerId),
        eq(contactPoints.valueIndex, vault.blindIndex(tx.creditorId, normalised)),
      ),
    )
    .orderBy(contactPoints.contactPointId)
  const meantFor = party === undefined ? points : points.filter((point) => point.party === party)
  return meantFor[0] ?? null
}
