import t from 'tap'
import { permissionAnswer } from '../../src/contacts/schemas.ts'
import { get, openBooks, post, push, record } from '../support/books.ts'

const URL = '/v1/contact-permissions'

t.test('the curfew: both sides of each boundary, with the next allowed moment', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const rows: [string, string, string | null][] = [
    // at (Shanghai)             verdict     next allowed (UTC)
    ['2026-03-10T21:59:59+08:00', 'allowed', '2026-03-10T13:59:59.000Z'],
    ['2026-03-10T22:00:00+08:00', 'deferred', '2026-03-11T00:00:00.000Z'],
    ['2026-03-11T07:59:59+08:00', 'deferred', '2026-03-11T00:00:00.000Z'],
    ['2026-03-11T08:00:00+08:00', 'allowed', '2026-03-11T00:00:00.000Z'],
  ]
  for (const [at, verdict, next] of rows) {
    const { body } = await post(books.app, key, URL, { accountNumber: 'A-1', channel: 'sms', at })
    t.equal(body.verdict, verdict, at)
    t.strictSame(permissionAnswer.parse(body), body, 'as the API description says')
    t.equal(body.nextAllowedAt, next, at)
    if (verdict === 'allowed') {
      t.ok(body.obligations.length > 0, 'an allowed contact carries obligations')
      continue
    }
    t.equal(body.bindingRule, 'CN-H1')
    const [reason] = body.reasons
    t.match(reason, { code: 'outside_hours', rule: 'CN-H1', clearsAt: next })
    t.match(reason.provenance, { evidence: 'press', citation: { quote: /22:00/ } })
  }
})

t.test('calls are counted over the whole borrower, and the cap shows in the budget', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const late = { oldestUnpaidDueDate: '2026-01-05' }
  await push(books.app, key, [record('A-1', late)], { businessDate: '2026-03-01' })
  const { rows } = await books.owner.query('select account_id, borrower_id from accounts')
  await books.owner.query("select tact_ensure_partition('attempts', '2026-03-10')")
  for (const hour of ['08:30', '08:40', '08:50']) {
    await books.owner.query(
      `insert into attempts (creditor_id, attempt_id, at, borrower_id, account_id, person, party, channel, direction, outcome, by)
       values ($1, gen_random_uuid(), $2, $3, $4, 'borrower', 'borrower', 'voice', 'outbound', 'conversation', 'agency-x')`,
      [books.creditorId, `2026-03-10T${hour}:00+08:00`, rows[0].borrower_id, rows[0].account_id],
    )
  }
  const { body } = await post(books.app, key, URL, { accountNumber: 'A-1', channel: 'voice' })
  t.equal(body.verdict, 'deferred')
  const cap = body.reasons.find((reason: { rule: string }) => reason.rule === 'CN-F1')
  t.match(cap, { code: 'frequency_cap', observed: 3, limit: 3, clearsAt: '2026-03-10T16:00:00.000Z' })
  t.ok(
    Date.parse(body.nextAllowedAt) >= Date.parse('2026-03-11T00:00:00Z'),
    'the cap clears at midnight, the hours at 8',
  )
  const budget = body.budgets.find((entry: { rule: string }) => entry.rule === 'CN-F1')
  t.match(budget, { used: 3, limit: 3, resetsAt: '2026-03-10T16:00:00.000Z' })
})

t.test('an account that owes nothing is never chased, whatever its due date says', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const nothing = { overduePrincipal: 0, overdueInterest: 0 }
  await push(books.app, key, [
    record('A-nothing', { ...nothing, totalOutstanding: 0 }),
    record('A-credit', { overduePrincipal: 5, totalOutstanding: -100 }),
  ])
  for (const accountNumber of ['A-nothing', 'A-credit']) {
    const { body } = await post(books.app, key, URL, { accountNumber, channel: 'sms' })
    t.equal(body.verdict, 'denied', accountNumber)
    t.ok(body.reasons.some((reason: { code: string }) => reason.code === 'nothing_owed'))
    t.equal(body.nextAllowedAt, null)
    const account = (await get(books.app, key, `/v1/accounts/${accountNumber}`)).body
    t.match(account, { stage: null, daysPastDue: 30, nextAction: { action: 'none', at: null } })
  }
})

t.test('what is not known is an objection that says how to mend it', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const borrower = record('x').borrower as Record<string, unknown>
  const rows: [string, object, string][] = [
    // account   borrower                                 missing fact
    ['A-law', { ...borrower, reference: 'B-1', jurisdiction: 'ZZ' }, 'jurisdiction'],
    ['A-zone', { ...borrower, reference: 'B-2', timeZones: [] }, 'timeZones'],
    ['A-zone2', { ...borrower, reference: 'B-3', timeZones: ['Mars/Olympus'] }, 'timeZones'],
    ['A-zones', { ...borrower, reference: 'B-4', timeZones: ['Asia/Shanghai', 'Mars/Olympus'] }, 'timeZones'],
  ]
  const { body } = await push(
    books.app,
    key,
    rows.map(([accountNumber, changes]) => record(accountNumber, { borrower: changes })),
  )
  t.match(body, { created: 4, rejected: 0 }, 'the accounts are accepted')
  for (const [accountNumber, , fact] of rows) {
    const answer = (await post(books.app, key, URL, { accountNumber, channel: 'sms' })).body
    t.equal(answer.verdict, 'denied', accountNumber)
    const missing = answer.reasons.filter((reason: { code: string }) => reason.code === 'fact_missing')
    // Each rule that needs the fact says so.
    const names = new Set(missing.map((reason: { fact: { name: string } }) => reason.fact.name))
    t.strictSame([...names], [fact], accountNumber)
    t.ok(missing[0].fact.supply.length > 10)
  }
})

t.test('a thousand questions are answered in order, each on its own', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1'), record('A-2')])
  const questions: unknown[] = Array.from({ length: 1000 }, (_, i) => ({
    accountNumber: i % 2 === 0 ? 'A-1' : 'A-2',
    channel: 'sms',
  }))
  questions[10] = { accountNumber: 'nope', channel: 'sms' }
  questions[20] = { accountNumber: 'A-1', channel: 'smoke' }
  questions[30] = {
    accountNumber: 'A-1',
    channel: 'sms',
    contactPointId: '00000000-0000-7000-8000-000000000000',
  }
  const { status, body } = await post(books.app, key, URL, { questions })
  t.equal(status, 200)
  t.equal(body.answers.length, 1000)
  t.equal(body.answers[10].problem.code, 'not_found')
  t.match(body.answers[20].problem, {
    code: 'invalid_request',
    errors: [{ pointer: '/questions/20/channel' }],
  })
  t.equal(body.answers[30].problem.code, 'not_found')
  t.equal(body.answers[999].accountNumber, 'A-2')
  t.equal(body.answers[998].accountNumber, 'A-1')
  const tooMany = await post(books.app, key, URL, { questions: [...questions, questions[0]] })
  t.equal(tooMany.status, 400)
})

t.test('bad questions get a pointer to what is wrong', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const rows: [unknown, number, string][] = [
    // question                                                     status pointer
    [{ channel: 'sms' }, 400, '/accountNumber'],
    [{ accountNumber: 'A-1' }, 400, '/channel'],
    [{ accountNumber: 'A-1', channel: 'sms', at: 'now' }, 400, '/at'],
    [{ accountNumber: 'A-1', channel: 'sms', at: '2026-03-10T10:00:00' }, 400, '/at'],
    [{ accountNumber: 'A-1', channel: 'sms', at: '9999-12-31T23:59:59Z' }, 400, '/at'],
    [{ accountNumber: 'A\u0000', channel: 'sms' }, 400, '/accountNumber'],
    [{ accountNumber: 'A-1', channel: 'sms', colour: 'red' }, 400, ''],
    [{ questions: [] }, 400, '/questions'],
    [{ questions: 7 }, 400, '/questions'],
    [[], 400, ''],
    [null, 400, ''],
  ]
  for (const [question, status, pointer] of rows) {
    const answer = await post(books.app, key, URL, question)
    t.equal(answer.status, status, JSON.stringify(question))
    if (question !== null) t.equal(answer.body.errors?.[0]?.pointer, pointer, JSON.stringify(question))
  }
})

t.test('with only a party given, the contact point that is allowed soonest is chosen', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const borrower = record('x').borrower as Record<string, unknown>
  const contactPoints = [
    { channels: ['sms'], value: '12', party: 'borrower' },
    { channels: ['sms'], value: '13812345678', party: 'borrower' },
  ]
  await push(books.app, key, [record('A-1', { borrower: { ...borrower, contactPoints } })])
  const points = (await get(books.app, key, '/v1/accounts/A-1')).body.borrower.contactPoints
  const usable = points.find((point: { status: string }) => point.status !== 'unusable')
  const { body } = await post(books.app, key, URL, { accountNumber: 'A-1', channel: 'sms' })
  t.match(body, { verdict: 'allowed', contactPointId: usable.contactPointId })
  const bad = points.find((point: { status: string }) => point.status === 'unusable')
  const named = await post(books.app, key, URL, {
    accountNumber: 'A-1',
    channel: 'sms',
    contactPointId: bad.contactPointId,
  })
  t.match(named.body, { verdict: 'denied', alternatives: [{ contactPointId: usable.contactPointId }] })
})
