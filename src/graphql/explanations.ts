/**
 * Explanations over GraphQL: made from the answer as this caller gets it, and only where a query asks for one.
 */
import type { FastifyReply } from 'fastify'
import type { GraphQLResolveInfo, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import type { DeskAccount } from '../accounts/desk-rows.ts'
import { daysPastDue } from '../accounts/local-today.ts'
import { nextActionView } from '../accounts/show-account.ts'
import type { PermissionAnswer } from '../contacts/schemas.ts'
import { Problem } from '../platform/problems.ts'
import { isKnownZone } from '../policy/calendar.ts'
import type { Strategy } from '../policy/strategy.ts'
import { experimentRole, type PoliciesInForce } from '../strategies/policy-for.ts'
import { explainAction } from '../words/explain-action.ts'
import { explainDecision } from '../words/explain-decision.ts'
import { explainObligation } from '../words/explain-obligation.ts'
import { explainReason } from '../words/explain-reason.ts'
import { explainStage } from '../words/explain-stage.ts'
import { type Language, languageAsked } from '../words/language.ts'
import type { Listener } from '../words/listener.ts'
import { ladderOf } from '../words/name-stage.ts'
import type { ToldStage } from '../words/told.ts'
import { type AccountNode, groupOf, need } from './account-group.ts'
import { asText } from './as-text.ts'
import type { DeskContext } from './desk.ts'

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
interface NextActionOf {
  /** As this caller sees it. */
  readonly at: string | null
  readonly account: AccountNode
}

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

/**
 * A permission as the fields below it read it. Its parts know it only where one of them is to be explained: to make each
 * anew for nothing takes its time.
 */
export function explainable(
  answer: PermissionAnswer,
  strategy: Strategy | null,
  info: GraphQLResolveInfo,
): Permission {
  const permission = { ...answer, strategy }
  if (!explainsParts(info)) return permission
  const within = <T extends object>(parts: readonly T[]) => parts.map((part) => ({ ...part, of: permission }))
  return Object.assign(permission, {
    reasons: within(answer.reasons),
    warnings: within(answer.warnings),
    obligations: within(answer.obligations),
  })
}

export const explanationResolvers = {
  Permission: {
    explanation: (permission: Permission, wanted: Wanted, ctx: Asked) =>
      explainDecision(permission, listenerTo(wanted, ctx, permission.timeZones, permission.strategy)),
  },
  Reason: {
    observed: asText('observed'),
    limit: asText('limit'),
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

/** The strategy under which the account was planned. */
function strategyOf({ policyVersion }: DeskAccount, policies: PoliciesInForce): Strategy | null {
  const { champion, experiment } = policies
  const isChallenged = experiment !== null && experimentRole(policyVersion, policies) === 'challenger'
  return (isChallenged ? experiment.challenger : champion).policy.strategy?.strategy ?? null
}

/** An agency hears where the account stands, and nothing of how it came there. */
function explainStageOf(node: AccountNode, wanted: Wanted, ctx: Asked): string | Promise<string> {
  const group = groupOf(node)
  const isTold = ctx.caller.agencyId === null
  const explain = (policies: PoliciesInForce, next: ToldStage['next']) =>
    group.borrowers.use((byId) => {
      const { timeZones } = need(byId.get(node.borrowerId))
      const told = {
        ladder: node.ladder,
        stage: node.stage,
        why: isTold ? node.stageWhy : null,
        daysPastDue: daysPastDue(node.oldestUnpaidDueDate, timeZones, group.nowMs),
        next,
      }
      return explainStage(told, listenerTo(wanted, ctx, timeZones, strategyOf(node, policies)))
    })
  return isTold
    ? group.known.use((known) => explain(known.policies, group.assess(node, known).next))
    : group.policies.use((policies) => explain(policies, null))
}

function explainActionOf(action: NextActionOf, wanted: Wanted, ctx: Asked): string | Promise<string> {
  const { account, at } = action
  const group = groupOf(account)
  return group.policies.use((policies) =>
    group.borrowers.use((byId) => {
      const { timeZones } = need(byId.get(account.borrowerId))
      const listener = listenerTo(wanted, ctx, timeZones, strategyOf(account, policies))
      const told = { ...nextActionView(account), at, ladder: account.ladder, stage: account.stage }
      return explainAction(told, listener)
    }),
  )
}

export const accountExplanations = {
  Account: { stageExplanation: explainStageOf },
  NextAction: { explanation: explainActionOf },
}

/** By operation: whether an explanation of a part is asked for anywhere in it. */
const explaining = new WeakMap<OperationDefinitionNode, boolean>()
const PARTS: ReadonlySet<string> = new Set(['reasons', 'warnings', 'obligations'])

function explainsParts({ operation, fragments }: GraphQLResolveInfo): boolean {
  let found = explaining.get(operation)
  if (found === undefined) {
    found = asksForExplanation(operation.selectionSet, false, fragments)
    explaining.set(operation, found)
  }
  return found
}

function asksForExplanation(
  { selections }: SelectionSetNode,
  isOfPart: boolean,
  fragments: GraphQLResolveInfo['fragments'],
): boolean {
  return selections.some((one) => {
    if (one.kind === 'FragmentSpread') {
      const fragment = fragments[one.name.value]
      return fragment !== undefined && asksForExplanation(fragment.selectionSet, isOfPart, fragments)
    }
    if (one.kind === 'InlineFragment') return asksForExplanation(one.selectionSet, isOfPart, fragments)
    if (isOfPart && one.name.value === 'explanation') return true
    return (
      one.selectionSet !== undefined &&
      asksForExplanation(one.selectionSet, PARTS.has(one.name.value), fragments)
    )
  })
}
