/** India: what the worked cases leave out. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { IN_PACK } from '../../../src/policy/packs/in.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { attempts, verdict } = questionsOf(IN_PACK, '+05:30', 'bank-loan')
const MICRO = { product: 'microfinance-loan' } as const
const AGENCY = { kind: 'agency', id: 'agency-a' } as const

t.test('8 a.m. and 7 p.m. themselves are open', async (t) => {
  const channels = [
    ['voice', 'IN-H1'],
    ['ai-voice', 'IN-H1'],
    ['sms', 'IN-H1/policy'],
    ['im', 'IN-H1/policy'],
    ['email', 'IN-H1/policy'],
    ['push', 'IN-H1/policy'],
    ['visit', 'IN-H1/policy'],
  ] as const
  for (const [channel, rule] of channels) {
    const at = (clock: string) => verdict({}, { channel, at: `2026-03-10T${clock}` })
    t.equal(at('07:59:59'), `until 2026-03-10T08:00:00 ${rule}`, channel)
    t.equal(at('08:00:00'), 'allowed', channel)
    t.equal(at('19:00:00'), 'allowed', channel)
    t.equal(at('19:00:01'), `until 2026-03-11T08:00:00 ${rule}`, channel)
  }
  t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T22:00:00' }), 'allowed')
  t.equal(verdict({}, { at: '2026-03-15T19:00:00' }), 'allowed', 'a Sunday')
  t.equal(verdict({}, { at: '2026-08-15T12:00:00' }), 'allowed', 'a national holiday')
  const consents: Facts['consents'] = [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '19:00', to: '21:00' },
  ]
  t.equal(
    verdict({ consents }, { at: '2026-03-10T20:00:00' }),
    'until 2026-03-11T08:00:00 IN-H1',
    'no text lets consent open the evening',
  )
})

t.test('messages and visits are policy with a switch of their own', async (t) => {
  const off = { 'IN-H1/policy': { enabled: false } }
  t.equal(verdict({}, { channel: 'sms', at: '2026-03-10T20:00:00' }, off), 'allowed')
  t.equal(verdict({}, { at: '2026-03-10T20:00:00' }, off), 'until 2026-03-11T08:00:00 IN-H1')
  const reply = { channel: 'im', purpose: 'reply', at: '2026-03-10T20:00:00' } as const
  const wrote = attempts(['2026-03-10T19:30:00'], {
    channel: 'im',
    direction: 'inbound',
    outcome: 'delivered',
  })
  t.equal(verdict({ attempts: wrote }, reply), 'allowed')
  t.equal(verdict({}, reply), 'until 2026-03-11T08:00:00 IN-H1/policy', 'a reply to nothing')
})

t.test('microfinance has hours of its own', async (t) => {
  const rows: readonly Row[] = [
    ['08:59:59', MICRO, { at: '2026-03-10T08:59:59' }, 'until 2026-03-10T09:00:00 IN-H2'],
    ['09:00:00', MICRO, { at: '2026-03-10T09:00:00' }, 'allowed'],
    ['18:00:00', MICRO, { at: '2026-03-10T18:00:00' }, 'allowed'],
    ['18:00:01', MICRO, { at: '2026-03-10T18:00:01' }, 'until 2026-03-11T09:00:00 IN-H2'],
    [
      'visit',
      MICRO,
      { at: '2026-03-10T18:00:01', channel: 'visit' },
      'until 2026-03-11T09:00:00 IN-H2/policy',
    ],
    ['bank loan at 18:00:01', {}, { at: '2026-03-10T18:00:01' }, 'allowed'],
    ['family', MICRO, { party: 'family' }, 'denied IN-P1/policy'],
    ['family asked', MICRO, { party: 'family', purpose: 'locate' }, 'denied IN-P1/policy-locate'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('family, referees, friends and employer are left alone', async (t) => {
  for (const party of ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const) {
    t.equal(verdict({}, { party }), 'denied IN-P1', party)
    t.equal(verdict({}, { party, purpose: 'disclose-debt' }), 'denied IN-P1', party)
    t.equal(verdict({}, { party, purpose: 'locate' }), 'denied IN-P1/locate', party)
    t.equal(
      verdict({}, { party, purpose: 'locate' }, { 'IN-P1/locate': { enabled: false } }),
      'allowed',
      `${party}: compliance can open the question for the address`,
    )
    t.equal(verdict({}, { party, purpose: 'complaint-reply' }), 'allowed', party)
  }
  for (const party of ['borrower', 'co-borrower', 'guarantor', 'attorney'] as const) {
    t.equal(verdict({}, { party }), 'allowed', party)
  }
})

t.test('the draft is silent until one switch turns it on', async (t) => {
  const on = { 'IN-D1': { enabled: true } }
  const placed = { placement: { agency: 'agency-a' } } as const
  const rows: readonly (readonly [string, Partial<Facts>, Row[2], string])[] = [
    ['no notice of the agent', placed, { actor: AGENCY }, 'denied IN-D1/notice IN-D1/certification'],
    ['recording down', { recordingAvailable: false }, {}, 'denied IN-D1/recording'],
    ['heirs', {}, { party: 'heir', purpose: 'reach-heirs' }, 'denied IN-D1/parties'],
    ['at night', {}, { at: '2026-03-10T19:00:01' }, 'until 2026-03-11T08:00:00 IN-H1 IN-D1/hours'],
  ]
  for (const [title, facts, ask, expected] of rows) {
    t.equal(
      verdict(facts, ask, on).split(' ').sort().join(' '),
      expected.split(' ').sort().join(' '),
      `${title}, on`,
    )
    t.notMatch(verdict(facts, ask), /IN-D1/, `${title}, off`)
  }
  const drafts = IN_PACK.rules.filter((rule) => rule.id.startsWith('IN-D1/'))
  t.equal(drafts.length, 6)
  for (const rule of drafts) {
    t.equal(rule.enabled, false, rule.id)
    t.equal(rule.provenance.strength, 'policy', rule.id)
  }
  const holds: Facts['holds'] = [{ kind: 'wedding' }]
  t.equal(
    verdict({ holds }, { channel: 'sms' }, on),
    'denied',
    'the draft speaks of calls; the house rule stops the rest',
  )
  t.equal(verdict({ holds }, {}, on), 'denied IN-D1/occasions')
})
