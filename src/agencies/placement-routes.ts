/** REST: accounts given to agencies and taken back. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { seenBy, withCaller } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { Problem, toProblemDocument } from '../platform/problems.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { type End, endPlacements } from './end-placements.ts'
import { giveNotice } from './give-notice.ts'
import { placeAccounts } from './place-accounts.ts'
import * as schemas from './placement-schemas.ts'
import { agencyWork } from './routes.ts'
import { listPlacements, showPlacement } from './show-placements.ts'

const write = { scope: 'agencies:write' } as const
/** A partner may read its own; which they are, the database knows. */
const read = { scope: 'accounts:read' } as const

export async function placementRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database
  const { writing } = agencyWork(deps)

  rest.post(
    '/v1/placements',
    {
      config: write,
      schema: {
        operationId: 'placeAccounts',
        summary: 'Place accounts with an agency',
        description: `Up to ${schemas.PLACED_AT_ONCE_MAX} of them, each on its own, answered in their order. An account is with
one agency at a time; a placement whose last day is over makes room.`,
        tags: ['agencies'],
        body: schemas.newPlacements,
        response: { 200: schemas.placed, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'place-accounts', 200, async (tx, writer) => {
        const placed = await placeAccounts(tx, request.body, writer)
        const placements = placed.map(({ accountNumber, placed: one }) =>
          one instanceof Problem
            ? { accountNumber, problem: toProblemDocument(one, request.id) }
            : { accountNumber, ...one },
        )
        return { placements }
      }),
  )

  rest.get(
    '/v1/placements',
    {
      config: read,
      schema: {
        operationId: 'listPlacements',
        summary: 'Placements, the newest first',
        description: 'A partner gets its own that hold now.',
        tags: ['agencies'],
        querystring: schemas.placementQuery,
        response: { 200: schemas.placementPage, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => {
      const nowMs = deps.clock.now()
      return withCaller(pool, request.caller, nowMs, (tx) => listPlacements(tx, request.query, nowMs))
    },
  )

  rest.get(
    '/v1/placements/:placementId',
    {
      config: read,
      schema: {
        operationId: 'showPlacement',
        summary: 'One placement',
        tags: ['agencies'],
        params: schemas.placementRef,
        response: { 200: schemas.placementView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => {
      const nowMs = deps.clock.now()
      const { placementId } = request.params
      return withCaller(pool, request.caller, nowMs, (tx) => showPlacement(tx, placementId, nowMs))
    },
  )

  rest.post(
    '/v1/placements/:placementId/notice',
    {
      config: write,
      schema: {
        operationId: 'givePlacementNotice',
        summary: 'The borrower was told of the placement',
        tags: ['agencies'],
        params: schemas.placementRef,
        body: schemas.noticeGiven,
        response: { 200: schemas.placementView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'give-placement-notice', 200, async (tx, writer) => {
        const { placementId } = request.params
        await giveNotice(tx, placementId, request.body.givenOn, writer.atMs)
        return showPlacement(tx, placementId, writer.atMs)
      }),
  )
  endRoutes(rest as unknown as FastifyInstance, deps)
}

function endRoutes(app: FastifyInstance, deps: AppDeps): void {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { writing } = agencyWork(deps)

  rest.post(
    '/v1/placements/:placementId/recall',
    {
      config: write,
      schema: {
        operationId: 'recallPlacement',
        summary: 'Take an account back from an agency, at once',
        description:
          'It holds for the very next request: open permits die, and the agency sees the account no more.',
        tags: ['agencies'],
        params: schemas.placementRef,
        body: schemas.recallOrder,
        response: {
          200: schemas.placementEnded,
          ...problemResponses(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    (request, reply) =>
      writing(request, reply, 'recall-placement', 200, (tx, writer) =>
        end(tx, request.params.placementId, writer.atMs, {
          kind: 'recalled',
          closeCode: request.body.closeCode,
          by: writer.name,
        }),
      ),
  )

  rest.post(
    '/v1/placements/:placementId/return',
    {
      config: { scope: 'placements:return' },
      schema: {
        operationId: 'returnPlacement',
        summary: 'Give a placed account back to the creditor',
        tags: ['agencies'],
        params: schemas.placementRef,
        body: schemas.returnNote,
        response: {
          200: schemas.placementEnded,
          ...problemResponses(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    (request, reply) =>
      writing(request, reply, 'return-placement', 200, async (tx, writer) => {
        const { placementId } = request.params
        const { agencyId } = request.caller
        // What it does not see it cannot give back.
        await seenBy(tx, agencyId, writer.atMs, (seen) => showPlacement(seen, placementId, writer.atMs))
        const ended = await end(tx, placementId, writer.atMs, {
          kind: 'returned',
          closeCode: request.body.closeCode,
          by: writer.name,
        })
        return agencyId === null ? ended : { ...ended, createdBy: null }
      }),
  )
}

/** @throws Problem `not_found`, `placement_over` */
async function end(tx: Tx, placementId: string, nowMs: number, how: End) {
  await showPlacement(tx, placementId, nowMs)
  const { placements, revokedPermits } = await endPlacements(tx, [placementId], how, nowMs)
  if (placements === 0) throw new Problem('placement_over', 'This placement has ended before.')
  return { ...(await showPlacement(tx, placementId, nowMs)), revokedPermits }
}
