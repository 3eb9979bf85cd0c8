import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { IntakeFileError } from '../../src/intake/intake-file-error.ts'
import { mappingDocument } from '../../src/intake/mapping.ts'
import { type CsvRow, readCsv } from '../../src/intake/read-csv.ts'
import { type ReadOptions, type ReadReject, readRecords } from '../../src/intake/read-records.ts'
import { type SplitLine, splitLines } from '../../src/platform/split-lines.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)
const NDJSON: ReadOptions = { format: 'ndjson', businessDate: '2025-09-30' }
const CSV: ReadOptions = { format: 'csv', businessDate: '2025-09-30' }

/** The text as a byte stream of chunks of the given size. */
async function* bytes(text: string | Buffer, chunkSize = 65_536): AsyncGenerator<Buffer> {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += chunkSize) yield all.subarray(at, at + chunkSize)
}

async function linesOf(stream: AsyncIterable<Uint8Array>, maxLineBytes?: number): Promise<SplitLine[]> {
  const all: SplitLine[] = []
  for await (const lines of splitLines(stream, maxLineBytes)) all.push(...lines)
  return all
}

async function rowsOf(stream: AsyncIterable<Uint8Array>, maxRecordBytes?: number): Promise<CsvRow[]> {
  const all: CsvRow[] = []
  for await (const rows of readCsv(stream, maxRecordBytes === undefined ? {} : { maxRecordBytes })) {
    all.push(...rows)
  }
  return all
}

async function readAll(stream: AsyncIterable<Uint8Array>, options: ReadOptions) {
  const accepted: [number, string][] = []
  const rejects: ReadReject[] = []
  for await (const chunk of readRecords(stream, options)) {
    for (const { line, record } of chunk.records) accepted.push([line, record.accountNumber])
    rejects.push(...chunk.rejects)
  }
  return { accepted, rejects, codes: rejects.map(({ line, path, code }) => `${line} ${path} ${code}`) }
}

async function fileErrorOf(text: string, options: ReadOptions): Promise<string | undefined> {
  try {
    await readAll(bytes(text), options)
    return undefined
  } catch (error) {
    if (!(error instanceof IntakeFileError)) throw error
    return `${error.line ?? '-'} ${error.pointer} ${error.code}`
  }
}

function ndjsonLine(accountNumber: string, changes: object = {}): string {
  const borrower = { reference: 'B', kind: 'person', name: 'Made Up', jurisdiction: 'TW' }
  return JSON.stringify({
    accountNumber,
    product: 'x',
    currency: 'TWD',
    borrower,
    totalOutstanding: 0,
    ...changes,
  })
}

t.test('lines: ends, blanks, marks and limits', async (t) => {
  const bad = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xc3, 0x28]), Buffer.from('\nb\n')])
  const rows: [string, string | Buffer, ...(string | number)[]][] = [
    // case, bytes, line number and text or problem of each line (at most 8 bytes)
    ['line feeds', 'a\nb\n', 1, 'a', 2, 'b'],
    ['no end at the end', 'a\nb', 1, 'a', 2, 'b'],
    ['carriage returns', 'a\r\nb\r\n', 1, 'a', 2, 'b'],
    ['a lone carriage return is text', 'a\rb\n', 1, 'a\rb'],
    ['blank lines count', '\n\r\na\n \t\n\nb\n', 3, 'a', 6, 'b'],
    ['a byte order mark', '\ufeffa\n\ufeffb\n', 1, 'a', 2, '\ufeffb'],
    ['only a byte order mark', '\ufeff\n'],
    ['nothing', ''],
    ['eight bytes', '12345678\na\n', 1, '12345678', 2, 'a'],
    ['eight bytes and a carriage return', '12345678\r\na', 1, '12345678', 2, 'a'],
    ['nine bytes', '123456789\na\n', 1, 'line_too_long', 2, 'a'],
    ['nine bytes at the end', 'a\n123456789', 1, 'a', 2, 'line_too_long'],
    ['three letters of three bytes', '你好吗\na\n', 1, 'line_too_long', 2, 'a'],
    ['not UTF-8', bad, 1, 'a', 2, 'invalid_utf8', 3, 'b'],
  ]
  for (const [name, content, ...expected] of rows) {
    for (const chunkSize of [1, 2, 3, 5, 65_536]) {
      const lines = await linesOf(bytes(content, chunkSize), 8)
      t.strictSame(
        lines.flatMap(({ line, text, problem }) => [line, problem ?? text]),
        expected,
        `${name}, by ${chunkSize}`,
      )
    }
  }
})

t.test('the chunks of a stream do not change its lines', async (t) => {
  const text = fc.string({ unit: fc.constantFrom('a', '你', '𠮷', '\n', '\r\n', ' ', '\r'), maxLength: 60 })
  const property = fc.asyncProperty(text, fc.integer({ min: 1, max: 12 }), async (text, chunkSize) => {
    const expected = text
      .split('\n')
      .map((line, i) => ({ line: i + 1, text: line.endsWith('\r') ? line.slice(0, -1) : line }))
      .filter((line) => line.text.trim() !== '')
    t.strictSame(await linesOf(bytes(text, chunkSize)), expected)
  })
  await fc.assert(property, { numRuns: 300 })
})

t.test('a line of 100 MB is not held in memory', async (t) => {
  const block = Buffer.alloc(1_000_000, 'x')
  let peak = 0
  async function* stream() {
    yield Buffer.from(`${ndjsonLine('A-1')}\n`)
    for (let i = 0; i < 100; i += 1) {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers)
      yield block
    }
    yield Buffer.from(`\n${ndjsonLine('A-2')}\n`)
  }
  const before = process.memoryUsage().arrayBuffers
  const { accepted, codes } = await readAll(stream(), NDJSON)
  t.strictSame(accepted, [
    [1, 'A-1'],
    [3, 'A-2'],
  ])
  t.strictSame(codes, ['2  line_too_long'])
  t.ok(peak - before < 8_000_000, 'less than 8 MB')
})

t.test('CSV rows: quotes, line breaks and what is malformed', async (t) => {
  const rows: [string, string, ...(string | string[])[]][] = [
    // case, text, line number of the row and its cells or problem
    ['plain', 'a,b\n1,2\n', '1', ['a', 'b'], '2', ['1', '2']],
    ['CRLF and empty cells', 'a,b\r\n,\r\n', '1', ['a', 'b'], '2', ['', '']],
    ['quoted', '"a","b,c"\n', '1', ['a', 'b,c']],
    ['a doubled quote', '"a ""b"""\n', '1', ['a "b"']],
    ['an empty quoted cell', '""\n', '1', ['']],
    ['a line break inside', '"a\r\n\r\nb",1\nc,d\n', '1', ['a\n\nb', '1'], '4', ['c', 'd']],
    ['a quote inside', '5" pipe,1\na,b\n', '1', 'malformed_csv', '2', ['a', 'b']],
    ['text after a quote', '"a"b,1\na,b\n', '1', 'malformed_csv', '2', ['a', 'b']],
    [
      'text after a quote on its second line',
      'x\n"a\nb"c\na,b\n',
      '1',
      ['x'],
      '2',
      'malformed_csv',
      '4',
      ['a', 'b'],
    ],
    ['blanks around', ' a , b \n', '1', [' a ', ' b ']],
    ['a byte order mark before a quote', '\ufeff"a",b\n', '1', ['a', 'b']],
  ]
  for (const [name, text, ...expected] of rows) {
    for (const chunkSize of [1, 3, 65_536]) {
      const found = await rowsOf(bytes(text, chunkSize))
      t.strictSame(
        found.flatMap(({ line, cells, problem }) => [`${line}`, problem ?? cells]),
        expected,
        name,
      )
    }
  }
})

t.test('CSV rows are what the CSV library says', async (t) => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '你', ' '), maxLength: 6 })
  const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`)
  const plain = fc.constantFrom('a', '1.5', '')
  // The first cell is never blank, because a blank line is no row here.
  const row = fc.tuple(fc.constantFrom('a', '"a"'), fc.oneof(quoted, plain), fc.oneof(quoted, plain))
  const text = fc
    .array(row, { minLength: 1, maxLength: 8 })
    .map((rows) => rows.map((r) => r.join(',')).join('\n'))
  const property = fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (text, chunkSize) => {
    const found = await rowsOf(bytes(text, chunkSize))
    // The one difference: a line of nothing but blanks inside quotes comes out empty.
    if (/\n[ ]+\n/.test(text)) return
    t.strictSame(
      found.map(({ cells }) => cells),
      parse(text),
    )
  })
  await fc.assert(property, { numRuns: 300 })
})

t.test('a quoted field that is never closed fails the file', async (t) => {
  await t.rejects(rowsOf(bytes('a,b\n1,"2\n3,4\n')), { code: 'malformed_csv', line: 2 })
  await t.rejects(rowsOf(bytes(`a,b\n1,"2\n${'x\n'.repeat(100)}"\n`), 100), {
    code: 'malformed_csv',
    line: 2,
  })
  await t.rejects(rowsOf(bytes(`a,b\n1,"2\n${'\n'.repeat(200)}"\n`), 100), { code: 'malformed_csv', line: 2 })
})

t.test('each NDJSON line is read on its own', async (t) => {
  const rows: [string, string, ...string[]][] = [
    // case, line, rejects
    ['good', ndjsonLine('A')],
    ['a bad amount', ndjsonLine('A', { overdueFees: -1 }), '/overdueFees negative_amount'],
    [
      'two problems',
      ndjsonLine('A', { overdueFees: -1, x: 1 }),
      '/overdueFees negative_amount',
      '/x unrecognized_key',
    ],
    ['not JSON', '{"a":x}', ' malformed_json'],
    ['an array', '[]', ' not_an_object'],
    ['a text', '"x"', ' not_an_object'],
    ['null', 'null', ' not_an_object'],
  ]
  for (const [name, text, ...rejects] of rows) {
    const content = `${ndjsonLine('first')}\n\n${text}\n${ndjsonLine('last')}`
    const { accepted, codes } = await readAll(bytes(content), NDJSON)
    t.strictSame(
      codes,
      rejects.map((reject) => `3 ${reject}`),
      name,
    )
    const between = rejects.length === 0 ? [[3, 'A']] : []
    t.strictSame(accepted, [[1, 'first'], ...between, [4, 'last']], name)
  }
})

t.test('a syntax error tells its position and quotes nothing', async (t) => {
  const rows: [string, number][] = [
    // line, position of the first wrong character
    ['{"a":secret}', 5],
    ['{"a":1,}', 7],
    ['{"a":"secret" "b":1}', 14],
    ['{"a":"secret"', 13],
    ['{"a":"secret', 12],
    ['{"a":[1,2,"secret",nul]}', 22],
    ['secret', 0],
    [`{"a":"${'long '.repeat(20)}","b":secret}`, 112],
  ]
  for (const [line, position] of rows) {
    const { rejects } = await readAll(bytes(line), NDJSON)
    t.strictSame(
      rejects,
      [
        {
          line: 1,
          path: '',
          code: 'malformed_json',
          message: `Not JSON from position ${position} of the line on`,
        },
      ],
      line,
    )
  }
})

t.test('a reject names the account when it is known', async (t) => {
  const rows: [string, unknown, string | undefined][] = [
    // case, account number, in the reject
    ['known', ' A-1 ', 'A-1'],
    ['too long', 'x'.repeat(65), undefined],
    ['cannot be stored', 'a\u0000', undefined],
    ['a number', 5, undefined],
  ]
  for (const [name, accountNumber, expected] of rows) {
    const { rejects } = await readAll(bytes(ndjsonLine('', { accountNumber, nope: 1 })), NDJSON)
    t.equal(rejects[0]?.accountNumber, expected, name)
  }
})

t.test('a line with endless problems has fifty rejects', async (t) => {
  const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, 1]))
  const { rejects } = await readAll(bytes(ndjsonLine('A', keys)), NDJSON)
  t.equal(rejects.length, 50)
})

t.test('chunks are of about two thousand lines', async (t) => {
  const content = Array.from({ length: 4500 }, (_, i) => ndjsonLine(`A-${i}`, i % 2 ? { nope: 1 } : {})).join(
    '\n',
  )
  const sizes: number[] = []
  for await (const { records, rejects } of readRecords(bytes(content), NDJSON)) {
    sizes.push(records.length + rejects.length)
  }
  t.strictSame(sizes, [2000, 2000, 500])
})

t.test('the examples are read', async (t) => {
  const ndjson = await readAll(createReadStream(new URL('records.ndjson', EXAMPLES)), NDJSON)
  t.strictSame(
    ndjson.accepted.map(([line]) => line),
    [1, 2, 3],
  )
  t.strictSame(ndjson.codes, ['4 /overduePrincipal not_integer'])
  const csv = await readAll(createReadStream(new URL('records.csv', EXAMPLES)), CSV)
  t.strictSame(
    csv.accepted.map(([line]) => line),
    [2, 3, 4],
  )
  t.strictSame(csv.codes, [])
})

const HEADER =
  'accountNumber,product,currency,borrower.reference,borrower.kind,borrower.name,' +
  'borrower.jurisdiction,totalOutstanding'

t.test('bad CSV rows name the column and do not stop the others', async (t) => {
  const content = [
    HEADER,
    'A-1,card,TWD,B-1,person,Made Up,TW,100',
    'A-2,card,TWD,B-2,person,Made Up,TW',
    'A-3,card,TWD,B-3,person,Made Up,TW,1.5',
    'A-4,card,,B-4,dog,Made Up,TW,1',
    'A-5,card,TWD,B-5,person,"Made ""Up""",TW,2.00E+05',
    'A-6,5" card,TWD,B-6,person,Made Up,TW,1',
  ].join('\r\n')
  const { accepted, rejects } = await readAll(bytes(content), CSV)
  t.strictSame(accepted, [
    [2, 'A-1'],
    [6, 'A-5'],
  ])
  const kind = 'Column borrower.kind: Expected one of: person, organisation'
  const malformed = 'A quote stands inside a field that is not quoted, or text follows a closing quote'
  t.strictSame(rejects, [
    { line: 3, path: '', code: 'wrong_column_count', message: 'The row has 7 columns, the header 8' },
    {
      line: 4,
      accountNumber: 'A-3',
      path: '/totalOutstanding',
      code: 'fractional_minor_units',
      message: 'Column totalOutstanding has a fraction finer than 0 digits',
    },
    {
      line: 5,
      accountNumber: 'A-4',
      path: '/currency',
      code: 'required',
      message: 'Column currency: Required',
    },
    { line: 5, accountNumber: 'A-4', path: '/borrower/kind', code: 'unknown_value', message: kind },
    { line: 7, path: '', code: 'malformed_csv', message: malformed },
  ])
})

t.test('what fails a whole CSV file', async (t) => {
  const rows: [string, string, string | undefined][] = [
    // case, text, line, pointer and code
    ['only a header', `${HEADER}\n`, undefined],
    ['nothing', '', '-  empty_file'],
    ['blank lines', '\n\n', '-  empty_file'],
    ['an unknown column', `\n${HEADER},colour\n`, '2 /header/colour unknown_column'],
    ['a missing column', HEADER.replace(',currency', ''), '1 /header/currency missing_column'],
    ['a doubled column', `${HEADER},product\n`, '1 /header/product duplicate_column'],
    ['a malformed header', `${HEADER},"a"b\n`, '1  malformed_csv'],
    ['an open quote', `${HEADER}\nA-1,"card\n`, '2  malformed_csv'],
  ]
  for (const [name, text, expected] of rows) t.equal(await fileErrorOf(text, CSV), expected, name)
})

t.test('another delimiter, asked for by the mapping', async (t) => {
  const constants = { product: 'x', currency: 'TWD', 'borrower.kind': 'person', 'borrower.name': 'Made Up' }
  const mapping = mappingDocument.parse({
    delimiter: ';',
    fields: {
      ...Object.fromEntries(Object.entries(constants).map(([path, constant]) => [path, { constant }])),
      accountNumber: { column: 'No.' },
      'borrower.reference': { column: 'No.' },
      'borrower.jurisdiction': { constant: 'TW' },
      totalOutstanding: { column: 'Balance', scale: 2 },
    },
  })
  const { accepted, codes } = await readAll(bytes('No.; Balance\n"a;1";1.50\n2;1.505\n'), { ...CSV, mapping })
  t.strictSame(accepted, [[2, 'a;1']])
  t.strictSame(codes, ['3 /totalOutstanding fractional_minor_units'])
})

t.test('an error of the stream is passed on', async (t) => {
  async function* broken() {
    yield Buffer.from(`${ndjsonLine('A')}\n`)
    throw new Error('connection lost')
  }
  await t.rejects(readAll(broken(), NDJSON), { message: 'connection lost' })
})
