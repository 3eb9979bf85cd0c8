/** The scope of each GraphQL field. As with REST, a root field that names none does not start. */
import type { GraphQLResolveInfo } from 'graphql'
import { requireScope } from '../keys/authenticate.ts'
import type { Scope } from '../keys/scopes.ts'
import type { DeskContext } from './desk.ts'

export const FIELD_SCOPES = {
  'Query.account': 'accounts:read',
  'Query.borrower': 'accounts:read',
  'Query.nextActions': 'accounts:read',
  'Mutation.askPermit': 'permits:ask',
  'Mutation.releasePermit': 'permits:ask',
  'Mutation.recordAttempt': 'attempts:write',
  'Mutation.recordInbound': 'attempts:write',
  'Mutation.recordPromise': 'records:write',
  'Mutation.addNote': 'records:write',
  'Mutation.placeHold': 'records:write',
  'Mutation.endRecord': 'records:write',
  'Mutation.addContactPoint': 'records:write',
  'Mutation.changeContactPoint': 'records:write',
  'Mutation.claimWork': 'work:claim',
  'Mutation.extendWork': 'work:claim',
  'Mutation.releaseWork': 'work:claim',
  'Mutation.assignWork': 'work:assign',
  'Subscription.accountChanged': 'accounts:read',
  'Subscription.nextActionsChanged': 'accounts:read',
  'Account.permissions': 'permissions:ask',
  /** Of the creditor's callers; a caller of an agency needs `attempts:write`, and reads its own. */
  'Account.timeline': 'records:read',
} as const satisfies Record<string, Scope>

type Resolve = (root: unknown, args: never, ctx: DeskContext, info: GraphQLResolveInfo) => unknown
/** A subscription has two: what opens it, and what each event becomes. */
type Field = Resolve | Readonly<Record<string, Resolve>>

/** The same resolvers, each root field behind its scope. */
export function guarded<T extends object>(resolvers: T): T {
  const types = resolvers as Record<string, Record<string, Field>>
  const roots = ['Query', 'Mutation', 'Subscription'].filter((type) => types[type] !== undefined)
  const behind = roots.map((type) => [
    type,
    Object.fromEntries(
      Object.entries(types[type] ?? {}).map(([name, field]) => [name, behindScope(`${type}.${name}`, field)]),
    ),
  ])
  return { ...resolvers, ...Object.fromEntries(behind) }
}

function behindScope(name: string, field: Field): Field {
  const scope = (FIELD_SCOPES as Readonly<Record<string, Scope>>)[name]
  if (scope === undefined) throw new Error(`the GraphQL field ${name} names no scope`)
  const behind =
    (resolve: Resolve): Resolve =>
    (root, args, ctx, info) => {
      requireScope(ctx.caller, scope)
      return resolve(root, args, ctx, info)
    }
  if (typeof field === 'function') return behind(field)
  return Object.fromEntries(Object.entries(field).map(([step, resolve]) => [step, behind(resolve)]))
}
