/** How many questions a second the service answers over HTTP, beside what Fastify and PostgreSQL can do at all. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { madeUpRecords } from '../src/demo/made-up-portfolio.ts'
import { createKey, ensureCreditor } from '../src/keys/manage-keys.ts'
import { ROLES } from '../src/keys/scopes.ts'
import { migrateDatabase } from '../src/platform/database.ts'
import { startEmbeddedDatabase } from '../src/platform/embedded-database.ts'
import { type Load, runLoad } from './http-load.ts'
import { BARE_TABLE, type HttpService, startHttpService } from './http-service.ts'
import { count, print, say } from './tell.ts'

const HELP = `npm run bench -- http [options]: permissions and permits a second, beside two bare routes on the same pool

  --accounts <n,...>   books to measure on (default 100000,1000000)
  --seconds <n>        for each route and round (default 5)
  --rounds <n>         the best round of each counts (default 3)
  --connections <n>    (default 64)
  --pool <n>           database connections (default 10, as the service)

It starts an embedded PostgreSQL in a temporary directory, which it removes at the end.
`

const DAY = '2026-03-10'
const NOW_MS = Date.parse('2026-03-10T10:00:00+08:00')
const FLOOR = 0.5
const P99_GROWTH_MAX = 1.3

interface Settings {
  readonly seconds: number
  readonly rounds: number
  readonly connections: number
  readonly pool: number
}

const ROUTES = ['select', 'permission', 'insert', 'permit'] as const
type Route = (typeof ROUTES)[number]
type Figures = Record<Route, Load>

export async function httpBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      accounts: { type: 'string', default: '100000,1000000' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '64' },
      pool: { type: 'string', default: '10' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const settings = {
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    connections: Number(values.connections),
    pool: Number(values.pool),
  }
  const books: { accounts: number; figures: Figures }[] = []
  for (const accounts of values.accounts.split(',').map(Number)) {
    books.push({ accounts, figures: await measureBook(accounts, settings) })
  }
  report(books)
  return 0
}

async function measureBook(accounts: number, settings: Settings): Promise<Figures> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-bench-'))
  // When root runs the bench, the database runs as another user and must reach its data.
  await chmod(dir, 0o755)
  const server = await startEmbeddedDatabase(dir, false)
  const owner = new pg.Client({ connectionString: server.url })
  try {
    await migrateDatabase(server.url)
    await owner.connect()
    await owner.query(BARE_TABLE)
    const creditorId = await ensureCreditor(owner, 'Bench Bank')
    const { key } = await createKey(owner, { creditorId, name: 'bench', scopes: ROLES.admin })
    const { pool: poolSize } = settings
    const service = await startHttpService({ databaseUrl: server.url, creditorId, poolSize, nowMs: NOW_MS })
    try {
      say(`pushing ${count(accounts)} made-up accounts`)
      await pushBook(service, key, accounts)
      const { rows } = await owner.query<{ account_number: string }>(
        "select account_number from accounts where status = 'overdue'",
      )
      await owner.query('vacuum analyze')
      await owner.query('checkpoint')
      return await measureRoutes(
        service,
        key,
        rows.map((row) => row.account_number),
        settings,
      )
    } finally {
      await service.stop()
    }
  } finally {
    await owner.end().catch(() => undefined)
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function pushBook(service: HttpService, key: string, accounts: number): Promise<void> {
  const book = { accounts, borrowers: Math.ceil(accounts * 0.3), today: DAY, seed: 1 }
  function* blocks() {
    let block = ''
    for (const record of madeUpRecords(book)) {
      block += `${JSON.stringify(record)}\n`
      if (block.length > 262_144) {
        yield Buffer.from(block)
        block = ''
      }
    }
    yield Buffer.from(block)
  }
  const response = await fetch(
    `http://127.0.0.1:${service.port}/v1/delinquency-batches?businessDate=${DAY}`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body: Readable.toWeb(Readable.from(blocks())) as ReadableStream,
      duplex: 'half',
    } as RequestInit,
  )
  if (response.status !== 201) throw new Error(await response.text())
}

/** In turn, round after round, so that all meet the same neighbours; the best round of each counts. */
async function measureRoutes(
  service: HttpService,
  key: string,
  accounts: readonly string[],
  { seconds, rounds, connections }: Settings,
): Promise<Figures> {
  const pick = () => accounts[Math.floor(Math.random() * accounts.length)] ?? ''
  const post = (url: string, head: string) => () => {
    const body = JSON.stringify({ accountNumber: pick(), channel: 'voice' })
    return `POST ${url} HTTP/1.1\r\nhost: bench\r\n${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  }
  const auth = `authorization: Bearer ${key}\r\n`
  const { port, barePort } = service
  const loads: Record<Route, { port: number; request: () => string; marked?: string }> = {
    select: { port: barePort, request: () => `GET /select/${pick()} HTTP/1.1\r\nhost: bench\r\n\r\n` },
    permission: { port, request: post('/v1/contact-permissions', auth), marked: '"verdict":"allowed"' },
    insert: { port: barePort, request: post('/insert', '') },
    permit: { port, request: post('/v1/contact-permits', auth), marked: '"granted":true' },
  }
  const best: Partial<Figures> = {}
  for (let round = 1; round <= rounds; round++) {
    for (const route of ROUTES) {
      say(`round ${round}: ${route}`)
      const load = await runLoad({ ...loads[route], connections, warmUpMs: 1000, forMs: seconds * 1000 })
      if (load.failures > 0) throw new Error(`${route}: ${load.failures} answers were not 200`)
      if (load.perSecond > (best[route]?.perSecond ?? 0)) best[route] = load
    }
  }
  return best as Figures
}

function report(books: readonly { accounts: number; figures: Figures }[]): void {
  for (const { accounts, figures } of books) {
    print(`\n${count(accounts)} accounts`)
    for (const route of ROUTES) {
      const { perSecond, p50Ms, p99Ms, marked, answers } = figures[route]
      const share =
        route === 'permission' || route === 'permit' ? `  ${Math.round((100 * marked) / answers)} % yes` : ''
      print(
        `  ${route.padEnd(11)}${count(Math.round(perSecond)).padStart(8)}/s  p50 ${p50Ms.toFixed(2)} ms  p99 ${p99Ms.toFixed(2)} ms${share}`,
      )
    }
    const { permissions, permits } = ratios(figures)
    print(
      `  permissions ${ratioText(permissions)} of the bare SELECT, permits ${ratioText(permits)} of the bare INSERT`,
    )
  }
  const [small, large] = [books[0], books.at(-1)]
  if (small !== undefined && large !== undefined && small !== large) {
    for (const route of ['permission', 'permit'] as const) {
      const growth = large.figures[route].p99Ms / small.figures[route].p99Ms
      print(
        `p99 of ${route}s on the larger book: ${growth.toFixed(2)} times  most ${P99_GROWTH_MAX} ${growth <= P99_GROWTH_MAX ? 'held' : 'MISSED'}`,
      )
    }
  }
  print(
    JSON.stringify({
      bench: 'http',
      books: books.map(({ accounts, figures }) => ({ accounts, ...ratios(figures), ...figures })),
    }),
  )
}

function ratios(figures: Figures): { permissions: number; permits: number } {
  return {
    permissions: figures.permission.perSecond / figures.select.perSecond,
    permits: figures.permit.perSecond / figures.insert.perSecond,
  }
}

function ratioText(ratio: number): string {
  return `${ratio.toFixed(2)} (floor ${FLOOR} ${ratio >= FLOOR ? 'reached' : 'MISSED'})`
}
