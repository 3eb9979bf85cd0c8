/** Queries that are kept with the service. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildSchema } from 'graphql'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { readKeptQueries } from '../../src/graphql/kept-queries.ts'
import { SDL } from '../../src/graphql/sdl.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openBooks, post, push, record } from '../support/books.ts'
import { client } from '../support/live.ts'

const ACCOUNT = 'query($number: String!) { account(accountNumber: $number) { accountNumber } }'
const LIVE = 'subscription { nextActionsChanged { edges { node { accountNumber } } } }'
const OTHER = '{ account(accountNumber: "A-1") { product } }'

t.test('a query is named instead of sent; with only the kept ones nothing else is served', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('crm')
  await push(books.app, await books.key('core'), [record('A-1')])
  const folder = t.testdir({ 'account.graphql': ACCOUNT, 'live.graphql': LIVE, 'README.md': 'not a query' })
  const sha256Hash = createHash('sha256').update(ACCOUNT).digest('hex')
  const variables = { number: 'A-1' }
  const rows: [what: string, body: object, served: string, whenOnly: string][] = [
    // what                  body                                                             else      only
    ['by name', { documentId: 'account', variables }, 'A-1', 'A-1'],
    ['by digest', { documentId: sha256Hash, variables }, 'A-1', 'A-1'],
    [
      'as Apollo does',
      { extensions: { persistedQuery: { version: 1, sha256Hash } }, variables },
      'A-1',
      'A-1',
    ],
    ['its own text', { query: ACCOUNT, variables }, 'A-1', 'A-1'],
    ['another text', { query: OTHER }, 'product', 'query_not_kept'],
    ['another name', { documentId: 'README' }, 'query_not_kept', 'query_not_kept'],
    ['a name that every object has', { documentId: 'constructor' }, 'query_not_kept', 'query_not_kept'],
    ['nothing', {}, 'invalid_request', 'query_not_kept'],
  ]
  for (const graphqlOnlyQueries of [false, true]) {
    const { database, vault, clock } = books
    const app = await buildApp({
      database,
      vault,
      clock,
      logger: false,
      graphqlQueries: folder,
      graphqlOnlyQueries,
    })
    t.teardown(() => app.close())
    for (const [what, body, served, whenOnly] of rows) {
      const answer = (await post(app, key, '/graphql', body)).body
      const account = answer.data?.account
      const told = answer.errors?.[0].extensions.code ?? account?.accountNumber ?? Object.keys(account)[0]
      t.equal(told, graphqlOnlyQueries ? whenOnly : served, `${what}${graphqlOnlyQueries ? ', only' : ''}`)
    }
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const live = await client(t, url, key)
    live.subscribe('kept', LIVE)
    t.equal((await live.next('kept')).type, 'next')
    live.subscribe('other', LIVE.replace('accountNumber', 'product'))
    t.equal((await live.next('other')).type, graphqlOnlyQueries ? 'error' : 'next')
  }
})

t.test('what is kept must be there and fit the schema', async (t) => {
  const dir = t.testdir({
    'good.json': JSON.stringify({ one: ACCOUNT }),
    'list.json': JSON.stringify([ACCOUNT]),
    'none.json': '{}',
    'unfit.json': JSON.stringify({ one: '{ nope }', two: '{ account(' }),
  })
  await mkdir(path.join(dir, 'empty'))
  await writeFile(path.join(dir, 'empty', 'note.txt'), '')
  const schema = buildSchema(SDL)
  const read = (name: string) => readKeptQueries(path.join(dir, name), false, schema)
  t.equal((await read('good.json')).byId.get('one'), ACCOUNT)
  for (const name of ['list.json', 'none.json', 'unfit.json', 'empty', 'missing'])
    await t.rejects(read(name), /TACT_GRAPHQL_QUERIES|do not fit/, name)
  await t.rejects(read('unfit.json'), /one: .*nope[\s\S]*two: Syntax/)
  t.throws(() => readConfig({ TACT_GRAPHQL_ONLY_QUERIES: 'true' }), /TACT_GRAPHQL_QUERIES too/)
  t.match(readConfig({ TACT_GRAPHQL_QUERIES: dir, TACT_GRAPHQL_ONLY_QUERIES: 'true' }), {
    graphqlQueries: dir,
    graphqlOnlyQueries: true,
  })
})
