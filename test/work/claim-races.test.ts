/**
 * Many collectors claim at once, through two processes of the service on one database. `TACT_RACE_ROUNDS=50` runs as
 * many rounds.
 */
import t, { type Test } from 'tap'
import { type Books, bearer, MASTER_KEY, MORNING_MS, openBooks, post } from '../support/books.ts'
import { collector, type Item, portfolio } from '../support/collectors.ts'
import { type ForkedService, forkService } from '../support/serve-at.ts'

const ROUNDS = Number(process.env.TACT_RACE_ROUNDS ?? 5)
const BORROWERS = 60
const COLLECTORS = 12
const REQUESTS = 96

interface Answer {
  readonly status: number
  readonly workItems?: Item[]
  readonly assigned?: number
}

async function ask(url: string, key: string, path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${url}/v1/work-items/${path}`, {
    method: 'POST',
    headers: { ...bearer(key), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

async function twoServices(t: Test, books: Books): Promise<ForkedService[]> {
  const both = await Promise.all([1, 2].map(() => forkService(books.url, MASTER_KEY, MORNING_MS)))
  t.teardown(() => Promise.all(both.map((one) => one.kill())))
  return both
}

async function team(books: Books): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < COLLECTORS; i++) ids.push(await collector(books, `C-${i}`, { capacity: 7 }))
  return ids
}

const live = async (books: Books) =>
  (
    await books.owner.query<{ collector_id: string; n: string }>(
      'select collector_id, count(*) as n from work_items where released_at is null group by 1',
    )
  ).rows

t.test(`${REQUESTS} claims at once through two processes: each borrower goes to one collector`, async (t) => {
  const books = await openBooks(t)
  await portfolio(books, BORROWERS)
  const [key, ids, services] = [await books.key('crm'), await team(books), await twoServices(t, books)]
  for (let round = 1; round <= ROUNDS; round++) {
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, (_, i) => {
        const url = services[i % services.length]?.url ?? ''
        return ask(url, key, 'claim', { collectorId: ids[i % ids.length], count: 1 + (i % 3) })
      }),
    )
    t.ok(
      answers.every((one) => one.status === 200),
      `round ${round}: none fails`,
    )
    const given = answers.flatMap((one) => one.workItems ?? [])
    t.equal(given.length, BORROWERS, `round ${round}: all are given`)
    t.equal(new Set(given.map((item) => item.borrowerReference)).size, BORROWERS, `round ${round}: each once`)
    for (const { n } of await live(books)) t.ok(Number(n) <= 7, 'nobody has more than he has room for')
    for (const collectorId of ids) await post(books.app, key, '/v1/work-items/release', { collectorId })
  }
})

t.test('claims and distributions at once: each borrower goes to one collector', async (t) => {
  const books = await openBooks(t)
  await portfolio(books, BORROWERS)
  const [key, ids, services] = [await books.key('crm'), await team(books), await twoServices(t, books)]
  for (let round = 1; round <= ROUNDS; round++) {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => {
        const url = services[i % services.length]?.url ?? ''
        return i % 4 === 0
          ? ask(url, key, 'assign', { count: 20 })
          : ask(url, key, 'claim', { collectorId: ids[i % ids.length], count: 2 })
      }),
    )
    t.ok(
      answers.every((one) => one.status === 200),
      `round ${round}: none fails`,
    )
    const given = answers.reduce((sum, one) => sum + (one.assigned ?? one.workItems?.length ?? 0), 0)
    const held = await live(books)
    t.equal(given, BORROWERS, `round ${round}: what was told adds up`)
    t.equal(
      held.reduce((sum, { n }) => sum + Number(n), 0),
      BORROWERS,
      `round ${round}: and is in the books`,
    )
    for (const { n } of held) t.ok(Number(n) <= 7, 'nobody has more than he has room for')
    for (const collectorId of ids) await post(books.app, key, '/v1/work-items/release', { collectorId })
  }
})
