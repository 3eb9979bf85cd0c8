/** REST: what became of contacts, and contacts that came in. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { answerOnce } from '../platform/answer-once.ts'
import { withCreditor } from '../platform/database.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { writerOf } from '../records/writer.ts'
import { prepareMonth, reportAttempt, reportInbound } from './report-attempt.ts'
import * as schemas from './schemas.ts'
import { listAttempts, showAttempt } from './show-attempts.ts'

const tags = ['contacts']

export async function attemptRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database

  rest.post(
    '/v1/contact-attempts',
    {
      config: { scope: 'attempts:write' },
      schema: {
        operationId: 'reportContactAttempt',
        summary: 'What became of a contact: the outcome of a permit, or a contact made without one',
        description: `A permit has one outcome; the same report sent again gets the same answer, another one a conflict. A
contact made outside Tact is reported with its account and channel: it counts, and is marked \`unpermitted\`. What was
said opens its record and its hold, binds every channel and agency from the next answer on, and plans the account anew,
in the same transaction.`,
        tags,
        body: schemas.attemptReport,
        response: { 201: schemas.attemptKept, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request.caller, deps.clock.now())
      await prepareMonth(pool, request.caller.creditorId, request.body, writer.atMs)
      await answerOnce(deps, request, reply as FastifyReply, 'report-attempt', async (tx) => ({
        status: 201,
        body: await reportAttempt(tx, deps.vault, request.body, writer),
      }))
      await (reply as FastifyReply)
    },
  )

  rest.post(
    '/v1/inbound-contacts',
    {
      config: { scope: 'attempts:write' },
      schema: {
        operationId: 'reportInboundContact',
        summary: 'A call, message or visit that came from the borrower or somebody else',
        description:
          'Counted apart from what goes out. The number or address it came from is matched with the contact points of ' +
          'the borrower and not kept. What was said has the same consequences as in a contact of ours.',
        tags,
        body: schemas.inboundReport,
        response: { 201: schemas.attemptKept, ...problemResponses(400, 401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request.caller, deps.clock.now())
      await prepareMonth(pool, request.caller.creditorId, request.body, writer.atMs)
      await answerOnce(deps, request, reply as FastifyReply, 'report-inbound', async (tx) => ({
        status: 201,
        body: await reportInbound(tx, deps.vault, request.body, writer),
      }))
      await (reply as FastifyReply)
    },
  )

  rest.get(
    '/v1/contact-attempts',
    {
      config: { scope: 'records:read' },
      schema: {
        operationId: 'listContactAttempts',
        summary: 'The contacts about an account, by whomever, newest first',
        description: 'Inbound ones included, and those that were about this account among others.',
        tags,
        querystring: schemas.attemptQuery,
        response: { 200: schemas.attemptPage, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => withCreditor(pool, request.caller.creditorId, (tx) => listAttempts(tx, request.query)),
  )

  rest.get(
    '/v1/contact-attempts/:attemptId',
    {
      config: { scope: 'records:read' },
      schema: {
        operationId: 'showContactAttempt',
        summary: 'One contact with its notes',
        tags,
        params: schemas.attemptRef,
        response: { 200: schemas.attemptWithNotes, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) =>
      withCreditor(pool, request.caller.creditorId, (tx) =>
        showAttempt(tx, deps.vault, request.params.attemptId),
      ),
  )
}
