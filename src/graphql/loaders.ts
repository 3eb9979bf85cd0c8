/**
 * Fields that need more rows. Each loader gets all the objects of one level of the query at once, so that a page costs
 * a fixed number of statements whatever its size.
 */
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import { daysPastDue } from '../accounts/local-today.ts'
import {
  type AccountRow,
  accountsOfBorrowers,
  type BorrowerRow,
  borrowerRows,
  type ContactPointRow,
  contactPointRows,
  contactPointView,
} from '../accounts/show-account.ts'
import { contactPointSeen, stageMessageSeen } from '../agencies/seen-by-agency.ts'
import { asksOf } from '../contacts/asks-of.ts'
import { presentTo } from '../contacts/present-to-agency.ts'
import { requireScope } from '../keys/authenticate.ts'
import { type Tx, withCreditor } from '../platform/database.ts'
import { assessStage } from '../policy/assess-stage.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Actor, Purpose } from '../policy/facts.ts'
import { experimentRole, policyFor } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { FIELD_SCOPES } from './field-scopes.ts'

export interface Load<T, P = Record<string, never>> {
  readonly obj: T
  readonly params: P
}

type Loader<T, P = Record<string, never>> = (
  loads: readonly Load<T, P>[],
  ctx: DeskContext,
) => Promise<unknown[]>

const work = seenByCaller

/** For what a decision must know and its reader must not. The accounts are those that the caller saw before. */
export const knowingAllOf = <T>(ctx: DeskContext, use: (tx: Tx) => Promise<T>): Promise<T> =>
  withCreditor(ctx.deps.database.pool, ctx.caller.creditorId, use)

async function factsOf(loads: readonly Load<AccountRow, unknown>[], ctx: DeskContext, tx: Tx) {
  const accountIds = loads.map(({ obj }) => obj.accountId)
  const loaded = await loadFacts(tx, { accountIds }, ctx.nowMs)
  return new Map<string, LoadedAccount>(loaded.map((account) => [account.accountId, account]))
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a row that is referred to is gone')
  return value
}

export const assessments = (loads: readonly Load<AccountRow>[], ctx: DeskContext) =>
  knowingAllOf(ctx, async (tx) => {
    const policies = await policiesInForce(tx.client, tx.creditorId)
    const loaded = await factsOf(loads, ctx, tx)
    return loads.map(({ obj }) => {
      const account = need(loaded.get(obj.accountId))
      return assessStage(account.facts, policyFor(account, policies).policy, ctx.nowMs)
    })
  })

const daysPastDueOf: Loader<AccountRow> = async (loads, ctx) => {
  const borrowers = (await borrowersOf(loads, ctx)) as BorrowerRow[]
  return loads.map(({ obj }, i) =>
    daysPastDue(obj.oldestUnpaidDueDate, borrowers[i]?.timeZones ?? [], ctx.nowMs),
  )
}

export const borrowersOf: Loader<AccountRow> = (loads, ctx) =>
  work(ctx, async (tx) => {
    const rows = await borrowerRows(tx, [...new Set(loads.map(({ obj }) => obj.borrowerId))])
    const byId = new Map(rows.map((row) => [row.borrowerId, row]))
    return loads.map(({ obj }) => need(byId.get(obj.borrowerId)))
  })

const permissions: Loader<AccountRow, { purpose: Purpose; at?: string | null }> = async (loads, ctx) => {
  requireScope(ctx.caller, FIELD_SCOPES['Account.permissions'])
  const { agencyId } = ctx.caller
  return knowingAllOf(ctx, async (tx) => {
    const policies = await policiesInForce(tx.client, tx.creditorId)
    const loaded = await factsOf(loads, ctx, tx)
    const borrowerIds = [...new Set(loads.map(({ obj }) => obj.borrowerId))]
    const borrowers = new Map((await borrowerRows(tx, borrowerIds)).map((row) => [row.borrowerId, row]))
    const points = await contactPointRows(tx, borrowerIds)
    const byId = new Map(points.map((row) => [row.contactPointId, row]))
    return loads.map(({ obj, params }) => {
      const account = need(loaded.get(obj.accountId))
      const { facts: known } = account
      const { policy } = policyFor(account, policies)
      const borrower = need(borrowers.get(obj.borrowerId))
      const atMs = params.at ? Date.parse(params.at) : ctx.nowMs
      const actor: Actor = agencyId === null ? { kind: 'in-house' } : { kind: 'agency', id: agencyId }
      return asksOf(known, params.purpose, atMs, actor).map((ask) => ({
        contactPoint: pointSeen(ctx, borrower, need(byId.get(ask.contactPoint ?? ''))),
        channel: ask.channel,
        permission: {
          ...presentTo(agencyId, obj.accountNumber, ask, known, decideContact(ask, known, policy), policy),
          strategy: policy.strategy?.strategy ?? null,
        },
      }))
    })
  })
}

/** Role of each plan in the experiment that runs. */
const experimentOf: Loader<AccountRow> = (loads, ctx) =>
  knowingAllOf(ctx, async (tx) => {
    const policies = await policiesInForce(tx.client, tx.creditorId)
    return loads.map(({ obj }) => experimentRole(obj.policyVersion, policies))
  })

function pointSeen(ctx: DeskContext, borrower: BorrowerRow, row: ContactPointRow) {
  const view = contactPointView(ctx.caller.creditorId, ctx.deps.vault, borrower, row)
  return ctx.caller.agencyId === null ? view : contactPointSeen(view)
}

const contactPointsOf: Loader<BorrowerRow> = (loads, ctx) =>
  work(ctx, async (tx) => {
    const rows = await contactPointRows(
      tx,
      loads.map(({ obj }) => obj.borrowerId),
    )
    return loads.map(({ obj }) =>
      rows.filter((row) => row.borrowerId === obj.borrowerId).map((row) => pointSeen(ctx, obj, row)),
    )
  })

const accountsOf: Loader<BorrowerRow> = (loads, ctx) =>
  work(ctx, async (tx) => {
    const borrowerIds = loads.map(({ obj }) => obj.borrowerId)
    const rows = await accountsOfBorrowers(tx, borrowerIds)
    return loads.map(({ obj }) => rows.filter((row) => row.borrowerId === obj.borrowerId))
  })

export const deskLoaders = {
  Account: {
    borrower: borrowersOf,
    daysPastDue: daysPastDueOf,
    stageMessage: async (loads: readonly Load<AccountRow>[], ctx: DeskContext) =>
      ctx.caller.agencyId === null
        ? (await assessments(loads, ctx)).map((assessed) => assessed.message)
        : loads.map(({ obj }) => stageMessageSeen(obj.stage)),
    nextStage: async (loads: readonly Load<AccountRow>[], ctx: DeskContext) =>
      ctx.caller.agencyId === null
        ? (await assessments(loads, ctx)).map((assessed) => assessed.next)
        : loads.map(() => null),
    permissions,
    experiment: experimentOf,
  },
  Borrower: { contactPoints: contactPointsOf, accounts: accountsOf },
}
