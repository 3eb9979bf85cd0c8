/**
 * API keys: `tact_` + creditor id and key id (so a look-up needs no search across tenants) + `_` + secret.
 * The secret is 32 random bytes, shown once; SHA-256 of it is stored (a slow hash protects guessable passwords, which
 * this is not).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'

const SHAPE = /^tact_([A-Za-z0-9_-]{43})_([A-Za-z0-9_-]{43})$/

export interface ParsedKey {
  readonly creditorId: string
  readonly apiKeyId: string
  readonly secretHash: Buffer
}

export function makeApiKey(
  creditorId: string,
  apiKeyId: string,
): { key: string; prefix: string; secretHash: Buffer } {
  const ids = Buffer.concat([parse(creditorId), parse(apiKeyId)]).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  // The tail of the ids is random; the head is time and would look alike on every key.
  return { key: `tact_${ids}_${secret}`, prefix: `tact_…${ids.slice(-6)}`, secretHash: hash(secret) }
}

/** @returns undefined when the text is not shaped like a key. */
export function parseApiKey(text: string): ParsedKey | undefined {
  const match = SHAPE.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  const ids = Buffer.from(match[1], 'base64url')
  try {
    const creditorId = stringify(ids.subarray(0, 16))
    const apiKeyId = stringify(ids.subarray(16, 32))
    return { creditorId, apiKeyId, secretHash: hash(match[2]) }
  } catch {
    return undefined
  }
}

export function sameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
