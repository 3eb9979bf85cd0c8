/** TCPA: automatic calls and texts, artificial voice, revocation (47 USC 227, 47 CFR 64.1200). Binds the bank as well. */
import type { ConsentFacts, RefusalFacts } from '../facts.ts'
import type { PackObligation, Rule } from '../pack.ts'
import { call, DENY, eastern, fccOrder, tcpa, unverified } from './us-regf-sources.ts'

const NOON = { atMs: eastern('12:00') } as const
const AI = { ...NOON, channel: 'ai-voice' } as const
const robocall = { consents: [consent()] } as const
function consent(contactPoint = 'borrower:mobile'): ConsentFacts {
  return {
    kind: 'channel',
    party: 'borrower',
    channels: ['ai-voice'],
    givenAtMs: eastern('10:00', '2026-03-02'),
    contactPoint,
  }
}
const stop = (channel: 'sms' | 'voice', account: string): { readonly refusals: readonly RefusalFacts[] } => ({
  refusals: [{ party: 'borrower', atMs: eastern('10:00', '2026-03-02'), scope: 'channel', channel, account }],
})

const CONSENT_CHOICE = [
  'Consent is recorded as a consent to the channel, for the number or the person; whoever of the creditor side heard it.',
  'A number not known to be a landline is taken for a mobile.',
  'The text was seen in the editions of 2003, 2008 and 2021.',
] as const
const REVOCATION = {
  quote: 'within a reasonable time not to exceed ten business days',
  choice: [
    'Honoured at once. Any method will do: it is recorded as a request about the channel, as a request for no contact at ' +
      'all in any form, or as the end of the consent.',
    'Until 30 January 2027 a revocation reaches the debt it was said about, and all debts when none was named.',
  ],
} as const

export const US_TCPA_RULES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'consent-required',
    id: 'US-TCPA-CELL/artificial',
    title: 'no artificial or prerecorded voice to a mobile without prior express consent',
    when: { channels: ['ai-voice'], notLines: ['landline'] },
    needs: [[{ by: 'consent' }]],
    provenance: tcpa('prohibition', 'text', '64.1200(a)(1)(iii)', {
      quote: 'using an automatic telephone dialing system or an artificial or prerecorded voice',
      choice: [...CONSENT_CHOICE, 'US-TCPA-AI: an AI voice is an artificial voice, even when it converses.'],
    }),
    examples: [
      { title: 'no consent', ask: AI, objects: true },
      { title: 'consent to the AI voice', facts: robocall, ask: AI, objects: false },
      { title: 'landline', ask: { ...AI, contactPoint: 'borrower:home', line: 'landline' }, objects: false },
      { title: 'live agent', ask: NOON, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'consent-required',
    id: 'US-TCPA-CELL/automatic',
    title: 'no autodialled call or text to a mobile without prior express consent',
    when: { channels: ['voice', 'sms'], dialling: ['automatic'], notLines: ['landline'] },
    needs: [[{ by: 'consent' }]],
    provenance: tcpa('prohibition', 'text', '64.1200(a)(1)(iii)', {
      quote: 'using an automatic telephone dialing system or an artificial or prerecorded voice',
      choice: [
        ...CONSENT_CHOICE,
        'A manual or preview dialler needs none; so does dialling of which nothing is said.',
      ],
    }),
    examples: [
      { title: 'autodialled text', ask: { ...NOON, channel: 'sms', dialling: 'automatic' }, objects: true },
      { title: 'autodialled call', ask: { ...NOON, dialling: 'automatic' }, objects: true },
      {
        title: 'consent to another channel',
        facts: robocall,
        ask: { ...NOON, dialling: 'automatic' },
        objects: true,
      },
      { title: 'dialled by hand', ask: { ...NOON, dialling: 'manual' }, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'frequency-cap',
    id: 'US-TCPA-PRE3',
    title: 'three artificial or prerecorded calls to a residential line in thirty days',
    when: { channels: ['ai-voice'], lines: ['landline'] },
    limit: 3,
    window: { rollingDays: 30 },
    counted: { channels: ['ai-voice'], per: 'contact-point', by: 'everybody' },
    exceptWithConsent: [{ by: 'consent' }],
    effectiveFrom: '2023-07-20',
    provenance: tcpa('prohibition', 'press', '64.1200(a)(3)(iii)', {
      effectiveFrom: '2023-07-20',
      choice: [
        'The third is allowed, the fourth is not; local dates; all debts together. "Per caller": everybody who acts for the ' +
          'creditor is taken for one caller.',
        'The subparagraph is unverified (medium).',
        'Without consent only: while a consent to the channel stands there is no cap. After it ended, calls made under it ' +
          'count as well.',
      ],
    }),
    examples: [
      {
        title: 'third on the line',
        facts: { attempts: [aiCall('2026-02-09'), aiCall('2026-03-02')] },
        ask: { ...AI, contactPoint: 'borrower:home', line: 'landline' },
        objects: false,
      },
      {
        title: 'fourth',
        facts: { attempts: [aiCall('2026-02-09'), aiCall('2026-03-02'), aiCall('2026-03-03')] },
        ask: { ...AI, contactPoint: 'borrower:home', line: 'landline' },
        objects: true,
      },
      {
        title: 'fourth, with consent',
        facts: {
          consents: [consent('borrower:home')],
          attempts: [aiCall('2026-02-09'), aiCall('2026-03-02'), aiCall('2026-03-03')],
        },
        ask: { ...AI, contactPoint: 'borrower:home', line: 'landline' },
        objects: false,
      },
      {
        title: 'thirty days later',
        facts: { attempts: [aiCall('2026-02-08'), aiCall('2026-03-02'), aiCall('2026-03-03')] },
        ask: { ...AI, contactPoint: 'borrower:home', line: 'landline' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-TCPA-REV/voice',
    title: 'no artificial voice and no autodialled call after consent was revoked',
    when: { channels: ['ai-voice'] },
    honours: ['channel', 'no-contact'],
    perDebt: true,
    together: [['sms', 'voice', 'ai-voice']],
    exceptReplies: true,
    provenance: tcpa('prohibition', 'press', '64.1200(a)(10)', {
      quote: REVOCATION.quote,
      choice: [
        ...REVOCATION.choice,
        '"Stop" said to a text or a live agent ends the consent to an artificial voice too.',
      ],
    }),
    examples: [
      { title: 'STOP to a text', facts: { ...robocall, ...stop('sms', 'acct-1') }, ask: AI, objects: true },
      {
        title: 'about another debt',
        facts: { ...robocall, ...stop('sms', 'acct-2') },
        ask: AI,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-TCPA-REV/text',
    title: 'no text after consent was revoked',
    when: { channels: ['sms'] },
    honours: ['channel', 'no-contact'],
    perDebt: true,
    exceptReplies: true,
    provenance: tcpa('prohibition', 'press', '64.1200(a)(10)', {
      quote: REVOCATION.quote,
      choice: [
        ...REVOCATION.choice,
        'A text is taken for an automatic one however it is sent. US-TCPA-CONF: the one confirmation is the reply to the stop.',
      ],
    }),
    examples: [
      { title: 'STOP', facts: stop('sms', 'acct-1'), ask: { ...NOON, channel: 'sms' }, objects: true },
      {
        title: 'stop calling',
        facts: stop('voice', 'acct-1'),
        ask: { ...NOON, channel: 'sms' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-TCPA-REV/automatic',
    title: 'no autodialled call after consent was revoked',
    when: { channels: ['voice'], dialling: ['automatic'] },
    honours: ['channel', 'no-contact'],
    perDebt: true,
    together: [['sms', 'voice', 'ai-voice']],
    provenance: tcpa('prohibition', 'press', '64.1200(a)(10)', {
      quote: REVOCATION.quote,
      choice: [...REVOCATION.choice, '"Stop" said to a text ends the consent to autodialled calls too.'],
    }),
    examples: [
      {
        title: 'stop calling',
        facts: stop('voice', 'acct-1'),
        ask: { ...NOON, dialling: 'automatic' },
        objects: true,
      },
      { title: 'dialled by hand', facts: stop('voice', 'acct-1'), ask: NOON, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-TCPA-REVALL',
    title: 'one revocation reaches every automatic call and text, related or not',
    when: { channels: ['ai-voice', 'sms'] },
    honours: ['channel', 'no-contact'],
    together: [['sms', 'voice', 'ai-voice']],
    exceptReplies: true,
    effectiveFrom: '2027-01-31',
    provenance: fccOrder('prohibition', 'DA 26-12, 6 Jan 2026', '2027-01-31', {
      choice: [
        'From its postponed date on, for every debt. A text is taken for an automatic one however it is sent.',
      ],
    }),
    examples: [
      {
        title: 'another debt, still postponed',
        facts: stop('sms', 'acct-2'),
        ask: { atMs: eastern('23:00', '2027-01-30'), channel: 'sms' },
        objects: false,
      },
      {
        title: 'another debt, in force',
        facts: stop('sms', 'acct-2'),
        ask: { atMs: eastern('12:00', '2027-01-31'), channel: 'sms' },
        objects: true,
      },
    ],
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-TCPA-REVALL/automatic',
    title: 'one revocation reaches every autodialled call, related or not',
    when: { channels: ['voice'], dialling: ['automatic'] },
    honours: ['channel', 'no-contact'],
    together: [['sms', 'voice', 'ai-voice']],
    effectiveFrom: '2027-01-31',
    provenance: fccOrder('prohibition', 'DA 26-12, 6 Jan 2026', '2027-01-31', {
      choice: ['From its postponed date on, for every debt. A call dialled by hand is none.'],
    }),
    examples: [
      {
        title: 'another debt, still postponed',
        facts: stop('sms', 'acct-2'),
        ask: { atMs: eastern('23:00', '2027-01-30'), dialling: 'automatic' },
        objects: false,
      },
      {
        title: 'another debt, in force',
        facts: stop('sms', 'acct-2'),
        ask: { atMs: eastern('12:00', '2027-01-31'), dialling: 'automatic' },
        objects: true,
      },
      {
        title: 'dialled by hand',
        facts: stop('sms', 'acct-2'),
        ask: { atMs: eastern('12:00', '2027-01-31'), dialling: 'manual' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'contact-hours',
    id: 'US-TCPA-HRS',
    title: 'offers by telephone or text from 08:00 to 21:00 only',
    when: { channels: ['voice', 'ai-voice', 'sms'], purposes: ['debt-solution'] },
    windows: [{ from: '08:00:00', to: '21:00:00', fromInclusive: true, toInclusive: true }],
    openedByConsent: true,
    provenance: tcpa('prohibition', 'press', '64.1200(c)(1)', {
      quote: 'before the hour of 8 a.m. or after 9 p.m.',
      choice: [
        'Telephone solicitations only; a plain collection message is none. The offer of a solution is taken for one.',
        'Both instants are open by the words of the text.',
      ],
    }),
    examples: [
      { title: '07:59:59', ask: { atMs: eastern('07:59:59'), purpose: 'debt-solution' }, objects: true },
      { title: '08:00:00', ask: { atMs: eastern('08:00:00'), purpose: 'debt-solution' }, objects: false },
      { title: '21:00:00', ask: { atMs: eastern('21:00:00'), purpose: 'debt-solution' }, objects: false },
      { title: '21:00:01', ask: { atMs: eastern('21:00:01'), purpose: 'debt-solution' }, objects: true },
      { title: 'a demand', ask: { atMs: eastern('22:00:00') }, objects: false },
    ],
  },
]

function aiCall(date: string) {
  return call(date, { channel: 'ai-voice', contactPoint: 'borrower:home', by: 'in-house' })
}

const ON = { enabled: true } as const

export const US_TCPA_OBLIGATIONS: readonly PackObligation[] = [
  {
    ...ON,
    code: 'record_consent_artificial',
    rule: 'US-TCPA-CELL',
    when: { channels: ['ai-voice'] },
    text: 'Keep the consent of the called party, its source and its revocation on record.',
    provenance: tcpa('duty', 'press', '64.1200(a)'),
  },
  {
    ...ON,
    code: 'record_consent_automatic',
    rule: 'US-TCPA-CELL',
    when: { channels: ['voice', 'sms'], dialling: ['automatic'] },
    text: 'Keep the consent of the called party, its source and its revocation on record.',
    provenance: tcpa('duty', 'press', '64.1200(a)'),
  },
  {
    ...ON,
    code: 'ai_voice_is_artificial',
    rule: 'US-TCPA-AI',
    when: { channels: ['ai-voice'] },
    text: 'An AI voice is an artificial voice for the TCPA, even when it converses.',
    provenance: fccOrder('legal-effect', 'FCC 24-17', '2024-02-08', {
      quote: 'AI technologies that generate human voices',
    }),
  },
  {
    ...ON,
    code: 'opt_out_mechanism',
    rule: 'US-TCPA-PRE3',
    when: { channels: ['ai-voice'], lines: ['landline'] },
    text: 'Give a way to opt out during the call.',
    provenance: unverified(tcpa('duty', 'press', '64.1200(a)(3)(iii)'), 'medium'),
  },
  {
    ...ON,
    code: 'confirm_opt_out_within_five_minutes',
    rule: 'US-TCPA-CONF',
    when: { channels: ['sms'], purposes: ['reply'] },
    text: 'A confirmation of an opt-out is one text, within 5 minutes, that says only that it will be honoured.',
    provenance: tcpa('permission', 'press', '64.1200(a)(12)'),
  },
  {
    ...ON,
    code: 'take_revocations',
    rule: 'US-TCPA-REV',
    text:
      'Take a revocation by any reasonable method (stop, quit, end, revoke, opt out, cancel, unsubscribe always count) and ' +
      'honour it within at most 10 business days; name no exclusive channel for it.',
    scope: 'institution',
    enabled: true,
    provenance: tcpa('duty', 'press', '64.1200(a)(10)', { quote: REVOCATION.quote }),
  },
]
