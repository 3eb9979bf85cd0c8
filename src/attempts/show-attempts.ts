/** What became of the contacts about an account, newest first. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accountOf, borrowerOf } from '../accounts/lock-subject.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import type { Vault } from '../platform/vault.ts'
import { accounts, attempts, borrowers } from '../tables.ts'
import { notesContext } from './report-attempt.ts'
import type { AttemptDetails } from './settle-permit.ts'

type AttemptRow = typeof attempts.$inferSelect
const cursor = z.tuple([z.string(), z.uuid()])

/** @throws Problem `not_found` */
export async function listAttempts(
  tx: Tx,
  { accountNumber, limit, after }: { accountNumber: string; limit: number; after?: string | undefined },
) {
  const borrowerId = await borrowerOf(tx, { accountNumber })
  const { accountId } = await accountOf(tx, borrowerId, accountNumber)
  const behind = after === undefined ? undefined : decodeCursor(cursor, after)
  const rows = await tx.db
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.creditorId, tx.creditorId),
        eq(attempts.borrowerId, borrowerId),
        sql`(${attempts.accountId} = ${accountId} or ${accountId} = any(${attempts.alsoAccounts}))`,
        ...(behind === undefined
          ? []
          : [sql`(${attempts.at}, ${attempts.attemptId}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`]),
      ),
    )
    .orderBy(desc(attempts.at), desc(attempts.attemptId))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const isMore = rows.length > limit && last !== undefined
  return {
    attempts: page.map((row) => viewOf(row, accountNumber)),
    next: isMore ? encodeCursor([last.at.toISOString(), last.attemptId]) : null,
  }
}

/** With its notes. @throws Problem `not_found` */
export async function showAttempt(tx: Tx, vault: Vault, attemptId: string) {
  const [found] = await tx.db
    .select({ attempt: attempts, salt: borrowers.salt, accountNumber: accounts.accountNumber })
    .from(attempts)
    .innerJoin(
      borrowers,
      and(eq(borrowers.creditorId, attempts.creditorId), eq(borrowers.borrowerId, attempts.borrowerId)),
    )
    .leftJoin(
      accounts,
      and(eq(accounts.creditorId, attempts.creditorId), eq(accounts.accountId, attempts.accountId)),
    )
    .where(and(eq(attempts.creditorId, tx.creditorId), eq(attempts.attemptId, attemptId)))
  if (found === undefined) throw new Problem('not_found', 'There is no such contact.')
  const { attempt, salt, accountNumber } = found
  const sealed = attempt.notesSealed
  return {
    ...viewOf(attempt, accountNumber),
    notes:
      sealed === null ? null : vault.ofBorrower(tx.creditorId, salt).open(sealed, notesContext(attemptId)),
  }
}

function viewOf(row: AttemptRow, accountNumber: string | null) {
  const details = row.details as AttemptDetails | null
  return {
    attemptId: row.attemptId,
    accountNumber,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    direction: row.direction,
    channel: row.channel,
    party: row.party,
    contactPointId: row.contactPointId,
    purpose: row.purpose,
    place: row.place,
    outcome: details?.outcome ?? row.outcome,
    countsAs: row.outcome,
    by: row.by,
    permitId: row.permitId,
    permitState: row.permitState,
    unpermitted: row.direction === 'outbound' && row.permitState === 'none',
    visit: (details?.visit ?? null) as Record<string, unknown> | null,
    recordingReference: row.recordingReference,
    reportedAt: row.reportedAt.toISOString(),
  }
}
