/** Permits and placements put straight into the books, for tests that are about what becomes of them. */
import { newId } from '../../src/platform/new-id.ts'
import type { Books } from './books.ts'

export interface Granted {
  readonly permitId: string
  readonly accountId: string
  readonly contactPointId: string
}

const HOUR_MS = 3_600_000

/** For a call to the first contact point of the account, good for an hour from now. */
export async function grantPermit(
  books: Books,
  accountNumber: string,
  options: { channel?: string; agencyId?: string } = {},
): Promise<Granted> {
  const { rows } = await books.owner.query(
    `select a.account_id, a.borrower_id, c.contact_point_id, c.party, c.person
     from accounts a join contact_points c using (creditor_id, borrower_id)
     where a.account_number = $1 order by c.contact_point_id limit 1`,
    [accountNumber],
  )
  const { account_id, borrower_id, contact_point_id, party, person } = rows[0]
  const [permitId, decisionId] = [newId(), newId()]
  const now = new Date(books.clock.now())
  const { channel = 'voice', agencyId = null } = options
  const actor = agencyId === null ? { kind: 'in-house' } : { kind: 'agency', id: agencyId }
  const ask = {
    atMs: now.getTime(),
    channel,
    party,
    person,
    contactPoint: contact_point_id,
    purpose: 'demand',
    actor,
  }
  await books.owner.query("select tact_ensure_partition('decisions', $1)", [now.toISOString().slice(0, 10)])
  await books.owner.query(
    `insert into decisions (creditor_id, decision_id, decided_at, kind, permit_id, borrower_id, account_id, agency_id,
       verdict, ask, facts, answer, policy_version, policy_digest, actor, api_key_id)
     values ($1, $2, $3, 'permit', $4, $5, $6, $7, 'allowed', $8, '{}', '{}', 'x', 'x', 'x', $2)`,
    [books.creditorId, decisionId, now, permitId, borrower_id, account_id, agencyId, JSON.stringify(ask)],
  )
  await books.owner.query(
    `insert into permits (creditor_id, permit_id, borrower_id, account_id, contact_point_id, person, party, channel,
       purpose, actor_kind, agency_id, at, expires_at, status, decision_id, created_at, created_by_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'demand', $9, $10, $11, $12, 'open', $13, $11, $2)`,
    [
      books.creditorId,
      permitId,
      borrower_id,
      account_id,
      contact_point_id,
      person,
      party,
      channel,
      actor.kind,
      agencyId,
      now,
      new Date(now.getTime() + HOUR_MS),
      decisionId,
    ],
  )
  return { permitId, accountId: account_id, contactPointId: contact_point_id }
}

/** An agency that holds the account. @returns its id. */
export async function placeWithAgency(
  books: Books,
  accountNumber: string,
  reference: string,
): Promise<string> {
  const agencyId = newId()
  await books.owner.query(
    `insert into agencies (creditor_id, agency_id, reference, name, on_public_list, created_by)
     values ($1, $2, $3, $3, true, 'test')`,
    [books.creditorId, agencyId, reference],
  )
  await books.owner.query(
    `insert into placements (creditor_id, placement_id, account_id, agency_id, since, notice_given_on, terms, created_by)
     select creditor_id, $1, account_id, $1, '2026-03-01', '2026-03-01', '{}', 'test' from accounts
     where creditor_id = $2 and account_number = $3`,
    [agencyId, books.creditorId, accountNumber],
  )
  return agencyId
}

/** Binds the newest key of that name to the agency. */
export async function bindKey(books: Books, name: string, agencyId: string): Promise<void> {
  await books.owner.query(
    `update api_keys set agency_id = $1 where creditor_id = $2 and name = $3
       and created_at = (select max(created_at) from api_keys where name = $3)`,
    [agencyId, books.creditorId, name],
  )
}
