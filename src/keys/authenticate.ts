/** Who is calling: the key or the sign-in of the request, checked anew each time. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../platform/problems.ts'
import { parseApiKey } from './api-key.ts'
import type { FindKey } from './find-keys.ts'
import { type Rate, spendRate } from './request-rate.ts'
import type { Scope } from './scopes.ts'
import type { SignIn } from './sign-in.ts'

export interface Caller {
  readonly creditorId: string
  /** Id of the key; of a person who signed in, an id made of issuer and subject, so that it is always the same. */
  readonly apiKeyId: string
  /** Name of the key, or the subject of the sign-in: what stands as the actor of a write. */
  readonly name: string
  readonly scopes: ReadonlySet<string>
  /** Set: the caller acts for this agency and sees what is placed with it, and nothing else. */
  readonly agencyId: string | null
}

export type Authenticate = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/**
 * Who presents this, now and from this address.
 *
 * @param spend told of the requests that the key or person has spent.
 * @returns undefined for whatever is not a key or sign-in that holds. @throws Problem `sign_in_unavailable`
 */
export type Recognise = (
  presented: string,
  address: string,
  spend?: (rate: Rate) => void,
) => Promise<Caller | undefined>

export function recogniser(findKey: FindKey, signIn: SignIn | undefined): Recognise {
  return async (presented, address, spend) => {
    const parsed = parseApiKey(presented)
    const key = parsed === undefined ? undefined : await findKey(parsed, address)
    const found = key ?? (await signIn?.(presented))
    if (found?.rate !== undefined) spend?.(found.rate)
    return found?.caller
  }
}

/**
 * The same answer for a missing, misshapen, unknown, expired and revoked key, one used from elsewhere, and a sign-in
 * that does not hold: nothing can be learned by trying.
 * @throws Problem `unauthenticated`, `too_many_requests`, `sign_in_unavailable`
 */
export function authenticator(clock: { now(): number }, recognise: Recognise): Authenticate {
  return async (request, reply) => {
    const presented = presentedKey(request.headers)
    const spend = (rate: Rate) => spendRate(reply, rate, clock.now())
    const caller = presented === undefined ? undefined : await recognise(presented, request.ip, spend)
    if (caller !== undefined) return caller
    throw new Problem(
      'unauthenticated',
      'Send the API key as "Authorization: Bearer <key>" or "X-Api-Key: <key>".',
    )
  }
}

/** @throws Problem `missing_scope` naming the scope. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope))
    throw new Problem('missing_scope', `This needs a caller with the scope ${scope}.`)
}

export function presentedKey(headers: FastifyRequest['headers']): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const header = headers['x-api-key']
  return typeof header === 'string' ? header : undefined
}
