/** Philippines: what the worked cases leave out. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { PH_PACK } from '../../../src/policy/packs/ph.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, verdict } = questionsOf(PH_PACK, '+08:00', 'credit-card')
/** Days past due on 2026-03-10. */
const DPD = { 15: '2026-02-23', 16: '2026-02-22', 60: '2026-01-09', 61: '2026-01-08' } as const
const card = (dpd: keyof typeof DPD): Partial<Facts> => ({ oldestUnpaidDueDate: DPD[dpd] })
const lending = (dpd: keyof typeof DPD): Partial<Facts> => ({ ...card(dpd), product: 'lending-company-loan' })

t.test('6 and 22 themselves are open, on every channel but post', async (t) => {
  for (const channel of ['voice', 'ai-voice', 'sms', 'im', 'email', 'push', 'visit'] as const) {
    const at = (clock: string) => verdict({}, { channel, at: `2026-03-10T${clock}` })
    t.equal(at('05:59:59'), 'until 2026-03-10T06:00:00 PH-H1', channel)
    t.equal(at('06:00:00'), 'allowed', channel)
    t.equal(at('22:00:00'), 'allowed', channel)
    t.equal(at('22:00:01'), 'until 2026-03-11T06:00:00 PH-H1', channel)
  }
  t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T23:00:00' }), 'allowed')
  t.equal(verdict({}, { at: '2026-03-15T21:00:00' }), 'allowed', 'a Sunday')
})

t.test(
  'more than 60 days past due open the night of banks, more than 15 that of lending companies',
  async (t) => {
    const night = { at: '2026-03-10T22:30:00' }
    const rows: readonly Row[] = [
      [
        'card, day 60: open from midnight, when it is day 61',
        card(60),
        night,
        'until 2026-03-11T00:00:00 PH-H1',
      ],
      ['card, day 61', card(61), night, 'allowed'],
      ['card, day 61, at 00:00:00', card(60), { at: '2026-03-11T00:00:00' }, 'allowed'],
      [
        'card, day 60, at 23:59:59',
        card(60),
        { at: '2026-03-10T23:59:59' },
        'until 2026-03-11T00:00:00 PH-H1',
      ],
      ['card, day 60, at 05:00', card(60), { at: '2026-03-10T05:00:00' }, 'until 2026-03-10T06:00:00 PH-H1'],
      ['card, day 16', card(16), night, 'until 2026-03-11T06:00:00 PH-H1'],
      ['bank loan, day 60', { ...card(60), product: 'bank-loan' }, night, 'until 2026-03-11T00:00:00 PH-H1'],
      ['lending, day 15', lending(15), night, 'until 2026-03-11T00:00:00 PH-H2'],
      ['lending, day 16', lending(16), night, 'allowed'],
      ['lending, day 15, in the day', lending(15), { at: '2026-03-10T22:00:00' }, 'allowed'],
      [
        'financing company, day 15',
        { ...lending(15), product: 'finance-company-consumer-loan' },
        night,
        'until 2026-03-11T00:00:00 PH-H2',
      ],
      [
        'two possible zones, in one of them still day 60',
        { ...card(60), timeZones: ['Asia/Manila', 'Asia/Jakarta'] },
        { at: '2026-03-11T00:30:00' },
        'until 2026-03-11T01:00:00 PH-H1',
      ],
    ]
    for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
  },
)

t.test('a creditor can do without the exception', async (t) => {
  const strict = { 'PH-H1/no-exception': { enabled: true }, 'PH-H2/no-exception': { enabled: true } }
  const night = { at: '2026-03-10T22:30:00' }
  t.equal(verdict(card(61), night, strict), 'until 2026-03-11T06:00:00 PH-H1/no-exception')
  t.equal(verdict(lending(16), night, strict), 'until 2026-03-11T06:00:00 PH-H2/no-exception')
})

t.test('express permission opens the hours it names', async (t) => {
  const consents: Facts['consents'] = [
    {
      kind: 'contact-hours',
      party: 'borrower',
      givenAtMs: ms('2026-03-10T12:00:00'),
      from: '22:00',
      to: '23:00',
    },
  ]
  const rows: readonly Row[] = [
    ['inside', { consents }, { at: '2026-03-10T23:00:00' }, 'allowed'],
    ['a second later', { consents }, { at: '2026-03-10T23:00:01' }, 'until 2026-03-11T06:00:00 PH-H1'],
    [
      'the evening before it was given',
      { consents },
      { at: '2026-03-09T22:30:00' },
      'until 2026-03-10T06:00:00 PH-H1',
    ],
    ['lending', { ...lending(15), consents }, { at: '2026-03-10T22:30:00' }, 'allowed'],
    [
      'not of this person',
      { consents },
      { at: '2026-03-10T22:30:00', party: 'co-borrower' },
      'until 2026-03-11T06:00:00 PH-H1',
    ],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('lending companies: nobody but those who owe; banks: no demand and no word of the debt', async (t) => {
  for (const party of ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const) {
    for (const purpose of ['demand', 'disclose-debt', 'locate', 'pass-message', 'reach-heirs'] as const) {
      t.equal(verdict(lending(16), { party, purpose }), 'denied PH-P1', `${party} ${purpose}`)
    }
    t.equal(verdict({}, { party }), 'denied PH-P1/policy', party)
    t.equal(verdict({}, { party, purpose: 'disclose-debt' }), 'denied PH-P1/policy', party)
    t.equal(verdict({}, { party, purpose: 'locate' }), 'allowed', party)
  }
  for (const party of ['borrower', 'co-borrower', 'guarantor'] as const) {
    t.equal(verdict(lending(16), { party }), 'allowed', party)
    t.equal(verdict({}, { party }), 'allowed', party)
  }
})

t.test('agencies: notice by the day of the contact, one at a time; other products by policy', async (t) => {
  const actor = { kind: 'agency', id: 'agency-a' } as const
  const placed = (noticeGivenOn?: string, agency = 'agency-a'): Partial<Facts> => ({
    placement: { agency, ...(noticeGivenOn === undefined ? {} : { noticeGivenOn }) },
  })
  const bank = { product: 'bank-loan' } as const
  const rows: readonly Row[] = [
    ['notice that day', placed('2026-03-10'), { actor }, 'allowed'],
    ['notice the day after', placed('2026-03-11'), { actor }, 'until 2026-03-11T06:00:00 PH-N1'],
    ['no notice', placed(), { actor }, 'denied PH-N1'],
    ['another agency', placed('2026-03-01', 'agency-b'), { actor }, 'denied PH-N1/one-agency'],
    ['bank loan, no notice', { ...bank, ...placed() }, { actor }, 'denied PH-N1/policy'],
    [
      'bank loan, another agency',
      { ...bank, ...placed('2026-03-01', 'agency-b') },
      { actor },
      'denied PH-N1/policy-one-agency',
    ],
    ['lending company, no notice', { ...lending(16), ...placed() }, { actor }, 'denied PH-N1/policy'],
    ['the bank itself', placed(), {}, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})
