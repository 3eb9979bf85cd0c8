/** REST: partners that collect for the creditor, and their people. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { routeWork } from '../platform/route-work.ts'
import {
  changeAgency,
  closeAgency,
  createAgency,
  listAgencies,
  showAgency,
  type Writer,
} from './keep-agencies.ts'
import { changeCollector, createCollector, listCollectors } from './keep-collectors.ts'
import * as schemas from './schemas.ts'

const read = { scope: 'agencies:read' } as const
const write = { scope: 'agencies:write' } as const

export async function agencyRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { reading, writing } = agencyWork(deps)

  rest.post(
    '/v1/agencies',
    {
      config: write,
      schema: {
        operationId: 'createAgency',
        summary: 'Make a partner that collects for the creditor',
        tags: ['agencies'],
        body: schemas.newAgency,
        response: { 201: schemas.agencyView, ...problemResponses(400, 401, 403, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'create-agency', 201, (tx, writer) => createAgency(tx, request.body, writer)),
  )

  rest.get(
    '/v1/agencies',
    {
      config: read,
      schema: {
        operationId: 'listAgencies',
        summary: 'All partners, those closed included',
        tags: ['agencies'],
        response: { 200: schemas.agencyList, ...problemResponses(401, 403, 503) },
      },
    },
    (request) => reading(request, listAgencies),
  )

  rest.get(
    '/v1/agencies/:agencyId',
    {
      config: read,
      schema: {
        operationId: 'showAgency',
        summary: 'One partner',
        tags: ['agencies'],
        params: schemas.agencyRef,
        response: { 200: schemas.agencyView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => reading(request, (tx) => showAgency(tx, request.params.agencyId)),
  )

  rest.patch(
    '/v1/agencies/:agencyId',
    {
      config: write,
      schema: {
        operationId: 'changeAgency',
        summary: 'Certify a partner, or change what is known of it',
        description:
          'What is absent stays as it is. Outside the days of its certification it gets no permit.',
        tags: ['agencies'],
        params: schemas.agencyRef,
        body: schemas.agencyChange,
        response: { 200: schemas.agencyView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'change-agency', 200, (tx, writer) =>
        changeAgency(tx, request.params.agencyId, request.body, writer),
      ),
  )

  rest.post(
    '/v1/agencies/:agencyId/close',
    {
      config: write,
      schema: {
        operationId: 'closeAgency',
        summary: 'End the work with a partner at once',
        description:
          'Its keys are revoked, its placements recalled, its open permits die. It stays on record.',
        tags: ['agencies'],
        params: schemas.agencyRef,
        response: { 200: schemas.agencyClosed, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'close-agency', 200, (tx, writer) =>
        closeAgency(tx, request.params.agencyId, writer),
      ),
  )
  collectorRoutes(rest as unknown as FastifyInstance, deps)
}

function collectorRoutes(app: FastifyInstance, deps: AppDeps): void {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { reading, writing } = agencyWork(deps)

  rest.post(
    '/v1/collectors',
    {
      config: write,
      schema: {
        operationId: 'createCollector',
        summary: 'Register a person who makes contacts',
        tags: ['agencies'],
        body: schemas.newCollector,
        response: { 201: schemas.collectorView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'create-collector', 201, (tx, writer) =>
        createCollector(tx, request.body, writer),
      ),
  )

  rest.get(
    '/v1/collectors',
    {
      config: read,
      schema: {
        operationId: 'listCollectors',
        summary: 'The people who make contacts',
        tags: ['agencies'],
        querystring: schemas.collectorQuery,
        response: { 200: schemas.collectorList, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => reading(request, (tx) => listCollectors(tx, request.query)),
  )

  rest.patch(
    '/v1/collectors/:collectorId',
    {
      config: write,
      schema: {
        operationId: 'changeCollector',
        summary: 'Certify a collector anew, or take one out of work',
        description: 'What is absent stays as it is. Without a certification that holds there is no permit.',
        tags: ['agencies'],
        params: schemas.collectorRef,
        body: schemas.collectorChange,
        response: { 200: schemas.collectorView, ...problemResponses(400, 401, 403, 404, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'change-collector', 200, (tx, writer) =>
        changeCollector(tx, request.params.collectorId, request.body, writer),
      ),
  )
}

export function agencyWork(deps: AppDeps) {
  return routeWork<Writer>(deps, ({ name }) => ({ name, atMs: deps.clock.now() }))
}
