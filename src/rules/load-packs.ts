/** The packs that a creditor's answers rest on. */
import type { Tx } from '../platform/database.ts'
import type { HousePack, Pack } from '../policy/pack.ts'
import { PACKS } from '../policy/packs.ts'
import { TACT_PACK } from '../policy/tact-rules.ts'
import { housePacksOf } from './load-changes.ts'
import { toHousePack } from './pack-document.ts'

export type AnyPack = Pack | HousePack

/** The packs of law, what holds whatever the law says, and the creditor's own packs in force. */
export async function packsOf(tx: Tx): Promise<readonly AnyPack[]> {
  const own = await housePacksOf(tx.client, tx.creditorId)
  return [...PACKS, TACT_PACK, ...own.map((row) => toHousePack(row.document, row.version))]
}
