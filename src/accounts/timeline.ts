/**
 * What happened to accounts, newest first: pushes, changes of stage, permits, attempts, promises and holds. One statement
 * for any number of accounts.
 */
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'

export const TIMELINE_KINDS = ['push', 'stage_change', 'permit', 'attempt', 'promise', 'hold'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** What a row says beside its instant, kind and id, in the order of the columns of its branch below. */
export type TimelineBody = readonly unknown[]
export type TimelineRow = readonly [atMs: number, kind: TimelineKind, id: string, ...body: TimelineBody]

export interface TimelineOf {
  readonly accountId: string
  readonly borrowerId: string
}

export interface TimelinePage {
  readonly first: number
  readonly after?: string | null
}

const cursor = z.tuple([z.int(), z.uuid()])

export function timelineCursor([atMs, , id]: TimelineRow): string {
  return encodeCursor([atMs, id])
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`
/** $4: how many; $5, $6: behind the entry with this instant (ms) and id; null: from the newest on. */
const behind = (at: string, id: string) =>
  `($5::bigint is null or (${at}, ${id}) < (timestamptz 'epoch' + $5 * interval '1 millisecond', $6::uuid))`

/**
 * Each branch goes along an index and stops at the page. Pushes of an account come in the order of their business dates:
 * an older one than the newest is stale and leaves no row. $7: null for the creditor; an agency reads the pushes and what
 * it did itself, and nothing that tells of others: no change of stage, no promise, no hold.
 */
const TIMELINES = `
  select whose.account_id, entries.list
  from unnest($2::uuid[], $3::uuid[]) as whose(account_id, borrower_id)
  cross join lateral (
    select json_agg(page.entry order by page.at desc, page.id desc) as list
    from (
      select * from (
        (select h.recorded_at as at, h.batch_id as id,
                json_build_array(${ms('h.recorded_at')}, 'push', h.batch_id, h.business_date, h.status, h.overdue_total,
                  h.total_outstanding, h.oldest_unpaid_due_date, h.segment, h.stage) as entry
         from delinquency_history h
         where h.creditor_id = $1 and h.account_id = whose.account_id and ${behind('h.recorded_at', 'h.batch_id')}
         order by h.business_date desc limit $4)
        union all
        (select s.changed_at, s.change_id,
                json_build_array(${ms('s.changed_at')}, 'stage_change', s.change_id, s.stage_before, s.stage_after,
                  s.segment, s.ladder, s.why)
         from stage_changes s
         where $7::uuid is null and s.creditor_id = $1 and s.account_id = whose.account_id
           and ${behind('s.changed_at', 's.change_id')}
         order by s.changed_at desc, s.change_id desc limit $4)
        union all
        (select p.created_at, p.permit_id,
                json_build_array(${ms('p.created_at')}, 'permit', p.permit_id, p.status, p.channel, p.party,
                  p.contact_point_id, p.purpose, ${ms('p.at')}, ${ms('p.expires_at')}, p.revoked_why)
         from permits p
         where p.creditor_id = $1 and p.account_id = whose.account_id and ($7 is null or p.agency_id = $7)
           and ${behind('p.created_at', 'p.permit_id')}
         order by p.created_at desc, p.permit_id desc limit $4)
        union all
        (select t.at, t.attempt_id,
                json_build_array(${ms('t.at')}, 'attempt', t.attempt_id, t.direction, t.channel, t.party,
                  t.contact_point_id, t.purpose, coalesce(t.details->>'outcome', t.outcome), t.by, t.permit_state)
         from attempts t
         where t.creditor_id = $1 and t.borrower_id = whose.borrower_id
           and (t.account_id = whose.account_id or whose.account_id = any(t.also_accounts))
           and ($7 is null or t.agency_id = $7) and ${behind('t.at', 't.attempt_id')}
         order by t.at desc, t.attempt_id desc limit $4)
        union all
        (select r.recorded_at, r.record_id,
                json_build_array(${ms('r.recorded_at')}, r.type, r.record_id, r.document, ${ms('r.ended_at')},
                  r.end_document, r.account_id is null)
         from records r
         where $7 is null and r.creditor_id = $1 and r.borrower_id = whose.borrower_id
           and r.type in ('promise', 'hold') and (r.account_id is null or r.account_id = whose.account_id)
           and ${behind('r.recorded_at', 'r.record_id')}
         order by r.recorded_at desc, r.record_id desc limit $4)
      ) every_kind
      order by at desc, id desc limit $4
    ) page
  ) entries`

/**
 * @param tx that reads everything of the creditor; the accounts are those that the caller may see.
 * @param agencyId who reads; null: the creditor itself.
 * @returns one row more than the page where there is more, by id of the account.
 * @throws Problem `invalid_request` for a cursor of something else.
 */
export async function loadTimelines(
  tx: Tx,
  accounts: readonly TimelineOf[],
  { first, after }: TimelinePage,
  agencyId: string | null,
): Promise<Map<string, readonly TimelineRow[]>> {
  const [atMs, id] = after ? decodeCursor(cursor, after) : [null, null]
  const { rows } = await tx.client.query<{ account_id: string; list: TimelineRow[] | null }>({
    name: 'timelines',
    text: TIMELINES,
    values: [
      tx.creditorId,
      accounts.map((one) => one.accountId),
      accounts.map((one) => one.borrowerId),
      first + 1,
      atMs,
      id,
      agencyId,
    ],
  })
  return new Map(rows.map((row) => [row.account_id, row.list ?? []]))
}
