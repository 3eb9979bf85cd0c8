/** Who is calling: the key of the request, checked anew each time so that a revoked key is dead at once. */
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../platform/clock.ts'
import { withCreditor } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { parseApiKey, sameSecret } from './api-key.ts'
import type { Scope } from './scopes.ts'

export interface Caller {
  readonly creditorId: string
  readonly apiKeyId: string
  readonly name: string
  readonly scopes: ReadonlySet<string>
  /** Set: the caller acts for this agency and sees what is placed with it, and nothing else. */
  readonly agencyId: string | null
}

/** Last use is kept to the minute: a write for each request would cost more than it tells. */
const LAST_USE_MS = 60_000

/**
 * The same answer for a missing, misshapen, unknown, expired and revoked key: nothing can be learned by trying.
 * @throws Problem `unauthenticated`
 */
export async function authenticate(pool: pg.Pool, clock: Clock, request: FastifyRequest): Promise<Caller> {
  const presented = presentedKey(request)
  const parsed = presented === undefined ? undefined : parseApiKey(presented)
  const caller = parsed === undefined ? undefined : await findCaller(pool, clock.now(), parsed)
  if (caller === undefined) {
    throw new Problem(
      'unauthenticated',
      'Send the API key as "Authorization: Bearer <key>" or "X-Api-Key: <key>".',
    )
  }
  return caller
}

/** @throws Problem `missing_scope` naming the scope. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope))
    throw new Problem('missing_scope', `This needs a key with the scope ${scope}.`)
}

function presentedKey(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const header = request.headers['x-api-key']
  return typeof header === 'string' ? header : undefined
}

async function findCaller(
  pool: pg.Pool,
  nowMs: number,
  key: NonNullable<ReturnType<typeof parseApiKey>>,
): Promise<Caller | undefined> {
  return withCreditor(pool, key.creditorId, async ({ client }) => {
    const { rows } = await client.query<{
      secret_hash: Buffer
      name: string
      scopes: string[]
      agency_id: string | null
      expires_at: Date | null
      revoked_at: Date | null
      last_used_at: Date | null
    }>({
      name: 'find-caller',
      text: `select secret_hash, name, scopes, agency_id, expires_at, revoked_at, last_used_at
             from api_keys where creditor_id = $1 and api_key_id = $2`,
      values: [key.creditorId, key.apiKeyId],
    })
    const row = rows[0]
    if (row === undefined || !sameSecret(row.secret_hash, key.secretHash)) return undefined
    if (row.revoked_at !== null) return undefined
    if (row.expires_at !== null && row.expires_at.getTime() <= nowMs) return undefined
    if (row.last_used_at === null || nowMs - row.last_used_at.getTime() > LAST_USE_MS) {
      await client.query('update api_keys set last_used_at = $3 where creditor_id = $1 and api_key_id = $2', [
        key.creditorId,
        key.apiKeyId,
        new Date(nowMs),
      ])
    }
    return {
      creditorId: key.creditorId,
      apiKeyId: key.apiKeyId,
      name: row.name,
      scopes: new Set(row.scopes),
      agencyId: row.agency_id,
    }
  })
}
