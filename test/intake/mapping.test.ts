import { createReadStream, readFileSync } from 'node:fs'
import { createGunzip, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { canonicalMapping, compileMapping } from '../../src/intake/apply-mapping.ts'
import { dueDateOfMonthsLate } from '../../src/intake/due-date-of-months-late.ts'
import { type MappingDocument, mappingDocument } from '../../src/intake/mapping.ts'
import { readDecimal } from '../../src/intake/read-decimal.ts'
import { readRecords } from '../../src/intake/read-records.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)
const BUSINESS_DATE = '2025-09-30'

const REQUIRED = {
  accountNumber: { column: 'ID' },
  product: { constant: 'mortgage' },
  currency: { constant: 'TWD' },
  'borrower.reference': { template: 'B-{ID}' },
  'borrower.kind': { constant: 'person' },
  'borrower.name': { constant: 'Made Up' },
  'borrower.jurisdiction': { constant: 'TW' },
  totalOutstanding: { constant: 0 },
}

function mapping(fields: object, rest: object = {}): MappingDocument {
  return mappingDocument.parse({ fields: { ...REQUIRED, ...fields }, ...rest })
}

/** One field of a row whose columns are ID, A and B: its value, its reject, or `undefined` (left out). */
function readField(path: string, source: object, a: string, b = ''): unknown {
  const document = mapping({ [path]: source }, { otherColumns: 'ignore' })
  const compiled = compileMapping(document, ['ID', 'A', 'B'], BUSINESS_DATE)
  if (!compiled.ok) return compiled.problems
  const { value, rejects } = compiled.map(['7', a, b])
  if (rejects[0] !== undefined) return `${rejects[0].code}: ${rejects[0].message}`
  const steps = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value)
}

t.test('decimal text becomes minor units exactly', async (t) => {
  const rows: [string, number, number | string][] = [
    // text, scale, minor units or what is wrong
    ['2.00E+05', 2, 20_000_000],
    ['2.00E+05', 0, 200_000],
    ['4.7e4', 2, 4_700_000],
    ['0.29', 2, 29],
    ['1.005', 3, 1005],
    ['4.35', 2, 435],
    ['-12.34', 2, -1234],
    ['+12.34', 2, 1234],
    ['12.340', 2, 1234],
    ['12.345', 2, 'fractional_minor_units'],
    ['12.3', 0, 'fractional_minor_units'],
    ['1E-2', 2, 1],
    ['1E-3', 2, 'fractional_minor_units'],
    ['0.001', 2, 'fractional_minor_units'],
    ['0.000', 2, 0],
    ['-0', 2, 0],
    ['-0.00', 2, 0],
    ['0E999999', 2, 0],
    ['1E999999', 2, 'out_of_range'],
    ['.5', 2, 50],
    ['5.', 2, 500],
    ['000123', 2, 12_300],
    ['90071992547409.91', 2, 9_007_199_254_740_991],
    ['90071992547409.92', 2, 'out_of_range'],
    ['9007199254740991', 0, 9_007_199_254_740_991],
    ['9007199254740992', 0, 'out_of_range'],
    ['9999999999999', 6, 'out_of_range'],
    ['', 2, 'not_a_number'],
    ['.', 2, 'not_a_number'],
    ['-', 2, 'not_a_number'],
    ['1,234', 2, 'not_a_number'],
    ['1 234', 2, 'not_a_number'],
    ['0x10', 2, 'not_a_number'],
    ['NaN', 2, 'not_a_number'],
    ['Infinity', 2, 'not_a_number'],
    ['1E', 2, 'not_a_number'],
  ]
  for (const [text, scale, expected] of rows) {
    const read = readDecimal(text, scale)
    t.equal(read.ok ? read.value : read.code, expected, `${text} at scale ${scale}`)
  }
})

t.test('any amount written with a decimal point is read back', async (t) => {
  const amounts = fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n })
  const isExact = (amount: bigint, scale: number) => {
    const digits = String(amount < 0n ? -amount : amount).padStart(scale + 1, '0')
    const point = digits.length - scale
    const text = `${amount < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
    const scientific = `${amount}E-${scale}`
    return [text, scientific].every((written) => {
      const read = readDecimal(written, scale)
      return read.ok && BigInt(read.value) === amount
    })
  }
  const property = fc.property(amounts, fc.integer({ min: 0, max: 6 }), isExact)
  t.doesNotThrow(() => fc.assert(property, { numRuns: 5000 }))
})

t.test('months late become a due date', async (t) => {
  const rows: [string, number, string][] = [
    // business date, months late, due date
    ['2005-09-30', 1, '2005-08-30'],
    ['2005-09-30', 7, '2005-02-28'],
    ['2004-09-30', 7, '2004-02-29'],
    ['2005-09-01', 1, '2005-08-30'],
    ['2005-07-31', 1, '2005-06-30'],
    ['2005-07-31', 7, '2004-12-31'],
    ['2005-04-30', 4, '2004-12-30'],
    ['2005-02-28', 1, '2005-01-28'],
    ['2005-01-31', 12, '2004-01-31'],
    ['2005-01-31', 1, '2004-12-31'],
  ]
  for (const [businessDate, months, due] of rows) {
    t.equal(dueDateOfMonthsLate(businessDate, months), due, `${businessDate} - ${months}`)
  }
})

t.test('how a field is read', async (t) => {
  const scaled = { column: 'A', scale: 2 }
  const late = { column: 'A', monthsLateToDueDate: true }
  const kinds = { column: 'A', codes: { I: 'person', C: 'organisation' } }
  const floor = { column: 'A', scale: 2, min: 0, max: 500 }
  const ifLate = { column: 'A', scale: 2, when: { column: 'B', atLeast: 1 }, otherwise: 0 }
  const isA = { constant: 'x', when: { column: 'A', in: ['a', 1] }, otherwise: null }
  const rows: [string, object, string, string, unknown][] = [
    // field, source, column A, column B, value or reject
    ['product', { column: 'A' }, ' card ', '', 'card'],
    ['product', { column: 'A' }, ' ', '', undefined],
    ['product', { column: 'A', emptyAs: 'card' }, '', '', 'card'],
    ['product', { constant: 'card' }, '', '', 'card'],
    ['product', { template: '{A}-{B}!' }, 'a', 'b', 'a-b!'],
    ['product', { template: '{A}-{B}' }, 'a', '', undefined],
    ['creditLimit', scaled, '12.34', '', 1234],
    [
      'creditLimit',
      scaled,
      '12.345',
      '',
      'fractional_minor_units: Column A has a fraction finer than 2 digits',
    ],
    ['creditLimit', scaled, 'many', '', 'not_a_number: Column A is not a number'],
    ['creditLimit', { column: 'A' }, '2.00E+05', '', 200_000],
    ['creditLimit', { column: 'A', emptyAs: 0 }, '', '', 0],
    ['creditLimit', floor, '-0.01', '', 0],
    ['creditLimit', floor, '0.01', '', 1],
    ['creditLimit', floor, '5.00', '', 500],
    ['creditLimit', floor, '5.01', '', 500],
    ['abilityScore', { column: 'A' }, '62.5', '', 62.5],
    ['abilityScore', { column: 'A' }, 'good', '', 'not_a_number: Column A is not a number'],
    ['limitationEndsOn', { column: 'A' }, '2025-01-31', '', '2025-01-31'],
    ['limitationEndsOn', { column: 'A', dateFormat: 'yyyyMMdd' }, '20250131', '', '2025-01-31'],
    ['limitationEndsOn', { column: 'A', dateFormat: 'd.M.yyyy' }, '1.2.2025', '', '2025-02-01'],
    ['limitationEndsOn', { column: 'A', dateFormat: 'MM/dd/yyyy' }, '02/01/2025', '', '2025-02-01'],
    ['limitationEndsOn', { column: 'A', dateFormat: 'yyyy年M月d日' }, '2025年1月31日', '', '2025-01-31'],
    [
      'limitationEndsOn',
      { column: 'A', dateFormat: 'yyyyMMdd' },
      '2025-01-31',
      '',
      'invalid_date: Column A is not a date written yyyyMMdd',
    ],
    ['borrower.kind', kinds, 'C', '', 'organisation'],
    ['borrower.kind', kinds, 'X', '', 'unknown_code: Column A has a code that is not in the table'],
    ['borrower.kind', { ...kinds, otherwise: 'person' }, 'X', '', 'person'],
    ['borrower.kind', { ...kinds, otherwise: null }, 'X', '', undefined],
    ['borrower.kind', kinds, 'toString', '', 'unknown_code: Column A has a code that is not in the table'],
    ['securedOrGuaranteed', { column: 'A' }, 'TRUE', '', true],
    ['securedOrGuaranteed', { column: 'A' }, '0', '', false],
    [
      'securedOrGuaranteed',
      { column: 'A' },
      'J',
      '',
      'not_a_boolean: Column A is not true, false, 1 or 0; a code table can translate it',
    ],
    ['borrower.timeZones', { column: 'A' }, 'Asia/Taipei; Asia/Tokyo', '', ['Asia/Taipei', 'Asia/Tokyo']],
    ['borrower.timeZones', { constant: 'Asia/Taipei' }, '', '', ['Asia/Taipei']],
    ['oldestUnpaidDueDate', late, '-2', '', undefined],
    ['oldestUnpaidDueDate', late, '0', '', undefined],
    ['oldestUnpaidDueDate', late, '1', '', '2025-08-30'],
    ['oldestUnpaidDueDate', late, '1.00E+00', '', '2025-08-30'],
    ['oldestUnpaidDueDate', late, '1.5', '', 'not_a_number: Column A is not a whole number of months'],
    ['oldestUnpaidDueDate', late, '1200', '', '1925-09-30'],
    ['oldestUnpaidDueDate', late, '1201', '', 'out_of_range: Column A is too many months'],
    ['overduePrincipal', ifLate, '12.34', '1', 1234],
    ['overduePrincipal', ifLate, '12.34', '0', 0],
    ['overduePrincipal', ifLate, '12.34', 'x', 'not_a_number: Column A, B is not a number to compare with'],
    ['product', isA, 'a', '', 'x'],
    ['product', isA, '1.0', '', 'x'],
    ['product', isA, 'b', '', undefined],
    ['product', { constant: 'x', when: { column: 'A', equals: 1 }, otherwise: 'y' }, '2', '', 'y'],
    ['product', { constant: 'x', when: { column: 'A', equals: '1' }, otherwise: 'y' }, '1.0', '', 'y'],
  ]
  for (const [path, source, a, b, expected] of rows) {
    t.strictSame(readField(path, source, a, b), expected, `${path} ${JSON.stringify(source)} ${a} ${b}`)
  }
})

t.test('a contact point without a value and a payment without a date are left out', async (t) => {
  const document = mapping({
    'borrower.contactPoints[0].channel': { constant: 'sms' },
    'borrower.contactPoints[0].value': { column: 'A' },
    'borrower.contactPoints[1].channels': { constant: 'voice;sms' },
    'borrower.contactPoints[1].value': { column: 'B' },
    'borrower.contactPoints[1].consent.givenAt': { column: 'C' },
    'borrower.contactPoints[1].consent.channels': { constant: ['sms'] },
    'lastPayment.date': { column: 'C' },
    'lastPayment.amount': { constant: 1 },
    'attributes.branch': { column: 'A' },
  })
  const compiled = compileMapping(document, ['ID', 'A', 'B', 'C'], BUSINESS_DATE)
  t.ok(compiled.ok)
  if (!compiled.ok) return
  const { value } = compiled.map(['7', '', '123', ''])
  t.strictSame((value.borrower as Record<string, unknown>).contactPoints, [
    { channels: ['voice', 'sms'], value: '123' },
  ])
  t.notOk('lastPayment' in value)
  t.notOk('attributes' in value)
})

t.test('what is wrong with a whole file', async (t) => {
  const byDate = { columnByBusinessDate: { '2025-09-30': 'A', '2025-08-31': 'B' } }
  const rows: [string, object, object, string[], ...string[]][] = [
    // case, fields, rest, header, problems
    ['all columns used', {}, {}, ['ID']],
    [
      'a missing column',
      {},
      {},
      ['X'],
      '/fields/accountNumber/column missing_column',
      '/fields/borrower.reference/template missing_column',
      '/header/X unknown_column',
    ],
    ['an unknown column', {}, {}, ['ID', 'a/b'], '/header/a~1b unknown_column'],
    ['an ignored column', {}, { otherColumns: 'ignore' }, ['ID', 'X', 'X']],
    ['a doubled column', {}, { otherColumns: 'ignore' }, ['ID', 'ID'], '/header/ID duplicate_column'],
    ['the column of another date is known', { creditLimit: byDate }, {}, ['ID', 'A', 'B']],
    ['the column of another date may be missing', { creditLimit: byDate }, {}, ['ID', 'A']],
    [
      'the column of this date',
      { creditLimit: byDate },
      {},
      ['ID', 'B'],
      '/fields/creditLimit/columnByBusinessDate/2025-09-30 missing_column',
    ],
    [
      'no column for this date',
      { creditLimit: { columnByBusinessDate: { '2025-08-31': 'A' } } },
      {},
      ['ID', 'A'],
      '/fields/creditLimit/columnByBusinessDate business_date_not_mapped',
    ],
    [
      'a date the file does not hold',
      {},
      { businessDates: ['2025-08-31'] },
      ['ID'],
      '/businessDates business_date_not_mapped',
    ],
    ['a date the file holds', {}, { businessDates: ['2025-09-30'] }, ['ID']],
  ]
  for (const [name, fields, rest, header, ...problems] of rows) {
    const compiled = compileMapping(mapping(fields, rest), header, BUSINESS_DATE)
    const found = compiled.ok ? [] : compiled.problems.map(({ pointer, code }) => `${pointer} ${code}`)
    t.strictSame(found, problems, name)
  }
  const canonical = canonicalMapping(['accountNumber', 'colour'])
  t.strictSame(canonical.ok ? [] : canonical.problems.map(({ pointer }) => pointer).slice(0, 2), [
    '/header/colour',
    '/header/product',
  ])
})

t.test('which documents are refused', async (t) => {
  const rows: [string, object, boolean][] = [
    // case, a field, accepted
    ['a column', { product: { column: 'A' } }, true],
    ['no source', { product: {} }, false],
    ['two sources', { product: { column: 'A', constant: 1 } }, false],
    ['an unknown field', { colour: { column: 'A' } }, false],
    ['an unknown part of a contact point', { 'borrower.contactPoints[0].colour': { column: 'A' } }, false],
    ['contact point 99', { 'borrower.contactPoints[99].value': { column: 'A' } }, true],
    ['contact point 100', { 'borrower.contactPoints[100].value': { column: 'A' } }, false],
    ['an attribute', { 'attributes.any thing': { column: 'A' } }, true],
    ['the attribute __proto__', { 'attributes.__proto__': { column: 'A' } }, false],
    ['an unknown key', { product: { column: 'A', trim: true } }, false],
    ['scale 6', { creditLimit: { column: 'A', scale: 6 } }, true],
    ['scale 7', { creditLimit: { column: 'A', scale: 7 } }, false],
    ['two transforms', { creditLimit: { column: 'A', scale: 2, dateFormat: 'yyyyMMdd' } }, false],
    ['when without otherwise', { product: { column: 'A', when: { column: 'B', equals: 1 } } }, false],
    ['otherwise without when', { product: { column: 'A', otherwise: 'x' } }, false],
    [
      'when with two tests',
      { product: { column: 'A', when: { column: 'B', equals: 1, atLeast: 1 }, otherwise: 0 } },
      false,
    ],
    ['a date format', { limitationEndsOn: { column: 'A', dateFormat: 'd.M.yyyy' } }, true],
    ['a date format without a day', { limitationEndsOn: { column: 'A', dateFormat: 'yyyyMM' } }, false],
    [
      'a date format with a month name',
      { limitationEndsOn: { column: 'A', dateFormat: 'yyyyMMMdd' } },
      false,
    ],
    ['a date format with a short year', { limitationEndsOn: { column: 'A', dateFormat: 'yyMMdd' } }, false],
    ['a date format that is ambiguous', { limitationEndsOn: { column: 'A', dateFormat: 'yyyyMd' } }, false],
  ]
  for (const [name, field, accepted] of rows) {
    const fields = { ...REQUIRED, ...field }
    t.equal(mappingDocument.safeParse({ fields }).success, accepted, name)
  }
  const { totalOutstanding, ...without } = REQUIRED
  t.notOk(mappingDocument.safeParse({ fields: without }).success, 'a required field is missing')
  t.ok(totalOutstanding)
})

const uciMapping = mappingDocument.parse(
  JSON.parse(readFileSync(new URL('uci-credit-card.mapping.json', EXAMPLES), 'utf8')),
)

/** From the text alone: accounts per months late and the sum of bills in TWD, of the month at `offset`. */
function countByHand(csv: string, offset: number): { late: Record<string, number>; bills: number } {
  const late: Record<string, number> = {}
  let bills = 0
  for (const row of csv.trim().split('\r\n').slice(1)) {
    const cells = row.split(',').map(Number)
    const months = String(Math.max(0, cells[6 + offset] ?? Number.NaN))
    late[months] = (late[months] ?? 0) + 1
    bills += cells[12 + offset] ?? Number.NaN
  }
  return { late, bills }
}

async function countRecords(stream: AsyncIterable<Uint8Array>, businessDate: string) {
  const dueDates = new Map([[null as string | null, '0']])
  for (let months = 1; months < 20; months += 1)
    dueDates.set(dueDateOfMonthsLate(businessDate, months), `${months}`)
  const late: Record<string, number> = {}
  const wrong: unknown[] = []
  let bills = 0
  for await (const { records, rejects } of readRecords(stream, {
    format: 'csv',
    businessDate,
    mapping: uciMapping,
  })) {
    wrong.push(...rejects)
    for (const { record } of records) {
      const months = dueDates.get(record.oldestUnpaidDueDate) ?? 'unknown'
      late[months] = (late[months] ?? 0) + 1
      bills += record.totalOutstanding
      const owed = months === '0' ? 0 : Math.max(0, record.totalOutstanding)
      if (record.overduePrincipal !== owed) wrong.push(record.accountNumber)
    }
  }
  return { late, bills: bills / 100, wrong }
}

const BUSINESS_DATES = ['2005-09-30', '2005-08-31', '2005-07-31', '2005-06-30', '2005-05-31', '2005-04-30']

t.test('the made-up sample of the UCI file', async (t) => {
  const sample = new URL('uci-credit-card.sample.csv', EXAMPLES)
  const text = readFileSync(sample, 'utf8')
  t.match(text, '2.00E+05')
  for (const [offset, businessDate] of BUSINESS_DATES.entries()) {
    const counted = await countRecords(createReadStream(sample), businessDate)
    t.strictSame(counted, { ...countByHand(text, offset), wrong: [] }, businessDate)
  }
  // Worked by hand: five of the eight are late in September.
  const september = await countRecords(createReadStream(sample), '2005-09-30')
  t.strictSame(september.late, { 0: 3, 1: 2, 2: 1, 3: 1, 8: 1 })
})

const realFile = process.env.TACT_UCI_FILE

t.test(
  'the real UCI file',
  { skip: realFile ? false : 'set TACT_UCI_FILE to uci-credit-card.csv.gz' },
  async (t) => {
    const path = realFile ?? ''
    const text = gunzipSync(readFileSync(path)).toString('utf8')
    t.strictSame(uciMapping.businessDates, BUSINESS_DATES.toReversed())
    for (const [offset, businessDate] of BUSINESS_DATES.entries()) {
      const counted = await countRecords(createReadStream(path).pipe(createGunzip()), businessDate)
      t.strictSame(counted, { ...countByHand(text, offset), wrong: [] }, businessDate)
    }
  },
)
