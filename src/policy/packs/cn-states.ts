/** Mainland China: stops, special states, agencies, recording. */
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import * as src from './cn-sources.ts'

const { cardMeasures, cba, civilCode, cn, cnOwn } = src
const ON = { effect: 'deny', enabled: true } as const

/** What a performing agreement leaves open: answers, the next due date, how to pay, and help. */
const NOT_COLLECTING = [
  ...ANSWERING_PURPOSES,
  'pre-due-reminder',
  'repayment-info',
  'debt-solution',
  'reach-heirs',
] as const
const PERFORMING = { plan: { signedOn: '2026-02-02', status: 'performing' } } as const
const AGENCY = { kind: 'agency', id: 'agency-a' } as const

export const CN_STATE_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'plan-performing',
    id: 'CN-S2',
    title: 'a signed card instalment agreement stops collection while it is kept',
    when: { products: ['credit-card'], notPurposes: NOT_COLLECTING },
    provenance: cn('duty', 'text', cardMeasures('Art 70', src.QUOTE_S2), [
      'Performing denies demands by bank and agencies on all channels; a missed instalment opens them again.',
    ]),
    examples: [
      { title: 'kept', facts: { ...PERFORMING, product: 'credit-card' }, objects: true },
      {
        title: 'missed',
        facts: { plan: { signedOn: '2026-02-02', status: 'missed' }, product: 'credit-card' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'plan-performing',
    id: 'CN-S3',
    title: 'other loans with an agreement that is kept: the same stop',
    when: { notProducts: ['credit-card'], notPurposes: NOT_COLLECTING },
    provenance: cnOwn('By analogy with cards, Art 70', ['No text is known for loans other than cards.']),
    examples: [{ title: 'kept', facts: PERFORMING, objects: true }],
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'CN-S4',
    title: 'there is no debtor to dun and another person reads the message',
    when: { parties: ['borrower'], notPurposes: ['reach-heirs'] },
    state: 'deceased',
    provenance: cn(
      'prohibition',
      'text',
      {
        instrument: 'Civil Procedure Law (2023); Civil Code 1159, 1161; GB/T 45251-2025',
        original: '民事诉讼法; 民法典; GB/T 45251-2025',
        article: '243',
        quote: src.QUOTE_S4,
        lang: 'zh-Hans',
      },
      ['Dunning to the own number of the dead is denied; contact persons stay open to reach heirs (CN-P3).'],
    ),
    examples: [{ title: 'reminder to his number', facts: { deceased: true }, objects: true }],
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'CN-S5',
    title: 'no individual collection after a personal bankruptcy is accepted',
    when: { notParties: ['co-borrower', 'guarantor'], notPurposes: ANSWERING_PURPOSES },
    state: 'bankrupt',
    provenance: cn('prohibition', ['unverified', 'medium'], src.LOCAL_BANKRUPTCY, [
      'From the day of acceptance on. Those liable besides the debtor are not covered by his stay.',
    ]),
    examples: [
      {
        title: 'accepted',
        facts: { bankrupt: { acceptedOn: '2026-03-01', court: 'Shenzhen' } },
        objects: true,
      },
      { title: 'accepted later', facts: { bankrupt: { acceptedOn: '2026-03-11' } }, objects: false },
    ],
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'dispute',
    id: 'CN-C4',
    title: 'annotate the card account and verify the objection',
    when: { products: ['credit-card'], notPurposes: ANSWERING_PURPOSES },
    provenance: cn('duty', 'text', cardMeasures('Art 69 ¶2', src.QUOTE_C4), [
      'The text does not say that collection stops. Suggested, not law: no visit or suit until verified.',
    ]),
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'CN-C8',
    title: 'the debtor is told before an agency acts',
    when: { actors: ['agency'] },
    daysAfter: 0,
    provenance: cn('duty', ['unverified', 'high'], src.CONSUMER_PROTECTION, [
      'Told on or before the day of the contact. High confidence for the content, low for the article (38 or 39).',
    ]),
    examples: [
      {
        title: 'no notice',
        facts: { placement: { agency: 'agency-a' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'told the same day',
        facts: { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-10' } },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'placement',
    id: 'CN-C10',
    title: 'only agencies on the published list',
    when: { actors: ['agency'] },
    demands: 'on-public-list',
    provenance: cn('duty', 'press', cba(null, '中国商报; 券商中国 2026-01-31; 海南日报 2025-03-16'), [
      'Publication is a duty, so contacts by an agency that is not listed are denied; only a known "no" counts.',
    ]),
    examples: [
      {
        title: 'not listed',
        facts: { placement: { agency: 'agency-a', onPublicList: false, noticeGivenOn: '2026-03-01' } },
        ask: { actor: AGENCY },
        objects: true,
      },
    ],
  },
  {
    ...ON,
    kind: 'recording',
    id: 'CN-R1',
    title: 'card collection is recorded',
    when: { channels: ['voice', 'ai-voice'], products: ['credit-card'] },
    provenance: cn('duty', 'text', cardMeasures('Art 68', src.QUOTE_R1), [
      'Without recording the call is denied; messages remain possible.',
    ]),
    examples: [
      { title: 'system down', facts: { product: 'credit-card', recordingAvailable: false }, objects: true },
      { title: 'not said', facts: { product: 'credit-card', recordingAvailable: null }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'recording',
    id: 'CN-R4',
    title: 'calls are recorded',
    when: { channels: ['voice', 'ai-voice'] },
    provenance: cn('duty', 'press', cba(null, '券商中国 2026-01-31'), [
      'Without recording the call is denied.',
    ]),
    examples: [
      {
        title: 'message instead',
        facts: { recordingAvailable: false },
        ask: { channel: 'sms' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'recording',
    id: 'CN-V6',
    title: 'the whole visit is recorded',
    when: { channels: ['visit'] },
    provenance: cn('duty', ['unverified', 'medium'], cba(null, 'GB/T or CBA, not established'), [
      'Only restricts, so it is on and labelled; the same visit also takes no property or cash and leaves when asked.',
    ]),
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'limitation',
    id: 'CN-L4',
    title: 'lapse is a defence only; scripts must not state false consequences',
    when: { notPurposes: ANSWERING_PURPOSES },
    provenance: cn('legal-effect', 'text', civilCode('192', src.QUOTE_L4), ['No denial; a flag.']),
  },
]
