/** The due borrowers distributed over the people at work. */
import t from 'tap'
import { type Books, get, openBooks, post } from '../support/books.ts'
import { claim, collector, type Item, portfolio, references } from '../support/collectors.ts'

async function assign(books: Books, body: Record<string, unknown> = {}) {
  const answer = await post(books.app, await books.key('crm'), '/v1/work-items/assign', body)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body as { assigned: number; collectors: { reference: string; assigned: number }[] }
}

const itemsOf = async (books: Books, collectorId: string): Promise<Item[]> =>
  (await get(books.app, await books.key('crm'), `/v1/work-items?collectorId=${collectorId}`)).body.workItems

const rows: [string, number, number[], number[]][] = [
  // what                          borrowers capacities      shares
  ['in proportion', 8, [10, 5, 5], [4, 2, 2]],
  ['as much as there is room for', 20, [3, 2, 1], [3, 2, 1]],
  ['exactly full', 6, [3, 2, 1], [3, 2, 1]],
  ['rounded, and none is lost', 10, [7, 7, 7], [4, 3, 3]],
  ['the largest remainder first', 5, [6, 3, 1], [3, 2, 0]],
  ['none for whom has no room', 4, [0, 5, 5], [0, 2, 2]],
  ['nothing to do', 0, [5, 5], [0, 0]],
  ['nobody has room', 3, [0, 0], [0, 0]],
  ['one for all', 1, [5, 5], [1, 0]],
]
for (const [what, borrowers, capacities, shares] of rows) {
  t.test(`shares: ${what}`, async (t) => {
    const books = await openBooks(t)
    if (borrowers > 0) await portfolio(books, borrowers)
    for (const [i, capacity] of capacities.entries()) await collector(books, `C-${i}`, { capacity })
    const told = await assign(books)
    // Of equal remainders it is the id that decides; ids grow with time.
    t.same(
      told.collectors.map((one) => one.assigned),
      shares,
    )
    t.equal(
      told.assigned,
      shares.reduce((sum, n) => sum + n, 0),
    )
    t.equal((await assign(books)).assigned, 0, 'what somebody has stays there')
  })
}

t.test('borrowers come back to whom they had before, within his share; the urgent are spread', async (t) => {
  const books = await openBooks(t)
  await portfolio(books, 8)
  await books.owner.query('update accounts set priority = 90 - right(account_number, 1)::int')
  const [first, second] = [await collector(books, 'C-1'), await collector(books, 'C-2')]
  const crm = await books.key('crm')
  // Six of the eight were the first one's: two more than its share of today.
  t.equal((await claim(books, crm, first, { count: 6 })).length, 6)
  await post(books.app, crm, '/v1/work-items/release', { collectorId: first })
  await assign(books)
  t.same(references(await itemsOf(books, first)), ['B-A-000', 'B-A-001', 'B-A-002', 'B-A-003'])
  t.same(references(await itemsOf(books, second)), ['B-A-004', 'B-A-005', 'B-A-006', 'B-A-007'])
  for (const collectorId of [first, second])
    await post(books.app, crm, '/v1/work-items/release', { collectorId })
  const third = await collector(books, 'C-3')
  const told = await assign(books, { collectorIds: [third, second] })
  t.same(
    told.collectors.map((one) => [one.reference, one.assigned]),
    [
      ['C-2', 4],
      ['C-3', 4],
    ],
  )
  t.same(
    references(await itemsOf(books, second)),
    ['B-A-004', 'B-A-005', 'B-A-006', 'B-A-007'],
    'his own, though the others are more urgent',
  )
})

t.test('without a past the urgent are spread over all in turn, the same each time', async (t) => {
  const seen: string[][] = []
  for (let run = 0; run < 2; run++) {
    const books = await openBooks(t)
    await portfolio(books, 6)
    await books.owner.query('update accounts set priority = 90 - right(account_number, 1)::int')
    const ids = [
      await collector(books, 'C-1', { capacity: 4 }),
      await collector(books, 'C-2', { capacity: 2 }),
    ]
    await assign(books)
    for (const id of ids) seen.push(references(await itemsOf(books, id)))
  }
  t.same(seen[0], seen[2])
  t.same(seen[1], seen[3])
  t.same(seen[1]?.length, 2)
  t.not(seen[1]?.includes('B-A-000') && seen[1]?.includes('B-A-001'), true, 'not the two most urgent to one')
})

t.test('only so many, only the wanted, and only by whom is there', async (t) => {
  const books = await openBooks(t)
  await portfolio(books, 5)
  const gone = await collector(books, 'C-0')
  await post(books.app, await books.key('admin'), '/v1/collectors', { reference: 'C-1' })
  const { app } = books
  await app.inject({
    method: 'PATCH',
    url: `/v1/collectors/${gone}`,
    headers: { authorization: `Bearer ${await books.key('admin')}`, 'content-type': 'application/json' },
    payload: JSON.stringify({ active: false }),
  })
  t.equal((await assign(books, { filter: { product: 'none' } })).assigned, 0)
  t.equal((await assign(books, { count: 2 })).assigned, 2)
  const refused = await post(app, await books.key('crm'), '/v1/work-items/assign', { collectorIds: [gone] })
  t.equal(refused.body.code, 'collector_inactive')
})
