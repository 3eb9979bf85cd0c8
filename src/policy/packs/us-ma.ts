/** Massachusetts: creditors by 940 CMR 7.00, agencies by 209 CMR 18.00. US-MA-940-ATT is folded into what is counted. */
import type { Provenance } from '../decision.ts'
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import {
  AGENCY,
  AT_NOON,
  CALLS,
  CREDITOR,
  calledOn,
  DEBTORS,
  duty,
  ELSEWHERE,
  east,
  hours,
  law,
  NOT_REACHABLE,
  ON,
  ORAL,
  pack,
  placeKnown,
  TELEPHONE,
  WRITTEN,
} from './us-states-terms.ts'

const MA_CREDITOR = '940 CMR 7.00 (Attorney General, under G.L. c. 93A)'
const MA_AGENCY = '209 CMR 18.00 (Division of Banks)'
const COUNTED = [
  'Each call, text or recorded message to a debtor counts, whatever it is for: connected, or a message left or leavable. ' +
    'A busy line, one not in service and a full mailbox leave no way to reach or leave a message and do not. Of a call ' +
    'that nobody answered it is not known, so it counts.',
  '"Each seven-day period" slides: the local date and the six before it. The second is allowed, the third is not.',
  'Per debt, whoever of those who owe it is called. A place that is not known shares both budgets; a mobile shares the ' +
    'first only.',
] as const
/** Truly unable to reach or to leave a message. */
const NO_WAY = ['busy', 'not-in-service', 'voicemail-full', 'undelivered'] as const

type Bound = typeof CREDITOR | typeof AGENCY

/** Two in seven days at the residence, cell or personal number, two in thirty elsewhere; per debt. */
function caps(
  id: string,
  bound: Bound,
  who: {
    readonly parties: readonly ('borrower' | 'co-borrower' | 'guarantor' | 'family')[]
    readonly channels: typeof TELEPHONE | typeof CALLS
    readonly what: string
  },
  provenance: Provenance,
): Rule[] {
  const { parties, channels, what } = who
  const counted = { channels, notOutcomes: NO_WAY, per: 'debt', parties, skipMisdirected: true } as const
  const base = { ...ON, kind: 'frequency-cap', limit: 2, provenance } as const
  return [
    {
      ...base,
      id: `${id}/home-or-cell`,
      title: `two ${what} in seven days to residence, cell or personal number, per debt`,
      when: { ...bound, channels, parties, notPlaces: ELSEWHERE },
      window: { rollingDays: 7 },
      counted: { ...counted, notPlaces: ELSEWHERE },
    },
    {
      ...base,
      id: `${id}/elsewhere`,
      title: `two ${what} in thirty days elsewhere, per debt`,
      when: { ...bound, channels, parties, places: ELSEWHERE },
      window: { rollingDays: 30 },
      counted: { ...counted, places: ELSEWHERE, notLines: ['mobile'] },
    },
  ]
}

const DEBTOR = { parties: DEBTORS, channels: TELEPHONE, what: 'calls or texts' } as const

/** The examples that both bound can share. */
function withExamples(rules: Rule[], by: { readonly actor?: { kind: 'agency'; id: string } }): Rule[] {
  const ask = { ...AT_NOON, ...by }
  const office = { ...ask, place: 'office' } as const
  const examples: Record<string, Rule['examples']> = {
    'home-or-cell': [
      { title: 'the second', facts: calledOn('2026-03-09'), ask, objects: false },
      { title: 'the third', facts: calledOn('2026-03-04', '2026-03-09'), ask, objects: true },
      { title: 'the window has slid', facts: calledOn('2026-03-03', '2026-03-09'), ask, objects: false },
    ],
    elsewhere: [
      {
        title: 'the third in thirty days',
        facts: calledOn('2026-02-09', '2026-02-20'),
        ask: office,
        objects: true,
      },
      {
        title: 'one of them is thirty days ago',
        facts: calledOn('2026-02-08', '2026-02-20'),
        ask: office,
        objects: false,
      },
      {
        title: 'they went to the mobile',
        facts: {
          attempts: calledOn('2026-02-09', '2026-02-20').attempts.map((one) => ({
            ...one,
            line: 'mobile' as const,
          })),
        },
        ask: office,
        objects: false,
      },
    ],
  }
  return rules.map((rule) => {
    const own = examples[rule.id.slice(rule.id.indexOf('/') + 1)]
    return own === undefined ? rule : { ...rule, examples: own }
  })
}

interface VisitTerms {
  readonly provenance: Provenance
  /** More of what the cap looks at and what lifts it. */
  readonly notPlaces?: typeof ELSEWHERE
  readonly isLiftedByConsent: boolean
  /** Visits that met nobody are not counted. */
  readonly onlyMet: boolean
}

function visits(id: string, bound: Bound, terms: VisitTerms): Rule[] {
  const { provenance, notPlaces } = terms
  const when = { ...bound, channels: ['visit'] } as const
  const where = notPlaces === undefined ? {} : { notPlaces }
  return [
    hours(`${id}/hours`, 'visits in waking hours, 08:00 to 21:00 if not known', when, provenance),
    {
      ...ON,
      kind: 'frequency-cap',
      id: `${id}/cap`,
      title: `one visit in thirty days per debt${terms.isLiftedByConsent ? ' without consent' : ''}`,
      when: { ...when, ...where },
      limit: 1,
      window: { rollingDays: 30 },
      counted: {
        channels: ['visit'],
        per: 'debt',
        ...where,
        ...(terms.onlyMet ? { notOutcomes: ['no-answer', 'busy', 'not-in-service', 'undelivered'] } : {}),
      },
      ...(terms.isLiftedByConsent
        ? { exceptWithConsent: [{ by: 'consent' } as const, { by: 'place' } as const] }
        : {}),
      provenance,
    },
    {
      ...ON,
      kind: 'place-consent',
      id: `${id}/work`,
      title: 'no visit at work unless asked for',
      when,
      places: ['office'],
      provenance,
    },
    placeKnown(`${id}/place-known`, when, ['office'], provenance),
  ]
}

/** Asked not to be called at work: orally for ten days, in writing until it is withdrawn. */
function workCalls(prefix: string, bound: Bound, provenance: Provenance): Rule[] {
  const base = {
    ...ON,
    kind: 'refusal',
    when: { ...bound, channels: CALLS, places: ['office'] },
    honours: ['place', 'employer-prohibits', 'channel', 'no-contact'],
    together: [CALLS],
    provenance,
  } as const
  const wish = (form: string): Rule['examples'] => [
    {
      title: 'at work, on its tenth day',
      facts: {
        refusals: [
          { party: 'borrower', scope: 'employer-prohibits', form, atMs: east('12:00:00', '2026-03-01') },
        ],
      },
      ask: { ...AT_NOON, place: 'office', ...(bound === AGENCY ? { actor: AGENCY_A } : {}) },
      objects: true,
    },
    {
      title: 'at work, on its eleventh day',
      facts: {
        refusals: [
          { party: 'borrower', scope: 'employer-prohibits', form, atMs: east('12:00:00', '2026-02-28') },
        ],
      },
      ask: { ...AT_NOON, place: 'office', ...(bound === AGENCY ? { actor: AGENCY_A } : {}) },
      objects: form !== 'oral',
    },
    {
      title: 'not at home, call to the mobile',
      facts: {
        refusals: [
          { party: 'borrower', scope: 'place', place: 'home', form, atMs: east('12:00:00', '2026-03-09') },
        ],
      },
      ask: { ...AT_NOON, place: 'home', ...(bound === AGENCY ? { actor: AGENCY_A } : {}) },
      objects: false,
    },
  ]
  return [
    {
      ...base,
      id: `US-MA-940-WORK/${prefix}oral`,
      title: 'asked orally not to be called at work: ten days',
      forms: ORAL,
      lastsDays: 10,
      examples: wish('oral') ?? [],
    },
    {
      ...base,
      id: `US-MA-940-WORK/${prefix}written`,
      title: 'asked in writing not to be called at work: until withdrawn',
      forms: WRITTEN,
      examples: wish('letter') ?? [],
    },
  ]
}

const AGENCY_A = { kind: 'agency', id: 'agency-a' } as const
const WORK_CHOICE = [
  'An oral request holds ten days with its own day the first; confirmed in writing it is a written one, which holds until ' +
    'it is withdrawn.',
  'A wish about the line at work, about the place, about calls or contact altogether, and what the employer does not ' +
    'allow are each such a request.',
] as const
const HOUSEHOLD = law('prohibition', 'text', MA_CREDITOR, '940 CMR 7.05(2)-(3)', {
  quote: "two calls in each seven-day period at a debtor's residence",
  choice: ['The members of a household share the two calls; family is taken for the household.'],
})
const INSTANTS = '08:00:00 is inside, 21:00:00 is not; the text does not settle either.'

const FREQ_940 = law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)(f)', {
  quote: 'in excess of two such communications in each seven-day period',
  choice: [
    ...COUNTED,
    'US-MA-940-ATT: AG guidance 2013; Armata v. Target (SJC 2018); Watkins v. Glenn (2016).',
  ],
})
const FREQ_209 = law('prohibition', 'text', MA_AGENCY, '209 CMR 18.16(1)(d)', {
  quote:
    "in excess of two such communications in each seven-day period to a consumer's residence or cellular telephone",
  choice: COUNTED,
})

export const MASSACHUSETTS = pack(
  'US-MA',
  'Massachusetts',
  'America/New_York',
  [
    ...withExamples(caps('US-MA-940-FREQ', CREDITOR, DEBTOR, FREQ_940), {}),
    {
      ...hours(
        'US-MA-940-HRS',
        'normal waking hours; 08:00 to 21:00 Eastern time if not known',
        { ...CREDITOR, notChannels: ['letter', 'visit'], notParties: ['attorney'] },
        law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)', {
          choice: [
            INSTANTS,
            'The same words in 7.05(3)(e) say "eastern time", so the clock is that of the East wherever the debtor is.',
            'The reference names no medium: every one but letters; visits have their own rule. Other waking hours are known ' +
              'as recorded consent to hours.',
          ],
        }),
      ),
      zone: 'America/New_York',
      examples: [
        { title: '07:59:59', ask: { atMs: east('07:59:59') }, objects: true },
        { title: '08:00:00', ask: { atMs: east('08:00:00') }, objects: false },
        { title: '20:59:59', ask: { atMs: east('20:59:59') }, objects: false },
        { title: '21:00:00', ask: { atMs: east('21:00:00') }, objects: true },
        {
          title: '08:30 in the East of a debtor at 07:30 Central',
          facts: { timeZones: ['America/Chicago'] },
          ask: { atMs: east('08:30:00') },
          objects: false,
        },
        {
          title: '20:30 Central is 21:30 in the East',
          facts: { timeZones: ['America/Chicago'] },
          ask: { atMs: east('21:30:00') },
          objects: true,
        },
        { title: 'e-mail at night', ask: { atMs: east('22:30:00'), channel: 'email' }, objects: true },
        { title: 'letter', ask: { atMs: east('22:30:00'), channel: 'letter' }, objects: false },
      ],
    },
    ...visits('US-MA-940-VISIT', CREDITOR, {
      provenance: law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)', {
        choice: [INSTANTS, 'Consent to a visit, or to the place, lifts the limit of one in thirty days.'],
      }),
      notPlaces: ELSEWHERE,
      isLiftedByConsent: true,
      onlyMet: false,
    }),
    ...workCalls(
      '',
      CREDITOR,
      law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)(h)', { choice: WORK_CHOICE }),
    ),
    ...workCalls(
      'agency-',
      AGENCY,
      law('prohibition', 'text', MA_AGENCY, '209 CMR 18.16(1)(c)', { choice: WORK_CHOICE }),
    ),
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-MA-940-HH/purpose',
      title: 'the debt is not implied to members of the household',
      when: { ...CREDITOR, parties: ['family'] },
      allow: [{ parties: ['family'], purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] }],
      unreachable: NOT_REACHABLE,
      provenance: HOUSEHOLD,
      examples: [
        {
          title: 'asked to pay',
          ask: { ...AT_NOON, party: 'family', contactPoint: 'mother:home' },
          objects: true,
        },
        {
          title: 'asked to pass on a message',
          ask: { ...AT_NOON, party: 'family', contactPoint: 'mother:home', purpose: 'pass-message' },
          objects: false,
        },
      ],
    },
    ...caps(
      'US-MA-940-HH',
      CREDITOR,
      { parties: ['family'], channels: CALLS, what: 'calls to the household' },
      HOUSEHOLD,
    ),
    {
      ...ON,
      kind: 'content-class',
      id: 'US-MA-940-HH/public-place',
      title: 'no call to members of the household in a public place',
      when: { ...CREDITOR, parties: ['family'], channels: CALLS, places: ['public-place'] },
      code: 'place_not_allowed',
      message: 'Members of the household are not called in a public place.',
      provenance: HOUSEHOLD,
    },
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-MA-940-3P',
      title: 'others only to locate, and the debt is not implied',
      when: { ...CREDITOR, notParties: ['family'] },
      allow: [
        { parties: [...DEBTORS, 'attorney', 'heir'], purposes: 'all' },
        { parties: ['emergency-contact', 'employer', 'other'], purposes: ['locate', ...ANSWERING_PURPOSES] },
      ],
      unreachable: NOT_REACHABLE,
      provenance: law('prohibition', 'text', MA_CREDITOR, '940 CMR 7.06'),
    },
    ...withExamples(caps('US-MA-209-FREQ', AGENCY, DEBTOR, FREQ_209), { actor: AGENCY_A }),
    ...visits('US-MA-209-VISIT', AGENCY, {
      provenance: law('prohibition', 'text', MA_AGENCY, '209 CMR 18.17(6)-(7)', {
        choice: [INSTANTS, 'Visits that met nobody are not counted.'],
      }),
      isLiftedByConsent: false,
      onlyMet: true,
    }),
  ],
  [
    duty(
      'name_creditor_and_caller',
      'US-MA-940-ID',
      "Say the creditor's name and your own name or identifier on every call.",
      law('duty', 'text', MA_CREDITOR, '940 CMR 7.04(1)(d)'),
      { when: { ...CREDITOR, channels: CALLS } },
    ),
    duty(
      'right_to_stop_work_calls',
      'US-MA-209-NOTICE',
      'The consumer was told of the right to stop calls at work.',
      law('duty', 'text', MA_AGENCY, '209 CMR 18.16(1)'),
      { when: AGENCY },
    ),
  ],
)
