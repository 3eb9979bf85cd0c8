/** REST: keeping contact points, and repairing what broke. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { routeWork } from '../platform/route-work.ts'
import { writerOf } from '../records/writer.ts'
import { addContactPoint } from './add-point.ts'
import { changeContactPoint } from './change-status.ts'
import { keepSearch, listRepairs } from './repair-contacts.ts'
import * as schemas from './schemas.ts'
import { listContactPoints, showPointHistory } from './show-points.ts'

const read = { scope: 'records:read' } as const
const write = { scope: 'records:write' } as const
const tags = ['contact points']

export async function contactPointRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { reading, writing } = routeWork(deps, (caller) => writerOf(caller, deps.clock.now()))

  rest.get(
    '/v1/contact-points',
    {
      config: read,
      schema: {
        operationId: 'listContactPoints',
        summary: 'The contact points of a borrower, masked',
        description: 'The value itself is seen in a granted permit only.',
        tags,
        querystring: schemas.pointQuery,
        response: { 200: schemas.pointList, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => listContactPoints(tx, deps.vault, request.query)),
  )

  rest.post(
    '/v1/contact-points',
    {
      config: write,
      schema: {
        operationId: 'addContactPoint',
        summary: 'Add a number or address that was learned',
        description:
          'With its source; a value that cannot work is kept as unusable. The accounts are planned anew.',
        tags,
        body: schemas.newPoint,
        response: { 201: schemas.changedPoint, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'add-contact-point', 201, (tx, writer) =>
        addContactPoint(tx, deps.vault, request.body, writer),
      ),
  )

  rest.post(
    '/v1/contact-points/:contactPointId/changes',
    {
      config: write,
      schema: {
        operationId: 'changeContactPoint',
        summary: 'Verify, retire, restore or reassign a contact point, or say what it is to be used for',
        description:
          'Every change stays in the history. A push from the core system does not bring back what was retired here. ' +
          'Open permits that the change forbids are revoked.',
        tags,
        params: schemas.pointRef,
        body: schemas.pointChange,
        response: { 200: schemas.changedPoint, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'change-contact-point', 200, (tx, writer) =>
        changeContactPoint(tx, deps.vault, request.params.contactPointId, request.body, writer),
      ),
  )

  rest.get(
    '/v1/contact-points/:contactPointId/history',
    {
      config: read,
      schema: {
        operationId: 'showContactPointHistory',
        summary: 'Every change of a contact point: what, when, why and by whom',
        description: 'Oldest first. Changes by pushes of the core system are not among them.',
        tags,
        params: schemas.pointRef,
        response: { 200: schemas.pointHistory, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => showPointHistory(tx, request.params.contactPointId)),
  )

  rest.get(
    '/v1/contact-repairs',
    {
      config: read,
      schema: {
        operationId: 'listContactRepairs',
        summary: 'Accounts without a usable contact point (`needs-contact-repair`), and the sources tried',
        description:
          'The most urgent first. They stand in the work queue too, as the action `repair-contact`.',
        tags,
        querystring: schemas.repairQuery,
        response: { 200: schemas.repairPage, ...problemResponses(400, 401, 403) },
      },
    },
    (request) => reading(request, (tx) => listRepairs(tx, deps.vault, request.query)),
  )

  rest.post(
    '/v1/contact-searches',
    {
      config: write,
      schema: {
        operationId: 'keepContactSearch',
        summary: 'Say where somebody looked for a way to reach a borrower',
        description: 'Kept whether anything was found or not, so that nobody looks there twice.',
        tags,
        body: schemas.searchDone,
        response: { 201: schemas.searchKept, ...problemResponses(400, 401, 403, 404, 422) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'keep-contact-search', 201, (tx, writer) =>
        keepSearch(tx, request.body, writer),
      ),
  )
}
