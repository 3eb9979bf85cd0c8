import { gzipSync } from 'node:zlib'
import t from 'tap'
import { get, ndjson, openBooks, push, record } from '../support/books.ts'

t.test('a push creates accounts, and the same push again is a no-op with the same bytes', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const records = [record('A-1'), record('A-2'), record('A-3')]
  const query = { batchId: 'night-1' }
  const first = await push(books.app, key, records, { query })
  t.equal(first.status, 201)
  t.match(first.body, {
    received: 3,
    accepted: 3,
    created: 3,
    updated: 0,
    unchanged: 0,
    stale: 0,
    cured: 0,
    rejected: 0,
  })
  const again = await push(books.app, key, records, { query })
  t.equal(again.text, first.text, 'byte for byte')
  const other = await push(books.app, key, [record('A-9')], { query })
  t.equal(other.status, 422)
  t.equal(other.body.code, 'idempotency_key_reused')
  const repushed = await push(books.app, key, records)
  t.match(
    repushed.body,
    { created: 0, updated: 0, unchanged: 3 },
    'without the name it is compared line by line',
  )
  const shown = await get(books.app, key, `/v1/delinquency-batches/${first.body.batchId}`)
  t.same(shown.body, first.body)
})

t.test('Idempotency-Key works like the batch name, also for a gzipped push', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('core')
  const packed = gzipSync(ndjson([record('A-1')]))
  const headers = { 'idempotency-key': 'k-1', 'content-encoding': 'gzip' }
  const first = await push(books.app, key, packed, { headers })
  t.match(first.body, { created: 1 })
  const again = await push(books.app, key, gzipSync(ndjson([record('A-1')]), { level: 1 }), { headers })
  t.equal(again.text, first.text, 'the content counts, not how it was packed')
})

t.test('a bad line is kept with its place and reason and never stops the good ones', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('core')
  const lines = [
    JSON.stringify(record('A-1')),
    '{"accountNumber": "A-2"',
    JSON.stringify(record('A-3', { overduePrincipal: -1, currency: 'XXQ' })),
    JSON.stringify(record('A-4', { overdueFees: 10.5 })),
    JSON.stringify(record('A-5', { oldestUnpaidDueDate: '2026-03-11' })),
    JSON.stringify(record('A-6')),
  ]
  const { body } = await push(books.app, key, lines.join('\n'))
  t.match(body, { received: 6, accepted: 2, created: 2, rejected: 4 })
  const url = `/v1/delinquency-batches/${body.batchId}/rejects`
  const page = await get(books.app, key, `${url}?limit=3`)
  t.equal(page.body.rejects.length, 3)
  const rest = await get(books.app, key, `${url}?limit=100&after=${page.body.next}`)
  const rejects = [...page.body.rejects, ...rest.body.rejects]
  t.equal(rest.body.next, null)
  t.strictSame(
    rejects.map((reject) => [reject.line, reject.accountNumber, reject.path, reject.code]),
    [
      [2, null, '', 'malformed_json'],
      [3, 'A-3', '/currency', 'unknown_currency'],
      [3, 'A-3', '/overduePrincipal', 'negative_amount'],
      [4, 'A-4', '/overdueFees', 'not_integer'],
      [5, 'A-5', '/oldestUnpaidDueDate', 'due_date_in_future'],
    ],
  )
})

t.test('control totals refuse the whole push, and the reason can be read back', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  for (const [query, ok] of [
    [{ expectedCount: '2', expectedTotal: '1000000' }, true],
    [{ expectedCount: '3' }, false],
    [{ expectedTotal: '999999' }, false],
  ] as const) {
    const { status, body } = await push(books.app, key, [record('A-1'), record('A-2')], { query })
    t.equal(status, ok ? 201 : 422, JSON.stringify(query))
    if (ok) continue
    t.equal(body.code, 'control_total_mismatch')
    const shown = await get(books.app, key, `/v1/delinquency-batches/${body.batchId}`)
    t.match(shown.body, { status: 'refused', received: 2, created: 0 })
  }
})

t.test(
  'an older business date never overwrites a newer one, of the account or of the borrower',
  async (t) => {
    const books = await openBooks(t)
    const key = await books.key('admin')
    await push(books.app, key, [record('A-1', { totalOutstanding: 111 })], { businessDate: '2026-03-10' })
    const older = record('A-1', { totalOutstanding: 222 })
    ;(older.borrower as Record<string, unknown>).language = 'en'
    const { body } = await push(books.app, key, [older], { businessDate: '2026-03-09' })
    t.match(body, { stale: 1, updated: 0 })
    const account = (await get(books.app, key, '/v1/accounts/A-1')).body
    t.equal(account.totalOutstanding, 111)
    t.equal(account.businessDate, '2026-03-10')
    t.equal(account.borrower.language, null)
  },
)

t.test('a snapshot cures what it does not name, unless lines were rejected', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1'), record('A-2'), record('A-3')], { businessDate: '2026-03-08' })
  const bad = record('A-3', { currency: 'nope' })
  const skipped = await push(books.app, key, [record('A-1'), bad], {
    mode: 'snapshot',
    businessDate: '2026-03-09',
  })
  t.match(skipped.body, { cured: 0, rejected: 1, curing: 'skipped_rejects' })
  const done = await push(books.app, key, [record('A-1'), bad], {
    mode: 'snapshot',
    businessDate: '2026-03-10',
    query: { maxRejects: '1' },
  })
  t.match(done.body, { cured: 1, curing: 'done' }, 'A-2 is cured; A-3 was named, if badly')
  const account = (await get(books.app, key, '/v1/accounts/A-2')).body
  t.match(account, { status: 'cured', curedOn: '2026-03-10', overdueTotal: 0, stage: null })
  t.equal((await get(books.app, key, '/v1/accounts/A-3')).body.status, 'overdue')
  const back = await push(books.app, key, [record('A-2')], { businessDate: '2026-03-11' })
  t.match(back.body, { updated: 1, unchanged: 0 }, 'naming it again is news')
  const history = (await get(books.app, key, '/v1/accounts/A-2/history')).body.history
  t.strictSame(
    history.map((row: { businessDate: string; status: string }) => [row.businessDate, row.status]),
    [
      ['2026-03-11', 'overdue'],
      ['2026-03-10', 'cured'],
      ['2026-03-08', 'overdue'],
    ],
  )
})

t.test('an empty snapshot is refused unless it is announced', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')], { businessDate: '2026-03-09' })
  const refused = await push(books.app, key, '', { mode: 'snapshot' })
  t.equal(refused.status, 422)
  t.equal(refused.body.code, 'empty_snapshot')
  const meant = await push(books.app, key, '', { mode: 'snapshot', query: { expectedCount: '0' } })
  t.match(meant.body, { cured: 1 })
})

t.test('of lines that name the same account the last one wins, and the answer says so', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const lines = [
    record('A-1', { totalOutstanding: 1 }),
    record('A-2'),
    record('A-1', { totalOutstanding: 3 }),
  ]
  const { body } = await push(books.app, key, lines)
  t.match(body, { received: 3, accepted: 3, created: 2, duplicates: 1 })
  t.equal((await get(books.app, key, '/v1/accounts/A-1')).body.totalOutstanding, 3)
})

t.test('an account moves to another borrower only when that is said', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const moved = record('A-1')
  ;(moved.borrower as Record<string, unknown>).reference = 'B-other'
  const refused = await push(books.app, key, [moved])
  t.match(refused.body, { rejected: 1, updated: 0 })
  const borrowers = await books.owner.query('select reference from borrowers')
  t.same(borrowers.rows, [{ reference: 'B-A-1' }], 'nobody is made of a line that was not taken')
  const taken = await push(books.app, key, [moved], { query: { allowBorrowerChange: 'true' } })
  t.match(taken.body, { rejected: 0, updated: 1 })
  t.equal((await get(books.app, key, '/v1/accounts/A-1')).body.borrower.reference, 'B-other')
})

t.test('a bad phone number keeps its account; the contact point is kept and marked', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const bad = record('A-1')
  ;(bad.borrower as { contactPoints: unknown[] }).contactPoints = [{ channel: 'voice', value: '12' }]
  t.match((await push(books.app, key, [bad])).body, { created: 1, rejected: 0 })
  const [point] = (await get(books.app, key, '/v1/accounts/A-1')).body.borrower.contactPoints
  t.match(point, { status: 'unusable', unusableReason: 'invalid_phone_number' })
})

t.test('several accounts of one borrower, across chunks and pushes, are one borrower', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const borrower = (record('X').borrower ?? {}) as Record<string, unknown>
  const many = Array.from({ length: 4500 }, (_, i) =>
    record(`A-${i}`, { borrower: { ...borrower, reference: `B-${i % 7}` } }),
  )
  t.match((await push(books.app, key, many)).body, { created: 4500 })
  const changed = many.map((entry, i) =>
    i < 3000 ? entry : { ...entry, borrower: { ...(entry.borrower as object), language: 'zh' } },
  )
  t.match((await push(books.app, key, changed)).body, { created: 0, rejected: 0, received: 4500 })
  const counts = await books.owner.query(
    'select (select count(*) from borrowers) b, (select count(*) from contact_points) c, (select count(*) from accounts) a',
  )
  t.same(counts.rows[0], { b: 7, c: 7, a: 4500 })
  const languages = await books.owner.query("select count(*) n from borrowers where language = 'zh'")
  t.equal(Number(languages.rows[0].n), 7, 'the last line about a borrower wins')
})

t.test('bodies that cannot be taken are refused as a whole and leave nothing', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const gzip = gzipSync(ndjson([record('A-1'), record('A-2')]))
  const cut = { headers: { 'content-encoding': 'gzip' } }
  const csv = { headers: { 'content-type': 'text/csv' } }
  const rows: [string, unknown[] | string | Buffer, object, number, string][] = [
    // what                     body                        options   status code
    ['cut gzip', gzip.subarray(0, gzip.length - 12), cut, 400, 'body_corrupt'],
    ['no gzip at all', 'hello', cut, 400, 'body_corrupt'],
    ['unknown encoding', 'x', { headers: { 'content-encoding': 'br' } }, 415, 'unsupported_media_type'],
    ['wrong type', '{}', { headers: { 'content-type': 'application/xml' } }, 415, 'unsupported_media_type'],
    ['JSON', '{}', { headers: { 'content-type': 'application/json' } }, 415, 'unsupported_media_type'],
    ['unknown column', 'accountNumber,colour\n1,red\n', csv, 422, 'unknown_column'],
    ['no such mapping', 'a\n1\n', { ...csv, query: { mapping: 'nope' } }, 404, 'not_found'],
    ['no date', '', { query: { businessDate: 'yesterday' } }, 400, 'invalid_request'],
    ['unknown parameter', '', { query: { colour: 'red' } }, 400, 'invalid_request'],
  ]
  for (const [what, body, options, status, code] of rows) {
    const answer = await push(books.app, key, body, options)
    t.equal(answer.status, status, what)
    t.equal(answer.body.code, code, what)
    t.match(answer.headers['content-type'], /application\/problem\+json/, what)
  }
  const { rows: left } = await books.owner.query(
    'select (select count(*) from accounts) + (select count(*) from borrowers) + (select count(*) from delinquency_batches) n',
  )
  t.equal(Number(left[0].n), 0)
})

t.test('two pushes of one creditor at once: the second is told to come again', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const blocker = await books.database.connect()
  await blocker.query("select pg_advisory_lock(hashtextextended('intake ' || $1, 0))", [books.creditorId])
  const { status, body, headers } = await push(books.app, key, [record('A-1')])
  t.equal(status, 409)
  t.equal(body.code, 'batch_in_progress')
  t.ok(headers['retry-after'])
  await blocker.end()
  t.equal((await push(books.app, key, [record('A-1')])).status, 201)
})

t.test('names and numbers are sealed in the database and masked in every answer', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const { rows } = await books.owner.query(
    `select b::text || c::text as everything, b.name_sealed, b.salt, b.borrower_id
     from borrowers b join contact_points c using (creditor_id, borrower_id)`,
  )
  t.notMatch(rows[0].everything, /13812345678|测试人/)
  const opened = books.vault
    .ofBorrower(books.creditorId, rows[0].salt)
    .open(rows[0].name_sealed, `name ${rows[0].borrower_id}`)
  t.equal(opened, '测试人')
  const account = await get(books.app, key, '/v1/accounts/A-1')
  t.notMatch(account.text, /13812345678|8613812345678|测试人/)
  t.equal(account.body.borrower.contactPoints[0].maskedValue, '+86 *** **** 5678')
})
