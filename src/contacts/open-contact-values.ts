/** Numbers and addresses in clear, for those who were granted a permit and nobody else. */
import type { Tx } from '../platform/database.ts'
import type { Vault } from '../platform/vault.ts'

/** A value as the books keep it. */
export interface SealedValue {
  readonly borrowerId: string
  readonly sealed: Buffer
  readonly salt: Buffer
}

/** Of every contact point of the borrowers of the accounts, by its id. */
export async function loadSealedValues(
  tx: Tx,
  accountNumbers: readonly string[],
): Promise<Map<string, SealedValue>> {
  const { rows } = await tx.client.query<{
    contact_point_id: string
    borrower_id: string
    value_sealed: Buffer
    salt: Buffer
  }>({
    name: 'sealed-values',
    text: `select c.contact_point_id, c.borrower_id, c.value_sealed, b.salt
           from (select distinct borrower_id from accounts where creditor_id = $1 and account_number = any($2::text[])) a
           join borrowers b on b.creditor_id = $1 and b.borrower_id = a.borrower_id
           join contact_points c on c.creditor_id = $1 and c.borrower_id = a.borrower_id`,
    values: [tx.creditorId, accountNumbers],
  })
  return new Map(
    rows.map((row) => [
      row.contact_point_id,
      { borrowerId: row.borrower_id, sealed: row.value_sealed, salt: row.salt },
    ]),
  )
}

/** @throws Error when the value is not there or cannot be opened: then there is no permit. */
export function openContactValue(vault: Vault, creditorId: string, value: SealedValue | undefined): string {
  if (value === undefined) throw new Error('a permit for a contact point that is not there')
  return vault.ofBorrower(creditorId, value.salt).open(value.sealed, `contact ${value.borrowerId}`)
}
