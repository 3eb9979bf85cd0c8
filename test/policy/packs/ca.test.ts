/** Canada, the federal rules for banks: both sides of every boundary, exceptions and their misuse. */
import t from 'tap'
import type { ContactPointFacts, Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { CA_PACKS } from '../../../src/policy/packs/ca.ts'
import { attempt } from '../ordinary.ts'
import { type Row, type Verdicts, verdictsOf } from './verdicts-of.ts'

const bank = (jurisdiction: string, ...timeZones: readonly string[]) =>
  verdictsOf(CA_PACKS, { jurisdiction, timeZones, currency: 'CAD', oldestUnpaidDueDate: '2025-11-01' })
const toronto = bank('CA', 'America/Toronto')
const TUESDAY = '2026-03-17T11:00:00-04:00'
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const
const email = { channel: 'email', contactPoint: 'borrower:email' } as const
const brother = { party: 'family', contactPoint: 'brother:mobile' } as const
const employer = { party: 'employer', contactPoint: 'employer:hr-line' } as const
const guarantor = { party: 'guarantor', contactPoint: 'guarantor:mobile' } as const
const office = { place: 'office', contactPoint: 'borrower:workplace' } as const

function table(
  t: { equal: (a: unknown, b: unknown, m: string) => unknown },
  { verdict }: Verdicts,
  rows: readonly Row[],
) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

t.test('the packs are sound', async (t) => {
  for (const pack of CA_PACKS) t.strictSame(lintPack(pack), [], pack.id)
})

t.test('Sunday 13:00 to 17:00, other days 07:00 to 21:00, neither instant included', async (t) => {
  const H = 'CA-FED-HRS/hours'
  table(t, toronto, [
    ['weekday 07:00:00', '2026-03-17T07:00:00-04:00', {}, {}, `until 2026-03-17T11:00:01Z ${H}`],
    ['weekday 07:00:01', '2026-03-17T07:00:01-04:00', {}, {}, 'allowed'],
    ['weekday 20:59:59', '2026-03-17T20:59:59-04:00', {}, {}, 'allowed'],
    ['weekday 21:00:00', '2026-03-17T21:00:00-04:00', {}, {}, `until 2026-03-18T11:00:01Z ${H}`],
    ['Saturday 20:59:59', '2026-03-14T20:59:59-04:00', {}, {}, 'allowed'],
    ['Saturday 21:00:00', '2026-03-14T21:00:00-04:00', {}, {}, `until 2026-03-15T17:00:01Z ${H}`],
    ['Sunday 12:59:59', '2026-03-15T12:59:59-04:00', {}, {}, `until 2026-03-15T17:00:01Z ${H}`],
    ['Sunday 13:00:00', '2026-03-15T13:00:00-04:00', {}, {}, `until 2026-03-15T17:00:01Z ${H}`],
    ['Sunday 13:00:01', '2026-03-15T13:00:01-04:00', {}, {}, 'allowed'],
    ['Sunday 16:59:59', '2026-03-15T16:59:59-04:00', {}, {}, 'allowed'],
    ['Sunday 17:00:00', '2026-03-15T17:00:00-04:00', {}, {}, `until 2026-03-16T11:00:01Z ${H}`],
    ['a text', '2026-03-15T12:00:00-04:00', {}, { channel: 'sms' }, `until 2026-03-15T17:00:01Z ${H}`],
    ['an e-mail', '2026-03-15T12:00:00-04:00', {}, email, `until 2026-03-15T17:00:01Z ${H}`],
    [
      'a visit',
      '2026-03-17T21:00:00-04:00',
      {},
      { channel: 'visit', place: 'doorstep' },
      `until 2026-03-18T11:00:01Z ${H}`,
    ],
    ['a letter has no hour', '2026-03-15T12:00:00-04:00', {}, letter, 'allowed'],
    [
      'an agency for the bank',
      '2026-03-17T21:00:00-04:00',
      { placement: { agency: 'a' } },
      { actor: { kind: 'agency', id: 'a' } },
      `until 2026-03-18T11:00:01Z ${H}`,
    ],
    ['the guarantor', '2026-03-17T21:00:00-04:00', {}, guarantor, `until 2026-03-18T11:00:01Z ${H}`],
    [
      'the employer',
      '2026-03-15T12:00:00-04:00',
      {},
      { ...employer, purpose: 'verify-employment' },
      `until 2026-03-15T17:00:01Z ${H}`,
    ],
    [
      'the Sunday on which clocks go forward',
      '2026-03-08T12:59:59-04:00',
      {},
      {},
      `until 2026-03-08T17:00:01Z ${H}`,
    ],
    [
      'the Sunday on which clocks go back',
      '2026-10-31T21:00:00-04:00',
      {},
      {},
      `until 2026-11-01T18:00:01Z ${H}`,
    ],
  ])
  t.equal(
    bank('CA', 'America/St_Johns').verdict('2026-03-17T07:00:01-02:30'),
    'allowed',
    'half an hour off in Newfoundland',
  )
  t.equal(
    bank('CA', 'America/Toronto', 'America/Vancouver').verdict('2026-03-17T09:00:00-04:00'),
    `until 2026-03-17T14:00:01Z ${H}`,
    'Toronto or Vancouver: both must be open',
  )
  t.equal(
    bank('CA', 'America/Toronto', 'America/Vancouver').verdict('2026-03-15T13:30:00-04:00'),
    `until 2026-03-15T20:00:01Z ${H}`,
    'on a Sunday the two windows share an hour',
  )
})

t.test('no contact on a holiday: those of the Act, and those of the province', async (t) => {
  const D = 'CA-FED-HRS/holidays'
  const boxing = '2026-12-26T10:00:00-05:00'
  table(t, toronto, [
    ['Canada Day', '2026-07-01T10:00:00-04:00', {}, {}, `until 2026-07-02T11:00:01Z ${D}`],
    [
      'the evening before',
      '2026-06-30T21:00:00-04:00',
      {},
      {},
      'until 2026-07-02T11:00:01Z CA-FED-HRS/hours',
    ],
    ['Good Friday', '2026-04-03T10:00:00-04:00', {}, {}, `until 2026-04-04T11:00:01Z ${D}`],
    ['Easter Monday', '2026-04-06T10:00:00-04:00', {}, {}, `until 2026-04-07T11:00:01Z ${D}`],
    ['Truth and Reconciliation', '2026-09-30T10:00:00-04:00', {}, {}, `until 2026-10-01T11:00:01Z ${D}`],
    ['Remembrance Day', '2026-11-11T10:00:00-05:00', {}, {}, `until 2026-11-12T12:00:01Z ${D}`],
    ['a holiday that is a Sunday', '2029-11-11T14:00:00-05:00', {}, {}, `until 2029-11-12T12:00:01Z ${D}`],
    ['a letter', '2026-07-01T10:00:00-04:00', {}, letter, 'allowed'],
    ['Boxing Day is none of the Act', boxing, {}, {}, 'allowed'],
    ['a year without calendar', '2033-03-14T12:00:00-04:00', {}, {}, `denied ${D}`],
  ])
  t.equal(bank('CA-ON', 'America/Toronto').verdict(boxing), `until 2026-12-27T18:00:01Z ${D}`, 'in Ontario')
  t.equal(bank('CA-QC', 'America/Toronto').verdict(boxing), 'allowed', 'not in Quebec')
  t.equal(
    bank('CA-QC', 'America/Toronto').verdict('2026-06-24T10:00:00-04:00'),
    `until 2026-06-25T11:00:01Z ${D}`,
    '24 June in Quebec',
  )
  t.equal(
    bank('CA-QC', 'America/Toronto').verdict('2026-11-11T10:00:00-05:00'),
    `until 2026-11-12T12:00:01Z ${D}`,
    'Remembrance Day, which is not on the list of Quebec, binds the bank there',
  )
  t.equal(bank('CA-ON', 'America/Toronto').verdict('2026-06-24T10:00:00-04:00'), 'allowed', 'not in Ontario')
  t.equal(
    bank('CA-AB', 'America/Edmonton').verdict('2026-02-16T10:00:00-07:00'),
    `until 2026-02-17T14:00:01Z ${D}`,
    'Family Day of a province without a pack',
  )
})

t.test("only the debtor's own written consent opens closed times", async (t) => {
  const consent = (change: object = {}): Partial<Facts> => ({
    consents: [
      {
        kind: 'contact-hours',
        party: 'borrower',
        givenAtMs: Date.parse('2026-03-01T12:00:00Z'),
        from: '09:00',
        to: '12:00',
        form: 'written',
        ...change,
      },
    ],
  })
  const at = '2026-03-15T10:00:00-04:00'
  const closed = 'until 2026-03-15T17:00:01Z CA-FED-HRS/hours'
  const message = attempt('2026-03-15T09:59:00-04:00', {
    channel: 'sms',
    direction: 'inbound',
    outcome: 'delivered',
  })
  table(t, toronto, [
    ['written', at, consent(), {}, 'allowed'],
    ['by registered mail', at, consent({ form: 'registered-mail' }), {}, 'allowed'],
    ['oral', at, consent({ form: 'oral' }), {}, closed],
    ['form not known', at, consent({ form: undefined }), {}, closed],
    ['its last second', '2026-03-15T12:00:00-04:00', consent(), {}, 'allowed'],
    ['a second later', '2026-03-15T12:00:01-04:00', consent(), {}, closed],
    ['withdrawn', at, consent({ withdrawnAtMs: Date.parse('2026-03-14T12:00:00Z') }), {}, closed],
    [
      'before it was given',
      '2026-03-01T06:30:00-05:00',
      consent({ from: '06:00' }),
      {},
      'until 2026-03-01T12:00:00Z CA-FED-HRS/hours',
    ],
    ['a holiday', '2026-07-01T10:00:00-04:00', consent(), {}, 'allowed'],
    [
      'an oral one on a holiday',
      '2026-07-01T10:00:00-04:00',
      consent({ form: 'oral' }),
      {},
      'until 2026-07-02T11:00:01Z CA-FED-HRS/holidays',
    ],
    ['the guarantor, with consent of the debtor', at, consent(), guarantor, 'allowed'],
    ['the guarantor, with his own consent', at, consent({ party: 'guarantor' }), guarantor, closed],
    [
      'the co-borrower, with his own consent',
      at,
      consent({ party: 'co-borrower' }),
      { party: 'co-borrower', contactPoint: 'co:mobile' },
      'allowed',
    ],
    ['the borrower, with consent of the co-borrower', at, consent({ party: 'co-borrower' }), {}, closed],
    ['asked for by telephone', at, {}, { purpose: 'requested-call-back' }, closed],
    [
      'a reply to a message of that morning',
      at,
      { attempts: [message] },
      { channel: 'sms', purpose: 'reply' },
      closed,
    ],
  ])
})

t.test('others: an address or number, nothing more without express consent, never payment', async (t) => {
  const may = (change: object = {}): Partial<Facts> => ({
    consents: [{ kind: 'third-party', party: 'borrower', givenAtMs: 0, form: 'oral', ...change }],
  })
  const written = may({ form: 'written' })
  table(t, toronto, [
    ['asked for the address', TUESDAY, {}, { ...brother, purpose: 'locate' }, 'allowed'],
    ['a neighbour', TUESDAY, {}, { party: 'other', contactPoint: 'n:mobile', purpose: 'locate' }, 'allowed'],
    ['asked to pay', TUESDAY, {}, brother, 'denied CA-FED-NOTLIABLE CA-FED-3P'],
    ['told of the debt', TUESDAY, {}, { ...brother, purpose: 'disclose-debt' }, 'denied CA-FED-3P'],
    ['asked to pass a message', TUESDAY, {}, { ...brother, purpose: 'pass-message' }, 'denied CA-FED-3P'],
    ['asked about the job', TUESDAY, {}, { ...brother, purpose: 'verify-employment' }, 'denied CA-FED-3P'],
    ['told with oral consent', TUESDAY, may(), { ...brother, purpose: 'disclose-debt' }, 'allowed'],
    [
      'consent for the employer only',
      TUESDAY,
      may({ thirdParties: ['employer'] }),
      { ...brother, purpose: 'disclose-debt' },
      'denied CA-FED-3P',
    ],
    [
      'consent withdrawn',
      TUESDAY,
      may({ withdrawnAtMs: Date.parse('2026-03-16T12:00:00Z') }),
      { ...brother, purpose: 'disclose-debt' },
      'denied CA-FED-3P',
    ],
    ['asked to pay with consent', TUESDAY, may(), brother, 'denied CA-FED-NOTLIABLE'],
    ['a guarantor in the family', TUESDAY, {}, guarantor, 'allowed'],
    ['the lawyer', TUESDAY, {}, { party: 'attorney', contactPoint: 'lawyer:office' }, 'allowed'],
    [
      'an heir asked to pay',
      TUESDAY,
      { deceased: true },
      { party: 'heir', contactPoint: 'heir:mobile' },
      'denied CA-FED-NOTLIABLE',
    ],
    [
      'looking for heirs',
      TUESDAY,
      { deceased: true },
      { party: 'heir', contactPoint: 'heir:mobile', purpose: 'reach-heirs' },
      'allowed',
    ],
    ['employer: is he employed', TUESDAY, {}, { ...employer, purpose: 'verify-employment' }, 'allowed'],
    ['employer: where does he live', TUESDAY, {}, { ...employer, purpose: 'locate' }, 'denied CA-FED-EMP'],
    ['employer: the debt', TUESDAY, {}, { ...employer, purpose: 'disclose-debt' }, 'denied CA-FED-EMP'],
    [
      'employer: oral authority',
      TUESDAY,
      may(),
      { ...employer, purpose: 'disclose-debt' },
      'denied CA-FED-EMP',
    ],
    ['employer: written authority', TUESDAY, written, { ...employer, purpose: 'disclose-debt' }, 'allowed'],
    ['employer: payment', TUESDAY, {}, employer, 'denied CA-FED-NOTLIABLE CA-FED-EMP'],
    ['employer: payment, written authority', TUESDAY, written, employer, 'denied CA-FED-NOTLIABLE'],
  ])
  t.notOk(
    toronto.obligations(TUESDAY, may(), { ...brother, purpose: 'locate' }).includes('confirm_oral_consent'),
  )
  t.ok(
    toronto
      .obligations(TUESDAY, may(), { ...brother, purpose: 'disclose-debt' })
      .includes('confirm_oral_consent'),
  )
})

t.test('at work: the home number first, or none held, or written authorisation', async (t) => {
  const point = (id: string, change: Partial<ContactPointFacts> = {}): ContactPointFacts => ({
    id,
    person: 'borrower',
    party: 'borrower',
    channels: ['voice'],
    status: 'verified',
    ...change,
  })
  const work = point('borrower:workplace', { place: 'office', line: 'landline' })
  const mobile = point('borrower:mobile', { line: 'mobile' })
  const home = point('borrower:home', { place: 'home', line: 'landline' })
  const file = (...contactPoints: readonly ContactPointFacts[]) => ({ contactPoints })
  const tried = (outcome: 'no-answer' | 'conversation' | 'unknown', at = '2026-03-10T18:30:00-04:00') =>
    attempt(at, { contactPoint: 'borrower:home', place: 'home', outcome })
  const denied = 'denied CA-FED-WORK'
  const placed = (form: string, change: object = {}): Partial<Facts> => ({
    consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office', form, ...change }],
  })
  table(t, toronto, [
    ['nothing tried', TUESDAY, {}, office, denied],
    ['home did not answer', TUESDAY, { attempts: [tried('no-answer')] }, office, 'allowed'],
    ['home answered', TUESDAY, { attempts: [tried('conversation')] }, office, denied],
    [
      'home answered since',
      TUESDAY,
      { attempts: [tried('no-answer'), tried('conversation', '2026-03-11T18:30:00-04:00')] },
      office,
      denied,
    ],
    ['outcome at home not known', TUESDAY, { attempts: [tried('unknown')] }, office, denied],
    [
      'the mobile did not answer',
      TUESDAY,
      { attempts: [attempt('2026-03-10T18:30:00-04:00')] },
      office,
      denied,
    ],
    ['no home number held', TUESDAY, file(work, mobile), office, 'allowed'],
    ['a home number held', TUESDAY, file(work, mobile, home), office, denied],
    ['one that is known to be wrong', TUESDAY, file(work, { ...home, status: 'retired' }), office, 'allowed'],
    ['a number that may be at home', TUESDAY, file(work, point('borrower:line')), office, denied],
    ['authorised orally', TUESDAY, placed('oral'), office, denied],
    ['authorised in writing', TUESDAY, placed('written'), office, 'allowed'],
    [
      'authorised in writing, a day later',
      '2026-03-17T11:00:00-04:00',
      placed('written', { givenAtMs: Date.parse('2026-03-18T15:00:00Z') }),
      office,
      'until 2026-03-18T15:00:00Z CA-FED-WORK',
    ],
    ['a letter to work', TUESDAY, {}, { ...letter, place: 'office' }, denied],
    [
      'the co-borrower at work, whose own home did not answer',
      TUESDAY,
      {
        attempts: [{ ...tried('no-answer'), party: 'co-borrower', contactPoint: 'co:home', person: 'co' }],
      },
      { ...office, party: 'co-borrower', contactPoint: 'co:workplace', person: 'co' },
      'allowed',
    ],
    [
      'the co-borrower at work, the home of the borrower did not answer',
      TUESDAY,
      { attempts: [tried('no-answer')] },
      { ...office, party: 'co-borrower', contactPoint: 'co:workplace', person: 'co' },
      denied,
    ],
    ['the guarantor at work', TUESDAY, {}, { ...guarantor, place: 'office' }, 'allowed'],
  ])
})

t.test('a mobile number that was traced was not given by the person', async (t) => {
  const mobile = (source?: string): Partial<Facts> => ({
    contactPoints: [
      {
        id: 'borrower:mobile',
        person: 'borrower',
        party: 'borrower',
        channels: ['voice', 'sms'],
        status: 'verified',
        line: 'mobile',
        ...(source === undefined ? {} : { source }),
      },
    ],
  })
  table(t, toronto, [
    ['given in the contract', TUESDAY, mobile('contract'), {}, 'allowed'],
    ['source not known', TUESDAY, mobile(), {}, 'allowed'],
    ['traced', TUESDAY, mobile('skip-trace'), {}, 'denied CA-FED-CELL'],
    ['a text to it', TUESDAY, mobile('skip-trace'), { channel: 'sms' }, 'denied CA-FED-CELL'],
    ['a traced landline', TUESDAY, mobile('skip-trace'), { line: 'landline' }, 'allowed'],
  ])
})

t.test('requests: in writing only, through the adviser, no contact about a dispute', async (t) => {
  const wish = (change: object = {}): Partial<Facts> => ({
    refusals: [
      {
        party: 'borrower',
        scope: 'channel',
        onlyChannels: ['letter', 'email'],
        form: 'registered-mail',
        atMs: Date.parse('2026-03-05T15:00:00Z'),
        ...change,
      },
    ],
  })
  const adviser = (change: object = {}): Partial<Facts> => ({ holds: [{ kind: 'represented', ...change }] })
  const dispute = (change: object = {}): Partial<Facts> => ({
    disputes: [{ kind: 'court', atMs: 0, status: 'open', form: 'registered-mail', ...change }],
  })
  table(t, toronto, [
    ['registered: a call', TUESDAY, wish(), {}, 'denied CA-FED-WRIT'],
    ['registered: a machine', TUESDAY, wish(), { channel: 'ai-voice' }, 'denied CA-FED-WRIT'],
    ['registered: a visit', TUESDAY, wish(), { channel: 'visit', place: 'doorstep' }, 'denied CA-FED-WRIT'],
    ['registered: a letter', TUESDAY, wish(), letter, 'allowed'],
    [
      'registered: the answer to a complaint by telephone',
      TUESDAY,
      wish(),
      { purpose: 'complaint-reply' },
      'denied CA-FED-WRIT',
    ],
    ['registered: a call back he asked for', TUESDAY, wish(), { purpose: 'requested-call-back' }, 'allowed'],
    ['registered: an e-mail', TUESDAY, wish(), email, 'allowed'],
    ['before its receipt', '2026-03-05T09:59:59-05:00', wish(), {}, 'allowed'],
    ['at its receipt', '2026-03-05T10:00:00-05:00', wish(), {}, 'denied CA-FED-WRIT'],
    ['by e-mail', TUESDAY, wish({ form: 'email' }), {}, 'allowed'],
    ['orally', TUESDAY, wish({ form: 'oral' }), {}, 'allowed'],
    ['form not known', TUESDAY, wish({ form: undefined }), {}, 'denied CA-FED-WRIT'],
    ['without an address', TUESDAY, wish({ addressGiven: false }), {}, 'allowed'],
    ['with an address', TUESDAY, wish({ addressGiven: true }), {}, 'denied CA-FED-WRIT'],
    ['the guarantor did not ask', TUESDAY, wish(), guarantor, 'allowed'],
    ['adviser', TUESDAY, adviser(), {}, 'denied CA-FED-ADV'],
    ['adviser: a letter', TUESDAY, adviser(), letter, 'denied CA-FED-ADV'],
    ['adviser, asked in writing', TUESDAY, adviser({ form: 'written' }), {}, 'denied CA-FED-ADV'],
    ['adviser, asked by e-mail', TUESDAY, adviser({ form: 'email' }), {}, 'denied CA-FED-ADV'],
    ['adviser, said orally', TUESDAY, adviser({ form: 'oral' }), {}, 'allowed'],
    ['adviser without address', TUESDAY, adviser({ counselKnown: false }), {}, 'allowed'],
    ['the adviser himself', TUESDAY, adviser(), { party: 'attorney', contactPoint: 'l:office' }, 'allowed'],
    ['adviser: the guarantor', TUESDAY, adviser(), guarantor, 'allowed'],
    ['dispute by registered mail', TUESDAY, dispute(), {}, 'denied CA-FED-DISP'],
    ['dispute: a letter', TUESDAY, dispute(), letter, 'denied CA-FED-DISP'],
    ['dispute by e-mail', TUESDAY, dispute({ form: 'email' }), {}, 'allowed'],
    ['dispute about another account', TUESDAY, dispute({ account: 'acct-9' }), {}, 'allowed'],
    ['dispute resolved', TUESDAY, dispute({ status: 'resolved' }), {}, 'allowed'],
    ['dispute: a call he asked for', TUESDAY, dispute(), { purpose: 'requested-call-back' }, 'allowed'],
    ['dispute: the lawyer', TUESDAY, dispute(), { party: 'attorney', contactPoint: 'l:office' }, 'allowed'],
  ])
})

t.test('no number of contacts is given', async (t) => {
  const calls = Array.from({ length: 12 }, (_, i) =>
    attempt(`2026-03-17T${String(7 + (i % 4)).padStart(2, '0')}:${10 + i}:00-04:00`, {
      outcome: 'voicemail',
    }),
  )
  t.equal(toronto.verdict(TUESDAY, { attempts: calls }), 'allowed')
})
