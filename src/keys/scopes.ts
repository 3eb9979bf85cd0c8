/** What a caller may do. A role is a usual set of scopes; scopes are what is checked. */
export const SCOPES = {
  'delinquency:write': 'push delinquency batches and read their answers',
  'mappings:write': 'upload and read CSV mappings',
  'accounts:read': 'read accounts, borrowers (masked), the portfolio and next actions',
  'strategies:read': 'read strategies',
  'strategies:write': 'upload and activate strategies',
  'rules:read': 'read packs, rules, switches and holiday calendars',
  'rules:write': 'switch rules, save house packs, upload holiday calendars',
  'changes:read': 'read proposed changes of strategy and rules, and their previews',
  'changes:propose': 'propose changes of strategy and rules, and have previews made',
  'changes:approve': "approve or reject other people's changes of strategy and rules",
  'permissions:ask': 'ask whether a contact may happen',
  'permits:ask': 'ask for permits, read and release the own ones',
  'attempts:write': 'report what became of a contact, and contacts that came in',
  'records:read':
    'read consents, refusals, holds, disputes, promises and the like, and the history of contact points',
  'records:write': 'put them on record and end them; add, verify and retire contact points',
  'decisions:read': 'read decisions and replay them',
  'work:claim': 'claim, extend and give back work items, for a collector of the own house',
  'work:assign': 'distribute the due borrowers over collectors',
  'agencies:read': 'read agencies, collectors and placements',
  'agencies:write': 'keep agencies and collectors, place accounts and recall them',
  'placements:return': 'give a placed account back',
  'keys:read': 'list API keys',
  'keys:write': 'make, rotate and revoke API keys',
  'reports:read': 'read reports on the book, contacts and refusals, also on the page /reports',
  'metrics:read': 'read the metrics of the service (Prometheus)',
} as const

export type Scope = keyof typeof SCOPES
export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

export const ROLES = {
  core: ['delinquency:write', 'mappings:write', 'accounts:read'],
  crm: [
    'accounts:read',
    'permissions:ask',
    'permits:ask',
    'attempts:write',
    'records:read',
    'records:write',
    'agencies:read',
    'strategies:read',
    'work:claim',
    'work:assign',
  ],
  /** What a partner can do with what is placed with it; only for keys and people that are bound to an agency. */
  agency: [
    'accounts:read',
    'permissions:ask',
    'permits:ask',
    'attempts:write',
    'placements:return',
    'reports:read',
    'work:claim',
    'work:assign',
  ],
  compliance: [
    'strategies:read',
    'strategies:write',
    'rules:read',
    'rules:write',
    'changes:read',
    'changes:propose',
    'changes:approve',
    'accounts:read',
    'permissions:ask',
    'records:read',
    'records:write',
    'decisions:read',
    'agencies:read',
    'reports:read',
  ],
  /** Reads everything that was decided, changes nothing. */
  auditor: [
    'accounts:read',
    'strategies:read',
    'rules:read',
    'changes:read',
    'records:read',
    'decisions:read',
    'agencies:read',
    'reports:read',
  ],
  /** Opens the page of reports. */
  manager: ['reports:read'],
  /** Keeps the partners. */
  partners: ['accounts:read', 'agencies:read', 'agencies:write', 'keys:read', 'keys:write'],
  operator: ['metrics:read'],
  admin: SCOPE_NAMES,
} as const satisfies Record<string, readonly Scope[]>

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]

/** Of what it was given, only this counts for a caller that is bound to an agency. */
export function scopesOfAgency(scopes: readonly string[]): string[] {
  const most: readonly string[] = ROLES.agency
  return scopes.filter((scope) => most.includes(scope))
}
