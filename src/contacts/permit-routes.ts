/** REST: contacts reserved. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { answerOnce } from '../platform/answer-once.ts'
import { withCreditor } from '../platform/database.ts'
import { toProblem } from '../platform/problem-handler.ts'
import type { Problem } from '../platform/problems.ts'
import { sendJson, zodValidator } from '../platform/rest-route.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { explanationHeaders, explanationWanted } from '../words/explanation-wanted.ts'
import type { PermitDesk } from './permit-desk.ts'
import * as schemas from './permit-schemas.ts'
import { releasePermit, showPermit } from './show-permit.ts'
import { streamPermits } from './stream-permits.ts'

/** A list is a stream: its lines are validated one by one. */
const questionOrStream: FastifySchemaCompiler<unknown> = (route) => {
  if (route.httpPart !== 'body') return zodValidator(route, route.schema as z.ZodType)
  const one = zodValidator(route, schemas.permitQuestion)
  return (body: unknown) => (body instanceof Readable ? true : one(body))
}

export async function permitRoutes(
  app: FastifyInstance,
  deps: AppDeps & { readonly permits: PermitDesk },
): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { permits } = deps
  const ask = (request: FastifyRequest, question: schemas.PermitQuestion, line?: number) => {
    const given = request.headers['idempotency-key']
    const key = typeof given === 'string' && given !== '' ? given : undefined
    // A line of a list shares the key of the list.
    const ofLine = key === undefined || line === undefined ? key : `${key} line ${line}`
    return permits.ask(request.caller, question, ofLine, explanationWanted(request.headers))
  }
  rest.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload))

  rest.post(
    '/v1/contact-permits',
    {
      config: { scope: 'permits:ask' },
      validatorCompiler: questionOrStream,
      schema: {
        operationId: 'askContactPermit',
        summary: 'Reserve a contact, and learn the number or address to make it',
        description: schemas.PERMIT_DESCRIPTION,
        tags: ['contacts'],
        body: {
          content: {
            'application/json': { schema: schemas.permitQuestion },
            'application/x-ndjson': { schema: schemas.permitQuestion },
          },
        },
        response: {
          200: {
            description: 'The answer; for a list one on each line',
            content: {
              'application/json': { schema: schemas.permitAnswer },
              'application/x-ndjson': { schema: schemas.permitLine },
            },
          },
          ...problemResponses(400, 401, 403, 404, 413, 415, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const body: unknown = request.body
      reply.headers(explanationHeaders(explanationWanted(request.headers)))
      if (body instanceof Readable) {
        const lines = streamPermits(
          body,
          (question, line) => ask(request, question, line),
          (error) => problemOf(request, error),
          request.id,
        )
        reply.type('application/x-ndjson')
        return (reply as unknown as FastifyReply).send(Readable.from(lines))
      }
      const { body: answer, replayed } = await ask(request, body as schemas.PermitQuestion)
      if (replayed) reply.header('idempotency-replayed', 'true')
      sendJson(reply as unknown as FastifyReply, answer)
      await reply
    },
  )

  rest.get(
    '/v1/contact-permits/:permitId',
    {
      config: { scope: 'permits:ask' },
      schema: {
        operationId: 'showContactPermit',
        summary: 'What a permit is for and whether it still holds',
        tags: ['contacts'],
        params: schemas.permitRef,
        response: { 200: schemas.permitView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) =>
      withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
        showPermit(tx, request.caller, request.params.permitId, deps.clock.now()),
      ),
  )

  rest.delete(
    '/v1/contact-permits/:permitId',
    {
      config: { scope: 'permits:ask' },
      schema: {
        operationId: 'releaseContactPermit',
        summary: 'Give a permit back before it expires: its budget is free again',
        tags: ['contacts'],
        params: schemas.permitRef,
        response: { 200: schemas.permitView, ...problemResponses(400, 401, 403, 404, 409, 503) },
      },
    },
    async (request, reply) => {
      const { caller, params } = request
      const answer = reply as unknown as FastifyReply
      await answerOnce(deps, request, answer, 'release-permit', async (tx) => ({
        status: 200,
        body: await releasePermit(tx, caller, params.permitId, deps.clock.now()),
      }))
      await reply
    },
  )

  rest.get(
    '/.well-known/jwks.json',
    {
      schema: {
        operationId: 'listSigningKeys',
        summary:
          'Public keys to verify permits with: the last generations, and the next one ahead of its use',
        tags: ['contacts'],
        security: [],
        response: { 200: schemas.jwks },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300')
      return permits.signing.jwks as z.output<typeof schemas.jwks>
    },
  )
}

/** Of a line: the list goes on, so what is our fault is logged here. */
function problemOf(request: FastifyRequest, error: Error): Problem {
  const problem = toProblem(error)
  if (problem.status >= 500) request.log.error({ err: error }, problem.message)
  return problem
}
