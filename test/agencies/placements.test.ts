import t from 'tap'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { get, openBooks, post, push, record, send } from '../support/books.ts'
import { openPermit, partner, place } from '../support/partners.ts'

t.test('an agency is made, certified and closed, and who did it stays on record', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const made = await post(books.app, admin, '/v1/agencies', {
    reference: 'AG-1',
    name: 'Agency One',
    licensedUntil: '2027-01-31',
  })
  t.equal(made.status, 201)
  t.match(made.body, { reference: 'AG-1', onPublicList: null, certifiedUntil: null, createdBy: 'admin' })
  const twice = await post(books.app, admin, '/v1/agencies', { reference: 'AG-1', name: 'Again' })
  t.match(twice.body, { status: 409, code: 'already_there' })
  const url = `/v1/agencies/${made.body.agencyId}`
  const changed = await send(books.app, admin, 'PATCH', url, {
    certifiedFrom: '2026-01-01',
    certifiedUntil: '2026-12-31',
  })
  t.match(changed.body, { certifiedUntil: '2026-12-31', licensedUntil: '2027-01-31', updatedBy: 'admin' })
  const wrong = await send(books.app, admin, 'PATCH', url, { certifiedUntil: '2025-12-31' })
  t.equal(wrong.status, 400, 'it cannot end before it begins')
  const collector = await post(books.app, admin, '/v1/collectors', {
    reference: 'C-1',
    agencyId: made.body.agencyId,
    certifiedUntil: '2026-06-30',
  })
  t.match(collector.body, { reference: 'C-1', active: true })
  const out = await send(books.app, admin, 'PATCH', `/v1/collectors/${collector.body.collectorId}`, {
    active: false,
  })
  t.match(out.body, { active: false, certifiedUntil: '2026-06-30', updatedBy: 'admin' })
  const idempotent = { 'idempotency-key': 'close-1' }
  const closed = await send(books.app, admin, 'POST', `${url}/close`, {}, idempotent)
  t.equal(closed.status, 200)
  t.ok(closed.body.closedAt)
  const again = await send(books.app, admin, 'POST', `${url}/close`, {}, idempotent)
  t.equal(again.text, closed.text, 'the same answer again')
  const late = await send(books.app, admin, 'PATCH', url, { name: 'Other' })
  t.match(late.body, { code: 'agency_closed' })
})

t.test('accounts are placed each on its own, with one agency at a time', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1'), record('A-2')])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  const placing = { agencyId: one.agencyId, accountNumbers: ['A-1', 'A-none'], since: '2026-03-01' }
  const answer = await post(books.app, admin, '/v1/placements', placing)
  t.match(answer.body.placements, [
    { accountNumber: 'A-1', placementId: /^[0-9a-f-]{36}$/ },
    { accountNumber: 'A-none', problem: { code: 'not_found' } },
  ])
  const both = await Promise.all(
    [one, two].map(({ agencyId }) =>
      post(books.app, admin, '/v1/placements', {
        agencyId,
        accountNumbers: ['A-2', 'A-1'],
        since: '2026-03-01',
      }),
    ),
  )
  const outcomes = both.flatMap(
    (each) => each.body.placements as { placementId?: string; problem?: { code: string } }[],
  )
  t.equal(outcomes.filter((entry) => entry.placementId !== undefined).length, 1, 'A-2 went to one of them')
  t.equal(outcomes.filter((entry) => entry.problem?.code === 'already_placed').length, 3)
  const rows: [string, object, number][] = [
    // what                body                                                                      status
    ['ends before it begins', { ...placing, until: '2026-02-01' }, 400],
    ['no such agency', { ...placing, agencyId: '01a20053-3c51-74b3-af9b-1b45546b0f13' }, 404],
    ['nobody', { ...placing, accountNumbers: [] }, 400],
  ]
  for (const [what, body, status] of rows)
    t.equal((await post(books.app, admin, '/v1/placements', body)).status, status, what)
})

t.test('an agency sees what is placed with it, from the first local day to the last', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1'), record('A-2')])
  const { agencyId, key } = await partner(books, admin, 'AG-1')
  const sees = async () => (await get(books.app, key, '/v1/accounts/A-1')).status === 200
  t.notOk(await sees(), 'not before it is placed')
  await place(books, admin, 'A-1', agencyId, { since: '2026-03-11', until: '2026-03-12' })
  const rows: [string, boolean][] = [
    // in Shanghai                  seen
    ['2026-03-10T23:59:59+08:00', false],
    ['2026-03-11T00:00:00+08:00', true],
    ['2026-03-12T23:59:59+08:00', true],
    ['2026-03-13T00:00:00+08:00', false],
  ]
  for (const [instant, seen] of rows) {
    books.clock.set(Date.parse(instant))
    t.equal(await sees(), seen, instant)
    const list = (await get(books.app, key, '/v1/placements')).body.placements
    t.equal(list.length, seen ? 1 : 0, instant)
  }
  const expired = (await get(books.app, admin, '/v1/placements?accountNumber=A-1')).body.placements
  t.match(expired, [{ state: 'expired' }])
  await place(books, admin, 'A-1', agencyId, { since: '2026-03-13' })
  t.ok(await sees(), 'what has expired makes room for the next')
  const history = (await get(books.app, admin, '/v1/placements?accountNumber=A-1')).body.placements
  t.match(history, [{ state: 'open' }, { state: 'expired', endedBy: 'admin' }])
})

t.test('a recall holds for the very next request: nothing is seen, and open permits are dead', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1'), record('A-2')])
  const one = await partner(books, admin, 'AG-1')
  const two = await partner(books, admin, 'AG-2')
  const placementId = await place(books, admin, 'A-1', one.agencyId)
  await place(books, admin, 'A-2', two.agencyId)
  const dying = await openPermit(books, 'A-1', one.agencyId)
  const living = await openPermit(books, 'A-2', two.agencyId)
  t.equal((await get(books.app, one.key, '/v1/accounts/A-1')).status, 200)
  const recalled = await post(books.app, admin, `/v1/placements/${placementId}/recall`, { closeCode: 'paid' })
  t.match(recalled.body, { state: 'recalled', closeCode: 'paid', endedBy: 'admin', revokedPermits: 1 })
  for (const url of ['/v1/accounts/A-1', `/v1/placements/${placementId}`])
    t.equal((await get(books.app, one.key, url)).status, 404, url)
  const permits = await books.owner.query('select permit_id, status, revoked_why from permits order by 1')
  t.match(
    permits.rows.find((row) => row.permit_id === dying),
    { status: 'revoked', revoked_why: 'placement_recalled' },
  )
  t.match(
    permits.rows.find((row) => row.permit_id === living),
    { status: 'open' },
  )
  const twice = await post(books.app, admin, `/v1/placements/${placementId}/recall`, {})
  t.match(twice.body, { code: 'placement_over' })
})

t.test('an agency gives back what it holds, and nothing else', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1')])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  const placementId = await place(books, admin, 'A-1', one.agencyId)
  const url = `/v1/placements/${placementId}/return`
  const note = { closeCode: 'uncollectable' }
  t.equal((await post(books.app, two.key, url, note)).status, 404, 'another agency does not know of it')
  t.equal((await post(books.app, one.key, `/v1/placements/${placementId}/recall`, {})).status, 403)
  const returned = await post(books.app, one.key, url, note)
  t.match(returned.body, { state: 'returned', closeCode: 'uncollectable', createdBy: null })
  t.equal((await get(books.app, one.key, '/v1/accounts/A-1')).status, 404)
  t.match((await get(books.app, admin, `/v1/placements/${placementId}`)).body, { endedBy: 'agency' })
})

t.test('when an agency is closed its keys, placements and permits end with it', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1'), record('A-2')])
  const { agencyId, key } = await partner(books, admin, 'AG-1')
  await place(books, admin, 'A-1', agencyId)
  await place(books, admin, 'A-2', agencyId)
  await openPermit(books, 'A-1', agencyId)
  const closed = await post(books.app, admin, `/v1/agencies/${agencyId}/close`, {})
  t.match(closed.body, { recalledPlacements: 2, revokedPermits: 1, revokedKeys: 1 })
  t.equal((await get(books.app, key, '/v1/next-actions')).status, 401)
  await books.owner.query('update api_keys set revoked_at = null where agency_id = $1', [agencyId])
  t.equal((await get(books.app, key, '/v1/next-actions')).status, 401, 'even a key that was forgotten')
  const placing = { agencyId, accountNumbers: ['A-1'], since: '2026-03-01' }
  t.match((await post(books.app, admin, '/v1/placements', placing)).body, { code: 'agency_closed' })
})

t.test(
  'a recall amid a crowd of requests leaves no permit open, and the next one finds nothing',
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    const late = { oldestUnpaidDueDate: '2026-01-05' }
    const numbers = Array.from({ length: 10 }, (_, i) => `A-${i}`)
    await push(
      books.app,
      admin,
      numbers.map((number) => record(number, late)),
    )
    const { agencyId, key } = await partner(books, admin, 'AG-1')
    const body = { agencyId, accountNumbers: numbers, since: '2026-03-01', noticeGivenOn: '2026-03-01' }
    const placed = (await post(books.app, admin, '/v1/placements', body)).body.placements
    const ask = (accountNumber: string) =>
      post(books.app, key, '/v1/contact-permits', { accountNumber, channel: 'voice' })
    const answers = await Promise.all(
      numbers.flatMap((number, i) => [
        ...Array.from({ length: 5 }, () => ask(number)),
        post(books.app, admin, `/v1/placements/${placed[i].placementId}/recall`, {}),
        ...Array.from({ length: 5 }, () => ask(number)),
      ]),
    )
    t.ok(answers.every(({ status }) => status === 200 || status === 404))
    const open = await books.owner.query("select count(*)::int as n from permits where status = 'open'")
    t.equal(open.rows[0].n, 0, 'none outlives its placement')
    for (const number of numbers) t.equal((await ask(number)).status, 404, number)
  },
)

t.test(
  'an idempotency key is of one agency: no other gets its answer, nor it itself after a recall',
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    await push(books.app, admin, [record('A-1', { oldestUnpaidDueDate: '2026-01-05' })])
    const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
    const placementId = await place(books, admin, 'A-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
    const ask = (key: string) =>
      post(
        books.app,
        key,
        '/v1/contact-permits',
        { accountNumber: 'A-1', channel: 'voice' },
        { 'idempotency-key': 'same' },
      )
    const first = await ask(one.key)
    t.equal(first.body.granted, true)
    t.equal((await ask(one.key)).text, first.text, 'its own again')
    t.equal((await ask(two.key)).status, 404)
    await post(books.app, admin, `/v1/placements/${placementId}/recall`, {})
    t.equal((await ask(one.key)).status, 404, 'the number is told no more')
  },
)

t.test('placing, notice and recall plan the account anew in the same transaction', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1', { oldestUnpaidDueDate: '2026-01-05' }), record('A-2')])
  const { agencyId } = await partner(books, admin, 'AG-1')
  const nothingLeft = async (what: string) => {
    const { database, clock, creditorId } = books
    const swept = await sweepCreditor({ database, clock }, creditorId, { all: true })
    t.same(swept, { planned: 2, changed: 0 }, `${what}: the sweep has nothing to change`)
  }
  const placementId = await place(books, admin, 'A-1', agencyId)
  await nothingLeft('placed')
  await post(books.app, admin, `/v1/placements/${placementId}/notice`, { givenOn: '2026-03-01' })
  await nothingLeft('notice')
  await post(books.app, admin, `/v1/placements/${placementId}/recall`, {})
  await nothingLeft('recalled')
})
