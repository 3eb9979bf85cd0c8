/** The subset for Cedar: everything is permitted that no policy forbids. */
import {
  type AuthorizationAnswer,
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Digest } from './policy-digest.ts'
import { type Peer, versionOf } from './policy-peer.ts'
import {
  ANSWERS,
  CALLS,
  DEBTORS,
  NO_DEBT_NEEDED,
  NOT_COLLECTING,
  type SubsetRule,
  TIMED,
} from './policy-subset.ts'

const set = (values: readonly string[]) => `[${values.map((value) => `"${value}"`).join(', ')}]`
const purposeIn = (purposes: readonly string[]) => `${set(purposes)}.contains(context.purpose)`
const actions = (channels: readonly string[]) =>
  `action in [${channels.map((channel) => `Action::"${channel}"`).join(', ')}]`
const forbid = (action: string, when: string) => `forbid(principal, ${action}, resource) when { ${when} };`

const IS_DEBTOR = `${set(DEBTORS)}.contains(context.party)`
const POLICIES: Readonly<Record<SubsetRule, string>> = {
  'CN-H1': forbid(
    actions(TIMED),
    '(context.minuteOfDay < 480 || context.minuteOfDay >= 1320) && !context.hoursAgreed',
  ),
  'CN-F1': forbid(actions(CALLS), `context.talksToday >= 3 && ${IS_DEBTOR}`),
  'CN-F3': forbid(actions(CALLS), `context.unansweredToday >= 6 && ${IS_DEBTOR}`),
  'CN-P3': forbid(
    'action',
    `!${IS_DEBTOR} && !${purposeIn(ANSWERS)} && (
      (${purposeIn(['locate', 'pass-message'])} && !context.debtorUnreachable) ||
      (context.purpose == "reach-heirs" && !context.deceasedOrIncapacity) ||
      (context.purpose == "repayment-info" && !context.offersToPay) ||
      !${purposeIn(['locate', 'pass-message', 'reach-heirs', 'repayment-info'])})`,
  ),
  'CN-S3': forbid(
    'action',
    `context.planPerforming && context.product != "credit-card" && !${purposeIn(NOT_COLLECTING)}`,
  ),
  'CN-V1': forbid('action == Action::"visit"', 'context.collectors < 2'),
  'tact-hold': forbid('action', `context.held && !${purposeIn(ANSWERS)}`),
  'tact-agency-holds-account':
    'forbid(principal is Agency, action, resource) when { context.placedWith != principal };',
  'tact-contact-point': forbid(
    'action',
    `!${set(['verified', 'unverified'])}.contains(context.pointStatus) ||
     context.pointParty != context.party || !context.pointTakesChannel`,
  ),
  'tact-overdue': forbid(
    'action',
    `(context.overdueMinor <= 0 || context.daysPastDue <= 0) && !${purposeIn(NO_DEBT_NEEDED)}`,
  ),
}
const POLICY_SET = 'subset'
const RESOURCE = { type: 'Account', id: 'account' }

function callOf(digest: Digest): StatefulAuthorizationCall {
  const { channel, actor, agency, placedWith, ...context } = digest
  return {
    principal: actor === 'agency' ? { type: 'Agency', id: agency } : { type: 'Staff', id: actor },
    action: { type: 'Action', id: channel },
    resource: RESOURCE,
    context: { ...context, placedWith: { __entity: { type: 'Agency', id: placedWith } } },
    preparsedPolicySetId: POLICY_SET,
    entities: [],
  }
}

function succeeded(answer: AuthorizationAnswer) {
  if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '))
  const { decision, diagnostics } = answer.response
  const [fault] = diagnostics.errors
  if (fault !== undefined) throw new Error(`policy ${fault.policyId}: ${fault.error.message}`)
  return { decision, reason: diagnostics.reason }
}

export const cedar: Peer = {
  name: 'Cedar',
  version: versionOf('@cedar-policy/cedar-wasm'),
  how: 'statefulIsAuthorized, policies parsed before',
  form: 'decision',
  load: (digests) => {
    const parsed = preparsePolicySet(POLICY_SET, {
      staticPolicies: { ...POLICIES, open: 'permit(principal, action, resource);' },
    })
    if (parsed.type === 'failure') throw new Error(parsed.errors.map((error) => error.message).join('; '))
    const calls = digests.map(callOf)
    return {
      objections: async (index) => {
        const { decision, reason } = succeeded(
          statefulIsAuthorized(calls[index] as StatefulAuthorizationCall),
        )
        return decision === 'allow' ? [] : reason
      },
      run: () => {
        let allowed = 0
        for (const call of calls) if (succeeded(statefulIsAuthorized(call)).decision === 'allow') allowed++
        return allowed
      },
    }
  },
}
