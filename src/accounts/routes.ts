/** REST: accounts, the portfolio and the work queue. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { withCaller } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { problemResponses, word } from '../platform/rest-schemas.ts'
import { listNextActions } from './list-next-actions.ts'
import { showPortfolio } from './portfolio.ts'
import {
  accountView,
  historyView,
  nextActionsPage,
  nextActionsQuery,
  portfolioQuery,
  portfolioView,
} from './schemas.ts'
import { showAccount, showHistory } from './show-account.ts'

const accountRef = z.object({ accountNumber: word(64) })

export async function accountRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const seeing = <T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>) =>
    withCaller(deps.database.pool, request.caller, deps.clock.now(), work)

  rest.get(
    '/v1/accounts/:accountNumber',
    {
      config: { scope: 'accounts:read' },
      schema: {
        operationId: 'showAccount',
        summary:
          'An account: the debt, where it stands, since when and why, and what is missing for the next stage',
        tags: ['accounts'],
        params: accountRef,
        response: { 200: accountView, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) =>
      seeing(request, (tx) => showAccount(tx, deps.vault, request.params.accountNumber, deps.clock.now())),
  )

  rest.get(
    '/v1/accounts/:accountNumber/history',
    {
      config: { scope: 'accounts:read' },
      schema: {
        operationId: 'showAccountHistory',
        summary: 'Each business date on which something about the account changed, newest first',
        tags: ['accounts'],
        params: accountRef,
        response: { 200: historyView, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => seeing(request, (tx) => showHistory(tx, request.params.accountNumber)),
  )

  rest.get(
    '/v1/portfolio',
    {
      config: { scope: 'accounts:read' },
      schema: {
        operationId: 'showPortfolio',
        summary: 'Accounts and sums by days past due and by stage',
        tags: ['accounts'],
        querystring: portfolioQuery,
        response: { 200: portfolioView, ...problemResponses(400, 401, 403) },
      },
    },
    (request) => seeing(request, (tx) => showPortfolio(tx, request.query, deps.clock.now())),
  )

  rest.get(
    '/v1/next-actions',
    {
      config: { scope: 'accounts:read' },
      schema: {
        operationId: 'listNextActions',
        summary: 'The work queue: what to do next, the most urgent first',
        tags: ['accounts'],
        querystring: nextActionsQuery,
        response: { 200: nextActionsPage, ...problemResponses(400, 401, 403) },
      },
    },
    (request) => seeing(request, (tx) => listNextActions(tx, request.query, deps.clock.now())),
  )
}
