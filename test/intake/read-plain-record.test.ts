import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { z } from 'zod'
import { readPlainRecord } from '../../src/intake/read-plain-record.ts'
import { delinquencyRecord } from '../../src/intake/record.ts'

const CORNER_VALUES = [
  ...[
    '',
    ' ',
    ' x',
    'x ',
    'x',
    'a\nb',
    'a\u0000',
    '\ud842',
    '𠮷',
    '你好',
    '\u3000x',
    'é',
    '\u0085',
    '\u200b',
  ],
  ...['x'.repeat(16), 'x'.repeat(17), 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(256), 'x'.repeat(257)],
  ...['x'.repeat(512), 'x'.repeat(513), 'x'.repeat(1024), 'x'.repeat(1025)],
  ...['TWD', 'twd', 'HRK', 'person', 'borrower', 'sms', 'fax', 'home', 'verified', 'zh-Hant-TW', 'zh_TW'],
  ...['2024-02-29', '2025-02-29', '1899-12-31', '1900-01-01', '9999-12-31', '10000-01-01', '2025-1-1'],
  ...[0, -0, 1, -1, 0.5, 100, 100.5, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e300, true, false, null],
  ...[
    [],
    ['sms'],
    ['sms', 'sms'],
    ['fax'],
    [''],
    [null],
    [[]],
    {},
    { a: 1 },
    { a: {} },
    { ' a': 1 },
    { '': 1 },
  ],
  { date: '2025-01-01', amount: 1 },
  { amount: 1, date: '2025-01-01' },
  { givenAt: '2025-01-01T00:00:00Z' },
]

const absent = Symbol('absent')

/** Objects with each key absent, ordinary, or (rarely) anything at all; sometimes with a key too many. */
function objects(ordinary: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const odd = fc.constantFrom<unknown>(absent, ...CORNER_VALUES)
  const entries = Object.entries(ordinary).map(([key, usual]) =>
    fc
      .oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: odd })
      .map((value) => [key, value] as const),
  )
  const tooMany = fc.constantFrom<(string | undefined)[]>('nope', 'constructor')
  const extra = fc.oneof({ weight: 80, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: tooMany })
  return fc.tuple(fc.tuple(...entries), extra, fc.boolean()).map(([pairs, more, reversed]) => {
    const kept = [...pairs, ...(more === undefined ? [] : [[more, 1] as const])].filter(
      ([, value]) => value !== absent,
    )
    return Object.fromEntries(reversed ? kept.toReversed() : kept)
  })
}

function maybe(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(value, fc.constant(absent))
}

const amounts = fc.constantFrom(0, 1, 1250000, 2 ** 53 - 1)
const dates = fc.constantFrom('2025-08-15', '2024-02-29', '1900-01-01')
const texts = fc.constantFrom('x', 'B-88123', '陳 大文', "O'Neill", '𠮷田', 'a b')
const contactPoints = fc.oneof(
  objects({
    channels: fc.constantFrom(['sms'], ['voice', 'sms']),
    value: fc.constantFrom('13812345678', '1 Example Road\nTaipei', 'a@example.com'),
    party: maybe(fc.constantFrom('borrower', 'employer')),
    person: maybe(texts),
    source: maybe(texts),
    status: maybe(fc.constantFrom('verified', 'retired')),
    place: maybe(fc.constantFrom('home', 'office')),
  }),
  objects({ value: fc.constant('1'), channel: fc.constantFrom('sms', 'letter') }),
  objects({
    channel: fc.constant('sms'),
    value: fc.constant('1'),
    consent: maybe(fc.constant({ givenAt: '2025-01-01T00:00:00Z' })),
  }),
)
const borrowers = objects({
  reference: texts,
  kind: fc.constantFrom('person', 'organisation'),
  name: texts,
  jurisdiction: fc.constantFrom('TW', 'US-MA'),
  timeZones: maybe(fc.constantFrom([], ['Asia/Taipei'], ['Asia/Taipei', 'Mars/Olympus'])),
  language: maybe(fc.constantFrom('zh-Hant-TW', 'en')),
  contactPoints: maybe(fc.array(contactPoints, { maxLength: 3 })),
})
const records = objects({
  accountNumber: texts,
  product: texts,
  currency: fc.constantFrom('TWD', 'CNY', 'CLF'),
  borrower: borrowers,
  overduePrincipal: maybe(amounts),
  overdueInterest: maybe(amounts),
  overduePenalty: maybe(amounts),
  overdueFees: maybe(amounts),
  totalOutstanding: fc.constantFrom(0, -1, 4810000),
  oldestUnpaidDueDate: maybe(fc.oneof(dates, fc.constant(null))),
  creditLimit: maybe(amounts),
  originalAmount: maybe(amounts),
  lastPayment: maybe(objects({ date: dates, amount: amounts })),
  limitationEndsOn: maybe(dates),
  securedOrGuaranteed: maybe(fc.boolean()),
  abilityScore: maybe(fc.constantFrom(0, 62.5, 100)),
  willingnessScore: maybe(fc.constantFrom(0, 62.5, 100)),
  attributes: maybe(
    objects({
      branch: texts,
      count: fc.constantFrom(1, -0.5),
      vip: fc.boolean(),
      2: fc.constant('integer-like'),
    }),
  ),
})

t.test('the short cut proves only what the schema says, to the letter', async (t) => {
  let proven = 0
  let refused = 0
  const agrees = (pushed: unknown) => {
    const viaSchema = delinquencyRecord.safeParse(structuredClone(pushed))
    const plain = readPlainRecord(pushed)
    if (!viaSchema.success) refused += 1
    if (plain === undefined) return true
    proven += 1
    return (
      viaSchema.success &&
      isDeepStrictEqual(plain, viaSchema.data) &&
      JSON.stringify(plain) === JSON.stringify(viaSchema.data)
    )
  }
  const property = fc.property(records, agrees)
  t.doesNotThrow(() => fc.assert(property, { numRuns: 20_000 }))
  t.ok(proven > 5000, `${proven} proven`)
  t.ok(refused > 2000, `${refused} refused by the schema`)
})

t.test('it agrees at every corner of every field', async (t) => {
  const example = (
    z.globalRegistry.get(delinquencyRecord)?.examples as Record<string, unknown>[] | undefined
  )?.[0]
  const borrower = example?.borrower as { contactPoints: object[] }
  const wrong: string[] = []
  const compare = (name: string, pushed: unknown) => {
    const viaSchema = delinquencyRecord.safeParse(structuredClone(pushed))
    const plain = readPlainRecord(pushed)
    if (plain !== undefined && !(viaSchema.success && isDeepStrictEqual(plain, viaSchema.data)))
      wrong.push(name)
  }
  for (const corner of CORNER_VALUES) {
    const name = JSON.stringify(corner)
    for (const key of Object.keys(delinquencyRecord.shape))
      compare(`${key} ${name}`, { ...example, [key]: corner })
    for (const key of Object.keys(delinquencyRecord.shape.borrower.shape)) {
      compare(`borrower.${key} ${name}`, { ...example, borrower: { ...borrower, [key]: corner } })
    }
    for (const key of 'channels channel value party person source status place consent'.split(' ')) {
      const contactPoints = [{ ...borrower.contactPoints[0], [key]: corner }]
      compare(`contact point ${key} ${name}`, { ...example, borrower: { ...borrower, contactPoints } })
    }
    compare(`time zone ${name}`, { ...example, borrower: { ...borrower, timeZones: [corner] } })
    compare(`attribute ${name}`, { ...example, attributes: { a: corner } })
    compare(`payment date ${name}`, { ...example, lastPayment: { date: corner, amount: 1 } })
    compare(`payment amount ${name}`, { ...example, lastPayment: { date: '2025-01-01', amount: corner } })
    compare(`record ${name}`, corner)
  }
  t.strictSame(wrong, [])
  t.ok(readPlainRecord(example), 'the ordinary example needs no schema')
})
