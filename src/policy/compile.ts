/**
 * Packs and a strategy, compiled once into a policy that answers questions. For every combination of channel, party,
 * purpose, actor, place, kind of borrower and product the list of rules that look at it is kept, so an answer starts
 * with the rules that matter.
 */
import { dayOfDate, localDay, startOfLocalDayMs } from './calendar.ts'
import { type CompiledStrategy, compileStrategy } from './compile-strategy.ts'
import type { Provenance } from './decision.ts'
import { excepted } from './exceptions.ts'
import type { HolidayCalendar } from './holidays.ts'
import { isAlikeForAll, objectsOnlyWith } from './may-object.ts'
import type { HousePack, Pack, Rule } from './pack.ts'
import { HOLIDAY_CALENDARS } from './packs/holidays/holiday-calendars.ts'
import { isWhollyCovered, packsFor } from './packs.ts'
import { versionLabel } from './policy-version.ts'
import { daysPastDueAt, daysPastDueReachedMs } from './prepare-facts.ts'
import type { AskRule, Coverage, Objection } from './question.ts'
import { capUse } from './rules/frequency-cap.ts'
import { ruleKind } from './rules/rule-kinds.ts'
import type { CompiledRule, RuleSet } from './select-rules.ts'
import { isOpenStage, nextStandingChangeMs, standInStage } from './stand-in-stage.ts'
import type { Strategy } from './strategy.ts'
import { type StageLimit, strategyRules } from './strategy-rules.ts'
import { TACT_PACK } from './tact-rules.ts'

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
    visitCollectors: Math.max(1, ...[...packs, ...house].flatMap((pack) => pack.rules.map(collectors))),
    ruleSet: (jurisdiction) => {
      if (jurisdiction === null) return uncovered
      const known = ruleSets.get(jurisdiction)
      if (known !== undefined) return known
      const found = packsFor(jurisdiction, packs)
      if (found === null) return uncovered
      const added = house.filter((pack) => appliesTo(pack, jurisdiction))
      const isWhole = isWhollyCovered(jurisdiction, packs)
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

/** What a visit is staffed with: as many as any rule asks for, switched on or not, since more never hurts. */
function collectors(rule: Rule): number {
  return rule.kind === 'visit' ? (rule.minCollectors ?? 1) : 1
}

function buildRuleSet(
  packs: readonly Pack[],
  own: readonly { readonly rule: Rule; readonly limit: StageLimit | null }[],
  switches: Switches,
  calendars: readonly HolidayCalendar[],
  covered: Coverage,
): RuleSet {
  const ids = new Set(packs.flatMap((pack) => pack.rules.map((rule) => rule.id)))
  const rules: CompiledRule[] = []
  const switchedOff: { rule: Rule; pack: string }[] = []
  const limitedHolds = packs.flatMap((pack) => ('version' in pack ? [] : (pack.limitedHolds ?? [])))
  const add = (document: Rule, pack: string, zone: string, limit: StageLimit | null) => {
    const given = pack === TACT_PACK.id ? withoutHolds(document, limitedHolds) : document
    const flip = switchOf(switches, given.id, ids)
    const enabled = ALWAYS_ON.has(given.kind) || (flip?.enabled ?? given.enabled)
    const effect = ALWAYS_ON.has(given.kind) ? given.effect : (flip?.effect ?? given.effect)
    const isSet = enabled !== given.enabled || effect !== given.effect
    const rule: Rule = isSet
      ? { ...given, enabled, effect, provenance: setByCreditor(given.provenance) }
      : given
    if (!rule.enabled) {
      switchedOff.push({ rule, pack })
      return
    }
    const inScope = scopeOf(rule, zone, limit)
    const plain = scoped(rule, ruleKind(rule, calendars), inScope, zone, limit !== null)
    const ask = mayBeginAgain(rule) ? withExceptions(rule, settled(plain)) : plain
    rules.push({
      rule,
      id: rule.id,
      effect: rule.effect,
      provenance: rule.provenance,
      pack,
      order: rules.length,
      inScope,
      ask,
      limit,
      objectsOnlyWith: objectsOnlyWith(rule, covered),
      isAlikeForAll: isAlikeForAll(rule),
      cap: rule.kind === 'frequency-cap' ? { limit: rule.limit, use: capUse(rule) } : null,
    })
  }
  for (const pack of packs) for (const rule of pack.rules) add(rule, pack.id, pack.zones[0] ?? 'UTC', null)
  for (const { rule, limit } of own) add(rule, 'strategy', 'UTC', limit)
  const obligations = packs.flatMap((pack) =>
    pack.obligations
      .filter((obligation) => obligation.scope !== 'institution')
      .filter((obligation) => switchOf(switches, obligation.rule, ids)?.enabled ?? obligation.enabled)
      .map((obligation) => ({ obligation, pack: pack.id })),
  )
  const whens = [...rules.map((one) => one.rule.when), ...obligations.map((one) => one.obligation.when)]
  const products = new Set(whens.flatMap((when) => [...(when?.products ?? []), ...(when?.notProducts ?? [])]))
  return { covered, rules, switchedOff, obligations, products: [...products], selectors: new Map() }
}

/** What compliance has set is policy; what the text says stays next to it. */
function setByCreditor(provenance: Provenance): Provenance {
  const { strength, ourChoice = [] } = provenance
  return {
    ...provenance,
    strength: 'policy',
    ourChoice: [...ourChoice, `Set by the creditor; the text: ${strength}.`],
  }
}

/** The house rule on every kind of hold, without those of which a law says how much they stop. */
function withoutHolds(rule: Rule, kinds: readonly string[]): Rule {
  if (rule.kind !== 'hold' || rule.kinds !== undefined || kinds.length === 0) return rule
  return { ...rule, notKinds: [...(rule.notKinds ?? []), ...kinds] }
}

/** Kinds of objection that may begin again at the very instant they clear: then the instant is not the last. */
function mayBeginAgain(rule: Rule): boolean {
  return (
    rule.kind === 'notice-first' ||
    rule.exceptReplies === true ||
    rule.exceptConsentedCalls !== undefined ||
    rule.exceptWithConsent !== undefined
  )
}

function withExceptions(rule: Rule, ask: AskRule): AskRule {
  const opened = excepted(rule, ask)
  return opened === ask ? ask : settled(opened)
}

/** Asks again where the objection clears, until there is none. */
function settled(ask: AskRule): AskRule {
  return (question, tMs) => {
    const objection = ask(question, tMs)
    if (objection === null || !question.seeksClearing) return objection
    let { clearsAtMs } = objection
    while (clearsAtMs <= question.horizonMs) {
      const again = ask(question, clearsAtMs)
      if (again === null) break
      clearsAtMs = again.clearsAtMs
    }
    return clearsAtMs === objection.clearsAtMs ? objection : { ...objection, clearsAtMs }
  }
}

/**
 * The switch of a rule: its own, else that of the whole it is a part of (`AU-FREQ` for `AU-FREQ/week`). Where the whole
 * is a rule itself, turning it on leaves a part off that ships switched off.
 */
export function switchOf(
  switches: Switches,
  id: string,
  ids: ReadonlySet<string>,
): Switches[string] | undefined {
  const own = switches[id]
  const slash = id.indexOf('/')
  if (own !== undefined || slash < 0) return own
  const whole = id.slice(0, slash)
  const flip = switches[whole]
  if (flip?.enabled !== true || !ids.has(whole)) return flip
  return flip.effect === undefined ? undefined : { effect: flip.effect }
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
  const asked: AskRule = (question, tMs) => {
    const objection = ask(question, tMs)
    // Mostly there is none, and then the scope is of no interest.
    if (objection === null || !inScope(question, tMs)) return null
    let clearsAtMs = objection.clearsAtMs
    if (lastDay !== null) clearsAtMs = Math.min(clearsAtMs, startOfLocalDayMs(zone, lastDay + 1, tMs))
    if (lte !== undefined)
      clearsAtMs = Math.min(clearsAtMs, daysPastDueReachedMs(question.prepared, lte + 1, tMs))
    if (isStageLimit && question.strategy !== null && question.seeksClearing) {
      const standing = standInStage(question.prepared, question.strategy, tMs)
      const changeMs = nextStandingChangeMs(question.strategy, standing, clearsAtMs)
      // The stage may be open after the change as well.
      if (changeMs !== null && changeMs < clearsAtMs)
        clearsAtMs = asked(question, changeMs)?.clearsAtMs ?? changeMs
    }
    return clearsAtMs === objection.clearsAtMs
      ? objection
      : ({ ...objection, clearsAtMs } satisfies Objection)
  }
  return asked
}
