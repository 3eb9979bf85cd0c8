/** What became of the permits that were asked for: each step counts those of the step before that came so far. */
import type { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { ASKED, askedRange, askedValues, withoutReference } from './asked-range.ts'
import type { FunnelReport, funnelQuery } from './schemas.ts'

/** Contacts without a permit are no part of it, nor promises that were made in none. */
export async function countContacts(
  tx: Tx,
  query: z.output<typeof funnelQuery>,
  nowMs: number,
): Promise<FunnelReport> {
  const range = askedRange(query, nowMs)
  const values = askedValues(tx, query, range)
  const { rows } = await tx.client.query<FunnelReport['rows'][number]>(FUNNEL, values)
  return { ...range, timeZone: query.timeZone, rows: withoutReference(tx, rows) }
}

/** A contact can begin a little before the service's own clock says that its permit was given. */
const FUNNEL = `
  with asked as (${ASKED}),
  steps as (
    select asked.day, asked.channel, asked.agency_id, asked.permit_id is not null as granted,
           t.attempt_id is not null as used,
           t.outcome in ('conversation', 'refused') and t.party in ('borrower', 'co-borrower', 'guarantor') as reached,
           r.record_id is not null as promised, r.end_document->>'status' = 'kept' as kept
    from asked
    left join permits p on p.creditor_id = $1 and p.permit_id = asked.permit_id and p.status = 'used'
    left join attempts t on t.creditor_id = $1 and t.attempt_id = p.attempt_id
      and t.at >= $2::date::timestamp at time zone $4 - interval '1 day'
    left join records r on r.creditor_id = $1 and r.type = 'promise' and r.source_attempt_id = t.attempt_id
      and r.end_document->'mistaken' is null
  )
  select s.day, s.channel, s.agency_id as "agencyId", g.reference as agency, count(*) as asked,
         count(*) filter (where granted) as granted, count(*) filter (where used) as used,
         count(*) filter (where reached) as "rightParty", count(*) filter (where reached and promised) as promises,
         count(*) filter (where reached and promised and kept) as kept
  from steps s left join agencies g on g.creditor_id = $1 and g.agency_id = s.agency_id
  group by s.day, s.channel, s.agency_id, g.reference
  order by s.day, s.channel, g.reference nulls first`
