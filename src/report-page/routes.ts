/** The page at /reports: for people with a browser, without any script. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError, z } from 'zod'
import type { AppDeps } from '../app.ts'
import { type Caller, requireScope } from '../keys/authenticate.ts'
import type { FindKey } from '../keys/find-keys.ts'
import type { SignIn } from '../keys/sign-in.ts'
import { rootOf, toProblem } from '../platform/problem-handler.ts'
import { Problem } from '../platform/problems.ts'
import { readForReport } from '../reports/read-for-report.ts'
import { REPORTS, type Report } from '../reports/reports.ts'
import { checkReader } from '../reports/routes.ts'
import { writeCsv } from '../reports/write-csv.ts'
import { formatsOf } from './formats.ts'
import { languageOf } from './language.ts'
import { loadFigures, type PageQuery, pageQuery } from './load-figures.ts'
import type { PageContext } from './page-context.ts'
import { problemPage, reportPage, signInPage } from './report-page.ts'
import { requireSameOrigin } from './require-same-origin.ts'
import { reportSessions } from './session.ts'
import { CONTENT_SECURITY_POLICY } from './style.ts'
import { WORDS } from './words.ts'

export interface ReportPageDeps extends AppDeps {
  readonly findKey: FindKey
  readonly findPerson: SignIn | undefined
}

/** Whose page it is; undefined: nobody has signed in, or it is over. */
type Visitor = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller | undefined>

const COOKIE = 'tact_reports'
/** Of one address; a key cannot be guessed, but who tries should not be served for nothing. */
const SIGN_INS_PER_MINUTE = 10
/** A key or a token, and no more. */
const BODY_BYTES_MAX = 16_384

const signInForm = z.object({ key: z.string().trim().min(1).max(8192) })

export async function reportPageRoutes(app: FastifyInstance, deps: ReportPageDeps): Promise<void> {
  const { clock, vault, findKey, findPerson: signIn } = deps
  const { pool } = deps.database
  const sessions = reportSessions({ pool, vault, clock, findKey, signIn })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: BODY_BYTES_MAX })
  await app.register(rateLimit, { global: false })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: 'accept-language, cookie',
    })
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: rootOf(error) }, problem.message)
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds)
    return sendPage(reply.code(problem.status), problemPage(languageFor(request), problem.message))
  })

  const visitor: Visitor = async (request, reply) => {
    const note = request.cookies[COOKIE]
    const caller = note === undefined ? undefined : await sessions.callerOf(note, request, reply)
    if (caller !== undefined) requireScope(caller, 'reports:read')
    else if (note !== undefined) reply.clearCookie(COOKIE, { path: '/reports' })
    return caller
  }
  signInRoutes(app, sessions)
  showRoutes(app, deps, visitor)
}

function showRoutes(app: FastifyInstance, { clock, database }: ReportPageDeps, visitor: Visitor): void {
  const { pool } = database
  app.get('/reports', async (request, reply) => {
    const caller = await visitor(request, reply)
    if (caller === undefined) return sendPage(reply, signInPage(languageFor(request), null))
    const query = pageQuery.parse(request.query)
    const nowMs = clock.now()
    const figures = await loadFigures(pool, caller, query, nowMs)
    const nowText = `${new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    return sendPage(reply, reportPage(contextOf(request, query), figures, query, caller, nowText))
  })

  for (const [name, report] of Object.entries(REPORTS) as [
    string,
    Report<z.ZodObject, { rows: object[] }>,
  ][]) {
    app.get(`/reports/${name}.csv`, async (request, reply) => {
      const caller = await visitor(request, reply)
      if (caller === undefined) return reply.redirect('/reports', 303)
      checkReader(report, caller.agencyId)
      const nowMs = clock.now()
      const query = report.query.parse(knownTo(report, pageQuery.parse(request.query)))
      const { rows } = await readForReport(pool, caller, nowMs, (tx) => report.read(tx, query, nowMs))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.csv"`)
        .send(writeCsv(report.row, rows, { forSpreadsheet: true }))
    })
  }
}

function signInRoutes(app: FastifyInstance, sessions: ReturnType<typeof reportSessions>): void {
  app.post(
    '/reports/sign-in',
    {
      config: {
        rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000, errorResponseBuilder: tooOften },
      },
    },
    async (request, reply) => {
      requireSameOrigin(request)
      const form = signInForm.safeParse(request.body)
      const session = form.success ? await sessions.open(form.data.key, request, reply) : undefined
      if (session?.caller.scopes.has('reports:read') !== true)
        return sendPage(reply.code(401), signInPage(languageFor(request), 'signInFailed'))
      return reply
        .setCookie(COOKIE, session.note, {
          path: '/reports',
          httpOnly: true,
          sameSite: 'strict',
          secure: request.protocol === 'https',
          maxAge: session.seconds,
        })
        .redirect('/reports', 303)
    },
  )

  app.post('/reports/sign-out', async (request, reply) => {
    requireSameOrigin(request)
    return reply.clearCookie(COOKIE, { path: '/reports' }).redirect('/reports', 303)
  })
}

function contextOf(request: FastifyRequest, query: PageQuery): PageContext {
  const language = languageFor(request)
  const search = new URLSearchParams(query).toString()
  return {
    language,
    words: WORDS[language],
    formats: formatsOf(language),
    search: search === '' ? '' : `?${search}`,
  }
}

/** The form of the page has fields that not every report knows. */
function knownTo({ query }: Pick<Report, 'query'>, given: PageQuery): object {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in query.shape))
}

function languageFor(request: FastifyRequest) {
  return languageOf(request.headers['accept-language'])
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}

function tooOften(request: FastifyRequest, { ttl }: { ttl: number }): Problem {
  return new Problem('too_many_requests', WORDS[languageFor(request)].signInTooOften, {
    retryAfterSeconds: Math.ceil(ttl / 1000),
  })
}

function problemOf(error: FastifyError | ZodError): Problem {
  if (!(error instanceof ZodError)) return toProblem(error)
  const [issue] = error.issues
  return new Problem('invalid_request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}
