/** PostgreSQL goes away and comes back while permits are being asked for. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import t, { type Test } from 'tap'
import { createKey, ensureCreditor } from '../../src/keys/manage-keys.ts'
import { ROLES } from '../../src/keys/scopes.ts'
import { migrateDatabase } from '../../src/platform/database.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/platform/embedded-database.ts'
import { bearer, MASTER_KEY, MORNING_MS, ndjson, record } from '../support/books.ts'
import { forkService } from '../support/serve-at.ts'

const ACCOUNTS = 2000
const WORKERS = 32
const RECOVERY_MS_MAX = 10_000

interface Server {
  /** Stays the same over restarts, which the server's own port does not. */
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
}

async function startServer(t: Test): Promise<Server> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-restart-'))
  await chmod(dir, 0o755)
  let server: EmbeddedDatabase | undefined = await startEmbeddedDatabase(dir, false)
  const url = new URL(server.url)
  let target = Number(url.port)
  const door = net.createServer((socket) => {
    const inner = net.connect(target, '127.0.0.1')
    for (const [one, other] of [
      [socket, inner],
      [inner, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  url.port = String((door.address() as net.AddressInfo).port)
  const stop = async () => {
    await server?.stop()
    server = undefined
  }
  t.teardown(async () => {
    door.close()
    await stop()
    await rm(dir, { recursive: true, force: true })
  })
  const start = async () => {
    server = await startEmbeddedDatabase(dir, false)
    target = Number(new URL(server.url).port)
  }
  return { url: url.href, stop, start }
}

async function ownerOf(url: string): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: url })
  owner.on('error', () => undefined)
  await owner.connect()
  return owner
}

t.test(
  'restarted under load: 503 with Retry-After, nothing acknowledged is lost, back by itself',
  async (t) => {
    const server = await startServer(t)
    await migrateDatabase(server.url)
    const before = await ownerOf(server.url)
    const creditorId = await ensureCreditor(before, 'Test Bank')
    const { key } = await createKey(before, { creditorId, name: 'admin', scopes: ROLES.admin })
    await before.end()
    const service = await forkService(server.url, MASTER_KEY, MORNING_MS)
    t.teardown(() => service.kill())
    const pushed = await fetch(`${service.url}/v1/delinquency-batches?businessDate=2026-03-10`, {
      method: 'POST',
      headers: { ...bearer(key), 'content-type': 'application/x-ndjson' },
      body: ndjson(
        Array.from({ length: ACCOUNTS }, (_, i) => record(`A-${i}`, { oldestUnpaidDueDate: '2026-01-05' })),
      ),
    })
    t.equal(pushed.status, 201)

    const acknowledged = new Set<string>()
    const failures: { status: number; type: string | null; retryAfter: string | null; code: string }[] = []
    let next = 0
    let isOver = false
    let lastFailure = 0
    let answered = 0
    const work = async () => {
      while (!isOver) {
        const response = await fetch(`${service.url}/v1/contact-permits`, {
          method: 'POST',
          headers: { ...bearer(key), 'content-type': 'application/json' },
          body: JSON.stringify({ accountNumber: `A-${next++ % ACCOUNTS}`, channel: 'voice' }),
        })
        const body = (await response.json()) as {
          code: string
          granted?: boolean
          permit?: { permitId: string }
        }
        if (response.status === 200) {
          if (body.permit) acknowledged.add(body.permit.permitId)
          answered++
          continue
        }
        lastFailure = performance.now()
        failures.push({
          status: response.status,
          type: response.headers.get('content-type'),
          retryAfter: response.headers.get('retry-after'),
          code: body.code,
        })
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const workers = Promise.all(Array.from({ length: WORKERS }, work))
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    await pause(700)
    await server.stop()
    await pause(700)
    const answeredBefore = answered
    await server.start()
    const back = performance.now()
    while (answered === answeredBefore && performance.now() - back < RECOVERY_MS_MAX) await pause(20)
    t.ok(answered > answeredBefore, `answers again after ${Math.round(performance.now() - back)} ms`)
    await pause(1500)
    isOver = true
    await workers
    t.ok(lastFailure - back < RECOVERY_MS_MAX, 'and nothing fails any more')
    t.ok(failures.length > 0, `${failures.length} requests met the database away`)
    for (const kind of new Set(failures.map((one) => JSON.stringify(one)))) {
      t.match(JSON.parse(kind), {
        status: 503,
        code: 'unavailable',
        type: /^application\/problem\+json/,
        retryAfter: /^\d+$/,
      })
    }
    const after = await ownerOf(server.url)
    const { rows } = await after.query<{ permit_id: string }>('select permit_id from permits')
    await after.end()
    const kept = new Set(rows.map((row) => row.permit_id))
    t.ok(acknowledged.size > 0)
    t.same(
      [...acknowledged].filter((id) => !kept.has(id)),
      [],
      `${acknowledged.size} acknowledged, none lost`,
    )
  },
)
