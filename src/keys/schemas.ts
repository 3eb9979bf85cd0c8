/** Shapes of the key routes. */
import { z } from 'zod'
import { instant, plannedInstant, word } from '../platform/rest-schemas.ts'
import { network } from './allowed-address.ts'
import { ROLE_NAMES, SCOPE_NAMES } from './scopes.ts'

export const OVERLAP_HOURS_MAX = 720

const allowedIps = z
  .array(network)
  .min(1)
  .max(50)
  .nullable()
  .default(null)
  .describe('Where it may be used from; null: anywhere')

export const newKey = z
  .strictObject({
    name: word(100).describe('Whose it is: it stands as the actor of whatever is written with it'),
    role: z.enum(ROLE_NAMES).optional(),
    scopes: z
      .array(z.enum(SCOPE_NAMES))
      .max(SCOPE_NAMES.length)
      .default([])
      .describe('Besides those of the role'),
    agencyId: z
      .uuid()
      .nullable()
      .default(null)
      .describe('Binds it to an agency: it sees what is placed with that one, and nothing else'),
    allowedIps,
    requestsPerMinute: z
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .default(null)
      .describe('null: as the service is set'),
    expiresAt: plannedInstant.nullable().default(null),
  })
  .meta({ id: 'NewApiKey' })
export type NewKey = z.output<typeof newKey>

export const keyView = z
  .object({
    apiKeyId: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('To recognise it by'),
    scopes: z.array(z.string()),
    agencyId: z.uuid().nullable(),
    allowedIps: z.array(z.string()).nullable(),
    requestsPerMinute: z.int().nullable(),
    state: z.enum(['live', 'expired', 'revoked']),
    replacedBy: z.uuid().nullable().describe('The key that follows it'),
    createdAt: instant,
    createdBy: z.string().nullable(),
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    revokedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

export const keyMade = keyView
  .extend({ key: z.string().describe('The key itself. It is shown this once; only its hash is kept') })
  .meta({ id: 'ApiKeyMade' })
export const keyList = z.object({ keys: z.array(keyView) })
export const keyRef = z.object({ apiKeyId: z.uuid() })
export const keyQuery = z.strictObject({ agencyId: z.uuid().optional() })
export const rotation = z
  .strictObject({
    overlapHours: z
      .number()
      .min(0)
      .max(OVERLAP_HOURS_MAX)
      .default(24)
      .describe('How long the old key works beside the new one; 0: not at all'),
  })
  .meta({ id: 'KeyRotation' })
