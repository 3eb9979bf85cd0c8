/** Which rules of which packs look at the ask at an instant. */
import type { Pack, Rule } from '../../../src/policy/pack.ts'
import { isThisAccount, type Scene } from './case.ts'
import { dateIn, daysFrom, isDate, plusDays, startOfDate } from './local-time.ts'

/** A rule as it stands after the switches of compliance. */
export interface StandingRule {
  readonly rule: Rule
  readonly isDenying: boolean
  /** Zone in which its dates of effect are read. */
  readonly zone: string
}

export type Coverage = 'yes' | 'partly' | 'no'

/** `US`, `US-NY`, `US-NY-NYC` for `US-NY-NYC`. */
function partsOf(jurisdiction: string): readonly string[] {
  const parts = jurisdiction.split('-')
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'))
}

function packOf(scene: Scene, id: string): Pack | undefined {
  return scene.given.packs.find((pack) => pack.id === id)
}

/** Whether there is a pack for the place and for every part of it that leads there. */
export function coverageOf(scene: Scene): Coverage {
  const { jurisdiction } = scene.facts
  if (jurisdiction === null) return 'no'
  const packs = partsOf(jurisdiction).map((id) => packOf(scene, id))
  if (packs[0] === undefined || packs[0].standsAlone === false) return 'no'
  return packs.includes(undefined) ? 'partly' : 'yes'
}

function packsAsked(scene: Scene): readonly Pack[] {
  const house = scene.given.packs.filter((pack) => pack.id === 'tact')
  const { jurisdiction } = scene.facts
  if (jurisdiction === null || coverageOf(scene) === 'no') return house
  const own = partsOf(jurisdiction).flatMap((id) => packOf(scene, id) ?? [])
  const above = scene.given.packs.filter((pack) => own.some((one) => one.alsoAsks?.includes(pack.id)))
  const creditors = scene.given.housePacks.filter(
    (pack) => pack.appliesTo === undefined || pack.appliesTo.some((id) => partsOf(jurisdiction).includes(id)),
  )
  return [...above, ...own, ...creditors, ...house]
}

function switched(
  scene: Scene,
  rule: Rule,
  ids: ReadonlySet<string>,
): { enabled: boolean; isDenying: boolean } {
  // Without the fact there is no answer to give, so nobody may switch these off.
  if (rule.kind === 'fact-known') return { enabled: true, isDenying: rule.effect === 'deny' }
  const { switches } = scene.given
  const whole = rule.id.replace(/\/.*$/, '')
  const flip = switches[rule.id] ?? switches[whole]
  // Turning on a whole that is a rule itself leaves off the parts that come switched off.
  const isLeftOff = !rule.enabled && switches[rule.id] === undefined && ids.has(whole) && whole !== rule.id
  return {
    enabled: isLeftOff ? false : (flip?.enabled ?? rule.enabled),
    isDenying: (flip?.effect ?? rule.effect) === 'deny',
  }
}

/** The rules of the packs that look at the ask, whatever the time. */
export function rulesAsked(scene: Scene): readonly StandingRule[] {
  const packs = packsAsked(scene)
  const ids = new Set(packs.flatMap((pack) => pack.rules.map((rule) => rule.id)))
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => {
      const { enabled, isDenying } = switched(scene, rule, ids)
      if (!enabled || !matches(scene, rule)) return []
      const zone = pack.zones[0] ?? 'UTC'
      // Of holds that a law knows, the house says nothing.
      const known = packs.flatMap((one) => one.limitedHolds ?? [])
      return pack.id === 'tact' && rule.kind === 'hold' && rule.kinds === undefined
        ? [{ rule: { ...rule, notKinds: [...(rule.notKinds ?? []), ...known] }, isDenying, zone }]
        : [{ rule, isDenying, zone }]
    }),
  )
}

function matches(scene: Scene, { when }: Rule): boolean {
  if (when === undefined) return true
  const { ask, facts } = scene
  const named: readonly (readonly [string | undefined, readonly string[] | undefined])[] = [
    [ask.channel, when.channels],
    [ask.party, when.parties],
    [ask.purpose, when.purposes],
    [ask.actor.kind, when.actors],
    [facts.product, when.products],
    [facts.borrowerKind, when.borrowerKinds],
    [ask.place, when.places],
    [ask.line, when.lines],
    [ask.dialling, when.dialling],
  ]
  const excluded: readonly (readonly [string | undefined, readonly string[] | undefined])[] = [
    [ask.channel, when.notChannels],
    [ask.party, when.notParties],
    [ask.purpose, when.notPurposes],
    [ask.actor.kind, when.notActors],
    [facts.product, when.notProducts],
    [ask.place, when.notPlaces],
    [ask.line, when.notLines],
  ]
  return (
    named.every(([value, list]) => list === undefined || (value !== undefined && list.includes(value))) &&
    excluded.every(([value, list]) => list === undefined || value === undefined || !list.includes(value))
  )
}

/** Whether the dates and days past due of a rule hold at the instant. */
export function isInForce(scene: Scene, { rule, zone }: StandingRule, ms: number): boolean {
  const date = dateIn(zone, ms)
  if (rule.effectiveFrom !== undefined && date < rule.effectiveFrom) return false
  if (rule.effectiveTo !== undefined && date > rule.effectiveTo) return false
  const days = rule.when?.daysPastDue
  if (days === undefined) return true
  const late = daysPastDue(scene, ms)
  // Nothing overdue: no number of days is reached, and none is passed.
  if (late === null) return days.gte === undefined
  return late >= (days.gte ?? -Infinity) && late <= (days.lte ?? Infinity)
}

/**
 * Local days since the oldest unpaid due date in the zone where they are fewest; days that begin within a hold that
 * freezes them are left out. Null: nothing is overdue, or the date cannot be read.
 */
export function daysPastDue(scene: Scene, ms: number): number | null {
  const due = scene.facts.oldestUnpaidDueDate
  if (due === null || !isDate(due)) return null
  return Math.min(...scene.dayZones.map((zone) => ageOn(scene, due, zone, dateIn(zone, ms))))
}

const ages = new WeakMap<Scene, Map<string, number>>()

/** Age on a date of a zone: the same all day, so it is counted once. */
function ageOn(scene: Scene, due: string, zone: string, today: string): number {
  let known = ages.get(scene)
  if (known === undefined) {
    known = new Map()
    ages.set(scene, known)
  }
  let age = known.get(`${zone} ${today}`)
  if (age === undefined) {
    age = daysFrom(due, today)
    const freezing = scene.facts.holds.filter(
      (hold) => hold.freezesDaysPastDue === true && isThisAccount(scene, hold),
    )
    for (let date = plusDays(due, 1); freezing.length > 0 && date <= today; date = plusDays(date, 1)) {
      const start = startOfDate(zone, date)
      if (freezing.some((hold) => start >= (hold.fromMs ?? -Infinity) && start < (hold.untilMs ?? Infinity)))
        age--
    }
    known.set(`${zone} ${today}`, age)
  }
  return age
}
