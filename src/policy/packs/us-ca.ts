/**
 * California: the Rosenthal Act binds creditors as well, and through it the statute of us.md section 2 (15 USC
 * 1692b-1692j) does; what only Regulation F says (call counts, media) does not reach them. Kind of approval:
 * `final-judgment`.
 */
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import {
  AT_NOON,
  CREDITOR,
  DAY,
  duty,
  EVERY,
  east,
  law,
  NOT_REACHABLE,
  ON,
  PERSON,
  pack,
  THIRD,
  WRITTEN,
} from './us-states-terms.ts'

const ROSENTHAL = 'Rosenthal Act, Cal. Civ. Code 1788 ff.'
const EMPLOYER_TEXT = law('prohibition', 'text', ROSENTHAL, '1788.12(a)', {
  choice: [
    'After a final judgment (an approval of that kind) a garnishment is open as a legal step.',
    'Written consent of the debtor opens the employer for what he consented to.',
  ],
})
const EMPLOYER = { party: 'employer', contactPoint: 'employer:hr-line', channel: 'letter' } as const
const MOTHER = { party: 'family', contactPoint: 'mother:mobile' } as const
const JUDGMENT = {
  approvals: [{ kind: 'final-judgment', atMs: east('12:00:00', '2026-03-02') }],
} as const

const OWN: readonly Rule[] = [
  {
    ...ON,
    kind: 'counterparty',
    id: 'US-CA-EMP/purpose',
    title: 'employer only to verify employment, to locate, or to garnish after judgment',
    when: { ...PERSON, parties: ['employer'] },
    allow: [
      { parties: ['employer'], purposes: ['verify-employment', 'locate', ...ANSWERING_PURPOSES] },
      { parties: ['employer'], purposes: ['legal-step'], anyOf: ['final-judgment'] },
      { parties: ['employer'], purposes: 'all', anyOf: ['debtor-consent'] },
    ],
    consentTerms: { forms: WRITTEN },
    unreachable: NOT_REACHABLE,
    provenance: EMPLOYER_TEXT,
    examples: [
      {
        title: 'verify by letter',
        ask: { ...AT_NOON, ...EMPLOYER, purpose: 'verify-employment' },
        objects: false,
      },
      { title: 'demand', ask: { ...AT_NOON, ...EMPLOYER }, objects: true },
      {
        title: 'garnish before judgment',
        ask: { ...AT_NOON, ...EMPLOYER, purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'garnish after judgment',
        facts: JUDGMENT,
        ask: { ...AT_NOON, ...EMPLOYER, purpose: 'legal-step' },
        objects: false,
      },
    ],
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
      { parties: ['family'], purposes: 'all', anyOf: ['debtor-consent', 'final-judgment'] },
    ],
    consentTerms: { forms: WRITTEN },
    unreachable: NOT_REACHABLE,
    provenance: law('prohibition', 'text', ROSENTHAL, '1788.12(b)', {
      choice: [
        'Spouse and parents of a minor cannot be told from other family here, so they are closed too.',
        'After a final judgment this rule is silent; what the federal statute says of third persons holds on.',
      ],
    }),
    examples: [
      { title: 'demand before judgment', ask: { ...AT_NOON, ...MOTHER }, objects: true },
      { title: 'demand after judgment', facts: JUDGMENT, ask: { ...AT_NOON, ...MOTHER }, objects: false },
      { title: 'where is he', ask: { ...AT_NOON, ...MOTHER, purpose: 'locate' }, objects: false },
    ],
  },
]

const through = (statute: string, ...choice: readonly string[]) =>
  law('prohibition', 'press', ROSENTHAL, '1788.17', {
    choice: [`15 USC ${statute} through 1788.17, for creditors.`, ...choice],
  })
const EXCEPT_CEASE = ['statutory-notice', 'legal-step', 'notice-of-intended-remedy'] as const
const TIMED = { ...CREDITOR, notChannels: ['letter'] } as const

const THROUGH_STATUTE: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'US-CA-FDCPA/hours',
    title: 'creditors too: after 08:00 and before 21:00',
    when: { ...TIMED, notParties: ['attorney'] },
    windows: [{ ...DAY, fromInclusive: false }],
    openedByConsent: { directly: true },
    exceptReplies: true,
    provenance: through(
      '1692c(a)(1)',
      'The federal instants are unsettled and stay closed. Consent opens hours if given to the creditor itself.',
    ),
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'US-CA-FDCPA/spared',
    title: 'creditors too: no contact at a time known to be inconvenient',
    when: TIMED,
    honours: 'time-slot',
    exceptReplies: true,
    provenance: through('1692c(a)(1)'),
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'US-CA-FDCPA/only',
    title: 'creditors too: the consumer named the only convenient times',
    when: TIMED,
    honours: 'contact-hours-only',
    exceptReplies: true,
    provenance: through('1692c(a)(1)'),
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'US-CA-FDCPA/place',
    title: 'creditors too: no contact through what is tied to a place known to be inconvenient',
    when: { ...CREDITOR, notChannels: ['email'] },
    honours: 'place',
    exceptReplies: true,
    provenance: through('1692c(a)(1)', 'Read as US-REGF-PLACE.'),
  },
  {
    ...ON,
    kind: 'hold',
    id: 'US-CA-FDCPA/attorney',
    title: 'creditors too: represented, and the attorney is known',
    when: { ...CREDITOR, parties: ['borrower'] },
    kinds: ['represented'],
    counselKnown: true,
    code: 'legal_representation',
    exceptReplies: true,
    provenance: through(
      '1692c(a)(2)',
      'One reply to a message of the consumer, as under US-REGF-ATTY; nothing else.',
    ),
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'US-CA-FDCPA/work',
    title: 'creditors too: the employer does not allow it',
    when: CREDITOR,
    honours: 'employer-prohibits',
    provenance: through('1692c(a)(3)'),
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'US-CA-FDCPA/third-persons',
    title: 'creditors too: nobody but the consumer is spoken to about the debt',
    when: { ...CREDITOR, parties: [...THIRD, 'heir'] },
    allow: [
      { parties: ['heir'], purposes: 'all', anyOf: ['deceased'] },
      { parties: THIRD, purposes: ['locate', ...ANSWERING_PURPOSES] },
      { parties: ['employer'], purposes: ['verify-employment'] },
      { parties: THIRD, purposes: ['legal-step'], anyOf: ['final-judgment'] },
      { parties: THIRD, purposes: ['reach-heirs'], anyOf: ['deceased'] },
      { parties: THIRD, purposes: 'all', anyOf: ['debtor-consent'] },
    ],
    consentTerms: { directly: true },
    unreachable: NOT_REACHABLE,
    provenance: through(
      '1692c(b)',
      'Read as US-REGF-3P; verifying employment is open, since 1788.12(a) allows it to creditors by name.',
    ),
  },
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'US-CA-FDCPA/locate-once',
    title: 'creditors too: one location enquiry that reaches a third person, and no second',
    when: {
      ...CREDITOR,
      parties: ['emergency-contact', 'family', 'other'],
      purposes: ['locate', 'reach-heirs'],
    },
    limit: 1,
    window: { ever: true },
    counted: {
      channels: EVERY,
      outcomes: ['conversation', 'hung-up', 'refused', 'delivered'],
      purposes: ['locate', 'reach-heirs'],
      per: 'person',
    },
    exceptConsentedCalls: { days: 4000, directly: true, endsWithConversation: true },
    provenance: through(
      '1692b(3)',
      'Read as US-REGF-LOC1; how the employer is asked again after a letter without an answer is said by 1788.12(a).',
    ),
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'US-CA-FDCPA/cease',
    title: 'creditors too: a written request to cease',
    when: { ...CREDITOR, notPurposes: EXCEPT_CEASE },
    honours: 'no-contact',
    forms: WRITTEN,
    perDebt: true,
    provenance: through('1692c(c)', 'The three purposes of US-REGF-CEASE-EX stay open.'),
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'US-CA-FDCPA/cease-others',
    title: 'creditors too: the request to cease ends contact with third persons about the debt as well',
    when: { ...CREDITOR, parties: [...THIRD, 'heir'], notPurposes: EXCEPT_CEASE },
    honours: 'no-contact',
    forms: WRITTEN,
    perDebt: true,
    bindsEverybody: true,
    provenance: through('1692c(c)', 'Read as US-REGF-CEASE.'),
  },
]

export const CALIFORNIA = pack(
  'US-CA',
  'California',
  'America/Los_Angeles',
  [...OWN, ...THROUGH_STATUTE],
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
