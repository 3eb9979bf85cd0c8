/** Who gets onto the page of reports, for how long, and what it says to those who do not. */
import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import t from 'tap'
import { type Books, bearer, openBooks, push, record } from '../support/books.ts'
import { AUDIENCE, ISSUER, openIdentityProvider } from '../support/identity-provider.ts'
import { partner, place } from '../support/partners.ts'

function signIn(app: FastifyInstance, key: string, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/reports/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ key }).toString(),
  })
}

/** @returns the `Cookie` header of a browser that signed in. */
async function signedIn({ app }: Pick<Books, 'app'>, key: string): Promise<string> {
  const { statusCode, cookies, body } = await signIn(app, key)
  if (statusCode !== 303) throw new Error(body.slice(-500))
  return `tact_reports=${cookies[0]?.value}`
}

function open(app: FastifyInstance, cookie: string, url = '/reports', headers: Record<string, string> = {}) {
  return app.inject({ url, headers: { cookie, ...headers } })
}

const isForm = (body: string) => body.includes('name="key"')
const isReport = (body: string) => body.includes('class="headline"')

t.test('a key with the scope opens the page, as long as it works and for an hour at most', async (t) => {
  const books = await openBooks(t)
  const { app, clock, owner } = books
  const key = await books.key('manager')
  const answer = await signIn(app, ` ${key}\n`)
  t.equal(answer.statusCode, 303)
  t.equal(answer.headers.location, '/reports')
  const [cookie] = answer.cookies
  t.match(cookie, {
    name: 'tact_reports',
    path: '/reports',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 3600,
  })
  t.notOk(cookie?.secure, 'over plain HTTP the browser would not send it')
  const note = Buffer.from(cookie?.value.split('.')[1] ?? '', 'base64url').toString()
  t.notMatch(`${cookie?.value} ${note}`, key.split('_').at(-1), 'the secret is not in it')

  const held = `tact_reports=${cookie?.value}`
  const page = await open(app, held)
  t.ok(isReport(page.body))
  t.match(
    page.headers['content-security-policy'],
    /default-src 'none'; style-src 'sha256-[^ ]+'; img-src data:;/,
  )
  t.equal(page.headers['cache-control'], 'no-store')
  t.notMatch(page.body, /<script|style="| on\w+=/, 'nothing that the policy would stop')

  for (const [what, statement] of [
    ['revoked', 'revoked_at = now()'],
    ['without the scope', "scopes = '{accounts:read}'"],
    ['from another network', "allowed_ips = '{203.0.113.0/24}'"],
    ['expired', `expires_at = '${new Date(clock.now()).toISOString()}'`],
  ] as const) {
    await owner.query(`update api_keys set ${statement}`)
    const { body, statusCode } = await open(app, held)
    t.notOk(isReport(body), `${what} ${statusCode}`)
    await owner.query(
      `update api_keys set revoked_at = null, scopes = '{reports:read}', allowed_ips = null, expires_at = null`,
    )
    t.ok(isReport((await open(app, held)).body), 'and well again')
  }
  clock.set(clock.now() + 3_599_000)
  t.ok(isReport((await open(app, held)).body))
  clock.set(clock.now() + 1_000)
  const over = await open(app, held)
  t.ok(isForm(over.body), 'after an hour')
  t.equal(over.cookies[0]?.value, '', 'and the browser forgets it')
})

t.test('behind https the cookie is for https', async (t) => {
  const books = await openBooks(t, { trustProxy: '127.0.0.1' })
  const headers = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'tact.bank',
    origin: 'https://tact.bank',
  }
  const answer = await signIn(books.app, await books.key('manager'), headers)
  t.equal(answer.cookies[0]?.secure, true)
})

t.test('whoever may not is told one and the same, and made-up cookies open nothing', async (t) => {
  const books = await openBooks(t)
  const { app } = books
  const key = await books.key('manager')
  const bodies = new Set<string>()
  for (const wrong of [`${key.slice(0, -4)}AAAA`, await books.key('core'), 'x', '', 'a.b.c']) {
    const { statusCode, body, cookies } = await signIn(app, wrong)
    t.same([statusCode, cookies], [401, []], wrong.slice(0, 8))
    bodies.add(body)
  }
  t.equal(bodies.size, 1)
  const [head, claims, signature] = (await signedIn(books, key)).slice('tact_reports='.length).split('.')
  const named = (changes: object) =>
    Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()), ...changes }),
    ).toString('base64url')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  for (const value of [
    `${head}.${claims}.${signature?.slice(0, -4)}AAAA`,
    `${head}.${named({ exp: 4_000_000_000 })}.${signature}`,
    `${head}.${named({ person: { name: 'x', agency: null } })}.${signature}`,
    `${none}.${claims}.`,
    'x',
    '%00',
  ])
    t.ok(isForm((await open(app, `tact_reports=${value}`)).body), value.slice(-20))
  t.ok(
    isForm((await app.inject({ url: '/reports', headers: bearer(key) })).body),
    'a key in a header is no browser',
  )
  t.equal((await open(app, '', '/reports/book.csv')).statusCode, 303)
})

t.test('another site signs nobody in or out', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('manager')
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost:80', 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    const answer = await signIn(books.app, key, headers)
    t.same([answer.statusCode, answer.cookies], [400, []], JSON.stringify(headers))
    const out = await books.app.inject({ method: 'POST', url: '/reports/sign-out', headers })
    t.same([out.statusCode, out.cookies], [400, []])
  }
  const own = { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' }
  t.equal((await signIn(books.app, key, own)).statusCode, 303)
})

t.test('after ten tries in a minute an address has to wait', async (t) => {
  const books = await openBooks(t)
  const tries = []
  for (let i = 0; i < 11; i++) tries.push(await signIn(books.app, 'wrong'))
  t.same(
    tries.map(({ statusCode }) => statusCode),
    [...Array(10).fill(401), 429],
  )
  t.match(tries.at(-1)?.headers, { 'retry-after': /^\d+$/, 'content-type': /html/ })
  const other = await books.app.inject({
    method: 'POST',
    url: '/reports/sign-in',
    remoteAddress: '203.0.113.9',
  })
  t.equal(other.statusCode, 401, 'another address has its own')
})

t.test('a person signs in with a token, for as long as that holds', async (t) => {
  const provider = await openIdentityProvider(t)
  const books = await openBooks(t, { signIn: provider.settings })
  const { app, clock, creditorId } = books
  const admin = await books.key('admin')
  const { agencyId } = await partner(books, admin, 'AG-1')
  const token = (claims: Record<string, unknown>) =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'wang.li',
      exp: Math.floor(clock.now() / 1000) + 300,
      tact_creditor: creditorId,
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .sign(provider.privateKey)
  const held = await signedIn(books, await token({ tact_roles: ['manager'] }))
  const collector = await signedIn(books, await token({ tact_roles: ['agency'], tact_agency: agencyId }))
  t.equal((await signIn(app, await token({ tact_roles: ['crm'] }))).statusCode, 401)
  const page = await open(app, held)
  t.match(page.body, 'wang.li')
  t.match(page.body, 'id="book"')
  t.notMatch((await open(app, collector)).body, 'id="book"')
  t.ok(isReport((await open(app, collector)).body))
  await app.inject({ method: 'POST', url: `/v1/agencies/${agencyId}/close`, headers: bearer(admin) })
  t.ok(isForm((await open(app, collector)).body), 'the agency was closed')
  clock.set(clock.now() + 301_000)
  t.ok(isForm((await open(app, held)).body))
})

t.test('an agency sees its own contacts and no book; another creditor sees nothing', async (t) => {
  const books = await openBooks(t)
  const { app } = books
  const admin = await books.key('admin')
  await push(app, admin, [record('A-1', { currency: 'CNY' })])
  const [one, two] = [await partner(books, admin, 'QZ-ONE'), await partner(books, admin, 'QZ-TWO')]
  await place(books, admin, 'A-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
  for (const { key } of [one, two]) {
    const held = await signedIn(books, key)
    const { body } = await open(app, held)
    t.ok(isReport(body))
    t.notMatch(body, /id="(book|roll-rates|cure-rate)"|QZ-|CNY/)
    t.equal((await open(app, held, '/reports/book.csv')).statusCode, 403)
    t.equal((await open(app, held, '/reports/refusals.csv')).statusCode, 200)
  }
  const theirs = await signedIn(books, await books.key('manager', { creditor: 'Other Bank' }))
  const { body } = await open(app, theirs)
  t.match(body, 'Other Bank')
  t.notMatch(body, /Test Bank|<rect/)
})

t.test('what is asked for wrongly is told on a page, escaped; CSV is for spreadsheets', async (t) => {
  const books = await openBooks(t)
  const { app } = books
  await push(app, await books.key('core'), [record('A-1'), record('A-2', { currency: 'TWD' })])
  const held = await signedIn(books, await books.key('manager'))
  for (const search of ['currency=<script>', 'from=2026-03-02&to=2026-03-01', 'timeZone=<b>', 'from=x']) {
    const { statusCode, body, headers } = await open(app, held, `/reports?${search}`)
    t.equal(statusCode, 400, search)
    t.match(headers['content-type'], /html/)
    t.notMatch(body, /<script>|<b>/)
  }
  const one = await open(app, held, '/reports?currency=TWD&from=&to=&timeZone=Asia/Taipei')
  t.match(one.body, 'href="/reports/book.csv?currency=TWD&amp;timeZone=Asia%2FTaipei"')
  const csv = await open(app, held, '/reports/book.csv?currency=TWD&timeZone=Asia%2FTaipei')
  t.match(csv.headers, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': /book\.csv/ })
  t.equal(csv.rawPayload.subarray(0, 3).toString('hex'), 'efbbbf')
  t.match(csv.body, /TWD/)
  t.notMatch(csv.body, /CNY/)
})

t.test('in Chinese for who prefers it', async (t) => {
  const books = await openBooks(t)
  for (const [accept, language] of [
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr, zh;q=0.5', 'zh-Hans'],
    ['en;q=0, zh;q=0.1', 'zh-Hans'],
    ['', 'en'],
    [';;q=,=,', 'en'],
  ] as const)
    t.match(
      (await open(books.app, '', '/reports', { 'accept-language': accept })).body,
      `<html lang="${language}">`,
    )
})
