/** The live part of the GraphQL desk: sockets, what is heard of changes, and the same checks of a query as over HTTP. */
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type DocumentNode, GraphQLError, type GraphQLSchema, specifiedRules, validate } from 'graphql'
import type { MercuriusLoaders } from 'mercurius'
import { changeFeed } from '../accounts/change-feed.ts'
import { Problem } from '../platform/problems.ts'
import type { DeskContext, DeskDeps } from './desk.ts'
import { type LiveSocket, liveConnections } from './live-connections.ts'
import { problemError } from './problem-error.ts'
import { checkCost } from './query-cost.ts'

const MESSAGE_BYTES_MAX = 65_536
/** Keeps what stands between from closing a line on which nothing happens. */
const KEEP_ALIVE_MS = 20_000

/** @returns the subscription settings of mercurius. */
export async function openLiveDesk(app: FastifyInstance, deps: DeskDeps) {
  await app.register(websocket, { options: { maxPayload: MESSAGE_BYTES_MAX } })
  const feed = changeFeed(deps.database, (error) =>
    app.log.warn({ reason: error.message }, 'changes are not heard for a moment'),
  )
  app.addHook('onClose', () => feed.close())
  const connections = liveConnections(deps, feed, app.log)
  app.websocketServer.on('connection', (socket: LiveSocket) => connections.admit(socket))
  return {
    keepAlive: KEEP_ALIVE_MS,
    context: (socket: unknown, request: FastifyRequest) => connections.enter(socket as LiveSocket, request),
  }
}

/** Mercurius checks nothing of a subscription. Variables are not at hand here. */
export async function checkSubscription(
  schema: GraphQLSchema,
  document: DocumentNode,
  context: object,
): Promise<void> {
  const [fault] = validate(schema, document, specifiedRules, { maxErrors: 1 })
  if (fault !== undefined)
    throw new GraphQLError(fault.message, { nodes: fault.nodes, extensions: { code: 'invalid_request' } })
  asGraphQL(context, () => checkCost(schema, document, null))
}

/** What is refused before it is executed is told with its code over a WebSocket too. @throws GraphQLError */
export function asGraphQL(context: object, check: () => void): void {
  try {
    check()
  } catch (error) {
    const { request } = context as { readonly request?: FastifyRequest }
    throw error instanceof Problem ? problemError(error, request?.id ?? '') : error
  }
}

type Load = (loads: readonly never[], ctx: DeskContext) => Promise<unknown[]>

/** Of a subscription the context is as old as its beginning, but each answer is of now. */
export function ofEachEvent(loaders: object): MercuriusLoaders {
  const fresh =
    (load: Load): Load =>
    (loads, ctx) =>
      load(loads, 'connection' in ctx ? { ...ctx, nowMs: ctx.deps.clock.now() } : ctx)
  const types = Object.entries(loaders as Record<string, Record<string, Load>>)
  return Object.fromEntries(
    types.map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, load]) => [field, fresh(load)])),
    ]),
  ) as unknown as MercuriusLoaders
}
