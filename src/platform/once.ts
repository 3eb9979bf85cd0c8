/** A write under a key happens once, and its first answer is given again. */
import { type Database, type Tx, withCreditor } from './database.ts'
import { answerOf, keepAnswer, type StoredAnswer } from './idempotency.ts'
import type { Vault } from './vault.ts'

export interface OnceDeps {
  readonly database: Pick<Database, 'pool'>
  /** Makes the digest by which a request is known again. */
  readonly vault: Vault
}

export interface OnceOnly {
  readonly creditorId: string
  /** The keys of one partner are not those of another: it must not be handed somebody else's answer. */
  readonly agencyId: string | null
  readonly operation: string
  /** Undefined or empty: the caller named none, and it is done each time. */
  readonly key: string | undefined
  /** What is asked for; under the same key it must be the same. */
  readonly asked: readonly unknown[]
}

/** @throws Problem `idempotency_key_reused`, and whatever `work` throws (then nothing is kept). */
export function once(
  { database, vault }: OnceDeps,
  { creditorId, agencyId, operation: name, key, asked }: OnceOnly,
  work: (tx: Tx) => Promise<{ status: number; body: unknown }>,
): Promise<StoredAnswer> {
  const operation = agencyId === null ? name : `${name} of ${agencyId}`
  return withCreditor(database.pool, creditorId, async (tx): Promise<StoredAnswer> => {
    const run = async () => {
      const { status, body } = await work(tx)
      return { status, body: JSON.stringify(body) }
    }
    if (key === undefined || key === '') return run()
    const fingerprint = vault.fingerprint(creditorId).update(JSON.stringify(asked)).digest()
    // The second of two equal requests waits here for the first one's answer.
    await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2 || ' ' || $3, 0))", [
      tx.creditorId,
      operation,
      key,
    ])
    const first = await answerOf(tx.client, tx.creditorId, operation, key)
    if (first !== undefined) return first.replay(fingerprint)
    const fresh = await run()
    await keepAnswer(tx, operation, key, fingerprint, fresh)
    return fresh
  })
}
