/** Statements of one turn leave in one write, and each still gets its own answer: seen from a line in between. */
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { openDatabase } from '../../src/platform/database.ts'
import { openBooks } from '../support/books.ts'

t.test('one write for the statements of a turn, in their order, whether they fail or not', async (t) => {
  const books = await openBooks(t)
  const server = new URL(books.url)
  const writes: string[] = []
  const line = net.createServer((client) => {
    const upstream = net.connect(Number(server.port), server.hostname)
    client.on('data', (bytes) => writes.push(bytes.toString('latin1')))
    client.pipe(upstream).pipe(client)
    for (const end of [client, upstream]) end.on('error', () => undefined)
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  t.teardown(() => line.close())
  const through = new URL(books.url)
  through.hostname = '127.0.0.1'
  through.port = String((line.address() as AddressInfo).port)
  const database = openDatabase(through.href, 1, () => undefined)
  t.teardown(() => database.close())
  const client = await database.pool.connect()
  t.teardown(() => client.release())
  await client.query('select 0')
  writes.length = 0
  const answers = await Promise.allSettled([
    client.query('select 1 as n'),
    client.query({ name: 'two', text: 'select $1::int as n', values: [2] }),
    client.query('select 1 / 0'),
    client.query('select 4 as n'),
  ])
  t.equal(writes.length, 1, 'one write')
  t.match(
    answers.map((one) => (one.status === 'fulfilled' ? one.value.rows[0].n : one.reason.code)),
    [1, 2, '22012', 4],
  )
  await client.query('select 5')
  t.equal(writes.length, 2, 'the next turn is another')
})
