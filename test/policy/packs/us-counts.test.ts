/** Federal rules of the United States: how often the telephone may ring, and third persons. */
import t from 'tap'
import type { Ask, AttemptFacts, ConsentFacts } from '../../../src/policy/facts.ts'
import { answer, BANK, call, decide, MOTHER, march, ms } from './us-answers.ts'

/** One unanswered call on each of the dates of March. */
const calls = (days: readonly number[], change: Partial<AttemptFacts> = {}) =>
  days.map((day) => call(march(day), change))
const consent = (at: string, change: object = {}): ConsentFacts => ({
  kind: 'call',
  party: 'borrower',
  givenAtMs: ms(at),
  givenTo: 'agency-a',
  account: 'acct-1',
  ...change,
})

t.test('seven in seven: what counts, for whom, and when it opens', async (t) => {
  const six = calls([14, 15, 16, 17, 18, 19])
  const full = [...six, call(march(14, '17:00:00'))]
  const open = 'US-REGF-7IN7 2026-03-21T12:00:01Z'
  const rows: readonly (readonly [string, readonly AttemptFacts[], Partial<Ask>, string])[] = [
    ['the seventh', six, {}, 'allowed'],
    ['the eighth', full, {}, open],
    ['the eighth, late on the last day', full, { atMs: ms(march(20, '20:59:59')) }, open],
    ['the first open second', full, { atMs: ms(march(21, '08:00:01')) }, 'allowed'],
    ['an AI voice is a call', full, { channel: 'ai-voice', line: 'landline' }, open],
    ['another number of the same person', full, { contactPoint: 'borrower:home' }, open],
    ['the co-borrower', full, { party: 'co-borrower', person: 'co', contactPoint: 'co:mobile' }, 'allowed'],
    ['the bank itself', full, { actor: BANK }, 'allowed'],
    ['another day before the window', [...six, call(march(13))], {}, 'allowed'],
    ['busy', [...six, call(march(19), { outcome: 'busy' })], {}, 'allowed'],
    ['not in service', [...six, call(march(19), { outcome: 'not-in-service' })], {}, 'allowed'],
    ['inbound', [...six, call(march(19), { direction: 'inbound', outcome: 'voicemail' })], {}, 'allowed'],
    ['text', [...six, call(march(19), { channel: 'sms', outcome: 'delivered' })], {}, 'allowed'],
    ['to the attorney', [...six, call(march(19), { party: 'attorney', person: 'att' })], {}, 'allowed'],
    ['about another debt', [...six, call(march(19), { account: 'acct-2' })], {}, 'allowed'],
    ['about both', [...six, call(march(19), { account: 'acct-2', alsoAccounts: ['acct-1'] })], {}, open],
    ['of another agency', [...six, call(march(19), { by: 'agency-b' })], {}, 'allowed'],
    ['of the bank', [...six, call(march(19), { by: 'in-house' })], {}, 'allowed'],
  ]
  for (const [title, attempts, ask, expected] of rows) t.equal(answer({ attempts }, ask), expected, title)
  for (const outcome of [
    'voicemail',
    'voicemail-full',
    'voicemail-no-message',
    'ringless-voicemail',
  ] as const)
    t.equal(answer({ attempts: [...six, call(march(14), { outcome })] }), open, outcome)
  for (const outcome of ['unknown', 'reserved'] as const)
    t.match(answer({ attempts: [...six, call(march(14), { outcome })] }), /^US-REGF-7IN7/, outcome)
  // 21 unanswered calls to a consumer with three debts can comply; the 22nd cannot.
  const three = ['acct-1', 'acct-2', 'acct-3'].flatMap((account) =>
    calls([14, 15, 16, 17, 18, 19], { account }),
  )
  for (const account of ['acct-1', 'acct-2', 'acct-3'])
    t.equal(answer({ account, attempts: three }), 'allowed')
  t.match(answer({ attempts: [...three, call(march(20, '09:00:00'))] }), /^US-REGF-7IN7/)
  t.equal(answer({ attempts: full, account: 'acct-9', oneDebtWith: ['acct-1'] }), open, 'one debt by law')
  const learned = [{ kind: 'wrong-number', atMs: ms(march(19)), contactPoint: 'borrower:mobile' }]
  t.equal(answer({ attempts: full, notices: learned }, { contactPoint: 'borrower:home' }), 'allowed')
  t.match(decide({ attempts: full }).budgets, [{ rule: 'US-REGF-7IN7', used: 7, limit: 7 }])
  t.match(decide({ attempts: six }).verdict, 'allowed')
})

t.test('the window is of local dates, in the stricter of two zones', async (t) => {
  // 23:30 in Los Angeles on the 13th is the 14th in New York.
  const early = call('2026-03-13T23:30:00-07:00')
  const attempts = [early, ...calls([15, 16, 17, 18, 19, 19])]
  t.equal(
    answer({ attempts, timeZones: ['America/Los_Angeles'] }, { atMs: ms(march(20, '15:00:00')) }),
    'allowed',
  )
  t.match(answer({ attempts }, { atMs: ms(march(20, '15:00:00')) }), /^US-REGF-7IN7/)
  const both = ['America/Los_Angeles', 'America/New_York']
  t.equal(
    answer({ attempts, timeZones: both }, { atMs: ms(march(20, '15:00:00')) }),
    'US-REGF-7IN7 2026-03-21T15:00:01Z',
  )
})

t.test('seven days after a conversation, and the consent that excludes calls', async (t) => {
  const talk = call(march(13), { outcome: 'conversation' })
  t.equal(answer({ attempts: [talk] }), 'allowed', 'day eight')
  const closed = 'US-REGF-7AFTER 2026-03-21T12:00:01Z'
  const rows: readonly (readonly [string, Partial<AttemptFacts>, string])[] = [
    ['day seven', { outcome: 'conversation' }, closed],
    ['inbound', { outcome: 'conversation', direction: 'inbound' }, closed],
    ['refused on the telephone', { outcome: 'refused' }, closed],
    ['answered, then dropped', { outcome: 'hung-up' }, closed],
    ['AI voice', { outcome: 'conversation', channel: 'ai-voice' }, closed],
    ['not yet known', { outcome: 'unknown' }, closed],
    ['voicemail', { outcome: 'voicemail' }, 'allowed'],
    ['with another agency', { outcome: 'conversation', by: 'agency-b' }, 'allowed'],
    ['about another debt', { outcome: 'conversation', account: 'acct-2' }, 'allowed'],
    ['about both', { outcome: 'conversation', account: 'acct-2', alsoAccounts: ['acct-1'] }, closed],
    ['with the co-borrower', { outcome: 'conversation', party: 'co-borrower', person: 'co' }, 'allowed'],
  ]
  for (const [title, change, expected] of rows)
    t.equal(answer({ attempts: [call(march(14, '20:00:00'), change)] }), expected, title)

  const recent = [call(march(18), { outcome: 'conversation' })]
  const given = (at: string, change = {}) => answer({ attempts: recent, consents: [consent(at, change)] })
  t.equal(given(march(18, '12:05:00')), 'allowed')
  t.match(given(march(18, '12:05:00'), { givenTo: 'agency-b' }), /^US-REGF-7AFTER/)
  t.match(given(march(18, '12:05:00'), { givenTo: undefined }), /^US-REGF-7AFTER/)
  t.match(given(march(18, '12:05:00'), { account: 'acct-2' }), /^US-REGF-7AFTER/)
  t.match(given(march(18, '12:05:00'), { withdrawnAtMs: ms(march(19)) }), /^US-REGF-7AFTER/)
  t.equal(
    given(march(18, '12:05:00'), { validFrom: '2026-03-23', validTo: '2026-03-23' }),
    'US-REGF-7AFTER 2026-03-23T12:00:01Z',
  )
  // Day 1 is the date of receipt, however late: received on the 14th it lives through the 20th.
  const talked = [call(march(16), { outcome: 'conversation', direction: 'inbound' })]
  const lived = (day: number, at: string) =>
    answer(
      {
        attempts: [call(march(13), { outcome: 'conversation' }), ...calls([14, 15, 15, 16, 17, 18, 19, 19])],
        consents: [consent(march(day, '23:30:00'))],
      },
      { atMs: ms(at) },
    )
  t.equal(lived(13, march(19, '20:59:59')), 'allowed')
  t.match(lived(12, march(19, '10:00:00')), /7AFTER/, 'the seventh day was the 18th')
  t.match(answer({ attempts: talked, consents: [consent(march(15))] }), /7AFTER/, 'a conversation ends it')
  // Calls made under it stay uncounted when it is over.
  const before = calls([14, 14, 15, 15, 16, 16, 17, 18])
  t.equal(answer({ attempts: before, consents: [consent(march(13))] }), 'allowed')
  t.match(answer({ attempts: before }), /^US-REGF-7IN7/)
  t.match(
    answer(
      { attempts: recent, consents: [consent(march(18, '12:05:00'))] },
      { atMs: ms(march(20, '21:00:00')) },
    ),
    /HRS/,
  )
})

t.test('seven a day and two within five minutes are warnings', async (t) => {
  const day = Array.from({ length: 6 }, (_, i) => call(march(20, `0${i < 4 ? 8 : 9}:${10 + i * 8}:00`)))
  t.strictSame(
    decide({ attempts: day }).warnings.map((one) => one.rule),
    ['US-REGF-CONC/day'],
  )
  t.strictSame(decide({ attempts: day.slice(1) }).warnings, [])
  const just = [call(march(20, '11:55:01'))]
  t.strictSame(
    decide({ attempts: just }).warnings.map((one) => one.rule),
    ['US-REGF-CONC/gap'],
  )
  t.strictSame(decide({ attempts: just }, { contactPoint: 'borrower:home' }).warnings, [])
})

t.test('third persons: location once, nothing else, and what opens more', async (t) => {
  const locate = { ...MOTHER, purpose: 'locate' } as const
  const reached = (change: Partial<AttemptFacts>) => [
    call(march(2), { ...MOTHER, purpose: 'locate', ...change }),
  ]
  t.equal(answer({}, MOTHER), 'US-REGF-3P never')
  t.equal(answer({}, locate), 'allowed')
  for (const purpose of ['disclose-debt', 'pass-message', 'verify-employment', 'reach-heirs'] as const)
    t.equal(answer({}, { ...MOTHER, purpose }), 'US-REGF-3P never', purpose)
  t.equal(answer({ attempts: reached({}) }, locate), 'allowed', 'nobody answered')
  t.equal(answer({ attempts: reached({ outcome: 'voicemail' }) }, locate), 'allowed', 'reached nobody')
  t.equal(answer({ attempts: reached({ outcome: 'conversation' }) }, locate), 'US-REGF-LOC1 never')
  t.equal(
    answer({ attempts: reached({ channel: 'letter', outcome: 'delivered' }) }, locate),
    'US-REGF-LOC1 never',
  )
  t.equal(
    answer({ attempts: reached({ outcome: 'conversation' }) }, { ...MOTHER, purpose: 'requested-call-back' }),
    'allowed',
  )
  const week = [14, 15, 16, 17, 18, 19, 19].map((day) => call(march(day), { ...MOTHER, purpose: 'locate' }))
  t.match(answer({ attempts: week }, locate), /^US-REGF-7IN7/, 'on her own counter')
  t.equal(answer({ attempts: week }), 'allowed', 'not on his')
  const lets = (change: object) => ({
    consents: [
      {
        kind: 'third-party',
        party: 'borrower',
        givenAtMs: 0,
        givenTo: 'agency-a',
        ...change,
      } as ConsentFacts,
    ],
  })
  t.equal(answer(lets({ thirdParties: ['family'] }), MOTHER), 'allowed')
  t.equal(answer(lets({ thirdParties: ['employer'] }), MOTHER), 'US-REGF-3P never')
  t.equal(answer(lets({ withdrawnAtMs: 1 }), MOTHER), 'US-REGF-3P never')
  const executor = { party: 'heir', contactPoint: 'son:mobile', person: 'son' } as const
  t.equal(answer({ deceased: true }, executor), 'allowed')
  t.equal(answer({}, executor), 'US-REGF-3P never')
  t.equal(answer({ deceased: true }, { ...MOTHER, purpose: 'reach-heirs' }), 'allowed')
  t.equal(answer({}, { ...MOTHER, actor: BANK }), 'allowed', 'the bank is not bound')
  t.equal(answer({}, { channel: 'im', purpose: 'post-notice' }), 'US-REGF-SOCIAL never')
})
