/**
 * Conditions of a strategy, compiled once to functions. Three answers: true, false, and null for "not known", which
 * survives a `not`, so a missing score can never satisfy a condition from either side.
 */

import { DAY_MS, localDay } from './calendar.ts'
import type { Channel, Facts, Outcome } from './facts.ts'
import { daysPastDueAt, isDebtor, localDaysBetween, type PreparedFacts } from './prepare-facts.ts'
import type { Condition, NumericFact, Test } from './strategy.ts'
import { CHANNEL_BITS, OUTCOME_BITS } from './word-bits.ts'

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
      const wanted = test.in
      const read = READ_WORD[test.fact]
      return ({ prepared }) => {
        const value = read(prepared.facts)
        if (value === null) return null
        for (const word of wanted) if (word === value) return true
        return false
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

const READ_WORD = {
  product: (facts: Facts) => facts.product,
  borrowerKind: (facts: Facts) => facts.borrowerKind,
  currency: (facts: Facts) => facts.currency,
} as const

/** Local days since the first notice of these kinds that arrived; null when none did. */
export function noticeAge(context: StageContext, kinds: readonly string[]): number | null {
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

export function hasApproval({ prepared, tMs }: StageContext, kinds: readonly string[]): boolean {
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
  const counted =
    outcomes === undefined
      ? OUTCOME_BITS.mask(undefined, ['reserved', 'unknown'])
      : OUTCOME_BITS.mask(outcomes)
  return ({ prepared, tMs }) => {
    const { attempts } = prepared.facts
    if (attempts.length === 0) return 0
    const zone = prepared.dayZones[0] ?? 'UTC'
    const firstDay = withinDays === undefined ? Number.NEGATIVE_INFINITY : localDay(zone, tMs) - withinDays
    // Surely too old, before the calendar is asked.
    const sinceMs = withinDays === undefined ? Number.NEGATIVE_INFINITY : tMs - (withinDays + 2) * DAY_MS
    // Surely not too old, whatever the calendar skips.
    const surelyMs = withinDays === undefined ? Number.NEGATIVE_INFINITY : tMs - (withinDays - 3) * DAY_MS
    let count = 0
    for (const attempt of attempts) {
      const { atMs } = attempt
      if (atMs > tMs || atMs < sinceMs) continue
      if (attempt.direction !== 'outbound' || !isDebtor(attempt.party)) continue
      if ((bits & CHANNEL_BITS.bit(attempt.channel)) === 0) continue
      if ((counted & OUTCOME_BITS.bit(attempt.outcome)) === 0) continue
      if (atMs < surelyMs && localDay(zone, atMs) <= firstDay) continue
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
