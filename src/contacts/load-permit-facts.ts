/**
 * Everything that the questions of one round need: borrowers locked, then facts, policy, collectors and earlier answers,
 * read in one trip after the lock.
 */
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import { lockKeyOfBorrower, lockKeyOfText, lockKeys } from '../accounts/lock-borrowers.ts'
import type { Tx } from '../platform/database.ts'
import type { PoliciesInForce } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import type { PermitRequest } from './issue-permits.ts'
import { loadSealedValues, type SealedValue } from './open-contact-values.ts'

export interface CollectorState {
  readonly collectorId: string
  readonly agencyId: string | null
  readonly certifiedUntil: string | null
}

/** The answer that an `Idempotency-Key` got before. */
export interface EarlierAnswer {
  readonly fingerprint: Buffer
  readonly body: string
}

export interface PermitFacts {
  readonly policies: PoliciesInForce
  readonly accounts: ReadonlyMap<string, LoadedAccount>
  readonly collectors: ReadonlyMap<string, CollectorState>
  readonly earlier: ReadonlyMap<string, EarlierAnswer>
  /** By contact point. */
  readonly values: ReadonlyMap<string, SealedValue>
}

export const PERMIT_OPERATION = 'ask-permit'

export async function loadPermitFacts(
  tx: Tx,
  requests: readonly PermitRequest[],
  nowMs: number,
): Promise<PermitFacts> {
  const accountNumbers = [...new Set(requests.map(({ question }) => question.accountNumber))]
  const keys = [...new Set(requests.flatMap(({ once }) => (once === undefined ? [] : [once.key])))]
  const { rows } = await tx.client.query<{ borrower_id: string }>({
    name: 'borrowers-of-accounts',
    text: 'select borrower_id from accounts where creditor_id = $1 and account_number = any($2::text[])',
    values: [tx.creditorId, accountNumbers],
  })
  const locks = [
    ...rows.map((row) => lockKeyOfBorrower(row.borrower_id)),
    // Two equal requests wait for each other here, and the second finds the first one's answer.
    ...keys.map((key) => lockKeyOfText(`${tx.creditorId} ${PERMIT_OPERATION} ${key}`)),
  ]
  // Sent together; each statement sees what was there when it began, so all but the first see what the lock waited for.
  const [, policies, loaded, collectors, earlier, values] = await Promise.all([
    lockKeys(tx, locks),
    policiesInForce(tx.client, tx.creditorId),
    loadFacts(tx, { accountNumbers }, nowMs),
    collectorsOf(tx, requests),
    earlierAnswers(tx, keys),
    loadSealedValues(tx, accountNumbers),
  ])
  const locked = new Set(rows.map((row) => row.borrower_id))
  return {
    policies,
    // An account that moved to another borrower in between is not decided about without that one's lock.
    accounts: new Map(
      loaded.filter((one) => locked.has(one.borrowerId)).map((one) => [one.accountNumber, one]),
    ),
    collectors,
    earlier,
    values,
  }
}

async function collectorsOf(
  tx: Tx,
  requests: readonly PermitRequest[],
): Promise<Map<string, CollectorState>> {
  const ids = [
    ...new Set(
      requests.flatMap(({ question }) => (question.collectorId === undefined ? [] : [question.collectorId])),
    ),
  ]
  if (ids.length === 0) return new Map()
  const { rows } = await tx.client.query<CollectorState>({
    name: 'collectors',
    text: `select collector_id as "collectorId", agency_id as "agencyId", certified_until as "certifiedUntil"
           from collectors where creditor_id = $1 and collector_id = any($2::uuid[]) and active`,
    values: [tx.creditorId, ids],
  })
  return new Map(rows.map((row) => [row.collectorId, row]))
}

async function earlierAnswers(tx: Tx, keys: readonly string[]): Promise<Map<string, EarlierAnswer>> {
  if (keys.length === 0) return new Map()
  const { rows } = await tx.client.query<EarlierAnswer & { key: string }>({
    name: 'earlier-permit-answers',
    text: `select key, fingerprint, body from idempotency_keys
           where creditor_id = $1 and operation = $2 and key = any($3::text[])`,
    values: [tx.creditorId, PERMIT_OPERATION, keys],
  })
  return new Map(rows.map((row) => [row.key, row]))
}
