/** What the kinds of rule mean that the packs of law do not show by their own examples, each in a pack of its own. */
import t from 'tap'
import { compilePolicy, type PolicySource } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import type { Provenance } from '../../src/policy/decision.ts'
import type { Ask, Facts } from '../../src/policy/facts.ts'
import type { HolidayCalendar } from '../../src/policy/holidays.ts'
import type { Pack, Rule } from '../../src/policy/pack.ts'
import { attempt, ordinaryAsk, ordinaryFacts } from './ordinary.ts'

const provenance: Provenance = {
  strength: 'policy',
  evidence: 'text',
  citation: { instrument: 'a rule of this test', article: null },
  asOf: '2026-11-21',
}
const BASE = { id: 'XX-1', title: 'under test', effect: 'deny', enabled: true, provenance } as const
const CALLS = ['voice', 'ai-voice'] as const
const at = (text: string) => Date.parse(`${text}+08:00`)
const shown = (ms: number | null) =>
  ms === null ? 'never' : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)

/** `now`, an instant on the clock of Shanghai, or `never`. */
function next(
  rule: Rule,
  facts: Partial<Facts> = {},
  ask: Partial<Ask> = {},
  more: Partial<Pack> = {},
  source: Pick<PolicySource, 'calendars'> = {},
): string {
  const pack: Pack = {
    id: 'XX',
    title: 'Nowhere',
    asOf: '2026-11-21',
    zones: ['Asia/Shanghai'],
    rules: [rule],
    obligations: [],
    ...more,
  }
  const policy = compilePolicy({ packs: [pack], strategy: null, ...source })
  const given = ordinaryFacts({ jurisdiction: 'XX', ...facts })
  const decision = decideContact(ordinaryAsk(ask), given, policy)
  if (decision.verdict === 'allowed') return 'now'
  const then = decision.nextAllowedAtMs
  if (then !== null) {
    t.equal(decideContact(ordinaryAsk({ ...ask, atMs: then }), given, policy).verdict, 'allowed')
    t.not(decideContact(ordinaryAsk({ ...ask, atMs: then - 1 }), given, policy).verdict, 'allowed')
  }
  return shown(then)
}

t.test('notice-first in working days: weekends, holidays and make-up days of the calendar', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'notice-first',
    notice: { kinds: ['visit-notice'] },
    daysAfter: 2,
    workingDays: { calendar: 'XX' },
  }
  const calendar: HolidayCalendar = {
    id: 'XX',
    title: 'Nowhere',
    source: 'a calendar of this test',
    evidence: 'text',
    years: { '2026': { holidays: ['2026-03-09'], workdays: ['2026-03-07'] } },
  }
  const on = (...given: readonly string[]) => ({
    notices: given.map((one) => ({ kind: 'visit-notice', atMs: at(one) })),
  })
  const more = { calendars: [calendar] }
  t.equal(next(rule, {}, {}, {}, more), 'never')
  t.equal(next(rule, on('2026-03-10T10:00:00'), {}, {}, more), '2026-03-13T00:00:00')
  t.equal(next(rule, on('2026-03-06T10:00:00'), {}, {}, more), '2026-03-11T00:00:00', 'Saturday is worked')
  t.equal(next(rule, on('2026-03-05T23:59:59'), {}, {}, more), 'now', 'Friday and the worked Saturday')
  t.equal(next({ ...rule, daysAfter: 0 }, on('2026-03-10T10:00:00'), {}, {}, more), 'now', 'the same day')
  t.equal(next(rule, on('2025-12-31T10:00:00'), {}, {}, more), 'now', 'the year of the notice is not counted')
  t.equal(next(rule, on('2025-12-29T10:00:00'), {}, {}, more), 'never', 'a year without calendar')
  const two = on('2025-12-29T10:00:00', '2026-03-10T10:00:00')
  t.equal(next(rule, two, {}, {}, more), '2026-03-13T00:00:00', 'another notice is known to open')
  t.equal(next(rule, on('2026-03-05T10:00:00')), 'never', 'no calendar at all')
})

t.test('notice-first for the day it announces: on that day alone, in every zone', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'notice-first',
    notice: { kinds: ['visit-notice'] },
    daysAfter: 0,
    onDayAnnounced: true,
  }
  const on = (visitOn: string, atMs = 0) => ({ notices: [{ kind: 'visit-notice', atMs, visitOn }] })
  t.equal(next(rule, on('2026-03-10')), 'now')
  t.equal(next(rule, on('2026-03-11')), '2026-03-11T00:00:00')
  t.equal(next(rule, on('2026-03-09')), 'never')
  t.equal(next(rule, on('soon')), 'never')
  t.equal(next(rule, on('2026-03-10', at('2026-03-10T15:00:00'))), '2026-03-10T15:00:00')
  t.equal(next({ ...rule, daysAfter: 3 }, on('2026-03-10', at('2026-03-08T10:00:00'))), 'never', 'too late')
  t.equal(next({ ...rule, onDayAnnounced: false }, on('2026-03-09')), 'now', 'where the law asks for no day')
  const zones = ['Asia/Shanghai', 'America/New_York']
  t.equal(next(rule, { ...on('2026-03-11'), timeZones: zones }), '2026-03-11T12:00:00')
})

t.test('approval: from its instant until its end or the end of its days', async (t) => {
  const rule: Rule = { ...BASE, kind: 'approval', needs: 'risk-assessment' }
  const on = (atMs: number, more: object = {}) => ({
    approvals: [{ kind: 'risk-assessment', atMs, ...more }],
  })
  t.equal(next(rule), 'never')
  t.equal(next(rule, on(at('2026-03-10T10:00:00'))), 'now')
  t.equal(next(rule, on(at('2026-03-10T15:00:00'))), '2026-03-10T15:00:00')
  t.equal(next(rule, on(at('2026-03-10T10:00:00'), { account: 'other' })), 'never')
  t.equal(next(rule, on(at('2026-03-10T09:00:00'), { untilMs: at('2026-03-10T11:00:00') })), 'never')
  const days: Rule = { ...rule, lastsDays: 2 }
  t.equal(next(days, on(at('2026-03-09T23:59:59'))), 'now', 'its own day is the first of two')
  t.equal(next(days, on(at('2026-03-08T23:59:59'))), 'never')
})

t.test('notice first: recorded kinds, waiting days, what came back, letters without an answer', async (t) => {
  const rule: Rule = { ...BASE, kind: 'notice-first', notice: { kinds: ['notice'] }, daysAfter: 7 }
  const sent = (text: string, more: object = {}) => ({
    notices: [{ kind: 'notice', atMs: at(text), ...more }],
  })
  t.equal(next(rule), 'never')
  t.equal(next(rule, sent('2026-03-04T09:00:00')), '2026-03-11T00:00:00')
  t.equal(next(rule, sent('2026-03-03T23:59:59')), 'now')
  t.equal(next(rule, sent('2026-03-03T09:00:00', { undeliverable: true })), 'never')
  t.equal(next(rule, sent('2026-03-03T09:00:00', { account: 'other' })), 'never')
  t.equal(next({ ...rule, onlyIfAcquired: true }), 'now')
  t.equal(next({ ...rule, onlyIfAcquired: true }, { acquiredOn: '2026-01-01' }), 'never')
  const letter: Rule = {
    ...BASE,
    kind: 'notice-first',
    notice: { unansweredLetter: { channels: ['letter'], purposes: ['demand'] } },
    daysAfter: 5,
  }
  const posted = attempt('2026-03-02T10:00:00+08:00', {
    channel: 'letter',
    purpose: 'demand',
    outcome: 'delivered',
  })
  const answer = attempt('2026-03-06T10:00:00+08:00', {
    direction: 'inbound',
    channel: 'letter',
    outcome: 'delivered',
  })
  t.equal(next(letter, { attempts: [posted] }), 'now')
  t.equal(next(letter, { attempts: [posted, answer] }), 'never', 'answered')
})

t.test('consent required: every list needs a proof at the same instant', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'consent-required',
    needs: [
      [
        { by: 'consent', terms: { directly: true } },
        { by: 'message', directly: true },
      ],
      [
        { by: 'message', withinDays: 60 },
        { by: 'notice', kinds: ['number-check'], withinDays: 60 },
      ],
    ],
  }
  const wrote = (text: string, by: string) =>
    attempt(text, { channel: 'sms', direction: 'inbound', outcome: 'delivered', by })
  const check = { notices: [{ kind: 'number-check', atMs: at('2026-03-01T00:00:00') }] }
  const sms: Partial<Ask> = { channel: 'sms' }
  t.equal(next(rule, {}, sms), 'never')
  t.equal(
    next(rule, { attempts: [wrote('2026-01-09T10:00:00+08:00', 'in-house')] }, sms),
    'now',
    '60 days ago',
  )
  const old = { attempts: [wrote('2026-01-08T10:00:00+08:00', 'in-house')] }
  t.equal(next(rule, old, sms), 'never', '61 days ago')
  t.equal(next(rule, { ...old, ...check }, sms), 'now', 'a check renews it')
  t.equal(next(rule, { attempts: [wrote('2026-03-01T10:00:00+08:00', 'agency-a')], ...check }, sms), 'never')
  const consent = {
    kind: 'channel' as const,
    party: 'borrower' as const,
    givenAtMs: at('2026-03-10T20:00:00'),
  }
  t.equal(
    next(rule, { consents: [{ ...consent, givenTo: 'in-house' }], ...check }, sms),
    '2026-03-10T20:00:00',
  )
  t.equal(next(rule, { consents: [{ ...consent, givenTo: 'agency-a' }], ...check }, sms), 'never')
})

t.test('a reply passes once, only to a message that came in while the rule stood in the way', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'contact-hours',
    windows: [{ from: '12:00', to: '20:00', fromInclusive: true, toInclusive: false }],
    openedByConsent: false,
    exceptReplies: true,
  }
  const wrote = attempt('2026-03-10T10:00:00+08:00', {
    channel: 'email',
    direction: 'inbound',
    outcome: 'delivered',
  })
  const replied = attempt('2026-03-10T10:30:00+08:00', {
    channel: 'email',
    purpose: 'reply',
    outcome: 'delivered',
  })
  const ask: Partial<Ask> = { channel: 'email', purpose: 'reply' }
  t.equal(next(rule, { attempts: [wrote] }, ask), 'now')
  t.equal(next(rule, { attempts: [wrote] }, { ...ask, purpose: 'demand' }), '2026-03-10T12:00:00')
  t.equal(next(rule, { attempts: [wrote] }, { ...ask, channel: 'sms' }), '2026-03-10T12:00:00')
  t.equal(next(rule, { attempts: [wrote, replied] }, ask), '2026-03-10T12:00:00', 'answered already')
  const before = { ...wrote, atMs: at('2026-03-09T19:00:00') }
  t.equal(next(rule, { attempts: [before] }, ask), '2026-03-10T12:00:00', 'it was open when he wrote')
  const coming = { ...wrote, atMs: at('2026-03-10T11:30:00') }
  t.equal(next(rule, { attempts: [coming] }, ask), '2026-03-10T11:30:00')
})

t.test('consented calls are outside a cap, and not counted', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'frequency-cap',
    limit: 1,
    window: { rollingDays: 7 },
    counted: { channels: CALLS, per: ['person', 'debt'], by: 'same-actor', skipMisdirected: true },
    exceptConsentedCalls: { days: 7, directly: true, endsWithConversation: true },
  }
  const call = (text: string, more = {}) => attempt(`${text}+08:00`, more)
  const once = { attempts: [call('2026-03-09T10:00:00')] }
  t.equal(next(rule, once), '2026-03-16T00:00:00')
  t.equal(next(rule, { attempts: [call('2026-03-09T10:00:00', { by: 'agency-a' })] }), 'now', 'another actor')
  t.equal(
    next(rule, { attempts: [call('2026-03-09T10:00:00', { account: 'acct-2' })] }),
    'now',
    'another debt',
  )
  const both = { attempts: [call('2026-03-09T10:00:00', { account: 'acct-2' })], oneDebtWith: ['acct-2'] }
  t.equal(next(rule, both), '2026-03-16T00:00:00', 'one debt by law')
  const named = { attempts: [call('2026-03-09T10:00:00', { account: 'acct-2', alsoAccounts: ['acct-1'] })] }
  t.equal(next(rule, named), '2026-03-16T00:00:00', 'spoken about both')
  const wrong = [{ kind: 'wrong-number', atMs: at('2026-03-09T12:00:00'), contactPoint: 'borrower:mobile' }]
  t.equal(next(rule, { ...once, notices: wrong }), 'now', 'it was not his number')
  const consent = (more = {}) => ({
    ...once,
    consents: [
      {
        kind: 'call' as const,
        party: 'borrower' as const,
        givenAtMs: at('2026-03-09T11:00:00'),
        givenTo: 'in-house',
        ...more,
      },
    ],
  })
  t.equal(next(rule, consent()), 'now')
  t.equal(next(rule, consent({ givenTo: 'agency-a' })), '2026-03-16T00:00:00')
  t.equal(next(rule, consent({ givenTo: undefined })), '2026-03-16T00:00:00', 'given to nobody known')
  t.equal(next(rule, consent({ validFrom: '2026-03-12', validTo: '2026-03-12' })), '2026-03-12T00:00:00')
  t.equal(next(rule, consent({ validTo: '2026-03-09' })), '2026-03-16T00:00:00', 'over')
  const talk = call('2026-03-10T09:00:00', { outcome: 'conversation' })
  const ended = { ...consent(), attempts: [...once.attempts, talk] }
  t.equal(next(rule, ended), '2026-03-16T00:00:00', 'the next conversation ended it')
})

t.test('caps: that never begin anew, that begin with a first conversation, by place', async (t) => {
  const cap: Rule = {
    ...BASE,
    kind: 'frequency-cap',
    limit: 1,
    window: { ever: true },
    counted: { channels: CALLS, per: 'person', outcomes: ['conversation'] },
  }
  const talk = attempt('2025-03-10T10:00:00+08:00', { outcome: 'conversation' })
  t.equal(next(cap, { attempts: [talk] }), 'never')
  const starts: Rule = {
    ...cap,
    window: { rollingDays: 7 },
    counted: { channels: CALLS, per: 'person' },
    startsWith: { channels: CALLS, per: 'person', outcomes: ['conversation'] },
  }
  t.equal(next(starts, { attempts: [attempt('2026-03-09T10:00:00+08:00')] }), 'now', 'no conversation yet')
  const spoke = attempt('2026-03-09T12:00:00+08:00', { outcome: 'conversation' })
  t.equal(next(starts, { attempts: [attempt('2026-03-09T10:00:00+08:00'), spoke] }), '2026-03-16T00:00:00')
  const atWork: Rule = {
    ...cap,
    window: { rollingDays: 7 },
    counted: { channels: CALLS, per: 'person', places: ['office'] },
  }
  const called = (place?: 'home' | 'office') => ({
    attempts: [attempt('2026-03-09T10:00:00+08:00', place === undefined ? {} : { place })],
  })
  t.equal(next(atWork, called('home')), 'now')
  t.equal(next(atWork, called('office')), '2026-03-16T00:00:00')
  t.equal(next(atWork, called()), '2026-03-16T00:00:00', 'a place not known may be that one')
})

t.test('refusals: form, debt, groups of channels, only channels, places, an end in days', async (t) => {
  const refused = (more: object) => ({
    refusals: [
      { party: 'borrower' as const, atMs: at('2026-03-09T10:00:00'), scope: 'channel' as const, ...more },
    ],
  })
  const rule: Rule = { ...BASE, kind: 'refusal', honours: 'channel' }
  t.equal(next(rule, refused({ channel: 'sms' })), 'now')
  const together: Rule = { ...rule, together: [['voice', 'ai-voice']] }
  t.equal(next(rule, refused({ channel: 'ai-voice' })), 'now')
  t.equal(next(together, refused({ channel: 'ai-voice' })), 'never')
  t.equal(next(rule, refused({ onlyChannels: ['letter'] })), 'never')
  t.equal(next(rule, refused({ onlyChannels: ['letter', 'voice'] })), 'now')
  t.equal(next(rule, refused({ channel: 'voice', contactPoint: 'borrower:home' })), 'now', 'another line')
  const formal: Rule = { ...rule, forms: ['registered-mail'] }
  t.equal(next(formal, refused({ channel: 'voice', form: 'email' })), 'now')
  t.equal(next(formal, refused({ channel: 'voice', form: 'registered-mail' })), 'never')
  const perDebt: Rule = { ...rule, perDebt: true }
  t.equal(next(perDebt, refused({ channel: 'voice', account: 'acct-2' })), 'now')
  t.equal(next(rule, refused({ channel: 'voice', account: 'acct-2' })), 'never')
  t.equal(next({ ...rule, lastsDays: 10 }, refused({ channel: 'voice' })), '2026-03-19T00:00:00')
  const work: Rule = { ...BASE, kind: 'refusal', honours: 'employer-prohibits' }
  const prohibits = refused({ scope: 'employer-prohibits', contactPoint: 'borrower:workplace' })
  const reply: Partial<Ask> = { purpose: 'complaint-reply' }
  t.equal(next(work, prohibits, reply), 'now', 'the mobile number stays open')
  t.equal(next(work, prohibits, { ...reply, contactPoint: 'borrower:workplace' }), 'never')
  t.equal(next(work, prohibits, { ...reply, contactPoint: 'borrower:desk', place: 'office' }), 'never')
})

t.test('a missing calendar is named, and so is the instant from which it no longer matters', async (t) => {
  const rule: Rule = { ...BASE, kind: 'closed-days', movableHolidaysNeeded: true, openedByConsent: true }
  const facts = {
    consents: [
      {
        kind: 'contact-hours' as const,
        party: 'borrower' as const,
        givenAtMs: at('2026-03-10T15:00:00'),
        from: '00:00',
        to: '15:00',
      },
    ],
  }
  const asked = { atMs: at('2026-03-10T11:02:00') }
  t.equal(next(rule, {}, asked), 'never')
  t.equal(next(rule, facts, asked), '2026-03-10T15:00:00', 'the last second of the hours agreed to')
  const ending: Rule = { ...rule, effectiveTo: '2026-03-10' }
  t.equal(next(ending, {}, asked), '2026-03-11T00:00:00', 'the rule ends')
  t.equal(next(ending, facts, asked), '2026-03-10T15:00:00', 'the consent comes first')

  const noticed: Rule = {
    ...rule,
    openedByConsent: false,
    weekdays: ['wed'],
    exceptWithConsent: [{ by: 'notice', kinds: ['transfer-notice'] }],
  }
  const notices = [
    {
      kind: 'transfer-notice' as const,
      atMs: at('2026-10-25T00:00:00'),
      periodEndsOn: '2026-10-28',
    },
  ]
  t.equal(next(noticed, { notices }, { atMs: at('2026-10-28T09:00:00') }), '2026-10-29T00:00:00')
})

t.test('closed days: calendars, made-up days, the calendar of a part, a year without one', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'closed-days',
    weekdays: ['sat', 'sun'],
    calendar: 'CN',
    movableHolidaysNeeded: true,
    openedByConsent: false,
  }
  t.equal(next(rule, {}, { atMs: at('2026-02-28T10:00:00') }), 'now', 'a Saturday made up for')
  t.equal(next(rule, {}, { atMs: at('2026-03-07T10:00:00') }), '2026-03-09T00:00:00')
  t.equal(next(rule, {}, { atMs: at('2026-10-01T10:00:00') }), '2026-10-08T00:00:00')
  t.equal(next(rule, {}, { atMs: at('2027-03-10T10:00:00') }), 'never', 'no calendar of 2027')
  const policy = (jurisdiction: string) =>
    decideContact(
      ordinaryAsk({ atMs: Date.parse('2026-08-03T11:00:00-06:00') }),
      ordinaryFacts({ jurisdiction, timeZones: ['America/Edmonton'] }),
      compilePolicy({
        packs: [
          {
            id: 'CA',
            title: '',
            asOf: '2026-11-21',
            zones: [],
            obligations: [],
            rules: [{ ...rule, calendar: 'CA' }],
          },
        ],
        strategy: null,
      }),
    ).verdict
  t.equal(policy('CA'), 'allowed')
  t.equal(policy('CA-BC'), 'deferred', 'British Columbia Day, a holiday of the province')
})

t.test('days past due stand still while a hold freezes them', async (t) => {
  const rule: Rule = {
    ...BASE,
    kind: 'content-class',
    code: 'content_not_allowed',
    message: 'too young',
    when: { daysPastDue: { lte: 39 } },
  }
  // Due on 3 February: day 35 on 10 March, day 40 on 15 March.
  t.equal(next(rule), '2026-03-15T00:00:00')
  const hold = {
    kind: 'represented',
    fromMs: at('2026-03-01T15:00:00'),
    untilMs: at('2026-03-04T00:00:00'),
    freezesDaysPastDue: true,
  }
  t.equal(next(rule, { holds: [hold] }), '2026-03-17T00:00:00', 'two days began within it')
  t.equal(next(rule, { holds: [hold, { ...hold }] }), '2026-03-17T00:00:00', 'a day is frozen once')
  t.equal(next(rule, { holds: [{ ...hold, account: 'other' }] }), '2026-03-15T00:00:00')
  // Apia went from the end of 2011-12-29 straight to 2011-12-31, so one instant begins two days: both are frozen.
  const jump = Date.parse('2011-12-30T10:00:00Z')
  const apia = { timeZones: ['Pacific/Apia'], oldestUnpaidDueDate: '2011-12-25' }
  const young: Rule = { ...rule, when: { daysPastDue: { lte: 4 } } }
  const freezing = { kind: 'hardship', fromMs: jump, untilMs: jump + 60_000, freezesDaysPastDue: true }
  t.equal(next(young, apia, { atMs: jump }), 'now', 'six days past due')
  t.equal(
    next(young, { ...apia, holds: [freezing] }, { atMs: jump }),
    '2011-12-31T18:00:00',
    'four until the next day begins there',
  )
  t.equal(
    next(rule, { holds: [{ kind: 'represented', fromMs: hold.fromMs, freezesDaysPastDue: true }] }),
    'never',
  )
})

t.test(
  'packs: a part of a rule is switched with it; one above asks with its members; a house pack adds',
  async (t) => {
    const rule: Rule = {
      ...BASE,
      id: 'XX-1/part',
      kind: 'content-class',
      code: 'content_not_allowed',
      message: 'no',
    }
    const pack = (id: string, more: Partial<Pack> = {}): Pack => ({
      id,
      title: id,
      asOf: '2026-11-21',
      zones: ['Asia/Shanghai'],
      rules: [],
      obligations: [],
      ...more,
    })
    const verdict = (source: Parameters<typeof compilePolicy>[0], jurisdiction: string) =>
      decideContact(ordinaryAsk(), ordinaryFacts({ jurisdiction }), compilePolicy(source))
    const one = [pack('XX', { rules: [rule] })]
    t.equal(verdict({ packs: one, strategy: null }, 'XX').verdict, 'denied')
    t.equal(
      verdict({ packs: one, strategy: null, switches: { 'XX-1': { enabled: false } } }, 'XX').verdict,
      'allowed',
    )
    const union = [pack('EE', { standsAlone: false, rules: [rule] }), pack('MM', { alsoAsks: ['EE'] })]
    t.match(verdict({ packs: union, strategy: null }, 'EE').reasons[0], { code: 'fact_missing' })
    t.equal(verdict({ packs: union, strategy: null }, 'MM').bindingRule, 'XX-1/part')
    const partly = verdict({ packs: [pack('XX')], strategy: null }, 'XX-YY')
    t.equal(partly.verdict, 'allowed')
    t.equal(partly.warnings[0]?.rule, 'tact-overlay-known')
    const house = {
      ...pack('house-a', { rules: [{ ...rule, id: 'house-a-1' }] }),
      version: 3,
      appliesTo: ['XX'],
    }
    const added = verdict({ packs: [pack('XX')], strategy: null, housePacks: [house] }, 'XX-YY')
    t.equal(added.bindingRule, 'house-a-1')
    t.match(added.policyVersion, 'house-a@3')
    t.equal(
      verdict({ packs: [], strategy: null, housePacks: [house] }, 'XX').reasons[0]?.code,
      'fact_missing',
    )
  },
)
