import type { z } from 'zod'
import { readPlainRecord } from './read-plain-record.ts'
import { type DelinquencyRecord, delinquencyRecord, LANGUAGE, MANY_LINES, ONE_LINE } from './record.ts'

/** Something wrong with one line. `path` is a JSON pointer into the record, `''` the record itself. */
export interface RecordReject {
  readonly path: string
  readonly code: string
  readonly message: string
}

export type ParsedRecord =
  | { readonly ok: true; readonly record: DelinquencyRecord }
  | { readonly ok: false; readonly rejects: readonly RecordReject[] }

const MAX_KEY_LENGTH = 128

/**
 * A JSON pointer (RFC 6901). Keys come from outside: what cannot be stored is replaced, and long ones are
 * cut.
 */
export function jsonPointer(path: readonly PropertyKey[]): string {
  let pointer = ''
  for (const key of path) {
    const storable = String(key)
      .slice(0, MAX_KEY_LENGTH)
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, '\ufffd')
    pointer += `/${storable.replaceAll('~', '~0').replaceAll('/', '~1')}`
  }
  return pointer
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at
}

/**
 * The reject codes of one zod issue. Messages never quote the value: rejects are kept and shown, people
 * are not.
 */
function rejectsOfIssue(issue: z.core.$ZodIssue, value: unknown): RecordReject[] {
  const path = jsonPointer(issue.path)
  const one = (code: string, message: string) => [{ path, code, message }]
  if (issue.code === 'custom') return one(String(issue.params?.code ?? 'invalid'), issue.message)
  if (path !== '' && issue.code !== 'unrecognized_keys' && valueAt(value, issue.path) === undefined) {
    return one('required', 'Required')
  }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return one('not_integer', 'Expected a whole number of minor units')
      return one(path === '' ? 'not_an_object' : 'invalid_type', `Expected ${issue.expected}`)
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const unknownPath = jsonPointer([...issue.path, key])
        return { path: unknownPath, code: 'unrecognized_key', message: 'There is no such field' }
      })
    case 'too_big':
      if (issue.origin === 'string') return one('too_long', `At most ${issue.maximum} characters`)
      if (issue.origin === 'array') return one('too_many', `At most ${issue.maximum} entries`)
      return one('out_of_range', `At most ${issue.maximum}`)
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return one('required', 'Must not be empty')
      if (issue.minimum === 0 && !path.endsWith('Score'))
        return one('negative_amount', 'Must not be negative')
      return one('out_of_range', `At least ${issue.minimum}`)
    case 'invalid_value':
      if (path === '/currency') return one('unknown_currency', 'Not an active ISO 4217 code')
      return one('unknown_value', `Expected one of: ${issue.values.join(', ')}`)
    case 'invalid_key':
      return one('invalid_attribute_name', 'An attribute name has 1 to 64 printable characters')
    case 'invalid_union':
      return one('invalid_type', 'Expected a string of at most 1024 characters, a number or a boolean')
    case 'invalid_format':
      return [{ path, ...rejectOfFormat(issue) }]
    default:
      return one('invalid_type', issue.message)
  }
}

function rejectOfFormat(issue: z.core.$ZodIssueInvalidStringFormat): { code: string; message: string } {
  switch (issue.pattern) {
    case String(ONE_LINE):
    case String(MANY_LINES):
      return { code: 'invalid_character', message: 'Contains a character that cannot be stored' }
    case String(LANGUAGE):
      return { code: 'invalid_language', message: 'Expected a BCP 47 tag such as zh-Hant-TW' }
    default:
      return issue.format === 'datetime' || issue.path.at(-1) === 'givenAt'
        ? { code: 'invalid_datetime', message: 'Expected an ISO 8601 instant with offset, from 1900 on' }
        : { code: 'invalid_date', message: 'Expected a calendar date YYYY-MM-DD, from 1900 on' }
  }
}

const OVERDUE_FIELDS = ['overduePrincipal', 'overdueInterest', 'overduePenalty', 'overdueFees'] as const

/**
 * The checks that need the business date. Dates compare as text because they are `YYYY-MM-DD`.
 *
 * @returns `due_date_in_future`, `due_date_missing`, `out_of_range` (the overdue sum is not exact), or nothing
 */
export function checkAgainst(
  record: Pick<DelinquencyRecord, (typeof OVERDUE_FIELDS)[number] | 'oldestUnpaidDueDate'>,
  businessDate: string,
): RecordReject[] {
  const rejects: RecordReject[] = []
  const due = record.oldestUnpaidDueDate
  const overdue =
    record.overduePrincipal + record.overdueInterest + record.overduePenalty + record.overdueFees
  if (overdue > Number.MAX_SAFE_INTEGER) {
    rejects.push({ path: '', code: 'out_of_range', message: 'The overdue amounts add up to too much' })
  }
  if (due !== null && due > businessDate) {
    const message = `The oldest unpaid due date is after the business date ${businessDate}`
    rejects.push({ path: '/oldestUnpaidDueDate', code: 'due_date_in_future', message })
  } else if (due === null && overdue > 0) {
    const message = 'An amount is overdue, so the oldest unpaid due date is needed'
    rejects.push({ path: '/oldestUnpaidDueDate', code: 'due_date_missing', message })
  }
  return rejects
}

/** What the date checks still say about a record of which other fields are wrong. */
function checkSoundFields(value: unknown, wrong: ReadonlySet<string>, businessDate: string): RecordReject[] {
  if (wrong.has('') || wrong.has('/oldestUnpaidDueDate')) return []
  const amountOf = (field: string) =>
    wrong.has(`/${field}`) ? 0 : ((valueAt(value, [field]) as number | undefined) ?? 0)
  return checkAgainst(
    {
      overduePrincipal: amountOf('overduePrincipal'),
      overdueInterest: amountOf('overdueInterest'),
      overduePenalty: amountOf('overduePenalty'),
      overdueFees: amountOf('overdueFees'),
      oldestUnpaidDueDate: (valueAt(value, ['oldestUnpaidDueDate']) as string | null | undefined) ?? null,
    },
    businessDate,
  )
}

function accept(record: DelinquencyRecord, businessDate: string): ParsedRecord {
  const rejects = checkAgainst(record, businessDate)
  return rejects.length === 0 ? { ok: true, record } : { ok: false, rejects }
}

/**
 * Validates one parsed JSON value as a record of `businessDate` (`YYYY-MM-DD`). Never throws.
 *
 * @returns the record with defaults filled in, or every problem of it.
 */
export function parseRecord(value: unknown, businessDate: string): ParsedRecord {
  const plain = readPlainRecord(value)
  if (plain !== undefined) return accept(plain, businessDate)
  const parsed = delinquencyRecord.safeParse(value)
  if (parsed.success) return accept(parsed.data, businessDate)
  const rejects = new Map<string, RecordReject>()
  const wrong = new Set<string>()
  for (const reject of parsed.error.issues.flatMap((issue) => rejectsOfIssue(issue, value))) {
    wrong.add(reject.path)
    rejects.set(`${reject.path} ${reject.code}`, reject)
  }
  for (const reject of checkSoundFields(value, wrong, businessDate)) rejects.set(reject.path, reject)
  return { ok: false, rejects: [...rejects.values()] }
}
