/** Who is calling: the key or the sign-in of the request, checked anew each time. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../platform/problems.ts'
import { parseApiKey } from './api-key.ts'
import type { FindKey } from './find-keys.ts'
import { spendRate } from './request-rate.ts'
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
 * The same answer for a missing, misshapen, unknown, expired and revoked key, one used from elsewhere, and a sign-in
 * that does not hold: nothing can be learned by trying.
 * @throws Problem `unauthenticated`, `too_many_requests`, `sign_in_unavailable`
 */
export function authenticator(
  clock: { now(): number },
  findKey: FindKey,
  signIn: SignIn | undefined,
): Authenticate {
  return async (request, reply) => {
    const presented = presentedKey(request)
    const caller =
      presented === undefined
        ? undefined
        : ((await callerOfKey(presented, request, reply)) ?? (await signIn?.(presented)))
    if (caller !== undefined) return caller
    throw new Problem(
      'unauthenticated',
      'Send the API key as "Authorization: Bearer <key>" or "X-Api-Key: <key>".',
    )
  }

  async function callerOfKey(
    presented: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Caller | undefined> {
    const parsed = parseApiKey(presented)
    const found = parsed === undefined ? undefined : await findKey(parsed, request.ip)
    if (found?.rate !== undefined) spendRate(reply, found.rate, clock.now())
    return found?.caller
  }
}

/** @throws Problem `missing_scope` naming the scope. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope))
    throw new Problem('missing_scope', `This needs a caller with the scope ${scope}.`)
}

function presentedKey(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const header = request.headers['x-api-key']
  return typeof header === 'string' ? header : undefined
}
