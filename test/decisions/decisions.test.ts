import t from 'tap'
import { newId } from '../../src/platform/new-id.ts'
import { get, openBooks, post, push, record } from '../support/books.ts'

const LATE = { oldestUnpaidDueDate: '2026-01-05' }
const CALL = { accountNumber: 'A-1', channel: 'voice' }

t.test('every decision can be replayed to the same answer, whatever has happened since', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1', LATE)])
  const ids: string[] = []
  for (const question of [
    CALL,
    CALL,
    { ...CALL, channel: 'visit', collectors: 1 },
    { ...CALL, channel: 'letter' },
  ]) {
    ids.push((await post(books.app, key, '/v1/contact-permits', question)).body.decisionId)
  }
  await books.app.inject({
    method: 'PUT',
    url: '/v1/rule-switches/CN-F1',
    headers: { authorization: `Bearer ${key}` },
    payload: { enabled: false, reason: 'a test' },
  })
  ids.push((await post(books.app, key, '/v1/contact-permits', CALL)).body.decisionId)
  await push(books.app, key, [record('A-1', { ...LATE, overduePrincipal: 1 })], {
    businessDate: '2026-03-11',
  })
  const digests = new Set<string>()
  for (const id of ids) {
    const kept = await get(books.app, key, `/v1/decisions/${id}`)
    t.match(kept.body, {
      decisionId: id,
      accountNumber: 'A-1',
      actor: 'admin',
      facts: { jurisdiction: 'CN' },
    })
    digests.add(kept.body.policy.digest)
    const replayed = await post(books.app, key, `/v1/decisions/${id}/replay`, {})
    t.match(replayed.body, { identical: true, samePolicy: true, differences: [] })
    t.strictSame(replayed.body.answer, kept.body.answer)
  }
  t.equal(digests.size, 2, 'the switch made another policy, with another digest')
  t.equal((await get(books.app, key, `/v1/decisions/${newId()}`)).status, 404)
})

t.test('what was tampered with does not replay', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1', LATE)])
  await post(books.app, key, '/v1/contact-permits', CALL)
  const { decisionId } = (await post(books.app, key, '/v1/contact-permits', CALL)).body
  await books.owner.query(
    `update decisions set facts = (facts::jsonb || '{"attempts": []}')::json where decision_id = $1`,
    [decisionId],
  )
  const { body } = await post(books.app, key, `/v1/decisions/${decisionId}/replay`, {})
  t.equal(body.identical, false)
  t.ok(body.differences.some((one: { pointer: string }) => one.pointer === '/verdict'))
})

t.test('the application can add decisions and change none', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1', LATE)])
  await post(books.app, key, '/v1/contact-permits', CALL)
  for (const statement of [
    "update decisions set verdict = 'allowed'",
    'delete from decisions',
    'truncate decisions',
  ]) {
    await t.rejects(books.database.pool.query(statement), { code: '42501' }, statement)
  }
})
