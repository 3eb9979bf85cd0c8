/** Random rules of every kind. */
import fc from 'fast-check'
import { CHANNELS, LINES, OUTCOMES, PARTIES, PLACES, PURPOSES } from '../../../src/policy/facts.ts'
import type { Rule, RuleKind } from '../../../src/policy/pack.ts'
import { usually, type Words } from './arbitrary-choices.ts'
import { clock, type Times, weekdays } from './arbitrary-time.ts'

/** A rule before it has an id. */
export type Draft = Omit<Rule, 'id'>

/** Optional parts are there half of the time. */
const record = (
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required), noNullPrototype: true })

const some = <T>(all: readonly T[], minLength = 1) => fc.subarray([...all], { minLength })
const whole = (min: number, max: number) => fc.integer({ min, max })
const channels = fc.oneof(some(CHANNELS), fc.constant(['voice' as const, 'ai-voice' as const]))
const ACTORS = ['in-house', 'agency', 'bot'] as const

/** Scopes that mostly let the ask through, else a rule would hardly ever speak. */
const when = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        whole(0, 15),
        record(
          {},
          {
            channels: some(CHANNELS, 4),
            notChannels: some(CHANNELS).map((list) => list.slice(0, 2)),
            parties: some(PARTIES, 4),
            notParties: some(PARTIES).map((list) => list.slice(0, 3)),
            purposes: some(PURPOSES, 8),
            notPurposes: some(PURPOSES).map((list) => list.slice(0, 4)),
            actors: some(ACTORS),
            notActors: some(ACTORS).map((list) => list.slice(0, 1)),
            borrowerKinds: fc.constant(['person']),
            places: some(PLACES, 2),
            notPlaces: some(PLACES).map((list) => list.slice(0, 2)),
            lines: some(LINES),
            notLines: fc.constant(['landline']),
            dialling: fc.constant(['automatic']),
            daysPastDue: record({}, { gte: whole(0, 60), lte: whole(1, 90) }),
          },
        ),
      )
      .map(([keep, all]) => {
        // One or two conditions at a time.
        const entries = Object.entries(all)
        return Object.fromEntries(
          entries.filter((_, i) => i === keep % (entries.length || 1) || i === keep >> 2),
        )
      }),
  },
)

export function arbitraryRule(times: Times, words: Words): fc.Arbitrary<Draft> {
  const terms = record(
    {},
    {
      forms: some(words.forms),
      directly: fc.boolean(),
      parties: fc.constantFrom(['borrower'], [...PARTIES]),
      givenBy: fc.constant('debtor'),
    },
  )
  const openedByConsent = fc.oneof(fc.boolean(), terms)
  const callTerms = record(
    { directly: fc.boolean(), endsWithConversation: fc.boolean() },
    { days: whole(1, 4) },
  )
  const counted = record(
    {
      channels,
      per: fc.oneof(
        fc.constantFrom('borrower', 'party', 'person', 'contact-point', 'account', 'debt'),
        fc.constantFrom(['person', 'account'], ['party', 'contact-point'], ['borrower']),
      ),
    },
    {
      outcomes: some(OUTCOMES, 6),
      notOutcomes: some(OUTCOMES).map((list) => list.slice(0, 4)),
      parties: some(PARTIES, 4),
      directions: fc.constantFrom(['inbound'], ['outbound', 'inbound']),
      purposes: some(PURPOSES, 8),
      notPurposes: some(PURPOSES).map((list) => list.slice(0, 4)),
      places: some(PLACES, 2),
      notPlaces: some(PLACES).map((list) => list.slice(0, 2)),
      notLines: some(LINES),
      skipMisdirected: fc.boolean(),
      by: fc.constantFrom('everybody', 'same-actor'),
    },
  )
  // Few narrowings at a time, else nothing is counted.
  const count = fc.tuple(counted, fc.array(whole(0, 10), { maxLength: 2 })).map(([all, keep]) => {
    const { channels: ways, per, ...rest } = all as { channels: unknown; per: unknown }
    return {
      channels: ways,
      per,
      ...Object.fromEntries(Object.entries(rest).filter((_, i) => keep.includes(i))),
    }
  })
  const window = record(
    {
      from: clock,
      to: fc.oneof({ weight: 9, arbitrary: clock }, fc.constant('24:00')),
      fromInclusive: fc.boolean(),
      toInclusive: fc.boolean(),
    },
    { days: weekdays, guardSeconds: fc.constantFrom(60, 600, 90, 3600), channels: some(CHANNELS, 4) },
  )
  const unreachable = record({
    everyNumberOutOfService: fc.boolean(),
    failedCalls: whole(0, 3),
    fromNextDay: fc.boolean(),
  })
  const requirement = fc.constantFrom(
    'debtor-unreachable',
    'deceased',
    'deceased-or-incapacity',
    'offer-to-pay',
    'debtor-consent',
    'home-calls-failed',
    'no-home-line',
    'only-work-line',
    'final-judgment',
  )
  const noticeKinds = some(words.notices)
  const proof = fc.oneof(
    record({ by: fc.constant('consent') }, { terms, withinDays: whole(0, 4) }),
    record({ by: fc.constant('place') }, { terms, withinDays: whole(0, 4) }),
    record(
      { by: fc.constant('message') },
      { directly: fc.boolean(), aboutDebt: fc.boolean(), withinDays: whole(0, 4) },
    ),
    record(
      { by: fc.constant('notice'), kinds: noticeKinds },
      { daysAfter: whole(0, 3), withinDays: whole(0, 5) },
    ),
  )
  const capWindow = fc.oneof(
    fc.constantFrom({ unit: 'day' }, { unit: 'week' }, { unit: 'month' }, { ever: true }),
    whole(1, 8).map((rollingDays) => ({ rollingDays })),
    whole(1, 100).map((rollingHours) => ({ rollingHours })),
  )
  const dates = fc.array(times.date, { maxLength: 4 })
  const kinds: { readonly [K in RuleKind]: fc.Arbitrary<object> | null } = {
    'contact-hours': record(
      { windows: fc.array(window, { minLength: 1, maxLength: 3 }), openedByConsent },
      {
        zone: fc.constantFrom('Asia/Kathmandu', 'Europe/London'),
        clocks: fc.constantFrom(
          { 'Asia/Shanghai': 'Asia/Kathmandu', 'America/New_York': 'America/Los_Angeles' },
          { 'Europe/London': 'Asia/Shanghai', 'Asia/Urumqi': 'Asia/Shanghai' },
        ),
        knownWorkingHours: fc.boolean(),
      },
    ),
    'requested-hours': record(
      { honours: fc.constantFrom('contact-hours-only', 'time-slot') },
      { wholeDays: fc.boolean() },
    ),
    'closed-days': record(
      { movableHolidaysNeeded: fc.boolean(), openedByConsent },
      {
        weekdays,
        fixedHolidays: fc.constantFrom(['03-10'], ['10-25', '12-25'], ['01-01']),
        holidays: dates.map((list) => ({
          '2011': list.filter((one) => one.startsWith('2011')),
          '2026': list.filter((one) => one.startsWith('2026')),
        })),
        calendar: fc.constantFrom('AA', 'AA-B', 'ZZ'),
      },
    ),
    'frequency-cap': record(
      { limit: fc.constantFrom(0, 1, 1, 2, 2, 3), window: capWindow, counted: count },
      { startsWith: count },
    ),
    'minimum-gap': record({ hours: whole(1, 60), counted: count }),
    'cool-down': record({
      rest: fc.oneof(
        whole(1, 6).map((days) => ({ days })),
        whole(1, 100).map((hours) => ({ hours })),
      ),
      counted: count,
    }),
    counterparty: record(
      {
        allow: fc.array(
          record(
            { parties: some(PARTIES, 4), purposes: fc.oneof(fc.constant('all'), some(PURPOSES, 8)) },
            { anyOf: fc.array(requirement, { minLength: 1, maxLength: 2 }) },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        unreachable,
      },
      { consentTerms: terms },
    ),
    refusal: record(
      {
        honours: fc.oneof(
          fc.constantFrom('no-contact', 'channel', 'leave', 'place', 'employer-prohibits'),
          fc.constantFrom(['place', 'employer-prohibits', 'channel'], ['no-contact', 'leave'], ['place']),
        ),
      },
      {
        forms: some(words.forms),
        perDebt: fc.boolean(),
        together: fc.constantFrom(
          [['voice', 'ai-voice']],
          [
            ['sms', 'im', 'push'],
            ['voice', 'email'],
          ],
        ),
        lastsDays: whole(1, 5),
        fromAttempts: fc.boolean(),
        addressNeeded: fc.boolean(),
        bindsEverybody: fc.boolean(),
        onceInDays: whole(1, 5),
      },
    ),
    hold: record(
      { code: fc.constant('hold') },
      {
        kinds: some(words.holds),
        notKinds: some(words.holds),
        counselKnown: fc.boolean(),
        forms: some(words.forms),
      },
    ),
    dispute: record(
      {},
      {
        kinds: some(words.disputes),
        notKinds: some(words.disputes),
        forms: some(words.forms),
        inPeriodOf: fc.constantFrom(...words.notices),
        period: record({
          receiptDays: whole(0, 5),
          calendar: fc.constantFrom('AA', 'ZZ'),
          days: whole(0, 10),
        }),
        onlyIfAcquired: fc.boolean(),
      },
    ),
    'plan-performing': record({}),
    'promise-pending': record({ graceDays: whole(0, 3) }),
    'borrower-state': record({ state: fc.constantFrom('deceased', 'incapacity', 'bankrupt') }),
    'debt-owed': record({ needs: fc.constantFrom('overdue', 'owed', 'not-overdue') }),
    'notice-first': record(
      { daysAfter: whole(0, 4) },
      {
        notice: fc.oneof(
          fc.constant('placement'),
          record({ kinds: noticeKinds }, { via: channels }),
          record({
            unansweredLetter: record({ channels, purposes: some(PURPOSES, 8) }),
          }),
        ),
        onlyIfAcquired: fc.boolean(),
        waiver: fc.constantFrom(...words.notices),
        onDayAnnounced: fc.boolean(),
        workingDays: record({ calendar: fc.constantFrom('AA', 'AA', 'AA-B', 'ZZ') }),
      },
    ),
    approval: record({ needs: fc.constantFrom(...words.approvals) }, { lastsDays: whole(1, 5) }),
    'consent-required': record({
      needs: fc.array(fc.array(proof, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    }),
    placement: record({
      demands: fc.constantFrom('holds-account', 'on-public-list', 'no-agency', 'licensed'),
    }),
    certification: record({ whenUnknown: fc.constantFrom('pass', 'missing') }),
    visit: record({}, { minCollectors: whole(1, 3), consentPlaces: some(PLACES) }),
    'place-consent': record(
      { places: some(PLACES, 2) },
      { terms, anyOf: fc.array(requirement, { minLength: 1, maxLength: 2 }) },
    ),
    recording: record({}),
    'content-class': record({
      code: fc.constant('content_not_allowed'),
      message: fc.constant('closed'),
    }),
    'contact-point': record(
      { demands: fc.constantFrom('usable-and-matching', 'lawful-source') },
      { unlawfulSources: some(words.sources) },
    ),
    'fact-known': record({ fact: fc.constantFrom('jurisdiction', 'time-zone', 'overlay') }),
    limitation: record({}),
    // Made from strategies.
    'stage-gate': null,
  }
  const base = record(
    { when, effect: usually('deny', fc.constant('warn'), 5), enabled: usually(true, fc.constant(false), 9) },
    {},
  )
  const proofs = fc.array(proof, { minLength: 1, maxLength: 2 })
  const extras = fc.tuple(whole(0, 27), callTerms, times.date, proofs).map((given) => {
    const [which, exceptConsentedCalls, date, exceptWithConsent] = given
    if (which > 24) return { exceptWithConsent }
    if (which > 20) return { exceptReplies: true }
    if (which > 17) return { exceptConsentedCalls }
    if (which === 17) return { effectiveFrom: date }
    if (which === 16) return { effectiveTo: date }
    return {}
  })
  const drafts = Object.entries(kinds).flatMap(([kind, own]) => {
    if (own === null) return []
    const arbitrary = fc.tuple(base, extras, own).map(
      ([common, extra, mine]) =>
        withoutUndefined({
          title: kind,
          provenance: PROVENANCE,
          ...common,
          ...extra,
          kind,
          ...mine,
        }) as Draft,
    )
    return [{ weight: FAVOURED.has(kind) ? 8 : 1, arbitrary }]
  })
  return fc.oneof(...drafts)
}

/** Kinds with most to go wrong. */
const FAVOURED = new Set([
  'contact-hours',
  'requested-hours',
  'closed-days',
  'frequency-cap',
  'minimum-gap',
  'cool-down',
  'counterparty',
  'refusal',
  'hold',
  'dispute',
  'notice-first',
  'approval',
  'consent-required',
  'promise-pending',
])

function withoutUndefined(one: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))
}

const PROVENANCE: Rule['provenance'] = {
  strength: 'duty',
  evidence: 'text',
  citation: { instrument: 'Nobody', article: null },
  asOf: '2026-01-01',
}
