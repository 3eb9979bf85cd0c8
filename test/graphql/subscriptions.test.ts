/** Live answers: through one process what another has changed, and to each what he may see. */
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { MASTER_KEY, MORNING_MS, post, push, record } from '../support/books.ts'
import { collector } from '../support/collectors.ts'
import { client, type LiveClient, listening } from '../support/live.ts'
import { partner, place } from '../support/partners.ts'
import { forkService } from '../support/serve-at.ts'

const ACCOUNT = `subscription($number: String!) { accountChanged(accountNumber: $number) {
  accountNumber overdueTotal stage nextAction { why at } borrower { reference contactPoints { status } } } }`
const QUEUE = `subscription($filter: NextActionFilter) { nextActionsChanged(first: 5, filter: $filter) {
  edges { node { accountNumber nextAction { why } } } pageInfo { hasNextPage } } }`

const hold = (accountNumber: string) => ({ accountNumber, type: 'hold', details: { kind: 'review' } })

t.test('what one process changes, another tells at once', async (t) => {
  const { books } = await listening(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  await push(books.app, core, [record('A-1'), record('A-2')])
  const other = await forkService(books.url, MASTER_KEY, MORNING_MS)
  t.teardown(() => other.kill())
  const live = await client(t, other.url, crm)
  live.subscribe('one', ACCOUNT, { number: 'A-1' })
  live.subscribe('two', ACCOUNT, { number: 'A-2' })
  live.subscribe('none', ACCOUNT, { number: 'A-3' })
  live.subscribe('queue', QUEUE)
  const first = await live.next('one')
  t.match(
    first,
    { type: 'next', payload: { data: { accountChanged: { accountNumber: 'A-1' } } } },
    'as it is',
  )
  t.equal(first.payload.data.accountChanged.borrower.reference, 'B-A-1', 'with what is loaded behind it')
  t.match(await live.next('two'), { type: 'next' })
  t.same((await live.next('none')).payload.data, { accountChanged: null })
  t.equal((await live.next('queue')).payload.data.nextActionsChanged.edges.length, 2)
  // Longer than the rest between two answers: the next comes at once.
  await setTimeout(1100)
  const from = performance.now()
  t.equal((await post(books.app, crm, '/v1/records', hold('A-1'))).status, 201)
  const changed = await live.next('one')
  t.ok(performance.now() - from < 1000, `after ${Math.round(performance.now() - from)} ms`)
  t.not(changed.payload.data.accountChanged.nextAction.why, first.payload.data.accountChanged.nextAction.why)
  t.match(await live.next('queue'), { type: 'next' })
  t.same(await live.rest('two'), [], 'of another account nothing is told')
  await post(books.app, crm, '/v1/records', { type: 'note', accountNumber: 'A-1', details: {}, note: 'x' })
  t.match(await live.next('one'), { type: 'next' }, 'what was learned is told, changed plan or not')
  await push(books.app, core, [record('A-2', { overduePrincipal: 70_000 }), record('A-3')])
  t.equal((await live.next('two')).payload.data.accountChanged.overdueTotal, 72_000, 'a push')
  t.equal((await live.next('none')).payload.data.accountChanged.accountNumber, 'A-3', 'it is there now')
  const queued = async () => (await live.next('queue')).payload.data.nextActionsChanged.edges.length
  // What the note did may have been told on its own, before the push.
  const edges = await queued()
  t.equal(edges === 2 ? await queued() : edges, 3)
  live.stop('two')
  await push(books.app, core, [record('A-2', { overduePrincipal: 60_000 })])
  t.same(
    (await live.rest('two')).filter((message) => message.type === 'next'),
    [],
    'nothing after it was stopped',
  )
})

t.test('many changes at once are one answer, and the last state is told', async (t) => {
  const { books, url } = await listening(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  await push(books.app, core, [record('A-1')])
  const live = await client(t, url, crm)
  live.subscribe('one', ACCOUNT, { number: 'A-1' })
  await live.next('one')
  for (let i = 1; i <= 10; i++)
    await push(books.app, core, [record('A-1', { overduePrincipal: 100_000 + i })])
  const told = await live.rest('one', 3000)
  t.ok(told.length >= 1 && told.length <= 4, `${told.length} answers`)
  t.equal(told.at(-1)?.payload.data.accountChanged.overdueTotal, 102_010)
})

t.test("the queue of a collector follows his claims, page by page's content", async (t) => {
  const { books, url } = await listening(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  await push(books.app, core, [record('A-1'), record('A-2')])
  const id = await collector(books, 'C-1')
  const live = await client(t, url, crm)
  live.subscribe('mine', QUEUE, { filter: { collector: id } })
  t.equal((await live.next('mine')).payload.data.nextActionsChanged.edges.length, 0)
  await post(books.app, crm, '/v1/work-items/claim', { collectorId: id })
  t.equal((await live.next('mine')).payload.data.nextActionsChanged.edges.length, 1)
  await post(books.app, crm, '/v1/work-items/release', { collectorId: id })
  t.equal((await live.next('mine')).payload.data.nextActionsChanged.edges.length, 0)
})

t.test('another creditor and an agency without the account learn nothing, not even when', async (t) => {
  const { books, url } = await listening(t)
  const admin = await books.key('admin')
  const { borrower } = record('S')
  await push(
    books.app,
    admin,
    ['S-1', 'S-2'].map((number) => record(number, { borrower })),
  )
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  await place(books, admin, 'S-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
  const foreign = await client(t, url, await books.key('admin', { creditor: 'Other Bank' }))
  const holder = await client(t, url, one.key)
  const stranger = await client(t, url, two.key)
  for (const live of [foreign, holder, stranger]) {
    live.subscribe('account', ACCOUNT, { number: 'S-1' })
    live.subscribe('other', ACCOUNT, { number: 'S-2' })
    live.subscribe('queue', QUEUE)
  }
  for (const live of [foreign, stranger]) {
    t.same((await live.next('account')).payload.data, { accountChanged: null })
    t.same((await live.next('queue')).payload.data.nextActionsChanged.edges, [])
  }
  t.equal((await holder.next('account')).payload.data.accountChanged.accountNumber, 'S-1')
  t.same(
    (await holder.next('other')).payload.data,
    { accountChanged: null },
    'of the same borrower, not placed',
  )
  await holder.next('queue')
  // Of the account that is not placed, and of the borrower: seen by the holder in nothing.
  await push(books.app, admin, [record('S-2', { borrower, overduePrincipal: 1_000 })])
  await post(books.app, admin, '/v1/records', { type: 'note', accountNumber: 'S-2', details: {}, note: 'x' })
  await books.owner.query('update accounts set ability_score = 0.5, updated_at = now()')
  await books.owner.query("select pg_notify('tact_changes', $1)", [`${books.creditorId} *`])
  for (const [who, live] of [
    ['foreign', foreign],
    ['stranger', stranger],
    ['holder', holder],
  ] as const) {
    for (const id of ['account', 'other', 'queue'])
      t.same(
        (await live.rest(id, id === 'account' ? 2500 : 0)).filter(
          (one) => one.payload?.data?.accountChanged !== null,
        ),
        [],
        `${who} ${id}`,
      )
  }
  await push(books.app, admin, [record('S-1', { borrower, overduePrincipal: 90_000 })])
  t.equal(
    (await holder.next('account')).payload.data.accountChanged.overdueTotal,
    92_000,
    'its own it is told',
  )
  t.match(await holder.next('queue'), { type: 'next' })
  const { rows } = await books.owner.query('select placement_id from placements where ended_at is null')
  await post(books.app, admin, `/v1/placements/${rows[0].placement_id}/recall`, {})
  t.same((await holder.next('account')).payload.data, { accountChanged: null }, 'recalled: gone at once')
  for (const [who, live] of [
    ['foreign', foreign],
    ['stranger', stranger],
  ] as const)
    for (const id of ['account', 'queue']) t.same(await live.rest(id, 500), [], who)
})

t.test('the connection to the database is lost and regained: what was missed is told', async (t) => {
  const { books, url } = await listening(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  await push(books.app, core, [record('A-1')])
  const live = await client(t, url, crm)
  live.subscribe('one', ACCOUNT, { number: 'A-1' })
  await live.next('one')
  const cut = () =>
    books.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
  const { rowCount } = await cut()
  t.ok((rowCount ?? 0) > 1)
  // While nobody listens.
  await books.owner.query('update accounts set overdue_principal = 1, updated_at = now()')
  t.equal((await live.next('one', 10_000)).payload.data.accountChanged.overdueTotal, 2_001)
  await push(books.app, core, [record('A-1', { overduePrincipal: 5 })])
  t.equal((await live.next('one')).payload.data.accountChanged.overdueTotal, 2_005, 'and it goes on')
  const listeners = await books.owner.query(
    "select from pg_stat_activity where datname = current_database() and query = 'listen tact_changes'",
  )
  t.equal(listeners.rowCount, 1, 'one connection listens')
})

t.test('a permission inside a live answer is of the moment of the answer', async (t) => {
  const { books, url } = await listening(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  await push(books.app, core, [record('A-1')])
  const live = await client(t, url, crm)
  live.subscribe(
    'one',
    'subscription { accountChanged(accountNumber: "A-1") { permissions { permission { at verdict } } } }',
  )
  const at = (told: Awaited<ReturnType<LiveClient['next']>>) =>
    told.payload.data.accountChanged.permissions[0].permission
  t.match(at(await live.next('one')), { at: '2026-03-10T02:00:00.000Z', verdict: 'allowed' })
  books.clock.set(Date.parse('2026-03-10T23:30:00+08:00'))
  await push(books.app, core, [record('A-1', { overduePrincipal: 5 })])
  t.match(at(await live.next('one')), { at: '2026-03-10T15:30:00.000Z', verdict: 'deferred' }, 'at night, no')
})
