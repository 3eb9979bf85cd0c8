/**
 * Vietnam. Two circulars of the State Bank bind the consumer lending of finance companies (VN-Z1); every other product
 * keeps the same values as policy (`VN-H1/policy`).
 *
 * Not encoded: VN-Z1 (scope), which is the split by product. No kinds of notice or approval are used.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { AttemptFacts } from '../facts.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'
const FINANCE_COMPANIES = ['finance-company-consumer-loan'] as const

const CIRCULAR_43: Citation = {
  instrument: 'Circular 43/2016 of the State Bank on consumer lending of finance companies, as amended',
  original: 'Thông tư 43/2016/TT-NHNN',
  article: 'Art 7',
  source: 'thuvienphapluat legal database',
}
const CIRCULAR_18: Citation = {
  instrument: 'Circular 18/2019 of the State Bank amending Circular 43/2016',
  original: 'Thông tư 18/2019/TT-NHNN',
  article: null,
  effectiveFrom: '2020-01-01',
  source: 'thuvienphapluat legal database',
}
const INVESTMENT_LAW: Citation = {
  instrument: 'Investment Law 2020',
  original: 'Luật Đầu tư 2020',
  article: null,
  source: 'stand-alone debt-collection business banned since 2021',
}

function press(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'press', citation, asOf: AS_OF, ourChoice }
}

/** An instant of 2026-03-10 on the clock of Ho Chi Minh City. */
const atHoChiMinh = (clock: string) => ({
  atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 7 * HOUR_MS,
})
/** Reminders of that day, one each half hour from 07:00 on. */
function reminders(n: number, change: Partial<AttemptFacts> = {}): readonly AttemptFacts[] {
  return Array.from({ length: n }, (_, i) => ({
    atMs: atHoChiMinh('07:00:00').atMs + (i * HOUR_MS) / 2,
    channel: 'voice',
    direction: 'outbound',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    outcome: 'conversation',
    by: 'in-house',
    account: 'acct-1',
    ...change,
  }))
}

const ON = { effect: 'deny', enabled: true } as const
const EVERY_CHANNEL = ['sms', 'voice', 'ai-voice', 'email', 'letter', 'push', 'im', 'visit'] as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const NO_DUTY = ['emergency-contact', 'family', 'employer', 'attorney', 'heir', 'other'] as const
/** A reminder asks for payment; answering somebody is none. */
const REMINDING = {
  notChannels: ['letter'],
  notPurposes: ['complaint-reply', 'requested-call-back', 'statutory-notice'],
} as const
const UNANSWERED = ['no-answer', 'busy', 'not-in-service', 'voicemail-no-message', 'voicemail-full'] as const
const CAP = {
  ...ON,
  kind: 'frequency-cap',
  when: { parties: DEBTORS, notPurposes: ANSWERING_PURPOSES },
  limit: 5,
  window: { unit: 'day' },
} as const
const COUNTED = { channels: EVERY_CHANNEL, per: 'person', notPurposes: ANSWERING_PURPOSES } as const
const AGREED = {
  consents: [{ kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '09:00', to: '18:00' }],
} as const

/** Written for the consumer loans of finance companies; the same values hold for other products as policy. */
const LAW: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'VN-H1',
    title: 'reminders from 07:00 to 21:00',
    when: REMINDING,
    windows: [{ from: '07:00:00', to: '21:00:00', fromInclusive: true, toInclusive: true }],
    openedByConsent: false,
    exceptReplies: true,
    provenance: press('duty', CIRCULAR_43, [
      'Literal, both ends inside: 07:00:00 and 21:00:00 are open, 06:59:59 and 21:00:01 are not.',
      'Agreed hours outside 07:00-21:00 open nothing. Post is not timed.',
      'A reply to a message that the person sent in the closed hours is no reminder.',
    ]),
    examples: [
      { title: '06:59:59', ask: atHoChiMinh('06:59:59'), objects: true },
      { title: '07:00:00', ask: atHoChiMinh('07:00:00'), objects: false },
      { title: '21:00:00', ask: atHoChiMinh('21:00:00'), objects: false },
      { title: '21:00:01', ask: atHoChiMinh('21:00:01'), objects: true },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'VN-H1/agreed',
    title: 'reminders at the time agreed in the contract',
    when: REMINDING,
    honours: 'contact-hours-only',
    exceptReplies: true,
    provenance: press('duty', CIRCULAR_43, [
      'Narrower hours of the contract prevail, both ends inside; without any the full 07:00-21:00 is open.',
    ]),
    examples: [
      { title: '18:00:00', facts: AGREED, ask: atHoChiMinh('18:00:00'), objects: false },
      { title: '18:00:01', facts: AGREED, ask: atHoChiMinh('18:00:01'), objects: true },
    ],
  },
  {
    ...CAP,
    id: 'VN-F1',
    title: 'five reminders a day',
    counted: { ...COUNTED, notOutcomes: UNANSWERED },
    provenance: press('prohibition', CIRCULAR_18, [
      'Counted: every outbound contact on any channel that asks the same person for payment; local calendar day.',
      'All accounts and all actors together. The fifth is allowed, the sixth is not.',
      'A permit still open and an unknown outcome are counted, answers and inbound contacts are not.',
    ]),
    examples: [
      { title: 'the fifth', facts: { attempts: reminders(4) }, objects: false },
      { title: 'the sixth', facts: { attempts: reminders(5) }, objects: true },
      {
        title: 'of another account',
        facts: { attempts: reminders(5, { account: 'acct-2' }) },
        objects: true,
      },
    ],
  },
  {
    ...CAP,
    id: 'VN-F1/unanswered',
    title: 'calls that were not answered count among the five',
    counted: COUNTED,
    provenance: press('prohibition', CIRCULAR_18, [
      'Whether an unanswered call is a reminder is open; it is counted, and this rule is the switch for that.',
    ]),
    examples: [
      { title: 'the fifth', facts: { attempts: reminders(4, { outcome: 'busy' }) }, objects: false },
      { title: 'the sixth', facts: { attempts: reminders(5, { outcome: 'busy' }) }, objects: true },
    ],
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'VN-P1',
    title: 'nobody without a duty to pay is reminded, asked or informed',
    allow: [
      { parties: DEBTORS, purposes: 'all' },
      { parties: NO_DUTY, purposes: ANSWERING_PURPOSES },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: press('prohibition', CIRCULAR_18, [
      'Every purpose, also asking where the borrower is; guarantor and co-borrower have a duty.',
      'Open are answers, also to a competent authority that asks.',
    ]),
    examples: [
      { title: 'sister asked', ask: { party: 'family', purpose: 'locate' }, objects: true },
      { title: 'sister told', ask: { party: 'family', purpose: 'disclose-debt' }, objects: true },
      { title: 'guarantor', ask: { party: 'guarantor' }, objects: false },
    ],
  },
]

const AS_LAW: readonly Rule[] = LAW.map((rule) => ({
  ...rule,
  when: { ...rule.when, products: FINANCE_COMPANIES },
  ...ofProduct(rule, 'finance-company-consumer-loan'),
}))

/** Banks are outside the two circulars (VN-Z1): the same values, and never shown as law. */
const AS_POLICY: readonly Rule[] = LAW.map((rule) => ({
  ...rule,
  id: rule.id.includes('/') ? rule.id.replace('/', '/policy-') : `${rule.id}/policy`,
  title: `other lenders: ${rule.title}`,
  when: { ...rule.when, notProducts: FINANCE_COMPANIES },
  provenance: {
    strength: 'policy',
    evidence: 'weak',
    citation: {
      instrument: `By analogy with ${rule.provenance.citation.instrument}`,
      article: rule.provenance.citation.article,
    },
    asOf: AS_OF,
    ourChoice: [
      'Not law for this product: the circulars bind the consumer lending of finance companies (VN-Z1).',
      ...(rule.provenance.ourChoice ?? []),
    ],
  },
  ...ofProduct(rule, 'bank-loan'),
}))

function ofProduct(rule: Rule, product: string): Pick<Rule, 'examples'> {
  return { examples: (rule.examples ?? []).map((one) => ({ ...one, facts: { product, ...one.facts } })) }
}

const AGENCIES: Rule = {
  ...ON,
  kind: 'placement',
  id: 'VN-Z2',
  title: 'stand-alone debt-collection business is banned',
  when: { actors: ['agency'] },
  demands: 'no-agency',
  provenance: {
    strength: 'prohibition',
    evidence: 'unverified',
    confidence: 'high',
    citation: INVESTMENT_LAW,
    asOf: AS_OF,
    ourChoice: [
      'Agencies are denied; only restricts, so it is on and labelled. What the ban leaves for entrusted servicing is open.',
    ],
  },
  examples: [
    {
      title: 'an agency',
      facts: { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-01' } },
      ask: { actor: { kind: 'agency', id: 'agency-a' } },
      objects: true,
    },
    { title: 'a bot of the creditor', ask: { actor: { kind: 'bot' } }, objects: false },
  ],
}

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'no_threats',
    rule: 'VN-C1',
    text: 'No threats.',
    enabled: true,
    provenance: press('prohibition', CIRCULAR_43),
  },
  {
    code: 'no_debt_data_to_others',
    rule: 'VN-P1',
    when: { parties: NO_DUTY },
    text: 'No data of the debt to anyone without a duty to pay, unless a competent authority asks.',
    enabled: true,
    provenance: press('prohibition', CIRCULAR_18),
  },
  {
    code: 'agree_form_and_hours',
    rule: 'VN-H1',
    text: 'Agree form and hours of reminders in the contract, within 07:00-21:00.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty', CIRCULAR_43),
  },
]

export const VN_PACK: Pack = {
  id: 'VN',
  title: 'Vietnam',
  asOf: AS_OF,
  zones: ['Asia/Ho_Chi_Minh'],
  rules: [...AS_LAW, ...AS_POLICY, AGENCIES],
  obligations: OBLIGATIONS,
}
