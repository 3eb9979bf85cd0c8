/** First answers of writes: the same key gets the same bytes again, as long as it asks for the same thing. */
import type pg from 'pg'
import type { Tx } from './database.ts'
import { Problem } from './problems.ts'

export interface StoredAnswer {
  readonly status: number
  /** JSON text, byte for byte. */
  readonly body: string
  /** True when it was given before; told in the header `Idempotency-Replayed`, since the body must not differ. */
  readonly replayed?: boolean
}

export interface FirstAnswer {
  /** @throws Problem `idempotency_key_reused` when the fingerprints differ. */
  replay(fingerprint: Buffer): StoredAnswer
}

export async function answerOf(
  client: pg.ClientBase,
  creditorId: string,
  operation: string,
  key: string,
): Promise<FirstAnswer | undefined> {
  const { rows } = await client.query<{ fingerprint: Buffer; status: number; body: string }>(
    `select fingerprint, status, body from idempotency_keys
     where creditor_id = $1 and operation = $2 and key = $3`,
    [creditorId, operation, key],
  )
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    replay(fingerprint) {
      if (!row.fingerprint.equals(fingerprint)) {
        throw new Problem(
          'idempotency_key_reused',
          'This key was used for a request with another content. Send the first content again, or a new key.',
        )
      }
      return { status: row.status, body: row.body, replayed: true }
    },
  }
}

/** Inside the transaction of the write itself, so that the answer and the effect are kept together. */
export async function keepAnswer(
  tx: Tx,
  operation: string,
  key: string,
  fingerprint: Buffer,
  answer: StoredAnswer,
): Promise<void> {
  await tx.client.query(
    `insert into idempotency_keys (creditor_id, operation, key, fingerprint, status, body)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.creditorId, operation, key, fingerprint, answer.status, answer.body],
  )
}
