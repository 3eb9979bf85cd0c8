/** `tact sweep` as a process: killed in the middle, run again, and two of them at once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { makeSweepBook } from '../../bench/sweep-book.ts'
import { type Books, openBooks } from '../support/books.ts'

const START = path.resolve(import.meta.dirname, '../../src/start.js')
const ACCOUNTS = 8_000

async function openBook(t: Test): Promise<Books> {
  const books = await openBooks(t)
  const { owner, creditorId } = books
  await makeSweepBook(owner, { creditorId, accounts: ACCOUNTS, seed: 1, today: '2026-03-10' })
  return books
}

function startSweep({ url }: Books): { child: ChildProcess; ended: Promise<{ out: string; code: unknown }> } {
  const child = spawn(process.execPath, [START, 'sweep'], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString()
  })
  return { child, ended: once(child, 'close').then(([code]) => ({ out, code })) }
}

/** Accounts that no sweep has planned yet. */
async function unplanned({ owner }: Books): Promise<number> {
  const { rows } = await owner.query("select count(*) as n from accounts where next_why = 'not_planned'")
  return rows[0].n
}

function plannedBy(out: string): number {
  return Number(/: (\d+) accounts planned, \d+ changed, [\d.]+ s, \d+ accounts\/s/.exec(out)?.[1])
}

t.test('killed in the middle, nothing is lost and nothing is done twice', async (t) => {
  const books = await openBook(t)
  const { child, ended } = startSweep(books)
  for (let i = 0; i < 3000 && (await unplanned(books)) === ACCOUNTS; i++) await sleep(5)
  child.kill('SIGKILL')
  await ended
  // What it had sent may still be finished by the database, or rolled back.
  await sleep(500)
  const left = await unplanned(books)
  t.ok(left > 0 && left < ACCOUNTS, `${left} of ${ACCOUNTS} were left`)
  const { rows } = await books.owner.query(
    `select count(*) as n from accounts where (next_why = 'not_planned') <> (policy_version = '')`,
  )
  t.equal(rows[0].n, 0, 'no account is half planned')
  const again = await startSweep(books).ended
  t.equal(again.code, 0)
  t.equal(plannedBy(again.out), left, again.out)
  t.equal(await unplanned(books), 0)
})

t.test('two processes share the work', async (t) => {
  const books = await openBook(t)
  const both = await Promise.all([startSweep(books).ended, startSweep(books).ended])
  t.same(
    both.map(({ code }) => code),
    [0, 0],
  )
  const planned = both.map(({ out }) => plannedBy(out) || 0)
  t.equal((planned[0] ?? 0) + (planned[1] ?? 0), ACCOUNTS, `${planned}`)
  t.equal(await unplanned(books), 0)
})
