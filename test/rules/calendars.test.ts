import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { call, own } from './house-pack.ts'

const holidays = {
  id: 'house-holidays',
  title: 'No contact on public holidays',
  asOf: '2026-01-01',
  zones: ['Asia/Shanghai'],
  rules: [
    {
      id: 'house-holidays-1',
      title: 'no contact on public holidays',
      kind: 'closed-days',
      calendar: 'CN',
      movableHolidaysNeeded: true,
      openedByConsent: false,
      provenance: own('public holidays'),
    },
  ],
}

t.test('an uploaded year stands before the built-in one, and gives one that was not known', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const other = await books.key('admin', { creditor: 'Other Bank' })
  for (const one of [key, other]) {
    await push(books.app, one, [record('A-1')])
    t.equal((await call(books.app, one, 'PUT', '/v1/house-packs/house-holidays', holidays)).status, 200)
  }
  const ask = async (by: string, day: string) =>
    (
      await post(books.app, by, '/v1/contact-permissions', {
        accountNumber: 'A-1',
        channel: 'sms',
        at: `${day}T10:00:00+08:00`,
      })
    ).body
  t.equal((await ask(key, '2026-03-11')).verdict, 'allowed')
  const unknown = await ask(key, '2027-03-10')
  t.match(
    unknown.reasons.find((one: { rule: string }) => one.rule === 'house-holidays-1'),
    { code: 'fact_missing', fact: { name: 'holidays 2027' } },
    'a year without a calendar is not a year without holidays',
  )

  const year = { holidays: ['2026-03-11', '2026-01-01'], source: 'Notice of the bank of 2026-03-01' }
  const uploaded = await call(books.app, key, 'PUT', '/v1/holiday-calendars/CN/2026', year)
  t.match(uploaded, {
    status: 200,
    body: { calendarId: 'CN', year: 2026, holidays: ['2026-01-01', '2026-03-11'], uploadedBy: 'admin' },
  })
  const closed = await ask(key, '2026-03-11')
  t.match(closed, {
    verdict: 'deferred',
    nextAllowedAt: '2026-03-12T00:00:00.000Z',
    reasons: [{ code: 'closed_day', rule: 'house-holidays-1', clearsAt: '2026-03-11T16:00:00.000Z' }],
  })
  t.match(closed.policyVersion, /calendar CN#[0-9a-f]{8}/)
  t.equal((await ask(other, '2026-03-11')).verdict, 'allowed', 'another creditor is not affected')

  const next = { holidays: ['2027-01-01'], workdays: ['2027-01-03'], source: 'State Council' }
  await call(books.app, key, 'PUT', '/v1/holiday-calendars/CN/2027', next)
  t.notOk((await ask(key, '2027-03-10')).reasons.some((one: { code: string }) => one.code === 'fact_missing'))
  t.match((await ask(key, '2026-03-11')).verdict, 'deferred', 'the other year stays uploaded')

  const again = { ...year, holidays: ['2026-01-01'] }
  await call(books.app, key, 'PUT', '/v1/holiday-calendars/CN/2026', again)
  t.equal((await ask(key, '2026-03-11')).verdict, 'allowed', 'the newest upload counts')
  const { body } = await get(books.app, key, '/v1/holiday-calendars')
  const years = body.calendars.filter((one: { calendarId: string }) => one.calendarId === 'CN')
  t.match(
    years.filter((one: { origin: string }) => one.origin === 'uploaded'),
    [
      { year: 2026, holidays: ['2026-01-01'] },
      { year: 2027, holidays: ['2027-01-01'], workdays: ['2027-01-03'] },
    ],
  )
  t.ok(
    years.some((one: { year: number; origin: string }) => one.year === 2025 && one.origin === 'built-in'),
    'built-in years are listed with them',
  )
  const { rows } = await books.owner.query('select count(*)::int n from holiday_calendars')
  t.equal(rows[0].n, 3, 'each upload stays on record')
})

t.test('dates that cannot be are refused with their place', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const source = 'a notice'
  const rows: [string, object, number, string][] = [
    // year  body                                                             status pointer
    ['2026', { holidays: ['2026-01-01', '2027-01-01'], source }, 422, '/holidays/1'],
    ['2026', { holidays: ['2026-01-01'], workdays: ['2025-01-04'], source }, 422, '/workdays/0'],
    ['2026', { holidays: ['2026-01-01'], workdays: ['2026-01-05'], source }, 422, ''],
    ['2026', { holidays: ['2026-01-01', '2026-01-01'], source }, 422, ''],
    ['2026', { holidays: ['2026-02-30'], source }, 400, '/holidays/0'],
    ['2026', { holidays: [], source }, 400, '/holidays'],
    ['2026', { holidays: ['2026-01-01'] }, 400, '/source'],
    ['soon', { holidays: ['2026-01-01'], source }, 400, '/path/year'],
  ]
  for (const [year, body, status, pointer] of rows) {
    const answer = await call(books.app, key, 'PUT', `/v1/holiday-calendars/CN/${year}`, body)
    const what = `${year} ${JSON.stringify(body)}: ${answer.text.slice(0, 200)}`
    t.equal(answer.status, status, what)
    t.equal(answer.body.errors[0].pointer, pointer, what)
  }
})
