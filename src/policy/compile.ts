/**
 * Packs and a strategy, compiled once into a policy that answers questions. For every combination of channel, party,
 * purpose, actor, place, kind of borrower and product the list of rules that look at it is kept, so an answer starts
 * with the rules that matter.
 */
import { dayOfDate, localDay, startOfLocalDayMs } from './calendar.ts'
import { type CompiledStrategy, compileStrategy } from './compile-strategy.ts'
import { excepted } from './exceptions.ts'
import { type Ask, CHANNELS, type Facts, PARTIES, PLACES, PURPOSES } from './facts.ts'
import type { HolidayCalendar } from './holidays.ts'
import type { HousePack, Pack, PackObligation, Rule, When } from './pack.ts'
import { HOLIDAY_CALENDARS } from './packs/holidays/holiday-calendars.ts'
import { packsFor } from './packs.ts'
import { daysPastDueAt, daysPastDueReachedMs } from './prepare-facts.ts'
import type { AskRule, Coverage, Objection, Question } from './question.ts'
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
  readonly covered: Coverage
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

/** What `compilePolicy` makes a policy of. */
export interface PolicySource {
  readonly packs: readonly Pack[]
  /** `null`: the law alone decides. */
  readonly strategy: Strategy | null
  readonly switches?: Switches
  readonly housePacks?: readonly HousePack[]
  /** Absent: the built-in ones. */
  readonly calendars?: readonly HolidayCalendar[]
}

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

export function compilePolicy(source: PolicySource): Policy {
  const { switches = {}, housePacks = [], calendars = HOLIDAY_CALENDARS } = source
  const packs = [...source.packs].sort(byId)
  const house = [...housePacks].sort(byId)
  const strategy = source.strategy === null ? null : compileStrategy(source.strategy)
  const own = source.strategy === null ? [] : strategyRules(source.strategy)
  const build = (asked: readonly Pack[], coverage: Coverage) =>
    buildRuleSet(asked, own, switches, calendars, coverage)
  const ruleSets = new Map<string, RuleSet>()
  const uncovered = build([TACT_PACK], 'no')
  return {
    version: versionLabel(source, packs, house, switches, calendars),
    packs,
    strategy,
    visitCollectors: Math.max(1, ...packs.flatMap((pack) => pack.rules.map(minCollectors))),
    ruleSet: (jurisdiction) => {
      if (jurisdiction === null) return uncovered
      const known = ruleSets.get(jurisdiction)
      if (known !== undefined) return known
      const found = packsFor(jurisdiction, packs)
      if (found === null) return uncovered
      const added = house.filter((pack) => appliesTo(pack, jurisdiction))
      const isWhole = found.some((pack) => pack.id === jurisdiction)
      // Law first: of two equal reasons the one with a source of law is named.
      const built = build([...found, ...added, TACT_PACK], isWhole ? 'yes' : 'partly')
      ruleSets.set(jurisdiction, built)
      return built
    },
  }
}

function byId(a: Pack, b: Pack): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function appliesTo(pack: HousePack, jurisdiction: string): boolean {
  return pack.appliesTo?.some((one) => one === jurisdiction || jurisdiction.startsWith(`${one}-`)) ?? true
}

function minCollectors(rule: Rule): number {
  return rule.kind === 'visit' && rule.enabled ? (rule.minCollectors ?? 1) : 1
}

function versionLabel(
  source: PolicySource,
  packs: readonly Pack[],
  house: readonly HousePack[],
  switches: Switches,
  calendars: readonly HolidayCalendar[],
): string {
  const { strategy } = source
  const own = calendars.filter((calendar) => !HOLIDAY_CALENDARS.includes(calendar))
  const parts = [
    ...(strategy === null ? [] : [`strategy ${strategy.id}@${strategy.version}`]),
    ...packLabels(packs),
    ...house.map((pack) => `${pack.id}@${pack.version}`),
    `${TACT_PACK.id}@1`,
    ...own.map((calendar) => `calendar ${calendar.id}#${fingerprint(JSON.stringify(calendar))}`),
    ...Object.keys(switches)
      .sort()
      .map((id) => `${id}:${switches[id]?.enabled === false ? 'off' : (switches[id]?.effect ?? 'on')}`),
  ]
  return parts.join(' ')
}

/** Packs of one edition share its date: `AU CA CN@2026-11-21`. */
function packLabels(packs: readonly Pack[]): string[] {
  const editions = new Map<string, string[]>()
  for (const pack of packs) editions.set(pack.asOf, [...(editions.get(pack.asOf) ?? []), pack.id])
  return [...editions].map(([asOf, ids]) => `${ids.join(' ')}@${asOf}`)
}

/** A short name for a long text (FNV-1a, 32 bits, hex): tells two editions apart, proves nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

function buildRuleSet(
  packs: readonly Pack[],
  own: readonly { readonly rule: Rule; readonly limit: StageLimit | null }[],
  switches: Switches,
  calendars: readonly HolidayCalendar[],
  covered: Coverage,
): RuleSet {
  const rules: CompiledRule[] = []
  const switchedOff: { rule: Rule; pack: string }[] = []
  const add = (given: Rule, pack: string, zone: string, limit: StageLimit | null) => {
    const flip = switchOf(switches, given.id)
    const rule: Rule = {
      ...given,
      enabled: ALWAYS_ON.has(given.kind) || (flip?.enabled ?? given.enabled),
      effect: ALWAYS_ON.has(given.kind) ? given.effect : (flip?.effect ?? given.effect),
    }
    if (!rule.enabled) {
      switchedOff.push({ rule, pack })
      return
    }
    const inScope = scopeOf(rule, zone, limit)
    const ask = scoped(rule, ruleKind(rule, calendars), inScope, zone, limit !== null)
    rules.push({ rule, pack, order: rules.length, inScope, ask: excepted(rule, ask) })
  }
  for (const pack of packs) for (const rule of pack.rules) add(rule, pack.id, pack.zones[0] ?? 'UTC', null)
  for (const { rule, limit } of own) add(rule, 'strategy', 'UTC', limit)
  const obligations = packs.flatMap((pack) =>
    pack.obligations
      .filter((obligation) => obligation.scope !== 'institution')
      .filter((obligation) => switchOf(switches, obligation.rule)?.enabled ?? obligation.enabled)
      .map((obligation) => ({ obligation, pack: pack.id })),
  )
  const whens = [...rules.map((one) => one.rule.when), ...obligations.map((one) => one.obligation.when)]
  const products = new Set(whens.flatMap((when) => [...(when?.products ?? []), ...(when?.notProducts ?? [])]))
  return { covered, rules, switchedOff, obligations, products, selections: new Map() }
}

/** The switch of a rule: its own, else that of the rule it is a part of (`AU-FREQ` for `AU-FREQ/week`). */
function switchOf(switches: Switches, id: string): Switches[string] | undefined {
  const slash = id.indexOf('/')
  return switches[id] ?? (slash < 0 ? undefined : switches[id.slice(0, slash)])
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
function scoped(
  rule: Rule,
  ask: AskRule,
  inScope: CompiledRule['inScope'],
  zone: string,
  isStageLimit: boolean,
): AskRule {
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
  key = key * 3 + (ask.line === undefined ? 0 : ask.line === 'mobile' ? 1 : 2)
  key = key * 3 + (ask.dialling === undefined ? 0 : ask.dialling === 'manual' ? 1 : 2)
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
    (ask.place === undefined ? when.places === undefined : listed(ask.place, when.places, when.notPlaces)) &&
    (ask.line === undefined ? when.lines === undefined : listed(ask.line, when.lines, when.notLines)) &&
    (when.dialling === undefined || (ask.dialling !== undefined && when.dialling.includes(ask.dialling)))
  )
}

function listed<T>(value: T, only: readonly T[] | undefined, not: readonly T[] | undefined): boolean {
  return (only?.includes(value) ?? true) && !(not?.includes(value) ?? false)
}
