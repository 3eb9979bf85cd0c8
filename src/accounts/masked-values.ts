/**
 * What is shown of names and contact values, remembered: to open and mask one takes longer than all the rest of a line.
 * Only the masked text is kept, under the sealed bytes and the salt that opens them: a borrower whose salt was deleted is
 * not found here either.
 */
import { normaliseContactValue } from '../intake/normalise-contact-value.ts'
import type { Vault } from '../platform/vault.ts'
import { maskName } from './mask.ts'
import type { BorrowerRow, ContactPointRow } from './show-account.ts'

/** Some 20 MB at the most. */
const REMEMBERED_MAX = 100_000

type Sealed = Pick<BorrowerRow, 'borrowerId' | 'salt'>

/** By vault, since what one opens another does not. */
const remembered = new WeakMap<Vault, Map<string, string>>()

export function maskedName(
  creditorId: string,
  vault: Vault,
  borrower: Sealed & Pick<BorrowerRow, 'nameSealed'>,
): string {
  const { borrowerId, salt, nameSealed } = borrower
  return once(vault, `name ${borrowerId}`, salt, nameSealed, () =>
    maskName(vault.ofBorrower(creditorId, salt).open(nameSealed, `name ${borrowerId}`)),
  )
}

export function maskedValue(
  creditorId: string,
  vault: Vault,
  { borrowerId, salt, jurisdiction }: Sealed & Pick<BorrowerRow, 'jurisdiction'>,
  { channels, valueSealed }: Pick<ContactPointRow, 'channels' | 'valueSealed'>,
): string {
  return once(vault, `${borrowerId} ${jurisdiction} ${channels}`, salt, valueSealed, () => {
    const value = vault.ofBorrower(creditorId, salt).open(valueSealed, `contact ${borrowerId}`)
    return normaliseContactValue(channels, value, jurisdiction).masked
  })
}

/** The oldest goes when there is no room: a page that is read again and again comes back by itself. */
function once(vault: Vault, what: string, salt: Buffer, sealed: Buffer, mask: () => string): string {
  const known = remembered.get(vault) ?? new Map<string, string>()
  remembered.set(vault, known)
  const key = `${what} ${salt.toString('latin1')} ${sealed.toString('latin1')}`
  const before = known.get(key)
  if (before !== undefined) return before
  const masked = mask()
  if (known.size >= REMEMBERED_MAX) known.delete(known.keys().next().value ?? '')
  known.set(key, masked)
  return masked
}
