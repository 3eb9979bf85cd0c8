/** Federal rules of the United States at their edges: both sides of what the worked cases do not reach. */
import t from 'tap'
import type { AttemptFacts, ConsentFacts, Facts, RefusalFacts } from '../../../src/policy/facts.ts'
import { answer, BANK, call, MOTHER, march, ms, wrote } from './us-answers.ts'

function said(change: Partial<RefusalFacts>): Pick<Facts, 'refusals'> {
  return { refusals: [{ party: 'borrower', atMs: ms(march(2)), scope: 'channel', ...change }] }
}
const letter = { channel: 'letter', contactPoint: 'borrower:home-address' } as const
const email = { channel: 'email', contactPoint: 'borrower:email' } as const

t.test('a day closed to all communications closes letters, closed hours do not', async (t) => {
  const on = (at: string, wish: Partial<RefusalFacts>) =>
    answer(said({ scope: 'time-slot', ...wish }), { ...letter, atMs: ms(at) })
  const fridays = { days: ['fri'] } as const
  const spared = 'US-REGF-INCONV/spared-days 2026-03-21T04:00:00Z'
  t.equal(on(march(19, '23:59:59'), fridays), 'allowed', 'the second before the day')
  t.equal(on(march(20, '00:00:00'), fridays), spared, 'its first second')
  t.equal(on(march(20, '23:59:59'), fridays), spared, 'its last second')
  t.equal(on(march(21, '00:00:00'), fridays), 'allowed', 'the next day')
  t.equal(on(march(20), { ...fridays, from: '00:00', to: '23:59' }), spared, 'written to 23:59')
  t.equal(on(march(20), { ...fridays, from: '08:00', to: '20:00' }), 'allowed', 'some hours only')
  t.equal(on(march(20), { ...fridays, channel: 'voice' }), 'allowed', 'closed to calls only')
  t.match(on(march(20), { ...fridays, channel: 'letter' }), /spared-days/, 'closed to letters')
  t.equal(on(march(20), { ...fridays, liftedAtMs: ms(march(20)) }), 'allowed', 'lifted')
  t.match(on(march(20), {}), /spared-days never/, 'every day')
  const halves: Pick<Facts, 'refusals'> = {
    refusals: [
      ...said({ scope: 'time-slot', days: ['fri'], from: '00:00', to: '12:00' }).refusals,
      ...said({ scope: 'time-slot', days: ['fri'], from: '12:00', to: '24:00' }).refusals,
    ],
  }
  t.equal(answer(halves, letter), spared, 'two halves make a day')
  t.equal(answer(halves, { ...letter, actor: BANK }), 'allowed', "the bank's own staff are not bound")
  const only = (days: readonly ('sat' | 'fri')[]): Partial<Facts> => ({
    consents: [
      { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '09:00', to: '12:00', days },
    ],
  })
  t.equal(answer(only(['sat']), letter), 'US-REGF-INCONV/only-days 2026-03-21T04:00:00Z')
  t.equal(answer(only(['fri']), letter), 'allowed', 'some of the day is convenient')
  // In two zones the day is closed as long as it is closed in one of them.
  const both = { timeZones: ['America/New_York', 'America/Los_Angeles'] }
  t.equal(
    answer({ ...said({ scope: 'time-slot', days: ['fri'] }), ...both }, letter),
    'US-REGF-INCONV/spared-days 2026-03-21T07:00:00Z',
  )
})

t.test('a place to be spared: its door as well, and whoever is known to be there', async (t) => {
  const notHome = said({ scope: 'place', place: 'home' })
  const visit = { channel: 'visit', collectors: 2, contactPoint: undefined } as const
  t.match(answer(notHome, { ...visit, place: 'doorstep' }), /^US-REGF-PLACE/)
  t.match(answer(notHome, visit), /^US-REGF-PLACE/, 'a visit nobody says where to')
  t.equal(answer(notHome, { ...visit, place: 'public-place' }), 'allowed')
  const asked = { attempts: [wrote(march(2), 'email', 'borrower:email')] }
  t.equal(answer({ ...notHome, ...asked }, email), 'allowed', 'e-mail follows the person')
  t.match(
    answer({ ...notHome, ...asked }, { ...email, place: 'home' }),
    /^US-REGF-PLACE\/email/,
    'known to be at home',
  )
})

t.test('one response to each message of the consumer in the closed time', async (t) => {
  const night = (clock: string) => march(20, clock)
  const messages = [
    wrote(night('22:00:00'), 'email', 'borrower:email'),
    wrote(night('22:05:00'), 'email', 'borrower:email'),
  ]
  const replied = (clock: string) =>
    call(night(clock), { ...email, purpose: 'reply', outcome: 'delivered' } as Partial<AttemptFacts>)
  const reply = { ...email, purpose: 'reply', atMs: ms(night('22:30:00')) } as const
  t.equal(answer({ attempts: messages }, reply), 'allowed')
  t.equal(
    answer({ attempts: [...messages, replied('22:10:00')] }, reply),
    'allowed',
    'two messages, one reply',
  )
  t.match(
    answer({ attempts: [...messages, replied('22:10:00'), replied('22:11:00')] }, reply),
    /^US-REGF-HRS/,
    'both are answered',
  )
  t.match(
    answer({ attempts: [...messages.slice(0, 1), replied('22:02:00')] }, reply),
    /^US-REGF-HRS/,
    'one message, one reply',
  )
})

t.test('a request to cease ends contact with anybody about that debt but the attorney', async (t) => {
  const cease = said({ scope: 'no-contact', form: 'letter', account: 'acct-1' })
  const locate = { ...MOTHER, purpose: 'locate' } as const
  t.equal(answer(cease, locate), 'US-REGF-CEASE/others never')
  t.equal(answer(cease, { ...locate, atMs: ms(march(2)) - 1000 }), 'allowed', 'one second before receipt')
  t.equal(answer(said({ scope: 'no-contact', form: 'oral' }), locate), 'allowed', 'not in writing')
  t.equal(answer({ ...cease, account: 'acct-2' }, locate), 'allowed', 'another debt')
  t.equal(answer(cease, { party: 'attorney', contactPoint: 'att:line', person: 'att' }), 'allowed')
  t.equal(answer(cease, { party: 'co-borrower', contactPoint: 'co:mobile', person: 'co' }), 'allowed')
  t.equal(answer(cease, { ...MOTHER, purpose: 'statutory-notice', channel: 'letter' }), 'allowed')
})

t.test('after a cease the early-intervention notice goes out once in 180 days', async (t) => {
  const notice = { ...letter, purpose: 'statutory-notice' } as const
  const sent = (at: string, change: Partial<AttemptFacts> = {}): Partial<Facts> => ({
    product: 'mortgage',
    ...said({ scope: 'no-contact', form: 'letter', atMs: ms('2025-08-01T09:00:00-04:00') }),
    attempts: [call(at, { ...letter, purpose: 'statutory-notice', outcome: 'delivered', ...change })],
  })
  // 20 March 2026 is 180 days after 21 September 2025.
  t.equal(answer(sent('2025-09-21T10:00:00-04:00'), notice), 'allowed', 'day 181')
  t.equal(answer(sent('2025-09-22T10:00:00-04:00'), notice), 'US-REGX-CEASE 2026-03-21T04:00:00Z', 'day 180')
  t.equal(answer({ ...sent('2026-03-02T10:00:00-05:00'), refusals: [] }, notice), 'allowed', 'no cease')
  t.equal(answer({ ...sent('2026-03-02T10:00:00-05:00'), product: 'loan' }, notice), 'allowed', 'no mortgage')
  t.equal(answer(sent('2026-03-02T10:00:00-05:00', { outcome: 'undelivered' }), notice), 'allowed')
  t.equal(answer(sent('2026-03-02T10:00:00-05:00', { account: 'acct-2' }), notice), 'allowed')
  t.equal(answer(sent('2026-03-02T10:00:00-05:00'), { ...notice, actor: BANK }), 'allowed')
})

t.test('location once: also for who handles an estate, and again when the person asks', async (t) => {
  const talked = call(march(2), { ...MOTHER, purpose: 'reach-heirs', outcome: 'conversation' })
  const heirs = { ...MOTHER, purpose: 'reach-heirs' } as const
  t.equal(answer({ deceased: true }, heirs), 'allowed')
  t.equal(answer({ deceased: true, attempts: [talked] }, heirs), 'US-REGF-LOC1 never')
  const locate = { ...MOTHER, purpose: 'locate' } as const
  const first = call(march(2), { ...locate, outcome: 'conversation' })
  const asked = (change: object): ConsentFacts =>
    ({
      kind: 'call',
      party: 'family',
      person: 'mother',
      givenAtMs: ms(march(3)),
      givenTo: 'agency-a',
      ...change,
    }) as never
  t.equal(answer({ attempts: [first], consents: [asked({})] }, locate), 'allowed', 'she asked for it')
  t.match(answer({ attempts: [first], consents: [asked({ givenTo: 'agency-b' })] }, locate), /LOC1/)
  t.match(answer({ attempts: [first], consents: [asked({ person: 'uncle' })] }, locate), /LOC1/)
  const second = call(march(4), { ...locate, outcome: 'conversation' })
  t.match(answer({ attempts: [first, second], consents: [asked({})] }, locate), /LOC1/, 'the wish is used up')
})

t.test('a remedy after judgment may be taken with third persons', async (t) => {
  const employer = {
    party: 'employer',
    contactPoint: 'employer:hr',
    person: 'employer',
    channel: 'letter',
  } as const
  const judgment = (change: object = {}) => ({
    approvals: [{ kind: 'final-judgment', atMs: ms(march(20)), ...change }],
  })
  t.equal(answer({}, { ...employer, purpose: 'legal-step' }), 'US-REGF-3P never')
  t.equal(answer(judgment(), { ...employer, purpose: 'legal-step' }), 'allowed')
  t.equal(
    answer(judgment(), { ...employer, purpose: 'legal-step', atMs: ms(march(20)) - 1000 }),
    'US-REGF-3P 2026-03-20T16:00:00Z',
    'one second before',
  )
  t.equal(answer(judgment({ account: 'acct-2' }), { ...employer, purpose: 'legal-step' }), 'US-REGF-3P never')
  t.equal(answer(judgment(), employer), 'US-REGF-3P never', 'asking to pay is no remedy')
})

t.test(
  'student loans under one number: consent to one is consent to all, a talk about one ends it',
  async (t) => {
    const talk = (day: number, account: string) => call(march(day), { outcome: 'conversation', account })
    const loans = { account: 'SL-1', oneDebtWith: ['SL-2'] }
    const consent = (account: string): ConsentFacts => ({
      kind: 'call',
      party: 'borrower',
      givenAtMs: ms(march(18, '12:05:00')),
      givenTo: 'agency-a',
      account,
    })
    t.equal(answer({ ...loans, attempts: [talk(18, 'SL-1')], consents: [consent('SL-2')] }), 'allowed')
    t.match(answer({ ...loans, attempts: [talk(18, 'SL-1')], consents: [consent('SL-9')] }), /7AFTER/)
    t.match(
      answer({ ...loans, attempts: [talk(18, 'SL-1'), talk(19, 'SL-2')], consents: [consent('SL-1')] }),
      /7AFTER/,
      'a talk about the other loan is one about the debt',
    )
  },
)

t.test(
  'TCPA: the cap of three is for calls without consent, and a revocation reaches automatic calls',
  async (t) => {
    const robot = (day: number) =>
      call(march(day), { channel: 'ai-voice', by: 'bot', contactPoint: 'borrower:home' })
    const three = { attempts: [robot(1), robot(2), robot(3)] }
    const ask = {
      channel: 'ai-voice',
      actor: { kind: 'bot' },
      contactPoint: 'borrower:home',
      line: 'landline',
    } as const
    const agreed = (change: object): Pick<Facts, 'consents'> => ({
      consents: [
        {
          kind: 'channel',
          party: 'borrower',
          channels: ['ai-voice'],
          givenAtMs: 0,
          ...change,
        } as ConsentFacts,
      ],
    })
    t.equal(answer(three, ask), 'US-TCPA-PRE3 2026-03-31T04:00:00Z')
    t.equal(answer({ ...three, ...agreed({}) }, ask), 'allowed', 'with consent')
    t.match(
      answer({ ...three, ...agreed({ contactPoint: 'borrower:mobile' }) }, ask),
      /PRE3/,
      'for another number',
    )
    t.equal(
      answer({ ...three, ...agreed({ givenAtMs: ms(march(22)) }) }, ask),
      'US-TCPA-PRE3 2026-03-22T16:00:00Z',
      'from the consent on',
    )
    t.match(
      answer({ ...three, ...agreed({ withdrawnAtMs: ms(march(20)) }) }, ask),
      /PRE3/,
      'withdrawn this second',
    )
    t.equal(
      answer({ ...three, ...agreed({ withdrawnAtMs: ms(march(20)) + 1000 }) }, ask),
      'allowed',
      'withdrawn a second later',
    )
    const auto = { actor: BANK, dialling: 'automatic' } as const
    const may = {
      consents: [{ kind: 'channel', party: 'borrower', channels: ['voice'], givenAtMs: 0 } as ConsentFacts],
    }
    const stop = (account: string) => said({ channel: 'sms', account })
    t.equal(answer({ ...may, ...stop('acct-1') }, auto), 'US-TCPA-REV/automatic never', 'STOP to a text')
    t.equal(
      answer({ ...may, ...stop('acct-2') }, auto),
      'allowed',
      'about another debt, until it is in force',
    )
    t.equal(
      answer({ ...may, ...stop('acct-2') }, { ...auto, atMs: ms('2027-01-30T20:00:00-05:00') }),
      'allowed',
    )
    t.equal(
      answer({ ...may, ...stop('acct-2') }, { ...auto, atMs: ms('2027-01-31T12:00:00-05:00') }),
      'US-TCPA-REVALL/automatic never',
    )
    t.equal(
      answer(stop('acct-2'), { actor: BANK, atMs: ms('2027-01-31T12:00:00-05:00') }),
      'allowed',
      'dialled by hand',
    )
  },
)

t.test('the validation period is reckoned from the sending when the notice names no end', async (t) => {
  // Sent Monday 31 August 2026: Labor Day is no day of the five, so receipt on 8 September and the end on 8 October.
  const dispute = (received: string, sent: string, more: object = {}) =>
    answer(
      {
        oldestUnpaidDueDate: '2026-06-01',
        disputes: [{ kind: 'debt', atMs: ms(received), status: 'open', form: 'letter' }],
        notices: [{ kind: 'validation', atMs: ms(sent), ...more }],
      },
      { atMs: ms('2026-10-20T12:00:00-04:00') },
    )
  const labor = '2026-08-31T10:00:00-04:00'
  t.equal(dispute('2026-10-08T23:59:59-04:00', labor), 'US-REGF-DISP never', 'the last second')
  t.equal(dispute('2026-10-09T00:00:00-04:00', labor), 'allowed', 'one second late')
  t.equal(
    dispute('2026-10-09T00:00:00-04:00', labor, { undeliverable: true }),
    'US-REGF-DISP never',
    'returned',
  )
  t.equal(
    dispute('2026-10-09T00:00:00-04:00', labor, { periodEndsOn: '2026-10-09' }),
    'US-REGF-DISP never',
    'the end that the notice names',
  )
  // Without a holiday in between: Monday 10 August, receipt on the 17th, end on 16 September.
  t.equal(dispute('2026-09-16T12:00:00-04:00', '2026-08-10T10:00:00-04:00'), 'US-REGF-DISP never')
  t.equal(dispute('2026-09-17T00:00:00-04:00', '2026-08-10T10:00:00-04:00'), 'allowed')
  t.equal(dispute('2099-10-09T00:00:00-04:00', labor), 'allowed', 'a dispute to come stops nothing yet')
})

t.test('a request for no contact in any form revokes the consent to automatic calls and texts', async (t) => {
  const may: Pick<Facts, 'consents'> = {
    consents: [{ kind: 'channel', party: 'borrower', channels: ['ai-voice', 'sms'], givenAtMs: 0 }],
  }
  const oral = said({ scope: 'no-contact', form: 'oral' })
  const ai = { channel: 'ai-voice', actor: { kind: 'bot' } } as const
  t.equal(answer(may, ai), 'allowed')
  t.equal(answer({ ...may, ...oral }, ai), 'US-TCPA-REV/voice never')
  t.equal(answer({ ...may, ...oral }, { ...ai, atMs: ms(march(2)) - 1000 }), 'allowed', 'the second before')
  t.equal(answer({ ...may, ...oral }, { channel: 'sms', actor: BANK }), 'US-TCPA-REV/text never')
  t.equal(answer({ ...may, ...oral }, { actor: BANK }), 'allowed', 'a live call dialled by hand')
  t.equal(
    answer({ ...may, ...said({ scope: 'no-contact', account: 'acct-2' }) }, ai),
    'allowed',
    'another debt',
  )
})
