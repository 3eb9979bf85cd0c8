/** Roots of the GraphQL schema, and the names of values that GraphQL cannot spell. */

import { GraphQLError, type GraphQLResolveInfo, GraphQLScalarType, Kind } from 'graphql'
import { z } from 'zod'
import { deskAccountsByNumber, deskBorrowers } from '../accounts/desk-rows.ts'
import { TIMELINE_KINDS } from '../accounts/timeline.ts'
import { OUTCOME_NAMES } from '../attempts/outcomes.ts'
import type { PermissionAnswer } from '../contacts/schemas.ts'
import { plannedInstant } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'
import { AccountGroup } from './account-group.ts'
import { accountFields, borrowerFields, timelineEdgeFields } from './accounts.ts'
import { asText } from './as-text.ts'
import { BorrowerGroup } from './borrower-group.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { explainable } from './explanations.ts'
import { deskMutations } from './mutations.ts'
import { type QueueArgs, queueEdgeFields, queuePage } from './queue-page.ts'
import { selectedBy } from './selected.ts'

/** Enums of the schema whose words are spelled otherwise elsewhere: see `spelled-enum.ts`. */
export const SPELLED_ENUMS: Readonly<Record<string, readonly string[]>> = {
  Channel: CHANNELS,
  Party: PARTIES,
  Purpose: PURPOSES,
  Place: PLACES,
  Outcome: OUTCOME_NAMES,
  TimelineKind: TIMELINE_KINDS,
  ActionKind: ['contact', 'repair-contact', 'wait', 'task', 'review', 'none'],
}

export const deskResolvers = {
  Instant: checkedText('Instant', (text) => plannedInstant.safeParse(text).success),
  LocalDate: checkedText('LocalDate', (text) => /^\d{4}-\d{2}-\d{2}$/.test(text)),
  Uuid: checkedText('Uuid', (text) => z.uuid().safeParse(text).success),
  Minor: new GraphQLScalarType({ name: 'Minor' }),

  // What is not here is a column of the row, or a part of an answer.
  Account: accountFields,
  Borrower: borrowerFields,
  MissingCondition: { observed: asText('observed') },
  AccountEdge: queueEdgeFields,
  TimelineEdge: timelineEdgeFields,

  PermitAnswer: {
    decision: (
      { decision }: { decision: PermissionAnswer },
      _args: unknown,
      _ctx: DeskContext,
      info: GraphQLResolveInfo,
    ) => explainable(decision, null, info),
  },
  RecordKept: { opened: (kept: { opened?: unknown[] }) => kept.opened ?? [] },
  Mutation: deskMutations,

  Query: {
    async account(
      _root: unknown,
      { accountNumber }: { accountNumber: string },
      ctx: DeskContext,
      info: GraphQLResolveInfo,
    ) {
      return seenByCaller(ctx, async (tx) => {
        const group = new AccountGroup(ctx, await deskAccountsByNumber(tx, [accountNumber]))
        await group.prepare(tx, selectedBy(info))
        return group.nodes[0] ?? null
      })
    },

    async borrower(
      _root: unknown,
      { reference }: { reference: string },
      ctx: DeskContext,
      info: GraphQLResolveInfo,
    ) {
      return seenByCaller(ctx, async (tx) => {
        const rows = await deskBorrowers(tx, { references: [reference] })
        const group = new BorrowerGroup(ctx, rows)
        await group.prepare(tx, selectedBy(info), false)
        return group.byId.values().next().value ?? null
      })
    },

    nextActions: (_root: unknown, args: QueueArgs, ctx: DeskContext, info: GraphQLResolveInfo) =>
      queuePage(args, ctx, selectedBy(info)),
  },
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
