/** Shapes of the record routes. */
import { z } from 'zod'
import { MANY_LINES } from '../intake/record.ts'
import { instant, plannedInstant, word } from '../platform/rest-schemas.ts'
import { endStatus, RECORD_DETAILS } from './record-document.ts'
import { RECORD_TYPES, type RecordType } from './record-types.ts'

export const note = z.string().min(1).max(10_000).regex(MANY_LINES).describe('Free text, encrypted at rest')

/** Whom something is about. */
export const subjectFields = {
  accountNumber: word(64).optional(),
  borrowerReference: word(64).optional().describe('Instead of an account number: the borrower as a whole'),
}

/** These are about one account; the others are about the borrower unless `concerns` says otherwise. */
const OF_ACCOUNT: ReadonlySet<RecordType> = new Set([
  'dispute',
  'promise',
  'notice',
  'approval',
  'plan',
  'note',
])
const ACCOUNT_NEEDED: ReadonlySet<RecordType> = new Set(['promise', 'plan'])

function newRecordOf<T extends RecordType, D extends z.ZodType>(type: T, details: D) {
  const needsAccount = ACCOUNT_NEEDED.has(type)
  return z
    .strictObject({
      type: z.literal(type),
      ...subjectFields,
      concerns: z
        .enum(['account', 'borrower'])
        .default(OF_ACCOUNT.has(type) ? 'account' : 'borrower')
        .describe('Only the account named, or the borrower with all accounts'),
      details,
      note: note.optional(),
      learnedAt: plannedInstant.optional().describe('When it became known here; absent: now'),
    })
    .refine((one) => (one.accountNumber === undefined) !== (one.borrowerReference === undefined), {
      path: ['accountNumber'],
      message: 'give either accountNumber or borrowerReference',
    })
    .refine((one) => !needsAccount || (one.accountNumber !== undefined && one.concerns === 'account'), {
      path: ['accountNumber'],
      message: `a ${type} is about one account`,
    })
    .refine((one) => type !== 'note' || one.note !== undefined, { path: ['note'], message: 'say it' })
}

const D = RECORD_DETAILS

export const newRecord = z
  .discriminatedUnion('type', [
    newRecordOf('consent', D.consent),
    newRecordOf('refusal', D.refusal),
    newRecordOf('hold', D.hold),
    newRecordOf('dispute', D.dispute),
    newRecordOf('complaint', D.complaint),
    newRecordOf('promise', D.promise),
    newRecordOf('notice', D.notice),
    newRecordOf('approval', D.approval),
    newRecordOf('hardship', D.hardship),
    newRecordOf('deceased', D.deceased),
    newRecordOf('bankruptcy', D.bankruptcy),
    newRecordOf('incapacity', D.incapacity),
    newRecordOf('preference', D.preference),
    newRecordOf('plan', D.plan),
    newRecordOf('note', D.note),
  ])
  .meta({
    id: 'NewRecord',
    examples: [
      {
        type: 'hold',
        accountNumber: 'CC-2025-000417',
        concerns: 'borrower',
        details: { kind: 'hardship', until: '2026-04-30T00:00:00+08:00' },
        note: 'In hospital until the end of April.',
      },
      {
        type: 'refusal',
        accountNumber: 'CC-2025-000417',
        details: { scope: 'channel', channel: 'sms', at: '2026-03-09T18:00:00+08:00', form: 'written' },
      },
      {
        type: 'promise',
        accountNumber: 'CC-2025-000417',
        details: { dueOn: '2026-03-31', amountMinor: 50_000 },
      },
    ],
  })
export type NewRecordBody = z.output<typeof newRecord>

export const recordRef = z.object({ recordId: z.uuid() })

export const recordEnd = z
  .strictObject({
    status: endStatus
      .default('ended')
      .describe(
        '`ended`: withdrawn, lifted or resolved; a notice came back; `kept`, `broken`: a promise; `missed`, ' +
          '`completed`: a plan; `mistaken`: it never was so',
      ),
    at: plannedInstant.optional().describe('Absent: now; not in the future'),
  })
  .meta({ id: 'RecordEnd' })
export type RecordEnd = z.output<typeof recordEnd>

export const recordView = z
  .object({
    recordId: z.uuid(),
    type: z.enum(RECORD_TYPES),
    borrowerReference: z.string(),
    accountNumber: z.string().nullable().describe('null: the borrower with all accounts'),
    details: z.record(z.string(), z.unknown()).describe('As they were given'),
    attemptId: z.uuid().nullable().describe('The contact that it came from'),
    learnedAt: instant,
    recordedAt: instant,
    recordedBy: z.string(),
    status: z.union([endStatus, z.literal('open')]),
    endedAt: instant.nullable(),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'Record' })

export const recordKept = recordView
  .extend({
    opened: z
      .array(z.object({ recordId: z.uuid(), type: z.enum(RECORD_TYPES) }))
      .describe('Holds that were opened with it, and end with it'),
    permitsRevoked: z.int().describe('Open permits that it forbids'),
  })
  .meta({ id: 'RecordKept' })

export const recordEnded = recordView
  .extend({ permitsRevoked: z.int().describe('Open permits that stand against what holds now') })
  .meta({ id: 'RecordEnded' })

export const recordWithNote = recordView
  .extend({ note: z.string().nullable() })
  .meta({ id: 'RecordWithNote' })

export const recordQuery = z
  .strictObject({
    ...subjectFields,
    type: z.enum(RECORD_TYPES).optional(),
    open: z.stringbool().optional().describe('`true`: only what holds; `false`: only what has ended'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    after: z.string().max(300).optional().describe('Cursor of the page before'),
  })
  .refine((one) => (one.accountNumber === undefined) !== (one.borrowerReference === undefined), {
    path: ['accountNumber'],
    message: 'give either accountNumber or borrowerReference',
  })
export type RecordQuery = z.output<typeof recordQuery>

export const recordPage = z
  .object({ records: z.array(recordView), next: z.string().nullable() })
  .meta({ id: 'RecordPage' })
