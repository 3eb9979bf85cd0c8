/** The funnel and the refusals beside a plain count of the answers that were given, and who may read which. */
import { parse } from 'csv-parse/sync'
import t, { type Test } from 'tap'
import { diceOf } from '../../src/demo/seeded-dice.ts'
import { type Books, bearer, get, MORNING_MS, openBooks, post, push, record } from '../support/books.ts'
import { place } from '../support/partners.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What a caller was told, as it must stand in the reports. */
interface Told {
  readonly day: string
  readonly channel: string
  readonly agency: string | null
  /** `rule code` of each reason. */
  readonly reasons: readonly string[]
  readonly steps: readonly number[]
}

interface World {
  readonly books: Books
  readonly admin: string
  readonly agencies: readonly { reference: string; agencyId: string; key: string }[]
  readonly told: readonly Told[]
}

/** A reference that a spreadsheet would run and a browser would read as markup. */
const REFERENCES = ['=2+3<script>', 'AG-"2"']

async function openWorld(t: Test): Promise<World> {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const numbers = Array.from({ length: 12 }, (_, i) => `F-${i}`)
  const due = { oldestUnpaidDueDate: '2026-01-05' }
  await push(
    books.app,
    admin,
    numbers.map((number) => record(number, due)),
  )
  const agencies = []
  for (const reference of REFERENCES) {
    const { body } = await post(books.app, admin, '/v1/agencies', {
      reference,
      name: reference,
      onPublicList: true,
    })
    const key = await books.key('agency', { agencyId: body.agencyId })
    agencies.push({ reference, agencyId: body.agencyId, key })
  }
  for (const [i, number] of numbers.entries()) {
    const agency = agencies[i % 3]
    if (agency !== undefined)
      await place(books, admin, number, agency.agencyId, { noticeGivenOn: '2026-03-01' })
  }
  const told: Told[] = []
  for (let day = 0; day < 3; day++) {
    for (const [i, number] of numbers.entries()) {
      const dice = diceOf(7, `day ${day}`, i)
      const caller = agencies[i % 3]
      for (let n = 0; n < 2; n++) {
        // The second one in the evening of some days, when nobody may be called.
        const hours = n === 0 ? 0 : dice.pick([1, 13])
        books.clock.set(MORNING_MS + day * DAY_MS + hours * HOUR_MS)
        told.push(await contact(books, admin, caller ?? null, number, dice))
      }
    }
  }
  return { books, admin, agencies, told }
}

async function contact(
  books: Books,
  admin: string,
  caller: { reference: string; key: string } | null,
  accountNumber: string,
  dice: ReturnType<typeof diceOf>,
): Promise<Told> {
  const key = caller?.key ?? admin
  const channel = dice.pick(['voice', 'voice', 'sms'])
  const asked = await post(books.app, key, '/v1/contact-permits', { accountNumber, channel })
  if (asked.status !== 200) throw new Error(asked.text)
  const { granted, permit, decision } = asked.body
  const day = new Date(books.clock.now() + 8 * HOUR_MS).toISOString().slice(0, 10)
  const reasons = decision.reasons.map((one: { rule: string; code: string }) => `${one.rule} ${one.code}`)
  const about = { day, channel, agency: caller?.reference ?? null, reasons: granted ? [] : reasons }
  if (!granted) return { ...about, steps: [1, 0, 0, 0, 0, 0] }
  if (dice.below(0.2)) return { ...about, steps: [1, 1, 0, 0, 0, 0] }
  const outcome =
    channel === 'sms'
      ? 'delivered'
      : dice.pick(['no-answer', 'promise', 'conversation', 'wrong-party', 'promise'])
  const promise = { dueOn: '2026-03-31', amountMinor: 5000 }
  const report = await post(books.app, key, '/v1/contact-attempts', {
    permitId: permit.permitId,
    outcome,
    ...(outcome === 'promise' ? { said: { promise } } : {}),
  })
  if (report.status !== 201) throw new Error(report.text)
  const reached = ['promise', 'conversation'].includes(outcome)
  const promised = report.body.records.find((one: { type: string }) => one.type === 'promise')
  const ending = dice.pick(['kept', 'broken', 'mistaken', null])
  if (promised !== undefined && ending !== null)
    await post(books.app, admin, `/v1/records/${promised.recordId}/end`, { status: ending })
  const counts = promised !== undefined && ending !== 'mistaken'
  return {
    ...about,
    steps: [1, 1, 1, reached, counts, counts && ending === 'kept'].map(Number),
  }
}

function tally<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
  valuesOf: (thing: T) => readonly number[],
) {
  const sums: Record<string, number[]> = {}
  for (const thing of things) {
    const key = keyOf(thing)
    sums[key] = valuesOf(thing).map((value, i) => value + (sums[key]?.[i] ?? 0))
  }
  return sums
}

type Row = Record<string, string> & Record<(typeof STEPS)[number] | 'refusals' | 'alone', number>
const STEPS = ['asked', 'granted', 'used', 'rightParty', 'promises', 'kept'] as const
const funnelOf = (rows: Row[]) =>
  tally(
    rows,
    (row) => `${row.day} ${row.channel} ${row.agency}`,
    (row) => STEPS.map((step) => row[step]),
  )
const expectedFunnel = (told: readonly Told[]) =>
  tally(
    told,
    (one) => `${one.day} ${one.channel} ${one.agency}`,
    (one) => one.steps,
  )
const expectedRefusals = (told: readonly Told[]) =>
  tally(
    told.flatMap((one) => one.reasons.map((reason) => ({ ...one, reason }))),
    (one) => `${one.reason} ${one.channel} ${one.agency}`,
    (one) => [1, Number(one.reasons.length === 1)],
  )
const refusalsOf = (rows: Row[]) =>
  tally(
    rows,
    (row) => `${row.rule} ${row.code} ${row.channel} ${row.agency}`,
    (row) => [row.refusals, row.alone],
  )

t.test('funnel and refusals are what the callers were told', async (t) => {
  const { books, agencies, told } = await openWorld(t)
  const key = await books.key('manager')
  const zone = 'timeZone=Asia/Shanghai'
  const { body: funnel } = await get(books.app, key, `/v1/reports/contact-funnel?${zone}`)
  const expected = expectedFunnel(told)
  const sum =
    tally(
      told,
      () => 'all',
      (one) => one.steps,
    ).all ?? []
  t.ok(
    sum.every((value, i) => value > 0 && (i === 0 || value <= (sum[i - 1] ?? 0))),
    `steps ${sum}`,
  )
  t.same(funnelOf(funnel.rows), expected)
  t.same([funnel.from, funnel.to], ['2026-02-11', '2026-03-12'])

  const { body: refusals } = await get(books.app, key, `/v1/reports/refusals?${zone}`)
  t.equal(refusals.asked, told.length)
  t.equal(refusals.refused, told.filter((one) => one.steps[1] === 0).length)
  // What the bank reads is the whole reason; in-house callers were told just that.
  const inHouse = told.filter((one) => one.agency === null)
  const { body: own } = await get(books.app, key, `/v1/reports/refusals?${zone}&agency=in-house`)
  t.ok(inHouse.some((one) => one.reasons.length > 0))
  t.same(refusalsOf(own.rows), expectedRefusals(inHouse))
  const law = refusals.rows.find((row: Row) => row.pack === 'CN')
  t.ok(law.title.length > 5 && law.instrument.length > 5, `${law.title}: ${law.instrument}`)

  const [first] = agencies
  const { body: one } = await get(
    books.app,
    key,
    `/v1/reports/contact-funnel?${zone}&agency=${first?.agencyId}`,
  )
  t.same(funnelOf(one.rows), expectedFunnel(told.filter(({ agency }) => agency === first?.reference)))
  const { body: sms } = await get(books.app, key, `/v1/reports/contact-funnel?${zone}&channel=sms`)
  t.same(funnelOf(sms.rows), expectedFunnel(told.filter(({ channel }) => channel === 'sms')))
  const { body: day } = await get(
    books.app,
    key,
    `/v1/reports/contact-funnel?${zone}&from=2026-03-11&to=2026-03-11`,
  )
  t.same(funnelOf(day.rows), expectedFunnel(told.filter((row) => row.day === '2026-03-11')))
  const { body: utc } = await get(books.app, key, '/v1/reports/contact-funnel?from=2026-03-10&to=2026-03-10')
  t.ok(utc.rows.length > 0 && utc.rows.every((row: Row) => row.day === '2026-03-10'))

  const csv = await books.app.inject({
    url: `/v1/reports/contact-funnel?${zone}`,
    headers: { ...bearer(key), accept: 'text/csv' },
  })
  const rows = parse(csv.body, { columns: true }) as Record<string, string>[]
  t.same(
    [...new Set(rows.map((row) => row.agency))].sort(),
    ['', "'=2+3<script>", 'AG-"2"'],
    'a formula has lost its power',
  )
})

t.test(
  'an agency reads what it asked for itself, told as it was told, and nothing of the book',
  async (t) => {
    const { books, agencies, told } = await openWorld(t)
    for (const { reference, key, agencyId } of agencies) {
      const zone = 'timeZone=Asia/Shanghai'
      const mine = told.filter(({ agency }) => agency === reference)
      // What the bank calls it is not told to it.
      const own = mine.map((one) => ({ ...one, agency: null }))
      const other = agencies.find((one) => one.agencyId !== agencyId)
      for (const search of ['', `&agency=${agencyId}`]) {
        const funnel = await get(books.app, key, `/v1/reports/contact-funnel?${zone}${search}`)
        t.same(funnelOf(funnel.body.rows), expectedFunnel(own), funnel.text.slice(0, 200))
        t.notMatch(funnel.text, other?.agencyId)
        t.notOk(funnel.text.includes(JSON.stringify(reference)), 'not even its own reference')
      }
      const refusals = await get(books.app, key, `/v1/reports/refusals?${zone}`)
      t.equal(refusals.body.asked, own.length)
      t.notMatch(refusals.text, other?.agencyId)
      t.notOk(
        refusals.body.rows.some((row: Row) =>
          ['frequency_cap', 'cool_down', 'minimum_gap'].includes(row.code ?? ''),
        ),
        'whose contacts have used the budget is not told',
      )
      for (const search of [`agency=${other?.agencyId}`, 'agency=in-house']) {
        const foreign = await get(books.app, key, `/v1/reports/contact-funnel?${search}`)
        t.same(foreign.body.rows, [], search)
      }
      for (const name of ['book', 'roll-rates', 'cure-rate'])
        t.equal((await get(books.app, key, `/v1/reports/${name}`)).status, 403, name)
    }
  },
)

t.test('another creditor sees nothing of it', async (t) => {
  const { books } = await openWorld(t)
  const theirs = await books.key('manager', { creditor: 'Other Bank' })
  for (const name of ['book', 'roll-rates', 'cure-rate', 'contact-funnel', 'refusals']) {
    const { status, body } = await get(books.app, theirs, `/v1/reports/${name}`)
    t.same([status, body.rows], [200, []], name)
  }
})
