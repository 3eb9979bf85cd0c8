/** Partners that collect for the creditor: made, certified, closed; never deleted. */
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import { agencies } from '../tables.ts'
import { endPlacements } from './end-placements.ts'
import type { AgencyChange, NewAgency } from './schemas.ts'

export type AgencyRow = typeof agencies.$inferSelect

/** Who writes, and when. */
export interface Writer {
  readonly name: string
  readonly atMs: number
}

/** @throws Problem `already_there` */
export async function createAgency(tx: Tx, wanted: NewAgency, writer: Writer) {
  const [row] = await tx.db
    .insert(agencies)
    .values({
      creditorId: tx.creditorId,
      agencyId: newId(),
      ...wanted,
      createdAt: new Date(writer.atMs),
      createdBy: writer.name,
    })
    .onConflictDoNothing()
    .returning()
  if (row === undefined) throw new Problem('already_there', `There is an agency "${wanted.reference}".`)
  return agencyViewOf(row)
}

export async function listAgencies(tx: Tx) {
  const rows = await tx.db
    .select()
    .from(agencies)
    .where(eq(agencies.creditorId, tx.creditorId))
    .orderBy(asc(agencies.reference))
  return { agencies: rows.map(agencyViewOf) }
}

/** @throws Problem `not_found` */
export async function showAgency(tx: Tx, agencyId: string) {
  return agencyViewOf(await agencyRow(tx, agencyId))
}

/** @throws Problem `not_found`, `agency_closed` */
export async function changeAgency(tx: Tx, agencyId: string, change: AgencyChange, writer: Writer) {
  const known = await openAgency(tx, agencyId, 'update')
  const { certifiedFrom, certifiedUntil } = { ...known, ...change }
  if (certifiedFrom !== null && certifiedUntil !== null && certifiedUntil < certifiedFrom) {
    throw new Problem('invalid_request', 'The certification would end before it begins.', {
      errors: [{ pointer: '/certifiedUntil', code: 'custom', message: 'must not lie before certifiedFrom' }],
    })
  }
  const [row] = await tx.db
    .update(agencies)
    .set({ ...change, updatedAt: new Date(writer.atMs), updatedBy: writer.name })
    .where(and(eq(agencies.creditorId, tx.creditorId), eq(agencies.agencyId, agencyId)))
    .returning()
  if (row === undefined) throw new Error('an agency that was there is gone')
  return agencyViewOf(row)
}

/**
 * Nothing of it goes on: its keys are dead, its placements recalled, its open permits revoked, for the very next
 * request. @throws Problem `not_found`, `agency_closed`
 */
export async function closeAgency(tx: Tx, agencyId: string, writer: Writer) {
  await openAgency(tx, agencyId, 'update')
  const at = new Date(writer.atMs)
  const [row] = await tx.db
    .update(agencies)
    .set({ closedAt: at, updatedAt: at, updatedBy: writer.name })
    .where(and(eq(agencies.creditorId, tx.creditorId), eq(agencies.agencyId, agencyId)))
    .returning()
  if (row === undefined) throw new Error('an agency that was there is gone')
  const keys = await tx.client.query(
    `update api_keys set revoked_at = $3, revoked_by = $4
     where creditor_id = $1 and agency_id = $2 and revoked_at is null`,
    [tx.creditorId, agencyId, at, writer.name],
  )
  const open = await tx.client.query<{ placement_id: string }>(
    'select placement_id from placements where creditor_id = $1 and agency_id = $2 and ended_at is null',
    [tx.creditorId, agencyId],
  )
  const ended = await endPlacements(
    tx,
    open.rows.map((placement) => placement.placement_id),
    { kind: 'recalled', closeCode: 'agency_closed', by: writer.name },
    writer.atMs,
  )
  return {
    ...agencyViewOf(row),
    recalledPlacements: ended.placements,
    revokedPermits: ended.revokedPermits,
    revokedKeys: keys.rowCount ?? 0,
  }
}

/** Held to the end of the transaction, so that nobody closes it meanwhile. @throws Problem `not_found`, `agency_closed` */
export async function openAgency(
  tx: Tx,
  agencyId: string,
  hold: 'share' | 'update' = 'share',
): Promise<AgencyRow> {
  const row = await agencyRow(tx, agencyId, hold)
  if (row.closedAt !== null) throw new Problem('agency_closed', `The agency "${row.reference}" was closed.`)
  return row
}

async function agencyRow(tx: Tx, agencyId: string, hold?: 'share' | 'update'): Promise<AgencyRow> {
  const query = tx.db
    .select()
    .from(agencies)
    .where(and(eq(agencies.creditorId, tx.creditorId), eq(agencies.agencyId, agencyId)))
  const [row] = await (hold === undefined ? query : query.for(hold))
  if (row === undefined) throw new Problem('not_found', 'There is no such agency.')
  return row
}

function agencyViewOf({ creditorId: _, createdAt, updatedAt, closedAt, ...row }: AgencyRow) {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }
}
