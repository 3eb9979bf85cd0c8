/**
 * Every error a caller can meet, in one list. `code` is stable and stands in the problem document, in GraphQL
 * extensions and in the docs; `title` is for people.
 */
import { z } from 'zod'

export const PROBLEMS = {
  malformed_request: { status: 400, title: 'The request cannot be read' },
  invalid_request: { status: 400, title: 'The request does not fit its description' },
  query_too_costly: { status: 400, title: 'The query asks for too much at once' },
  query_not_kept: { status: 400, title: 'The query is not one of those that are kept here' },
  unauthenticated: { status: 401, title: 'A valid API key or sign-in is needed' },
  missing_scope: { status: 403, title: 'The caller lacks the scope for this' },
  not_found: { status: 404, title: 'There is no such thing here' },
  batch_in_progress: { status: 409, title: 'Another push of this creditor is running' },
  already_there: { status: 409, title: 'There is one of this name' },
  agency_closed: { status: 409, title: 'The agency was closed' },
  already_placed: { status: 409, title: 'The account is placed with an agency' },
  placement_over: { status: 409, title: 'The placement has ended' },
  key_not_live: { status: 409, title: 'The key was revoked, replaced or has expired' },
  outcome_already_reported: {
    status: 409,
    title: 'The outcome of this permit was reported before, and differently',
  },
  record_ended: { status: 409, title: 'The record has ended already, and differently' },
  contact_point_known: { status: 409, title: 'The borrower has this contact point already' },
  contact_point_state: { status: 409, title: 'The contact point is not in the state for this' },
  collector_inactive: { status: 409, title: 'The collector is out of work' },
  change_must_be_proposed: { status: 409, title: 'The change needs a preview and a second person' },
  change_settled: { status: 409, title: 'The change was settled before' },
  preview_outdated: { status: 409, title: 'The change needs a fresh preview' },
  second_person_needed: { status: 409, title: 'Somebody else must approve the change' },
  permit_not_open: { status: 409, title: 'The permit is not open any more' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not taken here' },
  body_corrupt: { status: 400, title: 'The body cannot be decoded' },
  body_incomplete: { status: 400, title: 'The body ended before its end' },
  malformed_csv: { status: 422, title: 'The CSV cannot be read' },
  invalid_utf8: { status: 422, title: 'The file is not UTF-8' },
  line_too_long: { status: 422, title: 'A record of the file is too long to be one' },
  empty_file: { status: 422, title: 'The file has no header row' },
  unknown_column: { status: 422, title: 'The file has a column that has no meaning here' },
  duplicate_column: { status: 422, title: 'The file names a column twice' },
  missing_column: { status: 422, title: 'The file lacks a column that is needed' },
  business_date_not_mapped: { status: 422, title: 'The mapping says nothing about this business date' },
  control_total_mismatch: { status: 422, title: 'The control totals do not hold' },
  empty_snapshot: { status: 422, title: 'An empty snapshot would cure every account' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key belongs to another request' },
  strategy_unsound: { status: 422, title: 'The strategy has faults' },
  pack_unsound: { status: 422, title: 'The house pack has faults' },
  rule_not_switchable: { status: 422, title: 'The rule cannot be switched like this' },
  calendar_unsound: { status: 422, title: 'The holiday calendar has faults' },
  too_many_requests: { status: 429, title: 'The key has spent its requests for this minute' },
  too_many_subscriptions: { status: 429, title: 'The key has as many subscriptions as it may have' },
  internal: { status: 500, title: 'Something went wrong on our side; nothing was changed' },
  sign_in_unavailable: { status: 503, title: 'The keys of the sign-in service cannot be fetched' },
  unavailable: { status: 503, title: 'The service cannot reach its database; nothing was changed' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

export interface ProblemDetail {
  /** JSON pointer into the body, or `query/...`, `header/...`. */
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** An expected failure: thrown anywhere, turned into a problem document at the edge. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly errors: readonly ProblemDetail[]
  readonly extra: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    detail: string,
    more: {
      errors?: readonly ProblemDetail[]
      extra?: Record<string, unknown>
      retryAfterSeconds?: number
    } = {},
  ) {
    super(detail)
    this.code = code
    this.errors = more.errors ?? []
    this.extra = more.extra ?? {}
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }
}

/** RFC 9457 problem document. */
export const problemDocument = z
  .looseObject({
    type: z.string().describe('URN of the kind of problem'),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().describe('What is wrong here, for a person'),
    instance: z.string().describe('Id of the request, to be quoted when asking for help'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer of what is wrong; query parameters begin with /query'),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' })

export function toProblemDocument(problem: Problem, requestId: string) {
  return {
    type: `urn:tact:problem:${problem.code}`,
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    instance: `urn:tact:request:${requestId}`,
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
    ...problem.extra,
  }
}
