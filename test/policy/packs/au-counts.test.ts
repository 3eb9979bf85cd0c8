/** Australia: counts, third parties, visits and stops. */
import t from 'tap'
import type { AttemptFacts, Facts, Outcome } from '../../../src/policy/facts.ts'
import { AU_PACK } from '../../../src/policy/packs/au.ts'
import { attempt } from '../ordinary.ts'
import { type Row, verdictsOf } from './verdicts-of.ts'

const { verdict, obligations } = verdictsOf([AU_PACK], {
  jurisdiction: 'AU',
  timeZones: ['Australia/Sydney'],
  account: 'card-1',
  product: 'credit-card',
  currency: 'AUD',
  oldestUnpaidDueDate: '2025-12-01',
})
const ms = (at: string) => Date.parse(at)
const email = { channel: 'email', contactPoint: 'borrower:email' } as const
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const
const office = { place: 'office', contactPoint: 'borrower:workplace' } as const

function table(t: { equal: (a: unknown, b: unknown, m: string) => unknown }, rows: readonly Row[]) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

/** Contacts made at 10:00 in Sydney on days of March 2026. */
const made = (days: readonly number[], change: Partial<AttemptFacts> = {}) =>
  days.map((day) =>
    attempt(`2026-03-${String(day).padStart(2, '0')}T10:00:00+11:00`, {
      outcome: 'voicemail',
      account: 'card-1',
      ...change,
    }),
  )

t.test('three a week and ten a month, in both readings', async (t) => {
  const ten = [2, 3, 9, 10, 16, 17, 18, 23, 24, 25]
  table(t, [
    ['third', '2026-03-05T10:00:00+11:00', { attempts: made([2, 3]) }, {}, 'allowed'],
    [
      'fourth',
      '2026-03-05T10:00:00+11:00',
      { attempts: made([2, 3, 4]) },
      {},
      'until 2026-03-08T20:30:00Z AU-FREQ/week AU-FREQ/7-days',
    ],
    [
      'Sunday',
      '2026-03-08T10:00:00+11:00',
      { attempts: made([2, 3, 4]) },
      {},
      'until 2026-03-08T20:30:00Z AU-FREQ/week AU-FREQ/7-days',
    ],
    [
      'Sunday, the week alone',
      '2026-03-15T10:00:00+11:00',
      { attempts: [...made([9, 10]), ...made([8])] },
      {},
      'allowed',
    ],
    ['Monday', '2026-03-09T10:00:00+11:00', { attempts: made([2, 3, 4]) }, {}, 'allowed'],
    [
      'Monday, sliding',
      '2026-03-09T10:00:00+11:00',
      { attempts: made([5, 6, 7]) },
      {},
      'until 2026-03-11T20:30:00Z AU-FREQ/7-days',
    ],
    ['tenth', '2026-03-31T10:00:00+11:00', { attempts: made(ten.slice(1)) }, {}, 'allowed'],
    [
      'eleventh',
      '2026-03-31T10:00:00+11:00',
      { attempts: made(ten) },
      {},
      'until 2026-03-31T20:30:00Z AU-FREQ/month AU-FREQ/30-days',
    ],
    ['next month', '2026-04-01T10:00:00+11:00', { attempts: made(ten) }, {}, 'allowed'],
    [
      'next month, sliding',
      '2026-04-01T10:00:00+11:00',
      { attempts: made([3, 4, 9, 10, 16, 17, 18, 23, 24, 25]) },
      {},
      'until 2026-04-01T20:30:00Z AU-FREQ/30-days',
    ],
    [
      'a local day is that of the debtor',
      '2026-03-09T07:30:00+11:00',
      {
        attempts: [
          ...made([2, 3]),
          attempt('2026-03-08T23:30:00+11:00', { outcome: 'delivered', channel: 'email', account: 'card-1' }),
        ],
      },
      {},
      'allowed',
    ],
  ])
})

t.test('what counts as a contact', async (t) => {
  const at = '2026-03-05T10:00:00+11:00'
  const withThird = (change: Partial<AttemptFacts>) => ({ attempts: [...made([2, 3]), ...made([4], change)] })
  const counted: readonly Outcome[] = [
    'conversation',
    'refused',
    'hung-up',
    'voicemail',
    'ringless-voicemail',
    'delivered',
    'reserved',
    'unknown',
  ]
  const not: readonly Outcome[] = [
    'no-answer',
    'busy',
    'not-in-service',
    'voicemail-no-message',
    'voicemail-full',
    'undelivered',
  ]
  for (const outcome of counted)
    t.match(verdict(at, withThird({ outcome })), /^until .*AU-FREQ\/week/, outcome)
  for (const outcome of not) t.equal(verdict(at, withThird({ outcome })), 'allowed', outcome)
  for (const channel of ['sms', 'email', 'letter', 'im', 'push', 'ai-voice'] as const)
    t.match(verdict(at, withThird({ channel, outcome: 'delivered' })), /AU-FREQ\/week/, channel)
  t.equal(verdict(at, withThird({ channel: 'visit', outcome: 'conversation' })), 'allowed', 'face to face')
  t.equal(verdict(at, withThird({ direction: 'inbound', outcome: 'conversation' })), 'allowed', 'inbound')
  t.equal(verdict(at, withThird({ account: 'loan-1' })), 'allowed', 'about another account')
  t.match(verdict(at, withThird({ account: 'loan-1', alsoAccounts: ['card-1'] })), /AU-FREQ/, 'about both')
  t.match(verdict(at, withThird({ by: 'agency-a' })), /AU-FREQ/, 'by an agency')
  t.match(
    verdict(at, withThird({ party: 'guarantor', contactPoint: 'g:mobile' })),
    /AU-FREQ/,
    'with the guarantor',
  )
  t.equal(
    verdict(at, withThird({ party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' })),
    'allowed',
    'with a sister who was asked where the debtor is',
  )
  t.match(
    verdict(at, withThird({}), { party: 'guarantor', contactPoint: 'g:mobile' }),
    /AU-FREQ/,
    'key is the account',
  )
  t.match(verdict(at, withThird({}), letter), /AU-FREQ/, 'a letter is a contact')
  t.equal(
    verdict(at, withThird({}), { ...letter, purpose: 'statutory-notice' }),
    'allowed',
    'a required notice',
  )
  t.equal(verdict(at, withThird({}), { purpose: 'requested-call-back' }), 'allowed', 'a call asked for')
})

t.test('a thread: one reply to a message that came while the count was full', async (t) => {
  const at = '2026-03-05T10:00:00+11:00'
  const sms = { channel: 'sms' } as const
  const inbound = (when: string) =>
    attempt(when, { ...sms, direction: 'inbound', outcome: 'delivered', account: 'card-1' })
  const full = made([2, 3, 4])
  const message = inbound('2026-03-05T09:00:00+11:00')
  const reply = { ...sms, purpose: 'reply' } as const
  t.equal(verdict(at, { attempts: [...full, message] }, reply), 'allowed')
  t.match(verdict(at, { attempts: [...full, message] }, sms), /AU-FREQ/, 'a demand is not a reply')
  t.match(verdict(at, { attempts: full }, reply), /AU-FREQ/, 'without a message')
  t.match(
    verdict(at, { attempts: [...full, message] }, { ...reply, ...email }),
    /AU-FREQ/,
    'through another channel',
  )
  const answered = attempt('2026-03-05T09:30:00+11:00', { ...reply, outcome: 'delivered', account: 'card-1' })
  t.match(verdict(at, { attempts: [...full, message, answered] }, reply), /AU-FREQ/, 'a second one')
})

t.test('third parties and representatives', async (t) => {
  const at = '2026-03-11T10:00:00+11:00'
  const sister = { party: 'family', contactPoint: 'sister:mobile' } as const
  const asked = (day: number, change = {}) => made([day], { ...sister, outcome: 'conversation', ...change })
  table(t, [
    ['demand', at, {}, sister, 'denied AU-3P/disclosure'],
    ['location', at, {}, { ...sister, purpose: 'locate' }, 'allowed'],
    [
      'again that week',
      at,
      { attempts: asked(9) },
      { ...sister, purpose: 'locate' },
      'until 2026-03-15T20:30:00Z AU-3P/week AU-3P/7-days',
    ],
    [
      'again after the weekend',
      '2026-03-16T10:00:00+11:00',
      { attempts: asked(13) },
      { ...sister, purpose: 'locate' },
      'until 2026-03-19T20:30:00Z AU-3P/7-days',
    ],
    [
      'another person',
      at,
      { attempts: asked(9) },
      { party: 'family', contactPoint: 'brother:mobile', purpose: 'locate' },
      'allowed',
    ],
    [
      'nobody answered',
      at,
      { attempts: asked(9, { outcome: 'no-answer' }) },
      { ...sister, purpose: 'locate' },
      'allowed',
    ],
    ['represented', at, { holds: [{ kind: 'represented', fromMs: 0 }] }, {}, 'denied AU-REP'],
    [
      'represented: guarantor',
      at,
      { holds: [{ kind: 'represented', fromMs: 0 }] },
      { party: 'guarantor', contactPoint: 'g:mobile' },
      'denied AU-REP',
    ],
    [
      'represented: the lawyer',
      at,
      { holds: [{ kind: 'represented', fromMs: 0 }] },
      { party: 'attorney', contactPoint: 'lawyer:office' },
      'allowed',
    ],
    [
      'represented: required notice',
      at,
      { holds: [{ kind: 'represented', fromMs: 0 }] },
      { ...letter, purpose: 'statutory-notice' },
      'allowed',
    ],
    [
      'represented from tomorrow',
      at,
      { holds: [{ kind: 'represented', fromMs: ms('2026-03-12T00:00:00+11:00') }] },
      {},
      'allowed',
    ],
  ])
})

t.test('one field visit a month, in both readings', async (t) => {
  const visited = (day: number, change = {}) => ({
    attempts: made([day], { channel: 'visit', outcome: 'conversation', ...change }),
  })
  const again = { channel: 'visit', place: 'doorstep', consentToEnter: true } as const
  table(t, [
    ['the first', '2026-03-31T10:00:00+11:00', {}, again, 'allowed'],
    [
      'the second',
      '2026-03-30T10:00:00+11:00',
      visited(2),
      again,
      'until 2026-03-31T22:00:00Z AU-F2F-FREQ/month AU-F2F-FREQ/30-days',
    ],
    ['the next month', '2026-04-01T10:00:00+11:00', visited(2), again, 'allowed'],
    [
      'the next month, too soon',
      '2026-04-01T10:00:00+11:00',
      visited(20),
      again,
      'until 2026-04-18T23:00:00Z AU-F2F-FREQ/30-days',
    ],
    [
      'nobody at home',
      '2026-03-30T10:00:00+11:00',
      visited(2, { outcome: 'no-answer' }),
      again,
      'until 2026-03-31T22:00:00Z AU-F2F-FREQ/month AU-F2F-FREQ/30-days',
    ],
    [
      'about another account',
      '2026-03-30T10:00:00+11:00',
      visited(2, { account: 'loan-1' }),
      again,
      'until 2026-03-31T22:00:00Z AU-F2F-FREQ/month AU-F2F-FREQ/30-days',
    ],
    [
      'serving process',
      '2026-03-30T10:00:00+11:00',
      { ...visited(2), notices: [{ kind: 'default-notice', atMs: 0 }] },
      { ...again, purpose: 'legal-step' },
      'allowed',
    ],
    [
      'after serving process',
      '2026-03-30T10:00:00+11:00',
      visited(2, { purpose: 'legal-step' }),
      again,
      'allowed',
    ],
  ])
})

t.test('hardship stops enforcement, a default notice comes before it', async (t) => {
  const suit = { ...letter, purpose: 'legal-step' } as const
  const at = '2026-06-10T11:00:00+10:00'
  const notices: Facts['notices'] = [{ kind: 'default-notice', atMs: ms('2026-05-10T09:00:00+10:00') }]
  const hardship = { kind: 'hardship', account: 'card-1' } as const
  table(t, [
    ['no notice', at, {}, suit, 'denied AU-NCC-88'],
    [
      'thirtieth day after',
      '2026-06-09T23:59:59+10:00',
      { notices },
      suit,
      'until 2026-06-09T14:00:00Z AU-NCC-88',
    ],
    ['thirty-first day after', '2026-06-10T00:00:00+10:00', { notices }, suit, 'allowed'],
    [
      'came back',
      at,
      { notices: [{ kind: 'default-notice', atMs: 0, undeliverable: true }] },
      suit,
      'denied AU-NCC-88',
    ],
    ['a company', at, { borrowerKind: 'organisation' }, suit, 'allowed'],
    ['hardship', at, { notices, holds: [hardship] }, suit, 'denied AU-NCC-89A'],
    [
      'hardship: threat',
      at,
      { notices, holds: [hardship] },
      { ...letter, purpose: 'notice-of-intended-remedy' },
      'denied AU-NCC-89A',
    ],
    ['hardship: a demand is no enforcement', at, { notices, holds: [hardship] }, {}, 'allowed'],
    ['hardship: speaking', at, { notices, holds: [hardship] }, { purpose: 'debt-solution' }, 'allowed'],
    [
      'hardship of another account',
      at,
      { notices, holds: [{ ...hardship, account: 'loan-1' }] },
      suit,
      'allowed',
    ],
    [
      'fourteen days after the refusal',
      at,
      { notices, holds: [{ ...hardship, untilMs: ms('2026-06-24T00:00:00+10:00') }] },
      suit,
      'until 2026-06-23T14:00:00Z AU-NCC-89A',
    ],
  ])
})

t.test('obligations go with the contact', async (t) => {
  const at = '2026-03-05T10:00:00+11:00'
  t.strictSame(obligations(at), [
    'establish_identity_first',
    'reasonable_purpose',
    'no_rapid_redial',
    'keep_hardship_open',
    'no_harassment',
  ])
  t.ok(obligations(at, {}, office).includes('offer_call_back_at_work'))
})
