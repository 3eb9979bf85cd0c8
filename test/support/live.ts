/** A client of the live desk, as a CRM has one: graphql-transport-ws over a WebSocket. */
import { setTimeout } from 'node:timers/promises'
import type { Test } from 'tap'
import { type Books, openBooks } from './books.ts'

/** More than the second that lies between two answers. */
export const QUIET_MS = 2000

export interface Told {
  readonly type: string
  readonly id?: string
  readonly payload?: ReturnType<typeof JSON.parse>
}

export interface LiveClient {
  readonly closed: Promise<{ code: number; reason: string }>
  subscribe(id: string, query: string, variables?: Record<string, unknown>): void
  stop(id: string): void
  send(message: unknown): void
  /** The next message of this subscription. @throws when none comes in time. */
  next(id: string, withinMs?: number): Promise<Told>
  /** What has come of it and was not taken yet, after a while of waiting. */
  rest(id: string, ms?: number): Promise<Told[]>
  close(): void
}

/** @param payload of connection_init; null: none is sent. */
export async function openLive(url: string, payload: object | null): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const messages: Told[] = []
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
  })
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Told
    if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
    else messages.push(message)
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error('no socket')))
  })
  const send = (message: unknown) => socket.send(JSON.stringify(message))
  const take = (fits: (message: Told) => boolean): Told | undefined => {
    const at = messages.findIndex(fits)
    return at === -1 ? undefined : messages.splice(at, 1)[0]
  }
  const wait = async (fits: (message: Told) => boolean, ms: number): Promise<Told> => {
    for (let waited = 0; waited <= ms; waited += 10) {
      const message = take(fits)
      if (message !== undefined) return message
      await setTimeout(10)
    }
    throw new Error(`nothing came within ${ms} ms`)
  }
  if (payload !== null) {
    send({ type: 'connection_init', payload })
    await Promise.race([wait((message) => message.type === 'connection_ack', 10_000), closed])
  }
  return {
    closed,
    subscribe: (id, query, variables = {}) => send({ id, type: 'subscribe', payload: { query, variables } }),
    stop: (id) => send({ id, type: 'complete' }),
    send,
    next: (id, withinMs = 5000) => wait((message) => message.id === id, withinMs),
    rest: async (id, ms = QUIET_MS) => {
      await setTimeout(ms)
      const found: Told[] = []
      for (let one = take((m) => m.id === id); one !== undefined; one = take((m) => m.id === id))
        found.push(one)
      return found
    },
    close: () => socket.close(),
  }
}

/** Books whose application listens. */
export async function listening(t: Test): Promise<{ books: Books; url: string }> {
  const books = await openBooks(t)
  const url = await books.app.listen({ host: '127.0.0.1', port: 0 })
  return { books, url }
}

/** A connection of the key, until the test ends. */
export async function client(t: Test, url: string, key: string): Promise<LiveClient> {
  const opened = await openLive(url, { authorization: `Bearer ${key}` })
  t.teardown(() => opened.close())
  return opened
}
