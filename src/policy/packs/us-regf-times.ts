/** Regulation F: times, places and work (12 CFR 1006.6(b)). */
import type { Rule } from '../pack.ts'
import {
  AGENCY_NOON,
  asked,
  CONSENT_LIFTS,
  DENY,
  eastern,
  ONE_REPLY,
  REG_F,
  regF,
} from './us-regf-sources.ts'

const ATTEMPTS = 'Bites on every attempt: an unanswered call and any voicemail are attempts (US-REGF-ATT).'
const NIGHT_SLEEPER = asked({ scope: 'time-slot', from: '00:00', to: '15:00', days: ['tue'] })

const TIMES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'contact-hours',
    id: 'US-REGF-HRS',
    title: 'after 08:00 and before 21:00 in every zone the file indicates',
    when: { ...REG_F, notChannels: ['letter'], notParties: ['attorney'] },
    windows: [{ from: '08:00:00', to: '21:00:00', fromInclusive: false, toInclusive: false }],
    openedByConsent: { directly: true },
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(i); cmts 6(b)(1)(i)-1, -2; 15 USC 1692c(a)(1)', {
      quote: "before 8:00 a.m. and after 9:00 p.m. local time at the consumer's location",
      choice: [
        'The instants 08:00:00 and 21:00:00 are unsettled and stay closed.',
        'An electronic message counts when it is sent; a letter has no hour; no Sunday or holiday rule.',
        'Consent given directly to this collector opens the hours it names (1006.6(b)(4)).',
        'Third persons are spared the same hours; the text speaks of the consumer. An attorney may be called at any time.',
        ONE_REPLY,
        ATTEMPTS,
      ],
    }),
    examples: [
      { title: '08:00:00', ask: { ...AGENCY_NOON, atMs: eastern('08:00:00') }, objects: true },
      { title: '08:00:01', ask: { ...AGENCY_NOON, atMs: eastern('08:00:01') }, objects: false },
      { title: '20:59:59', ask: { ...AGENCY_NOON, atMs: eastern('20:59:59') }, objects: false },
      { title: '21:00:00', ask: { ...AGENCY_NOON, atMs: eastern('21:00:00') }, objects: true },
      { title: "the bank's own staff", ask: { atMs: eastern('22:00:00') }, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'US-REGF-INCONV/spared',
    title: 'no contact at a time known to be inconvenient',
    when: { ...REG_F, notChannels: ['letter'] },
    honours: 'time-slot',
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(i); cmt 6(b)(1)-1.i-ii', {
      quote: 'knows or should know is inconvenient to the consumer',
      choice: [
        'Every medium but letters and every debt, until the consumer lifts it or its stated end.',
        'The word "inconvenient" is not needed; what the file of the creditor says counts as well.',
        ONE_REPLY,
        CONSENT_LIFTS,
      ],
    }),
    examples: [
      { title: 'inside the spared time', facts: NIGHT_SLEEPER, ask: AGENCY_NOON, objects: true },
      {
        title: 'one second before its end',
        facts: NIGHT_SLEEPER,
        ask: { ...AGENCY_NOON, atMs: eastern('14:59:59') },
        objects: true,
      },
      {
        title: 'at its end',
        facts: NIGHT_SLEEPER,
        ask: { ...AGENCY_NOON, atMs: eastern('15:00') },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'US-REGF-INCONV/only',
    title: 'the consumer named the only convenient times',
    when: { ...REG_F, notChannels: ['letter'] },
    honours: 'contact-hours-only',
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(i); cmt 6(b)(1)-1.i-ii', {
      quote: 'knows or should know is inconvenient to the consumer',
      choice: ['Both ends of the hours named belong to them.', ONE_REPLY, CONSENT_LIFTS],
    }),
    examples: [
      {
        title: 'outside the only hours',
        facts: {
          consents: [
            { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '17:00', to: '19:00' },
          ],
        },
        ask: AGENCY_NOON,
        objects: true,
      },
      {
        title: 'inside them',
        facts: {
          consents: [
            { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '12:00', to: '13:00' },
          ],
        },
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
]

const WHOLE_DAYS =
  'House reading: a letter has no hour, but a day that the consumer closed to all communications closes letters too. A ' +
  'wish about some hours, or about other media, leaves them open.'
const LETTER = { ...AGENCY_NOON, channel: 'letter', contactPoint: 'borrower:home-address' } as const
const NO_TUESDAYS = asked({ scope: 'time-slot', days: ['tue'] })

/** US-REGF-INCONV for what has a day and no hour. */
const LETTER_DAYS: readonly Rule[] = [
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'US-REGF-INCONV/spared-days',
    title: 'no letter on a day that the consumer closed to all communications',
    when: { ...REG_F, channels: ['letter'] },
    honours: 'time-slot',
    wholeDays: true,
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(i); cmt 6(b)(1)-1.i-ii', {
      quote: 'knows or should know is inconvenient to the consumer',
      choice: [WHOLE_DAYS, ONE_REPLY, CONSENT_LIFTS],
    }),
    examples: [
      { title: 'letter on a closed day', facts: NO_TUESDAYS, ask: LETTER, objects: true },
      {
        title: 'letter on the next day',
        facts: NO_TUESDAYS,
        ask: { ...LETTER, atMs: eastern('00:00', '2026-03-11') },
        objects: false,
      },
      { title: 'letter on a day with closed hours', facts: NIGHT_SLEEPER, ask: LETTER, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'US-REGF-INCONV/only-days',
    title: 'no letter on a day outside the only convenient times',
    when: { ...REG_F, channels: ['letter'] },
    honours: 'contact-hours-only',
    wholeDays: true,
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(i); cmt 6(b)(1)-1.i-ii', {
      quote: 'knows or should know is inconvenient to the consumer',
      choice: [WHOLE_DAYS, ONE_REPLY, CONSENT_LIFTS],
    }),
    examples: [
      {
        title: 'only Saturday mornings, letter on a Tuesday',
        facts: {
          consents: [
            {
              kind: 'contact-hours-only',
              party: 'borrower',
              givenAtMs: 0,
              from: '09:00',
              to: '12:00',
              days: ['sat'],
            },
          ],
        },
        ask: LETTER,
        objects: true,
      },
      {
        title: 'only evenings of every day',
        facts: {
          consents: [
            { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '17:00', to: '19:00' },
          ],
        },
        ask: LETTER,
        objects: false,
      },
    ],
  },
]

const PLACE_QUOTE =
  'Other communication media, such as email addresses and mobile telephone numbers, are not associated with a place'

const PLACES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-PLACE',
    title: 'no contact through what is tied to a place known to be inconvenient',
    when: { ...REG_F, notChannels: ['email'] },
    honours: 'place',
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(ii); cmts 6(b)(1)-1.iii, 6(b)(1)(ii)-1', {
      quote: PLACE_QUOTE,
      choice: [
        'Tied are the post address, the landline and the visit: contact points that carry the place.',
        'A mobile carries no place; an ask that states the place says that the person is known to be there.',
        'Who is not to be met at home is not to be met at its door; a visit that names no place at all may be the one.',
        ONE_REPLY,
        CONSENT_LIFTS,
      ],
    }),
    examples: [
      {
        title: 'visit at home',
        facts: asked({ scope: 'place', place: 'home' }),
        ask: { ...AGENCY_NOON, channel: 'visit', place: 'home' },
        objects: true,
      },
      {
        title: 'visit at the door of the home',
        facts: asked({ scope: 'place', place: 'home' }),
        ask: { ...AGENCY_NOON, channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      {
        title: 'mobile',
        facts: asked({ scope: 'place', place: 'home' }),
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-PLACE/email',
    title: 'no e-mail to a consumer known to be at a place known to be inconvenient',
    when: { ...REG_F, channels: ['email'], notPlaces: ['office'] },
    honours: 'place',
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(1)(ii); cmts 6(b)(1)-1.iii, 6(b)(1)(ii)-1', {
      quote: PLACE_QUOTE,
      choice: [
        'E-mail follows the person unless the collector knows that the person is at the closed place: the ask states it. ' +
          'The office is left out, since there it may be no more than the place of the address (US-REGF-WORKMAIL).',
        ONE_REPLY,
        CONSENT_LIFTS,
      ],
    }),
    examples: [
      {
        title: 'known to be at home',
        facts: asked({ scope: 'place', place: 'home' }),
        ask: { ...AGENCY_NOON, channel: 'email', contactPoint: 'borrower:email', place: 'home' },
        objects: true,
      },
      {
        title: 'not known where',
        facts: asked({ scope: 'place', place: 'home' }),
        ask: { ...AGENCY_NOON, channel: 'email', contactPoint: 'borrower:email' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-WORK',
    title: 'no contact at work where the employer is known to prohibit it',
    when: REG_F,
    honours: 'employer-prohibits',
    provenance: regF('prohibition', '1006.6(b)(3); cmt 6(b)(3)-1', {
      quote: 'cannot take personal calls at work',
      choice: [
        'Any statement is enough, and reason to know needs none. It closes the contact points at work, no others.',
        CONSENT_LIFTS,
      ],
    }),
    examples: [
      {
        title: 'work phone',
        facts: asked({ scope: 'employer-prohibits', contactPoint: 'borrower:workplace' }),
        ask: { ...AGENCY_NOON, contactPoint: 'borrower:workplace' },
        objects: true,
      },
      {
        title: 'mobile',
        facts: asked({ scope: 'employer-prohibits', contactPoint: 'borrower:workplace' }),
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
]

export const US_REGF_TIME_RULES: readonly Rule[] = [...TIMES, ...LETTER_DAYS, ...PLACES]
