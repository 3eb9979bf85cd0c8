/**
 * People of a CRM sign in at the bank's own identity provider; its token (JWT) says who they are, for which creditor
 * they work and what they may do. The service only checks it: issuer, audience, time, signature.
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type pg from 'pg'
import { v5 as nameId } from 'uuid'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { SignInConfig } from '../platform/config.ts'
import { queryAs } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Caller } from './authenticate.ts'
import type { FoundKey } from './find-keys.ts'
import { countRequests, windowStartOf } from './request-rate.ts'
import { ROLES, type Role, SCOPE_NAMES, scopesOfAgency } from './scopes.ts'

export type SignIn = (token: string) => Promise<FoundKey | undefined>

/** Signatures that need no shared secret. */
const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
]
/** Two machines' clocks may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 5
/** Name space of the ids of people. */
const PEOPLE = '5d8a4d3c-6a06-5b0c-9d49-0f3d7a2f6c11'

const words = z.union([z.string().transform((text) => text.split(/[ ,]+/)), z.array(z.string())])

/**
 * @param limit requests per minute of one person; absent: none.
 * @returns undefined for whatever is not a valid token of this issuer for this service.
 */
export function signInAt(settings: SignInConfig, pool: pg.Pool, clock: Clock, limit?: number): SignIn {
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl), { timeoutDuration: 3000 })
  return async (token) => {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined
    const claims = await verify(token, settings, keys, clock.now())
    const person = claims === undefined ? undefined : personOf(claims, settings)
    if (person === undefined || !(await isKnown(pool, person))) return undefined
    return limit === undefined ? { caller: person } : counted(pool, person, limit, clock.now())
  }
}

async function counted(pool: pg.Pool, caller: Caller, limit: number, nowMs: number): Promise<FoundKey> {
  const { creditorId, apiKeyId } = caller
  const places = await countRequests(pool, creditorId, new Map([[apiKeyId, 1]]), nowMs)
  const rate = { limit, used: places.get(apiKeyId) ?? 1, windowStartMs: windowStartOf(nowMs) }
  return { caller, rate }
}

/** @throws Problem `sign_in_unavailable` when the keys of the issuer cannot be had. */
async function verify(
  token: string,
  settings: SignInConfig,
  keys: ReturnType<typeof createRemoteJWKSet>,
  nowMs: number,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowMs),
      requiredClaims: ['exp', 'sub'],
    })
    return payload
  } catch (error) {
    if (isAboutToken(error)) return undefined
    throw new Problem('sign_in_unavailable', 'The sign-in cannot be checked right now. Send it again.', {
      retryAfterSeconds: 2,
    })
  }
}

function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    /^ERR_(JWT_|JWS_|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/.test(error.code)
  )
}

/** Claims to a caller; what is not known of roles and scopes counts for nothing. */
function personOf(claims: JWTPayload, settings: SignInConfig): Caller | undefined {
  const creditor = z.uuid().safeParse(claims[settings.claims.creditor])
  const agency = z.uuid().optional().safeParse(claims[settings.claims.agency])
  const subject = claims.sub
  if (!creditor.success || !agency.success || subject === undefined || subject.length > 200) return undefined
  const agencyId = agency.data?.toLowerCase() ?? null
  const named = wordsOf(claims.scope).filter((scope) => (SCOPE_NAMES as string[]).includes(scope))
  const ofRoles = wordsOf(claims[settings.claims.roles]).flatMap((role) => scopesOfRole(role, agencyId))
  const scopes = [...named, ...ofRoles]
  return {
    creditorId: creditor.data.toLowerCase(),
    apiKeyId: nameId(`${settings.issuer} ${subject}`, PEOPLE),
    name: subject,
    scopes: new Set(agencyId === null ? scopes : scopesOfAgency(scopes)),
    agencyId,
  }
}

function wordsOf(claim: unknown): string[] {
  const parsed = words.safeParse(claim)
  return parsed.success ? parsed.data : []
}

/** Someone of an agency whose token does not say which one may do nothing. */
function scopesOfRole(role: string, agencyId: string | null): readonly string[] {
  if (!Object.hasOwn(ROLES, role) || (role === 'agency' && agencyId === null)) return []
  return ROLES[role as Role]
}

/** The creditor must be one of ours, and an agency one of its own that is not closed. */
export async function isKnown(
  pool: pg.Pool,
  { creditorId, agencyId }: Pick<Caller, 'creditorId' | 'agencyId'>,
): Promise<boolean> {
  const rows = await queryAs(pool, creditorId, {
    name: 'is-known',
    text: `select 1 from creditors where creditor_id = $1 and ($2::uuid is null or exists (
             select 1 from agencies where creditor_id = $1 and agency_id = $2 and closed_at is null))`,
    values: [creditorId, agencyId],
  })
  return rows.length === 1
}
