/** Faults of a strategy that would leave an account without a plan, or a person without an explanation. */
import { testsOf } from './conditions.ts'
import type { Condition, Ladder, Stage, Strategy, Test } from './strategy.ts'

export interface LintFinding {
  /** An `error` must not go into force; a `warning` may be meant. */
  readonly severity: 'error' | 'warning'
  /** snake_case. */
  readonly code: string
  /** JSON Pointer into the strategy. */
  readonly pointer: string
  readonly message: string
}

/** All findings, in the order of the document. Pure and total. */
export function lintStrategy(strategy: Strategy): readonly LintFinding[] {
  return [...lintSegments(strategy), ...lintLadders(strategy)]
}

function finding(
  severity: LintFinding['severity'],
  code: string,
  pointer: string,
  message: string,
): LintFinding {
  return { severity, code, pointer, message }
}

function lintSegments(strategy: Strategy): readonly LintFinding[] {
  const { segments } = strategy
  const found: LintFinding[] = []
  if (segments.length === 0) found.push(finding('error', 'no_segment', '/segments', 'there is no segment'))
  const ladders = new Set(strategy.ladders.map((ladder) => ladder.id))
  const seen = new Set<string>()
  segments.forEach((segment, index) => {
    const pointer = `/segments/${index}`
    if (seen.has(segment.id)) {
      found.push(finding('error', 'duplicate_id', `${pointer}/id`, `the segment ${segment.id} appears twice`))
    }
    seen.add(segment.id)
    if (!ladders.has(segment.ladder)) {
      found.push(
        finding('error', 'unknown_ladder', `${pointer}/ladder`, `there is no ladder ${segment.ladder}`),
      )
    }
    const shadow = segments.slice(0, index).find((earlier) => covers(earlier.when, segment.when))
    if (shadow !== undefined) {
      const message = `never reached: ${shadow.id} before it matches everything it does`
      found.push(finding('warning', 'shadowed_segment', pointer, message))
    }
    if (isContradiction(segment.when)) {
      found.push(
        finding('warning', 'impossible_condition', `${pointer}/when`, 'no account can meet this condition'),
      )
    }
  })
  const last = segments.at(-1)
  if (last !== undefined && !matchesEverything(last.when)) {
    const pointer = `/segments/${segments.length - 1}/when`
    found.push(
      finding('error', 'no_catch_all', pointer, 'the last segment must match everything: {"all": []}'),
    )
  }
  return found
}

function lintLadders(strategy: Strategy): readonly LintFinding[] {
  const found: LintFinding[] = []
  const used = new Set(strategy.segments.map((segment) => segment.ladder))
  const seen = new Set<string>()
  strategy.ladders.forEach((ladder, index) => {
    const pointer = `/ladders/${index}`
    if (seen.has(ladder.id)) {
      found.push(finding('error', 'duplicate_id', `${pointer}/id`, `the ladder ${ladder.id} appears twice`))
    }
    seen.add(ladder.id)
    if (!used.has(ladder.id)) {
      found.push(finding('warning', 'unused_ladder', pointer, `no segment climbs the ladder ${ladder.id}`))
    }
    if (!(ladder.stepDownAfterDays >= 0)) {
      found.push(finding('error', 'bad_number', `${pointer}/stepDownAfterDays`, 'must be 0 or more'))
    }
    if (ladder.stages.length === 0) {
      found.push(finding('error', 'no_stage', `${pointer}/stages`, `the ladder ${ladder.id} has no stage`))
    }
    ladder.stages.forEach((stage, stageIndex) => {
      found.push(...lintStage(ladder, stage, stageIndex, `${pointer}/stages/${stageIndex}`))
    })
  })
  return found
}

function lintStage(ladder: Ladder, stage: Stage, index: number, pointer: string): readonly LintFinding[] {
  const found: LintFinding[] = []
  const earlier = ladder.stages.slice(0, index)
  if (earlier.some((one) => one.id === stage.id)) {
    found.push(finding('error', 'duplicate_id', `${pointer}/id`, `the stage ${stage.id} appears twice`))
  }
  if (stage.channels.length === 0 && stage.task === undefined) {
    found.push(
      finding('error', 'idle_stage', pointer, `nothing happens in ${stage.id}: no channel and no task`),
    )
  }
  if (isContradiction(stage.enterWhen)) {
    found.push(
      finding('error', 'unreachable_stage', `${pointer}/enterWhen`, `no account can ever enter ${stage.id}`),
    )
  }
  const before = ladder.stages[index - 1]
  if (before !== undefined && covers(stage.enterWhen, before.enterWhen)) {
    const message = `${stage.id} is met whenever ${before.id} is, so ${before.id} is only passed through`
    found.push(finding('warning', 'no_pressure_between', `${pointer}/enterWhen`, message))
  }
  const channels = new Set<string>()
  stage.channels.forEach((entry, entryIndex) => {
    const at = `${pointer}/channels/${entryIndex}`
    if (channels.has(entry.channel)) {
      found.push(finding('error', 'duplicate_channel', at, `${entry.channel} appears twice in ${stage.id}`))
    }
    channels.add(entry.channel)
    for (const key of ['everyHours', 'maxPerDay', 'maxPerWeek'] as const) {
      const value = entry[key]
      if (value !== undefined && !(value > 0)) {
        found.push(
          finding(
            'error',
            'bad_number',
            `${at}/${key}`,
            'must be more than 0; leave the channel out instead',
          ),
        )
      }
    }
    if (entry.parties !== undefined && entry.parties.length === 0) {
      found.push(finding('error', 'no_party', `${at}/parties`, 'an empty list reaches nobody'))
    }
  })
  return found
}

/** Whether the condition is plainly true of every account; unknown facts included. */
function matchesEverything(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(matchesEverything)
  if ('any' in condition) return condition.any.some(matchesEverything)
  if ('not' in condition) return false
  return condition.fact === 'attempts' && condition.gte <= 0
}

/** Whether the condition is plainly false of every account: an empty range, an empty list, an empty `any`. */
function isContradiction(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(isContradiction) || emptyRange(condition.all)
  if ('any' in condition) return condition.any.every(isContradiction)
  if ('not' in condition) return matchesEverything(condition.not)
  return emptyRange([condition])
}

/** Ranges of the same number, all of which must hold, that leave nothing; an empty list leaves nothing either. */
function emptyRange(conditions: readonly Condition[]): boolean {
  const ranges = new Map<string, { gte: number; lte: number }>()
  for (const one of conditions) {
    if ('all' in one || 'any' in one || 'not' in one) continue
    if ('in' in one && one.in.length === 0) return true
    if (!('gte' in one || 'lte' in one) || one.fact === 'attempts') continue
    const range = ranges.get(one.fact) ?? { gte: Number.NEGATIVE_INFINITY, lte: Number.POSITIVE_INFINITY }
    range.gte = Math.max(range.gte, one.gte ?? range.gte)
    range.lte = Math.min(range.lte, ('lte' in one ? one.lte : undefined) ?? range.lte)
    if (range.gte > range.lte) return true
    ranges.set(one.fact, range)
  }
  return false
}

/**
 * Whether everything that meets `narrow` plainly meets `wide`. It answers yes only where that is certain: each test of
 * `wide` (a test or an `all` of tests) is implied by some test of `narrow`.
 */
function covers(wide: Condition, narrow: Condition): boolean {
  if (matchesEverything(wide)) return true
  if (hasChoice(wide) || hasChoice(narrow)) return JSON.stringify(wide) === JSON.stringify(narrow)
  const given = testsOf(narrow)
  return testsOf(wide).every((test) => given.some((one) => implies(one, test)))
}

function hasChoice(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasChoice)
  return 'any' in condition || 'not' in condition
}

function implies(given: Test, wanted: Test): boolean {
  if (given.fact !== wanted.fact) return false
  if ('in' in given && 'in' in wanted) return given.in.every((value) => wanted.in.includes(value))
  if ('is' in given && 'is' in wanted) return given.is === wanted.is
  if (given.fact === 'attempts' || wanted.fact === 'attempts') {
    const { gte: more = 0, ...one } = given as { gte?: number }
    const { gte: less = 0, ...other } = wanted as { gte?: number }
    return JSON.stringify(one) === JSON.stringify(other) && more >= less
  }
  if ('in' in given || 'in' in wanted || 'is' in given || 'is' in wanted) return false
  if (wanted.currency !== undefined && wanted.currency !== given.currency) return false
  return (
    (given.gte ?? Number.NEGATIVE_INFINITY) >= (wanted.gte ?? Number.NEGATIVE_INFINITY) &&
    (given.lte ?? Number.POSITIVE_INFINITY) <= (wanted.lte ?? Number.POSITIVE_INFINITY)
  )
}
