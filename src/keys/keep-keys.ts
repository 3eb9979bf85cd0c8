/** Keys over the API: made, rotated with an overlap, revoked. Nobody gives away more than he has. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Caller } from './authenticate.ts'
import { createKey, type WantedKey } from './manage-keys.ts'
import type { NewKey } from './schemas.ts'
import { ROLES, type Scope, scopesOfAgency } from './scopes.ts'

interface KeyRow {
  api_key_id: string
  name: string
  prefix: string
  scopes: string[]
  agency_id: string | null
  allowed_ips: string[] | null
  requests_per_minute: number | null
  replaced_by: string | null
  created_at: Date
  created_by: string | null
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_by: string | null
}

const COLUMNS = `api_key_id, name, prefix, scopes, agency_id, allowed_ips, requests_per_minute, replaced_by,
  created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by`

/** @throws Problem `invalid_request`, `missing_scope`, `not_found`, `agency_closed` */
export async function makeKey(tx: Tx, wanted: NewKey, caller: Caller, nowMs: number) {
  const { role, agencyId, expiresAt } = wanted
  if (role === 'agency' && agencyId === null) throw wrong('/agencyId', 'the role agency needs the agency')
  if (expiresAt !== null && Date.parse(expiresAt) <= nowMs) throw wrong('/expiresAt', 'must lie ahead')
  const scopes = [...new Set<Scope>([...(role === undefined ? [] : ROLES[role]), ...wanted.scopes])]
  if (scopes.length === 0) throw wrong('/scopes', 'give a role or scopes')
  checkScopes(scopes, agencyId, caller)
  if (agencyId !== null) await checkAgency(tx, agencyId)
  const expiry = expiresAt === null ? null : new Date(expiresAt)
  return keep(tx, { ...wanted, scopes, expiresAt: expiry }, caller, nowMs)
}

/**
 * The new key is like the old one and lives as long; the old one works until the overlap is over.
 * @throws Problem `not_found`, `key_not_live`, `missing_scope`
 */
export async function rotateKey(tx: Tx, apiKeyId: string, overlapMs: number, caller: Caller, nowMs: number) {
  const old = await keyRow(tx, apiKeyId)
  if (stateOf(old, nowMs) !== 'live' || old.replaced_by !== null) {
    throw new Problem('key_not_live', 'Only a key that works and was not replaced yet can be rotated.')
  }
  checkScopes(old.scopes, old.agency_id, caller)
  const lifeMs = old.expires_at === null ? null : old.expires_at.getTime() - old.created_at.getTime()
  const made = await keep(
    tx,
    {
      name: old.name,
      scopes: old.scopes as Scope[],
      agencyId: old.agency_id,
      allowedIps: old.allowed_ips,
      requestsPerMinute: old.requests_per_minute,
      expiresAt: lifeMs === null ? null : new Date(nowMs + lifeMs),
    },
    caller,
    nowMs,
  )
  await tx.client.query(
    `update api_keys set replaced_by = $3, expires_at = least(expires_at, $4)
     where creditor_id = $1 and api_key_id = $2`,
    [tx.creditorId, apiKeyId, made.apiKeyId, new Date(nowMs + overlapMs)],
  )
  return made
}

/** Dead for the very next request. @throws Problem `not_found`, `key_not_live` */
export async function revokeOwnKey(tx: Tx, apiKeyId: string, caller: Caller, nowMs: number) {
  const known = await keyRow(tx, apiKeyId)
  if (known.revoked_at !== null) throw new Problem('key_not_live', 'This key was revoked before.')
  await tx.client.query(
    'update api_keys set revoked_at = $3, revoked_by = $4 where creditor_id = $1 and api_key_id = $2',
    [tx.creditorId, apiKeyId, new Date(nowMs), caller.name],
  )
  return keyViewOf(await keyRow(tx, apiKeyId), nowMs)
}

export async function listOwnKeys(tx: Tx, agencyId: string | undefined, nowMs: number) {
  const { rows } = await tx.client.query<KeyRow>(
    `select ${COLUMNS} from api_keys where creditor_id = $1 and ($2::uuid is null or agency_id = $2)
     order by created_at, api_key_id`,
    [tx.creditorId, agencyId ?? null],
  )
  return { keys: rows.map((row) => keyViewOf(row, nowMs)) }
}

async function keep(
  tx: Tx,
  wanted: Omit<WantedKey, 'creditorId' | 'createdBy' | 'createdAt'>,
  caller: Caller,
  nowMs: number,
) {
  const { key, apiKeyId } = await createKey(tx.client, {
    ...wanted,
    creditorId: tx.creditorId,
    createdBy: caller.name,
    createdAt: new Date(nowMs),
  })
  return { ...keyViewOf(await keyRow(tx, apiKeyId), nowMs), key }
}

/** What an agency's key can do is the same for all; otherwise one's own scopes are the most one can give. */
function checkScopes(scopes: readonly string[], agencyId: string | null, caller: Caller): void {
  const allowed =
    agencyId === null ? scopes.filter((scope) => caller.scopes.has(scope)) : scopesOfAgency(scopes)
  const missing = scopes.find((scope) => !allowed.includes(scope))
  if (missing === undefined) return
  throw agencyId === null
    ? new Problem('missing_scope', `Only who has the scope ${missing} can give it.`)
    : wrong('/scopes', `a key of an agency cannot have ${missing}`)
}

async function checkAgency(tx: Tx, agencyId: string): Promise<void> {
  const { rows } = await tx.client.query<{ closed_at: Date | null }>(
    'select closed_at from agencies where creditor_id = $1 and agency_id = $2 for share',
    [tx.creditorId, agencyId],
  )
  if (rows[0] === undefined) throw new Problem('not_found', 'There is no such agency.')
  if (rows[0].closed_at !== null) throw new Problem('agency_closed', 'The agency was closed.')
}

/** Held to the end of the transaction: two rotations of one key would leave a key that nobody knows of. */
async function keyRow(tx: Tx, apiKeyId: string): Promise<KeyRow> {
  const { rows } = await tx.client.query<KeyRow>(
    `select ${COLUMNS} from api_keys where creditor_id = $1 and api_key_id = $2 for update`,
    [tx.creditorId, apiKeyId],
  )
  if (rows[0] === undefined) throw new Problem('not_found', 'There is no such key.')
  return rows[0]
}

function stateOf(row: KeyRow, nowMs: number): 'live' | 'expired' | 'revoked' {
  if (row.revoked_at !== null) return 'revoked'
  return row.expires_at !== null && row.expires_at.getTime() <= nowMs ? 'expired' : 'live'
}

function keyViewOf(row: KeyRow, nowMs: number) {
  return {
    apiKeyId: row.api_key_id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    agencyId: row.agency_id,
    allowedIps: row.allowed_ips,
    requestsPerMinute: row.requests_per_minute,
    state: stateOf(row, nowMs),
    replacedBy: row.replaced_by,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: row.revoked_by,
  }
}

function wrong(pointer: string, message: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${message}`, {
    errors: [{ pointer, code: 'custom', message }],
  })
}
