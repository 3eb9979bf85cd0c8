/** United Kingdom: both sides of every boundary, exceptions and their misuse. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { GB_PACK } from '../../../src/policy/packs/gb.ts'
import { attempt } from '../ordinary.ts'
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

t.test('the pack is sound', async (t) => t.strictSame(lintPack(GB_PACK), []))

t.test('hours: to the second, in summer time, over both changes of the clock', async (t) => {
  table(t, [
    ['07:59:59', '2026-06-10T07:59:59+01:00', MORTGAGE, {}, 'until 2026-06-10T07:00:00Z GB-MCOB-HRS'],
    ['08:00:00', '2026-06-10T08:00:00+01:00', MORTGAGE, {}, 'allowed'],
    ['20:59:59', '2026-06-10T20:59:59+01:00', MORTGAGE, {}, 'allowed'],
    ['21:00:00', '2026-06-10T21:00:00+01:00', MORTGAGE, {}, 'until 2026-06-11T07:00:00Z GB-MCOB-HRS'],
    ['card 07:59:59', '2026-06-10T07:59:59+01:00', {}, {}, 'until 2026-06-10T07:00:00Z GB-CONC-TIME/hours'],
    ['card 08:00:00', '2026-06-10T08:00:00+01:00', {}, {}, 'allowed'],
    ['card 20:59:59', '2026-06-10T20:59:59+01:00', {}, {}, 'allowed'],
    ['card 21:00:00', '2026-06-10T21:00:00+01:00', {}, {}, 'until 2026-06-11T07:00:00Z GB-CONC-TIME/hours'],
    ['into summer', '2026-03-28T21:00:00+00:00', MORTGAGE, {}, 'until 2026-03-29T07:00:00Z GB-MCOB-HRS'],
    ['into winter', '2026-10-24T21:00:00+01:00', MORTGAGE, {}, 'until 2026-10-25T08:00:00Z GB-MCOB-HRS'],
    ['first morning of summer, 08:00', '2026-03-29T08:00:00+01:00', MORTGAGE, {}, 'allowed'],
    ['Sunday', '2026-06-14T11:00:00+01:00', MORTGAGE, {}, 'allowed'],
    ['a bank holiday is open', '2026-12-25T11:00:00+00:00', MORTGAGE, {}, 'allowed'],
    ['letter at night', '2026-06-10T23:00:00+01:00', MORTGAGE, { channel: 'letter' }, 'allowed'],
    [
      'e-mail at night',
      '2026-06-10T23:00:00+01:00',
      {},
      { channel: 'email', contactPoint: 'borrower:email' },
      'until 2026-06-11T07:00:00Z GB-CONC-TIME/hours',
    ],
    [
      'abroad: every possible zone must be open',
      '2026-06-10T08:30:00+01:00',
      { ...MORTGAGE, timeZones: ['Europe/London', 'America/New_York'] },
      {},
      'until 2026-06-10T12:00:00Z GB-MCOB-HRS',
    ],
  ])
  const consents: Facts['consents'] = [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '21:00', to: '22:00' },
  ]
  t.equal(verdict('2026-06-10T22:00:00+01:00', { consents }), 'allowed', 'the end of a consent is in it')
  t.match(verdict('2026-06-10T22:00:01+01:00', { consents }), /GB-CONC-TIME/)
  t.match(
    verdict('2026-06-10T21:30:00+01:00', { consents }, { party: 'guarantor', contactPoint: 'g:mobile' }),
    /GB-CONC-TIME/,
    'a consent of the borrower is not one of the guarantor',
  )
  t.equal(
    verdict('2026-06-10T21:30:00+01:00', {}, {}, { 'GB-CONC-TIME/hours': { enabled: false } }),
    'allowed',
    'our own hours can be switched off',
  )
  t.match(
    verdict('2026-06-10T21:30:00+01:00', MORTGAGE, {}, { 'GB-CONC-TIME': { enabled: false } }),
    /GB-MCOB-HRS/,
  )
})

t.test('a reply at night needs a message of that night, and is one', async (t) => {
  const at = '2026-06-10T22:30:00+01:00'
  const chat = { channel: 'im', contactPoint: 'borrower:chat' } as const
  const reply = { ...chat, purpose: 'reply' } as const
  const wrote = (when: string) => attempt(when, { ...chat, direction: 'inbound', outcome: 'delivered' })
  const message = wrote('2026-06-10T22:00:00+01:00')
  t.equal(verdict(at, { attempts: [message] }, reply), 'allowed')
  t.match(verdict(at, { attempts: [] }, reply), /^until .*GB-CONC-TIME\/hours/, 'without a message')
  t.match(verdict(at, { attempts: [message] }, chat), /^until/, 'a demand is not a reply')
  t.match(
    verdict(at, { attempts: [wrote('2026-06-10T20:59:59+01:00')] }, reply),
    /^until/,
    'from the open hours',
  )
  const answered = attempt('2026-06-10T22:10:00+01:00', { ...reply, outcome: 'delivered' })
  t.match(verdict(at, { attempts: [message, answered] }, reply), /^until/, 'a second one')
  t.match(
    verdict(at, { attempts: [message] }, { ...reply, channel: 'sms', contactPoint: 'borrower:mobile' }),
    /^until/,
    'through another channel',
  )
})

t.test('requests about when, how and where', async (t) => {
  const only: Facts['consents'] = [
    {
      kind: 'contact-hours-only',
      party: 'borrower',
      givenAtMs: ms('2026-01-20T15:00:00Z'),
      from: '14:00',
      to: '18:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  ]
  const spared: Facts['refusals'] = [
    { scope: 'time-slot', party: 'borrower', atMs: 0, from: '12:00', to: '14:00', days: ['fri'] },
  ]
  const emailOnly: Facts['refusals'] = [
    { scope: 'channel', party: 'borrower', atMs: ms('2026-06-01T10:00:00Z'), onlyChannels: ['email'] },
  ]
  const noCalls: Facts['refusals'] = [{ scope: 'channel', party: 'borrower', atMs: 0, channel: 'voice' }]
  const notAtWork: Facts['refusals'] = [{ scope: 'place', party: 'borrower', atMs: 0, place: 'office' }]
  const email = { channel: 'email', contactPoint: 'borrower:email' } as const
  table(t, [
    [
      'before',
      '2026-02-17T13:59:59Z',
      { consents: only },
      {},
      'until 2026-02-17T14:00:00Z GB-CONC-TIME/only',
    ],
    ['start', '2026-02-17T14:00:00Z', { consents: only }, {}, 'allowed'],
    ['end', '2026-02-17T18:00:00Z', { consents: only }, {}, 'allowed'],
    [
      'past the end',
      '2026-02-17T18:00:01Z',
      { consents: only },
      {},
      'until 2026-02-18T14:00:00Z GB-CONC-TIME/only',
    ],
    [
      'Friday evening',
      '2026-02-20T18:00:01Z',
      { consents: only },
      {},
      'until 2026-02-23T14:00:00Z GB-CONC-TIME/only',
    ],
    ['before it was said', '2026-01-20T11:00:00Z', { consents: only }, {}, 'allowed'],
    [
      'asked for a call',
      '2026-02-17T10:15:00Z',
      { consents: only },
      { purpose: 'requested-call-back' },
      'allowed',
    ],
    ['a letter', '2026-02-17T10:15:00Z', { consents: only }, { channel: 'letter' }, 'allowed'],
    [
      'the answer to a complaint keeps the time',
      '2026-02-17T10:15:00Z',
      { consents: only },
      { purpose: 'complaint-reply' },
      'until 2026-02-17T14:00:00Z GB-CONC-TIME/only',
    ],
    [
      'guarantor',
      '2026-02-17T10:15:00Z',
      { consents: only },
      { party: 'guarantor', contactPoint: 'g:mobile' },
      'allowed',
    ],
    [
      'spared',
      '2026-02-20T13:59:59Z',
      { refusals: spared },
      {},
      'until 2026-02-20T14:00:00Z GB-CONC-TIME/spared',
    ],
    ['end of it', '2026-02-20T14:00:00Z', { refusals: spared }, {}, 'allowed'],
    ['another day', '2026-02-19T13:00:00Z', { refusals: spared }, {}, 'allowed'],
    ['e-mail only: call', WEDNESDAY, { refusals: emailOnly }, {}, 'denied GB-CONC-TIME/channel'],
    [
      'e-mail only: letter',
      WEDNESDAY,
      { refusals: emailOnly },
      { channel: 'letter' },
      'denied GB-CONC-TIME/channel',
    ],
    ['e-mail only: e-mail', WEDNESDAY, { refusals: emailOnly }, email, 'allowed'],
    [
      'e-mail only: required notice by letter',
      WEDNESDAY,
      { refusals: emailOnly },
      { channel: 'letter', purpose: 'statutory-notice' },
      'allowed',
    ],
    ['e-mail only, before it was said', '2026-05-29T11:00:00+01:00', { refusals: emailOnly }, {}, 'allowed'],
    [
      'no calls: machine',
      WEDNESDAY,
      { refusals: noCalls },
      { channel: 'ai-voice' },
      'denied GB-CONC-TIME/channel',
    ],
    ['no calls: text', WEDNESDAY, { refusals: noCalls }, { channel: 'sms' }, 'allowed'],
    ['not at work', WEDNESDAY, { refusals: notAtWork }, { place: 'office' }, 'denied GB-CONC-TIME/place'],
    ['not at work: mobile', WEDNESDAY, { refusals: notAtWork }, {}, 'allowed'],
  ])
})

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
      { notices, holds: [{ kind: 'vulnerable', channels: ['visit'] }] },
      door,
      'denied GB-CONC-VISIT/vulnerable',
    ],
    [
      'vulnerable: a call',
      WEDNESDAY,
      { holds: [{ kind: 'vulnerable', channels: ['visit'] }] },
      {},
      'allowed',
    ],
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
