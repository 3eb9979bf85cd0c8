/**
 * Many ask at once, through two processes of the service on one database. `TACT_RACE_ROUNDS=50` runs as many rounds;
 * few are enough to see that nothing has come loose.
 */
import { once } from 'node:events'
import http from 'node:http'
import t, { type Test } from 'tap'
import { newId } from '../../src/platform/new-id.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import {
  type Books,
  bearer,
  MASTER_KEY,
  MORNING_MS,
  openBooks,
  post,
  push,
  record,
} from '../support/books.ts'
import { type ForkedService, forkService } from '../support/serve-at.ts'

const ROUNDS = Number(process.env.TACT_RACE_ROUNDS ?? 2)
const AGENCIES = 10
const REQUESTS = 1000
const EXPIRED_MS = MORNING_MS + 15 * 60_000

interface Asker {
  readonly key: string
  readonly accountNumber: string
}

interface Told {
  readonly status: number
  readonly body: {
    granted?: boolean
    permit?: { permitId: string } | null
    decision?: { reasons: { code: string }[] }
  }
}

/** One borrower with ten accounts, each placed with another agency. */
async function tenAgencies(books: Books): Promise<Asker[]> {
  const admin = await books.key('admin')
  const { borrower } = record('A')
  const numbers = Array.from({ length: AGENCIES }, (_, i) => `A-${i}`)
  await push(
    books.app,
    admin,
    numbers.map((number) => record(number, { borrower, oldestUnpaidDueDate: '2026-01-05' })),
  )
  const askers: Asker[] = []
  for (const accountNumber of numbers) {
    const agency = newId()
    await books.owner.query(
      'insert into agencies (creditor_id, agency_id, reference, name, created_by) values ($1, $2, $3, $3, $3)',
      [books.creditorId, agency, accountNumber],
    )
    await books.owner.query(
      `insert into placements (creditor_id, placement_id, account_id, agency_id, since, notice_given_on, terms, created_by)
       select $1, $2, account_id, $2, '2026-03-01', '2026-03-01', '{}', 'test' from accounts where account_number = $3`,
      [books.creditorId, agency, accountNumber],
    )
    askers.push({ accountNumber, key: await books.key('agency', { agencyId: agency }) })
  }
  return askers
}

/** The strategy without limits of its own on calls, and five of the six calls that the law allows in a day. */
async function leaveOneCall(books: Books): Promise<void> {
  const admin = await books.key('admin')
  const document = JSON.parse(JSON.stringify(DEFAULT_STRATEGY), (_, value) => {
    if (value?.channel !== 'voice') return value
    const { everyHours: _hours, maxPerDay: _day, maxPerWeek: _week, ...rest } = value
    return rest
  })
  const { id: _id, version: _version, ...strategy } = document
  const saved = await post(books.app, admin, '/v1/strategies', { ...strategy, id: 'unlimited' })
  if (saved.status >= 300) throw new Error(saved.text)
  const active = await post(books.app, admin, '/v1/strategies/unlimited/versions/1/activate', {})
  if (active.status >= 300) throw new Error(active.text)
  await books.owner.query("select tact_ensure_partition('attempts', '2026-03-10')")
  for (let i = 0; i < 5; i++) {
    await books.owner.query(
      `insert into attempts (creditor_id, attempt_id, at, borrower_id, account_id, person, party, channel, direction, outcome, by)
       select $1, gen_random_uuid(), $2, borrower_id, account_id, 'borrower', 'borrower', 'voice', 'outbound', 'no-answer',
         'in-house' from accounts where account_number = 'A-0'`,
      [books.creditorId, `2026-03-10T08:${10 + i}:00+08:00`],
    )
  }
}

async function twoServices(t: Test, books: Books): Promise<[ForkedService, ForkedService]> {
  const both = await Promise.all([1, 2].map(() => forkService(books.url, MASTER_KEY, MORNING_MS)))
  t.teardown(() => Promise.all(both.map((one) => one.kill())))
  return both as [ForkedService, ForkedService]
}

/** @returns undefined when the connection broke: nobody knows what became of it. */
async function ask(url: string, { key, accountNumber }: Asker, agent: http.Agent): Promise<Told | undefined> {
  const request = http.request(`${url}/v1/contact-permits`, {
    method: 'POST',
    agent,
    headers: { ...bearer(key), 'content-type': 'application/json' },
  })
  try {
    request.end(JSON.stringify({ accountNumber, channel: 'voice' }))
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    let text = ''
    for await (const bytes of response) text += bytes
    return { status: response.statusCode ?? 0, body: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** All at once, each agency through both processes in turn. */
function askAll(services: readonly ForkedService[], askers: readonly Asker[]): Promise<(Told | undefined)[]> {
  const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY })
  return Promise.all(
    Array.from({ length: REQUESTS }, (_, i) => {
      const service = services[i % services.length]
      const asker = askers[Math.floor(i / services.length) % askers.length]
      if (service === undefined || asker === undefined) throw new Error('nobody to ask')
      return ask(service.url, asker, agent)
    }),
  )
}

const openPermits = async (books: Books): Promise<string[]> => {
  const { rows } = await books.owner.query<{ permit_id: string }>(
    "select permit_id from permits where status = 'open'",
  )
  return rows.map((row) => row.permit_id)
}

const closeAll = (books: Books) =>
  books.owner.query("update permits set status = 'released' where status = 'open'")

const rows: [string, (books: Books) => Promise<void>, string][] = [
  // left             how                        refused because of
  ['the last call', leaveOneCall, 'frequency_cap'],
  ['one call in four hours', async () => undefined, 'minimum_gap'],
]
for (const [left, prepare, code] of rows) {
  t.test(
    `${REQUESTS} requests of ten agencies through two processes for ${left}: exactly one is granted`,
    async (t) => {
      const books = await openBooks(t)
      const askers = await tenAgencies(books)
      await prepare(books)
      const services = await twoServices(t, books)
      for (let round = 1; round <= ROUNDS; round++) {
        const told = await askAll(services, askers)
        const granted = told.filter((one) => one?.body.granted === true)
        const refused = told.filter((one) => one?.body.granted === false)
        t.equal(granted.length, 1, `round ${round}: one is granted`)
        t.equal(refused.length, REQUESTS - 1, `round ${round}: all others are refused, none fails`)
        t.ok(
          refused.every((one) => one?.body.decision?.reasons.some((reason) => reason.code === code)),
          `round ${round}: because of ${code}`,
        )
        t.same(
          await openPermits(books),
          [granted[0]?.body.permit?.permitId],
          'and it is the one in the books',
        )
        await closeAll(books)
      }
      const { rows: kept } = await books.owner.query('select count(*) as n from decisions')
      t.equal(Number(kept[0].n), ROUNDS * REQUESTS, 'every answer is kept')
    },
  )
}

t.test(
  'kill -9 of one process in the middle: never two, and what was lost comes back when it expires',
  async (t) => {
    const books = await openBooks(t)
    const askers = await tenAgencies(books)
    await leaveOneCall(books)
    let [first, second] = await twoServices(t, books)
    for (let round = 1; round <= ROUNDS; round++) {
      const asking = askAll([first, second], askers)
      // Somewhere between the first question and the last answer.
      await new Promise((resolve) => setTimeout(resolve, 40 + 40 * round))
      await first.kill()
      const told = await asking
      const granted = told.filter((one) => one?.body.granted === true)
      const open = await openPermits(books)
      t.ok(granted.length <= 1, `round ${round}: ${granted.length} granted`)
      t.ok(open.length <= 1, `round ${round}: ${open.length} in the books`)
      for (const one of granted)
        t.ok(open.includes(one?.body.permit?.permitId ?? ''), 'what was told is in the books')
      const [asker] = askers as [Asker]
      const now = await ask(second.url, asker, new http.Agent())
      t.equal(now?.body.granted, open.length === 0, `round ${round}: a lost permit still counts`)
      await second.setClock(EXPIRED_MS)
      const later = await ask(second.url, asker, new http.Agent())
      t.equal(later?.body.granted, true, `round ${round}: and is free again after it has expired`)
      await second.setClock(MORNING_MS)
      await closeAll(books)
      first = await forkService(books.url, MASTER_KEY, MORNING_MS)
      const restarted = first
      t.teardown(() => restarted.kill())
    }
  },
)
