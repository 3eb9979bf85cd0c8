/** State of the debt: disputes, limitation, bankruptcy (12 CFR 1006.26, 1006.38; 11 USC) and foreclosure (12 CFR 1024.41). */
import type { DisputeFacts, Facts } from '../facts.ts'
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import {
  AGENCY_NOON,
  bankruptcy,
  call,
  DENY,
  eastern,
  REG_F,
  regF,
  regX,
  unverified,
  WRITTEN_FORMS,
} from './us-regf-sources.ts'

const disputed = (change: Partial<DisputeFacts>): Partial<Facts> => ({
  disputes: [
    { kind: 'debt', atMs: eastern('10:00', '2026-03-02'), status: 'open', form: 'letter', ...change },
  ],
  notices: [{ kind: 'validation', atMs: eastern('10:00', '2026-01-26'), periodEndsOn: '2026-03-04' }],
})
const LATE = { atMs: eastern('10:00', '2026-03-05') } as const
const COLLECTING = { ...REG_F, notPurposes: ANSWERING_PURPOSES } as const
const IN_WRITING =
  'In writing is by post, response form, accepted e-mail or portal, hand or courier; a form not known is taken as written.'
/** Receipt at the earliest 5 days after sending, without Saturdays, Sundays and federal holidays; then 30 days. */
const VALIDATION_PERIOD = { receiptDays: 5, calendar: 'US', days: 30 } as const
const IN_PERIOD =
  'US-REGF-VALPER: received by the last day of the period of a validation notice that was not returned. Where the record ' +
  'names no end it is reckoned from the sending, with the federal holidays (unverified, high) and the days on which they ' +
  'are observed; without a notice on file the dispute is in time. A later dispute stops nothing here.'
const UNTIL_SENT =
  'Ends when the answer is sent. Answers, call backs asked for and required notices stay open.'

const DISPUTES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'dispute',
    id: 'US-REGF-DISP',
    title: 'a written dispute in the validation period stops collection until verification is sent',
    when: COLLECTING,
    // A wish for documents (D.C. Code 28-3814(m)) disputes nothing.
    notKinds: ['document-request'],
    forms: WRITTEN_FORMS,
    inPeriodOf: 'validation',
    period: VALIDATION_PERIOD,
    provenance: regF('duty', '1006.38(d)(2)(i); cmt 38-1; 1006.34(b)(5)', {
      quote: 'must cease collection of the debt, or any disputed portion',
      choice: [
        'Only this debt; of a debt disputed in part the whole is spared.',
        IN_WRITING,
        IN_PERIOD,
        UNTIL_SENT,
      ],
    }),
    examples: [
      { title: 'letter in time', facts: disputed({}), ask: AGENCY_NOON, objects: true },
      { title: 'letter one day late', facts: disputed(LATE), ask: AGENCY_NOON, objects: false },
      { title: 'oral', facts: disputed({ form: 'oral' }), ask: AGENCY_NOON, objects: false },
      {
        title: 'verification sent this minute',
        facts: disputed({ answeredAtMs: eastern('12:00') }),
        ask: AGENCY_NOON,
        objects: false,
      },
      { title: "the bank's own staff", facts: disputed({}), ask: { atMs: eastern('12:00') }, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'dispute',
    id: 'US-REGF-DISP-DUP',
    title: 'a duplicative dispute stops collection until the notice that says so',
    when: COLLECTING,
    kinds: ['duplicative'],
    forms: WRITTEN_FORMS,
    inPeriodOf: 'validation',
    period: VALIDATION_PERIOD,
    provenance: regF('duty', '1006.38(a)(1), (d)(2)(ii)', {
      choice: [
        'The notice gives the reason and refers to the earlier answer. New and material information is a fresh dispute.',
        IN_WRITING,
        IN_PERIOD,
        UNTIL_SENT,
      ],
    }),
    examples: [
      { title: 'open', facts: disputed({ kind: 'duplicative' }), ask: AGENCY_NOON, objects: true },
      {
        title: 'notice sent',
        facts: disputed({ kind: 'duplicative', answeredAtMs: eastern('11:59:59') }),
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'dispute',
    id: 'US-REGF-OCR',
    title: 'a request for the original creditor stops collection until name and address are sent',
    when: COLLECTING,
    kinds: ['original-creditor'],
    forms: WRITTEN_FORMS,
    inPeriodOf: 'validation',
    period: VALIDATION_PERIOD,
    provenance: regF('duty', '1006.38(c)', {
      choice: ['The notice that the creditor is the same answers it too.', IN_WRITING, IN_PERIOD, UNTIL_SENT],
    }),
    examples: [
      { title: 'open', facts: disputed({ kind: 'original-creditor' }), ask: AGENCY_NOON, objects: true },
      {
        title: 'too late',
        facts: disputed({ kind: 'original-creditor', ...LATE }),
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
]

const STATES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'limitation',
    id: 'US-REGF-SOL',
    title: 'no suit and no threat of suit on a time-barred debt',
    when: { ...REG_F, purposes: ['legal-step', 'notice-of-intended-remedy'] },
    provenance: regF('prohibition', '1006.26(b)', {
      quote: 'must not bring or threaten to bring a legal action',
      choice: [
        'The notice of an intended remedy is taken for a threat of suit. Asking for payment and proofs of claim stay open.',
        'Barred from the day after the last day of the period.',
      ],
    }),
    examples: [
      {
        title: 'suit the day after',
        facts: { limitationEndsOn: '2026-03-09' },
        ask: { ...AGENCY_NOON, channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'suit on the last day',
        facts: { limitationEndsOn: '2026-03-10' },
        ask: { ...AGENCY_NOON, channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
      {
        title: 'asking for payment',
        facts: { limitationEndsOn: '2026-03-09' },
        ask: AGENCY_NOON,
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'borrower-state',
    id: 'US-BK-STAY',
    title: 'nothing is collected from the petition in bankruptcy on',
    when: { notParties: ['co-borrower', 'guarantor'], notPurposes: ANSWERING_PURPOSES },
    state: 'bankrupt',
    provenance: bankruptcy('362(a)(6)', {
      quote: 'any act to collect, assess, or recover a claim against the debtor',
      choice: [
        'Everyone, the bank included, from the day of the petition; every claim is taken for a pre-petition one.',
        'Acts against the debtor: who is liable besides stays open. Answers and required notices without a demand stay open.',
      ],
    }),
    examples: [
      {
        title: 'the day of the petition, bank',
        facts: { bankrupt: { acceptedOn: '2026-03-10' } },
        ask: { atMs: eastern('12:00') },
        objects: true,
      },
      {
        title: 'the day before',
        facts: { bankrupt: { acceptedOn: '2026-03-11' } },
        ask: { atMs: eastern('12:00') },
        objects: false,
      },
      {
        title: 'guarantor',
        facts: { bankrupt: { acceptedOn: '2026-03-01' } },
        ask: { ...AGENCY_NOON, party: 'guarantor' },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'hold',
    id: 'US-BK-DISCH',
    title: 'a discharged debt is not collected',
    when: { notParties: ['co-borrower', 'guarantor'], notPurposes: ANSWERING_PURPOSES },
    kinds: ['bankruptcy-discharge'],
    code: 'bankruptcy_stay',
    provenance: unverified(
      bankruptcy('524(a)(2)', { choice: ['The discharge is recorded as a hold on the debts it covers.'] }),
      'high',
    ),
    examples: [
      {
        title: 'discharged, bank',
        facts: { holds: [{ kind: 'bankruptcy-discharge' }] },
        ask: { atMs: eastern('12:00') },
        objects: true,
      },
      {
        title: 'another debt was discharged',
        facts: { holds: [{ kind: 'bankruptcy-discharge', account: 'acct-2' }] },
        ask: { atMs: eastern('12:00') },
        objects: false,
      },
    ],
  },
  {
    ...DENY,
    kind: 'content-class',
    id: 'US-REGX-120',
    title: 'no first foreclosure notice or filing before the mortgage is more than 120 days delinquent',
    when: {
      products: ['mortgage'],
      borrowerKinds: ['person'],
      purposes: ['legal-step'],
      daysPastDue: { lte: 120 },
    },
    code: 'content_not_allowed',
    message: 'The mortgage is not more than 120 days delinquent: no first foreclosure notice or filing.',
    provenance: regX('prohibition', '1024.41(f)(1)(i)', {
      choice: [
        'Day 120 is closed, day 121 open, counted from the oldest unpaid due date. Every legal step on a mortgage is taken ' +
          'for a foreclosure.',
        'The listed exceptions are for compliance to record by a switch.',
      ],
    }),
    examples: [
      {
        title: 'day 120',
        facts: { product: 'mortgage', oldestUnpaidDueDate: '2025-11-10' },
        ask: { atMs: eastern('12:00'), channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'day 121',
        facts: { product: 'mortgage', oldestUnpaidDueDate: '2025-11-09' },
        ask: { atMs: eastern('12:00'), channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
      {
        title: 'a demand on day 120',
        facts: { product: 'mortgage', oldestUnpaidDueDate: '2025-11-10' },
        ask: { atMs: eastern('12:00'), channel: 'letter' },
        objects: false,
      },
    ],
  },
]

const NOTICED = (date: string): Partial<Facts> => ({
  product: 'mortgage',
  refusals: [
    { party: 'borrower', atMs: eastern('09:00', '2025-08-01'), scope: 'no-contact', form: 'letter' },
  ],
  attempts: [call(date, { channel: 'letter', purpose: 'statutory-notice', outcome: 'delivered' })],
})
const NOTICE = { ...AGENCY_NOON, channel: 'letter', purpose: 'statutory-notice' } as const

const MORTGAGE_NOTICES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'refusal',
    id: 'US-REGX-CEASE',
    title: 'after a request to cease the early-intervention notice goes out once in 180 days',
    when: { ...REG_F, products: ['mortgage'], purposes: ['statutory-notice'] },
    honours: 'no-contact',
    forms: WRITTEN_FORMS,
    perDebt: true,
    onceInDays: 180,
    provenance: regX('prohibition', '1024.39(d)(3)', {
      quote: 'prohibited from providing the written notice more than once during any 180-day period',
      choice: [
        'The day of sending is day 1: sent on day 1 it is open again on day 181. A notice that came back was not provided.',
        'The purpose does not tell the notices that a law requires apart, so others about the mortgage recorded under it ' +
          '(periodic statement, force-placed insurance, change of rate) share the 180 days; who sends those from here ' +
          'switches this rule to a warning.',
      ],
    }),
    examples: [
      { title: '179 days after the last', facts: NOTICED('2025-09-12'), ask: NOTICE, objects: true },
      { title: '180 days after the last', facts: NOTICED('2025-09-11'), ask: NOTICE, objects: false },
      {
        title: 'no request to cease',
        facts: { ...NOTICED('2026-03-02'), refusals: [] },
        ask: NOTICE,
        objects: false,
      },
    ],
  },
]

export const US_DEBT_RULES: readonly Rule[] = [...DISPUTES, ...STATES, ...MORTGAGE_NOTICES]
