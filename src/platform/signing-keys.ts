/**
 * Ed25519 keys that follow from the master key and the number of a generation: nothing is stored, and every process of
 * a service signs alike. To rotate, raise the generation; what was signed under the last ones can still be verified.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { base64url, calculateJwkThumbprint, exportJWK, type JWK } from 'jose'
import type { Vault } from './vault.ts'

/** Head of a PKCS #8 document that holds an Ed25519 seed (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
/** Generations before the present one that are still published: longer than anything signed lives. */
const PAST_GENERATIONS = 2

export interface SigningKeys {
  /** @returns a compact JWS. */
  sign(claims: object, type: string): string
  /** The public keys: of the last generations, and of the next one, so that a verifier has it before it is used. */
  readonly jwks: { readonly keys: readonly JWK[] }
}

export async function deriveSigningKeys(vault: Vault, generation: number): Promise<SigningKeys> {
  const keys: JWK[] = []
  for (let each = Math.max(1, generation - PAST_GENERATIONS); each <= generation + 1; each++) {
    keys.push(await publicKey(keyOf(vault, each)))
  }
  const key = keyOf(vault, generation)
  const { kid } = await publicKey(key)
  if (kid === undefined) throw new Error('a signing key without a name')
  return {
    jwks: { keys },
    sign: (claims, type) => compactJws(key, { alg: 'EdDSA', kid, typ: type }, claims),
  }
}

/**
 * RFC 7515, 7.1. Signed by Node at once: the signer of `jose` goes by way of WebCrypto and another thread, which costs
 * three times the processor time, and permits are signed by the thousand.
 */
function compactJws(key: KeyObject, header: object, claims: object): string {
  const signed = `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(claims))}`
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
}

function keyOf(vault: Vault, generation: number): KeyObject {
  const der = Buffer.concat([PKCS8_HEAD, vault.derive(`tact signing ${generation}`)])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

async function publicKey(key: KeyObject): Promise<JWK> {
  const jwk = await exportJWK(createPublicKey(key))
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' }
}
