/** The people who make the contacts: a label and the end of their certification, never a name. */
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import { collectors } from '../tables.ts'
import { releaseWork } from '../work/release-work.ts'
import { openAgency, type Writer } from './keep-agencies.ts'

type CollectorRow = typeof collectors.$inferSelect

/** @throws Problem `already_there`, `not_found`, `agency_closed` */
export async function createCollector(
  tx: Tx,
  wanted: { reference: string; agencyId: string | null; certifiedUntil: string | null; capacity: number },
  writer: Writer,
) {
  if (wanted.agencyId !== null) await openAgency(tx, wanted.agencyId)
  const at = new Date(writer.atMs)
  const [row] = await tx.db
    .insert(collectors)
    .values({
      creditorId: tx.creditorId,
      collectorId: newId(),
      ...wanted,
      createdAt: at,
      createdBy: writer.name,
      updatedAt: at,
      updatedBy: writer.name,
    })
    .onConflictDoNothing()
    .returning()
  if (row === undefined) throw new Problem('already_there', `There is a collector "${wanted.reference}".`)
  return collectorViewOf(row)
}

/** @throws Problem `not_found` */
export async function changeCollector(
  tx: Tx,
  collectorId: string,
  change: {
    certifiedUntil?: string | null | undefined
    active?: boolean | undefined
    capacity?: number | undefined
  },
  writer: Writer,
) {
  const [row] = await tx.db
    .update(collectors)
    .set({ ...change, updatedAt: new Date(writer.atMs), updatedBy: writer.name })
    .where(and(eq(collectors.creditorId, tx.creditorId), eq(collectors.collectorId, collectorId)))
    .returning()
  if (row === undefined) throw new Problem('not_found', 'There is no such collector.')
  // Who works no more blocks nobody's way to a borrower.
  if (change.active === false) await releaseWork(tx, row, undefined, writer.atMs)
  return collectorViewOf(row)
}

export async function listCollectors(tx: Tx, { agencyId }: { agencyId?: string | undefined }) {
  const rows = await tx.db
    .select()
    .from(collectors)
    .where(
      and(
        eq(collectors.creditorId, tx.creditorId),
        ...(agencyId === undefined ? [] : [eq(collectors.agencyId, agencyId)]),
      ),
    )
    .orderBy(asc(collectors.reference))
  return { collectors: rows.map(collectorViewOf) }
}

function collectorViewOf({ creditorId: _, createdAt, updatedAt, ...row }: CollectorRow) {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}
