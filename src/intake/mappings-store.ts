/** CSV mappings: versioned documents, never changed once saved. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { MappingDocument } from './mapping.ts'

/** @returns the new version, from 1. */
export async function saveMapping(tx: Tx, mappingId: string, document: MappingDocument, by: string) {
  if (mappingId.includes('@')) {
    throw new Problem('invalid_request', 'Versions are numbered by the service: leave out the @.', {
      errors: [{ pointer: '/path/mappingId', code: 'version_not_allowed', message: 'leave out the @' }],
    })
  }
  // Two savers at once get two versions, one after the other.
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('mapping ' || $1 || ' ' || $2, 0))", [
    tx.creditorId,
    mappingId,
  ])
  const { rows } = await tx.client.query<{ version: number; createdAt: Date }>(
    `insert into csv_mappings (creditor_id, mapping_id, version, document, created_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4
     from csv_mappings where creditor_id = $1 and mapping_id = $2
     returning version, created_at as "createdAt"`,
    [tx.creditorId, mappingId, JSON.stringify(document), by],
  )
  return { mappingId, version: rows[0]?.version, createdAt: rows[0]?.createdAt.toISOString() }
}

/** @param reference `name` (newest) or `name@version`. @throws Problem `not_found` */
export async function findMapping(tx: Tx, reference: string): Promise<MappingDocument> {
  const [mappingId, version] = reference.split('@')
  const { rows } = await tx.client.query<{ document: MappingDocument }>(
    `select document from csv_mappings
     where creditor_id = $1 and mapping_id = $2 and ($3::int is null or version = $3::int)
     order by version desc limit 1`,
    [tx.creditorId, mappingId, version === undefined || version === '' ? null : Number(version)],
  )
  const row = rows[0]
  if (row === undefined) throw new Problem('not_found', `There is no CSV mapping "${reference}".`)
  return row.document
}
