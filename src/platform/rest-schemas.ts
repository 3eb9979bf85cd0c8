/** Pieces that several REST schemas share. */
import { z } from 'zod'
import { Problem, problemDocument } from './problems.ts'

export const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset')
export const localDate = z.iso.date()

/** A word of the caller's own, such as an account number: one line, without what a database cannot keep. */
export const word = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters')

/** An instant that can be reckoned with, a year on from it included. */
export const plannedInstant = instant.refine(
  (text) => text.slice(0, 4) >= '1970' && text.slice(0, 4) < '2200',
  'must lie between 1970 and 2200',
)

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocument } },
})

const DESCRIPTIONS = {
  400: 'The request cannot be read or does not fit its description',
  401: 'No valid API key or sign-in',
  403: 'The caller lacks the scope',
  404: 'Not there, or not for this caller: the two cannot be told apart',
  409: 'It is not in the state for this, or something else is going on',
  413: 'The body is too large',
  415: 'The content type is not taken here',
  422: 'Read and understood, and refused as a whole; `errors` says why',
  429: 'The key has spent its requests for this minute; `Retry-After` says when there are more',
  503: 'The database is away; nothing was changed, send it again',
} as const

type ProblemStatus = keyof typeof DESCRIPTIONS

/** The problem documents a route can answer with, for its description. */
export function problemResponses<S extends ProblemStatus>(
  ...statuses: S[]
): Record<S, ReturnType<typeof problemResponse>> {
  const entries = statuses.map((status) => [status, problemResponse(DESCRIPTIONS[status])])
  return Object.fromEntries(entries) as Record<S, ReturnType<typeof problemResponse>>
}

/** A cursor says where the next page begins; it means nothing to the caller. */
export function encodeCursor(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws Problem `invalid_request` when the text is not a cursor of this list. */
export function decodeCursor<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw new Problem('invalid_request', 'The cursor is not one that this list gave out.', {
      errors: [{ pointer: '/query/after', code: 'invalid_cursor', message: 'not a cursor of this list' }],
    })
  }
}
