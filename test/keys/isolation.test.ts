import t from 'tap'
import { withCreditor } from '../../src/platform/database.ts'
import { bearer, get, openBooks, post, push, record } from '../support/books.ts'

t.test('without a good key there is one answer, whatever is wrong with it', async (t) => {
  const books = await openBooks(t)
  const good = await books.key('admin')
  const expired = await books.key('admin', { expiresAt: new Date(books.clock.now() - 1) })
  const revoked = await books.key('admin')
  await books.owner.query(
    "update api_keys set revoked_at = now() where name = 'admin' and created_at = (select max(created_at) from api_keys)",
  )
  const rows: [string, Record<string, string>, number][] = [
    // what                 headers                                           status
    ['good', bearer(good), 200],
    ['good, other header', { 'x-api-key': good }, 200],
    ['none', {}, 401],
    ['empty', { authorization: 'Bearer ' }, 401],
    ['misshapen', bearer('tact_x'), 401],
    ['wrong secret', bearer(`${good.slice(0, -3)}abc`), 401],
    ['unknown id', bearer(good.replace(/^tact_.{6}/, 'tact_AAAAAA')), 401],
    ['expired', bearer(expired), 401],
    ['revoked', bearer(revoked), 401],
  ]
  const bodies = new Set<string>()
  for (const [what, headers, status] of rows) {
    const answer = await books.app.inject({ method: 'GET', url: '/v1/next-actions', headers })
    t.equal(answer.statusCode, status, what)
    if (status === 401) bodies.add(answer.body.replace(/req-\w+/, 'req'))
  }
  t.equal(bodies.size, 1, 'nothing can be learned by trying')
})

t.test('a key does what its scopes say and nothing else', async (t) => {
  const books = await openBooks(t)
  const core = await books.key('core')
  const crm = await books.key('crm')
  t.equal((await push(books.app, crm, [record('A-1')])).status, 403)
  t.equal((await push(books.app, core, [record('A-1')])).status, 201)
  const question = { accountNumber: 'A-1', channel: 'sms' }
  const refused = await post(books.app, core, '/v1/contact-permissions', question)
  t.equal(refused.status, 403)
  t.match(refused.body, { code: 'missing_scope', detail: /permissions:ask/ })
  t.equal((await post(books.app, crm, '/v1/contact-permissions', question)).status, 200)
})

t.test('a key of another creditor finds nothing, byte for byte as if it were not there', async (t) => {
  const books = await openBooks(t)
  const ours = await books.key('admin')
  const theirs = await books.key('admin', { creditor: 'Other Bank' })
  const pushed = (await push(books.app, ours, [record('A-1')])).body
  const same = (text: string) => text.replace(/req-\w+/g, 'req').replaceAll('A-none', 'A-1')
  const pairs: [string, string][] = [
    ['/v1/accounts/A-1', '/v1/accounts/A-none'],
    ['/v1/accounts/A-1/history', '/v1/accounts/A-none/history'],
    [
      `/v1/delinquency-batches/${pushed.batchId}`,
      '/v1/delinquency-batches/01a20053-3c51-74b3-af9b-1b45546b0f13',
    ],
  ]
  for (const [url, missing] of pairs) {
    const [foreign, none] = [await get(books.app, theirs, url), await get(books.app, theirs, missing)]
    t.equal(foreign.status, 404, url)
    t.equal(same(foreign.text), same(none.text), url)
    t.equal((await get(books.app, ours, url)).status, 200, url)
  }
  const lists = ['/v1/next-actions', '/v1/portfolio', '/v1/strategies']
  for (const url of lists) t.notMatch((await get(books.app, theirs, url)).text, /A-1|B-A-1/, url)
  const query =
    '{ account(accountNumber: "A-1") { accountNumber } borrower(reference: "B-A-1") { reference } nextActions { edges { node { accountNumber } } } }'
  t.same((await post(books.app, theirs, '/graphql', { query })).body.data, {
    account: null,
    borrower: null,
    nextActions: { edges: [] },
  })
  const batch = await push(books.app, theirs, [record('A-1')])
  t.match(batch.body, { created: 1 }, 'the same number is another account in another bank')
})

t.test('the database itself refuses when the application forgets to ask for its creditor', async (t) => {
  const books = await openBooks(t)
  const ours = await books.key('admin')
  await books.key('admin', { creditor: 'Other Bank' })
  await push(books.app, ours, [record('A-1')])
  const { rows } = await books.owner.query("select creditor_id from creditors where name = 'Other Bank'")
  const tables = await books.owner.query(
    `select c.relname as name, c.relrowsecurity as secured, pg_get_userbyid(c.relowner) = 'tact_app' as owned
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  )
  t.ok(tables.rows.length >= 12)
  for (const { name, secured, owned } of tables.rows) {
    t.ok(secured, `${name} has row-level security`)
    t.notOk(owned, `${name} is not owned by the application role`)
    const seen = await withCreditor(books.database.pool, rows[0].creditor_id, ({ client }) =>
      client.query(`select creditor_id from ${name} where creditor_id = $1`, [books.creditorId]),
    )
    t.equal(seen.rowCount, 0, `${name} shows no foreign row`)
    const unset = await books.database.pool.query(`select creditor_id from ${name}`)
    t.equal(unset.rowCount, 0, `${name} shows nothing when no creditor is set`)
  }
  await t.rejects(
    withCreditor(books.database.pool, rows[0].creditor_id, ({ client }) =>
      client
        .query('update accounts set creditor_id = $1', [books.creditorId])
        .then(() =>
          client.query(
            `insert into strategies (creditor_id, strategy_id, version, document, created_by) values ($1, 'x', 1, '{}', 'x')`,
            [books.creditorId],
          ),
        ),
    ),
    /row-level security/,
  )
  await t.rejects(
    books.database.pool.query('alter table accounts disable row level security'),
    /must be owner/,
  )
})

t.test('creditor_id leads every key, unique index and foreign key', async (t) => {
  const books = await openBooks(t)
  const { rows } = await books.owner.query<{ table: string; name: string; first: string }>(
    `select c.relname as table, i.relname as name, a.attname as first
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
     where c.relnamespace = 'public'::regnamespace`,
  )
  t.ok(rows.length > 12)
  for (const row of rows) t.equal(row.first, 'creditor_id', `${row.table}.${row.name}`)
  const keys = await books.owner.query<{ name: string; columns: string[] }>(
    `select conname as name, array(select attname::text from unnest(conkey) k join pg_attribute a on a.attrelid = conrelid and a.attnum = k) as columns
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const key of keys.rows) t.ok(key.columns.includes('creditor_id'), key.name)
})

t.test('only health, readiness, the API page and the public keys are open', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const operator = await books.key('operator')
  const crm = await books.key('crm')
  const rows: [string, string | null, number][] = [
    // url            key       status
    ['/healthz', null, 200],
    ['/readyz', null, 200],
    ['/docs/', null, 200],
    ['/graphiql', null, 200],
    ['/.well-known/jwks.json', null, 200],
    ['/metrics', null, 401],
    ['/metrics', crm, 403],
    ['/metrics', operator, 200],
    ['/metrics', admin, 200],
    ['/v1/accounts/A-1', null, 401],
    ['/v1/accounts/A-1', operator, 403],
    ['/v1/portfolio', null, 401],
    ['/v1/strategies', null, 401],
    ['/v1/next-actions', null, 401],
    ['/graphql?query=%7B__typename%7D', null, 401],
  ]
  for (const [url, key, status] of rows) {
    const answer = await books.app.inject({ method: 'GET', url, headers: key === null ? {} : bearer(key) })
    t.equal(answer.statusCode, status, `${url} ${key === null ? 'without' : 'with'} a key`)
  }
  const metrics = await books.app.inject({ method: 'GET', url: '/metrics', headers: bearer(operator) })
  t.match(
    metrics.body,
    /http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/,
  )
})
