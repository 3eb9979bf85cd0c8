/** One permit as its holder may see it, and giving it back before it expires. Never the number or address. */
import type { Caller } from '../keys/authenticate.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Channel, Party, Place, Purpose } from '../policy/facts.ts'
import type { PERMIT_STATES } from './permit-schemas.ts'

interface PermitRow {
  permit_id: string
  account_number: string
  status: 'open' | 'used' | 'released' | 'revoked'
  channel: Channel
  party: Party
  contact_point_id: string | null
  purpose: Purpose
  place: Place | null
  collector_id: string | null
  at: Date
  expires_at: Date
  revoked_at: Date | null
  revoked_why: string | null
  attempt_id: string | null
  decision_id: string
  created_at: Date
}

/** An agency sees its own permits, as long as the account is placed with it. */
const VISIBLE = `
  from permits p
  join accounts a on a.creditor_id = p.creditor_id and a.account_id = p.account_id
  where p.creditor_id = $1 and p.permit_id = $2
    and ($3::uuid is null or (p.agency_id = $3 and exists (
      select from placements l
      where l.creditor_id = $1 and l.account_id = p.account_id and l.agency_id = $3 and l.ended_at is null
        and l.visible_from <= $4 and (l.visible_until is null or l.visible_until > $4))))`

/** @throws Problem `not_found` */
export async function showPermit(tx: Tx, caller: Pick<Caller, 'agencyId'>, permitId: string, nowMs: number) {
  const { rows } = await tx.client.query<PermitRow>(
    `select p.permit_id, a.account_number, p.status, p.channel, p.party, p.contact_point_id, p.purpose, p.place,
            p.collector_id, p.at, p.expires_at, p.revoked_at, p.revoked_why, p.attempt_id, p.decision_id, p.created_at
     ${VISIBLE}`,
    [tx.creditorId, permitId, caller.agencyId, new Date(nowMs)],
  )
  const row = rows[0]
  if (row === undefined) throw new Problem('not_found', 'There is no such permit.')
  return {
    permitId: row.permit_id,
    accountNumber: row.account_number,
    status: permitState(row.status, row.expires_at.getTime(), nowMs),
    channel: row.channel,
    party: row.party,
    contactPointId: row.contact_point_id,
    purpose: row.purpose,
    place: row.place,
    collectorId: row.collector_id,
    at: row.at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedWhy: row.revoked_why,
    attemptId: row.attempt_id,
    decisionId: row.decision_id,
    createdAt: row.created_at.toISOString(),
  }
}

/**
 * Gives the contact back: its budget is free for the next question. Twice is as good as once.
 * @throws Problem `not_found`, `permit_not_open` when it was used or revoked.
 */
export async function releasePermit(
  tx: Tx,
  caller: Pick<Caller, 'agencyId'>,
  permitId: string,
  nowMs: number,
) {
  await tx.client.query(
    `update permits set status = 'released'
     where creditor_id = $1 and status = 'open' and permit_id in (select p.permit_id ${VISIBLE})`,
    [tx.creditorId, permitId, caller.agencyId, new Date(nowMs)],
  )
  const permit = await showPermit(tx, caller, permitId, nowMs)
  if (permit.status === 'used' || permit.status === 'revoked') {
    throw new Problem('permit_not_open', `The permit is ${permit.status}: it cannot be given back.`)
  }
  return permit
}

/** Nothing writes down that a permit expired. */
export function permitState(
  status: PermitRow['status'],
  expiresAtMs: number,
  nowMs: number,
): (typeof PERMIT_STATES)[number] {
  return status === 'open' && expiresAtMs <= nowMs ? 'expired' : status
}
