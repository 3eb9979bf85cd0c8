/** REST: contacts reserved. */
import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { answerOnce } from '../platform/answer-once.ts'
import { withCreditor } from '../platform/database.ts'
import { gather } from '../platform/gather.ts'
import { toProblem } from '../platform/problem-handler.ts'
import { Problem } from '../platform/problems.ts'
import { sendJson, zodValidator } from '../platform/rest-route.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { deriveSigningKeys } from '../platform/signing-keys.ts'
import { explanationHeaders, explanationWanted } from '../words/explanation-wanted.ts'
import { permitBytes } from './answer-bytes.ts'
import { issuePermits, type PermitRequest, type PermitResult } from './issue-permits.ts'
import * as schemas from './permit-schemas.ts'
import { releasePermit, showPermit } from './show-permit.ts'
import { streamPermits } from './stream-permits.ts'

/** A round holds the borrowers of all its questions until it is committed: large enough to share, small enough to wait for. */
const ROUND_MAX = 64
/** While two rounds are under way the next one is gathered; more would wait for the same disk. */
const ROUNDS_AT_ONCE = 2

/** A list is a stream: its lines are validated one by one. */
const questionOrStream: FastifySchemaCompiler<unknown> = (route) => {
  if (route.httpPart !== 'body') return zodValidator(route, route.schema as z.ZodType)
  const one = zodValidator(route, schemas.permitQuestion)
  return (body: unknown) => (body instanceof Readable ? true : one(body))
}

export async function permitRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const signing = await deriveSigningKeys(deps.vault, deps.signingGeneration ?? 1)
  const askTogether = gather<PermitRequest, PermitResult | Problem>({
    roundMax: ROUND_MAX,
    roundsAtOnce: ROUNDS_AT_ONCE,
    work: (creditorId, requests) => issuePermits({ ...deps, signing }, creditorId, requests),
    isWorthSplitting: (error) => toProblem(error as Error).code !== 'unavailable',
  })
  const ask = async (request: FastifyRequest, question: schemas.PermitQuestion, line?: number) => {
    const { caller } = request
    const answer = await askTogether(caller.creditorId, {
      caller,
      question,
      explanation: explanationWanted(request.headers),
      ...onceOf(request, question, line),
    })
    if (answer instanceof Problem) throw answer
    return answer
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
      const { answer, replayed } = await ask(request, body as schemas.PermitQuestion)
      if (replayed) reply.header('idempotency-replayed', 'true')
      sendJson(reply as unknown as FastifyReply, permitBytes(answer))
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
      await answerOnce(deps.database.pool, request, answer, 'release-permit', async (tx) => ({
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
      return signing.jwks as z.output<typeof schemas.jwks>
    },
  )
}

/** A line of a list shares the key of the list; two callers never share one. */
function onceOf(
  request: FastifyRequest,
  question: schemas.PermitQuestion,
  line: number | undefined,
): Pick<PermitRequest, 'once'> {
  const given = request.headers['idempotency-key']
  if (typeof given !== 'string' || given === '') return {}
  const key = `${request.caller.agencyId ?? 'creditor'} ${given}${line === undefined ? '' : ` line ${line}`}`
  return { once: { key, fingerprint: hash('sha256', JSON.stringify(question), 'buffer') } }
}

/** Of a line: the list goes on, so what is our fault is logged here. */
function problemOf(request: FastifyRequest, error: Error): Problem {
  const problem = toProblem(error)
  if (problem.status >= 500) request.log.error({ err: error }, problem.message)
  return problem
}
