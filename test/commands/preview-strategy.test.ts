/** `tact strategy preview` on a real service, up to the approval it asks for. */
import path from 'node:path'
import t from 'tap'
import { strategyCommand } from '../../src/commands/strategy.ts'
import { get, push, record } from '../support/books.ts'
import { approve, appWithJobs, twoPeople } from '../support/changes.ts'

const STRATEGY = path.resolve(import.meta.dirname, '../../examples/strategy.json')

async function printed(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const kept = { out: process.stdout.write, err: process.stderr.write }
  const said = { out: '', err: '' }
  const into = (stream: 'out' | 'err') =>
    ((text: string) => {
      said[stream] += text
      return true
    }) as typeof process.stdout.write
  process.stdout.write = into('out')
  process.stderr.write = into('err')
  try {
    return { code: await strategyCommand(args), ...said }
  } finally {
    process.stdout.write = kept.out
    process.stderr.write = kept.err
  }
}

t.test('calls that do not make sense', async (t) => {
  await t.rejects(strategyCommand(['preview']), { message: /which file/ })
  await t.rejects(strategyCommand(['preview', STRATEGY, '--key', '']), { message: /no API key/ })
  await t.rejects(strategyCommand(['preview', 'none.json', '--key', 'k']), { message: /cannot be read/ })
})

t.test('a table for people, JSON for programs, and a digest that is approved', async (t) => {
  const people = await twoPeople(t)
  const { books, maker } = people
  await push(books.app, maker, [record('A-1'), record('A-2', { product: 'mortgage' })])
  const app = await appWithJobs(t, books)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const args = ['preview', STRATEGY, '--url', url, '--key', maker]
  const table = await printed(args)
  t.equal(table.code, 0)
  t.match(table.err, /2 of 2 accounts/, 'it tells how far it is')
  t.match(table.out, /two-steps@1 over 2 accounts/)
  t.match(table.out, /segment +2\n/)
  t.match(table.out, /mortgage +everyone +1\n/)
  t.match(table.out, /A-1\n +before +consumer \/ phone/)
  t.match(table.out, /digest [0-9a-f]{64}/)

  const again = await printed([...args, '--json'])
  const preview = JSON.parse(again.out)
  t.match(preview, { state: 'done', result: { impact: { accounts: 2, changed: { segment: 2 } } } })
  const { strategies } = (await get(app, maker, '/v1/strategies')).body
  t.equal(strategies.filter((one: { strategyId: string }) => one.strategyId === 'two-steps').length, 1)
  t.equal((await approve(people, preview.changeId, preview.digest)).status, 200)
})
