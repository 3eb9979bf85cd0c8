/** Both sides of every boundary, one difference per row. */
import t from 'tap'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import type { Ask, Facts } from '../../src/policy/facts.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { attempt, ordinaryAsk, ordinaryFacts } from './ordinary.ts'

const policy = compilePolicy({ packs: PACKS, strategy: null })

function decide(facts: Partial<Facts>, ask: Partial<Ask>) {
  return decideContact(ordinaryAsk(ask), ordinaryFacts(facts), policy)
}

// prettier-ignore
const HOURS: readonly (readonly [string, Ask['channel'], string, string])[] = [
  // jurisdiction, channel, local time, verdict and next
  ['CN', 'voice', '2026-03-10T07:59:59+08:00', 'deferred 2026-03-10T00:00:00.000Z'],
  ['CN', 'voice', '2026-03-10T08:00:00+08:00', 'allowed'],
  ['CN', 'voice', '2026-03-10T21:59:59+08:00', 'allowed'],
  ['CN', 'voice', '2026-03-10T22:00:00+08:00', 'deferred 2026-03-11T00:00:00.000Z'],
  ['CN', 'email', '2026-03-10T22:00:00+08:00', 'deferred 2026-03-11T00:00:00.000Z'],
  ['CN', 'letter', '2026-03-10T23:00:00+08:00', 'allowed'],
  ['TW', 'voice', '2026-03-10T06:59:59+08:00', 'deferred 2026-03-09T23:00:00.000Z'],
  ['TW', 'voice', '2026-03-10T07:00:00+08:00', 'allowed'],
  ['TW', 'voice', '2026-03-10T21:59:59+08:00', 'allowed'],
  ['TW', 'voice', '2026-03-10T22:00:00+08:00', 'deferred 2026-03-10T23:00:00.000Z'],
]

t.test('contact hours', async (t) => {
  for (const [jurisdiction, channel, at, expected] of HOURS) {
    const decision = decide({ jurisdiction }, { channel, atMs: Date.parse(at) })
    const next =
      decision.nextAllowedAtMs === null ? 'never' : new Date(decision.nextAllowedAtMs).toISOString()
    t.equal(
      decision.verdict === 'allowed' ? 'allowed' : `${decision.verdict} ${next}`,
      expected,
      `${jurisdiction} ${channel} ${at}`,
    )
  }
})

t.test('a reminder by e-mail that is a bare statement may be sent at night in China', async (t) => {
  const atMs = Date.parse('2026-03-10T23:00:00+08:00')
  t.equal(decide({}, { channel: 'email', purpose: 'statutory-notice', atMs }).verdict, 'allowed')
  t.equal(decide({}, { channel: 'sms', purpose: 'statutory-notice', atMs }).verdict, 'deferred')
})

t.test('consent opens the hours it names, both ends included, and nothing else', async (t) => {
  const consents: Facts['consents'] = [
    {
      kind: 'contact-hours',
      party: 'borrower',
      givenAtMs: 0,
      from: '22:00',
      to: '23:00',
      channels: ['voice'],
      days: ['tue'],
    },
  ]
  const rows: readonly (readonly [string, Partial<Ask>, string])[] = [
    ['2026-03-10T22:00:00+08:00', {}, 'allowed'],
    ['2026-03-10T23:00:00+08:00', {}, 'allowed'],
    ['2026-03-10T23:00:01+08:00', {}, 'deferred'],
    ['2026-03-11T22:00:00+08:00', {}, 'deferred'],
    ['2026-03-10T22:30:00+08:00', { channel: 'sms' }, 'deferred'],
    ['2026-03-10T22:30:00+08:00', { party: 'guarantor', contactPoint: 'guarantor:mobile' }, 'deferred'],
  ]
  for (const [at, ask, verdict] of rows) {
    t.equal(
      decide({ consents }, { ...ask, atMs: Date.parse(at) }).verdict,
      verdict,
      `${at} ${JSON.stringify(ask)}`,
    )
  }
  const withdrawn = consents.map((one) => ({
    ...one,
    withdrawnAtMs: Date.parse('2026-03-10T12:00:00+08:00'),
  }))
  t.equal(
    decide({ consents: withdrawn }, { atMs: Date.parse('2026-03-10T22:30:00+08:00') }).verdict,
    'deferred',
  )
})

t.test('caps: the limit-th is allowed and the next is not; open and unknown outcomes count', async (t) => {
  const atMs = Date.parse('2026-03-10T18:00:00+08:00')
  const talks = (n: number, change = {}) =>
    Array.from({ length: n }, (_, i) =>
      attempt(`2026-03-10T${10 + i}:00:00+08:00`, { outcome: 'conversation', ...change }),
    )
  t.equal(decide({ attempts: talks(2) }, { atMs }).verdict, 'allowed')
  t.equal(decide({ attempts: talks(3) }, { atMs }).verdict, 'deferred')
  t.equal(decide({ attempts: talks(3, { outcome: 'reserved' }) }, { atMs }).verdict, 'deferred')
  t.equal(decide({ attempts: talks(3, { outcome: 'unknown' }) }, { atMs }).verdict, 'deferred')
  t.equal(decide({ attempts: talks(3, { direction: 'inbound' }) }, { atMs }).verdict, 'allowed')
  t.equal(decide({ attempts: talks(3) }, { atMs, channel: 'sms' }).verdict, 'allowed')
  t.equal(
    decide({ attempts: talks(3) }, { atMs, party: 'guarantor', contactPoint: 'guarantor:mobile' }).verdict,
    'allowed',
  )
  t.equal(decide({ attempts: talks(5, { outcome: 'busy' }) }, { atMs }).verdict, 'allowed')
  t.equal(decide({ attempts: talks(6, { outcome: 'busy' }) }, { atMs }).verdict, 'deferred')
  t.equal(
    decide({ attempts: talks(6, { outcome: 'busy' }) }, { atMs, contactPoint: 'borrower:home' }).verdict,
    'allowed',
  )
  const [budget] = decide({ attempts: talks(2) }, { atMs }).budgets
  t.match(budget, { rule: 'CN-F1', used: 2, limit: 3, resetsAtMs: Date.parse('2026-03-11T00:00:00+08:00') })
})

t.test('a soft limit can be switched to a warning, a needed fact cannot be switched off', async (t) => {
  const soft = compilePolicy({
    packs: PACKS,
    strategy: null,
    switches: { 'CN-F3': { effect: 'warn' }, 'tact-time-zone-known': { enabled: false } },
  })
  const attempts = Array.from({ length: 6 }, (_, i) => attempt(`2026-03-10T10:0${i}:00+08:00`))
  const decision = decideContact(ordinaryAsk(), ordinaryFacts({ attempts }), soft)
  t.equal(decision.verdict, 'allowed')
  t.strictSame(
    decision.warnings.map((reason) => reason.rule),
    ['CN-F3'],
  )
  t.match(soft.version, /CN-F3:warn/)
  t.equal(decideContact(ordinaryAsk(), ordinaryFacts({ timeZones: [] }), soft).verdict, 'denied')
})

t.test('unknown is not zero', async (t) => {
  const rows: readonly (readonly [Partial<Facts>, Partial<Ask>, string])[] = [
    [{ jurisdiction: null }, {}, 'jurisdiction'],
    [{ jurisdiction: 'ZZ' }, {}, 'jurisdiction'],
    [{ timeZones: [] }, {}, 'timeZones'],
    [{ timeZones: ['Asia/Shanghai', '+08:00'] }, {}, 'timeZones'],
    [{ overdueMinor: null }, {}, 'overdueMinor'],
    [{}, { contactPoint: undefined }, 'ask.contactPoint'],
    [{}, { atMs: Number.NaN }, 'ask.atMs'],
    [{}, { channel: 'visit', place: 'doorstep' }, 'ask.collectors'],
    [{}, { channel: 'visit', collectors: 2 }, 'ask.place'],
  ]
  for (const [facts, ask, name] of rows) {
    const decision = decide(facts, ask)
    t.equal(decision.verdict, 'denied', name)
    t.equal(decision.reasons[0]?.fact?.name, name)
  }
})

t.test('out of reach: the three ways, and what breaks them', async (t) => {
  const ec = { party: 'emergency-contact', contactPoint: 'ec1:mobile', purpose: 'locate' } as const
  const rows: readonly (readonly [string, Facts['attempts'], string, string])[] = [
    ['nothing tried', [], '2026-03-10T11:00:00+08:00', 'denied'],
    [
      'dead number',
      [attempt('2026-03-10T10:00:00+08:00', { outcome: 'not-in-service' })],
      '2026-03-10T11:00:00+08:00',
      'allowed',
    ],
    [
      'one of two numbers dead',
      [
        attempt('2026-03-10T10:00:00+08:00', { outcome: 'not-in-service' }),
        attempt('2026-03-10T10:01:00+08:00', { contactPoint: 'borrower:home' }),
      ],
      '2026-03-10T11:00:00+08:00',
      'denied',
    ],
    [
      'two failures yesterday',
      [attempt('2026-03-09T10:00:00+08:00'), attempt('2026-03-09T11:00:00+08:00')],
      '2026-03-10T11:00:00+08:00',
      'denied',
    ],
    [
      'three failures, the third at 23:59:59 yesterday',
      [
        attempt('2026-03-08T10:00:00+08:00'),
        attempt('2026-03-09T11:00:00+08:00'),
        attempt('2026-03-09T23:59:59+08:00'),
      ],
      '2026-03-10T11:00:00+08:00',
      'allowed',
    ],
    [
      'the third at 00:00:00 today',
      [
        attempt('2026-03-08T10:00:00+08:00'),
        attempt('2026-03-09T11:00:00+08:00'),
        attempt('2026-03-10T00:00:00+08:00'),
      ],
      '2026-03-10T11:00:00+08:00',
      'deferred',
    ],
    [
      'a talk in between',
      [
        attempt('2026-03-07T10:00:00+08:00'),
        attempt('2026-03-08T10:00:00+08:00', { outcome: 'conversation', direction: 'inbound' }),
        attempt('2026-03-09T11:00:00+08:00'),
        attempt('2026-03-09T12:00:00+08:00'),
      ],
      '2026-03-10T11:00:00+08:00',
      'denied',
    ],
  ]
  for (const [title, attempts, at, verdict] of rows) {
    t.equal(decide({ attempts }, { ...ec, atMs: Date.parse(at) }).verdict, verdict, title)
  }
})

t.test('agencies', async (t) => {
  const actor = { kind: 'agency', id: 'agency-a' } as const
  const rows: readonly (readonly [string, Facts['placement'], string])[] = [
    ['no placement', null, 'denied'],
    ['another agency', { agency: 'agency-b', noticeGivenOn: '2026-03-01' }, 'denied'],
    ['no notice', { agency: 'agency-a' }, 'denied'],
    ['notice tomorrow', { agency: 'agency-a', noticeGivenOn: '2026-03-11' }, 'deferred'],
    ['notice today', { agency: 'agency-a', noticeGivenOn: '2026-03-10' }, 'allowed'],
    ['begins tomorrow', { agency: 'agency-a', noticeGivenOn: '2026-03-01', since: '2026-03-11' }, 'deferred'],
    ['ends today', { agency: 'agency-a', noticeGivenOn: '2026-03-01', until: '2026-03-10' }, 'allowed'],
    ['ended yesterday', { agency: 'agency-a', noticeGivenOn: '2026-03-01', until: '2026-03-09' }, 'denied'],
  ]
  for (const [title, placement, verdict] of rows)
    t.equal(decide({ placement }, { actor }).verdict, verdict, title)
})

t.test('reasons stand in order of precedence, law before house rule', async (t) => {
  const decision = decide(
    { deceased: true, plan: { signedOn: '2026-01-01', status: 'performing' }, timeZones: [] },
    { atMs: Date.parse('2026-03-10T23:00:00+08:00') },
  )
  t.strictSame(
    decision.reasons.map((reason) => `${reason.code} ${reason.rule}`),
    [
      'fact_missing CN-H1',
      'fact_missing CN-H2',
      'fact_missing tact-time-zone-known',
      'borrower_deceased CN-S4',
      'borrower_deceased tact-deceased',
      'plan_performing CN-S3',
      'plan_performing tact-plan-performing',
    ],
  )
})
