/** United Kingdom: what stops collecting, visits, third persons, and what comes before legal action. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { GB_PACK } from '../../../src/policy/packs/gb.ts'
import { type Row, verdictsOf } from './verdicts-of.ts'

const { verdict, warnings, obligations } = verdictsOf([GB_PACK], {
  jurisdiction: 'GB',
  timeZones: ['Europe/London'],
  account: 'card-1',
  product: 'credit-card',
  currency: 'GBP',
  oldestUnpaidDueDate: '2025-12-01',
})
const MORTGAGE = { product: 'mortgage' } as const
const WEDNESDAY = '2026-06-10T11:00:00+01:00'
const ms = (at: string) => Date.parse(at)

function table(t: { equal: (a: unknown, b: unknown, m: string) => unknown }, rows: readonly Row[]) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

const SPACE = {
  kind: 'breathing-space',
  account: 'card-1',
  fromMs: ms('2026-03-03T00:00:00Z'),
  untilMs: ms('2026-05-02T00:00:00+01:00'),
} as const
const held = (change = {}): Partial<Facts> => ({ holds: [{ ...SPACE, ...change }] })
const sms = { channel: 'sms' } as const
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const

t.test('breathing space: per debt, from its first day to its last, and what stays open', async (t) => {
  const inside = '2026-03-16T11:00:00Z'
  const guarantor = { party: 'guarantor', contactPoint: 'g:mobile' } as const
  table(t, [
    ['the day before', '2026-03-02T20:59:59Z', held(), sms, 'allowed'],
    ['day 1', '2026-03-03T08:00:00Z', held(), letter, 'until 2026-05-01T23:00:00Z GB-BS-CONTACT'],
    ['day 60', '2026-05-01T20:59:59+01:00', held(), sms, 'until 2026-05-02T07:00:00Z GB-BS-CONTACT'],
    ['day 61', '2026-05-02T08:00:00+01:00', held(), sms, 'allowed'],
    ['another debt', inside, held({ account: 'loan-9' }), sms, 'allowed'],
    [
      'help offered',
      inside,
      held(),
      { ...sms, purpose: 'debt-solution' },
      'until 2026-05-02T07:00:00Z GB-BS-CONTACT',
    ],
    ['question answered', inside, held(), { ...sms, purpose: 'reply' }, 'allowed'],
    ['complaint answered', inside, held(), { ...letter, purpose: 'complaint-reply' }, 'allowed'],
    ['at his request', inside, held(), { purpose: 'requested-call-back' }, 'allowed'],
    ['required notice', inside, held(), { ...letter, purpose: 'statutory-notice' }, 'allowed'],
    ['guarantor', inside, held(), guarantor, 'until 2026-05-02T07:00:00Z GB-BS-CONTACT'],
    [
      'ongoing liability named by the hold',
      inside,
      held({ notPurposes: ['repayment-info'] }),
      { ...sms, purpose: 'repayment-info' },
      'allowed',
    ],
    [
      'no end in the notice',
      inside,
      { holds: [{ kind: 'mental-health-crisis' }] },
      sms,
      'denied GB-BS-CONTACT',
    ],
    [
      'agent at the door',
      inside,
      { ...held(), placement: { agency: 'a' }, notices: [{ kind: 'visit-notice', atMs: 0 }] },
      { channel: 'visit', place: 'doorstep', actor: { kind: 'agency', id: 'a' } },
      'until 2026-05-02T07:00:00Z GB-BS-CONTACT GB-BS-AGENT',
    ],
    [
      'suit against a joint debtor',
      inside,
      { ...held(), notices: [{ kind: 'default-notice', atMs: 0 }] },
      { ...letter, party: 'co-borrower', purpose: 'legal-step' },
      'until 2026-05-01T23:00:00Z GB-BS-CONTACT GB-BS-EFFECT',
    ],
    [
      'suit that the court permits',
      inside,
      { ...held({ notPurposes: ['legal-step'] }), notices: [{ kind: 'default-notice', atMs: 0 }] },
      { ...letter, purpose: 'legal-step' },
      'allowed',
    ],
  ])
  t.equal(
    verdict(inside, { ...held(), jurisdiction: 'GB-SCT' }, sms).slice(0, 5),
    'until',
    'part of the whole',
  )
})

t.test('dispute, capacity, adviser, limitation', async (t) => {
  const open = { kind: 'amount incorrect', atMs: ms('2026-05-05T12:00:00+01:00'), status: 'open' } as const
  const agency = { actor: { kind: 'agency', id: 'a' } } as const
  const placement = { agency: 'a' }
  const adviser = { kind: 'debt-adviser', fromMs: 0, untilMs: ms('2026-06-12T00:00:00+01:00') }
  const barred = { kind: 'statute-barred', atMs: 0, status: 'open' } as const
  table(t, [
    ['before receipt', '2026-05-05T11:59:59+01:00', { disputes: [open] }, {}, 'allowed'],
    ['from receipt', '2026-05-05T12:00:00+01:00', { disputes: [open] }, {}, 'denied GB-CONC-DISP'],
    ['agent', WEDNESDAY, { disputes: [open], placement }, agency, 'denied GB-CONC-DISP'],
    [
      'guarantor',
      WEDNESDAY,
      { disputes: [open] },
      { party: 'guarantor', contactPoint: 'g:mobile' },
      'denied GB-CONC-DISP',
    ],
    ['tracing', WEDNESDAY, { disputes: [open] }, { purpose: 'locate' }, 'denied GB-CONC-DISP'],
    ['outcome', WEDNESDAY, { disputes: [open] }, { purpose: 'complaint-reply' }, 'allowed'],
    ['another debt', WEDNESDAY, { disputes: [{ ...open, account: 'loan-9' }] }, {}, 'allowed'],
    ['resolved', WEDNESDAY, { disputes: [{ ...open, status: 'resolved' }] }, {}, 'allowed'],
    [
      'outcome to be sent at 15:00',
      WEDNESDAY,
      { disputes: [{ ...open, answeredAtMs: ms('2026-06-10T15:00:00+01:00') }] },
      {},
      'until 2026-06-10T14:00:00Z GB-CONC-DISP',
    ],
    [
      'might lack capacity',
      WEDNESDAY,
      { holds: [{ kind: 'mental-capacity' }] },
      letter,
      'denied GB-CONC-CAP/hold',
    ],
    ['on file', WEDNESDAY, { capacity: 'limited' }, {}, 'denied GB-CONC-CAP/state'],
    ['answer', WEDNESDAY, { capacity: 'limited' }, { purpose: 'reply' }, 'allowed'],
    ['adviser', WEDNESDAY, { holds: [adviser] }, {}, 'until 2026-06-12T07:00:00Z GB-CONC-30D'],
    ['adviser, the day after', '2026-06-12T08:00:00+01:00', { holds: [adviser] }, {}, 'allowed'],
    [
      'will not pay what is barred',
      WEDNESDAY,
      { disputes: [barred] },
      {},
      'denied GB-CONC-DISP GB-CONC-SB/refused',
    ],
    ['lapsed, nothing said', WEDNESDAY, { limitationEndsOn: '2026-06-09' }, {}, 'allowed'],
  ])
  t.equal(warnings(WEDNESDAY, { limitationEndsOn: '2026-06-09' }), 'GB-CONC-SB/lapsed')
  t.equal(warnings(WEDNESDAY, { limitationEndsOn: '2026-06-10' }), '', 'the last day is not past it')
})

t.test('capacity: others may help with prior consent, and are not used to go on', async (t) => {
  const holds: Facts['holds'] = [{ kind: 'mental-capacity', fromMs: ms('2026-06-02T09:00:00+01:00') }]
  const carer = { party: 'family', contactPoint: 'sister:mobile' } as const
  const consents: Facts['consents'] = [{ kind: 'third-party', party: 'borrower', givenAtMs: 0 }]
  table(t, [
    ['the second before', '2026-06-02T08:59:59+01:00', { holds }, {}, 'allowed'],
    ['from the notification', '2026-06-02T09:00:00+01:00', { holds }, {}, 'denied GB-CONC-CAP/hold'],
    [
      'the guarantor',
      WEDNESDAY,
      { holds },
      { party: 'guarantor', contactPoint: 'g:mobile' },
      'denied GB-CONC-CAP/hold',
    ],
    ['where is he', WEDNESDAY, { holds }, { ...carer, purpose: 'locate' }, 'denied GB-CONC-CAP/others'],
    [
      'a solution, no consent',
      WEDNESDAY,
      { holds },
      { ...carer, purpose: 'debt-solution' },
      'denied GB-CONC-3P',
    ],
    [
      'a solution, with consent',
      WEDNESDAY,
      { holds, consents },
      { ...carer, purpose: 'debt-solution' },
      'allowed',
    ],
    ['a demand, with consent', WEDNESDAY, { holds, consents }, carer, 'denied GB-CONC-CAP/others GB-CONC-3P'],
    ['the adviser', WEDNESDAY, { holds }, { party: 'attorney', contactPoint: 'l:office' }, 'allowed'],
  ])
})

t.test('visits', async (t) => {
  const notices: Facts['notices'] = [{ kind: 'visit-notice', atMs: ms('2026-06-01T10:00:00+01:00') }]
  const door = { channel: 'visit', place: 'doorstep' } as const
  const office = { ...door, place: 'office' } as const
  const consents: Facts['consents'] = [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' }]
  const query: Facts['disputes'] = [{ kind: 'deadlocked', atMs: 0, status: 'open' }]
  const left: Facts['refusals'] = [
    { scope: 'leave', party: 'borrower', atMs: ms('2026-06-10T10:00:00+01:00') },
  ]
  table(t, [
    ['no notice', WEDNESDAY, {}, door, 'denied GB-CONC-VISIT-NOTICE'],
    ['notice', WEDNESDAY, { notices }, door, 'allowed'],
    [
      'it came back',
      WEDNESDAY,
      { notices: [{ kind: 'visit-notice', atMs: 0, undeliverable: true }] },
      door,
      'denied GB-CONC-VISIT-NOTICE',
    ],
    [
      'for another debt',
      WEDNESDAY,
      { notices: [{ kind: 'visit-notice', atMs: 0, account: 'loan-9' }] },
      door,
      'denied GB-CONC-VISIT-NOTICE',
    ],
    ['at work', WEDNESDAY, { notices }, office, 'denied GB-CONC-VISIT/place'],
    ['at work with consent', WEDNESDAY, { notices, consents }, office, 'allowed'],
    [
      'a consent of another person',
      WEDNESDAY,
      { notices, consents: [{ kind: 'place', party: 'guarantor', givenAtMs: 0, place: 'office' }] },
      office,
      'denied GB-CONC-VISIT/place',
    ],
    [
      'a consent taken back',
      WEDNESDAY,
      {
        notices,
        consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, withdrawnAtMs: 1, place: 'office' }],
      },
      office,
      'denied GB-CONC-VISIT/place',
    ],
    ['a call to work is no visit', WEDNESDAY, {}, { place: 'office' }, 'allowed'],
    ['inside', WEDNESDAY, { notices }, { ...door, place: 'home' }, 'denied GB-CONC-VISIT/entry'],
    ['let in', WEDNESDAY, { notices }, { ...door, place: 'home', consentToEnter: true }, 'allowed'],
    ['place not known', WEDNESDAY, { notices }, { channel: 'visit' }, 'denied GB-CONC-VISIT/entry'],
    [
      'vulnerable',
      WEDNESDAY,
      { notices, holds: [{ kind: 'vulnerable' }] },
      door,
      'denied GB-CONC-VISIT/vulnerable',
    ],
    ['vulnerable: a call', WEDNESDAY, { holds: [{ kind: 'vulnerable' }] }, {}, 'allowed'],
    ['deadlocked', WEDNESDAY, { notices, disputes: query }, door, 'denied GB-CONC-VISIT-DISP GB-CONC-DISP'],
    [
      'deadlocked, agreed',
      WEDNESDAY,
      { disputes: query },
      { ...door, purpose: 'requested-call-back' },
      'allowed',
    ],
    [
      'told to leave that morning',
      '2026-06-10T16:00:00+01:00',
      { notices, refusals: left },
      door,
      'until 2026-06-11T07:00:00Z GB-CONC-VISIT/leave',
    ],
  ])
})

t.test('a notice of a visit is for the day it announces', async (t) => {
  const told = (visitOn?: string): Partial<Facts> => ({
    notices: [
      {
        kind: 'visit-notice',
        atMs: ms('2026-06-01T10:00:00+01:00'),
        via: 'letter',
        ...(visitOn === undefined ? {} : { visitOn }),
      },
    ],
  })
  const door = { channel: 'visit', place: 'doorstep' } as const
  const rule = 'GB-CONC-VISIT-NOTICE'
  table(t, [
    ['its day', WEDNESDAY, told('2026-06-10'), door, 'allowed'],
    [
      'the day before',
      '2026-06-09T20:59:59+01:00',
      told('2026-06-10'),
      door,
      `until 2026-06-10T07:00:00Z ${rule}`,
    ],
    ['the day after', '2026-06-11T08:00:00+01:00', told('2026-06-10'), door, `denied ${rule}`],
    ['its day is not known', WEDNESDAY, told(), door, 'allowed'],
    ['before it was given', '2026-05-29T11:00:00+01:00', told(), door, `until 2026-06-01T09:00:00Z ${rule}`],
    [
      'he asked for another day',
      '2026-06-11T08:00:00+01:00',
      told('2026-06-10'),
      { ...door, purpose: 'requested-call-back' },
      'allowed',
    ],
  ])
})

t.test('third persons', async (t) => {
  const sister = { party: 'family', contactPoint: 'sister:mobile' } as const
  const consent = { kind: 'third-party', party: 'borrower', givenAtMs: 0 } as const
  table(t, [
    ['demand', WEDNESDAY, {}, sister, 'denied GB-CONC-3P'],
    ['told of the debt', WEDNESDAY, {}, { ...sister, purpose: 'disclose-debt' }, 'denied GB-CONC-3P'],
    [
      'told with consent',
      WEDNESDAY,
      { consents: [consent] },
      { ...sister, purpose: 'disclose-debt' },
      'allowed',
    ],
    [
      'a consent for the employer only',
      WEDNESDAY,
      { consents: [{ ...consent, thirdParties: ['employer'] }] },
      { ...sister, purpose: 'disclose-debt' },
      'denied GB-CONC-3P',
    ],
    ['demand with consent', WEDNESDAY, { consents: [consent] }, sister, 'denied GB-CONC-3P'],
    ['asked for a number', WEDNESDAY, {}, { ...sister, purpose: 'locate' }, 'allowed'],
    ['representative', WEDNESDAY, {}, { party: 'attorney', contactPoint: 'adviser:office' }, 'allowed'],
    [
      'heir, borrower alive',
      WEDNESDAY,
      {},
      { party: 'heir', contactPoint: 'son:mobile', purpose: 'repayment-info' },
      'denied GB-CONC-3P',
    ],
    [
      'notice at the door',
      WEDNESDAY,
      { notices: [{ kind: 'visit-notice', atMs: 0 }] },
      { channel: 'visit', place: 'doorstep', purpose: 'post-notice' },
      'denied GB-CONC-3P/public',
    ],
  ])
})

t.test('before legal action', async (t) => {
  const suit = { ...letter, purpose: 'legal-step' } as const
  const notice = (at: string): Partial<Facts> => ({ notices: [{ kind: 'default-notice', atMs: ms(at) }] })
  const repossess: Partial<Facts> = {
    ...MORTGAGE,
    approvals: [{ kind: 'last-resort', atMs: ms('2026-06-10T11:00:00+01:00') }],
  }
  table(t, [
    ['no notice', WEDNESDAY, {}, suit, 'denied GB-CCA-DEF'],
    [
      'fourteenth day after',
      '2026-06-10T23:59:59+01:00',
      notice('2026-05-27T09:00:00+01:00'),
      suit,
      'until 2026-06-10T23:00:00Z GB-CCA-DEF',
    ],
    [
      'fifteenth day after',
      '2026-06-11T00:00:00+01:00',
      notice('2026-05-27T09:00:00+01:00'),
      suit,
      'allowed',
    ],
    ['a business', WEDNESDAY, { borrowerKind: 'organisation' }, suit, 'allowed'],
    ['repossession, nothing on record', WEDNESDAY, MORTGAGE, suit, 'denied GB-MCOB-REPO'],
    ['recorded in this second', WEDNESDAY, repossess, suit, 'allowed'],
    [
      'to be recorded',
      '2026-06-10T10:59:59+01:00',
      repossess,
      suit,
      'until 2026-06-10T10:00:00Z GB-MCOB-REPO',
    ],
    [
      'recorded for another loan',
      WEDNESDAY,
      { ...MORTGAGE, approvals: [{ kind: 'last-resort', atMs: 0, account: 'loan-9' }] },
      suit,
      'denied GB-MCOB-REPO',
    ],
  ])
})

t.test('obligations go with the contact, standing duties do not', async (t) => {
  t.strictSame(obligations(WEDNESDAY), [
    'no_pretext',
    'establish_identity_first',
    'no_threat_of_visit',
    'no_undue_pressure',
    'no_premium_rate_number',
  ])
  t.ok(obligations(WEDNESDAY, {}, letter).includes('mark_post_private'))
  t.ok(obligations(WEDNESDAY, MORTGAGE).includes('regard_work_pattern_and_faith'))
})
