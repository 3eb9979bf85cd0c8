/** Random facts, rich enough for every kind of rule, and mostly of an account that may be collected. */
import fc from 'fast-check'
import {
  type AttemptFacts,
  CHANNELS,
  type ConsentFacts,
  type ContactPointFacts,
  type Facts,
  type HoldFacts,
  LINES,
  OUTCOMES,
  PARTIES,
  PLACES,
  PURPOSES,
  REFUSAL_SCOPES,
} from '../../../src/policy/facts.ts'
import {
  account,
  actorLabel,
  channel,
  few,
  POINTS,
  party,
  purpose,
  somebody,
  usually,
  type Words,
} from './arbitrary-choices.ts'
import { oddClock, type Times, weekdays } from './arbitrary-time.ts'

function recordsOf(times: Times, words: Words) {
  const atMs = times.recorded
  const form = fc.constantFrom(...words.forms)
  const attempt: fc.Arbitrary<AttemptFacts> = fc
    .tuple(
      somebody,
      fc.record(
        {
          atMs,
          channel,
          direction: fc.constantFrom('outbound', 'outbound', 'outbound', 'inbound'),
          outcome: fc.oneof(
            fc.constantFrom('no-answer' as const, 'conversation' as const),
            fc.constantFrom(...OUTCOMES),
          ),
          by: actorLabel,
          account,
          alsoAccounts: fc.constant(['acct-1']),
          purpose,
          place: fc.constantFrom(...PLACES),
          line: fc.constantFrom(...LINES),
        },
        { requiredKeys: ['atMs', 'channel', 'direction', 'outcome', 'by', 'account'] },
      ),
    )
    .map(([who, what]) => ({ ...who, ...what }))
  const given = { givenAtMs: atMs, withdrawnAtMs: atMs, form, givenTo: actorLabel }
  const hours: fc.Arbitrary<ConsentFacts> = fc.record(
    {
      kind: fc.constantFrom(
        'contact-hours' as const,
        'contact-hours' as const,
        'contact-hours-only' as const,
      ),
      ...given,
      from: oddClock,
      to: oddClock,
      days: weekdays,
      channels: fc.subarray([...CHANNELS], { minLength: 4 }),
      party,
    },
    { requiredKeys: ['kind', 'givenAtMs', 'from', 'to', 'party'] },
  )
  const place: fc.Arbitrary<ConsentFacts> = fc.record(
    { kind: fc.constant('place' as const), ...given, place: fc.constantFrom(...PLACES), party },
    { requiredKeys: ['kind', 'givenAtMs', 'place', 'party'] },
  )
  const dated: fc.Arbitrary<ConsentFacts> = fc.record(
    {
      kind: fc.constantFrom(
        'offers-to-pay' as const,
        'channel' as const,
        'channel' as const,
        'call' as const,
        'third-party' as const,
      ),
      ...given,
      party,
      channels: fc.subarray([...CHANNELS], { minLength: 4 }),
      purposes: fc.subarray([...PURPOSES], { minLength: 8 }),
      validFrom: times.date,
      validTo: times.date,
      account,
      thirdParties: fc.subarray([...PARTIES], { minLength: 4 }),
    },
    { requiredKeys: ['kind', 'givenAtMs', 'party'] },
  )
  const consent = fc
    .tuple(somebody, fc.oneof(hours, place, dated), fc.boolean())
    .map(([who, what, isTheirs]): ConsentFacts => {
      if (!isTheirs) return what
      const { contactPoint, ...rest } = who
      const isLined = contactPoint !== undefined && !('from' in what) && what.kind !== 'place'
      return { ...what, ...rest, ...(isLined ? { contactPoint } : {}) }
    })
  const refusal = fc
    .tuple(
      somebody,
      fc.record(
        {
          atMs,
          liftedAtMs: atMs,
          scope: fc.constantFrom(...REFUSAL_SCOPES),
          channel,
          onlyChannels: fc.subarray([...CHANNELS], { minLength: 3 }),
          place: fc.constantFrom(...PLACES),
          account,
          form,
          addressGiven: fc.boolean(),
          days: weekdays,
          from: oddClock,
          to: oddClock,
        },
        { requiredKeys: ['atMs', 'scope'] },
      ),
    )
    .map(([who, what]) => ({ ...who, ...what }))
  const hold: fc.Arbitrary<HoldFacts> = fc.record(
    {
      kind: fc.constantFrom(...words.holds),
      fromMs: atMs,
      untilMs: atMs,
      channels: fc.subarray([...CHANNELS], { minLength: 4 }),
      account,
      contactPoint: fc.constantFrom('b:mobile', 'b:home'),
      notPurposes: fc.subarray([...PURPOSES], { maxLength: 4 }),
      freezesStage: fc.boolean(),
      freezesDaysPastDue: fc.boolean(),
      counselKnown: fc.boolean(),
      form,
    },
    { requiredKeys: ['kind'] },
  )
  return {
    attempts: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(attempt, { maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(attempt, { maxLength: 14 }) },
    ),
    consents: few(consent, 3),
    refusals: few(refusal, 2),
    holds: few(hold, 2),
    disputes: few(
      fc.record(
        {
          kind: fc.constantFrom(...words.disputes),
          atMs,
          status: fc.constantFrom('open', 'open', 'resolved'),
          account,
          form,
          answeredAtMs: atMs,
        },
        { requiredKeys: ['kind', 'atMs', 'status'] },
      ),
      2,
    ),
    notices: few(
      fc.record(
        {
          kind: fc.constantFrom('wrong-number', ...words.notices, ...words.notices),
          atMs,
          via: channel,
          party,
          account,
          contactPoint: fc.constantFrom('b:mobile', 'b:home', 'g:mobile'),
          undeliverable: fc.boolean(),
          periodEndsOn: times.date,
          visitOn: times.date,
        },
        { requiredKeys: ['kind', 'atMs'] },
      ),
      3,
    ),
    workingHours: few(
      fc
        .tuple(
          somebody,
          fc.record(
            { from: oddClock, to: oddClock, days: weekdays },
            { requiredKeys: ['from', 'to'], noNullPrototype: true },
          ),
        )
        .map(([{ party: whose, person }, hours]) => ({
          ...hours,
          party: whose,
          ...(person === undefined ? {} : { person }),
        })),
      2,
    ),
    approvals: few(
      fc.record(
        { kind: fc.constantFrom(...words.approvals), atMs, untilMs: atMs, account },
        { requiredKeys: ['kind', 'atMs'] },
      ),
      2,
    ),
    promises: few(
      fc.record(
        {
          atMs,
          dueOn: times.date,
          amountMinor: fc.constant(100),
          status: fc.constantFrom('pending', 'broken', 'kept'),
          account,
        },
        { requiredKeys: ['atMs', 'dueOn', 'amountMinor', 'status'] },
      ),
      2,
    ),
    current: usually(
      null,
      fc.record(
        {
          stage: fc.constantFrom(...words.stages, null),
          segment: fc.constantFrom(...words.segments),
          sinceMs: atMs,
          lowerEarnedSinceMs: usually(null, atMs, 1),
        },
        { requiredKeys: ['stage', 'segment', 'sinceMs'] },
      ),
      1,
    ),
  }
}

/** Contact points on file: mostly some of the usual ones, with changes; without any, labels are taken at their word. */
function contactPoints(words: Words): fc.Arbitrary<readonly ContactPointFacts[]> {
  const change = fc.record(
    {
      status: fc.constantFrom('verified', 'unverified', 'unusable', 'retired'),
      place: fc.constantFrom(...PLACES),
      line: fc.constantFrom(...LINES),
      source: fc.constantFrom(...words.sources),
    },
    { requiredKeys: [] },
  )
  const some = fc
    .subarray([...POINTS], { minLength: 5 })
    .chain((points) =>
      fc.tuple(...points.map((point) => usually({}, change, 3).map((one) => ({ ...point, ...one })))),
    )
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.constant(POINTS) },
    { weight: 3, arbitrary: some },
  )
}

export function arbitraryFacts(
  times: Times,
  words: Words,
  jurisdictions: readonly (string | null)[],
): fc.Arbitrary<Facts> {
  const score = fc.option(fc.integer({ min: 0, max: 100 }))
  return fc
    .record(
      {
        jurisdiction: fc.constantFrom(...jurisdictions),
        timeZones: times.zones,
        borrowerKind: usually('person' as const, fc.constant('organisation' as const), 4),
        deceased: usually(false, fc.constant(true), 30),
        capacity: usually('full' as const, fc.constantFrom('limited' as const, 'none' as const), 30),
        bankrupt: usually(
          null,
          times.date.map((acceptedOn) => ({ acceptedOn })),
          15,
        ),
        account: fc.constant('acct-1'),
        product: fc.constantFrom(...words.products),
        currency: usually('CNY', fc.constantFrom('USD', null)),
        overdueMinor: usually(5000, fc.constantFrom(0, -1, null, 90_000), 25),
        totalOutstandingMinor: usually(90_000, fc.constantFrom(0, null, null, 5000), 15),
        oldestUnpaidDueDate: fc.oneof(
          { weight: 30, arbitrary: times.dueDate },
          fc.constantFrom(null, 'soon'),
        ),
        limitationEndsOn: usually(null, times.date, 4),
        securedOrGuaranteed: fc.constantFrom(null, true, false),
        ability: score,
        willingness: score,
        contactPoints: contactPoints(words),
        ...recordsOf(times, words),
        plan: usually(
          null,
          fc.record({ signedOn: times.date, status: fc.constantFrom('performing', 'missed') }),
        ),
        placement: usually(
          null,
          fc.record(
            {
              agency: fc.constantFrom('agency-a', 'agency-a', 'agency-b'),
              since: times.startDate,
              until: times.endDate,
              onPublicList: fc.boolean(),
              noticeGivenOn: times.startDate,
              licensedUntil: times.endDate,
            },
            { requiredKeys: ['agency'] },
          ),
          1,
        ),
        recordingAvailable: usually(null, fc.boolean(), 10),
        lastPaymentOn: fc.option(times.date),
        oneDebtWith: fc.constantFrom([], ['acct-2']),
        acquiredOn: times.date,
      },
      { noNullPrototype: true },
    )
    .chain((facts) =>
      fc.boolean().map((isOwn) => {
        const { acquiredOn, ...rest } = facts
        return (isOwn ? rest : { ...rest, acquiredOn }) as Facts
      }),
    )
}
