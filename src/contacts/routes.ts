/** REST: may this contact happen? */
import type { FastifyInstance, FastifyReply, FastifySchemaCompiler } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { withCreditor } from '../platform/database.ts'
import { gather } from '../platform/gather.ts'
import { toProblem } from '../platform/problem-handler.ts'
import { Problem, toProblemDocument } from '../platform/problems.ts'
import { sendJson, zodValidator } from '../platform/rest-route.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { explanationHeaders, explanationWanted } from '../words/explanation-wanted.ts'
import { permissionBytes } from './answer-bytes.ts'
import { checkPermissions, type PermissionRequest } from './check-permission.ts'
import {
  type PermissionAnswer,
  type PermissionQuestion,
  permissionAnswer,
  permissionAnswers,
  permissionQuestion,
  permissionQuestions,
  QUESTIONS_MAX,
} from './schemas.ts'

/** Questions that share a transaction, and how many such transactions at once for one creditor. */
const ROUND_MAX = 128
const ROUNDS_AT_ONCE = 2

/** One question, or a list of them: which of the two decides what is told when it does not fit. */
const looseQuestions = z.strictObject({ questions: z.array(z.unknown()).min(1).max(QUESTIONS_MAX) })

const oneOrMany: FastifySchemaCompiler<unknown> = (route) => {
  if (route.httpPart !== 'body') return zodValidator(route, route.schema as z.ZodType)
  const one = zodValidator(route, permissionQuestion)
  const many = zodValidator(route, looseQuestions)
  return (body: unknown) => (isList(body) ? many(body) : one(body))
}

export async function contactRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const askTogether = gather<PermissionRequest, PermissionAnswer | Problem>({
    roundMax: ROUND_MAX,
    roundsAtOnce: ROUNDS_AT_ONCE,
    work: (creditorId, requests) =>
      withCreditor(deps.database.pool, creditorId, (tx) => checkPermissions(tx, requests, deps.clock.now()), {
        keepPlans: true,
      }),
    isWorthSplitting: (error) => toProblem(error as Error).code !== 'unavailable',
  })
  rest.post(
    '/v1/contact-permissions',
    {
      config: { scope: 'permissions:ask' },
      // Room for a thousand questions.
      bodyLimit: 4 * 1024 * 1024,
      validatorCompiler: oneOrMany,
      schema: {
        operationId: 'checkContactPermissions',
        summary: 'May this contact happen now - and if not, why, under which law, and from when on?',
        description: `Send one question and get one answer, or \`{"questions": [...]}\` with up to ${QUESTIONS_MAX} of
them and get \`{"answers": [...]}\` in the same order, each on its own. A "no" is an answer (200), not an error. It is
advice: nothing is reserved.

With \`Accept-Language\` (\`en\`, \`zh\`) each answer has an \`explanation\` in that language, and \`Prefer:
timezone=Asia/Shanghai\` adds the clock of the caller; without a language none is made.`,
        tags: ['contacts'],
        body: z.union([permissionQuestion, permissionQuestions]),
        response: {
          200: z.union([permissionAnswers, permissionAnswer]),
          ...problemResponses(400, 401, 403, 404, 413, 415, 503),
        },
      },
    },
    async (request, reply) => {
      const body: unknown = request.body
      const raw = reply as unknown as FastifyReply
      const { creditorId, agencyId } = request.caller
      const explanation = explanationWanted(request.headers)
      reply.headers(explanationHeaders(explanation))
      if (!isList(body)) {
        const answer = await askTogether(creditorId, {
          question: body as PermissionQuestion,
          agencyId,
          explanation,
        })
        if (answer instanceof Problem) throw answer
        // What we made ourselves is not checked once more on its way out: that costs more than making it.
        return sendJson(raw, permissionBytes(answer)) as never
      }
      const answers = await Promise.all(
        body.questions.map(async (entry, index) => {
          const question = parseQuestion(entry, index)
          return question instanceof Problem
            ? question
            : askTogether(creditorId, { question, agencyId, explanation })
        }),
      )
      const list = answers.map((answer) =>
        answer instanceof Problem ? { problem: toProblemDocument(answer, request.id) } : answer,
      )
      return sendJson(raw, Buffer.from(JSON.stringify({ answers: list }))) as never
    },
  )
}

function isList(body: unknown): body is { questions: unknown[] } {
  return typeof body === 'object' && body !== null && 'questions' in body
}

function parseQuestion(entry: unknown, index: number): PermissionQuestion | Problem {
  const parsed = permissionQuestion.safeParse(entry)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    pointer: `/questions/${index}${issue.path.map((key) => `/${String(key)}`).join('')}`,
    code: issue.code,
    message: issue.message,
  }))
  return new Problem(
    'invalid_request',
    errors.map((error) => `${error.pointer}: ${error.message}`).join('; '),
    {
      errors,
    },
  )
}
