/** Shapes of the routes about placements. */
import { z } from 'zod'
import { problemDocument } from '../platform/problems.ts'
import { instant, localDate, word } from '../platform/rest-schemas.ts'

export const PLACED_AT_ONCE_MAX = 1000

export const newPlacements = z
  .strictObject({
    agencyId: z.uuid(),
    accountNumbers: z.array(word(64)).min(1).max(PLACED_AT_ONCE_MAX),
    since: localDate.describe('First local day of the borrower'),
    until: localDate.nullable().default(null).describe('Last local day; null: no end of its own'),
    noticeGivenOn: localDate.nullable().default(null).describe('Local day on which the borrower was told'),
    terms: z
      .record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()]))
      .default({})
      .describe('What was agreed, such as a commission; kept as it is, never looked at by the policy'),
  })
  .refine(({ since, until }) => until === null || since <= until, {
    path: ['until'],
    message: 'must not lie before since',
  })
  .meta({ id: 'NewPlacements' })
export type NewPlacements = z.output<typeof newPlacements>

export const placementView = z
  .object({
    placementId: z.uuid(),
    accountNumber: z.string(),
    agencyId: z.uuid(),
    state: z.enum(['coming', 'open', 'expired', 'recalled', 'returned']),
    since: localDate,
    until: localDate.nullable(),
    noticeGivenOn: localDate.nullable(),
    terms: z.record(z.string(), z.unknown()),
    createdAt: instant,
    createdBy: z.string().nullable().describe('null: not told to the agency'),
    endedAt: instant.nullable(),
    endedBy: z.string().nullable(),
    closeCode: z.string().nullable(),
  })
  .meta({ id: 'Placement' })

/** In the order of the account numbers; one that could not be placed says so in its own place. */
export const placed = z
  .object({
    placements: z.array(
      z.union([
        z.object({ accountNumber: z.string(), placementId: z.uuid() }),
        z.object({ accountNumber: z.string(), problem: problemDocument }),
      ]),
    ),
  })
  .meta({ id: 'Placed' })

export const placementRef = z.object({ placementId: z.uuid() })
export const placementQuery = z.strictObject({
  agencyId: z.uuid().optional(),
  accountNumber: word(64).optional(),
  open: z.enum(['true', 'false']).optional().describe('`true`: those that hold now; absent: all'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})
export type PlacementQuery = z.output<typeof placementQuery>
export const placementPage = z.object({
  placements: z.array(placementView),
  next: z.string().nullable().describe('Cursor of the next page; null: this was the last'),
})

export const recallOrder = z
  .strictObject({ closeCode: word(64).default('recalled').describe('Why, in a word of the creditor') })
  .meta({ id: 'RecallOrder' })
export const returnNote = z
  .strictObject({
    closeCode: word(64).describe('Why it comes back, such as `uncollectable`, `paid`, `disputed`'),
  })
  .meta({ id: 'ReturnNote' })
export const noticeGiven = z.strictObject({ givenOn: localDate }).meta({ id: 'PlacementNotice' })
export const placementEnded = placementView
  .extend({ revokedPermits: z.int().describe('Open permits that died with it') })
  .meta({ id: 'PlacementEnded' })
