/** Regulation F: third persons, location enquiries, and addresses for e-mail and text (12 CFR 1006.6(d)-(e), 1006.10). */
import type { AttemptFacts, ConsentFacts, Facts } from '../facts.ts'
import type { ConsentProof, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { AGENCY_NOON, CONSUMERS, call, DENY, eastern, REG_F, regF, THIRD_PERSONS } from './us-regf-sources.ts'

const FAMILY = { ...AGENCY_NOON, party: 'family', contactPoint: 'mother:mobile' } as const
const LOCATE = { ...FAMILY, purpose: 'locate' } as const
const toMother = (change: Partial<AttemptFacts>) =>
  call('2026-03-02', {
    party: 'family',
    contactPoint: 'mother:mobile',
    person: 'mother',
    purpose: 'locate',
    ...change,
  })

/** "Unless that person asks" has no days of its own. */
const ASKED_AGAIN = { days: 4000, directly: true, endsWithConversation: true } as const

const PARTIES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'counterparty',
    id: 'US-REGF-3P',
    title: 'nobody but the consumer and the professionals around the debt is spoken to about it',
    when: REG_F,
    allow: [
      { parties: ['borrower', 'co-borrower', 'guarantor', 'attorney'], purposes: 'all' },
      { parties: ['heir'], purposes: 'all', anyOf: ['deceased'] },
      { parties: THIRD_PERSONS, purposes: ['locate', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['legal-step'], anyOf: ['final-judgment'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs'], anyOf: ['deceased'] },
      { parties: THIRD_PERSONS, purposes: 'all', anyOf: ['debtor-consent'] },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    consentTerms: { directly: true },
    provenance: regF('prohibition', '1006.6(a), (d)(1)-(2); cmt 6(a)(4)-1', {
      choice: [
        'US-REGF-CONS: spouse, parent of a minor and guardian are consumers too, but the file does not tell them from other ' +
          "family: open with the debtor's consent, else for location only.",
        'US-REGF-DECEASED: an heir in the file is who acts for the estate; others may be asked for that person.',
        'Answers to a third person who wrote or called, and what a court or law orders, stay open; neither discloses.',
        'A remedy after judgment (a legal step) is open to third persons once an approval `final-judgment` is on record.',
        'Verifying employment is not taken for a location enquiry.',
      ],
    }),
    examples: [
      { title: 'mother asked to pay', ask: FAMILY, objects: true },
      { title: 'mother asked where he lives', ask: LOCATE, objects: false },
      { title: 'guarantor', ask: { ...AGENCY_NOON, party: 'guarantor' }, objects: false },
      {
        title: 'message left with an employer',
        ask: { ...AGENCY_NOON, party: 'employer', contactPoint: 'employer:hr-line', purpose: 'pass-message' },
        objects: true,
      },
    ],
  },
  {
    ...DENY,
    kind: 'frequency-cap',
    id: 'US-REGF-LOC1',
    title: 'one location enquiry that reaches a third person, and no second',
    when: { ...REG_F, parties: THIRD_PERSONS, purposes: ['locate', 'reach-heirs'] },
    limit: 1,
    window: { ever: true },
    counted: {
      channels: ['voice', 'ai-voice', 'sms', 'email', 'letter', 'im', 'push', 'visit'],
      outcomes: ['conversation', 'hung-up', 'refused', 'delivered'],
      purposes: ['locate', 'reach-heirs'],
      per: 'person',
      by: 'same-actor',
    },
    exceptConsentedCalls: ASKED_AGAIN,
    provenance: regF('prohibition', '1006.10(c); cmt 14(b)(2)(i)-1.iii', {
      quote: 'not communicate more than once with such person',
      choice: [
        'Attempts that reach nobody do not use it up; a message left with nobody is one. A letter or text delivered does.',
        'The person who asks to be called again is called: as a requested call back, or under the recorded consent to calls ' +
          'until the next talk. A better answer in prospect is no fact here.',
        'To look for who acts for the estate of a dead consumer is a location enquiry too (cmt 10(a)-1).',
      ],
    }),
    examples: [
      {
        title: 'already talked to',
        facts: { attempts: [toMother({ outcome: 'conversation' })] },
        ask: LOCATE,
        objects: true,
      },
      { title: 'nobody answered', facts: { attempts: [toMother({})] }, ask: LOCATE, objects: false },
      {
        title: 'another person talked to',
        facts: {
          attempts: [toMother({ outcome: 'conversation', contactPoint: 'uncle:mobile', person: 'uncle' })],
        },
        ask: { ...LOCATE, person: 'mother' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'hold',
    id: 'US-REGF-LOC-ATTY',
    title: 'where the consumer is represented only the attorney is asked for his location',
    when: {
      ...REG_F,
      notParties: ['borrower', 'co-borrower', 'guarantor', 'attorney'],
      purposes: ['locate'],
    },
    kinds: ['represented'],
    code: 'legal_representation',
    counselKnown: true,
    provenance: regF('prohibition', '1006.10(b)(5)', {
      choice: [
        'Holds while the representation does; an attorney of whom nothing else is recorded is taken as known.',
      ],
    }),
    examples: [
      { title: 'mother', facts: { holds: [{ kind: 'represented' }] }, ask: LOCATE, objects: true },
      { title: 'no attorney', ask: LOCATE, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'content-class',
    id: 'US-REGF-SOCIAL',
    title: 'nothing is posted where the public or the contacts of the person see it',
    when: { ...REG_F, purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'Nothing about the debt may be put where the public or contacts of the person can see it.',
    provenance: regF('prohibition', '1006.22(f)(4), 1006.18(d) and comments', {
      quote: "viewable by the general public or the person's social media contacts",
      choice: ['A notice on a door is public as well. Private messages stay open.'],
    }),
    examples: [
      { title: 'public post', ask: { ...AGENCY_NOON, channel: 'im', purpose: 'post-notice' }, objects: true },
      { title: 'private message', ask: { ...AGENCY_NOON, channel: 'im' }, objects: false },
    ],
  },
]

const REQUIRED =
  'A safe harbour that is required here, as recommended: outside it a disclosure is undefended. Switchable to a warning.'
/** US-REGF-EM-OWN: the consumer wrote from it to this collector, or agreed to it directly. */
const OWN_USE: readonly ConsentProof[] = [
  { by: 'message', directly: true, aboutDebt: true },
  { by: 'consent', terms: { directly: true } },
]
const PRIOR_COLLECTOR: ConsentProof = { by: 'notice', kinds: ['prior-collector-email'] }

const MAILBOX = { ...AGENCY_NOON, channel: 'email', contactPoint: 'borrower:email' } as const
const WORK_MAILBOX = { ...MAILBOX, contactPoint: 'borrower:work-email', place: 'office' } as const
const TEXT = { ...AGENCY_NOON, channel: 'sms' } as const
const wrote = (channel: 'email' | 'sms', contactPoint: string, date: string): Partial<Facts> => ({
  attempts: [call(date, { channel, contactPoint, direction: 'inbound', outcome: 'delivered' })],
})
const notice = (kind: string, date: string, contactPoint = 'borrower:email'): Partial<Facts> => ({
  notices: [{ kind, atMs: eastern('10:00', date), contactPoint }],
})
const agreed = (channel: 'email' | 'sms', givenTo: string, date: string): ConsentFacts => ({
  kind: 'channel',
  party: 'borrower',
  channels: [channel],
  givenAtMs: eastern('10:00', date),
  givenTo,
})

const ADDRESSES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'consent-required',
    id: 'US-REGF-EM-OWN',
    title: 'e-mail only to an address that the consumer used or agreed to, or that a procedure opened',
    when: { ...REG_F, channels: ['email'], parties: CONSUMERS },
    needs: [[...OWN_USE, { by: 'notice', kinds: ['creditor-email-notice'], daysAfter: 36 }, PRIOR_COLLECTOR]],
    provenance: regF('safe-harbour', '1006.6(d)(3)(i), (d)(4)(i)-(iii)', {
      quote: 'at least 35 days after the date the notice is sent',
      choice: [
        REQUIRED,
        'One of three: own use or direct consent (US-REGF-EM-OWN), the notice of the creditor (US-REGF-EM-CRED) from the day ' +
          'after its 35 days, the use by the collector before (US-REGF-EM-PRIOR).',
        'An opt-out from the address closes it whatever opened it (US-REGF-MEDIA).',
      ],
    }),
    examples: [
      { title: 'nothing known', ask: MAILBOX, objects: true },
      {
        title: 'he wrote from it',
        facts: wrote('email', 'borrower:email', '2026-03-02'),
        ask: MAILBOX,
        objects: false,
      },
      {
        title: 'he wrote from another',
        facts: wrote('email', 'borrower:old-email', '2026-03-02'),
        ask: MAILBOX,
        objects: true,
      },
      {
        title: 'consent to the agency before',
        facts: { consents: [agreed('email', 'agency-b', '2026-03-02')] },
        ask: MAILBOX,
        objects: true,
      },
      {
        title: 'last day to opt out of the notice',
        facts: notice('creditor-email-notice', '2026-02-03'),
        ask: MAILBOX,
        objects: true,
      },
      {
        title: 'the day after',
        facts: notice('creditor-email-notice', '2026-02-02'),
        ask: MAILBOX,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'consent-required',
    id: 'US-REGF-WORKMAIL',
    title: "no e-mail to an address known to be the employer's, unless used, agreed to or taken over",
    when: { ...REG_F, channels: ['email'], parties: CONSUMERS, places: ['office'] },
    needs: [[...OWN_USE, PRIOR_COLLECTOR]],
    provenance: regF('prohibition', '1006.22(f)(3)', {
      choice: ['Known by the place of the contact point. The notice of the creditor does not open it.'],
    }),
    examples: [
      {
        title: 'notice of the creditor only',
        facts: notice('creditor-email-notice', '2026-01-05', 'borrower:work-email'),
        ask: WORK_MAILBOX,
        objects: true,
      },
      {
        title: 'he wrote from it',
        facts: wrote('email', 'borrower:work-email', '2026-03-02'),
        ask: WORK_MAILBOX,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'consent-required',
    id: 'US-REGF-SMS60',
    title: 'texts only to a number that the consumer used or agreed to, confirmed within the past 60 days',
    when: { ...REG_F, channels: ['sms'], parties: CONSUMERS },
    needs: [
      OWN_USE,
      [
        { by: 'message', directly: true, aboutDebt: true, withinDays: 60 },
        { by: 'consent', terms: { directly: true }, withinDays: 60 },
        { by: 'notice', kinds: ['reassigned-number-check'], withinDays: 60 },
      ],
    ],
    provenance: regF('safe-harbour', '1006.6(d)(3)(i), (d)(5)', {
      quote: 'within the past 60 days',
      choice: [
        REQUIRED,
        'The 60th local day after the text, consent or database check is the last. A call from the number is not enough.',
      ],
    }),
    examples: [
      { title: 'nothing known', ask: TEXT, objects: true },
      {
        title: 'he texted 60 days ago',
        facts: wrote('sms', 'borrower:mobile', '2026-01-09'),
        ask: TEXT,
        objects: false,
      },
      {
        title: 'he texted 61 days ago',
        facts: wrote('sms', 'borrower:mobile', '2026-01-08'),
        ask: TEXT,
        objects: true,
      },
      {
        title: 'old consent, number checked since',
        facts: {
          consents: [agreed('sms', 'agency-a', '2025-06-02')],
          ...notice('reassigned-number-check', '2026-02-02', 'borrower:mobile'),
        },
        ask: TEXT,
        objects: false,
      },
      {
        title: 'number checked, no consent',
        facts: notice('reassigned-number-check', '2026-02-02', 'borrower:mobile'),
        ask: TEXT,
        objects: true,
      },
    ],
  },
  {
    ...DENY,
    kind: 'hold',
    id: 'US-REGF-BADADDR',
    title: 'an address or number that showed the debt to somebody else is never used again',
    when: { ...REG_F, channels: ['email', 'sms'] },
    kinds: ['leaked-address'],
    code: 'contact_point_unusable',
    provenance: regF('prohibition', '1006.6(d)(3)(ii); cmt 6(d)(3)(ii)-1', {
      choice: [
        'Recorded as a hold on the contact point, once anyone has told the collector; no purpose is excepted.',
      ],
    }),
    examples: [
      {
        title: 'the leaked address',
        facts: { holds: [{ kind: 'leaked-address', contactPoint: 'borrower:email' }] },
        ask: MAILBOX,
        objects: true,
      },
      {
        title: 'another address',
        facts: { holds: [{ kind: 'leaked-address', contactPoint: 'borrower:old-email' }] },
        ask: MAILBOX,
        objects: false,
      },
    ],
  },
]

export const US_REGF_PARTY_RULES: readonly Rule[] = [...PARTIES, ...ADDRESSES]
