/** Which of the compiled rules look at an ask: worked out once for every combination, then looked up. */
import { type Ask, CHANNELS, type Facts, PARTIES, PLACES, PURPOSES } from './facts.ts'
import type { PackObligation, Rule, When } from './pack.ts'
import type { AskRule, Coverage, Question } from './question.ts'
import type { CapUse } from './rules/frequency-cap.ts'
import { standInStage } from './stand-in-stage.ts'

export interface CompiledRule {
  readonly rule: Rule
  readonly pack: string
  /** Position in the policy: ties in the order of reasons are broken by it. */
  readonly order: number
  readonly ask: AskRule
  /** Whether the rule is in scope at an instant (dates, days past due, stage); everything else `select` has decided. */
  readonly inScope: (question: Question, tMs: number) => boolean
  /** Ladder of a limit that holds in one stage, `null` for every other rule. */
  readonly ladder: string | null
  /** Of a frequency cap: how much of it is used. */
  readonly capUse: CapUse | null
}

/** The rules that look at one combination of ask, product and borrower kind. */
export interface Selection {
  readonly deny: readonly CompiledRule[]
  /** The creditor's own limits by ladder, besides `deny`: only those of the ladder an account is on are asked. */
  readonly limits: ReadonlyMap<string, readonly CompiledRule[]>
  readonly warn: readonly CompiledRule[]
  readonly obligations: readonly { readonly obligation: PackObligation; readonly pack: string }[]
}

export interface RuleSet {
  /** Whether packs cover the jurisdiction. */
  readonly covered: Coverage
  readonly rules: readonly CompiledRule[]
  readonly switchedOff: readonly { readonly rule: Rule; readonly pack: string }[]
  readonly obligations: readonly { readonly obligation: PackObligation; readonly pack: string }[]
  readonly products: ReadonlySet<string>
  readonly selections: Map<string, Map<number, Selection>>
}

const PLACE_NONE = PLACES.length
const ACTORS = ['in-house', 'agency', 'bot'] as const

/** The rules and obligations that look at this ask about this account. */
export function select(ruleSet: RuleSet, ask: Ask, facts: Facts): Selection {
  const product = ruleSet.products.has(facts.product) ? facts.product : ''
  let byKey = ruleSet.selections.get(product)
  if (byKey === undefined) {
    byKey = new Map()
    ruleSet.selections.set(product, byKey)
  }
  let key = CHANNELS.indexOf(ask.channel)
  key = key * 16 + PARTIES.indexOf(ask.party)
  key = key * 32 + PURPOSES.indexOf(ask.purpose)
  key = key * 4 + ACTORS.indexOf(ask.actor.kind)
  key = key * 8 + (ask.place === undefined ? PLACE_NONE : PLACES.indexOf(ask.place))
  key = key * 3 + (ask.line === undefined ? 0 : ask.line === 'mobile' ? 1 : 2)
  key = key * 3 + (ask.dialling === undefined ? 0 : ask.dialling === 'manual' ? 1 : 2)
  key = key * 2 + (facts.borrowerKind === 'person' ? 0 : 1)
  const known = byKey.get(key)
  if (known !== undefined) return known
  const matching = ruleSet.rules.filter((one) => matches(one.rule.when, ask, facts))
  const denying = matching.filter((one) => one.rule.effect === 'deny')
  const selection: Selection = {
    deny: denying.filter((one) => one.ladder === null),
    limits: byLadder(denying),
    warn: matching.filter((one) => one.rule.effect === 'warn'),
    obligations: ruleSet.obligations.filter((one) => matches(one.obligation.when, ask, facts)),
  }
  byKey.set(key, selection)
  return selection
}

function byLadder(rules: readonly CompiledRule[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const limits = new Map<string, CompiledRule[]>()
  for (const one of rules) {
    if (one.ladder === null) continue
    const known = limits.get(one.ladder)
    if (known === undefined) limits.set(one.ladder, [one])
    else known.push(one)
  }
  return limits
}

const NO_RULES: readonly CompiledRule[] = []

/** The creditor's own limits that may hold at an instant: those of the ladder the account is then on. */
export function limitsAt(question: Question, selection: Selection, tMs: number): readonly CompiledRule[] {
  if (selection.limits.size === 0 || question.strategy === null) return NO_RULES
  const { ladder } = standInStage(question.prepared, question.strategy, tMs)
  return ladder === null ? NO_RULES : (selection.limits.get(ladder.ladder.id) ?? NO_RULES)
}

function matches(when: When | undefined, ask: Ask, facts: Facts): boolean {
  if (when === undefined) return true
  return (
    listed(ask.channel, when.channels, when.notChannels) &&
    listed(ask.party, when.parties, when.notParties) &&
    listed(ask.purpose, when.purposes, when.notPurposes) &&
    listed(ask.actor.kind, when.actors, when.notActors) &&
    listed(facts.product, when.products, when.notProducts) &&
    listed(facts.borrowerKind, when.borrowerKinds, undefined) &&
    (ask.place === undefined ? when.places === undefined : listed(ask.place, when.places, when.notPlaces)) &&
    (ask.line === undefined ? when.lines === undefined : listed(ask.line, when.lines, when.notLines)) &&
    (when.dialling === undefined || (ask.dialling !== undefined && when.dialling.includes(ask.dialling)))
  )
}

function listed<T>(value: T, only: readonly T[] | undefined, not: readonly T[] | undefined): boolean {
  return (only?.includes(value) ?? true) && !(not?.includes(value) ?? false)
}
