/**
 * One chunk of records into the staging tables: finds who is known, seals what is personal, decides what each line
 * does to the books and plans the account, so that the merge is nothing but set-based SQL.
 */
import { hash } from 'node:crypto'
import type pg from 'pg'
import { type AccountState, buildFacts, type Evidence, NO_EVIDENCE } from '../accounts/build-facts.ts'
import { loadEvidence } from '../accounts/load-facts.ts'
import { storedPlan } from '../accounts/plan-account.ts'
import { type CopyValue, copyRows } from '../platform/copy-rows.ts'
import { newId } from '../platform/new-id.ts'
import type { Vault } from '../platform/vault.ts'
import { type PoliciesInForce, policyFor } from '../strategies/policy-for.ts'
import type { ReadReject } from './read-records.ts'
import { type DelinquencyRecord, delinquencyRecord } from './record.ts'
import {
  type KnownBorrower,
  type ResolvedBorrower,
  resolveBorrowers,
  stageBorrowers,
} from './resolve-borrowers.ts'
import { STAGED_ACCOUNT_COLUMNS } from './staging-tables.ts'

export interface StagingContext {
  readonly client: pg.ClientBase
  readonly creditorId: string
  readonly businessDate: string
  readonly nowMs: number
  readonly policies: PoliciesInForce
  readonly vault: Vault
  /** Whether an account may move to another borrower; otherwise such a line is rejected. */
  readonly allowBorrowerChange: boolean
}

export interface RecordLine {
  readonly line: number
  readonly record: DelinquencyRecord
}

type Outcome = 'created' | 'updated' | 'unchanged' | 'stale'

interface KnownAccount {
  account_id: string
  account_number: string
  borrower_id: string
  business_date: string
  digest: Buffer
  status: 'overdue' | 'current' | 'cured'
  cured_on: string | null
  segment: string
  stage: string | null
  stage_since_ms: number
  lower_since_ms: number | null
}

export interface StagedChunk {
  /** Lines that had to be rejected only here, where the books are known. */
  readonly rejects: ReadReject[]
  /** Settles when the rows are in the staging tables. The connection is busy until then. */
  readonly stored: Promise<void>
}

/** Returns while the rows are still on their way, so that the next chunk can be read in the meantime. */
export async function stageChunk(ctx: StagingContext, lines: readonly RecordLine[]): Promise<StagedChunk> {
  const [accounts, known] = await Promise.all([findAccounts(ctx, lines), findBorrowers(ctx, lines)])
  const moved = ctx.allowBorrowerChange ? [] : lines.filter((line) => isMoved(line, accounts, known))
  const left = new Set(moved)
  const taken = lines.filter((line) => !left.has(line))
  const evidence = await evidenceOf(ctx, known)
  const borrowers = resolveBorrowers(ctx, taken, known, evidence)
  const rows = taken.map(({ line, record }) => {
    const borrower = borrowers.get(record.borrower.reference)
    if (borrower === undefined) throw new Error('a borrower of the chunk was not resolved')
    const account = accounts.get(record.accountNumber)
    return stagedAccount(ctx, line, record, borrower, account, evidence.get(borrower.borrowerId))
  })
  return { rejects: moved.map(borrowerChanged), stored: storeRows(ctx, borrowers, rows) }
}

async function storeRows(
  ctx: StagingContext,
  borrowers: ReadonlyMap<string, ResolvedBorrower>,
  rows: readonly CopyValue[][],
): Promise<void> {
  await stageBorrowers(ctx, borrowers)
  await copyRows(ctx.client, 'staged_accounts', STAGED_ACCOUNT_COLUMNS, rows)
}

/** Whether the line gives an account of the books to another borrower than the books do. */
function isMoved(
  { record }: RecordLine,
  accounts: ReadonlyMap<string, KnownAccount>,
  known: ReadonlyMap<string, KnownBorrower>,
): boolean {
  const account = accounts.get(record.accountNumber)
  return account !== undefined && known.get(record.borrower.reference)?.borrower_id !== account.borrower_id
}

async function findAccounts(
  ctx: StagingContext,
  lines: readonly RecordLine[],
): Promise<Map<string, KnownAccount>> {
  const numbers = [...new Set(lines.map(({ record }) => record.accountNumber))]
  const { rows } = await ctx.client.query<KnownAccount>({
    name: 'known-accounts',
    text: `select account_id, account_number, borrower_id, business_date, digest, status, cured_on, segment, stage,
                  (extract(epoch from stage_since) * 1000)::bigint as stage_since_ms,
                  (extract(epoch from lower_stage_earned_since) * 1000)::bigint as lower_since_ms
           from accounts where creditor_id = $1 and account_number = any($2::text[])`,
    values: [ctx.creditorId, numbers],
  })
  return new Map(rows.map((row) => [row.account_number, row]))
}

/** Borrowers in the books, and those that earlier chunks of this push have staged (which are newer). */
async function findBorrowers(
  ctx: StagingContext,
  lines: readonly RecordLine[],
): Promise<Map<string, KnownBorrower>> {
  const references = [...new Set(lines.map(({ record }) => record.borrower.reference))]
  const { rows } = await ctx.client.query<KnownBorrower>({
    // Not prepared: the plan must follow the staging table as it grows.
    text: `select b.reference, b.borrower_id, b.salt, b.digest, null as contact_facts, 0::bigint as line, true as is_in_books,
                  (select max(business_date) from accounts a
                   where a.creditor_id = $1 and a.borrower_id = b.borrower_id) as newest_business_date
           from borrowers b where b.creditor_id = $1 and b.reference = any($2::text[])
           union all
           select reference, borrower_id, salt, digest, contact_facts, line, not is_new, null
           from staged_borrowers where reference = any($2::text[])
           order by line`,
    values: [ctx.creditorId, references],
  })
  return new Map(rows.map((row) => [row.reference, row]))
}

/** Attempts and contact points of those in the books, so that planning sees what already happened. */
async function evidenceOf(
  ctx: StagingContext,
  known: ReadonlyMap<string, KnownBorrower>,
): Promise<Map<string, Evidence>> {
  // Those whom only this push knows have no past, and their contact points come with them.
  const ids = [...known.values()].filter((one) => one.is_in_books).map((one) => one.borrower_id)
  if (ids.length === 0) return new Map()
  return loadEvidence(ctx.client, ctx.creditorId, ids, ctx.nowMs)
}

function stagedAccount(
  ctx: StagingContext,
  line: number,
  record: DelinquencyRecord,
  borrower: ResolvedBorrower,
  account: KnownAccount | undefined,
  evidence: Evidence = NO_EVIDENCE,
): CopyValue[] {
  const accountId = account?.account_id ?? newId()
  const digest = digestOf(record)
  const overdueTotal =
    record.overduePrincipal + record.overdueInterest + record.overduePenalty + record.overdueFees
  const overdue = overdueTotal > 0 && record.oldestUnpaidDueDate !== null
  const wasOverdue = account !== undefined && account.status !== 'current'
  const status = overdue ? 'overdue' : wasOverdue ? 'cured' : 'current'
  const curedOn = status === 'cured' ? (account?.cured_on ?? ctx.businessDate) : null
  const state: AccountState = {
    accountId,
    product: record.product,
    currency: record.currency,
    overdueTotal,
    totalOutstanding: record.totalOutstanding,
    oldestUnpaidDueDate: record.oldestUnpaidDueDate,
    limitationEndsOn: record.limitationEndsOn ?? null,
    securedOrGuaranteed: record.securedOrGuaranteed ?? null,
    abilityScore: record.abilityScore ?? null,
    willingnessScore: record.willingnessScore ?? null,
    lastPaymentOn: record.lastPayment?.date ?? null,
    current:
      account === undefined
        ? null
        : {
            stage: account.stage,
            segment: account.segment,
            sinceMs: account.stage_since_ms,
            lowerEarnedSinceMs: account.lower_since_ms,
          },
  }
  const facts = buildFacts(state, borrower.state, { ...evidence, contactPoints: borrower.contactPoints })
  const { policy } = policyFor({ borrowerId: borrower.borrowerId, facts }, ctx.policies)
  const plan = storedPlan(facts, policy, ctx.nowMs, evidence.permitExpiresAtMs)
  return [
    line,
    outcomeOf(ctx, borrower, account, digest),
    accountId,
    record.accountNumber,
    borrower.borrowerId,
    record.product,
    record.currency,
    record.overduePrincipal,
    record.overdueInterest,
    record.overduePenalty,
    record.overdueFees,
    record.totalOutstanding,
    record.oldestUnpaidDueDate,
    record.creditLimit ?? null,
    record.originalAmount ?? null,
    record.lastPayment?.date ?? null,
    record.lastPayment?.amount ?? null,
    state.limitationEndsOn,
    state.securedOrGuaranteed,
    state.abilityScore,
    state.willingnessScore,
    record.attributes === undefined ? null : JSON.stringify(record.attributes),
    digest,
    status,
    curedOn,
    plan.policyVersion,
    plan.segment,
    plan.ladder,
    plan.stage,
    new Date(plan.stageSinceMs),
    plan.lowerEarnedSinceMs === null ? null : new Date(plan.lowerEarnedSinceMs),
    plan.stageWhy,
    plan.nextAction,
    plan.nextChannel,
    plan.nextParty,
    plan.nextContactPointId,
    plan.nextWhy,
    plan.nextActionAtMs === null ? null : new Date(plan.nextActionAtMs),
    plan.priority,
    plan.replanAtMs === null ? null : new Date(plan.replanAtMs),
  ]
}

function outcomeOf(
  ctx: StagingContext,
  borrower: ResolvedBorrower,
  account: KnownAccount | undefined,
  digest: Buffer,
): Outcome {
  if (account === undefined) return 'created'
  if (account.business_date > ctx.businessDate) return 'stale'
  const same =
    digest.equals(account.digest) && !borrower.changed && account.borrower_id === borrower.borrowerId
  return same ? 'unchanged' : 'updated'
}

const DIGESTED = Object.keys(delinquencyRecord.shape)
  .filter((name) => name !== 'borrower' && name !== 'attributes')
  .sort() as (keyof DelinquencyRecord)[]

/** Digest of everything in the record but the borrower, in a fixed order of fields. */
function digestOf(record: DelinquencyRecord): Buffer {
  const { attributes } = record
  const flat = attributes === undefined ? [] : Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([DIGESTED.map((name) => record[name]), flat])
  return hash('sha256', text, 'buffer').subarray(0, 16)
}

function borrowerChanged({ line, record }: RecordLine): ReadReject {
  return {
    line,
    accountNumber: record.accountNumber,
    path: '/borrower/reference',
    code: 'borrower_changed',
    message:
      'The account belongs to another borrower. If the debt really moved, push again with allowBorrowerChange=true.',
  }
}
