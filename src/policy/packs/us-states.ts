/**
 * United States: state and city overlays, asked together with the federal pack (12 CFR 1006.104). Several bind the
 * original creditor, whom Regulation F leaves out. Kinds of approval: `final-judgment`. Not encoded, since they give no
 * number: US-NY-601-FREQ, US-CA-FREQ, US-TX-FREQ (standing duties); New York's 23 NYCRR 1 has no cap in force.
 */
import type { Provenance } from '../decision.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { DISTRICT, MASSACHUSETTS } from './us-ma-dc.ts'
import {
  AGENCY,
  CALLS,
  CREDITOR,
  DAY,
  DEBTORS,
  duty,
  EVERY,
  east,
  hours,
  law,
  MESSAGES,
  NOT_REACHABLE,
  ON,
  PERSON,
  pack,
  TELEPHONE,
  WRITTEN,
} from './us-states-terms.ts'

/** Only after final judgment: recorded as an approval of that kind. */
const afterJudgment = (id: string, title: string, provenance: Provenance): Rule => ({
  ...ON,
  kind: 'approval',
  id,
  title,
  when: { ...PERSON, parties: ['employer'], notPurposes: ANSWERING_PURPOSES },
  needs: 'final-judgment',
  provenance,
})
const NEW_YORK = pack(
  'US-NY',
  'New York',
  'America/New_York',
  [
    afterJudgment(
      'US-NY-601-EMP',
      'nothing about the claim to the employer before final judgment',
      law('prohibition', 'text', 'N.Y. Gen. Bus. Law 601', '601(4)', {
        quote: 'prior to obtaining final judgment',
      }),
    ),
  ],
  [
    duty(
      'no_abusive_frequency',
      'US-NY-601-FREQ',
      'No frequency, hours or manner reasonably expected to abuse or harass.',
      law('duty', 'text', 'N.Y. Gen. Bus. Law 601', '601(6)', {
        quote: 'with such frequency or at such unusual hours',
      }),
      { scope: 'institution' },
    ),
  ],
)

const NYC = '6 RCNY 5-76, 5-77'
const NYC_NEW = '6 RCNY 5-76, 5-77, 2-193 as amended in 2026'
const SINCE_2027 = { effectiveFrom: '2027-01-01' } as const
const NEW_YORK_CITY = pack(
  'US-NY-NYC',
  'New York City',
  'America/New_York',
  [
    {
      ...ON,
      kind: 'frequency-cap',
      id: 'US-NYC-OLD',
      title: 'more than two contacts in seven days are presumed excessive',
      when: { ...PERSON, notPurposes: ANSWERING_PURPOSES },
      effectiveTo: '2026-12-31',
      limit: 2,
      window: { rollingDays: 7 },
      counted: { channels: EVERY, per: 'account', notPurposes: ANSWERING_PURPOSES },
      provenance: law('presumption', 'press', NYC, '5-77(b)(1)(iv)', {
        choice: ['Attempts are counted as contacts.'],
      }),
    },
    {
      ...ON,
      kind: 'frequency-cap',
      id: 'US-NYC-3IN7',
      title: 'three contacts and attempts in seven days per account, all media together',
      when: { ...PERSON, notPurposes: ANSWERING_PURPOSES },
      ...SINCE_2027,
      limit: 3,
      window: { rollingDays: 7 },
      counted: { channels: EVERY, per: 'account', notPurposes: ANSWERING_PURPOSES },
      provenance: law('prohibition', 'press', NYC_NEW, '5-77(b)(1)(iii)', {
        quote: 'limiting collectors to three attempts within seven days',
        choice: [
          'Letters count; whether they do is open. The third is allowed. The date of effect is to be confirmed.',
        ],
      }),
    },
    {
      ...ON,
      kind: 'consent-required',
      id: 'US-NYC-EMSG',
      title: 'electronic messages with consent, or to an address used within 60 days',
      when: { ...PERSON, channels: MESSAGES },
      ...SINCE_2027,
      needs: [[{ by: 'consent' }, { by: 'message', directly: true, withinDays: 60 }]],
      provenance: law('prohibition', 'press', NYC_NEW, '5-77(b)(5)'),
    },
    {
      ...ON,
      kind: 'refusal',
      id: 'US-NYC-CEASE',
      title: 'a request to cease in any form',
      when: { ...PERSON, notPurposes: ['statutory-notice', 'legal-step', 'notice-of-intended-remedy'] },
      ...SINCE_2027,
      honours: 'no-contact',
      perDebt: true,
      provenance: law('prohibition', 'press', NYC_NEW, '5-77(b)(4)'),
    },
    {
      ...ON,
      kind: 'dispute',
      id: 'US-NYC-DISP',
      title: 'a dispute at any time and in any medium, until it is answered',
      when: { ...PERSON, notPurposes: ANSWERING_PURPOSES },
      ...SINCE_2027,
      provenance: law('duty', 'press', NYC_NEW, '5-77(f)', {
        choice: ['Verification within 60 days or a notice of unverified debt.'],
      }),
    },
  ],
  [
    duty(
      'records_three_years',
      'US-NYC-RECORDS',
      'Keep a record of every contact and attempt for three years.',
      law('duty', 'press', NYC_NEW, '2-193'),
      { scope: 'institution' },
    ),
  ],
)

const WA = 'RCW 19.16.250'
const waCap = (id: string, window: { readonly unit: 'week' } | { readonly rollingDays: 7 }): Rule => ({
  ...ON,
  kind: 'frequency-cap',
  id,
  title: 'more than three communications in a single week are presumed harassment',
  when: { ...AGENCY, parties: ['borrower', 'co-borrower', 'family'] },
  limit: 3,
  window,
  counted: { channels: EVERY, per: 'borrower', notOutcomes: ['busy', 'not-in-service', 'undelivered'] },
  provenance: law('presumption', 'unverified-high', WA, '19.16.250(13)', {
    source: 'press; the number is from general knowledge',
    choice: [
      '"A single week": the calendar week and seven days in a row both hold. Debtor and spouse share the count.',
    ],
  }),
})
const WASHINGTON = pack('US-WA', 'Washington', 'America/Los_Angeles', [
  waCap('US-WA-FREQ/week', { unit: 'week' }),
  waCap('US-WA-FREQ/7-days', { rollingDays: 7 }),
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'US-WA-FREQ/work',
    title: 'one communication a week at work',
    when: { ...AGENCY, places: ['office'] },
    limit: 1,
    window: { rollingDays: 7 },
    counted: {
      channels: EVERY,
      per: 'borrower',
      places: ['office'],
      notOutcomes: ['busy', 'not-in-service', 'undelivered'],
    },
    provenance: law('presumption', 'unverified-high', WA, '19.16.250(13)'),
  },
  {
    ...ON,
    kind: 'contact-hours',
    id: 'US-WA-HRS',
    title: 'calls to the home from 07:30 to 21:00',
    when: { ...AGENCY, channels: CALLS, notPlaces: ['office'] },
    windows: [{ ...DAY, from: '07:30:00' }],
    openedByConsent: false,
    provenance: law('prohibition', 'press', WA, '19.16.250(13)', {
      choice: ['07:30:00 is inside, 21:00:00 is not.'],
    }),
  },
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'US-WA-LOAN/cap',
    title: 'small loans: more than three contacts a week are presumed harassment',
    when: { ...PERSON, products: ['small-loan', 'payday-loan'] },
    limit: 3,
    window: { rollingDays: 7 },
    counted: { channels: EVERY, per: 'borrower', notOutcomes: ['busy', 'not-in-service', 'undelivered'] },
    provenance: law('presumption', 'text', 'RCW 31.45.082', '31.45.082(2)'),
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'US-WA-LOAN/visit',
    title: 'small loans: no home or work visit unless invited',
    when: { ...PERSON, products: ['small-loan', 'payday-loan'], channels: ['visit'] },
    places: ['home', 'doorstep', 'office'],
    provenance: law('prohibition', 'text', 'RCW 31.45.082', '31.45.082(3)'),
  },
])

const WV = 'W. Va. Code 46A-2-125'
const wvCap = (
  id: string,
  limit: number,
  window: { readonly unit: 'week' } | { readonly rollingDays: 7 },
): Rule => ({
  ...ON,
  kind: 'frequency-cap',
  id,
  title: limit === 30 ? 'thirty calls a week' : 'ten conversations a week',
  when: { ...PERSON, channels: CALLS },
  limit,
  window,
  counted: {
    channels: CALLS,
    per: 'person',
    ...(limit === 30 ? {} : { outcomes: ['conversation', 'refused', 'hung-up'] }),
  },
  provenance: law('presumption', 'text', WV, '46A-2-125(d)', {
    choice: ['"Per week": the calendar week and seven days both.'],
  }),
})
const WEST_VIRGINIA = pack('US-WV', 'West Virginia', 'America/New_York', [
  hours(
    'US-WV-HRS',
    '08:00 to 21:00 local time',
    { ...PERSON, channels: TELEPHONE },
    law('presumption', 'text', WV, '46A-2-125(d)', {
      choice: ['08:00:00 is inside, 21:00:00 is not; rebuttable.'],
    }),
  ),
  wvCap('US-WV-FREQ/calls-week', 30, { unit: 'week' }),
  wvCap('US-WV-FREQ/calls-7-days', 30, { rollingDays: 7 }),
  wvCap('US-WV-FREQ/talks-week', 10, { unit: 'week' }),
  wvCap('US-WV-FREQ/talks-7-days', 10, { rollingDays: 7 }),
])

const ROSENTHAL = 'Rosenthal Act, Cal. Civ. Code 1788 ff.'
const CA_FDCPA = law('prohibition', 'press', ROSENTHAL, '1788.17', {
  choice: [
    'FDCPA 1692b-1692j apply to creditors: 1692c(a)(1) for the hours, (a)(2) attorney, (a)(3) work, (c) cease.',
  ],
})
const CALIFORNIA = pack(
  'US-CA',
  'California',
  'America/Los_Angeles',
  [
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-CA-EMP/purpose',
      title: 'employer only to verify employment or locate, before judgment',
      when: { ...PERSON, parties: ['employer'] },
      allow: [{ parties: ['employer'], purposes: ['verify-employment', 'locate', ...ANSWERING_PURPOSES] }],
      unreachable: NOT_REACHABLE,
      provenance: law('prohibition', 'text', ROSENTHAL, '1788.12(a)'),
    },
    {
      ...ON,
      kind: 'notice-first',
      id: 'US-CA-EMP/writing',
      title: 'employer in writing first; another means only after 15 days without an answer',
      when: {
        ...PERSON,
        parties: ['employer'],
        notChannels: ['letter', 'email'],
        purposes: ['verify-employment', 'locate'],
      },
      notice: {
        unansweredLetter: { channels: ['letter', 'email'], purposes: ['verify-employment', 'locate'] },
      },
      daysAfter: 16,
      provenance: law('prohibition', 'text', ROSENTHAL, '1788.12(a)', {
        choice: ['Fifteen whole days after the letter.'],
      }),
    },
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-CA-FAM',
      title: 'family only to locate, before judgment',
      when: { ...PERSON, parties: ['family'] },
      allow: [
        { parties: ['family'], purposes: ['locate', ...ANSWERING_PURPOSES] },
        { parties: ['family'], purposes: 'all', anyOf: ['debtor-consent'] },
      ],
      consentTerms: { forms: WRITTEN },
      unreachable: NOT_REACHABLE,
      provenance: law('prohibition', 'text', ROSENTHAL, '1788.12(b)', {
        choice: [
          'Spouse and parents of a minor cannot be told from other family here, so they are closed too.',
        ],
      }),
    },
    {
      ...ON,
      kind: 'contact-hours',
      id: 'US-CA-FDCPA/hours',
      title: 'creditors too: after 08:00 and before 21:00',
      when: { ...CREDITOR, notChannels: ['letter'] },
      // The federal instants are unsettled and stay closed.
      windows: [{ ...DAY, fromInclusive: false }],
      openedByConsent: true,
      exceptReplies: true,
      provenance: CA_FDCPA,
    },
    {
      ...ON,
      kind: 'hold',
      id: 'US-CA-FDCPA/attorney',
      title: 'creditors too: represented, and the attorney is known',
      when: { ...CREDITOR, parties: ['borrower'], notPurposes: ANSWERING_PURPOSES },
      kinds: ['represented'],
      counselKnown: true,
      code: 'legal_representation',
      provenance: CA_FDCPA,
    },
    {
      ...ON,
      kind: 'refusal',
      id: 'US-CA-FDCPA/cease',
      title: 'creditors too: a written request to cease',
      when: { ...CREDITOR, notPurposes: ['statutory-notice', 'legal-step', 'notice-of-intended-remedy'] },
      honours: 'no-contact',
      forms: WRITTEN,
      perDebt: true,
      provenance: CA_FDCPA,
    },
    {
      ...ON,
      kind: 'refusal',
      id: 'US-CA-FDCPA/work',
      title: 'creditors too: the employer does not allow it',
      when: CREDITOR,
      honours: 'employer-prohibits',
      provenance: CA_FDCPA,
    },
  ],
  [
    duty(
      'no_unreasonable_frequency',
      'US-CA-FREQ',
      'No frequency of calls or visits that is unreasonable and harassing.',
      law('duty', 'text', ROSENTHAL, '1788.11(d)-(e)', {
        quote: 'with such frequency as to be unreasonable',
      }),
      { scope: 'institution' },
    ),
    duty(
      'licence_number',
      'US-CA-LICENCE',
      'Licence number in 12-point type on written and digital messages, where licensed.',
      law('duty', 'text', ROSENTHAL, '1788.11(f)'),
      { when: { channels: ['letter', 'email', 'sms', 'im', 'push'] } },
    ),
  ],
)

const FL = 'Fla. Stat. 559.72'
const FLORIDA = pack('US-FL', 'Florida', 'America/New_York', [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'US-FL-HRS',
    title: "not from 21:00 to 08:00 in the debtor's time zone; e-mail is exempt",
    when: { ...PERSON, notChannels: ['email', 'letter'] },
    windows: [{ ...DAY, fromInclusive: false }],
    openedByConsent: true,
    provenance: law('prohibition', 'press', FL, '559.72(17)', {
      quote: "between the hours of 9 p.m. and 8 a.m. in the debtor's time zone",
      choice: ['21:00:00 and 08:00:00 stay closed. E-mail is exempt since 16 May 2025.'],
    }),
    examples: [
      { title: '08:00:00', ask: { atMs: east('08:00:00') }, objects: true },
      { title: '08:00:01', ask: { atMs: east('08:00:01') }, objects: false },
      { title: '21:00:00', ask: { atMs: east('21:00:00') }, objects: true },
      { title: 'e-mail at night', ask: { atMs: east('22:30:00'), channel: 'email' }, objects: false },
    ],
  },
  afterJudgment(
    'US-FL-EMP',
    'employer only after final judgment or with written permission',
    law('prohibition', 'press', FL, '559.72(4)', {
      choice: ['Written permission after default is recorded as the same approval.'],
    }),
  ),
])

const CONNECTICUT = pack('US-CT', 'Connecticut', 'America/New_York', [
  hours(
    'US-CT-HRS',
    'creditors: 08:00 to 21:00',
    { ...CREDITOR, channels: TELEPHONE },
    law('prohibition', 'press', 'Conn. Agencies Regs. 36a-647-5', '36a-647-5(5)', {
      choice: ['08:00:00 is inside, 21:00:00 is not.'],
    }),
  ),
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'US-CT-LOC',
    title: 'one location enquiry per person',
    when: { ...AGENCY, purposes: ['locate'], notParties: DEBTORS },
    limit: 1,
    window: { ever: true },
    counted: {
      channels: EVERY,
      outcomes: ['conversation', 'refused', 'hung-up', 'delivered'],
      per: 'person',
      purposes: ['locate'],
    },
    provenance: law('prohibition', 'text', 'Conn. Agencies Regs. 36a-809-9', '36a-809-9(c)(2)'),
  },
])
const NEW_HAMPSHIRE = pack('US-NH', 'New Hampshire', 'America/New_York', [
  hours(
    'US-NH-HRS',
    '08:00 to 21:00',
    { ...PERSON, channels: TELEPHONE },
    law('prohibition', 'unverified-medium', 'N.H. RSA 358-C', '358-C', {
      choice: ['08:00:00 is inside, 21:00:00 is not.'],
    }),
  ),
])
const TEXAS = pack(
  'US-TX',
  'Texas',
  'America/Chicago',
  [],
  [
    duty(
      'no_harassing_calls',
      'US-TX-FREQ',
      'No repeated or continuous calls, none with intent to harass.',
      law('duty', 'unverified-high', 'Tex. Fin. Code ch. 392', '392.302(4)'),
      { scope: 'institution' },
    ),
    duty(
      'bond',
      'US-TX-BOND',
      'A third-party collector has filed a bond.',
      law('duty', 'text', 'Tex. Fin. Code ch. 392', '392.101'),
      { scope: 'institution' },
    ),
  ],
)

export const US_STATE_PACKS: readonly Pack[] = [
  CALIFORNIA,
  CONNECTICUT,
  DISTRICT,
  FLORIDA,
  MASSACHUSETTS,
  NEW_HAMPSHIRE,
  NEW_YORK,
  NEW_YORK_CITY,
  TEXAS,
  WASHINGTON,
  WEST_VIRGINIA,
]
