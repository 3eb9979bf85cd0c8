/** The parts that rules share, in plain English: which asks, what is counted, over which time, on which consent. */
import type {
  CallConsentTerms,
  CapWindow,
  ConsentProof,
  ConsentTerms,
  Counted,
  NoticeSource,
  Requirement,
  When,
} from '../policy/pack.ts'

export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** Which asks a rule looks at; `every contact` when all. */
export function describeWhen(when: When | undefined): string {
  if (when === undefined) return 'every contact'
  const { daysPastDue } = when
  const parts = [
    when.channels && list(when.channels),
    when.notChannels && `not ${list(when.notChannels)}`,
    when.parties && `to ${list(when.parties)}`,
    when.notParties && `not to ${list(when.notParties)}`,
    when.purposes && `for ${list(when.purposes)}`,
    when.notPurposes && `not for ${list(when.notPurposes)}`,
    when.actors && `by ${list(when.actors)}`,
    when.notActors && `not by ${list(when.notActors)}`,
    when.products && `product ${list(when.products)}`,
    when.notProducts && `product not ${list(when.notProducts)}`,
    when.borrowerKinds && `borrower is a ${list(when.borrowerKinds)}`,
    when.places && `at ${list(when.places)}`,
    when.notPlaces && `not at ${list(when.notPlaces)}`,
    when.lines && `to a ${list(when.lines)} line`,
    when.notLines && `to a line that is not known to be ${list(when.notLines)}`,
    when.dialling && `dialled ${list(when.dialling)}`,
    daysPastDue?.gte !== undefined && `from ${daysPastDue.gte} days past due`,
    daysPastDue?.lte !== undefined && `up to ${daysPastDue.lte} days past due`,
  ].filter((part): part is string => typeof part === 'string')
  return parts.length === 0 ? 'every contact' : parts.join('; ')
}

export function describeWindow(window: CapWindow): string {
  if ('ever' in window) return 'ever'
  if ('rollingHours' in window) return `in any ${window.rollingHours} hours`
  if ('rollingDays' in window) return `in any ${window.rollingDays} local days in a row`
  return `per local calendar ${window.unit}`
}

const KEYS = {
  borrower: 'borrower',
  party: 'party',
  person: 'person',
  'contact-point': 'number or address',
  account: 'account',
  debt: 'debt',
} as const

export function describeCounted(counted: Counted): string {
  const keys = (typeof counted.per === 'string' ? [counted.per] : counted.per).map((key) => KEYS[key])
  const parts = [
    `${list(counted.channels)} per ${keys.join(' and ')}`,
    counted.outcomes && `with outcome ${list(counted.outcomes)}`,
    counted.notOutcomes && `not with outcome ${list(counted.notOutcomes)}`,
    counted.parties && `to ${list(counted.parties)}`,
    counted.directions ? list(counted.directions) : 'outbound',
    counted.purposes && `for ${list(counted.purposes)}`,
    counted.notPurposes && `not for ${list(counted.notPurposes)}`,
    counted.places && `at ${list(counted.places)} or a place not known`,
    counted.notPlaces && `not at ${list(counted.notPlaces)}`,
    counted.notLines && `not to a ${list(counted.notLines)} line`,
    counted.skipMisdirected === true && 'without calls to a number since learned to be wrong',
    counted.by === 'same-actor' ? 'by the actor who asks' : 'by everybody who acts for the creditor',
  ].filter((part): part is string => typeof part === 'string')
  return `${parts.join(', ')}; an open permit and an unknown outcome count`
}

export function describeConsent(terms: boolean | ConsentTerms | undefined): string {
  if (terms === false) return ''
  if (terms === true || terms === undefined) return 'recorded consent'
  const what = terms.forms === undefined ? 'recorded consent' : `consent in this form: ${list(terms.forms)}`
  const by = terms.parties === undefined ? '' : ` of ${list(terms.parties)}`
  const form = terms.givenBy === 'debtor' ? `${what}${by}, given by the debtor himself,` : `${what}${by}`
  return `${form}${terms.directly === true ? ', given to the actor who asks' : ''}`
}

export function describeCallConsent(terms: CallConsentTerms): string {
  return [
    'Calls that the person agreed to are outside it',
    terms.days === undefined ? ' until the person takes it back' : ` for at most ${terms.days} local days`,
    terms.directly ? ', when the actor who asks was told' : '',
    terms.endsWithConversation ? ', and until the next conversation' : '',
    '.',
  ].join('')
}

export function describeRequirement(requirement: Requirement): string {
  switch (requirement) {
    case 'debtor-unreachable':
      return 'the debtor cannot be reached'
    case 'deceased':
      return 'the borrower has died'
    case 'deceased-or-incapacity':
      return 'the borrower has died or lacks full capacity'
    case 'offer-to-pay':
      return 'the person offered to pay'
    case 'debtor-consent':
      return 'the debtor lets this party be spoken to'
    case 'home-calls-failed':
      return 'calls to the home number failed'
    case 'no-home-line':
      return 'no number is on file that is or may be one at home'
    case 'only-work-line':
      return 'every number on file is one at work'
    case 'final-judgment':
      return 'a final judgment is on record'
  }
}

export function describeNotice(notice: NoticeSource | undefined): string {
  if (notice === undefined || notice === 'placement') return 'the notice that an agency was given the account'
  if ('unansweredLetter' in notice) {
    const { channels, purposes } = notice.unansweredLetter
    return `an unanswered ${list(channels)} for ${list(purposes)}`
  }
  return `a notice (${list(notice.kinds)}${notice.via === undefined ? '' : ` by ${list(notice.via)}`})`
}

export function describeProof(proof: ConsentProof): string {
  const within = proof.withinDays === undefined ? '' : ` within the last ${proof.withinDays} local days`
  switch (proof.by) {
    case 'consent':
      return `${describeConsent(proof.terms)} to this channel${within}`
    case 'place':
      return `${describeConsent(proof.terms)} to this place${within}`
    case 'message':
      return `a message from this number or address${proof.directly === true ? ' to the actor who asks' : ''}${within}`
    case 'notice': {
      const after = proof.daysAfter === undefined ? '' : `, ${proof.daysAfter} local days before`
      return `a record (${list(proof.kinds)})${after}${within}`
    }
  }
}
