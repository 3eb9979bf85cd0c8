/** Regulation F: how often the telephone may ring (12 CFR 1006.14(b)). */
import type { ConsentFacts } from '../facts.ts'
import type { Rule } from '../pack.ts'
import { AGENCY_NOON, CALLS, call, DENY, dailyCalls, eastern, REG_F, regF, WARN } from './us-regf-sources.ts'

const CONSENT_EXCLUDES = { days: 7, directly: true, endsWithConversation: true } as const
const WHEN = { ...REG_F, channels: CALLS, notParties: ['attorney'] } as const

const SHARED_CHOICE = [
  'Per person called (all numbers together), per debt and per collector: calls of an earlier agency are not counted.',
  "Days are calendar dates at the consumer's location; of several candidate zones the stricter result holds.",
  'US-REGF-EXCL: busy and not in service are not connected and not counted; an unknown result counts. Calls to an ' +
    'attorney are outside; creditors and reporting agencies are not called through this service.',
  'US-REGF-EXCL: calls inside a live consent given directly to this collector are outside, on at most 7 dates, until the ' +
    'next conversation about the debt; they stay uncounted afterwards.',
  'US-REGF-DEBT: student loans under one account number when obtained are one debt.',
  "US-REGF-MISDIR: calls to a number learned to be somebody else's are not calls to this person.",
  'An AI voice is a telephone call, and a talk with one a conversation.',
  'A presumption that can be rebutted: denied here; the grounds of cmt 14(b)(2)(ii)-2 are for a person to record.',
] as const

const consent = (givenTo: string): { readonly consents: readonly ConsentFacts[] } => ({
  consents: [
    {
      kind: 'call',
      party: 'borrower',
      givenAtMs: eastern('10:05', '2026-03-09'),
      givenTo,
      account: 'acct-1',
    },
  ],
})
const TALKED = { attempts: [call('2026-03-09', { outcome: 'conversation' })] } as const

export const US_REGF_CALL_RULES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'frequency-cap',
    id: 'US-REGF-7IN7',
    title: 'seven calls to a person about a debt within seven consecutive days',
    when: WHEN,
    limit: 7,
    window: { rollingDays: 7 },
    counted: {
      channels: CALLS,
      notOutcomes: ['busy', 'not-in-service'],
      per: ['person', 'debt'],
      by: 'same-actor',
      skipMisdirected: true,
    },
    exceptConsentedCalls: CONSENT_EXCLUDES,
    provenance: regF(
      'presumption',
      '1006.14(b)(2)(i)(A), (b)(2)(ii), (b)(3)-(4); cmts 14(b)-1, 14(b)(2)(i)-1, -3',
      {
        quote: 'More than seven times within seven consecutive days',
        choice: [
          'The seventh is allowed, the eighth is not; the window slides every day.',
          'Ringing out, voicemail left or not, a full mailbox and ringless voicemail count; messages of other media do not.',
          ...SHARED_CHOICE,
        ],
      },
    ),
    examples: [
      { title: 'seventh', facts: dailyCalls(6), ask: AGENCY_NOON, objects: false },
      {
        title: 'eighth',
        facts: { attempts: [...(dailyCalls(6).attempts ?? []), call('2026-03-10')] },
        ask: AGENCY_NOON,
        objects: true,
      },
      {
        title: 'eighth, two of them on the first of the seven dates',
        facts: {
          attempts: [
            ...(dailyCalls(6).attempts ?? []),
            call('2026-03-04', { atMs: eastern('17:00', '2026-03-04') }),
          ],
        },
        ask: AGENCY_NOON,
        objects: true,
      },
      { title: 'the oldest has slid out', facts: dailyCalls(7), ask: AGENCY_NOON, objects: false },
      {
        title: 'busy is not counted',
        facts: { attempts: [...(dailyCalls(6).attempts ?? []), call('2026-03-09', { outcome: 'busy' })] },
        ask: AGENCY_NOON,
        objects: false,
      },
      {
        title: 'calls of another agency',
        facts: dailyCalls(6, { by: 'agency-b' }),
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'cool-down',
    id: 'US-REGF-7AFTER',
    title: 'seven consecutive days without a call after a conversation about the debt',
    when: WHEN,
    rest: { days: 7 },
    counted: {
      channels: CALLS,
      outcomes: ['conversation', 'refused', 'hung-up'],
      directions: ['outbound', 'inbound'],
      per: ['person', 'debt'],
      by: 'same-actor',
      skipMisdirected: true,
    },
    exceptConsentedCalls: CONSENT_EXCLUDES,
    provenance: regF('presumption', '1006.14(b)(2)(i)(B), (b)(2)(ii), (b)(3)-(4); cmt 14(b)(2)(i)-1.ii', {
      quote: 'The date of the telephone conversation is the first day',
      choice: [
        'Either side may have dialled. The day of the talk is day 1; the first open day is the eighth.',
        'A call answered and then dropped is taken for a conversation.',
        'A conversation on a call that consent excluded starts the seven days as well (the text is silent).',
        "A conversation with one consumer does not close calls to the spouse; the text's key is the person.",
        ...SHARED_CHOICE,
      ],
    }),
    examples: [
      { title: 'the day after', facts: TALKED, ask: AGENCY_NOON, objects: true },
      {
        title: 'day seven, last second of the hours',
        facts: TALKED,
        ask: { ...AGENCY_NOON, atMs: eastern('20:59:59', '2026-03-15') },
        objects: true,
      },
      {
        title: 'day eight',
        facts: TALKED,
        ask: { ...AGENCY_NOON, atMs: eastern('08:00:01', '2026-03-16') },
        objects: false,
      },
      {
        title: 'inbound conversation',
        facts: { attempts: [call('2026-03-09', { outcome: 'conversation', direction: 'inbound' })] },
        ask: AGENCY_NOON,
        objects: true,
      },
      {
        title: 'asked for by the consumer',
        facts: { ...TALKED, ...consent('agency-a') },
        ask: AGENCY_NOON,
        objects: false,
      },
      {
        title: 'asked of another agency',
        facts: { ...TALKED, ...consent('agency-b') },
        ask: AGENCY_NOON,
        objects: true,
      },
    ],
  },
  {
    ...WARN,
    kind: 'frequency-cap',
    id: 'US-REGF-CONC/day',
    title: 'seven calls in one day stay inside the count but may rebut the presumption of compliance',
    when: WHEN,
    limit: 6,
    window: { unit: 'day' },
    counted: {
      channels: CALLS,
      notOutcomes: ['busy', 'not-in-service'],
      per: ['person', 'debt'],
      by: 'same-actor',
      skipMisdirected: true,
    },
    provenance: regF('presumption', 'cmt 14(b)(2)(i)-2.i', {
      choice: [
        "Warns of the seventh call of a day, the comment's example; a cap per day is a matter of the strategy.",
      ],
    }),
    examples: [
      {
        title: 'seventh of the day',
        facts: {
          attempts: Array.from({ length: 6 }, (_, i) =>
            call('2026-03-10', { atMs: eastern(`1${i}:00`) - 7_200_000 }),
          ),
        },
        ask: { ...AGENCY_NOON, atMs: eastern('18:00') },
        objects: true,
      },
      { title: 'spread over the week', facts: dailyCalls(6), ask: AGENCY_NOON, objects: false },
    ],
  },
  {
    ...WARN,
    kind: 'minimum-gap',
    id: 'US-REGF-CONC/gap',
    title: 'a second call to the same number within five minutes may rebut the presumption of compliance',
    when: WHEN,
    hours: 5 / 60,
    counted: { channels: CALLS, per: 'contact-point', by: 'same-actor' },
    provenance: regF('presumption', 'cmt 14(b)(2)(i)-2.ii', {
      quote: 'two unanswered telephone calls to the same telephone number within five minutes',
      choice: ['Warns only; whether the second call will be answered is not known before it.'],
    }),
    examples: [
      {
        title: 'four minutes and 59 seconds later',
        facts: { attempts: [call('2026-03-10')] },
        ask: { ...AGENCY_NOON, atMs: eastern('10:04:59') },
        objects: true,
      },
      {
        title: 'five minutes later',
        facts: { attempts: [call('2026-03-10')] },
        ask: { ...AGENCY_NOON, atMs: eastern('10:05:00') },
        objects: false,
      },
    ],
  },
]
