/** State and city overlays beyond the worked cases: boundaries, dates of effect, who is bound, and what is asked besides. */
import t from 'tap'
import { attempt } from '../ordinary.ts'
import { answer } from './us-state-answers.ts'

t.test('hours to the second', async (t) => {
  const at = (clock: string) => `2026-03-10T${clock}-04:00`
  t.equal(answer('US-MA', at('07:59:59')), 'US-MA-940-HRS')
  t.equal(answer('US-MA', at('08:00:00')), 'allowed')
  t.equal(answer('US-MA', at('21:00:00')), 'US-MA-940-HRS')
  t.equal(answer('US-DC', at('08:00:00')), 'allowed')
  t.equal(answer('US-DC', at('21:00:00')), 'allowed')
  t.equal(answer('US-DC', at('21:00:01')), 'US-DC-HRS')
  t.equal(answer('US-FL', at('08:00:00')), 'US-FL-HRS')
  t.equal(answer('US-FL', at('08:00:01')), 'allowed')
  t.equal(
    answer('US-FL', at('21:40:00'), { timeZones: ['America/Chicago'] }),
    'allowed',
    '20:40 in Pensacola',
  )
  t.equal(answer('US-FL', at('21:40:00'), {}, { channel: 'letter' }), 'allowed')
  t.equal(answer('US-NH', at('21:00:00')), 'US-NH-HRS')
  t.equal(answer('US-CT', at('07:59:59')), 'US-CT-HRS')
  t.equal(answer('US-CA', at('21:30:00')), 'US-CA-FDCPA/hours')
  t.equal(answer('US-CA', at('08:00:00')), 'US-CA-FDCPA/hours')
  t.equal(answer('US-CA', at('08:00:01')), 'allowed')
})

t.test('District of Columbia: covered from day 31, Eastern time, calls asked for', async (t) => {
  const calls = ['04', '05', '06', '09'].map((day) =>
    attempt(`2026-03-${day}T12:00:00-04:00`, { outcome: 'voicemail' }),
  )
  const at = '2026-03-10T12:00:00-04:00'
  t.equal(answer('US-DC', at, { attempts: calls }), 'US-DC-CALL4')
  t.equal(answer('US-DC', at, { attempts: calls.slice(1) }), 'allowed')
  t.equal(answer('US-DC', at, { attempts: calls, oldestUnpaidDueDate: '2026-02-08' }), 'allowed', 'day 30')
  t.equal(
    answer('US-DC', at, { attempts: calls, oldestUnpaidDueDate: '2026-02-07' }),
    'US-DC-CALL4',
    'day 31',
  )
  t.equal(answer('US-DC', at, { attempts: calls, product: 'mortgage' }), 'allowed')
  for (const outcome of ['no-answer', 'busy', 'not-in-service', 'voicemail-full'] as const) {
    const rang = [{ ...calls[0], outcome }, ...calls.slice(1)] as typeof calls
    t.equal(answer('US-DC', at, { attempts: rang }), 'allowed', `no message could have been left: ${outcome}`)
  }
  for (const outcome of ['voicemail-no-message', 'unknown', 'reserved'] as const) {
    const reached = [{ ...calls[0], outcome }, ...calls.slice(1)] as typeof calls
    // An outcome that is not known may have been a talk, so the rest after one holds besides.
    t.match(answer('US-DC', at, { attempts: reached }), /^US-DC-CALL4/, outcome)
  }
  const talk = [attempt('2026-03-04T12:00:00-04:00', { outcome: 'conversation' })]
  t.equal(answer('US-DC', at, { attempts: talk }), 'US-DC-AFTER', 'day seven')
  t.equal(answer('US-DC', '2026-03-11T12:00:00-04:00', { attempts: talk }), 'allowed', 'day eight')
  t.equal(answer('US-DC', at, {}, { channel: 'email', contactPoint: 'borrower:email' }), 'US-DC-EMSG0')
  t.equal(answer('US-DC', at, {}, { channel: 'visit', place: 'doorstep', collectors: 2 }), 'US-DC-VISIT')
})

t.test('New York City: two until the end of 2026, three from 2027', async (t) => {
  const on = (...dates: string[]) => ({ attempts: dates.map((date) => attempt(`${date}T12:00:00-05:00`)) })
  const facts = { oldestUnpaidDueDate: '2026-11-01' }
  const late = on('2026-12-27', '2026-12-28')
  t.equal(answer('US-NY-NYC', '2026-12-31T12:00:00-05:00', { ...facts, ...late }), 'US-NYC-OLD')
  t.equal(answer('US-NY-NYC', '2027-01-01T12:00:00-05:00', { ...facts, ...late }), 'allowed')
  const three = on('2026-12-27', '2026-12-28', '2026-12-29')
  t.equal(answer('US-NY-NYC', '2027-01-01T12:00:00-05:00', { ...facts, ...three }), 'US-NYC-3IN7')
})

t.test('employers: California in writing first, New York and Florida after judgment', async (t) => {
  const at = '2026-03-20T12:00:00-04:00'
  const ask = { party: 'employer', contactPoint: 'employer:hr-line', purpose: 'verify-employment' } as const
  t.equal(answer('US-CA', at, {}, ask), 'US-CA-EMP/writing')
  t.equal(answer('US-CA', at, {}, { ...ask, channel: 'letter' }), 'allowed')
  t.equal(
    answer('US-CA', at, {}, { ...ask, purpose: 'demand', channel: 'letter' }),
    'US-CA-EMP/purpose US-CA-FDCPA/third-persons',
  )
  const letter = (date: string) => ({
    attempts: [
      attempt(`${date}T12:00:00-04:00`, {
        channel: 'letter',
        party: 'employer',
        contactPoint: 'employer:address',
        purpose: 'verify-employment',
        outcome: 'delivered',
      }),
    ],
  })
  t.equal(answer('US-CA', at, letter('2026-03-04'), ask), 'allowed')
  t.equal(answer('US-CA', at, letter('2026-03-05'), ask), 'US-CA-EMP/writing', 'fifteen days are not over')
  t.equal(answer('US-NY', at, {}, ask), 'US-NY-601-EMP')
  t.equal(answer('US-FL', at, {}, ask), 'US-FL-EMP')
  const judgment = { approvals: [{ kind: 'final-judgment', atMs: Date.parse('2026-03-01T12:00:00-05:00') }] }
  t.equal(answer('US-FL', at, judgment, ask), 'allowed')
})

t.test('Massachusetts: at work two in thirty days, an oral wish for ten', async (t) => {
  const work = { contactPoint: 'borrower:workplace', place: 'office' } as const
  const at = '2026-03-19T12:00:00-04:00'
  const called = ['02', '09'].map((day) =>
    attempt(`2026-03-${day}T12:00:00-04:00`, { ...work, outcome: 'voicemail' }),
  )
  t.equal(answer('US-MA', at, { attempts: called }, work), 'US-MA-940-FREQ/elsewhere')
  t.equal(answer('US-MA', at, { attempts: called }), 'allowed', 'the mobile number has its own budget')
  const wish = (form: string) => ({
    refusals: [
      {
        party: 'borrower',
        scope: 'place',
        place: 'office',
        form,
        atMs: Date.parse('2026-03-09T12:00:00-04:00'),
      } as const,
    ],
  })
  const only = { ...work, purpose: 'complaint-reply' } as const
  t.equal(answer('US-MA', '2026-03-18T12:00:00-04:00', wish('oral'), only), 'US-MA-940-WORK/oral')
  t.equal(answer('US-MA', at, wish('oral'), only), 'allowed')
  t.equal(answer('US-MA', at, wish('written'), only), 'US-MA-940-WORK/written')
})
