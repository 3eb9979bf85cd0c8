/** What a key may do. A role is a usual set of scopes; scopes are what is checked. */
export const SCOPES = {
  'delinquency:write': 'push delinquency batches and read their answers',
  'mappings:write': 'upload and read CSV mappings',
  'accounts:read': 'read accounts, borrowers (masked), the portfolio and next actions',
  'strategies:read': 'read strategies',
  'strategies:write': 'upload and activate strategies',
  'rules:read': 'read packs, rules, switches and holiday calendars',
  'rules:write': 'switch rules, save house packs, upload holiday calendars',
  'permissions:ask': 'ask whether a contact may happen',
  'attempts:write': 'report what became of a contact, and contacts that came in',
  'records:read':
    'read consents, refusals, holds, disputes, promises and the like, and the history of contact points',
  'records:write': 'put them on record and end them; add, verify and retire contact points',
  'metrics:read': 'read the metrics of the service (Prometheus)',
} as const

export type Scope = keyof typeof SCOPES
export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

export const ROLES = {
  core: ['delinquency:write', 'mappings:write', 'accounts:read'],
  crm: [
    'accounts:read',
    'permissions:ask',
    'attempts:write',
    'records:read',
    'records:write',
    'strategies:read',
  ],
  agency: ['accounts:read', 'permissions:ask', 'attempts:write'],
  compliance: [
    'strategies:read',
    'strategies:write',
    'rules:read',
    'rules:write',
    'accounts:read',
    'permissions:ask',
    'records:read',
    'records:write',
  ],
  operator: ['metrics:read'],
  admin: SCOPE_NAMES,
} as const satisfies Record<string, readonly Scope[]>

export type Role = keyof typeof ROLES
