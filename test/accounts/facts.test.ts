/** What the books hold is what the policy sees. */
import t from 'tap'
import { loadFacts } from '../../src/accounts/load-facts.ts'
import { withCreditor } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/new-id.ts'
import { type Books, MORNING_MS, openBooks, push, record } from '../support/books.ts'

const HOUR_MS = 3_600_000

async function accountOf(books: Books): Promise<{ accountId: string; borrowerId: string; pointId: string }> {
  await push(books.app, await books.key('core'), [record('A-1')])
  const { rows } = await books.owner.query(
    `select account_id, borrower_id, contact_point_id from accounts join contact_points using (borrower_id)`,
  )
  return { accountId: rows[0].account_id, borrowerId: rows[0].borrower_id, pointId: rows[0].contact_point_id }
}

const factsOf = async (books: Books) => {
  const loaded = await withCreditor(books.database.pool, books.creditorId, (tx) =>
    loadFacts(tx, { accountNumbers: ['A-1'] }, MORNING_MS),
  )
  if (loaded[0] === undefined) throw new Error('no account')
  return loaded[0].facts
}

t.test('records are facts, each in its list, and an ended one says when it ended', async (t) => {
  const books = await openBooks(t)
  const { accountId, borrowerId } = await accountOf(books)
  const keep = async (type: string, document: object, end: { at?: number; document?: object } = {}) => {
    await books.owner.query(
      `insert into records (creditor_id, record_id, borrower_id, account_id, type, document, learned_at, recorded_at,
         recorded_by, ended_at, end_document) values ($1, $2, $3, $4, $5, $6, now(), now(), 'test', $7, $8)`,
      [
        books.creditorId,
        newId(),
        borrowerId,
        type === 'promise' ? accountId : null,
        type,
        document,
        end.at === undefined ? null : new Date(end.at),
        end.document ?? null,
      ],
    )
  }
  await keep('consent', { kind: 'place', party: 'borrower', place: 'home', givenAtMs: 1 }, { at: 5_000 })
  await keep('refusal', { party: 'borrower', scope: 'channel', channel: 'sms', atMs: 2 })
  await keep('hold', { kind: 'complaint', fromMs: 3, untilMs: 9_000 }, { at: 8_000 })
  await keep(
    'dispute',
    { kind: 'amount', atMs: 4, status: 'open' },
    { at: 9_000, document: { answeredAtMs: 7 } },
  )
  await keep('promise', { atMs: 5, dueOn: '2026-03-20', amountMinor: 100, status: 'pending' })
  await keep(
    'promise',
    { atMs: 6, dueOn: '2026-02-20', amountMinor: 100, status: 'pending' },
    {
      at: 9_000,
      document: { status: 'broken' },
    },
  )
  await keep('notice', { kind: 'validation', atMs: 7 })
  await keep('approval', { kind: 'legal-step', atMs: 8 })
  await keep('preference', { kind: 'working-hours', party: 'borrower', from: '09:00', to: '17:00' })
  await keep('deceased', {}, { at: 9_000 })
  await keep('incapacity', { capacity: 'limited' })
  await keep('bankruptcy', { acceptedOn: '2026-03-01' })
  await keep('plan', { signedOn: '2026-03-02', status: 'performing' })
  const facts = await factsOf(books)
  t.match(facts.consents, [{ kind: 'place', withdrawnAtMs: 5_000 }])
  t.strictSame(facts.refusals, [{ party: 'borrower', scope: 'channel', channel: 'sms', atMs: 2 }])
  t.strictSame(facts.holds, [{ kind: 'complaint', fromMs: 3, untilMs: 8_000 }])
  t.strictSame(facts.disputes, [{ kind: 'amount', atMs: 4, status: 'resolved', answeredAtMs: 7 }])
  t.match(facts.promises, [
    { status: 'pending', account: accountId },
    { status: 'broken', account: accountId },
  ])
  t.match(facts.notices, [{ kind: 'validation' }])
  t.match(facts.approvals, [{ kind: 'legal-step' }])
  t.match(facts.workingHours, [{ from: '09:00' }])
  t.equal(facts.deceased, false, 'it was an error')
  t.equal(facts.capacity, 'limited')
  t.match(facts.bankrupt, { acceptedOn: '2026-03-01' })
  t.match(facts.plan, { status: 'performing' })
})

t.test('an open permit is a contact that counts, until it expires', async (t) => {
  const books = await openBooks(t)
  const { accountId, borrowerId, pointId } = await accountOf(books)
  const permit = (status: string, expiresAtMs: number) =>
    books.owner.query(
      `insert into permits (creditor_id, permit_id, borrower_id, account_id, contact_point_id, person, party, channel,
         purpose, actor_kind, at, expires_at, status, decision_id, created_at, created_by_key)
       values ($1, $2, $3, $4, $5, 'borrower', 'borrower', 'voice', 'demand', 'in-house', $6, $7, $8, $2, now(), $2)`,
      [
        books.creditorId,
        newId(),
        borrowerId,
        accountId,
        pointId,
        new Date(MORNING_MS),
        new Date(expiresAtMs),
        status,
      ],
    )
  await permit('open', MORNING_MS + HOUR_MS)
  await permit('open', MORNING_MS)
  for (const status of ['used', 'released', 'revoked']) await permit(status, MORNING_MS + HOUR_MS)
  const { attempts } = await factsOf(books)
  t.strictSame(attempts, [
    {
      atMs: MORNING_MS,
      channel: 'voice',
      direction: 'outbound',
      party: 'borrower',
      outcome: 'reserved',
      by: 'in-house',
      account: accountId,
      contactPoint: pointId,
      person: 'borrower',
      purpose: 'demand',
    },
  ])
})

t.test('a placement is seen with its agency, until it ends', async (t) => {
  const books = await openBooks(t)
  const { accountId } = await accountOf(books)
  const agency = newId()
  await books.owner.query(
    `insert into agencies (creditor_id, agency_id, reference, name, on_public_list, licensed_until, created_by)
     values ($1, $2, 'AG', 'Agency', true, '2026-12-31', 'test')`,
    [books.creditorId, agency],
  )
  await books.owner.query(
    `insert into placements (creditor_id, placement_id, account_id, agency_id, since, terms, created_by)
     values ($1, $2, $3, $2, '2026-03-01', '{}', 'test')`,
    [books.creditorId, agency, accountId],
  )
  t.strictSame((await factsOf(books)).placement, {
    agency,
    since: '2026-03-01',
    onPublicList: true,
    licensedUntil: '2026-12-31',
  })
  await books.owner.query("update placements set ended_at = now(), end_kind = 'recalled'")
  t.equal((await factsOf(books)).placement, null)
})
