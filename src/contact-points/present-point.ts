import { type BorrowerRow, type ContactPointRow, contactPointView } from '../accounts/show-account.ts'
import type { Vault } from '../platform/vault.ts'

/** A contact point for those who keep it: never the value itself. */
export function presentPoint(
  creditorId: string,
  vault: Vault,
  borrower: BorrowerRow,
  point: ContactPointRow,
) {
  return {
    ...contactPointView(creditorId, vault, borrower, point),
    borrowerReference: borrower.reference,
    consent: (point.consent ?? null) as Record<string, unknown> | null,
    retiredAt: point.retiredAt?.toISOString() ?? null,
  }
}
