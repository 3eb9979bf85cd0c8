/** What a query may cost, told with its own code; over HTTP and over a WebSocket. */
import { buildSchema, getIntrospectionQuery, parse } from 'graphql'
import t from 'tap'
import { ALIASES_MAX, COST_MAX, checkCost, DEPTH_MAX } from '../../src/graphql/query-cost.ts'
import { SDL } from '../../src/graphql/sdl.ts'
import { Problem } from '../../src/platform/problems.ts'
import { openBooks, post, push, record } from '../support/books.ts'
import { client, listening } from '../support/live.ts'

const schema = buildSchema(SDL)

function limitedBy(query: string, variables: Record<string, unknown> | null = {}): string {
  try {
    checkCost(schema, parse(query), variables)
    return 'served'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return `${error.code} ${error.extra.limited}`
  }
}

/** `levels` deep, the last of them a name. */
const deep = (levels: number) => {
  const between = levels - 2
  return `{ borrower(reference: "B") { ${Array.from({ length: between }, (_, i) => (i % 2 === 0 ? 'accounts' : 'borrower')).join(' { ')} { ${between % 2 === 0 ? 'reference' : 'accountNumber'} } ${'} '.repeat(between - 1)}} }`
}
const aliases = (count: number) =>
  `{ account(accountNumber: "A") { ${Array.from({ length: count }, (_, i) => `a${i}: product`).join(' ')} } }`
const page = (first: number | string, inner: string) =>
  `query${first === '$n' ? '($n: Int = 7)' : first === '$m' ? '($m: Int)' : ''} {
    nextActions(first: ${first}) { edges { node { ${inner} } } } }`
const timelines = (first: number | string) =>
  `timeline(first: ${first}) { edges { node { id push { stage } } } }`
/** Each fragment is used twice in the one before: a short text with a million fields. */
const bomb = `{ account(accountNumber: "A") { ...f0 } } ${Array.from(
  { length: 20 },
  (_, i) => `fragment f${i} on Account { product ${i === 19 ? '' : `...f${i + 1} ...f${i + 1}`} }`,
).join(' ')}`
const whole = `accountNumber borrower { contactPoints { maskedValue } accounts { stage } } nextAction { explanation }
  permissions { channel permission { verdict reasons { explanation } obligations { code } budgets { used } } }
  ladderProgress { stages { missing { fact } } } timeline(first: 10) { edges { node { id push { stage } } } }`

t.test('limits, each from both sides', (t) => {
  const rows: [what: string, query: string, told: string][] = [
    ['as deep as it goes', deep(DEPTH_MAX), 'served'],
    ['one level more', deep(DEPTH_MAX + 1), 'query_too_costly depth'],
    ['as many aliases as there may be', aliases(ALIASES_MAX), 'served'],
    ['one alias more', aliases(ALIASES_MAX + 1), 'query_too_costly aliases'],
    ['fragments of fragments', bomb, 'query_too_costly fields'],
    ['the largest page with all that stands behind it', page(200, whole), 'served'],
    ['first is multiplied through lists', page(200, timelines(70)), 'served'],
    ['until it is too much', page(200, timelines(100)), 'query_too_costly cost'],
    ['a variable that is given', page('$m', timelines('$m')), 'query_too_costly cost'],
    ['a variable that is not, with a default', page('$n', timelines('$n')), 'served'],
    ['a first below one takes nothing off', page(-1000, timelines(100)), 'served'],
    ['what the schema says of itself', getIntrospectionQuery(), 'served'],
  ]
  for (const [what, query, told] of rows) t.equal(limitedBy(query, { m: 200 }), told, what)
  t.equal(
    limitedBy(page('$m', timelines('$m')), null),
    'query_too_costly cost',
    'variables that are not at hand',
  )
  t.ok(COST_MAX > 0)
  t.end()
})

t.test('over HTTP the refusal says what, how much and how much is served', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('crm')
  for (let time = 0; time < 3; time++) {
    const { status, body } = await post(books.app, key, '/graphql', {
      query: page('$m', timelines('$m')),
      variables: { m: 200 },
    })
    t.equal(status, 400)
    t.same(body.data, null)
    const [{ extensions, message }] = body.errors
    t.match(extensions, { code: 'query_too_costly', limited: 'cost', limit: COST_MAX })
    t.match(message, new RegExp(`${extensions.figure}.*${COST_MAX}`))
  }
  const described = await post(books.app, key, '/graphql', { query: getIntrospectionQuery() })
  t.equal(described.body.errors, undefined)
  t.ok(described.body.data.__schema.types.length > 20)
})

t.test('a subscription is held to the same', async (t) => {
  const { books, url } = await listening(t)
  const live = await client(t, url, await books.key('crm'))
  live.subscribe(
    'one',
    `subscription { nextActionsChanged(first: 200) { edges { node { ${timelines(100)} } } } }`,
  )
  const told = await live.next('one')
  t.equal(told.type, 'error')
  t.match(JSON.stringify(told.payload), 'query_too_costly')
})

t.test('a compiled query answers as it did before it was compiled', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('crm')
  await push(books.app, await books.key('core'), [record('A-1'), record('A-2')])
  const ask = async (query: string, more: object = {}) =>
    (await post(books.app, key, '/graphql', { query, ...more })).body
  const two = `query One { account(accountNumber: "A-1") { accountNumber } }
    query Two { account(accountNumber: "A-2") { accountNumber } }`
  const words = `query($channel: Channel, $purpose: Purpose!) {
    nextActions(filter: { channel: $channel, action: repair_contact }) { edges { node { accountNumber } } }
    account(accountNumber: "A-1") { permissions(purpose: $purpose) { channel permission { verdict explanation } } } }`
  const variables = { channel: 'ai_voice', purpose: 'reach_heirs' }
  const first = await ask(words, { variables })
  t.equal(first.errors, undefined)
  for (let time = 0; time < 4; time++) {
    for (const [operationName, number] of [
      ['One', 'A-1'],
      ['Two', 'A-2'],
    ] as const)
      t.equal((await ask(two, { operationName })).data.account.accountNumber, number, operationName)
    t.same(await ask(words, { variables }), first)
    const wrong = await ask(words, { variables: { ...variables, channel: 'ai-voice' } })
    t.equal(wrong.errors[0].extensions.code, 'invalid_request')
    t.match(wrong.errors[0].message, /\$channel.*ai-voice/, 'and says which')
  }
})
