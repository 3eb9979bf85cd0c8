/** Vietnam: what the worked cases leave out. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { VN_PACK } from '../../../src/policy/packs/vn.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { attempts, verdict } = questionsOf(VN_PACK, '+07:00', 'finance-company-consumer-loan')
const BANK = { product: 'bank-loan' } as const
const HOURS = ['07:00:00', '08:00:00', '08:30:00', '09:00:00', '10:00:00'].map(
  (clock) => `2026-03-10T${clock}`,
)
const FULL = 'until 2026-03-11T07:00:00 VN-F1 VN-F1/unanswered'

t.test('07:00:00 and 21:00:00 are inside, whatever else was agreed', async (t) => {
  for (const channel of ['voice', 'ai-voice', 'sms', 'im', 'email', 'push', 'visit'] as const) {
    const at = (clock: string) => verdict({}, { channel, at: `2026-03-10T${clock}` })
    t.equal(at('06:59:59'), 'until 2026-03-10T07:00:00 VN-H1', channel)
    t.equal(at('07:00:00'), 'allowed', channel)
    t.equal(at('21:00:00'), 'allowed', channel)
    t.equal(at('21:00:01'), 'until 2026-03-11T07:00:00 VN-H1', channel)
  }
  t.equal(verdict({}, { at: '2026-03-15T20:00:00' }), 'allowed', 'a Sunday')
  const consents: Facts['consents'] = [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '21:00', to: '22:00' },
  ]
  t.equal(verdict({ consents }, { at: '2026-03-10T21:30:00' }), 'until 2026-03-11T07:00:00 VN-H1')
})

t.test('agreed hours prevail where they are narrower and are cut where they are wider', async (t) => {
  const agreed = (from: string, to: string): Partial<Facts> => ({
    consents: [{ kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from, to }],
  })
  const rows: readonly Row[] = [
    [
      '08:59:59',
      agreed('09:00', '18:00'),
      { at: '2026-03-10T08:59:59' },
      'until 2026-03-10T09:00:00 VN-H1/agreed',
    ],
    ['09:00:00', agreed('09:00', '18:00'), { at: '2026-03-10T09:00:00' }, 'allowed'],
    ['18:00:00', agreed('09:00', '18:00'), { at: '2026-03-10T18:00:00' }, 'allowed'],
    [
      '18:00:01',
      agreed('09:00', '18:00'),
      { at: '2026-03-10T18:00:01' },
      'until 2026-03-11T09:00:00 VN-H1/agreed',
    ],
    [
      '06:00 agreed',
      agreed('06:00', '22:00'),
      { at: '2026-03-10T06:30:00' },
      'until 2026-03-10T07:00:00 VN-H1',
    ],
    [
      '22:00 agreed',
      agreed('06:00', '22:00'),
      { at: '2026-03-10T21:00:01' },
      'until 2026-03-11T07:00:00 VN-H1',
    ],
    [
      'bank',
      { ...BANK, ...agreed('09:00', '18:00') },
      { at: '2026-03-10T19:00:00' },
      'until 2026-03-11T09:00:00 VN-H1/policy-agreed',
    ],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('the fifth reminder of the local day is the last, over channels, accounts and actors', async (t) => {
  const reminded = (n: number, change = {}): Partial<Facts> => ({
    attempts: attempts(HOURS.slice(0, n), { outcome: 'conversation', ...change }),
  })
  const guarantor = { party: 'guarantor', contactPoint: 'guarantor:mobile' } as const
  const rows: readonly Row[] = [
    ['four so far', reminded(4), {}, 'allowed'],
    ['five so far', reminded(5), {}, FULL],
    ['the last second of the day', reminded(5), { at: '2026-03-10T21:00:00' }, FULL],
    ['the next day', reminded(5), { at: '2026-03-11T07:00:00' }, 'allowed'],
    ['by letter', reminded(5), { channel: 'letter' }, 'until 2026-03-11T00:00:00 VN-F1 VN-F1/unanswered'],
    ['of letters', reminded(5, { channel: 'letter', outcome: 'delivered' }), {}, FULL],
    ['of another account', reminded(5, { account: 'acct-2' }), {}, FULL],
    ['by an agency', reminded(5, { by: 'agency-a' }), {}, FULL],
    ['to another line', reminded(5, { contactPoint: 'borrower:home' }), {}, FULL],
    ['still open', reminded(5, { outcome: 'reserved' }), {}, FULL],
    ['unanswered', reminded(5, { outcome: 'no-answer' }), {}, 'until 2026-03-11T07:00:00 VN-F1/unanswered'],
    ['inbound', reminded(5, { direction: 'inbound' }), {}, 'allowed'],
    ['answers', reminded(5, { purpose: 'reply' }), {}, 'allowed'],
    ['an answer after five', reminded(5), { purpose: 'complaint-reply' }, 'allowed'],
    ['the guarantor has a count of his own', reminded(5), guarantor, 'allowed'],
    ['five to the guarantor', reminded(5, guarantor), guarantor, FULL],
    [
      'bank',
      { ...BANK, ...reminded(5) },
      {},
      'until 2026-03-11T07:00:00 VN-F1/policy VN-F1/policy-unanswered',
    ],
    ['bank, four so far', { ...BANK, ...reminded(4) }, {}, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
  t.equal(
    verdict(reminded(5, { outcome: 'busy' }), {}, { 'VN-F1/unanswered': { enabled: false } }),
    'allowed',
    'unanswered calls have a switch of their own',
  )
  const yesterday = attempts(['2026-03-09T20:59:59', '2026-03-09T21:00:00', ...HOURS.slice(0, 3)])
  t.equal(verdict({ attempts: yesterday }, {}), 'allowed', 'the day begins at midnight')
})

t.test('nobody without a duty to pay is contacted, for any purpose', async (t) => {
  for (const party of ['emergency-contact', 'family', 'employer', 'attorney', 'heir', 'other'] as const) {
    for (const purpose of ['demand', 'disclose-debt', 'locate', 'pass-message', 'repayment-info'] as const) {
      t.equal(verdict({}, { party, purpose }), 'denied VN-P1', `${party} ${purpose}`)
      t.equal(verdict(BANK, { party, purpose }), 'denied VN-P1/policy', `${party} ${purpose}, bank`)
    }
  }
  t.equal(verdict({}, { party: 'other', purpose: 'reply' }), 'allowed', 'an authority that asked')
  for (const party of ['co-borrower', 'guarantor'] as const) t.equal(verdict({}, { party }), 'allowed', party)
})

t.test('agencies are denied until compliance switches it off', async (t) => {
  const placement: Facts['placement'] = { agency: 'agency-a', noticeGivenOn: '2026-03-01' }
  const actor = { kind: 'agency', id: 'agency-a' } as const
  t.equal(verdict({ placement }, { actor }), 'denied VN-Z2')
  t.equal(verdict({ ...BANK, placement }, { actor }), 'denied VN-Z2')
  t.equal(verdict({ placement }, { actor }, { 'VN-Z2': { enabled: false } }), 'allowed')
  t.equal(verdict({ placement }, { actor: { kind: 'bot' } }), 'allowed')
})
