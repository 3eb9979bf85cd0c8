/** Regulation F: times, places, work, attorney, cease and media requests (12 CFR 1006.6(b)-(c), 1006.14(h)). */
import type { RefusalFacts } from '../facts.ts'
import type { Rule } from '../pack.ts'
import { AGENCY_NOON, CALLS, DENY, ELECTRONIC, eastern, REG_F, regF } from './us-regf-sources.ts'

const ATTEMPTS = 'Bites on every attempt: an unanswered call and any voicemail are attempts (US-REGF-ATT).'
const ONE_REPLY =
  'US-REGF-RESP1: one reply to a message of the consumer that came in while it was closed, same medium, as long as it ' +
  'stays closed.'
const CONSENT_LIFTS =
  'US-REGF-CONSENT6: consent given directly to this collector, or the permission of a court, is recorded as the end of it.'

/** In writing: a letter and its like, or an electronic message; that the collector accepts the medium is taken as given. */
export const WRITTEN_FORMS = [
  'written',
  'letter',
  'mail',
  'post',
  'registered-mail',
  'certified-mail',
  'response-form',
  'hand-delivery',
  'courier',
  'fax',
  'email',
  'portal',
  'web-portal',
  'chat',
  'electronic',
  'sms',
  'im',
] as const

const asked = (change: Partial<RefusalFacts>): { readonly refusals: readonly RefusalFacts[] } => ({
  refusals: [
    {
      party: 'borrower',
      person: 'borrower',
      atMs: eastern('09:00', '2026-03-02'),
      scope: 'channel',
      ...change,
    },
  ],
})
const NIGHT_SLEEPER = asked({ scope: 'time-slot', from: '00:00', to: '15:00', days: ['tue'] })
const CEASED = asked({ scope: 'no-contact', form: 'letter', account: 'acct-1' })
const represented = (counselKnown: boolean) => ({
  holds: [{ kind: 'represented', fromMs: eastern('09:00', '2026-03-02'), counselKnown }],
})

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

const STOPS: readonly Rule[] = [
  {
    ...DENY,
    kind: 'hold',
    id: 'US-REGF-ATTY',
    title: 'a consumer represented by a known attorney is not contacted',
    when: { ...REG_F, parties: ['borrower'] },
    kinds: ['represented'],
    code: 'legal_representation',
    counselKnown: true,
    exceptReplies: true,
    provenance: regF('prohibition', '1006.6(b)(2); cmt 6(b)(2)-1', {
      quote: "knows, or can readily ascertain, the attorney's name and address",
      choice: [
        'Per debt; an attorney of whom nothing else is recorded is taken as known.',
        "The attorney's consent, his silence for a reasonable time (no number in the text) or the end of the mandate is " +
          'recorded as the end of the hold.',
        'One reply to a message of the consumer; it does not waive the representation.',
        CONSENT_LIFTS,
      ],
    }),
    examples: [
      { title: 'known attorney', facts: represented(true), ask: AGENCY_NOON, objects: true },
      { title: 'name and address unknown', facts: represented(false), ask: AGENCY_NOON, objects: false },
      {
        title: 'the attorney himself',
        facts: represented(true),
        ask: { ...AGENCY_NOON, party: 'attorney', contactPoint: 'attorney:office-line' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-CEASE',
    title: 'no contact on a debt after a written refusal to pay or request to cease',
    when: { ...REG_F, notPurposes: ['notice-of-intended-remedy', 'legal-step', 'statutory-notice'] },
    honours: 'no-contact',
    forms: [...WRITTEN_FORMS],
    perDebt: true,
    provenance: regF('prohibition', '1006.6(c)(1)-(2); cmts 6(c)(1)-1, -2, 6(c)(2)-1, -2', {
      quote: "notification is complete upon the debt collector's receipt",
      choice: [
        'US-REGF-CEASE-EX: open stay the notice that a remedy is intended, its invocation (legal step), and as statutory ' +
          'notices the word that efforts end and the mortgage notices of 1024.37, 1024.39(d)(3), 1026.20(d), 1026.41.',
        'Replies and call backs are not among the exceptions; a consumer who wants them lifts the request.',
        'An opt-out of one address and "stop calling" are requests about a medium, not this.',
        'A form said orally does not bind here; every electronic form is taken for one that the collector accepts.',
      ],
    }),
    examples: [
      { title: 'by letter', facts: CEASED, ask: AGENCY_NOON, objects: true },
      {
        title: 'oral',
        facts: asked({ scope: 'no-contact', form: 'oral', account: 'acct-1' }),
        ask: AGENCY_NOON,
        objects: false,
      },
      {
        title: 'another debt',
        facts: asked({ scope: 'no-contact', form: 'letter', account: 'acct-2' }),
        ask: AGENCY_NOON,
        objects: false,
      },
      {
        title: 'the instant of receipt',
        facts: CEASED,
        ask: { ...AGENCY_NOON, atMs: eastern('09:00', '2026-03-02') },
        objects: true,
      },
      {
        title: 'one second before receipt',
        facts: CEASED,
        ask: { ...AGENCY_NOON, atMs: eastern('08:59:59', '2026-03-02') },
        objects: false,
      },
      {
        title: 'remedy intended',
        facts: CEASED,
        ask: { ...AGENCY_NOON, channel: 'letter', purpose: 'notice-of-intended-remedy' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-CEASE/others',
    title: 'the request to cease ends contact with third persons about the debt as well',
    when: {
      ...REG_F,
      parties: ['emergency-contact', 'family', 'employer', 'heir', 'other'],
      notPurposes: ['notice-of-intended-remedy', 'legal-step', 'statutory-notice'],
    },
    honours: 'no-contact',
    forms: [...WRITTEN_FORMS],
    perDebt: true,
    bindsEverybody: true,
    provenance: regF('prohibition', '1006.6(c)(1)-(2); cmts 6(c)(1)-1, -2, 6(c)(2)-1, -2', {
      quote: "notification is complete upon the debt collector's receipt",
      choice: [
        'All contact on that debt: after it only the three purposes and the mortgage notices are left, so nobody is asked ' +
          'where the consumer is. The attorney stays open, and who owes the debt as well may ask for himself.',
      ],
    }),
    examples: [
      {
        title: 'mother asked where he lives',
        facts: CEASED,
        ask: { ...AGENCY_NOON, party: 'family', contactPoint: 'mother:mobile', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'about another debt',
        facts: asked({ scope: 'no-contact', form: 'letter', account: 'acct-2' }),
        ask: { ...AGENCY_NOON, party: 'family', contactPoint: 'mother:mobile', purpose: 'locate' },
        objects: false,
      },
    ],
  },
]

const MEDIA_CHOICE = [
  'For any debt and any person who asked. A wish about one address or number leaves the others open.',
  ONE_REPLY,
] as const

const MEDIA: readonly Rule[] = [
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-MEDIA/electronic',
    title: 'no electronic message through a medium or to an address that the person opted out of',
    when: { ...REG_F, channels: ELECTRONIC },
    honours: 'channel',
    together: [['sms', 'im', 'push']],
    exceptReplies: true,
    provenance: regF('prohibition', '1006.14(h)(1)-(2); cmts 14(h)(1)-1..3, 14(h)(2)-1, 42(a)(1)-4', {
      quote: 'through a medium of communication if the person has requested',
      choice: [
        ...MEDIA_CHOICE,
        'A wish about texts covers instant and push messages too; e-mail stays a medium of its own.',
        'US-REGF-MEDIA-EX: the one bare confirmation of the opt-out is the reply to it. An opted-out address carries not ' +
          'even a required disclosure.',
        'The same number stays open for live calls.',
      ],
    }),
    examples: [
      {
        title: 'text to the number of the opt-out, another debt',
        facts: asked({ channel: 'sms', contactPoint: 'borrower:mobile', account: 'acct-2' }),
        ask: { ...AGENCY_NOON, channel: 'sms' },
        objects: true,
      },
      {
        title: 'text to another number',
        facts: asked({ channel: 'sms', contactPoint: 'borrower:mobile' }),
        ask: { ...AGENCY_NOON, channel: 'sms', contactPoint: 'borrower:second-mobile' },
        objects: false,
      },
      {
        title: 'e-mail after "no texts"',
        facts: asked({ channel: 'sms' }),
        ask: { ...AGENCY_NOON, channel: 'email', contactPoint: 'borrower:email' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGF-MEDIA/other',
    title: 'no call, letter or visit that the person asked not to get',
    when: { ...REG_F, notChannels: ELECTRONIC, notPurposes: ['statutory-notice'] },
    honours: 'channel',
    together: [CALLS],
    exceptReplies: true,
    provenance: regF('prohibition', '1006.14(h)(1)-(2); cmts 14(h)(1)-1..3, 14(h)(2)-1', {
      quote: 'through a medium of communication if the person has requested',
      choice: [
        ...MEDIA_CHOICE,
        '"Stop calling" covers live and AI voice at every number.',
        'US-REGF-MEDIA-EX: a medium that another law requires stays open for that notice.',
      ],
    }),
    examples: [
      { title: 'stop calling', facts: asked({ channel: 'voice' }), ask: AGENCY_NOON, objects: true },
      {
        title: 'stop calling, AI voice',
        facts: asked({ channel: 'voice' }),
        ask: { ...AGENCY_NOON, channel: 'ai-voice', contactPoint: 'borrower:home' },
        objects: true,
      },
      {
        title: 'live call after STOP to a text',
        facts: asked({ channel: 'sms', contactPoint: 'borrower:mobile' }),
        ask: AGENCY_NOON,
        objects: false,
      },
      {
        title: 'letter that a law requires after "no letters"',
        facts: asked({ channel: 'letter' }),
        ask: { ...AGENCY_NOON, channel: 'letter', purpose: 'statutory-notice' },
        objects: false,
      },
    ],
  },
]

export const US_REGF_TIME_RULES: readonly Rule[] = [...TIMES, ...LETTER_DAYS, ...PLACES, ...STOPS, ...MEDIA]
