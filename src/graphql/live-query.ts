/** A query that is answered again whenever its answer has changed. */
import { setTimeout } from 'node:timers/promises'
import type { Changes } from '../accounts/announce-changes.ts'
import type { ChangeFeed } from '../accounts/change-feed.ts'

/** However much changes, and however slow the reader: what came meanwhile is read once. */
const REST_MS = 1000

export interface LiveQuery<T> {
  readonly feed: ChangeFeed
  readonly creditorId: string
  /** Undefined: nothing new. Throws: told by `onError`, and read again later. */
  readonly read: (changes: Changes) => Promise<T | undefined>
  /** @returns an error to end with; undefined: it will pass. */
  readonly onError: (error: Error) => Error | undefined
  /** Ends it from outside. */
  readonly signal: AbortSignal
  readonly onEnd: () => void
}

/** Its first answer comes at once, so that nothing is missed between a first look and the first change. */
export async function liveQuery<T>(query: LiveQuery<T>): Promise<AsyncIterableIterator<T>> {
  const { feed, creditorId, signal } = query
  const over = new AbortController()
  let pending: Changes | undefined = 'everything'
  let wake = () => {}
  let rest: Promise<unknown> = Promise.resolve()
  const unfollow = await feed.follow(creditorId, (changes) => {
    pending = together(pending, changes)
    wake()
  })
  const end = () => {
    if (over.signal.aborted) return
    over.abort()
    unfollow()
    wake()
    query.onEnd()
  }
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()

  const next = async (): Promise<IteratorResult<T>> => {
    while (!over.signal.aborted) {
      await rest
      if (pending === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      if (over.signal.aborted) break
      const changes = pending
      pending = undefined
      rest = setTimeout(REST_MS, undefined, { signal: over.signal, ref: false }).catch(() => undefined)
      try {
        const value = await query.read(changes)
        if (value !== undefined && !over.signal.aborted) return { done: false, value }
      } catch (error) {
        pending = 'everything'
        const last = query.onError(error as Error)
        if (last === undefined) continue
        end()
        throw last
      }
    }
    return { done: true, value: undefined }
  }
  const iterator: AsyncIterableIterator<T> = {
    next,
    return: async () => {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

function together(before: Changes | undefined, more: Changes): Changes {
  if (before === undefined) return more
  if (before === 'everything' || more === 'everything') return 'everything'
  return new Set([...before, ...more])
}
