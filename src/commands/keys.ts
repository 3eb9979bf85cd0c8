import { parseArgs } from 'node:util'
import type pg from 'pg'
import { network } from '../keys/allowed-address.ts'
import { createKey, ensureCreditor, listKeys, revokeKey } from '../keys/manage-keys.ts'
import { ROLES, type Role, SCOPE_NAMES, SCOPES, type Scope } from '../keys/scopes.ts'
import { CommandError } from './command-error.ts'
import { withBooks } from './with-books.ts'

const HELP = `tact keys: API keys

  tact keys create --creditor <name> [--name <who it is for>] [--role <role>] [--scope <scope>]... [--days <n>]
                   [--agency <reference>] [--ip <network>]... [--per-minute <requests>]
  tact keys list
  tact keys revoke <key id>

A creditor that does not exist yet is made. The key is shown once; only its hash is kept.

Roles: ${Object.entries(ROLES)
  .map(([role, scopes]) => `${role} (${scopes.join(', ')})`)
  .join('\n       ')}

Scopes:
${Object.entries(SCOPES)
  .map(([scope, what]) => `  ${scope.padEnd(18)} ${what}`)
  .join('\n')}
`

export async function keysCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      creditor: { type: 'string' },
      name: { type: 'string', default: 'unnamed' },
      role: { type: 'string' },
      scope: { type: 'string', multiple: true },
      days: { type: 'string' },
      agency: { type: 'string' },
      ip: { type: 'string', multiple: true },
      'per-minute': { type: 'string' },
    },
  })
  const [action, id] = positionals
  if (values.help === true || action === undefined) {
    process.stdout.write(HELP)
    return values.help === true ? 0 : 2
  }
  if (action === 'create') return create(values)
  if (action === 'list') return list()
  if (action === 'revoke') return revoke(id)
  throw new CommandError(`there is no "keys ${action}"; it is create, list or revoke`)
}

async function create(wanted: {
  creditor?: string
  name: string
  role?: string
  scope?: string[]
  days?: string
  agency?: string
  ip?: string[]
  'per-minute'?: string
}): Promise<number> {
  const { creditor } = wanted
  if (creditor === undefined || creditor.trim() === '') {
    throw new CommandError('whose key? Give --creditor <name>')
  }
  const scopes = scopesOf(wanted.role, wanted.scope ?? [])
  const days = wanted.days === undefined ? undefined : Number(wanted.days)
  if (days !== undefined && !(days > 0 && days <= 3650)) throw new CommandError('--days takes 1 to 3650')
  const expiresAt = days === undefined ? undefined : new Date(Date.now() + days * 86_400_000)
  if (wanted.role === 'agency' && wanted.agency === undefined) {
    throw new CommandError('the role agency needs --agency <reference>')
  }
  const limits = limitsOf(wanted.ip, wanted['per-minute'])
  const made = await withBooks(async (owner) => {
    const creditorId = await ensureCreditor(owner, creditor.trim())
    const agencyId = wanted.agency === undefined ? null : await agencyOf(owner, creditorId, wanted.agency)
    const expiry = expiresAt === undefined ? {} : { expiresAt }
    return createKey(owner, { creditorId, name: wanted.name, scopes, agencyId, ...limits, ...expiry })
  })
  process.stderr.write(
    `Key ${made.apiKeyId} of ${creditor} for ${wanted.name}: ${scopes.join(', ')}. It is shown this once:\n`,
  )
  process.stdout.write(`${made.key}\n`)
  return 0
}

function limitsOf(networks: string[] | undefined, perMinute: string | undefined) {
  const wrong = networks?.find((text) => !network.safeParse(text).success)
  if (wrong !== undefined)
    throw new CommandError(`--ip takes networks such as 203.0.113.0/24, not "${wrong}"`)
  const requests = perMinute === undefined ? null : Number(perMinute)
  if (requests !== null && !(Number.isInteger(requests) && requests >= 1 && requests <= 1_000_000)) {
    throw new CommandError('--per-minute takes 1 to 1000000')
  }
  return { allowedIps: networks ?? null, requestsPerMinute: requests }
}

async function agencyOf(owner: pg.ClientBase, creditorId: string, reference: string): Promise<string> {
  const { rows } = await owner.query<{ agency_id: string }>(
    'select agency_id from agencies where creditor_id = $1 and reference = $2 and closed_at is null',
    [creditorId, reference],
  )
  if (rows[0] === undefined) throw new CommandError(`there is no agency "${reference}" at work`)
  return rows[0].agency_id
}

function scopesOf(role: string | undefined, extra: readonly string[]): Scope[] {
  if (role !== undefined && !Object.hasOwn(ROLES, role)) {
    throw new CommandError(`there is no role "${role}"; roles are ${Object.keys(ROLES).join(', ')}`)
  }
  const wrong = extra.find((scope) => !(SCOPE_NAMES as string[]).includes(scope))
  if (wrong !== undefined)
    throw new CommandError(`there is no scope "${wrong}"; scopes are ${SCOPE_NAMES.join(', ')}`)
  const scopes = new Set<Scope>([...(role === undefined ? [] : ROLES[role as Role]), ...(extra as Scope[])])
  if (scopes.size === 0) throw new CommandError('what may it do? Give --role or --scope')
  return [...scopes]
}

async function list(): Promise<number> {
  const rows = await withBooks((owner) => listKeys(owner))
  const head = ['KEY ID', 'CREDITOR', 'NAME', 'KEY', 'STATE', 'LAST USED', 'SCOPES']
  const now = Date.now()
  const lines = rows.map((row) => [
    row.apiKeyId,
    row.creditor,
    row.name,
    row.prefix,
    row.revokedAt !== null
      ? `revoked ${day(row.revokedAt)}`
      : row.expiresAt !== null && row.expiresAt.getTime() <= now
        ? `expired ${day(row.expiresAt)}`
        : row.expiresAt !== null
          ? `until ${day(row.expiresAt)}`
          : 'valid',
    row.lastUsedAt === null ? 'never' : row.lastUsedAt.toISOString().slice(0, 16),
    row.scopes.join(' '),
  ])
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i]?.length ?? 0)))
  for (const line of [head, ...lines]) {
    process.stdout.write(
      `${line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
  return 0
}

async function revoke(id: string | undefined): Promise<number> {
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new CommandError('which key? Give its id, as tact keys list shows it')
  }
  const done = await withBooks((owner) => revokeKey(owner, id))
  process.stdout.write(
    done ? 'Revoked: it is dead at once.\n' : 'There is no such key, or it was revoked before.\n',
  )
  return done ? 0 : 1
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
