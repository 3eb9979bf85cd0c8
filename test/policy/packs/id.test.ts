/** Indonesia: what the worked cases leave out. */
import t from 'tap'
import { compilePolicy } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Facts } from '../../../src/policy/facts.ts'
import { ID_PACK } from '../../../src/policy/packs/id.ts'
import { ordinaryAsk, ordinaryFacts } from '../ordinary.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict } = questionsOf(ID_PACK, '+07:00', 'consumer-loan')

t.test('08:00:00 and 20:00:00 are inside, on every channel but post', async (t) => {
  for (const channel of ['voice', 'ai-voice', 'sms', 'im', 'email', 'push', 'visit'] as const) {
    const place = channel === 'visit' ? { place: 'doorstep' as const } : {}
    const at = (local: string) => verdict({}, { channel, ...place, at: local })
    t.equal(at('2026-03-10T07:59:59'), 'until 2026-03-10T08:00:00 ID-H1', channel)
    t.equal(at('2026-03-10T08:00:00'), 'allowed', channel)
    t.equal(at('2026-03-10T20:00:00'), 'allowed', channel)
    t.equal(at('2026-03-10T20:00:01'), 'until 2026-03-11T08:00:00 ID-H1', channel)
    t.equal(at('2026-03-15T10:00:00'), 'until 2026-03-16T08:00:00 ID-H1/days', channel)
  }
  t.equal(verdict({}, { channel: 'letter', at: '2026-03-15T23:00:00' }), 'allowed')
})

t.test('the next moment skips Sundays and holidays', async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['Saturday, last second', '2026-09-05T20:00:00', 'allowed'],
    ['Saturday, one later', '2026-09-05T20:00:01', 'until 2026-09-07T08:00:00 ID-H1'],
    ['Sunday, first second', '2026-09-06T00:00:00', 'until 2026-09-07T08:00:00 ID-H1 ID-H1/days'],
    ['before a holiday on Monday', '2026-08-15T20:00:01', 'until 2026-08-18T08:00:00 ID-H1'],
    ['the holiday on Monday', '2026-08-17T08:00:00', 'until 2026-08-18T08:00:00 ID-H1/days'],
    ['Labour Day, a Friday', '2026-05-01T10:00:00', 'until 2026-05-02T08:00:00 ID-H1/days'],
    ['Sunday and Pancasila Day behind it', '2026-05-30T20:00:01', 'until 2026-06-02T08:00:00 ID-H1'],
    ['a movable holiday on Thursday', '2026-03-19T10:00:00', 'until 2026-03-20T08:00:00 ID-H1/days'],
    ['Idul Fitri on Saturday and Sunday', '2026-03-21T10:00:00', 'until 2026-03-23T08:00:00 ID-H1/days'],
    ['collective leave is open', '2026-03-20T10:00:00', 'allowed'],
  ]
  for (const [title, at, expected] of rows) t.equal(verdict({}, { at }), expected, title)
})

t.test('a year without calendar is a missing fact, its fixed dates are closed all the same', async (t) => {
  const policy = compilePolicy({ packs: [ID_PACK], strategy: null, calendars: [] })
  const decide = (local: string) =>
    decideContact(
      ordinaryAsk({ atMs: ms(local) }),
      ordinaryFacts({ jurisdiction: 'ID', timeZones: ['Asia/Jakarta'] }),
      policy,
    )
  const tuesday = decide('2026-03-10T10:00:00')
  t.equal(tuesday.verdict, 'denied')
  t.match(tuesday.reasons, [{ code: 'fact_missing', rule: 'ID-H1/days', fact: { name: 'holidays 2026' } }])
  const holiday = decide('2026-08-17T10:00:00')
  t.equal(holiday.verdict, 'denied', 'nobody knows the next open day')
})

t.test('collective leave closes once a calendar of it is loaded and the rule is switched on', async (t) => {
  const cuti = {
    id: 'ID-CUTI',
    title: 'Indonesia, collective leave',
    source: 'the joint decree',
    evidence: 'press',
    years: { '2026': { holidays: ['2026-03-20'] } },
  } as const
  const of = (switches: Record<string, { enabled: boolean }>) => {
    const policy = compilePolicy({ packs: [ID_PACK], strategy: null, switches, calendars: [cuti, WORKDAYS] })
    return decideContact(
      ordinaryAsk({ atMs: ms('2026-03-20T10:00:00') }),
      ordinaryFacts({ jurisdiction: 'ID', timeZones: ['Asia/Jakarta'] }),
      policy,
    )
  }
  t.equal(of({}).verdict, 'allowed')
  const closed = of({ 'ID-H1/collective-leave': { enabled: true } })
  t.equal(closed.nextAllowedAtMs, ms('2026-03-21T08:00:00'))
  t.strictSame(
    closed.reasons.map((one) => one.rule),
    ['ID-H1/collective-leave'],
  )
})
const WORKDAYS = {
  id: 'ID',
  title: 'Indonesia',
  source: 'one day of the year',
  evidence: 'press',
  years: { '2026': { holidays: ['2026-01-01'] } },
} as const

t.test('prior consent opens just the hours, days and place it names', async (t) => {
  const given = ms('2026-03-09T10:00:00')
  const sunday: Partial<Facts> = {
    consents: [
      {
        kind: 'contact-hours',
        party: 'borrower',
        givenAtMs: given,
        from: '09:00',
        to: '12:00',
        days: ['sun'],
      },
    ],
  }
  const evening: Partial<Facts> = {
    consents: [
      {
        kind: 'contact-hours',
        party: 'borrower',
        givenAtMs: given,
        from: '20:00',
        to: '21:00',
        days: ['tue'],
        channels: ['voice'],
      },
    ],
  }
  const holiday: Partial<Facts> = {
    consents: [{ kind: 'contact-hours', party: 'borrower', givenAtMs: given, from: '09:00', to: '10:00' }],
  }
  const office: Partial<Facts> = {
    consents: [{ kind: 'place', party: 'borrower', givenAtMs: given, place: 'office' }],
  }
  const visit = { channel: 'visit', place: 'office' } as const
  const rows: readonly Row[] = [
    ['Sunday 08:59:59', sunday, { at: '2026-03-15T08:59:59' }, 'until 2026-03-15T09:00:00 ID-H1/days'],
    ['Sunday 09:00:00', sunday, { at: '2026-03-15T09:00:00' }, 'allowed'],
    ['Sunday 12:00:00', sunday, { at: '2026-03-15T12:00:00' }, 'allowed'],
    ['Sunday 12:00:01', sunday, { at: '2026-03-15T12:00:01' }, 'until 2026-03-16T08:00:00 ID-H1/days'],
    ['given later', sunday, { at: '2026-03-08T10:00:00' }, 'until 2026-03-09T08:00:00 ID-H1/days'],
    ['Tuesday 21:00:00', evening, { at: '2026-03-10T21:00:00' }, 'allowed'],
    ['Tuesday 21:00:01', evening, { at: '2026-03-10T21:00:01' }, 'until 2026-03-11T08:00:00 ID-H1'],
    [
      'another channel',
      evening,
      { at: '2026-03-10T20:30:00', channel: 'sms' },
      'until 2026-03-11T08:00:00 ID-H1',
    ],
    ['Wednesday', evening, { at: '2026-03-11T20:30:00' }, 'until 2026-03-12T08:00:00 ID-H1'],
    ['a holiday', holiday, { at: '2026-03-19T10:00:00' }, 'allowed'],
    [
      'a holiday, a second later',
      holiday,
      { at: '2026-03-19T10:00:01' },
      'until 2026-03-20T08:00:00 ID-H1/days',
    ],
    ['place', office, visit, 'allowed'],
    [
      'place does not open the Sunday',
      office,
      { ...visit, at: '2026-03-15T10:00:00' },
      'until 2026-03-16T08:00:00 ID-H1/days',
    ],
    [
      'hours do not open the place',
      sunday,
      { ...visit, at: '2026-03-15T10:00:00' },
      'denied ID-H2 ID-H2/place-known',
    ],
    ['let in on the spot is not prior', {}, { ...visit, consentToEnter: true }, 'denied ID-H2'],
    ['another place', office, { channel: 'visit', place: 'public-place' }, 'denied ID-H2 ID-H2/place-known'],
    ['home', {}, { channel: 'visit', place: 'home' }, 'allowed'],
    ['nowhere', {}, { channel: 'visit' }, 'denied ID-H2/place-known'],
    ['a call to the office line', {}, { place: 'office' }, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('the clock of the address; of two possible zones both must be open', async (t) => {
  const both = { timeZones: ['Asia/Jakarta', 'Asia/Jayapura'] }
  const rows: readonly Row[] = [
    ['07:59:59 in Jakarta', both, { at: '2026-03-10T07:59:59' }, 'until 2026-03-10T08:00:00 ID-H1'],
    ['20:00:00 in Jayapura', both, { at: '2026-03-10T18:00:00' }, 'allowed'],
    ['20:00:01 in Jayapura', both, { at: '2026-03-10T18:00:01' }, 'until 2026-03-11T08:00:00 ID-H1'],
    ['Sunday in Jayapura', both, { at: '2026-03-14T22:00:00' }, 'until 2026-03-16T08:00:00 ID-H1 ID-H1/days'],
    [
      'Makassar',
      { timeZones: ['Asia/Makassar'] },
      { at: '2026-03-10T19:00:01' },
      'until 2026-03-11T07:00:00 ID-H1',
    ],
    [
      'P2P in Makassar',
      { timeZones: ['Asia/Makassar'], product: 'p2p-loan' },
      { at: '2026-03-10T19:00:01' },
      'until 2026-03-11T07:00:00 ID-H1 ID-H3',
    ],
    [
      'P2P on Sunday',
      { product: 'p2p-loan' },
      { at: '2026-03-15T10:00:00' },
      'until 2026-03-16T08:00:00 ID-H1/days',
    ],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('only the consumer is collected from', async (t) => {
  for (const party of ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const) {
    t.equal(verdict({}, { party }), 'denied ID-P1', party)
    t.equal(verdict({}, { party, purpose: 'disclose-debt' }), 'denied ID-P1', party)
    t.equal(verdict({}, { party, purpose: 'locate' }), 'allowed', party)
  }
  t.equal(verdict({}, { party: 'guarantor' }), 'denied ID-P1/guarantor')
  t.equal(verdict({}, { party: 'guarantor' }, { 'ID-P1/guarantor': { enabled: false } }), 'allowed')
  t.equal(verdict({}, { party: 'family' }, { 'ID-P1/guarantor': { enabled: false } }), 'denied ID-P1')
})

t.test('answers are not collecting, and a reply needs a message', async (t) => {
  const at = '2026-03-15T10:00:00'
  const wrote = attempts(['2026-03-15T09:00:00'], {
    channel: 'im',
    direction: 'inbound',
    outcome: 'delivered',
  })
  t.equal(verdict({}, { at, purpose: 'complaint-reply' }), 'allowed')
  t.equal(verdict({ attempts: wrote }, { at, channel: 'im', purpose: 'reply' }), 'allowed')
  t.equal(verdict({}, { at, channel: 'im', purpose: 'reply' }), 'until 2026-03-16T08:00:00 ID-H1/days')
  t.equal(
    verdict({ attempts: wrote }, { at, channel: 'sms', purpose: 'reply' }),
    'until 2026-03-16T08:00:00 ID-H1/days',
    'through another channel',
  )
})

t.test('only the consumer himself opens other hours and days', async (t) => {
  const sunday = { at: '2026-03-15T10:00:00' }
  const hours = { kind: 'contact-hours', givenAtMs: 0, from: '09:00', to: '12:00', days: ['sun'] } as const
  const neighbour = { party: 'other', contactPoint: 'neighbour:mobile', purpose: 'locate' } as const
  const closed = 'until 2026-03-16T08:00:00 ID-H1/days'
  t.equal(verdict({ consents: [{ ...hours, party: 'borrower' }] }, sunday), 'allowed')
  t.equal(verdict({ consents: [{ ...hours, party: 'other' }] }, { ...sunday, ...neighbour }), closed)
  t.equal(
    verdict({ consents: [{ ...hours, party: 'borrower' }] }, { ...sunday, ...neighbour }),
    closed,
    'and for himself, not for others',
  )
  const first = { ...hours, party: 'borrower', givenAtMs: ms('2026-03-15T10:00:01') } as const
  t.equal(
    verdict({ consents: [first] }, sunday),
    'until 2026-03-15T10:00:01 ID-H1/days',
    'prior: from its second on',
  )
})
