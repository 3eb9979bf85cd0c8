import { MAX_LINE_BYTES, type SplitLine, splitLines } from '../platform/split-lines.ts'
import { type CompiledMapping, canonicalMapping, compileMapping } from './apply-mapping.ts'
import { type FileProblem, IntakeFileError } from './intake-file-error.ts'
import type { MappingDocument } from './mapping.ts'
import { parseRecord, type RecordReject } from './parse-record.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { type DelinquencyRecord, ONE_LINE } from './record.ts'

export interface ReadOptions {
  readonly format: 'ndjson' | 'csv'
  /** Local date `YYYY-MM-DD` of which the file is the state. */
  readonly businessDate: string
  /** CSV only. Absent: the columns are the canonical field paths. */
  readonly mapping?: MappingDocument
  /** Of one line, or of one CSV record over all its lines. */
  readonly maxLineBytes?: number
}

export interface ReadReject extends RecordReject {
  /** Physical line where the record begins, from 1. */
  readonly line: number
  /** When it could be read. */
  readonly accountNumber?: string
}

export interface ReadChunk {
  readonly records: readonly { readonly line: number; readonly record: DelinquencyRecord }[]
  /** Several rejects may share one line; they follow each other. */
  readonly rejects: readonly ReadReject[]
}

const CHUNK_SIZE = 2000
/** One hostile line could otherwise have a hundred thousand unknown keys. */
const MAX_REJECTS_PER_LINE = 50

const LINE_PROBLEMS = {
  line_too_long: 'The line is too long',
  invalid_utf8: 'The line is not valid UTF-8',
  malformed_csv: 'A quote stands inside a field that is not quoted, or text follows a closing quote',
} as const

class ChunkCollector {
  private records: { line: number; record: DelinquencyRecord }[] = []
  private rejects: ReadReject[] = []

  get isFull(): boolean {
    return this.records.length + this.rejects.length >= CHUNK_SIZE
  }

  get isEmpty(): boolean {
    return this.records.length + this.rejects.length === 0
  }

  addRecord(line: number, record: DelinquencyRecord): void {
    this.records.push({ line, record })
  }

  addRejects(line: number, value: unknown, rejects: readonly RecordReject[]): void {
    const accountNumber = accountNumberOf(value)
    const known = accountNumber === undefined ? { line } : { line, accountNumber }
    for (const reject of rejects.slice(0, MAX_REJECTS_PER_LINE)) this.rejects.push({ ...known, ...reject })
  }

  addProblem(line: number, problem: keyof typeof LINE_PROBLEMS): void {
    this.addRejects(line, undefined, [{ path: '', code: problem, message: LINE_PROBLEMS[problem] }])
  }

  take(): ReadChunk {
    const { records, rejects } = this
    this.records = []
    this.rejects = []
    return { records, rejects }
  }
}

function accountNumberOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('accountNumber' in value)) return undefined
  const text = typeof value.accountNumber === 'string' ? value.accountNumber.trim() : ''
  return text !== '' && text.length <= 64 && ONE_LINE.test(text) ? text : undefined
}

const BAD_TOKEN = 'Unexpected token'

/**
 * Where a text stops being JSON, from 0. The runtime's message may quote the text around the place, which
 * would put personal data into a reject, and then does not tell the place: but every prefix that ends
 * before the bad token fails in another way, so it can be searched for.
 */
function positionOfSyntaxError(text: string, message: string): number {
  const told = /at position (\d+)/.exec(message)?.[1]
  if (told !== undefined) return Number(told)
  if (!message.startsWith(BAD_TOKEN)) return text.length
  let [sound, unsound] = [0, text.length]
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >>> 1
    if (jsonErrorOf(text.slice(0, middle))?.startsWith(BAD_TOKEN) === true) unsound = middle
    else sound = middle
  }
  return sound
}

function jsonErrorOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function addNdjsonLine(
  collector: ChunkCollector,
  { line, text, problem }: SplitLine,
  businessDate: string,
): void {
  if (problem !== undefined) {
    collector.addProblem(line, problem)
    return
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const position = positionOfSyntaxError(text, error instanceof Error ? error.message : '')
    const message = `Not JSON from position ${position} of the line on`
    collector.addRejects(line, undefined, [{ path: '', code: 'malformed_json', message }])
    return
  }
  const parsed = parseRecord(value, businessDate)
  if (parsed.ok) collector.addRecord(line, parsed.record)
  else collector.addRejects(line, value, parsed.rejects)
}

interface CsvShape {
  readonly columns: number
  readonly mapping: Extract<CompiledMapping, { ok: true }>
}

function failFile(problems: readonly FileProblem[], line?: number): never {
  const [first, ...more] = problems
  if (first === undefined) throw new Error('A file cannot fail without a problem')
  throw new IntakeFileError([first, ...more], line)
}

function readHeader(row: CsvRow, { mapping, businessDate }: ReadOptions): CsvShape {
  if (row.problem !== undefined) {
    failFile([{ pointer: '', code: row.problem, message: LINE_PROBLEMS[row.problem] }], row.line)
  }
  const header = row.cells.map((name) => name.trim())
  const canonical = mapping === undefined ? canonicalMapping(header) : { ok: true as const, mapping }
  if (!canonical.ok) failFile(canonical.problems, row.line)
  const compiled = compileMapping(canonical.mapping, header, businessDate)
  if (!compiled.ok) failFile(compiled.problems, row.line)
  return { columns: header.length, mapping: compiled }
}

function addCsvRow(
  collector: ChunkCollector,
  row: CsvRow,
  { columns, mapping }: CsvShape,
  businessDate: string,
): void {
  if (row.problem !== undefined) {
    collector.addProblem(row.line, row.problem)
    return
  }
  if (row.cells.length !== columns) {
    const message = `The row has ${row.cells.length} columns, the header ${columns}`
    collector.addRejects(row.line, undefined, [{ path: '', code: 'wrong_column_count', message }])
    return
  }
  const { value, rejects } = mapping.map(row.cells)
  const parsed = parseRecord(value, businessDate)
  if (parsed.ok && rejects.length === 0) {
    collector.addRecord(row.line, parsed.record)
    return
  }
  // A field whose cell cannot be read is missing from the record: that is one problem, not two.
  const unread = new Set(rejects.map(({ path }) => path))
  const named = (parsed.ok ? [] : parsed.rejects)
    .filter(({ path }) => !unread.has(path))
    .map((reject) => {
      const column = mapping.columnsOf.get(reject.path)
      return column === undefined ? reject : { ...reject, message: `Column ${column}: ${reject.message}` }
    })
  collector.addRejects(row.line, value, [...rejects, ...named])
}

async function* readNdjson(
  stream: AsyncIterable<Uint8Array>,
  { businessDate, maxLineBytes }: ReadOptions,
): AsyncGenerator<ReadChunk> {
  const collector = new ChunkCollector()
  for await (const lines of splitLines(stream, maxLineBytes)) {
    for (const line of lines) {
      addNdjsonLine(collector, line, businessDate)
      if (collector.isFull) yield collector.take()
    }
  }
  if (!collector.isEmpty) yield collector.take()
}

async function* readMappedCsv(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadChunk> {
  const collector = new ChunkCollector()
  const delimiter = options.mapping?.delimiter ?? ','
  let shape: CsvShape | undefined
  for await (const rows of readCsv(stream, {
    delimiter,
    maxRecordBytes: options.maxLineBytes ?? MAX_LINE_BYTES,
  })) {
    for (const row of rows) {
      if (shape === undefined) shape = readHeader(row, options)
      else addCsvRow(collector, row, shape, options.businessDate)
      if (collector.isFull) yield collector.take()
    }
  }
  if (shape === undefined) {
    failFile([{ pointer: '', code: 'empty_file', message: 'The file has no header row' }])
  }
  if (!collector.isEmpty) yield collector.take()
}

/**
 * Reads a stream of delinquency records, NDJSON or CSV, each line on its own: a bad line is a reject and
 * never stops the good ones. Chunks of about two thousand; memory is bounded, whatever the stream holds.
 *
 * @throws IntakeFileError when the file as a whole cannot be read, also after chunks were given out (a quoted
 * field that is never closed): nothing of the file may then be kept. Errors of the stream pass through.
 */
export function readRecords(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadChunk> {
  return options.format === 'csv' ? readMappedCsv(stream, options) : readNdjson(stream, options)
}
