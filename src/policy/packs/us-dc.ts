/**
 * District of Columbia: original creditors, collectors and debt buyers alike (D.C. Code 28-3814). Kind of dispute:
 * `document-request`. US-DC-EMSG1 is not opened, see the standing duty of that name.
 */
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import {
  ASKED_FOR,
  AT_NOON,
  CALLS,
  calledOn,
  DAY,
  DEBTORS,
  duty,
  east,
  law,
  MESSAGES,
  NOT_REACHABLE,
  ON,
  PERSON,
  pack,
  TELEPHONE,
  THIRD,
  WRITTEN,
} from './us-states-terms.ts'

const dc = (
  strength: 'prohibition' | 'duty',
  article: string,
  more: { readonly quote?: string; readonly choice?: readonly string[] } = {},
) =>
  law(strength, 'text', 'D.C. Code 28-3814', article, {
    source: 'text as of October 2024; temporary acts may amend it',
    ...more,
  })
/** Consumer debt more than 30 days past due; not secured by a mortgage, no direct motor-vehicle instalment loan. */
const DC_SCOPE = {
  ...PERSON,
  notProducts: ['mortgage', 'auto-loan', 'car-loan', 'vehicle-loan'],
  daysPastDue: { gte: 31 },
} as const
const DC_CHOICE = 'US-DC-SCOPE: day 31 is the first covered day. Original creditors are bound as well.'
const ANSWERS_ASKED_FOR = ['reply', 'complaint-reply', 'requested-call-back'] as const
const TEXT = { ...AT_NOON, channel: 'sms' } as const
const AGENCY_NOON = { ...AT_NOON, actor: { kind: 'agency', id: 'agency-a' } } as const
const ACQUIRED = { acquiredOn: '2025-11-03' } as const
const DOCUMENTS = {
  kind: 'document-request',
  status: 'open',
  atMs: east('10:00:00', '2026-03-02'),
} as const
const texted = (count: number) => ({
  attempts: calledOn(...Array.from({ length: count }, () => '2026-03-09')).attempts.map((one) => ({
    ...one,
    channel: 'sms' as const,
    outcome: 'delivered' as const,
  })),
})

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
      provenance: dc('prohibition', '28-3814(k)', {
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
      when: { ...DC_SCOPE, channels: CALLS, parties: DEBTORS },
      limit: 4,
      window: { rollingDays: 7 },
      counted: {
        channels: CALLS,
        notOutcomes: ['busy', 'not-in-service', 'no-answer', 'voicemail-full'],
        per: 'account',
        parties: DEBTORS,
        skipMisdirected: true,
      },
      exceptConsentedCalls: ASKED_FOR,
      provenance: dc('prohibition', '28-3814(d)(4)(A)(i)', {
        quote: 'in excess of 4 phone calls per account',
        choice: [
          'No connection or no ability to leave a message: busy, not in service, a call that rings out without a voicemail and ' +
            'a full mailbox do not count. One that reached a voicemail does, though none was left. The fourth is allowed.',
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
        skipMisdirected: true,
      },
      exceptConsentedCalls: ASKED_FOR,
      provenance: dc('prohibition', '28-3814(d)(4)(A)(ii), (iv)', {
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
      honours: ['channel', 'no-contact'],
      forms: WRITTEN,
      together: [CALLS],
      provenance: dc('prohibition', '28-3814(d)(4)(A)(iii)', {
        choice: ['A written request for no contact at all is one for no calls.', DC_CHOICE],
      }),
    },
    {
      ...ON,
      kind: 'consent-required',
      id: 'US-DC-EMSG0',
      title: 'no text, e-mail or private message without consent',
      when: { ...DC_SCOPE, channels: MESSAGES },
      needs: [[{ by: 'consent' }]],
      exceptReplies: true,
      provenance: dc('prohibition', '28-3814(d)(4)(B)(i)-(ii), (m)(2)(A)', {
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
      when: { ...DC_SCOPE, channels: MESSAGES, notPurposes: ANSWERS_ASKED_FOR },
      limit: 5,
      window: { rollingDays: 7 },
      counted: {
        channels: MESSAGES,
        per: 'account',
        notPurposes: ANSWERS_ASKED_FOR,
        skipMisdirected: true,
      },
      provenance: dc('prohibition', '28-3814(d)(4)(B)(iii)', {
        quote: 'more than 5 text messages, emails, and private messages per account',
        choice: [
          'What was sent counts, delivered or not, but not what went to an address learned to be wrong, nor answers that the ' +
            'consumer asked for. More that the consumer agreed to is for compliance to record by a switch.',
          DC_CHOICE,
        ],
      }),
      examples: [
        { title: 'the fifth', facts: texted(4), ask: TEXT, objects: false },
        { title: 'the sixth', facts: texted(5), ask: TEXT, objects: true },
        { title: 'an answer', facts: texted(5), ask: { ...TEXT, purpose: 'reply' }, objects: false },
      ],
    },
    {
      ...ON,
      kind: 'content-class',
      id: 'US-DC-VISIT',
      title: 'no visit to household or workplace',
      when: {
        ...DC_SCOPE,
        channels: ['visit'],
        notPurposes: ['legal-step'],
        notPlaces: ['public-place', 'branch'],
      },
      code: 'content_not_allowed',
      message:
        'Visiting the household or the workplace to collect is prohibited; only process may be served.',
      provenance: dc('prohibition', '28-3814(d)(5)-(6)', {
        quote: 'visiting or threatening to visit the household',
        choice: ['A visit that names no place is taken for one of these.', DC_CHOICE],
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
        { parties: THIRD, purposes: ['locate', 'legal-step', ...ANSWERING_PURPOSES] },
        { parties: THIRD, purposes: ['reach-heirs'], anyOf: ['deceased'] },
      ],
      unreachable: NOT_REACHABLE,
      provenance: dc('prohibition', '28-3814(e)', {
        choice: [
          "Excepted: legal process, matters of the estate of a dead consumer, and a relative's own request (an answer or a " +
            'call back). Asking where the consumer is discloses nothing.',
        ],
      }),
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
      provenance: dc('prohibition', '28-3814(g)(5)'),
    },
    {
      ...ON,
      kind: 'limitation',
      id: 'US-DC-SOL',
      title: 'no legal step on a debt that is time-barred',
      when: { ...DC_SCOPE, purposes: ['legal-step', 'notice-of-intended-remedy'] },
      provenance: dc('prohibition', '28-3814(l), (o)', {
        choice: ['Three years; payment does not revive it.'],
      }),
    },
    ...[
      { id: 'US-DC-DOCS/agency', when: { ...DC_SCOPE, actors: ['agency'] } as const },
      {
        id: 'US-DC-DOCS/bought',
        when: { ...DC_SCOPE, notActors: ['agency'] } as const,
        onlyIfAcquired: true,
      },
    ].map(
      ({ id, when, ...more }): Rule => ({
        ...ON,
        kind: 'dispute',
        id,
        title: 'documents asked for: collecting ceases until they are sent',
        when: { ...when, notPurposes: ANSWERING_PURPOSES },
        kinds: ['document-request'],
        ...more,
        provenance: dc('duty', '28-3814(m)', {
          choice: [
            'Not original creditors: agencies, and the creditor for a loan that it bought. The request is recorded as a dispute ' +
              'of that kind, answered when all documents are sent; in any form.',
            DC_CHOICE,
          ],
        }),
        examples: [
          {
            title: 'asked for, not sent',
            facts: { ...ACQUIRED, disputes: [DOCUMENTS] },
            ask: id === 'US-DC-DOCS/agency' ? AGENCY_NOON : AT_NOON,
            objects: true,
          },
          {
            title: 'sent this second',
            facts: { ...ACQUIRED, disputes: [{ ...DOCUMENTS, answeredAtMs: AT_NOON.atMs }] },
            ask: id === 'US-DC-DOCS/agency' ? AGENCY_NOON : AT_NOON,
            objects: false,
          },
          {
            title: 'another dispute',
            facts: { ...ACQUIRED, disputes: [{ ...DOCUMENTS, kind: 'amount' }] },
            ask: id === 'US-DC-DOCS/agency' ? AGENCY_NOON : AT_NOON,
            objects: false,
          },
          ...(id === 'US-DC-DOCS/agency'
            ? []
            : [
                {
                  title: 'original creditor',
                  facts: { disputes: [DOCUMENTS] },
                  ask: AT_NOON,
                  objects: false,
                },
              ]),
        ],
      }),
    ),
  ],
  [
    duty(
      'estate_contacts_not_liable',
      'US-DC-3P',
      'Tell who is contacted about the estate of a dead consumer that they are not personally liable.',
      dc('duty', '28-3814(g)(6)(B)'),
      { when: { ...DC_SCOPE, parties: [...THIRD, 'heir'] } },
    ),
    duty(
      'rights_notice_in_two_languages',
      'US-DC-DOCS',
      'The notice of the right to documents is in English and Spanish; the first written communication on a charged-off ' +
        'debt carries it (not by original creditors).',
      dc('duty', '28-3814(m)(2)(A), (m)(2)(C)'),
      { scope: 'institution' },
    ),
    duty(
      'seek_consent_to_messages',
      'US-DC-EMSG1',
      'After the mailed notice one message in seven days may seek consent to messages by that method; here consent is ' +
        'sought by mail or telephone first.',
      dc('duty', '28-3814(d)(4)(B)(ii)', { quote: 'for purposes of obtaining consent' }),
      { scope: 'institution' },
    ),
    duty(
      'collection_statement',
      'US-DC-STMT',
      'Every written communication carries the collection statement; each electronic ' +
        'message an opt-out line; name, number and address of the owner at any demand.',
      dc('duty', '28-3814(f)(2), (f)(4), (d)(4)(B)(iii)(III)'),
      { when: DC_SCOPE },
    ),
    duty(
      'documents_on_request',
      'US-DC-DOCS',
      'Complete documents before collecting; on request within 15 days, and cease until sent.',
      dc('duty', '28-3814(m)'),
      { scope: 'institution' },
    ),
    duty(
      'plan_in_writing',
      'US-DC-PLAN',
      'A written copy of a payment plan within 7 days; no payment is due before it.',
      dc('duty', '28-3814(n)'),
      { scope: 'institution' },
    ),
  ],
)
