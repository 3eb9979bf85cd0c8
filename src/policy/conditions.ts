/**
 * Conditions of a strategy, compiled once to functions. Three answers: true, false, and null for "not known", which
 * survives a `not`, so a missing score can never satisfy a condition from either side.
 */

import { DAY_MS, dateOfDay, localDay } from './calendar.ts'
import type { Channel, Facts, Outcome } from './facts.ts'
import {
  daysPastDueAt,
  daysPastDueReachedMs,
  earliestLocalDay,
  isDebtor,
  localDaysBetween,
  type PreparedFacts,
} from './prepare-facts.ts'
import type { Condition, MissingCondition, NumericFact, Test } from './strategy.ts'
import { CHANNEL_BITS } from './word-bits.ts'

/** The account at an instant, as conditions see it. */
export interface StageContext {
  readonly prepared: PreparedFacts
  readonly tMs: number
  readonly daysPastDue: number | null
}

export type Truth = boolean | null
export type ConditionTest = (context: StageContext) => Truth

export function stageContext(prepared: PreparedFacts, tMs: number): StageContext {
  return { prepared, tMs, daysPastDue: daysPastDueAt(prepared, tMs) }
}

export function compileCondition(condition: Condition): ConditionTest {
  if ('all' in condition) {
    const tests = condition.all.map(compileCondition)
    return (context) => {
      let truth: Truth = true
      for (const test of tests) {
        const one = test(context)
        if (one === false) return false
        if (one === null) truth = null
      }
      return truth
    }
  }
  if ('any' in condition) {
    const tests = condition.any.map(compileCondition)
    return (context) => {
      let truth: Truth = false
      for (const test of tests) {
        const one = test(context)
        if (one === true) return true
        if (one === null) truth = null
      }
      return truth
    }
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not)
    return (context) => {
      const truth = test(context)
      return truth === null ? null : !truth
    }
  }
  return compileTest(condition)
}

function compileTest(test: Test): ConditionTest {
  switch (test.fact) {
    case 'product':
    case 'borrowerKind':
    case 'currency': {
      const wanted = new Set(test.in)
      const read = READ_WORD[test.fact]
      return ({ prepared }) => {
        const value = read(prepared.facts)
        return value === null ? null : wanted.has(value)
      }
    }
    case 'securedOrGuaranteed':
      return ({ prepared }) => {
        const value = prepared.facts.securedOrGuaranteed
        return value === null ? null : value === test.is
      }
    case 'attempts': {
      const count = attemptCounter(test.channels, test.outcomes, test.withinDays, test.gte)
      return (context) => (test.gte <= 0 ? true : count(context) >= test.gte)
    }
    case 'notice': {
      const { minDaysAgo = 0 } = test
      return (context) => (noticeAge(context, test.kinds) ?? -1) >= minDaysAgo
    }
    case 'approval':
      return (context) => hasApproval(context, test.kinds)
    default: {
      const { fact, currency } = test
      const gte = test.gte ?? Number.NEGATIVE_INFINITY
      const lte = test.lte ?? Number.POSITIVE_INFINITY
      return (context) => {
        if (currency !== undefined && context.prepared.facts.currency !== currency) return false
        const value = numericFact(context, fact)
        return value === null ? null : value >= gte && value <= lte
      }
    }
  }
}

/** Tests whose answer the passing of time can change. */
const TIMED: ReadonlySet<Test['fact']> = new Set([
  'daysPastDue',
  'daysInStage',
  'attempts',
  'notice',
  'approval',
])

export function isTimed(condition: Condition): boolean {
  return testsOf(condition).some((test) => TIMED.has(test.fact))
}

/** An instant, not before the one asked about, before which something surely does not hold; Infinity: it never will. */
export type LowerBound = (context: StageContext) => number

/**
 * A bound below the first instant at which the condition holds, nothing else happening: it saves the search through
 * instants at which it cannot.
 */
export function compileLowerBound(condition: Condition): LowerBound {
  if ('all' in condition) {
    const bounds = condition.all.map(compileLowerBound)
    return (context) => {
      let latest = context.tMs
      for (const bound of bounds) latest = Math.max(latest, bound(context))
      return latest
    }
  }
  if ('any' in condition) {
    const bounds = condition.any.map(compileLowerBound)
    return (context) => {
      let earliest = Number.POSITIVE_INFINITY
      for (const bound of bounds) earliest = Math.min(earliest, bound(context))
      return earliest
    }
  }
  if (!isTimed(condition)) {
    const test = compileCondition(condition)
    return (context) => (test(context) === true ? context.tMs : Number.POSITIVE_INFINITY)
  }
  if ('not' in condition) return ({ tMs }) => tMs
  const mayHold = prospectOf(condition)
  return (context) => {
    if (!mayHold(context)) return Number.POSITIVE_INFINITY
    if (condition.fact !== 'daysPastDue' || condition.gte === undefined) return context.tMs
    return daysPastDueReachedMs(context.prepared, condition.gte, context.tMs)
  }
}

/** Whether a test that time can change may hold at the instant or later; false only where that is certain. */
function prospectOf(test: Test): (context: StageContext) => boolean {
  switch (test.fact) {
    case 'attempts': {
      const { channels, outcomes, withinDays, gte } = test
      // One day more: a clock that goes back over midnight brings a day back.
      const days = withinDays === undefined ? undefined : withinDays + 1
      const count = attemptCounter(channels, outcomes, days, gte)
      return (context) =>
        gte <= 0 ||
        context.prepared.facts.attempts.some((one) => !(one.atMs <= context.tMs)) ||
        count(context) >= gte
    }
    case 'notice': {
      const { kinds } = test
      return ({ prepared }) => prepared.facts.notices?.some((one) => kinds.includes(one.kind)) ?? false
    }
    case 'approval': {
      const { kinds } = test
      return ({ prepared }) => prepared.facts.approvals?.some((one) => kinds.includes(one.kind)) ?? false
    }
    default:
      return () => true
  }
}

const READ_WORD = {
  product: (facts: Facts) => facts.product,
  borrowerKind: (facts: Facts) => facts.borrowerKind,
  currency: (facts: Facts) => facts.currency,
} as const

/** Local days since the first notice of these kinds that arrived; null when none did. */
function noticeAge(context: StageContext, kinds: readonly string[]): number | null {
  const { prepared, tMs } = context
  const { facts } = prepared
  let age: number | null = null
  for (const one of facts.notices ?? []) {
    if (!kinds.includes(one.kind) || one.undeliverable === true || one.atMs > tMs) continue
    if (one.account !== undefined && one.account !== facts.account) continue
    age = Math.max(age ?? 0, localDaysBetween(prepared, one.atMs, tMs))
  }
  return age
}

function hasApproval({ prepared, tMs }: StageContext, kinds: readonly string[]): boolean {
  const { approvals = [], account } = prepared.facts
  return approvals.some(
    (one) =>
      kinds.includes(one.kind) &&
      (one.account === undefined || one.account === account) &&
      one.atMs <= tMs &&
      tMs < (one.untilMs ?? Number.POSITIVE_INFINITY),
  )
}

export function numericFact(context: StageContext, fact: NumericFact): number | null {
  const { facts, current } = context.prepared
  switch (fact) {
    case 'daysPastDue':
      return context.daysPastDue
    case 'overdueMinor':
      return facts.overdueMinor
    case 'totalOutstandingMinor':
      return facts.totalOutstandingMinor
    case 'ability':
      return facts.ability
    case 'willingness':
      return facts.willingness
    case 'brokenPromises': {
      let broken = 0
      for (const promise of facts.promises) {
        if (promise.status === 'broken' && (promise.account ?? facts.account) === facts.account) broken++
      }
      return broken
    }
    case 'daysInStage':
      return current === null || current.stage === null
        ? 0
        : localDaysBetween(context.prepared, current.sinceMs, context.tMs)
  }
}

/**
 * Counts documented attempts to the debtor side up to the instant. A stage is earned by evidence, so an attempt whose
 * outcome is still open or unknown counts only where a condition names that outcome. Stops at `enough`.
 */
export function attemptCounter(
  channels: readonly Channel[] | undefined,
  outcomes: readonly Outcome[] | undefined,
  withinDays: number | undefined,
  enough = Number.POSITIVE_INFINITY,
): (context: StageContext) => number {
  const bits = CHANNEL_BITS.mask(channels)
  const named = outcomes === undefined ? null : new Set(outcomes)
  return ({ prepared, tMs }) => {
    const { attempts } = prepared.facts
    if (attempts.length === 0) return 0
    const zone = prepared.dayZones[0] ?? 'UTC'
    const firstDay = withinDays === undefined ? Number.NEGATIVE_INFINITY : localDay(zone, tMs) - withinDays
    // Surely too old, before the calendar is asked.
    const sinceMs = withinDays === undefined ? Number.NEGATIVE_INFINITY : tMs - (withinDays + 2) * DAY_MS
    let count = 0
    for (const attempt of attempts) {
      const { atMs, outcome } = attempt
      if (atMs > tMs || atMs < sinceMs) continue
      if (attempt.direction !== 'outbound' || !isDebtor(attempt.party)) continue
      if ((bits & CHANNEL_BITS.bit(attempt.channel)) === 0) continue
      if (named === null) {
        if (outcome === 'reserved' || outcome === 'unknown') continue
      } else if (!named.has(outcome)) continue
      if (withinDays !== undefined && localDay(zone, atMs) <= firstDay) continue
      count++
      if (count >= enough) break
    }
    return count
  }
}

/** Every test in a condition. */
export function testsOf(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all.flatMap(testsOf)
  if ('any' in condition) return condition.any.flatMap(testsOf)
  if ('not' in condition) return testsOf(condition.not)
  return [condition]
}

/** What is unmet in a condition; of an `any` all branches are listed, since one of them would do. */
export function missingOf(
  condition: Condition,
  context: StageContext,
  stage: string,
): readonly MissingCondition[] {
  if (compileCondition(condition)(context) === true) return []
  if ('all' in condition) return condition.all.flatMap((one) => missingOf(one, context, stage))
  if ('any' in condition) return condition.any.flatMap((one) => missingOf(one, context, stage))
  if ('not' in condition) {
    return testsOf(condition.not).map((test) => ({
      ...missingTest(test, context, stage),
      required: `not ${required(test)}`,
      earliestOn: null,
    }))
  }
  return [missingTest(condition, context, stage)]
}

function missingTest(test: Test, context: StageContext, stage: string): MissingCondition {
  const { prepared } = context
  let observed: MissingCondition['observed']
  let earliestOn: string | null = null
  switch (test.fact) {
    case 'product':
    case 'borrowerKind':
    case 'currency':
      observed = prepared.facts[test.fact]
      break
    case 'securedOrGuaranteed':
      observed = prepared.facts.securedOrGuaranteed
      break
    case 'attempts':
      observed = attemptCounter(test.channels, test.outcomes, test.withinDays)(context)
      break
    case 'notice':
      observed = noticeAge(context, test.kinds)
      break
    case 'approval':
      observed = hasApproval(context, test.kinds)
      break
    default: {
      observed = numericFact(context, test.fact)
      if (test.gte !== undefined && (observed === null || observed < test.gte)) {
        earliestOn = earliestDate(context, test.fact, test.gte)
      }
    }
  }
  return { stage, fact: test.fact, observed, required: required(test), earliestOn }
}

/** Date on which the passing of days alone lifts a day count to `gte`. */
function earliestDate(context: StageContext, fact: NumericFact, gte: number): string | null {
  const { prepared } = context
  if (fact === 'daysPastDue') {
    const ms = daysPastDueReachedMs(prepared, gte, context.tMs)
    return Number.isFinite(ms) ? dateOfDay(earliestLocalDay(prepared, ms)) : null
  }
  if (fact === 'daysInStage' && prepared.current !== null && prepared.current.stage !== null) {
    return dateOfDay(localDay(prepared.dayZones[0] ?? 'UTC', prepared.current.sinceMs) + gte)
  }
  return null
}

function required(test: Test): string {
  switch (test.fact) {
    case 'product':
    case 'borrowerKind':
    case 'currency':
      return `one of ${test.in.join(', ')}`
    case 'securedOrGuaranteed':
      return test.is ? 'secured or guaranteed' : 'neither secured nor guaranteed'
    case 'attempts': {
      const how = [test.channels?.join('/'), test.outcomes?.join('/')].filter((part) => part !== undefined)
      const within = test.withinDays === undefined ? '' : ` within ${test.withinDays} days`
      return `at least ${test.gte} attempts${how.length === 0 ? '' : ` (${how.join('; ')})`}${within}`
    }
    case 'notice': {
      const age = test.minDaysAgo === undefined ? '' : ` at least ${test.minDaysAgo} days ago`
      return `a notice (${test.kinds.join('/')})${age}`
    }
    case 'approval':
      return `an approval (${test.kinds.join('/')})`
    default: {
      const ends = [
        test.gte === undefined ? undefined : `at least ${test.gte}`,
        test.lte === undefined ? undefined : `at most ${test.lte}`,
      ].filter((part) => part !== undefined)
      return `${ends.join(' and ')}${test.currency === undefined ? '' : ` ${test.currency}`}`
    }
  }
}
