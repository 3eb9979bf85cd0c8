/** Rules about who and what: parties, the state of borrower and debt, agencies, visits, contact points. */
import type {
  BorrowerStateRule,
  CertificationRule,
  ContactPointRule,
  CounterpartyRule,
  DebtOwedRule,
  FactKnownRule,
  LimitationRule,
  PlaceConsentRule,
  PlacementRule,
  VisitRule,
} from '../../../src/policy/pack.ts'
import { earliestDate, latestDate, type Scene } from './case.ts'
import { isPlaceConsented } from './consents.ts'
import type { Answer } from './counting.ts'
import { isDate } from './local-time.ts'
import { coverageOf, daysPastDue } from './scope.ts'
import { isMet } from './unreachable.ts'

const closedIf = (isClosed: boolean): Answer => (isClosed ? 'closed' : 'open')

export function counterparty(scene: Scene, rule: CounterpartyRule, ms: number): Answer {
  const { party, purpose } = scene.ask
  const isOpen = rule.allow.some(
    (entry) =>
      entry.parties.includes(party) &&
      (entry.purposes === 'all' || entry.purposes.includes(purpose)) &&
      (entry.anyOf === undefined || entry.anyOf.some((one) => isMet(scene, one, ms, rule))),
  )
  return closedIf(!isOpen)
}

export function borrowerState(scene: Scene, rule: BorrowerStateRule, ms: number): Answer {
  const { deceased, capacity, bankrupt } = scene.facts
  switch (rule.state) {
    case 'deceased':
      return closedIf(deceased)
    case 'incapacity':
      return closedIf(capacity !== 'full')
    case 'bankrupt':
      if (bankrupt === null) return 'open'
      if (!isDate(bankrupt.acceptedOn)) return 'missing'
      return closedIf(latestDate(scene, ms) >= bankrupt.acceptedOn)
  }
}

export function debtOwed(scene: Scene, rule: DebtOwedRule, ms: number): Answer {
  const { overdueMinor, totalOutstandingMinor: owed, oldestUnpaidDueDate: due } = scene.facts
  const owesNothing = (overdueMinor !== null && overdueMinor <= 0) || (owed !== null && owed <= 0)
  const late = daysPastDue(scene, ms)
  switch (rule.needs) {
    case 'owed':
      return closedIf(owed !== null && owed <= 0)
    case 'not-overdue':
      return closedIf(!owesNothing && late !== null && late > 0)
    case 'overdue':
      if (owesNothing || due === null) return 'closed'
      if (late === null || overdueMinor === null) return 'missing'
      return closedIf(late <= 0)
  }
}

export function placement(scene: Scene, rule: PlacementRule, ms: number): Answer {
  const held = scene.facts.placement
  switch (rule.demands) {
    case 'no-agency':
      return 'closed'
    case 'on-public-list':
      return closedIf(held?.onPublicList === false)
    case 'licensed':
      if (held?.licensedUntil === undefined) return 'missing'
      return closedIf(!(latestDate(scene, ms) <= held.licensedUntil))
    case 'holds-account': {
      const { id } = scene.ask.actor
      if (id === undefined) return 'missing'
      if (held === null || held.agency !== id) return 'closed'
      const { since, until } = held
      if ((since !== undefined && !isDate(since)) || (until !== undefined && !isDate(until))) return 'missing'
      return closedIf(
        (since !== undefined && earliestDate(scene, ms) < since) ||
          (until !== undefined && latestDate(scene, ms) > until),
      )
    }
  }
}

export function certification(scene: Scene, rule: CertificationRule, ms: number): Answer {
  const { kind, certifiedUntil } = scene.ask.actor
  if (kind === 'bot') return 'open'
  if (certifiedUntil === undefined) return rule.whenUnknown === 'pass' ? 'open' : 'missing'
  if (!isDate(certifiedUntil)) return 'missing'
  return closedIf(latestDate(scene, ms) > certifiedUntil)
}

export function visit(scene: Scene, rule: VisitRule, ms: number): Answer {
  const { collectors, place, consentToEnter } = scene.ask
  if (rule.minCollectors !== undefined) {
    if (collectors === undefined) return 'missing'
    if (collectors < rule.minCollectors) return 'closed'
  }
  if (rule.consentPlaces === undefined || rule.consentPlaces.length === 0) return 'open'
  if (place === undefined) return 'missing'
  return closedIf(
    rule.consentPlaces.includes(place) &&
      consentToEnter !== true &&
      (consentToEnter === false || !isPlaceConsented(scene, place, ms)),
  )
}

export function placeConsent(scene: Scene, rule: PlaceConsentRule, ms: number): Answer {
  const place = scene.ask.place ?? scene.point?.place
  if (place === undefined || !rule.places.includes(place)) return 'open'
  return closedIf(
    !isPlaceConsented(scene, place, ms, rule.terms) &&
      !(rule.anyOf ?? []).some((requirement) => isMet(scene, requirement, ms)),
  )
}

export function contactPoint(scene: Scene, rule: ContactPointRule): Answer {
  const { ask, point, facts } = scene
  if (rule.demands === 'lawful-source') {
    return closedIf(point?.source !== undefined && (rule.unlawfulSources ?? []).includes(point.source))
  }
  if (ask.contactPoint === undefined)
    return ask.channel === 'visit' || ask.channel === 'letter' ? 'open' : 'missing'
  // Somebody who gives no contact points at all is taken at his word.
  if (point === undefined) return closedIf(facts.contactPoints.length > 0)
  const isUsable = point.status === 'verified' || point.status === 'unverified'
  const isTheirs = point.party === ask.party && (ask.person === undefined || ask.person === point.person)
  return closedIf(!isUsable || !isTheirs || !point.channels.includes(ask.channel))
}

export function factKnown(scene: Scene, rule: FactKnownRule): Answer {
  const isKnown = {
    jurisdiction: coverageOf(scene) !== 'no',
    overlay: coverageOf(scene) !== 'partly',
    'time-zone': scene.zones.length > 0 && scene.zones.length === new Set(scene.facts.timeZones).size,
  }[rule.fact]
  return isKnown ? 'open' : 'missing'
}

export function limitation(scene: Scene, _rule: LimitationRule, ms: number): Answer {
  const endsOn = scene.facts.limitationEndsOn
  return closedIf(endsOn !== null && isDate(endsOn) && latestDate(scene, ms) > endsOn)
}
