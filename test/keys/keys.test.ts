import { createHash } from 'node:crypto'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { isAllowedAddress } from '../../src/keys/allowed-address.ts'
import { bearer, get, openBooks, post, send } from '../support/books.ts'

t.test('a key made over the API is shown once, works, and nobody gives away more than he has', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const made = await post(books.app, admin, '/v1/keys', { name: 'dialler', role: 'crm' })
  t.equal(made.status, 201)
  t.match(made.body, { name: 'dialler', state: 'live', createdBy: 'admin', agencyId: null })
  t.equal((await get(books.app, made.body.key, '/v1/next-actions')).status, 200)
  const listed = await get(books.app, admin, '/v1/keys')
  t.notMatch(listed.text, made.body.key.slice(-43), 'the list has no secret')
  const stored = await books.owner.query("select secret_hash from api_keys where name = 'dialler'")
  const hash = createHash('sha256').update(made.body.key.slice(-43)).digest()
  t.ok(stored.rows[0].secret_hash.equals(hash), 'only its hash is kept')

  const partners = await books.key('partners')
  const rows: [string, object, number][] = [
    // what                     body                                                     status
    ['more than one has', { name: 'x', role: 'admin' }, 403],
    ['a scope one lacks', { name: 'x', scopes: ['rules:write'] }, 403],
    ['what one has', { name: 'x', scopes: ['accounts:read'] }, 201],
    ['an agency role unbound', { name: 'x', role: 'agency' }, 400],
    ['nothing', { name: 'x' }, 400],
    [
      'an agency unknown',
      { name: 'x', role: 'agency', agencyId: '01a20053-3c51-74b3-af9b-1b45546b0f13' },
      404,
    ],
    ['past', { name: 'x', scopes: ['accounts:read'], expiresAt: '2026-03-10T00:00:00Z' }, 400],
    ['no network', { name: 'x', scopes: ['accounts:read'], allowedIps: ['10.0.0.0/33'] }, 400],
  ]
  for (const [what, body, status] of rows)
    t.equal((await post(books.app, partners, '/v1/keys', body)).status, status, what)
  const adminKey = (await get(books.app, admin, '/v1/keys')).body.keys.find(
    (key: { name: string }) => key.name === 'admin',
  )
  const stolen = await post(books.app, partners, `/v1/keys/${adminKey.apiKeyId}/rotate`, {})
  t.equal(stolen.status, 403, 'rotating is no way to a stronger key')
})

t.test('a rotated key works beside the old one until the overlap is over', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const old = (await post(books.app, admin, '/v1/keys', { name: 'crm', role: 'crm', requestsPerMinute: 500 }))
    .body
  const works = async (key: string) => (await get(books.app, key, '/v1/next-actions')).status === 200
  const made = await post(books.app, admin, `/v1/keys/${old.apiKeyId}/rotate`, { overlapHours: 2 })
  t.equal(made.status, 201)
  t.match(made.body, { name: 'crm', scopes: old.scopes, requestsPerMinute: 500, expiresAt: null })
  t.ok((await works(old.key)) && (await works(made.body.key)), 'both work')
  const again = await post(books.app, admin, `/v1/keys/${old.apiKeyId}/rotate`, {})
  t.match(again.body, { code: 'key_not_live' }, 'once only')
  books.clock.set(books.clock.now() + 2 * 3_600_000)
  t.notOk(await works(old.key), 'the old one is over')
  t.ok(await works(made.body.key))
  const listed = (await get(books.app, admin, '/v1/keys')).body.keys
  t.match(
    listed.find((key: { apiKeyId: string }) => key.apiKeyId === old.apiKeyId),
    { state: 'expired', replacedBy: made.body.apiKeyId },
  )
})

t.test('a revoked key is dead for the very next request', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const made = (await post(books.app, admin, '/v1/keys', { name: 'crm', role: 'crm' })).body
  t.equal((await get(books.app, made.key, '/v1/next-actions')).status, 200)
  const revoked = await send(books.app, admin, 'DELETE', `/v1/keys/${made.apiKeyId}`)
  t.match(revoked.body, { state: 'revoked', revokedBy: 'admin' })
  t.equal((await get(books.app, made.key, '/v1/next-actions')).status, 401)
  t.equal((await send(books.app, admin, 'DELETE', `/v1/keys/${made.apiKeyId}`)).status, 409)
})

t.test('a key that names networks works from nowhere else, and says nothing about it', async (t) => {
  const books = await openBooks(t)
  const bound = await books.key('crm', { allowedIps: ['203.0.113.0/24', '2001:db8::/32'] })
  const none = await books.app.inject({ method: 'GET', url: '/v1/next-actions' })
  const rows: [string, number][] = [
    // address                status
    ['203.0.113.7', 200],
    ['203.0.114.7', 401],
    ['2001:db8::1', 200],
    ['2001:db9::1', 401],
    ['::ffff:203.0.113.7', 200],
    ['127.0.0.1', 401],
  ]
  for (const [remoteAddress, status] of rows) {
    const answer = await books.app.inject({
      method: 'GET',
      url: '/v1/next-actions',
      headers: { ...bearer(bound), 'x-forwarded-for': '203.0.113.7' },
      remoteAddress,
    })
    t.equal(answer.statusCode, status, remoteAddress)
    if (status === 401) t.equal(blank(answer.body), blank(none.body), 'the same bytes as without a key')
  }
  t.notOk(isAllowedAddress('not an address', ['0.0.0.0/0']))
  t.notOk(isAllowedAddress('10.0.0.1', ['rubbish']))
})

t.test('behind a proxy that is trusted the address is the one it names', async (t) => {
  const books = await openBooks(t, { trustProxy: '127.0.0.1' })
  const bound = await books.key('crm', { allowedIps: ['203.0.113.0/24'] })
  const from = async (forwarded: string, remoteAddress: string) =>
    (
      await books.app.inject({
        method: 'GET',
        url: '/v1/next-actions',
        headers: { ...bearer(bound), 'x-forwarded-for': forwarded },
        remoteAddress,
      })
    ).statusCode
  t.equal(await from('203.0.113.7', '127.0.0.1'), 200)
  t.equal(await from('203.0.114.7', '127.0.0.1'), 401)
  t.equal(await from('203.0.113.7', '198.51.100.1'), 401, 'a stranger cannot say where it is')
})

t.test('a key has one allowance a minute, over all processes, and is told where it stands', async (t) => {
  const books = await openBooks(t)
  const limited = await books.key('crm', { requestsPerMinute: 20 })
  const free = await books.key('crm')
  const { database, vault, clock } = books
  const second = await buildApp({ database, vault, clock, logger: false })
  t.teardown(() => second.close())
  const ask = (app: typeof second, key: string) =>
    app.inject({ method: 'GET', url: '/v1/strategies', headers: bearer(key) })
  const crowd = await Promise.all(
    Array.from({ length: 50 }, (_, i) => get(i % 2 === 0 ? books.app : second, limited, '/v1/next-actions')),
  )
  t.equal(crowd.filter((answer) => answer.status === 200).length, 20, 'exactly as many as allowed')
  t.equal(crowd.filter((answer) => answer.status === 429).length, 30)
  const refused = await ask(second, limited)
  t.equal(refused.json().code, 'too_many_requests')
  t.match(refused.headers, {
    'retry-after': '60',
    'ratelimit-policy': '"key";q=20;w=60',
    ratelimit: '"key";r=0;t=60',
  })
  t.equal((await ask(books.app, free)).headers.ratelimit, undefined, 'another key has no such limit')
  clock.set(clock.now() + 60_000)
  const next = await ask(books.app, limited)
  t.equal(next.statusCode, 200, 'the next minute is a new one')
  t.equal(next.headers.ratelimit, '"key";r=19;t=60')
  const wrong = await ask(books.app, `${limited.slice(0, -3)}abc`)
  t.equal(wrong.statusCode, 401)
  t.equal((await ask(books.app, limited)).headers.ratelimit, '"key";r=18;t=60', 'only the key itself spends')
})

t.test(
  'requests of one instant share a look-up, and a key revoked before one came is dead for it',
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    const key = (await post(books.app, admin, '/v1/keys', { name: 'crm', role: 'crm' })).body
    for (let round = 0; round < 5; round += 1) {
      const before = Array.from({ length: 20 }, () => get(books.app, key.key, '/v1/strategies'))
      t.ok((await Promise.all(before)).every((answer) => answer.status === 200))
    }
    await send(books.app, admin, 'DELETE', `/v1/keys/${key.apiKeyId}`)
    const after = await Promise.all(
      Array.from({ length: 20 }, () => get(books.app, key.key, '/v1/strategies')),
    )
    t.ok(after.every((answer) => answer.status === 401))
  },
)

function blank(text: string): string {
  return text.replace(/req-\w+/g, 'req')
}
