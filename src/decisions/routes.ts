/** REST: decisions as they were kept, and whether they would be the same again. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { withCreditor } from '../platform/database.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { explanationHeaders, explanationWanted } from '../words/explanation-wanted.ts'
import { replayDecision } from './replay-decision.ts'
import { decisionRef, decisionView, replayView } from './schemas.ts'
import { showDecision } from './show-decision.ts'

export async function decisionRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database
  rest.get(
    '/v1/decisions/:decisionId',
    {
      config: { scope: 'decisions:read' },
      schema: {
        operationId: 'showDecision',
        summary: 'A permit or refusal with all it rested on',
        description: `Every question for a permit is kept with its facts and its answer, and never changed. With
\`Accept-Language\` (\`en\`, \`zh\`) it is explained in that language.`,
        tags: ['decisions'],
        params: decisionRef,
        response: { 200: decisionView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request, reply) => {
      const { caller, params, headers } = request
      const wanted = explanationWanted(headers)
      reply.headers(explanationHeaders(wanted))
      return withCreditor(pool, caller.creditorId, (tx) => showDecision(tx, params.decisionId, wanted))
    },
  )

  rest.post(
    '/v1/decisions/:decisionId/replay',
    {
      config: { scope: 'decisions:read' },
      schema: {
        operationId: 'replayDecision',
        summary: 'Decide again from the facts that were kept: is the answer the same?',
        description: `Only what was kept is looked at: the question, the facts, and the strategy and rules as they stood.
When the packs of this edition of the service differ from those of then, \`samePolicy\` is false. Nothing is written.`,
        tags: ['decisions'],
        params: decisionRef,
        response: { 200: replayView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) =>
      withCreditor(pool, request.caller.creditorId, (tx) => replayDecision(tx, request.params.decisionId)),
  )
}
