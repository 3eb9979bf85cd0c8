import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { partner, place } from '../support/partners.ts'

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

const EVERYTHING = DESK.replace(
  'permissions {',
  `experiment stageExplanation ladderProgress { stages { stage } }
   timeline(first: 5) { edges { node { kind } } }
   inner: borrower { accounts { daysPastDue permissions { channel } timeline(first: 2) { edges { cursor } }
     borrower { maskedName contactPoints { maskedValue } } } }
   permissions {`,
).replace('pageInfo {', 'totalEstimate pageInfo { hasPreviousPage')

t.test(
  'a page costs the same number of statements whatever its size and that of its borrowers',
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    const [crm, core] = [await books.key('crm'), await books.key('core')]
    const { agencyId, key: agency } = await partner(books, admin, 'one')
    // Twenty borrowers with one account, ten with three accounts and more numbers.
    const large = (i: number, account: number): Record<string, unknown> => {
      const plain = record(`L-${i}-${account}`)
      const contactPoints = ['13812345670', '13812345671', '13812345672'].map((value) => ({
        channels: ['voice', 'sms'],
        value,
        party: 'borrower',
        source: 'contract',
      }))
      return { ...plain, borrower: { ...(plain.borrower as object), reference: `L-${i}`, contactPoints } }
    }
    const records = [
      ...Array.from({ length: 20 }, (_, i) => record(`A-${String(i).padStart(2, '0')}`)),
      ...Array.from({ length: 30 }, (_, i) => large(i % 10, Math.floor(i / 10))),
    ]
    t.equal((await push(books.app, core, records)).status, 201)
    for (const one of records.slice(10)) await place(books, admin, String(one.accountNumber), agencyId)
    await push(
      books.app,
      core,
      records.map((one) => ({ ...one, overduePrincipal: 90_000 })),
      { businessDate: '2026-03-11' },
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
    for (const [who, key, query] of [
      ['crm', crm, DESK],
      ['crm, everything', crm, EVERYTHING],
      ['agency', agency, DESK],
      ['agency, everything', agency, EVERYTHING],
    ] as const) {
      const statements = async (first: number) => {
        count = 0
        const { body, text } = await post(books.app, key, '/graphql', { query, variables: { first } })
        t.equal(body.errors, undefined, text.slice(0, 300))
        t.ok(body.data.nextActions.edges.length >= Math.min(first, 40))
        return count
      }
      // Interpreted, then compiled, and with what is cached in its place.
      for (let time = 0; time < 3; time++) await statements(2)
      const [small, page] = [await statements(2), await statements(50)]
      t.ok(small > 0 && small < 60, `${who}: ${small}`)
      t.equal(page, small, who)
    }
  },
)

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
