import { parse } from 'csv-parse/sync'
import { MAX_LINE_BYTES, type SplitLine, splitLines } from '../platform/split-lines.ts'
import { IntakeFileError } from './intake-file-error.ts'

/** One record of a CSV file. `cells` is empty when there is a `problem`. */
export interface CsvRow {
  /** Physical line where the record begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly problem?: 'line_too_long' | 'invalid_utf8' | 'malformed_csv'
}

export interface CsvOptions {
  readonly delimiter?: string
  /** Of one record, over all its lines. */
  readonly maxRecordBytes?: number
}

type QuoteState = 'open' | 'closed' | 'malformed'

/**
 * Whether a quoted field is still open at the end of the line. A quote opens a field only as its first
 * character and closes it only as its last; any other lone quote makes this record malformed, not the
 * following lines part of it.
 */
function quoteStateAtEnd(text: string, startsInQuotes: boolean, delimiter: string): QuoteState {
  let inQuotes = startsInQuotes
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1]
    if (!inQuotes) {
      if (at !== 0 && text[at - 1] !== delimiter) return 'malformed'
      inQuotes = true
    } else if (next === '"') {
      at += 1
    } else {
      if (next !== undefined && next !== delimiter) return 'malformed'
      inQuotes = false
    }
  }
  return inQuotes ? 'open' : 'closed'
}

/** Joins lines into records and parses the cells of the quoted ones, many at a time. */
class RecordJoiner {
  private readonly delimiter: string
  private readonly maxLength: number
  private rows: CsvRow[] = []
  /** `quoted[i]` belongs in `rows` at `places[i]`. */
  private places: number[] = []
  private quoted: string[] = []
  /**
   * The record whose quoted field is still open, where it began (0: none is), and the line after its last
   * one.
   */
  private open = ''
  private openLine = 0
  private nextLine = 0

  constructor(delimiter: string, maxLength: number) {
    this.delimiter = delimiter
    this.maxLength = maxLength
  }

  add({ line, text, problem }: SplitLine): void {
    if (this.openLine !== 0) {
      // The line splitter left out blank lines inside the quotes; the line number tells how many there were.
      const blankLines = line - this.nextLine
      const length = this.open.length + blankLines + text.length
      if (problem !== undefined || length >= this.maxLength) this.failIfOpen()
      const state = quoteStateAtEnd(text, true, this.delimiter)
      this.addPart(this.openLine, `${this.open}${'\n'.repeat(blankLines + 1)}${text}`, line, state)
    } else if (problem !== undefined) {
      this.rows.push({ line, cells: [], problem })
    } else if (text.includes('"')) {
      this.addPart(line, text, line, quoteStateAtEnd(text, false, this.delimiter))
    } else {
      this.rows.push({ line, cells: text.split(this.delimiter) })
    }
  }

  private addPart(beginsOn: number, text: string, endsOn: number, state: QuoteState): void {
    this.openLine = state === 'open' ? beginsOn : 0
    this.open = state === 'open' ? text : ''
    this.nextLine = endsOn + 1
    if (state === 'open') return
    if (state === 'malformed') {
      this.rows.push({ line: beginsOn, cells: [], problem: 'malformed_csv' })
      return
    }
    this.places.push(this.rows.length)
    this.quoted.push(text)
    this.rows.push({ line: beginsOn, cells: [] })
  }

  /** @throws IntakeFileError `malformed_csv` at the line where the record with the open quote began. */
  failIfOpen(): void {
    if (this.openLine === 0) return
    const message = `A quoted field of the record that begins on line ${this.openLine} is not closed`
    throw new IntakeFileError([{ pointer: '', code: 'malformed_csv', message }], this.openLine)
  }

  take(): CsvRow[] {
    const { rows, places, quoted, delimiter } = this
    this.rows = []
    this.places = []
    this.quoted = []
    if (quoted.length === 0) return rows
    // One call for all: the set-up of the parser costs more than a row.
    const parsed = parse(quoted.join('\n'), { delimiter, relax_column_count: true, record_delimiter: '\n' })
    places.forEach((place, i) => {
      rows[place] = { line: rows[place]?.line ?? 0, cells: parsed[i] ?? [] }
    })
    return rows
  }
}

/**
 * Reads a CSV stream (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF; byte order
 * mark), the header row included, in arrays of what each chunk completed. Blank lines are left out. Cells
 * are not trimmed, but a line break inside quotes comes out as a line feed, and a line of nothing but
 * blanks there as an empty one.
 *
 * A row that cannot be read has a `problem` and does not stop the others.
 *
 * @throws IntakeFileError `malformed_csv` when a quoted field is never closed: all after it is unreadable.
 */
export async function* readCsv(
  stream: AsyncIterable<Uint8Array>,
  { delimiter = ',', maxRecordBytes = MAX_LINE_BYTES }: CsvOptions = {},
): AsyncGenerator<CsvRow[]> {
  const joiner = new RecordJoiner(delimiter, maxRecordBytes)
  for await (const lines of splitLines(stream, maxRecordBytes)) {
    for (const line of lines) joiner.add(line)
    const rows = joiner.take()
    if (rows.length > 0) yield rows
  }
  joiner.failIfOpen()
}
