/** Mainland China: who may be contacted, what may be said, and visits. */
import type { CounterpartyRule, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import * as src from './cn-sources.ts'

const { cardMeasures, cba, civilCode, cn, gbt } = src
const ON = { effect: 'deny', enabled: true } as const

const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
/** Anyone who is not liable is a contact person at best. */
const CONTACT_PERSONS = ['emergency-contact', 'family', 'employer', 'attorney', 'heir', 'other'] as const
const AT_BEST = 'Anyone who is not borrower, co-borrower or guarantor is treated as a contact person at best.'

/** CN-P6: three ways to be out of reach; the text leaves the list open, the pack does not. */
const UNREACHABLE = { everyNumberOutOfService: true, failedCalls: 3, fromNextDay: true } as const
const UNREACHABLE_CHOICE = [
  'With no two-way contact since the first failure relied on: every known number is out of service (at once); or',
  'three consecutive failed outbound calls, or failures on three consecutive days, the third on an earlier day.',
  'Failures of agencies count. A talk in between breaks the chain, one before it does not.',
  'An outcome that is open or unknown may have been a talk and breaks the chain as well.',
] as const

const MATRIX = { ...ON, kind: 'counterparty', unreachable: UNREACHABLE } as const
const DEBTORS_OPEN = { parties: DEBTORS, purposes: 'all' } as const
const ANSWERS_OPEN = { parties: CONTACT_PERSONS, purposes: ANSWERING_PURPOSES } as const

/** Contact that is not dunning and not disclosure; whether it is open is the matter of CN-P3 and CN-P5. */
const NOT_DUNNING = {
  parties: CONTACT_PERSONS,
  purposes: ['locate', 'pass-message', 'repayment-info', 'reach-heirs', 'disclose-debt', 'verify-employment'],
} as const
const NO_DUNNING = [DEBTORS_OPEN, ANSWERS_OPEN, NOT_DUNNING] as const satisfies CounterpartyRule['allow']

export const CN_PARTY_RULES: readonly Rule[] = [
  {
    ...MATRIX,
    id: 'CN-P1',
    title: 'cards: no dunning of third persons unrelated to the debt',
    when: { products: ['credit-card'] },
    allow: NO_DUNNING,
    provenance: cn('prohibition', 'text', cardMeasures('Art 68', src.QUOTE_P1), [AT_BEST]),
    examples: [
      { title: 'employer', facts: { product: 'credit-card' }, ask: { party: 'employer' }, objects: true },
      { title: 'guarantor', facts: { product: 'credit-card' }, ask: { party: 'guarantor' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'CN-P2',
    title: 'only the debtor and those liable with him are dunned',
    allow: NO_DUNNING,
    provenance: cn('should-not', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P2), [
      AT_BEST,
      'Guarantors within law and contract: the party stated is the verified role.',
    ]),
  },
  {
    ...MATRIX,
    id: 'CN-P3',
    title: 'contact persons only to restore contact, or to reach heirs',
    allow: [
      DEBTORS_OPEN,
      ANSWERS_OPEN,
      { parties: CONTACT_PERSONS, purposes: ['locate', 'pass-message'], anyOf: ['debtor-unreachable'] },
      { parties: CONTACT_PERSONS, purposes: ['reach-heirs'], anyOf: ['deceased-or-incapacity'] },
      { parties: CONTACT_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay'] },
    ],
    provenance: cn('permission', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P3), [
      AT_BEST,
      ...UNREACHABLE_CHOICE,
    ]),
    examples: [
      {
        title: 'no failed call on file',
        ask: { party: 'emergency-contact', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'the debtor is dead',
        facts: { deceased: true },
        ask: { party: 'emergency-contact', purpose: 'reach-heirs' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'CN-P3/capacity',
    title: 'the way leads through guardian or interested persons',
    when: { parties: ['borrower'], notPurposes: [...ANSWERING_PURPOSES, 'reach-heirs'] },
    state: 'incapacity',
    provenance: cn('permission', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P3), [
      'With limited or no capacity, demands to the borrower himself are held and the guardian is looked for.',
    ]),
    examples: [{ title: 'limited capacity', facts: { capacity: 'limited' }, objects: true }],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'CN-P4',
    title: 'a contact person who refused is not contacted again',
    when: { parties: CONTACT_PERSONS, notPurposes: ANSWERING_PURPOSES },
    honours: 'no-contact',
    fromAttempts: true,
    provenance: cn(
      'should-not',
      'press',
      gbt(`${src.BEIJING_BUSINESS}; CBA 2026: ${src.QUOTE_P4_CBA}`, src.QUOTE_P4),
      [
        'No end date; per person and not per number; told to one actor it binds all. Others are not affected.',
        'An attempt on file that ended in such a refusal binds like a request that was written down.',
        'The debtor himself is not meant (CN-S7).',
      ],
    ),
  },
  {
    ...MATRIX,
    id: 'CN-P5',
    title: 'nothing about the debt to a contact person, save what is needed to pay once he offers to',
    allow: [
      DEBTORS_OPEN,
      ANSWERS_OPEN,
      { parties: CONTACT_PERSONS, purposes: ['locate', 'pass-message', 'reach-heirs'] },
      { parties: CONTACT_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay'] },
    ],
    provenance: cn('should-not', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P5)),
    examples: [
      { title: 'amount named', ask: { party: 'emergency-contact', purpose: 'disclose-debt' }, objects: true },
    ],
  },
  {
    ...MATRIX,
    id: 'CN-P6',
    title: 'the test that the debtor cannot be reached',
    when: { parties: CONTACT_PERSONS, purposes: ['locate', 'pass-message'] },
    allow: [{ parties: CONTACT_PERSONS, purposes: 'all', anyOf: ['debtor-unreachable'] }],
    provenance: cn('permission', 'press', cba(null, src.PRESS_2026, src.QUOTE_P6), UNREACHABLE_CHOICE),
  },
  {
    ...MATRIX,
    id: 'CN-P7',
    title: 'unrelated third persons are not dunned',
    allow: NO_DUNNING,
    provenance: cn('prohibition', 'press', cba(null, '21世纪经济报道 2026-01-31', '债务相关第三人'), [
      'A spouse is dunned only after recognition as related third person, which makes him a co-borrower here.',
    ]),
  },
  {
    ...ON,
    kind: 'contact-point',
    id: 'CN-P8',
    title: 'contact data come from lawful channels only',
    demands: 'lawful-source',
    unlawfulSources: ['phone-book', 'illegal'],
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026), [
      'An uploaded phone book is no lawful source by itself. A source that is not known is not contradicted.',
    ]),
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'CN-C1',
    title: 'no posting of notices in public places',
    when: { purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'Collection notices and lawyer’s letters are not put up where others can see them.',
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026)),
    examples: [
      {
        title: 'lobby',
        ask: { channel: 'letter', purpose: 'post-notice', place: 'public-place' },
        objects: true,
      },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'CN-V5',
    title: 'no letters in public places',
    when: { channels: ['letter'], places: ['public-place'] },
    code: 'content_not_allowed',
    message: 'A notice or letter in a public place shows the debt to others.',
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026)),
  },
  {
    ...ON,
    kind: 'visit',
    id: 'CN-V1',
    title: 'at least two collectors at a visit',
    when: { channels: ['visit'] },
    minCollectors: 2,
    provenance: cn('duty', 'press', cba('Art 22', '“外访催收规范”', src.QUOTE_V1), [
      'A whole number of two or more in the request; absent counts as unknown and denies.',
    ]),
    examples: [
      { title: 'one', ask: { channel: 'visit', place: 'doorstep', collectors: 1 }, objects: true },
      { title: 'two', ask: { channel: 'visit', place: 'doorstep', collectors: 2 }, objects: false },
      { title: 'not said', ask: { channel: 'visit', place: 'doorstep' }, objects: true },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'CN-V3',
    title: 'no entry into a dwelling or office area without consent',
    when: { channels: ['visit'] },
    consentPlaces: ['home', 'office'],
    provenance: cn('prohibition', 'press', cba(null, '中国证券报 2026-01-31', src.QUOTE_C1_ENTRY), [
      'Talking at the door needs no consent; inside the dwelling and in the office area it does.',
    ]),
    examples: [
      { title: 'door', ask: { channel: 'visit', place: 'doorstep', collectors: 2 }, objects: false },
      { title: 'office', ask: { channel: 'visit', place: 'office', collectors: 2 }, objects: true },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'CN-V8',
    title: 'no entry into a dwelling without consent',
    when: { channels: ['visit'], places: ['home'] },
    consentPlaces: ['home'],
    provenance: cn('prohibition', 'text', civilCode('1033(2)', src.QUOTE_V8)),
  },
]
