/** Every failure leaves the service as a problem document, and what a caller should not see stays in the log. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem, type ProblemCode, type ProblemDetail, toProblemDocument } from './problems.ts'

/** The title of a problem in the language that a request asks for; null: as it stands in the list. */
export type TitleOf = (request: FastifyRequest, code: ProblemCode) => string | null

export function installProblemHandler(app: FastifyInstance, titleOf: TitleOf): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error)
    if (problem.status >= 500) request.log.error({ err: rootOf(error) }, problem.message)
    return sendProblem(request, reply, problem, titleOf)
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new Problem('not_found', 'There is nothing at this address.'), titleOf),
  )
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  titleOf: TitleOf,
): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds)
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer realm="tact"')
  // Its title may be in another language, its detail is in English: no one language is that of the whole.
  reply.removeHeader('content-language')
  const document = toProblemDocument(problem, request.id)
  const title = titleOf(request, problem.code)
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(title === null ? document : { ...document, title })
}

/** Codes of the framework that have a meaning for the caller. */
const FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body_incomplete',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'malformed_request',
  // What PostgreSQL says to text that it cannot keep (NUL, half a surrogate pair).
  22021: 'malformed_request',
  '22P05': 'malformed_request',
}

/** What a stream says when it cannot be decoded or stops too early. */
const STREAM: Readonly<Record<string, ProblemCode>> = {
  Z_DATA_ERROR: 'body_corrupt',
  Z_BUF_ERROR: 'body_corrupt',
  ERR_STREAM_PREMATURE_CLOSE: 'body_incomplete',
  ERR_HTTP_REQUEST_TIMEOUT: 'body_incomplete',
}

type Failure = Error & { code?: string; statusCode?: number }

/** What really happened: the query builder wraps it together with the statement and its parameters. */
export function rootOf(error: Failure): Failure {
  return error.cause instanceof Error ? rootOf(error.cause) : error
}

export function toProblem(failure: Failure): Problem {
  const error = rootOf(failure)
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => validationDetail(issue, error.validationContext))
    const first = errors[0]
    return new Problem(
      'invalid_request',
      first === undefined ? error.message : `${first.pointer || 'the body'}: ${first.message}`,
      {
        errors,
      },
    )
  }
  const known = FRAMEWORK[error.code ?? ''] ?? STREAM[error.code ?? ''] ?? brokenOff(error)
  if (known !== undefined) return new Problem(known, firstLine(error.message))
  if (error.code === '40P01' || error.code === '40001') {
    return new Problem(
      'unavailable',
      'Others changed the same thing at the same time. Send the same again.',
      {
        retryAfterSeconds: 1,
      },
    )
  }
  if (isDatabaseAway(error)) {
    return new Problem(
      'unavailable',
      'The database cannot be reached right now. Send the same request again.',
      {
        retryAfterSeconds: 2,
      },
    )
  }
  if (error instanceof SyntaxError && error.statusCode === 400)
    return new Problem('malformed_request', error.message)
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new Problem('malformed_request', error.message)
  }
  return new Problem('internal', 'The cause was logged under the id of this request. Nothing was changed.')
}

/** A sender that breaks off and a database that does have the same code; the first is said in this word. */
function brokenOff(error: Failure): ProblemCode | undefined {
  return error.code === 'ECONNRESET' && error.message === 'aborted' ? 'body_incomplete' : undefined
}

/** Never more than a sentence: an address or a value quoted at length helps nobody. */
function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 200)
}

function validationDetail(
  issue: { instancePath: string; keyword: string; message?: string },
  context: string | undefined,
): ProblemDetail {
  const part = { querystring: '/query', params: '/path', headers: '/headers' }[context ?? ''] ?? ''
  // zod's path of the whole is empty; the adapter writes it as a slash.
  const path = issue.instancePath === '/' ? '' : issue.instancePath
  return {
    pointer: `${part}${path}`,
    code: issue.keyword,
    message: issue.message ?? 'is wrong',
  }
}

/** SQLSTATE classes and system errors that mean "the server is away", not "the statement is wrong". */
function isDatabaseAway(error: Error & { code?: string }): boolean {
  const code = error.code ?? ''
  return (
    /^(08...|57P0[123]|53300)$/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
}
