/**
 * What a sweep reads of each table, in the order in which `read-batch.ts` takes the columns. $1 is the creditor, $2 the ids
 * of the batch; the first column says whose the row is. Lists of words come as text: there are few, and each is read once.
 *
 * Each is read in the order of the index that finds it: nothing else makes sure that this one is taken while a table is new
 * and nothing is known of it. The ids of a batch lie close together, so that most of them are found on one page.
 */

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

export const STATEMENTS = {
  // A row that somebody else is changing is skipped: whoever changes it plans it. What it is planned by is no key, so
  // that those who only refer to the account need not wait.
  accounts: `
    select a.borrower_id, a.account_id, a.product, a.currency,
           a.overdue_principal + a.overdue_interest + a.overdue_penalty + a.overdue_fees, a.total_outstanding,
           a.oldest_unpaid_due_date, a.limitation_ends_on, a.secured_or_guaranteed, a.ability_score,
           a.willingness_score, a.last_payment_on,
           a.policy_version, a.segment, a.ladder, a.stage, ${ms('a.stage_since')}, ${ms('a.lower_stage_earned_since')},
           a.stage_why, a.next_action, a.next_channel, a.next_party, a.next_contact_point_id, a.next_why,
           ${ms('a.next_action_at')}, a.priority
    from accounts a
    where a.creditor_id = $1 and a.account_id = any($2::uuid[])
      and ($3 or a.replan_at <= $4 or a.policy_version <> all($5::text[]))
    order by a.account_id for no key update skip locked`,
  borrowers: `
    select b.borrower_id, b.kind, b.jurisdiction, to_json(b.time_zones)::text
    from borrowers b where b.creditor_id = $1 and b.borrower_id = any($2::uuid[])`,
  points: `
    select c.borrower_id, c.contact_point_id, c.person, c.party, to_json(c.channels)::text, c.status, c.source, c.place,
           c.consent
    from contact_points c where c.creditor_id = $1 and c.borrower_id = any($2::uuid[])
    order by c.creditor_id, c.borrower_id, c.party, c.person, c.value_index`,
  attempts: `
    select t.borrower_id, ${ms('t.at')}, t.channel, t.direction, t.party, t.contact_point_id, t.person, t.outcome, t.by,
           t.account_id, t.also_accounts, t.purpose, t.place
    from attempts t
    where t.creditor_id = $1 and t.borrower_id = any($2::uuid[])
      and t.at > $3::timestamptz - make_interval(days => $4)`,
  // Until it expires an open permit counts like a contact that happened.
  permits: `
    select p.borrower_id, ${ms('p.at')}, p.channel, 'outbound', p.party, p.contact_point_id, p.person, 'reserved',
           coalesce(p.agency_id::text, p.actor_kind), p.account_id, null::uuid[], p.purpose, p.place,
           ${ms('p.expires_at')}
    from permits p
    where p.creditor_id = $1 and p.borrower_id = any($2::uuid[])
      and p.status = 'open' and p.expires_at > $3::timestamptz
    order by p.creditor_id, p.borrower_id, p.at`,
  records: `
    select r.borrower_id, r.type, r.account_id, r.document, ${ms('r.ended_at')}, r.end_document
    from records r where r.creditor_id = $1 and r.borrower_id = any($2::uuid[])
    order by r.creditor_id, r.borrower_id, r.recorded_at`,
  // An agency acts only within the dates of its certification, whatever those of the placement are.
  placements: `
    select l.account_id, l.agency_id, greatest(l.since, g.certified_from), least(l.until, g.certified_until),
           l.notice_given_on, g.on_public_list, g.licensed_until
    from (select * from placements
          where creditor_id = $1 and account_id = any($2::uuid[]) and ended_at is null
          order by creditor_id, account_id, created_at offset 0) l
    join agencies g on g.creditor_id = $1 and g.agency_id = l.agency_id and g.closed_at is null`,
} as const
