/** United Kingdom: both sides of every boundary, exceptions and their misuse. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { GB_PACK } from '../../../src/policy/packs/gb.ts'
import { attempt } from '../ordinary.ts'
import { type Row, verdictsOf } from './verdicts-of.ts'

const { verdict } = verdictsOf([GB_PACK], {
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
