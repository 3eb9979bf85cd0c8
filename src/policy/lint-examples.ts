/** The worked examples of a creditor's own pack, run as they would be in force: what nothing executes rots. */
import { compilePolicy } from './compile.ts'
import { decideContact } from './decide-contact.ts'
import type { Ask, Facts } from './facts.ts'
import type { HolidayCalendar } from './holidays.ts'
import type { PackFault } from './lint-pack.ts'
import { ordinaryAsk, ordinaryFacts } from './ordinary-contact.ts'
import type { HousePack, Pack, Rule } from './pack.ts'

/** Facts by name: an example that misspells one would prove nothing. */
const FACTS = {
  jurisdiction: true,
  timeZones: true,
  borrowerKind: true,
  deceased: true,
  capacity: true,
  bankrupt: true,
  account: true,
  product: true,
  currency: true,
  overdueMinor: true,
  totalOutstandingMinor: true,
  oldestUnpaidDueDate: true,
  limitationEndsOn: true,
  securedOrGuaranteed: true,
  ability: true,
  willingness: true,
  contactPoints: true,
  attempts: true,
  consents: true,
  refusals: true,
  holds: true,
  disputes: true,
  promises: true,
  plan: true,
  placement: true,
  recordingAvailable: true,
  lastPaymentOn: true,
  notices: true,
  approvals: true,
  oneDebtWith: true,
  workingHours: true,
  acquiredOn: true,
  current: true,
} as const satisfies Record<keyof Facts, true>

/** The law around a house pack. */
export interface Surroundings {
  readonly packs: readonly Pack[]
  readonly calendars: readonly HolidayCalendar[]
}

/** Examples whose rule answers otherwise than they say. A rule that is switched off is run as if it were on. */
export function findExampleFaults(pack: HousePack, around: Surroundings): readonly PackFault[] {
  const switches = Object.fromEntries(pack.rules.map((rule) => [rule.id, { enabled: true }]))
  const policy = compilePolicy({ ...around, strategy: null, housePacks: [pack], switches })
  const zone = pack.zones[0] ?? 'UTC'
  const home = around.packs.find((one) => one.zones.includes(zone)) ?? around.packs[0]
  const jurisdiction = pack.appliesTo?.[0] ?? home?.id ?? null
  const facts = ordinaryFacts(jurisdiction, zone)
  const objects = (rule: Rule, change: { facts?: Partial<Facts>; ask?: Partial<Ask> }): boolean => {
    const decision = decideContact(
      { ...ordinaryAsk(zone), ...change.ask },
      { ...facts, ...change.facts },
      policy,
    )
    return [...decision.reasons, ...decision.warnings].some((reason) => reason.rule === rule.id)
  }
  return pack.rules.flatMap((rule, ruleIndex) =>
    (rule.examples ?? []).flatMap((example, index): readonly PackFault[] => {
      const fault = (message: string): readonly PackFault[] => [
        { pointer: `/rules/${ruleIndex}/examples/${index}`, subject: rule.id, message },
      ]
      const unknown = Object.keys(example.facts ?? {}).find((name) => !Object.hasOwn(FACTS, name))
      if (unknown !== undefined) return fault(`the example "${example.title}" names no fact with ${unknown}`)
      let found: boolean
      try {
        found = objects(rule, example)
      } catch {
        // Facts of a document are judged by nobody else.
        return fault(`the example "${example.title}" has facts that cannot be read`)
      }
      if (found === example.objects) return []
      const says = example.objects ? 'should object and does not' : 'should not object and does'
      return fault(`the rule ${says} in the example "${example.title}"`)
    }),
  )
}
