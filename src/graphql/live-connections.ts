/**
 * WebSockets: who is at the other end, checked when it begins and again and again while it is open, and how many one
 * key may have. The key comes in the payload of `connection_init` (`authorization` or `x-api-key`, as browsers can set
 * no headers) or in the headers of the request.
 */
import type { EventEmitter } from 'node:events'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { ChangeFeed } from '../accounts/change-feed.ts'
import { type Caller, presentedKey, requireScope } from '../keys/authenticate.ts'
import { toProblem } from '../platform/problem-handler.ts'
import { Problem } from '../platform/problems.ts'
import type { DeskContext, DeskDeps } from './desk.ts'
import { PlacesOfKeys } from './places-of-keys.ts'

/** A key that was revoked or has run out is noticed within this. Each look is a request of the key. */
const CHECK_MS = 10_000
/** So many looks may fail for other reasons, such as a database that is away, before nobody can vouch for the key. */
const BLIND_CHECKS_MAX = 3
const INIT_MS_MAX = 10_000
/** Of one key or person, in one process. A front end serves many people with one key. */
const CONNECTIONS_MAX = 100
const SUBSCRIPTIONS_MAX = 200

/** Close codes of the protocol graphql-transport-ws. */
const CLOSE = { unauthenticated: 4401, forbidden: 4403, initTimeout: 4408, tooMany: 4429, tryLater: 1013 }

/** What is used of a WebSocket of `ws`. */
export interface LiveSocket extends EventEmitter {
  readonly readyState: number
  readonly OPEN: number
  close(code: number, reason: string): void
}

export interface LiveConnection {
  /** Aborted when the connection ends, or its key. */
  readonly signal: AbortSignal
  /** For one more subscription. */
  takePlace(): { leave(): void } | Problem
}

export interface LiveContext extends DeskContext {
  nowMs: number
  readonly connection: LiveConnection
  readonly feed: ChangeFeed
  readonly request: FastifyRequest
}

export interface LiveConnections {
  /** Every socket, before any of its messages is read. */
  admit(socket: LiveSocket): void
  /** On `connection_init`. Whoever is not let in is told by the close code, and the promise never settles. */
  enter(socket: LiveSocket, request: FastifyRequest): Promise<Omit<LiveContext, 'request'>>
}

interface Waiting {
  readonly timer: NodeJS.Timeout
  payload: unknown
  initialised: boolean
}

export function liveConnections(deps: DeskDeps, feed: ChangeFeed, log: FastifyBaseLogger): LiveConnections {
  const { recognise } = deps
  const sockets = new WeakMap<LiveSocket, Waiting>()
  const connections = new PlacesOfKeys(CONNECTIONS_MAX)
  const subscriptions = new PlacesOfKeys(SUBSCRIPTIONS_MAX)

  const openFor = (socket: LiveSocket, key: string, address: string, caller: Caller): LiveConnection => {
    const leave = connections.take(caller.apiKeyId)
    if (leave === undefined) throw new Problem('too_many_subscriptions', 'The key has too many connections.')
    const over = new AbortController()
    const timer = setInterval(
      checker(socket, caller, () => recognise(key, address)),
      CHECK_MS,
    )
    timer.unref()
    socket.once('close', () => {
      clearInterval(timer)
      over.abort()
      leave()
    })
    // A key that does not hold any more ends them before the other side has closed too.
    socket.once('tact:end', () => over.abort())
    return {
      signal: over.signal,
      takePlace: () => {
        const left = subscriptions.take(caller.apiKeyId)
        return left === undefined
          ? new Problem('too_many_subscriptions', `A key has ${SUBSCRIPTIONS_MAX} at once.`)
          : { leave: left }
      },
    }
  }

  return {
    admit(socket) {
      const timer = setTimeout(() => socket.close(CLOSE.initTimeout, 'say connection_init'), INIT_MS_MAX)
      timer.unref()
      const waiting: Waiting = { timer, payload: undefined, initialised: false }
      sockets.set(socket, waiting)
      socket.on('error', () => undefined)
      socket.once('close', () => clearTimeout(timer))
      socket.on('message', (data) => {
        const payload = payloadOfInit(String(data))
        if (payload === undefined) return
        // A connection is one caller's from beginning to end.
        if (waiting.initialised) end(socket, CLOSE.tooMany, 'say connection_init once')
        waiting.initialised = true
        waiting.payload = payload
      })
    },

    async enter(socket, request) {
      const waiting = sockets.get(socket)
      try {
        const key = presentedKey(headersIn(waiting?.payload)) ?? presentedKey(request.headers)
        const address = request.ip
        const caller = key === undefined ? undefined : await recognise(key, address)
        if (key === undefined || caller === undefined)
          throw new Problem('unauthenticated', 'Send the key in connection_init.')
        requireScope(caller, 'accounts:read')
        if (socket.readyState !== socket.OPEN) return new Promise(() => undefined)
        clearTimeout(waiting?.timer)
        const connection = openFor(socket, key, address, caller)
        return { caller, deps, nowMs: deps.clock.now(), connection, feed }
      } catch (error) {
        const problem = toProblem(error as Error)
        if (problem.status >= 500) log.error({ err: error }, problem.message)
        end(socket, closeCodeOf(problem), problem.code)
        return new Promise(() => undefined)
      }
    },
  }
}

/** The same caller with the same rights, or the connection ends. */
function checker(socket: LiveSocket, caller: Caller, look: () => Promise<Caller | undefined>): () => void {
  const rights = rightsOf(caller)
  let blind = 0
  return () => {
    look().then(
      (now) => {
        blind = 0
        if (now === undefined || rightsOf(now) !== rights)
          end(socket, CLOSE.unauthenticated, 'unauthenticated')
      },
      () => {
        blind += 1
        if (blind >= BLIND_CHECKS_MAX) end(socket, CLOSE.tryLater, 'unavailable')
      },
    )
  }
}

function rightsOf({ creditorId, agencyId, scopes }: Caller): string {
  return [creditorId, agencyId, ...[...scopes].sort()].join(' ')
}

function end(socket: LiveSocket, code: number, reason: string): void {
  socket.emit('tact:end')
  socket.close(code, reason)
}

function closeCodeOf({ code, status }: Problem): number {
  if (code === 'unauthenticated') return CLOSE.unauthenticated
  if (code === 'missing_scope') return CLOSE.forbidden
  return status === 429 ? CLOSE.tooMany : CLOSE.tryLater
}

/** @returns undefined for every other message; what cannot be read is answered by who reads the messages. */
function payloadOfInit(text: string): unknown {
  try {
    const { type, payload } = JSON.parse(text) as { type?: unknown; payload?: unknown }
    return type === 'connection_init' ? (payload ?? {}) : undefined
  } catch {
    return undefined
  }
}

function headersIn(payload: unknown): Record<string, string> {
  if (payload === null || typeof payload !== 'object') return {}
  const texts = Object.entries(payload).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value as string]))
}
