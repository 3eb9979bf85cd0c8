/** REST: what is on record about borrowers. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { routeWork } from '../platform/route-work.ts'
import { endRecord } from './end-record.ts'
import { keepRecord } from './keep-record.ts'
import * as schemas from './schemas.ts'
import { listRecords, showRecord } from './show-records.ts'
import { writerOf } from './writer.ts'

const read = { scope: 'records:read' } as const
const write = { scope: 'records:write' } as const
const tags = ['records']

export async function recordRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { reading, writing } = routeWork(deps, (caller) => writerOf(caller, deps.clock.now()))

  rest.post(
    '/v1/records',
    {
      config: write,
      schema: {
        operationId: 'keepRecord',
        summary:
          'Put on record a consent, refusal, hold, dispute, complaint, promise, notice, approval, state, plan or note',
        description: `It binds every channel, agency and key from the next answer on. A dispute, a complaint, a hardship
and a debtor's wish not to be contacted open a hold with them. Open permits that it forbids are revoked, and the
borrower's accounts are planned anew, in the same transaction.`,
        tags,
        body: schemas.newRecord,
        response: { 201: schemas.recordKept, ...problemResponses(400, 401, 403, 404, 422) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'keep-record', 201, (tx, writer) =>
        keepRecord(tx, deps.vault, request.body, writer),
      ),
  )

  rest.post(
    '/v1/records/:recordId/end',
    {
      config: write,
      schema: {
        operationId: 'endRecord',
        summary:
          'End a record: withdraw a consent, lift a refusal or hold, resolve a dispute, keep or break a promise',
        description:
          'What was opened with it ends with it. The row stays: its past still counts where a rule looks back. ' +
          '`mistaken` says that it never was so.',
        tags,
        params: schemas.recordRef,
        body: schemas.recordEnd,
        response: { 200: schemas.recordEnded, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'end-record', 200, (tx, writer) =>
        endRecord(tx, request.params.recordId, request.body, writer),
      ),
  )

  rest.get(
    '/v1/records',
    {
      config: read,
      schema: {
        operationId: 'listRecords',
        summary: 'What is on record about a borrower or an account, newest first',
        description:
          'Asked for an account, it lists what is about that account and what is about the borrower as a whole.',
        tags,
        querystring: schemas.recordQuery,
        response: { 200: schemas.recordPage, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => listRecords(tx, request.query)),
  )

  rest.get(
    '/v1/records/:recordId',
    {
      config: read,
      schema: {
        operationId: 'showRecord',
        summary: 'One record with its note',
        tags,
        params: schemas.recordRef,
        response: { 200: schemas.recordWithNote, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => showRecord(tx, deps.vault, request.params.recordId)),
  )
}
