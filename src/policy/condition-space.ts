/**
 * Conditions as sets of accounts, so that a linter can prove what no account meets. A region is a box: for each fact
 * the values it may have; a condition is a list of boxes. Attempts counted in different ways are taken as independent,
 * which can only make a set too large: what is empty here is empty.
 */
import type { Condition, Test } from './strategy.ts'

export type Span = readonly [from: number, to: number]

/** Values a fact may have; `unknown`: it may also be not known. */
export type Values =
  | { readonly spans: readonly Span[]; readonly unknown: boolean }
  | { readonly words: ReadonlySet<string>; readonly isExcept: boolean; readonly unknown: boolean }

/** Facts that are not named may have any value. */
export type Region = ReadonlyMap<string, Values>
export type Regions = readonly Region[]

/** What is asked of a condition that can be true, false or not known. */
type Mode = 'true' | 'not-true' | 'false' | 'not-false'

/** More boxes than this are not looked at: nothing is proved then. */
const REGIONS_MAX = 3000
const EVERYTHING: Regions = [new Map()]
const OPPOSITE = { true: 'false', false: 'true', 'not-true': 'not-false', 'not-false': 'not-true' } as const
const INFINITY = Number.POSITIVE_INFINITY

/** Scores are not whole numbers; between two of them there is always another. */
const STEP: Readonly<Record<string, number>> = { ability: 1e-6, willingness: 1e-6 }
const LEAST: Readonly<Record<string, number>> = {
  ability: 0,
  willingness: 0,
  brokenPromises: 0,
  daysInStage: 0,
}
const MOST: Readonly<Record<string, number>> = { ability: 100, willingness: 100 }
const ALWAYS_KNOWN = new Set(['product', 'borrowerKind', 'brokenPromises', 'daysInStage'])
const ALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  borrowerKind: ['person', 'organisation'],
  securedOrGuaranteed: ['true', 'false'],
}

/** An account that is collected at all: something is owed and has been due for a day. */
export const COLLECTED: Regions = [
  new Map<string, Values>([
    ['daysPastDue', { spans: [[1, INFINITY]], unknown: false }],
    ['overdueMinor', { spans: [[1, INFINITY]], unknown: true }],
    ['totalOutstandingMinor', { spans: [[1, INFINITY]], unknown: true }],
  ]),
]

/** Where the condition is true; null: too many cases to look at. */
export function whereTrue(condition: Condition): Regions | null {
  return where(condition, 'true')
}

/** Where it is false or cannot be told. */
export function whereNotTrue(condition: Condition): Regions | null {
  return where(condition, 'not-true')
}

function where(condition: Condition, mode: Mode): Regions | null {
  if ('not' in condition) return where(condition.not, OPPOSITE[mode])
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((one) => where(one, mode))
    const isEvery = 'all' in condition ? isYes(mode) : !isYes(mode)
    return isEvery ? both(...parts) : either(...parts)
  }
  return whereTest(condition, mode)
}

function isYes(mode: Mode): boolean {
  return mode === 'true' || mode === 'not-false'
}

/** Regions that lie in every list. */
export function both(...lists: readonly (Regions | null)[]): Regions | null {
  let product: Regions = EVERYTHING
  for (const list of lists) {
    if (list === null) return null
    const next: Region[] = []
    for (const left of product) {
      for (const right of list) {
        const common = intersection(left, right)
        if (common !== null) next.push(common)
        if (next.length > REGIONS_MAX) return null
      }
    }
    product = next
  }
  return product
}

/** Regions that lie in any list. */
export function either(...lists: readonly (Regions | null)[]): Regions | null {
  const sum: Region[] = []
  for (const list of lists) {
    if (list === null || sum.length + list.length > REGIONS_MAX) return null
    sum.push(...list)
  }
  return sum
}

function intersection(left: Region, right: Region): Region | null {
  const common = new Map(left)
  for (const [fact, values] of right) {
    const known = common.get(fact)
    const narrowed = known === undefined ? values : commonValues(fact, known, values)
    if (isEmpty(narrowed)) return null
    common.set(fact, narrowed)
  }
  return common
}

function isEmpty(values: Values): boolean {
  if (values.unknown) return false
  return 'spans' in values ? values.spans.length === 0 : !values.isExcept && values.words.size === 0
}

function commonValues(fact: string, a: Values, b: Values): Values {
  const unknown = a.unknown && b.unknown
  if ('spans' in a && 'spans' in b) {
    const spans = a.spans.flatMap(([from, to]) =>
      b.spans.flatMap(([start, end]): Span[] => {
        const span: Span = [Math.max(from, start), Math.min(to, end)]
        return span[0] <= span[1] ? [span] : []
      }),
    )
    return { spans, unknown }
  }
  if ('spans' in a || 'spans' in b) return { spans: [], unknown }
  if (a.isExcept && b.isExcept) return words(fact, [...a.words, ...b.words], true, unknown)
  const [only, other] = a.isExcept ? [b, a] : [a, b]
  const kept = [...only.words].filter((word) => other.words.has(word) !== other.isExcept)
  return words(fact, kept, false, unknown)
}

/** Where all words are known, "all but" is said as "only". */
function words(fact: string, list: readonly string[], isExcept: boolean, unknown: boolean): Values {
  const all = ALL_WORDS[fact]
  if (!isExcept || all === undefined) return { words: new Set(list), isExcept, unknown }
  return { words: new Set(all.filter((word) => !list.includes(word))), isExcept: false, unknown }
}

function whereTest(test: Test, mode: Mode): Regions {
  const wantsTrue = isYes(mode)
  const allowsUnknown = mode === 'not-true' || mode === 'not-false'
  if (test.fact === 'attempts') {
    const least = Math.max(0, Math.ceil(test.gte))
    const span: Span = wantsTrue ? [least, INFINITY] : [0, least - 1]
    return box(attemptsKey(test), { spans: span[0] <= span[1] ? [span] : [], unknown: false })
  }
  if (test.fact === 'notice' || test.fact === 'approval') {
    const key = `${test.fact} ${[...test.kinds].sort().join('/')}${'minDaysAgo' in test ? ` ${test.minDaysAgo}` : ''}`
    return box(key, { words: new Set([String(wantsTrue)]), isExcept: false, unknown: false })
  }
  const unknown = allowsUnknown && !ALWAYS_KNOWN.has(test.fact)
  if ('in' in test) return box(test.fact, words(test.fact, test.in, !wantsTrue, unknown))
  if ('is' in test) return box(test.fact, words(test.fact, [String(test.is)], !wantsTrue, unknown))
  const amount = box(test.fact, { spans: spansOf(test, wantsTrue), unknown })
  if (test.currency === undefined) return amount
  // In another currency, or in one that is not known, the test is false whatever the amount.
  const here = box('currency', { words: new Set([test.currency]), isExcept: false, unknown: false })
  const elsewhere = box('currency', { words: new Set([test.currency]), isExcept: true, unknown: true })
  const inCurrency = both(amount, here) ?? []
  return wantsTrue ? inCurrency : [...inCurrency, ...elsewhere]
}

function box(fact: string, values: Values): Regions {
  return isEmpty(values) ? [] : [new Map([[fact, values]])]
}

function attemptsKey(test: Test & { readonly fact: 'attempts' }): string {
  const list = (values: readonly string[] | undefined) => [...(values ?? ['*'])].sort().join('/')
  return `attempts ${list(test.channels)} ${list(test.outcomes)} ${test.withinDays ?? '*'}`
}

function spansOf(
  test: { readonly fact: string; readonly gte?: number; readonly lte?: number },
  wantsTrue: boolean,
): readonly Span[] {
  const least = LEAST[test.fact] ?? -INFINITY
  const most = MOST[test.fact] ?? INFINITY
  const step = STEP[test.fact]
  // All other numbers are whole.
  const gte = step === undefined ? Math.ceil(test.gte ?? least) : (test.gte ?? least)
  const lte = step === undefined ? Math.floor(test.lte ?? most) : (test.lte ?? most)
  const from = Math.max(least, gte)
  const to = Math.min(most, lte)
  const below = from - (step ?? 1)
  const spans: readonly Span[] = wantsTrue
    ? [[from, to]]
    : [
        [least, below],
        [Math.max(to, below) + (step ?? 1), most],
      ]
  return spans.filter(([start, end]) => start <= end && start < INFINITY && end > -INFINITY)
}

/** Days past due that occur in the regions, sorted and joined. */
export function daysPastDueIn(regions: Regions): readonly Span[] {
  const spans = regions.flatMap((region): readonly Span[] => {
    const days = region.get('daysPastDue')
    return days !== undefined && 'spans' in days ? days.spans : [[1, INFINITY]]
  })
  const joined: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** The parts of `whole` that lie in no span of `covered`; both sorted and joined. */
export function uncoveredIn(whole: readonly Span[], covered: readonly Span[]): readonly Span[] {
  return whole.flatMap(([from, to]) => {
    const gaps: Span[] = []
    let next = from
    for (const [start, end] of covered) {
      if (start > to || end < next) continue
      if (start > next) gaps.push([next, start - 1])
      next = end + 1
    }
    return next <= to && next < INFINITY ? [...gaps, [next, to] as Span] : gaps
  })
}

/** The regions on one day past due. */
export function onDay(regions: Regions, day: number): Regions {
  return both(regions, [new Map([['daysPastDue', { spans: [[day, day]], unknown: false }]])]) ?? []
}

/** `day 8`, `days 8 to 10`, `day 8 on`. */
export function daysText([from, to]: Span): string {
  if (to === INFINITY) return `day ${from} on`
  return from === to ? `day ${from}` : `days ${from} to ${to}`
}
