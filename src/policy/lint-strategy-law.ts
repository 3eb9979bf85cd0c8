/**
 * Stages that the law never lets act. Each channel of each stage is asked every quarter of an hour of a week, about a
 * borrower for whom everything a creditor can do beforehand has been done; what is refused every time cannot work.
 */
import { DAY_MS, dayOfDate, startOfLocalDayMs } from './calendar.ts'
import type { Policy } from './compile.ts'
import { both, COLLECTED, type Region, whereTrue } from './condition-space.ts'
import { decideContact } from './decide-contact.ts'
import type { Actor, Ask, Facts } from './facts.ts'
import { reachOf } from './lint-coverage.ts'
import { preparedFacts } from './lint-prepared-facts.ts'
import type { LintFinding } from './lint-strategy.ts'
import { packsFor } from './packs.ts'
import type { StageChannel, Strategy } from './strategy.ts'

const MONDAY = '2026-03-09'
const STEP_MS = 15 * 60_000
const STEPS = (7 * DAY_MS) / STEP_MS
/** Kinds of account that a stage takes; the first ones stand for the others. */
const REGIONS_ASKED = 2
const ACTORS: readonly Actor[] = [
  { kind: 'in-house', certifiedUntil: '2099-12-31' },
  { kind: 'bot' },
  { kind: 'agency', id: 'agency-1', certifiedUntil: '2099-12-31' },
]

/**
 * @param law a policy without a strategy: its limits are the creditor's own and are not asked.
 * @param jurisdictions where the strategy is used; a channel is a fault when it is closed in all of them.
 */
export function lintStrategyLaw(
  strategy: Strategy,
  law: Policy,
  jurisdictions: readonly string[],
): readonly LintFinding[] {
  const where =
    jurisdictions.length === 1 ? `in ${jurisdictions[0]}` : `in any of ${jurisdictions.join(', ')}`
  return strategy.ladders.flatMap((ladder, ladderIndex) =>
    ladder.stages.flatMap((stage, stageIndex): readonly LintFinding[] => {
      const pointer = `/ladders/${ladderIndex}/stages/${stageIndex}`
      const regions = both(reachOf(strategy, ladder.id) ?? COLLECTED, whereTrue(stage.enterWhen)) ?? []
      // A stage that cannot be entered is told apart.
      if (jurisdictions.length === 0 || regions.length === 0) return []
      const closed = stage.channels.flatMap((entry, index) => {
        const refusals = jurisdictions.map((one) => refusalOf(entry, regions, law, one))
        return refusals.every((one) => one !== null) ? [{ entry, index, rules: refusals.flat() }] : []
      })
      const told = closed.map(({ entry, rules }) => {
        const by = rules.length === 0 ? '' : ` (${[...new Set(rules)].join(', ')})`
        return `${describe(entry)}${by}`
      })
      if (closed.length > 0 && closed.length === stage.channels.length) {
        const message = `no channel of ${stage.id} is ever allowed ${where}: ${told.join('; ')}`
        return [{ severity: 'error', code: 'stage_forbidden', pointer, message }]
      }
      return closed.map(({ index }, which) => ({
        severity: 'warning',
        code: 'channel_forbidden',
        pointer: `${pointer}/channels/${index}`,
        message: `in ${stage.id} this is never allowed ${where}: ${told[which]}`,
      }))
    }),
  )
}

function describe(entry: StageChannel): string {
  const parties = (entry.parties ?? ['borrower']).join(' or ')
  return `${entry.channel} to the ${parties}, purpose ${entry.purpose ?? 'demand'}`
}

/** The rules that refuse it every time; null when it is allowed at least once. */
function refusalOf(
  entry: StageChannel,
  regions: readonly Region[],
  law: Policy,
  jurisdiction: string,
): readonly string[] | null {
  const zone = packsFor(jurisdiction, law.packs)?.at(-1)?.zones[0] ?? 'UTC'
  const mondayMs = startOfLocalDayMs(zone, dayOfDate(MONDAY))
  let always: ReadonlySet<string> | undefined
  const sometimes = new Set<string>()
  for (const region of regions.slice(0, REGIONS_ASKED)) {
    for (const daysPastDue of daysOf(region)) {
      for (const actor of ACTORS) {
        for (const party of entry.parties ?? (['borrower'] as const)) {
          const ask: Ask = {
            atMs: mondayMs,
            channel: entry.channel,
            party,
            contactPoint: `${party}:${entry.channel}`,
            person: party,
            purpose: entry.purpose ?? 'demand',
            actor,
            ...(entry.channel === 'visit'
              ? { place: 'doorstep', collectors: law.visitCollectors, consentToEnter: true }
              : {}),
          }
          const about = { jurisdiction, zone, region, daysPastDue, ask }
          for (const facts of preparedFacts(law, about)) {
            const refused = refusedAllWeek(ask, facts, law)
            if (refused === null) return null
            for (const rule of refused) sometimes.add(rule)
            always = always === undefined ? refused : new Set([...always].filter((rule) => refused.has(rule)))
          }
        }
      }
    }
  }
  // One rule may close it to the creditor and another to its agencies.
  return [...(always === undefined || always.size === 0 ? sometimes : always)]
}

/** The rules that object at every step of the week; null as soon as one step is allowed. */
function refusedAllWeek(ask: Ask, facts: Facts, law: Policy): ReadonlySet<string> | null {
  let always: Set<string> | undefined
  for (let step = 0; step < STEPS; step++) {
    const decision = decideContact({ ...ask, atMs: ask.atMs + step * STEP_MS }, facts, law)
    if (decision.verdict === 'allowed') return null
    const rules = new Set(decision.reasons.map((reason) => reason.rule))
    always = always === undefined ? rules : new Set([...always].filter((rule) => rules.has(rule)))
  }
  return always ?? new Set()
}

/** A first day, a later one and the last, so that a rule that begins or ends in between is seen. */
function daysOf(region: Region): readonly number[] {
  const values = region.get('daysPastDue')
  const [from, to] = (values !== undefined && 'spans' in values ? values.spans[0] : undefined) ?? [
    1,
    Infinity,
  ]
  return [...new Set([from, Math.min(to, from + 90), Number.isFinite(to) ? to : from + 400])]
}
