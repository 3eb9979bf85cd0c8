/** What is still missing for a stage, for people: each unmet condition with what was observed and what is required. */
import { dateOfDay, localDay } from './calendar.ts'
import {
  attemptCounter,
  compileCondition,
  hasApproval,
  noticeAge,
  numericFact,
  type StageContext,
  testsOf,
} from './conditions.ts'
import { daysPastDueReachedMs, earliestLocalDay } from './prepare-facts.ts'
import type { Condition, MissingCondition, NumericFact, Test } from './strategy.ts'

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
