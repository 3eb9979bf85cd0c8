/** The input of a mutation, checked by the schema that checks the body of the same REST request. */
import type { z } from 'zod'
import { Problem } from '../platform/problems.ts'

/** What is null was not said. @throws Problem `invalid_request` with pointers into the input. */
export function checkedInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(withoutNulls(input))
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    pointer: issue.path.map((step) => `/${String(step)}`).join(''),
    code: issue.code ?? 'invalid',
    message: issue.message,
  }))
  const first = errors[0]
  throw new Problem('invalid_request', `${first?.pointer || 'the input'}: ${first?.message}`, { errors })
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  const told = Object.entries(value).filter(([, entry]) => entry !== null)
  return Object.fromEntries(told.map(([name, entry]) => [name, withoutNulls(entry)]))
}
