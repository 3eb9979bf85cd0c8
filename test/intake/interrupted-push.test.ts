/** A service that dies in the middle of a push leaves nothing half done, and the same push again completes it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import path from 'node:path'
import t from 'tap'
import { freePort } from '../../src/platform/free-port.ts'
import { bearer, ndjson, openBooks, record } from '../support/books.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')

async function serve(url: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/start.js'), 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      TACT_MASTER_KEY: MASTER_KEY,
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (let i = 0; i < 600; i++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok === true) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the service did not start')
}

function startPush(port: number, key: string): http.ClientRequest {
  return http.request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/v1/delinquency-batches?businessDate=2026-03-10&batchId=night-1',
    headers: { ...bearer(key), 'content-type': 'application/x-ndjson' },
  })
}

t.test('kill -9 in the middle, then the same push again', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const records = Array.from({ length: 6000 }, (_, i) => record(`A-${i}`))
  const port = await freePort()
  const first = await serve(books.url, port)
  const push = startPush(port, key)
  push.on('error', () => undefined)
  push.write(ndjson(records.slice(0, 5000)))
  await new Promise((resolve) => setTimeout(resolve, 800))
  first.kill('SIGKILL')
  await once(first, 'exit')
  const counts = async () =>
    (
      await books.owner.query<{ a: string; b: string; h: string; d: string }>(
        `select (select count(*) from accounts) a, (select count(*) from borrowers) b,
                (select count(*) from delinquency_history) h, (select count(*) from delinquency_batches) d`,
      )
    ).rows[0]
  t.same(await counts(), { a: 0, b: 0, h: 0, d: 0 }, 'nothing is half done')

  const second = await serve(books.url, port)
  t.teardown(() => second.kill('SIGKILL'))
  const again = async () => {
    // The database needs a moment to notice that the killed sender is gone; until then it says so.
    for (let i = 0; i < 300; i++) {
      const answer = await fetch(
        `http://127.0.0.1:${port}/v1/delinquency-batches?businessDate=2026-03-10&batchId=night-1`,
        {
          method: 'POST',
          headers: { ...bearer(key), 'content-type': 'application/x-ndjson' },
          body: ndjson(records),
        },
      )
      if (answer.status !== 409) return { status: answer.status, text: await answer.text() }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the creditor stays locked')
  }
  const done = await again()
  t.equal(done.status, 201)
  t.match(JSON.parse(done.text), { received: 6000, created: 6000, updated: 0 })
  t.same(await counts(), { a: 6000, b: 6000, h: 6000, d: 1 })
  t.equal((await again()).text, done.text, 'and a third time it is the first answer')

  second.kill('SIGTERM')
  const [code] = await once(second, 'exit')
  t.equal(code, 0, 'SIGTERM ends it in good order')
})

t.test('a sender that breaks off leaves nothing', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const url = await books.app.listen({ port: 0, host: '127.0.0.1' })
  const push = startPush(Number(new URL(url).port), key)
  push.on('error', () => undefined)
  push.write(ndjson(Array.from({ length: 3000 }, (_, i) => record(`A-${i}`))))
  await new Promise((resolve) => setTimeout(resolve, 300))
  push.destroy()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { rows } = await books.owner.query(
    'select (select count(*) from accounts) + (select count(*) from delinquency_batches) n',
  )
  t.equal(Number(rows[0].n), 0)
  const locks = async () => {
    const { rows: held } = await books.owner.query(
      `select count(*) n from pg_locks l join pg_database d on d.oid = l.database
       where locktype = 'advisory' and datname = current_database()`,
    )
    return Number(held[0].n)
  }
  for (let i = 0; i < 100 && (await locks()) > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  t.equal(await locks(), 0, 'the creditor is free for the next push')
})

t.test('a database that goes away in the middle is a 503 and leaves nothing', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const url = await books.app.listen({ port: 0, host: '127.0.0.1' })
  const push = startPush(Number(new URL(url).port), key)
  const answered = once(push, 'response')
  push.write(ndjson(Array.from({ length: 3000 }, (_, i) => record(`A-${i}`))))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await books.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'tact'",
  )
  push.end(ndjson([record('A-last')]))
  const [response] = (await answered) as [http.IncomingMessage]
  t.equal(response.statusCode, 503)
  t.ok(response.headers['retry-after'])
  response.resume()
  const { rows } = await books.owner.query(
    'select (select count(*) from accounts) + (select count(*) from delinquency_batches) n',
  )
  t.equal(Number(rows[0].n), 0)
  const after = await fetch(`${url}/readyz`)
  t.equal(after.status, 200, 'the service recovers by itself')
})

t.test('a push that cannot be read is answered over the wire, not cut', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const url = await books.app.listen({ port: 0, host: '127.0.0.1' })
  const large = Buffer.alloc(8 * 1024 * 1024, 'x')
  const rows: [string, Record<string, string>, number, string][] = [
    // what             headers                                                                        status code
    ['no gzip', { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }, 400, 'body_corrupt'],
    [
      'bad encoding',
      { 'content-type': 'application/x-ndjson', 'content-encoding': 'br' },
      415,
      'unsupported_media_type',
    ],
    ['no such column', { 'content-type': 'text/csv' }, 422, 'line_too_long'],
  ]
  for (const [what, headers, status, code] of rows) {
    const answer = await fetch(`${url}/v1/delinquency-batches?businessDate=2026-03-10`, {
      method: 'POST',
      headers: { ...bearer(key), ...headers },
      body: large,
    })
    t.equal(answer.status, status, what)
    t.equal(((await answer.json()) as { code: string }).code, code, what)
  }
  const started = Date.now()
  await books.app.close()
  t.ok(Date.now() - started < 10_000, 'nothing keeps the service from ending')
})
