import { isUtf8 } from 'node:buffer'

/**
 * One physical line. `text` has no line end; it is empty when there is a `problem`: `line_too_long` was never
 * buffered, `invalid_utf8` cannot be read.
 */
export interface SplitLine {
  /** From 1; blank lines count. */
  readonly line: number
  readonly text: string
  readonly problem?: 'line_too_long' | 'invalid_utf8'
}

export const MAX_LINE_BYTES = 1024 * 1024
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BYTE_ORDER_MARK = '\ufeff'

/**
 * The beginning of a line whose end has not come yet. Copied, so that no chunk of the stream is kept
 * alive.
 */
class OpenLine {
  private bytes = Buffer.allocUnsafe(4096)
  private length = 0
  private overflown = false
  private readonly maxBytes: number

  constructor(maxLineBytes: number) {
    this.maxBytes = maxLineBytes + 1 // room for the carriage return before the line feed
  }

  get isEmpty(): boolean {
    return this.length === 0 && !this.overflown
  }

  append(part: Buffer): void {
    if (this.overflown || this.length + part.length > this.maxBytes) {
      this.overflown = true
      this.length = 0
      return
    }
    if (this.length + part.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(this.maxBytes, 2 * (this.length + part.length)))
      this.bytes.copy(larger, 0, 0, this.length)
      this.bytes = larger
    }
    part.copy(this.bytes, this.length)
    this.length += part.length
  }

  /** @returns the line, or `undefined` when it was too long; ready for the next one. */
  take(): Buffer | undefined {
    const line = this.overflown ? undefined : Buffer.from(this.bytes.subarray(0, this.length))
    this.length = 0
    this.overflown = false
    return line
  }
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
}

class LineCollector {
  private line = 0
  private lines: SplitLine[] = []
  private readonly maxLineBytes: number

  constructor(maxLineBytes: number) {
    this.maxLineBytes = maxLineBytes
  }

  /** One line without its line feed; `undefined` when it was too long to be kept. */
  addBytes(withReturn: Buffer | undefined): void {
    const bytes = withReturn && withoutReturn(withReturn)
    if (bytes === undefined || bytes.length > this.maxLineBytes) {
      this.lines.push({ line: ++this.line, text: '', problem: 'line_too_long' })
    } else if (isUtf8(bytes)) {
      this.addText(bytes.toString('utf8'))
    } else {
      this.lines.push({ line: ++this.line, text: '', problem: 'invalid_utf8' })
    }
  }

  /**
   * Whole lines, without the last line feed. Decoded in one go when that is safe: it is several times
   * faster.
   */
  addBlock(block: Buffer): void {
    if (block.length <= this.maxLineBytes && isUtf8(block)) {
      for (const text of block.toString('utf8').split('\n')) {
        this.addText(text.endsWith('\r') ? text.slice(0, -1) : text)
      }
      return
    }
    let from = 0
    for (let at = block.indexOf(LINE_FEED); at !== -1; at = block.indexOf(LINE_FEED, from)) {
      this.addBytes(block.subarray(from, at))
      from = at + 1
    }
    this.addBytes(block.subarray(from))
  }

  private addText(given: string): void {
    this.line += 1
    const text = this.line === 1 && given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given
    if (text.length > 0 && (text.charCodeAt(0) > 32 || text.trim() !== '')) {
      this.lines.push({ line: this.line, text })
    }
  }

  take(): SplitLine[] {
    const lines = this.lines
    this.lines = []
    return lines
  }
}

/**
 * Splits a byte stream into lines (LF or CRLF, the last one may have none), in arrays of what each chunk
 * completed. A byte order mark is dropped, blank lines are counted and left out. Memory is bounded by
 * `maxLineBytes` and the size of a chunk, whatever the stream holds.
 */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array>,
  maxLineBytes: number = MAX_LINE_BYTES,
): AsyncGenerator<SplitLine[]> {
  const open = new OpenLine(maxLineBytes)
  const collector = new LineCollector(maxLineBytes)
  for await (const given of stream) {
    const chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    const first = chunk.indexOf(LINE_FEED)
    if (first === -1) {
      open.append(chunk)
      continue
    }
    open.append(chunk.subarray(0, first))
    collector.addBytes(open.take())
    const last = chunk.lastIndexOf(LINE_FEED)
    if (last > first) collector.addBlock(chunk.subarray(first + 1, last))
    open.append(chunk.subarray(last + 1))
    const lines = collector.take()
    if (lines.length > 0) yield lines
  }
  if (!open.isEmpty) collector.addBytes(open.take())
  const lines = collector.take()
  if (lines.length > 0) yield lines
}
