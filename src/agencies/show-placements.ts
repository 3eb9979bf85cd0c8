/** Placements as the bank and the agency see them; what an agency does not see, the database does not give. */
import { and, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import { accounts, placements } from '../tables.ts'
import type { PlacementQuery } from './placement-schemas.ts'

type PlacementRow = typeof placements.$inferSelect

const cursor = z.tuple([z.uuid()])

/** Newest first. An agency gets those of its own whose account it sees. */
export async function listPlacements(tx: Tx, query: PlacementQuery, nowMs: number) {
  const now = new Date(nowMs)
  const isOpen = [
    isNull(placements.endedAt),
    lte(placements.visibleFrom, now),
    or(isNull(placements.visibleUntil), gt(placements.visibleUntil, now)),
  ]
  const [after] = query.after === undefined ? [] : decodeCursor(cursor, query.after)
  const rows = await placementRows(tx, [
    ...(query.agencyId === undefined ? [] : [eq(placements.agencyId, query.agencyId)]),
    ...(query.accountNumber === undefined ? [] : [eq(accounts.accountNumber, query.accountNumber)]),
    ...(query.open === 'true' ? isOpen : []),
    ...(query.open === 'false' ? [sql`not ${and(...isOpen)}`] : []),
    ...(after === undefined ? [] : [sql`${placements.placementId} < ${after}`]),
  ]).limit(query.limit + 1)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const more = rows.length > query.limit && last !== undefined
  return {
    placements: page.map((row) => placementViewOf(tx, row, nowMs)),
    next: more ? encodeCursor([last.placement.placementId]) : null,
  }
}

/** @throws Problem `not_found` */
export async function showPlacement(tx: Tx, placementId: string, nowMs: number) {
  const [row] = await placementRows(tx, [eq(placements.placementId, placementId)])
  if (row === undefined) throw new Problem('not_found', 'There is no such placement.')
  return placementViewOf(tx, row, nowMs)
}

function placementRows(tx: Tx, conditions: (ReturnType<typeof and> | undefined)[]) {
  return tx.db
    .select({ placement: placements, accountNumber: accounts.accountNumber })
    .from(placements)
    .innerJoin(
      accounts,
      and(eq(accounts.creditorId, placements.creditorId), eq(accounts.accountId, placements.accountId)),
    )
    .where(and(eq(placements.creditorId, tx.creditorId), ...conditions))
    .orderBy(desc(placements.placementId))
}

function placementViewOf(
  tx: Tx,
  { placement, accountNumber }: { placement: PlacementRow; accountNumber: string },
  nowMs: number,
) {
  const toBank = tx.agencyId === undefined
  return {
    placementId: placement.placementId,
    accountNumber,
    agencyId: placement.agencyId,
    state: stateOf(placement, nowMs),
    since: placement.since,
    until: placement.until,
    noticeGivenOn: placement.noticeGivenOn,
    terms: placement.terms as Record<string, unknown>,
    createdAt: placement.createdAt.toISOString(),
    // Who at the bank did it is the bank's own business.
    createdBy: toBank ? placement.createdBy : null,
    endedAt: placement.endedAt?.toISOString() ?? null,
    endedBy: toBank ? placement.endedBy : null,
    closeCode: placement.closeCode,
  }
}

function stateOf(placement: PlacementRow, nowMs: number) {
  if (placement.endKind !== null) return placement.endKind
  if (placement.visibleUntil !== null && placement.visibleUntil.getTime() <= nowMs) return 'expired' as const
  // `-infinity`, the default, is no date.
  const from =
    placement.visibleFrom instanceof Date ? placement.visibleFrom.getTime() : Number.NEGATIVE_INFINITY
  return from > nowMs ? ('coming' as const) : ('open' as const)
}
