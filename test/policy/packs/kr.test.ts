/** Korea: what the worked cases leave out. */
import t from 'tap'
import type { Facts, NoticeFacts } from '../../../src/policy/facts.ts'
import { KR_PACK } from '../../../src/policy/packs/kr.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict, warnings } = questionsOf(KR_PACK, '+09:00', 'bank-loan')
const SIBLING = { party: 'family', contactPoint: 'sibling:mobile', purpose: 'locate' } as const

/** Seven instants, the first on 2026-03-04 at 12:00:00, the last on 2026-03-10 at 10:00:00. */
const SEVEN = [
  '2026-03-04T12:00:00',
  '2026-03-05T12:00:00',
  '2026-03-06T12:00:00',
  '2026-03-07T12:00:00',
  '2026-03-08T12:00:00',
  '2026-03-09T12:00:00',
  '2026-03-10T10:00:00',
]
const FULL = 'until 2026-03-11T12:00:00 KR-F1 KR-F1/unanswered'

t.test(
  'the night is closed at both of its ends on every channel but post, whatever was agreed',
  async (t) => {
    for (const channel of ['voice', 'ai-voice', 'sms', 'im', 'email', 'push', 'visit'] as const) {
      const at = (clock: string) => verdict({}, { channel, at: `2026-03-10T${clock}` })
      t.equal(at('08:00:00'), 'until 2026-03-10T08:00:01 KR-H1', channel)
      t.equal(at('08:00:01'), 'allowed', channel)
      t.equal(at('20:59:59'), 'allowed', channel)
      t.equal(at('21:00:00'), 'until 2026-03-11T08:00:01 KR-H1', channel)
    }
    t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T23:00:00' }), 'allowed')
    t.equal(verdict({}, { at: '2026-03-15T12:00:00' }), 'allowed', 'a Sunday')
    const consents: Facts['consents'] = [
      { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '21:00', to: '22:00', form: 'written' },
    ]
    t.equal(
      verdict({ consents }, { at: '2026-03-10T21:30:00' }),
      'until 2026-03-11T08:00:01 KR-H1',
      'a flat denial: consent opens nothing',
    )
  },
)

t.test(
  'the seventh contact in seven times 24 hours is the last, and the window rolls to the second',
  async (t) => {
    const talks = (change = {}, n = 7): Partial<Facts> => ({
      attempts: attempts(SEVEN.slice(7 - n), { outcome: 'conversation', ...change }),
    })
    const rows: readonly Row[] = [
      ['six so far', talks({}, 6), {}, 'allowed'],
      ['seven so far', talks(), {}, FULL],
      ['a second before the first falls out', talks(), { at: '2026-03-11T11:59:59' }, FULL],
      ['the first is seven times 24 hours old', talks(), { at: '2026-03-11T12:00:00' }, 'allowed'],
      ['unanswered', talks({ outcome: 'no-answer' }), {}, 'until 2026-03-11T12:00:00 KR-F1/unanswered'],
      ['permits still open', talks({ outcome: 'reserved' }), {}, FULL],
      ['not known how they ended', talks({ outcome: 'unknown' }), {}, FULL],
      ['messages', talks({ channel: 'im', outcome: 'delivered' }), {}, FULL],
      ['visits', talks({ channel: 'visit' }), {}, FULL],
      ['by an agency', talks({ by: 'agency-a' }), {}, FULL],
      ['by the machine', talks({ by: 'bot' }), {}, FULL],
      ['letters', talks({ channel: 'letter', outcome: 'delivered' }), {}, 'allowed'],
      ['inbound', talks({ direction: 'inbound' }), {}, 'allowed'],
      ['answers to the debtor', talks({ purpose: 'reply' }), {}, 'allowed'],
      ['notices that a law requires', talks({ purpose: 'statutory-notice' }), {}, 'allowed'],
      ['another claim', talks({ account: 'acct-2' }), {}, 'allowed'],
      [
        'another claim and this one together',
        talks({ account: 'acct-2', alsoAccounts: ['acct-1'] }),
        {},
        FULL,
      ],
      ['with the guarantor', talks({ party: 'guarantor', contactPoint: 'guarantor:mobile' }), {}, 'allowed'],
      ['with the family', talks({ party: 'family', contactPoint: 'sibling:mobile' }), {}, 'allowed'],
    ]
    for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
    for (const channel of ['sms', 'im', 'email', 'push', 'visit', 'ai-voice'] as const) {
      t.equal(verdict(talks(), { channel }), FULL, channel)
    }
    t.equal(verdict(talks(), { channel: 'letter' }), 'allowed')
    t.equal(verdict(talks(), { channel: 'sms', purpose: 'statutory-notice' }), 'allowed')
    t.equal(verdict(talks(), { purpose: 'requested-call-back' }), 'allowed')
    t.equal(verdict({ ...talks(), borrowerKind: 'organisation' }, {}), 'allowed', 'the Act is about persons')
    t.equal(
      verdict(talks({ outcome: 'busy' }), {}, { 'KR-F1/unanswered': { enabled: false } }),
      'allowed',
      'unanswered calls have a switch of their own',
    )
  },
)

t.test('the eighth contact waits for the morning when the window frees at night', async (t) => {
  const night = ['2026-03-04T21:30:00', ...SEVEN.slice(1)]
  t.equal(
    verdict({ attempts: attempts(night, { outcome: 'conversation' }) }, {}),
    'until 2026-03-12T08:00:01 KR-F1 KR-F1/unanswered',
  )
})

t.test(
  'hard to find: one failed call after the last contact, and nobody is told or asked to pay',
  async (t) => {
    const failed = attempts(['2026-03-09T10:00:00'])
    const rows: readonly Row[] = [
      ['nothing tried', {}, SIBLING, 'denied KR-P1'],
      ['one failed call', { attempts: failed }, SIBLING, 'allowed'],
      ['at the very instant', { attempts: failed }, { ...SIBLING, at: '2026-03-09T10:00:00' }, 'allowed'],
      [
        'a message that did not arrive',
        { attempts: attempts(['2026-03-09T10:00:00'], { channel: 'email', outcome: 'undelivered' }) },
        SIBLING,
        'denied KR-P1',
      ],
      [
        'he called since',
        {
          attempts: [
            ...failed,
            ...attempts(['2026-03-09T12:00:00'], { direction: 'inbound', outcome: 'conversation' }),
          ],
        },
        SIBLING,
        'denied KR-P1',
      ],
      [
        'he wrote since',
        {
          attempts: [
            ...failed,
            ...attempts(['2026-03-09T12:00:00'], {
              channel: 'email',
              direction: 'inbound',
              outcome: 'delivered',
            }),
          ],
        },
        SIBLING,
        'denied KR-P1',
      ],
      [
        'reached before',
        { attempts: [...attempts(['2026-03-08T10:00:00'], { outcome: 'conversation' }), ...failed] },
        SIBLING,
        'allowed',
      ],
      [
        'a later call may have been a talk',
        { attempts: [...failed, ...attempts(['2026-03-09T12:00:00'], { outcome: 'unknown' })] },
        SIBLING,
        'denied KR-P1',
      ],
      ['to pass a message', { attempts: failed }, { ...SIBLING, purpose: 'pass-message' }, 'denied KR-P1'],
      ['the debt named', { attempts: failed }, { ...SIBLING, purpose: 'disclose-debt' }, 'denied KR-P1'],
      ['asked to pay', { attempts: failed }, { ...SIBLING, purpose: 'demand' }, 'denied KR-P2'],
      ['co-worker', { attempts: failed }, { ...SIBLING, party: 'employer' }, 'allowed'],
      ['co-worker while he can be reached', {}, { ...SIBLING, party: 'employer' }, 'denied KR-P1'],
      ['guarantor', {}, { party: 'guarantor' }, 'allowed'],
      [
        'a notice at the office',
        {},
        { channel: 'letter', purpose: 'post-notice', place: 'office' },
        'denied KR-P2/publicity',
      ],
      [
        'a letter in the lobby',
        {},
        { channel: 'letter', place: 'public-place' },
        'denied KR-P2/public-place',
      ],
    ]
    for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
  },
)

t.test('agencies: notice by the day of the contact, and one at a time', async (t) => {
  const actor = { kind: 'agency', id: 'agency-a' } as const
  const waived = (
    change: Partial<NoticeFacts>,
    noticeGivenOn?: string,
    agency = 'agency-a',
  ): Partial<Facts> => ({
    placement: noticeGivenOn === undefined ? { agency } : { agency, noticeGivenOn },
    notices: [{ kind: 'notice-waiver', atMs: ms('2026-03-01T09:00:00'), ...change }],
  })
  const rows: readonly Row[] = [
    [
      'notice that day',
      { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-10' } },
      { actor },
      'allowed',
    ],
    [
      'notice the day after',
      { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-11' } },
      { actor },
      'until 2026-03-11T08:00:01 KR-N1',
    ],
    ['no notice', { placement: { agency: 'agency-a' } }, { actor }, 'denied KR-N1'],
    [
      'another agency',
      { placement: { agency: 'agency-b', noticeGivenOn: '2026-03-01' } },
      { actor },
      'denied KR-A1',
    ],
    ['no placement', {}, { actor }, 'denied KR-A1 KR-N1'],
    ['waived by the debtor', waived({}), { actor }, 'allowed'],
    ['waived that second', waived({ atMs: ms('2026-03-10T11:00:00') }), { actor }, 'allowed'],
    [
      'waived a second later',
      waived({ atMs: ms('2026-03-10T11:00:01') }),
      { actor },
      'until 2026-03-10T11:00:01 KR-N1',
    ],
    ['waived for another claim', waived({ account: 'acct-2' }), { actor }, 'denied KR-N1'],
    ['waived for this claim', waived({ account: 'acct-1' }), { actor }, 'allowed'],
    ['waived by the guarantor, not by the debtor', waived({ party: 'guarantor' }), { actor }, 'denied KR-N1'],
    ['waived, and told tomorrow', waived({}, '2026-03-11'), { actor }, 'allowed'],
    ['waived, but placed with another', waived({}, undefined, 'agency-b'), { actor }, 'denied KR-A1'],
    ['another notice is no waiver', waived({ kind: 'validation' }), { actor }, 'denied KR-N1'],
    ['the creditor needs no notice', { placement: { agency: 'agency-b' } }, {}, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('representation closes money lenders collecting themselves and is flagged for the rest', async (t) => {
  const holds: Facts['holds'] = [{ kind: 'represented', fromMs: 0 }]
  const lender = { holds, product: 'moneylender-loan' } as const
  const placement = { agency: 'agency-a', noticeGivenOn: '2026-03-01' } as const
  const actor = { kind: 'agency', id: 'agency-a' } as const
  t.equal(verdict(lender, {}), 'denied KR-S1')
  t.equal(verdict(lender, { actor: { kind: 'bot' } }), 'denied KR-S1')
  t.equal(verdict(lender, { party: 'attorney' }), 'allowed')
  t.equal(verdict(lender, { party: 'guarantor' }), 'allowed')
  t.equal(verdict({ ...lender, placement }, { actor }), 'allowed')
  t.equal(warnings({ ...lender, placement }, { actor }), 'KR-S1/collector')
  t.equal(verdict({ holds }, {}), 'allowed')
  t.equal(warnings({ holds }, {}), 'KR-S1/bank')
  t.equal(warnings({}, {}), '')
})

t.test('deferral, rehabilitation', async (t) => {
  const deferral: Partial<Facts> = {
    holds: [{ kind: 'deferral', fromMs: ms('2026-03-10T00:00:00'), untilMs: ms('2026-06-10T00:00:00') }],
  }
  const bankrupt: Partial<Facts> = { bankrupt: { acceptedOn: '2026-03-10' } }
  const rows: readonly Row[] = [
    ['the day before', deferral, { at: '2026-03-09T20:59:59' }, 'allowed'],
    ['the first day', deferral, { at: '2026-03-10T08:00:01' }, 'until 2026-06-10T08:00:01 KR-S3'],
    [
      'the last day',
      deferral,
      { at: '2026-06-09T20:59:59', channel: 'sms' },
      'until 2026-06-10T08:00:01 KR-S3',
    ],
    ['the day after', deferral, { at: '2026-06-10T08:00:01' }, 'allowed'],
    ['a complaint is answered', deferral, { purpose: 'complaint-reply' }, 'allowed'],
    ['the stay, on its day', bankrupt, {}, 'denied KR-S2'],
    ['before it', bankrupt, { at: '2026-03-09T20:59:59' }, 'allowed'],
    ['the guarantor', bankrupt, { party: 'guarantor' }, 'allowed'],
  ]
  for (const [title, facts, ask, expected] of rows) t.equal(verdict(facts, ask), expected, title)
})

t.test('blocked times: start inside, end outside, weekly, until lifted', async (t) => {
  const refusals: Facts['refusals'] = [
    {
      party: 'borrower',
      scope: 'time-slot',
      atMs: ms('2026-03-09T18:00:00'),
      days: ['tue'],
      from: '12:00',
      to: '14:00',
    },
  ]
  const rows: readonly (readonly [string, string])[] = [
    ['2026-03-10T11:59:59', 'allowed'],
    ['2026-03-10T12:00:00', 'until 2026-03-10T14:00:00 KR-X1'],
    ['2026-03-10T13:59:59', 'until 2026-03-10T14:00:00 KR-X1'],
    ['2026-03-10T14:00:00', 'allowed'],
    ['2026-03-11T12:00:00', 'allowed'],
    ['2026-03-17T12:00:00', 'until 2026-03-17T14:00:00 KR-X1'],
  ]
  for (const [at, expected] of rows) t.equal(verdict({ refusals }, { at }), expected, at)
  const early = { refusals, oldestUnpaidDueDate: '2026-01-05' }
  t.equal(verdict(early, { at: '2026-03-03T12:00:00' }), 'allowed', 'before it was asked for')
  t.equal(verdict({ refusals }, { at: '2026-03-10T12:00:00', channel: 'letter' }), 'allowed')
  const evening: Facts['refusals'] = [
    { party: 'borrower', scope: 'time-slot', atMs: 0, from: '18:00', to: '21:00' },
  ]
  t.equal(
    verdict({ refusals: evening }, { at: '2026-03-10T18:00:00' }),
    'until 2026-03-11T08:00:01 KR-X1',
    'a block that runs into the night',
  )
})

t.test('blocked means', async (t) => {
  const sms: Facts['refusals'] = [
    { party: 'borrower', scope: 'channel', channel: 'sms', atMs: ms('2026-03-10T09:00:00') },
  ]
  t.equal(verdict({ refusals: sms }, { channel: 'sms', at: '2026-03-10T08:59:59' }), 'allowed')
  t.equal(verdict({ refusals: sms }, { channel: 'sms' }), 'denied KR-X1/means')
  t.equal(verdict({ refusals: sms }, { channel: 'email' }), 'allowed')
  t.equal(verdict({ refusals: sms }, { channel: 'sms', purpose: 'statutory-notice' }), 'allowed')
  const phone: Facts['refusals'] = [{ party: 'borrower', scope: 'channel', channel: 'voice', atMs: 0 }]
  t.equal(
    verdict({ refusals: phone }, { channel: 'ai-voice' }),
    'denied KR-X1/means',
    'a machine is the telephone too',
  )
  t.equal(verdict({ refusals: phone }, { channel: 'visit' }), 'allowed')
})
