/**
 * Canada: the federal rules for banks and those acting for them, and the provinces, which add to them. The kinds of
 * notice are `private-written-notice` (Ontario), `paper-notice` (Quebec) and `collection-notice` (British Columbia).
 * Statutory notices and replies to the debtor's own messages are not collecting. Content checks are standing duties.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Evidence, Provenance, Strength } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'
const ON = { effect: 'deny', enabled: true } as const
const CALLS = ['voice', 'ai-voice'] as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const NO_ANSWERS = { notPurposes: ANSWERING_PURPOSES } as const
const AGENCY = { actors: ['agency'] } as const
const WRITING = ['written', 'registered-mail'] as const
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const FED = 'Financial Consumer Protection Framework Regulations, SOR/2021-181'
const ONTARIO = 'Collection and Debt Settlement Services Act; R.R.O. 1990, Reg. 74'
const QUEBEC = 'Act respecting the collection of certain debts, CQLR c. R-2.2'
const BRUNSWICK = 'N.B. Reg. 2010-104'
const COLUMBIA = 'Business Practices and Consumer Protection Act, S.B.C.'

function law(
  strength: Strength,
  evidence: Evidence,
  instrument: string,
  article: string,
  choice: readonly string[] = [],
  quote?: string,
): Provenance {
  const citation = { instrument, article, ...(quote === undefined ? {} : { quote, lang: 'en-CA' }) }
  return { strength, evidence, citation, asOf: AS_OF, ourChoice: choice }
}

/** An instant on the clock of Toronto in summer. */
const toronto = (day: string, clock: string) => ({
  atMs: dayOfDate(day) * DAY_MS + clockMs(clock) + 4 * HOUR_MS,
})
const SUNDAY = '2026-03-15'
const MONDAY = '2026-03-16'

/** Sunday 13:00 to 17:00, other days 07:00 to 21:00, both instants closed. */
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [
    { days: ['sun'], from: '13:00:00', to: '17:00:00', fromInclusive: false, toInclusive: false },
    { days: WEEK, from: '07:00:00', to: '21:00:00', fromInclusive: false, toInclusive: false },
  ],
  examples: [
    { title: 'Sunday 13:00:00', ask: toronto(SUNDAY, '13:00:00'), objects: true },
    { title: 'Sunday 13:00:01', ask: toronto(SUNDAY, '13:00:01'), objects: false },
    { title: 'Sunday 17:00:00', ask: toronto(SUNDAY, '17:00:00'), objects: true },
    { title: 'Monday 07:00:01', ask: toronto(MONDAY, '07:00:01'), objects: false },
    { title: 'Monday 21:00:00', ask: toronto(MONDAY, '21:00:00'), objects: true },
  ],
} as const
const CLOSED = 'The instants themselves stay closed.'
const holidays = (
  id: string,
  calendar: string,
  when: Rule['when'],
  provenance: Provenance,
  forms?: readonly string[],
): Rule => ({
  ...ON,
  kind: 'closed-days',
  id,
  title: 'no contact on a holiday',
  ...(when === undefined ? {} : { when }),
  calendar,
  movableHolidaysNeeded: true,
  openedByConsent: forms === undefined ? false : { forms },
  provenance,
})

const FED_HRS = law(
  'prohibition',
  'text',
  FED,
  'Schedule item 5(1)',
  [
    CLOSED,
    'Every person contacted, in that person’s own zone; letters have no hour. Only written consent opens closed times.',
    'Holidays of the Interpretation Act s.35 and those of the province. A year without a calendar is closed.',
  ],
  'except between the hours of 1:00 p.m. and 5:00 p.m. local time for the person being contacted',
)
const FED_RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'CA-FED-HRS/hours',
    title: 'Sunday 13:00 to 17:00, other days 07:00 to 21:00, without written consent',
    when: { notChannels: ['letter'] },
    openedByConsent: { forms: WRITING },
    exceptReplies: true,
    provenance: FED_HRS,
  },
  holidays('CA-FED-HRS/holidays', 'CA', { notChannels: ['letter'] }, FED_HRS, WRITING),
  {
    ...ON,
    kind: 'counterparty',
    id: 'CA-FED-3P',
    title:
      "others only for the debtor's address or telephone number; nobody who is not liable is asked to pay",
    when: { notParties: ['employer'] },
    allow: [
      { parties: [...DEBTORS, 'attorney', 'heir'], purposes: 'all' },
      { parties: ['family', 'emergency-contact', 'other'], purposes: ['locate', ...ANSWERING_PURPOSES] },
      {
        parties: ['family', 'emergency-contact', 'other'],
        purposes: ['pass-message', 'repayment-info', 'disclose-debt', 'debt-solution'],
        anyOf: ['debtor-consent'],
      },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule items 2, 9',
      [
        'CA-FED-NOTLIABLE: a demand to somebody who is not liable stays closed whatever the debtor agrees to.',
      ],
      "for the sole purpose of obtaining a debtor's address or telephone number",
    ),
    examples: [
      {
        title: 'a brother asked for the address',
        ask: { ...toronto(MONDAY, '12:00:00'), party: 'family', purpose: 'locate' },
        objects: false,
      },
      {
        title: 'a brother asked to pay',
        ask: { ...toronto(MONDAY, '12:00:00'), party: 'family' },
        objects: true,
      },
    ],
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'CA-FED-EMP',
    title: 'employer only to confirm employment, unless authorised in writing',
    when: { parties: ['employer'] },
    allow: [
      { parties: ['employer'], purposes: ['verify-employment', ...ANSWERING_PURPOSES] },
      { parties: ['employer'], purposes: 'all', anyOf: ['debtor-consent'] },
    ],
    consentTerms: { forms: WRITING },
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 3',
      [],
      'solely for the purpose of confirming that the debtor is employed',
    ),
    examples: [
      {
        title: 'told of the debt',
        ask: { ...toronto(MONDAY, '12:00:00'), party: 'employer' },
        objects: true,
      },
      {
        title: 'asked about the employment',
        ask: { ...toronto(MONDAY, '12:00:00'), party: 'employer', purpose: 'verify-employment' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'CA-FED-WORK',
    title: 'at work only when the home number failed or is not known, or with written authorisation',
    when: { parties: DEBTORS, ...NO_ANSWERS },
    places: ['office'],
    terms: { forms: WRITING },
    anyOf: ['home-calls-failed', 'no-home-line'],
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 4',
      [
        'No home number on file is enough by the words; a missing home address alone is not taken as enough here.',
      ],
      'attempts by the institution to contact the debtor at their home telephone number have failed',
    ),
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'CA-FED-WRIT',
    title: 'writing only, after a written request by registered mail with an address',
    when: { parties: DEBTORS, ...NO_ANSWERS },
    honours: 'channel',
    forms: ['registered-mail'],
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 6(a)',
      ['A request in another form has no effect under this item; honouring it is strategy.'],
      'by a means other than in writing',
    ),
  },
  {
    ...ON,
    kind: 'hold',
    id: 'CA-FED-ADV',
    title: "only through the debtor's legal adviser",
    when: { parties: ['borrower'], ...NO_ANSWERS },
    kinds: ['represented'],
    counselKnown: true,
    code: 'legal_representation',
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 6(b)',
      ['A representative on file is taken as so requested.'],
      "other than through the debtor's legal advisor",
    ),
  },
  {
    ...ON,
    kind: 'dispute',
    id: 'CA-FED-DISP',
    title: 'a dispute that was taken to a body or is ready for court',
    when: NO_ANSWERS,
    forms: ['registered-mail'],
    provenance: law('prohibition', 'text', FED, 'Schedule item 6(c)'),
  },
]
const duty = (
  code: string,
  rule: string,
  text: string,
  provenance: Provenance,
  more: Partial<PackObligation> = {},
): PackObligation => ({
  code,
  rule,
  text,
  enabled: true,
  provenance,
  ...more,
})
const pack = (
  id: string,
  title: string,
  zone: string,
  rules: readonly Rule[],
  obligations: readonly PackObligation[] = [],
): Pack => ({
  id,
  title,
  asOf: AS_OF,
  zones: [zone],
  rules,
  obligations,
})

const ON_HRS = law('prohibition', 'text', ONTARIO, 's.22', [CLOSED, 'Boxing Day is a holiday.'])
const notice = (
  id: string,
  title: string,
  kind: string,
  daysAfter: number,
  when: Rule['when'],
  provenance: Provenance,
): Rule => ({
  ...ON,
  kind: 'notice-first',
  id,
  title,
  ...(when === undefined ? {} : { when }),
  notice: { kinds: [kind] },
  daysAfter,
  provenance,
})

export const CA_PACKS: readonly Pack[] = [
  pack('CA', 'Canada, federal (banks)', 'America/Toronto', FED_RULES, [
    duty(
      'details_and_identity',
      'CA-FED-DETAILS',
      'Give amount and type of the debt, and who collects for the bank and their relation.',
      law('duty', 'text', FED, 'Schedule item 1'),
    ),
    duty(
      'no_cost_to_the_person',
      'CA-FED-CELL',
      'Use no means that costs the person contacted, unless that person gave the number.',
      law('prohibition', 'text', FED, 'Schedule item 5(2)'),
    ),
    duty(
      'no_false_statement',
      'CA-FED-LIES',
      'No threats, false documents or misleading purpose.',
      law('prohibition', 'text', FED, 'Schedule items 7, 10, 11'),
      { scope: 'institution' },
    ),
    duty(
      'no_harassment',
      'CA-FED-HARASS',
      'No manner or frequency that is harassment.',
      law(
        'prohibition',
        'text',
        'Bank Act; SOR/2009-257',
        's.7(2)',
        [],
        'with a frequency that constitutes harassment',
      ),
      { scope: 'institution' },
    ),
  ]),
  pack('CA-ON', 'Ontario (agencies)', 'America/Toronto', [
    notice(
      'CA-ON-NOTICE',
      'a private written notice first, then six calendar days',
      'private-written-notice',
      7,
      { ...AGENCY, notChannels: ['letter'], parties: DEBTORS, ...NO_ANSWERS },
      law(
        'duty',
        'text',
        ONTARIO,
        's.21',
        ['Sent on day 0, first contact on day 7. A notice said not to have arrived was not given.'],
        'You must wait 6 calendar days after sending a written notice',
      ),
    ),
    {
      ...ON,
      kind: 'frequency-cap',
      id: 'CA-ON-FREQ',
      title: 'three contacts in seven days once the debtor has been spoken to, for one creditor',
      when: { ...AGENCY, notChannels: ['letter'], parties: DEBTORS, ...NO_ANSWERS },
      limit: 3,
      window: { rollingDays: 7 },
      counted: {
        channels: ['voice', 'ai-voice', 'sms', 'email', 'im', 'push', 'visit'],
        outcomes: ['conversation', 'refused', 'hung-up', 'voicemail', 'delivered'],
        per: 'person',
        notPurposes: ANSWERING_PURPOSES,
      },
      startsWith: {
        channels: ['voice', 'ai-voice', 'visit'],
        outcomes: ['conversation', 'refused', 'hung-up'],
        directions: ['outbound', 'inbound'],
        per: 'person',
      },
      exceptConsentedCalls: { days: 7, directly: false, endsWithConversation: true },
      provenance: law(
        'prohibition',
        'text',
        ONTARIO,
        's.20, s.22',
        [
          'CA-ON-CONTACT: speaking, e-mail and voicemail are contacts; texts too. The first conversation counts; the seven days slide.',
        ],
        'more than 3 times within a 7-day period',
      ),
    },
    {
      ...HOURS,
      id: 'CA-ON-HRS/hours',
      title: 'Sunday 13:00 to 17:00, other days 07:00 to 21:00',
      when: { ...AGENCY, notChannels: ['letter'] },
      examples: [],
      openedByConsent: false,
      provenance: ON_HRS,
    },
    holidays('CA-ON-HRS/holidays', 'CA-ON', { ...AGENCY, notChannels: ['letter'] }, ON_HRS),
    {
      ...ON,
      kind: 'dispute',
      id: 'CA-ON-COURT',
      title: 'disputed by verifiable means and to go to court',
      when: { ...AGENCY, ...NO_ANSWERS },
      forms: ['registered-mail', 'verifiable', 'written'],
      provenance: law('prohibition', 'text', ONTARIO, 's.22(1)'),
    },
    {
      ...ON,
      kind: 'hold',
      id: 'CA-ON-LAWYER',
      title: 'only through lawyer or paralegal',
      when: { ...AGENCY, parties: ['borrower'], ...NO_ANSWERS },
      kinds: ['represented'],
      counselKnown: true,
      code: 'legal_representation',
      provenance: law('prohibition', 'text', ONTARIO, 's.22(2)'),
    },
  ]),
  pack(
    'CA-QC',
    'Quebec (permit holders)',
    'America/Toronto',
    [
      {
        ...ON,
        kind: 'contact-hours',
        id: 'CA-QC-HRS/hours',
        title: 'speaking Monday to Saturday 08:00 to 20:00',
        when: { ...AGENCY, channels: ['voice', 'ai-voice', 'visit'] },
        windows: [{ days: WEEK, from: '08:00:00', to: '20:00:00', fromInclusive: false, toInclusive: false }],
        openedByConsent: false,
        provenance: law('prohibition', 'text', QUEBEC, 's.34(1)-(2)', [
          CLOSED,
          'Writing is not limited by the clock.',
        ]),
      },
      holidays(
        'CA-QC-HRS/holidays',
        'CA-QC',
        { ...AGENCY, channels: ['voice', 'ai-voice', 'visit'] },
        law('prohibition', 'text', QUEBEC, 's.34(1)-(2)'),
      ),
      notice(
        'CA-QC-HRS/notice',
        'speaking from five days after the paper notice',
        'paper-notice',
        6,
        { ...AGENCY, channels: ['voice', 'ai-voice', 'visit'], ...NO_ANSWERS },
        law('duty', 'text', QUEBEC, 's.34', ['Five whole days.']),
      ),
      {
        ...ON,
        kind: 'refusal',
        id: 'CA-QC-WRIT',
        title: 'writing only on request',
        when: { ...AGENCY, ...NO_ANSWERS },
        honours: 'channel',
        provenance: law('prohibition', 'text', QUEBEC, 's.34', [
          'Holds until lifted; three months is press only.',
        ]),
      },
      {
        ...ON,
        kind: 'dispute',
        id: 'CA-QC-DISP',
        title: 'contested debt',
        when: { ...AGENCY, ...NO_ANSWERS },
        provenance: law('prohibition', 'text', QUEBEC, 's.34'),
      },
    ],
    [
      duty(
        'no_prohibited_practice',
        'CA-QC-3',
        'No harassment, threats, or contact with employer and family.',
        law('prohibition', 'text', QUEBEC, 's.3'),
        { scope: 'institution' },
      ),
    ],
  ),
  pack('CA-NB', 'New Brunswick (credit grantors)', 'America/Moncton', [
    {
      ...HOURS,
      id: 'CA-NB-HRS/hours',
      title: 'calls and visits: Sunday 13:00 to 17:00, other days 07:00 to 21:00',
      when: { channels: [...CALLS, 'visit'] },
      examples: [],
      openedByConsent: true,
      provenance: law('prohibition', 'text', BRUNSWICK, 's.9(2)(d)', [
        CLOSED,
        'A recorded request of the person opens other hours.',
      ]),
    },
    holidays(
      'CA-NB-HRS/holidays',
      'CA-NB',
      { channels: [...CALLS, 'visit'] },
      law('prohibition', 'text', BRUNSWICK, 's.9(2)(d)'),
    ),
    {
      ...ON,
      kind: 'place-consent',
      id: 'CA-NB-WORK',
      title: 'at work only with approval',
      when: NO_ANSWERS,
      places: ['office'],
      provenance: law('prohibition', 'text', BRUNSWICK, 's.9(2)(c)'),
    },
  ]),
  pack('CA-BC', 'British Columbia', 'America/Vancouver', [
    notice(
      'CA-BC-NOTICE',
      'speaking from five days after the written notice',
      'collection-notice',
      6,
      { channels: [...CALLS, 'visit'], parties: DEBTORS, ...NO_ANSWERS },
      law(
        'duty',
        'text',
        COLUMBIA,
        's.115',
        ['Five whole days.'],
        'until 5 days after the collector has sent',
      ),
    ),
    {
      ...ON,
      kind: 'place-consent',
      id: 'CA-BC-WORK',
      title: 'at work only without a home number, and to ask for it',
      when: NO_ANSWERS,
      places: ['office'],
      anyOf: ['no-home-line'],
      provenance: law('prohibition', 'text', COLUMBIA, 's.116(1)'),
    },
    {
      ...HOURS,
      id: 'CA-BC-HRS/hours',
      title: 'Sunday 13:00 to 17:00, other days 07:00 to 21:00',
      when: { notChannels: ['letter'] },
      examples: [],
      openedByConsent: false,
      provenance: law('prohibition', 'press', 'BPCPA regulation', 'hours', [CLOSED]),
    },
    holidays(
      'CA-BC-HRS/holidays',
      'CA-BC',
      { notChannels: ['letter'] },
      law('prohibition', 'press', 'BPCPA regulation', 'hours'),
    ),
  ]),
]
