/** Regulation F: attorney, cease and media requests (12 CFR 1006.6(b)(2), (c), 1006.14(h)). */
import type { Rule } from '../pack.ts'
import {
  AGENCY_NOON,
  asked,
  CALLS,
  CONSENT_LIFTS,
  DENY,
  ELECTRONIC,
  eastern,
  ONE_REPLY,
  REG_F,
  regF,
  WRITTEN_FORMS,
} from './us-regf-sources.ts'

const CEASED = asked({ scope: 'no-contact', form: 'letter', account: 'acct-1' })
const represented = (counselKnown: boolean) => ({
  holds: [{ kind: 'represented', fromMs: eastern('09:00', '2026-03-02'), counselKnown }],
})

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

export const US_REGF_STOP_RULES: readonly Rule[] = [...STOPS, ...MEDIA]
