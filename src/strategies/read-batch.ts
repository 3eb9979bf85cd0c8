/**
 * The facts of a batch of accounts for a sweep: each table is read once for all, plain rows in one trip, and put together
 * here. The same facts as those of `load-facts.ts`, which is made for few accounts and one statement.
 */
import {
  type AttemptState,
  type BorrowerState,
  buildFacts,
  type ContactPointOfFacts,
  type PlacementState,
} from '../accounts/build-facts.ts'
import type { StoredPlan } from '../accounts/is-same-plan.ts'
import { ATTEMPTS_WINDOW_DAYS } from '../accounts/load-facts.ts'
import type { RecordState } from '../accounts/record-facts.ts'
import { arrayText } from '../platform/array-text.ts'
import type { Tx } from '../platform/database.ts'
import type { Facts } from '../policy/facts.ts'
import { STATEMENTS } from './batch-statements.ts'

/** An account of the batch, held for writing its plan. */
export interface BatchAccount {
  readonly accountId: string
  readonly borrowerId: string
  readonly stored: StoredPlan
  readonly facts: Facts
  readonly permitExpiresAtMs: number | null
}

export interface BatchKeys {
  readonly accountIds: readonly string[]
  /** All of theirs. */
  readonly borrowerIds: readonly string[]
  /** Which of the accounts are wanted still, once they are held. */
  readonly wanted: {
    readonly all: boolean
    readonly dueMs: number
    readonly policyVersions: readonly string[]
  }
}

/** Accounts that somebody else holds, or that are not wanted any more, are left out. */
export async function readBatch(tx: Tx, keys: BatchKeys, nowMs: number): Promise<BatchAccount[]> {
  const { wanted } = keys
  const [accountList, borrowerList] = [arrayText(keys.accountIds), arrayText(keys.borrowerIds)]
  const read = async (name: keyof typeof STATEMENTS, ...values: unknown[]) => {
    const { rows } = await tx.client.query({
      name: `sweep-${name}`,
      text: STATEMENTS[name],
      values: [tx.creditorId, ...values],
      rowMode: 'array',
    })
    return rows as unknown[][]
  }
  // Sent together. Whoever changes a fact after the accounts are held waits for us and plans them after us.
  const [accounts, borrowers, points, attempts, permits, records, placements] = await Promise.all([
    read('accounts', accountList, wanted.all, new Date(wanted.dueMs), wanted.policyVersions),
    read('borrowers', borrowerList),
    read('points', borrowerList),
    read('attempts', borrowerList, new Date(nowMs), ATTEMPTS_WINDOW_DAYS),
    read('permits', borrowerList, new Date(nowMs)),
    read('records', borrowerList),
    read('placements', accountList),
  ])
  const known = new Map<string, Known>()
  for (const row of borrowers) known.set(row[0] as string, knownOf(row))
  const of = (row: unknown[]) => known.get(row[0] as string)
  for (const row of points) of(row)?.contactPoints.push(pointOf(row))
  for (const row of attempts) of(row)?.attempts.push(attemptOf(row))
  for (const row of permits) addPermit(of(row), row)
  for (const row of records) of(row)?.records.push(recordOf(row))
  const held = new Map(placements.map((row) => [row[0] as string, placementOf(row)]))
  return accounts.flatMap((row) => {
    const borrower = of(row)
    // Moved to another borrower since it was listed: whoever moved it has planned it.
    return borrower === undefined ? [] : [accountOf(row, borrower, held.get(row[1] as string))]
  })
}

function addPermit(borrower: Known | undefined, row: unknown[]): void {
  if (borrower === undefined) return
  borrower.attempts.push(attemptOf(row))
  const expiresAtMs = row[PERMIT_EXPIRES_AT] as number
  borrower.permitExpiresAtMs = Math.min(expiresAtMs, borrower.permitExpiresAtMs ?? expiresAtMs)
}

interface Known {
  readonly state: BorrowerState
  readonly contactPoints: ContactPointOfFacts[]
  readonly attempts: AttemptState[]
  readonly records: RecordState[]
  permitExpiresAtMs: number | null
}

function knownOf(row: unknown[]): Known {
  const [, kind, jurisdiction, timeZones] = row as [string, BorrowerState['kind'], string | null, string]
  const state = { kind, jurisdiction, timeZones: wordsOf(timeZones) }
  return { state, contactPoints: [], attempts: [], records: [], permitExpiresAtMs: null }
}

const lists = new Map<string, readonly string[]>()
const LISTS_MAX = 10_000

/** A list of words as JSON; the same text is the same list, which nobody changes. */
function wordsOf(text: string): readonly string[] {
  let list = lists.get(text)
  if (list === undefined) {
    if (lists.size >= LISTS_MAX) lists.clear()
    list = JSON.parse(text) as string[]
    lists.set(text, list)
  }
  return list
}

function pointOf(row: unknown[]): ContactPointOfFacts {
  return {
    id: row[1] as string,
    person: row[2] as string,
    party: row[3] as string,
    channels: wordsOf(row[4] as string),
    status: row[5] as ContactPointOfFacts['status'],
    source: row[6] as string | null,
    place: row[7] as string | null,
    consent: row[8] as ContactPointOfFacts['consent'],
  }
}

/** Permits have one column more than attempts. */
const PERMIT_EXPIRES_AT = 13

function attemptOf(row: unknown[]): AttemptState {
  return {
    atMs: row[1] as number,
    channel: row[2] as string,
    direction: row[3] as AttemptState['direction'],
    party: row[4] as string,
    contactPoint: row[5] as string | null,
    person: row[6] as string | null,
    outcome: row[7] as string,
    by: row[8] as string,
    account: row[9] as string,
    alsoAccounts: row[10] as string[] | null,
    purpose: row[11] as string | null,
    place: row[12] as string | null,
  }
}

function recordOf(row: unknown[]): RecordState {
  return {
    type: row[1] as RecordState['type'],
    account: row[2] as string | null,
    document: row[3] as RecordState['document'],
    endedAtMs: row[4] as number | null,
    endDocument: row[5] as RecordState['endDocument'],
  }
}

function placementOf(row: unknown[]): PlacementState {
  return {
    account: row[0] as string,
    agency: row[1] as string,
    since: row[2] as string,
    until: row[3] as string | null,
    noticeGivenOn: row[4] as string | null,
    onPublicList: row[5] as boolean | null,
    licensedUntil: row[6] as string | null,
  }
}

function accountOf(row: unknown[], borrower: Known, held: PlacementState | undefined): BatchAccount {
  const { state, contactPoints, attempts, records, permitExpiresAtMs } = borrower
  const accountId = row[1] as string
  const stored = storedOf(row)
  const facts = buildFacts(
    {
      accountId,
      product: row[2] as string,
      currency: row[3] as string,
      overdueTotal: row[4] as number,
      totalOutstanding: row[5] as number,
      oldestUnpaidDueDate: row[6] as string | null,
      limitationEndsOn: row[7] as string | null,
      securedOrGuaranteed: row[8] as boolean | null,
      abilityScore: row[9] as number | null,
      willingnessScore: row[10] as number | null,
      lastPaymentOn: row[11] as string | null,
      current: {
        stage: stored.stage,
        segment: stored.segment,
        sinceMs: stored.stageSinceMs,
        lowerEarnedSinceMs: stored.lowerEarnedSinceMs,
      },
    },
    state,
    { contactPoints, attempts, records, placements: held === undefined ? [] : [held], permitExpiresAtMs },
  )
  return { accountId, borrowerId: row[0] as string, stored, facts, permitExpiresAtMs }
}

function storedOf(row: unknown[]): StoredPlan {
  return {
    policyVersion: row[12] as string,
    segment: row[13] as string,
    ladder: row[14] as string,
    stage: row[15] as string | null,
    stageSinceMs: row[16] as number,
    lowerEarnedSinceMs: row[17] as number | null,
    stageWhy: row[18] as string,
    nextAction: row[19] as string,
    nextChannel: row[20] as string | null,
    nextParty: row[21] as string | null,
    nextContactPointId: row[22] as string | null,
    nextWhy: row[23] as string,
    nextActionAtMs: row[24] as number | null,
    priority: row[25] as number,
  }
}
