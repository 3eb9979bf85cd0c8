import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'

const DESK = `query Desk($first: Int, $after: String, $filter: NextActionFilter) {
  nextActions(first: $first, after: $after, filter: $filter) {
    edges { cursor node {
      accountNumber product overdueTotal daysPastDue stage stageMessage
      nextStage { stage missing { fact observed required earliestOn } }
      nextAction { action channel party at why priority }
      borrower { reference maskedName contactPoints { maskedValue channels party } accounts { accountNumber } }
      permissions { channel contactPoint { contactPointId } permission {
        verdict nextAllowedAt reasons { code rule message observed limit provenance { citation { instrument } } }
        obligations { code } budgets { rule used limit } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`

t.test('one query fills a screen, page by page, and agrees with REST', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('crm')
  await push(
    books.app,
    await books.key('core'),
    Array.from({ length: 7 }, (_, i) => record(`A-${i}`)),
  )
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; page < 3; page++) {
    const { status, body } = await post(books.app, key, '/graphql', {
      query: DESK,
      variables: { first: 3, after },
    })
    t.equal(status, 200)
    t.equal(body.errors, undefined)
    const { edges, pageInfo } = body.data.nextActions
    for (const { node } of edges) {
      seen.push(node.accountNumber)
      t.equal(node.overdueTotal, 102_000)
      t.equal(node.borrower.reference, `B-${node.accountNumber}`)
      t.same(node.borrower.accounts, [{ accountNumber: node.accountNumber }])
      t.strictSame(
        node.permissions.map((entry: { channel: string }) => entry.channel),
        ['voice', 'sms'],
      )
      const rest = await post(books.app, key, '/v1/contact-permissions', {
        accountNumber: node.accountNumber,
        channel: 'sms',
      })
      t.equal(node.permissions[1].permission.verdict, rest.body.verdict)
    }
    t.equal(pageInfo.hasNextPage, page < 2)
    after = pageInfo.endCursor
  }
  t.equal(new Set(seen).size, 7)
  const rest = await get(books.app, key, '/v1/next-actions')
  t.strictSame(
    seen,
    rest.body.nextActions.map((row: { accountNumber: string }) => row.accountNumber),
  )
})

t.test('a page costs the same number of statements whatever its size', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('crm')
  await push(
    books.app,
    await books.key('core'),
    Array.from({ length: 40 }, (_, i) => record(`A-${i}`)),
  )
  let count = 0
  const counted = new WeakSet<object>()
  books.database.pool.on('acquire', (client) => {
    if (counted.has(client)) return
    counted.add(client)
    const original = client.query.bind(client) as (...args: unknown[]) => unknown
    Object.assign(client, {
      query: (...args: unknown[]) => {
        count++
        return original(...args)
      },
    })
  })
  const statements = async (first: number) => {
    count = 0
    await post(books.app, key, '/graphql', { query: DESK, variables: { first } })
    return count
  }
  await statements(2)
  const [small, large] = [await statements(2), await statements(40)]
  t.ok(small > 0)
  t.equal(large, small)
})

t.test('errors carry the codes of the catalogue', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  const core = await books.key('core')
  await push(books.app, core, [record('A-1')])
  const deep = `{ borrower(reference: "B-A-1") { ${'accounts { borrower { '.repeat(6)} reference ${'} }'.repeat(6)} } }`
  const rows: [string, string, string, number, string][] = [
    // what         key    query                                                       status code
    ['no field', crm, '{ nope }', 400, 'invalid_request'],
    ['syntax', crm, '{ account(', 400, 'invalid_request'],
    ['too deep', crm, deep, 400, 'query_too_costly'],
    ['bad page', crm, '{ nextActions(first: 0) { edges { cursor } } }', 400, 'invalid_request'],
    ['bad cursor', crm, '{ nextActions(after: "x") { edges { cursor } } }', 400, 'invalid_request'],
    ['scope', core, '{ account(accountNumber: "A-1") { permissions { channel } } }', 200, 'missing_scope'],
  ]
  for (const [what, key, query, status, code] of rows) {
    const answer = await post(books.app, key, '/graphql', { query })
    t.equal(answer.status, status, what)
    t.equal(answer.body.errors?.[0]?.extensions?.code, code, what)
  }
  t.equal((await post(books.app, 'none', '/graphql', { query: '{ nope }' })).status, 401)
})
