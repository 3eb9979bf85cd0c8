/** Roots of the GraphQL schema, and the names of values that GraphQL cannot spell. */

import { and, eq } from 'drizzle-orm'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { z } from 'zod'
import { cursorOf, type NextActionsFilter, queuedAccounts } from '../accounts/list-next-actions.ts'
import {
  type AccountRow,
  accountRows,
  type BorrowerRow,
  borrowerView,
  nextActionView,
  overdueTotalOf,
} from '../accounts/show-account.ts'
import { nextActionSeen } from '../agencies/seen-by-agency.ts'
import { OUTCOME_NAMES } from '../attempts/outcomes.ts'
import { Problem } from '../platform/problems.ts'
import { plannedInstant } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'
import { borrowers } from '../tables.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { deskMutations } from './mutations.ts'
import { spelledEnum } from './spelled-enum.ts'

const PAGE_MAX = 200

export const deskResolvers = {
  Instant: checkedText('Instant', (text) => plannedInstant.safeParse(text).success),
  LocalDate: checkedText('LocalDate', (text) => /^\d{4}-\d{2}-\d{2}$/.test(text)),
  Uuid: checkedText('Uuid', (text) => z.uuid().safeParse(text).success),
  Minor: new GraphQLScalarType({ name: 'Minor' }),
  Channel: spelledEnum('Channel', CHANNELS),
  Party: spelledEnum('Party', PARTIES),
  Purpose: spelledEnum('Purpose', PURPOSES),
  Place: spelledEnum('Place', PLACES),
  Outcome: spelledEnum('Outcome', OUTCOME_NAMES),
  ActionKind: spelledEnum('ActionKind', ['contact', 'repair-contact', 'wait', 'task', 'review', 'none']),

  // What is not here is a column of the row, or has a loader.
  Account: {
    overdueTotal: (row: AccountRow) => overdueTotalOf(row),
    stageSince: (row: AccountRow) => row.stageSince.toISOString(),
    nextAction: (row: AccountRow, _args: unknown, ctx: DeskContext) => ({
      ...(ctx.caller.agencyId === null ? nextActionView(row) : nextActionSeen(nextActionView(row))),
      account: row,
    }),
  },
  Borrower: {
    maskedName: (row: BorrowerRow, _args: unknown, ctx: DeskContext) =>
      borrowerView(ctx.caller.creditorId, ctx.deps.vault, row).maskedName,
  },

  RecordKept: { opened: (kept: { opened?: unknown[] }) => kept.opened ?? [] },
  Mutation: deskMutations,

  Query: {
    async account(_root: unknown, { accountNumber }: { accountNumber: string }, ctx: DeskContext) {
      const [row] = await seenByCaller(ctx, (tx) => accountRows(tx, [accountNumber]))
      return row ?? null
    },

    async borrower(_root: unknown, { reference }: { reference: string }, ctx: DeskContext) {
      const [row] = await seenByCaller(ctx, (tx) =>
        tx.db
          .select()
          .from(borrowers)
          .where(and(eq(borrowers.creditorId, tx.creditorId), eq(borrowers.reference, reference))),
      )
      return row ?? null
    },

    async nextActions(
      _root: unknown,
      args: { first: number; after?: string | null; filter?: Nullable<NextActionsFilter> | null },
      ctx: DeskContext,
    ) {
      const { first, after } = args
      if (!(first >= 1 && first <= PAGE_MAX)) {
        throw new Problem('invalid_request', `first takes 1 to ${PAGE_MAX}.`)
      }
      const queue = await seenByCaller(ctx, (tx) =>
        queuedAccounts(
          tx,
          withoutNulls(args.filter ?? {}),
          { limit: first, ...(after ? { after } : {}) },
          ctx.nowMs,
        ),
      )
      const seeing = ctx.caller.agencyId === null ? {} : { agencyId: ctx.caller.agencyId }
      const edges = queue.accounts.map((entry) => ({ cursor: cursorOf(seeing, entry), node: entry.account }))
      return {
        edges,
        pageInfo: { hasNextPage: queue.next !== null, endCursor: edges.at(-1)?.cursor ?? null },
      }
    },
  },
}

type Nullable<T> = { [K in keyof T]?: T[K] | null }

function withoutNulls<T extends object>(value: Nullable<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null)) as T
}

function checkedText(name: string, fits: (text: string) => boolean): GraphQLScalarType {
  const check = (value: unknown) => {
    if (typeof value === 'string' && fits(value)) return value
    throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)}`)
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  })
}
