import { INSTANT_MS_MAX } from './calendar.ts'
import type { Policy } from './compile.ts'
import {
  type Alternative,
  type Budget,
  type Decision,
  type Obligation,
  REASON_CODES,
  type Reason,
  type RuleAnswer,
} from './decision.ts'
import { type Ask, CHANNELS, type Channel, type Facts, PARTIES, PURPOSES } from './facts.ts'
import { type Found, firstAllowed, isAllowed, objectionsAt, objectionsOf } from './first-allowed.ts'
import { daysPastDueAt, isAnswerable, type PreparedFacts, prepareFacts } from './prepare-facts.ts'
import { type Objection, prepareQuestion, probeOf, type Question } from './question.ts'
import {
  type CompiledRule,
  limitsAt,
  type RuleSet,
  type Selection,
  select,
  selectorOf,
  selectWith,
} from './select-rules.ts'
import { openChannelBits, standInStage } from './stand-in-stage.ts'
import { CHANNEL_BITS, PARTY_BITS, PURPOSE_BITS } from './word-bits.ts'

export interface DecideOptions {
  /** Also give the answer of every rule. */
  readonly explain?: boolean
  /** False: without budgets and alternatives, for whoever compares many asks and shows one. */
  readonly advice?: boolean
}

export type ExplainedDecision = Decision & { readonly rules: readonly RuleAnswer[] }

/**
 * May this channel reach this contact point for this purpose by this actor at this instant? Pure and total: same
 * arguments, same answer; whatever is missing or unreadable is a reason to refuse, never an error.
 *
 * @param ask the contact, `atMs` in epoch milliseconds.
 * @param facts everything the answer depends on.
 * @param policy from `compilePolicy`.
 */
export function decideContact(ask: Ask, facts: Facts, policy: Policy): Decision
export function decideContact(
  ask: Ask,
  facts: Facts,
  policy: Policy,
  options: { readonly explain: true },
): ExplainedDecision
export function decideContact(ask: Ask, facts: Facts, policy: Policy, options?: DecideOptions): Decision
export function decideContact(ask: Ask, facts: Facts, policy: Policy, options: DecideOptions = {}): Decision {
  const ruleSet = policy.ruleSet(facts.jurisdiction)
  const prepared = prepareFacts(facts)
  const question = prepareQuestion(ask, prepared, policy.strategy, ruleSet.covered)
  const selection = select(ruleSet, question)
  const unreadable = unreadablePart(ask)
  const isReadable = unreadable === null
  const found = isReadable ? objectionsAt(question, selection, ask.atMs) : NO_OBJECTIONS
  const reasons = unreadable === null ? reasonsOf(found) : [cannotJudge(ruleSet, unreadable)]
  const isOpen = reasons.length === 0
  const never = isOpen ? undefined : neverClearing(reasons)
  const first = isOpen || never !== undefined ? null : firstAllowed(question, selection, ask.atMs, found)
  const nextAllowedAtMs = isOpen ? ask.atMs : first === null || first.atMs === Infinity ? null : first.atMs
  const isAdvised = isReadable && options.advice !== false
  const isInstant = Math.abs(ask.atMs) <= INSTANT_MS_MAX
  const standing =
    policy.strategy === null || !isInstant ? null : standInStage(prepared, policy.strategy, ask.atMs)
  const decision: Decision = {
    verdict: isOpen ? 'allowed' : nextAllowedAtMs === null ? 'denied' : 'deferred',
    atMs: ask.atMs,
    nextAllowedAtMs,
    bindingRule: isOpen ? null : (never?.rule ?? first?.binding?.rule.id ?? reasons[0]?.rule ?? null),
    reasons,
    warnings: isReadable ? reasonsOf(objectionsOf(question, selection.warn, ask.atMs)) : [],
    obligations: nextAllowedAtMs === null ? NO_OBLIGATIONS : selection.obligations,
    budgets: isAdvised ? budgetsOf(question, selection) : NO_BUDGETS,
    alternatives: isOpen || !isAdvised ? NO_ALTERNATIVES : alternativesOf(question, ruleSet, found),
    stage: standing?.ladder?.stages[standing.stageIndex]?.stage.id ?? null,
    segment: standing?.segment?.segment.id ?? '',
    daysPastDue: standing?.context.daysPastDue ?? daysPastDue(prepared, ask.atMs),
    policyVersion: policy.version,
  }
  if (options.explain !== true) return decision
  return { ...decision, rules: rulesOf(question, ruleSet, selection, isReadable) } satisfies ExplainedDecision
}

function daysPastDue(prepared: PreparedFacts, tMs: number): number | null {
  return Math.abs(tMs) <= INSTANT_MS_MAX ? daysPastDueAt(prepared, tMs) : null
}

function neverClearing(reasons: readonly Reason[]): Reason | undefined {
  for (const reason of reasons) if (reason.clearsAtMs === null) return reason
  return undefined
}

const PRECEDENCE = new Map(REASON_CODES.map((code, index) => [code, index]))

function reasonsOf(found: readonly Found[]): readonly Reason[] {
  const [only] = found
  if (only === undefined) return NO_REASONS
  return found.length === 1
    ? [reasonOf(only.rule, only.objection)]
    : inOrder(found).map(({ rule, objection }) => reasonOf(rule, objection))
}

const rankOf = ({ objection }: Found): number => PRECEDENCE.get(objection.code) ?? 0

/** By the precedence of their codes, else as the rules stand. They are few, and mostly in order already. */
function inOrder(found: readonly Found[]): readonly Found[] {
  let last = -1
  for (const one of found) {
    const rank = rankOf(one)
    if (rank < last) return found.toSorted((a, b) => rankOf(a) - rankOf(b) || a.rule.order - b.rule.order)
    last = rank
  }
  return found
}

const NO_OBJECTIONS: readonly Found[] = []
const NO_REASONS: readonly Reason[] = []
const NO_OBLIGATIONS: readonly Obligation[] = []
const NO_BUDGETS: readonly Budget[] = []

function reasonOf(compiled: CompiledRule, objection: Objection): Reason {
  const { id: rule, pack, effect, provenance } = compiled
  const { code } = objection
  const clearsAtMs = Number.isFinite(objection.clearsAtMs) ? objection.clearsAtMs : null
  const { message, observed, limit, fact } = objection.detail()
  // Spelt out, since spreading what is there into an object of changing shape costs a microsecond.
  if (fact !== undefined)
    return { code, rule, pack, effect, message, observed: observed ?? null, clearsAtMs, fact, provenance }
  if (observed === undefined)
    return limit === undefined
      ? { code, rule, pack, effect, message, clearsAtMs, provenance }
      : { code, rule, pack, effect, message, limit, clearsAtMs, provenance }
  return limit === undefined
    ? { code, rule, pack, effect, message, observed, clearsAtMs, provenance }
    : { code, rule, pack, effect, message, observed, limit, clearsAtMs, provenance }
}

/** The part of the ask that cannot be judged at all, null when all can. A word the rules do not know is one. */
function unreadablePart(ask: Ask): { readonly name: string; readonly supply: string } | null {
  if (!isAnswerable(ask.atMs)) {
    return { name: 'ask.atMs', supply: 'give the instant in epoch milliseconds' }
  }
  if (!CHANNEL_BITS.knows(ask.channel))
    return { name: 'ask.channel', supply: `give one of ${CHANNELS.join(', ')}` }
  if (!PARTY_BITS.knows(ask.party)) return { name: 'ask.party', supply: `give one of ${PARTIES.join(', ')}` }
  if (!PURPOSE_BITS.knows(ask.purpose))
    return { name: 'ask.purpose', supply: `give one of ${PURPOSES.join(', ')}` }
  return null
}

function cannotJudge(ruleSet: RuleSet, fact: { readonly name: string; readonly supply: string }): Reason {
  const rule = ruleSet.rules.find((one) => one.rule.kind === 'fact-known')
  return {
    code: 'fact_missing',
    rule: rule?.rule.id ?? 'tact',
    pack: 'tact',
    effect: 'deny',
    message: `${fact.name} is not known: ${fact.supply}`,
    observed: null,
    clearsAtMs: null,
    fact,
    provenance: rule?.rule.provenance ?? {
      strength: 'policy',
      evidence: 'text',
      citation: { instrument: 'Tact', article: null },
      asOf: '2026-11-21',
    },
  }
}

function budgetsOf(question: Question, selection: Selection): readonly Budget[] {
  const { atMs } = question.ask
  const budgets: Budget[] = []
  const add = ({ id, pack, inScope, cap }: CompiledRule) => {
    if (cap === null || !inScope(question, atMs)) return
    const { used, resetsAtMs } = cap.use(question, atMs)
    budgets.push({ rule: id, pack, used, limit: cap.limit, resetsAtMs })
  }
  for (const cap of selection.caps) add(cap)
  for (const cap of limitsAt(question, selection.capsByLadder, atMs)) add(cap)
  return budgets
}

/** Other contact points and channels that would be allowed at this instant for the same purpose by the same actor. */
function alternativesOf(
  question: Question,
  ruleSet: RuleSet,
  objections: readonly Found[],
): readonly Alternative[] {
  if (objections.some(({ rule }) => rule.isAlikeForAll)) return NO_ALTERNATIVES
  const { ask, prepared } = question
  let found: Alternative[] | null = null
  const selector = selectorOf(ruleSet, question)
  const probe = probeOf(question)
  const open = selector.isStaged ? stagedChannels(question) : ALL_CHANNELS
  for (const point of prepared.facts.contactPoints) {
    for (const channel of point.channels) {
      if ((open & CHANNEL_BITS.bit(channel)) === 0) continue
      if (channel === ask.channel && point.id === ask.contactPoint) continue
      const place = channel === 'visit' ? (point.place ?? 'doorstep') : point.place
      probe.turnTo(point, channel, place)
      const selection = selectWith(selector, ruleSet, probe.question)
      if (!isAllowed(probe.question, selection, ask.atMs)) continue
      found ??= []
      const alternative = { channel, party: point.party, contactPoint: point.id }
      found.push(place === undefined ? alternative : { ...alternative, place })
    }
  }
  return found === null ? NO_ALTERNATIVES : found.length < 2 ? found : found.sort(compareAlternatives)
}

const ALL_CHANNELS = CHANNEL_BITS.mask(CHANNELS)

/** Channels that the strategy uses at the instant: all others are closed for every contact point. */
function stagedChannels({ prepared, strategy, ask }: Question): number {
  return strategy === null ? ALL_CHANNELS : openChannelBits(standInStage(prepared, strategy, ask.atMs))
}

const NO_ALTERNATIVES: readonly Alternative[] = []

function compareAlternatives(a: Alternative, b: Alternative): number {
  const id = (one: Alternative) => one.contactPoint ?? ''
  return (
    PARTIES.indexOf(a.party) - PARTIES.indexOf(b.party) ||
    CHANNEL_ORDER(a.channel) - CHANNEL_ORDER(b.channel) ||
    (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0)
  )
}

const CHANNEL_ORDER = (channel: Channel): number => CHANNELS.indexOf(channel)

function rulesOf(
  question: Question,
  ruleSet: RuleSet,
  selection: Selection,
  isReadable: boolean,
): readonly RuleAnswer[] {
  const { atMs } = question.ask
  const selected = new Set(selection.all)
  const answers = ruleSet.rules.map((compiled): RuleAnswer => {
    const { rule, pack } = compiled
    if (!isReadable || !selected.has(compiled) || !compiled.inScope(question, atMs)) {
      return { rule: rule.id, pack, answer: 'not-applicable', clearsAtMs: null }
    }
    const objection = compiled.ask(question, atMs)
    if (objection === null) return { rule: rule.id, pack, answer: 'satisfied', clearsAtMs: null }
    const clearsAtMs = Number.isFinite(objection.clearsAtMs) ? objection.clearsAtMs : null
    return { rule: rule.id, pack, answer: rule.effect === 'deny' ? 'objects' : 'warns', clearsAtMs }
  })
  const off = ruleSet.switchedOff.map(
    ({ rule, pack }): RuleAnswer => ({ rule: rule.id, pack, answer: 'switched-off', clearsAtMs: null }),
  )
  return [...answers, ...off]
}
