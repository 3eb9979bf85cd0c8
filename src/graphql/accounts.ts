/** Fields of accounts and borrowers that are more than a column. What is loaded for all is in the groups. */
import type { GraphQLResolveInfo } from 'graphql'
import { ladderProgress } from '../accounts/ladder-progress.ts'
import { daysPastDue } from '../accounts/local-today.ts'
import { maskedName } from '../accounts/masked-values.ts'
import { nextActionView, overdueTotalOf } from '../accounts/show-account.ts'
import { type TimelineRow, timelineCursor } from '../accounts/timeline.ts'
import { nextActionSeen, stageMessageSeen } from '../agencies/seen-by-agency.ts'
import { asksOf } from '../contacts/asks-of.ts'
import { presentTo } from '../contacts/present-to-agency.ts'
import { requireScope } from '../keys/authenticate.ts'
import { Problem } from '../platform/problems.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Actor, Purpose } from '../policy/facts.ts'
import { experimentRole, policyFor } from '../strategies/policy-for.ts'
import { type AccountNode, groupOf, type Known, need } from './account-group.ts'
import { BorrowerGroup, type BorrowerNode } from './borrower-group.ts'
import type { DeskContext } from './desk.ts'
import { explainable } from './explanations.ts'
import { FIELD_SCOPES } from './field-scopes.ts'
import { presentEntry } from './present-timeline.ts'
import { spelled } from './spelled-enum.ts'

const TIMELINE_MAX = 100

interface PermissionsWanted {
  readonly purpose: Purpose
  readonly at?: string | null
}

interface TimelineWanted {
  readonly first: number
  readonly after?: string | null
}

export const accountFields = {
  overdueTotal: (node: AccountNode) => overdueTotalOf(node),
  nextAction: (node: AccountNode, _args: unknown, ctx: DeskContext) => {
    const { why, priority, contactPointId, ...view } = nextActionView(node)
    const { at } = ctx.caller.agencyId === null ? view : nextActionSeen({ why, at: view.at })
    return {
      action: spelled(view.action),
      channel: spelled(view.channel),
      party: spelled(view.party),
      contactPointId,
      at,
      why,
      priority,
      account: node,
    }
  },
  borrower: (node: AccountNode) => groupOf(node).borrowerOf(node),
  daysPastDue: (node: AccountNode) => {
    const group = groupOf(node)
    return group.borrowers.use((byId) =>
      daysPastDue(node.oldestUnpaidDueDate, need(byId.get(node.borrowerId)).timeZones, group.nowMs),
    )
  },
  // An agency hears where the account stands, and nothing of how it came there.
  stageMessage: (node: AccountNode, _args: unknown, ctx: DeskContext) =>
    ctx.caller.agencyId === null
      ? assessed(node, (group, known) => group.assess(node, known).message)
      : stageMessageSeen(node.stage),
  nextStage: (node: AccountNode, _args: unknown, ctx: DeskContext) =>
    ctx.caller.agencyId === null ? assessed(node, (group, known) => group.assess(node, known).next) : null,
  ladderProgress: (node: AccountNode, _args: unknown, ctx: DeskContext) =>
    ctx.caller.agencyId === null
      ? assessed(node, (group, known) => ladderProgress(group.assess(node, known), policyOf(node, known)))
      : null,
  experiment: (node: AccountNode) =>
    groupOf(node).policies.use((policies) => experimentRole(node.policyVersion, policies)),
  permissions,
  timeline,
}

export const borrowerFields = {
  maskedName: (node: BorrowerNode, _args: unknown, ctx: DeskContext) =>
    maskedName(ctx.caller.creditorId, ctx.deps.vault, node),
  contactPoints: (node: BorrowerNode) =>
    BorrowerGroup.of(node).points.use((points) => [...(points.get(node.borrowerId)?.values() ?? [])]),
  accounts: (node: BorrowerNode) =>
    BorrowerGroup.of(node).accounts.use((accounts) => accounts.get(node.borrowerId) ?? []),
}

export const timelineEdgeFields = {
  cursor: ({ row }: TimelineEdge) => timelineCursor(row),
}

type Group = ReturnType<typeof groupOf>

function assessed<T>(node: AccountNode, make: (group: Group, known: Known) => T): T | Promise<T> {
  const group = groupOf(node)
  return group.known.use((known) => make(group, known))
}

function policyOf(node: AccountNode, { policies, accounts }: Known) {
  return policyFor(need(accounts.get(node.accountId)), policies).policy
}

/** Each contact point through each of its channels, decided one by one from the same facts. */
function permissions(
  node: AccountNode,
  { purpose, at }: PermissionsWanted,
  ctx: DeskContext,
  info: GraphQLResolveInfo,
) {
  requireScope(ctx.caller, FIELD_SCOPES['Account.permissions'])
  const group = groupOf(node)
  return group.known.use((known) =>
    group.borrowers.use((byId) =>
      BorrowerGroup.of(need(byId.get(node.borrowerId))).points.use((points) => {
        const { agencyId } = ctx.caller
        const { facts } = need(known.accounts.get(node.accountId))
        const policy = policyOf(node, known)
        const strategy = policy.strategy?.strategy ?? null
        const own = need(points.get(node.borrowerId))
        const actor: Actor = agencyId === null ? { kind: 'in-house' } : { kind: 'agency', id: agencyId }
        const asks = asksOf(facts, purpose, at ? Date.parse(at) : group.nowMs, actor)
        return asks.flatMap((ask) => {
          const contactPoint = own.get(ask.contactPoint ?? '')
          // Learned after the contact points were read: the next page has it.
          if (contactPoint === undefined) return []
          const decision = decideContact(ask, facts, policy)
          const answer = presentTo(agencyId, node.accountNumber, ask, facts, decision, policy)
          return {
            contactPoint,
            channel: spelled(ask.channel),
            permission: explainable(answer, strategy, info),
          }
        })
      }),
    ),
  )
}

interface TimelineEdge {
  readonly row: TimelineRow
  readonly node: ReturnType<typeof presentEntry>
}

/** @throws Problem `invalid_request`, `missing_scope` */
function timeline(node: AccountNode, { first, after }: TimelineWanted) {
  if (!(first >= 1 && first <= TIMELINE_MAX))
    throw new Problem('invalid_request', `first takes 1 to ${TIMELINE_MAX}.`)
  const group = groupOf(node)
  return connect(group.timelineOf(node, { first, after: after ?? null }))

  function connect(rows: readonly TimelineRow[] | Promise<readonly TimelineRow[]>): unknown {
    if (rows instanceof Promise) return rows.then(connect)
    const page = rows.length > first ? rows.slice(0, first) : rows
    const edges = page.map((row): TimelineEdge => ({ row, node: presentEntry(row, group.nowMs) }))
    return {
      edges,
      pageInfo: {
        hasNextPage: rows.length > first,
        // A cursor is the place of an entry, so one stands before it.
        hasPreviousPage: after !== undefined && after !== null,
        get startCursor() {
          return page[0] === undefined ? null : timelineCursor(page[0])
        },
        get endCursor() {
          const last = page.at(-1)
          return last === undefined ? null : timelineCursor(last)
        },
      },
    }
  }
}
