/** Massachusetts (creditors by 940 CMR 7.00, agencies by 209 CMR 18.00) and the District of Columbia (D.C. Code 28-3814). */
import type { Provenance } from '../decision.ts'
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import {
  AGENCY,
  ASKED_FOR,
  AT_NOON,
  CALLS,
  CREDITOR,
  calledOn,
  DAY,
  DEBTORS,
  duty,
  ELSEWHERE,
  east,
  hours,
  law,
  MESSAGES,
  NOT_REACHABLE,
  ON,
  PERSON,
  PROCESS,
  pack,
  TELEPHONE,
  THIRD,
  WRITTEN,
} from './us-states-terms.ts'

const MA_CREDITOR = '940 CMR 7.00 (Attorney General, under G.L. c. 93A)'
const MA_AGENCY = '209 CMR 18.00 (Division of Banks)'
const MA_COUNTED = [
  'Each call, text or recorded message counts, connected or with a message left or leavable; a call to a busy line or one ' +
    'not in service does not. An unanswered call may have reached a voicemail, so it counts.',
  '"Each seven-day period" slides: the local date and the six before it. The second is allowed, the third is not.',
  'Per debt. A place that is not known shares both budgets.',
] as const

function massachusettsCaps(
  id: string,
  actor: typeof CREDITOR | typeof AGENCY,
  provenance: Provenance,
): Rule[] {
  const counted = {
    channels: TELEPHONE,
    notOutcomes: ['busy', 'not-in-service', 'undelivered'],
    per: ['person', 'debt'],
    notPurposes: ANSWERING_PURPOSES,
    skipMisdirected: true,
  } as const
  const base = { ...ON, kind: 'frequency-cap', limit: 2, provenance } as const
  const by = actor === AGENCY ? { actor: { kind: 'agency', id: 'agency-a' } as const } : {}
  return [
    {
      ...base,
      id: `${id}/home-or-cell`,
      title: 'two calls or texts in seven days to residence, cell or personal number, per debt',
      when: { ...actor, channels: TELEPHONE, notPlaces: ELSEWHERE, notPurposes: ANSWERING_PURPOSES },
      window: { rollingDays: 7 },
      counted: { ...counted, notPlaces: ELSEWHERE },
      examples: [
        { title: 'the second', facts: calledOn('2026-03-09'), ask: { ...AT_NOON, ...by }, objects: false },
        {
          title: 'the third',
          facts: calledOn('2026-03-04', '2026-03-09'),
          ask: { ...AT_NOON, ...by },
          objects: true,
        },
        {
          title: 'the window has slid',
          facts: calledOn('2026-03-03', '2026-03-09'),
          ask: { ...AT_NOON, ...by },
          objects: false,
        },
      ],
    },
    {
      ...base,
      id: `${id}/elsewhere`,
      title: 'two calls or texts in thirty days elsewhere, per debt',
      when: { ...actor, channels: TELEPHONE, places: ELSEWHERE, notPurposes: ANSWERING_PURPOSES },
      window: { rollingDays: 30 },
      counted: { ...counted, places: ELSEWHERE },
      examples: [
        {
          title: 'the third in thirty days',
          facts: calledOn('2026-02-10', '2026-02-20'),
          ask: { ...AT_NOON, ...by, place: 'office' },
          objects: true,
        },
        {
          title: 'one of them is thirty days ago',
          facts: calledOn('2026-02-08', '2026-02-20'),
          ask: { ...AT_NOON, ...by, place: 'office' },
          objects: false,
        },
      ],
    },
  ]
}

function massachusettsVisits(
  id: string,
  actor: typeof CREDITOR | typeof AGENCY,
  provenance: Provenance,
  outcomes: readonly 'conversation'[] | null,
): Rule[] {
  const when = { ...actor, channels: ['visit'], notPurposes: PROCESS } as const
  return [
    hours(`${id}/hours`, 'visits in waking hours, 08:00 to 21:00 if not known', when, provenance),
    {
      ...ON,
      kind: 'frequency-cap',
      id: `${id}/cap`,
      title: 'one visit in thirty days per debt',
      when,
      limit: 1,
      window: { rollingDays: 30 },
      counted: { channels: ['visit'], per: 'debt', ...(outcomes === null ? {} : { outcomes }) },
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
  ]
}

const MA_940_FREQ = law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)(f)', {
  quote: 'in excess of two such communications in each seven-day period',
  choice: [
    ...MA_COUNTED,
    'US-MA-940-ATT: AG guidance 2013; Armata v. Target (SJC 2018); Watkins v. Glenn (2016).',
  ],
})
const MA_940_WORK = law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)(h)', {
  choice: ['An oral request holds ten days with its own day the first; a written one until it is withdrawn.'],
})
export const MASSACHUSETTS = pack(
  'US-MA',
  'Massachusetts',
  'America/New_York',
  [
    ...massachusettsCaps('US-MA-940-FREQ', CREDITOR, MA_940_FREQ),
    hours(
      'US-MA-940-HRS',
      'normal waking hours; 08:00 to 21:00 if not known',
      { ...CREDITOR, channels: TELEPHONE },
      law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)', {
        choice: ['08:00:00 is inside, 21:00:00 is not.'],
      }),
    ),
    ...massachusettsVisits(
      'US-MA-940-VISIT',
      CREDITOR,
      law('prohibition', 'press', MA_CREDITOR, '940 CMR 7.04(1)'),
      null,
    ),
    {
      ...ON,
      kind: 'refusal',
      id: 'US-MA-940-WORK/oral',
      title: 'asked orally not to be called at work: ten days',
      when: { ...CREDITOR, channels: CALLS },
      honours: 'place',
      forms: ['oral'],
      lastsDays: 10,
      provenance: MA_940_WORK,
    },
    {
      ...ON,
      kind: 'refusal',
      id: 'US-MA-940-WORK/written',
      title: 'asked in writing not to be called at work: until withdrawn',
      when: { ...CREDITOR, channels: CALLS },
      honours: 'place',
      forms: WRITTEN,
      provenance: MA_940_WORK,
    },
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-MA-940-3P',
      title: 'others only to locate, and the debt is not implied',
      when: CREDITOR,
      allow: [
        { parties: [...DEBTORS, 'attorney', 'heir'], purposes: 'all' },
        { parties: THIRD, purposes: ['locate', ...ANSWERING_PURPOSES] },
      ],
      unreachable: NOT_REACHABLE,
      provenance: law('prohibition', 'text', MA_CREDITOR, '940 CMR 7.05(2)-(3), 7.06', {
        quote: "two calls in each seven-day period at a debtor's residence",
        choice: ['US-MA-940-HH: calls to the household share the cap of the residence, per person called.'],
      }),
    },
    ...massachusettsCaps(
      'US-MA-209-FREQ',
      AGENCY,
      law('prohibition', 'text', MA_AGENCY, '209 CMR 18.16(1)(d)', {
        quote:
          "in excess of two such communications in each seven-day period to a consumer's residence or cellular telephone",
        choice: MA_COUNTED,
      }),
    ),
    ...massachusettsVisits(
      'US-MA-209-VISIT',
      AGENCY,
      law('prohibition', 'text', MA_AGENCY, '209 CMR 18.17(6)-(7)', {
        choice: ['Visits that met nobody are not counted.'],
      }),
      ['conversation'],
    ),
  ],
  [
    duty(
      'name_creditor_and_caller',
      'US-MA-940-ID',
      "Say the creditor's name and your own name or identifier on every call.",
      law('duty', 'text', MA_CREDITOR, '940 CMR 7.04(1)(d)'),
      { when: { channels: CALLS } },
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

const DC = 'D.C. Code 28-3814'
/** Consumer debt more than 30 days past due; not secured by a mortgage, no direct motor-vehicle instalment loan. */
const DC_SCOPE = {
  ...PERSON,
  notProducts: ['mortgage', 'auto-loan', 'car-loan', 'vehicle-loan'],
  daysPastDue: { gte: 31 },
} as const
const DC_CHOICE = 'US-DC-SCOPE: day 31 is the first covered day. Original creditors are bound as well.'
export const DISTRICT = pack(
  'US-DC',
  'District of Columbia',
  'America/New_York',
  [
    {
      ...ON,
      kind: 'contact-hours',
      id: 'US-DC-HRS',
      title: 'calls and texts from 08:00 to 21:00 on Eastern time, wherever the consumer is',
      when: { ...DC_SCOPE, channels: TELEPHONE },
      windows: [{ ...DAY, toInclusive: true }],
      zone: 'America/New_York',
      openedByConsent: false,
      provenance: law('prohibition', 'text', DC, '28-3814(k)', {
        quote: 'before 8 a.m. or after 9 p.m. EST or EDT, whichever time zone is in effect',
        choice: ['Literal: 08:00:00 and 21:00:00 are inside.', DC_CHOICE],
      }),
      examples: [
        { title: '21:00:00', ask: { atMs: east('21:00:00') }, objects: false },
        { title: '21:00:01', ask: { atMs: east('21:00:01') }, objects: true },
        {
          title: 'a consumer in the West, 06:00 there',
          facts: { timeZones: ['America/Los_Angeles'] },
          ask: { atMs: east('09:00:00') },
          objects: false,
        },
      ],
    },
    {
      ...ON,
      kind: 'frequency-cap',
      id: 'US-DC-CALL4',
      title: 'four calls per account in any seven days, all numbers together',
      when: { ...DC_SCOPE, channels: CALLS },
      limit: 4,
      window: { rollingDays: 7 },
      counted: {
        channels: CALLS,
        notOutcomes: ['busy', 'not-in-service', 'no-answer'],
        per: 'account',
        skipMisdirected: true,
      },
      exceptConsentedCalls: ASKED_FOR,
      provenance: law('prohibition', 'text', DC, '28-3814(d)(4)(A)(i)', {
        quote: 'in excess of 4 phone calls per account',
        choice: [
          'A call that rings out without a voicemail does not count, one that reached a voicemail does; the fourth is allowed.',
          DC_CHOICE,
        ],
      }),
      examples: [
        {
          title: 'the fourth',
          facts: calledOn('2026-03-05', '2026-03-06', '2026-03-09'),
          ask: AT_NOON,
          objects: false,
        },
        {
          title: 'the fifth',
          facts: calledOn('2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09'),
          ask: AT_NOON,
          objects: true,
        },
      ],
    },
    {
      ...ON,
      kind: 'cool-down',
      id: 'US-DC-AFTER',
      title: 'no call for seven days after a completed call',
      when: { ...DC_SCOPE, channels: CALLS },
      rest: { days: 7 },
      counted: {
        channels: CALLS,
        outcomes: ['conversation', 'refused', 'hung-up'],
        directions: ['outbound', 'inbound'],
        per: 'person',
      },
      exceptConsentedCalls: ASKED_FOR,
      provenance: law('prohibition', 'text', DC, '28-3814(d)(4)(A)(ii), (iv)', {
        quote: 'shall not call the consumer back for 7 days',
        choice: [
          'The date of the call is the first of the seven days; the text gives no day count.',
          DC_CHOICE,
        ],
      }),
    },
    {
      ...ON,
      kind: 'refusal',
      id: 'US-DC-CALLOPT',
      title: 'the consumer may end calls in writing at any time',
      when: { ...DC_SCOPE, channels: CALLS },
      honours: 'channel',
      forms: WRITTEN,
      together: [CALLS],
      provenance: law('prohibition', 'text', DC, '28-3814(d)(4)(A)(iii)'),
    },
    {
      ...ON,
      kind: 'consent-required',
      id: 'US-DC-EMSG0',
      title: 'no text, e-mail or private message without consent',
      when: { ...DC_SCOPE, channels: MESSAGES },
      needs: [[{ by: 'consent' }]],
      exceptReplies: true,
      provenance: law('prohibition', 'text', DC, '28-3814(d)(4)(B)(i)-(ii), (m)(2)(A)', {
        choice: [
          'US-DC-EMSG1: one message in seven days to seek consent after the mailed notice is not opened here; consent first ' +
            'is the safe reading for an original creditor, who need not mail that notice.',
          DC_CHOICE,
        ],
      }),
    },
    {
      ...ON,
      kind: 'frequency-cap',
      id: 'US-DC-EMSG5',
      title: 'five texts, e-mails and private messages together per account in any seven days',
      when: { ...DC_SCOPE, channels: MESSAGES },
      limit: 5,
      window: { rollingDays: 7 },
      counted: { channels: MESSAGES, per: 'account', notOutcomes: ['undelivered'], notPurposes: ['reply'] },
      provenance: law('prohibition', 'text', DC, '28-3814(d)(4)(B)(iii)', {
        quote: 'more than 5 text messages, emails, and private messages per account',
        choice: [DC_CHOICE],
      }),
    },
    {
      ...ON,
      kind: 'content-class',
      id: 'US-DC-VISIT',
      title: 'no visit to household or workplace',
      when: { ...DC_SCOPE, channels: ['visit'], notPurposes: ['legal-step'] },
      code: 'content_not_allowed',
      message:
        'Visiting the household or the workplace to collect is prohibited; only process may be served.',
      provenance: law('prohibition', 'text', DC, '28-3814(d)(5)-(6)', {
        quote: 'visiting or threatening to visit the household',
      }),
    },
    {
      ...ON,
      kind: 'counterparty',
      id: 'US-DC-3P',
      title: 'nothing is disclosed to employer, relatives, friends or neighbours',
      when: DC_SCOPE,
      allow: [
        { parties: [...DEBTORS, 'attorney', 'heir'], purposes: 'all' },
        { parties: THIRD, purposes: ['locate', ...ANSWERING_PURPOSES] },
      ],
      unreachable: NOT_REACHABLE,
      provenance: law('prohibition', 'text', DC, '28-3814(e)'),
    },
    {
      ...ON,
      kind: 'hold',
      id: 'US-DC-ATTY',
      title: 'represented, and the attorney is known',
      when: { ...DC_SCOPE, parties: ['borrower'] },
      kinds: ['represented'],
      counselKnown: true,
      code: 'legal_representation',
      provenance: law('prohibition', 'text', DC, '28-3814(g)(5)'),
    },
    {
      ...ON,
      kind: 'limitation',
      id: 'US-DC-SOL',
      title: 'no legal step on a debt that is time-barred',
      when: { ...DC_SCOPE, purposes: ['legal-step', 'notice-of-intended-remedy'] },
      provenance: law('prohibition', 'text', DC, '28-3814(l), (o)', {
        choice: ['Three years; payment does not revive it.'],
      }),
    },
  ],
  [
    duty(
      'collection_statement',
      'US-DC-STMT',
      'Every written communication carries the collection statement; each electronic ' +
        'message an opt-out line; name, number and address of the owner at any demand.',
      law('duty', 'text', DC, '28-3814(f)(2), (f)(4), (d)(4)(B)(iii)(III)'),
      { when: DC_SCOPE },
    ),
    duty(
      'documents_on_request',
      'US-DC-DOCS',
      'Complete documents before collecting; on request within 15 days, and cease until sent.',
      law('duty', 'text', DC, '28-3814(m)'),
      { scope: 'institution' },
    ),
    duty(
      'plan_in_writing',
      'US-DC-PLAN',
      'A written copy of a payment plan within 7 days; no payment is due before it.',
      law('duty', 'text', DC, '28-3814(n)'),
      { scope: 'institution' },
    ),
  ],
)
