/** What another policy would do to one account at an instant: where it stands, what comes next, who can be reached. Pure. */
import type { LoadedAccount } from '../accounts/load-facts.ts'
import { asksOf } from '../contacts/asks-of.ts'
import type { Policy } from '../policy/compile.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Decision } from '../policy/decision.ts'
import type { Actor, Ask, Facts } from '../policy/facts.ts'
import { planAccount } from '../policy/plan-next-action.ts'

export interface PlannedView {
  readonly segment: string
  readonly ladder: string
  readonly stage: string | null
  /** Code and sentence. */
  readonly stageWhy: string
  readonly stageMessage: string
  readonly nextAction: string
  readonly nextChannel: string | null
  readonly nextActionAt: string | null
  readonly nextWhy: string
  readonly nextMessage: string
}

/** A contact point through one of its channels, asked for the purpose demand. */
export interface ContactView {
  readonly contactPointId: string
  readonly channel: string
  readonly openBefore: boolean
  readonly openAfter: boolean
  /** Of the side on which it is not open; where it is open on both, or on none, nothing changes and none are told. */
  readonly reasons: readonly { readonly code: string; readonly rule: string; readonly message: string }[]
}

export interface AccountImpact {
  readonly accountNumber: string
  readonly before: PlannedView
  readonly after: PlannedView
  readonly contacts: readonly ContactView[]
}

export function compareAccount(
  { accountNumber, facts }: LoadedAccount,
  before: Policy,
  after: Policy,
  atMs: number,
): AccountImpact {
  const planned = planView(facts, before, atMs)
  const holder: Actor =
    facts.placement === null ? { kind: 'in-house' } : { kind: 'agency', id: facts.placement.agency }
  return {
    accountNumber,
    before: planned,
    after: before === after ? planned : planView(facts, after, atMs),
    contacts: asksOf(facts, 'demand', atMs, holder).map((ask) => contactView(ask, facts, before, after)),
  }
}

function planView(facts: Facts, policy: Policy, atMs: number): PlannedView {
  const plan = planAccount(facts, policy, atMs)
  if (plan === null) throw new Error('a policy without a strategy cannot plan')
  const { assessment, next } = plan
  return {
    segment: assessment.segment,
    ladder: assessment.ladder,
    stage: assessment.stage,
    stageWhy: assessment.why,
    stageMessage: assessment.message,
    nextAction: next.action,
    nextChannel: next.channel,
    nextActionAt: next.atMs === null ? null : new Date(next.atMs).toISOString(),
    nextWhy: next.why,
    nextMessage: next.message,
  }
}

function contactView(ask: Ask, facts: Facts, before: Policy, after: Policy): ContactView {
  const was = decideContact(ask, facts, before, { advice: false })
  const becomes = before === after ? was : decideContact(ask, facts, after, { advice: false })
  const [openBefore, openAfter] = [was.verdict === 'allowed', becomes.verdict === 'allowed']
  const closed = openBefore ? becomes : was
  return {
    contactPointId: ask.contactPoint ?? '',
    channel: ask.channel,
    openBefore,
    openAfter,
    reasons: openBefore === openAfter ? [] : reasonsOf(closed),
  }
}

function reasonsOf(decision: Decision): ContactView['reasons'] {
  return decision.reasons.map(({ code, rule, message }) => ({ code, rule, message }))
}
