/** Champion and challenger: who is drawn, and that everything then rests on the borrower's own strategy. */
import { randomUUID } from 'node:crypto'
import t from 'tap'
import { withCreditor } from '../../src/platform/database.ts'
import { activateStrategy } from '../../src/strategies/activate-strategy.ts'
import { challenger, drawOf, isDrawn } from '../../src/strategies/challenger.ts'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { ordinaryFacts } from '../policy/ordinary.ts'
import { type Books, get, openBooks, post, push, record } from '../support/books.ts'
import { twoSteps } from '../support/two-steps.ts'

const CREDITOR = '01a20053-3c51-74b3-af9b-1b45546b0f01'
const document = (shareBasisPoints: number, experimentId = 'x', strategyId = 's') =>
  challenger.parse({ experimentId, strategyId, version: 2, shareBasisPoints })
const facts = ordinaryFacts()
const borrowers = Array.from({ length: 20_000 }, (): string => randomUUID())
const drawn = (share: number, experimentId?: string, creditorId = CREDITOR) => {
  const draw = drawOf(creditorId, document(share, experimentId))
  return new Set(borrowers.filter((id) => isDrawn(draw, id, facts)))
}

const drawn5000 = drawn(5000)

t.test('the draw is fair, the same everywhere, and a larger share only adds', async (t) => {
  const shares = [1, 100, 1000, 3000, 5000, 9999, 10_000]
  let before = new Set<string>()
  for (const share of shares) {
    const now = drawn(share)
    const expected = (borrowers.length * share) / 10_000
    // Five standard deviations: a fair draw is outside once in a million runs.
    const slack = 5 * Math.sqrt((expected * (10_000 - share)) / 10_000)
    t.ok(Math.abs(now.size - expected) <= slack, `${share}: ${now.size} drawn, ${expected} expected`)
    t.ok(
      [...before].every((id) => now.has(id)),
      `${share}: everybody of the smaller share is still there`,
    )
    before = now
  }
  t.equal(before.size, borrowers.length, 'ten thousand basis points are everybody')
  t.same(drawn(2500), drawn(2500))
  const both = [...drawn(5000, 'y')].filter((id) => drawn5000.has(id)).length
  t.ok(Math.abs(both - 5000) < 400, `another experiment draws anew: ${both} of 5000 in both`)
  const other = drawn(5000, 'x', randomUUID())
  t.ok(Math.abs([...other].filter((id) => drawn5000.has(id)).length - 5000) < 400, 'so does another creditor')
})

const STANDS = '0000110001110110'

t.test('a draw that was made once stands for good', async (t) => {
  // Worked out when this was written: another answer would move borrowers of experiments that run.
  const draw = drawOf(CREDITOR, document(5000))
  const ids = Array.from(
    { length: 16 },
    (_, i) => `01a20053-3c51-74b3-af9b-1b45546b0${(i + 16).toString(16)}0`,
  )
  t.equal(ids.map((id) => Number(isDrawn(draw, id, facts))).join(''), STANDS)
})

t.test('protected borrowers are never drawn, unless the document says so', async (t) => {
  const everybody = drawOf(CREDITOR, document(10_000))
  const nobodyProtected = drawOf(CREDITOR, { ...document(10_000), protectedStates: [], protectedHolds: [] })
  const rows: [string, Partial<typeof facts>, boolean][] = [
    // who                       facts                                                        drawn
    ['ordinary', {}, true],
    ['deceased', { deceased: true }, false],
    ['limited capacity', { capacity: 'limited' }, false],
    ['no capacity', { capacity: 'none' }, false],
    ['bankrupt', { bankrupt: { acceptedOn: '2026-01-01' } }, false],
    ['hardship', { holds: [{ kind: 'hardship' }] }, false],
    ['vulnerable on another account', { holds: [{ kind: 'vulnerable', account: 'other' }] }, false],
    ['vulnerable until last year', { holds: [{ kind: 'vulnerable', untilMs: 1 }] }, false],
    ['a hold of another kind', { holds: [{ kind: 'review' }] }, true],
  ]
  for (const [who, change, expected] of rows) {
    t.equal(isDrawn(everybody, 'b', { ...facts, ...change }), expected, who)
    t.equal(isDrawn(nobodyProtected, 'b', { ...facts, ...change }), true, `${who}, nobody being protected`)
  }
})

const SHARE = { experimentId: 'earlier-calls', strategyId: 'mine', version: 2 }

async function begin(books: Books, key: string, shareBasisPoints: number, version = 1) {
  return post(books.app, key, `/v1/strategies/mine/versions/${version}/activate`, {
    challenger: { ...SHARE, shareBasisPoints },
  })
}

/** In force, and every account planned under it: without the sweep in the background, which a test would race with. */
async function settle(books: Books, version: number, shareBasisPoints: number | null): Promise<void> {
  const rival = shareBasisPoints === null ? null : document(shareBasisPoints, SHARE.experimentId, 'mine')
  await withCreditor(books.database.pool, books.creditorId, (tx) =>
    activateStrategy(
      tx,
      { strategyId: 'mine', version, challenger: rival },
      { name: 'test', apiKeyId: CREDITOR, atMs: books.clock.now() },
    ),
  )
  await sweepCreditor(books, books.creditorId)
}

/** Two accounts of each of twenty borrowers. */
const BOOK = Array.from({ length: 40 }, (_, i) => {
  const n = i % 20
  const plain = record(`A-${i}`)
  return { ...plain, borrower: { ...(plain.borrower as object), reference: `B-${n}` } }
})

async function rolesOf(books: Books, key: string): Promise<Map<string, string>> {
  const roles = new Map<string, string>()
  for (let i = 0; i < 40; i++) {
    const { body } = await get(books.app, key, `/v1/accounts/A-${i}`)
    const version = /strategy mine@(\d)/.exec(body.policyVersion)?.[1]
    t.equal(body.experiment, version === '2' ? 'challenger' : 'champion', `A-${i} ${body.policyVersion}`)
    const other = roles.get(`B-${i % 20}`)
    if (other !== undefined) t.equal(body.experiment, other, `A-${i}: all accounts of a borrower together`)
    roles.set(`B-${i % 20}`, body.experiment)
  }
  return roles
}

const challengers = (roles: Map<string, string>) =>
  [...roles].flatMap(([id, role]) => (role === 'challenger' ? [id] : []))

t.test('plans, permissions, permits and replays rest on the strategy of the borrower', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 60))
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 20))
  t.equal((await begin(books, key, 5000)).status, 200)
  await push(books.app, key, BOOK)
  const half = challengers(await rolesOf(books, key))
  const stages = `select count(*)::int as n from accounts
    where stage <> case when policy_version like 'strategy mine@2 %' then 'phone' else 'reminder' end`
  t.equal((await books.owner.query(stages)).rows[0].n, 0, 'each stands where its own strategy says')
  t.ok(half.length > 2 && half.length < 18, `${half.length} of twenty`)

  for (const role of ['champion', 'challenger']) {
    const roles = await rolesOf(books, key)
    const n = [...roles].find(([, one]) => one === role)?.[0].slice(2)
    const query = `{ account(accountNumber: "A-${n}") { experiment stageMessage permissions { channel permission { verdict policyVersion } } } }`
    const desk = (await post(books.app, key, '/graphql', { query })).body.data.account
    t.equal(desk.experiment, role)
    const version = role === 'challenger' ? 2 : 1
    for (const { permission } of desk.permissions) t.match(permission.policyVersion, `mine@${version} `)
    const question = { accountNumber: `A-${n}`, channel: 'voice' }
    const advice = await post(books.app, key, '/v1/contact-permissions', question)
    t.match(advice.body.policyVersion, `mine@${version} `)
    t.equal(advice.body.verdict === 'allowed', role === 'challenger', 'only the challenger calls already')
    const permit = await post(books.app, key, '/v1/contact-permits', question)
    t.equal(permit.body.granted, role === 'challenger')
    const { decisionId } = permit.body
    const kept = (await get(books.app, key, `/v1/decisions/${decisionId}`)).body.policy
    t.match(kept, { strategyId: 'mine', strategyVersion: version })
    await settle(books, 1, null)
    const replay = await post(books.app, key, `/v1/decisions/${decisionId}/replay`, {})
    t.match(replay.body, { identical: true, samePolicy: true }, 'whatever has been in force since')
    await settle(books, 1, 5000)
  }

  // A third account of somebody who was drawn, in a later push.
  const drawnOne = half[0]?.slice(2)
  const plain = record('A-late')
  await push(books.app, key, [
    { ...plain, borrower: { ...(plain.borrower as object), reference: `B-${drawnOne}` } },
  ])
  t.equal((await get(books.app, key, '/v1/accounts/A-late')).body.experiment, 'challenger')

  // Somebody who was drawn falls into hardship: the plan follows at once, and back to the champion.
  const hold = { accountNumber: 'A-late', type: 'hold', details: { kind: 'hardship' } }
  t.equal((await post(books.app, key, '/v1/records', hold)).status, 201)
  const helped = (await get(books.app, key, `/v1/accounts/A-${drawnOne}`)).body
  t.match(helped, { experiment: 'champion', policyVersion: /mine@1 / }, 'on the other account as well')

  await settle(books, 1, 10_000)
  const all = challengers(await rolesOf(books, key))
  t.same(all.length, 19, 'everybody but the one in hardship')
  t.ok(
    half.slice(1).every((id) => all.includes(id)),
    'a larger share keeps those who were drawn',
  )

  await settle(books, 2, null)
  const ended = (await get(books.app, key, '/v1/accounts/A-0')).body
  t.match(ended, { experiment: 'none', policyVersion: /mine@2 / })
})

t.test('an activation names a challenger that is there and another one', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 60))
  t.equal((await begin(books, key, 5000)).status, 404, 'version 2 is not there')
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 20))
  t.match(await begin(books, key, 5000, 2), { status: 400, body: { code: 'invalid_request' } }, 'itself')
  for (const share of [0, 10_001, 0.5])
    t.equal((await begin(books, key, share)).status, 400, `share ${share}`)
  t.equal((await begin(books, key, 5000)).status, 200)
  const listed = (await get(books.app, key, '/v1/strategies')).body
  t.match(listed.challenger, { ...SHARE, shareBasisPoints: 5000, protectedStates: ['deceased'] })
  const back = await post(books.app, key, '/v1/strategies/default/versions/1/activate', {})
  t.match(back, { status: 200, body: { strategyId: 'default', inForce: true } }, 'back to the default')
  t.equal((await get(books.app, key, '/v1/strategies')).body.challenger, null)
})

t.test('an activation is done when every account was planned under it', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 60))
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 20))
  await settle(books, 1, 1)
  await push(books.app, key, BOOK)
  t.equal(challengers(await rolesOf(books, key)).length, 0)
  // Somebody holds an account while all are planned: the sweep leaves it out, and the next ordinary one finds it.
  await books.owner.query("begin; select from accounts where account_number = 'A-7' for update")
  await settle(books, 1, 10_000)
  await books.owner.query('rollback')
  t.match((await get(books.app, key, '/v1/accounts/A-7')).body, { experiment: 'champion' })
  t.match(await sweepCreditor(books, books.creditorId), { planned: 40, changed: 1 })
  t.equal(challengers(await rolesOf(books, key)).length, 20)
  t.match(await sweepCreditor(books, books.creditorId), { changed: 0 }, 'and once')
  const { rows } = await books.owner.query('select count(replanned_at)::int as n from strategy_activations')
  t.equal(rows[0].n, 2)
})
