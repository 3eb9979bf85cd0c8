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

interface Remembered {
  readonly salt: string
  /** Whose it is and what it was masked as. */
  readonly what: string
  readonly masked: string
}

/** By vault, since what one opens another does not; in it by the sealed bytes, of which no two are the same. */
const remembered = new WeakMap<Vault, Map<string, Remembered>>()

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
  const [key, underSalt] = [base64(sealed), base64(salt)]
  const before = known.get(key)
  if (before !== undefined && before.salt === underSalt && before.what === what) return before.masked
  const masked = mask()
  if (known.size >= REMEMBERED_MAX) known.delete(known.keys().next().value ?? '')
  known.set(key, { salt: underSalt, what, masked })
  return masked
}

const bytes = (value: Bytes) => (typeof value === 'string' ? Buffer.from(value, 'base64') : value)
const base64 = (value: Bytes) => (typeof value === 'string' ? value : value.toString('base64'))
