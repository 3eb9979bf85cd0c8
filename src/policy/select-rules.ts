/** Which of the compiled rules look at an ask: worked out once for every combination, then looked up. */
import type { Obligation, Provenance } from './decision.ts'
import { type Ask, CHANNELS, type Facts, PARTIES, PLACES } from './facts.ts'
import { isOpenByWords, isTimeless, looksAtEveryContact } from './may-object.ts'
import type { PackObligation, Rule, When } from './pack.ts'
import type { AskRule, Coverage, Question } from './question.ts'
import type { CapUse } from './rules/frequency-cap.ts'
import { standInStage } from './stand-in-stage.ts'
import type { StageLimit } from './strategy-rules.ts'
import { PARTY_BITS, PLACE_BITS, PURPOSE_BITS } from './word-bits.ts'

export interface CompiledRule {
  readonly rule: Rule
  /** What every answer names, taken from the rule: rules come in many shapes, this in one. */
  readonly id: string
  readonly effect: 'deny' | 'warn'
  readonly provenance: Provenance
  readonly pack: string
  /** Position in the policy: ties in the order of reasons are broken by it. */
  readonly order: number
  readonly ask: AskRule
  /** Whether the rule is in scope at an instant (dates, days past due, stage); everything else `select` has decided. */
  readonly inScope: (question: Question, tMs: number) => boolean
  /** Of a limit that holds in one stage, `null` for every other rule. */
  readonly limit: StageLimit | null
  /** One of these must be on record, else it has no objection: see `may-object.ts`. */
  readonly objectsOnlyWith: number
  /** Whether an objection of it stands against every contact point and channel of the account. */
  readonly isAlikeForAll: boolean
  /** Of a frequency cap: its limit and how much of it is used. */
  readonly cap: { readonly limit: number; readonly use: CapUse } | null
}

/** Limits of the creditor's own by index of their ladder, all of it and by stage; empty when there are none. */
export type ByLadder = readonly LadderLimits[]

interface LadderLimits {
  readonly all: readonly CompiledRule[]
  readonly byStage: readonly (readonly CompiledRule[])[]
}

/** The rules that look at one combination of ask, product and borrower kind, given what is on record. */
export interface Selection {
  /** Those that may stand in the way: rules that nothing on record can make object are left out. */
  readonly deny: readonly CompiledRule[]
  /** Those of `deny` whose answer time can change: once the others are silent they stay so. */
  readonly timed: readonly CompiledRule[]
  /** The creditor's own limits by ladder, besides `deny`: only those of the ladder an account is on are asked. */
  readonly limits: ByLadder
  readonly warn: readonly CompiledRule[]
  /** Every rule that looks at the ask, whatever is on record. */
  readonly all: readonly CompiledRule[]
  /** Caps that deny, whatever is on record, and those of the creditor's own by ladder: each shows its budget. */
  readonly caps: readonly CompiledRule[]
  readonly capsByLadder: ByLadder
  readonly obligations: readonly Obligation[]
  /** The rule that last closed it, asked first when only open or closed matters: it mostly still does. */
  readonly memo: { closedBy: CompiledRule | null }
}

export interface RuleSet {
  /** Whether packs cover the jurisdiction. */
  readonly covered: Coverage
  readonly rules: readonly CompiledRule[]
  readonly switchedOff: readonly { readonly rule: Rule; readonly pack: string }[]
  readonly obligations: readonly { readonly obligation: PackObligation; readonly pack: string }[]
  /** Those that a rule names: all others are alike. */
  readonly products: readonly string[]
  readonly selectors: Map<number, Selector>
}

/** Selections that share purpose, actor, product and what is on record. */
export interface Selector {
  /** Whether a channel that no open stage uses is closed. */
  readonly isStaged: boolean
  /** By channel and party, then by place and line. */
  readonly rows: ((Selection | undefined)[] | undefined)[]
}

/** Numbers of words from their bits: from 1, the last for words that are none. */
const numberOf = (bit: number): number => 32 - Math.clz32(bit)
/** Of an ask without a place. */
const PLACE_NONE = PLACES.length + 2
const PARTY_NUMBERS = PARTIES.length + 2
const ROWS = (CHANNELS.length + 2) * PARTY_NUMBERS
const ROW_LENGTH = (PLACE_NONE + 1) * 3
/** Of full length from the start: a list with gaps is slow to read. */
const none = (length: number): undefined[] => new Array<undefined>(length).fill(undefined)
/** More combinations than this and the lists are worked out anew: odd input must not fill the memory. */
const SELECTORS_MAX = 20_000

/** The rules and obligations that look at this ask about this account. */
export function select(ruleSet: RuleSet, question: Question): Selection {
  return selectWith(selectorOf(ruleSet, question), ruleSet, question)
}

/** The part of the choice that is the same for all contact points and channels of an account. */
export function selectorOf(ruleSet: RuleSet, { ask, prepared }: Question): Selector {
  const { facts, circumstances } = prepared
  const { products, selectors } = ruleSet
  let key = circumstances * 32 + numberOf(PURPOSE_BITS.bit(ask.purpose))
  key = key * 4 + actorNumber(ask.actor.kind)
  key = key * 3 + (ask.dialling === undefined ? 0 : ask.dialling === 'manual' ? 1 : 2)
  key = key * 2 + (facts.borrowerKind === 'person' ? 0 : 1)
  key = key * (products.length + 1) + products.indexOf(facts.product) + 1
  let selector = selectors.get(key)
  if (selector === undefined) {
    if (selectors.size >= SELECTORS_MAX) selectors.clear()
    selector = { isStaged: isStaged(ruleSet, ask, facts), rows: none(ROWS) }
    selectors.set(key, selector)
  }
  return selector
}

function isStaged(ruleSet: RuleSet, ask: Ask, facts: Facts): boolean {
  return ruleSet.rules.some((one) => isGateOf(one, ask, facts))
}

function actorNumber(kind: Ask['actor']['kind']): number {
  return kind === 'in-house' ? 1 : kind === 'agency' ? 2 : kind === 'bot' ? 3 : 0
}

function isGateOf({ rule }: CompiledRule, ask: Ask, facts: Facts): boolean {
  if (rule.kind !== 'stage-gate' || rule.effect !== 'deny') return false
  return looksAtEveryContact(rule) && matches(rule.when, ask, facts)
}

export function selectWith(selector: Selector, ruleSet: RuleSet, question: Question): Selection {
  const { ask } = question
  const key = numberOf(question.channelBit) * PARTY_NUMBERS + numberOf(PARTY_BITS.bit(ask.party))
  const place = ask.place === undefined ? PLACE_NONE : numberOf(PLACE_BITS.bit(ask.place))
  const detail = place * 3 + (ask.line === undefined ? 0 : ask.line === 'mobile' ? 1 : 2)
  let row = selector.rows[key]
  if (row === undefined) {
    row = none(ROW_LENGTH)
    selector.rows[key] = row
  }
  const known = row[detail]
  if (known !== undefined) return known
  const selection = workOutSelection(ruleSet, question)
  row[detail] = selection
  return selection
}

function workOutSelection(ruleSet: RuleSet, { ask, prepared }: Question): Selection {
  const { facts, circumstances } = prepared
  const all = ruleSet.rules.filter((one) => matches(one.rule.when, ask, facts))
  const may = all.filter(
    (one) => (one.objectsOnlyWith & circumstances) !== 0 && !isOpenByWords(one.rule, ask),
  )
  const denying = may.filter((one) => one.rule.effect === 'deny')
  const deny = denying.filter((one) => one.limit === null)
  const caps = all.filter((one) => one.rule.effect === 'deny' && one.cap !== null)
  return {
    deny,
    timed: deny.filter((one) => !isTimeless(one.rule)),
    limits: byLadder(denying),
    warn: may.filter((one) => one.rule.effect === 'warn'),
    all,
    caps: caps.filter((one) => one.limit === null),
    capsByLadder: byLadder(caps),
    obligations: ruleSet.obligations
      .filter((one) => matches(one.obligation.when, ask, facts))
      .map(({ obligation: { code, rule, text, provenance }, pack }) => ({
        code,
        rule,
        pack,
        text,
        provenance,
      })),
    memo: { closedBy: null },
  }
}

function byLadder(rules: readonly CompiledRule[]): ByLadder {
  const limits = rules.flatMap(({ limit }) => (limit === null ? [] : [limit]))
  const ladders: LadderLimits[] = []
  for (let ladder = 0; ladder <= Math.max(-1, ...limits.map((one) => one.ladderIndex)); ladder++) {
    const all = rules.filter(({ limit }) => limit?.ladderIndex === ladder)
    const last = Math.max(-1, ...all.map(({ limit }) => limit?.stageIndex ?? -1))
    const byStage = Array.from({ length: last + 1 }, (_, stage) =>
      all.filter(({ limit }) => limit?.stageIndex === stage),
    )
    ladders.push({ all, byStage })
  }
  return ladders
}

const NO_RULES: readonly CompiledRule[] = []

/** The creditor's own rules that may hold at an instant: those of the stages that are open then. */
export function limitsAt(question: Question, limits: ByLadder, tMs: number): readonly CompiledRule[] {
  if (limits.length === 0 || question.strategy === null) return NO_RULES
  const { ladder, stageIndex, why } = standInStage(question.prepared, question.strategy, tMs)
  if (ladder === null || stageIndex < 0) return NO_RULES
  const mine = limits[ladder.index]
  if (mine === undefined) return NO_RULES
  return why === 'catching_up' ? mine.all : (mine.byStage[stageIndex] ?? NO_RULES)
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
