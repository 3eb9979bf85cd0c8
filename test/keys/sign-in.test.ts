/** People sign in with a token of the bank's own identity provider: here a real one, over HTTP. */
import { SignJWT } from 'jose'
import t from 'tap'
import { bearer, get, openBooks, post, push, record, send } from '../support/books.ts'
import { AUDIENCE, ISSUER, openIdentityProvider } from '../support/identity-provider.ts'

t.test('claims become scopes and a creditor, and the person stands as the actor', async (t) => {
  const provider = await openIdentityProvider(t)
  const books = await openBooks(t, { signIn: provider.settings })
  const nowS = Math.floor(books.clock.now() / 1000)
  const token = (claims: Record<string, unknown> = {}, key = provider.privateKey, alg = 'EdDSA') =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'wang.li',
      exp: nowS + 300,
      tact_creditor: books.creditorId,
      tact_roles: ['crm'],
      ...claims,
    })
      .setProtectedHeader({ alg, kid: 'one' })
      .sign(key)
  await push(books.app, await books.key('core'), [record('A-1')])
  t.equal((await get(books.app, await token(), '/v1/accounts/A-1')).status, 200)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await token()).split('.')[1]}.`
  const rows: [string, string, number][] = [
    // what                    token                                                           status
    ['expired', await token({ exp: nowS - 60 }), 401],
    ['no expiry', await token({ exp: undefined }), 401],
    ['not yet', await token({ nbf: nowS + 60 }), 401],
    ['another issuer', await token({ iss: 'https://evil.example' }), 401],
    ['another audience', await token({ aud: 'crm' }), 401],
    ['another signer', await token({}, provider.stranger), 401],
    ['unsigned', unsigned, 401],
    ['no subject', await token({ sub: undefined }), 401],
    ['no creditor', await token({ tact_creditor: undefined }), 401],
    ['a creditor that is none', await token({ tact_creditor: "x'; drop table accounts" }), 401],
    ['an unknown creditor', await token({ tact_creditor: '01a20053-3c51-74b3-af9b-1b45546b0f13' }), 401],
    ['an unknown agency', await token({ tact_agency: '01a20053-3c51-74b3-af9b-1b45546b0f13' }), 401],
    ['no role', await token({ tact_roles: [] }), 403],
    ['an unknown role', await token({ tact_roles: ['king', '__proto__'] }), 403],
    ['an agency role unbound', await token({ tact_roles: ['agency'] }), 403],
    ['by scope', await token({ tact_roles: undefined, scope: 'openid accounts:read' }), 200],
    ['roles in one text', await token({ tact_roles: 'crm compliance' }), 200],
  ]
  for (const [what, presented, status] of rows)
    t.equal((await get(books.app, presented, '/v1/accounts/A-1')).status, status, what)

  const officer = await token({ tact_roles: ['compliance'] })
  const reason = { enabled: false, reason: 'says what CN-H1 says' }
  t.equal((await send(books.app, officer, 'PUT', '/v1/rule-switches/CN-H2', reason)).status, 200)
  t.match((await get(books.app, officer, '/v1/rule-switches/CN-H2')).body, { changedBy: 'wang.li' })
  const query = '{ account(accountNumber: "A-1") { accountNumber } }'
  const desk = await post(books.app, await token(), '/graphql', { query })
  t.same(desk.body.data, { account: { accountNumber: 'A-1' } })
})

t.test('a person has one allowance a minute, whatever token he presents', async (t) => {
  const provider = await openIdentityProvider(t)
  const books = await openBooks(t, { signIn: provider.settings, requestsPerMinute: 5 })
  const nowS = Math.floor(books.clock.now() / 1000)
  const token = (sub: string, exp: number) =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub,
      exp,
      tact_creditor: books.creditorId,
      tact_roles: ['crm'],
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .sign(provider.privateKey)
  const first = await token('wang.li', nowS + 300)
  const second = await token('wang.li', nowS + 600)
  const ask = (presented: string) =>
    books.app.inject({ method: 'GET', url: '/v1/next-actions', headers: bearer(presented) })
  const crowd = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(i % 2 === 0 ? first : second)))
  t.equal(crowd.filter((answer) => answer.statusCode === 200).length, 5, 'exactly as many as allowed')
  t.equal(crowd.filter((answer) => answer.statusCode === 429).length, 3)
  t.match((await ask(second)).headers, { 'retry-after': '60', ratelimit: '"key";r=0;t=60' })
  const other = await ask(await token('li.na', nowS + 300))
  t.equal(other.headers.ratelimit, '"key";r=4;t=60', 'another person has an allowance of her own')
  books.clock.set(books.clock.now() + 60_000)
  t.equal((await ask(first)).headers.ratelimit, '"key";r=4;t=60', 'the next minute is a new one')
})

t.test(
  'when the identity provider is away nobody is let in, and the answer is not "wrong key"',
  async (t) => {
    const provider = await openIdentityProvider(t)
    provider.goAway()
    const books = await openBooks(t, { signIn: provider.settings })
    const token = await new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: 4_000_000_000 })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .sign(provider.privateKey)
    const answer = await books.app.inject({ method: 'GET', url: '/v1/strategies', headers: bearer(token) })
    t.equal(answer.statusCode, 503)
    t.match(answer.json(), { code: 'sign_in_unavailable' })
    t.equal(answer.headers['retry-after'], '2')
    t.equal((await get(books.app, await books.key('admin'), '/v1/strategies')).status, 200, 'keys go on')
  },
)
