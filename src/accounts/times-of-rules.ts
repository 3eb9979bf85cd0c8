/**
 * Instants and times of day at which the rules that look at a stage's contacts may change their answer by the passing of
 * time alone. Read off the rules' data; rather too many than one too few. Pure.
 */
import { DAY_MS, dayOfDate, HOUR_MS, startOfLocalDayMs } from '../policy/calendar.ts'
import type { Policy } from '../policy/compile.ts'
import type { Channel } from '../policy/facts.ts'
import type { CompiledRule } from '../policy/select-rules.ts'
import type { Stage } from '../policy/strategy.ts'
import { TACT_PACK } from '../policy/tact-rules.ts'
import { weekWindows } from '../policy/windows.ts'

export interface TimesOfRules {
  /** Milliseconds of the local day in the zones of the borrower, ascending; the last is the end of the day. */
  readonly clockMs: readonly number[]
  /** Zones whose clock counts whatever that of the borrower is. */
  readonly zones: readonly string[]
  /** Zones that keep the clock of another one. */
  readonly clocks: Readonly<Record<string, string>>
  /** So long before and after an attempt an answer may change. */
  readonly spansMs: readonly number[]
  /** Ascending: where a rule comes into force or ends. */
  readonly datedMs: readonly number[]
}

const known = new WeakMap<Policy, Map<string, TimesOfRules>>()
const KNOWN_MAX = 5000

/** @param stage null: no contact is planned, and only the days count. */
export function timesOfRules(
  policy: Policy,
  jurisdiction: string | null,
  ladder: string,
  stage: Stage | null,
): TimesOfRules {
  if (stage === null || stage.channels.length === 0) return DAYS_ONLY
  let ofPolicy = known.get(policy)
  if (ofPolicy === undefined) {
    ofPolicy = new Map()
    known.set(policy, ofPolicy)
  }
  const key = `${jurisdiction}\n${ladder}\n${stage.id}`
  let times = ofPolicy.get(key)
  if (times === undefined) {
    if (ofPolicy.size >= KNOWN_MAX) ofPolicy.clear()
    times = workOut(policy, jurisdiction, ladder, new Set(stage.channels.map((entry) => entry.channel)))
    ofPolicy.set(key, times)
  }
  return times
}

const DAYS_ONLY: TimesOfRules = { clockMs: [DAY_MS], zones: [], clocks: {}, spansMs: [], datedMs: [] }

function workOut(
  policy: Policy,
  jurisdiction: string | null,
  ladder: string,
  channels: ReadonlySet<Channel>,
): TimesOfRules {
  const rules = policy
    .ruleSet(jurisdiction)
    .rules.filter((one) => one.effect === 'deny' && mayConcern(one, ladder, channels))
  const clockMs = new Set([DAY_MS])
  const spansMs = new Set<number>()
  const zones = new Set<string>()
  const clocks: Record<string, string> = {}
  for (const { rule } of rules) {
    switch (rule.kind) {
      case 'contact-hours':
        // One by one: together, those of one channel would hide the ends of another's.
        for (const window of rule.windows)
          for (const ms of weekWindows([window]).flat()) if (ms > 0) clockMs.add(ms)
        if (rule.zone !== undefined) zones.add(rule.zone)
        Object.assign(clocks, rule.clocks)
        break
      case 'frequency-cap':
        if ('rollingHours' in rule.window) spansMs.add(rule.window.rollingHours * HOUR_MS)
        break
      case 'minimum-gap':
        spansMs.add(rule.hours * HOUR_MS)
        break
      case 'cool-down':
        if ('hours' in rule.rest) spansMs.add(rule.rest.hours * HOUR_MS)
        break
      default:
    }
  }
  const datedMs = rules.flatMap((one) => datesOf(one, zoneOf(policy, one)))
  return {
    clockMs: ascending(clockMs),
    zones: [...zones],
    clocks,
    spansMs: ascending(spansMs),
    datedMs: ascending(datedMs),
  }
}

/** A rule of another ladder or about other channels has no say in what is planned in the stage. */
function mayConcern({ rule, limit }: CompiledRule, ladder: string, channels: ReadonlySet<Channel>): boolean {
  if (limit !== null && limit.ladder !== ladder) return false
  const { when } = rule
  return [...channels].some(
    (channel) =>
      (when?.channels?.includes(channel) ?? true) && !(when?.notChannels?.includes(channel) ?? false),
  )
}

/** Zone of a rule's dates; null: not known here (a pack of the creditor's own). */
function zoneOf(policy: Policy, { pack }: CompiledRule): string | null {
  if (pack === 'strategy') return 'UTC'
  const found = pack === TACT_PACK.id ? TACT_PACK : policy.packs.find((one) => one.id === pack)
  return found === undefined ? null : (found.zones[0] ?? 'UTC')
}

function datesOf({ rule }: CompiledRule, zone: string | null): number[] {
  const days = [
    ...(rule.effectiveFrom === undefined ? [] : [dayOfDate(rule.effectiveFrom)]),
    ...(rule.effectiveTo === undefined ? [] : [dayOfDate(rule.effectiveTo) + 1]),
  ].filter((day) => !Number.isNaN(day))
  return days.flatMap((day) => (zone === null ? beginningsOf(day) : [startOfLocalDayMs(zone, day)]))
}

/** A local day begins at most 14 hours before and 12 hours after it does in UTC, by a multiple of a quarter of an hour. */
function beginningsOf(day: number): number[] {
  const quarters = Array.from({ length: 26 * 4 + 1 }, (_, index) => index)
  return quarters.map((index) => day * DAY_MS - 14 * HOUR_MS + (index * HOUR_MS) / 4)
}

function ascending(values: Iterable<number>): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}
