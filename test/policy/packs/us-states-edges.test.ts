/** State and city overlays at their edges: both sides of what the worked cases do not reach. */
import t from 'tap'
import type { Ask, AttemptFacts, ConsentFacts, Facts, RefusalFacts } from '../../../src/policy/facts.ts'
import { attempt } from '../ordinary.ts'
import { answer } from './us-state-answers.ts'

const AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const HELD = { placement: { agency: 'agency-a' } } as const
const NOON = '2026-03-20T12:00:00-04:00'
const ms = (at: string) => Date.parse(at)
const at = (clock: string) => `2026-03-20T${clock}-04:00`

function on(days: readonly number[], change: Partial<AttemptFacts> = {}): Pick<Facts, 'attempts'> {
  const date = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00-04:00`
  return { attempts: days.map((day) => attempt(date(day), { outcome: 'voicemail', ...change })) }
}
function said(change: Partial<RefusalFacts>): Pick<Facts, 'refusals'> {
  return {
    refusals: [{ party: 'borrower', atMs: ms('2026-03-10T12:00:00-04:00'), scope: 'channel', ...change }],
  }
}

t.test(
  'Massachusetts: two a week for whatever reason, and what leaves no way to leave a message',
  async (t) => {
    const cap = 'US-MA-940-FREQ/home-or-cell'
    t.equal(answer('US-MA', NOON, on([18])), 'allowed', 'the second')
    t.equal(answer('US-MA', NOON, on([14, 18])), cap, 'the third')
    t.equal(answer('US-MA', NOON, on([13, 18])), 'allowed', 'the first was seven days ago')
    for (const purpose of ['statutory-notice', 'complaint-reply', 'requested-call-back', 'reply'] as const) {
      t.equal(answer('US-MA', NOON, on([14, 18]), { purpose }), cap, `${purpose} is a call`)
      t.equal(answer('US-MA', NOON, on([14, 18], { purpose })), cap, `${purpose} counts`)
    }
    for (const outcome of ['busy', 'not-in-service', 'voicemail-full'] as const)
      t.equal(answer('US-MA', NOON, on([14, 18], { outcome })), 'allowed', outcome)
    for (const outcome of ['no-answer', 'voicemail-no-message', 'ringless-voicemail', 'unknown'] as const)
      t.equal(answer('US-MA', NOON, on([14, 18], { outcome })), cap, outcome)
    t.equal(answer('US-MA', NOON, on([14, 18], { direction: 'inbound' })), 'allowed')
    t.equal(answer('US-MA', NOON, on([14, 18], { account: 'acct-2' })), 'allowed', 'another debt')
    t.equal(answer('US-MA', NOON, on([14, 18], { channel: 'email', outcome: 'delivered' })), 'allowed')
    const co = { party: 'co-borrower', contactPoint: 'co:mobile', person: 'co' } as const
    t.equal(answer('US-MA', NOON, on([14, 18], co)), cap, 'per debt, whoever owes it')
    const attorney = { party: 'attorney', contactPoint: 'att:line', person: 'att' } as const
    t.equal(
      answer('US-MA', NOON, on([14, 18], attorney)),
      'allowed',
      'calls to the attorney are not to the debtor',
    )
    t.equal(
      answer('US-MA', NOON, { ...on([14, 18], { by: 'agency-a' }), ...HELD }, AGENCY),
      'US-MA-209-FREQ/home-or-cell',
    )
  },
)

t.test('Massachusetts: calls to the mobile do not use up the budget at work', async (t) => {
  const work = { contactPoint: 'borrower:workplace', place: 'office' } as const
  const elsewhere = 'US-MA-940-FREQ/elsewhere'
  t.equal(answer('US-MA', NOON, on([3, 10]), work), elsewhere, 'a place and line not known may be work')
  t.equal(answer('US-MA', NOON, on([3, 10], { line: 'mobile' }), work), 'allowed')
  t.equal(answer('US-MA', NOON, on([3, 10], { line: 'landline' }), work), elsewhere)
  t.equal(answer('US-MA', NOON, on([3, 10], { line: 'landline', place: 'home' }), work), 'allowed')
  const point = {
    contactPoints: [
      {
        id: 'borrower:mobile',
        person: 'borrower',
        party: 'borrower',
        channels: ['voice'],
        status: 'verified',
        line: 'mobile',
      },
      {
        id: 'borrower:workplace',
        person: 'borrower',
        party: 'borrower',
        channels: ['voice'],
        status: 'verified',
        place: 'office',
      },
    ],
  } as const
  t.equal(
    answer('US-MA', NOON, { ...on([3, 10]), ...point }, work),
    'allowed',
    'the line of the contact point',
  )
  t.equal(answer('US-MA', NOON, on([1, 10], work), work), elsewhere)
  const early = [
    attempt('2026-02-19T12:00:00-05:00', { ...work, outcome: 'voicemail' }),
    ...(on([10], work).attempts ?? []),
  ]
  t.equal(answer('US-MA', NOON, { attempts: early }, work), elsewhere, '29 days ago')
  const older = [{ ...early[0], atMs: ms('2026-02-18T12:00:00-05:00') } as AttemptFacts, ...early.slice(1)]
  t.equal(answer('US-MA', NOON, { attempts: older }, work), 'allowed', '30 days ago')
})

t.test('Massachusetts: not to be called at work, however it was said, creditor and agency', async (t) => {
  const work = { contactPoint: 'borrower:workplace', place: 'office' } as const
  const wishes: readonly Partial<RefusalFacts>[] = [
    { scope: 'channel', channel: 'voice', contactPoint: 'borrower:workplace' },
    { scope: 'channel', channel: 'voice' },
  ]
  for (const wish of wishes) {
    const oral = said({ ...wish, form: 'oral' })
    t.equal(answer('US-MA', '2026-03-19T12:00:00-04:00', oral, work), 'US-MA-940-WORK/oral', 'day ten')
    t.equal(answer('US-MA', NOON, oral, work), 'allowed', 'day eleven')
    t.equal(answer('US-MA', NOON, said({ ...wish, form: 'letter' }), work), 'US-MA-940-WORK/written')
    t.equal(
      answer('US-MA', NOON, said({ ...wish, form: 'letter', liftedAtMs: ms(NOON) }), work),
      'allowed',
      'withdrawn',
    )
    t.equal(answer('US-MA', NOON, said({ ...wish, form: 'letter' })), 'allowed', 'the mobile')
    t.equal(
      answer('US-MA', NOON, { ...said({ ...wish, form: 'letter' }), ...HELD }, { ...work, ...AGENCY }),
      'US-MA-940-WORK/agency-written',
    )
  }
  const employer = said({ scope: 'employer-prohibits', form: 'oral' })
  t.equal(answer('US-MA', '2026-03-19T12:00:00-04:00', employer, work), 'US-MA-940-WORK/oral')
  const notHome = said({ scope: 'place', place: 'home', form: 'letter' })
  t.not(answer('US-MA', NOON, notHome, { place: 'home' }), 'US-MA-940-WORK/written', 'home is not work')
})

t.test('Massachusetts: the household, visits, the Eastern clock', async (t) => {
  const mother = { party: 'family', contactPoint: 'mother:home', person: 'mother', place: 'home' } as const
  t.equal(answer('US-MA', NOON, {}, mother), 'US-MA-940-HH/purpose')
  t.equal(answer('US-MA', NOON, {}, { ...mother, purpose: 'pass-message' }), 'allowed')
  const uncle = { party: 'family', contactPoint: 'uncle:home', person: 'uncle', place: 'home' } as const
  const called = { attempts: [...(on([14], mother).attempts ?? []), ...(on([18], uncle).attempts ?? [])] }
  const aunt = { ...mother, contactPoint: 'aunt:home', person: 'aunt', purpose: 'pass-message' } as const
  t.equal(answer('US-MA', NOON, called, aunt), 'US-MA-940-HH/home-or-cell', 'the household shares the two')
  t.equal(answer('US-MA', NOON, called), 'allowed', "the debtor's own two are left")
  t.equal(
    answer('US-MA', NOON, {}, { ...mother, purpose: 'pass-message', place: 'public-place' }),
    'US-MA-940-HH/public-place',
  )
  const visit = {
    channel: 'visit',
    place: 'doorstep',
    collectors: 2,
    contactPoint: 'borrower:home-address',
  } as const
  const visited = (days: readonly number[], change: Partial<AttemptFacts> = {}) =>
    on(days, { channel: 'visit', place: 'doorstep', outcome: 'conversation', ...change })
  t.equal(answer('US-MA', NOON, {}, visit), 'allowed')
  t.equal(answer('US-MA', NOON, visited([2]), visit), 'US-MA-940-VISIT/cap')
  t.equal(answer('US-MA', NOON, visited([2], { outcome: 'no-answer' }), visit), 'US-MA-940-VISIT/cap')
  t.equal(answer('US-MA', '2026-04-01T12:00:00-04:00', visited([2]), visit), 'allowed', 'thirty days later')
  t.equal(answer('US-MA', '2026-03-31T12:00:00-04:00', visited([2]), visit), 'US-MA-940-VISIT/cap')
  const lets: ConsentFacts = { kind: 'place', party: 'borrower', place: 'doorstep', givenAtMs: 0 }
  t.equal(answer('US-MA', NOON, { ...visited([2]), consents: [lets] }, visit), 'allowed', 'with consent')
  const met = (outcome: AttemptFacts['outcome']) =>
    answer('US-MA', NOON, { ...visited([2], { outcome, by: 'agency-a' }), ...HELD }, { ...visit, ...AGENCY })
  t.equal(met('no-answer'), 'allowed', 'an agency that met nobody')
  for (const outcome of ['conversation', 'refused', 'unknown'] as const)
    t.equal(met(outcome), 'US-MA-209-VISIT/cap', outcome)
  t.match(answer('US-MA', NOON, {}, { ...visit, place: 'office' }), /^US-MA-940-VISIT\/work/)
  t.equal(
    answer('US-MA', NOON, {}, { ...visit, place: undefined }),
    'US-MA-940-VISIT/place-known',
    'a visit nobody says where to',
  )
  const central = { timeZones: ['America/Chicago'] }
  t.equal(answer('US-MA', at('08:30:00'), central), 'allowed', '07:30 Central')
  t.equal(answer('US-MA', at('21:00:00'), central), 'US-MA-940-HRS', '20:00 Central')
  t.equal(answer('US-MA', at('22:00:00'), {}, { channel: 'email' }), 'US-MA-940-HRS')
  t.equal(answer('US-MA', at('22:00:00'), {}, { channel: 'letter' }), 'allowed')
})

t.test('District of Columbia: documents asked for, messages, visits, third persons', async (t) => {
  const asked = (change: object = {}): Partial<Facts> => ({
    disputes: [
      { kind: 'document-request', atMs: ms('2026-03-10T12:00:00-04:00'), status: 'open', ...change },
    ],
  })
  t.equal(answer('US-DC', NOON, { ...asked(), ...HELD }, AGENCY), 'US-DC-DOCS/agency')
  t.equal(answer('US-DC', NOON, { ...asked({ answeredAtMs: ms(NOON) }), ...HELD }, AGENCY), 'allowed', 'sent')
  t.equal(answer('US-DC', NOON, { ...asked({ account: 'acct-2' }), ...HELD }, AGENCY), 'allowed')
  t.equal(answer('US-DC', NOON, asked()), 'allowed', 'an original creditor')
  t.equal(answer('US-DC', NOON, { ...asked(), acquiredOn: '2025-11-03' }), 'US-DC-DOCS/bought')
  t.equal(
    answer('US-DC', NOON, { ...asked(), ...HELD, oldestUnpaidDueDate: '2026-02-18' }, AGENCY),
    'allowed',
    'day 30 is not covered',
  )
  t.equal(answer('US-DC', NOON, said({ scope: 'no-contact', form: 'letter' })), 'US-DC-CALLOPT')
  t.equal(answer('US-DC', NOON, said({ channel: 'voice', form: 'email' })), 'US-DC-CALLOPT')
  t.equal(answer('US-DC', NOON, said({ channel: 'voice', form: 'oral' })), 'allowed', 'not in writing')
  const text = { channel: 'sms' } as const
  const agreed: Pick<Facts, 'consents'> = {
    consents: [{ kind: 'channel', party: 'borrower', channels: ['sms'], givenAtMs: 0 }],
  }
  const texts = (days: readonly number[], change: Partial<AttemptFacts> = {}) =>
    on(days, { channel: 'sms', outcome: 'delivered', ...change })
  const five = texts([14, 15, 16, 17, 18])
  t.equal(answer('US-DC', NOON, { ...agreed, ...texts([15, 16, 17, 18]) }, text), 'allowed', 'the fifth')
  t.equal(answer('US-DC', NOON, { ...agreed, ...five }, text), 'US-DC-EMSG5', 'the sixth')
  t.equal(answer('US-DC', NOON, { ...agreed, ...texts([13, 15, 16, 17, 18]) }, text), 'allowed', 'slid out')
  t.equal(
    answer('US-DC', NOON, { ...agreed, ...texts([14, 15, 16, 17, 18], { channel: 'email' }) }, text),
    'US-DC-EMSG5',
    'all methods together',
  )
  t.equal(
    answer('US-DC', NOON, { ...agreed, ...texts([14, 15, 16, 17, 18], { outcome: 'undelivered' }) }, text),
    'US-DC-EMSG5',
    'what was sent counts',
  )
  t.equal(answer('US-DC', NOON, { ...agreed, ...five }, { ...text, purpose: 'reply' }), 'allowed')
  const wrong = [{ kind: 'wrong-number', atMs: ms(NOON) - 1, contactPoint: 'borrower:old' }]
  t.equal(
    answer(
      'US-DC',
      NOON,
      { ...agreed, ...texts([14, 15, 16, 17, 18], { contactPoint: 'borrower:old' }), notices: wrong },
      text,
    ),
    'allowed',
    'a wrong address',
  )
  const inbound = texts([19], { direction: 'inbound' })
  t.equal(
    answer('US-DC', NOON, inbound, { ...text, purpose: 'reply' }),
    'allowed',
    'a reply needs no consent',
  )
  t.equal(answer('US-DC', NOON, inbound, text), 'US-DC-EMSG0', 'a demand does')
  t.equal(answer('US-DC', NOON, {}, { ...text, purpose: 'reply' }), 'US-DC-EMSG0', 'a reply to nothing')
  const visit = { channel: 'visit', collectors: 2, contactPoint: undefined } as const
  for (const place of ['home', 'doorstep', 'office'] as const)
    t.equal(answer('US-DC', NOON, {}, { ...visit, place }), 'US-DC-VISIT', place)
  t.equal(answer('US-DC', NOON, {}, visit), 'US-DC-VISIT', 'a visit nobody says where to')
  t.equal(answer('US-DC', NOON, {}, { ...visit, place: 'branch' }), 'allowed')
  t.equal(answer('US-DC', NOON, {}, { ...visit, place: 'home', purpose: 'legal-step' }), 'allowed', 'process')
  const employer = { party: 'employer', contactPoint: 'employer:address', channel: 'letter' } as const
  t.equal(answer('US-DC', NOON, {}, employer), 'US-DC-3P')
  t.equal(answer('US-DC', NOON, {}, { ...employer, purpose: 'legal-step' }), 'allowed', 'legal process')
})

t.test('California: what the statute asks of creditors, and what a judgment opens', async (t) => {
  const spared = said({ scope: 'time-slot', from: '09:00', to: '12:00' })
  const ca = (clock: string, facts: Partial<Facts> = {}, ask: Partial<Ask> = {}) =>
    answer('US-CA', at(clock), facts, ask)
  t.equal(ca('11:59:59', spared), 'US-CA-FDCPA/spared')
  t.equal(ca('12:00:00', spared), 'allowed')
  const only: ConsentFacts = {
    kind: 'contact-hours-only',
    party: 'borrower',
    givenAtMs: 0,
    from: '17:00',
    to: '19:00',
  }
  t.equal(ca('16:59:59', { consents: [only] }), 'US-CA-FDCPA/only')
  t.equal(ca('17:00:00', { consents: [only] }), 'allowed')
  t.equal(ca('12:00:00', said({ scope: 'place', place: 'home' }), { place: 'home' }), 'US-CA-FDCPA/place')
  const late = (givenTo: string): Partial<Facts> => ({
    consents: [
      { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '21:00', to: '22:00', givenTo },
    ],
  })
  t.equal(ca('21:30:00', late('in-house')), 'allowed')
  t.equal(ca('21:30:00', late('agency-a')), 'US-CA-FDCPA/hours', 'not given to the creditor')
  const hold = { holds: [{ kind: 'represented' }] }
  t.equal(ca('12:00:00', hold), 'US-CA-FDCPA/attorney')
  for (const purpose of ['statutory-notice', 'requested-call-back', 'reply'] as const)
    t.equal(ca('12:00:00', hold, { purpose }), 'US-CA-FDCPA/attorney', purpose)
  for (const form of ['letter', 'post', 'certified-mail', 'courier', 'portal', 'email'])
    t.equal(ca('12:00:00', said({ scope: 'no-contact', form })), 'US-CA-FDCPA/cease', form)
  t.equal(ca('12:00:00', said({ scope: 'no-contact', form: 'oral' })), 'allowed')
  const friend = { party: 'other', contactPoint: 'friend:mobile', person: 'friend' } as const
  t.equal(ca('12:00:00', {}, friend), 'US-CA-FDCPA/third-persons')
  t.equal(ca('12:00:00', {}, { ...friend, purpose: 'locate' }), 'allowed')
  const reached = on([2], { ...friend, purpose: 'locate', outcome: 'conversation' })
  t.equal(ca('12:00:00', reached, { ...friend, purpose: 'locate' }), 'US-CA-FDCPA/locate-once')
  const judgment = { approvals: [{ kind: 'final-judgment', atMs: ms('2026-03-01T12:00:00-05:00') }] }
  const garnish = {
    party: 'employer',
    contactPoint: 'employer:address',
    channel: 'letter',
    purpose: 'legal-step',
  } as const
  t.equal(ca('12:00:00', {}, garnish), 'US-CA-EMP/purpose US-CA-FDCPA/third-persons')
  t.equal(ca('12:00:00', judgment, garnish), 'allowed')
  const mother = { party: 'family', contactPoint: 'mother:mobile', person: 'mother' } as const
  t.equal(ca('12:00:00', {}, mother), 'US-CA-FAM US-CA-FDCPA/third-persons')
  t.equal(
    ca('12:00:00', judgment, mother),
    'US-CA-FDCPA/third-persons',
    'the state rule is for before judgment',
  )
  const wrote: ConsentFacts = {
    kind: 'third-party',
    party: 'borrower',
    givenAtMs: 0,
    givenTo: 'in-house',
    form: 'letter',
  }
  t.equal(ca('12:00:00', { consents: [wrote] }, { ...garnish, purpose: 'demand' }), 'allowed')
  t.equal(
    ca('12:00:00', { consents: [{ ...wrote, form: 'oral' }] }, { ...garnish, purpose: 'demand' }),
    'US-CA-EMP/purpose',
    'not in writing',
  )
})

t.test(
  'hours without a named medium close e-mail too: West Virginia, Connecticut, New Hampshire',
  async (t) => {
    const email = { channel: 'email', contactPoint: 'borrower:email' } as const
    for (const [state, rule] of [
      ['US-WV', 'US-WV-HRS'],
      ['US-CT', 'US-CT-HRS'],
      ['US-NH', 'US-NH-HRS'],
    ] as const) {
      t.equal(answer(state, at('07:59:59')), rule)
      t.equal(answer(state, at('08:00:00')), 'allowed')
      t.equal(answer(state, at('20:59:59')), 'allowed')
      t.equal(answer(state, at('21:00:00')), rule)
      t.equal(answer(state, at('22:00:00'), {}, email), rule)
      t.equal(answer(state, at('22:00:00'), {}, { channel: 'letter' }), 'allowed')
    }
    const pacific = (clock: string) => `2026-03-20T${clock}-07:00`
    const west = { timeZones: ['America/Los_Angeles'], ...HELD }
    // The federal rule closes until 08:00:00; the state opens at 07:30:00, so only its own objection ends there.
    t.match(answer('US-WA', pacific('07:29:59'), west, AGENCY), /US-WA-HRS/)
    t.notMatch(answer('US-WA', pacific('07:30:00'), west, AGENCY), /US-WA-HRS/)
    t.equal(answer('US-WA', pacific('20:59:59'), west, AGENCY), 'allowed')
    t.match(answer('US-WA', pacific('21:00:00'), west, AGENCY), /US-WA-HRS/)
  },
)

t.test('Florida: e-mail at night until 15 May 2025', async (t) => {
  const email = { channel: 'email', contactPoint: 'borrower:email' } as const
  const old = { oldestUnpaidDueDate: '2025-01-05' }
  t.equal(answer('US-FL', '2025-05-15T23:59:59-04:00', old, email), 'US-FL-HRS/email')
  t.equal(answer('US-FL', '2025-05-16T00:00:00-04:00', old, email), 'allowed')
  t.equal(answer('US-FL', '2025-05-15T20:59:59-04:00', old, email), 'allowed')
})

t.test('Washington: debtor and spouse share three a week, others do not count', async (t) => {
  const west = { timeZones: ['America/Los_Angeles'], ...HELD }
  const by = { by: 'agency-a' } as const
  const three = [16, 17, 18]
  const both = 'US-WA-FREQ/week US-WA-FREQ/7-days'
  t.equal(answer('US-WA', NOON, { ...west, ...on(three, by) }, AGENCY), both)
  t.equal(answer('US-WA', NOON, { ...west, ...on([17, 18], by) }, AGENCY), 'allowed', 'the third')
  const spouse = { ...by, party: 'family', contactPoint: 'wife:mobile', person: 'wife' } as const
  t.equal(answer('US-WA', NOON, { ...west, ...on(three, spouse) }, AGENCY), both, 'the spouse')
  const attorney = { ...by, party: 'attorney', contactPoint: 'att:line', person: 'att' } as const
  t.equal(answer('US-WA', NOON, { ...west, ...on(three, attorney) }, AGENCY), 'allowed', 'the attorney')
  const work = { ...AGENCY, contactPoint: 'borrower:workplace', place: 'office' } as const
  t.equal(answer('US-WA', NOON, { ...west, ...on([16], { ...by, line: 'mobile' }) }, work), 'allowed')
  t.equal(answer('US-WA', NOON, { ...west, ...on([16], by) }, work), 'US-WA-FREQ/work', 'a line not known')
})

t.test('Washington: a small-loan lender visits nobody who did not invite him', async (t) => {
  const loan = { product: 'small-loan', timeZones: ['America/Los_Angeles'] }
  const visit = { channel: 'visit', collectors: 2, contactPoint: undefined } as const
  t.match(answer('US-WA', NOON, loan, { ...visit, place: 'doorstep' }), /US-WA-LOAN\/visit/)
  t.equal(answer('US-WA', NOON, loan, visit), 'US-WA-LOAN/place-known')
  t.equal(answer('US-WA', NOON, loan, { ...visit, place: 'branch' }), 'allowed')
  t.equal(answer('US-WA', NOON, { ...loan, product: 'loan' }, { ...visit, place: 'doorstep' }), 'allowed')
  const invited: ConsentFacts = { kind: 'place', party: 'borrower', place: 'doorstep', givenAtMs: 0 }
  t.equal(answer('US-WA', NOON, { ...loan, consents: [invited] }, { ...visit, place: 'doorstep' }), 'allowed')
  t.equal(answer('US-WA', NOON, { ...loan, ...on([17, 18]) }), 'allowed', 'the third contact of the week')
  t.equal(answer('US-WA', NOON, { ...loan, ...on([16, 17, 18]) }), 'US-WA-LOAN/cap', 'the fourth')
})

t.test('New York City from 2027: an opt-out is specific to the medium', async (t) => {
  const facts: Partial<Facts> = {
    oldestUnpaidDueDate: '2026-11-01',
    consents: [{ kind: 'channel', party: 'borrower', givenAtMs: 0 }],
    ...said({ channel: 'sms', atMs: ms('2026-12-01T12:00:00-05:00') }),
  }
  const text = { channel: 'sms' } as const
  t.equal(answer('US-NY-NYC', '2027-01-01T12:00:00-05:00', facts, text), 'US-NYC-EMSG/opt-out')
  t.equal(
    answer('US-NY-NYC', '2027-01-01T12:00:00-05:00', facts, {
      channel: 'email',
      contactPoint: 'borrower:email',
    }),
    'allowed',
  )
})
