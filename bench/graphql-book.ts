/** What happened to the accounts of the bench: each has the same ten things in its past, written by the database itself. */
import type pg from 'pg'

/** Entries of each timeline: pushes, changes of stage, permits, attempts and promises. */
export const PAST = { pushes: 3, stageChanges: 1, permits: 2, attempts: 3, promises: 1 } as const

/** References that no foreign key says, so that a server that reads the schema knows them too. */
const RELATIONS = ['delinquency_history', 'permits', 'attempts', 'records'].map(
  (table) =>
    `comment on table ${table} is E'@foreignKey (creditor_id, account_id) references accounts (creditor_id, account_id)'`,
)

/** @param owner of the tables; the accounts have been pushed once, on `today`. */
export async function makeUpPast(owner: pg.Client, today: string): Promise<void> {
  for (const table of ['attempts', 'delinquency_history'])
    for (const month of [0, 1]) {
      await owner.query(`select tact_ensure_partition($1, ($2::date - make_interval(months => $3))::date)`, [
        table,
        today,
        month,
      ])
    }
  const days = (name: string) => `timestamptz '${today} 02:00Z' - make_interval(days => 2 + ${name} * 2)`
  await owner.query(`
    insert into delinquency_history (creditor_id, account_id, business_date, batch_id, product, currency, overdue_total,
      total_outstanding, oldest_unpaid_due_date, status, segment, stage, recorded_at)
    select creditor_id, account_id, ('${today}'::date - 1 - n), gen_random_uuid(), product, currency,
           overdue_principal + overdue_interest + overdue_penalty + overdue_fees, total_outstanding,
           oldest_unpaid_due_date, status, segment, stage, timestamptz '${today} 01:00Z' - make_interval(days => 1 + n)
    from accounts, generate_series(1, ${PAST.pushes - 1}) n;
    insert into stage_changes (creditor_id, account_id, changed_at, stage_before, stage_after, segment, ladder, why,
      policy_version)
    select creditor_id, account_id, ${days('1')}, null, coalesce(stage, 'reminder'), segment, ladder, 'earned', policy_version
    from accounts;
    insert into attempts (creditor_id, attempt_id, at, borrower_id, account_id, contact_point_id, person, party, channel,
      direction, outcome, "by", purpose)
    select a.creditor_id, gen_random_uuid(), ${days('n')}, a.borrower_id, a.account_id, c.contact_point_id, c.person,
           c.party, c.channels[1], 'outbound', (array['no-answer', 'busy', 'conversation'])[n], 'in-house', 'demand'
    from accounts a
    cross join generate_series(1, ${PAST.attempts}) n
    left join lateral (select * from contact_points c
      where c.creditor_id = a.creditor_id and c.borrower_id = a.borrower_id order by c.contact_point_id limit 1) c on true
    where c.contact_point_id is not null;
    insert into permits (creditor_id, permit_id, borrower_id, account_id, contact_point_id, person, party, channel, purpose,
      actor_kind, at, expires_at, status, decision_id, created_at, created_by_key)
    select creditor_id, gen_random_uuid(), borrower_id, account_id, contact_point_id, person, party, channel, purpose,
           'in-house', at, at + interval '15 minutes', 'used', gen_random_uuid(), at, gen_random_uuid()
    from (select *, row_number() over (partition by account_id order by at) as n from attempts) t
    where n <= ${PAST.permits};
    insert into records (creditor_id, record_id, borrower_id, account_id, type, document, learned_at, recorded_at,
      recorded_by)
    select creditor_id, gen_random_uuid(), borrower_id, account_id, 'promise',
           jsonb_build_object('status', 'pending', 'amountMinor', 10000, 'dueOn', '${today}'::date + 3,
             'atMs', (extract(epoch from ${days('3')}) * 1000)::bigint, 'account', account_id),
           ${days('3')}, ${days('3')}, 'bench'
    from accounts`)
  for (const relation of RELATIONS) await owner.query(relation)
  // The service finds these by the borrower, and its index of the queue holds only what is in the queue; a server that goes
  // along the relations needs indexes of its own.
  await owner.query(`
    create index bench_queue on accounts (creditor_id, priority desc, next_action_at, account_id);
    create index bench_attempts on attempts (creditor_id, account_id, at);
    create index bench_records on records (creditor_id, account_id, recorded_at)`)
  await owner.query('vacuum analyze')
}

/** The history of the day itself is one of the pushes. */
export const TIMELINE_LENGTH = Object.values(PAST).reduce((sum, one) => sum + one, 0)
