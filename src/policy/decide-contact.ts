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
import { daysPastDueAt, HORIZON_MS, type PreparedFacts, prepareFacts } from './prepare-facts.ts'
import { type Objection, prepareQuestion, type Question } from './question.ts'
import { type CompiledRule, limitsAt, type RuleSet, type Selection, select } from './select-rules.ts'
import { standInStage } from './stand-in-stage.ts'

export interface DecideOptions {
  /** Also give the answer of every rule. */
  readonly explain?: boolean
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
  const selection = select(ruleSet, question.ask, facts)
  const unreadable = unreadablePart(ask)
  const isReadable = unreadable === null
  const found = isReadable ? objectionsAt(question, selection, ask.atMs) : NO_OBJECTIONS
  const reasons = unreadable === null ? reasonsOf(found) : [cannotJudge(ruleSet, unreadable)]
  const never = reasons.find((reason) => reason.clearsAtMs === null)
  const isOpen = reasons.length === 0
  const first = isOpen || never !== undefined ? null : firstAllowed(question, selection, ask.atMs, found)
  const nextAllowedAtMs = isOpen ? ask.atMs : first === null || first.atMs === Infinity ? null : first.atMs
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
    obligations: nextAllowedAtMs === null ? [] : obligationsOf(selection),
    budgets: isReadable ? budgetsOf(question, selection) : [],
    alternatives: isOpen || !isReadable ? [] : alternativesOf(question, ruleSet),
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

const PRECEDENCE = new Map(REASON_CODES.map((code, index) => [code, index]))

function reasonsOf(found: readonly Found[]): readonly Reason[] {
  if (found.length === 0) return NO_REASONS
  const rank = (one: Found) => PRECEDENCE.get(one.objection.code) ?? 0
  const ranked =
    found.length === 1 ? found : found.toSorted((a, b) => rank(a) - rank(b) || a.rule.order - b.rule.order)
  return ranked.map(({ rule, objection }) => reasonOf(rule, objection))
}

const NO_OBJECTIONS: readonly Found[] = []
const NO_REASONS: readonly Reason[] = []

function reasonOf(compiled: CompiledRule, objection: Objection): Reason {
  const { rule, pack } = compiled
  return {
    code: objection.code,
    rule: rule.id,
    pack,
    effect: rule.effect,
    ...objection.detail(),
    clearsAtMs: Number.isFinite(objection.clearsAtMs) ? objection.clearsAtMs : null,
    provenance: rule.provenance,
  }
}

/** The part of the ask that cannot be judged at all, null when all can. A word the rules do not know is one. */
function unreadablePart(ask: Ask): { readonly name: string; readonly supply: string } | null {
  if (!(Math.abs(ask.atMs) <= INSTANT_MS_MAX - 2 * HORIZON_MS)) {
    return { name: 'ask.atMs', supply: 'give the instant in epoch milliseconds' }
  }
  if (!CHANNELS.includes(ask.channel))
    return { name: 'ask.channel', supply: `give one of ${CHANNELS.join(', ')}` }
  if (!PARTIES.includes(ask.party)) return { name: 'ask.party', supply: `give one of ${PARTIES.join(', ')}` }
  if (!PURPOSES.includes(ask.purpose))
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

function obligationsOf(selection: Selection): readonly Obligation[] {
  return selection.obligations.map(({ obligation, pack }) => ({
    code: obligation.code,
    rule: obligation.rule,
    pack,
    text: obligation.text,
    provenance: obligation.provenance,
  }))
}

function budgetsOf(question: Question, selection: Selection): readonly Budget[] {
  const { atMs } = question.ask
  const budgets: Budget[] = []
  const limits = limitsAt(question, selection, atMs)
  for (const list of limits.length === 0 ? [selection.deny] : [selection.deny, limits])
    for (const { rule, pack, inScope, capUse } of list) {
      if (capUse === null || rule.kind !== 'frequency-cap' || !inScope(question, atMs)) continue
      const { used, resetsAtMs } = capUse(question, atMs)
      budgets.push({ rule: rule.id, pack, used, limit: rule.limit, resetsAtMs })
    }
  return budgets
}

/** Other contact points and channels that would be allowed at this instant for the same purpose by the same actor. */
function alternativesOf(question: Question, ruleSet: RuleSet): readonly Alternative[] {
  const { ask, prepared } = question
  const found: Alternative[] = []
  for (const point of prepared.facts.contactPoints) {
    for (const channel of point.channels) {
      if (point.id === ask.contactPoint && channel === ask.channel) continue
      const { person: _person, place: _place, line: _line, ...rest } = ask
      const place = channel === 'visit' ? (point.place ?? 'doorstep') : point.place
      const other: Ask = {
        ...rest,
        channel,
        party: point.party,
        contactPoint: point.id,
        ...(place === undefined ? {} : { place }),
      }
      const asked = prepareQuestion(other, prepared, question.strategy, question.covered, false)
      if (!isAllowed(asked, select(ruleSet, asked.ask, prepared.facts), ask.atMs)) continue
      found.push({
        channel,
        party: point.party,
        contactPoint: point.id,
        ...(place === undefined ? {} : { place }),
      })
    }
  }
  return found.length < 2 ? found : found.sort(compareAlternatives)
}

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
  const limits = [...selection.limits.values()].flat()
  const selected = new Set([...selection.deny, ...limits, ...selection.warn])
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
