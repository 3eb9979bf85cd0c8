/**
 * Who has the page open. The browser keeps a signed note for an hour that names the key or the person, never the key or
 * the token itself; whether the key still works is looked up for every page, so a revoked one ends it at once.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { decodeJwt, jwtVerify, SignJWT } from 'jose'
import type pg from 'pg'
import { z } from 'zod'
import { parseApiKey } from '../keys/api-key.ts'
import type { Caller } from '../keys/authenticate.ts'
import type { FindKey, FoundKey } from '../keys/find-keys.ts'
import { spendRate } from '../keys/request-rate.ts'
import { isKnown, type SignIn } from '../keys/sign-in.ts'
import type { Clock } from '../platform/clock.ts'
import type { Vault } from '../platform/vault.ts'

const SESSION_SECONDS = 3600
const ALGORITHM = 'HS256'
const AUDIENCE = 'tact reports'

export interface Session {
  readonly caller: Caller
  /** The note for the browser. */
  readonly note: string
  readonly seconds: number
}

export interface SessionDeps {
  readonly pool: pg.Pool
  readonly vault: Vault
  readonly clock: Clock
  readonly findKey: FindKey
  readonly signIn: SignIn | undefined
}

const claims = z.object({
  creditor: z.uuid(),
  key: z.uuid(),
  /** Set: a person who signed in at the creditor's identity provider. */
  person: z.object({ name: z.string(), agency: z.uuid().nullable() }).optional(),
})

export function reportSessions({ pool, vault, clock, findKey, signIn }: SessionDeps) {
  const secret = vault.derive('tact report sessions')

  /** Who a key or a token belongs to; undefined: nobody, whatever the reason. */
  async function open(secretText: string, request: FastifyRequest, reply: FastifyReply) {
    const key = parseApiKey(secretText)
    if (key !== undefined) {
      const caller = spent(await findKey(key, request.ip), reply)
      return caller && { caller, ...(await noteOf(caller, SESSION_SECONDS)) }
    }
    const caller = spent(await signIn?.(secretText), reply)
    if (caller === undefined) return undefined
    // Not longer than the person is signed in.
    const left = Math.floor((decodeJwt(secretText).exp ?? 0) - clock.now() / 1000)
    const person = { name: caller.name, agency: caller.agencyId }
    return { caller, ...(await noteOf(caller, Math.min(SESSION_SECONDS, left), person)) }
  }

  async function noteOf({ creditorId, apiKeyId }: Caller, seconds: number, person?: object) {
    const expiresSeconds = Math.floor(clock.now() / 1000) + seconds
    const note = await new SignJWT({ creditor: creditorId, key: apiKeyId, ...(person && { person }) })
      .setProtectedHeader({ alg: ALGORITHM })
      .setAudience(AUDIENCE)
      .setExpirationTime(expiresSeconds)
      .sign(secret)
    return { note, seconds }
  }

  /** Who the note names, if it is ours, has not run out, and what it names still works. */
  async function callerOf(note: string, request: FastifyRequest, reply: FastifyReply) {
    const currentDate = new Date(clock.now())
    const verified = await jwtVerify(note, secret, {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      requiredClaims: ['exp'],
      currentDate,
    }).catch(() => undefined)
    const parsed = claims.safeParse(verified?.payload)
    if (!parsed.success) return undefined
    const { creditor: creditorId, key: apiKeyId, person } = parsed.data
    if (person === undefined) {
      return spent(await findKey({ creditorId, apiKeyId, secretHash: null }, request.ip), reply)
    }
    const { name, agency: agencyId } = person
    const caller = { creditorId, apiKeyId, name, scopes: new Set(['reports:read']), agencyId }
    return (await isKnown(pool, caller)) ? caller : undefined
  }

  /** @throws Problem `too_many_requests` */
  function spent(found: FoundKey | undefined, reply: FastifyReply): Caller | undefined {
    if (found?.rate !== undefined) spendRate(reply, found.rate, clock.now())
    return found?.caller
  }

  return { open, callerOf }
}
