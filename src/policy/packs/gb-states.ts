/** United Kingdom: disputes, capacity, debt advice, breathing space, and what comes before legal action. */
import { DAY_MS, dayOfDate } from '../calendar.ts'
import type { Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import * as src from './gb-sources.ts'

const { conc, consumerCreditAct, gb, gbHistoric, mcob, respite } = src
const ON = { effect: 'deny', enabled: true } as const
const COLLECTING = { notPurposes: ANSWERING_PURPOSES } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const ESCALATION = ['legal-step', 'notice-of-intended-remedy'] as const

/** Standard breathing space, and the moratorium during mental-health crisis treatment, which has no end until notified. */
const MORATORIUM = ['breathing-space', 'mental-health-crisis', 'mental-health-moratorium'] as const
const SPACE = { kind: 'breathing-space', account: 'acct-1' } as const
const OPEN_DISPUTE = { kind: 'amount incorrect', atMs: 0, status: 'open' } as const
const MIDNIGHT = (date: string) => dayOfDate(date) * DAY_MS

const DEBT_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'dispute',
    id: 'GB-CONC-DISP',
    title:
      'all steps of recovery stop, of firm and agent, while the debt is disputed on grounds that may be valid',
    when: COLLECTING,
    provenance: gb(
      'duty',
      'text',
      conc('7.14.1R-7.14.5R, 7.5.2R-7.5.3R', 'must suspend any steps it takes or its agent takes'),
      [
        'From receipt until the outcome is sent; the whole debt, even if only the amount is said to be wrong.',
        'A dispute of identity stops the account as a whole: on whose behalf it was raised is not on file.',
        'Answers to the customer and notices that the law requires stay open.',
      ],
    ),
    examples: [
      { title: 'open', facts: { disputes: [OPEN_DISPUTE] }, objects: true },
      { title: 'outcome sent', facts: { disputes: [{ ...OPEN_DISPUTE, answeredAtMs: 1 }] }, objects: false },
      {
        title: 'another debt',
        facts: { disputes: [{ ...OPEN_DISPUTE, account: 'acct-2' }] },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-CONC-CAP/hold',
    title: 'recovery stops once the customer might lack the capacity to deal with the debt',
    when: { parties: DEBTORS, ...COLLECTING },
    kinds: ['mental-capacity'],
    code: 'capacity_limited',
    provenance: gb(
      'duty',
      'text',
      conc('7.10.1R, 7.10.3G', 'the customer might not have the mental capacity'),
      [
        '"Might" is enough: the hold is set by a person with evidence and a review date, and lifted by one.',
        'It stops guarantors as well; a responsible third party with prior consent may be dealt with.',
      ],
    ),
    examples: [
      { title: 'notified', facts: { holds: [{ kind: 'mental-capacity' }] }, objects: true },
      {
        title: 'answer to a complaint',
        facts: { holds: [{ kind: 'mental-capacity' }] },
        ask: { purpose: 'complaint-reply' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-CONC-CAP/others',
    title: 'nor is it pursued through others meanwhile',
    when: {
      notParties: [...DEBTORS, 'attorney'],
      notPurposes: ['repayment-info', 'disclose-debt', 'debt-solution', ...ANSWERING_PURPOSES],
    },
    kinds: ['mental-capacity'],
    code: 'capacity_limited',
    provenance: gb('duty', 'text', conc('7.10.1R, 7.10.3G'), [
      'Who may be dealt with, with the prior consent of the customer, is said by GB-CONC-3P.',
    ]),
    examples: [
      {
        title: 'a sister asked for a number',
        facts: { holds: [{ kind: 'mental-capacity' }] },
        ask: { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' },
        objects: true,
      },
      {
        title: 'a carer helps to find a solution',
        facts: { holds: [{ kind: 'mental-capacity' }] },
        ask: { party: 'family', contactPoint: 'sister:mobile', purpose: 'debt-solution' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'GB-CONC-CAP/state',
    title: 'recovery stops while the borrower is on file as lacking full capacity',
    when: { parties: ['borrower'], ...COLLECTING },
    state: 'incapacity',
    provenance: gb('duty', 'text', conc('7.10.1R, 7.10.3G'), [
      'The firm should know what is on its own file.',
    ]),
    examples: [
      { title: 'limited', facts: { capacity: 'limited' }, objects: true },
      { title: 'full', objects: false },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-CONC-30D',
    title: 'active pursuit stops while a debt adviser prepares a plan, usually 30 days',
    when: COLLECTING,
    kinds: ['debt-adviser'],
    code: 'hold',
    provenance: gb('duty', ['unverified', 'medium'], conc('7.3.11R-7.3.12G'), [
      'The hold carries the period, 30 days being usual; without an end a person lifts it.',
    ]),
    examples: [
      { title: 'a plan is being prepared', facts: { holds: [{ kind: 'debt-adviser' }] }, objects: true },
      {
        title: 'the period is over',
        facts: { holds: [{ kind: 'debt-adviser', untilMs: 1 }] },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'dispute',
    id: 'GB-CONC-SB/refused',
    title: 'no demand after the customer says that a statute-barred debt will not be paid',
    when: COLLECTING,
    kinds: ['statute-barred'],
    provenance: gb('prohibition', ['unverified', 'medium'], conc('7.15.8R'), [
      'What the customer said is recorded as a dispute of kind statute-barred.',
    ]),
    examples: [
      {
        title: 'will not be paid',
        facts: { disputes: [{ kind: 'statute-barred', atMs: 0, status: 'open' }] },
        objects: true,
      },
      { title: 'another dispute', facts: { disputes: [OPEN_DISPUTE] }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-CONC-SB/hold',
    title: 'the same, recorded as a hold',
    when: COLLECTING,
    kinds: ['statute-barred'],
    code: 'hold',
    provenance: gb('prohibition', ['unverified', 'medium'], conc('7.15.8R')),
    examples: [
      { title: 'held', facts: { holds: [{ kind: 'statute-barred' }] }, objects: true },
      {
        title: 'another debt',
        facts: { holds: [{ kind: 'statute-barred', account: 'acct-2' }] },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'limitation',
    id: 'GB-CONC-SB/lapsed',
    title: 'a debt past limitation may be asked for until the customer says that it will not be paid',
    when: COLLECTING,
    provenance: gb('prohibition', ['unverified', 'medium'], conc('7.15.8R'), [
      'Lapse alone is a warning; the denial follows what the customer says.',
    ]),
  },
]

const SPACE_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'hold',
    id: 'GB-BS-CONTACT',
    title: 'no contact about enforcing a debt in breathing space, demands and steps before action included',
    when: { notParties: ['attorney'], ...COLLECTING },
    kinds: MORATORIUM,
    code: 'hold',
    provenance: gb('prohibition', 'text', respite('reg 11', 'including to demand payment'), [
      'Per debt: a hold that names an account leaves other debts open.',
      'Open: the adviser; answers to the debtor; contact at his request; notices required by the Act or FCA rules.',
      'Ongoing liabilities and permitted court proceedings are opened by the hold itself (its notPurposes).',
      'The first day is the day after entry on the register and the last day belongs to it.',
    ]),
    examples: [
      { title: 'demand', facts: { holds: [SPACE] }, objects: true },
      { title: 'on another debt', facts: { holds: [{ ...SPACE, account: 'acct-2' }] }, objects: false },
      {
        title: 'required notice',
        facts: { holds: [SPACE] },
        ask: { channel: 'letter', purpose: 'statutory-notice' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-BS-AGENT',
    title: 'no visit by an agent to take or sell goods during breathing space',
    when: { actors: ['agency'], channels: ['visit'], ...COLLECTING },
    kinds: MORATORIUM,
    code: 'hold',
    provenance: gb('prohibition', 'text', respite('reg 12'), [
      'Every collecting visit of an agency is closed.',
    ]),
    examples: [
      {
        title: 'agent at the door',
        facts: { holds: [SPACE] },
        ask: { channel: 'visit', place: 'doorstep', actor: { kind: 'agency', id: 'agency-a' } },
        objects: true,
      },
      { title: 'not a visit', facts: { holds: [SPACE] }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'GB-BS-EFFECT',
    title: 'enforcement is barred, against those jointly liable too',
    when: { purposes: ESCALATION },
    kinds: MORATORIUM,
    code: 'hold',
    provenance: gb('prohibition', 'text', { ...respite('reg 7'), source: 'government guidance' }, [
      "The court's permission is recorded as an exception of the hold (its notPurposes).",
    ]),
    examples: [
      {
        title: 'suit against the guarantor',
        facts: { holds: [SPACE] },
        ask: {
          channel: 'letter',
          party: 'guarantor',
          contactPoint: 'guarantor:address',
          purpose: 'legal-step',
        },
        objects: true,
      },
      {
        title: 'the court permits it',
        facts: { holds: [{ ...SPACE, notPurposes: ['legal-step'] }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
    ],
  },
]

const LEGAL_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'approval',
    id: 'GB-MCOB-REPO',
    title: 'repossession only when all other reasonable attempts have failed',
    when: { products: ['mortgage'], purposes: ['legal-step'] },
    needs: 'last-resort',
    provenance: gbHistoric('prohibition', mcob('13.3.2AR(6)'), [
      'That all else has failed is recorded by a person, per account.',
    ]),
    examples: [
      {
        title: 'nothing on record',
        facts: { product: 'mortgage' },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'on record',
        facts: { product: 'mortgage', approvals: [{ kind: 'last-resort', atMs: 0 }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'GB-CCA-DEF',
    title: 'a default notice with at least 14 days to remedy comes before enforcement',
    when: { notProducts: ['mortgage'], borrowerKinds: ['person'], purposes: ['legal-step'] },
    notice: { kinds: ['default-notice'] },
    daysAfter: 15,
    provenance: gb('duty', ['unverified', 'high'], consumerCreditAct('ss.87-88'), [
      'The day of the notice is not counted and the fourteen days are whole: the fifteenth day after it is the first.',
      'For persons and credit other than mortgages; lending outside the Act is switched off by the creditor.',
    ]),
    examples: [
      { title: 'no notice', ask: { channel: 'letter', purpose: 'legal-step' }, objects: true },
      {
        title: 'the fourteenth day after',
        facts: { notices: [{ kind: 'default-notice', atMs: MIDNIGHT('2026-02-24') }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: true,
      },
      {
        title: 'the fifteenth day after',
        facts: { notices: [{ kind: 'default-notice', atMs: MIDNIGHT('2026-02-23') }] },
        ask: { channel: 'letter', purpose: 'legal-step' },
        objects: false,
      },
    ],
  },
]

export const GB_STATE_RULES: readonly Rule[] = [...DEBT_RULES, ...SPACE_RULES, ...LEGAL_RULES]
