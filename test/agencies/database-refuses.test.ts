/** The same once more without the application's own filter: whatever it asks for, the database does not give it. */
import t, { type Test } from 'tap'
import { withCaller } from '../../src/keys/with-caller.ts'
import { type Books, openBooks, post, push, record } from '../support/books.ts'
import { contacts, openPermit, partner, place } from '../support/partners.ts'

/** Two agencies with an account each, of two borrowers, and a third account that nobody holds. */
async function openWorld(t: Test) {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1'), record('A-2'), record('A-3')])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  const placementId = await place(books, admin, 'A-1', one.agencyId)
  await place(books, admin, 'A-2', two.agencyId)
  for (const [number, { agencyId }] of [
    ['A-1', one],
    ['A-2', two],
  ] as const) {
    await openPermit(books, number, agencyId)
    await contacts(books, number, agencyId, 1, books.clock.now())
    const reference = `C-${number}`
    await post(books.app, admin, '/v1/collectors', { reference, agencyId })
    await books.owner.query(
      `insert into work_items (creditor_id, borrower_id, house_id, work_item_id, collector_id, claimed_at, claimed_by, expires_at)
       select a.creditor_id, a.borrower_id, $1, gen_random_uuid(), c.collector_id, now(), 'test', now()
       from accounts a, collectors c where a.account_number = $2 and c.reference = $3`,
      [agencyId, number, reference],
    )
  }
  const recall = () => post(books.app, admin, `/v1/placements/${placementId}/recall`, {})
  return { books, one, two, recall }
}

async function tablesOf({ owner }: Books): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  return rows.map((row) => row.name)
}

/** Everything the table shows to an agency that asks for all of it; undefined: it may not read it at all. */
async function shownTo(books: Books, agencyId: string, table: string): Promise<string[] | undefined> {
  try {
    const seeing = { creditorId: books.creditorId, agencyId }
    const { rows } = await withCaller(books.database.pool, seeing, books.clock.now(), ({ client }) =>
      client.query<{ row: unknown }>(`select to_jsonb(x) as row from ${table} x`),
    )
    return rows.map(({ row }) => JSON.stringify(row))
  } catch (error) {
    t.match(error, { code: '42501' }, 'permission denied, and nothing else went wrong')
    return undefined
  }
}

/** What an agency reads; everything else it may not even ask for. */
const READABLE = [
  'accounts',
  'agencies',
  'borrowers',
  'collectors',
  'contact_points',
  'delinquency_history',
  'placements',
  'work_items',
]

t.test('asked for whole tables, the database shows an agency what it holds', async (t) => {
  const { books, one, two } = await openWorld(t)
  const readable = []
  for (const table of await tablesOf(books)) {
    const shown = await shownTo(books, one.agencyId, table)
    if (shown === undefined) continue
    readable.push(table)
    t.equal(shown.length, 1, `${table}: one row, its own`)
    t.notMatch(shown.join(), new RegExp(`${two.agencyId}|A-2|A-3`), table)
  }
  t.same(readable.sort(), READABLE)
})

t.test('after a recall it shows nothing of the account', async (t) => {
  const { books, one, recall } = await openWorld(t)
  t.equal((await recall()).status, 200)
  for (const table of READABLE) {
    const shown = await shownTo(books, one.agencyId, table)
    const own = ['agencies', 'collectors', 'placements', 'work_items'].includes(table)
    t.equal(shown?.length, own ? 1 : 0, table)
  }
})

t.test('an agency that was not named sees nothing, and none writes anything', async (t) => {
  const { books, one } = await openWorld(t)
  for (const table of READABLE) {
    const client = await books.database.pool.connect()
    try {
      await client.query(
        `begin; set local tact.creditor_id = '${books.creditorId}'; set local role tact_agency`,
      )
      t.equal((await client.query(`select 1 from ${table}`)).rowCount, 0, table)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const seeing = { creditorId: books.creditorId, agencyId: one.agencyId }
  for (const table of await tablesOf(books)) {
    for (const statement of [
      `update ${table} set creditor_id = creditor_id`,
      `delete from ${table}`,
      `insert into ${table} default values`,
    ]) {
      await t.rejects(
        withCaller(books.database.pool, seeing, books.clock.now(), ({ client }) => client.query(statement)),
        { code: '42501' },
        statement,
      )
    }
  }
})

t.test('a connection that served an agency serves the bank in full again', async (t) => {
  const { books, one } = await openWorld(t)
  const seen = async (agencyId: string | null) =>
    (
      await withCaller(
        books.database.pool,
        { creditorId: books.creditorId, agencyId },
        books.clock.now(),
        ({ client }) => client.query({ name: 'probe', text: 'select account_number from accounts' }),
      )
    ).rowCount
  for (let round = 0; round < 10; round += 1) {
    const counts = await Promise.all([seen(one.agencyId), seen(null), seen(one.agencyId), seen(null)])
    t.same(counts, [1, 3, 1, 3])
  }
})
