/** What happened to an account, and how far it has come; told to each what he may know. */
import t from 'tap'
import { type Books, get, MORNING_MS, openBooks, post, push, record } from '../support/books.ts'
import { idsOf, partner, place } from '../support/partners.ts'

const TIMELINE = `query($number: String!, $first: Int = 50, $after: String) { account(accountNumber: $number) {
  timeline(first: $first, after: $after) {
    edges { cursor node { id kind at push { businessDate status stage } stageChange { before after why }
      permit { status channel } attempt { direction channel outcome by }
      promise { dueOn amount status ofAllAccounts } hold { hold until status } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`
const PROGRESS = `query($number: String!) { account(accountNumber: $number) { stage ladder
  ladderProgress { ladder stages { stage position state earliestOn missing { fact earliestOn } } }
  nextStage { stage missing { fact earliestOn } } } }`

const MINUTE = 60_000

async function ask(books: Books, key: string, query: string, variables: object) {
  const { body, text } = await post(books.app, key, '/graphql', { query, variables })
  if (body.errors !== undefined) throw new Error(text)
  return body.data.account
}

async function kinds(books: Books, key: string, number: string): Promise<string[]> {
  const { timeline } = await ask(books, key, TIMELINE, { number })
  return timeline.edges.map((edge: { node: { kind: string } }) => edge.node.kind)
}

/** One account to which everything has happened that there is, a minute after the other. */
async function lived(t: import('tap').Test) {
  const books = await openBooks(t)
  const [admin, core, crm] = [await books.key('admin'), await books.key('core'), await books.key('crm')]
  const at = (minutes: number) => books.clock.set(MORNING_MS + minutes * MINUTE)
  const { agencyId, key: agency } = await partner(books, admin, 'one')
  const other = await partner(books, admin, 'two')
  await push(books.app, core, [record('A-1'), record('A-2')])
  const sent = async (key: string, url: string, body: object) => {
    const answer = await post(books.app, key, url, body)
    t.ok(answer.status < 300, `${url} ${answer.text.slice(0, 300)}`)
    return answer.body
  }
  at(1)
  const permit = await sent(crm, '/v1/contact-permits', { accountNumber: 'A-1', channel: 'voice' })
  t.equal(permit.granted, true)
  at(2)
  const { permitId } = permit.permit
  await sent(crm, '/v1/contact-attempts', { permitId, outcome: 'no-answer' })
  at(3)
  const promise = {
    type: 'promise',
    accountNumber: 'A-1',
    details: { dueOn: '2026-03-20', amountMinor: 500 },
  }
  await sent(crm, '/v1/records', promise)
  at(4)
  await sent(crm, '/v1/records', { type: 'hold', borrowerReference: 'B-A-1', details: { kind: 'review' } })
  at(5)
  await push(
    books.app,
    core,
    [record('A-1', { overduePrincipal: 0, overdueInterest: 0, oldestUnpaidDueDate: null })],
    {
      businessDate: '2026-03-11',
    },
  )
  return { books, admin, core, crm, agency, agencyId, other, at, sent }
}

t.test('everything in it, the newest first, page by page', async (t) => {
  const { books, crm, core } = await lived(t)
  const { timeline } = await ask(books, crm, TIMELINE, { number: 'A-1' })
  const entries = timeline.edges.map((edge: { node: object }) => edge.node)
  const minute = (minutes: number) => new Date(MORNING_MS + minutes * MINUTE).toISOString()
  const both = entries
    .slice(0, 2)
    .toSorted((a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1))
  t.match(both, [
    { kind: 'push', at: minute(5), push: { businessDate: '2026-03-11', status: 'cured', stage: null } },
    { kind: 'stage_change', at: minute(5), stageChange: { before: 'phone', after: null } },
  ])
  t.match(entries.slice(2), [
    { kind: 'hold', at: minute(4), hold: { hold: 'review', until: null, status: 'open' } },
    { kind: 'promise', promise: { dueOn: '2026-03-20', amount: 500, status: 'open', ofAllAccounts: false } },
    {
      kind: 'attempt',
      at: minute(2),
      attempt: { direction: 'outbound', outcome: 'no-answer', by: 'in-house' },
    },
    { kind: 'permit', at: minute(1), permit: { status: 'used', channel: 'voice' } },
    {
      kind: 'push',
      at: minute(0),
      push: { businessDate: '2026-03-10', status: 'overdue', stage: 'phone' },
    },
  ])
  t.equal(entries.length, 7)
  for (const size of [1, 2, 3, 7]) {
    const walked: object[] = []
    let after: string | null = null
    for (;;) {
      const page: { edges: { node: object; cursor: string }[]; pageInfo: Record<string, unknown> } = (
        await ask(books, crm, TIMELINE, { number: 'A-1', first: size, after })
      ).timeline
      walked.push(...page.edges.map((edge) => edge.node))
      t.equal(page.pageInfo.hasPreviousPage, after !== null)
      t.equal(page.pageInfo.endCursor, page.edges.at(-1)?.cursor)
      if (page.pageInfo.hasNextPage !== true) break
      after = page.pageInfo.endCursor as string
    }
    t.same(walked, entries, `by ${size}`)
  }
  t.same(await kinds(books, crm, 'A-2'), ['push'], 'a hold of another borrower is not here')
  for (const [what, variables, code] of [
    ['no page', { number: 'A-1', first: 0 }, 'invalid_request'],
    ['too long a page', { number: 'A-1', first: 101 }, 'invalid_request'],
    ['no cursor', { number: 'A-1', after: 'x' }, 'invalid_request'],
  ] as const) {
    const { body } = await post(books.app, crm, '/graphql', { query: TIMELINE, variables })
    t.equal(body.errors[0].extensions.code, code, what)
  }
  const { body } = await post(books.app, core, '/graphql', { query: TIMELINE, variables: { number: 'A-1' } })
  t.equal(body.errors[0].extensions.code, 'missing_scope', 'accounts:read alone is not enough')
})

t.test('an agency reads the pushes and what it did itself', async (t) => {
  const { books, admin, agency, agencyId, other, at, sent } = await lived(t)
  await place(books, admin, 'A-1', agencyId)
  t.same(await kinds(books, agency, 'A-1'), ['push', 'push'])
  await place(books, admin, 'A-2', agencyId)
  at(6)
  const granted = await sent(agency, '/v1/contact-permits', { accountNumber: 'A-2', channel: 'voice' })
  if (granted.granted === true) {
    at(7)
    await sent(agency, '/v1/contact-attempts', { permitId: granted.permit.permitId, outcome: 'no-answer' })
  }
  const own = granted.granted === true ? ['attempt', 'permit'] : []
  t.same(await kinds(books, agency, 'A-2'), [...own, 'push'])
  t.same(await ask(books, other.key, TIMELINE, { number: 'A-2' }), null)
  t.same(
    (await ask(books, agency, PROGRESS, { number: 'A-2' })).ladderProgress,
    null,
    'nor how a stage is earned',
  )
})

t.test('every way in which a stage changes is kept with it', async (t) => {
  const books = await openBooks(t)
  const [core, admin] = [await books.key('core'), await books.key('admin')]
  const changes = async (number: string) => {
    const { account_id } = await idsOf(books, number)
    const { rows } = await books.owner.query(
      `select stage_before as before, stage_after as after, changed_at = a.stage_since as is_since
       from stage_changes s join accounts a using (creditor_id, account_id) where account_id = $1
       order by changed_at, stage_before nulls first`,
      [account_id],
    )
    return rows
  }
  await push(books.app, core, [
    record('A-1'),
    record('A-2'),
    record('A-3', { oldestUnpaidDueDate: '2026-03-09' }),
  ])
  t.same(await changes('A-1'), [], 'a stage to begin with is no change')
  books.clock.set(MORNING_MS + MINUTE)
  await push(books.app, core, [record('A-1')], { businessDate: '2026-03-11' })
  t.same(await changes('A-1'), [], 'nor is a push without one')
  await push(books.app, core, [record('A-2'), record('A-3', { oldestUnpaidDueDate: '2026-03-09' })], {
    businessDate: '2026-03-11',
    mode: 'snapshot',
  })
  t.same(await changes('A-1'), [{ before: 'phone', after: null, is_since: true }], 'cured by a snapshot')
  books.clock.set(MORNING_MS + 2 * MINUTE)
  await push(books.app, core, [record('A-1')], { businessDate: '2026-03-12' })
  t.match(
    await changes('A-1'),
    [{ after: null }, { before: null, after: 'phone', is_since: true }],
    'and back',
  )
  // Time alone: a sweep, months later.
  books.clock.set(MORNING_MS + 120 * 24 * 60 * MINUTE)
  const { sweepCreditor } = await import('../../src/strategies/sweep.ts')
  await sweepCreditor(books, books.creditorId)
  const account = async (number: string) => (await get(books.app, admin, `/v1/accounts/${number}`)).body
  const { stage } = await account('A-3')
  const swept = await changes('A-3')
  if (stage === 'reminder') t.same(swept, [])
  else t.match(swept.at(-1), { after: stage, is_since: true })
  const { rows } = await books.owner.query(
    `select count(*)::int as wrong from accounts a
     join lateral (select stage_after from stage_changes s where s.creditor_id = a.creditor_id
       and s.account_id = a.account_id order by changed_at desc limit 1) s on s.stage_after is distinct from a.stage`,
  )
  t.equal(rows[0].wrong, 0, 'the last change is where the account stands')
})

t.test('the ladder says where the account stands and what is missing, as nextStage does', async (t) => {
  const books = await openBooks(t)
  const crm = await books.key('crm')
  await push(books.app, await books.key('core'), [record('A-1')])
  const { stage, ladder, ladderProgress, nextStage } = await ask(books, crm, PROGRESS, { number: 'A-1' })
  t.equal(ladderProgress.ladder, ladder)
  const { stages } = ladderProgress
  t.same(
    stages.map((one: { position: number }) => one.position),
    stages.map((_: unknown, index: number) => index + 1),
  )
  const of = (state: string) => stages.filter((one: { state: string }) => one.state === state)
  t.same(
    of('current').map((one: { stage: string }) => one.stage),
    [stage],
  )
  t.match(of('next'), [{ stage: nextStage.stage, missing: nextStage.missing }])
  t.ok(nextStage.missing.length > 0)
  for (const one of stages) if (one.state !== 'next') t.match(one, { missing: [], earliestOn: null })
  const order = ['passed', 'current', 'next', 'ahead']
  const states = stages.map((one: { state: string }) => order.indexOf(one.state))
  t.same(
    states,
    states.toSorted((a: number, b: number) => a - b),
  )
  await push(
    books.app,
    await books.key('core'),
    [record('A-1', { overduePrincipal: 0, overdueInterest: 0, oldestUnpaidDueDate: null })],
    { businessDate: '2026-03-11' },
  )
  const cured = await ask(books, crm, PROGRESS, { number: 'A-1' })
  t.notOk(
    cured.ladderProgress?.stages.some(
      (one: { state: string }) => one.state === 'current' || one.state === 'next',
    ),
  )
})
