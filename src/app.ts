/** The application: an explicit list of plugins and features. It never listens; `main.ts` is the process. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { accountRoutes } from './accounts/routes.ts'
import { placementRoutes } from './agencies/placement-routes.ts'
import { agencyRoutes } from './agencies/routes.ts'
import { attemptRoutes } from './attempts/routes.ts'
import { changeRoutes } from './changes/routes.ts'
import { contactPointRoutes } from './contact-points/routes.ts'
import { openPermitDesk, type PermitDesk } from './contacts/permit-desk.ts'
import { permitRoutes } from './contacts/permit-routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { graphqlDesk } from './graphql/desk.ts'
import { intakeRoutes } from './intake/routes.ts'
import {
  type Authenticate,
  authenticator,
  type Caller,
  recogniser,
  requireScope,
} from './keys/authenticate.ts'
import { keyFinder } from './keys/find-keys.ts'
import { keyRoutes } from './keys/routes.ts'
import { SCOPES, type Scope } from './keys/scopes.ts'
import { signInAt } from './keys/sign-in.ts'
import type { Clock } from './platform/clock.ts'
import type { SignInConfig } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { describeDocument, describeRoute } from './platform/describe-route.ts'
import { healthRoutes } from './platform/health.ts'
import type { Jobs } from './platform/jobs.ts'
import { installProblemHandler, sendProblem, toProblem } from './platform/problem-handler.ts'
import { problemResponses } from './platform/rest-schemas.ts'
import type { Vault } from './platform/vault.ts'
import { recordRoutes } from './records/routes.ts'
import { reportPageRoutes } from './report-page/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { ruleRoutes } from './rules/routes.ts'
import { strategyRoutes } from './strategies/routes.ts'
import { problemTitle } from './words/problem-title.ts'
import { workRoutes } from './work/routes.ts'

export interface AppDeps {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly logger: FastifyBaseLogger | false
  /** Absent: what is begun waits for a process that takes jobs. */
  readonly jobs?: Jobs
  /** See `Config`. */
  readonly trustProxy?: string
  readonly requestsPerMinute?: number
  /** Folder or file of kept GraphQL queries; absent: none are kept. */
  readonly graphqlQueries?: string
  /** Whether every other GraphQL query is refused. */
  readonly graphqlOnlyQueries?: boolean
  readonly signIn?: SignInConfig
  /** See `Config`; absent: the first. */
  readonly signingGeneration?: number
}

export type RestApp = FastifyInstance<
  import('fastify').RawServerDefault,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of every route that has a scope. */
    caller: Caller
  }
  interface FastifyInstance {
    /** The description of the REST API (OpenAPI 3.1), once the application is ready. */
    openapi(): unknown
  }
  interface FastifyContextConfig {
    /** The scope a key needs for this route. A route under /v1 without one does not start. */
    scope?: Scope
  }
}

const ABOUT = `Headless collections: push overdue accounts, ask which stage they have earned and whether a contact may
happen now - and if not, why, under which law, and from when on.

Money is in integer minor units, instants are ISO 8601 with offset, dates are local \`YYYY-MM-DD\`. A domain "no" is a
200 with a verdict; every failure is a problem document (RFC 9457), its title in the language of \`Accept-Language\`
(\`en\`, \`zh\`). Send \`Idempotency-Key\` with writes.`

export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(deps.logger === false ? { logger: false } : { loggerInstance: deps.logger }),
    // One line per request would log who asked about whom; metrics and errors are enough.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.trustProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // What the router refuses before any route is known.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request, reply, toProblem(error), problemTitle),
  }) as unknown as FastifyInstance
  installProblemHandler(app, problemTitle)
  allowEmptyDelete(app)
  app.decorateRequest('caller', null as unknown as Caller)
  const { pool } = deps.database
  const findKey = keyFinder(pool, deps.clock, deps.requestsPerMinute)
  const findPerson =
    deps.signIn === undefined ? undefined : signInAt(deps.signIn, pool, deps.clock, deps.requestsPerMinute)
  const recognise = recogniser(findKey, findPerson)
  const authenticate = authenticator(deps.clock, recognise)
  await app.register(healthRoutes, {
    pool,
    guardMetrics: async (request, reply) => {
      requireScope(await authenticate(request, reply), 'metrics:read')
    },
  })
  const permits = await openPermitDesk(deps)
  let openapi: () => unknown = () => undefined
  app.decorate('openapi', () => openapi())
  await app.register((scope) =>
    restScope(scope, { ...deps, permits }, authenticate, (document) => {
      openapi = document
    }),
  )
  await app.register(reportPageRoutes, { ...deps, findKey, findPerson })
  await app.register(graphqlDesk, { ...deps, permits, authenticate, recognise })
  return app
}

/** Many clients name a content type with every request, also with a DELETE, which has no body. */
function allowEmptyDelete(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' && request.method === 'DELETE') done(null, undefined)
    else parse(request, body, done)
  })
}

/** zod validates here and only here: mercurius brings its own validation. */
async function restScope(
  scope: FastifyInstance,
  deps: AppDeps & { readonly permits: PermitDesk },
  authenticate: Authenticate,
  describe: (document: () => unknown) => void,
): Promise<void> {
  const rest = scope.withTypeProvider<ZodTypeProvider>()
  // JSON is sent as JSON; the framework would take it as plain text too.
  rest.removeContentTypeParser('text/plain')
  rest.setValidatorCompiler(validatorCompiler)
  rest.setSerializerCompiler(serializerCompiler)
  await rest.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tact', version: '1', description: ABOUT },
      servers: [{ url: '/', description: 'this service' }],
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: `An API key, or the token of a person who signed in (JWT). Scopes: ${Object.keys(SCOPES).join(', ')}`,
          },
        },
      },
      security: [{ key: [] }],
    },
    transform: describeRoute,
    transformObject: describeDocument,
  })
  await rest.register(swaggerUi, { routePrefix: '/docs' })
  rest.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/')) return
    if (route.config?.scope === undefined) throw new Error(`the route ${route.url} names no scope`)
    // Any key can have spent its requests.
    const responses = route.schema?.response as Record<number, unknown> | undefined
    if (responses !== undefined) Object.assign(responses, problemResponses(429))
  })
  rest.addHook('onRequest', async (request, reply) => {
    const scope = request.routeOptions.config.scope
    if (scope === undefined) return
    request.caller = await authenticate(request, reply)
    requireScope(request.caller, scope)
  })
  await rest.register(intakeRoutes, deps)
  await rest.register(strategyRoutes, deps)
  await rest.register(ruleRoutes, deps)
  await rest.register(changeRoutes, deps)
  await rest.register(accountRoutes, deps)
  await rest.register(contactRoutes, deps)
  await rest.register(agencyRoutes, deps)
  await rest.register(placementRoutes, deps)
  await rest.register(keyRoutes, deps)
  await rest.register(attemptRoutes, deps)
  await rest.register(recordRoutes, deps)
  await rest.register(contactPointRoutes, deps)
  await rest.register(permitRoutes, deps)
  await rest.register(decisionRoutes, deps)
  await rest.register(reportRoutes, deps)
  await rest.register(workRoutes, deps)
  describe(() => rest.swagger())
}
