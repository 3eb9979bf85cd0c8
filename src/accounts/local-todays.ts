/** Which day it is for each set of zones in the book. */
import type { Tx } from '../platform/database.ts'
import { localToday } from './local-today.ts'

/** @returns two lists of one length: the zones joined by `;`, and the earliest local day among them. */
export async function localTodays(tx: Tx, nowMs: number): Promise<{ zones: string[]; days: string[] }> {
  const { rows } = await tx.client.query<{ time_zones: string[] }>(
    // From one set to the next along the index: there are few, and a book has a million borrowers.
    `with recursive sets as (
       (select time_zones from borrowers where creditor_id = $1 order by time_zones limit 1)
       union all
       select (select b.time_zones from borrowers b
               where b.creditor_id = $1 and b.time_zones > sets.time_zones order by b.time_zones limit 1)
       from sets where sets.time_zones is not null)
     select time_zones from sets where time_zones is not null`,
    [tx.creditorId],
  )
  return {
    zones: rows.map(({ time_zones }) => time_zones.join(';')),
    days: rows.map(({ time_zones }) => localToday(time_zones, nowMs)),
  }
}
