/**
 * What is shown of names and contact values, remembered: to open and mask one takes longer than all the rest of a line.
 * Only the masked text is kept, under the sealed bytes and the salt that opens them: a borrower whose salt was deleted is
 * not found here either.
 */
import { normaliseContactValue } from '../intake/normalise-contact-value.ts'
import type { Vault } from '../platform/vault.ts'
import type { Channel } from '../policy/facts.ts'
import { maskName } from './mask.ts'

/** Some 20 MB at the most. */
const REMEMBERED_MAX = 100_000

/** Bytes, or their base64. */
type Bytes = Buffer | string

interface Owner {
  readonly borrowerId: string
  readonly salt: Bytes
}

/** By vault, since what one opens another does not. */
const remembered = new WeakMap<Vault, Map<string, string>>()

export function maskedName(
  creditorId: string,
  vault: Vault,
  { borrowerId, salt, nameSealed }: Owner & { readonly nameSealed: Bytes },
): string {
  return once(vault, `name ${borrowerId}`, salt, nameSealed, () =>
    maskName(vault.ofBorrower(creditorId, bytes(salt)).open(bytes(nameSealed), `name ${borrowerId}`)),
  )
}

export function maskedValue(
  creditorId: string,
  vault: Vault,
  { borrowerId, salt, jurisdiction }: Owner & { readonly jurisdiction: string | null },
  { channels, valueSealed }: { readonly channels: readonly Channel[]; readonly valueSealed: Bytes },
): string {
  return once(vault, `${borrowerId} ${jurisdiction} ${channels}`, salt, valueSealed, () => {
    const value = vault.ofBorrower(creditorId, bytes(salt)).open(bytes(valueSealed), `contact ${borrowerId}`)
    return normaliseContactValue(channels, value, jurisdiction).masked
  })
}

/** The oldest goes when there is no room: a page that is read again and again comes back by itself. */
function once(vault: Vault, what: string, salt: Bytes, sealed: Bytes, mask: () => string): string {
  let known = remembered.get(vault)
  if (known === undefined) {
    known = new Map()
    remembered.set(vault, known)
  }
  const key = `${what} ${base64(salt)} ${base64(sealed)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const masked = mask()
  if (known.size >= REMEMBERED_MAX) known.delete(known.keys().next().value ?? '')
  known.set(key, masked)
  return masked
}

const bytes = (value: Bytes) => (typeof value === 'string' ? Buffer.from(value, 'base64') : value)
const base64 = (value: Bytes) => (typeof value === 'string' ? value : value.toString('base64'))
