/** Canada beyond the worked cases: Sundays, holidays of the province, written consent, Ontario's notice and count. */
import t from 'tap'
import { compilePolicy } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Ask, Facts } from '../../../src/policy/facts.ts'
import { PACKS } from '../../../src/policy/packs.ts'
import { attempt, ordinaryAsk, ordinaryFacts } from '../ordinary.ts'

const policy = compilePolicy({ packs: PACKS, strategy: null })

function decide(jurisdiction: string, at: string, facts: Partial<Facts> = {}, ask: Partial<Ask> = {}) {
  const given = ordinaryFacts({ jurisdiction, timeZones: ['America/Toronto'], ...facts })
  return decideContact(ordinaryAsk({ atMs: Date.parse(at), ...ask }), given, policy)
}
const next = (...args: Parameters<typeof decide>) => {
  const { nextAllowedAtMs } = decide(...args)
  return nextAllowedAtMs === null ? 'never' : new Date(nextAllowedAtMs).toISOString().slice(0, 19)
}

t.test('Saturday evening to Sunday afternoon, over a holiday, over a holiday of the province', async (t) => {
  t.equal(next('CA', '2026-03-14T21:00:00-04:00'), '2026-03-15T17:00:01', 'Sunday 13:00:01')
  t.equal(next('CA', '2026-06-30T21:30:00-04:00'), '2026-07-02T11:00:01', 'over Canada Day')
  t.equal(next('CA', '2026-12-26T10:00:00-05:00'), '2026-12-26T15:00:00')
  t.equal(next('CA-ON', '2026-12-26T10:00:00-05:00'), '2026-12-27T18:00:01', 'Boxing Day in Ontario')
  t.equal(decide('CA', '2033-03-14T12:00:00-04:00').reasons[0]?.code, 'fact_missing', 'no calendar of 2033')
})

t.test('only written consent opens a Sunday morning', async (t) => {
  const consent = (form: string) => ({
    consents: [
      { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '09:00', to: '12:00', form } as const,
    ],
  })
  t.equal(decide('CA', '2026-03-15T10:00:00-04:00', consent('oral')).verdict, 'deferred')
  t.equal(decide('CA', '2026-03-15T10:00:00-04:00', consent('written')).verdict, 'allowed')
})

t.test('Ontario agency: notice on day 0, contact on day 7; three contacts once spoken to', async (t) => {
  const agency = { actor: { kind: 'agency', id: 'agency-a' } } as const
  const placement = { agency: 'agency-a' }
  const notices = [{ kind: 'private-written-notice', atMs: Date.parse('2026-09-14T10:00:00-04:00') }]
  const facts = { placement, notices, oldestUnpaidDueDate: '2026-06-01' }
  t.equal(decide('CA-ON', '2026-09-20T13:30:00-04:00', facts, agency).reasons[0]?.rule, 'CA-ON-NOTICE')
  t.equal(decide('CA-ON', '2026-09-21T11:00:00-04:00', facts, agency).verdict, 'allowed')
  t.equal(decide('CA-ON', '2026-09-16T11:00:00-04:00', facts).verdict, 'allowed', 'the bank itself')
  const lost = {
    ...facts,
    notices: [{ ...notices[0], kind: 'private-written-notice', atMs: 0, undeliverable: true }],
  }
  t.equal(decide('CA-ON', '2026-09-21T11:00:00-04:00', lost, agency).verdict, 'denied')
  const left = ['22', '23', '24', '25'].map((day) =>
    attempt(`2026-09-${day}T11:00:00-04:00`, { outcome: 'voicemail', by: 'agency-a' }),
  )
  t.equal(
    decide('CA-ON', '2026-09-26T11:00:00-04:00', { ...facts, attempts: left }, agency).verdict,
    'allowed',
    'never spoken to',
  )
  const spoken = [
    attempt('2026-09-21T11:00:00-04:00', { outcome: 'conversation', by: 'agency-a' }),
    ...left.slice(0, 2),
  ]
  t.equal(
    decide('CA-ON', '2026-09-26T11:00:00-04:00', { ...facts, attempts: spoken }, agency).reasons[0]?.rule,
    'CA-ON-FREQ',
  )
  t.equal(
    decide('CA-ON', '2026-09-28T11:00:00-04:00', { ...facts, attempts: spoken }, agency).verdict,
    'allowed',
  )
})

t.test(
  'writing only needs registered mail; a brother may be asked for the address, not to pay',
  async (t) => {
    const wish = (form: string) => ({
      refusals: [
        { party: 'borrower', scope: 'channel', onlyChannels: ['letter', 'email'], form, atMs: 0 } as const,
      ],
    })
    t.equal(decide('CA', '2026-03-17T11:00:00-04:00', wish('email')).verdict, 'allowed')
    t.equal(decide('CA', '2026-03-17T11:00:00-04:00', wish('registered-mail')).bindingRule, 'CA-FED-WRIT')
    t.equal(
      decide('CA', '2026-03-17T11:00:00-04:00', wish('registered-mail'), { channel: 'letter' }).verdict,
      'allowed',
    )
    const brother = { party: 'family', contactPoint: 'brother:mobile' } as const
    t.equal(
      decide('CA', '2026-03-17T11:00:00-04:00', {}, { ...brother, purpose: 'locate' }).verdict,
      'allowed',
    )
    t.equal(decide('CA', '2026-03-17T11:00:00-04:00', {}, brother).bindingRule, 'CA-FED-3P')
  },
)
