/** Taiwan: what the worked cases leave out, both sides of every boundary. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { TW_PACK } from '../../../src/policy/packs/tw.ts'
import { type AskChange, questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict } = questionsOf(TW_PACK, '+08:00', 'consumer-loan')
const INSURER = { product: 'insurer-loan' } as const
const AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const TOLD: Partial<Facts> = { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-10' } }

t.test(
  'hours: 07:00:00 is open, 22:00:00 is not, whoever collects and on every channel but post',
  async (t) => {
    const ways: readonly (readonly [string, Partial<Facts>, AskChange, string])[] = [
      ['an agency of an insurer', { ...INSURER, ...TOLD }, AGENCY, 'TW-H1'],
      ['an insurer itself', INSURER, {}, 'TW-H2/own'],
      ['a machine of an insurer', INSURER, { actor: { kind: 'bot' } }, 'TW-H2/own'],
      ['a bank', {}, {}, 'TW-H2'],
      ['an agency of a bank', TOLD, AGENCY, 'TW-H2'],
      ['a guarantor', {}, { party: 'guarantor', contactPoint: 'g:mobile' }, 'TW-H2'],
      ['a message', {}, { channel: 'sms' }, 'TW-H2'],
      ['an e-mail', {}, { channel: 'email' }, 'TW-H2'],
      ['a visit', {}, { channel: 'visit', place: 'doorstep' }, 'TW-H2'],
    ]
    for (const [title, facts, ask, rule] of ways) {
      const at = (clock: string) => verdict(facts, { ...ask, at: `2026-03-10T${clock}` })
      t.equal(at('06:59:59'), `until 2026-03-10T07:00:00 ${rule}`, title)
      t.equal(at('07:00:00'), 'allowed', title)
      t.equal(at('21:59:59'), 'allowed', title)
      t.equal(at('22:00:00'), `until 2026-03-11T07:00:00 ${rule}`, title)
    }
    t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T03:00:00' }), 'allowed', 'post is not timed')
    t.equal(verdict({}, { at: '2026-03-15T10:00:00' }), 'allowed', 'Sunday')
  },
)

const HOURS = { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '22:00', to: '23:00' } as const
const FAILED: Partial<Facts> = { attempts: attempts(['2026-03-10T10:00:00']) }
const HOUR_ROWS: readonly Row[] = [
  ['consented hours, their last second', { consents: [HOURS] }, { at: '2026-03-10T23:00:00' }, 'allowed'],
  [
    'a second after them',
    { consents: [HOURS] },
    { at: '2026-03-10T23:00:01' },
    'until 2026-03-11T07:00:00 TW-H2',
  ],
  [
    'a third person cannot open them',
    { ...FAILED, consents: [{ ...HOURS, party: 'family' }] },
    { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate', at: '2026-03-10T22:30:00' },
    'until 2026-03-11T07:00:00 TW-H2',
  ],
  [
    'consent given a second later',
    { consents: [{ ...HOURS, givenAtMs: ms('2026-03-10T22:30:01') }] },
    { at: '2026-03-10T22:30:00' },
    'until 2026-03-10T22:30:01 TW-H2',
  ],
]

const SISTER = { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' } as const
const failed = (locals: readonly string[], change = {}): Partial<Facts> => ({
  attempts: attempts(locals, { outcome: 'no-answer', ...change }),
})
const PARTY_ROWS: readonly Row[] = [
  ['nothing tried', {}, SISTER, 'denied TW-P2'],
  ['one failed call, at once', failed(['2026-03-10T10:59:59']), SISTER, 'allowed'],
  [
    'a talk after it',
    {
      attempts: [
        ...attempts(['2026-03-10T09:00:00'], { outcome: 'no-answer' }),
        ...attempts(['2026-03-10T10:00:00'], { outcome: 'conversation' }),
      ],
    },
    SISTER,
    'denied TW-P2',
  ],
  [
    'a talk before it',
    {
      attempts: [
        ...attempts(['2026-03-10T09:00:00'], { outcome: 'conversation' }),
        ...attempts(['2026-03-10T10:00:00'], { outcome: 'no-answer' }),
      ],
    },
    SISTER,
    'allowed',
  ],
  [
    'only to ask, not to pass on a message',
    failed(['2026-03-10T10:00:00']),
    { ...SISTER, purpose: 'pass-message' },
    'denied TW-P1 TW-P2',
  ],
  ['a demand', failed(['2026-03-10T10:00:00']), { ...SISTER, purpose: 'demand' }, 'denied TW-P1 TW-P2'],
  ['a guarantor', {}, { party: 'guarantor', contactPoint: 'g:mobile' }, 'allowed'],
]

const VISIT = { channel: 'visit', contactPoint: undefined } as const
const VISIT_ROWS: readonly Row[] = [
  ['at the door', {}, { ...VISIT, place: 'doorstep' }, 'allowed'],
  ['inside without consent', {}, { ...VISIT, place: 'home' }, 'denied TW-V1'],
  ['inside with consent', {}, { ...VISIT, place: 'home', consentToEnter: true }, 'allowed'],
  ['one collector is enough', {}, { ...VISIT, place: 'doorstep', collectors: 1 }, 'allowed'],
  [
    'without recording',
    { recordingAvailable: false },
    { ...VISIT, place: 'doorstep' },
    'denied TW-V1/recording',
  ],
  ['a call without recording', { recordingAvailable: false }, {}, 'allowed'],
]

const AGENCY_ROWS: readonly Row[] = [
  ['no notice', { placement: { agency: 'agency-a' } }, AGENCY, 'denied TW-N1'],
  ['notice that day', TOLD, AGENCY, 'allowed'],
  [
    'notice tomorrow',
    { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-11' } },
    AGENCY,
    'until 2026-03-11T07:00:00 TW-N1',
  ],
  [
    'not published',
    { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-01', onPublicList: false } },
    AGENCY,
    'denied TW-N1/list',
  ],
]

t.test('consent, third persons, visits and agencies', async (t) => {
  for (const [title, facts, ask, expected] of [...HOUR_ROWS, ...PARTY_ROWS, ...VISIT_ROWS, ...AGENCY_ROWS]) {
    t.equal(verdict(facts, ask), expected, title)
  }
  const switched = verdict(INSURER, { at: '2026-03-10T22:00:00' }, { 'TW-H2': { enabled: false } })
  t.equal(switched, 'allowed', 'the switch of a rule turns all of its parts')
})
