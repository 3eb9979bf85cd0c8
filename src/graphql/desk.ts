/** GraphQL for the collector's desk: the same use cases as REST, with loaders against one query per row. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql'
import mercurius, { type IResolvers } from 'mercurius'
import type { AppDeps } from '../app.ts'
import type { PermitDesk } from '../contacts/permit-desk.ts'
import { type Authenticate, type Caller, type Recognise, requireScope } from '../keys/authenticate.ts'
import { withCaller } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { rootOf, toProblem } from '../platform/problem-handler.ts'
import { accountExplanations, explanationResolvers } from './explanations.ts'
import { guarded } from './field-scopes.ts'
import { checkKept, persistedQueryProvider, readKeptQueries } from './kept-queries.ts'
import { asGraphQL, checkSubscription, ofEachEvent, openLiveDesk } from './live-desk.ts'
import { mutationLoaders } from './mutation-loaders.ts'
import { problemError } from './problem-error.ts'
import { checkCost } from './query-cost.ts'
import { deskResolvers, SPELLED_ENUMS } from './resolvers.ts'
import { SDL } from './sdl.ts'
import { spellEnum } from './spelled-enum.ts'
import { deskSubscriptions } from './subscriptions.ts'

export interface DeskContext {
  readonly caller: Caller
  readonly deps: DeskDeps
  readonly nowMs: number
}

/** One transaction that sees what the caller of the query may see. */
export function seenByCaller<T>(ctx: DeskContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withCaller(ctx.deps.database.pool, ctx.caller, ctx.nowMs, work)
}

declare module 'mercurius' {
  interface MercuriusContext extends DeskContext {}
}

export interface DeskDeps extends AppDeps {
  readonly authenticate: Authenticate
  readonly recognise: Recognise
  readonly permits: PermitDesk
}

/**
 * A query is compiled when it comes for the second time. What a page is made of has the types and names of the schema
 * already (`test/graphql/compiled.test.ts`): to look at each word once more takes as long as to make it. Mercurius takes
 * the options, and its types do not know them.
 */
const COMPILED: object = { jit: 1, compilerOptions: { disableLeafSerialization: true } }

export async function graphqlDesk(app: FastifyInstance, deps: DeskDeps): Promise<void> {
  const subscription = await openLiveDesk(app, deps)
  const schema = deskSchema()
  const { graphqlQueries: place, graphqlOnlyQueries: isOnly = false } = deps
  const kept = place === undefined ? undefined : await readKeptQueries(place, isOnly, schema)
  await app.register(mercurius, {
    schema,
    ...(kept === undefined ? {} : { persistedQueryProvider: persistedQueryProvider(kept) }),
    resolvers: guarded({
      ...deskResolvers,
      ...explanationResolvers,
      NextAction: accountExplanations.NextAction,
      Account: { ...deskResolvers.Account, ...accountExplanations.Account },
      Subscription: deskSubscriptions,
    }) as unknown as IResolvers,
    loaders: ofEachEvent(mutationLoaders),
    ...COMPILED,
    subscription,
    additionalRouteOptions: { preHandler: asBytes },
    graphiql: !isOnly,
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = await deps.authenticate(request, reply)
      // Whoever may read nothing at all learns nothing of the schema either.
      requireScope(caller, 'accounts:read')
      return { caller, deps, nowMs: deps.clock.now() } as DeskContext
    },
    errorFormatter: (execution, context) => formatErrors(execution, requestOf(context)),
  })
  app.graphql.addHook('preExecution', checkQuery)
  app.graphql.addHook('preSubscriptionParsing', async (_schema, source, context) => {
    if (kept !== undefined) asGraphQL(context, () => checkKept(kept, source))
  })
  app.graphql.addHook('preSubscriptionExecution', checkSubscription)
}

/** The names of our words stand in the schema itself: a compiled query looks nowhere else. */
function deskSchema(): GraphQLSchema {
  const schema = buildSchema(SDL)
  for (const [name, words] of Object.entries(SPELLED_ENUMS)) spellEnum(schema, name, words)
  return schema
}

/** An answer of half a million characters is put into bytes once, and not copied to be measured first. */
async function asBytes(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.serializer((answer) => Buffer.from(JSON.stringify(answer)) as unknown as string)
}

/**
 * @returns the document where it must not be compiled: mercurius compiles the operation that is asked for first, and
 * answers with it when another one of the same document is asked for. A mutation answers with what it was told, in words
 * of which each must be spelled on its way out.
 */
async function checkQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  _context: unknown,
  variables: Record<string, unknown> | undefined,
): Promise<{ document: DocumentNode } | undefined> {
  checkCost(schema, document, variables ?? {})
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const isPlain = operations.length === 1 && operations[0]?.operation === 'query'
  return isPlain ? undefined : { document }
}

/** Of an answer over HTTP, or of one event of a subscription. */
function requestOf(context: unknown): FastifyRequest {
  const { reply, request } = context as { reply?: FastifyReply; request?: FastifyRequest }
  const found = reply?.request ?? request
  if (found === undefined) throw new Error('a query without its request')
  return found
}

/** Errors carry the codes of the REST problems; what is not the caller's business stays in the log. */
function formatErrors(
  execution: { data?: unknown; errors?: readonly GraphQLError[] | null },
  request: FastifyRequest,
) {
  let status = 200
  const errors = (execution.errors ?? []).flatMap(faultsIn).map((error) => {
    const original = error.originalError ?? (error as Error)
    if (original === error || original instanceof GraphQLError || isAboutQuery(original)) {
      // Syntax and validation: the message is about the query itself.
      if (execution.data === undefined || execution.data === null) status = 400
      return new GraphQLError(error.message, { ...place(error), extensions: { code: 'invalid_request' } })
    }
    const problem = toProblem(original as Error & { code?: string; statusCode?: number })
    if (problem.status >= 500) request.log.error({ err: rootOf(original) }, problem.message)
    if (execution.data === undefined || execution.data === null) status = problem.status
    return problemError(problem, request.id, place(error))
  })
  return { statusCode: status, response: { data: (execution.data ?? null) as null, errors } }
}

const FAULTS_MAX = 10

/** A query that does not fit the schema is told its faults, which mercurius hands over as one. */
function faultsIn(error: GraphQLError): readonly GraphQLError[] {
  const { errors: faults } = (error.originalError ?? {}) as { readonly errors?: readonly GraphQLError[] }
  const own = faults?.filter((fault) => fault instanceof GraphQLError) ?? []
  return own.length === 0 ? [error] : own.slice(0, FAULTS_MAX)
}

/** Syntax, validation: mercurius's own refusals of a query. */
function isAboutQuery(error: Error & { code?: string }): boolean {
  return error.code?.startsWith('MER_ERR') === true
}

function place(error: GraphQLError) {
  return { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path }
}
