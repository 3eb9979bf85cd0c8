/** Faults of a strategy that would leave an account without a plan, or a person without an explanation. */
import { COLLECTED, whereTrue } from './condition-space.ts'
import { lintLadderCoverage, lintSegmentCoverage, reachOf } from './lint-coverage.ts'
import type { Condition, Ladder, Stage, Strategy } from './strategy.ts'

export interface LintFinding {
  /** An `error` must not go into force; a `warning` may be meant. */
  readonly severity: 'error' | 'warning'
  /** snake_case. */
  readonly code: string
  /** JSON Pointer into the strategy. */
  readonly pointer: string
  readonly message: string
}

/** All findings, in the order of the document. Pure and total. Whether the law lets a stage act: `lintStrategyLaw`. */
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
    found.push(...lintSegmentCoverage(segments, index))
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
    const reach = used.has(ladder.id) ? reachOf(strategy, ladder.id) : COLLECTED
    if (reach !== null) found.push(...lintLadderCoverage(ladder, pointer, reach))
  })
  return found
}

function lintStage(ladder: Ladder, stage: Stage, index: number, pointer: string): readonly LintFinding[] {
  const found: LintFinding[] = []
  const earlier = ladder.stages.slice(0, index)
  if (earlier.some((one) => one.id === stage.id)) {
    found.push(finding('error', 'duplicate_id', `${pointer}/id`, `the stage ${stage.id} appears twice`))
  }
  if (stage.channels.length === 0) {
    found.push(
      stage.task === undefined
        ? finding('error', 'idle_stage', pointer, `nothing happens in ${stage.id}: no channel and no task`)
        : finding(
            'warning',
            'no_channel',
            `${pointer}/channels`,
            `nobody is contacted in ${stage.id}: it has a task only`,
          ),
    )
  }
  if (isContradiction(stage.enterWhen)) {
    found.push(
      finding('error', 'unreachable_stage', `${pointer}/enterWhen`, `no account can ever enter ${stage.id}`),
    )
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

/** Whether no account at all meets the condition: ranges that exclude one another, an empty list, an empty `any`. */
function isContradiction(condition: Condition): boolean {
  return whereTrue(condition)?.length === 0
}
