/**
 * Explanations over GraphQL: made from the answer as this caller gets it, and only where a query asks for one.
 */
import type { FastifyReply } from 'fastify'
import { daysPastDue } from '../accounts/local-today.ts'
import type { AccountRow, BorrowerRow, nextActionView } from '../accounts/show-account.ts'
import type { PermissionAnswer } from '../contacts/schemas.ts'
import { Problem } from '../platform/problems.ts'
import { isKnownZone } from '../policy/calendar.ts'
import type { Strategy } from '../policy/strategy.ts'
import { experimentRole, type PoliciesInForce } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { explainAction } from '../words/explain-action.ts'
import { explainDecision } from '../words/explain-decision.ts'
import { explainObligation } from '../words/explain-obligation.ts'
import { explainReason } from '../words/explain-reason.ts'
import { explainStage } from '../words/explain-stage.ts'
import { type Language, languageAsked } from '../words/language.ts'
import type { Listener } from '../words/listener.ts'
import { ladderOf } from '../words/name-stage.ts'
import type { DeskContext } from './desk.ts'
import { assessments, borrowersOf, knowingAllOf, type Load } from './loaders.ts'

interface Wanted {
  readonly language?: Language | null
  readonly timeZone?: string | null
}

interface Asked extends DeskContext {
  readonly reply?: FastifyReply
}

/** An answer with the strategy that names its stages. */
type Permission = PermissionAnswer & { readonly strategy: Strategy | null }
type ReasonOf = PermissionAnswer['reasons'][number] & { readonly of: Permission }
type ObligationOf = PermissionAnswer['obligations'][number] & { readonly of: Permission }
type NextActionOf = ReturnType<typeof nextActionView> & { readonly account: AccountRow }

/** @throws Problem `invalid_request` for a zone that is not known. */
function listenerTo(
  wanted: Wanted,
  ctx: Asked,
  timeZones: readonly string[],
  strategy: Strategy | null,
): Listener {
  const ownZone = wanted.timeZone ?? null
  if (ownZone !== null && !isKnownZone(ownZone))
    throw new Problem('invalid_request', 'timeZone must be an IANA zone such as Asia/Shanghai.')
  const language = wanted.language ?? languageAsked(ctx.reply?.request.headers['accept-language']) ?? 'en'
  return { language, timeZones, ownZone, strategy }
}

const within = <T extends object>(parts: readonly T[], of: Permission) =>
  parts.map((part) => ({ ...part, of }))

export const explanationResolvers = {
  Permission: {
    explanation: (permission: Permission, wanted: Wanted, ctx: Asked) =>
      explainDecision(permission, listenerTo(wanted, ctx, permission.timeZones, permission.strategy)),
    reasons: (permission: Permission) => within(permission.reasons, permission),
    warnings: (permission: Permission) => within(permission.warnings, permission),
    obligations: (permission: Permission) => within(permission.obligations, permission),
  },
  Reason: {
    explanation: (reason: ReasonOf, wanted: Wanted, ctx: Asked) => {
      const { timeZones, strategy, segment } = reason.of
      return explainReason(reason, listenerTo(wanted, ctx, timeZones, strategy), ladderOf(strategy, segment))
    },
  },
  Obligation: {
    explanation: (obligation: ObligationOf, wanted: Wanted, ctx: Asked) =>
      explainObligation(obligation, listenerTo(wanted, ctx, obligation.of.timeZones, obligation.of.strategy)),
  },
}

const policiesOf = (ctx: DeskContext) => knowingAllOf(ctx, (tx) => policiesInForce(tx.client, tx.creditorId))

/** The strategy under which the account was planned. */
function strategyOf({ policyVersion }: AccountRow, policies: PoliciesInForce): Strategy | null {
  const { champion, experiment } = policies
  const isChallenged = experiment !== null && experimentRole(policyVersion, policies) === 'challenger'
  return (isChallenged ? experiment.challenger : champion).policy.strategy?.strategy ?? null
}

const noParams = (obj: AccountRow): Load<AccountRow> => ({ obj, params: {} })

/** An agency hears where the account stands, and nothing of how it came there. */
async function explainStages(loads: readonly Load<AccountRow, Wanted>[], ctx: Asked): Promise<string[]> {
  const rows = loads.map(({ obj }) => noParams(obj))
  const isTold = ctx.caller.agencyId === null
  const policies = await policiesOf(ctx)
  const borrowers = (await borrowersOf(rows, ctx)) as BorrowerRow[]
  const assessed = isTold ? await assessments(rows, ctx) : []
  return loads.map(({ obj, params }, index) => {
    const timeZones = borrowers[index]?.timeZones ?? []
    const told = {
      ladder: obj.ladder,
      stage: obj.stage,
      why: isTold ? obj.stageWhy : null,
      daysPastDue: daysPastDue(obj.oldestUnpaidDueDate, timeZones, ctx.nowMs),
      next: assessed[index]?.next ?? null,
    }
    return explainStage(told, listenerTo(params, ctx, timeZones, strategyOf(obj, policies)))
  })
}

async function explainActions(loads: readonly Load<NextActionOf, Wanted>[], ctx: Asked): Promise<string[]> {
  const policies = await policiesOf(ctx)
  const rows = loads.map(({ obj }) => noParams(obj.account))
  const borrowers = (await borrowersOf(rows, ctx)) as BorrowerRow[]
  return loads.map(({ obj, params }, index) => {
    const { ladder, stage } = obj.account
    const timeZones = borrowers[index]?.timeZones ?? []
    const listener = listenerTo(params, ctx, timeZones, strategyOf(obj.account, policies))
    return explainAction({ ...obj, ladder, stage }, listener)
  })
}

export const explanationLoaders = {
  Account: { stageExplanation: explainStages },
  NextAction: { explanation: explainActions },
}
