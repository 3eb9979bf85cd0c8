/** Shapes of the permit routes. */
import { z } from 'zod'
import { problemDocument } from '../platform/problems.ts'
import { instant } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'
import { permissionAnswer, permissionQuestion } from './schemas.ts'

export const permitQuestion = permissionQuestion
  .extend({
    collectorId: z
      .uuid()
      .optional()
      .describe('Who will make the contact; one who is not certified gets no permit'),
  })
  .meta({
    id: 'PermitQuestion',
    examples: [{ accountNumber: 'CC-2025-000417', channel: 'voice', party: 'borrower' }],
  })

export type PermitQuestion = z.output<typeof permitQuestion>

export const permitAnswer = z
  .object({
    granted: z.boolean(),
    permit: z
      .object({
        permitId: z.uuid(),
        expiresAt: instant.describe('Until then the contact must have begun; afterwards it is not covered'),
        contactPointId: z.uuid().nullable(),
        contactValue: z
          .string()
          .nullable()
          .describe('The number or address in clear: the only place where it is told'),
        token: z
          .string()
          .describe(
            'The permit as a compact JWS (Ed25519), to be verified offline with /.well-known/jwks.json',
          ),
      })
      .nullable()
      .describe('null: refused, and nothing was reserved'),
    decisionId: z.uuid(),
    decision: permissionAnswer,
  })
  .meta({ id: 'PermitAnswer' })

export type PermitAnswer = z.output<typeof permitAnswer>

/** One line of a streamed list: in the order of the questions, each on its own. */
export const permitLine = z
  .union([
    permitAnswer.extend({ line: z.int().min(1) }),
    z.object({ line: z.int().min(1), problem: problemDocument }),
  ])
  .meta({ id: 'PermitLine' })

export const PERMIT_STATES = ['open', 'used', 'released', 'revoked', 'expired'] as const

export const permitView = z
  .object({
    permitId: z.uuid(),
    accountNumber: z.string(),
    status: z.enum(PERMIT_STATES),
    channel: z.enum(CHANNELS),
    party: z.enum(PARTIES),
    contactPointId: z.uuid().nullable(),
    purpose: z.enum(PURPOSES),
    place: z.enum(PLACES).nullable(),
    collectorId: z.uuid().nullable(),
    at: instant.describe('What it was reserved for'),
    expiresAt: instant,
    revokedAt: instant.nullable(),
    revokedWhy: z.string().nullable(),
    attemptId: z.uuid().nullable().describe('The outcome, once it was reported'),
    decisionId: z.uuid(),
    createdAt: instant,
  })
  .meta({ id: 'Permit' })

export const permitRef = z.object({ permitId: z.uuid() })

export const jwks = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.string(),
      }),
    ),
  })
  .meta({ id: 'JwkSet' })

export const PERMIT_DESCRIPTION = `Decides and reserves in one transaction, one borrower at a time: however many callers
ask through however many processes, together they never exceed a limit. Granted: the number or address in clear, until
when the contact must have begun, and what must be said or done with it. Refused: the complete decision, status 200. A
permit that expires or is released gives its budget back. \`at\` may lie up to seven days ahead.

With \`Content-Type: application/x-ndjson\` it takes one question a line, of any number, and answers one line for each as
they are decided, in the same order and each on its own; a line that cannot be taken is answered by a problem.

With \`Accept-Language\` (\`en\`, \`zh\`) the decision has an \`explanation\` in that language; \`Prefer:
timezone=Asia/Shanghai\` adds the clock of the caller.`
