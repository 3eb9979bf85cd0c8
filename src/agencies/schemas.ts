/** Shapes of the routes about partners. */
import { z } from 'zod'
import { instant, localDate, word } from '../platform/rest-schemas.ts'

const certified = {
  certifiedFrom: localDate
    .nullable()
    .describe('First local day of the certification by the creditor; null: not known'),
  certifiedUntil: localDate.nullable().describe('Last local day of it; null: no end'),
}

const agencyFields = z.strictObject({
  name: word(200),
  onPublicList: z
    .boolean()
    .nullable()
    .describe('Whether it stands on the list that a law wants published; null: not known'),
  licensedUntil: localDate.nullable().describe('Last local day of its licence; null: not known'),
  ...certified,
})

export const newAgency = agencyFields
  .partial()
  .extend({ reference: word(64).describe("The creditor's own name for it"), name: word(200) })
  .refine(isInOrder, { path: ['certifiedUntil'], message: 'must not lie before certifiedFrom' })
  .meta({ id: 'NewAgency' })
export type NewAgency = z.output<typeof newAgency>

export const agencyChange = agencyFields
  .partial()
  .refine(isInOrder, { path: ['certifiedUntil'], message: 'must not lie before certifiedFrom' })
  .meta({ id: 'AgencyChange' })
export type AgencyChange = z.output<typeof agencyChange>

export const agencyRef = z.object({ agencyId: z.uuid() })
export const agencyView = z
  .object({
    agencyId: z.uuid(),
    reference: z.string(),
    ...agencyFields.shape,
    createdAt: instant,
    createdBy: z.string(),
    updatedAt: instant.nullable(),
    updatedBy: z.string().nullable(),
    closedAt: instant.nullable(),
  })
  .meta({ id: 'Agency' })
export const agencyList = z.object({ agencies: z.array(agencyView) })
export const agencyClosed = agencyView
  .extend({ recalledPlacements: z.int(), revokedPermits: z.int(), revokedKeys: z.int() })
  .meta({ id: 'AgencyClosed' })

const capacity = z.int().min(0).max(10_000).describe('Borrowers that the person can have in work at once')

export const newCollector = z
  .strictObject({
    reference: word(64).describe("The creditor's own label of the person, never a name"),
    agencyId: z.uuid().nullable().default(null).describe('null: works for the creditor itself'),
    certifiedUntil: localDate
      .nullable()
      .default(null)
      .describe('Last local day of the certification; null: not known'),
    capacity: capacity.default(20),
  })
  .meta({ id: 'NewCollector' })
export const collectorChange = z
  .strictObject({ certifiedUntil: localDate.nullable(), active: z.boolean(), capacity })
  .partial()
  .meta({ id: 'CollectorChange' })
export const collectorRef = z.object({ collectorId: z.uuid() })
export const collectorQuery = z.strictObject({ agencyId: z.uuid().optional() })
export const collectorView = z
  .object({
    collectorId: z.uuid(),
    reference: z.string(),
    agencyId: z.uuid().nullable(),
    certifiedUntil: localDate.nullable(),
    active: z.boolean(),
    capacity,
    createdAt: instant,
    createdBy: z.string(),
    updatedAt: instant,
    updatedBy: z.string(),
  })
  .meta({ id: 'Collector' })
export const collectorList = z.object({ collectors: z.array(collectorView) })

function isInOrder({
  certifiedFrom,
  certifiedUntil,
}: {
  certifiedFrom?: unknown
  certifiedUntil?: unknown
}): boolean {
  if (typeof certifiedFrom !== 'string' || typeof certifiedUntil !== 'string') return true
  return certifiedFrom <= certifiedUntil
}
