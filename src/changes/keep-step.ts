/** Who did what with a change, and when: written beside the deed, in its transaction. */
import type { Tx } from '../platform/database.ts'
import type { Author } from '../rules/next-revision.ts'

export type Step = 'proposed' | 'preview-asked' | 'previewed' | 'approved' | 'rejected' | 'activated'

/** @param by null: the service itself. */
export async function keepStep(
  tx: Tx,
  changeId: string,
  step: Step,
  by: Author | null,
  atMs: number,
  more: { readonly digest?: string; readonly reason?: string } = {},
): Promise<void> {
  await tx.client.query(
    `insert into policy_change_steps (creditor_id, change_id, ordinal, step, by, by_key, at, digest, reason)
     select $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5, $6, $7, $8 from policy_change_steps
     where creditor_id = $1 and change_id = $2`,
    [
      tx.creditorId,
      changeId,
      step,
      by?.name ?? null,
      by?.apiKeyId ?? null,
      new Date(atMs),
      more.digest ?? null,
      more.reason ?? null,
    ],
  )
}
