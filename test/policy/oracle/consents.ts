/** Consents: which of them the person addressed gave, and whether they stand at an instant. */
import type { ConsentFacts, Facts, Party } from '../../../src/policy/facts.ts'
import type { CallConsentTerms, ConsentTerms } from '../../../src/policy/pack.ts'
import { accountsOf, isAddressee, isCall, isOpenOutcome, isThisAccount, type Scene } from './case.ts'
import { dateIn, daysFrom, isDate, isIn, local } from './local-time.ts'

type Dated = Extract<ConsentFacts, { readonly kind: 'channel' | 'call' | 'offers-to-pay' | 'third-party' }>
type Hours = Extract<ConsentFacts, { readonly kind: 'contact-hours' | 'contact-hours-only' }>
type Purpose = NonNullable<Facts['attempts'][number]['purpose']>

function isGiven(consent: ConsentFacts, ms: number): boolean {
  return consent.givenAtMs <= ms && ms < (consent.withdrawnAtMs ?? Infinity)
}

export function meets(
  scene: Scene,
  consent: { readonly party: Party; readonly form?: string; readonly givenTo?: string },
  terms: ConsentTerms | undefined,
): boolean {
  if (terms?.forms !== undefined && !terms.forms.some((form) => form === consent.form)) return false
  if (terms?.parties !== undefined && !terms.parties.some((party) => party === consent.party)) return false
  return terms?.directly !== true || consent.givenTo === scene.actor
}

/** The debtor's consent where the terms ask for it, else that of the person addressed. */
export function isOfWhom(scene: Scene, consent: ConsentFacts, terms: ConsentTerms | undefined): boolean {
  const isAddressed = isAddressee(scene, consent)
  if (terms?.givenBy !== 'debtor') return isAddressed
  return consent.party === 'co-borrower' ? isAddressed : consent.party === 'borrower'
}

function hoursNamed(scene: Scene, kind: Hours['kind'], terms?: ConsentTerms): readonly Hours[] {
  return scene.facts.consents.filter(
    (one): one is Hours =>
      one.kind === kind &&
      'from' in one &&
      (one.channels?.includes(scene.ask.channel) ?? true) &&
      isOfWhom(scene, one, terms) &&
      meets(scene, one, terms),
  )
}

/** Both ends of the hours a person names belong to them. */
function isInHours(one: Hours, zone: string, ms: number): boolean {
  const span = { from: one.from, to: one.to, fromInclusive: true, toInclusive: true }
  return isIn(local(zone, ms), one.days === undefined ? span : { ...span, days: one.days })
}

/** Whether hours that the person agreed to are open on the clock of a zone. */
export function isConsentedHour(
  scene: Scene,
  zone: string,
  ms: number,
  openedBy: boolean | ConsentTerms,
): boolean {
  if (openedBy === false) return false
  return hoursNamed(scene, 'contact-hours', openedBy === true ? undefined : openedBy).some(
    (one) => isGiven(one, ms) && isInHours(one, zone, ms),
  )
}

/** The only hours the person wants: whether there are any on file, any now, and whether it is one of them. */
export function isOnlyHour(
  scene: Scene,
  ms: number,
): { readonly isNamed: boolean; readonly isOpen: boolean } {
  const named = hoursNamed(scene, 'contact-hours-only')
  const now = named.filter((one) => isGiven(one, ms))
  return {
    isNamed: named.length > 0,
    isOpen: now.length === 0 || scene.zones.every((zone) => now.some((one) => isInHours(one, zone, ms))),
  }
}

export function isPlaceConsented(scene: Scene, place: string, ms: number, terms?: ConsentTerms): boolean {
  return scene.facts.consents.some(
    (one) =>
      one.kind === 'place' &&
      one.place === place &&
      isOfWhom(scene, one, terms) &&
      meets(scene, one, terms) &&
      isGiven(one, ms),
  )
}

/** Whether the days of validity hold on the calendar of every zone; a day that cannot be read holds nowhere. */
function isValid(scene: Scene, consent: Dated, ms: number): boolean {
  const { validFrom, validTo } = consent
  if ((validFrom !== undefined && !isDate(validFrom)) || (validTo !== undefined && !isDate(validTo)))
    return false
  return scene.dayZones.every((zone) => {
    const date = dateIn(zone, ms)
    return (validFrom === undefined || date >= validFrom) && (validTo === undefined || date <= validTo)
  })
}

function isDated(consent: ConsentFacts): consent is Dated {
  return 'kind' in consent && ['channel', 'call', 'offers-to-pay', 'third-party'].includes(consent.kind)
}

export function datedConsents(scene: Scene, kind: Dated['kind'], ms: number): readonly Dated[] {
  return scene.facts.consents.filter(
    (one): one is Dated =>
      isDated(one) &&
      one.kind === kind &&
      (isThisAccount(scene, one) || (kind === 'call' && debtOf(scene).includes(one.account ?? ''))) &&
      isGiven(one, ms) &&
      isValid(scene, one, ms),
  )
}

/** Whether the consent is about this channel and purpose. A purpose that is not known is not among those named. */
function isAbout(consent: Dated, channel: Dated['channels'], purpose: Purpose | undefined): boolean {
  if (consent.channels !== undefined && !channel?.every((one) => consent.channels?.includes(one)))
    return false
  return consent.purposes === undefined || (purpose !== undefined && consent.purposes.includes(purpose))
}

/** So many local days, the day of the event being number `first`, in every zone. */
export function isWithinDays(
  scene: Scene,
  eventMs: number,
  ms: number,
  days: number | undefined,
  first: 0 | 1,
): boolean {
  if (days === undefined) return true
  return scene.dayZones.every((zone) => daysFrom(dateIn(zone, eventMs), dateIn(zone, ms)) + first <= days)
}

export function isChannelConsented(
  scene: Scene,
  ms: number,
  terms: ConsentTerms | undefined,
  withinDays: number | undefined,
): boolean {
  const { ask } = scene
  return datedConsents(scene, 'channel', ms).some(
    (one) =>
      meets(scene, one, terms) &&
      isAbout(one, [ask.channel], ask.purpose) &&
      (one.contactPoint === undefined
        ? isOfWhom(scene, one, terms)
        : one.contactPoint === ask.contactPoint) &&
      isWithinDays(scene, one.givenAtMs, ms, withinDays, 0),
  )
}

/** Whether a call at the instant is one that the person addressed asked for or agreed to. */
export function isCallConsented(
  scene: Scene,
  ms: number,
  terms: CallConsentTerms,
  call: { readonly channel: 'voice' | 'ai-voice'; readonly purpose: Purpose | undefined },
): boolean {
  return datedConsents(scene, 'call', ms).some(
    (one) =>
      isAddressee(scene, one) &&
      isAbout(one, [call.channel], call.purpose) &&
      (!terms.directly || one.givenTo === scene.actor) &&
      isWithinDays(scene, one.givenAtMs, ms, terms.days, 1) &&
      !(terms.endsWithConversation && hasTalked(scene, one.givenAtMs, ms)),
  )
}

/** A talk with this actor about the debt that began after the consent and before the instant. */
function hasTalked(scene: Scene, sinceMs: number, ms: number): boolean {
  return scene.facts.attempts.some(
    (one) =>
      one.atMs > sinceMs &&
      one.atMs < ms &&
      isCall(one) &&
      // Somebody picked up, though he may have hung up.
      (['conversation', 'refused', 'hung-up'].includes(one.outcome) || isOpenOutcome(one)) &&
      one.by === scene.actor &&
      isAddressee(scene, one) &&
      accountsOf(one).some((account) => debtOf(scene).includes(account)),
  )
}

/** The accounts that are one debt with the one asked about. */
function debtOf({ facts }: Scene): readonly string[] {
  return [facts.account, ...(facts.oneDebtWith ?? [])]
}
