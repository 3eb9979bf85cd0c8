/** Live answers: an account, and the head of the work queue, each read anew as the caller whenever something changed. */
import type { GraphQLResolveInfo } from 'graphql'
import type { Changes } from '../accounts/announce-changes.ts'
import { deskAccountsByNumber } from '../accounts/desk-rows.ts'
import { rootOf, toProblem } from '../platform/problem-handler.ts'
import { Problem } from '../platform/problems.ts'
import { type AccountNode, accountNodes } from './account-group.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import type { LiveContext } from './live-connections.ts'
import { liveQuery } from './live-query.ts'
import { problemError } from './problem-error.ts'
import { type QueueArgs, queuePage } from './queue-page.ts'
import { seenState } from './seen-state.ts'
import { type Selected, selectedBy } from './selected.ts'

type Read<T> = (changes: Changes) => Promise<T | undefined>

/** @throws GraphQLError `too_many_subscriptions`, `unavailable` */
async function live<T>(ctx: LiveContext, read: Read<T>): Promise<AsyncIterableIterator<T>> {
  const told = (error: Error) => problemError(toProblem(error), ctx.request.id)
  const place = ctx.connection.takePlace()
  if (place instanceof Problem) throw told(place)
  try {
    return await liveQuery({
      feed: ctx.feed,
      creditorId: ctx.caller.creditorId,
      signal: ctx.connection.signal,
      onEnd: place.leave,
      read: (changes) => {
        // What follows is decided at this instant, and not at that of the first answer.
        ctx.nowMs = ctx.deps.clock.now()
        return read(changes)
      },
      onError: (error) => {
        if (toProblem(error).status < 500) return told(error)
        ctx.request.log.warn({ reason: rootOf(error).message }, 'a live query waits for the database')
        return undefined
      },
    })
  } catch (error) {
    place.leave()
    throw told(error as Error)
  }
}

export interface AccountEvent {
  readonly account: AccountNode | null
}

/** The creditor is told of everything that was learned about the account, an agency of what it can see of it. */
function accountReader(ctx: DeskContext, accountNumber: string): Read<AccountEvent> {
  let last: { readonly state: string; readonly accountId: string | undefined } | undefined
  return async (changes) => {
    const id = last?.accountId
    if (changes !== 'everything' && id !== undefined && !changes.has(id)) return undefined
    const [account] = await seenByCaller(ctx, (tx) => deskAccountsByNumber(tx, [accountNumber]))
    const { agencyId } = ctx.caller
    const state = account === undefined ? 'none' : seenState(agencyId, [account])
    const isMeant = agencyId === null && account !== undefined && namesIt(changes, account.accountId)
    const isNews = state !== last?.state || isMeant
    last = { state, accountId: account?.accountId }
    if (!isNews) return undefined
    return { account: account === undefined ? null : (accountNodes(ctx, [account])[0] ?? null) }
  }
}

function namesIt(changes: Changes, accountId: string): boolean {
  return changes !== 'everything' && changes.has(accountId)
}

type QueuePage = Awaited<ReturnType<typeof queuePage>>

/** What stands behind the accounts is loaded when there is news, and not for each look. */
function queueReader(ctx: DeskContext, args: QueueArgs, { args: none, fields }: Selected): Read<QueuePage> {
  const shallow = { args: none, fields: new Map([...fields].filter(([name]) => name !== 'edges')) }
  let last: string | undefined
  return async () => {
    const page = await queuePage(args, ctx, shallow)
    const rows = page.edges.map((edge) => edge.node)
    const state = `${seenState(ctx.caller.agencyId, rows)} ${page.pageInfo.hasNextPage}`
    if (state === last) return undefined
    last = state
    return page
  }
}

/** Asked over HTTP there is no event to answer with. */
function eventOf<T>(event: Partial<T>, key: keyof T): T {
  if (!(key in event))
    throw new Problem(
      'invalid_request',
      'A subscription is answered over a WebSocket (graphql-transport-ws).',
    )
  return event as T
}

export const deskSubscriptions = {
  accountChanged: {
    subscribe: (_root: unknown, args: { accountNumber: string }, ctx: LiveContext) =>
      live(ctx, accountReader(ctx, args.accountNumber)),
    resolve: (event: Partial<AccountEvent>) => eventOf(event, 'account').account,
  },
  nextActionsChanged: {
    subscribe: (_root: unknown, args: QueueArgs, ctx: LiveContext, info: GraphQLResolveInfo) =>
      live(ctx, queueReader(ctx, args, selectedBy(info))),
    resolve: (event: Partial<QueuePage>) => eventOf(event, 'edges'),
  },
}
