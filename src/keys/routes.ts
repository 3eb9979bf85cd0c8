/** REST: API keys of the creditor and of its agencies. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { withCreditor } from '../platform/database.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { listOwnKeys, makeKey, revokeOwnKey, rotateKey } from './keep-keys.ts'
import * as schemas from './schemas.ts'

const HOUR_MS = 3_600_000
const SHOWN_ONCE =
  'The key is in this answer and nowhere else, so the answer is not kept: `Idempotency-Key` has no effect here.'

export async function keyRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database

  rest.post(
    '/v1/keys',
    {
      config: { scope: 'keys:write' },
      schema: {
        operationId: 'createKey',
        summary: 'Make an API key',
        description: `A key of the creditor gets no scope that its maker lacks. ${SHOWN_ONCE}`,
        tags: ['keys'],
        body: schemas.newKey,
        response: { 201: schemas.keyMade, ...problemResponses(400, 401, 403, 404, 409, 503) },
      },
    },
    async (request, reply) => {
      const made = await withCreditor(pool, request.caller.creditorId, (tx) =>
        makeKey(tx, request.body, request.caller, deps.clock.now()),
      )
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )

  rest.get(
    '/v1/keys',
    {
      config: { scope: 'keys:read' },
      schema: {
        operationId: 'listKeys',
        summary: 'All keys, those that work no more included',
        tags: ['keys'],
        querystring: schemas.keyQuery,
        response: { 200: schemas.keyList, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) =>
      withCreditor(pool, request.caller.creditorId, (tx) =>
        listOwnKeys(tx, request.query.agencyId, deps.clock.now()),
      ),
  )

  rest.post(
    '/v1/keys/:apiKeyId/rotate',
    {
      config: { scope: 'keys:write' },
      schema: {
        operationId: 'rotateKey',
        summary: 'Make the key that follows; the old one works until the overlap is over',
        description: SHOWN_ONCE,
        tags: ['keys'],
        params: schemas.keyRef,
        body: schemas.rotation,
        response: { 201: schemas.keyMade, ...problemResponses(400, 401, 403, 404, 409, 503) },
      },
    },
    async (request, reply) => {
      const overlapMs = request.body.overlapHours * HOUR_MS
      const made = await withCreditor(pool, request.caller.creditorId, (tx) =>
        rotateKey(tx, request.params.apiKeyId, overlapMs, request.caller, deps.clock.now()),
      )
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )

  rest.delete(
    '/v1/keys/:apiKeyId',
    {
      config: { scope: 'keys:write' },
      schema: {
        operationId: 'revokeKey',
        summary: 'Revoke a key: it is dead for the very next request',
        tags: ['keys'],
        params: schemas.keyRef,
        response: { 200: schemas.keyView, ...problemResponses(400, 401, 403, 404, 409, 503) },
      },
    },
    (request) =>
      withCreditor(pool, request.caller.creditorId, (tx) =>
        revokeOwnKey(tx, request.params.apiKeyId, request.caller, deps.clock.now()),
      ),
  )
}
