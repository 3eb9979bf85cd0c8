/** What a preview says is what happens: the counts beside those of the book before and after the change was made. */
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import t, { type Test } from 'tap'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { evenings } from '../rules/house-pack.ts'
import { type Books, get, post, push, record } from '../support/books.ts'
import { approve, previewed, strategyChange, type TwoPeople, twoPeople } from '../support/changes.ts'
import { twoSteps } from '../support/two-steps.ts'

/** Days past due from 5 to 95, three products, and one account that owes nothing. */
const BOOK = Array.from({ length: 19 }, (_, i) =>
  record(`P-${String(i).padStart(2, '0')}`, {
    product: ['consumer-loan', 'credit-card', 'mortgage'][i % 3],
    oldestUnpaidDueDate: new Date(Date.parse('2026-03-05T00:00:00Z') - i * 5 * 86_400_000)
      .toISOString()
      .slice(0, 10),
    ...(i === 18 ? { overduePrincipal: 0, overdueInterest: 0 } : {}),
  }),
)

interface Seen {
  segment: string
  stage: string | null
  nextChannel: string | null
  nextAction: string
  at: string | null
  open: string[]
}

/** As the API tells it to a reader, account by account. */
async function lookAt({ books, maker }: TwoPeople): Promise<Map<string, Seen>> {
  // What the sweep in the background holds is left out: once nothing is, everything stands as it will.
  while ((await sweepCreditor(books, books.creditorId, { all: true })).planned < BOOK.length);
  const seen = new Map<string, Seen>()
  for (const { accountNumber } of BOOK as { accountNumber: string }[]) {
    const account = (await get(books.app, maker, `/v1/accounts/${accountNumber}`)).body
    const query = `{ account(accountNumber: "${accountNumber}") { permissions { channel permission { verdict } } } }`
    const desk = (await post(books.app, maker, '/graphql', { query })).body.data.account
    seen.set(accountNumber, {
      segment: account.segment,
      stage: account.stage,
      nextChannel: account.nextAction.channel,
      nextAction: account.nextAction.action,
      at: account.nextAction.at,
      open: desk.permissions
        .filter((one: { permission: { verdict: string } }) => one.permission.verdict === 'allowed')
        .map((one: { channel: string }) => one.channel),
    })
  }
  return seen
}

function matrix(before: Map<string, Seen>, after: Map<string, Seen>, field: keyof Seen) {
  const counts = new Map<string, number>()
  for (const [number, was] of before) {
    const is = after.get(number)
    if (is === undefined || was[field] === is[field]) continue
    const key = JSON.stringify({ from: was[field], to: is[field] })
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, accounts]) => ({ ...JSON.parse(key), accounts })).sort(byText)
}

const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

function compare(t: Test, preview: Preview, before: Map<string, Seen>, after: Map<string, Seen>): void {
  const { impact } = preview.result
  const lists = {
    segments: 'segment',
    stages: 'stage',
    nextChannels: 'nextChannel',
    nextActions: 'nextAction',
  }
  for (const [list, field] of Object.entries(lists)) {
    const told = (impact[list] as object[]).map(({ ...row }) => row).sort(byText)
    const happened = matrix(before, after, field as keyof Seen)
    t.strictSame(told.map(inOrder), happened.map(inOrder), list)
    const sum = happened.reduce((total, row) => total + row.accounts, 0)
    t.equal(impact.changed[field], sum, field)
  }
  for (const { channel, openBefore, openAfter, opens, closes } of impact.contacts) {
    const has = (one: Seen | undefined) => one?.open.includes(channel) === true
    const all = [...before].map(([number, was]) => [has(was), has(after.get(number))] as const)
    t.strictSame(
      [openBefore, openAfter, opens, closes],
      [
        all.filter(([was]) => was).length,
        all.filter(([, is]) => is).length,
        all.filter(([was, is]) => !was && is).length,
        all.filter(([was, is]) => was && !is).length,
      ],
      channel,
    )
  }
  const changed = [...before].filter(
    ([number, was]) => JSON.stringify(was) !== JSON.stringify(after.get(number)),
  )
  t.equal(impact.changed.accounts, changed.length, 'accounts that change')
  t.strictSame(
    impact.first.map((one: { accountNumber: string }) => one.accountNumber),
    changed.map(([number]) => number),
    'which ones, in the order in which they came',
  )
  t.equal(impact.changed.nextActionAt, changed.filter(([n, was]) => was.at !== after.get(n)?.at).length)
  for (const one of impact.first) {
    const is = after.get(one.accountNumber)
    t.match(
      { ...one.after, at: one.after.nextActionAt },
      { segment: is?.segment, stage: is?.stage, at: is?.at },
    )
    t.ok(one.after.stageMessage.length > 5 && one.after.nextMessage.length > 5, 'with sentences')
    for (const contact of one.contacts) t.ok(contact.reasons.length > 0, 'and the reasons of what is closed')
  }
}

type Preview = Awaited<ReturnType<typeof previewed>>

const inOrder = (row: Record<string, unknown>) => [row.from, row.to, row.accounts]

async function begin(t: Parameters<typeof twoPeople>[0]): Promise<TwoPeople> {
  const people = await twoPeople(t)
  const { books, maker } = people
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 40))
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 20))
  await push(books.app, maker, BOOK)
  return people
}

t.test('a strategy: what was foretold is what happens', async (t) => {
  const people = await begin(t)
  const before = await lookAt(people)
  const preview = await previewed(people, strategyChange('mine', 1))
  t.match(preview, { state: 'done', progress: { accountsDone: 19, accountsTotal: 19 } })
  t.equal((await approve(people, preview.changeId, preview.digest)).status, 200)
  const after = await lookAt(people)
  t.ok(matrix(before, after, 'segment').length >= 3, 'three segments become one')
  compare(t, preview, before, after)

  // Long enough for accounts to step down to where the new strategy has them.
  people.books.clock.set(people.books.clock.now() + 7 * 86_400_000)
  await lookAt(people)
  people.books.clock.set(people.books.clock.now() + 7 * 86_400_000)
  const settled = await lookAt(people)
  const next = await previewed(people, strategyChange('mine', 2))
  t.ok(next.result.impact.changed.stage > 0 && next.result.impact.changed.segment === 0)
  t.ok(
    next.result.impact.contacts.some((one: { opens: number }) => one.opens > 0),
    'calls open',
  )
  await approve(people, next.changeId, next.digest)
  compare(t, next, settled, await lookAt(people))
})

t.test('rules and challengers likewise', async (t) => {
  const people = await begin(t)
  const challenger = { experimentId: 'e', strategyId: 'mine', version: 2, shareBasisPoints: 5000 }
  const changes = [
    strategyChange('mine', 1, { challenger }),
    { change: { kind: 'rule-switch', ruleId: 'CN-H1', enabled: false }, reason: 'test' },
    {
      change: {
        kind: 'holiday-calendar',
        calendarId: 'CN',
        year: 2026,
        holidays: ['2026-03-10'],
        source: 'test',
      },
      reason: 'test',
    },
    { change: { kind: 'rule-switch', ruleId: 'CN-H1' }, reason: 'taken back' },
    { change: { kind: 'house-pack', packId: evenings.id, document: evenings }, reason: 'test' },
    { change: { kind: 'house-pack', packId: evenings.id, document: null }, reason: 'retired' },
  ]
  let before = await lookAt(people)
  for (const change of changes) {
    const preview = await previewed(people, change)
    t.equal(preview.state, 'done')
    const approved = await approve(people, preview.changeId, preview.digest)
    t.equal(approved.status, 200, approved.text.slice(0, 300))
    const after = await lookAt(people)
    compare(t, preview, before, after)
    before = after
  }
  const listed = (await get(people.books.app, people.maker, '/v1/strategies')).body
  t.match(listed.challenger, challenger)
})

t.test('what changes nothing previews to nothing', async (t) => {
  const people = await begin(t)
  const first = await previewed(people, strategyChange('mine', 1))
  await approve(people, first.changeId, first.digest)
  await sweepCreditor(people.books, people.books.creditorId, { all: true })
  for (const change of [
    strategyChange('mine', 1),
    { change: { kind: 'four-eyes', demanded: false }, reason: 'x' },
  ]) {
    const { impact } = (await previewed(people, change)).result
    t.strictSame(Object.values(impact.changed), [0, 0, 0, 0, 0, 0])
    t.strictSame(
      [impact.segments, impact.stages, impact.nextChannels, impact.nextActions, impact.first],
      [[], [], [], [], []],
    )
    for (const one of impact.contacts) t.match(one, { opens: 0, closes: 0, openAfter: one.openBefore })
  }
})

t.test('the digest is that of the result, and a preview changes no account', async (t) => {
  const people = await begin(t)
  const rows = async ({ owner }: Books) =>
    (await owner.query('select md5(string_agg(a::text, $1 order by account_id)) from accounts a', ['|'])).rows
  const before = await rows(people.books)
  const preview = await previewed(people, strategyChange('mine', 1))
  t.strictSame(await rows(people.books), before)
  t.equal(preview.digest, hash('sha256', canonicalize(preview.result) ?? '', 'hex'))
  t.match(preview.result.policies, {
    before: { champion: { version: /strategy default@1/ }, challenger: null },
    after: { champion: { version: /strategy mine@1/ } },
  })
  const { rows: kept } = await people.books.owner.query('select count(*)::int as n from strategy_activations')
  t.equal(kept[0].n, 0, 'what was tried was taken back')
})
