/** Every figure of the reports on the book, beside a plain count over the same made-up days. */
import { parse } from 'csv-parse/sync'
import t, { type Test } from 'tap'
import { type Books, bearer, get, openBooks, push, record } from '../support/books.ts'
import { DATES, pushDays, type Standing } from './made-up-days.ts'

interface Line {
  account: string
  borrower: string
  stage: string | null
  segment: string
  currency: string
}

const SEED = 5
const ACCOUNTS = 90

async function openWorld(t: Test) {
  const books = await openBooks(t)
  const key = await books.key('manager')
  const days = await pushDays(books, await books.key('core'), ACCOUNTS, SEED)
  return { books, key, days }
}

function bucket(days: number): string {
  if (days <= 0) return 'not due'
  return days > 180
    ? '181+'
    : (['1-30', '31-60', '61-90', '91-120', '121-150', '151-180'][Math.ceil(days / 30) - 1] ?? '')
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** Groups and adds up. */
function tally<T>(things: readonly T[], keyOf: (thing: T) => string, valuesOf: (thing: T) => number[]) {
  const sums = new Map<string, number[]>()
  for (const thing of things) {
    const values = valuesOf(thing)
    const before = sums.get(keyOf(thing)) ?? values.map(() => 0)
    sums.set(
      keyOf(thing),
      before.map((sum, i) => sum + (values[i] ?? 0)),
    )
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function linesOf({ owner, creditorId }: Books): Promise<Line[]> {
  const { rows } = await owner.query<Line>(
    `select a.account_number as account, b.reference as borrower, a.stage, a.segment, a.currency
     from accounts a join borrowers b using (creditor_id, borrower_id) where a.creditor_id = $1`,
    [creditorId],
  )
  return rows
}

t.test('the book by stage, days past due and currency', async (t) => {
  const { books, key, days } = await openWorld(t)
  // Past midnight in Shanghai, and not in New York: who may be in both is a day younger.
  books.clock.set(Date.parse('2026-03-11T00:30:00+08:00'))
  const today = (borrower: string) => (Number(borrower.slice(3)) < 3 ? '2026-03-10' : '2026-03-11')
  const last = days.get(DATES.at(-1) ?? '') as Map<string, Standing>
  const lines = (await linesOf(books)).filter(({ account }) => last.get(account)?.overdue)
  const standing = (line: Line) => last.get(line.account) as Standing
  const expected = tally(
    lines,
    (line) =>
      `${line.stage} ${bucket(daysBetween(standing(line).due ?? '', today(line.borrower)))} ${line.currency}`,
    (line) => [1, standing(line).amount, 1_000_000 + Number(line.account.slice(2))],
  )
  const { status, body } = await get(books.app, key, '/v1/reports/book')
  t.equal(status, 200)
  t.ok(lines.length > 40 && Object.keys(expected).length > 12, 'there is something to count')
  t.same(
    tally(
      body.rows,
      (row: Record<string, string>) => `${row.stage} ${row.daysPastDue} ${row.currency}`,
      (row) => [row.accounts, row.overdueMinor, row.outstandingMinor].map(Number),
    ),
    expected,
  )
  t.equal(body.rows.length, Object.keys(expected).length, 'no row comes twice')
  for (const total of body.totals) {
    const own = lines.filter((line) => line.currency === total.currency)
    t.equal(total.accounts, own.length)
    t.equal(total.borrowers, new Set(own.map(({ borrower }) => borrower)).size, 'each borrower once')
  }
  t.same(body.totals.map((total: { currency: string }) => total.currency).sort(), ['CNY', 'JPY', 'TWD'])
  const { body: one } = await get(books.app, key, '/v1/reports/book?currency=JPY')
  t.same(
    one.rows,
    body.rows.filter((row: { currency: string }) => row.currency === 'JPY'),
  )
})

t.test('roll rates between any two dates', async (t) => {
  const { books, key, days } = await openWorld(t)
  const ranges = [
    ['2026-03-09', '2026-03-10', ''],
    ['2026-01-30', '2026-03-10', '?from=2026-01-30&to=2026-03-10'],
    // Between two pushes, where the older one still says how it stands.
    ['2026-02-12', '2026-03-07', '?from=2026-02-12&to=2026-03-07'],
    ['2026-03-01', '2026-03-01', '?from=2026-03-01&to=2026-03-01'],
  ] as const
  for (const [from, to, search] of ranges) {
    const at = (day: string) =>
      days.get(DATES.filter((date) => date <= day).at(-1) ?? '') as Map<string, Standing>
    const moves = [...at(to)].flatMap(([number, b]) => {
      const a = at(from).get(number)
      if (!a?.overdue && !b.overdue) return []
      const fromBucket =
        a === undefined ? 'new' : a.overdue ? bucket(daysBetween(a.due ?? '', from)) : 'not overdue'
      const toBucket = b.overdue ? bucket(daysBetween(b.due ?? '', to)) : 'cured'
      return [{ key: `${b.currency} ${fromBucket} > ${toBucket}`, values: [1, a?.amount ?? 0, b.amount] }]
    })
    const { body } = await get(books.app, key, `/v1/reports/roll-rates${search}`)
    t.same([body.from, body.to], [from, to])
    t.ok(moves.length > 20)
    t.same(
      tally(
        body.rows,
        (row: Record<string, string>) => `${row.currency} ${row.fromBucket} > ${row.toBucket}`,
        (row) => [row.accounts, row.overdueFromMinor, row.overdueToMinor].map(Number),
      ),
      tally(
        moves,
        (move) => move.key,
        (move) => move.values,
      ),
      `${from} - ${to}`,
    )
    const shares = tally(
      body.rows,
      (row: Record<string, string>) => `${row.currency} ${row.fromBucket}`,
      (row) => [Number(row.shareOfAccounts)],
    )
    for (const [name, [sum]] of Object.entries(shares)) t.ok(Math.abs((sum ?? 0) - 1) < 1e-4, name)
  }
})

t.test('cure rates from date to date, and from month to month', async (t) => {
  const { books, key, days } = await openWorld(t)
  const history = await books.owner.query<{
    account: string
    day: string
    stage: string | null
    segment: string
  }>(
    `select a.account_number as account, h.business_date as day, h.stage, h.segment
     from delinquency_history h join accounts a using (creditor_id, account_id) order by h.business_date`,
  )
  const placeOf = (account: string, day: string) => {
    const row = history.rows.filter((one) => one.account === account && one.day <= day).at(-1)
    return `${row?.stage} ${row?.segment}`
  }
  const months = ['2026-01-30', '2026-02-27', '2026-03-10']
  for (const [search, dates] of [
    ['?from=2026-01-01', DATES],
    ['', DATES.slice(1)],
    ['?from=2026-02-10&to=2026-03-09', DATES.slice(1, 5)],
    ['?per=month', months],
    ['?per=month&from=2026-02-20', months],
    ['?from=2026-01-30&to=2026-01-30', []],
  ] as const) {
    const expected = dates.slice(0, -1).flatMap((from, i) => {
      const [a, b] = [days.get(from), days.get(dates[i + 1] ?? '')]
      return [...(a ?? [])].flatMap(([number, standing]) => {
        if (!standing.overdue) return []
        const cured = b?.get(number)?.overdue === false
        const key = `${from} ${dates[i + 1]} ${placeOf(number, from)} ${standing.currency}`
        return [{ key, values: [1, Number(cured), standing.amount, cured ? standing.amount : 0] }]
      })
    })
    const { body, text } = await get(books.app, key, `/v1/reports/cure-rate${search}`)
    t.same(
      tally(
        body.rows ?? [text],
        (row: Record<string, string>) => `${row.from} ${row.to} ${row.stage} ${row.segment} ${row.currency}`,
        (row) => [row.overdue, row.cured, row.overdueMinor, row.curedMinor].map(Number),
      ),
      tally(
        expected,
        (one) => one.key,
        (one) => one.values,
      ),
      search,
    )
    for (const row of body.rows) t.ok(Math.abs(row.cureRate - row.cured / row.overdue) < 1e-5)
  }
})

t.test('before anything was pushed there is nothing, and no failure', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('manager')
  t.same((await get(books.app, key, '/v1/reports/book')).body, { rows: [], totals: [] })
  t.same((await get(books.app, key, '/v1/reports/roll-rates')).body, { from: null, to: null, rows: [] })
  t.same((await get(books.app, key, '/v1/reports/cure-rate')).body, { rows: [] })
  await push(books.app, await books.key('core'), [record('ONE')])
  t.same((await get(books.app, key, '/v1/reports/roll-rates')).body, {
    from: null,
    to: '2026-03-10',
    rows: [],
  })
  t.same((await get(books.app, key, '/v1/reports/cure-rate')).body, { rows: [] })
})

t.test('as CSV the rows are the same, quoted, and no formula for a spreadsheet', async (t) => {
  const { books, key } = await openWorld(t)
  // A stage with a name that nobody should call one.
  const bad = '=HYPERLINK("http://x","y"),\n'
  await books.owner.query(
    "update accounts set stage = $1 where creditor_id = $2 and status = 'overdue' and account_number < 'R-3'",
    [bad, books.creditorId],
  )
  await books.owner.query('update accounts set total_outstanding = -5 where creditor_id = $1', [
    books.creditorId,
  ])
  const { body } = await get(books.app, key, '/v1/reports/book')
  const answer = await books.app.inject({
    url: '/v1/reports/book',
    headers: { ...bearer(key), accept: 'text/csv' },
  })
  t.equal(answer.headers['content-type'], 'text/csv; charset=utf-8')
  t.match(answer.headers['content-disposition'], 'attachment')
  const rows = parse(answer.body, { columns: true }) as Record<string, string>[]
  t.same(
    rows,
    body.rows.map((row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value === null ? '' : value === bad ? `'${bad}` : String(value),
        ]),
      ),
    ),
  )
  t.ok(rows.some((row) => row.stage === `'${bad}`))
  t.ok(
    rows.every((row) => Number(row.outstandingMinor) < 0),
    'a negative number stays one',
  )
  for (const accept of ['*/*', 'application/json', 'application/json, text/csv', 'text/html'])
    t.match(
      (await books.app.inject({ url: '/v1/reports/book', headers: { ...bearer(key), accept } })).headers,
      {
        'content-type': /json/,
      },
    )
})

t.test('wrong parameters are told', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('manager')
  for (const search of [
    'book?currency=XXX',
    'book?from=2026-01-01',
    'roll-rates?from=2026-13-01',
    'roll-rates?from=2026-03-02&to=2026-03-01',
    'roll-rates?from=1900-01-01',
    'cure-rate?from=2024-01-01&to=2026-01-01',
    'cure-rate?per=week',
    'contact-funnel?timeZone=Mars',
    'contact-funnel?agency=me',
    'refusals?channel=pigeon',
  ])
    t.equal((await get(books.app, key, `/v1/reports/${search}`)).body.code, 'invalid_request', search)
  t.equal((await get(books.app, key, '/v1/reports/other')).status, 404)
})
