export interface FileProblem {
  /** JSON pointer into the mapping document, `/header/<column>`, or `''` for the file itself. */
  readonly pointer: string
  /**
   * `empty_file`, `malformed_csv`, `invalid_utf8`, `line_too_long`, `unknown_column`, `missing_column`,
   * `duplicate_column`, `business_date_not_mapped`.
   */
  readonly code: string
  readonly message: string
}

/** The file as a whole cannot be read. Nothing of it may be kept. */
export class IntakeFileError extends Error {
  /** Of the first problem. */
  readonly code: string
  readonly pointer: string
  /** Physical line, where one is to blame. */
  readonly line: number | undefined
  /** Every problem that was found; at least one. */
  readonly problems: readonly [FileProblem, ...FileProblem[]]

  constructor(problems: readonly [FileProblem, ...FileProblem[]], line?: number) {
    const [first, ...more] = problems
    super(more.length === 0 ? first.message : `${first.message} (and ${more.length} more)`)
    this.name = 'IntakeFileError'
    this.code = first.code
    this.pointer = first.pointer
    this.line = line
    this.problems = problems
  }
}
