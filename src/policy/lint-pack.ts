/** Faults of a pack: what a rule of law must never be without. Runs as a test over every pack. */
import { dayOfDate, isKnownZone } from './calendar.ts'
import type { Provenance } from './decision.ts'
import type { HolidayCalendar } from './holidays.ts'
import { lintRuleParameters } from './lint-rule.ts'
import type { HousePack, Pack, Rule, When } from './pack.ts'

export interface PackFault {
  /** JSON Pointer into the pack. */
  readonly pointer: string
  /** Id of the rule or obligation, else of the pack. */
  readonly subject: string
  readonly message: string
}

/** One line per fault, empty when sound. */
export function lintPack(pack: Pack | HousePack, calendars?: readonly HolidayCalendar[]): string[] {
  return findPackFaults(pack, calendars).map((fault) => `${fault.subject}: ${fault.message}`)
}

/**
 * The same with the place of each fault, in the order of the document. Whether the examples say what they should is
 * found by running them: `findExampleFaults`.
 *
 * @param calendars where the calendars that rules name must be; absent: names are not looked up.
 */
export function findPackFaults(
  pack: Pack | HousePack,
  calendars?: readonly HolidayCalendar[],
): readonly PackFault[] {
  const faults: PackFault[] = []
  const add = (pointer: string, subject: string, messages: readonly string[]) => {
    faults.push(...messages.map((message) => ({ pointer, subject, message })))
  }
  if (pack.zones.length === 0) add('/zones', pack.id, ['no zone'])
  pack.zones.forEach((zone, index) => {
    if (!isKnownZone(zone)) add(`/zones/${index}`, pack.id, [`unknown zone ${zone}`])
  })
  if (Number.isNaN(dayOfDate(pack.asOf))) add('/asOf', pack.id, ['asOf is not a date'])
  if (pack.alsoAsks?.includes(pack.id) === true) add('/alsoAsks', pack.id, ['asks itself'])
  const seen = new Set<string>()
  pack.rules.forEach((rule, index) => {
    const pointer = `/rules/${index}`
    if (seen.has(rule.id)) add(`${pointer}/id`, rule.id, ['id used twice'])
    seen.add(rule.id)
    if (rule.title === '') add(`${pointer}/title`, rule.id, ['no title'])
    add(`${pointer}/provenance`, rule.id, lintProvenance(rule.provenance))
    add(pointer, rule.id, lintDates(rule))
    add(`${pointer}/when`, rule.id, lintWhen(rule.when))
    add(pointer, rule.id, lintRuleParameters(rule, calendars))
    add(`${pointer}/examples`, rule.id, lintExamples(rule))
  })
  const codes = new Set<string>()
  pack.obligations.forEach((obligation, index) => {
    const pointer = `/obligations/${index}`
    const key = `${obligation.rule}/${obligation.code}`
    if (codes.has(key)) add(pointer, key, ['obligation listed twice'])
    codes.add(key)
    if (obligation.rule === '') add(`${pointer}/rule`, key, ['obligation without rule'])
    if (!/^[a-z][a-z0-9_]*$/.test(obligation.code)) add(`${pointer}/code`, key, ['code is not snake_case'])
    if (obligation.text === '') add(`${pointer}/text`, key, ['no text'])
    add(`${pointer}/when`, key, lintWhen(obligation.when))
    add(`${pointer}/provenance`, key, lintProvenance(obligation.provenance))
  })
  return faults
}

function lintProvenance(provenance: Provenance): string[] {
  const faults: string[] = []
  const { citation, evidence, confidence, asOf } = provenance
  if (citation.instrument === '') faults.push('no citation')
  if (Number.isNaN(dayOfDate(asOf))) faults.push('no asOf')
  if (evidence === 'unverified' && confidence === undefined) faults.push('unverified without confidence')
  if (evidence !== 'unverified' && confidence !== undefined) faults.push('confidence belongs to unverified')
  if (citation.quote !== undefined && citation.lang === undefined) faults.push('quote without language')
  return faults
}

function lintDates(rule: Rule): string[] {
  const faults: string[] = []
  const from = rule.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayOfDate(rule.effectiveFrom)
  const to = rule.effectiveTo === undefined ? Number.POSITIVE_INFINITY : dayOfDate(rule.effectiveTo)
  if (Number.isNaN(from) || Number.isNaN(to)) faults.push('effective date is not a date')
  if (from > to) faults.push('ends before it begins')
  return faults
}

const OPPOSITES = [
  ['channels', 'notChannels'],
  ['parties', 'notParties'],
  ['purposes', 'notPurposes'],
  ['actors', 'notActors'],
  ['products', 'notProducts'],
  ['places', 'notPlaces'],
  ['lines', 'notLines'],
] as const satisfies readonly (readonly [keyof When, keyof When])[]

/** A rule that looks at nothing seems to protect somebody and does not. */
function lintWhen(when: When | undefined): string[] {
  if (when === undefined) return []
  const faults: string[] = []
  for (const [only, not] of OPPOSITES) {
    const listed: readonly string[] | undefined = when[only]
    const excepted: readonly string[] = when[not] ?? []
    if (listed?.every((value) => excepted.includes(value)) === true)
      faults.push(`${only} leaves nothing to look at`)
  }
  for (const key of ['borrowerKinds', 'dialling'] as const) {
    if (when[key]?.length === 0) faults.push(`${key} leaves nothing to look at`)
  }
  const { gte = Number.NEGATIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = when.daysPastDue ?? {}
  if (gte > lte) faults.push('daysPastDue leaves nothing to look at')
  return faults
}

function lintExamples(rule: Rule): string[] {
  const titles = new Set<string>()
  return (rule.examples ?? []).flatMap((example) => {
    if (example.title === '') return ['an example without title']
    if (titles.has(example.title)) return [`two examples are called "${example.title}"`]
    titles.add(example.title)
    return []
  })
}
