/** The due borrowers distributed over the collectors at work, each in proportion to the room it has. */
import { sql } from 'drizzle-orm'
import { announceChanges } from '../accounts/announce-changes.ts'
import type { Caller } from '../keys/authenticate.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { houseOf } from './collector-of.ts'
import { byUrgency, isDueWork, isLive, type WorkQueue } from './due-work.ts'
import type { WorkAssignment } from './schemas.ts'
import { holdQueue, takeBorrowers } from './take-borrowers.ts'

interface TeamRow extends Record<string, unknown> {
  collector_id: string
  reference: string
  capacity: number
  room: number
}

/**
 * The same books give the same distribution. Of the most urgent borrowers that there is room for, each collector gets
 * its share; first those it had before, then in turn of the rest, so that the urgent ones are spread over all.
 *
 * @throws Problem `not_found`, `invalid_request`, `collector_inactive`
 */
export async function assignWork(
  tx: Tx,
  caller: Pick<Caller, 'agencyId'>,
  { collectorIds, filter, count, minutes }: WorkAssignment,
  writer: { readonly name: string; readonly atMs: number },
) {
  const agencyId = await agencyOf(tx, caller, collectorIds)
  const houseId = houseOf({ creditorId: tx.creditorId, agencyId })
  await holdQueue(tx, houseId)
  const team = await teamOf(tx, agencyId, collectorIds, writer.atMs)
  const queue = { creditorId: tx.creditorId, houseId, filter, nowMs: writer.atMs }
  const wanted = await distribute(tx, queue, team, count)
  const taking = { houseId, minutes, nowMs: writer.atMs, by: writer.name }
  const taken = wanted.length === 0 ? [] : await takeBorrowers(tx, wanted, taking)
  if (taken.length > 0) await announceChanges(tx, 'everything')
  const got = new Map<string, number>()
  for (const { collectorId } of taken) got.set(collectorId, (got.get(collectorId) ?? 0) + 1)
  return {
    assigned: taken.length,
    collectors: team.map(({ collector_id: collectorId, reference, capacity }) => ({
      collectorId,
      reference,
      capacity,
      assigned: got.get(collectorId) ?? 0,
    })),
  }
}

/** Whose people they are: an agency distributes its own work, the creditor that of any one house. */
async function agencyOf(
  tx: Tx,
  caller: Pick<Caller, 'agencyId'>,
  collectorIds: readonly string[] | undefined,
): Promise<string | null> {
  if (caller.agencyId !== null || collectorIds === undefined) return caller.agencyId
  const { rows } = await tx.db.execute<{ agency_id: string | null }>(sql`
    select distinct c.agency_id from collectors c
    where c.creditor_id = ${tx.creditorId} and ${isOneOf(collectorIds)}`)
  if (rows.length > 1) {
    const message = 'are of several houses: distribute the work of each by itself'
    throw new Problem('invalid_request', `/collectorIds: ${message}`, {
      errors: [{ pointer: '/collectorIds', code: 'several_houses', message }],
    })
  }
  return rows[0]?.agency_id ?? null
}

/** A condition on `collectors c`. */
function isOneOf(collectorIds: readonly string[]) {
  return sql`c.collector_id in (select id::uuid from json_array_elements_text(${JSON.stringify(collectorIds)}::json) id)`
}

async function teamOf(
  tx: Tx,
  agencyId: string | null,
  collectorIds: readonly string[] | undefined,
  nowMs: number,
): Promise<TeamRow[]> {
  const named = collectorIds === undefined ? undefined : [...new Set(collectorIds)]
  const { rows } = await tx.db.execute<TeamRow & { active: boolean }>(sql`
    select c.collector_id, c.reference, c.capacity, c.active,
      greatest(0, c.capacity - (
        select count(*) from work_items w
        where w.creditor_id = c.creditor_id and w.collector_id = c.collector_id and ${isLive(nowMs)}))::int as room
    from collectors c
    where c.creditor_id = ${tx.creditorId}
      and ${agencyId === null ? sql`c.agency_id is null` : sql`c.agency_id = ${agencyId}`}
      and ${named === undefined ? sql`c.active` : isOneOf(named)}
    order by c.reference`)
  if (named !== undefined && rows.length < named.length)
    throw new Problem('not_found', 'There is no such collector.')
  if (rows.some((row) => !row.active))
    throw new Problem('collector_inactive', 'One of the collectors was taken out of work.')
  return rows
}

/**
 * One statement. Shares are whole numbers: what is left over by rounding goes to the largest remainders. Whoever has a
 * share of ten gets every other place beside one with a share of five.
 */
async function distribute(
  tx: Tx,
  queue: WorkQueue,
  team: readonly TeamRow[],
  count: number,
): Promise<{ borrowerId: string; collectorId: string }[]> {
  const room = team.reduce((sum, row) => sum + row.room, 0)
  if (room === 0) return []
  const members = JSON.stringify(team.filter((row) => row.room > 0))
  const { rows } = await tx.db.execute<{ borrower_id: string; collector_id: string }>(sql`
    with urgent as materialized (
      select borrower_id, row_number() over (order by place) as place from (
        select a.borrower_id, min(a.place) as place
        from (select a.borrower_id, row_number() over (order by ${byUrgency(queue)}) as place
              from accounts a where ${isDueWork(queue)}) a
        group by a.borrower_id order by 2 limit ${Math.min(room, count)}) u
    ), shares as (
      select m.collector_id, m.room, m.room * (select count(*) from urgent)::numeric / ${room} as share
      from json_to_recordset(${members}::json) as m (collector_id uuid, room int)
    ), quotas as (
      select collector_id, floor(share) + (
          row_number() over (order by share - floor(share) desc, collector_id)
            <= (select count(*) from urgent) - sum(floor(share)) over ())::int as quota
      from shares
    ), kept as (
      select borrower_id, collector_id from (
        select u.borrower_id, q.collector_id, q.quota,
          row_number() over (partition by q.collector_id order by u.place) as n
        from urgent u
        join work_items w on w.creditor_id = ${queue.creditorId} and w.borrower_id = u.borrower_id
          and w.house_id = ${queue.houseId}
        join quotas q on q.collector_id = w.collector_id) k
      where n <= quota
    ), open as (
      select q.collector_id, q.quota - (select count(*) from kept k where k.collector_id = q.collector_id) as places
      from quotas q
    ), seats as (
      select o.collector_id, row_number() over (order by (n - 0.5) / o.places, o.collector_id) as seat
      from open o cross join lateral generate_series(1, o.places::int) n
    ), others as (
      select u.borrower_id, row_number() over (order by u.place) as seat
      from urgent u where not exists (select from kept k where k.borrower_id = u.borrower_id)
    )
    select borrower_id, collector_id from kept
    union all select o.borrower_id, s.collector_id from others o join seats s on s.seat = o.seat`)
  return rows.map((row) => ({ borrowerId: row.borrower_id, collectorId: row.collector_id }))
}
