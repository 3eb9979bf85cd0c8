/** One transaction at a time decides about a borrower, or changes what decisions about it rest on. */
import { hash } from 'node:crypto'
import type { Tx } from '../platform/database.ts'

/**
 * Waits for the borrowers and holds them to the end of the transaction. Read the facts AFTER it, in a statement of its
 * own: only then do they show what the one before has done. Whoever writes a permit, an attempt, a record, a placement
 * or the state of a contact point takes it first, and once: with all borrowers it is about.
 *
 * It is not a lock on the row, which a push holds for as long as it merges: nobody would get a permit meanwhile.
 */
export async function lockBorrowers(tx: Tx, borrowerIds: readonly string[]): Promise<void> {
  await lockKeys(tx, borrowerIds.map(lockKeyOfBorrower))
}

export async function lockKeys(tx: Tx, keys: readonly bigint[]): Promise<void> {
  // In one order for all, so that no two wait for each other.
  const inOrder = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)).map(String)
  await tx.client.query({
    name: 'lock-keys',
    text: 'select count(pg_advisory_xact_lock(key)) from unnest($1::bigint[]) as key',
    values: [inOrder],
  })
}

/** 64 bits of the id, most of them random. Two borrowers with one key merely wait for each other. */
export function lockKeyOfBorrower(borrowerId: string): bigint {
  return Buffer.from(borrowerId.slice(19).replace('-', ''), 'hex').readBigInt64BE()
}

export function lockKeyOfText(text: string): bigint {
  return hash('sha256', text, 'buffer').readBigInt64BE()
}
