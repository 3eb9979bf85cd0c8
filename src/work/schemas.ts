/** Shapes of the work item routes. */
import { z } from 'zod'
import { instant, word } from '../platform/rest-schemas.ts'
import { CHANNELS } from '../policy/facts.ts'

const collectorId = z
  .uuid()
  .optional()
  .describe('For whom; absent: the collector whose reference is the name of the caller')
const minutes = (standard: number) =>
  z.int().min(1).max(1440).default(standard).describe('How long the claim holds if nobody extends it')

export const workFilter = z.strictObject({
  stage: word(64).optional(),
  segment: word(64).optional(),
  product: word(64).optional(),
  channel: z.enum(CHANNELS).optional(),
  action: z.enum(['contact', 'repair-contact', 'task', 'review']).optional(),
})
export type WorkFilter = z.output<typeof workFilter>

const filter = workFilter.default({}).describe('What the due account must be like')

export const workClaim = z
  .strictObject({
    collectorId,
    count: z.int().min(1).max(100).default(1).describe('Borrowers at most'),
    minutes: minutes(30),
    filter,
  })
  .meta({ id: 'WorkClaim' })
export type WorkClaim = z.output<typeof workClaim>

const someItems = {
  collectorId,
  workItemIds: z.array(z.uuid()).min(1).max(1000).optional().describe('Absent: all that the collector has'),
}

export const workExtension = z
  .strictObject({ ...someItems, minutes: minutes(30) })
  .meta({ id: 'WorkExtension' })
export type WorkExtension = z.output<typeof workExtension>

export const workRelease = z.strictObject(someItems).meta({ id: 'WorkRelease' })
export type WorkRelease = z.output<typeof workRelease>

export const workAssignment = z
  .strictObject({
    collectorIds: z
      .array(z.uuid())
      .min(1)
      .max(5000)
      .optional()
      .describe("Who is at work; absent: all active collectors of the caller's house"),
    count: z.int().min(1).max(100_000).default(100_000).describe('Borrowers at most'),
    minutes: minutes(600),
    filter,
  })
  .meta({ id: 'WorkAssignment' })
export type WorkAssignment = z.output<typeof workAssignment>

export const workItem = z
  .object({
    workItemId: z.uuid().describe('New with each claim'),
    collectorId: z.uuid(),
    borrowerReference: z.string(),
    accountNumbers: z.array(z.string()).describe('All accounts of the borrower that the caller sees'),
    claimedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'WorkItem' })
export type WorkItem = z.output<typeof workItem>

export const workItems = z.object({ workItems: z.array(workItem) }).meta({ id: 'WorkItems' })

export const workExtended = z
  .object({
    workItems: z.array(workItem),
    lost: z.array(z.uuid()).describe('Of those named: over, given back, or never of this collector'),
  })
  .meta({ id: 'WorkExtended' })

export const workReleased = z
  .object({ released: z.array(z.uuid()).describe('Of those named: the ones that were still claimed') })
  .meta({ id: 'WorkReleased' })

export const workAssigned = z
  .object({
    assigned: z.int().describe('Borrowers that somebody got'),
    collectors: z.array(
      z.object({
        collectorId: z.uuid(),
        reference: z.string(),
        capacity: z.int(),
        assigned: z.int().describe('Borrowers it got now'),
      }),
    ),
  })
  .meta({ id: 'WorkAssigned' })

export const workQuery = z.strictObject({
  collectorId: z.uuid().optional().describe('Absent: of everybody that the caller sees'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})

export const workPage = workItems.extend({ next: z.string().nullable() }).meta({ id: 'WorkItemPage' })
