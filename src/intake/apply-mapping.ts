import type { FileProblem } from './intake-file-error.ts'
import {
  type FieldSource,
  type FieldTarget,
  fieldTarget,
  type MappingDocument,
  REQUIRED_FIELDS,
} from './mapping.ts'
import { jsonPointer, type RecordReject } from './parse-record.ts'
import { type FieldRead, fieldReader, holds } from './read-field.ts'

type Cells = readonly string[]

export interface MappedRow {
  /** To be validated by `parseRecord`. Fields that could not be read are left out. */
  readonly value: Record<string, unknown>
  readonly rejects: readonly RecordReject[]
}

export type CompiledMapping =
  | {
      readonly ok: true
      readonly map: (cells: Cells) => MappedRow
      /** The columns a field of the record comes from, by its JSON pointer; absent for constants. */
      readonly columnsOf: ReadonlyMap<string, string>
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

class MappingCompiler {
  readonly problems: FileProblem[] = []
  private readonly indexes = new Map<string, number>()
  private readonly businessDate: string
  private readonly used = new Set<string>()

  constructor(header: readonly string[], businessDate: string) {
    this.businessDate = businessDate
    header.forEach((name, index) => {
      if (!this.indexes.has(name)) this.indexes.set(name, index)
    })
  }

  /** Index of a column; its absence is a problem of the file. */
  private indexOf(name: string, pointer: string): number {
    this.used.add(name)
    const index = this.indexes.get(name)
    if (index !== undefined) return index
    this.problems.push({ pointer, code: 'missing_column', message: `The file has no column ${name}` })
    return -1
  }

  /** The chosen column for the business date, or `undefined` when there is none. */
  column(choice: Pick<FieldSource, 'column' | 'columnByBusinessDate'>, pointer: string): Column | undefined {
    if (choice.column !== undefined) {
      return { name: choice.column, index: this.indexOf(choice.column, `${pointer}/column`) }
    }
    if (choice.columnByBusinessDate === undefined) return undefined
    for (const name of Object.values(choice.columnByBusinessDate)) this.used.add(name)
    const name = choice.columnByBusinessDate[this.businessDate]
    const datePointer = `${pointer}/columnByBusinessDate`
    if (name !== undefined) {
      return { name, index: this.indexOf(name, `${datePointer}/${this.businessDate}`) }
    }
    const message = `No column is given for the business date ${this.businessDate}`
    this.problems.push({ pointer: datePointer, code: 'business_date_not_mapped', message })
    return undefined
  }

  /** Reads the text of a field, `''` when there is none; `names` are the columns it looks at. */
  text(source: FieldSource, pointer: string): { read: (cells: Cells) => string; names: string[] } {
    if (source.template !== undefined) {
      const parts = source.template.split(/\{([^{}]+)\}/)
      const indexes = parts.map((part, i) => (i % 2 === 1 ? this.indexOf(part, `${pointer}/template`) : -1))
      const read = (cells: Cells) => {
        let text = ''
        for (const [i, index] of indexes.entries()) {
          const part = index === -1 ? parts[i] : cells[index]?.trim()
          // A key made of a blank cell would be the same key for every such row.
          if (i % 2 === 1 && (part === undefined || part === '')) return ''
          text += part
        }
        return text
      }
      return { read, names: parts.filter((_, i) => i % 2 === 1) }
    }
    const column = this.column(source, pointer)
    if (column === undefined) return { read: () => '', names: [] }
    return { read: (cells) => cells[column.index]?.trim() ?? '', names: [column.name] }
  }

  checkOtherColumns(header: readonly string[], otherColumns: MappingDocument['otherColumns']): void {
    const seen = new Set<string>()
    for (const name of header) {
      const pointer = jsonPointer(['header', name])
      if (seen.has(name) && (this.used.has(name) || otherColumns === 'refuse')) {
        this.problems.push({ pointer, code: 'duplicate_column', message: `Column ${name} occurs twice` })
      } else if (!this.used.has(name) && otherColumns === 'refuse') {
        const message = `Nothing uses column ${name}`
        this.problems.push({ pointer, code: 'unknown_column', message })
      }
      seen.add(name)
    }
  }
}

interface Column {
  readonly name: string
  readonly index: number
}

interface CompiledField {
  readonly target: FieldTarget
  readonly pointer: string
  readonly columns: string
  readonly read: (cells: Cells) => FieldRead
}

function compileField(
  compiler: MappingCompiler,
  path: string,
  source: FieldSource,
  target: FieldTarget,
  businessDate: string,
): CompiledField {
  const pointer = jsonPointer(['fields', path])
  const readValue = fieldReader(source, target.kind, businessDate)
  const { read: text, names } = compiler.text(source, pointer)
  const condition = source.when
  const conditionColumn = condition && compiler.column(condition, `${pointer}/when`)
  const otherwise: FieldRead = { value: source.otherwise ?? null }
  const read = (cells: Cells): FieldRead => {
    if (condition === undefined || conditionColumn === undefined) return readValue(text(cells))
    const met = holds(condition, cells[conditionColumn.index]?.trim() ?? '')
    if (met === undefined) return { code: 'not_a_number', problem: 'is not a number to compare with' }
    return met ? readValue(text(cells)) : otherwise
  }
  if (conditionColumn !== undefined && !names.includes(conditionColumn.name)) names.push(conditionColumn.name)
  return { target, pointer: jsonPointer(target.steps), columns: names.join(', '), read }
}

/** Puts a value into a record under construction, making the objects and arrays on the way. */
function put(record: Record<string, unknown>, steps: FieldTarget['steps'], value: unknown): void {
  let at = record as Record<string | number, unknown>
  steps.forEach((step, i) => {
    const next = steps[i + 1]
    if (next === undefined) at[step] = value
    else {
      at[step] ??= typeof next === 'number' ? [] : {}
      at = at[step] as Record<string | number, unknown>
    }
  })
}

/** A contact point without a value and a payment or consent without a date are not there at all. */
function dropEmptyParts(record: Record<string, unknown>, wrong: ReadonlySet<string>): void {
  const payment = record.lastPayment as { date?: string } | undefined
  if (payment !== undefined && payment.date === undefined && !wrong.has('/lastPayment/date')) {
    delete record.lastPayment
  }
  const borrower = record.borrower as { contactPoints?: ContactPointDraft[] } | undefined
  if (borrower?.contactPoints === undefined) return
  borrower.contactPoints = borrower.contactPoints.filter((point) => point?.value !== undefined)
  for (const point of borrower.contactPoints) {
    if (point.consent?.givenAt === undefined) delete point.consent
  }
}

interface ContactPointDraft {
  value?: string
  consent?: { givenAt?: string }
}

/**
 * Binds a mapping to the header of one file and a business date, once; the answer then maps row after row.
 *
 * @param header column names, trimmed
 * @param businessDate `YYYY-MM-DD`
 * @returns the row function, or every problem of the whole file. Never throws.
 */
export function compileMapping(
  mapping: MappingDocument,
  header: readonly string[],
  businessDate: string,
): CompiledMapping {
  const compiler = new MappingCompiler(header, businessDate)
  if (mapping.businessDates !== undefined && !mapping.businessDates.includes(businessDate)) {
    const message = `The file holds no business date ${businessDate}`
    compiler.problems.push({ pointer: '/businessDates', code: 'business_date_not_mapped', message })
  }
  const fields: CompiledField[] = []
  for (const [path, source] of Object.entries(mapping.fields)) {
    const target = fieldTarget(path)
    if (target !== undefined) fields.push(compileField(compiler, path, source, target, businessDate))
  }
  compiler.checkOtherColumns(header, mapping.otherColumns)
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems }
  const columnsOf = new Map(fields.filter((f) => f.columns !== '').map((f) => [f.pointer, f.columns]))
  return { ok: true, columnsOf, map: (cells) => mapRow(fields, cells) }
}

function mapRow(fields: readonly CompiledField[], cells: Cells): MappedRow {
  const value: Record<string, unknown> = {}
  const rejects: RecordReject[] = []
  for (const { target, pointer, columns, read } of fields) {
    const got = read(cells)
    if ('code' in got) {
      rejects.push({ path: pointer, code: got.code, message: `Column ${columns} ${got.problem}` })
    } else if (got.value !== null) {
      put(value, target.steps, got.value)
    }
  }
  dropEmptyParts(value, new Set(rejects.map(({ path }) => path)))
  return { value, rejects }
}

/**
 * The mapping of a CSV file whose columns are the canonical field paths themselves; other columns are
 * refused.
 *
 * @returns the mapping, or `unknown_column` and `missing_column` problems
 */
export function canonicalMapping(
  header: readonly string[],
):
  | { readonly ok: true; readonly mapping: MappingDocument }
  | { ok: false; problems: readonly FileProblem[] } {
  const problems: FileProblem[] = []
  for (const name of header) {
    if (fieldTarget(name) !== undefined) continue
    const message = `Column ${name} is no field of a record; a mapping can rename or ignore it`
    problems.push({ pointer: jsonPointer(['header', name]), code: 'unknown_column', message })
  }
  for (const name of REQUIRED_FIELDS.filter((field) => !header.includes(field))) {
    problems.push({
      pointer: jsonPointer(['header', name]),
      code: 'missing_column',
      message: `Column ${name} is needed`,
    })
  }
  if (problems.length > 0) return { ok: false, problems }
  const fields = Object.fromEntries(header.map((name) => [name, { column: name }]))
  return { ok: true, mapping: { delimiter: ',', otherColumns: 'refuse', fields } }
}
