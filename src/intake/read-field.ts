import { dueDateOfMonthsLate } from './due-date-of-months-late.ts'
import type { FieldCondition, FieldKind, FieldSource } from './mapping.ts'
import { isDecimal, readDecimal } from './read-decimal.ts'

/** What a field of one row is (`null`: left out), or why the cell cannot be read. */
export type FieldRead =
  | { readonly value: string | number | boolean | null | readonly string[] }
  | { readonly code: string; readonly problem: string }

type TextReader = (text: string) => FieldRead

/** A hundred years: more months late than that is a wrong column. */
const MAX_MONTHS_LATE = 1200
const DATE_TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
}
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false }

/**
 * Whether the condition holds for the text of its column; `undefined`: it is not a number and must be one.
 */
export function holds(condition: FieldCondition, text: string): boolean | undefined {
  const equals = (wanted: string | number) =>
    typeof wanted === 'string' ? text === wanted : isDecimal(text) && Number(text) === wanted
  if (condition.atLeast !== undefined) return isDecimal(text) ? Number(text) >= condition.atLeast : undefined
  if (condition.in !== undefined) return condition.in.some(equals)
  return condition.equals !== undefined && equals(condition.equals)
}

function readAmount(text: string, scale: number): FieldRead {
  const units = readDecimal(text, scale)
  if (units.ok) return { value: units.value }
  const problems = {
    not_a_number: 'is not a number',
    fractional_minor_units: `has a fraction finer than ${scale} digits`,
    out_of_range: 'is too large',
  }
  return { code: units.code, problem: problems[units.code] }
}

function dateReader(format: string): TextReader {
  const source = format.replaceAll(
    /yyyy|MM?|dd?|[^A-Za-z]/gu,
    (token) => DATE_TOKENS[token] ?? `\\u{${(token.codePointAt(0) ?? 0).toString(16)}}`,
  )
  const pattern = new RegExp(`^${source}$`, 'u')
  return (text) => {
    const parts = pattern.exec(text)?.groups
    if (parts === undefined) return { code: 'invalid_date', problem: `is not a date written ${format}` }
    return { value: `${parts.year}-${parts.month?.padStart(2, '0')}-${parts.day?.padStart(2, '0')}` }
  }
}

function monthsLateReader(businessDate: string): TextReader {
  return (text) => {
    const months = readDecimal(text, 0)
    if (!months.ok) return { code: 'not_a_number', problem: 'is not a whole number of months' }
    if (months.value > MAX_MONTHS_LATE) return { code: 'out_of_range', problem: 'is too many months' }
    return { value: months.value <= 0 ? null : dueDateOfMonthsLate(businessDate, months.value) }
  }
}

function codeReader(
  codes: NonNullable<FieldSource['codes']>,
  otherwise: FieldSource['otherwise'],
): TextReader {
  return (text) => {
    const value = Object.hasOwn(codes, text) ? codes[text] : otherwise
    return value === undefined
      ? { code: 'unknown_code', problem: 'has a code that is not in the table' }
      : { value }
  }
}

function listOf(text: string): string[] {
  return text.split(';').map((entry) => entry.trim())
}

/** How a field is read when the mapping asks for no transform. */
function plainReader(kind: FieldKind): TextReader {
  switch (kind) {
    case 'text':
    case 'date':
      return (text) => ({ value: text })
    case 'list':
      return (text) => ({ value: listOf(text) })
    case 'amount':
      return (text) => readAmount(text, 0)
    case 'score':
      return (text) =>
        isDecimal(text) ? { value: Number(text) } : { code: 'not_a_number', problem: 'is not a number' }
    case 'boolean':
      return (text) => {
        const value = BOOLEANS[text.toLowerCase()]
        return value === undefined
          ? { code: 'not_a_boolean', problem: 'is not true, false, 1 or 0; a code table can translate it' }
          : { value }
      }
    default:
      return kind satisfies never
  }
}

function transformReader(source: FieldSource, kind: FieldKind, businessDate: string): TextReader {
  const { scale, codes } = source
  if (codes !== undefined) return codeReader(codes, source.otherwise)
  if (scale !== undefined) return (text) => readAmount(text, scale)
  if (source.dateFormat !== undefined) return dateReader(source.dateFormat)
  return source.monthsLateToDueDate === true ? monthsLateReader(businessDate) : plainReader(kind)
}

function constantReader(constant: NonNullable<FieldSource['constant']> | null, kind: FieldKind): TextReader {
  const read: FieldRead = {
    value: kind === 'list' && typeof constant === 'string' ? listOf(constant) : constant,
  }
  return () => read
}

/**
 * The reader of one field: its cell's trimmed text -> the value of the field. The transforms of the source
 * in order: empty cell, code table or scale or date, clamp. `when` is the caller's.
 *
 * @param businessDate `YYYY-MM-DD`, for `monthsLateToDueDate`
 */
export function fieldReader(source: FieldSource, kind: FieldKind, businessDate: string): TextReader {
  if (source.constant !== undefined) return constantReader(source.constant, kind)
  const empty: FieldRead = { value: source.emptyAs ?? null }
  const transform = transformReader(source, kind, businessDate)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = source
  const isClamped = source.min !== undefined || source.max !== undefined
  return (text) => {
    if (text === '') return empty
    const read = transform(text)
    if (!isClamped || !('value' in read) || typeof read.value !== 'number') return read
    return { value: Math.min(max, Math.max(min, read.value)) }
  }
}
