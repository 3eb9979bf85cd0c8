import { createHash } from 'node:crypto'
import t from 'tap'
import { attemptKept } from '../../src/attempts/schemas.ts'
import { type Books, get, MORNING_MS, openBooks, post, push, record } from '../support/books.ts'
import { bindKey, grantPermit, placeWithAgency } from '../support/grants.ts'

const HOUR_MS = 3_600_000

async function booksWithAccount(t: Parameters<typeof openBooks>[0]) {
  const books = await openBooks(t)
  await push(books.app, await books.key('core'), [record('A-1')])
  const crm = await books.key('crm')
  const report = (body: object, headers?: Record<string, string>) =>
    post(books.app, crm, '/v1/contact-attempts', body, headers)
  const ask = async (more: object = {}) =>
    (
      await post(books.app, crm, '/v1/contact-permissions', {
        accountNumber: 'A-1',
        channel: 'voice',
        ...more,
      })
    ).body
  return { books, crm, report, ask }
}

const statusOf = async (books: Books, permitId: string) =>
  (
    await books.owner.query('select status, attempt_id, revoked_why from permits where permit_id = $1', [
      permitId,
    ])
  ).rows[0]

t.test(
  'a permit has one outcome: the same report again is the same answer, another one a conflict',
  async (t) => {
    const { books, report } = await booksWithAccount(t)
    const { permitId } = await grantPermit(books, 'A-1')
    const first = await report({ permitId, outcome: 'no-answer' })
    t.equal(first.status, 201, first.text)
    t.match(attemptKept.parse(first.body), {
      permit: { permitId, state: 'used' },
      unpermitted: false,
      countsAs: 'no-answer',
    })
    t.match(await statusOf(books, permitId), { status: 'used', attempt_id: first.body.attemptId })
    const again = await report({ permitId, outcome: 'no-answer' })
    t.equal(again.text, first.text)
    const other = await report({ permitId, outcome: 'busy' })
    t.match(other, { status: 409, body: { code: 'outcome_already_reported' } })
    const { rows } = await books.owner.query('select count(*) as n from attempts')
    t.equal(rows[0].n, 1)
  },
)

t.test('many reports of one permit at once settle it once', async (t) => {
  const { books, report } = await booksWithAccount(t)
  const { permitId } = await grantPermit(books, 'A-1')
  const outcomes = ['no-answer', 'busy', 'voicemail', 'hung-up', 'no-answer', 'busy']
  const answers = await Promise.all(outcomes.map((outcome) => report({ permitId, outcome })))
  const kept = answers.filter((answer) => answer.status === 201)
  t.equal(new Set(kept.map((answer) => answer.body.attemptId)).size, 1)
  const { rows } = await books.owner.query('select count(*) as n from attempts')
  t.equal(rows[0].n, 1)
})

t.test('what is kept to know a request again tells nobody what it said', async (t) => {
  const { books, report } = await booksWithAccount(t)
  const body = { accountNumber: 'A-1', channel: 'voice', outcome: 'no-answer', notes: 'call 13912345678' }
  t.equal((await report(body, { 'idempotency-key': 'k1' })).status, 201)
  const { rows } = await books.owner.query('select fingerprint from idempotency_keys where key = $1', ['k1'])
  const [kept] = rows
  t.equal(kept.fingerprint.length, 32)
  const guesses = [['/v1/contact-attempts', body], [body]].map((asked) => JSON.stringify(asked))
  for (const guess of guesses) t.notSame(kept.fingerprint, createHash('sha256').update(guess).digest())
  const again = books.vault
    .fingerprint(books.creditorId)
    .update(guesses[0] ?? '')
    .digest()
  t.same(kept.fingerprint, again, 'but whoever has the key of the vault makes the same')
})

t.test('what a permit was worth is told by when the contact began', async (t) => {
  const rows: [string, { at?: number; status?: string; later?: number }, string, boolean][] = [
    // what                               change                                       state      unpermitted
    ['within its time', {}, 'used', false],
    ['begun in time, told late', { later: 3 * HOUR_MS, at: MORNING_MS + HOUR_MS - 1 }, 'used', false],
    ['begun at its end', { later: 3 * HOUR_MS, at: MORNING_MS + HOUR_MS }, 'expired', false],
    ['begun long before it was granted', { at: MORNING_MS - HOUR_MS }, 'none', true],
    ['released before', { status: 'released' }, 'none', true],
    ['revoked before', { status: 'revoked' }, 'revoked', false],
  ]
  const { books, report } = await booksWithAccount(t)
  for (const [what, change, state, unpermitted] of rows) {
    books.clock.set(MORNING_MS)
    const { permitId } = await grantPermit(books, 'A-1')
    if (change.status !== undefined)
      await books.owner.query('update permits set status = $1, revoked_at = now() where permit_id = $2', [
        change.status,
        permitId,
      ])
    books.clock.set(MORNING_MS + (change.later ?? 0))
    const at = change.at === undefined ? {} : { at: new Date(change.at).toISOString() }
    const answer = await report({ permitId, outcome: 'no-answer', ...at })
    t.match(answer.body, { permit: { state }, unpermitted }, what)
  }
})

t.test('a contact made without a permit counts, and is marked', async (t) => {
  const { books, crm, report, ask } = await booksWithAccount(t)
  const before = await ask()
  const call = { accountNumber: 'A-1', channel: 'voice', outcome: 'conversation', purpose: 'demand' }
  const answer = await report({ ...call, notes: '他说下周付款', recordingReference: 'rec-1' })
  t.equal(answer.status, 201, answer.text)
  t.match(answer.body, { unpermitted: true, permit: { permitId: null, state: 'none' } })
  const used = (decision: { budgets: { rule: string; used: number }[] }) =>
    new Map(decision.budgets.map((budget) => [budget.rule, budget.used]))
  const after = used(await ask())
  t.ok(
    [...used(before)].some(([rule, n]) => after.get(rule) === n + 1),
    'a budget has shrunk',
  )
  const list = await get(books.app, crm, '/v1/contact-attempts?accountNumber=A-1')
  t.match(list.body, { attempts: [{ unpermitted: true, outcome: 'conversation' }], next: null })
  t.notMatch(list.text, /下周/)
  const one = await get(books.app, crm, `/v1/contact-attempts/${answer.body.attemptId}`)
  t.match(one.body, { notes: '他说下周付款', recordingReference: 'rec-1' })
  const { rows } = await books.owner.query(
    "select encode(notes_sealed, 'escape') as notes, details::text from attempts",
  )
  t.notMatch(JSON.stringify(rows), /下周/, 'notes are encrypted at rest')
})

t.test('a report that does not hang together is refused with the place of its fault', async (t) => {
  const { books, report } = await booksWithAccount(t)
  const { permitId } = await grantPermit(books, 'A-1')
  const call = { accountNumber: 'A-1', channel: 'voice' }
  const rows: [string, object, string][] = [
    // what                          report                                                       pointer
    ['neither permit nor account', { outcome: 'busy' }, '/accountNumber'],
    ['both', { permitId, accountNumber: 'A-1', outcome: 'busy' }, '/accountNumber'],
    ['from the future', { ...call, outcome: 'busy', at: '2026-03-11T10:00:00+08:00' }, '/at'],
    ['from long ago', { ...call, outcome: 'busy', at: '2023-03-11T10:00:00+08:00' }, '/at'],
    ['ends before it begins', { ...call, outcome: 'busy', endedAt: '2026-03-10T09:00:00+08:00' }, '/endedAt'],
    ['voicemail of a letter', { accountNumber: 'A-1', channel: 'letter', outcome: 'voicemail' }, '/outcome'],
    ['silence that says something', { ...call, outcome: 'busy', said: { stopRequest: {} } }, '/said'],
    ['promise of nothing', { ...call, outcome: 'promise' }, '/said/promise'],
    ['visit report of a call', { ...call, outcome: 'conversation', visit: { collectors: 2 } }, '/visit'],
    ['unknown word', { ...call, outcome: 'shouted' }, '/outcome'],
  ]
  for (const [what, body, pointer] of rows) {
    const answer = await report(body)
    t.equal(answer.status, 400, what)
    t.match(answer.body.errors, [{ pointer }], what)
  }
  t.equal((await report({ ...call, accountNumber: 'A-none', outcome: 'busy' })).status, 404)
})

t.test('a stop request binds the next question on every channel and revokes what is open', async (t) => {
  const { books, report, ask } = await booksWithAccount(t)
  const open = await grantPermit(books, 'A-1', { channel: 'sms' })
  const answer = await report({ accountNumber: 'A-1', channel: 'voice', outcome: 'stop-request' })
  t.match(answer.body, {
    countsAs: 'refused',
    records: [{ type: 'refusal' }, { type: 'hold' }],
    permitsRevoked: 1,
    nextAction: { action: 'review' },
  })
  t.match(await statusOf(books, open.permitId), { status: 'revoked' })
  for (const channel of ['voice', 'sms', 'letter', 'visit'])
    t.equal((await ask({ channel })).verdict, 'denied', channel)
  const late = await report({ permitId: open.permitId, outcome: 'delivered' })
  t.match(late.body, { permit: { state: 'revoked', revokedAt: /^2026/ } })
})

t.test(
  'a permit that was asked for is settled by its outcome, and an opt-out revokes the next one',
  async (t) => {
    const { books, crm, report } = await booksWithAccount(t)
    const question = { accountNumber: 'A-1', channel: 'voice' }
    const first = (await post(books.app, crm, '/v1/contact-permits', question)).body.permit
    t.equal(first.contactValue, '+8613812345678')
    books.clock.set(MORNING_MS + 60_000)
    const talk = await report({ permitId: first.permitId, outcome: 'no-answer' })
    t.match(talk.body, { permit: { state: 'used' }, contactPointId: first.contactPointId })
    const second = (await post(books.app, crm, '/v1/contact-permits', { ...question, channel: 'sms' })).body
      .permit
    const inbound = { accountNumber: 'A-1', channel: 'sms', from: '13812345678', outcome: 'opt-out' }
    t.match((await post(books.app, crm, '/v1/inbound-contacts', inbound)).body, { permitsRevoked: 1 })
    t.match((await report({ permitId: second.permitId, outcome: 'delivered' })).body, {
      permit: { state: 'revoked' },
      unpermitted: false,
    })
    const next = await post(books.app, crm, '/v1/contact-permits', { ...question, channel: 'sms' })
    t.match(next.body, { granted: false, decision: { reasons: [{ code: 'hold' }] } })
  },
)

t.test('what was said opens its record and its hold in the same transaction', async (t) => {
  const rows: [string, object, object[], string | null][] = [
    // outcome      said                                               records                               hold
    ['opt-out', { optOut: { channels: ['sms'] } }, [{ type: 'refusal' }, { type: 'hold' }], 'opt-out'],
    ['dispute', {}, [{ type: 'dispute' }, { type: 'hold' }], 'dispute'],
    ['complaint', { complaint: { kind: 'hours' } }, [{ type: 'complaint' }, { type: 'hold' }], 'complaint'],
    ['hardship', { hardship: { kind: 'illness' } }, [{ type: 'hardship' }, { type: 'hold' }], 'hardship'],
    ['promise', { promise: { dueOn: '2026-03-20', amountMinor: 5_000 } }, [{ type: 'promise' }], null],
    ['represented', {}, [{ type: 'hold' }], 'represented'],
    ['deceased-reported', {}, [{ type: 'deceased' }], null],
    [
      'conversation',
      { refusals: [{ scope: 'time-slot', from: '08:00', to: '12:00' }] },
      [{ type: 'refusal' }],
      null,
    ],
    ['conversation', {}, [], null],
  ]
  const { books, crm, report, ask } = await booksWithAccount(t)
  const numbers = rows.map((_, index) => `S-${index}`)
  await push(
    books.app,
    await books.key('core'),
    numbers.map((number) => record(number)),
  )
  for (const [index, [outcome, said, records, hold]] of rows.entries()) {
    const accountNumber = numbers[index] ?? ''
    const answer = await report({ accountNumber, channel: 'voice', outcome, said })
    t.equal(answer.status, 201, outcome)
    t.match(answer.body.records, records, outcome)
    t.equal(answer.body.records.length, records.length, outcome)
    const kept = await get(books.app, crm, `/v1/records?accountNumber=${accountNumber}&open=true`)
    const holds = kept.body.records.filter((one: { type: string }) => one.type === 'hold')
    t.equal(holds[0]?.details.kind ?? null, hold, outcome)
    for (const one of kept.body.records) t.equal(one.attemptId, answer.body.attemptId)
    const { verdict } = await ask({ accountNumber, channel: 'sms' })
    t.equal(verdict, STILL_OPEN.has(outcome) ? verdict : 'denied', `${outcome} stops what follows`)
  }
})

/** What waits for a day, or is a warning where the law of the place says no more. */
const STILL_OPEN = new Set(['promise', 'represented', 'conversation'])

t.test('a promise waits for its day, and is told to the plan at once', async (t) => {
  const { report, ask } = await booksWithAccount(t)
  const answer = await report({
    accountNumber: 'A-1',
    channel: 'voice',
    outcome: 'promise',
    said: { promise: { dueOn: '2026-03-20', amountMinor: 5_000 } },
  })
  t.match(answer.body.nextAction, { action: 'wait', at: '2026-03-21T00:00:00.000Z' })
  t.match(await ask({ channel: 'sms' }), {
    verdict: 'deferred',
    reasons: [{ code: 'promise_pending', clearsAt: '2026-03-20T16:00:00.000Z' }],
  })
})

t.test('a wrong number retires the contact point, and a later push does not bring it back', async (t) => {
  const { books, crm, report } = await booksWithAccount(t)
  const { contactPointId } = await grantPermit(books, 'A-1')
  const answer = await report({
    accountNumber: 'A-1',
    channel: 'voice',
    contactPointId,
    outcome: 'wrong-number',
  })
  t.match(answer.body, {
    countsAs: 'wrong-party',
    contactPointStatus: 'retired',
    permitsRevoked: 1,
    nextAction: { action: 'repair-contact' },
  })
  const repair = await get(books.app, crm, '/v1/contact-repairs')
  t.match(repair.body.repairs, [
    {
      work: 'needs-contact-repair',
      accountNumber: 'A-1',
      contactPoints: [{ contactPointId, status: 'retired' }],
      sourcesTried: [{ source: 'contract', contactPoints: 1 }],
    },
  ])
  t.notMatch(repair.text, /138.{0,3}1234.{0,3}5678/)
  const changed = record('A-1') as { borrower: { name: string } }
  await push(books.app, await books.key('core'), [
    { ...changed, borrower: { ...changed.borrower, name: '新名字' }, totalOutstanding: 400_000 },
  ])
  const points = await get(books.app, crm, '/v1/contact-points?accountNumber=A-1')
  t.match(points.body.contactPoints, [{ contactPointId, status: 'retired' }])
  const history = await get(books.app, crm, `/v1/contact-points/${contactPointId}/history`)
  t.match(history.body.history, [{ kind: 'retired', why: 'wrong-number', after: { status: 'retired' } }])
})

t.test('an inbound message is counted apart, found by its number, and heard', async (t) => {
  const { books, crm, ask } = await booksWithAccount(t)
  const before = (await ask()).budgets
  const answer = await post(books.app, crm, '/v1/inbound-contacts', {
    accountNumber: 'A-1',
    channel: 'sms',
    from: '+86 138 1234 5678',
    notes: 'TD',
  })
  t.equal(answer.status, 201, answer.text)
  t.match(answer.body, {
    direction: 'inbound',
    unpermitted: false,
    party: 'borrower',
    permit: { state: 'none' },
  })
  t.type(answer.body.contactPointId, 'string')
  t.same((await ask()).budgets, before, 'no budget of ours is used')
  const out = { accountNumber: 'A-1', channel: 'sms', from: '13812345678', outcome: 'opt-out' }
  t.match((await post(books.app, crm, '/v1/inbound-contacts', out)).body.records, [
    { type: 'refusal' },
    { type: 'hold' },
  ])
  t.equal((await ask({ channel: 'sms' })).verdict, 'denied')
  const { rows } = await books.owner.query('select row_to_json(a)::text as row from attempts a')
  t.notMatch(JSON.stringify(rows), /13812345678/)
})

t.test(
  'an agency reports on what is placed with it and on its own permits, and sees nothing else',
  async (t) => {
    const books = await openBooks(t)
    await push(books.app, await books.key('core'), [record('A-1'), record('A-2')])
    const agencyId = await placeWithAgency(books, 'A-1', 'AG-1')
    const otherId = await placeWithAgency(books, 'A-2', 'AG-2')
    const key = await books.key('agency')
    await bindKey(books, 'agency', agencyId)
    const report = (body: object) => post(books.app, key, '/v1/contact-attempts', body)
    const own = await report({ accountNumber: 'A-1', channel: 'voice', outcome: 'no-answer' })
    t.equal(own.status, 201, own.text)
    t.equal(own.body.permitsRevoked, null)
    const same = (text: string) => text.replace(/req-\w+/, 'req').replace('A-none', 'A-2')
    const foreign = await report({ accountNumber: 'A-2', channel: 'voice', outcome: 'no-answer' })
    const missing = await report({ accountNumber: 'A-none', channel: 'voice', outcome: 'no-answer' })
    t.equal(foreign.status, 404)
    t.equal(same(foreign.text), same(missing.text))
    await books.owner.query("update placements set until = '2026-03-09' where agency_id = $1", [agencyId])
    t.equal((await report({ accountNumber: 'A-1', channel: 'voice', outcome: 'busy' })).status, 404, 'over')
    await books.owner.query("update placements set until = '2026-03-10' where agency_id = $1", [agencyId])
    t.equal(
      (await report({ accountNumber: 'A-1', channel: 'voice', outcome: 'busy' })).status,
      201,
      'last day',
    )
    const others = await grantPermit(books, 'A-2', { agencyId: otherId })
    t.equal((await report({ permitId: others.permitId, outcome: 'no-answer' })).status, 404)
    const mine = await grantPermit(books, 'A-1', { agencyId })
    await books.owner.query(
      "update placements set ended_at = now(), end_kind = 'recalled'; update permits set status = 'revoked', revoked_at = now()",
    )
    t.equal(
      (await report({ accountNumber: 'A-1', channel: 'voice', outcome: 'busy' })).status,
      404,
      'recalled',
    )
    t.match((await report({ permitId: mine.permitId, outcome: 'busy' })).body, {
      permit: { state: 'revoked' },
    })
    t.equal((await get(books.app, key, '/v1/records?accountNumber=A-1')).status, 403)
    const { rows } = await books.owner.query('select distinct by, agency_id from attempts')
    t.same(rows, [{ by: agencyId, agency_id: agencyId }])
  },
)

t.test('with an idempotency key a report happens once, byte for byte', async (t) => {
  const { books, report } = await booksWithAccount(t)
  const body = { accountNumber: 'A-1', channel: 'voice', outcome: 'no-answer' }
  const first = await report(body, { 'idempotency-key': 'k1' })
  t.equal((await report(body, { 'idempotency-key': 'k1' })).text, first.text)
  const { rows } = await books.owner.query('select count(*) as n from attempts')
  t.equal(rows[0].n, 1)
})
