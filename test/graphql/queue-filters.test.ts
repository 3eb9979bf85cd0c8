/** The work queue by filter, its totals and its pages; REST and GraphQL over the same books. */
import t from 'tap'
import { type Books, get, openBooks, post, push, record } from '../support/books.ts'
import { partner, place } from '../support/partners.ts'

const QUEUE = `query($first: Int = 50, $after: String, $filter: NextActionFilter) {
  nextActions(first: $first, after: $after, filter: $filter) {
    edges { cursor node { accountNumber } } totalEstimate totalIsExact
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

interface Page {
  readonly numbers: string[]
  readonly total: number
  readonly isExact: boolean
  readonly info: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

async function page(books: Books, key: string, variables: object): Promise<Page> {
  const { body, text } = await post(books.app, key, '/graphql', { query: QUEUE, variables })
  if (body.errors !== undefined) throw new Error(text)
  const { edges, totalEstimate: total, totalIsExact: isExact, pageInfo: info } = body.data.nextActions
  return {
    numbers: edges.map((edge: { node: { accountNumber: string } }) => edge.node.accountNumber),
    total,
    isExact,
    info,
  }
}

/** 30 days past due in Shanghai on the morning of the tests. */
const DUE_30_DAYS = '2026-02-08'

async function filled(t: import('tap').Test) {
  const books = await openBooks(t)
  const [admin, crm] = [await books.key('admin'), await books.key('crm')]
  const far = (accountNumber: string, timeZones: string[]) => {
    const plain = record(accountNumber, { oldestUnpaidDueDate: DUE_30_DAYS })
    return { ...plain, borrower: { ...(plain.borrower as object), timeZones } }
  }
  const pushed = await push(books.app, await books.key('core'), [
    record('A-29', { oldestUnpaidDueDate: '2026-02-09' }),
    record('A-30', { oldestUnpaidDueDate: DUE_30_DAYS }),
    record('A-31', { oldestUnpaidDueDate: '2026-02-07', overduePrincipal: 5, overdueInterest: 0 }),
    record('A-USD', { currency: 'USD', oldestUnpaidDueDate: '2026-01-01' }),
    // It is still the 9th of March there, and the day before where one of two zones is.
    far('A-LA', ['America/Los_Angeles']),
    far('A-2Z', ['Asia/Shanghai', 'America/Los_Angeles']),
    far('A-NO', []),
  ])
  t.equal(pushed.status, 201)
  const [one, two] = [await partner(books, admin, 'one'), await partner(books, admin, 'two')]
  await place(books, admin, 'A-30', one.agencyId)
  await place(books, admin, 'A-31', two.agencyId)
  return { books, admin, crm, one, two }
}

t.test('each filter, and the same answers over REST', async (t) => {
  const { books, crm, one } = await filled(t)
  const all = ['A-29', 'A-2Z', 'A-30', 'A-31', 'A-LA', 'A-NO', 'A-USD']
  const due = (await get(books.app, crm, '/v1/next-actions')).body.nextActions[0].nextAction.at
  const rows: [what: string, filter: Record<string, unknown>, found: string[]][] = [
    ['none', {}, all],
    ['days past due from', { daysPastDueFrom: 31 }, ['A-31', 'A-USD']],
    ['days past due to', { daysPastDueTo: 29 }, ['A-29', 'A-2Z', 'A-LA']],
    ['one day, each by its own calendar', { daysPastDueFrom: 30, daysPastDueTo: 30 }, ['A-30', 'A-NO']],
    ['no such days', { daysPastDueFrom: 31, daysPastDueTo: 30 }, []],
    ['amount from', { overdueTotalFrom: 102_000 }, all.filter((name) => name !== 'A-31')],
    ['amount above', { overdueTotalFrom: 102_001 }, []],
    ['amount to', { overdueTotalTo: 5 }, ['A-31']],
    ['currency', { currency: 'USD' }, ['A-USD']],
    ['agency', { agency: one.agencyId }, ['A-30']],
    ['agency that is not there', { agency: '0199aaaa-0000-7000-8000-000000000000' }, []],
    ['due from', { dueFrom: '2030-01-01T00:00:00Z' }, []],
    ['due from the instant itself', { dueFrom: due, dueBefore: '2030-01-01T00:00:00Z' }, all],
    ['due before', { dueBefore: '2020-01-01T00:00:00Z' }, []],
  ]
  for (const [what, filter, found] of rows) {
    const queue = await page(books, crm, { filter })
    t.same(queue.numbers.toSorted(), found, what)
    t.match(queue, { total: found.length, isExact: true }, `${what}: total`)
    const query = new URLSearchParams({ withTotal: 'true' })
    for (const [name, value] of Object.entries(filter)) query.set(name, String(value))
    const { body, status } = await get(books.app, crm, `/v1/next-actions?${query}`)
    t.equal(status, 200, `${what} over REST`)
    t.same(
      body.nextActions.map((row: { accountNumber: string }) => row.accountNumber),
      queue.numbers,
      what,
    )
    t.match(body, { totalEstimate: found.length, totalIsExact: true })
  }
  const plain = (await get(books.app, crm, '/v1/next-actions')).body
  t.notOk('totalEstimate' in plain, 'counted only when asked')
  const wrong = await post(books.app, crm, '/graphql', {
    query: QUEUE,
    variables: { filter: { daysPastDueFrom: -1 } },
  })
  t.equal(wrong.body.errors[0].extensions.code, 'invalid_request')
})

t.test('an agency filters what is placed with it, and learns nothing of the rest', async (t) => {
  const { books, one, two } = await filled(t)
  const own = { numbers: ['A-30'], total: 1, isExact: true }
  t.match(await page(books, one.key, {}), own)
  t.match(await page(books, one.key, { filter: { agency: one.agencyId } }), own)
  t.match(await page(books, one.key, { filter: { daysPastDueFrom: 30, daysPastDueTo: 30 } }), own)
  t.match(await page(books, one.key, { filter: { agency: two.agencyId } }), { numbers: [], total: 0 })
  for (const name of ['dueFrom', 'dueBefore']) {
    const filter = { [name]: '2026-03-10T00:00:00Z' }
    const { body } = await post(books.app, one.key, '/graphql', { query: QUEUE, variables: { filter } })
    t.equal(body.errors[0].extensions.code, 'invalid_request', name)
    const rest = await get(books.app, one.key, `/v1/next-actions?${name}=2026-03-10T00:00:00Z`)
    t.equal(rest.status, 400, name)
  }
})

t.test('pages as Relay has them; a cursor keeps its place while accounts come and go', async (t) => {
  const books = await openBooks(t)
  const [core, crm] = [await books.key('core'), await books.key('crm')]
  const numbers = Array.from({ length: 9 }, (_, i) => `A-${i}`)
  await push(
    books.app,
    core,
    numbers.map((number) => record(number)),
  )
  const first = await page(books, crm, { first: 3 })
  t.match(first.info, { hasNextPage: true, hasPreviousPage: false })
  const second = await page(books, crm, { first: 3, after: first.info.endCursor })
  t.match(second.info, { hasNextPage: true, hasPreviousPage: true })
  t.match(second, { total: 9, isExact: true }, 'of all pages')
  t.not(second.info.startCursor, second.info.endCursor)
  // What the cursor was made for is gone, and something before it is new.
  const gone = first.numbers.at(-1) ?? ''
  await push(books.app, core, [
    record(gone, { overduePrincipal: 0, overdueInterest: 0, oldestUnpaidDueDate: null }),
  ])
  const again = await page(books, crm, { first: 3, after: first.info.endCursor })
  t.same(again.numbers, second.numbers)
  const last = await page(books, crm, { first: 3, after: second.info.endCursor })
  t.match(last.info, { hasNextPage: false, hasPreviousPage: true })
  const behind = await page(books, crm, { first: 3, after: last.info.endCursor })
  t.match(behind, {
    numbers: [],
    info: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
  })
})

t.test('beyond a thousand the total is what the planner expects', async (t) => {
  const books = await openBooks(t)
  const [admin, core, crm] = [await books.key('admin'), await books.key('core'), await books.key('crm')]
  await push(
    books.app,
    core,
    Array.from({ length: 1500 }, (_, i) => record(`A-${i}`)),
  )
  await books.owner.query('vacuum analyze')
  const queue = await page(books, crm, { first: 1 })
  t.equal(queue.isExact, false)
  t.ok(queue.total > 1000 && queue.total < 3000, String(queue.total))
  t.match(await page(books, crm, { first: 1, filter: { currency: 'USD' } }), { total: 0, isExact: true })
  const { agencyId, key } = await partner(books, admin, 'one')
  await place(books, admin, 'A-1', agencyId)
  t.match(await page(books, key, { first: 1 }), { total: 1, isExact: true })
})
