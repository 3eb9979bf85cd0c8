/** Which accounts wait for a collector of a house: due now, the house's own to work on, and in nobody's hands. */
import { type SQL, sql } from 'drizzle-orm'
import type { WorkFilter } from './schemas.ts'

export interface WorkQueue {
  readonly creditorId: string
  /** See `houseOf`. */
  readonly houseId: string
  readonly filter: WorkFilter
  readonly nowMs: number
}

/** What a person does. `wait` and `none` ask for nobody. */
const TASKS = sql`('contact', 'repair-contact', 'task', 'review')`

/** A condition on `accounts a`. */
export function isDueWork({ creditorId, houseId, filter, nowMs }: WorkQueue): SQL {
  const at = instantOf(nowMs)
  const wanted = [
    sql`a.creditor_id = ${creditorId}`,
    sql`a.next_action_at <= ${at}`,
    sql`a.next_action in ${TASKS}`,
    ...(filter.stage === undefined ? [] : [sql`a.stage = ${filter.stage}`]),
    ...(filter.segment === undefined ? [] : [sql`a.segment = ${filter.segment}`]),
    ...(filter.product === undefined ? [] : [sql`a.product = ${filter.product}`]),
    ...(filter.channel === undefined ? [] : [sql`a.next_channel = ${filter.channel}`]),
    ...(filter.action === undefined ? [] : [sql`a.next_action = ${filter.action}`]),
    // What is placed is the agency's work, and the creditor's no more.
    houseId === creditorId ? sql`not ${placed(sql`true`, at)}` : placed(sql`p.agency_id = ${houseId}`, at),
    sql`not exists (
      select from work_items w
      where w.creditor_id = a.creditor_id and w.borrower_id = a.borrower_id and w.house_id = ${houseId}
        and ${isLive(nowMs)})`,
  ]
  return sql.join(wanted, sql` and `)
}

/** A condition on `work_items w`: the claim holds. */
export function isLive(nowMs: number): SQL {
  return sql`w.released_at is null and w.expires_at > ${instantOf(nowMs)}`
}

function placed(withWhom: SQL, at: SQL): SQL {
  return sql`exists (
    select from placements p
    where p.creditor_id = a.creditor_id and p.account_id = a.account_id and ${withWhom} and p.ended_at is null
      and p.visible_from <= ${at} and (p.visible_until is null or p.visible_until > ${at}))`
}

/** The order of the work queue. When something is due tells when others have acted: an agency's queue does without it. */
export function byUrgency({ creditorId, houseId }: WorkQueue): SQL {
  return houseId === creditorId
    ? sql`a.priority desc, a.next_action_at, a.account_id`
    : sql`a.priority desc, a.account_id`
}

export function instantOf(ms: number): SQL {
  return sql`${new Date(ms).toISOString()}::timestamptz`
}
