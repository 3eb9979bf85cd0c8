/**
 * How many requests a key, or a person who signed in, has left. Counted in the database, so that each has one allowance
 * however many processes there are; the window is the minute of the clock.
 */
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { queryAs } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'

export const RATE_WINDOW_MS = 60_000

export interface Rate {
  /** Requests per window. */
  readonly limit: number
  /** Requests of this window, this one included. */
  readonly used: number
  readonly windowStartMs: number
}

export function windowStartOf(nowMs: number): number {
  return Math.floor(nowMs / RATE_WINDOW_MS) * RATE_WINDOW_MS
}

/**
 * Counts requests of this window.
 *
 * @param requests how many, by the id of the key or person.
 * @returns for each, the place in the window of the first of these requests.
 */
export async function countRequests(
  pool: pg.Pool,
  creditorId: string,
  requests: ReadonlyMap<string, number>,
  nowMs: number,
): Promise<Map<string, number>> {
  if (requests.size === 0) return new Map()
  // In the order of the ids, so that two processes cannot wait for each other.
  const counts = [...requests].sort(([a], [b]) => (a < b ? -1 : 1))
  const counted = await queryAs<{ api_key_id: string; used: number }>(pool, creditorId, {
    name: 'count-requests',
    text: `
     insert into key_rates as r (creditor_id, api_key_id, window_start, used)
     select $1, id, $3, n from unnest($2::uuid[], $4::int[]) as c(id, n)
     on conflict (creditor_id, api_key_id) do update
     set used = case when r.window_start >= excluded.window_start then r.used else 0 end + excluded.used,
         window_start = greatest(r.window_start, excluded.window_start)
     returning api_key_id, used`,
    values: [creditorId, counts.map(([id]) => id), new Date(windowStartOf(nowMs)), counts.map(([, n]) => n)],
  })
  return new Map(counted.map((row) => [row.api_key_id, row.used - (requests.get(row.api_key_id) ?? 0) + 1]))
}

/**
 * Tells the caller where it stands (draft-ietf-httpapi-ratelimit-headers-10).
 * @throws Problem `too_many_requests` when nothing is left.
 */
export function spendRate(reply: FastifyReply, { limit, used, windowStartMs }: Rate, nowMs: number): void {
  const resetSeconds = Math.max(1, Math.ceil((windowStartMs + RATE_WINDOW_MS - nowMs) / 1000))
  reply.header('ratelimit-policy', `"key";q=${limit};w=${RATE_WINDOW_MS / 1000}`)
  reply.header('ratelimit', `"key";r=${Math.max(0, limit - used)};t=${resetSeconds}`)
  if (used <= limit) return
  throw new Problem(
    'too_many_requests',
    `This caller may send ${limit} requests a minute. Try again in ${resetSeconds} s.`,
    { retryAfterSeconds: resetSeconds },
  )
}
