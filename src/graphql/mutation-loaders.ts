/** From the answer of a mutation on to the account or borrower it is about, read as the caller. */
import { deskAccountsByNumber, deskBorrowers } from '../accounts/desk-rows.ts'
import { accountNodes } from './account-group.ts'
import { borrowerNodes } from './borrower-group.ts'
import { type DeskContext, seenByCaller } from './desk.ts'

interface Load<T> {
  readonly obj: T
}

/** null: it is about the borrower as a whole, or not for the caller to see any more. */
async function accountsOf(loads: readonly Load<{ accountNumber: string | null }>[], ctx: DeskContext) {
  const numbers = [...new Set(loads.flatMap(({ obj }) => obj.accountNumber ?? []))]
  const rows = numbers.length === 0 ? [] : await seenByCaller(ctx, (tx) => deskAccountsByNumber(tx, numbers))
  const byNumber = new Map(accountNodes(ctx, rows).map((node) => [node.accountNumber, node]))
  return loads.map(({ obj }) => byNumber.get(obj.accountNumber ?? '') ?? null)
}

async function borrowersOf(loads: readonly Load<{ borrowerReference: string }>[], ctx: DeskContext) {
  const references = [...new Set(loads.map(({ obj }) => obj.borrowerReference))]
  const rows = await seenByCaller(ctx, (tx) => deskBorrowers(tx, { references }))
  const byReference = new Map(borrowerNodes(ctx, rows).map((node) => [node.reference, node]))
  return loads.map(({ obj }) => byReference.get(obj.borrowerReference) ?? null)
}

export const mutationLoaders = {
  AttemptKept: { account: accountsOf },
  RecordKept: { account: accountsOf, borrower: borrowersOf },
  WorkItem: { borrower: borrowersOf },
}
