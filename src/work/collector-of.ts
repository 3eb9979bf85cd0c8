/** For which collector a caller acts. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Caller } from '../keys/authenticate.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { collectors } from '../tables.ts'

export type CollectorRow = typeof collectors.$inferSelect

/**
 * The one that is named, else the one whose reference is the caller's own name: a person signs in as himself. An agency
 * acts for its own people only; the creditor for everybody's.
 *
 * @throws Problem `not_found`, `invalid_request`
 */
export async function collectorOf(
  tx: Tx,
  { agencyId, name }: Pick<Caller, 'agencyId' | 'name'>,
  collectorId: string | undefined,
): Promise<CollectorRow> {
  const ofHouse = agencyId === null ? isNull(collectors.agencyId) : eq(collectors.agencyId, agencyId)
  const meant =
    collectorId === undefined
      ? and(eq(collectors.reference, name), ofHouse)
      : and(eq(collectors.collectorId, collectorId), ...(agencyId === null ? [] : [ofHouse]))
  const [row] = await tx.db
    .select()
    .from(collectors)
    .where(and(eq(collectors.creditorId, tx.creditorId), meant))
  if (row !== undefined) return row
  if (collectorId !== undefined) throw new Problem('not_found', 'There is no such collector.')
  const message = 'say which collector: none has the name of the caller'
  throw new Problem('invalid_request', `/collectorId: ${message}`, {
    errors: [{ pointer: '/collectorId', code: 'needed', message }],
  })
}

/** The house a collector works for: an agency, or the creditor by its own id. */
export function houseOf({ creditorId, agencyId }: Pick<CollectorRow, 'creditorId' | 'agencyId'>): string {
  return agencyId ?? creditorId
}
