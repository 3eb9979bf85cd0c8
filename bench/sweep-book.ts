/** A made-up book for the sweep, written by the database itself: what a sweep reads, and nothing that it does not. */
import type pg from 'pg'

export interface SweepBook {
  readonly creditorId: string
  readonly accounts: number
  readonly seed: number
  /** Local date of the day the book is of. */
  readonly today: string
}

/** Five accounts are those of four borrowers. */
export function borrowersOf(accounts: number): number {
  return Math.max(1, Math.round(accounts * 0.8))
}

/** @param owner of the tables, which are empty. Nothing is planned yet. */
export async function makeSweepBook(owner: pg.Client, book: SweepBook): Promise<void> {
  const { creditorId, accounts, seed, today } = book
  const borrowers = borrowersOf(accounts)
  await owner.query(`
    -- Ids in the order of making, as the service makes them, and dice that fall the same for one seed.
    create function pg_temp.made_id(kind int, n bigint) returns uuid language sql immutable as
      $$ select ('0199' || lpad(to_hex(n >> 28), 8, '0') || '7' || lpad(to_hex(kind), 3, '0')
                 || '8' || lpad(to_hex(n & 268435455), 15, '0'))::uuid $$;
    create function pg_temp.dice(n bigint, what int, sides int) returns int language sql immutable as
      $$ select (abs(hashint8extended(n, ${seed}::bigint * 1000 + what)) % sides)::int $$`)
  const insert = (text: string) => owner.query(text)
  for (const month of [0, 1, 2]) {
    await owner.query(
      `select tact_ensure_partition('attempts', ($1::date - make_interval(months => $2))::date)`,
      [today, month],
    )
  }
  await insert(`
    insert into borrowers (creditor_id, borrower_id, reference, kind, name_sealed, salt, digest, jurisdiction, time_zones)
    select '${creditorId}', pg_temp.made_id(1, n), 'B-' || n,
           case when pg_temp.dice(n, 1, 10) = 0 then 'organisation' else 'person' end,
           decode(repeat('ab', 40), 'hex'), decode(repeat('cd', 16), 'hex'), decode(repeat('ef', 16), 'hex'),
           (array['CN', 'CN', 'CN', 'CN', 'CN', 'CN', 'CN', 'TW', 'HK', 'US-CA'])[1 + pg_temp.dice(n, 2, 10)],
           array[(array['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai',
                        'Asia/Shanghai', 'Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong',
                        'America/Los_Angeles'])[1 + pg_temp.dice(n, 2, 10)]]
    from generate_series(1, ${borrowers}) n`)
  await insert(`
    insert into contact_points (creditor_id, contact_point_id, borrower_id, party, person, channels, value_sealed,
                                value_index, source, status, place)
    select '${creditorId}', pg_temp.made_id(2, n * 3 + k), pg_temp.made_id(1, n),
           (array['borrower', 'borrower', 'emergency-contact'])[k + 1], (array['borrower', 'borrower', 'contact-1'])[k + 1],
           case k when 0 then array['voice', 'sms'] when 1 then array['email'] else array['voice'] end,
           decode(repeat('ab', 40), 'hex'), decode(lpad(to_hex(n * 3 + k), 32, '0'), 'hex'), 'contract',
           case when pg_temp.dice(n * 3 + k, 3, 4) = 0 then 'verified' else 'unverified' end, null
    from generate_series(1, ${borrowers}) n, generate_series(0, 2) k`)
  await insert(`
    insert into accounts (creditor_id, account_id, account_number, borrower_id, product, currency, overdue_principal,
      overdue_interest, overdue_penalty, overdue_fees, total_outstanding, oldest_unpaid_due_date, last_payment_on,
      ability_score, willingness_score, business_date, batch_id, digest, status, policy_version, segment, ladder,
      stage_since, stage_why, next_action, next_why, priority, replan_at)
    select '${creditorId}', pg_temp.made_id(3, n), 'A-' || n, pg_temp.made_id(1, 1 + n % ${borrowers}),
           (array['consumer-loan', 'credit-card', 'mortgage', 'small-business-loan'])[1 + pg_temp.dice(n, 4, 4)], 'CNY',
           10000 + pg_temp.dice(n, 5, 1000000), pg_temp.dice(n, 6, 20000), 0, 0, 2000000 + pg_temp.dice(n, 7, 9000000),
           date '${today}' - pg_temp.dice(n, 8, 200) - 1,
           case when pg_temp.dice(n, 9, 3) = 0 then date '${today}' - pg_temp.dice(n, 10, 90) end,
           case when pg_temp.dice(n, 11, 2) = 0 then pg_temp.dice(n, 12, 100) end,
           case when pg_temp.dice(n, 11, 2) = 0 then pg_temp.dice(n, 13, 100) end,
           date '${today}', pg_temp.made_id(4, 1), decode(repeat('00', 16), 'hex'), 'overdue', '', '', '',
           timestamptz '${today}', 'not_earned', 'none', 'not_planned', 0, timestamptz '${today}'
    from generate_series(1, ${accounts}) n`)
  await insert(`
    insert into attempts (creditor_id, attempt_id, at, borrower_id, account_id, contact_point_id, person, party, channel,
                          direction, outcome, "by", purpose)
    select '${creditorId}', pg_temp.made_id(5, n),
           timestamptz '${today} 02:00Z' - make_interval(hours => 1 + pg_temp.dice(n, 14, 1000)),
           pg_temp.made_id(1, whose.b), pg_temp.made_id(3, case whose.b when 1 then ${borrowers} else whose.b - 1 end),
           pg_temp.made_id(2, whose.b * 3), 'borrower', 'borrower',
           case when pg_temp.dice(n, 15, 3) = 0 then 'sms' else 'voice' end, 'outbound',
           (array['no-answer', 'busy', 'conversation', 'no-answer'])[1 + pg_temp.dice(n, 16, 4)], 'in-house', 'demand'
    from generate_series(1, ${borrowers * 2}) n
    cross join lateral (select 1 + pg_temp.dice(n, 17, ${borrowers})::bigint as b) whose`)
  // A hold for three in a hundred, a promise for five.
  await insert(`
    insert into records (creditor_id, record_id, borrower_id, type, document, learned_at, recorded_at, recorded_by)
    select '${creditorId}', pg_temp.made_id(6, n), pg_temp.made_id(1, n), k.type,
           case k.type when 'hold' then jsonb_build_object('kind', 'hardship', 'fromMs', made.ms - 86400000,
                                                           'untilMs', made.ms + 86400000::bigint * (1 + pg_temp.dice(n, 18, 30)))
                else jsonb_build_object('status', 'pending', 'atMs', made.ms - 86400000, 'amountMinor', 10000,
                                        'dueOn', (date '${today}' + pg_temp.dice(n, 19, 10))::text) end,
           timestamptz '${today}', timestamptz '${today}', 'bench'
    from generate_series(1, ${borrowers}) n
    cross join lateral (select case when pg_temp.dice(n, 20, 100) < 3 then 'hold'
                                    when pg_temp.dice(n, 20, 100) < 8 then 'promise' end as type) k
    cross join (select (extract(epoch from timestamptz '${today}') * 1000)::bigint as ms) made
    where k.type is not null`)
  await owner.query(
    'vacuum analyze accounts, borrowers, contact_points, attempts, records, permits, placements, agencies',
  )
}
