/** What stands in the way, in English. */
import { PLACES, WEEKDAYS, type Weekday } from '../policy/facts.ts'
import { EN_FACTS } from './en-facts.ts'
import { EN_WORDS } from './en-words.ts'
import type { LanguageFile, Seen } from './language-file.ts'
import {
  isOf,
  type ReadLength,
  type ReadWindow,
  readClocks,
  readDays,
  readLength,
  readPartyPurpose,
  readWindows,
} from './read-observed.ts'

const { channels, holds, parties, places, purposes, weekdays } = EN_WORDS

export const EN_REASONS: LanguageFile['reasons'] = {
  fact_missing: missingFact,
  nothing_owed: () => 'Nothing is overdue that could be asked for.',
  borrower_deceased: () => 'The borrower has died.',
  bankruptcy_stay: ({ observed }) =>
    isDate(observed)
      ? `A bankruptcy was accepted on ${observed}.`
      : 'Insolvency proceedings stop collecting.',
  capacity_limited: () => 'The borrower lacks full legal capacity, or it is in doubt.',
  legal_representation: () => 'Somebody represents the borrower.',
  no_contact_requested: () => 'This person asked not to be contacted; it binds every actor and every line.',
  party_not_allowed: ({ observed }) => notAllowed(observed) ?? 'This person may not be contacted for this.',
  purpose_not_allowed: ({ observed }) => notAllowed(observed) ?? 'The contact may not have this purpose.',
  debtor_reachable: ({ observed }) => {
    const who = capital(parties[readPartyPurpose(observed)?.party ?? 'other'])
    return `${who} may be contacted only when the debtor cannot be reached, and that is not established.`
  },
  content_not_allowed: ({ observed }) =>
    isDate(observed)
      ? `The limitation period ended on ${observed}: the debtor may refuse to pay.`
      : 'What would be said or shown is not allowed.',
  plan_performing: () => 'A payment plan is being kept.',
  promise_pending: ({ observed }) =>
    isDate(observed) ? `A promise to pay by ${observed} is running.` : 'A promise to pay is running.',
  hold: ({ observed }) =>
    typeof observed === 'string'
      ? `A hold stops this contact: ${holds[observed] ?? observed}.`
      : 'A hold stops this contact.',
  dispute_open: () => 'The debt is disputed and the dispute is open.',
  not_placed_with_agency: ({ observed }) =>
    isDate(observed)
      ? `The account is not placed with this agency at that time (placement: ${observed}).`
      : 'The account is not placed with this agency.',
  agency_not_listed: () => 'The agency is not on the published list.',
  agency_not_licensed: ({ observed }) =>
    isDate(observed) ? `The licence of the agency ended on ${observed}.` : 'The agency has no valid licence.',
  notice_not_given: ({ observed, limit }) => {
    const what =
      observed === null || observed === undefined ? 'No notice was given' : 'The notice is not old enough'
    const length = readLength(limit)
    return length === null || length.count === 0
      ? `${what}.`
      : `${what}; ${lengthText(length)} must pass after it.`
  },
  approval_missing: () => 'What must be decided or prepared before is not on record.',
  collector_not_certified: ({ observed }) =>
    isDate(observed)
      ? `The certification of the collector ended on ${observed}.`
      : 'The collector is not certified.',
  contact_point_unusable: () => 'This number or address cannot be used.',
  contact_point_mismatch: () => 'This number or address does not fit the person or the channel.',
  channel_refused: () => 'This person asked not to be contacted through this channel.',
  consent_missing: () => 'Consent, or a proof that the number or address is the right one, is missing.',
  recording_unavailable: () => 'It must be recorded, and recording is not available.',
  too_few_collectors: ({ observed, limit }) =>
    isNumber(observed) && isNumber(limit)
      ? `${observed} would go, and at least ${limit} must go together.`
      : 'Too few collectors go together.',
  place_not_allowed: ({ observed }) =>
    isOf(PLACES, observed) ? `No contact ${places[observed]}.` : 'The contact may not be made at this place.',
  employer_prohibits: () => 'The employer does not allow contact at work.',
  stage_not_reached: ({ limit, nameStage }) =>
    typeof limit === 'string'
      ? `This channel is used from the stage “${nameStage(limit)}” on.`
      : 'It is too early for this.',
  channel_not_in_stage: ({ observed, nameStage }) =>
    typeof observed === 'string'
      ? `The stage “${nameStage(observed)}” does not use this channel.`
      : 'The present stage does not use this channel.',
  outside_hours: ({ observed, limit }) => {
    const clocks = readClocks(observed).map(({ time, zone }) => `${time} in ${zone}`)
    const windows = readWindows(limit)?.map(windowText)
    const now =
      clocks.length === 0 ? 'It is outside the hours for this contact' : `It would be ${clocks.join(' and ')}`
    if (windows !== undefined) return `${now}; allowed is ${windows.join(', or ')}.`
    return typeof limit === 'string'
      ? `${now}; allowed are the known working hours of the person.`
      : `${now}.`
  },
  inconvenient_time: () => 'The person asked not to be contacted at this time.',
  closed_day: ({ observed }) => {
    const days = readDays(observed).map(({ date, day }) => `${weekdays[day]} ${date}`)
    return days.length === 0 ? 'No contact on this day.' : `No contact on this day (${days.join(', ')}).`
  },
  frequency_cap: ({ observed, limit }) =>
    isNumber(observed) && isNumber(limit)
      ? `${observed} of ${limit} contacts that are allowed have been used.`
      : 'The contacts that are allowed have been used.',
  cool_down: ({ limit }) => {
    const length = readLength(limit)
    return length === null ? 'A rest is running.' : `A rest of ${lengthText(length)} is running.`
  },
  minimum_gap: ({ limit }) => {
    const length = readLength(limit)
    return length === null
      ? 'The last attempt is too recent.'
      : `At least ${lengthText(length)} must lie between two attempts.`
  },
  budget_used: () => 'The contacts that are allowed have been used.',
}

function missingFact({ fact }: Seen): string {
  if (fact === undefined) return 'A fact that the rule needs is not known.'
  const name = EN_FACTS[fact.name.split(' ')[0] ?? ''] ?? fact.name
  return `${name} is not known: ${fact.supply.replace(/, \.\.\.$/, '')}.`
}

function notAllowed(observed: unknown): string | null {
  const read = readPartyPurpose(observed)
  return read === null
    ? null
    : `${capital(parties[read.party])} may not be contacted ${purposes[read.purpose]}.`
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

const UNITS = {
  days: 'day',
  'working-days': 'whole working day',
  hours: 'hour',
  minutes: 'minute',
} as const

function lengthText({ count, unit }: ReadLength): string {
  return `${count} ${UNITS[unit]}${count === 1 ? '' : 's'}`
}

function windowText({ days, from, fromInclusive, to, toInclusive, channels: only }: ReadWindow): string {
  const when = days.length === 0 ? '' : `${daysText(days)} `
  const what = only.length === 0 ? '' : ` for ${only.map((channel) => channels[channel]).join(' or ')}`
  return `${when}${fromInclusive ? 'from' : 'after'} ${from} ${toInclusive ? 'to' : 'to just before'} ${to}${what}`
}

/** Days in a row as `Monday to Friday`. */
function daysText(days: readonly Weekday[]): string {
  const indexes = days.map((day) => WEEKDAYS.indexOf(day))
  const [first] = days
  const last = days.at(-1)
  const isRow = indexes.every((index, at) => at === 0 || index === (indexes[at - 1] ?? 0) + 1)
  if (days.length > 2 && isRow && first !== undefined && last !== undefined)
    return `${weekdays[first]} to ${weekdays[last]}`
  return days.map((day) => weekdays[day]).join(', ')
}
