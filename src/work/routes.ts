/** REST: who works on which borrower. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { withCaller } from '../keys/with-caller.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { routeWork } from '../platform/route-work.ts'
import { assignWork } from './assign-work.ts'
import { collectorOf } from './collector-of.ts'
import * as schemas from './schemas.ts'
import { listWork } from './show-work.ts'
import { claim, extend, release } from './work-steps.ts'

const claims = { scope: 'work:claim' } as const
const tags = ['work']

export async function workRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database
  const { writing } = routeWork(deps, () => deps.clock.now())

  rest.get(
    '/v1/work-items',
    {
      config: claims,
      schema: {
        operationId: 'listWorkItems',
        summary: 'Borrowers that collectors have claimed, in the order of the claims',
        tags,
        querystring: schemas.workQuery,
        response: { 200: schemas.workPage, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => {
      const { caller, query } = request
      const nowMs = deps.clock.now()
      return withCaller(pool, caller, nowMs, async (tx) => {
        if (query.collectorId !== undefined) await collectorOf(tx, caller, query.collectorId)
        return listWork(tx, query, nowMs)
      })
    },
  )

  rest.post(
    '/v1/work-items/claim',
    {
      config: claims,
      schema: {
        operationId: 'claimWork',
        summary: 'Claim the next borrowers for a collector, with all their accounts',
        description: `First those the collector had before, then those with the most urgent accounts that are due. Two
collectors of a house never get the same one. A claim ends by itself; no more are given than the collector has room for.
An agency's people get what is placed with the agency, the creditor's own what is placed with nobody.`,
        tags,
        body: schemas.workClaim,
        response: { 200: schemas.workItems, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'claim-work', 200, (tx, nowMs) =>
        claim(tx, request.caller, request.body, nowMs),
      ),
  )

  rest.post(
    '/v1/work-items/extend',
    {
      config: claims,
      schema: {
        operationId: 'extendWork',
        summary: 'Say that the collector is still at work: the claims hold longer',
        tags,
        body: schemas.workExtension,
        response: { 200: schemas.workExtended, ...problemResponses(400, 401, 403, 404, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'extend-work', 200, (tx, nowMs) =>
        extend(tx, request.caller, request.body, nowMs),
      ),
  )

  rest.post(
    '/v1/work-items/release',
    {
      config: claims,
      schema: {
        operationId: 'releaseWork',
        summary: 'Give claims back; the collector is the first to get these borrowers again',
        tags,
        body: schemas.workRelease,
        response: { 200: schemas.workReleased, ...problemResponses(400, 401, 403, 404, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'release-work', 200, (tx, nowMs) =>
        release(tx, request.caller, request.body, nowMs),
      ),
  )

  rest.post(
    '/v1/work-items/assign',
    {
      config: { scope: 'work:assign' },
      schema: {
        operationId: 'assignWork',
        summary: 'Distribute the due borrowers over the collectors at work',
        description: `Each gets a share in proportion to the room it has, first the borrowers it had before. What somebody
has already stays there.`,
        tags,
        body: schemas.workAssignment,
        response: { 200: schemas.workAssigned, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'assign-work', 200, (tx, nowMs) =>
        assignWork(tx, request.caller, request.body, { name: request.caller.name, atMs: nowMs }),
      ),
  )
}
