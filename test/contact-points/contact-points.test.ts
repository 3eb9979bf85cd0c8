import t from 'tap'
import { changedPoint, pointHistory } from '../../src/contact-points/schemas.ts'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { grantPermit } from '../support/grants.ts'

async function booksWithPoint(t: Parameters<typeof openBooks>[0]) {
  const books = await openBooks(t)
  const core = await books.key('core')
  await push(books.app, core, [record('A-1')])
  const crm = await books.key('crm')
  const list = async () =>
    (await get(books.app, crm, '/v1/contact-points?accountNumber=A-1')).body.contactPoints
  const { contactPointId } = (await list())[0]
  const add = (body: object) =>
    post(books.app, crm, '/v1/contact-points', { accountNumber: 'A-1', source: 'debtor', ...body })
  const change = (id: string, body: object) => post(books.app, crm, `/v1/contact-points/${id}/changes`, body)
  const history = async (id: string) =>
    pointHistory.parse((await get(books.app, crm, `/v1/contact-points/${id}/history`)).body).history
  const ask = async (more: object = {}) =>
    (
      await post(books.app, crm, '/v1/contact-permissions', {
        accountNumber: 'A-1',
        channel: 'voice',
        ...more,
      })
    ).body
  /** The same borrower block with another name, so that the push rewrites what it knows. */
  const pushAgain = async (changes: object = {}) => {
    const one = record('A-1') as { borrower: object }
    const answer = await push(books.app, core, [
      { ...one, borrower: { ...one.borrower, name: '新名', ...changes } },
    ])
    t.match(answer.body, { rejected: 0 })
  }
  return { books, crm, contactPointId, list, add, change, history, ask, pushAgain }
}

t.test('a number that was learned is kept with its source, masked, and used at once', async (t) => {
  const { books, contactPointId, add, change, history, list } = await booksWithPoint(t)
  await change(contactPointId, { change: 'retire', why: 'cancelled' })
  const next = async () => (await books.owner.query('select next_action from accounts')).rows[0].next_action
  t.equal(await next(), 'repair-contact')
  const added = await add({ value: '139 1234 5678', channels: ['voice', 'sms'], why: 'told-in-call' })
  t.equal(added.status, 201, added.text)
  t.match(changedPoint.parse(added.body), { status: 'unverified', source: 'debtor', maskedValue: /5678$/ })
  t.notMatch(added.text, /13912345678/)
  t.equal(await next(), 'contact')
  t.match(await history(added.body.contactPointId), [
    { kind: 'added', before: null, why: 'told-in-call', by: 'crm' },
  ])
  const again = await add({ value: '+8613912345678', channels: ['voice'] })
  t.match(again, {
    status: 409,
    body: { code: 'contact_point_known', contactPointId: added.body.contactPointId },
  })
  const retired = await add({ value: '13812345678', channels: ['voice'] })
  t.match(retired, { status: 409, body: { contactPointId, status: 'retired' } })
  t.match((await add({ value: '12', channels: ['voice'] })).body, { status: 'unusable' })
  t.equal((await list()).length, 3)
  const { rows } = await books.owner.query('select row_to_json(c)::text as row from contact_point_changes c')
  t.notMatch(JSON.stringify(rows), /1391234|1381234/, 'the history never holds a value')
})

t.test('what was learned here stands against a later push', async (t) => {
  const { contactPointId, change, list, pushAgain } = await booksWithPoint(t)
  t.match((await change(contactPointId, { change: 'verify' })).body, { status: 'verified' })
  await pushAgain()
  t.match(await list(), [{ status: 'verified' }])
  await change(contactPointId, { change: 'retire', why: 'wrong-number' })
  await pushAgain({ name: '又新' })
  t.match(await list(), [{ status: 'retired' }])
  t.match((await change(contactPointId, { change: 'restore' })).body, {
    status: 'unverified',
    retiredAt: null,
  })
  await pushAgain({ name: '再新' })
  t.match(await list(), [{ status: 'unverified' }])
})

t.test('calls to a wrong number do not count until it turns out right', async (t) => {
  const { books, crm, contactPointId, change } = await booksWithPoint(t)
  const open = async () =>
    (await get(books.app, crm, '/v1/records?accountNumber=A-1&open=true&type=notice')).body.records
  await change(contactPointId, { change: 'retire', why: 'wrong-number' })
  t.match(await open(), [{ details: { kind: 'wrong-number', contactPointId } }])
  await change(contactPointId, { change: 'restore' })
  t.same(await open(), [])
})

t.test('a number of another person becomes that person and keeps nothing of the first', async (t) => {
  const { books, contactPointId, change, list, history, ask, pushAgain } = await booksWithPoint(t)
  const { permitId } = await grantPermit(books, 'A-1')
  const moved = await change(contactPointId, { change: 'reassign', party: 'family', person: 'spouse' })
  t.match(
    moved.body,
    { party: 'family', person: 'spouse', status: 'unverified', permitsRevoked: 1 },
    moved.text,
  )
  t.match((await books.owner.query('select status from permits where permit_id = $1', [permitId])).rows, [
    { status: 'revoked' },
  ])
  t.not(moved.body.contactPointId, contactPointId)
  t.match(await history(contactPointId), [{ kind: 'reassigned', after: { status: 'retired' } }])
  t.match(await history(moved.body.contactPointId), [{ kind: 'added', why: 'reassigned' }])
  t.not((await ask({ contactPointId })).verdict, 'allowed')
  await pushAgain()
  t.match(
    (await list()).map((point: { party: string; status: string }) => [point.party, point.status]),
    [
      ['borrower', 'retired'],
      ['family', 'unverified'],
    ],
  )
})

t.test(
  'a consent that came with a push is taken back, and the same push does not give it again',
  async (t) => {
    const { books, contactPointId, change, list, pushAgain } = await booksWithPoint(t)
    const withConsent = (givenAt: string) => ({
      contactPoints: [
        { channels: ['voice', 'sms'], value: '13812345678', source: 'contract', consent: { givenAt } },
      ],
    })
    await pushAgain(withConsent('2026-01-01T00:00:00Z'))
    t.match((await change(contactPointId, { change: 'withdraw-consent' })).body.consent, {
      withdrawnAt: /^2026/,
    })
    await pushAgain({ ...withConsent('2026-01-01T00:00:00Z'), name: '又' })
    t.match((await list())[0].consent, { givenAt: '2026-01-01T00:00:00Z', withdrawnAt: /^2026/ })
    books.clock.set(books.clock.now() + 86_400_000)
    await pushAgain({ ...withConsent('2026-03-11T00:00:00Z'), name: '再' })
    t.same((await list())[0].consent, { givenAt: '2026-03-11T00:00:00Z' }, 'given anew')
  },
)

t.test('an account that nobody can be reached for is work to do, with the sources tried', async (t) => {
  const { books, crm, contactPointId, change, add } = await booksWithPoint(t)
  const repairs = async () => (await get(books.app, crm, '/v1/contact-repairs')).body.repairs
  t.same(await repairs(), [])
  await change(contactPointId, { change: 'retire', why: 'wrong-number' })
  t.match(await repairs(), [
    { work: 'needs-contact-repair', sourcesTried: [{ source: 'contract', at: null }] },
  ])
  const search = { accountNumber: 'A-1', source: 'register' }
  t.equal((await post(books.app, crm, '/v1/contact-searches', search)).status, 201)
  t.match((await repairs())[0].sourcesTried, [
    { source: 'contract', contactPoints: 1 },
    { source: 'register', at: /^2026-03-10/, contactPoints: 0 },
  ])
  await add({ value: '13912345678', channels: ['voice', 'sms'] })
  t.same(await repairs(), [])
})

t.test('a contact point of another creditor is not there', async (t) => {
  const { books, contactPointId } = await booksWithPoint(t)
  const theirs = await books.key('admin', { creditor: 'Other Bank' })
  t.equal((await get(books.app, theirs, `/v1/contact-points/${contactPointId}/history`)).status, 404)
  const change = { change: 'verify' }
  t.equal((await post(books.app, theirs, `/v1/contact-points/${contactPointId}/changes`, change)).status, 404)
})
