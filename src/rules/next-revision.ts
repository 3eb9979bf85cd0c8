/** Changes of a creditor's rules are numbered one after the other, over switches, house packs and calendars. */
import type { Tx } from '../platform/database.ts'

/** Who changed something, and when. */
export interface Author {
  /** Name of the key. */
  readonly name: string
  readonly apiKeyId: string
  readonly atMs: number
}

/**
 * The number of the next change. Until the transaction ends no other change of this creditor gets one, so numbers are
 * seen in their order and a policy compiled at a number never changes.
 */
export async function nextRevision(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ revision: number }>(
    `insert into rule_revisions as known (creditor_id, revision) values ($1, 1)
     on conflict (creditor_id) do update set revision = known.revision + 1
     returning revision`,
    [tx.creditorId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the change was not numbered')
  return row.revision
}
