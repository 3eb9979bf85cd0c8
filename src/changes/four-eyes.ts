/** Whether a creditor's changes of strategy and rules need a preview and a second person. They do unless it says no. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Author } from '../rules/next-revision.ts'
import { lockPolicy } from '../strategies/lock-policy.ts'

export interface FourEyes {
  readonly demanded: boolean
  /** Null: never set. */
  readonly changedBy: string | null
  readonly changedAt: string | null
}

export async function showFourEyes(tx: Tx): Promise<FourEyes> {
  const { rows } = await tx.client.query<{ demanded: boolean; changed_by: string; changed_at: Date }>(
    'select demanded, changed_by, changed_at from four_eyes_settings where creditor_id = $1',
    [tx.creditorId],
  )
  const [row] = rows
  if (row === undefined) return { demanded: true, changedBy: null, changedAt: null }
  return { demanded: row.demanded, changedBy: row.changed_by, changedAt: row.changed_at.toISOString() }
}

export async function setFourEyes(
  tx: Tx,
  demanded: boolean,
  author: Pick<Author, 'name' | 'atMs'>,
): Promise<FourEyes> {
  await lockPolicy(tx)
  await tx.client.query(
    `insert into four_eyes_settings (creditor_id, demanded, changed_by, changed_at) values ($1, $2, $3, $4)
     on conflict (creditor_id) do update set demanded = $2, changed_by = $3, changed_at = $4`,
    [tx.creditorId, demanded, author.name, new Date(author.atMs)],
  )
  return showFourEyes(tx)
}

/**
 * For a change that takes effect at once, by one caller: before anything else in its transaction. While there are no
 * accounts there is nothing that a change could do to anybody.
 * @throws Problem `change_must_be_proposed`
 */
export async function requireOneIsEnough(tx: Tx): Promise<void> {
  await lockPolicy(tx)
  if (!(await showFourEyes(tx)).demanded) return
  const { rows } = await tx.client.query('select from accounts where creditor_id = $1 limit 1', [
    tx.creditorId,
  ])
  if (rows.length === 0) return
  throw new Problem(
    'change_must_be_proposed',
    'Propose it with POST /v1/policy-changes; read its preview at GET /v1/policy-changes/{changeId}; then somebody ' +
      'else puts it in force with POST /v1/policy-changes/{changeId}/approve and the digest of the preview.',
  )
}
