/**
 * Looks keys up, each anew for each request, so that a revoked key is dead at once. Requests that arrive in the same
 * tick share one round trip; none is answered by a look-up that began before it came.
 */
import type pg from 'pg'
import type { Clock } from '../platform/clock.ts'
import { queryAs } from '../platform/database.ts'
import { isAllowedAddress } from './allowed-address.ts'
import { type ParsedKey, sameSecret } from './api-key.ts'
import type { Caller } from './authenticate.ts'
import { countRequests, type Rate, windowStartOf } from './request-rate.ts'
import { scopesOfAgency } from './scopes.ts'

/** Last use is kept to the minute: a write for each request would cost more than it tells. */
const LAST_USE_MS = 60_000

export interface FoundKey {
  readonly caller: Caller
  /** Absent: the key has no limit. */
  readonly rate?: Rate
}

interface KeyRow {
  api_key_id: string
  secret_hash: Buffer
  name: string
  scopes: string[]
  agency_id: string | null
  allowed_ips: string[] | null
  requests_per_minute: number | null
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  agency_closed_at: Date | null
}

/** A key as it was shown, or one that was shown before and is named by what the service has signed since. */
export interface NamedKey extends Omit<ParsedKey, 'secretHash'> {
  /** Null: its secret was proved before. Whether the key still works is looked up all the same. */
  readonly secretHash: Buffer | null
}

interface Asking {
  readonly key: NamedKey
  readonly address: string
  readonly resolve: (found: FoundKey | undefined) => void
  readonly reject: (error: unknown) => void
}

export type FindKey = (key: NamedKey, address: string) => Promise<FoundKey | undefined>

/** @param limit requests per minute of a key that says nothing itself; absent: none. */
export function keyFinder(pool: pg.Pool, clock: Clock, limit?: number): FindKey {
  const waiting = new Map<string, Asking[]>()
  const flush = () => {
    for (const [creditorId, asking] of waiting) {
      answerAll(pool, creditorId, asking, clock.now(), limit).catch((error: unknown) => {
        for (const one of asking) one.reject(error)
      })
    }
    waiting.clear()
  }
  return (key, address) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(flush)
      const asking = waiting.get(key.creditorId) ?? []
      asking.push({ key, address, resolve, reject })
      waiting.set(key.creditorId, asking)
    })
}

/** One connection and, for all that ask of this creditor, one round trip; a second one only for what is to be written. */
async function answerAll(
  pool: pg.Pool,
  creditorId: string,
  asking: readonly Asking[],
  nowMs: number,
  limit: number | undefined,
): Promise<void> {
  const ids = [...new Set(asking.map(({ key }) => key.apiKeyId))]
  const rows = await queryAs<KeyRow>(pool, creditorId, {
    name: 'keys',
    text: `select k.api_key_id, k.secret_hash, k.name, k.scopes, k.agency_id, k.allowed_ips, k.requests_per_minute,
            k.expires_at, k.revoked_at, k.last_used_at, g.closed_at as agency_closed_at
     from api_keys k left join agencies g on g.creditor_id = k.creditor_id and g.agency_id = k.agency_id
     where k.creditor_id = $1 and k.api_key_id = any($2::uuid[])`,
    values: [creditorId, ids],
  })
  const byId = new Map(rows.map((row) => [row.api_key_id, row]))
  const good = asking.map((one) => {
    const row = byId.get(one.key.apiKeyId)
    return row !== undefined && mayEnter(row, one, nowMs) ? row : undefined
  })
  const used = await keepUse(
    pool,
    creditorId,
    good.filter((row) => row !== undefined),
    nowMs,
    limit,
  )
  for (const [i, one] of asking.entries()) {
    const row = good[i]
    if (row === undefined) one.resolve(undefined)
    else one.resolve(foundKey(row, creditorId, nextRate(row, used, nowMs, limit)))
  }
}

function mayEnter(row: KeyRow, { key, address }: Asking, nowMs: number): boolean {
  return (
    (key.secretHash === null || sameSecret(row.secret_hash, key.secretHash)) &&
    row.revoked_at === null &&
    row.agency_closed_at === null &&
    (row.expires_at === null || row.expires_at.getTime() > nowMs) &&
    (row.allowed_ips === null || isAllowedAddress(address, row.allowed_ips))
  )
}

function foundKey(row: KeyRow, creditorId: string, rate: Rate | undefined): FoundKey {
  const scopes = row.agency_id === null ? row.scopes : scopesOfAgency(row.scopes)
  const caller: Caller = {
    creditorId,
    apiKeyId: row.api_key_id,
    name: row.name,
    scopes: new Set(scopes),
    agencyId: row.agency_id,
  }
  return rate === undefined ? { caller } : { caller, rate }
}

/** Numbers the requests of this round: each takes its own place in the window. */
function nextRate(
  row: KeyRow,
  used: Map<string, number>,
  nowMs: number,
  most: number | undefined,
): Rate | undefined {
  const limit = row.requests_per_minute ?? most
  const place = used.get(row.api_key_id)
  if (limit === undefined || place === undefined) return undefined
  used.set(row.api_key_id, place + 1)
  return { limit, used: place, windowStartMs: windowStartOf(nowMs) }
}

/** @returns for each key with a limit, the place in the window of its first request of this round. */
async function keepUse(
  pool: pg.Pool,
  creditorId: string,
  rows: readonly KeyRow[],
  nowMs: number,
  limit: number | undefined,
): Promise<Map<string, number>> {
  const requests = new Map<string, number>()
  const stale = new Set<string>()
  for (const row of rows) {
    const id = row.api_key_id
    if ((row.requests_per_minute ?? limit) !== undefined) requests.set(id, (requests.get(id) ?? 0) + 1)
    if (row.last_used_at === null || nowMs - row.last_used_at.getTime() > LAST_USE_MS) stale.add(id)
  }
  if (stale.size > 0) {
    await queryAs(pool, creditorId, {
      name: 'use-keys',
      text: 'update api_keys set last_used_at = $3 where creditor_id = $1 and api_key_id = any($2::uuid[])',
      values: [creditorId, [...stale], new Date(nowMs)],
    })
  }
  return countRequests(pool, creditorId, requests, nowMs)
}
