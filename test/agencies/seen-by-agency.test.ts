import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { contacts, partner, place } from '../support/partners.ts'

t.test('an agency reads its accounts, masked, without what others did or the bank thinks', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [
    record('A-1', { abilityScore: 71, willingnessScore: 13, attributes: { branch: 'bund' } }),
    record('A-2'),
    record('A-3'),
  ])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  await place(books, admin, 'A-1', one.agencyId)
  await place(books, admin, 'A-2', two.agencyId)
  await contacts(books, 'A-1', two.agencyId, 2, books.clock.now() - 86_400_000)
  const seen = await get(books.app, one.key, '/v1/accounts/A-1')
  t.equal(seen.status, 200)
  t.match(seen.body, {
    abilityScore: null,
    willingnessScore: null,
    attributes: {},
    nextStage: null,
    borrower: { maskedName: '测**', contactPoints: [{ maskedValue: /\*/, source: null }] },
  })
  const all = [seen.text]
  for (const url of ['/v1/next-actions', '/v1/portfolio', '/v1/accounts/A-1/history', '/v1/placements'])
    all.push((await get(books.app, one.key, url)).text)
  const query = `{ account(accountNumber: "A-1") { accountNumber stageMessage nextStage { stage } nextAction { at why }
      borrower { reference accounts { accountNumber } contactPoints { maskedValue source } } permissions { channel
      permission { verdict nextAllowedAt reasons { code message observed } budgets { used } } } }
    nextActions { edges { cursor node { accountNumber } } } }`
  const desk = await post(books.app, one.key, '/graphql', { query })
  t.equal(desk.body.errors, undefined)
  t.equal(desk.body.data.nextActions.edges.length, 1)
  all.push(desk.text)
  for (const text of all) {
    t.notMatch(text, new RegExp(two.agencyId), 'no other agency')
    t.notMatch(text, /A-2|A-3|13812345678|bund|contract/, 'no other account, no number, no source')
  }
  const portfolio = (await get(books.app, one.key, '/v1/portfolio')).body
  t.equal(
    portfolio.byStage.reduce((sum: number, row: { accounts: number }) => sum + row.accounts, 0),
    1,
  )
  t.equal((await get(books.app, one.key, '/v1/next-actions?dueBefore=2026-03-11T00:00:00Z')).status, 400)
})

t.test("one's own contacts are told in full, those of others as a budget that is used", async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1')])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  await place(books, admin, 'A-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
  const ask = async (key: string) =>
    (await post(books.app, key, '/v1/contact-permissions', { accountNumber: 'A-1', channel: 'voice' })).body
  t.equal((await ask(one.key)).verdict, 'allowed')
  await contacts(books, 'A-1', two.agencyId, 3, books.clock.now() - 300_000)
  const told = await ask(admin)
  t.ok(told.reasons.some((reason: { code: string }) => reason.code === 'frequency_cap'))
  const refused = await ask(one.key)
  t.match(refused, { verdict: 'deferred', nextAllowedAt: null, bindingRule: null })
  const budget = refused.reasons.filter((reason: { code: string }) => reason.code === 'budget_used')
  t.equal(budget.length, 1)
  t.same(Object.keys(budget[0]).sort(), ['clearsAt', 'code', 'message', 'pack', 'provenance', 'rule'])
  t.equal(budget[0].clearsAt, null)
  t.ok(
    refused.budgets.every((each: { used: number }) => each.used === 0),
    'of budgets only its own part is told',
  )
  t.notMatch(JSON.stringify(refused), /frequency_cap|cool_down|minimum_gap/)
  const query = `{ account(accountNumber: "A-1") { permissions { permission { verdict nextAllowedAt reasons { code } } } } }`
  const desk = (await post(books.app, one.key, '/graphql', { query })).text
  t.match(desk, /budget_used/)
  t.notMatch(desk, /frequency_cap|cool_down|minimum_gap/)

  await books.owner.query('update attempts set by = $1', [one.agencyId])
  const own = await ask(one.key)
  t.ok(own.nextAllowedAt, 'its own calls are no secret to it')
  t.ok(own.reasons.some((reason: { code: string }) => reason.code === 'frequency_cap'))
})

t.test('another agency gets the same 404 for an account that is there and one that is not', async (t) => {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  await push(books.app, admin, [record('A-1')])
  const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
  await place(books, admin, 'A-1', one.agencyId)
  const blank = (text: string) => text.replace(/req-\w+/g, 'req').replaceAll('A-none', 'A-1')
  const question = (accountNumber: string) => ({ accountNumber, channel: 'voice' })
  for (const url of ['/v1/accounts/X', '/v1/accounts/X/history']) {
    const [foreign, none] = [
      await get(books.app, two.key, url.replace('X', 'A-1')),
      await get(books.app, two.key, url.replace('X', 'A-none')),
    ]
    t.equal(foreign.status, 404)
    t.equal(blank(foreign.text), blank(none.text), url)
  }
  const [foreign, none] = [
    await post(books.app, two.key, '/v1/contact-permissions', question('A-1')),
    await post(books.app, two.key, '/v1/contact-permissions', question('A-none')),
  ]
  t.equal(foreign.status, 404)
  t.equal(blank(foreign.text), blank(none.text))
})
