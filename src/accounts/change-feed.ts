/**
 * Hears what every process of the service announces, over one connection of this process that is made when somebody
 * first listens. Lost, it is made again, and everybody is told that everything may have changed meanwhile.
 */
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '../platform/database.ts'
import { CHANGES_CHANNEL, type Changes, readAnnouncement } from './announce-changes.ts'

export interface ChangeFeed {
  /**
   * Calls the listener for every change of the creditor that is committed from now on.
   * @returns ends it. @throws Error like a database that is away, when it cannot be heard now.
   */
  follow(creditorId: string, listener: (changes: Changes) => void): Promise<() => void>
  close(): Promise<void>
}

const RETRY_MS = 500
/** A line that broke without a word is noticed within this and the time a question may take. */
const LOOK_MS = 15_000
const ANSWER_MS_MAX = 5_000
const FIRST_MS_MAX = 10_000

/** @param onLost with the reason, each time the connection breaks or cannot be made. */
export function changeFeed(database: Pick<Database, 'connect'>, onLost: (error: Error) => void): ChangeFeed {
  const listeners = new Map<string, Set<(changes: Changes) => void>>()
  const closing = new AbortController()
  let running: Promise<void> | undefined
  let heard = Promise.withResolvers<void>()

  const tell = (text: string) => {
    const announced = readAnnouncement(text)
    if (announced === undefined) return
    for (const listener of listeners.get(announced.creditorId) ?? []) listener(announced.changes)
  }
  const tellAll = () => {
    for (const ofCreditor of listeners.values()) for (const listener of ofCreditor) listener('everything')
  }
  const listen = async () => {
    while (!closing.signal.aborted) {
      try {
        const client = await database.connect()
        try {
          const over = untilOver(client, closing.signal)
          client.on('notification', ({ payload }) => tell(payload ?? ''))
          await client.query(`listen ${CHANGES_CHANNEL}`)
          heard.resolve()
          tellAll()
          await over
        } finally {
          // Not waited for: the line may be dead.
          client.end().catch(() => undefined)
        }
      } catch (error) {
        if (!closing.signal.aborted) onLost(error as Error)
      }
      heard = Promise.withResolvers()
      await setTimeout(RETRY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    async follow(creditorId, listener) {
      running ??= listen()
      await within(heard.promise, closing.signal)
      const ofCreditor = listeners.get(creditorId) ?? new Set()
      ofCreditor.add(listener)
      listeners.set(creditorId, ofCreditor)
      return () => {
        ofCreditor.delete(listener)
        if (ofCreditor.size === 0 && listeners.get(creditorId) === ofCreditor) listeners.delete(creditorId)
      }
    },
    async close() {
      closing.abort()
      await running
    },
  }
}

/** Resolves when the service ends; rejects when the connection does, or does not answer any more. */
function untilOver(client: pg.Client, closing: AbortSignal): Promise<void> {
  const over = new Promise<void>((resolve, reject) => {
    const look = setInterval(() => {
      const question = { text: 'select 1', query_timeout: ANSWER_MS_MAX }
      client.query(question).catch(reject)
    }, LOOK_MS)
    look.unref()
    client.on('error', reject)
    client.on('end', () => reject(new Error('the connection ended')))
    closing.addEventListener('abort', () => resolve(), { once: true })
    const stop = () => clearInterval(look)
    client.on('end', stop)
    closing.addEventListener('abort', stop, { once: true })
  })
  // It may end before anybody waits for it.
  over.catch(() => undefined)
  return over
}

async function within(heard: Promise<void>, closing: AbortSignal): Promise<void> {
  const late = setTimeout(FIRST_MS_MAX, 'late', { signal: closing, ref: false }).catch(() => 'late')
  if ((await Promise.race([heard, late])) === 'late')
    throw Object.assign(new Error('Connection terminated: changes cannot be heard'), { code: '08006' })
}
