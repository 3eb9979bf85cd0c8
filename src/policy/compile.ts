/**
 * Packs and a strategy, compiled once into a policy that answers questions. For every combination of channel, party,
 * purpose, actor, place, kind of borrower and product the list of rules that look at it is kept, so an answer starts
 * with the rules that matter.
 */
import { dayOfDate, localDay, startOfLocalDayMs } from './calendar.ts'
import { type CompiledStrategy, compileStrategy } from './compile-strategy.ts'
import { type Ask, CHANNELS, type Facts, PARTIES, PLACES, PURPOSES } from './facts.ts'
import type { Pack, PackObligation, Rule, When } from './pack.ts'
import { packsFor } from './packs.ts'
import { daysPastDueAt, daysPastDueReachedMs } from './prepare-facts.ts'
import type { AskRule, Objection, Question } from './question.ts'
import { ruleKind } from './rules/rule-kinds.ts'
import { isOpenStage, nextStandingChangeMs, standInStage } from './stand-in-stage.ts'
import type { Strategy } from './strategy.ts'
import { type StageLimit, strategyRules } from './strategy-rules.ts'
import { TACT_PACK } from './tact-rules.ts'

export interface CompiledRule {
  readonly rule: Rule
  readonly pack: string
  /** Position in the policy: ties in the order of reasons are broken by it. */
  readonly order: number
  readonly ask: AskRule
  /** Whether the rule is in scope at an instant (dates, days past due, stage); everything else `select` has decided. */
  readonly inScope: (question: Question, tMs: number) => boolean
}

/** The rules that look at one combination of ask, product and borrower kind. */
export interface Selection {
  readonly deny: readonly CompiledRule[]
  readonly warn: readonly CompiledRule[]
  readonly obligations: readonly { readonly obligation: PackObligation; readonly pack: string }[]
}

export interface RuleSet {
  /** Whether packs cover the jurisdiction. */
  readonly covered: boolean
  readonly rules: readonly CompiledRule[]
  readonly switchedOff: readonly { readonly rule: Rule; readonly pack: string }[]
  readonly obligations: readonly { readonly obligation: PackObligation; readonly pack: string }[]
  readonly products: ReadonlySet<string>
  readonly selections: Map<string, Map<number, Selection>>
}

/** Compliance's switches by rule id. */
export type Switches = Readonly<
  Record<string, { readonly enabled?: boolean; readonly effect?: 'deny' | 'warn' }>
>

export interface Policy {
  /** `strategy consumer@3 CN@2026-11-21 tact@1`; switched rules are named as well, so a label says what decided. */
  readonly version: string
  readonly packs: readonly Pack[]
  readonly strategy: CompiledStrategy | null
  /** Collectors a visit needs at least, over all packs: what a planned visit is staffed with. */
  readonly visitCollectors: number
  readonly ruleSet: (jurisdiction: string | null) => RuleSet
}

/** Rules that nobody may switch off: without the fact there is no answer to give. */
const ALWAYS_ON: ReadonlySet<Rule['kind']> = new Set(['fact-known'])

export function compilePolicy(source: {
  readonly packs: readonly Pack[]
  readonly strategy: Strategy | null
  readonly switches?: Switches
}): Policy {
  const switches = source.switches ?? {}
  const packs = [...source.packs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const strategy = source.strategy === null ? null : compileStrategy(source.strategy)
  const own = source.strategy === null ? [] : strategyRules(source.strategy)
  const ruleSets = new Map<string, RuleSet>()
  const uncovered = buildRuleSet([TACT_PACK], own, switches, false)
  return {
    version: versionLabel(packs, source.strategy, switches),
    packs,
    strategy,
    visitCollectors: Math.max(1, ...packs.flatMap((pack) => pack.rules.map(minCollectors))),
    ruleSet: (jurisdiction) => {
      if (jurisdiction === null) return uncovered
      const known = ruleSets.get(jurisdiction)
      if (known !== undefined) return known
      const found = packsFor(jurisdiction, packs)
      if (found === null) return uncovered
      // Law first: of two equal reasons the one with a source of law is named.
      const built = buildRuleSet([...found, TACT_PACK], own, switches, true)
      ruleSets.set(jurisdiction, built)
      return built
    },
  }
}

function minCollectors(rule: Rule): number {
  return rule.kind === 'visit' && rule.enabled ? (rule.minCollectors ?? 1) : 1
}

function versionLabel(packs: readonly Pack[], strategy: Strategy | null, switches: Switches): string {
  const parts = [
    ...(strategy === null ? [] : [`strategy ${strategy.id}@${strategy.version}`]),
    ...packs.map((pack) => `${pack.id}@${pack.asOf}`),
    `${TACT_PACK.id}@1`,
    ...Object.keys(switches)
      .sort()
      .map((id) => `${id}:${switches[id]?.enabled === false ? 'off' : (switches[id]?.effect ?? 'on')}`),
  ]
  return parts.join(' ')
}

function buildRuleSet(
  packs: readonly Pack[],
  own: readonly { readonly rule: Rule; readonly limit: StageLimit | null }[],
  switches: Switches,
  covered: boolean,
): RuleSet {
  const rules: CompiledRule[] = []
  const switchedOff: { rule: Rule; pack: string }[] = []
  const add = (given: Rule, pack: string, zone: string, limit: StageLimit | null) => {
    const flip = switches[given.id]
    const rule: Rule = {
      ...given,
      enabled: ALWAYS_ON.has(given.kind) || (flip?.enabled ?? given.enabled),
      effect: ALWAYS_ON.has(given.kind) ? 'deny' : (flip?.effect ?? given.effect),
    }
    if (!rule.enabled) {
      switchedOff.push({ rule, pack })
      return
    }
    const inScope = scopeOf(rule, zone, limit)
    rules.push({ rule, pack, order: rules.length, inScope, ask: scoped(rule, inScope, zone, limit !== null) })
  }
  for (const pack of packs) for (const rule of pack.rules) add(rule, pack.id, pack.zones[0] ?? 'UTC', null)
  for (const { rule, limit } of own) add(rule, 'strategy', 'UTC', limit)
  const obligations = packs.flatMap((pack) =>
    pack.obligations
      .filter((obligation) => obligation.scope !== 'institution')
      .filter((obligation) => switches[obligation.rule]?.enabled ?? obligation.enabled)
      .map((obligation) => ({ obligation, pack: pack.id })),
  )
  const whens = [...rules.map((one) => one.rule.when), ...obligations.map((one) => one.obligation.when)]
  const products = new Set(whens.flatMap((when) => [...(when?.products ?? []), ...(when?.notProducts ?? [])]))
  return { covered, rules, switchedOff, obligations, products, selections: new Map() }
}

/** Dates, days past due and stage: the part of a rule's scope that time changes. */
function scopeOf(rule: Rule, zone: string, limit: StageLimit | null): CompiledRule['inScope'] {
  const from = rule.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayOfDate(rule.effectiveFrom)
  const to = rule.effectiveTo === undefined ? Number.POSITIVE_INFINITY : dayOfDate(rule.effectiveTo)
  const dated = rule.effectiveFrom !== undefined || rule.effectiveTo !== undefined
  const dpd = rule.when?.daysPastDue
  if (!dated && dpd === undefined && limit === null) return () => true
  return (question, tMs) => {
    if (dated) {
      const day = localDay(zone, tMs)
      if (day < from || day > to) return false
    }
    if (dpd !== undefined) {
      const days = daysPastDueAt(question.prepared, tMs)
      if (
        days === null ? dpd.gte !== undefined : days < (dpd.gte ?? -Infinity) || days > (dpd.lte ?? Infinity)
      )
        return false
    }
    if (limit === null) return true
    if (question.strategy === null) return false
    const standing = standInStage(question.prepared, question.strategy, tMs)
    return standing.ladder?.ladder.id === limit.ladder && isOpenStage(standing, limit.stageIndex)
  }
}

/**
 * An objection also ends when its rule goes out of scope; then all rules are asked again, so ending it too early
 * would cost a round and never an answer.
 */
function scoped(rule: Rule, inScope: CompiledRule['inScope'], zone: string, isStageLimit: boolean): AskRule {
  const ask = ruleKind(rule)
  const lte = rule.when?.daysPastDue?.lte
  const lastDay = rule.effectiveTo === undefined ? null : dayOfDate(rule.effectiveTo)
  const isDated = rule.effectiveFrom !== undefined || lastDay !== null
  if (!isDated && rule.when?.daysPastDue === undefined && !isStageLimit) return ask
  return (question, tMs) => {
    if (!inScope(question, tMs)) return null
    const objection = ask(question, tMs)
    if (objection === null) return null
    let clearsAtMs = objection.clearsAtMs
    if (lastDay !== null) clearsAtMs = Math.min(clearsAtMs, startOfLocalDayMs(zone, lastDay + 1, tMs))
    if (lte !== undefined)
      clearsAtMs = Math.min(clearsAtMs, daysPastDueReachedMs(question.prepared, lte + 1, tMs))
    if (isStageLimit && question.strategy !== null) {
      const standing = standInStage(question.prepared, question.strategy, tMs)
      clearsAtMs = Math.min(clearsAtMs, nextStandingChangeMs(question.strategy, standing) ?? clearsAtMs)
    }
    return clearsAtMs === objection.clearsAtMs
      ? objection
      : ({ ...objection, clearsAtMs } satisfies Objection)
  }
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
  key = key * 2 + (facts.borrowerKind === 'person' ? 0 : 1)
  const known = byKey.get(key)
  if (known !== undefined) return known
  const matching = ruleSet.rules.filter((one) => matches(one.rule.when, ask, facts))
  const selection: Selection = {
    deny: matching.filter((one) => one.rule.effect === 'deny'),
    warn: matching.filter((one) => one.rule.effect === 'warn'),
    obligations: ruleSet.obligations.filter((one) => matches(one.obligation.when, ask, facts)),
  }
  byKey.set(key, selection)
  return selection
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
    (ask.place === undefined ? when.places === undefined : listed(ask.place, when.places, when.notPlaces))
  )
}

function listed<T>(value: T, only: readonly T[] | undefined, not: readonly T[] | undefined): boolean {
  return (only?.includes(value) ?? true) && !(not?.includes(value) ?? false)
}
