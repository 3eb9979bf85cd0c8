import t from 'tap'
import { recordKept, recordPage, recordWithNote } from '../../src/records/schemas.ts'
import { get, MORNING_MS, openBooks, post, push, record } from '../support/books.ts'
import { grantPermit } from '../support/grants.ts'

async function booksWithAccounts(t: Parameters<typeof openBooks>[0]) {
  const books = await openBooks(t)
  const core = await books.key('core')
  const second = record('A-2') as { borrower: object }
  const pushed = await push(books.app, core, [
    record('A-1'),
    { ...second, borrower: { ...second.borrower, reference: 'B-A-1' } },
  ])
  t.match(pushed.body, { created: 2 })
  const crm = await books.key('crm')
  const keep = (body: object) => post(books.app, crm, '/v1/records', body)
  const end = (recordId: string, body: object = {}) =>
    post(books.app, crm, `/v1/records/${recordId}/end`, body)
  const ask = async (more: object = {}) =>
    (
      await post(books.app, crm, '/v1/contact-permissions', {
        accountNumber: 'A-1',
        channel: 'voice',
        ...more,
      })
    ).body
  return { books, crm, keep, end, ask }
}

t.test('every type of record is kept as it was told, and told again as it was kept', async (t) => {
  const { books, crm, keep } = await booksWithAccounts(t)
  const { contactPointId } = await grantPermit(books, 'A-1')
  const rows: [string, object][] = [
    ['consent', { kind: 'contact-hours', from: '20:00', to: '22:00', days: ['mon'] }],
    ['consent', { kind: 'place', place: 'office', party: 'borrower' }],
    [
      'consent',
      { kind: 'channel', contactPointId, channels: ['voice'], givenAt: '2026-03-01T00:00:00.000Z' },
    ],
    ['refusal', { scope: 'time-slot', from: '12:00', to: '14:00' }],
    ['hold', { kind: 'vulnerable', until: '2026-04-01T00:00:00.000Z', channels: ['visit'] }],
    ['dispute', { kind: 'amount', form: 'written' }],
    ['complaint', { kind: 'hours' }],
    ['promise', { dueOn: '2026-03-20', amountMinor: 100 }],
    ['notice', { kind: 'visit-notice', via: 'letter', visitOn: '2026-03-12' }],
    ['approval', { kind: 'risk-assessment', until: '2026-06-01T00:00:00.000Z' }],
    ['hardship', { kind: 'illness' }],
    ['deceased', { source: 'register' }],
    ['bankruptcy', { acceptedOn: '2026-03-01', court: 'Shanghai' }],
    ['incapacity', { capacity: 'limited' }],
    ['preference', { kind: 'language', language: 'zh-Hant-TW' }],
    ['preference', { kind: 'working-hours', from: '09:00', to: '18:00' }],
    ['plan', { signedOn: '2026-03-01', kind: 'instalments' }],
  ]
  for (const [type, details] of rows) {
    const kept = await keep({ accountNumber: 'A-1', type, details, note: `a note on ${type}` })
    t.equal(kept.status, 201, `${type}: ${kept.text}`)
    t.match(recordKept.parse(kept.body), { type, details, status: 'open' }, type)
    const one = recordWithNote.parse((await get(books.app, crm, `/v1/records/${kept.body.recordId}`)).body)
    t.match(one, { details, note: `a note on ${type}` })
  }
  const facts = await books.owner.query('select document from records')
  t.notMatch(JSON.stringify(facts.rows), /a note/, 'notes are encrypted')
  const seen = new Set<string>()
  let after = ''
  do {
    const page = recordPage.parse(
      (await get(books.app, crm, `/v1/records?accountNumber=A-1&limit=4${after}`)).body,
    )
    for (const one of page.records) seen.add(one.recordId)
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after !== '')
  t.equal(
    seen.size,
    rows.length + 3,
    'every record on one page, with the holds of dispute, complaint, hardship',
  )
})

t.test('details that could hold a name or do not fit are refused', async (t) => {
  const { keep } = await booksWithAccounts(t)
  const rows: [string, object][] = [
    ['no subject', { type: 'hold', details: { kind: 'review' } }],
    [
      'two subjects',
      { type: 'hold', details: { kind: 'x' }, accountNumber: 'A-1', borrowerReference: 'B-A-1' },
    ],
    ['a name as a kind', { type: 'hold', details: { kind: 'Zhang San' }, accountNumber: 'A-1' }],
    ['a number as a kind', { type: 'hold', details: { kind: '13812345678' }, accountNumber: 'A-1' }],
    ['unknown key', { type: 'hold', details: { kind: 'x', phone: '1' }, accountNumber: 'A-1' }],
    ['details of another type', { type: 'promise', details: { kind: 'x' }, accountNumber: 'A-1' }],
    [
      'promise of nobody',
      { type: 'promise', details: { dueOn: '2026-03-20', amountMinor: 1 }, borrowerReference: 'B' },
    ],
    ['no date', { type: 'plan', details: { signedOn: '2026-02-30' }, accountNumber: 'A-1' }],
  ]
  for (const [what, body] of rows)
    t.match(await keep(body), { status: 400, body: { code: 'invalid_request' } }, what)
  const foreign = { kind: 'channel', contactPointId: '01a20053-3c51-74b3-af9b-1b45546b0f13' }
  t.equal((await keep({ type: 'consent', details: foreign, accountNumber: 'A-1' })).status, 404)
  t.equal((await keep({ type: 'hold', details: { kind: 'x' }, accountNumber: 'A-none' })).status, 404)
})

t.test('a hold stops the very next question, every account it is about, and what was granted', async (t) => {
  const { books, keep, end, ask } = await booksWithAccounts(t)
  const open = await grantPermit(books, 'A-1')
  const kept = await keep({ accountNumber: 'A-1', type: 'hold', details: { kind: 'vulnerable' } })
  t.equal(kept.body.permitsRevoked, 1)
  const { rows } = await books.owner.query('select status, revoked_why from permits where permit_id = $1', [
    open.permitId,
  ])
  t.same(rows, [{ status: 'revoked', revoked_why: 'hold' }])
  for (const accountNumber of ['A-1', 'A-2']) t.match(await ask({ accountNumber }), { verdict: 'denied' })
  const plans = await books.owner.query('select distinct next_action, next_why from accounts')
  t.same(plans.rows, [{ next_action: 'review', next_why: 'no_contact_permitted' }])
  const lifted = await end(kept.body.recordId)
  t.match(lifted.body, { status: 'ended', endedBy: 'crm' })
  for (const accountNumber of ['A-1', 'A-2']) t.match(await ask({ accountNumber }), { verdict: 'allowed' })
  t.same((await books.owner.query('select distinct next_action from accounts')).rows, [
    { next_action: 'contact' },
  ])
})

t.test('a hold of one account leaves the other open', async (t) => {
  const { keep, ask } = await booksWithAccounts(t)
  await keep({ accountNumber: 'A-1', concerns: 'account', type: 'hold', details: { kind: 'review' } })
  t.equal((await ask()).verdict, 'denied')
  t.equal((await ask({ accountNumber: 'A-2' })).verdict, 'allowed')
})

t.test('what a record opened ends with it; an error is as if it had never been', async (t) => {
  const { books, crm, keep, end, ask } = await booksWithAccounts(t)
  const rows: [string, object, string][] = [
    // type       details                                        how it ends
    ['dispute', { kind: 'amount' }, 'ended'],
    ['complaint', {}, 'mistaken'],
    ['hardship', {}, 'ended'],
    ['refusal', { scope: 'no-contact' }, 'ended'],
    ['refusal', { scope: 'channel' }, 'mistaken'],
    ['deceased', {}, 'mistaken'],
  ]
  for (const [type, details, status] of rows) {
    const kept = await keep({ accountNumber: 'A-1', type, details })
    t.equal((await ask()).verdict, 'denied', type)
    const ended = await end(kept.body.recordId, { status })
    t.match(ended.body, { status, permitsRevoked: 0 }, ended.text)
    t.equal((await ask()).verdict, 'allowed', `${type} is over`)
    t.equal((await end(kept.body.recordId, { status })).status, 200, 'once more changes nothing')
    const other = status === 'ended' ? 'mistaken' : 'ended'
    if (type !== 'deceased')
      t.match(await end(kept.body.recordId, { status: other }), {
        status: 409,
        body: { code: 'record_ended' },
      })
  }
  const open = await get(books.app, crm, '/v1/records?accountNumber=A-1&open=true')
  t.same(open.body.records, [])
})

t.test('of a preferred language the last one told holds, and the former stays on record', async (t) => {
  const { books, crm, keep } = await booksWithAccounts(t)
  for (const language of ['zh-Hans', 'en', 'zh-Hant']) {
    const details = { kind: 'language', language }
    t.equal((await keep({ accountNumber: 'A-1', type: 'preference', details })).status, 201)
  }
  const of = async (open: boolean) =>
    (
      await get(books.app, crm, `/v1/records?accountNumber=A-1&type=preference&open=${open}`)
    ).body.records.map((one: { details: { language: string } }) => one.details.language)
  t.same(await of(true), ['zh-Hant'])
  t.same(await of(false), ['en', 'zh-Hans'])
})

t.test('while permits are being asked for, a stop request lets none stand and none follow', async (t) => {
  const { books, crm, keep } = await booksWithAccounts(t)
  const channels = ['voice', 'sms', 'letter', 'email', 'push']
  const askAll = () =>
    Promise.all(
      channels.map((channel) =>
        post(books.app, crm, '/v1/contact-permits', { accountNumber: 'A-1', channel }),
      ),
    )
  const stop = { accountNumber: 'A-1', type: 'refusal', details: { scope: 'no-contact' } }
  const before = await askAll()
  t.ok(
    before.some((answer) => answer.body.granted === true),
    'something was granted before',
  )
  const [, kept] = await Promise.all([askAll(), keep(stop), askAll()])
  t.equal(kept.status, 201)
  for (const answer of await askAll()) t.match(answer.body, { granted: false })
  const { rows } = await books.owner.query(
    "select status, count(*) as n from permits where status = 'open' group by 1",
  )
  t.same(rows, [], 'no permit is open any more')
})

t.test('a push or sweep that holds an account does not hold up the record', async (t) => {
  const { books, keep, ask } = await booksWithAccounts(t)
  await books.owner.query("begin; update accounts set priority = 1 where account_number = 'A-2'")
  const kept = await keep({ accountNumber: 'A-1', type: 'hold', details: { kind: 'review' } })
  t.equal(kept.status, 201)
  await books.owner.query('rollback')
  t.equal((await ask({ accountNumber: 'A-2' })).verdict, 'denied', 'it binds all the same')
  const { rows } = await books.owner.query('select account_number, next_action from accounts order by 1')
  t.same(rows, [
    { account_number: 'A-1', next_action: 'review' },
    { account_number: 'A-2', next_action: 'contact' },
  ])
})

t.test('a promise is kept or broken, a plan missed or completed, and nothing else', async (t) => {
  const { keep, end, ask } = await booksWithAccounts(t)
  const promise = { type: 'promise', accountNumber: 'A-1', details: { dueOn: '2026-03-20', amountMinor: 1 } }
  const plan = { type: 'plan', accountNumber: 'A-1', details: { signedOn: '2026-03-01' } }
  for (const [body, wrong, right] of [
    [promise, 'ended', 'broken'],
    [plan, 'kept', 'missed'],
  ] as const) {
    const kept = await keep(body)
    t.not((await ask()).verdict, 'allowed', body.type)
    t.match(await end(kept.body.recordId, { status: wrong }), { status: 400 })
    t.match(await end(kept.body.recordId, { at: '2026-03-11T00:00:00Z', status: right }), { status: 400 })
    t.match((await end(kept.body.recordId, { status: right })).body, { status: right })
    t.equal((await ask()).verdict, 'allowed', `${body.type} ${right}`)
  }
})

t.test("a guarantor's wish binds the guarantor's lines and leaves the borrower's open", async (t) => {
  const books = await openBooks(t)
  const both = [
    { channels: ['voice', 'sms'], value: '13812345678', party: 'borrower', source: 'contract' },
    { channels: ['voice', 'sms'], value: '13912345678', party: 'guarantor', source: 'contract' },
  ]
  const one = record('A-1') as { borrower: object }
  await push(books.app, await books.key('core'), [
    { ...one, borrower: { ...one.borrower, contactPoints: both } },
  ])
  const crm = await books.key('crm')
  const refusal = { party: 'guarantor', scope: 'no-contact' }
  await post(books.app, crm, '/v1/records', { accountNumber: 'A-1', type: 'refusal', details: refusal })
  const ask = async (party: string) =>
    (await post(books.app, crm, '/v1/contact-permissions', { accountNumber: 'A-1', channel: 'voice', party }))
      .body
  t.equal((await ask('guarantor')).verdict, 'denied')
  t.equal((await ask('borrower')).verdict, 'allowed')
})

t.test(
  'a record of another creditor is not there, and a key without the scope reads and writes none',
  async (t) => {
    const { books, keep } = await booksWithAccounts(t)
    const kept = await keep({ accountNumber: 'A-1', type: 'hold', details: { kind: 'review' } })
    const theirs = await books.key('admin', { creditor: 'Other Bank' })
    const url = `/v1/records/${kept.body.recordId}`
    t.equal((await get(books.app, theirs, url)).status, 404)
    t.equal((await post(books.app, theirs, `${url}/end`, {})).status, 404)
    t.equal((await get(books.app, theirs, '/v1/records?accountNumber=A-1')).status, 404)
    const core = await books.key('core')
    t.equal((await get(books.app, core, url)).status, 403)
    t.equal((await post(books.app, core, `${url}/end`, {})).status, 403)
    t.equal(books.clock.now(), MORNING_MS)
  },
)
