/** Canada: Ontario, Quebec, New Brunswick and British Columbia. */
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import * as ca from './ca-terms.ts'

const { AGENCY, at, BRUNSWICK, COLUMBIA, DEBTORS, duty, law, MONDAY, NO_ANSWERS, NOT_POST, ON, QUEBEC } = ca
const { COLUMBIA_HOURS, ONTARIO, SPEAKING, SUNDAY } = ca
const BY_AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const SENT = (kind: string, date: string) => ({
  notices: [{ kind, via: 'letter', ...at(date, '10:00') } as const],
})

const ON_HRS = law('prohibition', 'text', ONTARIO, 's.22', [
  ca.CLOSED,
  'Boxing Day is a holiday.',
  'For every person contacted; no consent is known that opens closed times.',
])
const ON_CONTACT =
  'CA-ON-CONTACT: speaking, e-mail and voicemail are contacts; texts are taken as such. Mail and unanswered calls are not.'

const ONTARIO_RULES: readonly Rule[] = [
  ca.notice(
    'CA-ON-NOTICE',
    'a private written notice by mail or e-mail first, then six calendar days',
    { kinds: ['private-written-notice'], via: ['letter', 'email'] },
    7,
    { ...AGENCY, parties: DEBTORS, ...NO_ANSWERS },
    law(
      'duty',
      'text',
      ONTARIO,
      's.21',
      [
        'Sent on day 0, first contact on day 7. A notice said not to have arrived was not given: send it again and wait.',
        'The notice itself is one that the law requires; a demand by letter waits like any other.',
      ],
      'You must wait 6 calendar days after sending a written notice',
    ),
    [
      { title: 'no notice', ask: { ...at(MONDAY, '12:00'), ...BY_AGENCY }, objects: true },
      {
        title: 'the sixth day after',
        facts: SENT('private-written-notice', '2026-03-10'),
        ask: { ...at(MONDAY, '20:59:59'), ...BY_AGENCY },
        objects: true,
      },
      {
        title: 'the seventh day after',
        facts: SENT('private-written-notice', '2026-03-09'),
        ask: { ...at(MONDAY, '07:00:01'), ...BY_AGENCY },
        objects: false,
      },
      { title: 'the bank itself', ask: at(MONDAY, '12:00'), objects: false },
    ],
  ),
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'CA-ON-FREQ',
    title: 'three contacts in seven days once the debtor has been spoken to, for one creditor',
    when: { ...AGENCY, ...NOT_POST, parties: DEBTORS, ...NO_ANSWERS },
    limit: 3,
    window: { rollingDays: 7 },
    counted: {
      channels: [...SPEAKING, 'sms', 'email', 'im', 'push'],
      outcomes: ['conversation', 'refused', 'hung-up', 'voicemail', 'ringless-voicemail', 'delivered'],
      per: 'person',
      notPurposes: ANSWERING_PURPOSES,
    },
    startsWith: {
      channels: SPEAKING,
      outcomes: ['conversation', 'refused'],
      directions: ['outbound', 'inbound'],
      per: 'person',
    },
    exceptConsentedCalls: { directly: false, endsWithConversation: true },
    provenance: law(
      'prohibition',
      'text',
      ONTARIO,
      's.20, s.22',
      [
        ON_CONTACT,
        'It begins with the first real conversation, which is itself counted; hanging up at once is none.',
        'The seven days slide over local dates, over all accounts of the creditor and everybody who collects for it.',
        'Not counted: mail, and what the debtor asked for, agreed to or began; agreeing to calls lasts until the next talk.',
      ],
      'more than 3 times within a 7-day period',
    ),
  },
  {
    ...ca.HOURS,
    id: 'CA-ON-HRS/hours',
    title: 'Sunday 13:00 to 17:00, other days 07:00 to 21:00',
    when: { ...AGENCY, ...NOT_POST },
    openedByConsent: false,
    provenance: ON_HRS,
    examples: [
      { title: 'Sunday 13:00:00', ask: { ...at(SUNDAY, '13:00:00'), ...BY_AGENCY }, objects: true },
      { title: 'Sunday 13:00:01', ask: { ...at(SUNDAY, '13:00:01'), ...BY_AGENCY }, objects: false },
      { title: 'Monday 21:00:00', ask: { ...at(MONDAY, '21:00:00'), ...BY_AGENCY }, objects: true },
      { title: 'the bank itself', ask: at(MONDAY, '21:00:00'), objects: false },
    ],
  },
  ca.holidays('CA-ON-HRS/holidays', 'CA-ON', { ...AGENCY, ...NOT_POST }, false, ON_HRS),
  {
    ...ON,
    kind: 'dispute',
    id: 'CA-ON-COURT',
    title: 'disputed by verifiable means and to go to court: no contact unless the debtor consents or asks',
    when: { ...AGENCY, notParties: ['attorney'], ...NO_ANSWERS },
    forms: [...ca.IN_WRITING, 'verifiable', 'recorded'],
    provenance: law('prohibition', 'text', ONTARIO, 's.22(1)', [
      'Verifiable: all that leaves a record; a form that is not known binds. What the debtor asks for stays open.',
    ]),
  },
  {
    ...ON,
    kind: 'hold',
    id: 'CA-ON-LAWYER',
    title: 'only through lawyer or paralegal, once their address and telephone were given',
    when: { ...AGENCY, parties: ['borrower'], ...NO_ANSWERS },
    kinds: ['represented'],
    counselKnown: true,
    code: 'legal_representation',
    provenance: law('prohibition', 'text', ONTARIO, 's.22(2)'),
  },
]

const QC_HRS = law('prohibition', 'text', QUEBEC, 's.34(1)-(2)', [
  ca.CLOSED,
  'Speaking: calls and visits. Writing is not limited by the clock.',
  'Holidays are those of Quebec: Easter Monday and 24 June are, Remembrance Day is not.',
])
const VERBAL = { ...AGENCY, channels: SPEAKING } as const

const QUEBEC_RULES: readonly Rule[] = [
  {
    ...ca.QUEBEC_HOURS,
    id: 'CA-QC-HRS/hours',
    title: 'speaking Monday to Saturday 08:00 to 20:00, never on Sunday',
    when: VERBAL,
    openedByConsent: false,
    provenance: QC_HRS,
    examples: [
      { title: 'Monday 08:00:00', ask: { ...at(MONDAY, '08:00:00'), ...BY_AGENCY }, objects: true },
      { title: 'Monday 08:00:01', ask: { ...at(MONDAY, '08:00:01'), ...BY_AGENCY }, objects: false },
      { title: 'Monday 19:59:59', ask: { ...at(MONDAY, '19:59:59'), ...BY_AGENCY }, objects: false },
      { title: 'Monday 20:00:00', ask: { ...at(MONDAY, '20:00:00'), ...BY_AGENCY }, objects: true },
      { title: 'Sunday afternoon', ask: { ...at(SUNDAY, '14:00'), ...BY_AGENCY }, objects: true },
      { title: 'the bank on Sunday afternoon', ask: at(SUNDAY, '14:00'), objects: false },
    ],
  },
  ca.holidays('CA-QC-HRS/holidays', 'CA-QC', VERBAL, false, QC_HRS),
  ca.notice(
    'CA-QC-HRS/notice',
    'speaking from five days after the paper notice',
    { kinds: ['paper-notice'] },
    6,
    { ...VERBAL, parties: DEBTORS, ...NO_ANSWERS },
    law('duty', 'text', QUEBEC, 's.34(1)-(2)', [
      'Five whole days: the sixth day after the notice is the first.',
    ]),
    [
      {
        title: 'the fifth day after',
        facts: SENT('paper-notice', '2026-03-11'),
        ask: { ...at(MONDAY, '12:00'), ...BY_AGENCY },
        objects: true,
      },
      {
        title: 'the sixth day after',
        facts: SENT('paper-notice', '2026-03-10'),
        ask: { ...at(MONDAY, '12:00'), ...BY_AGENCY },
        objects: false,
      },
    ],
  ),
  {
    ...ON,
    kind: 'refusal',
    id: 'CA-QC-WRIT',
    title: 'writing only on request',
    when: { ...AGENCY, notPurposes: ca.AT_HIS_CALL },
    honours: 'channel',
    together: [ca.CALLS],
    provenance: law('prohibition', 'text', QUEBEC, 's.34', [
      'In any form. Holds until lifted; its length of three months is press only.',
    ]),
  },
  {
    ...ON,
    kind: 'dispute',
    id: 'CA-QC-DISP',
    title: 'contested debt: no contact',
    when: { ...AGENCY, ...NO_ANSWERS },
    provenance: law('prohibition', 'text', QUEBEC, 's.34'),
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'CA-QC-3',
    title: 'contact with employer and family is a prohibited practice for everybody',
    when: { parties: ['employer', 'family'] },
    allow: [{ parties: ['employer', 'family'], purposes: ANSWERING_PURPOSES }],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: law('prohibition', 'text', QUEBEC, 's.3', [
      'No exception is known. A member of the family who guaranteed the debt is a guarantor.',
    ]),
    examples: [
      {
        title: 'a brother asked for the address',
        ask: { ...at(MONDAY, '12:00'), party: 'family', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'a neighbour asked for it',
        ask: { ...at(MONDAY, '12:00'), party: 'other', purpose: 'locate' },
        objects: false,
      },
    ],
  },
]

const NB_HRS = law('prohibition', 'text', BRUNSWICK, 's.9(2)(d)', [
  ca.CLOSED,
  'Recorded consent of the person contacted opens its hours, on holidays too; a call back that was asked for is one.',
  'Binds the credit grantor and whoever collects for it.',
])
/** "Save at the request of the person contacted." */
const UNASKED = { channels: SPEAKING, notPurposes: ['requested-call-back'] } as const

const BRUNSWICK_RULES: readonly Rule[] = [
  {
    ...ca.HOURS,
    id: 'CA-NB-HRS/hours',
    title: 'calls and visits: Sunday 13:00 to 17:00, other days 07:00 to 21:00',
    when: UNASKED,
    openedByConsent: true,
    provenance: NB_HRS,
    examples: [
      { title: 'Sunday 13:00:00', ask: at(SUNDAY, '13:00:00', 3), objects: true },
      { title: 'Sunday 13:00:01', ask: at(SUNDAY, '13:00:01', 3), objects: false },
      { title: 'Monday 21:00:00', ask: at(MONDAY, '21:00:00', 3), objects: true },
      { title: 'a text', ask: { ...at(MONDAY, '21:00:00', 3), channel: 'sms' }, objects: false },
      {
        title: 'asked for',
        ask: { ...at(MONDAY, '21:30', 3), purpose: 'requested-call-back' },
        objects: false,
      },
    ],
  },
  ca.holidays('CA-NB-HRS/holidays', 'CA-NB', UNASKED, true, NB_HRS),
  {
    ...ON,
    kind: 'place-consent',
    id: 'CA-NB-WORK',
    title: 'at work only with approval',
    when: { parties: DEBTORS, ...NO_ANSWERS },
    places: ['office'],
    provenance: law('prohibition', 'text', BRUNSWICK, 's.9(2)(c)'),
  },
]

const BC_HRS = law('prohibition', 'press', COLUMBIA_HOURS, null, [ca.CLOSED, 'Letters are not timed.'])
const BC_WORK = {
  ...ON,
  kind: 'place-consent',
  places: ['office'],
  provenance: law('prohibition', 'text', COLUMBIA, 's.116(1)', [
    'Read in part: of the listed exceptions only the consent of the person is taken.',
    'A missing home number; for a missing address alone the careful reading is taken.',
  ]),
} as const

const COLUMBIA_RULES: readonly Rule[] = [
  ca.notice(
    'CA-BC-NOTICE',
    'speaking from five days after the written notice of creditor, amount, identity and authority',
    { kinds: ['collection-notice'] },
    6,
    { channels: SPEAKING, parties: DEBTORS, ...NO_ANSWERS },
    law(
      'duty',
      'text',
      COLUMBIA,
      's.115',
      ['Five whole days: the sixth day after the notice is the first. Writing need not wait.'],
      'until 5 days after the collector has sent',
    ),
    [
      {
        title: 'the fifth day after',
        facts: SENT('collection-notice', '2026-03-11'),
        ask: at(MONDAY, '12:00', 7),
        objects: true,
      },
      {
        title: 'the sixth day after',
        facts: SENT('collection-notice', '2026-03-10'),
        ask: at(MONDAY, '12:00', 7),
        objects: false,
      },
    ],
  ),
  {
    ...BC_WORK,
    id: 'CA-BC-WORK/locate',
    title: 'at work only without a home number, to ask for it',
    when: { parties: DEBTORS, purposes: ['locate'] },
    anyOf: ['no-home-line'],
  },
  {
    ...BC_WORK,
    id: 'CA-BC-WORK/other',
    title: 'at work for nothing else',
    when: { parties: DEBTORS, notPurposes: ['locate', ...ANSWERING_PURPOSES] },
  },
  {
    ...ca.HOURS,
    id: 'CA-BC-HRS/hours',
    title: 'Sunday 13:00 to 17:00, other days 07:00 to 21:00',
    when: NOT_POST,
    openedByConsent: false,
    provenance: BC_HRS,
    examples: [
      { title: 'Sunday 13:00:00', ask: at(SUNDAY, '13:00:00', 7), objects: true },
      { title: 'Sunday 13:00:01', ask: at(SUNDAY, '13:00:01', 7), objects: false },
      { title: 'Monday 21:00:00', ask: at(MONDAY, '21:00:00', 7), objects: true },
    ],
  },
  ca.holidays('CA-BC-HRS/holidays', 'CA-BC', NOT_POST, false, BC_HRS),
]

export const PROVINCE_PACKS: readonly Pack[] = [
  ca.pack('CA-ON', 'Ontario (agencies)', ['America/Toronto', 'America/Winnipeg'], ONTARIO_RULES, [
    duty(
      'rights_and_breakdown',
      'CA-ON-NOTICE',
      'The notice states the rights of the debtor; a breakdown of the debt is given on request.',
      law('duty', 'text', { ...ONTARIO, source: "the ministry's page" }, 's.21'),
      { when: AGENCY },
    ),
    duty(
      'call_recording_rules',
      'CA-ON-RECORDING',
      'Keep to the rules on the recording of calls.',
      law('duty', 'text', { ...ONTARIO, source: "the ministry's page" }, 'ss.31-32'),
      { when: { ...AGENCY, channels: ca.CALLS } },
    ),
  ]),
  ca.pack('CA-QC', 'Quebec (permit holders)', ['America/Toronto'], QUEBEC_RULES, [
    duty(
      'no_prohibited_practice',
      'CA-QC-3',
      'No harassment, threats, or contact with employer and family.',
      law('prohibition', 'text', QUEBEC, 's.3'),
      { scope: 'institution' },
    ),
  ]),
  ca.pack('CA-NB', 'New Brunswick (credit grantors)', ['America/Moncton'], BRUNSWICK_RULES),
  ca.pack(
    'CA-BC',
    'British Columbia',
    ['America/Vancouver', 'America/Edmonton', 'America/Fort_Nelson'],
    COLUMBIA_RULES,
  ),
]
