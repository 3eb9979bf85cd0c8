/**
 * Where a push waits until it is whole: temporary tables of one connection. They vanish with the connection, so a push
 * that dies half way leaves nothing, and no row of the books is locked while a slow sender sends.
 */
import type pg from 'pg'
import { PLAN_COLUMNS } from '../accounts/write-plans.ts'

/** Columns of `accounts` that a push sets, in COPY order; `staged_accounts` has them too. */
export const ACCOUNT_COLUMNS = [
  'account_id',
  'account_number',
  'borrower_id',
  'product',
  'currency',
  'overdue_principal',
  'overdue_interest',
  'overdue_penalty',
  'overdue_fees',
  'total_outstanding',
  'oldest_unpaid_due_date',
  'credit_limit',
  'original_amount',
  'last_payment_on',
  'last_payment_amount',
  'limitation_ends_on',
  'secured_or_guaranteed',
  'ability_score',
  'willingness_score',
  'attributes',
  'digest',
  'status',
  'cured_on',
  ...PLAN_COLUMNS,
]

/** `outcome`: what the line does to the books. */
export const STAGED_ACCOUNT_COLUMNS = ['line', 'outcome', ...ACCOUNT_COLUMNS] as const

export const BORROWER_COLUMNS = [
  'borrower_id',
  'reference',
  'kind',
  'name_sealed',
  'salt',
  'digest',
  'jurisdiction',
  'time_zones',
  'language',
] as const

/** `contact_facts`: what later lines of the same borrower need for planning, without the values. */
export const STAGED_BORROWER_COLUMNS = ['line', 'is_new', 'contact_facts', ...BORROWER_COLUMNS] as const

export const CONTACT_POINT_COLUMNS = [
  'contact_point_id',
  'borrower_id',
  'party',
  'person',
  'channels',
  'value_sealed',
  'value_index',
  'source',
  'status',
  'unusable_reason',
  'place',
  'consent',
] as const

export const STAGED_CONTACT_POINT_COLUMNS = ['line', ...CONTACT_POINT_COLUMNS] as const

export const REJECT_COLUMNS = ['line', 'ordinal', 'account_number', 'path', 'code', 'message'] as const

/** Makes the four tables. The connection must be discarded afterwards, not returned to others. */
export async function createStagingTables(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create temporary table staged_accounts as
      select 0::bigint as line, ''::text as outcome, ${ACCOUNT_COLUMNS.join(', ')} from accounts with no data;
    create temporary table staged_borrowers as
      select 0::bigint as line, false as is_new, ''::text as contact_facts, ${BORROWER_COLUMNS.join(', ')}
      from borrowers with no data;
    create index on staged_borrowers (reference);
    create temporary table staged_contact_points as
      select 0::bigint as line, ${CONTACT_POINT_COLUMNS.join(', ')} from contact_points with no data;
    create temporary table staged_rejects as
      select ${REJECT_COLUMNS.join(', ')} from delinquency_rejects with no data;
  `)
}
