/** REST: may this contact happen? */
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { withCreditor } from '../platform/database.ts'
import { Problem, toProblemDocument } from '../platform/problems.ts'
import { zodValidator } from '../platform/rest-route.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { checkPermissions } from './check-permission.ts'
import {
  type PermissionQuestion,
  permissionAnswer,
  permissionAnswers,
  permissionQuestion,
  permissionQuestions,
  QUESTIONS_MAX,
} from './schemas.ts'

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
advice: nothing is reserved.`,
        tags: ['contacts'],
        body: z.union([permissionQuestion, permissionQuestions]),
        response: {
          200: z.union([permissionAnswers, permissionAnswer]),
          ...problemResponses(400, 401, 403, 404, 413, 415, 503),
        },
      },
    },
    async (request) => {
      const body: unknown = request.body
      const entries = isList(body) ? body.questions.map(parseQuestion) : [body as PermissionQuestion]
      const questions = entries.filter((entry): entry is PermissionQuestion => !(entry instanceof Problem))
      const answers = await withCreditor(deps.database.pool, request.caller.creditorId, (tx) =>
        checkPermissions(tx, questions, deps.clock.now(), request.caller.agencyId),
      )
      const inOrder = entries.map((entry) => (entry instanceof Problem ? entry : answers.shift()))
      if (isList(body)) {
        return {
          answers: inOrder.map((answer) => {
            if (answer === undefined) throw new Error('fewer answers than questions')
            return answer instanceof Problem ? { problem: toProblemDocument(answer, request.id) } : answer
          }),
        }
      }
      const [answer] = inOrder
      if (answer === undefined || answer instanceof Problem) throw answer ?? new Error('no answer')
      return answer
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
