/** Queues on the same database: put in by a transaction, taken by one process at a time, begun anew when it ends. */
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { withCreditor } from '../../src/platform/database.ts'
import { type Jobs, startJobs } from '../../src/platform/jobs.ts'
import { type Books, openBooks } from '../support/books.ts'

const logger = pino({ level: 'silent' })

async function startTwo(t: Test, { url }: Books): Promise<[Jobs, Jobs]> {
  const two = await Promise.all([startJobs({ url, logger }), startJobs({ url, logger })])
  t.teardown(() => Promise.all(two.map((jobs) => jobs.stop())))
  return two
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !isSo(); i++) await sleep(50)
}

t.test('a job comes with its transaction, and one process of two does it', async (t) => {
  const books = await openBooks(t)
  const { pool } = books.database
  const [one, other] = await startTwo(t, books)
  const done: string[] = []
  const handler = async ({ name }: { name: string }) => void done.push(name)
  await one.work('greet', handler)
  await other.work('greet', handler)
  const failing = withCreditor(pool, books.creditorId, async (tx) => {
    t.ok(await one.enqueue(tx, 'greet', { name: 'never' }, 'a'))
    throw new Error('no')
  })
  await t.rejects(failing, { message: 'no' })
  await withCreditor(pool, books.creditorId, async (tx) => {
    t.ok(await one.enqueue(tx, 'greet', { name: 'first' }, 'a'), 'what was rolled back left no trace')
    t.notOk(await other.enqueue(tx, 'greet', { name: 'again' }, 'a'), 'one of a kind')
    t.ok(await one.enqueue(tx, 'greet', { name: 'second' }, 'b'))
  })
  await until(() => done.length >= 2)
  await sleep(1500)
  t.same(done.sort(), ['first', 'second'])
})

t.test('what is begun when a process stops is begun anew by another', async (t) => {
  const books = await openBooks(t)
  const [one, other] = await startTwo(t, books)
  const begun: string[] = []
  await one.work('long', async (_data, signal) => {
    begun.push('one')
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await one.enqueueAlone('long', {}, 'a')
  await until(() => begun.length > 0)
  t.notOk(await other.enqueueAlone('long', {}, 'a'), 'one that runs is one of a kind, too')
  await other.work('long', async () => void begun.push('other'))
  await one.stop()
  await until(() => begun.length > 1)
  t.same(begun, ['one', 'other'])
})

t.test('the application reads no jobs: they may be those of another creditor', async (t) => {
  const books = await openBooks(t)
  const reading = withCreditor(books.database.pool, books.creditorId, ({ client }) =>
    client.query('select data from tact_jobs.job'),
  )
  await t.rejects(reading, { code: '42501' })
})
