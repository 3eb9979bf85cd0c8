/** Shapes of the delinquency routes. */
import { z } from 'zod'
import { instant, localDate, word } from '../platform/rest-schemas.ts'

const count = z.int().min(0)
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const csvText = z
  .string()
  .describe('CSV with a header row. Without a mapping the columns are field paths.')

export const pushQuery = z.strictObject({
  businessDate: localDate.describe('The date whose state this is, in the calendar of the core system'),
  mode: z
    .enum(['delta', 'snapshot'])
    .default('delta')
    .describe('`delta`: what changed. `snapshot`: all that is overdue; what it does not name is cured'),
  mapping: word(80).optional().describe('CSV mapping to read the columns with: `name` or `name@version`'),
  batchId: word(128)
    .optional()
    .describe('Your own name of this push. The same name again gets the first answer and changes nothing'),
  expectedCount: z.coerce.number().int().min(0).optional().describe('Records in the push, good or bad'),
  expectedTotal: z
    .string()
    .regex(/^-?\d{1,30}$/)
    .transform((text) => BigInt(text))
    .optional()
    .describe('Sum of `totalOutstanding` over the records, in minor units, whatever their currency'),
  maxRejects: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe('A snapshot cures what is absent only when no more lines than this were rejected (default 0)'),
  allowBorrowerChange: flag.default(false).describe('Take lines that move an account to another borrower'),
})

export const batchAnswer = z
  .object({
    batchId: z.uuid(),
    clientBatchId: z.string().nullable(),
    businessDate: localDate,
    mode: z.enum(['delta', 'snapshot']),
    status: z.enum(['completed', 'refused']),
    received: count.describe('Records in the push: accepted + rejected'),
    accepted: count.describe('created + updated + unchanged + stale + duplicates'),
    created: count,
    updated: count,
    unchanged: count,
    stale: count.describe('Older than what is in the books; not taken over'),
    duplicates: count.describe('Replaced by a later line of the same push that names the same account'),
    cured: count.describe('Not named by a snapshot, and so not overdue any more'),
    rejected: count.describe('Lines not taken; see the rejects'),
    curing: z
      .enum(['not_asked', 'done', 'skipped_rejects'])
      .describe(
        '`skipped_rejects`: nothing was cured, because more lines were rejected than maxRejects allows',
      ),
  })
  .meta({ id: 'DelinquencyBatch' })

export const batchId = z.object({ batchId: z.uuid() })

export const rejectQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: z.string().max(200).optional().describe('Cursor of the page before'),
})

export const rejectPage = z
  .object({
    rejects: z.array(
      z.object({
        line: z.int().describe('Physical line in the push, from 1'),
        accountNumber: z.string().nullable().describe('When it could be read'),
        path: z.string().describe('JSON pointer into the record'),
        code: z.string(),
        message: z.string(),
      }),
    ),
    next: z.string().nullable().describe('Cursor of the next page; null: this was the last'),
  })
  .meta({ id: 'RejectPage' })

export const mappingRef = z.object({
  mappingId: z.string().regex(/^[A-Za-z0-9._-]{1,64}(@\d{1,6})?$/),
})

export const mappingSaved = z.object({ mappingId: z.string(), version: z.int(), createdAt: instant })

export const PUSH_DESCRIPTION = `The body is a stream of records, NDJSON or CSV, plain or with \`Content-Encoding: gzip\`,
of any length. Each line is validated on its own: a bad one is kept with its line number and never stops the good ones.
All good lines take effect together at the end, or none do: a push that breaks off changes nothing, and the same push
again completes it. Of lines that name the same account the last one counts.`
