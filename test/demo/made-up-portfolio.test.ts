import t from 'tap'
import { madeUpNextDay } from '../../src/demo/made-up-next-day.ts'
import { type MadeUpOptions, madeUpRecords } from '../../src/demo/made-up-portfolio.ts'
import { parseRecord } from '../../src/intake/parse-record.ts'
import type { PushedDelinquencyRecord } from '../../src/intake/record.ts'

const BOOK: MadeUpOptions = { accounts: 5000, borrowers: 1500, today: '2026-03-10', seed: 7 }

function byBorrower(records: readonly PushedDelinquencyRecord[]): Map<string, PushedDelinquencyRecord[]> {
  return Map.groupBy(records, (record) => record.borrower.reference)
}

t.test('the same seed makes the same book, another one another', async (t) => {
  const book = JSON.stringify([...madeUpRecords(BOOK)])
  t.ok(book === JSON.stringify([...madeUpRecords(BOOK)]))
  t.notOk(book === JSON.stringify([...madeUpRecords({ ...BOOK, seed: 8 })]))
})

t.test('every record is accepted, also on days that are short of neighbours', async (t) => {
  for (const today of ['2026-03-10', '2024-02-29', '2027-01-01']) {
    for (const record of madeUpRecords({ ...BOOK, accounts: 1000, borrowers: 300, today })) {
      const parsed = parseRecord(record, today)
      if (!parsed.ok) t.fail(JSON.stringify([parsed.rejects, record]))
    }
  }
})

t.test('there are as many accounts and borrowers as were asked for', async (t) => {
  for (const [accounts, borrowers] of [
    [5000, 1500],
    [301, 300],
    [300, 300],
    [1, 1],
    [7, 20],
  ] as const) {
    const records = [...madeUpRecords({ ...BOOK, accounts, borrowers })]
    t.equal(records.length, accounts)
    t.equal(new Set(records.map((record) => record.accountNumber)).size, accounts)
    const found = byBorrower(records).size
    if (accounts >= borrowers) t.equal(found, borrowers)
    else t.ok(found <= accounts)
  }
})

t.test('a borrower is the same in all his records, which lie apart', async (t) => {
  const records = [...madeUpRecords(BOOK)]
  const places = new Map(records.map((record, i) => [record.accountNumber, i]))
  let apart = 0
  for (const own of byBorrower(records).values()) {
    t.equal(new Set(own.map(({ borrower }) => JSON.stringify(borrower))).size, 1)
    const at = own.map(({ accountNumber }) => places.get(accountNumber) ?? 0)
    if (Math.max(...at) - Math.min(...at) > 500) apart += 1
  }
  t.ok(apart > 1000, `${apart} borrowers have accounts far apart`)
})

t.test('it holds what a demo and a bench need to meet', async (t) => {
  const records = [...madeUpRecords(BOOK)]
  const share = (test: (record: PushedDelinquencyRecord) => boolean) =>
    records.filter(test).length / records.length
  const within = (name: string, value: number, least: number, most: number) =>
    t.ok(value >= least && value <= most, `${name}: ${value}`)
  const late = ({ oldestUnpaidDueDate: due }: PushedDelinquencyRecord) =>
    due == null ? 0 : (Date.parse(BOOK.today) - Date.parse(due)) / 86_400_000
  within(
    '1 to 30 days late',
    share((record) => late(record) >= 1 && late(record) <= 30),
    0.5,
    0.65,
  )
  within(
    'over 180 days late',
    share((record) => late(record) > 180),
    0.03,
    0.1,
  )
  within(
    'credit balance',
    share((record) => record.totalOutstanding < 0),
    0.003,
    0.02,
  )
  within(
    'nothing overdue',
    share((record) => record.oldestUnpaidDueDate == null),
    0.02,
    0.06,
  )
  within(
    'Taiwan',
    share((record) => record.currency === 'TWD'),
    0.1,
    0.25,
  )
  within(
    'no time zone',
    share((record) => record.borrower.timeZones?.length === 0),
    0.003,
    0.03,
  )
  within(
    'law unknown here',
    share((record) => record.borrower.jurisdiction === 'ZZ'),
    0.001,
    0.02,
  )
  within(
    'scores',
    share((record) => record.willingnessScore !== undefined),
    0.3,
    0.6,
  )
  t.equal(new Set(records.map((record) => record.product)).size, 5)
})

t.test('the next day is the same book, with so much paid, changed and new', async (t) => {
  const before = new Map(
    [...madeUpRecords(BOOK)].map((record) => [record.accountNumber, JSON.stringify(record)]),
  )
  const counts = { cured: 0, changed: 0, unchanged: 0, created: 0 }
  for (const { fate, record } of madeUpNextDay(BOOK, { cured: 0.03, changed: 0.05, created: 0.02 })) {
    counts[fate] += 1
    if (!parseRecord(record, '2026-03-11').ok) t.fail(JSON.stringify(record))
    const was = before.get(record.accountNumber)
    t.equal(was === undefined, fate === 'created')
    if (fate === 'unchanged' || fate === 'cured') t.equal(was, JSON.stringify(record))
    if (fate === 'changed') t.not(was, JSON.stringify(record))
  }
  t.equal(counts.cured + counts.changed + counts.unchanged, BOOK.accounts)
  t.equal(counts.created, 100)
  t.ok(counts.cured > 100 && counts.cured < 200, `${counts.cured} cured`)
  t.ok(counts.changed > 200 && counts.changed < 300, `${counts.changed} changed`)
})
