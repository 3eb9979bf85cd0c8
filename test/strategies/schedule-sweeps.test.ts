/** The schedule: one sweep of a creditor at a time over all processes, and an end in good order. */
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import t from 'tap'
import { startJobs } from '../../src/platform/jobs.ts'
import { scheduleSweeps } from '../../src/strategies/schedule-sweeps.ts'
import { openBooks, push, record } from '../support/books.ts'

t.test('two processes, two creditors: each book is swept once', async (t) => {
  const books = await openBooks(t)
  const { url, database, clock, owner } = books
  const core = await books.key('core')
  const other = await books.key('core', { creditor: 'Other Bank' })
  await push(books.app, core, [record('A-1'), record('A-2')])
  await push(books.app, other, [record('B-1')])
  clock.set(clock.now() + 86_400_000)
  const swept: { creditorId: string; planned: number }[] = []
  const told = { write: (line: string) => void swept.push(JSON.parse(line)) }
  const logger = pino({ level: 'info' }, told)
  const processes = await Promise.all([1, 2].map(() => startJobs({ url, logger })))
  t.teardown(() => Promise.all(processes.map((jobs) => jobs.stop())))
  for (const jobs of processes) await scheduleSweeps({ database, clock, logger }, jobs, url, 7)
  const { rows } = await owner.query('select name, cron from tact_jobs.schedule')
  t.same(rows, [{ name: 'sweeps', cron: 'FREQ=MINUTELY;INTERVAL=7' }], 'one schedule, whoever writes it')
  const began = await Promise.all(processes.map((jobs) => jobs.enqueueAlone('sweeps', {}, 'every')))
  t.same(began.filter(Boolean).length, 1, 'what both put in is there once')
  for (let i = 0; i < 200 && swept.length < 2; i++) await sleep(50)
  t.same(swept.map((one) => one.planned).sort(), [1, 2])
  await processes[0]?.every(0, 'sweeps')
  const after = await owner.query('select name from tact_jobs.schedule')
  t.same(after.rows, [], 'zero: never again')
})
