/** A staged push into the books: set-based statements inside the caller's one transaction. */
import type { Tx } from '../platform/database.ts'
import { ACCOUNT_COLUMNS, BORROWER_COLUMNS, CONTACT_POINT_COLUMNS, REJECT_COLUMNS } from './staging-tables.ts'

export interface MergeOptions {
  readonly batchId: string
  readonly businessDate: string
  /** Cure the accounts that the push does not name. */
  readonly cureAbsent: boolean
  readonly nowMs: number
}

/** Accounts by what the push did to them; a line that a later line of the same push replaced is a duplicate. */
export interface MergeCounts {
  created: number
  updated: number
  unchanged: number
  stale: number
  duplicates: number
  cured: number
}

export async function mergeBatch(tx: Tx, options: MergeOptions): Promise<MergeCounts> {
  await tx.client.query("select tact_ensure_partition('delinquency_history', $1)", [options.businessDate])
  const duplicates = await dropSuperseded(tx)
  await mergeBorrowers(tx)
  await mergeContactPoints(tx)
  await keepStageChanges(tx)
  await mergeAccounts(tx, options)
  await appendHistory(tx, options)
  const cured = options.cureAbsent ? await cureAbsent(tx, options) : 0
  const counts: MergeCounts = { created: 0, updated: 0, unchanged: 0, stale: 0, duplicates, cured }
  const { rows } = await tx.client.query<{ outcome: keyof MergeCounts; n: number }>(
    'select outcome, count(*) as n from staged_accounts group by outcome',
  )
  for (const { outcome, n } of rows) counts[outcome] = n
  return counts
}

/** Rejects are kept whatever becomes of the push; the batch row must exist. */
export async function keepRejects(tx: Tx, batchId: string): Promise<void> {
  await tx.client.query(
    `insert into delinquency_rejects (creditor_id, batch_id, ${REJECT_COLUMNS.join(', ')})
     select $1, $2, ${REJECT_COLUMNS.join(', ')} from staged_rejects`,
    [tx.creditorId, batchId],
  )
}

/** Of the lines that name the same account the last one counts; of the same borrower and contact point too. */
async function dropSuperseded(tx: Tx): Promise<number> {
  // Only what is joined on: the other columns are wide, and looking at them takes a second.
  await tx.client.query(
    `analyze staged_accounts (account_id, account_number, outcome);
     analyze staged_borrowers (borrower_id, is_new);
     analyze staged_contact_points (borrower_id)`,
  )
  const dropped = await tx.client.query(
    `delete from staged_accounts s using (
       select account_number, max(line) as line from staged_accounts group by account_number having count(*) > 1
     ) last where s.account_number = last.account_number and s.line < last.line`,
  )
  return dropped.rowCount ?? 0
}

async function mergeBorrowers(tx: Tx): Promise<void> {
  const columns = BORROWER_COLUMNS.join(', ')
  // A borrower that an earlier chunk staged as new and a later one changed has one new row and then changed ones.
  await tx.client.query(
    `insert into borrowers (creditor_id, ${columns})
     select distinct on (borrower_id) $1::uuid, ${columns} from staged_borrowers
     where borrower_id in (select borrower_id from staged_borrowers where is_new)
     order by borrower_id, line desc`,
    [tx.creditorId],
  )
  await tx.client.query(
    `update borrowers b set kind = s.kind, name_sealed = s.name_sealed, digest = s.digest,
            jurisdiction = s.jurisdiction, time_zones = s.time_zones, language = s.language, updated_at = now()
     from (
       -- Not "not in": beyond work_mem that compares everyone with everyone.
       select distinct on (borrower_id) * from staged_borrowers c
       where not exists (select from staged_borrowers n where n.borrower_id = c.borrower_id and n.is_new)
       order by borrower_id, line desc
     ) s
     where b.creditor_id = $1 and b.borrower_id = s.borrower_id`,
    [tx.creditorId],
  )
}

/** A push adds and refreshes contact points; it never removes one, since others may have learned it elsewhere. */
async function mergeContactPoints(tx: Tx): Promise<void> {
  const columns = CONTACT_POINT_COLUMNS.join(', ')
  await tx.client.query(
    `insert into contact_points (creditor_id, ${columns})
     select distinct on (borrower_id, party, person, value_index) $1::uuid, ${columns}
     from staged_contact_points order by borrower_id, party, person, value_index, line desc
     on conflict (creditor_id, borrower_id, party, person, value_index) do update set
       channels = excluded.channels, source = excluded.source, place = excluded.place,
       -- What was learned here while the push was on its way stands.
       status = case when contact_points.retired_at is not null then contact_points.status
                     when contact_points.status = 'verified' and excluded.status = 'unverified' then 'verified'
                     else excluded.status end,
       unusable_reason = case when contact_points.retired_at is not null then contact_points.unusable_reason
                              else excluded.unusable_reason end,
       consent = case when contact_points.consent ? 'withdrawnAt'
                        and (excluded.consent->>'givenAt')::timestamptz
                            <= (contact_points.consent->>'withdrawnAt')::timestamptz
                      then excluded.consent || jsonb_build_object('withdrawnAt', contact_points.consent->'withdrawnAt')
                      else excluded.consent end,
       updated_at = now()`,
    [tx.creditorId],
  )
}

/** What `account_id` and `account_number` identify never changes; everything else the push sets. */
const UPDATED_COLUMNS = ACCOUNT_COLUMNS.filter((name) => name !== 'account_id' && name !== 'account_number')

async function mergeAccounts(tx: Tx, { batchId, businessDate }: MergeOptions): Promise<void> {
  const columns = ACCOUNT_COLUMNS.join(', ')
  await tx.client.query(
    `insert into accounts (creditor_id, batch_id, business_date, ${columns})
     select $1::uuid, $2::uuid, $3::date, ${columns} from staged_accounts where outcome = 'created'`,
    [tx.creditorId, batchId, businessDate],
  )
  await tx.client.query(
    `update accounts a set batch_id = $2, business_date = $3, updated_at = now(),
            ${UPDATED_COLUMNS.map((name) => `${name} = s.${name}`).join(', ')}
     from staged_accounts s
     where s.outcome in ('updated', 'unchanged') and a.creditor_id = $1 and a.account_id = s.account_id`,
    [tx.creditorId, batchId, businessDate],
  )
}

/**
 * Of accounts that were here before, which are held from here on: between this look at their stage and the plan that is
 * written next nobody moves them.
 */
async function keepStageChanges(tx: Tx): Promise<void> {
  await tx.client.query(
    `with moved as (
       select a.account_id, a.stage as stage_before, s.stage, s.stage_since, s.segment, s.ladder, s.stage_why,
              s.policy_version
       from staged_accounts s
       join accounts a on a.creditor_id = $1 and a.account_id = s.account_id
       where s.outcome in ('updated', 'unchanged') and a.stage is distinct from s.stage
       for no key update of a
     )
     insert into stage_changes
       (creditor_id, account_id, changed_at, stage_before, stage_after, segment, ladder, why, policy_version)
     select $1::uuid, account_id, stage_since, stage_before, stage, segment, ladder, stage_why, policy_version from moved`,
    [tx.creditorId],
  )
}

/** One row per account and business date on which something changed; a second push of the same day replaces it. */
async function appendHistory(tx: Tx, { batchId, businessDate, nowMs }: MergeOptions): Promise<void> {
  await tx.client.query(
    `insert into delinquency_history (creditor_id, account_id, business_date, batch_id, product, currency,
            overdue_total, total_outstanding, oldest_unpaid_due_date, status, segment, stage, recorded_at)
     select $1::uuid, account_id, $3::date, $2::uuid, product, currency,
            overdue_principal + overdue_interest + overdue_penalty + overdue_fees, total_outstanding,
            oldest_unpaid_due_date, status, segment, stage, $4
     from staged_accounts where outcome in ('created', 'updated')
     on conflict (creditor_id, account_id, business_date) do update set
       batch_id = excluded.batch_id, product = excluded.product, currency = excluded.currency,
       overdue_total = excluded.overdue_total, total_outstanding = excluded.total_outstanding,
       oldest_unpaid_due_date = excluded.oldest_unpaid_due_date, status = excluded.status,
       segment = excluded.segment, stage = excluded.stage, recorded_at = excluded.recorded_at`,
    [tx.creditorId, batchId, businessDate, new Date(nowMs)],
  )
}

/**
 * Accounts that a snapshot no longer names are not overdue any more (what they owe in all is not known anew). A
 * rejected line that still says which account it means keeps that account from being cured. An account with a newer
 * business date is left alone.
 */
async function cureAbsent(tx: Tx, { batchId, businessDate, nowMs }: MergeOptions): Promise<number> {
  await tx.client.query('analyze staged_rejects')
  const cured = await tx.client.query(
    `with was as (
       select a.account_id, a.stage
       from accounts a
       where a.creditor_id = $1 and a.oldest_unpaid_due_date is not null and a.business_date <= $3::date
         and not exists (select from staged_accounts s where s.account_id = a.account_id)
         and not exists (select from staged_rejects r where r.account_number = a.account_number)
       for no key update of a
     ), cured as (
       update accounts a set
         overdue_principal = 0, overdue_interest = 0, overdue_penalty = 0, overdue_fees = 0,
         oldest_unpaid_due_date = null, status = 'cured', cured_on = $3::date, business_date = $3::date,
         -- No record has this digest: when the account is named again, that is news.
         digest = '\\x', batch_id = $2, stage = null, stage_since = $4, stage_why = 'not_overdue',
         lower_stage_earned_since = null,
         next_action = 'none', next_channel = null, next_party = null, next_contact_point_id = null,
         next_why = 'not_overdue', next_action_at = null, priority = 0, replan_at = null,
         updated_at = now()
       from was
       where a.creditor_id = $1 and a.account_id = was.account_id
       returning a.account_id, a.product, a.currency, a.segment, a.ladder, a.policy_version, a.total_outstanding,
                 was.stage as stage_before
     ), left_their_stage as (
       insert into stage_changes
         (creditor_id, account_id, changed_at, stage_before, stage_after, segment, ladder, why, policy_version)
       select $1::uuid, account_id, $4, stage_before, null, segment, ladder, 'not_overdue', policy_version
       from cured where stage_before is not null
     )
     insert into delinquency_history (creditor_id, account_id, business_date, batch_id, product, currency,
            overdue_total, total_outstanding, oldest_unpaid_due_date, status, segment, stage, recorded_at)
     select $1::uuid, account_id, $3::date, $2::uuid, product, currency, 0, total_outstanding, null, 'cured',
            segment, null, $4 from cured
     on conflict (creditor_id, account_id, business_date) do update set
       batch_id = excluded.batch_id, overdue_total = 0, oldest_unpaid_due_date = null, status = 'cured',
       stage = null, recorded_at = excluded.recorded_at`,
    [tx.creditorId, batchId, businessDate, new Date(nowMs)],
  )
  return cured.rowCount ?? 0
}
