/**
 * How many requests a key has left. Counted in the database, so that a key has one allowance however many processes
 * serve it; the window is the minute of the clock.
 */
import type { FastifyReply } from 'fastify'
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
    `This key may send ${limit} requests a minute. Try again in ${resetSeconds} s.`,
    { retryAfterSeconds: resetSeconds },
  )
}
