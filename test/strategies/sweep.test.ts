/** After every sweep each stored plan is the one that would be worked out at that instant, and few accounts are touched. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { bareSweep, keepPlans } from '../../bench/bare-sweep.ts'
import { isSamePlan } from '../../src/accounts/is-same-plan.ts'
import { loadFacts } from '../../src/accounts/load-facts.ts'
import { storedPlan } from '../../src/accounts/plan-account.ts'
import { madeUpRecords } from '../../src/demo/made-up-portfolio.ts'
import { diceOf } from '../../src/demo/seeded-dice.ts'
import { type Tx, withCreditor } from '../../src/platform/database.ts'
import { policiesInForce } from '../../src/strategies/policy-in-force.ts'
import { type BatchAccount, readBatch } from '../../src/strategies/read-batch.ts'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { call } from '../rules/house-pack.ts'
import { type Books, openBooks, post, push, record } from '../support/books.ts'
import { contacts, openPermit, partner, place } from '../support/partners.ts'

const HOUR_MS = 3_600_000
const ACCOUNTS = 120

function within<T>(books: Books, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withCreditor(books.database.pool, books.creditorId, work)
}

/** A made-up book with something of everything that plans rest on. */
async function openBook(t: Test, seed: number) {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const options = { accounts: ACCOUNTS, borrowers: 70, today: '2026-03-10', seed }
  const numbers = [...madeUpRecords(options)].map((one) => one.accountNumber)
  await push(books.app, admin, [...madeUpRecords(options)])
  const dice = diceOf(seed, 'sweep', 0)
  const any = () => dice.pick(numbers)
  const keep = async (type: string, details: object) => {
    const answer = await post(books.app, admin, '/v1/records', { accountNumber: any(), type, details })
    if (answer.status !== 201) throw new Error(`${type}: ${answer.text}`)
  }
  const at = (hours: number) => new Date(books.clock.now() + hours * HOUR_MS).toISOString()
  for (let n = 0; n < 8; n++) {
    await keep('hold', { kind: 'hardship', until: at(dice.whole(1, 60)) })
    await keep('promise', { dueOn: dice.pick(['2026-03-10', '2026-03-11', '2026-03-13']), amountMinor: 100 })
    await keep('consent', { kind: 'contact-hours', from: '20:00', to: dice.pick(['22:17', '23:05']) })
    await keep('refusal', { scope: 'time-slot', from: '12:00', to: '14:00' })
    await keep('approval', { kind: 'risk-assessment', until: at(dice.whole(5, 50)) })
    await keep('notice', { kind: 'visit-notice', via: 'letter' })
    await contacts(
      books,
      any(),
      'in-house',
      dice.whole(1, 4),
      books.clock.now() - dice.whole(1, 70) * HOUR_MS,
    )
  }
  const { agencyId } = await partner(books, admin, 'AG-1')
  for (const number of new Set([any(), any(), any()])) {
    await place(books, admin, number, agencyId, { until: dice.pick(['2026-03-11', '2026-03-12']) })
    await openPermit(books, number, agencyId)
  }
  return { books, admin, any, dice, agencyId }
}

/** Accounts of which the stored plan is not what one would plan now. */
async function staleAccounts(books: Books): Promise<string[]> {
  const nowMs = books.clock.now()
  return within(books, async (tx) => {
    const { policy } = (await policiesInForce(tx.client, tx.creditorId)).champion
    const batch = await readAll(tx, nowMs)
    const loaded = await loadFacts(tx, { accountIds: batch.map((one) => one.accountId) }, nowMs)
    const facts = new Map(loaded.map((one) => [one.accountId, one]))
    return batch.flatMap(({ accountId, stored }) => {
      const one = facts.get(accountId)
      if (one === undefined) return [`${accountId} is gone`]
      const fresh = storedPlan(one.facts, policy, nowMs, one.permitExpiresAtMs)
      return isSamePlan(stored, fresh, nowMs)
        ? []
        : [`${one.accountNumber} ${new Date(nowMs).toISOString()} ${JSON.stringify({ stored, fresh })}`]
    })
  })
}

async function readAll(tx: Tx, nowMs: number): Promise<BatchAccount[]> {
  const { rows } = await tx.client.query<{ account_id: string; borrower_id: string }>(
    'select account_id, borrower_id from accounts where creditor_id = $1',
    [tx.creditorId],
  )
  const keys = {
    accountIds: rows.map((row) => row.account_id),
    borrowerIds: [...new Set(rows.map((row) => row.borrower_id))],
    wanted: { all: true, dueMs: nowMs, policyVersions: [] },
  }
  return readBatch(tx, keys, nowMs)
}

/** Nothing depends on the order of the lists, and what was recorded in one moment has none. */
function inOrder(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
    ]),
  )
}

const SEED = Number(process.env.TACT_SWEEP_SEED ?? Date.now() % 1_000_000)
/** A book of which some account has each of what is looked for: random ones do not always. */
const BOOK_WITH_ALL = 1

t.test(`the clock walks, and after each sweep every plan is as of now (seed ${SEED})`, async (t) => {
  const { books, any, dice, agencyId } = await openBook(t, SEED)
  await sweepCreditor(books, books.creditorId, { all: true })
  let looks = 0
  let touched = 0
  for (let step = 0; step < 40; step++) {
    const minutes = dice.pick([7, 15, 15, 15, 41, 120, 333])
    books.clock.set(books.clock.now() + minutes * 60_000 + dice.whole(0, 999))
    if (step % 12 === 5) {
      // As whoever gives a permit would have it, and with the plan left to the sweep.
      const number = any()
      await openPermit(books, number, agencyId)
      await books.owner.query(
        `insert into replan_requests (creditor_id, request_id, account_id)
         select b.creditor_id, gen_random_uuid(), b.account_id from accounts a
         join accounts b using (creditor_id, borrower_id) where a.account_number = $1`,
        [number],
      )
    }
    const { planned } = await sweepCreditor(books, books.creditorId)
    looks += ACCOUNTS
    touched += planned
    const stale = await staleAccounts(books)
    t.same(stale, [], `step ${step} at ${new Date(books.clock.now()).toISOString()}: ${planned} planned`)
    if (stale.length > 0) return
    t.same(await sweepCreditor(books, books.creditorId), { planned: 0, changed: 0 }, 'nothing is left')
  }
  t.comment(`${touched} of ${looks} looks`)
  t.ok(touched < looks / 2, 'most sweeps leave most accounts alone')
})

t.test('the batch reads the facts that the single account is decided on', async (t) => {
  const { books } = await openBook(t, BOOK_WITH_ALL)
  const nowMs = books.clock.now()
  await within(books, async (tx) => {
    const batch = await readAll(tx, nowMs)
    t.equal(batch.length, ACCOUNTS)
    const loaded = await loadFacts(tx, { accountIds: batch.map((one) => one.accountId) }, nowMs)
    const byId = new Map(loaded.map((one) => [one.accountId, one]))
    for (const { accountId, facts, permitExpiresAtMs } of batch) {
      const one = byId.get(accountId)
      t.same(inOrder(facts), inOrder(one?.facts ?? {}))
      t.equal(permitExpiresAtMs, one?.permitExpiresAtMs)
    }
    t.ok(batch.some((one) => one.permitExpiresAtMs !== null && one.facts.placement !== null))
    t.ok(batch.some((one) => one.facts.holds.length > 0 && one.facts.attempts.length > 0))
  })
})

t.test('what the bench compares a sweep with follows the statements of the sweep', async (t) => {
  const { books } = await openBook(t, BOOK_WITH_ALL)
  await keepPlans(books.owner)
  const { rows } = await bareSweep(books.url, new Date(books.clock.now()))
  const { rows: tables } = await books.owner.query<{ count: number }>(
    `select (select count(*) from accounts) + (select count(*) from borrowers)
          + (select count(*) from contact_points) as count`,
  )
  t.ok(rows > (tables[0]?.count ?? Number.NaN), 'all of them, and what is on record besides')
})

t.test('two sweeps at once share the work, and none undoes what the other did', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  await push(
    books.app,
    core,
    Array.from({ length: 3000 }, (_, n) => record(`A-${n}`)),
  )
  books.clock.set(books.clock.now() + 24 * HOUR_MS)
  const results = await Promise.all([1, 2].map(() => sweepCreditor(books, books.creditorId)))
  const planned = results.map((one) => one.planned)
  t.equal(
    planned.reduce((sum, one) => sum + one, 0),
    3000,
    `each account once: ${planned}`,
  )
  t.same(await staleAccounts(books), [])
})

t.test('a sweep that is stopped goes on where it was', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  await push(
    books.app,
    core,
    Array.from({ length: 6000 }, (_, n) => record(`A-${n}`)),
  )
  books.clock.set(books.clock.now() + 24 * HOUR_MS)
  const stop = new AbortController()
  const sweeping = sweepCreditor(books, books.creditorId, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await t.rejects(sweeping, { message: 'enough' })
  const { planned } = await sweepCreditor(books, books.creditorId)
  t.ok(planned > 0 && planned < 6000, `${planned} were left`)
  t.same(await staleAccounts(books), [])
})

t.test('who is busy is left alone, and planned by the next sweep when something was learned', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  const crm = await books.key('crm')
  await push(books.app, core, [record('A-1'), record('A-2')])
  await sweepCreditor(books, books.creditorId, { all: true })
  books.clock.set(books.clock.now() + 60_000)
  await books.owner.query("begin; select from accounts where account_number = 'A-1' for update")
  const details = { kind: 'hardship', until: '2026-04-01T00:00:00.000Z' }
  const kept = await post(books.app, crm, '/v1/records', { accountNumber: 'A-1', type: 'hold', details })
  t.equal(kept.status, 201, 'a hold is taken in although a push holds the account')
  const during = await sweepCreditor(books, books.creditorId)
  t.same(during, { planned: 0, changed: 0 }, 'nobody waits for the push')
  await books.owner.query('commit')
  t.equal((await staleAccounts(books)).length, 1, 'the push knew nothing of the hold')
  t.same(await sweepCreditor(books, books.creditorId), { planned: 1, changed: 1 })
  t.same(await staleAccounts(books), [])
  t.same(await sweepCreditor(books, books.creditorId), { planned: 0, changed: 0 }, 'it is asked for no more')
})

t.test('who is held while the rules change is planned under the new ones once free', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  await push(books.app, core, [record('A-1'), record('A-2')])
  await sweepCreditor(books, books.creditorId, { all: true })
  await books.owner.query("update accounts set policy_version = 'of before'")
  await books.owner.query("begin; select from accounts where account_number = 'A-1' for update")
  const sweeping = sweepCreditor(books, books.creditorId)
  await setTimeout(500)
  t.same((await staleVersions(books)).length, 1, 'it waits for nobody')
  await books.owner.query('commit')
  t.equal((await sweeping).planned, 2)
  t.same(await staleVersions(books), [])
})

t.test('a sweep that began before a change of rules does not plan under the rules of before', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1')])
  await books.owner.query("update accounts set policy_version = 'of before'")
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
  const slow = sweepCreditor(
    { ...books, database: { pool: stoppingAt(books, reach, gate) } },
    books.creditorId,
  )
  await reached
  const off = { enabled: false, reason: 'while it sweeps' }
  await call(books.app, admin, 'PUT', '/v1/rule-switches/CN-H2', off)
  await sweepCreditor(books, books.creditorId)
  open()
  t.equal((await slow).planned, 1, 'it did plan the account')
  const { rows } = await books.owner.query('select policy_version from accounts')
  t.match(rows[0].policy_version, /CN-H2:off/)
})

t.test(
  'what was planned under newer rules meanwhile is not planned once more for one that was held',
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    await push(books.app, admin, [record('A-1'), record('A-2'), record('A-3')])
    await books.owner.query("update accounts set policy_version = 'of before'")
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
    const slow = sweepCreditor(
      { ...books, database: { pool: stoppingAt(books, reach, gate) } },
      books.creditorId,
    )
    await reached
    await call(books.app, admin, 'PUT', '/v1/rule-switches/CN-H2', {
      enabled: false,
      reason: 'while it sweeps',
    })
    await books.owner.query("begin; select from accounts where account_number = 'A-1' for update")
    open()
    await setTimeout(300)
    await books.owner.query('commit')
    const { planned } = await slow
    t.ok(planned <= 3, `${planned} of three`)
  },
)

/** A pool whose connections wait at the gate before they hold the accounts of a batch. */
function stoppingAt(books: Books, reach: () => void, gate: Promise<void>): Books['database']['pool'] {
  const { pool } = books.database
  const connect = async () => {
    const client = await pool.connect()
    let before: Promise<unknown> = Promise.resolve()
    const query = (statement: string | { name?: string }, values?: unknown[]) => {
      const isBatch = typeof statement === 'object' && statement.name === 'sweep-accounts'
      if (isBatch) before = before.then(reach).then(() => gate)
      before = before.then(() => client.query(statement as string, values))
      return before
    }
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') return query
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return new Proxy(pool, {
    get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)),
  })
}

/** Accounts that were planned under other rules. */
async function staleVersions(books: Books): Promise<string[]> {
  const { rows } = await books.owner.query(
    "select account_number from accounts where policy_version = 'of before' order by 1",
  )
  return rows.map((row) => row.account_number)
}

t.test('nobody sweeps the book of another creditor', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  await push(books.app, core, [record('A-1')])
  await books.key('core', { creditor: 'Other Bank' })
  const { rows } = await books.owner.query("select creditor_id from creditors where name = 'Other Bank'")
  t.same(await sweepCreditor(books, rows[0].creditor_id, { all: true }), { planned: 0, changed: 0 })
  t.same(await sweepCreditor(books, randomUUID(), { all: true }), { planned: 0, changed: 0 })
})
