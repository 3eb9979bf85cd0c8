/** GraphQL for the collector's desk: the same use cases as REST, with loaders against one query per row. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import mercurius, { type IResolvers, type MercuriusLoaders } from 'mercurius'
import type { AppDeps } from '../app.ts'
import type { PermitDesk } from '../contacts/permit-desk.ts'
import { type Authenticate, type Caller, requireScope } from '../keys/authenticate.ts'
import { withCaller } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { rootOf, toProblem } from '../platform/problem-handler.ts'
import { toProblemDocument } from '../platform/problems.ts'
import { guarded } from './field-scopes.ts'
import { deskLoaders } from './loaders.ts'
import { mutationLoaders } from './mutation-loaders.ts'
import { deskResolvers } from './resolvers.ts'
import { SDL } from './sdl.ts'

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

/** account > borrower > accounts > permissions > permission > reasons > provenance > citation, and one to spare. */
const DEPTH_MAX = 10

export interface DeskDeps extends AppDeps {
  readonly authenticate: Authenticate
  readonly permits: PermitDesk
}

export async function graphqlDesk(app: FastifyInstance, deps: DeskDeps): Promise<void> {
  await app.register(mercurius, {
    schema: SDL,
    resolvers: guarded(deskResolvers) as IResolvers,
    loaders: { ...deskLoaders, ...mutationLoaders } as unknown as MercuriusLoaders,
    graphiql: true,
    queryDepth: DEPTH_MAX,
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = await deps.authenticate(request, reply)
      // Whoever may read nothing at all learns nothing of the schema either.
      requireScope(caller, 'accounts:read')
      return { caller, deps, nowMs: deps.clock.now() } as DeskContext
    },
    errorFormatter: (execution, context) =>
      formatErrors(execution, context as unknown as { reply: FastifyReply }),
  })
}

/** Errors carry the codes of the REST problems; what is not the caller's business stays in the log. */
function formatErrors(
  execution: { data?: unknown; errors?: readonly GraphQLError[] | null },
  context: { reply: FastifyReply },
) {
  const { request } = context.reply
  let status = 200
  const errors = (execution.errors ?? []).map((error) => {
    const original = error.originalError ?? (error as Error)
    if (original === error || original instanceof GraphQLError || isAboutQuery(original)) {
      // Syntax, validation and depth: the message is about the query itself.
      if (execution.data === undefined || execution.data === null) status = 400
      return new GraphQLError(error.message, { ...place(error), extensions: { code: 'invalid_request' } })
    }
    const problem = toProblem(original as Error & { code?: string; statusCode?: number })
    if (problem.status >= 500) request.log.error({ err: rootOf(original) }, problem.message)
    if (execution.data === undefined || execution.data === null) status = problem.status
    // All that a problem document says, but for what stands in the message.
    const {
      type: _type,
      title,
      status: _status,
      detail,
      ...extensions
    } = toProblemDocument(problem, request.id)
    return new GraphQLError(`${title}. ${detail}`, {
      ...place(error),
      extensions,
    })
  })
  return { statusCode: status, response: { data: (execution.data ?? null) as null, errors } }
}

/** Syntax, validation, depth: mercurius's own refusals of a query. */
function isAboutQuery(error: Error & { code?: string }): boolean {
  return error.code?.startsWith('MER_ERR') === true
}

function place(error: GraphQLError) {
  return { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path }
}
