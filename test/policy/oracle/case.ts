/** One question put to the oracle, and the words in which it speaks of it. */
import type { Ask, AttemptFacts, ContactPointFacts, Facts, Party, Place } from '../../../src/policy/facts.ts'
import type { HolidayCalendar } from '../../../src/policy/holidays.ts'
import type { HousePack, Pack } from '../../../src/policy/pack.ts'
import type { Strategy } from '../../../src/policy/strategy.ts'
import { dateIn, isZone } from './local-time.ts'

/** Everything an answer depends on, as documents. `packs` come with the house rules among them. */
export interface Case {
  readonly packs: readonly Pack[]
  readonly housePacks: readonly HousePack[]
  readonly switches: Readonly<
    Record<string, { readonly enabled?: boolean; readonly effect?: 'deny' | 'warn' }>
  >
  readonly strategy: Strategy | null
  readonly calendars: readonly HolidayCalendar[]
  readonly facts: Facts
  readonly ask: Ask
}

/** The case with what can be read off it once. */
export interface Scene {
  readonly given: Case
  readonly facts: Facts
  /** With place and line of the contact point where the ask names none; a visit goes where the asker says. */
  readonly ask: Ask
  readonly point: ContactPointFacts | undefined
  readonly person: string | undefined
  /** The actor as records name it. */
  readonly actor: string
  /** Zones that exist, by name. */
  readonly zones: readonly string[]
  /** Zones for calendars of the account: UTC when none is known. */
  readonly dayZones: readonly string[]
}

export function sceneOf(given: Case): Scene {
  const { facts } = given
  const point = facts.contactPoints.find((one) => one.id === given.ask.contactPoint)
  const place = given.ask.place ?? (given.ask.channel === 'visit' ? undefined : point?.place)
  const line = given.ask.line ?? point?.line
  const ask = {
    ...given.ask,
    ...(place === undefined ? {} : { place }),
    ...(line === undefined ? {} : { line }),
  }
  const zones = [...new Set(facts.timeZones)].filter(isZone).sort()
  const { actor } = ask
  return {
    given,
    facts,
    ask,
    point,
    person: ask.person ?? point?.person,
    actor: actor.kind === 'agency' ? (actor.id ?? 'agency') : actor.kind,
    zones,
    dayZones: zones.length === 0 ? ['UTC'] : zones,
  }
}

interface RecordOfSomebody {
  readonly party: Party
  readonly person?: string
  readonly contactPoint?: string
}

/**
 * Whether a record speaks of the one addressed: the person decides where both are known. Otherwise the party; the
 * borrower is one person, of others two different lines are two persons unless their labels name the same one.
 */
export function isAddressee(scene: Scene, record: RecordOfSomebody): boolean {
  const { ask, person } = scene
  if (record.person !== undefined && person !== undefined) return record.person === person
  if (record.party !== ask.party) return false
  if (record.party === 'borrower') return true
  const [here, there] = [ask.contactPoint, record.contactPoint]
  if (here === undefined || there === undefined || here === there) return true
  const ownerOf = (label: string) => (label.indexOf(':') > 0 ? label.slice(0, label.indexOf(':')) : undefined)
  return ownerOf(here) !== undefined && ownerOf(here) === ownerOf(there)
}

/** Whether a record about one account, or about all, speaks of this one. */
export function isThisAccount(scene: Scene, record: { readonly account?: string }): boolean {
  return record.account === undefined || record.account === scene.facts.account
}

/** The accounts that an attempt is counted to. */
export function accountsOf(attempt: AttemptFacts): readonly string[] {
  return [attempt.account, ...(attempt.alsoAccounts ?? [])]
}

export function isDebtor(party: Party): boolean {
  return party === 'borrower' || party === 'co-borrower' || party === 'guarantor'
}

export function isCall(one: { readonly channel: string }): boolean {
  return one.channel === 'voice' || one.channel === 'ai-voice'
}

/** An outcome that is still open may turn out to be any. */
export function isOpenOutcome(attempt: AttemptFacts): boolean {
  return attempt.outcome === 'reserved' || attempt.outcome === 'unknown'
}

export function isTwoWay(attempt: AttemptFacts): boolean {
  return (
    attempt.direction === 'inbound' ||
    attempt.outcome === 'conversation' ||
    attempt.outcome === 'refused' ||
    isOpenOutcome(attempt)
  )
}

/** Where an attempt reached the person: as recorded, else the place of the line. */
export function placeOf(scene: Scene, attempt: AttemptFacts): Place | undefined {
  return attempt.place ?? scene.facts.contactPoints.find((one) => one.id === attempt.contactPoint)?.place
}

/** Dates shown at an instant wherever the borrower may be, earliest first. */
export function datesAt(scene: Scene, ms: number): readonly string[] {
  return scene.dayZones.map((zone) => dateIn(zone, ms)).sort()
}

export function earliestDate(scene: Scene, ms: number): string {
  return datesAt(scene, ms)[0] ?? ''
}

export function latestDate(scene: Scene, ms: number): string {
  return datesAt(scene, ms).at(-1) ?? ''
}
