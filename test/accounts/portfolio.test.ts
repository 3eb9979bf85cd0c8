import t from 'tap'
import { get, openBooks, push, record } from '../support/books.ts'

t.test('days past due are counted on the calendar of each borrower', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const borrower = record('x').borrower as Record<string, unknown>
  const due = { oldestUnpaidDueDate: '2026-02-08' }
  const rows: [string, string[], number][] = [
    // account    zones                                  days past due at 16:30 UTC on 10 March
    ['A-east', ['Asia/Shanghai'], 31],
    ['A-west', ['America/New_York'], 30],
    ['A-both', ['Asia/Shanghai', 'America/New_York'], 30],
    ['A-none', [], 30],
    ['A-wrong', ['Mars/Olympus'], 30],
  ]
  const records = rows.map(([number, timeZones]) =>
    record(number, { ...due, borrower: { ...borrower, reference: `B-${number}`, timeZones } }),
  )
  await push(books.app, key, records)
  books.clock.set(Date.parse('2026-03-10T16:30:00Z'))
  for (const [number, , days] of rows) {
    t.equal((await get(books.app, key, `/v1/accounts/${number}`)).body.daysPastDue, days, number)
  }
  const { body } = await get(books.app, key, '/v1/portfolio')
  t.strictSame(
    body.byDaysPastDue.map((row: { bucket: string; accounts: number }) => [row.bucket, row.accounts]),
    [
      ['1-30', 4],
      ['31-60', 1],
    ],
    'the portfolio counts the same days',
  )
})

t.test('the book can be seen as it was on an earlier business date', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1'), record('A-2')], { businessDate: '2026-03-08' })
  await push(books.app, key, [record('A-1', { totalOutstanding: 7 })], {
    businessDate: '2026-03-09',
    mode: 'snapshot',
  })
  const rows: [string, [string, number, number][]][] = [
    // business date   bucket, accounts, total outstanding
    ['2026-03-07', []],
    ['2026-03-08', [['1-30', 2, 1_000_000]]],
    [
      '2026-03-09',
      [
        ['not due', 1, 500_000],
        ['1-30', 1, 7],
      ],
    ],
  ]
  for (const [businessDate, buckets] of rows) {
    const { body } = await get(books.app, key, `/v1/portfolio?businessDate=${businessDate}`)
    t.strictSame(
      body.byDaysPastDue.map((row: { bucket: string; accounts: number; totalOutstanding: number }) => [
        row.bucket,
        row.accounts,
        row.totalOutstanding,
      ]),
      buckets,
      businessDate,
    )
  }
})

t.test('the queue filters, pages and keeps its order', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const many = Array.from({ length: 25 }, (_, i) =>
    record(`A-${i}`, {
      product: i % 2 === 0 ? 'consumer-loan' : 'credit-card',
      oldestUnpaidDueDate: `2026-02-${String(1 + i).padStart(2, '0')}`,
    }),
  )
  await push(books.app, key, [...many, record('A-nothing', { overduePrincipal: 0, overdueInterest: 0 })])
  const all: { accountNumber: string; product: string; nextAction: { priority: number; at: string } }[] = []
  let after = ''
  do {
    const { body } = await get(books.app, key, `/v1/next-actions?limit=10${after}`)
    all.push(...body.nextActions)
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after !== '')
  t.equal(all.length, 25, 'all of them, each once, and not the one that owes nothing')
  t.equal(new Set(all.map((row) => row.accountNumber)).size, 25)
  const sorted = [...all].sort(
    (a, b) => b.nextAction.priority - a.nextAction.priority || a.nextAction.at.localeCompare(b.nextAction.at),
  )
  t.strictSame(
    all.map((row) => row.nextAction.priority),
    sorted.map((row) => row.nextAction.priority),
  )
  const cards = (await get(books.app, key, '/v1/next-actions?product=credit-card&limit=100')).body.nextActions
  t.equal(cards.length, 12)
  const wrong: [string, string][] = [
    ['limit=0', '/query/limit'],
    ['limit=5000', '/query/limit'],
    ['channel=smoke', '/query/channel'],
    ['after=zzz', '/query/after'],
    ['dueBefore=tomorrow', '/query/dueBefore'],
    ['colour=red', '/query'],
  ]
  for (const [query, pointer] of wrong) {
    const { status, body } = await get(books.app, key, `/v1/next-actions?${query}`)
    t.equal(status, 400, query)
    t.equal(body.errors[0].pointer, pointer, query)
  }
})
