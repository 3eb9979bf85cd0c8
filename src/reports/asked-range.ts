/** The days, and whose, that a report on permits is about. */
import type { Tx } from '../platform/database.ts'
import { dateOfDay, dayOfDate, localDay } from '../policy/calendar.ts'

export interface AskedQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly timeZone: string
  readonly agency?: string | undefined
  readonly channel?: string | undefined
}

const DAYS = 30

export function askedRange({ from, to, timeZone }: AskedQuery, nowMs: number): { from: string; to: string } {
  const last = to ?? (from === undefined ? dateOfDay(localDay(timeZone, nowMs)) : plus(from, DAYS - 1))
  return { from: from ?? plus(last, 1 - DAYS), to: last }
}

/** What `ASKED` needs from `$1` on. */
export function askedValues(tx: Tx, query: AskedQuery, range: { from: string; to: string }): unknown[] {
  const isInHouse = query.agency === 'in-house'
  return [
    tx.creditorId,
    range.from,
    range.to,
    query.timeZone,
    query.channel ?? null,
    isInHouse,
    isInHouse ? null : (query.agency ?? null),
  ]
}

/** Every permit that was asked for in the range; for a caller of an agency, by itself: row-level security sees to that. */
export const ASKED = `
  select d.decision_id, d.permit_id, d.agency_id, d.ask->>'channel' as channel, d.objections,
         (d.decided_at at time zone $4)::date as day
  from decisions d
  where d.creditor_id = $1 and d.decided_at >= $2::date::timestamp at time zone $4
    and d.decided_at < ($3::date + 1)::timestamp at time zone $4
    and ($5::text is null or d.ask->>'channel' = $5)
    and (not $6::boolean or d.agency_id is null) and ($7::uuid is null or d.agency_id = $7)`

/** What the creditor calls an agency is not told to the agency. */
export function withoutReference<T extends object>(tx: Tx, rows: readonly T[]): T[] {
  return rows.map((row) => (tx.agencyId === undefined ? row : { ...row, agency: null }))
}

function plus(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days)
}
