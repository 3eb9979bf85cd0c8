import { assessmentOf } from './assess-stage.ts'
import { dayOfDate } from './calendar.ts'
import type { Policy } from './compile.ts'
import { numericFact } from './conditions.ts'
import type { Actor, Ask, Channel, ContactPointFacts, Facts, Party } from './facts.ts'
import { type FirstAllowed, firstAllowed } from './first-allowed.ts'
import { type PreparedFacts, prepareFacts, startOfDayEverywhereMs } from './prepare-facts.ts'
import { prepareQuestion } from './question.ts'
import { type RuleSet, select } from './select-rules.ts'
import { nextStandingChangeMs, type Standing, standInStage } from './stand-in-stage.ts'
import type { Ladder, NextAction, StageAssessment, StageChannel } from './strategy.ts'

/** The best next action and the assessment it rests on, for callers that store both. */
export interface Plan {
  readonly assessment: StageAssessment
  readonly next: NextAction
}

/**
 * Of everything permitted now or later, the best next action and its time: the stage's channels in order of
 * preference, the first that is permitted now, else the one permitted earliest. Pure and total.
 *
 * @param atMs epoch milliseconds; nothing is planned before it.
 */
export function planNextAction(facts: Facts, policy: Policy, atMs: number): NextAction {
  const prepared = prepareFacts(facts)
  if (policy.strategy === null) return withoutStrategy()
  return nextActionOf(prepared, policy, standInStage(prepared, policy.strategy, atMs), null)
}

/** `assessStage` and `planNextAction` in one pass over the facts; same answers, half the work. */
export function planAccount(facts: Facts, policy: Policy, atMs: number): Plan | null {
  if (policy.strategy === null) return null
  const prepared = prepareFacts(facts)
  const standing = standInStage(prepared, policy.strategy, atMs)
  const assessment = assessmentOf(standing, policy.strategy)
  return { assessment, next: nextActionOf(prepared, policy, standing, assessment) }
}

type Decided = Pick<NextAction, 'action' | 'atMs' | 'why' | 'message'> &
  Partial<Pick<NextAction, 'channel' | 'party' | 'contactPoint' | 'purpose'>>

function withoutStrategy(): NextAction {
  return {
    action: 'review',
    channel: null,
    party: null,
    contactPoint: null,
    purpose: null,
    atMs: null,
    why: 'no_strategy',
    message: 'There is no strategy to plan by.',
    priority: 0,
    stage: null,
    segment: '',
  }
}

function nextActionOf(
  prepared: PreparedFacts,
  policy: Policy,
  standing: Standing,
  known: { readonly nextChangeAtMs: number | null } | null,
): NextAction {
  const decided = decide(prepared, policy, standing, known)
  return {
    action: decided.action,
    channel: decided.channel ?? null,
    party: decided.party ?? null,
    contactPoint: decided.contactPoint ?? null,
    purpose: decided.purpose ?? null,
    atMs: decided.atMs,
    why: decided.why,
    message: decided.message,
    priority: decided.action === 'none' ? 0 : priorityOf(standing),
    stage: standing.ladder?.stages[standing.stageIndex]?.stage.id ?? null,
    segment: standing.segment?.segment.id ?? '',
  }
}

function decide(
  prepared: PreparedFacts,
  policy: Policy,
  standing: Standing,
  known: { readonly nextChangeAtMs: number | null } | null,
): Decided {
  const { tMs } = standing.context
  const stage = standing.ladder?.stages[standing.stageIndex]?.stage
  if (standing.why === 'nothing_owed' || standing.why === 'not_overdue') {
    return { action: 'none', atMs: null, why: standing.why, message: 'Nothing to collect.' }
  }
  if (standing.ladder === null) {
    return { action: 'review', atMs: tMs, why: 'no_segment', message: 'No segment of the strategy matches.' }
  }
  if (stage === undefined) {
    const strategy = policy.strategy
    const nextMs =
      known?.nextChangeAtMs ??
      (known === null && strategy !== null ? nextStandingChangeMs(strategy, standing) : null)
    if (nextMs === null) {
      return {
        action: 'review',
        atMs: tMs,
        why: standing.why,
        message: 'No stage is earned and time earns none.',
      }
    }
    return { action: 'wait', atMs: nextMs, why: standing.why, message: 'No stage is earned yet.' }
  }
  if (standing.why === 'held_for_review') {
    return {
      action: 'review',
      atMs: tMs,
      why: standing.why,
      message: 'Stages were missed; a person must decide.',
    }
  }
  const quietUntilMs = quietAfterPaymentMs(prepared, standing.ladder.ladder, tMs)
  if (quietUntilMs > tMs) {
    return { action: 'wait', atMs: quietUntilMs, why: 'just_paid', message: 'A payment has just come in.' }
  }
  const task = stage.task
  if (stage.channels.length === 0)
    return taskOrReview(task, tMs, 'stage_task', 'The stage is worked by its task.')
  const best = bestContact(prepared, policy, stage.channels, tMs)
  if (best === null) {
    return {
      action: 'repair-contact',
      atMs: tMs,
      why: 'no_usable_contact_point',
      message: 'No usable contact point.',
    }
  }
  const { entry, party, point, first } = best
  const because = first.heldBy?.rule.id ?? null
  if (first.atMs === Number.POSITIVE_INFINITY) {
    return taskOrReview(task, tMs, 'no_contact_permitted', `No contact is permitted (${because}).`)
  }
  if (first.atMs > tMs && task !== undefined && PACING.has(first.heldBy?.rule.kind ?? '')) {
    return taskOrReview(task, tMs, 'no_contact_due', `No contact is due before (${because}).`)
  }
  const isRest = first.atMs > tMs && RESTS.has(first.heldBy?.rule.kind ?? '')
  return {
    action: isRest ? 'wait' : 'contact',
    channel: entry.channel,
    party,
    contactPoint: point?.id ?? null,
    purpose: entry.purpose ?? 'demand',
    atMs: first.atMs,
    why: isRest ? 'resting' : first.atMs === tMs ? 'permitted_now' : 'permitted_later',
    message:
      because === null
        ? `${entry.channel} is permitted now.`
        : `${entry.channel} is permitted then (${because}).`,
  }
}

/** End of the quiet days after the last payment, or `tMs` when none run. */
function quietAfterPaymentMs(prepared: PreparedFacts, ladder: Ladder, tMs: number): number {
  const paidOn = prepared.facts.lastPaymentOn
  const days = ladder.quietDaysAfterPayment ?? 0
  if (paidOn === null || days === 0) return tMs
  const day = dayOfDate(paidOn)
  return Number.isNaN(day) ? tMs : startOfDayEverywhereMs(prepared, day + days, tMs)
}

/** Rules that mean "leave the borrower alone for now", as opposed to "not at this hour". */
const RESTS: ReadonlySet<string> = new Set([
  'hold',
  'promise-pending',
  'plan-performing',
  'dispute',
  'borrower-state',
])

/** Rules that space contacts out: between two of them the stage's own task is due. */
const PACING: ReadonlySet<string> = new Set(['frequency-cap', 'minimum-gap', 'cool-down'])

function taskOrReview(task: string | undefined, tMs: number, why: string, message: string): Decided {
  if (task === undefined) return { action: 'review', atMs: tMs, why, message }
  return { action: 'task', atMs: tMs, why, message: `${message} Task: ${task}.` }
}

interface Candidate {
  readonly entry: StageChannel
  readonly party: Party
  readonly point: ContactPointFacts | null
  readonly first: FirstAllowed
}

const BORROWER: readonly Party[] = ['borrower']

/** The first candidate permitted now, else the earliest; null when there is no contact point to try. */
function bestContact(
  prepared: PreparedFacts,
  policy: Policy,
  entries: readonly StageChannel[],
  tMs: number,
): Candidate | null {
  const ruleSet = policy.ruleSet(prepared.facts.jurisdiction)
  let best: Candidate | null = null
  for (const entry of entries) {
    for (const party of entry.parties ?? BORROWER) {
      for (const point of pointsFor(prepared.facts, entry.channel, party)) {
        const ask = plannedAsk(prepared.facts, policy, entry, party, point, tMs)
        const first = tryAsk(ask, prepared, policy, ruleSet)
        if (first.atMs === tMs) return { entry, party, point, first }
        if (best === null || first.atMs < best.first.atMs) best = { entry, party, point, first }
      }
    }
  }
  return best
}

function tryAsk(ask: Ask, prepared: PreparedFacts, policy: Policy, ruleSet: RuleSet): FirstAllowed {
  const question = prepareQuestion(ask, prepared, policy.strategy, ruleSet.covered)
  return firstAllowed(question, select(ruleSet, question), ask.atMs)
}

/** Usable contact points of the party for the channel, verified ones first, then by id, whatever order they came in. */
function pointsFor(facts: Facts, channel: Channel, party: Party): readonly (ContactPointFacts | null)[] {
  const usable = facts.contactPoints.filter(
    (point) =>
      point.party === party &&
      (point.status === 'verified' || point.status === 'unverified') &&
      point.channels.includes(channel),
  )
  if (usable.length > 1) {
    usable.sort((a, b) => (a.status === b.status ? (a.id < b.id ? -1 : 1) : a.status === 'verified' ? -1 : 1))
  }
  // A visit goes to where the borrower lives even when no address is kept as a contact point.
  return usable.length === 0 && channel === 'visit' ? NO_POINT : usable
}

const NO_POINT: readonly null[] = [null]

/** The ask as it would be carried out properly: by whoever holds the account, with enough collectors, at the door. */
function plannedAsk(
  facts: Facts,
  policy: Policy,
  entry: StageChannel,
  party: Party,
  point: ContactPointFacts | null,
  atMs: number,
): Ask {
  const { channel } = entry
  const isVisit = channel === 'visit'
  return {
    atMs,
    channel,
    party,
    ...(point === null ? {} : { contactPoint: point.id, person: point.person }),
    purpose: entry.purpose ?? 'demand',
    actor: actorFor(facts, channel),
    ...(isVisit ? { place: point?.place === 'home' ? 'doorstep' : (point?.place ?? 'doorstep') } : {}),
    ...(isVisit
      ? { collectors: policy.visitCollectors }
      : point?.place === undefined
        ? {}
        : { place: point.place }),
  }
}

function actorFor(facts: Facts, channel: Channel): Actor {
  if (facts.placement !== null) return { kind: 'agency', id: facts.placement.agency }
  return channel === 'ai-voice' ? BOT : IN_HOUSE
}

const BOT: Actor = { kind: 'bot' }
const IN_HOUSE: Actor = { kind: 'in-house' }

/**
 * 0..100, to order a work queue: half for days past due (full at 180), 30 for the stage, 10 for broken promises,
 * 10 for low willingness. Weights are ours; they order work and permit nothing.
 */
function priorityOf(standing: Standing): number {
  const { facts } = standing.context.prepared
  const dpd = Math.min(180, Math.max(0, standing.context.daysPastDue ?? 0)) / 180
  const stages = Math.max(1, (standing.ladder?.stages.length ?? 1) - 1)
  const stage = Math.max(0, standing.stageIndex) / stages
  const broken = (numericFact(standing.context, 'brokenPromises') ?? 0) > 0 ? 1 : 0
  const willingness = facts.willingness === null ? 0.5 : Math.min(100, Math.max(0, facts.willingness)) / 100
  return Math.round(50 * dpd + 30 * stage + 10 * broken + 10 * (1 - willingness))
}
