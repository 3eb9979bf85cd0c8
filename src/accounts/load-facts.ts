/** Fetches the facts of many accounts in one statement, whatever their number. */
import type pg from 'pg'
import type { Tx } from '../platform/database.ts'
import type { Facts } from '../policy/facts.ts'
import {
  type AccountState,
  type AttemptState,
  buildFacts,
  type ContactPointState,
  type Evidence,
  type PlacementState,
} from './build-facts.ts'
import type { RecordState } from './record-facts.ts'

/** Attempts older than this matter to no rule and no ladder. */
export const ATTEMPTS_WINDOW_DAYS = 400

export interface LoadedAccount {
  readonly accountId: string
  readonly accountNumber: string
  readonly borrowerId: string
  readonly facts: Facts
  /** See `Evidence`. */
  readonly permitExpiresAtMs: number | null
}

interface AccountFactsRow extends EvidenceRow {
  account_id: string
  account_number: string
  product: string
  currency: string
  overdue_total: number
  total_outstanding: number
  oldest_unpaid_due_date: string | null
  limitation_ends_on: string | null
  secured_or_guaranteed: boolean | null
  ability_score: number | null
  willingness_score: number | null
  last_payment_on: string | null
  segment: string
  stage: string | null
  stage_since_ms: number
  lower_since_ms: number | null
  kind: 'person' | 'organisation'
  jurisdiction: string | null
  time_zones: string[]
}

export type AccountKeys =
  | { readonly accountNumbers: readonly string[] }
  | { readonly accountIds: readonly string[] }

/** Accounts that do not exist are simply not in the answer. */
export async function loadFacts(tx: Tx, keys: AccountKeys, nowMs: number): Promise<LoadedAccount[]> {
  const byNumber = 'accountNumbers' in keys
  const { rows } = await tx.client.query<AccountFactsRow>({
    name: byNumber ? 'facts-by-number' : 'facts-by-id',
    text: `${ACCOUNT_FACTS} and ${byNumber ? 'a.account_number = any($2::text[])' : 'a.account_id = any($2::uuid[])'}`,
    values: [
      tx.creditorId,
      byNumber ? keys.accountNumbers : keys.accountIds,
      new Date(nowMs),
      ATTEMPTS_WINDOW_DAYS,
    ],
  })
  return rows.map((row) => {
    const evidence = evidenceOf(row)
    return {
      accountId: row.account_id,
      accountNumber: row.account_number,
      borrowerId: row.borrower_id,
      permitExpiresAtMs: evidence.permitExpiresAtMs,
      facts: buildFacts(
        accountStateOf(row),
        { kind: row.kind, jurisdiction: row.jurisdiction, timeZones: row.time_zones },
        evidence,
      ),
    }
  })
}

function accountStateOf(row: AccountFactsRow): AccountState {
  return {
    accountId: row.account_id,
    product: row.product,
    currency: row.currency,
    overdueTotal: row.overdue_total,
    totalOutstanding: row.total_outstanding,
    oldestUnpaidDueDate: row.oldest_unpaid_due_date,
    limitationEndsOn: row.limitation_ends_on,
    securedOrGuaranteed: row.secured_or_guaranteed,
    abilityScore: row.ability_score,
    willingnessScore: row.willingness_score,
    lastPaymentOn: row.last_payment_on,
    current: {
      stage: row.stage,
      segment: row.segment,
      sinceMs: row.stage_since_ms,
      lowerEarnedSinceMs: row.lower_since_ms,
    },
  }
}

/** What is known of borrowers over all their accounts, open permits included. One statement. */
export async function loadEvidence(
  client: pg.ClientBase,
  creditorId: string,
  borrowerIds: readonly string[],
  nowMs: number,
): Promise<Map<string, Evidence>> {
  const { rows } = await client.query<EvidenceRow>({
    name: 'evidence',
    text: EVIDENCE,
    values: [creditorId, borrowerIds, new Date(nowMs), ATTEMPTS_WINDOW_DAYS],
  })
  return new Map(rows.map((row) => [row.borrower_id, evidenceOf(row)]))
}

interface EvidenceRow {
  borrower_id: string
  contact_points: ContactPointState[] | null
  attempts: AttemptState[] | null
  reserved: ReservedState[] | null
  records: RecordState[] | null
  placements: PlacementState[] | null
}

interface ReservedState extends AttemptState {
  readonly expiresAtMs: number
}

function evidenceOf(row: EvidenceRow): Evidence {
  return {
    contactPoints: row.contact_points ?? [],
    attempts: [...(row.attempts ?? []), ...(row.reserved ?? [])],
    records: row.records ?? [],
    placements: row.placements ?? [],
    permitExpiresAtMs:
      row.reserved === null ? null : Math.min(...row.reserved.map((permit) => permit.expiresAtMs)),
  }
}

/**
 * Each list is read in the order of its index: nothing else makes sure that the index of the borrower is taken while a
 * table is new and nothing is known of it.
 *
 * A permit is a contact that may be happening right now: until it expires it counts like one that happened. An agency
 * acts only within the dates of its certification, whatever those of the placement are.
 */
const EVIDENCE_COLUMNS = `
    (select json_agg(json_build_object(
         'id', c.contact_point_id, 'index', encode(c.value_index, 'hex'),
         'person', c.person, 'party', c.party, 'channels', c.channels,
         'status', c.status, 'source', c.source, 'place', c.place, 'consent', c.consent, 'isOut', c.retired_at is not null)
         order by c.contact_point_id)
     from contact_points c where c.creditor_id = $1 and c.borrower_id = b.borrower_id) as contact_points,
    (select json_agg(json_build_object(
         'atMs', (extract(epoch from t.at) * 1000)::bigint, 'channel', t.channel, 'direction', t.direction,
         'party', t.party, 'contactPoint', t.contact_point_id, 'person', t.person, 'outcome', t.outcome,
         'by', t.by, 'account', t.account_id, 'alsoAccounts', t.also_accounts,
         'purpose', t.purpose, 'place', t.place) order by t.at)
     from attempts t
     where t.creditor_id = $1 and t.borrower_id = b.borrower_id
       and t.at > $3::timestamptz - make_interval(days => $4)) as attempts,
    (select json_agg(json_build_object(
         'atMs', (extract(epoch from p.at) * 1000)::bigint, 'channel', p.channel, 'direction', 'outbound',
         'party', p.party, 'contactPoint', p.contact_point_id, 'person', p.person, 'outcome', 'reserved',
         'by', coalesce(p.agency_id::text, p.actor_kind), 'account', p.account_id, 'alsoAccounts', null,
         'purpose', p.purpose, 'place', p.place,
         'expiresAtMs', (extract(epoch from p.expires_at) * 1000)::bigint) order by p.at)
     from permits p
     where p.creditor_id = $1 and p.borrower_id = b.borrower_id
       and p.status = 'open' and p.expires_at > $3::timestamptz) as reserved,
    (select json_agg(json_build_object(
         'type', r.type, 'account', r.account_id, 'document', r.document,
         'endedAtMs', (extract(epoch from r.ended_at) * 1000)::bigint, 'endDocument', r.end_document)
         order by r.recorded_at)
     from records r where r.creditor_id = $1 and r.borrower_id = b.borrower_id) as records,
    (select json_agg(held.placement)
     from accounts h
     cross join lateral (
       select json_build_object(
           'account', l.account_id, 'agency', l.agency_id,
           'since', greatest(l.since, g.certified_from), 'until', least(l.until, g.certified_until),
           'noticeGivenOn', l.notice_given_on,
           'onPublicList', g.on_public_list, 'licensedUntil', g.licensed_until) as placement
       from placements l
       join agencies g on g.creditor_id = $1 and g.agency_id = l.agency_id and g.closed_at is null
       where l.creditor_id = $1 and l.account_id = h.account_id and l.ended_at is null
       order by l.created_at desc limit 1) held
     where h.creditor_id = $1 and h.borrower_id = b.borrower_id) as placements`

const ACCOUNT_FACTS = `
  select a.account_id, a.account_number, a.product, a.currency,
         a.overdue_principal + a.overdue_interest + a.overdue_penalty + a.overdue_fees as overdue_total,
         a.total_outstanding, a.oldest_unpaid_due_date, a.limitation_ends_on, a.secured_or_guaranteed,
         a.ability_score, a.willingness_score, a.last_payment_on,
         a.segment, a.stage, (extract(epoch from a.stage_since) * 1000)::bigint as stage_since_ms,
         (extract(epoch from a.lower_stage_earned_since) * 1000)::bigint as lower_since_ms,
         b.kind, b.jurisdiction, b.time_zones, b.borrower_id,
${EVIDENCE_COLUMNS}
  from accounts a join borrowers b on b.creditor_id = a.creditor_id and b.borrower_id = a.borrower_id
  where a.creditor_id = $1`

const EVIDENCE = `
  select b.borrower_id, ${EVIDENCE_COLUMNS} from unnest($2::uuid[]) as b(borrower_id)`
