/** Creating, listing and revoking keys: an administrator's work, on the owner's connection. */
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { makeApiKey } from './api-key.ts'
import type { Scope } from './scopes.ts'

export interface KeyRow {
  creditor: string
  apiKeyId: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** Id of the creditor of this name; makes the creditor when there is none. */
export async function ensureCreditor(owner: pg.ClientBase, name: string): Promise<string> {
  const known = await creditorNamed(owner, name)
  if (known !== undefined) return known
  const creditorId = uuidv7()
  await owner.query('insert into creditors (creditor_id, name) values ($1, $2)', [creditorId, name])
  return creditorId
}

export async function creditorNamed(owner: pg.ClientBase, name: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ creditor_id: string }>(
    'select creditor_id from creditors where name = $1',
    [name],
  )
  return rows[0]?.creditor_id
}

export interface WantedKey {
  readonly creditorId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt?: Date | null
  /** Absent or null: a key of the creditor itself. */
  readonly agencyId?: string | null
  readonly allowedIps?: readonly string[] | null
  readonly requestsPerMinute?: number | null
  readonly createdBy?: string
  readonly createdAt?: Date
}

/** @returns the key in clear: the only moment it can be seen. */
export async function createKey(
  owner: pg.ClientBase,
  wanted: WantedKey,
): Promise<{ key: string; apiKeyId: string; prefix: string }> {
  const apiKeyId = uuidv7()
  const { key, prefix, secretHash } = makeApiKey(wanted.creditorId, apiKeyId)
  await owner.query(
    `insert into api_keys (creditor_id, api_key_id, name, prefix, secret_hash, scopes, expires_at, agency_id,
                           allowed_ips, requests_per_minute, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, now()))`,
    [
      wanted.creditorId,
      apiKeyId,
      wanted.name,
      prefix,
      secretHash,
      wanted.scopes,
      wanted.expiresAt ?? null,
      wanted.agencyId ?? null,
      wanted.allowedIps ?? null,
      wanted.requestsPerMinute ?? null,
      wanted.createdBy ?? null,
      wanted.createdAt ?? null,
    ],
  )
  return { key, apiKeyId, prefix }
}

export async function listKeys(owner: pg.ClientBase): Promise<KeyRow[]> {
  const { rows } = await owner.query<KeyRow>(
    `select c.name as creditor, k.api_key_id as "apiKeyId", k.name, k.prefix, k.scopes, k.created_at as "createdAt",
            k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
     from api_keys k join creditors c using (creditor_id)
     order by c.name, k.created_at`,
  )
  return rows
}

/** @returns false when there is no such key or it was revoked before. */
export async function revokeKey(owner: pg.ClientBase, apiKeyId: string): Promise<boolean> {
  const done = await owner.query(
    'update api_keys set revoked_at = now() where api_key_id = $1 and revoked_at is null',
    [apiKeyId],
  )
  return done.rowCount === 1
}
