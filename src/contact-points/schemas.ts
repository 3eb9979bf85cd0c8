/** Shapes of the contact point routes. */
import { z } from 'zod'
import { contactPointView } from '../accounts/schemas.ts'
import { MANY_LINES } from '../intake/record.ts'
import { instant, word } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES, PLACES } from '../policy/facts.ts'
import { slug } from '../records/record-details.ts'
import { subjectFields } from '../records/schemas.ts'

const channels = z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length)
const why = slug.optional().describe('A short code, kept in the history')
export const pointRef = z.object({ contactPointId: z.uuid() })

const eitherSubject = {
  path: ['accountNumber'],
  message: 'give either accountNumber or borrowerReference',
}

export const newPoint = z
  .strictObject({
    ...subjectFields,
    value: z
      .string()
      .trim()
      .min(1)
      .max(512)
      .regex(MANY_LINES)
      .describe('Number, e-mail or postal address, or handle; encrypted at rest'),
    channels: channels.describe('Every channel that reaches it'),
    party: z.enum(PARTIES).default('borrower'),
    person: word(64).optional().describe('Which person, when several share a party'),
    source: slug.describe('Where it was learned: `contract`, `debtor`, `skip-trace`, `register`, ...'),
    verified: z.boolean().default(false).describe('Whether the person was reached there already'),
    place: z.enum(PLACES).optional(),
    why,
  })
  .refine((one) => (one.accountNumber === undefined) !== (one.borrowerReference === undefined), eitherSubject)
  .meta({
    id: 'NewContactPoint',
    examples: [
      {
        accountNumber: 'CC-2025-000417',
        value: '+86 138 1234 5679',
        channels: ['voice', 'sms'],
        source: 'debtor',
      },
    ],
  })
export type NewPoint = z.output<typeof newPoint>

export const pointChange = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('verify').describe('The person was reached there'), why }),
    z.strictObject({
      change: z.literal('retire').describe('Out of use, or `why` is `wrong-number`: somebody else has it'),
      why: slug,
    }),
    z.strictObject({ change: z.literal('restore').describe('It works again; unverified'), why }),
    z.strictObject({
      change: z
        .literal('reassign')
        .describe('It is another person: a new contact point of that one is answered, this one is retired'),
      party: z.enum(PARTIES),
      person: word(64).optional(),
      why,
    }),
    z.strictObject({
      change: z.literal('prefer').describe('What it is to be used for'),
      channels: channels.optional(),
      place: z.enum(PLACES).optional(),
      why,
    }),
    z.strictObject({
      change: z.literal('withdraw-consent').describe('Takes back the consent that came with it'),
      why,
    }),
  ])
  .meta({ id: 'ContactPointChange' })
export type PointChange = z.output<typeof pointChange>

export const keptPoint = contactPointView
  .extend({
    borrowerReference: z.string(),
    consent: z.record(z.string(), z.unknown()).nullable().describe('That came with it in a push'),
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'KeptContactPoint' })

export const changedPoint = keptPoint
  .extend({ permitsRevoked: z.int().describe('Open permits that the change forbids') })
  .meta({ id: 'ChangedContactPoint' })

export const pointQuery = z
  .strictObject(subjectFields)
  .refine((one) => (one.accountNumber === undefined) !== (one.borrowerReference === undefined), eitherSubject)

export const pointList = z.object({ contactPoints: z.array(keptPoint) }).meta({ id: 'ContactPointList' })

const state = z.record(z.string(), z.unknown())

export const pointHistory = z
  .object({
    contactPointId: z.uuid(),
    history: z.array(
      z.object({
        at: instant,
        kind: z.string(),
        before: state.nullable(),
        after: state,
        why: z.string().nullable(),
        by: z.string(),
      }),
    ),
  })
  .meta({ id: 'ContactPointHistory' })

export const repairQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})

export const searchDone = z
  .strictObject({
    ...subjectFields,
    source: slug.describe('Where was looked: `register`, `skip-trace`, `relatives`, ...'),
    found: z.boolean().default(false).describe('What was found is added as a contact point besides'),
  })
  .refine((one) => (one.accountNumber === undefined) !== (one.borrowerReference === undefined), eitherSubject)
  .meta({ id: 'ContactSearch' })
export type SearchDone = z.output<typeof searchDone>

export const sourceTried = z.object({
  source: z.string(),
  at: instant.nullable().describe('When it was last tried; null: it came with the account'),
  contactPoints: z.int().describe('Contact points that came from it'),
})

export const searchKept = z.object({ sourcesTried: z.array(sourceTried) }).meta({ id: 'ContactSearchKept' })

export const repairPage = z
  .object({
    repairs: z.array(
      z.object({
        work: z.literal('needs-contact-repair'),
        accountNumber: z.string(),
        borrowerReference: z.string(),
        stage: z.string().nullable(),
        priority: z.int(),
        since: instant
          .nullable()
          .describe('When the last usable contact point was lost; null: never had one'),
        contactPoints: z.array(keptPoint),
        sourcesTried: z.array(sourceTried),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'ContactRepairPage' })
