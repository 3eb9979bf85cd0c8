import t from 'tap'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { twoSteps as strategy } from '../support/two-steps.ts'

async function settled(check: () => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (await check()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

t.test('saved, versioned, activated: accounts are planned anew, pushes use it at once', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const before = (await get(books.app, key, '/v1/accounts/A-1')).body
  t.match(before.policyVersion, /strategy default@1/)

  const first = await post(books.app, key, '/v1/strategies', strategy('mine', 60))
  t.match(first, { status: 201, body: { strategyId: 'mine', version: 1 } })
  const second = await post(books.app, key, '/v1/strategies', strategy('mine', 20))
  t.match(second.body, { version: 2 })
  const shown = await get(books.app, key, '/v1/strategies/mine/versions/1')
  t.equal(shown.body.ladders[0].stages[1].enterWhen.gte, 60)

  const activated = await post(books.app, key, '/v1/strategies/mine/versions/2/activate', {})
  t.match(activated, {
    status: 200,
    body: { strategyId: 'mine', version: 2, inForce: true, activatedBy: 'admin' },
  })
  const planned = await settled(async () =>
    (await get(books.app, key, '/v1/accounts/A-1')).body.policyVersion.includes('mine@2'),
  )
  t.ok(planned, 'the sweep in the background reaches the account')
  const after = (await get(books.app, key, '/v1/accounts/A-1')).body
  t.match(after, { segment: 'everyone', ladder: 'short', stage: 'phone', nextAction: { channel: 'voice' } })

  await push(books.app, key, [record('A-2')])
  t.match((await get(books.app, key, '/v1/accounts/A-2')).body, { segment: 'everyone', stage: 'phone' })
  await post(books.app, key, '/v1/strategies/mine/versions/1/activate', {})
  const { body } = await get(books.app, key, '/v1/strategies')
  t.strictSame(
    body.strategies.map((row: { strategyId: string; version: number; inForce: boolean }) => [
      row.strategyId,
      row.version,
      row.inForce,
    ]),
    [
      ['mine', 2, false],
      ['mine', 1, true],
      ['default', 1, false],
    ],
    'an older version can be put in force again',
  )
})

t.test(
  'a strategy that would leave accounts without a plan is refused with the place of each fault',
  async (t) => {
    const books = await openBooks(t)
    const key = await books.key('admin')
    const noCatchAll = strategy('gap', 20)
    noCatchAll.segments = [{ ...noCatchAll.segments[0], when: { fact: 'daysPastDue', gte: 5 } }] as never
    const noLadder = strategy('dangling', 20)
    noLadder.segments = [{ ...noLadder.segments[0], ladder: 'nowhere' }] as never
    for (const document of [noCatchAll, noLadder]) {
      const { status, body } = await post(books.app, key, '/v1/strategies', document)
      t.equal(status, 422, document.id)
      t.equal(body.code, 'strategy_unsound')
      t.ok(body.errors[0].pointer.startsWith('/segments'), body.errors[0].pointer)
    }
    const malformed = await post(books.app, key, '/v1/strategies', { ...strategy('x', 1), ladders: [] })
    t.match(malformed, { status: 400, body: { code: 'invalid_request', errors: [{ pointer: '/ladders' }] } })
    t.equal((await post(books.app, key, '/v1/strategies/none/versions/1/activate', {})).status, 404)
  },
)

t.test('a write with an idempotency key happens once', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const headers = { 'idempotency-key': 'save-1' }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post(books.app, key, '/v1/strategies', strategy('once', 20), headers)),
  )
  t.equal(new Set(answers.map((answer) => answer.text)).size, 1, 'five at once, one answer')
  const other = await post(books.app, key, '/v1/strategies', strategy('once', 21), headers)
  t.match(other, { status: 422, body: { code: 'idempotency_key_reused' } })
  const { body } = await get(books.app, key, '/v1/strategies')
  t.equal(body.strategies.filter((row: { strategyId: string }) => row.strategyId === 'once').length, 1)
})

t.test('the sweep moves what time alone has changed, once', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await post(books.app, key, '/v1/strategies', strategy('mine', 35))
  await post(books.app, key, '/v1/strategies/mine/versions/1/activate', {})
  await push(books.app, key, [record('A-1'), record('A-2', { overduePrincipal: 0, overdueInterest: 0 })])
  t.equal((await get(books.app, key, '/v1/accounts/A-1')).body.stage, 'reminder', '30 days past due')
  books.clock.set(books.clock.now() + 5 * 86_400_000)
  const first = await sweepCreditor(books, books.creditorId)
  t.match(first, { planned: 1, changed: 1 }, 'the account that owes nothing is not touched')
  const account = (await get(books.app, key, '/v1/accounts/A-1')).body
  t.match(account, { stage: 'phone', daysPastDue: 35, stageWhy: 'earned' })
  const again = await sweepCreditor(books, books.creditorId, { all: true })
  t.match(again, { planned: 2, changed: 0 }, 'a second sweep finds nothing to change')
})
