/**
 * United States: state and city overlays, asked together with the federal pack (12 CFR 1006.104). Several bind the
 * original creditor, whom Regulation F leaves out. Kinds of approval: `final-judgment`. Not encoded, since they give no
 * number: US-NY-601-FREQ, US-CA-FREQ, US-TX-FREQ (standing duties); New York's 23 NYCRR 1 has no cap in force, its duties
 * are obligations (US-NY-DFS).
 */
import type { Provenance } from '../decision.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { CALIFORNIA } from './us-ca.ts'
import { DISTRICT } from './us-dc.ts'
import { MASSACHUSETTS } from './us-ma.ts'
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
  ON,
  PERSON,
  pack,
  placeKnown,
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
const NYCRR = '23 NYCRR 1 (Department of Financial Services)'
const NYCRR_SCOPE = {
  quote: 'does not apply to original creditors',
  choice: [
    'Third-party collectors and debt buyers; a debt buyer is set up as an agency here. No cap is in force.',
  ],
} as const
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
        choice: ['A wage assignment that the debtor consented to is recorded as the same approval.'],
      }),
    ),
  ],
  [
    duty(
      'initial_disclosures',
      'US-NY-DFS',
      'Make the initial disclosures of 23 NYCRR 1.',
      law('duty', 'press', NYCRR, '23 NYCRR 1', NYCRR_SCOPE),
      { when: AGENCY },
    ),
    duty(
      'time_barred_notice',
      'US-NY-DFS',
      'Give the notice on a time-barred debt.',
      law('duty', 'press', NYCRR, '23 NYCRR 1', NYCRR_SCOPE),
      { when: AGENCY },
    ),
    duty(
      'substantiation_in_60_days',
      'US-NY-DFS',
      'Substantiate the debt within 60 days of a request.',
      law('duty', 'press', NYCRR, '23 NYCRR 1', NYCRR_SCOPE),
      { when: AGENCY, scope: 'institution' },
    ),
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
const NYC_ANSWERS =
  'Answers, call backs asked for and required notices are taken for the ordinary servicing messages that are reported to ' +
  'be excluded; the exceptions are not fully known.'
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
        choice: ['Attempts are counted as contacts, whether or not they connect.', NYC_ANSWERS],
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
          'Attempts count whether or not they connect.',
          NYC_ANSWERS,
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
      id: 'US-NYC-EMSG/opt-out',
      title: 'no electronic message through a medium that the consumer opted out of',
      when: { ...PERSON, channels: MESSAGES },
      ...SINCE_2027,
      honours: 'channel',
      exceptReplies: true,
      provenance: law('prohibition', 'press', NYC_NEW, '5-77(b)(5)', {
        choice: [
          'Specific to the medium: other media stay open. One reply to a message through it stays open too.',
        ],
      }),
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
      notKinds: ['document-request'],
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
      'one_word_opt_out',
      'US-NYC-EMSG',
      'From 2027: each electronic message offers a free opt-out by one word; it is specific to the medium.',
      law('duty', 'press', NYC_NEW, '5-77(b)(5)'),
      { when: { ...PERSON, channels: MESSAGES } },
    ),
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
  counted: {
    channels: EVERY,
    per: 'borrower',
    parties: ['borrower', 'co-borrower', 'family'],
    notOutcomes: ['busy', 'not-in-service', 'undelivered'],
  },
  provenance: law('presumption', 'unverified-high', WA, '19.16.250(13)', {
    source: 'press; the number is from general knowledge',
    choice: [
      '"A single week": the calendar week and seven days in a row both hold. Debtor and spouse share the count; the file ' +
        'does not tell a spouse from other family. Contact with anybody else does not count.',
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
    when: { ...AGENCY, places: ['office'], parties: ['borrower', 'co-borrower', 'family'] },
    limit: 1,
    window: { rollingDays: 7 },
    counted: {
      channels: EVERY,
      per: 'borrower',
      places: ['office'],
      // A mobile is no line at work.
      notLines: ['mobile'],
      parties: ['borrower', 'co-borrower', 'family'],
      notOutcomes: ['busy', 'not-in-service', 'undelivered'],
    },
    provenance: law('presumption', 'unverified-high', WA, '19.16.250(13)', {
      choice: [
        'Seven days in a row, which every calendar week lies within. A place not known may be work, a mobile not.',
      ],
    }),
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
    provenance: law('presumption', 'text', 'RCW 31.45.082', '31.45.082(2)', {
      source: 'text seen in part',
      choice: ['Seven days in a row, which every calendar week lies within.'],
    }),
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
  placeKnown(
    'US-WA-LOAN/place-known',
    { ...PERSON, products: ['small-loan', 'payday-loan'], channels: ['visit'] },
    ['home', 'doorstep', 'office'],
    law('prohibition', 'text', 'RCW 31.45.082', '31.45.082(3)'),
  ),
])

/** Hours for which the reference names no medium. */
const ANY_MEDIUM = (bound: typeof PERSON | typeof CREDITOR) =>
  ({ ...bound, notChannels: ['letter'], notParties: ['attorney'] }) as const
const NO_MEDIUM = 'The reference names no medium, so every one is closed but letters, which have no hour.'

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
    ANY_MEDIUM(PERSON),
    law('presumption', 'text', WV, '46A-2-125(d)', {
      choice: ['08:00:00 is inside, 21:00:00 is not; rebuttable.', NO_MEDIUM],
    }),
  ),
  wvCap('US-WV-FREQ/calls-week', 30, { unit: 'week' }),
  wvCap('US-WV-FREQ/calls-7-days', 30, { rollingDays: 7 }),
  wvCap('US-WV-FREQ/talks-week', 10, { unit: 'week' }),
  wvCap('US-WV-FREQ/talks-7-days', 10, { rollingDays: 7 }),
])

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
  {
    ...ON,
    kind: 'contact-hours',
    id: 'US-FL-HRS/email',
    title: 'e-mail too, until it was exempted',
    when: { ...PERSON, channels: ['email'] },
    windows: [{ ...DAY, fromInclusive: false }],
    openedByConsent: true,
    effectiveTo: '2025-05-15',
    provenance: law('prohibition', 'press', FL, '559.72(17)', {
      choice: ['For contacts before 16 May 2025.'],
    }),
    examples: [
      {
        title: 'the last night',
        ask: { atMs: east('23:59:59', '2025-05-15'), channel: 'email' },
        objects: true,
      },
      {
        title: 'exempt',
        ask: { atMs: east('00:00:00', '2025-05-16'), channel: 'email' },
        objects: false,
      },
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
    ANY_MEDIUM(CREDITOR),
    law('prohibition', 'press', 'Conn. Agencies Regs. 36a-647-5', '36a-647-5(5)', {
      choice: ['08:00:00 is inside, 21:00:00 is not.', NO_MEDIUM],
    }),
  ),
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'US-CT-LOC',
    title: 'one location enquiry per person',
    when: { ...AGENCY, purposes: ['locate', 'reach-heirs'], notParties: [...DEBTORS, 'attorney'] },
    limit: 1,
    window: { ever: true },
    counted: {
      channels: EVERY,
      outcomes: ['conversation', 'refused', 'hung-up', 'delivered'],
      per: 'person',
      purposes: ['locate', 'reach-heirs'],
    },
    provenance: law('prohibition', 'text', 'Conn. Agencies Regs. 36a-809-9', '36a-809-9(c)(2)'),
  },
])
const NEW_HAMPSHIRE = pack('US-NH', 'New Hampshire', 'America/New_York', [
  hours(
    'US-NH-HRS',
    '08:00 to 21:00',
    ANY_MEDIUM(PERSON),
    law('prohibition', 'unverified-medium', 'N.H. RSA 358-C', '358-C', {
      choice: ['08:00:00 is inside, 21:00:00 is not.', NO_MEDIUM],
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
