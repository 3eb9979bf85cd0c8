/** A write of the REST API: with an `Idempotency-Key` it happens once, and its first answer is given again. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from './database.ts'
import { type OnceDeps, once } from './once.ts'
import { sendStored } from './rest-route.ts'

/** @throws Problem `idempotency_key_reused`, and whatever `work` throws (then nothing is kept). */
export async function answerOnce(
  deps: OnceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  operation: string,
  work: (tx: Tx) => Promise<{ status: number; body: unknown }>,
): Promise<void> {
  const given = request.headers['idempotency-key']
  const { creditorId, agencyId } = request.caller
  const key = typeof given === 'string' ? given : undefined
  const asked = [request.url, request.body ?? null]
  sendStored(reply, await once(deps, { creditorId, agencyId, operation, key, asked }, work))
}
