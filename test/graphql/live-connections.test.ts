/** Who may hold a line open, for how long, and with how much. */
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { bearer, MORNING_MS, post, push, record, send } from '../support/books.ts'
import { client, listening, openLive } from '../support/live.ts'

const ACCOUNT = `subscription($number: String!) { accountChanged(accountNumber: $number) { accountNumber } }`
const QUEUE = 'subscription { nextActionsChanged(first: 5) { edges { node { accountNumber } } } }'
const hold = (accountNumber: string) => ({ accountNumber, type: 'hold', details: { kind: 'review' } })

t.test('who is not let in, and why', async (t) => {
  const { books, url } = await listening(t)
  const expired = await books.key('crm', { expiresAt: new Date(MORNING_MS) })
  const elsewhere = await books.key('crm', { allowedIps: ['203.0.113.0/24'] })
  const rows: [string, object, number][] = [
    // who                 payload                                               close code
    ['nobody', {}, 4401],
    ['a word', { authorization: 'Bearer x' }, 4401],
    ['not a text', { authorization: 7 }, 4401],
    ['expired', { authorization: `Bearer ${expired}` }, 4401],
    ['from elsewhere', { 'x-api-key': elsewhere }, 4401],
    ['without the scope', { 'X-Api-Key': await books.key('operator') }, 4403],
  ]
  for (const [who, payload, code] of rows) {
    const live = await openLive(url, payload)
    t.equal((await live.closed).code, code, who)
  }
  const twice = await openLive(url, { 'x-api-key': await books.key('crm') })
  twice.send({ type: 'connection_init', payload: { 'x-api-key': await books.key('admin') } })
  t.equal((await twice.closed).code, 4429, 'one caller from beginning to end')
  const early = await openLive(url, null)
  early.subscribe('x', QUEUE)
  t.ok((await early.closed).code, 'not before connection_init')
})

t.test('queries that do not fit are refused like those over HTTP', async (t) => {
  const { books, url } = await listening(t)
  const crm = await books.key('crm')
  const live = await client(t, url, crm)
  const deep = `subscription { accountChanged(accountNumber: "A") { ${'borrower { accounts { '.repeat(6)} accountNumber ${'} }'.repeat(6)} } }`
  const loop = `subscription { accountChanged(accountNumber: "A") { ...F } }
    fragment F on Account { borrower { accounts { ...F } } }`
  const rows: [string, string][] = [
    ['no field', 'subscription { accountChanged(accountNumber: "A") { nope } }'],
    ['syntax', 'subscription {'],
    [
      'two at once',
      'subscription { accountChanged(accountNumber: "A") { stage } nextActionsChanged { edges { cursor } } }',
    ],
    ['a mutation', 'mutation { assignWork { assigned } }'],
    ['too deep', deep],
    ['round and round', loop],
    ['bad page', 'subscription { nextActionsChanged(first: 0) { edges { cursor } } }'],
  ]
  for (const [what, query] of rows) {
    live.subscribe(what, query)
    t.equal((await live.next(what)).type, 'error', what)
  }
  live.subscribe('fine', QUEUE)
  t.equal((await live.next('fine')).type, 'next', 'and the connection goes on')
  const overHttp = await post(books.app, crm, '/graphql', {
    query: 'subscription { accountChanged(accountNumber: "A") { stage } }',
  })
  t.equal(overHttp.body.errors[0].extensions.code, 'invalid_request')
})

t.test('a key that is revoked, expires or loses a right ends its connection', async (t) => {
  const { books, url } = await listening(t)
  const admin = await books.key('admin')
  await push(books.app, await books.key('core'), [record('A-1')])
  const made = await post(books.app, admin, '/v1/keys', { name: 'short', role: 'crm' })
  const changed = await post(books.app, admin, '/v1/keys', { name: 'changed', role: 'crm' })
  const dated = await books.key('crm', { expiresAt: new Date(MORNING_MS + 60_000) })
  const keys = [made.body.key, changed.body.key, dated, await books.key('crm')]
  const clients = await Promise.all(keys.map((key) => client(t, url, key)))
  for (const live of clients) {
    live.subscribe('one', ACCOUNT, { number: 'A-1' })
    await live.next('one')
  }
  const from = performance.now()
  const revoked = await send(books.app, admin, 'DELETE', `/v1/keys/${made.body.apiKeyId}`)
  t.equal(revoked.status, 200, revoked.text)
  await books.owner.query("update api_keys set scopes = '{accounts:read}' where name = 'changed'")
  books.clock.set(MORNING_MS + 60_000)
  const ended = await Promise.all(clients.slice(0, 3).map((live) => live.closed))
  t.same(
    ended.map(({ code }) => code),
    [4401, 4401, 4401],
  )
  t.ok(performance.now() - from < 15_000, 'in bounded time')
  await post(books.app, admin, '/v1/records', hold('A-1'))
  t.match(await clients[3]?.next('one'), { type: 'next' }, 'the others go on')
})

t.test('a key has so many subscriptions and connections at once, and gets their places back', async (t) => {
  const { books, url } = await listening(t)
  const [crm, other] = [await books.key('crm'), await books.key('crm')]
  const first = await client(t, url, crm)
  const second = await client(t, url, crm)
  for (let i = 0; i < 200; i++) {
    const live = i % 2 === 0 ? first : second
    live.subscribe(`s${i}`, ACCOUNT, { number: 'A' })
    t.equal((await live.next(`s${i}`)).type, 'next')
  }
  first.subscribe('more', ACCOUNT, { number: 'A' })
  const refused = await first.next('more')
  t.equal(refused.type, 'error')
  t.equal(refused.payload[0].extensions.code, 'too_many_subscriptions')
  const another = await client(t, url, other)
  another.subscribe('x', ACCOUNT, { number: 'A' })
  t.equal((await another.next('x')).type, 'next', 'another key has its own')
  second.close()
  await second.closed
  first.stop('s0')
  for (let i = 0; i < 101; i++) {
    first.subscribe(`again${i}`, ACCOUNT, { number: 'A' })
    t.equal((await first.next(`again${i}`)).type, 'next', 'places are free again')
  }
  first.subscribe('too many', ACCOUNT, { number: 'A' })
  t.equal((await first.next('too many')).type, 'error')
  const opened = await Promise.all(Array.from({ length: 99 }, () => client(t, url, crm)))
  const last = await openLive(url, { 'x-api-key': crm })
  t.equal((await last.closed).code, 4429)
  for (const live of opened) live.close()
})

t.test('the same id twice leaves nothing behind when the connection ends', async (t) => {
  const { books, url } = await listening(t)
  const crm = await books.key('crm')
  for (let round = 0; round < 3; round++) {
    const live = await openLive(url, bearer(crm))
    for (let i = 0; i < 100; i++) {
      live.subscribe('same', ACCOUNT, { number: 'A' })
      t.equal((await live.next('same')).type, 'next', `round ${round}`)
    }
    live.close()
    await live.closed
    await setTimeout(100)
  }
})
