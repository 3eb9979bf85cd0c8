/**
 * What a preview rests on: the strategy and rules in force, and the newest push. A preview is fresh while none of them
 * has changed. Calls and records change single accounts every minute; they are covered by the age a preview may have.
 */
import type { Tx } from '../platform/database.ts'

export interface BookState {
  /** Number of the newest activation of a strategy; 0: none. */
  readonly activation: number
  /** Number of the newest change of rules; 0: none. */
  readonly ruleRevision: number
  /** The newest push that was taken; null: none. */
  readonly batchId: string | null
}

export async function bookState(tx: Tx): Promise<BookState> {
  const { rows } = await tx.client.query<BookState>(
    `select coalesce((select max(activation) from strategy_activations where creditor_id = $1), 0) as activation,
            coalesce((select revision from rule_revisions where creditor_id = $1), 0) as "ruleRevision",
            (select batch_id from delinquency_batches where creditor_id = $1 and status = 'completed'
             order by batch_id desc limit 1) as "batchId"`,
    [tx.creditorId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('a state without a row')
  return row
}

export function isSameState(a: BookState, b: BookState): boolean {
  return a.activation === b.activation && a.ruleRevision === b.ruleRevision && a.batchId === b.batchId
}
