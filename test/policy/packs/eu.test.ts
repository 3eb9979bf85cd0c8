/** European Union, Greece, Ireland, Portugal, Belgium: boundaries, dates of effect, exceptions and their misuse. */
import t from 'tap'
import type { AttemptFacts, ContactPointFacts, Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { EU_PACKS } from '../../../src/policy/packs/eu.ts'
import { attempt } from '../ordinary.ts'
import { type Row, type Verdicts, verdictsOf } from './verdicts-of.ts'

const place = (jurisdiction: string, zone: string, change: Partial<Facts> = {}) =>
  verdictsOf(EU_PACKS, {
    jurisdiction,
    timeZones: [zone],
    account: 'loan-1',
    currency: 'EUR',
    oldestUnpaidDueDate: '2025-12-01',
    ...change,
  })
const ms = (at: string) => Date.parse(at)
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const
const suit = { ...letter, purpose: 'legal-step' } as const
const sister = { party: 'family', contactPoint: 'sister:mobile' } as const

function table(
  t: { equal: (a: unknown, b: unknown, m: string) => unknown },
  { verdict }: Verdicts,
  rows: readonly Row[],
) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

t.test('the packs are sound', async (t) => {
  for (const pack of EU_PACKS) t.strictSame(lintPack(pack), [], pack.id)
})

t.test('the Union opens nothing by itself, nor a member without a pack', async (t) => {
  const at = '2026-03-10T11:00:00+01:00'
  t.equal(place('EU', 'Europe/Brussels').verdict(at), 'denied')
  t.equal(place('DE', 'Europe/Berlin').verdict(at), 'denied')
  t.equal(place('PT', 'Europe/Lisbon').verdict(at), 'allowed')
})

t.test('a bought loan: the transfer is told on a durable medium first', async (t) => {
  const at = '2026-03-10T11:00:00+00:00'
  const told = (change: object): Partial<Facts> => ({
    acquiredOn: '2026-01-05',
    notices: [{ kind: 'transfer-notice', atMs: ms('2026-03-09T18:00:00Z'), via: 'letter', ...change }],
  })
  table(t, place('PT', 'Europe/Lisbon'), [
    ['own loan', at, {}, {}, 'allowed'],
    ['bought', at, { acquiredOn: '2026-01-05' }, {}, 'denied EU-2167-10-2'],
    ['told by letter', at, told({}), {}, 'allowed'],
    ['told by e-mail', at, told({ via: 'email' }), {}, 'allowed'],
    ['told by phone', at, told({ via: 'voice' }), {}, 'denied EU-2167-10-2'],
    ['medium not known', at, told({ via: undefined }), {}, 'denied EU-2167-10-2'],
    ['of another loan', at, told({ account: 'loan-9' }), {}, 'denied EU-2167-10-2'],
    ['came back', at, told({ undeliverable: true }), {}, 'denied EU-2167-10-2'],
    [
      'told tomorrow',
      at,
      told({ atMs: ms('2026-03-11T18:00:00Z') }),
      {},
      'until 2026-03-11T18:00:00Z EU-2167-10-2',
    ],
    [
      'the notice itself',
      at,
      { acquiredOn: '2026-01-05' },
      { ...letter, purpose: 'statutory-notice' },
      'allowed',
    ],
  ])
})

t.test('those who do not owe, and forbearance before enforcement', async (t) => {
  const at = '2026-03-10T11:00:00+00:00'
  const applies = '2026-11-20T00:00:00+01:00'
  const approvals: Facts['approvals'] = [{ kind: 'forbearance-assessment', atMs: 0 }]
  table(t, place('PT', 'Europe/Lisbon'), [
    ['relative', at, {}, sister, 'denied EU-2167-10-1/third-persons'],
    ['relative told', at, {}, { ...sister, purpose: 'disclose-debt' }, 'denied EU-2167-10-1/third-persons'],
    ['relative asked for a number', at, {}, { ...sister, purpose: 'locate' }, 'allowed'],
    ['guarantor', at, {}, { party: 'guarantor', contactPoint: 'g:mobile' }, 'allowed'],
    ['before it applies', '2026-11-19T23:59:59+01:00', {}, suit, 'allowed'],
    ['from 20 November 2026', applies, {}, suit, 'denied EU-CCD2-35'],
    ['assessed', applies, { approvals }, suit, 'allowed'],
    [
      'assessed for another loan',
      applies,
      { approvals: [{ kind: 'forbearance-assessment', atMs: 0, account: 'loan-9' }] },
      suit,
      'denied EU-CCD2-35',
    ],
    ['a company', applies, { borrowerKind: 'organisation' }, suit, 'allowed'],
    ['a mortgage', applies, { product: 'mortgage' }, suit, 'allowed'],
  ])
})

t.test('Greece: hours of working days', async (t) => {
  const agency = { actor: { kind: 'agency', id: 'a' } } as const
  const greece = place('GR', 'Europe/Athens', { placement: { agency: 'a' } })
  const GR = agency
  table(t, greece, [
    ['08:59:59', '2026-03-10T08:59:59+02:00', {}, GR, 'until 2026-03-10T07:00:00Z GR-HRS'],
    ['09:00:00', '2026-03-10T09:00:00+02:00', {}, GR, 'allowed'],
    ['19:59:59', '2026-03-10T19:59:59+02:00', {}, GR, 'allowed'],
    ['20:00:00', '2026-03-10T20:00:00+02:00', {}, GR, 'until 2026-03-11T07:00:00Z GR-HRS'],
    [
      'Friday evening, clocks go forward',
      '2026-03-27T20:00:00+02:00',
      {},
      GR,
      'until 2026-03-30T06:00:00Z GR-HRS',
    ],
    ['Independence Day', '2026-03-25T12:00:00+02:00', {}, GR, 'until 2026-03-26T07:00:00Z GR-HRS/holidays'],
    ['before Easter', '2026-04-09T20:00:00+03:00', {}, GR, 'until 2026-04-14T06:00:00Z GR-HRS'],
    [
      'e-mail on Saturday',
      '2026-03-14T12:00:00+02:00',
      {},
      { ...GR, channel: 'email', contactPoint: 'borrower:email' },
      'until 2026-03-16T07:00:00Z GR-HRS',
    ],
    ['letter on Saturday', '2026-03-14T12:00:00+02:00', {}, { ...GR, ...letter }, 'allowed'],
    [
      'no consent opens the evening',
      '2026-03-10T20:30:00+02:00',
      { consents: [{ kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '20:00', to: '21:00' }] },
      GR,
      'until 2026-03-11T07:00:00Z GR-HRS',
    ],
    ['own staff', '2026-03-10T20:00:00+02:00', {}, {}, 'until 2026-03-11T07:00:00Z GR-HRS/own'],
  ])
  const evening = '2026-03-10T20:30:00+02:00'
  t.equal(greece.verdict(evening, {}, {}, { 'GR-HRS/own': { enabled: false } }), 'allowed', 'switched apart')
  t.match(greece.verdict(evening, {}, agency, { 'GR-HRS/own': { enabled: false } }), /GR-HRS$/)
  t.equal(greece.verdict(evening, {}, {}, { 'GR-HRS': { enabled: false } }), 'allowed', 'or together')
})

t.test('Greece: every second date, from the tenth day, not at home and not at work', async (t) => {
  const desk: ContactPointFacts = {
    id: 'borrower:workplace',
    person: 'borrower',
    party: 'borrower',
    channels: ['voice'],
    status: 'verified',
    place: 'office',
  }
  const { place: _place, ...elsewhere } = desk
  const mobile: ContactPointFacts = { ...elsewhere, id: 'borrower:mobile' }
  const call = (at: string, change: Partial<AttemptFacts> = {}) => ({
    attempts: [attempt(at, { by: 'a', account: 'loan-1', ...change })],
  })
  const noon = '2026-03-11T12:00:00+02:00'
  const work = { place: 'office', contactPoint: 'borrower:workplace' } as const
  const only: Facts['consents'] = [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' }]
  table(t, place('GR', 'Europe/Athens', { placement: { agency: 'a' } }), [
    [
      'the same day',
      '2026-03-11T19:00:00+02:00',
      call('2026-03-11T09:00:00+02:00'),
      {},
      'until 2026-03-13T07:00:00Z GR-FREQ/own',
    ],
    ['the next day', noon, call('2026-03-10T09:00:00+02:00'), {}, 'until 2026-03-12T07:00:00Z GR-FREQ/own'],
    ['the day after', '2026-03-12T09:00:00+02:00', call('2026-03-10T19:59:59+02:00'), {}, 'allowed'],
    [
      'by an agency',
      noon,
      call('2026-03-10T09:00:00+02:00'),
      { actor: { kind: 'agency', id: 'a' } },
      'until 2026-03-12T07:00:00Z GR-FREQ',
    ],
    [
      'over a weekend',
      '2026-03-13T12:00:00+02:00',
      call('2026-03-12T12:00:00+02:00'),
      {},
      'until 2026-03-16T07:00:00Z GR-FREQ/own',
    ],
    [
      'about another loan',
      noon,
      call('2026-03-10T09:00:00+02:00', { account: 'loan-9' }),
      {},
      'until 2026-03-12T07:00:00Z GR-FREQ/own',
    ],
    ['a text counts not', noon, call('2026-03-10T09:00:00+02:00', { channel: 'sms' }), {}, 'allowed'],
    ['a text is not stopped', noon, call('2026-03-10T09:00:00+02:00'), { channel: 'sms' }, 'allowed'],
    ['he called', noon, call('2026-03-10T09:00:00+02:00', { direction: 'inbound' }), {}, 'allowed'],
    [
      'he asked for a call',
      noon,
      call('2026-03-10T09:00:00+02:00'),
      { purpose: 'requested-call-back' },
      'allowed',
    ],
    ['nine days', noon, { oldestUnpaidDueDate: '2026-03-02' }, {}, 'until 2026-03-12T07:00:00Z GR-START/own'],
    ['ten days', noon, { oldestUnpaidDueDate: '2026-03-01' }, {}, 'allowed'],
    [
      'nine days, letter',
      noon,
      { oldestUnpaidDueDate: '2026-03-02' },
      letter,
      'until 2026-03-11T22:00:00Z GR-START/own',
    ],
    ['at the door', noon, {}, { channel: 'visit', place: 'doorstep' }, 'denied GR-PLACE/visits/own'],
    ['at work', noon, {}, { channel: 'visit', place: 'office' }, 'denied GR-PLACE/visits/own'],
    ['visit, place not known', noon, {}, { channel: 'visit' }, 'denied GR-PLACE/visits/own'],
    ['at the branch', noon, {}, { channel: 'visit', place: 'branch' }, 'allowed'],
    ['call to work', noon, {}, work, 'denied GR-PLACE/work/own'],
    ['its number is the only one', noon, { consents: only }, work, 'allowed'],
    ['no other number on file', noon, { contactPoints: [desk] }, work, 'allowed'],
    [
      'an address besides',
      noon,
      { contactPoints: [desk, { ...mobile, channels: ['email'] }] },
      work,
      'allowed',
    ],
    ['a mobile besides', noon, { contactPoints: [desk, mobile] }, work, 'denied GR-PLACE/work/own'],
    [
      'a mobile besides that no longer works was given all the same',
      noon,
      { contactPoints: [desk, { ...mobile, status: 'retired' }] },
      work,
      'denied GR-PLACE/work/own',
    ],
    [
      "somebody else's mobile besides",
      noon,
      { contactPoints: [desk, { ...mobile, person: 'sister', party: 'family' }] },
      work,
      'allowed',
    ],
    [
      'a visit is not opened by it',
      noon,
      { consents: only },
      { ...work, channel: 'visit' },
      'denied GR-PLACE/visits/own',
    ],
  ])
})

t.test('Ireland: three a calendar month, before and after the change of the law', async (t) => {
  const contacts = (days: readonly number[], change: Partial<AttemptFacts> = {}) =>
    days.map((day) =>
      attempt(`2026-03-${String(day).padStart(2, '0')}T10:00:00Z`, {
        outcome: 'conversation',
        account: 'loan-1',
        ...change,
      }),
    )
  const three = contacts([2, 9, 16])
  const with3rd = (change: Partial<AttemptFacts>): Partial<Facts> => ({
    attempts: [...contacts([2, 9]), ...contacts([16], change)],
  })
  const old = '2026-03-20T11:00:00Z'
  const now = '2026-03-24T00:00:00Z'
  const next = 'until 2026-03-31T23:00:00Z'
  table(t, place('IE', 'Europe/Dublin'), [
    ['third', old, { attempts: contacts([2, 9]) }, {}, 'allowed'],
    ['fourth', old, { attempts: three }, {}, 'until 2026-03-31T23:00:00Z IE-2012-3M'],
    ['last second of the Code', '2026-03-23T23:59:59Z', { attempts: three }, {}, `${next} IE-2012-3M`],
    ['first second of the Regulations', now, { attempts: three }, {}, `${next} IE-2025/month`],
    ['April', '2026-04-01T00:00:00+01:00', { attempts: three }, {}, 'allowed'],
    ['missed', now, with3rd({ outcome: 'no-answer' }), {}, 'allowed'],
    ['engaged', now, with3rd({ outcome: 'busy' }), {}, 'allowed'],
    ['a message left', now, with3rd({ outcome: 'voicemail' }), {}, `${next} IE-2025/month`],
    ['a text', now, with3rd({ outcome: 'delivered', channel: 'sms' }), {}, `${next} IE-2025/month`],
    ['a visit', now, with3rd({ channel: 'visit' }), {}, 'allowed'],
    ['a call back', now, with3rd({ purpose: 'requested-call-back' }), {}, 'allowed'],
    [
      'a required letter',
      now,
      with3rd({ purpose: 'statutory-notice', channel: 'letter', outcome: 'delivered' }),
      {},
      'allowed',
    ],
    ['outcome not known', now, with3rd({ outcome: 'unknown' }), {}, `${next} IE-2025/month`],
    ['about another loan', now, with3rd({ account: 'loan-9' }), {}, `${next} IE-2025/month`],
    ['with the guarantor', now, with3rd({ party: 'guarantor', contactPoint: 'g:mobile' }), {}, 'allowed'],
    ['asked for', now, { attempts: three }, { purpose: 'requested-call-back' }, 'allowed'],
    ['a company', now, { attempts: three, borrowerKind: 'organisation' }, {}, 'allowed'],
  ])
})

t.test('Ireland: a visit is the last resort and needs written notice', async (t) => {
  const visit = { channel: 'visit', place: 'doorstep' } as const
  const attempts = [attempt('2026-03-10T10:00:00Z', { account: 'loan-1' })]
  const notices = (at: string, via: 'letter' | 'sms' = 'letter'): Facts['notices'] => [
    { kind: 'visit-notice', atMs: ms(at), via },
  ]
  table(t, place('IE', 'Europe/Dublin'), [
    ['nothing', '2026-03-20T11:00:00Z', {}, visit, 'denied IE-2012-VISIT/last-resort IE-2012-VISIT/notice'],
    ['tried', '2026-03-20T11:00:00Z', { attempts }, visit, 'denied IE-2012-VISIT/notice'],
    [
      "over St Patrick's Day: the fifth working day after the notice",
      '2026-03-20T11:00:00Z',
      { attempts, notices: notices('2026-03-12T10:00:00Z') },
      visit,
      'until 2026-03-21T00:00:00Z IE-2012-VISIT/notice',
    ],
    [
      'the day after it, a Saturday',
      '2026-03-21T00:00:00Z',
      { attempts, notices: notices('2026-03-12T10:00:00Z') },
      visit,
      'allowed',
    ],
    [
      'without a holiday: the fifth working day after the notice',
      '2026-03-09T11:00:00Z',
      { attempts, notices: notices('2026-03-02T23:59:59Z') },
      visit,
      'until 2026-03-10T10:00:00Z IE-2012-VISIT/last-resort IE-2012-VISIT/notice',
    ],
    [
      'given on a Saturday: Monday is the first of the five',
      '2026-03-20T23:59:59Z',
      { attempts, notices: notices('2026-03-14T10:00:00Z') },
      visit,
      'until 2026-03-24T00:00:00Z IE-2012-VISIT/notice',
    ],
    [
      'over Easter, by the Regulations of 2025',
      '2026-04-09T12:00:00+01:00',
      { attempts, notices: notices('2026-04-01T23:30:00+01:00') },
      visit,
      'until 2026-04-10T23:00:00Z IE-2025/visit-notice',
    ],
    [
      'over Easter, the day after the fifth',
      '2026-04-11T00:00:00+01:00',
      { attempts, notices: notices('2026-04-01T23:30:00+01:00') },
      visit,
      'allowed',
    ],
    [
      'into a year without calendar',
      '2031-02-14T12:00:00Z',
      { attempts, notices: notices('2030-12-30T10:00:00Z') },
      visit,
      'denied IE-2025/visit-notice',
    ],
    [
      'by text',
      '2026-03-20T00:00:00Z',
      { attempts, notices: notices('2026-03-01T10:00:00Z', 'sms') },
      visit,
      'denied IE-2012-VISIT/notice',
    ],
    [
      'a talk since',
      '2026-03-20T00:00:00Z',
      {
        attempts: [...attempts, attempt('2026-03-11T10:00:00Z', { outcome: 'conversation' })],
        notices: notices('2026-03-01T10:00:00Z'),
      },
      visit,
      'denied IE-2012-VISIT/last-resort',
    ],
    [
      'from 24 March',
      '2026-03-24T11:00:00Z',
      {},
      visit,
      'denied IE-2025/visit-last-resort IE-2025/visit-notice',
    ],
  ])
})

t.test('Portugal: the procedure holds escalation, not contact about it', async (t) => {
  const persi = {
    kind: 'persi',
    account: 'loan-1',
    fromMs: ms('2026-02-02T00:00:00Z'),
    untilMs: ms('2026-05-03T23:00:00Z'),
  }
  const open = { holds: [persi] } as const
  table(t, place('PT', 'Europe/Lisbon'), [
    ['the day before', '2026-02-01T23:59:59Z', { holds: [persi] }, suit, 'allowed'],
    ['suit', '2026-02-02T00:00:00Z', { holds: [persi] }, suit, 'until 2026-05-03T23:00:00Z PT-PERSI'],
    [
      'termination announced',
      '2026-03-10T11:00:00Z',
      { holds: [persi] },
      { ...letter, purpose: 'notice-of-intended-remedy' },
      'until 2026-05-03T23:00:00Z PT-PERSI',
    ],
    ['day 91', '2026-05-04T00:00:00+01:00', { holds: [persi] }, suit, 'allowed'],
    ['another loan', '2026-03-10T11:00:00Z', { holds: [{ ...persi, account: 'loan-9' }] }, suit, 'allowed'],
    ['about the procedure', '2026-03-10T11:00:00Z', open, { purpose: 'debt-solution' }, 'allowed'],
  ])
})

t.test('Belgium: the first reminder and fourteen days', async (t) => {
  const reminded = (at: string, change = {}): Partial<Facts> => ({
    notices: [{ kind: 'first-reminder', atMs: ms(at), ...change }],
  })
  const at = '2026-03-16T23:59:59+01:00'
  table(t, place('BE', 'Europe/Brussels'), [
    ['no reminder', at, {}, {}, 'denied BE-XIX'],
    ['fourteenth day', at, reminded('2026-03-02T23:00:00+01:00'), {}, 'until 2026-03-16T23:00:00Z BE-XIX'],
    ['fifteenth day', '2026-03-17T00:00:00+01:00', reminded('2026-03-02T23:00:00+01:00'), {}, 'allowed'],
    [
      'over the change of the clock',
      '2026-04-03T23:59:59+02:00',
      reminded('2026-03-20T10:00:00+01:00'),
      {},
      'until 2026-04-03T22:00:00Z BE-XIX',
    ],
    ['came back', at, reminded('2026-01-02T10:00:00+01:00', { undeliverable: true }), {}, 'denied BE-XIX'],
    [
      'of another loan',
      at,
      reminded('2026-01-02T10:00:00+01:00', { account: 'loan-9' }),
      {},
      'denied BE-XIX',
    ],
    ['the reminder itself', at, {}, { ...letter, purpose: 'statutory-notice' }, 'allowed'],
    ['an answer', at, {}, { purpose: 'reply' }, 'allowed'],
    ['a company', at, { borrowerKind: 'organisation' }, {}, 'allowed'],
  ])
})
