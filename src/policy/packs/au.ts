/**
 * Australia. One guideline (RG 96) gives hours and counts, the Credit Code gives the stops. The numbers are guidance:
 * they deny by default, a creditor may tighten them, and a departure needs a recorded reason.
 *
 * Holds it looks at: `hardship`, `hardship-notice`, `represented`, `financial-counsellor`. Notices: `default-notice`.
 * Calendar: `AU`, the national public holidays (state holidays are the creditor's own calendar).
 *
 * Not encoded: AU-CONTACT and AU-THREAD are definitions and live in what AU-FREQ counts and in its exception for
 * replies; AU-FREQ-ATT and AU-HARASS have no number and are obligations; the Banking Code of Practice is not analysed;
 * state licensing of collectors is not covered.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'
import { AU_CONTACT_RULES } from './au-contacts.ts'
import { AU_OBLIGATIONS } from './au-obligations.ts'
import * as src from './au-sources.ts'

const { au, creditCode, rg96 } = src
const ON = { effect: 'deny', enabled: true } as const
const PHONE = { channels: ['voice', 'ai-voice', 'sms'] } as const
const WRITTEN = { channels: ['email', 'im', 'push'] } as const
const VISIT = { channels: ['visit'] } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const WEEKEND = ['sat', 'sun'] as const

const EDGES = { fromInclusive: true, toInclusive: false } as const
const TELEPHONE = [
  { from: '07:30:00', to: '21:00:00', days: WEEKDAYS, ...EDGES },
  { from: '09:00:00', to: '21:00:00', days: WEEKEND, ...EDGES },
] as const
const HOURS = { ...ON, kind: 'contact-hours', openedByConsent: true, exceptReplies: true } as const
/** The five of fixed date hold whatever the calendar says; Good Friday and Easter Monday come from it. */
const HOLIDAYS = {
  ...ON,
  kind: 'closed-days',
  calendar: 'AU',
  fixedHolidays: ['01-01', '01-26', '04-25', '12-25', '12-26'],
  movableHolidaysNeeded: true,
  openedByConsent: true,
  exceptReplies: true,
} as const

const LOCAL = "The clock of the debtor's own state or territory, daylight saving as it is there."
const END = 'The start belongs to the hours; 21:00:00 does not.'
const ASKED =
  'A recorded request of the debtor widens; a reply to a message sent while it was closed is at its time.'
const DAYS =
  "New Year's Day, Australia Day, Good Friday, Easter Monday, Anzac Day, Christmas Day, Boxing Day (list " +
  'unverified, high confidence); state holidays are a choice of the creditor.'

/** An instant in Sydney, given the date, the clock and how far it is ahead of UTC. */
const AT = (date: string, clock: string, ahead = 11) => ({
  atMs: dayOfDate(date) * DAY_MS + clockMs(clock) - ahead * HOUR_MS,
})
const WEDNESDAY = '2026-02-18'
const SATURDAY = '2026-02-21'
const CHRISTMAS = '2026-12-25'

const LATE_SHIFT = { party: 'borrower', from: '12:00', to: '20:00' } as const

const HOUR_RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'AU-HRS-TEL',
    title: 'telephone: Monday to Friday 07:30 to 21:00, weekends 09:00 to 21:00',
    when: PHONE,
    windows: TELEPHONE,
    provenance: au(
      'guidance',
      'text',
      rg96('part 2 s.4(a)', "the local times in the debtor's state or territory"),
      [LOCAL, END, ASKED, 'Texts are phone messages and keep the hours; so do calls to third parties.'],
    ),
    examples: [
      { title: 'Wednesday 07:29:59', ask: AT(WEDNESDAY, '07:29:59'), objects: true },
      { title: 'Wednesday 07:30:00', ask: AT(WEDNESDAY, '07:30:00'), objects: false },
      { title: 'Wednesday 20:59:59', ask: AT(WEDNESDAY, '20:59:59'), objects: false },
      { title: 'Wednesday 21:00:00', ask: AT(WEDNESDAY, '21:00:00'), objects: true },
      { title: 'Saturday 08:59:59', ask: AT(SATURDAY, '08:59:59'), objects: true },
      { title: 'Saturday 09:00:00', ask: AT(SATURDAY, '09:00:00'), objects: false },
    ],
  },
  {
    ...HOLIDAYS,
    id: 'AU-HRS-TEL/holidays',
    title: 'telephone: none on national public holidays',
    when: PHONE,
    provenance: au('guidance', 'text', rg96('part 2 s.4(a)'), [DAYS, ASKED]),
    examples: [
      { title: 'Christmas Day', ask: AT(CHRISTMAS, '11:00'), objects: true },
      { title: 'Christmas Eve', ask: AT('2026-12-24', '11:00'), objects: false },
    ],
  },
  {
    ...HOURS,
    id: 'AU-HRS-TEL/written',
    title: 'e-mail and chat inside the telephone hours, as a policy of ours',
    when: WRITTEN,
    windows: TELEPHONE,
    provenance: au('policy', 'text', rg96('part 2 s.4'), [
      'The table gives no hours for e-mail, only reasonable ones: the telephone hours are our choice, not law.',
      LOCAL,
      END,
      ASKED,
      'Letters by post are not timed.',
    ]),
    examples: [
      { title: 'e-mail 21:00:00', ask: { ...AT(WEDNESDAY, '21:00:00'), channel: 'email' }, objects: true },
      { title: 'e-mail 20:59:59', ask: { ...AT(WEDNESDAY, '20:59:59'), channel: 'email' }, objects: false },
      { title: 'letter', ask: { ...AT(WEDNESDAY, '21:00:00'), channel: 'letter' }, objects: false },
    ],
  },
  {
    ...HOLIDAYS,
    id: 'AU-HRS-TEL/written-holidays',
    title: 'e-mail and chat not on national public holidays, as a policy of ours',
    when: WRITTEN,
    provenance: au('policy', 'text', rg96('part 2 s.4'), [
      'The telephone hours have none on these days, so our policy for e-mail has none either; not law.',
      DAYS,
    ]),
    examples: [
      { title: 'e-mail at Christmas', ask: { ...AT(CHRISTMAS, '11:00'), channel: 'email' }, objects: true },
      { title: 'letter', ask: { ...AT(CHRISTMAS, '11:00'), channel: 'letter' }, objects: false },
    ],
  },
  {
    ...HOURS,
    id: 'AU-HRS-F2F',
    title: 'face to face: 09:00 to 21:00 on any day',
    when: VISIT,
    windows: [{ from: '09:00:00', to: '21:00:00', ...EDGES }],
    provenance: au('guidance', 'text', rg96('part 2 s.4(a)'), [LOCAL, END, ASKED]),
    examples: [
      { title: '08:59:59', ask: { ...AT(WEDNESDAY, '08:59:59'), channel: 'visit' }, objects: true },
      { title: '09:00:00', ask: { ...AT(WEDNESDAY, '09:00:00'), channel: 'visit' }, objects: false },
      { title: '20:59:59', ask: { ...AT(WEDNESDAY, '20:59:59'), channel: 'visit' }, objects: false },
      { title: '21:00:00', ask: { ...AT(WEDNESDAY, '21:00:00'), channel: 'visit' }, objects: true },
    ],
  },
  {
    ...HOLIDAYS,
    id: 'AU-HRS-F2F/holidays',
    title: 'face to face: none on national public holidays',
    when: VISIT,
    provenance: au('guidance', 'text', rg96('part 2 s.4(a)'), [DAYS, ASKED]),
    examples: [
      { title: 'Christmas Day', ask: { ...AT(CHRISTMAS, '11:00'), channel: 'visit' }, objects: true },
      { title: 'Christmas Eve', ask: { ...AT('2026-12-24', '11:00'), channel: 'visit' }, objects: false },
    ],
  },
  {
    ...HOURS,
    id: 'AU-HRS-WORK',
    title: 'at work, by any means: weekdays 09:00 to 17:00 unless the working hours are known',
    when: { places: ['office'], notChannels: ['letter'] },
    knownWorkingHours: true,
    windows: [{ from: '09:00:00', to: '17:00:00', days: WEEKDAYS, ...EDGES }],
    provenance: au('guidance', 'text', rg96('part 2 s.4(a)', '9 am to 5 pm on weekdays'), [
      'The normal working hours of the person, where they are known, take the place of 09:00 to 17:00 on weekdays; the ' +
        'hours of the telephone and of visits hold besides.',
      'A place of work is known by the contact point or the ask; 17:00:00 is outside. Letters are not timed.',
      LOCAL,
      ASKED,
    ]),
    examples: [
      {
        title: 'at 18:00, known to work until 20:00',
        facts: { workingHours: [LATE_SHIFT] },
        ask: { ...AT(WEDNESDAY, '18:00'), place: 'office' },
        objects: false,
      },
      {
        title: 'at 11:00, known to work from 12:00',
        facts: { workingHours: [LATE_SHIFT] },
        ask: { ...AT(WEDNESDAY, '11:00'), place: 'office' },
        objects: true,
      },
      { title: '08:59:59', ask: { ...AT(WEDNESDAY, '08:59:59'), place: 'office' }, objects: true },
      { title: '09:00:00', ask: { ...AT(WEDNESDAY, '09:00:00'), place: 'office' }, objects: false },
      { title: '17:00:00', ask: { ...AT(WEDNESDAY, '17:00:00'), place: 'office' }, objects: true },
      { title: 'Saturday noon', ask: { ...AT(SATURDAY, '12:00'), place: 'office' }, objects: true },
      { title: 'Saturday noon, mobile', ask: AT(SATURDAY, '12:00'), objects: false },
    ],
  },
]

/** Times asked for only put a contact off, so the answer to a complaint keeps them as well. */
const WISHES = {
  notChannels: ['letter'],
  notPurposes: ['reply', 'requested-call-back', 'statutory-notice'],
} as const
const AFTER_TWO = {
  kind: 'contact-hours-only',
  party: 'borrower',
  givenAtMs: 0,
  from: '14:00',
  to: '20:00',
} as const
const NO_MORNING = { scope: 'time-slot', party: 'borrower', atMs: 0, from: '07:00', to: '12:00' } as const

const WISH_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'requested-hours',
    id: 'AU-HRS-WISH/only',
    title: 'contact is limited to the times the debtor asked for',
    when: WISHES,
    honours: 'contact-hours-only',
    provenance: au(
      'guidance',
      'text',
      rg96('part 2 s.4(c)-(e)', 'the reasonable wishes of the debtor should be respected'),
      [
        'Wider again only when a person has lifted the wish after reasonable efforts over a reasonable period failed.',
      ],
    ),
    examples: [
      { title: '13:59:59', facts: { consents: [AFTER_TWO] }, ask: AT(WEDNESDAY, '13:59:59'), objects: true },
      { title: '14:00:00', facts: { consents: [AFTER_TWO] }, ask: AT(WEDNESDAY, '14:00:00'), objects: false },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'AU-HRS-WISH/spared',
    title: 'times the debtor asked to be spared',
    when: WISHES,
    honours: 'time-slot',
    provenance: au('guidance', 'text', rg96('part 2 s.4(c)-(e)'), ['Start inside, end outside.']),
    examples: [
      { title: '11:59:59', facts: { refusals: [NO_MORNING] }, ask: AT(WEDNESDAY, '11:59:59'), objects: true },
      {
        title: '12:00:00',
        facts: { refusals: [NO_MORNING] },
        ask: AT(WEDNESDAY, '12:00:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'AU-LOC/place',
    title: 'another reasonable place the debtor named',
    when: { notPurposes: ANSWERING_PURPOSES },
    honours: 'place',
    provenance: au('guidance', 'text', rg96('part 2 s.6'), [
      'A place to be spared is closed on every channel.',
    ]),
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

const HARDSHIP = { kind: 'hardship', account: 'acct-1' } as const

const STATE_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'hold',
    id: 'AU-REP',
    title: 'an authorised representative is dealt with instead of the debtor',
    when: { parties: DEBTORS, notPurposes: ANSWERING_PURPOSES },
    kinds: ['represented', 'financial-counsellor'],
    code: 'legal_representation',
    provenance: au('guidance', ['unverified', 'high'], rg96('part 2'), [
      'A financial counsellor or a lawyer, from when the collector was told; lifted by a person.',
    ]),
    examples: [
      { title: 'told', facts: { holds: [{ kind: 'represented' }] }, objects: true },
      {
        title: 'the representative',
        facts: { holds: [{ kind: 'represented' }] },
        ask: { party: 'attorney', contactPoint: 'counsellor:office' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'AU-NCC-89A',
    title: 'no enforcement during hardship, until 14 days after the notice of refusal',
    when: { purposes: ['legal-step', 'notice-of-intended-remedy'] },
    kinds: ['hardship', 'hardship-notice'],
    code: 'hold',
    provenance: au('prohibition', 'text', creditCode('s.89A'), [
      'The hold is on enforcement, not on speaking, and stops no more than that; it ends 14 days after the refusal notice, a date set by a person.',
      'No hold is recorded when a similar notice was given in the four months before.',
    ]),
    examples: [
      {
        title: 'notice given',
        facts: { holds: [HARDSHIP] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'speaking about it',
        facts: { holds: [HARDSHIP] },
        ask: { channel: 'letter', purpose: 'debt-solution' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'AU-NCC-88',
    title: 'a default notice with at least 30 days to remedy comes before enforcement',
    when: { borrowerKinds: ['person'], purposes: ['legal-step'] },
    notice: { kinds: ['default-notice'] },
    daysAfter: 31,
    provenance: au('duty', 'text', creditCode('s.88'), [
      'The day of the notice is not counted and the thirty days are whole: the thirty-first day after it is the first.',
      'For consumer credit, taken as every debt of a person.',
    ]),
    examples: [
      { title: 'no notice', ask: { channel: 'letter', purpose: 'legal-step' }, objects: true },
      {
        title: 'the thirtieth day after',
        facts: { notices: [{ kind: 'default-notice', ...AT('2026-02-08', '10:00') }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'the thirty-first day after',
        facts: { notices: [{ kind: 'default-notice', ...AT('2026-02-07', '10:00') }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
    ],
  },
]

export const AU_PACK: Pack = {
  id: 'AU',
  title: 'Australia',
  asOf: src.AU_AS_OF,
  zones: [
    'Australia/Sydney',
    'Australia/Melbourne',
    'Australia/Brisbane',
    'Australia/Adelaide',
    'Australia/Darwin',
    'Australia/Perth',
    'Australia/Hobart',
  ],
  rules: [...HOUR_RULES, ...WISH_RULES, ...AU_CONTACT_RULES, ...STATE_RULES],
  obligations: AU_OBLIGATIONS,
  // On enforcement, not on speaking.
  limitedHolds: ['hardship', 'hardship-notice'],
}
