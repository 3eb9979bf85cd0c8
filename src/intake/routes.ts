/** REST: pushing overdue accounts, and what became of a push. */

import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { answerOnce } from '../platform/answer-once.ts'
import { withCreditor } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { bodyUnchecked, sendStored } from '../platform/rest-route.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { mappingDocument } from './mapping.ts'
import { findMapping, saveMapping } from './mappings-store.ts'
import { type PushDeps, pushBatch } from './push-batch.ts'
import { listRejects, showBatch } from './read-batches.ts'
import { delinquencyRecord } from './record.ts'
import {
  batchAnswer,
  batchId,
  csvText,
  mappingRef,
  mappingSaved,
  PUSH_DESCRIPTION,
  pushQuery,
  rejectPage,
  rejectQuery,
} from './schemas.ts'

/** A sender that sends nothing for so long is gone. */
const SILENCE_MS = 120_000
/** How long the rest of a refused push may pause before its connection is cut. */
const LINGER_MS = 5_000

export async function intakeRoutes(app: FastifyInstance, deps: PushDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  for (const type of ['application/x-ndjson', 'text/csv']) {
    rest.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
  }

  rest.post(
    '/v1/delinquency-batches',
    {
      config: { scope: 'delinquency:write' },
      // The body is a stream: its records are validated one by one, not by the framework.
      validatorCompiler: bodyUnchecked,
      schema: {
        operationId: 'pushDelinquencyBatch',
        summary: 'Push overdue accounts',
        description: PUSH_DESCRIPTION,
        tags: ['delinquency'],
        querystring: pushQuery,
        body: {
          content: {
            'application/x-ndjson': { schema: delinquencyRecord },
            'text/csv': { schema: csvText },
          },
        },
        response: { 201: batchAnswer, ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 503) },
      },
    },
    async (request, reply) => {
      const { mapping, batchId: clientBatchId, ...query } = request.query
      const format = formatOf(request)
      if (mapping !== undefined && format !== 'csv') {
        throw new Problem('invalid_request', 'A mapping goes with text/csv only.', {
          errors: [{ pointer: '/query/mapping', code: 'not_applicable', message: 'goes with text/csv only' }],
        })
      }
      const document =
        mapping === undefined
          ? undefined
          : await withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
              findMapping(tx, mapping),
            )
      const answer = await pushBatch(
        deps,
        {
          ...query,
          creditorId: request.caller.creditorId,
          format,
          clientBatchId,
          idempotencyKey: idempotencyKeyOf(request),
          pusher: request.caller,
          ...(document === undefined ? {} : { mapping: document }),
        },
        decodedBody(request),
      )
      sendStored(reply as unknown as FastifyReply, answer)
      await reply
    },
  )

  rest.get(
    '/v1/delinquency-batches/:batchId',
    {
      config: { scope: 'delinquency:write' },
      schema: {
        operationId: 'showDelinquencyBatch',
        summary: 'What became of a push',
        tags: ['delinquency'],
        params: batchId,
        response: { 200: batchAnswer, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) =>
      withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
        showBatch(tx, request.params.batchId),
      ),
  )

  rest.get(
    '/v1/delinquency-batches/:batchId/rejects',
    {
      config: { scope: 'delinquency:write' },
      schema: {
        operationId: 'listRejects',
        summary: 'The lines of a push that were not taken, and why',
        tags: ['delinquency'],
        params: batchId,
        querystring: rejectQuery,
        response: { 200: rejectPage, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) =>
      withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
        listRejects(tx, request.params.batchId, request.query),
      ),
  )

  mappingRoutes(rest as unknown as FastifyInstance, deps)
}

function mappingRoutes(app: FastifyInstance, deps: PushDeps): void {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  rest.post(
    '/v1/csv-mappings/:mappingId',
    {
      config: { scope: 'mappings:write' },
      schema: {
        operationId: 'saveCsvMapping',
        summary: 'Save a new version of a CSV mapping',
        description: 'Name it in a push as `mapping=name` (newest version) or `mapping=name@2`.',
        tags: ['delinquency'],
        params: mappingRef,
        body: mappingDocument,
        response: { 201: mappingSaved, ...problemResponses(400, 401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      await answerOnce(deps, request, reply as unknown as FastifyReply, 'save-csv-mapping', async (tx) => ({
        status: 201,
        body: await saveMapping(tx, request.params.mappingId, request.body, request.caller.name),
      }))
      await reply
    },
  )

  rest.get(
    '/v1/csv-mappings/:mappingId',
    {
      config: { scope: 'mappings:write' },
      schema: {
        operationId: 'showCsvMapping',
        summary: 'The newest version of a CSV mapping, or `name@version`',
        tags: ['delinquency'],
        params: mappingRef,
        response: { 200: mappingDocument, ...problemResponses(401, 403, 404) },
      },
    },
    (request) =>
      withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
        findMapping(tx, request.params.mappingId),
      ),
  )
}

function formatOf(request: FastifyRequest): 'ndjson' | 'csv' {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-ndjson') return 'ndjson'
  if (type === 'text/csv') return 'csv'
  throw new Problem(
    'unsupported_media_type',
    'Send application/x-ndjson or text/csv, plain or with Content-Encoding: gzip.',
  )
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key !== '' ? key : undefined
}

/** The bytes of the push, unpacked. A sender that falls silent loses the connection; our own work has no such limit. */
async function* decodedBody(request: FastifyRequest): AsyncGenerator<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase()
  const raw = request.body as Readable
  const giveUp = () =>
    raw.destroy(new Problem('body_incomplete', 'The sender fell silent. Nothing was taken.'))
  let timer = setTimeout(giveUp, SILENCE_MS)
  try {
    for await (const bytes of unpacked(raw, encoding)) {
      clearTimeout(timer)
      yield bytes
      timer = setTimeout(giveUp, SILENCE_MS)
    }
  } finally {
    clearTimeout(timer)
    if (!raw.readableEnded) discardRest(request, raw)
  }
}

/**
 * What a refused push still sends is read and thrown away: a connection that is cut instead would take the answer with
 * it before the sender has read it.
 */
function discardRest(request: FastifyRequest, raw: Readable): void {
  raw.unpipe()
  raw.on('error', () => undefined)
  raw.resume()
  const { socket } = request.raw
  if (typeof socket.setTimeout === 'function') socket.setTimeout(LINGER_MS, () => socket.destroy())
}

function unpacked(raw: Readable, encoding: string): AsyncIterable<Buffer> {
  // The stream must outlive its reader, see discardRest.
  if (encoding === 'identity') return raw.iterator({ destroyOnReturn: false })
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    const detail = `Content-Encoding ${encoding} is not taken; send gzip or none.`
    throw new Problem('unsupported_media_type', detail)
  }
  const gunzip = createGunzip()
  raw.once('error', (error) => gunzip.destroy(error))
  raw.once('close', () => {
    const early = Object.assign(new Error('the push broke off'), { code: 'ERR_STREAM_PREMATURE_CLOSE' })
    if (!raw.readableEnded) gunzip.destroy(early)
  })
  return raw.pipe(gunzip)
}
