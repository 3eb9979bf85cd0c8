/** Canada, the provinces: which rules bind the bank and which the agency, notices, counts, hours and holidays. */
import t from 'tap'
import type { AttemptFacts, Facts } from '../../../src/policy/facts.ts'
import { CA_PACKS } from '../../../src/policy/packs/ca.ts'
import { attempt } from '../ordinary.ts'
import { type Row, type Verdicts, verdictsOf } from './verdicts-of.ts'

const place = (jurisdiction: string, zone: string, change: Partial<Facts> = {}) =>
  verdictsOf(CA_PACKS, {
    jurisdiction,
    timeZones: [zone],
    currency: 'CAD',
    oldestUnpaidDueDate: '2025-11-01',
    placement: { agency: 'a' },
    ...change,
  })
const ms = (at: string) => Date.parse(at)
const agency = { actor: { kind: 'agency', id: 'a' } } as const
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const
const email = { channel: 'email', contactPoint: 'borrower:email' } as const
const office = { place: 'office', contactPoint: 'borrower:workplace' } as const
const brother = { party: 'family', contactPoint: 'brother:mobile' } as const
const noticed = (kind: string, at: string, change: object = {}): Partial<Facts> => ({
  notices: [{ kind, atMs: ms(at), via: 'letter', ...change }],
})

function table(
  t: { equal: (a: unknown, b: unknown, m: string) => unknown },
  { verdict }: Verdicts,
  rows: readonly Row[],
) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

t.test('Ontario: a private written notice, and six calendar days', async (t) => {
  const ontario = place('CA-ON', 'America/Toronto')
  const sent = (change: object = {}) => noticed('private-written-notice', '2026-09-14T10:00:00-04:00', change)
  const noon = '2026-09-22T12:00:00-04:00'
  table(t, ontario, [
    ['no notice', noon, {}, agency, 'denied CA-ON-NOTICE'],
    ['no notice: the bank itself', noon, {}, {}, 'allowed'],
    ['no notice: the bot of the bank', noon, {}, { actor: { kind: 'bot' } }, 'allowed'],
    ['day 4', '2026-09-18T11:00:00-04:00', sent(), agency, 'until 2026-09-21T11:00:01Z CA-ON-NOTICE'],
    ['day 6', '2026-09-20T16:59:59-04:00', sent(), agency, 'until 2026-09-21T11:00:01Z CA-ON-NOTICE'],
    ['day 7', '2026-09-21T07:00:01-04:00', sent(), agency, 'allowed'],
    [
      'an e-mail on day 6',
      '2026-09-20T14:00:00-04:00',
      sent(),
      { ...agency, ...email },
      'until 2026-09-21T11:00:01Z CA-ON-NOTICE',
    ],
    ['a demand by letter before any notice', noon, {}, { ...agency, ...letter }, 'denied CA-ON-NOTICE'],
    ['the notice itself', noon, {}, { ...agency, ...letter, purpose: 'statutory-notice' }, 'allowed'],
    ['by e-mail', noon, sent({ via: 'email' }), agency, 'allowed'],
    ['by text', noon, sent({ via: 'sms' }), agency, 'denied CA-ON-NOTICE'],
    ['medium not known', noon, sent({ via: undefined }), agency, 'denied CA-ON-NOTICE'],
    ['said not to have arrived', noon, sent({ undeliverable: true }), agency, 'denied CA-ON-NOTICE'],
    [
      'sent again, and waited again',
      '2026-09-22T12:00:00-04:00',
      {
        notices: [
          {
            kind: 'private-written-notice',
            via: 'letter',
            atMs: ms('2026-09-01T10:00:00-04:00'),
            undeliverable: true,
          },
          { kind: 'private-written-notice', via: 'letter', atMs: ms('2026-09-16T10:00:00-04:00') },
        ],
      },
      agency,
      'until 2026-09-23T11:00:01Z CA-ON-NOTICE',
    ],
    ['of another account', noon, sent({ account: 'acct-9' }), agency, 'denied CA-ON-NOTICE'],
    ['a brother asked for the address', noon, {}, { ...agency, ...brother, purpose: 'locate' }, 'allowed'],
  ])
})

t.test('Ontario: three contacts in seven days, once the debtor has been spoken to', async (t) => {
  const ontario = place(
    'CA-ON',
    'America/Toronto',
    noticed('private-written-notice', '2026-08-01T10:00:00-04:00'),
  )
  const on = (day: number, change: Partial<AttemptFacts> = {}) =>
    attempt(`2026-09-${day}T11:00:00-04:00`, { outcome: 'voicemail', by: 'a', ...change })
  const talk = (day: number, change: Partial<AttemptFacts> = {}) =>
    on(day, { outcome: 'conversation', ...change })
  const at = '2026-09-25T12:00:00-04:00'
  const with3 = (change: Partial<AttemptFacts>) => ({ attempts: [talk(21), on(22), on(23, change)] })
  const full = 'until 2026-09-28T11:00:01Z CA-ON-FREQ'
  table(t, ontario, [
    [
      'never spoken to, four messages',
      at,
      { attempts: [21, 22, 23, 24].map((day) => on(day)) },
      agency,
      'allowed',
    ],
    ['two, this is the third', at, { attempts: [talk(21), on(22)] }, agency, 'allowed'],
    ['three, this is the fourth', at, with3({}), agency, full],
    ['three: the bank itself', at, with3({}), {}, 'allowed'],
    ['the seventh date', '2026-09-27T16:59:59-04:00', with3({}), agency, full],
    ['the eighth', '2026-09-28T07:00:01-04:00', with3({}), agency, 'allowed'],
    [
      'messages before the talk do not count',
      at,
      { attempts: [on(20), on(21), talk(22), on(23)] },
      agency,
      'allowed',
    ],
    [
      'hanging up at once is no talk',
      at,
      { attempts: [on(21, { outcome: 'hung-up' }), on(22), on(23)] },
      agency,
      'allowed',
    ],
    [
      'he called, and three followed',
      at,
      { attempts: [talk(20, { direction: 'inbound' }), on(22), on(23), on(24)] },
      agency,
      'until 2026-09-29T11:00:01Z CA-ON-FREQ',
    ],
    [
      'what he began is not counted',
      at,
      { attempts: [talk(21, { direction: 'inbound' }), on(22), on(23)] },
      agency,
      'allowed',
    ],
    ['unanswered', at, with3({ outcome: 'no-answer' }), agency, 'allowed'],
    ['mailbox without a message', at, with3({ outcome: 'voicemail-no-message' }), agency, 'allowed'],
    ['a text', at, with3({ channel: 'sms', outcome: 'delivered' }), agency, full],
    ['an e-mail', at, with3({ channel: 'email', outcome: 'delivered' }), agency, full],
    ['mail is not counted', at, with3({ channel: 'letter', outcome: 'delivered' }), agency, 'allowed'],
    ['mail stays open', at, with3({}), { ...agency, ...letter }, 'allowed'],
    ['about another account of the creditor', at, with3({ account: 'acct-9' }), agency, full],
    ['by another agency', at, with3({ by: 'b' }), agency, full],
    ['an open permit', at, with3({ outcome: 'reserved' }), agency, full],
    [
      'a reply to him',
      at,
      with3({ purpose: 'reply', channel: 'email', outcome: 'delivered' }),
      agency,
      'allowed',
    ],
    ['asked for', at, with3({}), { ...agency, purpose: 'requested-call-back' }, 'allowed'],
    [
      'agreed to more calls long ago, not talked since',
      at,
      {
        ...with3({}),
        consents: [{ kind: 'call', party: 'borrower', givenAtMs: ms('2026-09-23T12:00:00-04:00') }],
      },
      agency,
      'allowed',
    ],
    [
      'took it back',
      at,
      {
        ...with3({}),
        consents: [
          {
            kind: 'call',
            party: 'borrower',
            givenAtMs: ms('2026-09-23T12:00:00-04:00'),
            withdrawnAtMs: ms('2026-09-24T12:00:00-04:00'),
          },
        ],
      },
      agency,
      full,
    ],
    [
      'the guarantor was not spoken to',
      at,
      with3({}),
      { ...agency, party: 'guarantor', contactPoint: 'g:mobile' },
      'allowed',
    ],
  ])
})

t.test('Ontario: hours of agencies, lawyer and court', async (t) => {
  const ontario = place(
    'CA-ON',
    'America/Toronto',
    noticed('private-written-notice', '2026-01-05T10:00:00-05:00'),
  )
  const both = (rule: string) => `CA-FED-HRS/${rule} CA-ON-HRS/${rule}`
  const noon = '2026-03-17T12:00:00-04:00'
  const consents: Facts['consents'] = [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '09:00', to: '12:00', form: 'written' },
  ]
  const court = (form?: string): Partial<Facts> => ({
    disputes: [{ kind: 'court', atMs: 0, status: 'open', ...(form === undefined ? {} : { form }) }],
  })
  table(t, ontario, [
    [
      'Sunday 13:00:00',
      '2026-03-15T13:00:00-04:00',
      {},
      agency,
      `until 2026-03-15T17:00:01Z ${both('hours')}`,
    ],
    ['Sunday 13:00:01', '2026-03-15T13:00:01-04:00', {}, agency, 'allowed'],
    ['Boxing Day', '2026-12-26T12:00:00-05:00', {}, agency, `until 2026-12-27T18:00:01Z ${both('holidays')}`],
    ['Family Day', '2026-02-16T12:00:00-05:00', {}, agency, `until 2026-02-17T12:00:01Z ${both('holidays')}`],
    [
      'written consent opens the federal rule only',
      '2026-03-15T10:00:00-04:00',
      { consents },
      agency,
      'until 2026-03-15T17:00:01Z CA-ON-HRS/hours',
    ],
    ['the bank with it', '2026-03-15T10:00:00-04:00', { consents }, {}, 'allowed'],
    ['court, by e-mail', noon, court('email'), agency, 'denied CA-ON-COURT'],
    ['court, orally', noon, court('oral'), agency, 'allowed'],
    ['court, form not known', noon, court(), agency, 'denied CA-FED-DISP CA-ON-COURT'],
    ['court, by e-mail: the bank itself', noon, court('email'), {}, 'allowed'],
    ['court: asked for', noon, court('email'), { ...agency, purpose: 'requested-call-back' }, 'allowed'],
    [
      'lawyer, said orally',
      noon,
      { holds: [{ kind: 'represented', form: 'oral' }] },
      agency,
      'denied CA-ON-LAWYER',
    ],
    [
      'lawyer, said orally: the bank',
      noon,
      { holds: [{ kind: 'represented', form: 'oral' }] },
      {},
      'allowed',
    ],
    [
      'lawyer, in writing',
      noon,
      { holds: [{ kind: 'represented', form: 'written' }] },
      agency,
      'denied CA-FED-ADV CA-ON-LAWYER',
    ],
    [
      'lawyer without address',
      noon,
      { holds: [{ kind: 'represented', counselKnown: false }] },
      agency,
      'allowed',
    ],
  ])
})

t.test('Quebec: speaking 08:00 to 20:00, never on Sunday or a holiday of its list', async (t) => {
  const quebec = place('CA-QC', 'America/Toronto', noticed('paper-notice', '2026-01-05T10:00:00-05:00'))
  const H = 'CA-QC-HRS/hours'
  const night = '2026-03-17T20:30:00-04:00'
  table(t, quebec, [
    ['08:00:00', '2026-03-17T08:00:00-04:00', {}, agency, `until 2026-03-17T12:00:01Z ${H}`],
    ['08:00:01', '2026-03-17T08:00:01-04:00', {}, agency, 'allowed'],
    ['19:59:59', '2026-03-17T19:59:59-04:00', {}, agency, 'allowed'],
    ['20:00:00', '2026-03-17T20:00:00-04:00', {}, agency, `until 2026-03-18T12:00:01Z ${H}`],
    ['20:30: the bank itself', night, {}, {}, 'allowed'],
    ['20:30: an e-mail', night, {}, { ...agency, ...email }, 'allowed'],
    ['20:30: a text is writing', night, {}, { ...agency, channel: 'sms' }, 'allowed'],
    [
      '20:30: a visit',
      night,
      {},
      { ...agency, channel: 'visit', place: 'doorstep' },
      `until 2026-03-18T12:00:01Z ${H}`,
    ],
    ['Saturday evening', '2026-03-14T20:00:00-04:00', {}, agency, `until 2026-03-16T12:00:01Z ${H}`],
    ['Sunday afternoon', '2026-03-15T14:00:00-04:00', {}, agency, `until 2026-03-16T12:00:01Z ${H}`],
    ['Sunday afternoon: the bank itself', '2026-03-15T14:00:00-04:00', {}, {}, 'allowed'],
    [
      '24 June',
      '2026-06-24T12:00:00-04:00',
      {},
      agency,
      'until 2026-06-25T12:00:01Z CA-FED-HRS/holidays CA-QC-HRS/holidays',
    ],
    [
      'Easter Monday',
      '2026-04-06T12:00:00-04:00',
      {},
      agency,
      'until 2026-04-07T12:00:01Z CA-FED-HRS/holidays CA-QC-HRS/holidays',
    ],
    [
      'Remembrance Day: the federal rule alone',
      '2026-11-11T12:00:00-05:00',
      {},
      agency,
      'until 2026-11-12T13:00:01Z CA-FED-HRS/holidays',
    ],
    [
      'a year without calendar',
      '2033-03-15T12:00:00-04:00',
      {},
      agency,
      'denied CA-FED-HRS/holidays CA-QC-HRS/holidays',
    ],
  ])
})

t.test(
  'Quebec: five days after the paper notice, writing only, contested, employer and family',
  async (t) => {
    const quebec = place('CA-QC', 'America/Toronto')
    const sent = noticed('paper-notice', '2026-03-10T23:59:59-04:00')
    const old = noticed('paper-notice', '2026-01-05T10:00:00-05:00')
    const noon = '2026-03-17T12:00:00-04:00'
    const wish = (form: string): Partial<Facts> => ({
      ...old,
      refusals: [{ party: 'borrower', scope: 'channel', onlyChannels: ['letter', 'email'], form, atMs: 0 }],
    })
    const contested: Partial<Facts> = {
      ...old,
      disputes: [{ kind: 'amount', atMs: 0, status: 'open', form: 'oral' }],
    }
    table(t, quebec, [
      ['no notice', noon, {}, agency, 'denied CA-QC-HRS/notice'],
      ['no notice: the bank itself', noon, {}, {}, 'allowed'],
      ['no notice: a letter', noon, {}, { ...agency, ...letter }, 'allowed'],
      [
        'the fifth day after',
        '2026-03-14T19:59:59-04:00',
        { notices: [{ kind: 'paper-notice', atMs: ms('2026-03-09T10:00:00-04:00') }] },
        agency,
        'until 2026-03-16T12:00:01Z CA-QC-HRS/notice',
      ],
      ['the sixth day after', '2026-03-16T08:00:01-04:00', sent, agency, 'allowed'],
      ['writing only, asked orally', noon, wish('oral'), agency, 'denied CA-QC-WRIT'],
      ['writing only: an e-mail', noon, wish('oral'), { ...agency, ...email }, 'allowed'],
      ['writing only: the bank, not by registered mail', noon, wish('oral'), {}, 'allowed'],
      ['contested', noon, contested, agency, 'denied CA-QC-DISP'],
      ['contested: a letter', noon, contested, { ...agency, ...letter }, 'denied CA-QC-DISP'],
      ['contested: the bank itself', noon, contested, {}, 'allowed'],
      [
        'the family, even for an address',
        noon,
        old,
        { ...agency, ...brother, purpose: 'locate' },
        'denied CA-QC-3',
      ],
      ['the family: the bank itself', noon, {}, { ...brother, purpose: 'locate' }, 'denied CA-QC-3'],
      [
        'the employer: the bank itself',
        noon,
        {},
        { party: 'employer', contactPoint: 'e:hr', purpose: 'verify-employment' },
        'denied CA-QC-3',
      ],
      ['somebody else', noon, {}, { party: 'other', contactPoint: 'n:mobile', purpose: 'locate' }, 'allowed'],
    ])
  },
)

t.test('New Brunswick: credit grantors, save at the request of the person contacted', async (t) => {
  const brunswick = place('CA-NB', 'America/Moncton')
  const both = 'CA-FED-HRS/hours CA-NB-HRS/hours'
  const consents = (form: string): Facts['consents'] => [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '09:00', to: '12:00', form },
  ]
  const sunday = '2026-03-15T10:00:00-03:00'
  const holiday = '2026-08-03T10:00:00-03:00'
  table(t, brunswick, [
    ['Sunday 13:00:00', '2026-03-15T13:00:00-03:00', {}, {}, `until 2026-03-15T16:00:01Z ${both}`],
    ['Sunday 13:00:01', '2026-03-15T13:00:01-03:00', {}, {}, 'allowed'],
    ['weekday 21:00:00', '2026-03-17T21:00:00-03:00', {}, {}, `until 2026-03-18T10:00:01Z ${both}`],
    ['weekday 20:59:59', '2026-03-17T20:59:59-03:00', {}, {}, 'allowed'],
    [
      'New Brunswick Day',
      holiday,
      {},
      {},
      'until 2026-08-04T10:00:01Z CA-FED-HRS/holidays CA-NB-HRS/holidays',
    ],
    [
      'a text',
      '2026-03-17T21:00:00-03:00',
      {},
      { channel: 'sms' },
      'until 2026-03-18T10:00:01Z CA-FED-HRS/hours',
    ],
    [
      'asked for, not in writing',
      sunday,
      { consents: consents('oral') },
      {},
      'until 2026-03-15T16:00:01Z CA-FED-HRS/hours',
    ],
    ['asked for in writing', sunday, { consents: consents('written') }, {}, 'allowed'],
    [
      'a holiday, asked for orally',
      holiday,
      { consents: consents('oral') },
      {},
      'until 2026-08-04T10:00:01Z CA-FED-HRS/holidays',
    ],
    ['a holiday, asked for in writing', holiday, { consents: consents('written') }, {}, 'allowed'],
    [
      'a call back',
      sunday,
      {},
      { purpose: 'requested-call-back' },
      'until 2026-03-15T16:00:01Z CA-FED-HRS/hours',
    ],
    ['at work', '2026-03-17T12:00:00-03:00', {}, office, 'denied CA-FED-WORK CA-NB-WORK'],
    [
      'at work with written approval',
      '2026-03-17T12:00:00-03:00',
      { consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office', form: 'written' }] },
      office,
      'allowed',
    ],
    [
      'the employer confirms the employment',
      '2026-03-17T12:00:00-03:00',
      {},
      { party: 'employer', contactPoint: 'e:hr', place: 'office', purpose: 'verify-employment' },
      'allowed',
    ],
  ])
})

t.test('British Columbia: everybody waits five days, and leaves the workplace alone', async (t) => {
  const columbia = place('CA-BC', 'America/Vancouver')
  const old = noticed('collection-notice', '2026-01-05T10:00:00-08:00')
  const sent = noticed('collection-notice', '2026-03-09T10:00:00-07:00')
  const noon = '2026-03-17T12:00:00-07:00'
  const lines: Partial<Facts> = {
    ...old,
    contactPoints: [
      {
        id: 'borrower:workplace',
        person: 'borrower',
        party: 'borrower',
        channels: ['voice'],
        status: 'verified',
        place: 'office',
      },
    ],
  }
  table(t, columbia, [
    ['no notice: the bank itself', noon, {}, {}, 'denied CA-BC-NOTICE'],
    ['no notice: an agency', noon, {}, agency, 'denied CA-BC-NOTICE'],
    ['no notice: a letter', noon, {}, letter, 'allowed'],
    ['no notice: an e-mail', noon, {}, email, 'allowed'],
    ['the fifth day after', '2026-03-14T12:00:00-07:00', sent, {}, 'until 2026-03-15T20:00:01Z CA-BC-NOTICE'],
    ['the sixth, a Sunday', '2026-03-15T13:00:01-07:00', sent, {}, 'allowed'],
    ['no home number: ask for it', noon, lines, { ...office, purpose: 'locate' }, 'allowed'],
    ['no home number: a demand', noon, lines, office, 'denied CA-BC-WORK/other'],
    [
      'nothing on file about the home',
      noon,
      old,
      { ...office, purpose: 'locate' },
      'denied CA-FED-WORK CA-BC-WORK/locate',
    ],
    [
      'Sunday 17:00:00',
      '2026-03-15T17:00:00-07:00',
      old,
      {},
      'until 2026-03-16T14:00:01Z CA-FED-HRS/hours CA-BC-HRS/hours',
    ],
    [
      'British Columbia Day',
      '2026-08-03T12:00:00-07:00',
      old,
      {},
      'until 2026-08-04T14:00:01Z CA-FED-HRS/holidays CA-BC-HRS/holidays',
    ],
  ])
})

t.test('a province without a pack is answered by the federal rules, and says so', async (t) => {
  const alberta = place('CA-AB', 'America/Edmonton')
  t.equal(alberta.verdict('2026-03-17T12:00:00-06:00', {}, agency), 'allowed')
  t.match(alberta.verdict('2026-03-17T21:00:00-06:00', {}, agency), /CA-FED-HRS/)
})
