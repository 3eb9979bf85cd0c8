/**
 * Accounts, borrowers and contact points as a desk reads them by the page: only the columns that are shown, and each list
 * as one JSON value, which costs less than rows and columns do.
 */
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Tx } from '../platform/database.ts'
import type { Channel, Party } from '../policy/facts.ts'
import type { NextAction } from '../policy/strategy.ts'

export interface DeskAccount {
  readonly accountId: string
  readonly borrowerId: string
  readonly accountNumber: string
  readonly product: string
  readonly currency: string
  readonly status: string
  readonly businessDate: string
  readonly overduePrincipal: number
  readonly overdueInterest: number
  readonly overduePenalty: number
  readonly overdueFees: number
  readonly totalOutstanding: number
  readonly oldestUnpaidDueDate: string | null
  readonly segment: string
  readonly ladder: string
  readonly stage: string | null
  readonly stageSince: string
  readonly stageWhy: string
  readonly policyVersion: string
  readonly nextAction: NextAction['action']
  readonly nextChannel: Channel | null
  readonly nextParty: Party | null
  readonly nextContactPointId: string | null
  readonly nextWhy: string
  readonly nextActionAt: string | null
  readonly priority: number
  /** Another one, and something about the account was written. */
  readonly updatedAt: string
}

/** Sealed values and the salt in base64: most are never opened, see `masked-values.ts`. */
export interface DeskBorrower {
  readonly borrowerId: string
  readonly reference: string
  readonly kind: 'person' | 'organisation'
  readonly nameSealed: string
  readonly salt: string
  readonly jurisdiction: string | null
  readonly timeZones: readonly string[]
  readonly language: string | null
}

export interface DeskPoint {
  readonly borrowerId: string
  readonly contactPointId: string
  readonly party: Party
  readonly person: string
  readonly channels: Channel[]
  readonly valueSealed: string
  readonly status: string
  readonly unusableReason: string | null
  readonly source: string | null
  readonly place: string | null
}

type Row = readonly unknown[]

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

const ACCOUNT_COLUMNS = `accounts.account_id, accounts.borrower_id, accounts.account_number, accounts.product,
  accounts.currency, accounts.status, accounts.business_date, accounts.overdue_principal, accounts.overdue_interest,
  accounts.overdue_penalty, accounts.overdue_fees, accounts.total_outstanding, accounts.oldest_unpaid_due_date,
  accounts.segment, accounts.ladder, accounts.stage, ${ms('accounts.stage_since')}, accounts.stage_why,
  accounts.policy_version, accounts.next_action, accounts.next_channel, accounts.next_party,
  accounts.next_contact_point_id, accounts.next_why, ${ms('accounts.next_action_at')}, accounts.priority,
  accounts.updated_at`

const BORROWER_COLUMNS = `borrowers.borrower_id, borrowers.reference, borrowers.kind,
  encode(borrowers.name_sealed, 'base64'), encode(borrowers.salt, 'base64'), borrowers.jurisdiction,
  borrowers.time_zones, borrowers.language`

const POINT_COLUMNS = `p.borrower_id, p.contact_point_id, p.party, p.person, p.channels,
  encode(p.value_sealed, 'base64'), p.status, p.unusable_reason, p.source, p.place`

const dialect = new PgDialect()

/** Accounts with their borrowers. @param rest of the statement, from `where` on. */
export async function deskQueue(
  tx: Tx,
  rest: SQL,
  name?: string,
): Promise<{ account: DeskAccount; borrower: DeskBorrower }[]> {
  const query = dialect.sqlToQuery(sql`
    select json_agg(found.entry) as list from (
      select json_build_array(json_build_array(${sql.raw(ACCOUNT_COLUMNS)}),
                              json_build_array(${sql.raw(BORROWER_COLUMNS)})) as entry
      from accounts
      join borrowers on borrowers.creditor_id = accounts.creditor_id and borrowers.borrower_id = accounts.borrower_id
      ${rest}
    ) found`)
  const list = await listOf(tx, name, query.sql, query.params)
  return list.map(([account, borrower]) => ({
    account: accountOf(account as Row),
    borrower: borrowerOf(borrower as Row),
  }))
}

export async function deskAccountsByNumber(tx: Tx, numbers: readonly string[]): Promise<DeskAccount[]> {
  const text = `select json_agg(json_build_array(${ACCOUNT_COLUMNS})) as list from accounts
    where creditor_id = $1 and account_number = any($2::text[])`
  return (await listOf(tx, 'desk-accounts-by-number', text, [tx.creditorId, numbers])).map(accountOf)
}

/** In the order of their ids. */
export async function deskAccountsOf(tx: Tx, borrowerIds: readonly string[]): Promise<DeskAccount[]> {
  const text = `select json_agg(json_build_array(${ACCOUNT_COLUMNS}) order by account_id) as list from accounts
    where creditor_id = $1 and borrower_id = any($2::uuid[])`
  return (await listOf(tx, 'desk-accounts-of', text, [tx.creditorId, borrowerIds])).map(accountOf)
}

export async function deskBorrowers(
  tx: Tx,
  by: { readonly ids: readonly string[] } | { readonly references: readonly string[] },
): Promise<DeskBorrower[]> {
  const [column, values] =
    'ids' in by ? ['borrower_id = any($2::uuid[])', by.ids] : ['reference = any($2::text[])', by.references]
  const text = `select json_agg(json_build_array(${BORROWER_COLUMNS})) as list from borrowers
    where creditor_id = $1 and ${column}`
  const name = 'ids' in by ? 'desk-borrowers-by-id' : 'desk-borrowers-by-reference'
  return (await listOf(tx, name, text, [tx.creditorId, values])).map(borrowerOf)
}

/** Of each borrower in the order of their ids. */
export async function deskPoints(tx: Tx, borrowerIds: readonly string[]): Promise<DeskPoint[]> {
  const text = `select json_agg(json_build_array(${POINT_COLUMNS}) order by p.contact_point_id) as list
    from contact_points p where p.creditor_id = $1 and p.borrower_id = any($2::uuid[])`
  return (await listOf(tx, 'desk-points', text, [tx.creditorId, borrowerIds])).map(pointOf)
}

async function listOf(
  tx: Tx,
  name: string | undefined,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const statement = { text, values: [...values], ...(name === undefined ? {} : { name }) }
  const { rows } = await tx.client.query<{ list: Row[] | null }>(statement)
  return rows[0]?.list ?? []
}

function accountOf(row: Row): DeskAccount {
  return {
    accountId: row[0] as string,
    borrowerId: row[1] as string,
    accountNumber: row[2] as string,
    product: row[3] as string,
    currency: row[4] as string,
    status: row[5] as string,
    businessDate: row[6] as string,
    overduePrincipal: row[7] as number,
    overdueInterest: row[8] as number,
    overduePenalty: row[9] as number,
    overdueFees: row[10] as number,
    totalOutstanding: row[11] as number,
    oldestUnpaidDueDate: row[12] as string | null,
    segment: row[13] as string,
    ladder: row[14] as string,
    stage: row[15] as string | null,
    stageSince: new Date(row[16] as number).toISOString(),
    stageWhy: row[17] as string,
    policyVersion: row[18] as string,
    nextAction: row[19] as DeskAccount['nextAction'],
    nextChannel: row[20] as DeskAccount['nextChannel'],
    nextParty: row[21] as DeskAccount['nextParty'],
    nextContactPointId: row[22] as string | null,
    nextWhy: row[23] as string,
    nextActionAt: row[24] === null ? null : new Date(row[24] as number).toISOString(),
    priority: row[25] as number,
    updatedAt: row[26] as string,
  }
}

function borrowerOf(row: Row): DeskBorrower {
  return {
    borrowerId: row[0] as string,
    reference: row[1] as string,
    kind: row[2] as DeskBorrower['kind'],
    nameSealed: row[3] as string,
    salt: row[4] as string,
    jurisdiction: row[5] as string | null,
    timeZones: row[6] as string[],
    language: row[7] as string | null,
  }
}

function pointOf(row: Row): DeskPoint {
  return {
    borrowerId: row[0] as string,
    contactPointId: row[1] as string,
    party: row[2] as Party,
    person: row[3] as string,
    channels: row[4] as Channel[],
    valueSealed: row[5] as string,
    status: row[6] as string,
    unusableReason: row[7] as string | null,
    source: row[8] as string | null,
    place: row[9] as string | null,
  }
}
