/** What a permit promises, one caller at a time; `permit-races.test.ts` is about many. */
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import t, { type Test } from 'tap'
import { permitAnswer } from '../../src/contacts/permit-schemas.ts'
import { newId } from '../../src/platform/new-id.ts'
import {
  type Books,
  bearer,
  get,
  MORNING_MS,
  ndjson,
  openBooks,
  post,
  push,
  record,
} from '../support/books.ts'

const URL = '/v1/contact-permits'
const MINUTE_MS = 60_000
/** In the stage `phone`: two calls a day, four hours between two. */
const LATE = { oldestUnpaidDueDate: '2026-01-05' }
const CALL = { accountNumber: 'A-1', channel: 'voice' }

async function booksWith(t: Test, ...accounts: string[]): Promise<{ books: Books; key: string }> {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(
    books.app,
    key,
    accounts.map((number) => record(number, LATE)),
  )
  return { books, key }
}

async function release(books: Books, key: string, permitId: string) {
  const response = await books.app.inject({
    method: 'DELETE',
    url: `${URL}/${permitId}`,
    headers: bearer(key),
  })
  return { status: response.statusCode, body: response.json() }
}

t.test('a DELETE may name a content type, though it has no body', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const { permit } = (await post(books.app, key, URL, CALL)).body
  const json = { ...bearer(key), 'content-type': 'application/json' }
  const url = `${URL}/${permit.permitId}`
  const broken = await books.app.inject({ method: 'DELETE', url, headers: json, payload: '{' })
  t.match([broken.statusCode, broken.json().code], [400, 'malformed_request'])
  const released = await books.app.inject({ method: 'DELETE', url, headers: json })
  t.match([released.statusCode, released.json().status], [200, 'released'])
  const empty = await books.app.inject({ method: 'POST', url: URL, headers: json })
  t.equal(empty.statusCode, 400, 'elsewhere a body that is not there is missing')
})

const count = async (books: Books, table: string) =>
  Number((await books.owner.query(`select count(*) as n from ${table}`)).rows[0].n)

t.test(
  'granted: the number in clear, the obligations and a short life; refused: reasons, and no number',
  async (t) => {
    const { books, key } = await booksWith(t, 'A-1')
    const granted = await post(books.app, key, URL, CALL)
    t.match(granted, {
      status: 200,
      body: {
        granted: true,
        permit: {
          contactValue: '+8613812345678',
          expiresAt: new Date(MORNING_MS + 15 * MINUTE_MS).toISOString(),
        },
        decision: { verdict: 'allowed', reasons: [] },
      },
    })
    t.ok(granted.body.decision.obligations.length > 0)
    t.strictSame(permitAnswer.parse(granted.body), granted.body, 'as the API description says')
    const refused = await post(books.app, key, URL, CALL)
    t.match(refused, {
      status: 200,
      body: {
        granted: false,
        permit: null,
        decision: { verdict: 'deferred', nextAllowedAt: '2026-03-10T06:00:00.000Z' },
      },
    })
    t.match(refused.body.decision.reasons, [{ code: 'minimum_gap' }])
    t.notMatch(refused.text, /13812345678/)
    t.equal(await count(books, 'permits'), 1, 'a refusal reserves nothing')
    t.equal(await count(books, 'decisions'), 2, 'and is kept all the same')
    const { rows } = await books.owner.query('select to_json(d)::text as text from decisions d')
    for (const { text } of rows) t.notMatch(text, /13812345678|测试人/, 'nobody by name or number')
  },
)

t.test('a permit that expires gives its budget back', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const { body } = await post(books.app, key, URL, CALL)
  const rows: [number, boolean][] = [
    // minutes later  granted
    [14.99, false],
    [15, true],
    [15, false],
  ]
  for (const [minutes, granted] of rows) {
    books.clock.set(MORNING_MS + minutes * MINUTE_MS)
    t.equal((await post(books.app, key, URL, CALL)).body.granted, granted, `${minutes} minutes later`)
  }
  t.match(await get(books.app, key, `${URL}/${body.permit.permitId}`), { body: { status: 'expired' } })
})

t.test('a permit that is released gives its budget back at once, and twice is as good as once', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const { body } = await post(books.app, key, URL, CALL)
  const { permitId } = body.permit
  t.match(await get(books.app, key, `${URL}/${permitId}`), {
    status: 200,
    body: { status: 'open', accountNumber: 'A-1' },
  })
  for (const _ of [1, 2]) {
    t.match(await release(books, key, permitId), { status: 200, body: { permitId, status: 'released' } })
  }
  t.equal((await post(books.app, key, URL, CALL)).body.granted, true)
  await books.owner.query("update permits set status = 'used' where status = 'open'")
  const used = (await books.owner.query("select permit_id from permits where status = 'used'")).rows[0]
    .permit_id
  t.match(await release(books, key, used), { status: 409, body: { code: 'permit_not_open' } })
  t.equal((await release(books, key, newId())).status, 404)
  t.notMatch((await get(books.app, key, `${URL}/${permitId}`)).text, /13812345678/, 'the number is told once')
})

t.test('a permit never outlives the hours in which it was granted', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const closing = Date.parse('2026-03-10T22:00:00+08:00')
  // The strategy may close earlier than the law: the permission tells until when.
  for (let minutes = 120; minutes > 0; minutes -= 7) {
    books.clock.set(closing - minutes * MINUTE_MS)
    const { body } = await post(books.app, key, URL, CALL)
    if (!body.granted) continue
    const last = new Date(Date.parse(body.permit.expiresAt) - 1).toISOString()
    await release(books, key, body.permit.permitId)
    const permission = await post(books.app, key, '/v1/contact-permissions', { ...CALL, at: last })
    t.equal(permission.body.verdict, 'allowed', `asked at ${minutes} minutes to ten, holds until ${last}`)
  }
})

t.test('it can be reserved for later, up to seven days ahead, and never for the past', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const rows: [string, number, boolean | string][] = [
    // at                        status  granted or pointer
    ['2026-03-09T10:00:00+08:00', 400, '/at'],
    ['2026-03-17T10:00:01+08:00', 400, '/at'],
    ['2026-03-12T10:00:00+08:00', 200, true],
    ['2026-03-12T11:00:00+08:00', 200, false],
    ['2026-03-12T09:00:00+08:00', 200, false],
  ]
  for (const [at, status, expected] of rows) {
    const answer = await post(books.app, key, URL, { ...CALL, at })
    t.equal(answer.status, status, at)
    if (status === 200) t.equal(answer.body.granted, expected, at)
    else t.match(answer.body.errors, [{ pointer: expected }])
  }
})

t.test('the same Idempotency-Key is the same permit, and the number is never kept in clear', async (t) => {
  const { books, key } = await booksWith(t, 'A-1', 'A-2')
  const once = { 'idempotency-key': 'k-1' }
  const first = await post(books.app, key, URL, CALL, once)
  t.equal(first.body.granted, true)
  const again = await post(books.app, key, URL, CALL, once)
  t.equal(again.text, first.text, 'byte for byte, the number included')
  t.equal(await count(books, 'permits'), 1)
  t.match(await post(books.app, key, URL, { ...CALL, accountNumber: 'A-2' }, once), {
    status: 422,
    body: { code: 'idempotency_key_reused' },
  })
  const both = await Promise.all(
    [1, 2, 3].map(() =>
      post(books.app, key, URL, { ...CALL, accountNumber: 'A-2' }, { 'idempotency-key': 'k-2' }),
    ),
  )
  t.equal(new Set(both.map((one) => one.text)).size, 1, 'also when they arrive together')
  const { rows } = await books.owner.query('select body from idempotency_keys')
  t.equal(rows.length, 2)
  for (const { body } of rows) t.notMatch(body, /13812345678/)
})

t.test('a permit can be verified offline, under keys of the last generations', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const { body } = await post(books.app, key, URL, CALL)
  const open = await books.app.inject({ method: 'GET', url: '/.well-known/jwks.json' })
  const keys = open.json() as JSONWebKeySet
  const { payload } = await compactVerify(body.permit.token, createLocalJWKSet(keys))
  t.match(decodeProtectedHeader(body.permit.token), { alg: 'EdDSA', typ: 'tact-permit+jwt' })
  const decision = (await get(books.app, key, `/v1/decisions/${body.decisionId}`)).body
  t.match(JSON.parse(Buffer.from(payload).toString()), {
    iss: 'tact',
    jti: body.permit.permitId,
    nbf: MORNING_MS / 1000,
    exp: MORNING_MS / 1000 + 15 * 60,
    account: 'A-1',
    channel: 'voice',
    party: 'borrower',
    contactPoint: body.permit.contactPointId,
    decision: body.decisionId,
    policy: decision.policy.digest,
  })
  t.notMatch(Buffer.from(payload).toString(), /13812345678/)
  const [head, claims, signature] = body.permit.token.split('.')
  const forged = Buffer.from(claims, 'base64url').toString().replace('voice', 'visit')
  const token = [head, Buffer.from(forged).toString('base64url'), signature].join('.')
  await t.rejects(compactVerify(token, createLocalJWKSet(keys)))
})

t.test('a list is streamed: one answer a line, in order, each on its own', async (t) => {
  const { books, key } = await booksWith(t, 'A-1', 'A-2')
  const lines = [
    CALL,
    { ...CALL, accountNumber: 'A-2' },
    CALL,
    { ...CALL, accountNumber: 'none' },
    { ...CALL, channel: 'pigeon' },
  ]
  const ask = (headers: Record<string, string> = {}) =>
    books.app.inject({
      method: 'POST',
      url: URL,
      headers: { ...bearer(key), 'content-type': 'application/x-ndjson', ...headers },
      payload: `${ndjson(lines)}\nno json\n`,
    })
  const answer = await ask({ 'idempotency-key': 'list-1' })
  t.equal(answer.statusCode, 200)
  t.match(answer.headers['content-type'], /^application\/x-ndjson/)
  const told = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.match(told, [
    { line: 1, granted: true, permit: { contactValue: '+8613812345678' } },
    { line: 2, granted: true },
    { line: 3, granted: false, decision: { accountNumber: 'A-1' } },
    { line: 4, problem: { code: 'not_found' } },
    { line: 5, problem: { code: 'invalid_request', errors: [{ pointer: '/channel' }] } },
    { line: 7, problem: { code: 'malformed_request' } },
  ])
  t.equal(
    (await ask({ 'idempotency-key': 'list-1' })).body.split('\n').slice(0, 3).join(),
    answer.body.split('\n').slice(0, 3).join(),
    'sent twice, it is the same list',
  )
  t.equal(await count(books, 'permits'), 2)
})

t.test('an agency gets permits for what is placed with it, until it is recalled', async (t) => {
  const { books } = await booksWith(t, 'A-1')
  const { rows } = await books.owner.query('select account_id from accounts')
  const [mine, other] = [newId(), newId()]
  for (const agency of [mine, other]) {
    await books.owner.query(
      `insert into agencies (creditor_id, agency_id, reference, name, created_by) values ($1, $2::uuid, $2::text, 'x', 'test')`,
      [books.creditorId, agency],
    )
  }
  await books.owner.query(
    `insert into placements (creditor_id, placement_id, account_id, agency_id, since, notice_given_on, terms, created_by)
     values ($1, $2, $3, $2, '2026-03-01', '2026-03-01', '{}', 'test')`,
    [books.creditorId, mine, rows[0].account_id],
  )
  const key = await books.key('agency', { agencyId: mine })
  const stranger = await books.key('agency', { agencyId: other })
  const none = await post(books.app, key, URL, { ...CALL, accountNumber: 'none' })
  const foreign = await post(books.app, stranger, URL, { ...CALL })
  t.equal(foreign.status, 404)
  t.equal(
    foreign.text.replace(/urn:tact:request:[^"]+/, ''),
    none.text.replace('none', 'A-1').replace(/urn:tact:request:[^"]+/, ''),
    'not placed with it is as good as not there',
  )
  const granted = await post(
    books.app,
    key,
    URL,
    { ...CALL, collectorId: undefined },
    { 'idempotency-key': 'k' },
  )
  t.match(granted.body, { granted: true, permit: { contactValue: '+8613812345678' } })
  const { permitId } = granted.body.permit
  t.equal((await get(books.app, key, `${URL}/${permitId}`)).status, 200)
  t.equal((await get(books.app, stranger, `${URL}/${permitId}`)).status, 404)
  t.equal((await release(books, stranger, permitId)).status, 404)
  await books.owner.query("update placements set ended_at = now(), end_kind = 'recalled'")
  t.equal((await post(books.app, key, URL, CALL)).status, 404, 'the very next request')
  t.equal(
    (await post(books.app, key, URL, CALL, { 'idempotency-key': 'k' })).status,
    404,
    'nor an answer given before',
  )
  t.equal((await get(books.app, key, `${URL}/${permitId}`)).status, 404)
})

t.test('an uncertified collector gets no permit', async (t) => {
  const { books, key } = await booksWith(t, 'A-1')
  const collectors: [string, string | null, boolean, string | null][] = [
    // reference      certified until  active   refused because
    ['never', null, true, 'collector_not_certified'],
    ['lapsed', '2026-03-09', true, 'collector_not_certified'],
    ['gone', '2026-12-31', false, 'not_found'],
    ['last day', '2026-03-10', true, null],
  ]
  for (const [reference, until, active, why] of collectors) {
    const collectorId = newId()
    await books.owner.query(
      `insert into collectors (creditor_id, collector_id, reference, certified_until, active, created_by, updated_by)
       values ($1, $2, $3, $4, $5, 'test', 'test')`,
      [books.creditorId, collectorId, reference, until, active],
    )
    const { body } = await post(books.app, key, URL, { ...CALL, collectorId })
    if (why === 'not_found') t.equal(body.code, why, reference)
    else if (why === null) t.equal(body.granted, true, reference)
    else t.match(body, { granted: false, decision: { reasons: [{ code: why }] } }, reference)
  }
})
