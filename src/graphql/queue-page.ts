/** The work queue as a connection. */
import { cursorOf, queuedAccounts } from '../accounts/list-next-actions.ts'
import type { NextActionsFilter } from '../accounts/queue-conditions.ts'
import { nextActionsQuery } from '../accounts/schemas.ts'
import { Problem } from '../platform/problems.ts'
import { AccountGroup, type AccountNode } from './account-group.ts'
import { checkedInput } from './checked-input.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { below, type Selected } from './selected.ts'

const PAGE_MAX = 200

/** An amount or a number of days of the filter is checked like the query of REST. */
const queueFilter = nextActionsQuery.omit({ limit: true, after: true, withTotal: true })

const cursorFor = ({ caller }: DeskContext, account: AccountNode) =>
  cursorOf(caller.agencyId === null ? {} : { agencyId: caller.agencyId }, { account })

export const queueEdgeFields = {
  cursor: ({ node }: { node: AccountNode }, _args: unknown, ctx: DeskContext) => cursorFor(ctx, node),
}

export interface QueueArgs {
  readonly first: number
  readonly after?: string | null
  readonly filter?: Nullable<NextActionsFilter> | null
}

type Nullable<T> = { [K in keyof T]?: T[K] | null }

/**
 * One page with all that the query asks for behind its accounts, in one transaction.
 *
 * @throws Problem `invalid_request`
 */
export async function queuePage(args: QueueArgs, ctx: DeskContext, selected: Selected) {
  const { first, after } = args
  if (!(first >= 1 && first <= PAGE_MAX)) {
    throw new Problem('invalid_request', `first takes 1 to ${PAGE_MAX}.`)
  }
  const filter = checkedInput(queueFilter, args.filter ?? {}) as NextActionsFilter
  return seenByCaller(ctx, async (tx) => {
    const page = {
      limit: first,
      ...(after ? { after } : {}),
      withTotal: selected.fields.has('totalEstimate') || selected.fields.has('totalIsExact'),
      withPrevious: below(selected, 'pageInfo').fields.has('hasPreviousPage'),
    }
    const queue = await queuedAccounts(tx, filter, page, ctx.nowMs)
    const rows = queue.accounts.map((entry) => entry.account)
    const owners = new Map(queue.accounts.map(({ borrower }) => [borrower.borrowerId, borrower]))
    const group = new AccountGroup(ctx, rows, [...owners.values()])
    await group.prepare(tx, below(selected, 'edges', 'node'))
    const [begin, end] = [group.nodes[0], group.nodes.at(-1)]
    return {
      edges: group.nodes.map((node) => ({ node })),
      pageInfo: {
        hasNextPage: queue.next !== null,
        hasPreviousPage: queue.hasPrevious,
        startCursor: begin === undefined ? null : cursorFor(ctx, begin),
        endCursor: end === undefined ? null : cursorFor(ctx, end),
      },
      totalEstimate: queue.total?.total ?? null,
      totalIsExact: queue.total?.isExact ?? null,
    }
  })
}
