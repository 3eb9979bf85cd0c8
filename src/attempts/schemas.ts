/** Shapes of the routes for what became of contacts. */
import { z } from 'zod'
import { nextAction } from '../accounts/schemas.ts'
import { instant, localDate, plannedInstant, word } from '../platform/rest-schemas.ts'
import { CHANNELS, OUTCOMES, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'
import {
  complaintDetails,
  consentDetails,
  disputeDetails,
  hardshipDetails,
  promiseDetails,
  refusalDetails,
  slug,
} from '../records/record-details.ts'
import { RECORD_TYPES } from '../records/record-types.ts'
import { note } from '../records/schemas.ts'
import { describeOutcomes, OUTCOME_NAMES } from './outcomes.ts'

const form = slug.optional().describe('How it was said: `oral`, `recorded`, `written`, ...')

/** What was said or learned besides the outcome: each opens its record in the same transaction. */
export const said = z.strictObject({
  promise: promiseDetails.omit({ at: true }).optional(),
  dispute: disputeDetails.omit({ at: true }).optional(),
  complaint: complaintDetails.omit({ at: true }).optional(),
  hardship: hardshipDetails.omit({ at: true }).optional(),
  optOut: z
    .strictObject({
      channels: z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length).optional(),
      onlyThisContactPoint: z.boolean().default(false),
      form,
    })
    .optional()
    .describe('Without `channels`: every channel'),
  stopRequest: z.strictObject({ form, addressGiven: z.boolean().optional() }).optional(),
  leaveRequest: z.strictObject({}).optional().describe('A visit: told to leave'),
  death: z.strictObject({ source: slug.optional() }).optional(),
  representation: z
    .strictObject({
      counselKnown: z.boolean().optional().describe('Whether name and address are known'),
      form,
    })
    .optional(),
  consents: z.array(consentDetails).max(10).optional(),
  refusals: z
    .array(refusalDetails.omit({ party: true, person: true, at: true }))
    .max(10)
    .optional()
    .describe('Such as inconvenient times: scope `time-slot`'),
})
export type SaidThings = z.output<typeof said>

/** What collectors write down after a visit; words and figures, never a name. */
const visitReport = z.strictObject({
  collectors: z.int().min(1).max(20).optional(),
  livesThere: z.boolean().optional(),
  attitude: z.enum(['cooperative', 'neutral', 'evasive', 'hostile']).optional(),
  willingness: z.int().min(0).max(100).optional(),
  ability: z.int().min(0).max(100).optional(),
  nextStep: slug.optional(),
  followUpOn: localDate.optional(),
})

const reached = z
  .strictObject({ party: z.enum(PARTIES), person: word(64).optional() })
  .describe('With whom it was, where that is not whom it was meant for')

const happened = {
  at: plannedInstant.optional().describe('When it began; absent: now'),
  endedAt: plannedInstant.optional(),
  reached: reached.optional(),
  said: said.optional(),
  visit: visitReport.optional(),
  alsoAccounts: z
    .array(word(64))
    .max(50)
    .optional()
    .describe('Further accounts of the borrower that were spoken about'),
  notes: note.optional(),
  recordingReference: word(200).optional().describe('Where the recording is kept'),
}

const outcome = z.enum(OUTCOME_NAMES)

/** Facts of the contact that a permit knows already. */
const contact = {
  accountNumber: word(64).optional(),
  channel: z.enum(CHANNELS).optional(),
  contactPointId: z.uuid().optional(),
  party: z.enum(PARTIES).optional(),
  person: word(64).optional(),
  purpose: z.enum(PURPOSES).optional(),
  place: z.enum(PLACES).optional(),
  actor: z.enum(['in-house', 'bot']).optional(),
}
const OF_CONTACT = Object.keys(contact) as (keyof typeof contact)[]

export const attemptReport = z
  .strictObject({
    permitId: z.uuid().optional().describe('The permit it was made under: it says the rest of the contact'),
    ...contact,
    outcome: outcome.describe(describeOutcomes()),
    ...happened,
  })
  .superRefine((report, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (report.permitId === undefined) {
      if (report.accountNumber === undefined)
        issue('accountNumber', 'give a permitId, or accountNumber and channel')
      if (report.channel === undefined) issue('channel', 'give a permitId, or accountNumber and channel')
      return
    }
    for (const name of OF_CONTACT) {
      if (report[name] !== undefined) issue(name, 'is known from the permit: leave it out')
    }
  })
  .meta({
    id: 'AttemptReport',
    examples: [
      {
        accountNumber: 'CC-2025-000417',
        channel: 'voice',
        at: '2026-03-10T09:30:00+08:00',
        outcome: 'promise',
        said: { promise: { dueOn: '2026-03-20', amountMinor: 50_000 } },
        notes: 'Salary comes on the 18th.',
      },
    ],
  })
export type AttemptReport = z.output<typeof attemptReport>

export const inboundReport = z
  .strictObject({
    accountNumber: word(64),
    channel: z.enum(CHANNELS),
    contactPointId: z.uuid().optional(),
    from: z
      .string()
      .trim()
      .min(1)
      .max(512)
      .optional()
      .describe('Number or address it came from: matched with the contact points of the borrower, not kept'),
    party: z.enum(PARTIES).optional().describe('Absent: the owner of the contact point, else the borrower'),
    person: word(64).optional(),
    place: z.enum(PLACES).optional(),
    purpose: z.enum(PURPOSES).optional(),
    outcome: outcome.default('received'),
    ...happened,
  })
  .meta({
    id: 'InboundReport',
    examples: [{ accountNumber: 'CC-2025-000417', channel: 'sms', from: '13812345678', outcome: 'opt-out' }],
  })
export type InboundReport = z.output<typeof inboundReport>

export const attemptKept = z
  .object({
    attemptId: z.uuid(),
    accountNumber: z.string(),
    at: instant,
    direction: z.enum(['outbound', 'inbound']),
    channel: z.enum(CHANNELS),
    party: z.enum(PARTIES),
    contactPointId: z.uuid().nullable(),
    outcome,
    countsAs: z.enum(OUTCOMES).describe('What the limits count it as'),
    permit: z
      .object({
        permitId: z.uuid().nullable(),
        state: z
          .enum(['used', 'revoked', 'expired', 'none'])
          .describe('`revoked`, `expired`: it was so when the contact began; `none`: unpermitted'),
        revokedAt: instant.nullable(),
      })
      .describe('What the permit was worth'),
    unpermitted: z.boolean().describe('An outbound contact that no permit covered: it counts all the same'),
    records: z.array(z.object({ recordId: z.uuid(), type: z.enum(RECORD_TYPES) })).describe('What it opened'),
    contactPointStatus: z.enum(['unverified', 'verified', 'unusable', 'retired']).nullable(),
    permitsRevoked: z.int().nullable().describe('Open permits that it forbids; null: not told to agencies'),
    nextAction: nextAction.describe('Of the account, planned anew'),
  })
  .meta({ id: 'AttemptKept' })
export type AttemptKept = z.output<typeof attemptKept>

export const attemptRef = z.object({ attemptId: z.uuid() })

export const attemptView = z
  .object({
    attemptId: z.uuid(),
    accountNumber: z.string().nullable(),
    at: instant,
    endedAt: instant.nullable(),
    direction: z.enum(['outbound', 'inbound']),
    channel: z.string(),
    party: z.string(),
    contactPointId: z.uuid().nullable(),
    purpose: z.string().nullable(),
    place: z.string().nullable(),
    outcome: z.string(),
    countsAs: z.string(),
    by: z.string().describe('`in-house`, `bot` or the id of the agency'),
    permitId: z.uuid().nullable(),
    permitState: z.enum(['used', 'revoked', 'expired', 'none']),
    unpermitted: z.boolean(),
    visit: z.record(z.string(), z.unknown()).nullable(),
    recordingReference: z.string().nullable(),
    reportedAt: instant,
  })
  .meta({ id: 'Attempt' })

export const attemptWithNotes = attemptView
  .extend({ notes: z.string().nullable() })
  .meta({ id: 'AttemptWithNotes' })

export const attemptQuery = z.strictObject({
  accountNumber: word(64),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})

export const attemptPage = z
  .object({ attempts: z.array(attemptView), next: z.string().nullable() })
  .meta({ id: 'AttemptPage' })
