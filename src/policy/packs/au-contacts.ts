/** Australia: how often, with whom, and field visits. */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { AttemptFacts } from '../facts.ts'
import type { Counted, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { au, rg96 } from './au-sources.ts'

const ON = { effect: 'deny', enabled: true } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
/** Face to face is not in the two counters. */
const COUNTED_CHANNELS = ['voice', 'ai-voice', 'sms', 'email', 'letter', 'push', 'im'] as const

/** AU-CONTACT: answered even if the person ends the call at once, a message left, a message delivered. */
const MADE = [
  'conversation',
  'refused',
  'hung-up',
  'wrong-party',
  'voicemail',
  'ringless-voicemail',
  'delivered',
] as const
const CONTACTS_MADE: Counted = {
  channels: COUNTED_CHANNELS,
  outcomes: MADE,
  parties: [...DEBTORS, 'attorney'],
  per: 'account',
}

const FREQUENCY = {
  ...ON,
  kind: 'frequency-cap',
  when: {
    parties: DEBTORS,
    notChannels: ['visit'],
    notPurposes: ['complaint-reply', 'requested-call-back', 'statutory-notice'],
  },
  counted: CONTACTS_MADE,
  exceptReplies: true,
} as const

const COUNTING = [
  'Counted: answered calls (also when the person hangs up at once), messages left, texts, e-mails, letters and chat ' +
    'messages delivered, each one; not ringing out, busy, or a mailbox without a message. Visits are apart.',
  'Per account; one contact about several accounts counts on each. Everybody who acts for the creditor together.',
  'With the debtors of the account or whoever represents them; asking others where they are has its own limit.',
  'A reply to the debtor in a thread may pass a full count, and counts itself.',
  'An open permit and an outcome not known count.',
] as const
const BOTH =
  'Week and month are not defined: calendar and sliding readings hold both; the sliding one counts local dates.'
const QUOTE = 'more than three times per week, or 10 times per month at most (when contact is actually made'

/** Local noon in Sydney on a day of March 2026, when its clock is eleven hours ahead. */
const NOON = (day: number) => dayOfDate('2026-03-01') * DAY_MS + (day - 1) * DAY_MS + 1 * HOUR_MS
const LEFT = (day: number, change: Partial<AttemptFacts> = {}): AttemptFacts => ({
  atMs: NOON(day),
  channel: 'voice',
  direction: 'outbound',
  party: 'borrower',
  contactPoint: 'borrower:mobile',
  outcome: 'voicemail',
  by: 'in-house',
  account: 'acct-1',
  ...change,
})
const ON_DAYS = (...days: number[]) => ({ attempts: days.map((day) => LEFT(day)) })
const TEN = [2, 3, 9, 10, 16, 17, 18, 23, 24, 25] as const

const FREQUENCY_RULES: readonly Rule[] = [
  {
    ...FREQUENCY,
    id: 'AU-FREQ/week',
    title: 'three contacts a calendar week per account',
    limit: 3,
    window: { unit: 'week' },
    provenance: au('guidance', 'text', rg96('part 2 s.5(b)-(c)', QUOTE), [
      ...COUNTING,
      BOTH,
      'The week begins on Monday. The third is allowed, the fourth is not.',
    ]),
    examples: [
      { title: 'the third', facts: ON_DAYS(2, 3), ask: { atMs: NOON(5) }, objects: false },
      { title: 'the fourth', facts: ON_DAYS(2, 3, 4), ask: { atMs: NOON(8) }, objects: true },
      { title: 'on Monday', facts: ON_DAYS(2, 3, 4), ask: { atMs: NOON(9) }, objects: false },
      {
        title: 'for another account',
        facts: { attempts: [2, 3, 4].map((day) => LEFT(day, { account: 'acct-2' })) },
        ask: { atMs: NOON(5) },
        objects: false,
      },
    ],
  },
  {
    ...FREQUENCY,
    id: 'AU-FREQ/7-days',
    title: 'three contacts in seven days per account',
    limit: 3,
    window: { rollingDays: 7 },
    provenance: au('guidance', 'text', rg96('part 2 s.5(b)-(c)', QUOTE), [...COUNTING, BOTH]),
    examples: [
      { title: 'within seven dates', facts: ON_DAYS(4, 5, 6), ask: { atMs: NOON(10) }, objects: true },
      { title: 'on the eighth', facts: ON_DAYS(4, 5, 6), ask: { atMs: NOON(11) }, objects: false },
    ],
  },
  {
    ...FREQUENCY,
    id: 'AU-FREQ/month',
    title: 'ten contacts a calendar month per account',
    limit: 10,
    window: { unit: 'month' },
    provenance: au('guidance', 'text', rg96('part 2 s.5(b)-(c)', QUOTE), [
      ...COUNTING,
      BOTH,
      'The tenth is allowed, the eleventh is not.',
    ]),
    examples: [
      { title: 'the tenth', facts: ON_DAYS(...TEN.slice(1)), ask: { atMs: NOON(31) }, objects: false },
      { title: 'the eleventh', facts: ON_DAYS(...TEN), ask: { atMs: NOON(31) }, objects: true },
      { title: 'in the next month', facts: ON_DAYS(...TEN), ask: { atMs: NOON(32) }, objects: false },
    ],
  },
  {
    ...FREQUENCY,
    id: 'AU-FREQ/30-days',
    title: 'ten contacts in thirty days per account',
    limit: 10,
    window: { rollingDays: 30 },
    provenance: au('guidance', 'text', rg96('part 2 s.5(b)-(c)', QUOTE), [...COUNTING, BOTH]),
    examples: [
      { title: 'the thirtieth date', facts: ON_DAYS(...TEN), ask: { atMs: NOON(31) }, objects: true },
      { title: 'the thirty-first', facts: ON_DAYS(...TEN), ask: { atMs: NOON(32) }, objects: false },
    ],
  },
]

const LOCATION = {
  ...ON,
  kind: 'frequency-cap',
  when: { parties: THIRD_PERSONS, notPurposes: ANSWERING_PURPOSES },
  limit: 1,
  counted: { channels: [...COUNTED_CHANNELS, 'visit'], outcomes: MADE, per: 'person' },
} as const
const LOCATION_CHOICE = [
  'Per person, contact actually made; whether the limit is in the current edition is open, so it is labelled.',
  BOTH,
] as const
const SISTER = { party: 'family', contactPoint: 'sister:mobile' } as const
const ASKED_SISTER = (day: number) => ({
  attempts: [LEFT(day, { ...SISTER, outcome: 'conversation', purpose: 'locate' })],
})

const THIRD_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'counterparty',
    id: 'AU-3P/disclosure',
    title: 'nothing is disclosed to third parties; they may be asked where the debtor is',
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay', 'debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['disclose-debt', 'debt-solution'], anyOf: ['debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs', 'repayment-info'], anyOf: ['deceased'] },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: au('prohibition', ['unverified', 'low'], rg96('part 2 ss.5, 9; Privacy Act 1988'), [
      'A demand to somebody who does not owe is denied; an authorised representative acts for the debtor.',
    ]),
    examples: [
      { title: 'a relative asked to pay', ask: SISTER, objects: true },
      { title: 'a relative asked for a number', ask: { ...SISTER, purpose: 'locate' }, objects: false },
    ],
  },
  {
    ...LOCATION,
    id: 'AU-3P/week',
    title: 'a third party is asked once a calendar week at most',
    window: { unit: 'week' },
    provenance: au('guidance', ['unverified', 'low'], rg96('part 2 ss.5, 9'), LOCATION_CHOICE),
    examples: [
      {
        title: 'on Sunday',
        facts: ASKED_SISTER(2),
        ask: { ...SISTER, atMs: NOON(8), purpose: 'locate' },
        objects: true,
      },
      {
        title: 'on Monday',
        facts: ASKED_SISTER(2),
        ask: { ...SISTER, atMs: NOON(9), purpose: 'locate' },
        objects: false,
      },
    ],
  },
  {
    ...LOCATION,
    id: 'AU-3P/7-days',
    title: 'a third party is asked once in seven days at most',
    window: { rollingDays: 7 },
    provenance: au('guidance', ['unverified', 'low'], rg96('part 2 ss.5, 9'), LOCATION_CHOICE),
    examples: [
      {
        title: 'the seventh date',
        facts: ASKED_SISTER(4),
        ask: { ...SISTER, atMs: NOON(10), purpose: 'locate' },
        objects: true,
      },
      {
        title: 'the eighth',
        facts: ASKED_SISTER(4),
        ask: { ...SISTER, atMs: NOON(11), purpose: 'locate' },
        objects: false,
      },
    ],
  },
]

/** Recovering a security and serving process are not limited by the section on visits. */
const FIELD = { channels: ['visit'], notPurposes: ['legal-step', ...ANSWERING_PURPOSES] } as const
const VISITS = {
  ...ON,
  kind: 'frequency-cap',
  when: FIELD,
  limit: 1,
  counted: { channels: ['visit'], per: 'person', notPurposes: ['legal-step'] },
} as const
const VISITED = (day: number) => ({
  attempts: [LEFT(day, { channel: 'visit', outcome: 'conversation' })],
})
const AT_DOOR = { channel: 'visit', place: 'doorstep' } as const
const VISIT_CHOICE = [
  'Every visit counts, whoever was met; per debtor over all accounts. The first is allowed.',
  BOTH,
]

const VISIT_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'visit',
    id: 'AU-F2F',
    title: 'a field visit needs permission and is a last resort',
    when: FIELD,
    consentPlaces: ['home', 'doorstep', 'office', 'public-place'],
    provenance: au('guidance', 'text', rg96('part 2 s.7', 'an option of last resort'), [
      'Permission is recorded as consent to the place, or said with the ask; the place of a visit must be known.',
      'Not limited: inspecting or recovering security and serving process (legal-step), a visit that was asked for.',
      'That it is the last resort is a stage of the strategy and is judged by a person.',
    ]),
    examples: [
      { title: 'without permission', ask: AT_DOOR, objects: true },
      { title: 'with permission', ask: { ...AT_DOOR, consentToEnter: true }, objects: false },
      { title: 'serving process', ask: { ...AT_DOOR, purpose: 'legal-step' }, objects: false },
    ],
  },
  {
    ...VISITS,
    id: 'AU-F2F-FREQ/month',
    title: 'one field visit a calendar month',
    window: { unit: 'month' },
    provenance: au('guidance', 'press', rg96('part 2 s.7'), VISIT_CHOICE),
    examples: [
      { title: 'the second', facts: VISITED(2), ask: { ...AT_DOOR, atMs: NOON(31) }, objects: true },
      { title: 'the next month', facts: VISITED(2), ask: { ...AT_DOOR, atMs: NOON(32) }, objects: false },
    ],
  },
  {
    ...VISITS,
    id: 'AU-F2F-FREQ/30-days',
    title: 'one field visit in thirty days',
    window: { rollingDays: 30 },
    provenance: au('guidance', 'press', rg96('part 2 s.7'), VISIT_CHOICE),
    examples: [
      { title: 'the thirtieth date', facts: VISITED(3), ask: { ...AT_DOOR, atMs: NOON(32) }, objects: true },
      { title: 'the thirty-first', facts: VISITED(3), ask: { ...AT_DOOR, atMs: NOON(33) }, objects: false },
    ],
  },
]

export const AU_CONTACT_RULES: readonly Rule[] = [...FREQUENCY_RULES, ...THIRD_RULES, ...VISIT_RULES]
