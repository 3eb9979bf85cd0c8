/** House packs: versions never change, the newest of each is in force until it is retired. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { withUploaded } from '../policy/holidays.ts'
import type { PackFault } from '../policy/lint-pack.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../policy/packs.ts'
import { type HousePackRow, housePacksOf, loadChanges } from './load-changes.ts'
import { type Author, nextRevision } from './next-revision.ts'
import { findHousePackFaults, type HousePackDocument } from './pack-document.ts'

/** @throws Problem `pack_unsound` with every fault and its place in the document. */
export async function saveHousePack(tx: Tx, packId: string, document: HousePackDocument, author: Author) {
  const revision = await nextRevision(tx)
  const { calendars } = await loadChanges(tx.client, tx.creditorId)
  const others = (await housePacksOf(tx.client, tx.creditorId)).filter((row) => row.pack_id !== packId)
  const faults = [
    ...(document.id === packId ? [] : [otherId(document.id, packId)]),
    ...findHousePackFaults(document, { packs: PACKS, calendars: withUploaded(HOLIDAY_CALENDARS, calendars) }),
    ...idsTakenBy(others, document),
  ]
  if (faults.length > 0) {
    throw new Problem('pack_unsound', `The house pack has ${faults.length} fault(s) and was not saved.`, {
      errors: faults.map((one) => ({
        pointer: one.pointer,
        code: 'pack_fault',
        message: one.subject === document.id ? one.message : `${one.subject}: ${one.message}`,
      })),
    })
  }
  const [newest] = await versionsOf(tx, packId)
  // Saying the same again is no new version.
  if (newest !== undefined && (await isSame(tx, newest, document))) return present(newest)
  return present(await keep(tx, { packId, revision, version: (newest?.version ?? 0) + 1, document }, author))
}

/** Out of force from now on; its versions stay on record. @throws Problem `not_found` */
export async function retireHousePack(tx: Tx, packId: string, author: Author) {
  const revision = await nextRevision(tx)
  const [newest] = await versionsOf(tx, packId)
  if (newest === undefined || newest.document === null) throw notFound(packId)
  return present(await keep(tx, { packId, revision, version: newest.version + 1, document: null }, author))
}

/** The newest version with its document, and every version's date. @throws Problem `not_found` */
export async function showHousePack(tx: Tx, packId: string) {
  const versions = await versionsOf(tx, packId)
  const [newest] = versions
  if (newest === undefined) throw notFound(packId)
  return { ...present(newest), document: newest.document, versions: versions.map(present) }
}

/** The newest version of each, retired ones included. */
export async function listHousePacks(tx: Tx) {
  const { rows } = await tx.client.query<VersionRow>(
    `select distinct on (pack_id) pack_id, version, document, changed_by, changed_at from house_packs
     where creditor_id = $1 order by pack_id, version desc`,
    [tx.creditorId],
  )
  return { housePacks: rows.map(present) }
}

type VersionRow = Omit<HousePackRow, 'document'> & { readonly document: HousePackDocument | null }

function present(row: VersionRow) {
  return {
    packId: row.pack_id,
    version: row.version,
    title: row.document?.title ?? null,
    inForce: row.document !== null,
    changedBy: row.changed_by,
    changedOn: row.changed_at.toISOString(),
  }
}

function notFound(packId: string): Problem {
  return new Problem('not_found', `There is no house pack "${packId}".`)
}

function otherId(subject: string, packId: string): PackFault {
  return { pointer: '/id', subject, message: `the address says ${packId}` }
}

/** A rule id means one rule: a switch on it must not reach another pack. */
function idsTakenBy(others: readonly HousePackRow[], document: HousePackDocument): PackFault[] {
  const taken = new Map(others.flatMap((row) => row.document.rules.map((rule) => [rule.id, row.pack_id])))
  return document.rules.flatMap((rule, index) => {
    const by = taken.get(rule.id)
    return by === undefined
      ? []
      : [{ pointer: `/rules/${index}/id`, subject: rule.id, message: `the house pack ${by} has this id` }]
  })
}

async function versionsOf(tx: Tx, packId: string): Promise<VersionRow[]> {
  const { rows } = await tx.client.query<VersionRow>(
    `select pack_id, version, document, changed_by, changed_at from house_packs
     where creditor_id = $1 and pack_id = $2 order by version desc limit 1000`,
    [tx.creditorId, packId],
  )
  return rows
}

async function isSame(tx: Tx, newest: VersionRow, document: HousePackDocument): Promise<boolean> {
  const { rows } = await tx.client.query<{ same: boolean }>(
    `select document = $4::jsonb as same from house_packs
     where creditor_id = $1 and pack_id = $2 and version = $3`,
    [tx.creditorId, newest.pack_id, newest.version, JSON.stringify(document)],
  )
  return rows[0]?.same === true
}

async function keep(
  tx: Tx,
  row: { packId: string; version: number; revision: number; document: HousePackDocument | null },
  author: Author,
): Promise<VersionRow> {
  const { rows } = await tx.client.query<VersionRow>(
    `insert into house_packs
       (creditor_id, pack_id, version, revision, document, changed_by, changed_by_key, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     returning pack_id, version, document, changed_by, changed_at`,
    [
      tx.creditorId,
      row.packId,
      row.version,
      row.revision,
      row.document === null ? null : JSON.stringify(row.document),
      author.name,
      author.apiKeyId,
      new Date(author.atMs),
    ],
  )
  const [kept] = rows
  if (kept === undefined) throw new Error('the house pack was not kept')
  return kept
}
