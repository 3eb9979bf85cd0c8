/** REST: the creditor's strategies. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { requireOneIsEnough } from '../changes/four-eyes.ts'
import { answerOnce } from '../platform/answer-once.ts'
import { withCreditor } from '../platform/database.ts'
import { instant, problemResponses } from '../platform/rest-schemas.ts'
import { activateStrategy } from './activate-strategy.ts'
import { challenger } from './challenger.ts'
import { listStrategies, saveStrategy, showStrategy } from './manage-strategies.ts'
import { strategyDocument } from './strategy-document.ts'
import { sweepCreditor } from './sweep.ts'

const strategyRef = z.object({ strategyId: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/) })
const versionRef = strategyRef.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })

const finding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  pointer: z.string().describe('JSON pointer into the document'),
  message: z.string(),
})

const summary = z
  .object({
    strategyId: z.string(),
    version: z.int(),
    label: z.object({ en: z.string(), zh: z.string() }),
    inForce: z.boolean(),
    createdAt: instant.nullable(),
    createdBy: z.string().nullable(),
    activatedAt: instant.nullable(),
    activatedBy: z.string().nullable(),
  })
  .meta({ id: 'StrategySummary' })

const list = z.object({
  strategies: z.array(summary),
  challenger: challenger
    .nullable()
    .describe('What decides for a share of the borrowers; null: no experiment runs'),
})

/** Absent: nobody is drawn. */
const activation = z.strictObject({ challenger: challenger.nullable().default(null) }).nullish()

const saved = z.object({ strategyId: z.string(), version: z.int(), findings: z.array(finding) })

export async function strategyRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database

  rest.post(
    '/v1/strategies',
    {
      config: { scope: 'strategies:write' },
      schema: {
        operationId: 'saveStrategy',
        summary: 'Save a new version of a strategy',
        description:
          'The document is checked for gaps, shadowed segments and unreachable stages; errors refuse it, warnings ' +
          'come back with it. It takes effect when it is activated.',
        tags: ['strategies'],
        body: strategyDocument,
        response: { 201: saved, ...problemResponses(400, 401, 403, 422) },
      },
    },
    async (request, reply) => {
      await answerOnce(deps, request, reply as unknown as FastifyReply, 'save-strategy', async (tx) => ({
        status: 201,
        body: await saveStrategy(tx, request.body, request.caller.name),
      }))
      await reply
    },
  )

  rest.get(
    '/v1/strategies',
    {
      config: { scope: 'strategies:read' },
      schema: {
        operationId: 'listStrategies',
        summary: 'All versions of all strategies, and which one is in force',
        tags: ['strategies'],
        response: { 200: list, ...problemResponses(401, 403) },
      },
    },
    (request) => withCreditor(pool, request.caller.creditorId, listStrategies),
  )

  rest.get(
    '/v1/strategies/:strategyId/versions/:version',
    {
      config: { scope: 'strategies:read' },
      schema: {
        operationId: 'showStrategy',
        summary: 'One version of a strategy',
        tags: ['strategies'],
        params: versionRef,
        response: { 200: strategyDocument, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => withCreditor(pool, request.caller.creditorId, (tx) => showStrategy(tx, request.params)),
  )

  rest.post(
    '/v1/strategies/:strategyId/versions/:version/activate',
    {
      config: { scope: 'strategies:write' },
      schema: {
        operationId: 'activateStrategy',
        summary: 'Put a version in force',
        description: `Every account is planned anew in the background; pushes use it at once. A challenger decides about
a share of the borrowers, all accounts of one together. Where changes need a preview and a second person, propose it as a
policy change instead.`,
        tags: ['strategies'],
        params: versionRef,
        body: activation,
        response: { 200: summary, ...problemResponses(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { name, apiKeyId } = request.caller
      const wanted = { ...request.params, challenger: request.body?.challenger ?? null }
      await answerOnce(deps, request, reply as unknown as FastifyReply, 'activate-strategy', async (tx) => {
        await requireOneIsEnough(tx)
        const author = { name, apiKeyId, atMs: deps.clock.now() }
        return { status: 200, body: await activateStrategy(tx, wanted, author) }
      })
      void sweepCreditor(deps, request.caller.creditorId, { all: true }).catch((error: unknown) =>
        request.log.error(
          { err: error },
          'the sweep after activation failed; the next scheduled one does its work',
        ),
      )
      await reply
    },
  )
}
