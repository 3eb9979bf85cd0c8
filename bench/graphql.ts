/** Pages of the work queue a second over GraphQL, beside PostGraphile on the same tables. */
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { madeUpRecords } from '../src/demo/made-up-portfolio.ts'
import { createKey, ensureCreditor } from '../src/keys/manage-keys.ts'
import { ROLES } from '../src/keys/scopes.ts'
import { migrateDatabase } from '../src/platform/database.ts'
import { startEmbeddedDatabase } from '../src/platform/embedded-database.ts'
import { makeUpPast } from './graphql-book.ts'
import { POSTGRAPHILE_PAGE, TACT_PAGE, TACT_PAGE_COMMON } from './graphql-queries.ts'
import { type GraphqlService, startGraphqlService } from './graphql-service.ts'
import { type Load, runLoad } from './http-load.ts'
import { count, print, say } from './tell.ts'

const HELP = `npm run bench -- graphql [options]: pages of 50 accounts a second, beside PostGraphile on the same tables

  --accounts <n>      size of the book (default 5000)
  --seconds <n>       for each server and round (default 4)
  --rounds <n>        in turn; the best round of each counts (default 2)
  --connections <n>   (default 8)
  --pool <n>          database connections of each server (default 10, as the service)
  --only <name>       tact, postgraphile or common: one alone, for a profile (TACT_BENCH_PROFILE=dir)
  --check             one page of each and no figures

A page: the queue with, behind each account, the borrower, contact points, all accounts of the borrower and the timeline.
Tact serves besides what PostGraphile cannot compute: permissions, the ladder, masked values and explanations; what it makes
without those is told too, and is not what the floor is about. It starts an embedded PostgreSQL in a temporary directory,
which it removes at the end.
`

const DAY = '2026-03-10'
const NOW_MS = Date.parse('2026-03-10T10:00:00+08:00')
const FIRST = 50
const FLOOR = 1

interface Settings {
  readonly accounts: number
  readonly seconds: number
  readonly rounds: number
  readonly connections: number
  readonly pool: number
  readonly check: boolean
  readonly only?: string
}

const PEER = fileURLToPath(new URL('peers/node_modules/postgraphile', import.meta.url))

export async function graphqlBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      accounts: { type: 'string', default: '5000' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '2' },
      connections: { type: 'string', default: '8' },
      pool: { type: 'string', default: '10' },
      only: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (!existsSync(PEER)) {
    process.stderr.write(
      'PostGraphile is not installed, since nothing else needs it: npm ci --prefix bench/peers\n',
    )
    return 2
  }
  const number = (name: 'accounts' | 'seconds' | 'rounds' | 'connections' | 'pool') => Number(values[name])
  await measure({
    accounts: number('accounts'),
    seconds: number('seconds'),
    rounds: number('rounds'),
    connections: number('connections'),
    pool: number('pool'),
    check: values.check,
    ...(values.only === undefined ? {} : { only: values.only }),
  })
  return 0
}

async function measure(settings: Settings): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-bench-'))
  // When root runs the bench, the database runs as another user and must reach its data.
  await chmod(dir, 0o755)
  const server = await startEmbeddedDatabase(dir, false)
  const owner = new pg.Client({ connectionString: server.url })
  const services: GraphqlService[] = []
  try {
    await migrateDatabase(server.url)
    await owner.connect()
    const creditorId = await ensureCreditor(owner, 'Bench Bank')
    const { key } = await createKey(owner, { creditorId, name: 'bench', scopes: ROLES.admin })
    const shared = { databaseUrl: server.url, creditorId, poolSize: settings.pool, nowMs: NOW_MS }
    const tact = await startGraphqlService({ ...shared, side: 'tact' })
    services.push(tact)
    say(`pushing ${count(settings.accounts)} made-up accounts`)
    await pushBook(tact, key, settings.accounts)
    await makeUpPast(owner, DAY)
    const peer = await startGraphqlService({ ...shared, side: 'postgraphile' })
    services.push(peer)
    const sides = [
      sideOf('tact', tact, TACT_PAGE, key),
      sideOf('postgraphile', peer, POSTGRAPHILE_PAGE),
      sideOf('common', tact, TACT_PAGE_COMMON, key),
    ].filter(({ name }) => settings.only === undefined || settings.only === name)
    for (const side of sides) await walk(side)
    if (!settings.check) report(await measureSides(sides, settings))
  } finally {
    for (const service of services) await service.stop()
    await owner.end().catch(() => undefined)
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function pushBook({ port }: GraphqlService, key: string, accounts: number): Promise<void> {
  const book = { accounts, borrowers: Math.ceil(accounts * 0.7), today: DAY, seed: 1 }
  const lines = Readable.from(
    (function* () {
      for (const record of madeUpRecords(book)) yield Buffer.from(`${JSON.stringify(record)}\n`)
    })(),
  )
  const response = await fetch(`http://127.0.0.1:${port}/v1/delinquency-batches?businessDate=${DAY}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(lines) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  if (response.status !== 201) throw new Error(await response.text())
}

interface Side {
  readonly name: string
  readonly service: GraphqlService
  readonly query: string
  readonly key: string | undefined
  /** Where pages begin; filled by `walk`. */
  readonly cursors: (string | null)[]
  bytes: number
}

function sideOf(name: string, service: GraphqlService, query: string, key?: string): Side {
  return { name, service, query, key, cursors: [], bytes: 0 }
}

const PAGES_MAX = 40

interface Answer {
  readonly data?: Record<string, { edges: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>
  readonly errors?: readonly { message: string }[]
}

/** From page to page, as a reader would: so that pages differ, and each is seen to be whole once. */
async function walk(side: Side): Promise<void> {
  let after: string | null = null
  for (let page = 0; page < PAGES_MAX; page++) {
    const response = await fetch(`http://127.0.0.1:${side.service.port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(side.key ? { authorization: `Bearer ${side.key}` } : {}),
      },
      body: bodyOf(side, after),
    })
    const text = await response.text()
    const answer = JSON.parse(text) as Answer
    const [found] = Object.values(answer.data ?? {})
    if (answer.errors !== undefined || !found)
      throw new Error(
        `${side.name}: ${answer.errors?.map((error) => error.message).join('; ') ?? text.slice(0, 500)}`,
      )
    if (found.edges.length < FIRST) break
    side.bytes += text.length
    side.cursors.push(after)
    after = found.pageInfo.endCursor
    if (process.env.TACT_BENCH_SHOW !== undefined && page === 0)
      process.stderr.write(`${JSON.stringify(found.edges[0], null, 1)}\n`)
  }
  if (side.cursors.length === 0) throw new Error(`${side.name}: not one page of ${FIRST} accounts`)
  side.bytes /= side.cursors.length
}

function bodyOf({ query }: Side, after: string | null): string {
  return JSON.stringify({ query, variables: { first: FIRST, after } })
}

interface Figures extends Load {
  readonly bytes: number
  /** Milliseconds of processor time of the server's process alone; null: not known here. */
  readonly cpuMsPerPage: number | null
}

/** In turn, round after round, so that all meet the same neighbours; the best round of each counts. */
async function measureSides(sides: readonly Side[], settings: Settings): Promise<ReadonlyMap<Side, Figures>> {
  const best = new Map<Side, Figures>()
  for (let round = 1; round <= settings.rounds; round++) {
    for (const side of sides) {
      say(`round ${round}: ${side.name}`)
      const figures = await measureSide(side, settings)
      if (figures.perSecond > (best.get(side)?.perSecond ?? 0)) best.set(side, figures)
    }
  }
  return best
}

async function measureSide(side: Side, { seconds, connections }: Settings): Promise<Figures> {
  const auth = side.key === undefined ? '' : `authorization: Bearer ${side.key}\r\n`
  const requests = side.cursors.map((after) => {
    const body = bodyOf(side, after)
    return `POST /graphql HTTP/1.1\r\nhost: bench\r\n${auth}content-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  })
  let next = 0
  const request = () => requests[next++ % requests.length] ?? ''
  const load = { port: side.service.port, connections, warmUpMs: 0, request }
  const warm = await runLoad({ ...load, forMs: 1000 })
  const before = await side.service.cpuSeconds()
  const figures = await runLoad({ ...load, forMs: seconds * 1000 })
  const after = await side.service.cpuSeconds()
  if (warm.failures + figures.failures > 0) throw new Error(`${side.name}: answers were not 200`)
  const cpuMsPerPage = before === null || after === null ? null : ((after - before) * 1000) / figures.answers
  return { ...figures, bytes: side.bytes, cpuMsPerPage }
}

function report(found: ReadonlyMap<Side, Figures>): void {
  print(`\n${FIRST} accounts a page`)
  for (const [{ name }, { perSecond, p50Ms, p99Ms, bytes, cpuMsPerPage }] of found) {
    const cpu = cpuMsPerPage === null ? '' : `  ${cpuMsPerPage.toFixed(1)} ms of processor a page`
    print(
      `  ${name.padEnd(18)}${perSecond.toFixed(1).padStart(7)} pages/s  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms${cpu}  ${Math.round(bytes / 1024)} KiB`,
    )
  }
  const [tact, peer, common] = [...found.values()]
  if (tact === undefined || peer === undefined || common === undefined) return
  const ratio = tact.perSecond / peer.perSecond
  const commonRatio = common.perSecond / peer.perSecond
  print(
    `  Tact, with all that only it has: ${ratio.toFixed(2)} of PostGraphile (floor ${FLOOR.toFixed(1)} ${ratio >= FLOOR ? 'reached' : 'MISSED'}); the common part alone: ${commonRatio.toFixed(2)}`,
  )
  const figures = Object.fromEntries([...found].map(([side, one]) => [side.name, one]))
  print(JSON.stringify({ bench: 'graphql', first: FIRST, ratio, commonRatio, figures }))
}
