/** The command line as a person uses it, on a real service. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t from 'tap'
import { type Books, get, openBooks, post } from '../support/books.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MAPPING = path.join(ROOT, 'examples/uci-credit-card.mapping.json')

interface Ran {
  code: number | null
  out: string
  err: string
}

function tact(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'src/start.js'), ...args], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', (bytes: Buffer) => {
      ran.out += bytes.toString()
    })
    child.stderr.on('data', (bytes: Buffer) => {
      ran.err += bytes.toString()
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve({ ...ran, code }))
  })
}

async function service(
  t: Parameters<typeof openBooks>[0],
): Promise<{ books: Books; env: Record<string, string> }> {
  const books = await openBooks(t)
  const url = await books.app.listen({ port: 0, host: '127.0.0.1' })
  return { books, env: { TACT_URL: url, TACT_API_KEY: await books.key('admin') } }
}

t.test('help, and calls that do not make sense', async (t) => {
  const rows: [string[], number, RegExp][] = [
    // arguments                            code  says
    [['--help'], 0, /tact serve/],
    [[], 2, /tact serve/],
    [['fly'], 2, /no command "fly"/],
    [['serve', '--help'], 0, /run the service/],
    [['ingest', '--help'], 0, /--business-date/],
    [['ingest', 'x.csv', '--business-date', '2026-01-01'], 2, /no API key/],
    [['ingest', 'x.csv', '--key', 'k'], 2, /--business-date/],
    [['ingest', 'x.csv', '--key', 'k', '--business-date', 'soon'], 2, /not a date/],
    [['ingest', 'x.doc', '--key', 'k', '--business-date', '2026-01-01'], 2, /must end in/],
    [['ingest', 'none.csv', '--key', 'k', '--business-date', '2026-01-01'], 2, /cannot be read/],
    [['ingest', '--colour'], 2, /Unknown option/],
    [['keys', 'create'], 2, /--creditor/],
    [['keys', 'create', '--creditor', 'B', '--role', 'king'], 2, /no role "king"/],
    [['keys', 'fly'], 2, /create, list or revoke/],
    [['keys', 'create', '--creditor', 'B', '--role', 'agency'], 2, /needs --agency/],
    [
      ['keys', 'create', '--creditor', 'B', '--role', 'crm', '--ip', '203.0.113.0/99'],
      2,
      /--ip takes networks/,
    ],
    [['keys', 'create', '--creditor', 'B', '--role', 'crm', '--per-minute', 'many'], 2, /1 to 1000000/],
    [['keys', 'create', '--creditor', 'B', '--role', 'crm', '--per-minute', '0'], 2, /1 to 1000000/],
    [['four-eyes', 'maybe'], 2, /on or off/],
    [['decide'], 2, /facts.json/],
    [['decide', 'none.json'], 2, /none.json/],
    [
      ['decide', 'examples/facts.json', '--language', 'zh', '--time-zone', 'Asia/Tokyo'],
      0,
      /不可以于.*您的时间/s,
    ],
    [['decide', 'examples/facts.json', '--language', 'fr'], 2, /one of en, zh/],
    [['decide', 'examples/facts.json', '--time-zone', 'Mars/X'], 2, /Mars\/X/],
  ]
  for (const [args, code, says] of rows) {
    const ran = await tact(args)
    t.equal(ran.code, code, `tact ${args.join(' ')}: ${ran.err.slice(0, 200)}`)
    t.match(ran.out + ran.err, says, `tact ${args.join(' ')}`)
    t.notMatch(ran.err, /\n\s+at /, 'no stack')
  }
})

t.test('settings that are wrong are named', async (t) => {
  const wrong = await tact(['serve'], { PORT: 'eighty', LOG_LEVEL: 'loud' })
  t.equal(wrong.code, 2)
  t.match(wrong.err, /PORT/)
  t.match(wrong.err, /LOG_LEVEL/)
  const noKey = await tact(['serve'], { DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' })
  t.equal(noKey.code, 1)
  t.match(noKey.err, /TACT_MASTER_KEY is not set/)
})

t.test('keys are created, listed and revoked', async (t) => {
  const { books } = await service(t)
  const own = { DATABASE_URL: books.url }
  const made = await tact(
    ['keys', 'create', '--creditor', 'Test Bank', '--role', 'crm', '--name', 'desk', '--days', '3'],
    own,
  )
  t.equal(made.code, 0, made.err)
  const key = made.out.trim()
  t.equal((await get(books.app, key, '/v1/next-actions')).status, 200)
  const listed = await tact(['keys', 'list'], own)
  t.match(listed.out, /Test Bank +desk/)
  t.notMatch(listed.out, new RegExp(key.slice(-20)), 'the secret is not shown again')
  const id = /Key (\S+) of/.exec(made.err)?.[1] ?? ''
  t.equal((await tact(['keys', 'revoke', id], own)).code, 0)
  t.equal((await get(books.app, key, '/v1/next-actions')).status, 401, 'dead at once')
  t.equal((await tact(['keys', 'revoke', id], own)).code, 1)
})

t.test('a key of an agency, for one network and few requests', async (t) => {
  const { books, env } = await service(t)
  const own = { DATABASE_URL: books.url }
  const create = (...more: string[]) =>
    tact(['keys', 'create', '--creditor', 'Test Bank', '--role', 'agency', ...more], own)
  const unknown = await create('--agency', 'AG-1')
  t.equal(unknown.code, 2)
  t.match(unknown.err, /no agency "AG-1" at work/)
  const agency = await post(books.app, env.TACT_API_KEY ?? '', '/v1/agencies', {
    reference: 'AG-1',
    name: 'One',
  })
  t.equal(agency.status, 201)
  const near = await create(
    '--agency',
    'AG-1',
    '--ip',
    '127.0.0.0/8',
    '--ip',
    '2001:db8::/32',
    '--per-minute',
    '2',
  )
  t.equal(near.code, 0, near.err)
  const far = await create('--agency', 'AG-1', '--ip', '203.0.113.0/24')
  const none = '/v1/contact-permits/01a20053-3c51-74b3-af9b-1b45546b0f13'
  const ask = (key: string) => get(books.app, key.trim(), none)
  t.equal((await ask(far.out)).status, 401, 'from another network it is no key')
  const answers = [await ask(near.out), await ask(near.out), await ask(near.out)]
  t.same(
    answers.map((one) => one.status),
    [404, 404, 429],
    'it sees no permit that is not its own, and may ask twice a minute',
  )
})

t.test('an administrator says whether changes need two people', async (t) => {
  const { books } = await service(t)
  const own = { DATABASE_URL: books.url }
  const key = await books.key('admin')
  for (const word of ['on', 'off']) {
    const ran = await tact(['four-eyes', word, '--creditor', 'Test Bank'], own)
    t.equal(ran.code, 0, ran.err)
    const { body } = await get(books.app, key, '/v1/four-eyes')
    t.match(body, { demanded: word === 'on', changedBy: 'administrator' })
  }
})

t.test('ingest pushes a file with a mapping, month by month, and again without doing it twice', async (t) => {
  const { books, env } = await service(t)
  const sample = path.join(ROOT, 'examples/uci-credit-card.sample.csv')
  const args = ['ingest', sample, '--mapping', MAPPING, '--business-date', 'all']
  const first = await tact(args, env)
  t.equal(first.code, 0, first.err)
  t.equal(first.out.trim().split('\n').length, 6, 'six months')
  t.match(first.out, /2005-04-30 delta: \d+ received, \d+ created/)
  const again = await tact(args, env)
  t.equal(again.out.match(/nothing was done again/g)?.length, 6)
  const { rows } = await books.owner.query('select count(*) n from delinquency_batches')
  t.equal(Number(rows[0].n), 6)
  const mappings = await books.owner.query('select count(*) n from csv_mappings')
  t.equal(Number(mappings.rows[0].n), 1, 'the same mapping keeps its version')
})

t.test('ingest shows the lines that were rejected, and says no where the service says no', async (t) => {
  const { env } = await service(t)
  const dir = mkdtempSync(path.join(tmpdir(), 'tact-cli-'))
  t.teardown(() => rmSync(dir, { recursive: true }))
  const file = path.join(dir, 'push.ndjson')
  writeFileSync(file, '{"accountNumber": 7}\nnot json\n')
  const bad = await tact(['ingest', file, '--business-date', '2026-03-10'], env)
  t.equal(bad.code, 1)
  t.match(bad.err, /line 2 {2}malformed_json/)
  const refused = await tact(['ingest', file, '--business-date', '2026-03-10', '--expected-count', '5'], env)
  t.equal(refused.code, 1)
  t.match(refused.err, /control totals/)
  const noService = await tact(['ingest', file, '--business-date', '2026-03-10'], {
    ...env,
    TACT_API_KEY: 'tact_x',
  })
  t.match(noService.err, /401/)
})

const UCI_FILE = process.env.TACT_UCI_FILE ?? ''
const noFile = UCI_FILE === '' && 'set TACT_UCI_FILE to the gzipped UCI credit card file (data set 350)'
t.test('the real file gives the counts and sums that it holds', { skip: noFile }, async (t) => {
  const { books, env } = await service(t)
  const ran = await tact(['ingest', UCI_FILE, '--mapping', MAPPING, '--business-date', 'all'], env)
  t.equal(ran.code, 0, ran.err)
  const { gunzipSync } = await import('node:zlib')
  const { readFileSync } = await import('node:fs')
  const rows = gunzipSync(readFileSync(UCI_FILE))
    .toString()
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  const months: [string, number, number][] = [
    // business date, column of the status, column of the bill
    ['2005-09-30', 6, 12],
    ['2005-08-31', 7, 13],
    ['2005-07-31', 8, 14],
    ['2005-06-30', 9, 15],
    ['2005-05-31', 10, 16],
    ['2005-04-30', 11, 17],
  ]
  for (const [businessDate, status, bill] of months) {
    const wanted = new Map<string, { accounts: number; totalOutstanding: number }>()
    for (const row of rows.slice(1)) {
      const bucket = bucketOfMonths(businessDate, Number(row[status]))
      const sums = wanted.get(bucket) ?? { accounts: 0, totalOutstanding: 0 }
      sums.accounts++
      sums.totalOutstanding += Number(row[bill]) * 100
      wanted.set(bucket, sums)
    }
    const { body } = await get(
      books.app,
      env.TACT_API_KEY ?? '',
      `/v1/portfolio?businessDate=${businessDate}`,
    )
    const got = body.byDaysPastDue.map(
      (row: { bucket: string; accounts: number; totalOutstanding: number }) => [
        row.bucket,
        { accounts: row.accounts, totalOutstanding: row.totalOutstanding },
      ],
    )
    t.same(Object.fromEntries(got), Object.fromEntries(wanted), businessDate)
  }
})

/** Days past due when the oldest unpaid due date is n calendar months before a month's end, and their bucket. */
function bucketOfMonths(monthEnd: string, months: number): string {
  if (months <= 0) return 'not due'
  const [year = 0, month = 0, day = 0] = monthEnd.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  const due = Date.UTC(year, month - 1 - months, Math.min(day, lastDay))
  const days = (Date.UTC(year, month - 1, day) - due) / 86_400_000
  const buckets: [number, string][] = [
    [30, '1-30'],
    [60, '31-60'],
    [90, '61-90'],
    [120, '91-120'],
    [150, '121-150'],
    [180, '151-180'],
  ]
  return buckets.find(([most]) => days <= most)?.[1] ?? '181+'
}
