/** Whom something is about, held so that decisions about the borrower and changes of it come one after the other. */
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { accounts, borrowers } from '../tables.ts'
import { lockBorrowers } from './lock-borrowers.ts'
import type { AccountRow, BorrowerRow } from './show-account.ts'

/** A borrower with all accounts, or one account of it. */
export interface Subject {
  readonly borrower: BorrowerRow
  readonly account: AccountRow | null
}

export interface SubjectRef {
  readonly accountNumber?: string | undefined
  readonly borrowerReference?: string | undefined
}

/** @throws Problem `not_found` */
export async function lockSubject(tx: Tx, ref: SubjectRef): Promise<Subject> {
  const borrowerId = await borrowerOf(tx, ref)
  const borrower = await lockBorrower(tx, borrowerId)
  if (ref.accountNumber === undefined) return { borrower, account: null }
  return { borrower, account: await accountOf(tx, borrowerId, ref.accountNumber) }
}

/** @throws Problem `not_found` when it is gone. */
export async function lockBorrower(tx: Tx, borrowerId: string): Promise<BorrowerRow> {
  await lockBorrowers(tx, [borrowerId])
  const [row] = await tx.db
    .select()
    .from(borrowers)
    .where(and(eq(borrowers.creditorId, tx.creditorId), eq(borrowers.borrowerId, borrowerId)))
  if (row === undefined) throw new Problem('not_found', 'There is no such borrower.')
  return row
}

/** Who is meant, without holding it. @throws Problem `not_found` */
export async function borrowerOf(tx: Tx, ref: SubjectRef): Promise<string> {
  const { accountNumber, borrowerReference } = ref
  const [found] =
    accountNumber === undefined
      ? await tx.db
          .select({ borrowerId: borrowers.borrowerId })
          .from(borrowers)
          .where(
            and(eq(borrowers.creditorId, tx.creditorId), eq(borrowers.reference, borrowerReference ?? '')),
          )
      : await tx.db
          .select({ borrowerId: accounts.borrowerId })
          .from(accounts)
          .where(and(eq(accounts.creditorId, tx.creditorId), eq(accounts.accountNumber, accountNumber)))
  if (found === undefined) throw missingSubject(ref)
  return found.borrowerId
}

/** @throws Problem `not_found` when the borrower has no such account. */
export async function accountOf(tx: Tx, borrowerId: string, accountNumber: string): Promise<AccountRow> {
  const [account] = await tx.db
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.creditorId, tx.creditorId),
        eq(accounts.borrowerId, borrowerId),
        eq(accounts.accountNumber, accountNumber),
      ),
    )
  if (account === undefined) throw missingSubject({ accountNumber })
  return account
}

function missingSubject({ accountNumber, borrowerReference }: SubjectRef): Problem {
  return new Problem(
    'not_found',
    accountNumber === undefined
      ? `There is no borrower "${borrowerReference}".`
      : `There is no account "${accountNumber}".`,
  )
}
