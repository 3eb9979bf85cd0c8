/**
 * Japan. The Money Lending Business Act binds money lenders and those they entrust (JP-Z1); every other product keeps
 * the same values as policy (`JP-H1/policy`).
 *
 * Not encoded as rules of their own: JP-X1 (a good reason), which is the recorded consent that opens JP-H1 and JP-V1;
 * JP-Z1 (scope), which is the split by product. No kinds of notice or approval are used.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'
const MONEY_LENDERS = ['moneylender-loan'] as const

function act(items: string, more: Partial<Citation> = {}): Citation {
  return {
    instrument: 'Money Lending Business Act',
    original: '貸金業法',
    article: `Art 21(1) ${items}`,
    ...more,
  }
}
const NIGHT_BAN = act('item 1; Enforcement Regulations (貸金業法施行規則) Art 19', {
  source: 'law: text seen; hours: two pages that agree',
  quote: '取立行為が禁止される時間帯は午後9時から午前8時までの時間帯',
  lang: 'ja',
})
const GUIDELINES: Citation = {
  instrument: 'Comprehensive supervisory guidelines for money lenders',
  original: '貸金業者向けの総合的な監督指針',
  article: null,
}

type Mark = 'text' | 'weak' | readonly ['unverified', 'high' | 'low']

function law(
  strength: Provenance['strength'],
  mark: Mark,
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const evidence = typeof mark === 'string' ? { evidence: mark } : { evidence: mark[0], confidence: mark[1] }
  return { strength, ...evidence, citation, asOf: AS_OF, ourChoice }
}

/** An instant of 2026-03-10 on the clock of Tokyo. */
const atTokyo = (clock: string) => ({ atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 9 * HOUR_MS })

const ON = { effect: 'deny', enabled: true } as const
const CALLS = ['voice', 'ai-voice'] as const
const MESSAGES = ['sms', 'im', 'email', 'push'] as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
/** A representative speaks for the debtor, so he is no third person. */
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const

/** 08:00:00 is outside, 21:00:00 is outside. */
const DAY = { from: '08:00:00', to: '21:00:00', fromInclusive: false, toInclusive: false } as const
const HOURS = { ...ON, kind: 'contact-hours', windows: [DAY], openedByConsent: true } as const
const EDGES =
  'Allowed after 08:00:00 and before 21:00:00: both ends of the ban belong to it (the safe reading).'
const GOOD_REASON =
  'The only good reason decided here is recorded consent with hours (JP-X1); "no other way of contact" needs a person.'

const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const NO_DEBT_TOLD = ['locate', 'pass-message', 'reach-heirs', ...ANSWERING_PURPOSES] as const
const MATRIX_OPEN = [
  { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
  { parties: THIRD_PERSONS, purposes: NO_DEBT_TOLD },
] as const

/** Written for the loans of money lenders; `JP_OWN` repeats them for the rest. */
const LAW: readonly Rule[] = [
  {
    ...HOURS,
    id: 'JP-H1',
    title: 'no calls and visits from 21:00 to 08:00',
    when: { channels: [...CALLS, 'visit'] },
    provenance: law('prohibition', 'weak', NIGHT_BAN, [
      EDGES,
      GOOD_REASON,
      'Visits to every place keep the hours, not only those to the home.',
    ]),
    examples: [
      { title: '08:00:00', ask: atTokyo('08:00:00'), objects: true },
      { title: '08:00:01', ask: atTokyo('08:00:01'), objects: false },
      { title: '20:59:59', ask: atTokyo('20:59:59'), objects: false },
      { title: '21:00:00', ask: atTokyo('21:00:00'), objects: true },
    ],
  },
  {
    ...HOURS,
    id: 'JP-H1/messages',
    title: 'messages keep the hours of calls',
    when: { channels: MESSAGES, notPurposes: ['complaint-reply', 'requested-call-back', 'statutory-notice'] },
    exceptReplies: true,
    provenance: law('policy', 'weak', NIGHT_BAN, [
      'The law names telephone, fax and visits; that SMS, e-mail, IM and push keep the same hours is policy.',
      EDGES,
      'A reply to a message that the person sent in the closed hours is no collecting.',
    ]),
    examples: [
      { title: 'SMS at 21:00:00', ask: { ...atTokyo('21:00:00'), channel: 'sms' }, objects: true },
      { title: 'SMS at 20:59:59', ask: { ...atTokyo('20:59:59'), channel: 'sms' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'JP-H2',
    title: 'the debtor named the time for payment or contact',
    when: { notChannels: ['letter'], notPurposes: ANSWERING_PURPOSES },
    honours: 'contact-hours-only',
    provenance: law('prohibition', 'text', act('item 2'), [
      'Denies every other time on all channels but post until the debtor changes it; the night ban holds besides.',
      GOOD_REASON,
    ]),
    examples: [
      {
        title: 'an hour before the time named',
        facts: {
          consents: [
            { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '18:00', to: '20:00' },
          ],
        },
        ask: atTokyo('17:00:00'),
        objects: true,
      },
      {
        title: 'the last second of the time named',
        facts: {
          consents: [
            { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '18:00', to: '20:00' },
          ],
        },
        ask: atTokyo('20:00:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'JP-V1',
    title: 'not at the workplace or another place that is not the home',
    when: { channels: [...CALLS, 'visit'], notParties: ['attorney'] },
    places: ['office', 'public-place'],
    provenance: law('prohibition', 'text', act('item 3'), [
      'Calls to a workplace line and visits to the office or a public place need consent to that place.',
      'The own branch, where the debtor comes himself, is not meant, nor is the office of his representative.',
    ]),
    examples: [
      {
        title: 'workplace line',
        ask: { contactPoint: 'borrower:workplace', place: 'office' },
        objects: true,
      },
      {
        title: 'with consent to the place',
        facts: { consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' }] },
        ask: { contactPoint: 'borrower:workplace', place: 'office' },
        objects: false,
      },
      { title: 'at the door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'JP-V1/place-known',
    title: 'a visit says where it goes',
    when: { channels: ['visit'], notParties: ['attorney'] },
    consentPlaces: ['office', 'public-place'],
    provenance: law('prohibition', 'text', act('item 3'), [
      'A visit to a place that is not said may be one to the workplace.',
    ]),
    examples: [
      { title: 'place not said', ask: { channel: 'visit' }, objects: true },
      { title: 'at the door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'JP-V2',
    title: 'told to leave',
    when: { channels: ['visit'] },
    honours: 'leave',
    provenance: law('duty', 'text', act('item 4'), ['No new visit on the same local day.']),
    examples: [
      {
        title: 'an hour later',
        facts: { refusals: [{ party: 'borrower', scope: 'leave', ...atTokyo('10:00:00') }] },
        ask: { ...atTokyo('11:00:00'), channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      {
        title: 'a call the same day',
        facts: { refusals: [{ party: 'borrower', scope: 'leave', ...atTokyo('10:00:00') }] },
        ask: atTokyo('11:00:00'),
        objects: false,
      },
    ],
  },
  {
    ...MATRIX,
    id: 'JP-P1',
    title: 'others are not told of the debt',
    when: { notPurposes: ['demand', 'post-notice'] },
    allow: MATRIX_OPEN,
    provenance: law('prohibition', 'text', act('items 5-8', { source: 'item 5: text in part' }), [
      'Anyone but the debtor, a guarantor and their representative is a third person.',
      'Asking where the debtor is, for a call back or for heirs stays open; the debt is not named.',
    ]),
    examples: [
      { title: 'a neighbour told', ask: { party: 'other', purpose: 'disclose-debt' }, objects: true },
      { title: 'a neighbour asked', ask: { party: 'other', purpose: 'locate' }, objects: false },
      { title: 'a guarantor told', ask: { party: 'guarantor', purpose: 'disclose-debt' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'JP-P1/demand',
    title: 'nothing is demanded from those who do not owe',
    when: { purposes: ['demand'] },
    allow: MATRIX_OPEN,
    provenance: law('prohibition', ['unverified', 'high'], act('items 5-8'), [
      'Only restricts, so it is on and labelled.',
    ]),
    examples: [
      { title: 'the family asked to pay', ask: { party: 'family' }, objects: true },
      { title: 'a guarantor asked to pay', ask: { party: 'guarantor' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'JP-P1/posters',
    title: 'no posters and notices where others see them',
    when: { purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'A poster or notice that others can see tells them of the debt.',
    provenance: law('prohibition', 'text', act('items 5-8', { source: 'item 5: text in part' })),
    examples: [
      { title: 'at the door', ask: { channel: 'letter', purpose: 'post-notice' }, objects: true },
      { title: 'a letter', ask: { channel: 'letter' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'JP-P1/refused',
    title: 'a third person who refused to help is not asked again',
    when: { parties: THIRD_PERSONS, notPurposes: ANSWERING_PURPOSES },
    honours: 'no-contact',
    fromAttempts: true,
    provenance: law('prohibition', 'weak', act('items 5-8'), [
      'Per person, on every line, for every actor, without an end.',
    ]),
    examples: [
      {
        title: 'asked again',
        facts: { refusals: [{ party: 'family', scope: 'no-contact', atMs: 0 }] },
        ask: { party: 'family', contactPoint: 'brother:mobile', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'somebody else refused',
        facts: {
          refusals: [{ party: 'family', contactPoint: 'sister:mobile', scope: 'no-contact', atMs: 0 }],
        },
        ask: { party: 'family', contactPoint: 'brother:mobile', purpose: 'locate' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'JP-S1',
    title: 'no direct demands once a lawyer or judicial scrivener gave notice',
    when: { notParties: ['co-borrower', 'guarantor', 'attorney'], notPurposes: ANSWERING_PURPOSES },
    kinds: ['represented'],
    code: 'legal_representation',
    provenance: law('prohibition', ['unverified', 'high'], act('item 9'), [
      'Only restricts, so it is on and labelled.',
      'The representative and others who are liable stay open, and so do answers.',
    ]),
    examples: [
      { title: 'represented', facts: { holds: [{ kind: 'represented' }] }, objects: true },
      {
        title: 'the representative',
        facts: { holds: [{ kind: 'represented' }] },
        ask: { party: 'attorney', contactPoint: 'attorney:office' },
        objects: false,
      },
      { title: 'another hold', facts: { holds: [{ kind: 'hardship' }] }, objects: false },
    ],
  },
]

const AS_LAW: readonly Rule[] = LAW.map((rule) => ({
  ...rule,
  when: { ...rule.when, products: MONEY_LENDERS },
  ...ofProduct(rule, 'moneylender-loan'),
}))

/** Banks are bound by guidelines of their own (JP-Z1): the same values, and never shown as law. */
const AS_POLICY: readonly Rule[] = LAW.map((rule) => ({
  ...rule,
  id: rule.id.includes('/') ? rule.id.replace('/', '/policy-') : `${rule.id}/policy`,
  title: `other lenders: ${rule.title}`,
  when: { ...rule.when, notProducts: MONEY_LENDERS },
  provenance: {
    strength: 'policy',
    evidence: 'weak',
    citation: {
      instrument: 'By analogy with the Money Lending Business Act',
      article: rule.provenance.citation.article,
    },
    asOf: AS_OF,
    ourChoice: [
      'Not law for this product: the Act binds money lenders and those they entrust (JP-Z1, unverified).',
      ...(rule.provenance.ourChoice ?? []),
    ],
  },
  ...ofProduct(rule, 'bank-loan'),
}))

function ofProduct(rule: Rule, product: string): Pick<Rule, 'examples'> {
  return { examples: (rule.examples ?? []).map((one) => ({ ...one, facts: { product, ...one.facts } })) }
}

const FREQUENCY: Rule = {
  effect: 'warn',
  enabled: true,
  kind: 'frequency-cap',
  id: 'JP-F1',
  title: 'three calls a day',
  when: { channels: CALLS, parties: DEBTORS, notPurposes: ANSWERING_PURPOSES },
  limit: 3,
  window: { unit: 'day' },
  counted: { channels: CALLS, per: 'person', notPurposes: ANSWERING_PURPOSES },
  provenance: law(
    'policy',
    ['unverified', 'low'],
    {
      instrument: 'Self-regulation of the Japan Financial Services Association',
      original: '日本貸金業協会',
      article: null,
      source: 'an example of a number, not established',
    },
    [
      'Nothing verified, so it warns; the number of contacts is the policy of the creditor.',
      'Counted: calls to the same person on one local day, answered or not.',
    ],
  ),
}

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'leave_when_told',
    rule: 'JP-V2',
    when: { channels: ['visit'] },
    text: 'Leave the place as soon as you are told to, and record it.',
    enabled: true,
    provenance: law('duty', 'text', act('item 4')),
  },
  {
    code: 'nobody_else_learns',
    rule: 'JP-P1',
    when: { channels: ['letter', 'voice', 'ai-voice'] },
    text: 'No postcard and no call lets others learn of the debt.',
    enabled: true,
    provenance: law('prohibition', 'text', act('items 5-8', { source: 'item 5: text in part' })),
  },
  {
    code: 'keep_named_time',
    rule: 'JP-H2',
    text: 'Record the time that the debtor named, with date and source, and keep it until he changes it.',
    enabled: true,
    scope: 'institution',
    provenance: law('prohibition', 'text', act('item 2')),
  },
  {
    code: 'stop_on_representation',
    rule: 'JP-S1',
    text: 'On notice from a lawyer or judicial scrivener stop direct demands and record the representation.',
    enabled: true,
    scope: 'institution',
    provenance: law('prohibition', ['unverified', 'high'], act('item 9')),
  },
  {
    code: 'record_consent',
    rule: 'JP-X1',
    text:
      'Voluntary consent is a good reason for other hours or places: record it with hours or place, date and form. ' +
      'Whether there is no other reasonable way of contact is decided by a person.',
    enabled: true,
    scope: 'institution',
    provenance: law('permission', 'weak', GUIDELINES),
  },
]

export const JP_PACK: Pack = {
  id: 'JP',
  title: 'Japan',
  asOf: AS_OF,
  zones: ['Asia/Tokyo'],
  rules: [...AS_LAW, ...AS_POLICY, FREQUENCY],
  obligations: OBLIGATIONS,
}
