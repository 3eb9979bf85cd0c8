/** How fast a whole book is planned anew, beside the bare read and the bare update that it contains. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { isSamePlan } from '../src/accounts/is-same-plan.ts'
import { loadFacts } from '../src/accounts/load-facts.ts'
import { storedPlan } from '../src/accounts/plan-account.ts'
import { ensureCreditor } from '../src/keys/manage-keys.ts'
import { SettableClock } from '../src/platform/clock.ts'
import { type Database, migrateDatabase, openDatabase, withCreditor } from '../src/platform/database.ts'
import { startEmbeddedDatabase } from '../src/platform/embedded-database.ts'
import { policiesInForce } from '../src/strategies/policy-in-force.ts'
import { readBatch } from '../src/strategies/read-batch.ts'
import { type SweepResult, sweepCreditor } from '../src/strategies/sweep.ts'
import { type BareSweep, bareSweep, keepPlans } from './bare-sweep.ts'
import { makeSweepBook } from './sweep-book.ts'
import { count, print, say } from './tell.ts'

const HELP = `npm run bench -- sweep [options]: a book planned anew on the next day, against the bare read and the bare update of the
same rows and columns

  --accounts <n>  accounts of the made-up book (default 1000000)
  --seed <n>      another book (default 1)

It starts an embedded PostgreSQL in a temporary directory, which it removes at the end, and takes about three gibibytes
of disk for a million accounts. The exit code is 1 when a floor is missed.
`

const FLOOR = { perSecond: 20_000, ratio: 1 / 3 }
const AIM = { perSecond: 50_000, ratio: 1 / 2 }
const TODAY = '2026-03-10'
const DAY_MS = 86_400_000
const SAMPLE = 2000
/** Connections of the sweep; the service has ten. */
const POOL = 4

export async function sweepBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      accounts: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const accounts = wholeNumber('--accounts', values.accounts)
  const seed = wholeNumber('--seed', values.seed)
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-bench-'))
  // When root runs the bench, the database runs as another user and must reach its data.
  await chmod(dir, 0o755)
  const server = await startEmbeddedDatabase(path.join(dir, 'data'), false)
  try {
    return report(accounts, await measure(server.url, accounts, seed))
  } finally {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

interface Figures {
  readonly sweep: SweepResult
  readonly seconds: number
  readonly peakMib: number | null
  readonly bare: BareSweep
}

async function measure(url: string, accounts: number, seed: number): Promise<Figures> {
  await migrateDatabase(url)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const database = openDatabase(url, POOL, (error) => say(error.message))
  try {
    const creditorId = await ensureCreditor(owner, 'Bench Bank')
    say(`making ${count(accounts)} accounts`)
    await makeSweepBook(owner, { creditorId, accounts, seed, today: TODAY })
    const clock = new SettableClock(Date.parse(`${TODAY}T10:00:00+08:00`))
    say('planning them for the first time')
    await sweepCreditor({ database, clock }, creditorId)
    await keepPlans(owner)
    await settle(owner)
    clock.set(clock.now() + DAY_MS)
    say('a day later: planning them anew')
    // 5: forget the high-water mark of resident memory (proc(5), clear_refs).
    await writeFile('/proc/self/clear_refs', '5').catch(() => undefined)
    const began = performance.now()
    const sweep = await sweepCreditor({ database, clock }, creditorId)
    const seconds = (performance.now() - began) / 1000
    const peak = await peakMib()
    say('comparing a sample with plans worked out one by one')
    await compareSample(database, creditorId, clock.now())
    await settle(owner)
    say('reading and updating the same rows, bare')
    return { sweep, seconds, peakMib: peak, bare: await bareSweep(url, new Date(clock.now())) }
  } finally {
    await database.close()
    await owner.end()
  }
}

/** Each measurement begins with nothing left to tidy up or to write back from the one before. */
async function settle(owner: pg.Client): Promise<void> {
  await owner.query('vacuum analyze accounts')
  await owner.query('checkpoint')
}

/** @throws Error when a stored plan is not what the policy says now. */
async function compareSample(database: Database, creditorId: string, nowMs: number): Promise<void> {
  await withCreditor(database.pool, creditorId, async (tx) => {
    const { rows } = await tx.client.query<{ account_id: string; borrower_id: string }>(
      'select account_id, borrower_id from accounts where creditor_id = $1 order by digest, random() limit $2',
      [creditorId, SAMPLE],
    )
    const accountIds = rows.map((row) => row.account_id)
    const wanted = { all: true, dueMs: nowMs, policyVersions: [] }
    const stored = await readBatch(
      tx,
      { accountIds, borrowerIds: rows.map((row) => row.borrower_id), wanted },
      nowMs,
    )
    const { policy } = (await policiesInForce(tx.client, creditorId)).champion
    const loaded = new Map((await loadFacts(tx, { accountIds }, nowMs)).map((one) => [one.accountId, one]))
    const wrong = stored.filter((account) => {
      const one = loaded.get(account.accountId)
      if (one === undefined) return true
      return !isSamePlan(account.stored, storedPlan(one.facts, policy, nowMs, one.permitExpiresAtMs), nowMs)
    })
    if (stored.length !== rows.length || wrong.length > 0)
      throw new Error(`${wrong.length} of ${stored.length} plans are wrong, first ${wrong[0]?.accountId}`)
  })
}

async function peakMib(): Promise<number | null> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kib === undefined ? null : Math.round(Number(kib) / 1024)
}

/** @returns the exit code. */
function report(accounts: number, { sweep, seconds, peakMib: peak, bare }: Figures): number {
  if (sweep.planned !== accounts) throw new Error(`${sweep.planned} of ${accounts} were planned`)
  const perSecond = accounts / seconds
  const barePerSecond = accounts / (bare.readSeconds + bare.updateSeconds)
  const ratio = perSecond / barePerSecond
  print('')
  print(
    `sweep        ${rate(perSecond)}  ${seconds.toFixed(2)} s, ${count(sweep.changed)} plans changed, peak ${peak ?? '?'} MiB`,
  )
  print(
    `bare         ${rate(barePerSecond)}  ${bare.readSeconds.toFixed(2)} s reading ${count(bare.rows)} rows, ` +
      `${bare.updateSeconds.toFixed(2)} s updating`,
  )
  print(`accounts/s   ${verdict(perSecond, FLOOR.perSecond, AIM.perSecond)}`)
  print(`ratio to bare ${ratio.toFixed(3)}  ${verdict(ratio, FLOOR.ratio, AIM.ratio)}`)
  print(
    JSON.stringify({
      bench: 'sweep',
      accounts,
      perSecond: Math.round(perSecond),
      barePerSecond: Math.round(barePerSecond),
      ratio: Number(ratio.toFixed(3)),
      changed: sweep.changed,
      peakMib: peak,
    }),
  )
  return perSecond >= FLOOR.perSecond && ratio >= FLOOR.ratio ? 0 : 1
}

function verdict(figure: number, floor: number, aim: number): string {
  const word = (limit: number) => `${Number(limit.toFixed(2))} ${figure >= limit ? 'reached' : 'MISSED'}`
  return `floor ${word(floor)}, aim ${word(aim)}`
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${option} takes a whole number from 1, not "${text}"`)
  return number
}

function rate(perSecond: number): string {
  return `${count(Math.round(perSecond)).padStart(9)} accounts/s`
}
