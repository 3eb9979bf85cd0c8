/** Claims on borrowers: who gets which, for how long, and who gets them again. */
import t from 'tap'
import { get, openBooks, post, push, record, send } from '../support/books.ts'
import { claim, collector, portfolio, references } from '../support/collectors.ts'
import { partner, place } from '../support/partners.ts'

const MINUTE_MS = 60_000

t.test('a claim takes the head of the queue, with all accounts of the borrower', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  await portfolio(books, 6)
  const { borrower } = record('A-000')
  await push(books.app, await books.key('core'), [
    record('A-000-2', { borrower }),
    record('A-000-3', { borrower }),
  ])
  const [first, second] = [await collector(books, 'C-1'), await collector(books, 'C-2')]
  const mine = await claim(books, crm, first, { count: 3 })
  const theirs = await claim(books, crm, second, { count: 100 })
  t.equal(mine.length, 3)
  t.equal(theirs.length, 3, 'what is left, and no more')
  t.equal(new Set([...references(mine), ...references(theirs)]).size, 6, 'nobody has what another has')
  const three = [...mine, ...theirs].find((item) => item.borrowerReference === 'B-A-000')
  t.same(three?.accountNumbers.sort(), ['A-000', 'A-000-2', 'A-000-3'])
  t.same(await claim(books, crm, second), [], 'nothing is left')
  const queue = await get(books.app, crm, `/v1/next-actions?collector=${first}`)
  t.same(
    queue.body.nextActions.map((row: { accountNumber: string }) => row.accountNumber).sort(),
    mine.flatMap((item) => item.accountNumbers).sort(),
    'the queue of a collector is what he has in hand',
  )
  const graphql = await post(books.app, crm, '/graphql', {
    query: 'query($c: Uuid) { nextActions(filter: {collector: $c}) { edges { node { accountNumber } } } }',
    variables: { c: first },
  })
  t.equal(graphql.body.data?.nextActions.edges.length, queue.body.nextActions.length, graphql.text)
  const none = await post(books.app, crm, '/graphql', {
    query: '{ nextActions(filter: {collector: "x"}) { edges { cursor } } }',
  })
  t.equal(none.body.errors[0].extensions.code, 'invalid_request')
})

t.test('what is not due, or not wanted, is not given', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  const c = await collector(books, 'C-1')
  await portfolio(books, 3)
  await push(books.app, await books.key('core'), [record('CARD', { product: 'credit-card' })])
  await books.owner.query(
    "update accounts set next_action_at = '2026-03-10T10:01:00+08:00' where account_number = 'A-000'",
  )
  await books.owner.query("update accounts set next_action = 'wait' where account_number = 'A-001'")
  t.same(references(await claim(books, crm, c, { count: 9, filter: { product: 'credit-card' } })), ['B-CARD'])
  t.same(references(await claim(books, crm, c, { count: 9 })), ['B-A-002'])
  books.clock.set(books.clock.now() + MINUTE_MS)
  t.same(references(await claim(books, crm, c, { count: 9 })), ['B-A-000'], 'a minute later it is due')
})

t.test(
  'a claim ends by itself, a sign of life prolongs it, and its borrower comes back to the same one',
  async (t) => {
    const books = await openBooks(t)
    const crm = await books.key('crm')
    await portfolio(books, 4)
    const [first, second] = [await collector(books, 'C-1'), await collector(books, 'C-2')]
    const [gone] = await claim(books, crm, first, { minutes: 10 })
    const [kept] = await claim(books, crm, first, { minutes: 10 })
    if (gone === undefined || kept === undefined) throw new Error('nothing was claimed')
    books.clock.set(books.clock.now() + 9 * MINUTE_MS)
    const extended = await post(books.app, crm, '/v1/work-items/extend', {
      collectorId: first,
      workItemIds: [kept.workItemId],
      minutes: 30,
    })
    t.same(references(extended.body.workItems), [kept.borrowerReference])
    books.clock.set(books.clock.now() + MINUTE_MS)
    const late = await post(books.app, crm, '/v1/work-items/extend', {
      collectorId: first,
      workItemIds: [gone.workItemId, kept.workItemId],
    })
    t.same(late.body.lost, [gone.workItemId], 'to the minute')
    t.same(
      references(await claim(books, crm, first, { minutes: 10 })),
      [gone.borrowerReference],
      'his again, first',
    )
    await post(books.app, crm, '/v1/work-items/release', { collectorId: first })
    const others = await claim(books, crm, second, { count: 4 })
    t.equal(others.length, 4, 'what is given back, others can have')
    const stale = await post(books.app, crm, '/v1/work-items/release', {
      collectorId: first,
      workItemIds: [kept.workItemId],
    })
    t.same(stale.body.released, [], "a claim that is over ends nobody else's")
    t.equal((await get(books.app, crm, '/v1/work-items')).body.workItems.length, 4)
  },
)

t.test('pages of claims', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  await portfolio(books, 5)
  await claim(books, crm, await collector(books, 'C-1'), { count: 5 })
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await get(books.app, crm, `/v1/work-items?limit=2${after}`)
    seen.push(...references(page.body.workItems))
    if (page.body.next === null) break
    after = `&after=${page.body.next}`
  }
  t.same(seen.sort(), ['B-A-000', 'B-A-001', 'B-A-002', 'B-A-003', 'B-A-004'])
  t.equal((await get(books.app, crm, '/v1/work-items?after=x')).status, 400)
})

t.test('nobody has more than he has room for; who is out of work has nothing', async (t) => {
  const books = await openBooks(t)
  const [crm, admin] = [await books.key('crm'), await books.key('admin')]
  await portfolio(books, 6)
  const c = await collector(books, 'C-1', { capacity: 2 })
  t.equal((await claim(books, crm, c, { count: 5 })).length, 2)
  t.equal((await claim(books, crm, c, { count: 5 })).length, 0)
  await send(books.app, admin, 'PATCH', `/v1/collectors/${c}`, { capacity: 3 })
  t.equal((await claim(books, crm, c, { count: 5 })).length, 1)
  await send(books.app, admin, 'PATCH', `/v1/collectors/${c}`, { active: false })
  t.same((await get(books.app, crm, '/v1/work-items')).body.workItems, [], 'his borrowers are free at once')
  const refused = await post(books.app, crm, '/v1/work-items/claim', { collectorId: c })
  t.equal(refused.body.code, 'collector_inactive')
})

t.test('who acts: the named one, or the one of the same name as the caller', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  await portfolio(books, 2)
  const nobody = await post(books.app, crm, '/v1/work-items/claim', {})
  t.equal(nobody.status, 400)
  t.equal(nobody.body.errors[0].pointer, '/collectorId')
  // The keys of these tests are named for their role.
  const c = await collector(books, 'crm')
  const own = await post(books.app, crm, '/v1/work-items/claim', {})
  t.equal(own.body.workItems[0].collectorId, c)
})

t.test('an idempotency key claims once', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  await portfolio(books, 3)
  const collectorId = await collector(books, 'C-1')
  const ask = () => post(books.app, crm, '/v1/work-items/claim', { collectorId }, { 'idempotency-key': 'k' })
  t.equal((await ask()).text, (await ask()).text)
  t.equal((await get(books.app, crm, '/v1/work-items')).body.workItems.length, 1)
})

t.test("an agency's people get what is placed with it, and learn of nobody else's claims", async (t) => {
  const books = await openBooks(t)
  const [admin, crm] = [await books.key('admin'), await books.key('crm')]
  const { borrower } = record('S')
  await push(
    books.app,
    admin,
    ['S-1', 'S-2', 'S-3'].map((number) => record(number, { borrower })),
  )
  await portfolio(books, 2)
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  await place(books, admin, 'S-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
  await place(books, admin, 'S-2', two.agencyId, { noticeGivenOn: '2026-03-01' })
  await place(books, admin, 'A-001', one.agencyId, { noticeGivenOn: '2026-03-01' })
  // Whatever the plan of a placed account is: it is due.
  await books.owner.query("update accounts set next_action = 'task', next_action_at = '2026-03-10T01:00:00Z'")
  const ofOne = await collector(books, 'C-1', { agencyId: one.agencyId })
  const ofTwo = await collector(books, 'C-2', { agencyId: two.agencyId })
  const inHouse = await collector(books, 'C-3')
  const first = await claim(books, one.key, ofOne, { count: 9 })
  t.same(references(first), ['B-A-001', 'B-S'])
  t.same(first.flatMap((item) => item.accountNumbers).sort(), ['A-001', 'S-1'], 'its own accounts alone')
  const second = await claim(books, two.key, ofTwo, { count: 9 })
  t.same(
    second.flatMap((item) => item.accountNumbers),
    ['S-2'],
    'the same borrower, another account',
  )
  const third = await claim(books, crm, inHouse, { count: 9 })
  t.same(references(third), ['B-A-000', 'B-S'], 'in house: whoever has an account that is placed with nobody')
  const rows: [string, string, string, Record<string, unknown>, number][] = [
    // who, what                        key      path                    body                         status
    ["another agency's collector", one.key, '/v1/work-items/claim', { collectorId: ofTwo }, 404],
    ["the creditor's collector", one.key, '/v1/work-items/claim', { collectorId: inHouse }, 404],
    ["another agency's claims", one.key, '/v1/work-items/release', { collectorId: ofTwo }, 404],
    ["another agency's team", one.key, '/v1/work-items/assign', { collectorIds: [ofTwo] }, 404],
    ["an agency's team, by the creditor", crm, '/v1/work-items/assign', { collectorIds: [ofTwo] }, 200],
    ['people of two houses', crm, '/v1/work-items/assign', { collectorIds: [ofTwo, inHouse] }, 400],
    ["an agency's collector, by the creditor", crm, '/v1/work-items/extend', { collectorId: ofTwo }, 200],
  ]
  for (const [what, key, path, body, status] of rows)
    t.equal((await post(books.app, key, path, body)).status, status, what)
  const listed = await get(books.app, one.key, '/v1/work-items')
  t.same(references(listed.body.workItems), references(first), 'it sees its own claims')
  t.equal((await get(books.app, crm, '/v1/work-items')).body.workItems.length, 5, 'the creditor sees all')
  const filtered = await get(books.app, one.key, `/v1/next-actions?collector=${ofTwo}`)
  t.same(filtered.body.nextActions, [])
})
