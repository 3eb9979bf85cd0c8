/**
 * European Union. The Union sets principles, hours and counts are national: its pack opens nothing by itself and is
 * asked together with a member's. A member without a pack is closed.
 *
 * Notices: `transfer-notice` (EU), `first-reminder` (BE), `visit-notice` (IE). Approvals: `forbearance-assessment`.
 * Holds: `persi` (PT). Calendar: `GR`.
 *
 * Not encoded: national transpositions of Directive 2021/2167 and the law of every other member; no clock and no cap
 * are known at the level of the Union.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { BE_PACK, PT_PACK } from './eu-be-pt.ts'
import { GR_PACK } from './eu-gr.ts'
import { IE_PACK } from './eu-ie.ts'
import * as src from './eu-sources.ts'

const { consumerCredit, eu, GDPR, servicers } = src
const ON = { effect: 'deny', enabled: true } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const BOUGHT = { acquiredOn: '2026-01-05' } as const
const SENT = { kind: 'transfer-notice', atMs: 0, via: 'letter' } as const
const SUIT = { channel: 'letter', purpose: 'legal-step' } as const
/** Noon UTC of the day the directive begins to apply. */
const APPLIES = { atMs: dayOfDate('2026-11-20') * DAY_MS + 12 * HOUR_MS }

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'notice-first',
    id: 'EU-2167-10-2',
    title: 'the transfer is told on a durable medium before the first collection',
    when: { notPurposes: ANSWERING_PURPOSES },
    notice: { kinds: ['transfer-notice'], via: ['letter', 'email'] },
    daysAfter: 0,
    onlyIfAcquired: true,
    provenance: eu('duty', 'text', servicers('Art 10(2)'), [
      'A gate: closed until the notice is recorded as sent on a durable medium (letter or e-mail).',
      'For every loan bought from another creditor. The notice itself and answers stay open.',
    ]),
    examples: [
      { title: 'bought, no notice', facts: BOUGHT, objects: true },
      { title: 'bought, notice sent', facts: { ...BOUGHT, notices: [SENT] }, objects: false },
      {
        title: 'bought, told by text',
        facts: { ...BOUGHT, notices: [{ ...SENT, via: 'sms' }] },
        objects: true,
      },
      { title: 'not bought', objects: false },
    ],
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'EU-2167-10-1/third-persons',
    title: 'privacy: only those who owe are asked to pay or told of the debt, as a policy of ours',
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay', 'debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['disclose-debt', 'debt-solution'], anyOf: ['debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs', 'repayment-info'], anyOf: ['deceased'] },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: eu('policy', 'text', servicers('Art 10(1)'), [
      'The text says to protect privacy and binds purchasers and servicers; the matrix is ours and is asked of all.',
    ]),
    examples: [
      {
        title: 'a relative asked to pay',
        ask: { party: 'family', contactPoint: 'sister:mobile' },
        objects: true,
      },
      {
        title: 'a relative asked for a number',
        ask: { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'approval',
    id: 'EU-CCD2-35',
    title: 'reasonable forbearance is considered before enforcement',
    when: { purposes: ['legal-step'], borrowerKinds: ['person'], notProducts: ['mortgage'] },
    effectiveFrom: '2026-11-20',
    needs: 'forbearance-assessment',
    provenance: eu('duty', ['unverified', 'high'], consumerCredit('Art 35'), [
      '"Where appropriate" is read as: an assessment is on record before the first legal step.',
      'For consumer credit, taken as every debt of a person but mortgages.',
    ]),
    examples: [
      { title: 'nothing on record', ask: { ...SUIT, ...APPLIES }, objects: true },
      {
        title: 'assessed',
        facts: { approvals: [{ kind: 'forbearance-assessment', atMs: 0 }] },
        ask: { ...SUIT, ...APPLIES },
        objects: false,
      },
      { title: 'before it applies', ask: SUIT, objects: false },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'fair_communication',
    rule: 'EU-2167-10-1',
    text: 'Good faith; nothing misleading; protect privacy; no harassment, coercion or undue influence.',
    enabled: true,
    provenance: eu(
      'duty',
      'text',
      servicers('Art 10(1)', 'without harassment, coercion or undue influence'),
      ['Binds purchasers and servicers; asked of every creditor.'],
    ),
  },
  {
    code: 'transfer_notice_on_request',
    rule: 'EU-2167-10-2',
    text:
      'Before the first collection and whenever asked, on a durable medium: date of transfer, purchaser, servicer, ' +
      'authorisation, contact point, amounts.',
    enabled: true,
    scope: 'institution',
    provenance: eu('duty', 'text', servicers('Art 10(2)')),
  },
  {
    code: 'forbearance_policies',
    rule: 'EU-CCD2-35',
    text: 'Policies for reasonable forbearance before enforcement, with the listed measures.',
    enabled: true,
    scope: 'institution',
    provenance: eu('duty', ['unverified', 'high'], consumerCredit('Art 35')),
  },
  {
    code: 'early_detection_and_debt_advice',
    rule: 'EU-CCD2-36',
    text: 'Detect financial difficulty early and refer to debt advice.',
    enabled: true,
    scope: 'institution',
    provenance: eu('duty', 'text', consumerCredit('Art 36')),
  },
  {
    code: 'data_protection',
    rule: 'EU-GDPR',
    text: 'A lawful basis, as little data as needed, and records of what is disclosed to agencies.',
    enabled: true,
    scope: 'institution',
    provenance: eu('duty', ['unverified', 'high'], GDPR),
  },
]

const EU_PACK: Pack = {
  id: 'EU',
  title: 'European Union',
  asOf: src.EU_AS_OF,
  zones: ['Europe/Brussels'],
  rules: RULES,
  obligations: OBLIGATIONS,
  standsAlone: false,
}

export const EU_PACKS: readonly Pack[] = [EU_PACK, GR_PACK, IE_PACK, PT_PACK, BE_PACK]
