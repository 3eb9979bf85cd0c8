/** Canada, federal: banks and those acting for them, whoever is contacted. */
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import * as ca from './ca-terms.ts'

const { at, BANK_ACT, DEBTORS, duty, FED, law, MONDAY, NO_ANSWERS, NOT_POST, ON, SUNDAY } = ca
const NOON = at(MONDAY, '12:00:00')
/** Family, household, relatives, neighbours, friends, acquaintances: whoever is neither debtor nor employer. */
const THIRD_PERSONS = ['family', 'emergency-contact', 'other'] as const
const BROTHER = { party: 'family', contactPoint: 'brother:mobile' } as const
const EMPLOYER = { party: 'employer', contactPoint: 'employer:hr-line' } as const
const AT_WORK = { place: 'office', contactPoint: 'borrower:workplace' } as const
const MAY_SPEAK = { kind: 'third-party', party: 'borrower', givenAtMs: 0 } as const
const NO_TEST = { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false } as const
const BY_DEBTOR = { forms: ca.WRITTEN_CONSENT, givenBy: 'debtor' } as const
const SUNDAY_MORNING = {
  kind: 'contact-hours',
  party: 'borrower',
  givenAtMs: 0,
  from: '09:00',
  to: '12:00',
} as const
/** To have it paid by somebody, or to say that it will be enforced. */
const COLLECTING = [
  'demand',
  'pre-due-reminder',
  'post-notice',
  'notice-of-intended-remedy',
  'legal-step',
] as const

const HRS = law(
  'prohibition',
  'text',
  FED,
  'Schedule item 5(1)',
  [
    ca.CLOSED,
    'Every person contacted, in that person’s own zone, by every means; letters have no hour.',
    'Only the written consent of the debtor opens closed times: neither an oral one, nor that of the person contacted.',
    'Holidays of the Interpretation Act s.35 and those of the province. A year without a calendar is closed.',
  ],
  'except between the hours of 1:00 p.m. and 5:00 p.m. local time for the person being contacted',
)

const TIME_RULES: readonly Rule[] = [
  {
    ...ca.HOURS,
    id: 'CA-FED-HRS/hours',
    title: "Sunday 13:00 to 17:00, other days 07:00 to 21:00, without the debtor's written consent",
    when: NOT_POST,
    openedByConsent: BY_DEBTOR,
    provenance: HRS,
    examples: [
      { title: 'Sunday 13:00:00', ask: at(SUNDAY, '13:00:00'), objects: true },
      { title: 'Sunday 13:00:01', ask: at(SUNDAY, '13:00:01'), objects: false },
      { title: 'Sunday 16:59:59', ask: at(SUNDAY, '16:59:59'), objects: false },
      { title: 'Sunday 17:00:00', ask: at(SUNDAY, '17:00:00'), objects: true },
      { title: 'Monday 07:00:00', ask: at(MONDAY, '07:00:00'), objects: true },
      { title: 'Monday 07:00:01', ask: at(MONDAY, '07:00:01'), objects: false },
      { title: 'Monday 20:59:59', ask: at(MONDAY, '20:59:59'), objects: false },
      { title: 'Monday 21:00:00', ask: at(MONDAY, '21:00:00'), objects: true },
      {
        title: 'oral consent to Sunday morning',
        facts: { consents: [{ ...SUNDAY_MORNING, form: 'oral' }] },
        ask: at(SUNDAY, '10:00:00'),
        objects: true,
      },
      {
        title: 'written consent to Sunday morning',
        facts: { consents: [{ ...SUNDAY_MORNING, form: 'written' }] },
        ask: at(SUNDAY, '10:00:00'),
        objects: false,
      },
    ],
  },
  ca.holidays('CA-FED-HRS/holidays', 'CA', NOT_POST, BY_DEBTOR, HRS, [
    { title: 'Canada Day', ask: at('2026-07-01', '10:00:00'), objects: true },
    { title: 'the day after', ask: at('2026-07-02', '10:00:00'), objects: false },
  ]),
]

const PARTY_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'counterparty',
    id: 'CA-FED-3P',
    title: "others only for the debtor's address or telephone number",
    when: { notParties: ['employer'] },
    allow: [
      { parties: [...DEBTORS, 'attorney', 'heir'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: 'all', anyOf: ['debtor-consent'] },
    ],
    unreachable: NO_TEST,
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 2',
      [
        'Whoever guaranteed the debt is a guarantor and not a third person. Express consent of the debtor, in any form.',
        'An answer to the person’s own message, and a notice that a law requires, stay open.',
      ],
      "for the sole purpose of obtaining a debtor's address or telephone number",
    ),
    examples: [
      {
        title: 'a brother asked for the address',
        ask: { ...NOON, ...BROTHER, purpose: 'locate' },
        objects: false,
      },
      {
        title: 'a brother asked to pass a message',
        ask: { ...NOON, ...BROTHER, purpose: 'pass-message' },
        objects: true,
      },
      { title: 'a brother asked to pay', ask: { ...NOON, ...BROTHER }, objects: true },
      {
        title: 'a brother told of the debt, as the debtor agreed',
        facts: { consents: [{ ...MAY_SPEAK, form: 'oral' }] },
        ask: { ...NOON, ...BROTHER, purpose: 'disclose-debt' },
        objects: false,
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
    consentTerms: { forms: ca.WRITTEN_CONSENT },
    unreachable: NO_TEST,
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 3',
      ['Employment, its nature, business title and address of the workplace; not where the debtor lives.'],
      'solely for the purpose of confirming that the debtor is employed',
    ),
    examples: [
      { title: 'told of the debt', ask: { ...NOON, ...EMPLOYER, purpose: 'disclose-debt' }, objects: true },
      { title: 'asked where he lives', ask: { ...NOON, ...EMPLOYER, purpose: 'locate' }, objects: true },
      {
        title: 'asked about the employment',
        ask: { ...NOON, ...EMPLOYER, purpose: 'verify-employment' },
        objects: false,
      },
      {
        title: 'told of the debt, authorised orally',
        facts: { consents: [{ ...MAY_SPEAK, form: 'oral' }] },
        ask: { ...NOON, ...EMPLOYER, purpose: 'disclose-debt' },
        objects: true,
      },
      {
        title: 'told of the debt, authorised in writing',
        facts: { consents: [{ ...MAY_SPEAK, form: 'written' }] },
        ask: { ...NOON, ...EMPLOYER, purpose: 'disclose-debt' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'CA-FED-NOTLIABLE',
    title: 'nothing is collected from persons who are not liable',
    when: { parties: [...THIRD_PERSONS, 'employer', 'heir'], purposes: COLLECTING },
    code: 'party_not_allowed',
    message: 'Nothing is collected from a person who is not liable for the debt.',
    provenance: law('prohibition', 'text', FED, 'Schedule item 9', [
      'Whatever the debtor agrees to. An heir is not liable by being one; one who is stands on file as co-borrower.',
    ]),
    examples: [
      {
        title: 'an employer asked to pay, as the debtor agreed in writing',
        facts: { consents: [{ ...MAY_SPEAK, form: 'written' }] },
        ask: { ...NOON, ...EMPLOYER },
        objects: true,
      },
      {
        title: 'a guarantor',
        ask: { ...NOON, party: 'guarantor', contactPoint: 'g:mobile' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'CA-FED-WORK',
    title: 'at work only when the home number failed or is not held, or with written authorisation',
    when: { parties: ['borrower', 'co-borrower'], ...NO_ANSWERS },
    places: ['office'],
    terms: { forms: ca.WRITTEN_CONSENT },
    anyOf: ['home-calls-failed', 'no-home-line'],
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 4',
      [
        'Concerns the debtor; a guarantor is not named.',
        'That no home number is held is enough by the words; for a missing home address alone the careful reading is ' +
          'taken: attempts at the home number first. Without any contact points on file it is not known what is held.',
      ],
      'attempts by the institution to contact the debtor at their home telephone number have failed',
    ),
    examples: [
      { title: 'nothing tried', ask: { ...NOON, ...AT_WORK }, objects: true },
      {
        title: 'oral authorisation',
        facts: {
          consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office', form: 'oral' }],
        },
        ask: { ...NOON, ...AT_WORK },
        objects: true,
      },
      {
        title: 'written authorisation',
        facts: {
          consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office', form: 'written' }],
        },
        ask: { ...NOON, ...AT_WORK },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'contact-point',
    id: 'CA-FED-CELL',
    title: 'no means that costs the person contacted, unless that person gave the number',
    when: { channels: [...ca.CALLS, 'sms'], lines: ['mobile'] },
    demands: 'lawful-source',
    unlawfulSources: ['skip-trace'],
    provenance: law('prohibition', 'text', FED, 'Schedule item 5(2)', [
      'Calls and texts to a mobile are taken to cost the person; a number that was traced was not given by him.',
      'A source that is not known is not contradicted; that no other means costs the person is a duty of the caller.',
    ]),
    examples: [
      { title: 'a number whose source is not known', ask: { ...NOON, line: 'mobile' }, objects: false },
    ],
  },
]

const STOP_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'refusal',
    id: 'CA-FED-WRIT',
    title: 'writing only, after a written request by registered mail with an address',
    when: { parties: DEBTORS, notPurposes: ca.AT_HIS_CALL },
    honours: 'channel',
    together: [ca.CALLS],
    forms: ['registered-mail'],
    addressNeeded: true,
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 6(a)',
      [
        'A request in another form, or without an address, has no effect under this item; honouring it is strategy.',
        'What he began himself may be answered as he began it; every other answer and notice can be written.',
        'That the bank had already communicated with the debtor is taken as given.',
      ],
      'by a means other than in writing',
    ),
  },
  {
    ...ON,
    kind: 'hold',
    id: 'CA-FED-ADV',
    title: "only through the debtor's legal adviser, after a written request with telephone and address",
    when: { parties: ['borrower'], ...NO_ANSWERS },
    kinds: ['represented'],
    counselKnown: true,
    forms: ca.IN_WRITING,
    code: 'legal_representation',
    provenance: law(
      'prohibition',
      'text',
      FED,
      'Schedule item 6(b)',
      ['A representative on file is taken as so requested, unless the record says that it was said orally.'],
      "other than through the debtor's legal advisor",
    ),
    examples: [
      {
        title: 'asked in writing',
        facts: { holds: [{ kind: 'represented', form: 'written' }] },
        ask: NOON,
        objects: true,
      },
      {
        title: 'asked orally',
        facts: { holds: [{ kind: 'represented', form: 'oral' }] },
        ask: NOON,
        objects: false,
      },
      {
        title: 'telephone and address not given',
        facts: { holds: [{ kind: 'represented', counselKnown: false }] },
        ask: NOON,
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'dispute',
    id: 'CA-FED-DISP',
    title: 'no contact without consent about a dispute that was taken to a body or is ready for court',
    when: { notParties: ['attorney'], ...NO_ANSWERS },
    forms: ['registered-mail'],
    provenance: law('prohibition', 'text', FED, 'Schedule item 6(c)', [
      'Notice by registered mail; one whose form is not known binds. A contact that the debtor asks for is one with consent.',
    ]),
    examples: [
      {
        title: 'by registered mail',
        facts: { disputes: [{ kind: 'court', atMs: 0, status: 'open', form: 'registered-mail' }] },
        ask: NOON,
        objects: true,
      },
      {
        title: 'by e-mail',
        facts: { disputes: [{ kind: 'court', atMs: 0, status: 'open', form: 'email' }] },
        ask: NOON,
        objects: false,
      },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  duty(
    'details_and_identity',
    'CA-FED-DETAILS',
    'Give amount and type of the debt, and the identity or a unique identifier of who collects for the bank and their relation.',
    law('duty', 'text', FED, 'Schedule item 1'),
    { when: { parties: [...DEBTORS, 'attorney'] } },
  ),
  duty(
    'no_cost_to_the_person',
    'CA-FED-CELL',
    'Use no means that costs the person contacted, unless that person gave the number.',
    law('prohibition', 'text', FED, 'Schedule item 5(2)'),
  ),
  duty(
    'confirm_oral_consent',
    'CA-FED-3P',
    'If the debtor agreed orally that this person be spoken to, confirm it to the debtor in writing.',
    law('duty', 'text', FED, 'Schedule item 2(2)'),
    { when: { parties: THIRD_PERSONS, notPurposes: ['locate', ...ANSWERING_PURPOSES] } },
  ),
  duty(
    'no_collection_charge',
    'CA-FED-COSTS',
    'Add no charge for collecting, save those of Bank Act s.627.3.',
    law('prohibition', 'text', FED, 'Schedule item 8'),
    { scope: 'institution' },
  ),
  duty(
    'complaint_in_time',
    'CA-FED-COMPLAINT',
    'Deal with a complaint within 56 days.',
    law('duty', 'text', FED, 's.14'),
    { scope: 'institution' },
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
    'No manner or frequency that is harassment, no threats or undue pressure, no publishing of the failure to pay.',
    law(
      'prohibition',
      'text',
      BANK_ACT,
      's.7(2)',
      ['No number is given. The section of the Bank Act is unverified (medium confidence).'],
      'with a frequency that constitutes harassment',
    ),
    { scope: 'institution' },
  ),
]

export const CA_PACK: Pack = ca.pack(
  'CA',
  'Canada, federal (banks)',
  [
    'America/Toronto',
    'America/St_Johns',
    'America/Halifax',
    'America/Winnipeg',
    'America/Regina',
    'America/Edmonton',
    'America/Vancouver',
  ],
  [...TIME_RULES, ...PARTY_RULES, ...STOP_RULES],
  OBLIGATIONS,
)
