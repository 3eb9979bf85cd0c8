/** Which day it is for each set of zones in the book. */
import type { Tx } from '../platform/database.ts'
import { localToday } from './local-today.ts'

/** @returns two lists of one length: the zones joined by `;`, and the earliest local day among them. */
export async function localTodays(tx: Tx, nowMs: number): Promise<{ zones: string[]; days: string[] }> {
  const { rows } = await tx.client.query<{ time_zones: string[] }>(
    'select distinct time_zones from borrowers where creditor_id = $1',
    [tx.creditorId],
  )
  return {
    zones: rows.map(({ time_zones }) => time_zones.join(';')),
    days: rows.map(({ time_zones }) => localToday(time_zones, nowMs)),
  }
}
