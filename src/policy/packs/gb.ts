/**
 * United Kingdom. No clock and no contact cap in law: standards, and hard stops. One pack for all four nations; the
 * breathing space is the scheme of England and Wales and binds wherever such a hold is on file.
 *
 * Holds it looks at: `breathing-space`, `mental-health-crisis`, `mental-health-moratorium`, `mental-capacity`,
 * `vulnerable`, `debt-adviser`, `statute-barred`. Notices: `visit-notice`, `default-notice`. Approvals: `last-resort`.
 * Disputes: every kind, and `statute-barred` for a debt that will not be paid because it is.
 *
 * Not encoded: GB-CONC-TIME and GB-MCOB-HRS give no number of contacts (a cap is the creditor's strategy); GB-BS-DUR
 * gives dates to the hold and is an obligation; Scotland's statutory moratorium and its mental-health moratorium are
 * not established, nor is any scheme in Northern Ireland; no bank-holiday restriction is known.
 */
import { DAY_MS, dayOfDate } from '../calendar.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'
import { GB_OBLIGATIONS } from './gb-obligations.ts'
import * as src from './gb-sources.ts'
import { GB_STATE_RULES } from './gb-states.ts'

const { conc, gb, mcob } = src
const ON = { effect: 'deny', enabled: true } as const
const VISIT = { channels: ['visit'] } as const
const COLLECTING = { notPurposes: ANSWERING_PURPOSES } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'other'] as const

/** 08:00:00 is inside, 21:00:00 is not. */
const DAY = { from: '08:00:00', to: '21:00:00', fromInclusive: true, toInclusive: false } as const
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [DAY],
  openedByConsent: true,
  exceptReplies: true,
} as const
const HOURS_CHOICE = [
  'From 08:00:00 until before 21:00:00 on the clock of the customer, summer time included.',
  'Letters by post are not timed. Weekends and bank holidays are open: no restriction is known.',
  'Recorded consent with hours opens those hours; a reply to a message sent while they were closed is at its time.',
] as const
/** Times asked for only put a contact off, so the answer to a complaint keeps them as well. */
const NOT_AT_OUR_CHOICE = ['reply', 'requested-call-back', 'statutory-notice'] as const
const TIMED = { notChannels: ['letter'], notPurposes: NOT_AT_OUR_CHOICE } as const

/** An instant of 2026-02-12 in London, where the clock is then that of UTC. */
const AT = (clock: string) => ({ atMs: dayOfDate('2026-02-12') * DAY_MS + clockMs(clock) })
const AFTERNOONS = {
  kind: 'contact-hours-only',
  party: 'borrower',
  givenAtMs: 0,
  from: '14:00',
  to: '18:00',
} as const
const NO_AFTERNOON = { scope: 'time-slot', party: 'borrower', atMs: 0, from: '12:00', to: '14:00' } as const

const TIME_RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'GB-MCOB-HRS',
    title: 'mortgages: contact at a reasonable hour, usually from 08:00 to 21:00',
    when: { products: ['mortgage'], notChannels: ['letter'] },
    provenance: gb(
      'guidance',
      'text',
      mcob('13.5.3R, 13.5.4G', 'a reasonable hour will usually fall between 8 am and 9 pm'),
      [...HOURS_CHOICE, 'The guidance says "usually": denies by default, switchable to a warning.'],
    ),
    examples: [
      { title: '07:59:59', facts: { product: 'mortgage' }, ask: AT('07:59:59'), objects: true },
      { title: '08:00:00', facts: { product: 'mortgage' }, ask: AT('08:00:00'), objects: false },
      { title: '20:59:59', facts: { product: 'mortgage' }, ask: AT('20:59:59'), objects: false },
      { title: '21:00:00', facts: { product: 'mortgage' }, ask: AT('21:00:00'), objects: true },
    ],
  },
  {
    ...HOURS,
    id: 'GB-CONC-TIME/hours',
    title: 'other credit: the same hours as a policy of ours, not law',
    when: { notProducts: ['mortgage'], notChannels: ['letter'] },
    provenance: gb('policy', 'text', conc('7.9.4R', 'must not contact customers at unreasonable times'), [
      'The rule fixes no hours: 08:00 to 21:00 is our choice, taken from the mortgage guidance, and not law.',
      ...HOURS_CHOICE,
    ]),
    examples: [
      { title: '07:59:59', ask: AT('07:59:59'), objects: true },
      { title: '08:00:00', ask: AT('08:00:00'), objects: false },
      { title: '20:59:59', ask: AT('20:59:59'), objects: false },
      { title: '21:00:00', ask: AT('21:00:00'), objects: true },
      { title: 'a letter', ask: { ...AT('21:00:00'), channel: 'letter' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'GB-CONC-TIME/only',
    title: 'the only times the customer asked for',
    when: TIMED,
    honours: 'contact-hours-only',
    provenance: gb('duty', 'text', conc('7.9.4R'), [
      'Due regard to a reasonable request is taken as keeping it; it holds until changed, for every line and actor.',
      'Open at any time: a call back that was asked for, a reply, a notice that the law requires, letters by post.',
      'The number of the paragraph is unverified (high confidence).',
    ]),
    examples: [
      {
        title: 'afternoons only; morning',
        facts: { consents: [AFTERNOONS] },
        ask: AT('13:59:59'),
        objects: true,
      },
      {
        title: 'afternoons only; afternoon',
        facts: { consents: [AFTERNOONS] },
        ask: AT('14:00:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'GB-CONC-TIME/spared',
    title: 'times the customer asked to be spared',
    when: TIMED,
    honours: 'time-slot',
    provenance: gb('duty', 'text', conc('7.9.4R'), ['Start inside, end outside; holds until changed.']),
    examples: [
      { title: 'in the time', facts: { refusals: [NO_AFTERNOON] }, ask: AT('13:59:59'), objects: true },
      { title: 'at its end', facts: { refusals: [NO_AFTERNOON] }, ask: AT('14:00:00'), objects: false },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'GB-CONC-TIME/channel',
    title: 'how the customer asked to be contacted',
    when: COLLECTING,
    honours: 'channel',
    together: [['voice', 'ai-voice']],
    provenance: gb('duty', 'text', conc('7.9.4R'), [
      '"How" covers a request by channel ("e-mail only"). A request not to be called covers machine voices as well.',
      'Answers and notices that the law requires stay open.',
    ]),
    examples: [
      {
        title: 'e-mail only; a call',
        facts: { refusals: [{ scope: 'channel', party: 'borrower', atMs: 0, onlyChannels: ['email'] }] },
        objects: true,
      },
      {
        title: 'e-mail only; an e-mail',
        facts: { refusals: [{ scope: 'channel', party: 'borrower', atMs: 0, onlyChannels: ['email'] }] },
        ask: { channel: 'email' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'GB-CONC-TIME/place',
    title: 'where the customer asked not to be contacted',
    when: COLLECTING,
    honours: 'place',
    provenance: gb('duty', 'text', conc('7.9.4R'), ['"Where" covers lines that belong to the place.']),
    examples: [
      {
        title: 'not at work; a call to work',
        facts: { refusals: [{ scope: 'place', party: 'borrower', atMs: 0, place: 'office' }] },
        ask: { place: 'office' },
        objects: true,
      },
      {
        title: 'not at work; a call to the mobile',
        facts: { refusals: [{ scope: 'place', party: 'borrower', atMs: 0, place: 'office' }] },
        objects: false,
      },
    ],
  },
]

const PARTY_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'counterparty',
    id: 'GB-CONC-3P',
    title: 'no unfair disclosure: others must not learn of the debt',
    allow: [
      { parties: DEBTORS, purposes: 'all' },
      { parties: ['attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay', 'debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['disclose-debt', 'debt-solution'], anyOf: ['debtor-consent'] },
      { parties: ['heir'], purposes: ANSWERING_PURPOSES },
      {
        parties: ['heir', ...THIRD_PERSONS],
        purposes: ['reach-heirs', 'repayment-info', 'debt-solution'],
        anyOf: ['deceased'],
      },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: gb('prohibition', 'text', conc('7.9.6R-7.9.11G', 'must not unfairly disclose'), [
      'A demand to somebody who does not owe is denied; asking for contact details names no debt.',
      'Guarantors and co-borrowers are customers (7.1.4R); a representative acts for the customer.',
      'A responsible third party may be dealt with when the customer consented before (7.10.3G).',
    ]),
    examples: [
      {
        title: 'a relative asked to pay',
        ask: { party: 'family', contactPoint: 'sister:mobile' },
        objects: true,
      },
      {
        title: 'a relative asked for a number',
        ask: { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'GB-CONC-3P/public',
    title: 'nothing that embarrasses the customer in public',
    when: { purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'A notice where others can see it discloses the debt.',
    provenance: gb('prohibition', 'text', conc('7.9.6R-7.9.11G')),
    examples: [
      { title: 'a notice at the door', ask: { channel: 'visit', purpose: 'post-notice' }, objects: true },
      { title: 'a call', objects: false },
    ],
  },
]

const CONSENT_TO_OFFICE = { kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' } as const
const VISIT_NOTICE = { kind: 'visit-notice', atMs: AT('10:00').atMs, via: 'letter' } as const
const VULNERABLE = { kind: 'vulnerable' } as const

const VISIT_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'notice-first',
    id: 'GB-CONC-VISIT-NOTICE',
    title: 'adequate notice of the date and likely time of a visit',
    when: { ...VISIT, ...COLLECTING },
    notice: { kinds: ['visit-notice'] },
    daysAfter: 0,
    onDayAnnounced: true,
    provenance: gb('duty', 'text', conc('7.9.12R, 7.9.13G'), [
      'The text gives no number of days: the notice must be on file; how early is enough is set by the creditor.',
      'A notice of one date is none of another; one whose date is not known is taken as that of this visit.',
      'A customer who is happy to talk at the first visit may be spoken to: record the visit as a call back asked for.',
    ]),
    examples: [
      { title: 'no notice', ask: { channel: 'visit', place: 'doorstep' }, objects: true },
      {
        title: 'notice on file',
        facts: { notices: [VISIT_NOTICE] },
        ask: { channel: 'visit', place: 'doorstep' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'GB-CONC-VISIT/place',
    title: 'no visit at an inappropriate location without express consent',
    when: VISIT,
    places: ['office', 'public-place'],
    provenance: gb(
      'prohibition',
      'text',
      conc('7.9.14R', 'unless the customer has expressly consented to the visit'),
      [
        'Work and, since the customer must not be embarrassed in public, public places; recorded consent to the place opens.',
        'The full list (hospitals) is known from secondary sources.',
      ],
    ),
    examples: [
      { title: 'at work', ask: { channel: 'visit', place: 'office' }, objects: true },
      {
        title: 'at work with consent',
        facts: { consents: [CONSENT_TO_OFFICE] },
        ask: { channel: 'visit', place: 'office' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'GB-CONC-VISIT/entry',
    title: 'no entry without consent or an order',
    when: VISIT,
    consentPlaces: ['home'],
    provenance: gb('prohibition', 'press', conc('7.9.14R'), [
      'Talking at the door needs no consent to enter. The place of a visit must be known.',
    ]),
    examples: [
      { title: 'inside', ask: { channel: 'visit', place: 'home' }, objects: true },
      { title: 'let in', ask: { channel: 'visit', place: 'home', consentToEnter: true }, objects: false },
      { title: 'at the door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-CONC-VISIT/vulnerable',
    title: 'no visit to a customer known or suspected to be particularly vulnerable',
    when: VISIT,
    kinds: ['vulnerable'],
    code: 'hold',
    provenance: gb('prohibition', 'press', conc('7.9.14R'), [
      'A suspicion is enough. The hold is set by a person, with a review date, and stops visits only.',
    ]),
    examples: [
      {
        title: 'suspected',
        facts: { holds: [VULNERABLE] },
        ask: { channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      { title: 'a call', facts: { holds: [VULNERABLE] }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'GB-CONC-VISIT/leave',
    title: 'asked to leave: no new visit that day',
    when: VISIT,
    honours: 'leave',
    provenance: gb('prohibition', 'press', conc('7.9.14R'), [
      'Leaving when asked is read as not coming back the same local day.',
    ]),
    examples: [
      {
        title: 'the same day',
        facts: { refusals: [{ scope: 'leave', party: 'borrower', atMs: AT('10:00').atMs }] },
        ask: { ...AT('16:00'), channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      {
        title: 'the next month',
        facts: { refusals: [{ scope: 'leave', party: 'borrower', atMs: AT('10:00').atMs }] },
        ask: { channel: 'visit', place: 'doorstep' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'dispute',
    id: 'GB-CONC-VISIT-DISP',
    title: 'no visit without prior agreement while the debt is deadlocked, queried or disputed',
    when: { ...VISIT, notPurposes: ['requested-call-back'] },
    provenance: gb('prohibition', 'press', conc('7.9.14R'), [
      'A visit that was agreed before is one asked for; a query is recorded as a dispute.',
    ]),
    examples: [
      {
        title: 'queried',
        facts: { disputes: [{ kind: 'queried', atMs: 0, status: 'open' }] },
        ask: { channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      {
        title: 'agreed before',
        facts: { disputes: [{ kind: 'queried', atMs: 0, status: 'open' }] },
        ask: { channel: 'visit', place: 'doorstep', purpose: 'requested-call-back' },
        objects: false,
      },
    ],
  },
]

export const GB_PACK: Pack = {
  id: 'GB',
  title: 'United Kingdom',
  asOf: src.GB_AS_OF,
  zones: ['Europe/London'],
  rules: [...TIME_RULES, ...PARTY_RULES, ...VISIT_RULES, ...GB_STATE_RULES],
  obligations: GB_OBLIGATIONS,
  // A vulnerable customer is not visited; one who may lack capacity may be helped by others.
  limitedHolds: ['vulnerable', 'mental-capacity'],
}
