/** Random facts and asks. Times lie around one week, so that records and asks meet. */
import fc from 'fast-check'
import {
  type Ask,
  CHANNELS,
  type ConsentFacts,
  type Facts,
  OUTCOMES,
  PARTIES,
  PLACES,
  PURPOSES,
  WEEKDAYS,
} from '../../src/policy/facts.ts'

const MONDAY = Date.parse('2026-03-09T00:00:00+08:00')
const MINUTE = 60_000
const DAY = 86_400_000

export const minuteInWeek = fc
  .integer({ min: 0, max: 7 * 1440 - 1 })
  .map((minute) => MONDAY + minute * MINUTE)
const before = fc.integer({ min: -14 * 1440, max: 5 * 1440 }).map((minute) => MONDAY + minute * MINUTE)
const date = fc
  .integer({ min: -60, max: 12 })
  .map((day) => new Date(MONDAY + 8 * 3_600_000 + day * DAY).toISOString().slice(0, 10))
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const days = fc.option(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), { nil: undefined })
const channel = fc.constantFrom(...CHANNELS)
const party = fc.oneof(
  { weight: 3, arbitrary: fc.constant('borrower' as const) },
  fc.constantFrom(...PARTIES),
)

/** Contact point labels of each party, as in the worked cases. */
const lineOf = (of: string) => fc.constantFrom(`${of}:mobile`, `${of}:home`)

export const attempt = fc
  .record({
    atMs: before,
    channel: fc.oneof({ weight: 3, arbitrary: fc.constant('voice' as const) }, channel),
    direction: fc.constantFrom(
      'outbound' as const,
      'outbound' as const,
      'outbound' as const,
      'inbound' as const,
    ),
    party,
    outcome: fc.constantFrom(...OUTCOMES),
    by: fc.constantFrom('in-house', 'agency-a', 'bot'),
    account: fc.constantFrom('acct-1', 'acct-2'),
  })
  .chain((one) => lineOf(one.party).map((contactPoint) => ({ ...one, contactPoint, person: one.party })))

const consent: fc.Arbitrary<ConsentFacts> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('contact-hours' as const, 'contact-hours-only' as const),
      party,
      givenAtMs: before,
      from: clock,
      to: clock,
      days,
    })
    .map(({ days: named, ...one }) => (named === undefined ? one : { ...one, days: named })),
  fc.record({
    kind: fc.constant('place' as const),
    party,
    givenAtMs: before,
    place: fc.constantFrom(...PLACES),
  }),
  fc.record({ kind: fc.constant('offers-to-pay' as const), party, givenAtMs: before }),
)

const refusal = fc.record(
  {
    party,
    atMs: before,
    scope: fc.constantFrom('no-contact' as const, 'channel' as const, 'time-slot' as const, 'leave' as const),
    liftedAtMs: before,
    channel,
    from: clock,
    to: clock,
  },
  { requiredKeys: ['party', 'atMs', 'scope'] },
)

const hold = fc
  .record({
    kind: fc.constantFrom('hardship', 'represented'),
    fromMs: before,
    hours: fc.integer({ min: 1, max: 72 }),
    endless: fc.boolean(),
  })
  .map(({ hours, endless, ...one }) => (endless ? one : { ...one, untilMs: one.fromMs + hours * 3_600_000 }))

export const arbitraryFacts: fc.Arbitrary<Facts> = fc.record({
  jurisdiction: fc.constantFrom('CN', 'CN', 'TW'),
  timeZones: fc.constantFrom<readonly string[]>(
    ['Asia/Shanghai'],
    ['Asia/Shanghai'],
    ['Asia/Taipei'],
    ['America/New_York'],
    ['Asia/Shanghai', 'Europe/London'],
    ['Asia/Urumqi'],
  ),
  borrowerKind: fc.constantFrom('person' as const, 'organisation' as const),
  deceased: rarely(true, false),
  capacity: rarely('limited' as const, 'full' as const),
  bankrupt: rarely({ acceptedOn: '2026-03-12' }, null),
  account: fc.constant('acct-1'),
  product: fc.constantFrom('consumer-loan', 'credit-card', 'mortgage', 'insurer-loan'),
  currency: fc.constant('CNY'),
  overdueMinor: fc.oneof({ weight: 9, arbitrary: fc.constant(5000) }, fc.constantFrom(0, -1, null)),
  totalOutstandingMinor: fc.constantFrom(null, 90_000),
  oldestUnpaidDueDate: fc.oneof({ weight: 9, arbitrary: date }, fc.constant(null)),
  limitationEndsOn: rarely('2026-03-10', null),
  securedOrGuaranteed: fc.constantFrom(null, true, false),
  ability: fc.option(fc.integer({ min: 0, max: 100 })),
  willingness: fc.option(fc.integer({ min: 0, max: 100 })),
  contactPoints: fc.constant([]),
  attempts: fc.array(attempt, { maxLength: 14 }),
  consents: fc.array(consent, { maxLength: 2 }),
  refusals: fc.array(refusal, { maxLength: 2 }),
  holds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(hold, { maxLength: 2 })),
  disputes: fc.constant([]),
  promises: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.array(
      fc.record({
        atMs: before,
        dueOn: date,
        amountMinor: fc.constant(100),
        status: fc.constantFrom('pending' as const, 'broken' as const),
      }),
      { maxLength: 2 },
    ),
  ),
  plan: rarely({ signedOn: '2026-02-01', status: 'performing' as const }, null),
  placement: fc.constantFrom(
    null,
    null,
    { agency: 'agency-a', noticeGivenOn: '2026-03-01' },
    { agency: 'agency-a', noticeGivenOn: '2026-03-11', since: '2026-03-05' },
    { agency: 'agency-b', onPublicList: false },
  ),
  recordingAvailable: rarely(false, null),
  lastPaymentOn: fc.option(date),
  current: fc.option(
    fc.record({
      stage: fc.constantFrom('reminder', 'phone', 'field-visit', 'legal', 'gone', null),
      segment: fc.constantFrom('consumer', 'card', 'gone'),
      sinceMs: before,
    }),
  ),
})

function rarely<T, U>(odd: T, usual: U): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, fc.constant(odd))
}

export const arbitraryAsk: fc.Arbitrary<Ask> = fc
  .record({
    atMs: minuteInWeek,
    channel: fc.oneof({ weight: 3, arbitrary: fc.constant('voice' as const) }, channel),
    party,
    purpose: fc.oneof(
      { weight: 4, arbitrary: fc.constant('demand' as const) },
      { weight: 3, arbitrary: fc.constant('locate' as const) },
      fc.constantFrom(...PURPOSES),
    ),
    actor: fc.constantFrom(
      { kind: 'in-house' as const },
      { kind: 'bot' as const },
      { kind: 'agency' as const, id: 'agency-a' },
    ),
    place: fc.constantFrom(...PLACES),
    collectors: fc.integer({ min: 1, max: 3 }),
    consentToEnter: fc.boolean(),
  })
  .chain((one) =>
    lineOf(one.party).map((contactPoint) => {
      const { place, collectors, consentToEnter, ...rest } = one
      const isVisit = one.channel === 'visit'
      return {
        ...rest,
        contactPoint,
        person: one.party,
        ...(isVisit ? { place, collectors, consentToEnter } : {}),
      }
    }),
  )
