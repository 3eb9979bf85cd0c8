/** Agencies, placements and what was done to borrowers, for tests about partners. */
import { randomUUID } from 'node:crypto'
import { type Books, post } from './books.ts'

export interface Partner {
  readonly agencyId: string
  readonly key: string
}

/** An agency with a key of its own, made through the API by an administrator. */
export async function partner(books: Books, admin: string, reference: string): Promise<Partner> {
  const made = await post(books.app, admin, '/v1/agencies', { reference, name: `${reference} Ltd` })
  if (made.status !== 201) throw new Error(made.text)
  const { agencyId } = made.body
  return { agencyId, key: await books.key('agency', { agencyId }) }
}

/** @returns the id of the placement, which must have been made. */
export async function place(
  books: Books,
  admin: string,
  accountNumber: string,
  agencyId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const body = { agencyId, accountNumbers: [accountNumber], since: '2026-03-01', ...more }
  const answer = await post(books.app, admin, '/v1/placements', body)
  const placementId = answer.body.placements?.[0]?.placementId
  if (placementId === undefined) throw new Error(answer.text)
  return placementId
}

interface AccountIds {
  account_id: string
  borrower_id: string
  contact_point_id: string
}

export async function idsOf(books: Books, accountNumber: string): Promise<AccountIds> {
  const { rows } = await books.owner.query<AccountIds>(
    `select a.account_id, a.borrower_id, c.contact_point_id from accounts a
     join contact_points c on c.creditor_id = a.creditor_id and c.borrower_id = a.borrower_id
     where a.creditor_id = $1 and a.account_number = $2 order by c.contact_point_id limit 1`,
    [books.creditorId, accountNumber],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`no account ${accountNumber}`)
  return row
}

/** Contacts as they would have been reported, one minute apart and ending at `lastMs`. */
export async function contacts(
  books: Books,
  accountNumber: string,
  by: string,
  count: number,
  lastMs: number,
): Promise<void> {
  const ids = await idsOf(books, accountNumber)
  for (let i = 0; i < count; i += 1) {
    const at = new Date(lastMs - i * 60_000)
    await books.owner.query("select tact_ensure_partition('attempts', $1::date)", [at])
    await books.owner.query(
      `insert into attempts (creditor_id, attempt_id, at, borrower_id, account_id, contact_point_id, party, channel,
                             direction, outcome, by, purpose)
       values ($1, $2, $3, $4, $5, $6, 'borrower', 'voice', 'outbound', 'no_answer', $7, 'demand')`,
      [books.creditorId, randomUUID(), at, ids.borrower_id, ids.account_id, ids.contact_point_id, by],
    )
  }
}

/** A permit that is open, as it stands in the books. */
export async function openPermit(books: Books, accountNumber: string, agencyId: string): Promise<string> {
  const ids = await idsOf(books, accountNumber)
  const permitId = randomUUID()
  const now = books.clock.now()
  await books.owner.query(
    `insert into permits (creditor_id, permit_id, borrower_id, account_id, contact_point_id, party, channel, purpose,
                          actor_kind, agency_id, at, expires_at, status, decision_id, created_at, created_by_key)
     values ($1, $2, $3, $4, $5, 'borrower', 'voice', 'demand', 'agency', $6, $7, $8, 'open', $2, $7, $2)`,
    [
      books.creditorId,
      permitId,
      ids.borrower_id,
      ids.account_id,
      ids.contact_point_id,
      agencyId,
      new Date(now),
      new Date(now + 300_000),
    ],
  )
  return permitId
}
