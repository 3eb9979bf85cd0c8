/** A write of the API: with an `Idempotency-Key` it happens once, and its first answer is given again. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { type Tx, withCreditor } from './database.ts'
import { answerOf, keepAnswer, type StoredAnswer } from './idempotency.ts'
import { sendStored } from './rest-route.ts'

/** @throws Problem `idempotency_key_reused`, and whatever `work` throws (then nothing is kept). */
export async function answerOnce(
  pool: pg.Pool,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  work: (tx: Tx) => Promise<{ status: number; body: unknown }>,
): Promise<void> {
  const key = request.headers['idempotency-key']
  // The keys of one partner are not those of another: it must not be handed somebody else's answer.
  const { agencyId } = request.caller
  const operation = agencyId === null ? name : `${name} of ${agencyId}`
  const answer = await withCreditor(pool, request.caller.creditorId, async (tx): Promise<StoredAnswer> => {
    const run = async () => {
      const { status, body } = await work(tx)
      return { status, body: JSON.stringify(body) }
    }
    if (typeof key !== 'string' || key === '') return run()
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([request.url, request.body ?? null]))
      .digest()
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
  sendStored(reply, answer)
}
