/**
 * India. The circular on recovery agents of 2022-08-12 does not cover microfinance loans (IN-Z1), which have hours of
 * their own. The draft of 2026 (IN-D1) ships switched off; the switch `IN-D1` turns all of its parts.
 *
 * Not encoded: a number for persistent calling (IN-P1), since no text has one and a creditor sets its own; IN-Z1,
 * which is the split by product. No kinds of notice are used. Holds that IN-D1 looks for: `bereavement`, `wedding`,
 * `festival`.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'
const MICROFINANCE = ['microfinance-loan', 'microfinance'] as const

const CIRCULAR: Citation = {
  instrument:
    'RBI circular "Outsourcing of Financial Services - Responsibilities of regulated entities employing Recovery Agents"',
  article: null,
  effectiveFrom: '2022-08-12',
  source: 'word for word: Greater Kashmir, Business Standard 2022-08',
}
const CIRCULAR_HOURS: Citation = {
  ...CIRCULAR,
  quote:
    'persistently calling the borrower and/ or calling the borrower before 8 a.m. and after 7 p.m. for recovery of overdue loans',
  lang: 'en-IN',
}
const MICROFINANCE_DIRECTIONS: Citation = {
  instrument: 'RBI Microfinance Loans Directions 2022',
  article: null,
}
const DRAFT: Citation = {
  instrument: 'Draft RBI Responsible Business Conduct Second Amendment Directions, 2026',
  article: null,
  source: 'draft of 2026-02-12, proposed effect 2026-07-01; whether it became final is not established',
}

function press(strength: Provenance['strength'], ourChoice: readonly string[] = []): Provenance {
  return { strength, evidence: 'press', citation: CIRCULAR, asOf: AS_OF, ourChoice }
}
function own(citation: Citation, ...ourChoice: readonly string[]): Provenance {
  return { strength: 'policy', evidence: 'weak', citation, asOf: AS_OF, ourChoice }
}
function unverified(ourChoice: readonly string[]): Provenance {
  return {
    strength: 'prohibition',
    evidence: 'unverified',
    confidence: 'high',
    citation: MICROFINANCE_DIRECTIONS,
    asOf: AS_OF,
    ourChoice,
  }
}
/** A draft binds nobody, so it is never shown as law. */
function draft(...ourChoice: readonly string[]): Provenance {
  return {
    strength: 'policy',
    evidence: 'press',
    citation: DRAFT,
    asOf: AS_OF,
    ourChoice: ['A draft, not law: off until the final text is confirmed.', ...ourChoice],
  }
}

/** An instant of 2026-03-10 on the clock of Kolkata. */
const atKolkata = (clock: string) => ({
  atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 5.5 * HOUR_MS,
})

const ON = { effect: 'deny', enabled: true } as const
const OFF = { effect: 'deny', enabled: false } as const
const CALLS = ['voice', 'ai-voice'] as const
const MESSAGES_AND_VISITS = ['sms', 'im', 'email', 'push', 'visit'] as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
/** Family, referees, friends, the employer and whoever else does not owe. */
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const NOT_RECOVERY = ['complaint-reply', 'requested-call-back', 'statutory-notice'] as const

const EIGHT_TO_SEVEN = {
  from: '08:00:00',
  to: '19:00:00',
  fromInclusive: true,
  toInclusive: true,
} as const
const NINE_TO_SIX = { from: '09:00:00', to: '18:00:00', fromInclusive: true, toInclusive: true } as const
const HOURS = { ...ON, kind: 'contact-hours', windows: [EIGHT_TO_SEVEN], openedByConsent: false } as const
const EDGES =
  'Literal: only before 8 a.m. and after 7 p.m. is closed, so 08:00:00 and 19:00:00 are open, 19:00:01 is not.'
const EVERY_DAY = 'No ban on weekends and holidays is known.'
const WHOSE = 'Binds regulated entities and their agents: in-house and agencies alike.'
const MICRO_EDGES = 'Closed before 09:00 and after 18:00, so both of these instants are open.'

const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const DEBTORS_OPEN = { parties: [...DEBTORS, 'attorney'], purposes: 'all' } as const
const ASKING = ['locate', 'pass-message'] as const
const NO_DEMAND = [
  DEBTORS_OPEN,
  { parties: THIRD_PERSONS, purposes: [...ASKING, 'reach-heirs', ...ANSWERING_PURPOSES] },
] as const
const NOT_EVEN_ASKED = [DEBTORS_OPEN] as const
const PERSONS_CHOICE = [
  'No demand to and no word of the debt before family, referees, friends, the employer and others who do not owe.',
  'The party stated is the verified role: guarantor and co-borrower owe. The representative stands for the debtor.',
] as const

const HOUR_RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'IN-H1',
    title: 'no recovery calls before 8 a.m. and after 7 p.m.',
    when: { channels: CALLS, notProducts: MICROFINANCE },
    provenance: {
      ...press('prohibition', [EDGES, EVERY_DAY, WHOSE]),
      citation: CIRCULAR_HOURS,
    },
    examples: [
      { title: '07:59:59', ask: atKolkata('07:59:59'), objects: true },
      { title: '08:00:00', ask: atKolkata('08:00:00'), objects: false },
      { title: '19:00:00', ask: atKolkata('19:00:00'), objects: false },
      { title: '19:00:01', ask: atKolkata('19:00:01'), objects: true },
    ],
  },
  {
    ...HOURS,
    id: 'IN-H1/policy',
    title: 'messages and visits keep the hours of calls',
    when: { channels: MESSAGES_AND_VISITS, notProducts: MICROFINANCE, notPurposes: NOT_RECOVERY },
    exceptReplies: true,
    provenance: own(
      CIRCULAR_HOURS,
      'The circular says "calling"; that messages and visits keep the same hours is policy, as the draft of 2026 has it.',
      EDGES,
      'A reply to a message that the person sent in the closed hours is no recovery.',
    ),
    examples: [
      { title: 'SMS at 19:00:00', ask: { ...atKolkata('19:00:00'), channel: 'sms' }, objects: false },
      { title: 'SMS at 19:00:01', ask: { ...atKolkata('19:00:01'), channel: 'sms' }, objects: true },
      { title: 'a letter', ask: { ...atKolkata('19:00:01'), channel: 'letter' }, objects: false },
    ],
  },
  {
    ...HOURS,
    id: 'IN-H2',
    title: 'microfinance: no calls before 9 a.m. and after 6 p.m.',
    when: { channels: CALLS, products: MICROFINANCE },
    windows: [NINE_TO_SIX],
    provenance: unverified([MICRO_EDGES, EVERY_DAY, 'Only restricts, so it is on and labelled.']),
    examples: [
      {
        title: '08:59:59',
        facts: { product: 'microfinance-loan' },
        ask: atKolkata('08:59:59'),
        objects: true,
      },
      {
        title: '18:00:00',
        facts: { product: 'microfinance-loan' },
        ask: atKolkata('18:00:00'),
        objects: false,
      },
      {
        title: '18:00:01',
        facts: { product: 'microfinance-loan' },
        ask: atKolkata('18:00:01'),
        objects: true,
      },
      { title: 'another loan at 18:00:01', ask: atKolkata('18:00:01'), objects: false },
    ],
  },
  {
    ...HOURS,
    id: 'IN-H2/policy',
    title: 'microfinance: messages and visits keep the hours of calls',
    when: { channels: MESSAGES_AND_VISITS, products: MICROFINANCE, notPurposes: NOT_RECOVERY },
    windows: [NINE_TO_SIX],
    exceptReplies: true,
    provenance: own(MICROFINANCE_DIRECTIONS, 'The hours of calls, as policy.', MICRO_EDGES),
    examples: [
      {
        title: 'SMS at 18:00:01',
        facts: { product: 'microfinance-loan' },
        ask: { ...atKolkata('18:00:01'), channel: 'sms' },
        objects: true,
      },
      {
        title: 'SMS at 09:00:00',
        facts: { product: 'microfinance-loan' },
        ask: { ...atKolkata('09:00:00'), channel: 'sms' },
        objects: false,
      },
    ],
  },
]

const PARTY_RULES: readonly Rule[] = [
  {
    ...MATRIX,
    id: 'IN-P1',
    title: 'no intrusion on family, referees and friends',
    when: { notProducts: MICROFINANCE },
    allow: NO_DEMAND,
    provenance: press('prohibition', PERSONS_CHOICE),
    examples: [
      { title: 'a referee asked to pay', ask: { party: 'other' }, objects: true },
      { title: 'the amount told', ask: { party: 'family', purpose: 'disclose-debt' }, objects: true },
      { title: 'guarantor', ask: { party: 'guarantor' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'IN-P1/locate',
    title: 'they are not even asked where the borrower is',
    when: { notProducts: MICROFINANCE, purposes: ASKING },
    allow: NOT_EVEN_ASKED,
    provenance: press('prohibition', [
      'Asking for the whereabouts or for a call back is read as intrusion; a switch of its own opens it.',
    ]),
    examples: [
      { title: 'family', ask: { party: 'family', purpose: 'locate' }, objects: true },
      { title: 'guarantor', ask: { party: 'guarantor', purpose: 'locate' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'IN-P1/policy',
    title: 'microfinance: no intrusion on family, referees and friends',
    when: { products: MICROFINANCE },
    allow: NO_DEMAND,
    provenance: own(CIRCULAR, 'The circular does not cover microfinance (IN-Z1).', ...PERSONS_CHOICE),
    examples: [
      {
        title: 'family asked to pay',
        facts: { product: 'microfinance-loan' },
        ask: { party: 'family' },
        objects: true,
      },
      {
        title: 'guarantor',
        facts: { product: 'microfinance-loan' },
        ask: { party: 'guarantor' },
        objects: false,
      },
    ],
  },
  {
    ...MATRIX,
    id: 'IN-P1/policy-locate',
    title: 'microfinance: they are not even asked where the borrower is',
    when: { products: MICROFINANCE, purposes: ASKING },
    allow: NOT_EVEN_ASKED,
    provenance: own(CIRCULAR, 'The circular does not cover microfinance (IN-Z1).'),
    examples: [
      {
        title: 'family',
        facts: { product: 'microfinance-loan' },
        ask: { party: 'family', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'borrower',
        facts: { product: 'microfinance-loan' },
        ask: { purpose: 'locate' },
        objects: false,
      },
    ],
  },
]

/** Switched off: what the draft would add. */
const DRAFT_RULES: readonly Rule[] = [
  {
    ...HOURS,
    ...OFF,
    id: 'IN-D1/hours',
    title: 'draft: contact and visits from 8 a.m. to 7 p.m.',
    when: { notChannels: ['letter'] },
    provenance: draft('Both ends are open, as in IN-H1.'),
  },
  {
    ...MATRIX,
    ...OFF,
    id: 'IN-D1/parties',
    title: 'draft: only borrower and guarantor',
    allow: [DEBTORS_OPEN, { parties: THIRD_PERSONS, purposes: ANSWERING_PURPOSES }],
    provenance: draft('A co-borrower is a borrower; the representative stands for him.'),
  },
  {
    ...OFF,
    kind: 'recording',
    id: 'IN-D1/recording',
    title: 'draft: calls are recorded',
    when: { channels: CALLS },
    provenance: draft(),
  },
  {
    ...OFF,
    kind: 'notice-first',
    id: 'IN-D1/notice',
    title: 'draft: notice of the agent first',
    when: { actors: ['agency'] },
    daysAfter: 0,
    provenance: draft('On or before the day of the contact.'),
  },
  {
    ...OFF,
    kind: 'hold',
    id: 'IN-D1/occasions',
    title: 'draft: no calls at bereavement, weddings and festivals',
    when: { channels: CALLS, notPurposes: ANSWERING_PURPOSES },
    kinds: ['bereavement', 'wedding', 'festival'],
    code: 'hold',
    provenance: draft('Recorded as a hold with its dates.'),
  },
  {
    ...OFF,
    kind: 'certification',
    id: 'IN-D1/certification',
    title: 'draft: recovery agents hold the IIBF certificate',
    when: { actors: ['agency'] },
    whenUnknown: 'missing',
    provenance: draft('Asked of agents; a date that is not known denies.'),
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'no_harassment',
    rule: 'IN-P1',
    text:
      'No humiliation, no anonymous or threatening call, no inappropriate message by mobile or social media, no ' +
      'persistent calling.',
    enabled: true,
    provenance: press('prohibition', [
      'The word "inappropriate" is unverified (high). No number is known for persistent calling.',
    ]),
  },
  {
    code: 'answer_for_agents',
    rule: 'IN-P1',
    text: 'The regulated entity answers for the conduct of its recovery agents.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty'),
  },
  {
    code: 'record_calls',
    rule: 'IN-D1',
    when: { channels: CALLS },
    text: 'Draft: record the call.',
    enabled: false,
    provenance: draft(),
  },
  {
    code: 'offer_grievance_channel',
    rule: 'IN-D1',
    text: 'Draft: a grievance mechanism, notice of the agent by name before he starts, certified staff.',
    enabled: false,
    scope: 'institution',
    provenance: draft(),
  },
]

export const IN_PACK: Pack = {
  id: 'IN',
  title: 'India',
  asOf: AS_OF,
  zones: ['Asia/Kolkata'],
  rules: [...HOUR_RULES, ...PARTY_RULES, ...DRAFT_RULES],
  obligations: OBLIGATIONS,
}
