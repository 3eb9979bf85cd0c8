/** A permit that a dialler or a field device can verify without asking anyone. Ids only: no name, number or address. */
import type { SigningKeys } from '../platform/signing-keys.ts'
import type { DecidedPermit } from './decide-permits.ts'

export const PERMIT_TOKEN_TYPE = 'tact-permit+jwt'

/** Instants are in seconds, as in any JWT: it covers contacts that begin from `nbf` on and before `exp`. */
export function signPermit(
  signing: SigningKeys,
  {
    account,
    ask,
    request,
    decisionId,
    permit,
  }: DecidedPermit & { permit: NonNullable<DecidedPermit['permit']> },
  issued: { creditorId: string; policyDigest: string; nowMs: number },
): string {
  return signing.sign(
    {
      iss: 'tact',
      jti: permit.permitId,
      iat: Math.floor(issued.nowMs / 1000),
      nbf: Math.floor(ask.atMs / 1000),
      // Rounded down: a verifier never lets through what the service would not.
      exp: Math.floor(permit.expiresAtMs / 1000),
      creditor: issued.creditorId,
      account: account.accountNumber,
      channel: ask.channel,
      party: ask.party,
      purpose: ask.purpose,
      contactPoint: ask.contactPoint ?? null,
      place: ask.place ?? null,
      actor: ask.actor.kind,
      agency: request.caller.agencyId,
      collector: request.question.collectorId ?? null,
      decision: decisionId,
      policy: issued.policyDigest,
    },
    PERMIT_TOKEN_TYPE,
  )
}
