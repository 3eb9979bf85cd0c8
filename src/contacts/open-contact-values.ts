/** Numbers and addresses in clear, for those who were granted a permit and nobody else. */
import type { Tx } from '../platform/database.ts'
import type { Vault } from '../platform/vault.ts'

export async function openContactValues(
  tx: Tx,
  vault: Vault,
  contactPointIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactPointIds.length === 0) return new Map()
  const { rows } = await tx.client.query<{
    contact_point_id: string
    borrower_id: string
    value_sealed: Buffer
    salt: Buffer
  }>({
    name: 'sealed-values',
    text: `select c.contact_point_id, c.borrower_id, c.value_sealed, b.salt
           from contact_points c
           join borrowers b on b.creditor_id = c.creditor_id and b.borrower_id = c.borrower_id
           where c.creditor_id = $1 and c.contact_point_id = any($2::uuid[])`,
    values: [tx.creditorId, [...new Set(contactPointIds)]],
  })
  return new Map(
    rows.map((row) => [
      row.contact_point_id,
      vault.ofBorrower(tx.creditorId, row.salt).open(row.value_sealed, `contact ${row.borrower_id}`),
    ]),
  )
}
