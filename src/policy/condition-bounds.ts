/** Bounds below the instant at which a condition can hold, so that instants at which it cannot are not searched. */
import { attemptCounter, compileCondition, type StageContext, testsOf } from './conditions.ts'
import { daysPastDueReachedMs } from './prepare-facts.ts'
import type { Condition, Test } from './strategy.ts'

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

function isAnyToCome({ prepared, tMs }: StageContext): boolean {
  for (const { atMs } of prepared.facts.attempts) if (!(atMs <= tMs)) return true
  return false
}

/** Whether a test that time can change may hold at the instant or later; false only where that is certain. */
function prospectOf(test: Test): (context: StageContext) => boolean {
  switch (test.fact) {
    case 'attempts': {
      const { channels, outcomes, withinDays, gte } = test
      // One day more: a clock that goes back over midnight brings a day back.
      const days = withinDays === undefined ? undefined : withinDays + 1
      const count = attemptCounter(channels, outcomes, days, gte)
      return (context) => gte <= 0 || count(context) >= gte || isAnyToCome(context)
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
