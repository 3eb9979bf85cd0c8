import t from 'tap'
import { z } from 'zod'
import { CURRENCY_CODES, CURRENCY_DIGITS } from '../../src/intake/currencies.ts'
import { checkAgainst, parseRecord } from '../../src/intake/parse-record.ts'
import { delinquencyRecord } from '../../src/intake/record.ts'

const BUSINESS_DATE = '2025-09-30'

const SMALLEST = {
  accountNumber: 'A-1',
  product: 'credit-card',
  currency: 'TWD',
  borrower: { reference: 'B-1', kind: 'person', name: 'Made Up', jurisdiction: 'TW' },
  totalOutstanding: 0,
}

function record(changes: object): Record<string, unknown> {
  return { ...SMALLEST, ...changes }
}

function borrower(changes: object): Record<string, unknown> {
  return record({ borrower: { ...SMALLEST.borrower, ...changes } })
}

function contactPoint(changes: object): Record<string, unknown> {
  return borrower({ contactPoints: [{ channel: 'sms', value: '1', ...changes }] })
}

/** `path code` of every reject, in order; empty: accepted. */
function rejectsOf(value: unknown): string[] {
  const parsed = parseRecord(value, BUSINESS_DATE)
  return parsed.ok ? [] : parsed.rejects.map(({ path, code }) => `${path} ${code}`)
}

t.test('the smallest record gets its defaults', async (t) => {
  t.strictSame(parseRecord(SMALLEST, BUSINESS_DATE), {
    ok: true,
    record: {
      ...SMALLEST,
      borrower: { ...SMALLEST.borrower, timeZones: [], contactPoints: [] },
      overduePrincipal: 0,
      overdueInterest: 0,
      overduePenalty: 0,
      overdueFees: 0,
      oldestUnpaidDueDate: null,
    },
  })
})

t.test('the example in the API description is accepted', async (t) => {
  const examples = z.globalRegistry.get(delinquencyRecord)?.examples as unknown[]
  t.equal(examples.length, 1)
  for (const example of examples) t.strictSame(rejectsOf(example), [])
})

t.test('every field is described', async (t) => {
  const fields: [string, Record<string, z.ZodType>][] = [
    ['record', delinquencyRecord.shape],
    ['borrower', delinquencyRecord.shape.borrower.shape],
  ]
  for (const [name, shape] of fields) {
    t.strictSame(
      Object.keys(shape).filter((key) => shape[key]?.description === undefined),
      [],
      name,
    )
  }
  t.match(JSON.stringify(z.toJSONSchema(delinquencyRecord, { io: 'input' })), '"channel":')
})

t.test('channel is short for channels, and doubled channels are one', async (t) => {
  const rows: [string, object, string[]][] = [
    // pushed as, contact point, channels
    ['one', { channel: 'sms' }, ['sms']],
    ['a list', { channel: undefined, channels: ['voice', 'sms'] }, ['voice', 'sms']],
    ['doubled', { channel: undefined, channels: ['sms', 'sms'] }, ['sms']],
  ]
  for (const [name, changes, channels] of rows) {
    const parsed = parseRecord(contactPoint(changes), BUSINESS_DATE)
    t.strictSame(
      parsed.ok && parsed.record.borrower.contactPoints,
      [{ channels, value: '1', party: 'borrower', status: 'unverified' }],
      name,
    )
  }
})

t.test('what is accepted and what is refused', async (t) => {
  const long = (length: number) => 'x'.repeat(length)
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
  const rows: [string, unknown, ...string[]][] = [
    // case, value, rejects
    ['not an object: an array', [], ' not_an_object'],
    ['not an object: null', null, ' not_an_object'],
    ['not an object: text', 'x', ' not_an_object'],
    ['account number: 64 characters', record({ accountNumber: long(64) })],
    ['account number: 65 characters', record({ accountNumber: long(65) }), '/accountNumber too_long'],
    ['account number: blank', record({ accountNumber: ' ' }), '/accountNumber required'],
    ['account number: missing', record({ accountNumber: undefined }), '/accountNumber required'],
    ['account number: null', record({ accountNumber: null }), '/accountNumber invalid_type'],
    ['account number: a number', record({ accountNumber: 5 }), '/accountNumber invalid_type'],
    [
      'account number: a line break inside',
      record({ accountNumber: 'a\nb' }),
      '/accountNumber invalid_character',
    ],
    ['currency: not one', record({ currency: 'TWX' }), '/currency unknown_currency'],
    ['currency: withdrawn', record({ currency: 'HRK' }), '/currency unknown_currency'],
    ['currency: small letters', record({ currency: 'twd' }), '/currency unknown_currency'],
    ['amount: 0', record({ overdueFees: 0 })],
    ['amount: minus 1', record({ overdueFees: -1 }), '/overdueFees negative_amount'],
    ['amount: a fraction', record({ overdueFees: 0.5 }), '/overdueFees not_integer'],
    ['amount: text', record({ overdueFees: '1' }), '/overdueFees invalid_type'],
    ['amount: 2^53 - 1', record({ creditLimit: 2 ** 53 - 1 })],
    ['amount: 2^53', record({ creditLimit: 2 ** 53 }), '/creditLimit out_of_range'],
    ['outstanding: a credit balance', record({ totalOutstanding: -1 })],
    ['outstanding: missing', record({ totalOutstanding: undefined }), '/totalOutstanding required'],
    ['outstanding: a fraction', record({ totalOutstanding: -0.5 }), '/totalOutstanding not_integer'],
    ['score: 0', record({ abilityScore: 0 })],
    ['score: below 0', record({ abilityScore: -0.1 }), '/abilityScore out_of_range'],
    ['score: 100', record({ willingnessScore: 100 })],
    ['score: above 100', record({ willingnessScore: 100.1 }), '/willingnessScore out_of_range'],
    ['date: leap day', record({ limitationEndsOn: '2024-02-29' })],
    ['date: no leap day', record({ limitationEndsOn: '2025-02-29' }), '/limitationEndsOn invalid_date'],
    ['date: first day', record({ limitationEndsOn: '1900-01-01' })],
    ['date: before it', record({ limitationEndsOn: '1899-12-31' }), '/limitationEndsOn invalid_date'],
    [
      'date: with a time',
      record({ limitationEndsOn: '2025-01-01T00:00:00Z' }),
      '/limitationEndsOn invalid_date',
    ],
    ['due date: null', record({ oldestUnpaidDueDate: null })],
    ['due date: on the business date', record({ oldestUnpaidDueDate: '2025-09-30' })],
    [
      'due date: a day later',
      record({ oldestUnpaidDueDate: '2025-10-01' }),
      '/oldestUnpaidDueDate due_date_in_future',
    ],
    ['due date: with an overdue amount', record({ overdueFees: 1, oldestUnpaidDueDate: '2025-09-30' })],
    ['due date: missing for it', record({ overdueFees: 1 }), '/oldestUnpaidDueDate due_date_missing'],
    ['jurisdiction: unknown', borrower({ jurisdiction: 'ATLANTIS' })],
    ['jurisdiction: 17 characters', borrower({ jurisdiction: long(17) }), '/borrower/jurisdiction too_long'],
    ['time zone: unknown', borrower({ timeZones: ['Mars/Olympus'] })],
    ['time zone: blank', borrower({ timeZones: ['Asia/Taipei', ''] }), '/borrower/timeZones/1 required'],
    ['language', borrower({ language: 'zh-Hant-TW' })],
    ['language: not a tag', borrower({ language: 'zh_TW' }), '/borrower/language invalid_language'],
    ['kind: unknown', borrower({ kind: 'dog' }), '/borrower/kind unknown_value'],
    ['name: 256 characters', borrower({ name: long(256) })],
    ['name: 257 characters', borrower({ name: long(257) }), '/borrower/name too_long'],
    ['name: beyond the basic plane', borrower({ name: '𠮷田' })],
    ['name: a lone surrogate', borrower({ name: 'x\ud842' }), '/borrower/name invalid_character'],
    ['value: several lines', contactPoint({ value: '1 Example Road\nTaipei' })],
    ['value: NUL', contactPoint({ value: 'a\u0000b' }), '/borrower/contactPoints/0/value invalid_character'],
    ['channel: unknown', contactPoint({ channel: 'fax' }), '/borrower/contactPoints/0/channel unknown_value'],
    [
      'channel: none',
      contactPoint({ channel: undefined }),
      '/borrower/contactPoints/0/channels exactly_one_required',
    ],
    [
      'channel: both forms',
      contactPoint({ channels: ['sms'] }),
      '/borrower/contactPoints/0/channels exactly_one_required',
    ],
    [
      'channels: empty',
      contactPoint({ channel: undefined, channels: [] }),
      '/borrower/contactPoints/0/channels required',
    ],
    ['consent: with offset', contactPoint({ consent: { givenAt: '2025-01-01T09:00:00+08:00' } })],
    [
      'consent: without',
      contactPoint({ consent: { givenAt: '2025-01-01T09:00:00' } }),
      '/borrower/contactPoints/0/consent/givenAt invalid_datetime',
    ],
    ['attributes: 50', record({ attributes: keys(50) })],
    ['attributes: 51', record({ attributes: keys(51) }), '/attributes too_many'],
    ['attributes: nested', record({ attributes: { 'a/b': {} } }), '/attributes/a~1b invalid_type'],
    ['attributes: no name', record({ attributes: { '': 1 } }), '/attributes/ invalid_attribute_name'],
    ['unknown key', record({ acountNumber: 'x' }), '/acountNumber unrecognized_key'],
    ['unknown key that cannot be stored', record({ 'a\u0000': 1 }), '/a\ufffd unrecognized_key'],
    [
      'unknown key __proto__',
      JSON.parse(`{"__proto__":1,${JSON.stringify(SMALLEST).slice(1)}`),
      '/__proto__ unrecognized_key',
    ],
    [
      'every problem at once',
      record({ product: '', currency: 'X', overdueFees: 1, overduePenalty: -1, nope: 1 }),
      '/product required',
      '/currency unknown_currency',
      '/overduePenalty negative_amount',
      '/nope unrecognized_key',
      '/oldestUnpaidDueDate due_date_missing',
    ],
    [
      'a bad due date is not missing as well',
      record({ overdueFees: 1, oldestUnpaidDueDate: 'soon' }),
      '/oldestUnpaidDueDate invalid_date',
    ],
    [
      'nothing is known',
      {},
      '/accountNumber required',
      '/product required',
      '/currency required',
      '/borrower required',
      '/totalOutstanding required',
    ],
  ]
  for (const [name, value, ...rejects] of rows) t.strictSame(rejectsOf(value), rejects, name)
})

t.test('no message quotes the value', async (t) => {
  const secret = 'S3CRET'
  const value = record({
    currency: secret,
    oldestUnpaidDueDate: secret,
    overdueFees: secret,
    borrower: { ...SMALLEST.borrower, kind: secret, language: `${secret}_`, contactPoints: [secret] },
  })
  t.notMatch(JSON.stringify(parseRecord(value, BUSINESS_DATE)), secret)
})

t.test('an overdue sum that is not exact is refused', async (t) => {
  const most = Number.MAX_SAFE_INTEGER
  const amounts = { overduePrincipal: most, overdueInterest: 0, overduePenalty: 0, overdueFees: 0 }
  const due = { oldestUnpaidDueDate: '2025-01-01' }
  t.strictSame(checkAgainst({ ...amounts, ...due }, BUSINESS_DATE), [])
  t.equal(checkAgainst({ ...amounts, ...due, overdueFees: 1 }, BUSINESS_DATE)[0]?.code, 'out_of_range')
})

t.test('the currencies are real ones, each once', async (t) => {
  const known = new Set(Intl.supportedValuesOf('currency'))
  t.equal(new Set(CURRENCY_CODES).size, CURRENCY_CODES.length)
  for (const code of CURRENCY_CODES) t.match(code, /^[A-Z]{3}$/)
  // Units of account, which the runtime does not list, and codes that may be newer than its list.
  const unlisted = new Set('BOV CHE CHW CLF COU MXV USN UYI UYW VED XCG ZWG'.split(' '))
  t.strictSame(
    CURRENCY_CODES.filter((code) => !known.has(code) && !unlisted.has(code)),
    [],
  )
  const rows: [string, number][] = [
    // code, digits
    ['TWD', 2],
    ['CNY', 2],
    ['JPY', 0],
    ['VND', 0],
    ['KWD', 3],
    ['CLF', 4],
  ]
  for (const [code, digits] of rows) t.equal(CURRENCY_DIGITS.get(code), digits, code)
})
