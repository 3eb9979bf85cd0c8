/** Japan: what the worked cases leave out. */
import t from 'tap'
import type { Channel, Facts } from '../../../src/policy/facts.ts'
import { JP_PACK } from '../../../src/policy/packs/jp.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict, warnings } = questionsOf(JP_PACK, '+09:00', 'moneylender-loan')
const BANK = { product: 'bank-loan' } as const

t.test(
  'the night is closed at both of its ends, for calls and visits by law and for messages by policy',
  async (t) => {
    const rows: readonly (readonly [Channel, string])[] = [
      ['voice', 'JP-H1'],
      ['ai-voice', 'JP-H1'],
      ['visit', 'JP-H1'],
      ['sms', 'JP-H1/messages'],
      ['im', 'JP-H1/messages'],
      ['email', 'JP-H1/messages'],
      ['push', 'JP-H1/messages'],
    ]
    for (const [channel, rule] of rows) {
      const ask = { channel, ...(channel === 'visit' ? { place: 'doorstep' as const } : {}) }
      const at = (clock: string) => verdict({}, { ...ask, at: `2026-03-10T${clock}` })
      t.equal(at('07:59:59'), `until 2026-03-10T08:00:01 ${rule}`, channel)
      t.equal(at('08:00:00'), `until 2026-03-10T08:00:01 ${rule}`, channel)
      t.equal(at('08:00:01'), 'allowed', channel)
      t.equal(at('20:59:59'), 'allowed', channel)
      t.equal(at('21:00:00'), `until 2026-03-11T08:00:01 ${rule}`, channel)
      t.equal(at('00:00:00'), `until 2026-03-10T08:00:01 ${rule}`, channel)
    }
    t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T23:00:00' }), 'allowed')
    t.equal(verdict({}, { at: '2026-03-15T12:00:00' }), 'allowed', 'a Sunday')
    t.equal(verdict({}, { at: '2026-04-29T12:00:00' }), 'allowed', 'a holiday')
  },
)

t.test('other lenders keep the same values, labelled as policy', async (t) => {
  const rows: readonly Row[] = [
    ['call', BANK, { at: '2026-03-10T21:00:00' }, 'until 2026-03-11T08:00:01 JP-H1/policy'],
    [
      'sms',
      BANK,
      { at: '2026-03-10T21:00:00', channel: 'sms' },
      'until 2026-03-11T08:00:01 JP-H1/policy-messages',
    ],
    ['office', BANK, { place: 'office' }, 'denied JP-V1/policy'],
    ['told', BANK, { party: 'family', purpose: 'disclose-debt' }, 'denied JP-P1/policy'],
    ['asked to pay', BANK, { party: 'family' }, 'denied JP-P1/policy-demand'],
    ['represented', { ...BANK, holds: [{ kind: 'represented' }] }, {}, 'denied JP-S1/policy'],
    [
      'card',
      { product: 'credit-card' },
      { at: '2026-03-10T08:00:00' },
      'until 2026-03-10T08:00:01 JP-H1/policy',
    ],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
  for (const rule of JP_PACK.rules) {
    if (rule.id.includes('/policy')) t.equal(rule.provenance.strength, 'policy', rule.id)
  }
})

t.test('a good reason is recorded consent with hours, or with the place', async (t) => {
  const evening: Facts['consents'] = [
    {
      kind: 'contact-hours',
      party: 'borrower',
      givenAtMs: ms('2026-03-09T10:00:00'),
      from: '21:00',
      to: '21:45',
    },
  ]
  const office: Facts['consents'] = [
    { kind: 'place', party: 'borrower', givenAtMs: ms('2026-03-09T10:00:00'), place: 'office' },
  ]
  const withdrawn = office.map((one) => ({ ...one, withdrawnAtMs: ms('2026-03-10T10:59:59') }))
  const rows: readonly Row[] = [
    ['the last second agreed', { consents: evening }, { at: '2026-03-10T21:45:00' }, 'allowed'],
    [
      'a second later',
      { consents: evening },
      { at: '2026-03-10T21:45:01' },
      'until 2026-03-11T08:00:01 JP-H1',
    ],
    [
      'before it was given',
      { consents: evening },
      { at: '2026-03-08T21:20:00' },
      'until 2026-03-09T08:00:01 JP-H1',
    ],
    [
      'by somebody else',
      { consents: evening },
      { at: '2026-03-10T21:20:00', party: 'guarantor', contactPoint: 'guarantor:mobile' },
      'until 2026-03-11T08:00:01 JP-H1',
    ],
    ['office line with consent', { consents: office }, { place: 'office' }, 'allowed'],
    ['office visit with consent', { consents: office }, { channel: 'visit', place: 'office' }, 'allowed'],
    ['consent withdrawn', { consents: withdrawn }, { place: 'office' }, 'denied JP-V1'],
    [
      'consent to another place',
      { consents: office },
      { channel: 'visit', place: 'public-place' },
      'denied JP-V1 JP-V1/place-known',
    ],
    ['consent to hours is none to a place', { consents: evening }, { place: 'office' }, 'denied JP-V1'],
    [
      'let in at the office is no consent to the place',
      {},
      { channel: 'visit', place: 'office', consentToEnter: true },
      'denied JP-V1',
    ],
    ['a visit to nowhere', {}, { channel: 'visit' }, 'denied JP-V1/place-known'],
    ['an SMS does not go to the workplace', {}, { channel: 'sms', place: 'office' }, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('the place of a workplace line is known from the file', async (t) => {
  const contactPoints: Facts['contactPoints'] = [
    {
      id: 'work',
      person: 'borrower',
      party: 'borrower',
      channels: ['voice'],
      status: 'verified',
      place: 'office',
    },
  ]
  t.equal(verdict({ contactPoints }, { contactPoint: 'work' }), 'denied JP-V1')
})

t.test('the time the debtor named is the only one, and the night stays closed', async (t) => {
  const named = (from: string, to: string): Partial<Facts> => ({
    consents: [{ kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from, to }],
  })
  const rows: readonly Row[] = [
    ['before', named('18:00', '20:00'), { at: '2026-03-10T17:59:59' }, 'until 2026-03-10T18:00:00 JP-H2'],
    ['first', named('18:00', '20:00'), { at: '2026-03-10T18:00:00' }, 'allowed'],
    ['last', named('18:00', '20:00'), { at: '2026-03-10T20:00:00' }, 'allowed'],
    ['after', named('18:00', '20:00'), { at: '2026-03-10T20:00:01' }, 'until 2026-03-11T18:00:00 JP-H2'],
    [
      'message',
      named('18:00', '20:00'),
      { at: '2026-03-10T14:00:00', channel: 'email' },
      'until 2026-03-10T18:00:00 JP-H2',
    ],
    ['letter', named('18:00', '20:00'), { at: '2026-03-10T14:00:00', channel: 'letter' }, 'allowed'],
    [
      'into the night',
      named('20:00', '22:00'),
      { at: '2026-03-10T21:30:00' },
      'until 2026-03-11T20:00:00 JP-H1',
    ],
    [
      'bank',
      { ...BANK, ...named('18:00', '20:00') },
      { at: '2026-03-10T14:00:00' },
      'until 2026-03-10T18:00:00 JP-H2/policy',
    ],
    [
      'the guarantor named none',
      named('18:00', '20:00'),
      { at: '2026-03-10T14:00:00', party: 'guarantor', contactPoint: 'guarantor:mobile' },
      'allowed',
    ],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('told to leave: no visit on that local day', async (t) => {
  const refusals: Facts['refusals'] = [{ party: 'borrower', scope: 'leave', atMs: ms('2026-03-10T14:20:00') }]
  const visit = (at: string) => verdict({ refusals }, { at, channel: 'visit', place: 'doorstep' })
  t.equal(visit('2026-03-10T14:19:59'), 'allowed')
  t.equal(visit('2026-03-10T14:20:00'), 'until 2026-03-11T08:00:01 JP-V2')
  t.equal(visit('2026-03-11T08:00:01'), 'allowed')
  t.equal(verdict({ refusals }, { at: '2026-03-10T15:00:00' }), 'allowed', 'a call')
})

t.test(
  'third persons: asked for the whereabouts, never told, never asked to pay, not after they refused',
  async (t) => {
    const ec = { party: 'emergency-contact', contactPoint: 'ec1:mobile' } as const
    const refusals: Facts['refusals'] = [
      {
        party: 'emergency-contact',
        contactPoint: 'ec1:mobile',
        scope: 'no-contact',
        atMs: ms('2026-03-09T10:00:00'),
      },
    ]
    const rows: readonly Row[] = [
      ['locate', {}, { ...ec, purpose: 'locate' }, 'allowed'],
      ['locate after a refusal', { refusals }, { ...ec, purpose: 'locate' }, 'denied JP-P1/refused'],
      [
        'another line of that person',
        { refusals },
        { ...ec, contactPoint: 'ec1:home', purpose: 'locate' },
        'denied JP-P1/refused',
      ],
      ['somebody else', { refusals }, { ...ec, contactPoint: 'ec2:mobile', purpose: 'locate' }, 'allowed'],
      ['demand', {}, ec, 'denied JP-P1/demand'],
      ['how to pay', {}, { ...ec, purpose: 'repayment-info' }, 'denied JP-P1'],
      ['guarantor', {}, { party: 'guarantor', contactPoint: 'guarantor:mobile' }, 'allowed'],
      ['co-borrower', {}, { party: 'co-borrower', purpose: 'disclose-debt' }, 'allowed'],
      [
        'poster',
        {},
        { channel: 'letter', purpose: 'post-notice', place: 'doorstep' },
        'denied JP-P1/posters',
      ],
      [
        'the refusal of the debtor ends nothing',
        { refusals: [{ party: 'borrower', scope: 'no-contact', atMs: 0 }] },
        {},
        'allowed',
      ],
    ]
    for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
  },
)

t.test('representation closes the debtor, not those who owe besides', async (t) => {
  const holds: Facts['holds'] = [{ kind: 'represented', fromMs: ms('2026-03-10T09:00:00') }]
  t.equal(verdict({ holds }, { at: '2026-03-10T08:59:59' }), 'allowed', 'before the notice')
  t.equal(verdict({ holds }, { at: '2026-03-10T09:00:00' }), 'denied JP-S1')
  t.equal(verdict({ holds }, { channel: 'letter' }), 'denied JP-S1')
  t.equal(verdict({ holds }, { purpose: 'complaint-reply' }), 'allowed')
  t.equal(verdict({ holds }, { party: 'guarantor' }), 'allowed')
  t.equal(verdict({ holds }, { party: 'attorney' }), 'allowed')
  const office = { party: 'attorney', contactPoint: 'attorney:office', place: 'office' } as const
  t.equal(
    verdict({ holds }, office),
    'allowed',
    'the office of the lawyer is not the workplace of the debtor',
  )
  t.equal(verdict({ holds }, { ...office, channel: 'visit' }), 'allowed')
})

t.test('a third person who refused in a call is not asked again, though nobody wrote it down', async (t) => {
  const brother = { party: 'family', contactPoint: 'brother:mobile' } as const
  const refused = attempts(['2026-03-10T10:00:00'], { ...brother, outcome: 'refused' })
  const locate = { ...brother, purpose: 'locate' } as const
  t.equal(verdict({ attempts: refused }, locate), 'denied JP-P1/refused')
  t.equal(verdict({ attempts: refused, ...BANK }, locate), 'denied JP-P1/policy-refused')
  t.equal(verdict({ attempts: refused }, { ...locate, contactPoint: 'brother:home' }), 'denied JP-P1/refused')
  t.equal(
    verdict({ attempts: refused }, { ...locate, contactPoint: 'sister:mobile' }),
    'allowed',
    'another one',
  )
  t.equal(
    verdict({ attempts: attempts(['2026-03-10T10:00:00'], { ...brother, outcome: 'conversation' }) }, locate),
    'allowed',
    'who talked did not refuse',
  )
  t.equal(
    verdict({ attempts: attempts(['2026-03-10T10:00:00'], { outcome: 'refused' }) }, {}),
    'allowed',
    'the debtor himself is not meant',
  )
})

t.test('a reply goes out at night only while a message of that night stands unanswered', async (t) => {
  const at = '2026-03-10T22:30:00'
  const reply = { at, channel: 'im', purpose: 'reply' } as const
  const message = (local: string) =>
    attempts([local], { channel: 'im', direction: 'inbound', outcome: 'delivered' })
  const answered = attempts(['2026-03-10T22:20:00'], {
    channel: 'im',
    outcome: 'delivered',
    purpose: 'reply',
  })
  const closed = 'until 2026-03-11T08:00:01 JP-H1/messages'
  t.equal(verdict({}, reply), closed, 'no message')
  t.equal(verdict({ attempts: message('2026-03-10T22:10:00') }, reply), 'allowed')
  t.equal(verdict({ attempts: message('2026-03-10T20:00:00') }, reply), closed, 'written in the day')
  t.equal(verdict({ attempts: [...message('2026-03-10T22:10:00'), ...answered] }, reply), closed, 'answered')
  t.equal(verdict({ attempts: message('2026-03-10T22:10:00') }, { ...reply, purpose: 'demand' }), closed)
})

t.test('three calls a day is a number that nobody verified: it warns', async (t) => {
  const three = attempts(['2026-03-10T09:00:00', '2026-03-10T10:00:00', '2026-03-10T10:30:00'])
  t.equal(verdict({ attempts: three }, {}), 'allowed')
  t.equal(warnings({ attempts: three }, {}), 'JP-F1')
  t.equal(warnings({ attempts: three.slice(1) }, {}), '')
  t.equal(
    verdict({ attempts: three }, {}, { 'JP-F1': { effect: 'deny' } }),
    'until 2026-03-11T08:00:01 JP-F1',
    'a creditor can make it deny',
  )
})
