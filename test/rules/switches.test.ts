import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { call } from './house-pack.ts'

const ASK = { accountNumber: 'A-1', channel: 'sms', at: '2026-03-10T22:30:00+08:00' }
const rulesOf = (body: { reasons: { rule: string }[] }) => body.reasons.map((reason) => reason.rule)

t.test('a switch changes the very next decision of this creditor, and the answer says so', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const other = await books.key('admin', { creditor: 'Other Bank' })
  for (const one of [key, other]) await push(books.app, one, [record('A-1')])
  const ask = async (by: string) => (await post(books.app, by, '/v1/contact-permissions', ASK)).body

  const before = await ask(key)
  t.strictSame(rulesOf(before), ['CN-H1', 'CN-H2', 'CN-H6'], 'at half past ten three rules object')
  const off = { enabled: false, reason: 'legal says that H2 repeats H1' }
  const switched = await call(books.app, key, 'PUT', '/v1/rule-switches/CN-H2', off)
  t.match(switched, {
    status: 200,
    body: { ruleId: 'CN-H2', enabled: false, effect: null, reason: off.reason, changedBy: 'admin' },
  })
  const without = await ask(key)
  t.strictSame(rulesOf(without), ['CN-H1', 'CN-H6'])
  t.match(without.policyVersion, /CN-H2:off/)
  t.strictSame(rulesOf(await ask(other)), rulesOf(before), 'another creditor is not affected')

  await call(books.app, key, 'PUT', '/v1/rule-switches/CN-H1', { effect: 'warn', reason: 'pilot' })
  const warned = await ask(key)
  t.strictSame(rulesOf(warned), ['CN-H6'])
  const [warning] = warned.warnings.filter((one: { rule: string }) => one.rule === 'CN-H1')
  t.match(warning, { provenance: { evidence: 'press', citation: { quote: /22:00/ } } }, 'cited all the same')

  const taken = await call(books.app, key, 'DELETE', '/v1/rule-switches/CN-H2?reason=legal%20is%20back')
  t.match(taken, { status: 200, body: { enabled: null, effect: null, reason: 'legal is back' } })
  t.ok(rulesOf(await ask(key)).includes('CN-H2'))
  t.equal((await call(books.app, key, 'DELETE', '/v1/rule-switches/CN-H2')).status, 404, 'only once')

  const list = (await get(books.app, key, '/v1/rule-switches')).body
  t.strictSame(
    list.switches.map((one: { ruleId: string }) => one.ruleId),
    ['CN-H1'],
  )
  const { body } = await get(books.app, key, '/v1/rule-switches/CN-H2')
  t.strictSame(
    body.history.map((one: { enabled: boolean | null; reason: string }) => [one.enabled, one.reason]),
    [
      [null, 'legal is back'],
      [false, off.reason],
    ],
    'every change stays on record',
  )
  t.same((await get(books.app, other, '/v1/rule-switches')).body, { switches: [] })
  t.equal((await get(books.app, other, '/v1/rule-switches/CN-H2')).status, 404)
})

t.test('a pack shows each rule with its source, and the switch beside the original', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('compliance')
  await call(books.app, key, 'PUT', '/v1/rule-switches/CN-H1', { enabled: false, reason: 'a test' })
  const pack = (await get(books.app, key, '/v1/packs/CN')).body
  const rule = pack.rules.find((one: { ruleId: string }) => one.ruleId === 'CN-H1')
  t.match(rule, {
    kind: 'contact-hours',
    parameters: { windows: [{ from: '08:00:00', to: '22:00:00' }] },
    when: { channels: ['voice', 'ai-voice', 'sms', 'im', 'visit'] },
    enabled: true,
    effect: 'deny',
    inForce: { enabled: false, effect: 'deny' },
    switch: { enabled: false, reason: 'a test', changedBy: 'compliance' },
    provenance: { evidence: 'press', citation: { quote: /22:00/ } },
  })
  t.ok(rule.examples.length > 1)
  const list = (await get(books.app, key, '/v1/packs')).body
  const summary = list.packs.find((one: { packId: string }) => one.packId === 'CN')
  const off = pack.rules.filter((one: { inForce: { enabled: boolean } }) => !one.inForce.enabled)
  t.match(summary, {
    origin: 'law',
    counts: { switched: 1, rules: pack.rules.length, inForce: pack.rules.length - off.length },
  })
  for (const one of pack.rules.filter((rule: { provenance: { evidence: string } }) =>
    ['weak', 'unverified'].includes(rule.provenance.evidence),
  ))
    t.type(one.inForce.enabled, 'boolean', `${one.ruleId} is labelled and says whether it is on`)
  t.equal((await get(books.app, key, '/v1/packs/ZZ')).status, 404)
})

t.test('what cannot be switched is told why; what is not there is not found', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const rows: [string, unknown, number, string, string | undefined][] = [
    // rule                     body                                status code                   pointer
    ['CN-NONE', { enabled: false, reason: 'x' }, 404, 'not_found', undefined],
    ['tact-time-zone-known', { enabled: false, reason: 'x' }, 422, 'rule_not_switchable', '/path/ruleId'],
    ['strategy:stage', { enabled: false, reason: 'x' }, 422, 'rule_not_switchable', '/path/ruleId'],
    ['CN-H1', { enabled: false }, 400, 'invalid_request', '/reason'],
    ['CN-H1', { reason: 'x' }, 400, 'invalid_request', ''],
    ['CN-H1', { effect: 'forbid', reason: 'x' }, 400, 'invalid_request', '/effect'],
    ['CN-H1', { enabled: false, reason: 'x', who: 'me' }, 400, 'invalid_request', ''],
    ['CN-R2', { effect: 'warn', reason: 'x' }, 422, 'rule_not_switchable', '/effect'],
  ]
  for (const [rule, body, status, code, pointer] of rows) {
    const answer = await call(books.app, key, 'PUT', `/v1/rule-switches/${rule}`, body)
    const what = `${rule} ${JSON.stringify(body)}`
    t.equal(answer.status, status, what)
    t.equal(answer.body.code, code, what)
    t.equal(answer.body.errors?.[0]?.pointer, pointer, what)
  }
  t.same((await get(books.app, key, '/v1/rule-switches')).body, { switches: [] }, 'nothing was kept')
})

t.test('a switch on a whole is on its parts, a switch on a part goes before it', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const partsOf = async (whole: string) => {
    const { body } = await get(books.app, key, '/v1/packs/AU')
    return body.rules
      .filter((one: { ruleId: string }) => one.ruleId.startsWith(`${whole}/`))
      .map((one: { ruleId: string; inForce: { enabled: boolean } }) => [one.ruleId, one.inForce.enabled])
  }
  const before = await partsOf('AU-FREQ')
  t.ok(before.length > 1 && before.every(([, enabled]: [string, boolean]) => enabled))
  const [[first]] = before
  const url = '/v1/rule-switches/'
  t.equal((await call(books.app, key, 'PUT', `${url}AU-FREQ`, { enabled: false, reason: 'x' })).status, 200)
  t.ok(
    (await partsOf('AU-FREQ')).every(([, enabled]: [string, boolean]) => !enabled),
    'all parts are off',
  )
  const part = `${url}${encodeURIComponent(first)}`
  t.equal((await call(books.app, key, 'PUT', part, { enabled: true, reason: 'y' })).status, 200)
  t.same(
    (await partsOf('AU-FREQ')).filter(([, enabled]: [string, boolean]) => enabled),
    [[first, true]],
    'the part has its own word',
  )
})

t.test('an obligation can be switched off, and is then not listed', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const ask = { accountNumber: 'A-1', channel: 'voice' }
  const codes = async () =>
    (await post(books.app, key, '/v1/contact-permissions', ask)).body.obligations.map(
      (one: { rule: string }) => one.rule,
    )
  const [rule] = await codes()
  await call(books.app, key, 'PUT', `/v1/rule-switches/${encodeURIComponent(rule)}`, {
    enabled: false,
    reason: 'x',
  })
  t.notOk((await codes()).includes(rule), `${rule} is switched off`)
})

t.test('only compliance and administrators see and change rules', async (t) => {
  const books = await openBooks(t)
  const urls = ['/v1/packs', '/v1/packs/CN', '/v1/rule-switches', '/v1/house-packs', '/v1/holiday-calendars']
  for (const role of ['core', 'crm', 'operator'] as const) {
    const key = await books.key(role)
    for (const url of urls) t.equal((await get(books.app, key, url)).status, 403, `${role} ${url}`)
    const change = await call(books.app, key, 'PUT', '/v1/rule-switches/CN-H1', {
      enabled: false,
      reason: 'x',
    })
    t.match(change, { status: 403, body: { code: 'missing_scope', detail: /rules:write/ } }, role)
  }
  const key = await books.key('compliance')
  for (const url of urls) t.equal((await get(books.app, key, url)).status, 200, url)
})

t.test('a change happens once, and the plans follow it', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const headers = { 'idempotency-key': 'switch-1' }
  const body = { enabled: false, reason: 'x' }
  const url = '/v1/rule-switches/CN-H2'
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => call(books.app, key, 'PUT', url, body, headers)),
  )
  t.equal(new Set(answers.map((answer) => answer.text)).size, 1, 'five at once, one answer')
  const again = await call(books.app, key, 'PUT', url, body)
  t.equal(again.text, answers[0]?.text, 'saying the same again is no change')
  const { rows } = await books.owner.query('select count(*)::int n from rule_switches')
  t.equal(rows[0].n, 1)
  let version = ''
  for (let i = 0; i < 100 && !version.includes('CN-H2:off'); i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    version = (await get(books.app, key, '/v1/accounts/A-1')).body.policyVersion
  }
  t.match(version, /CN-H2:off/, 'the sweep in the background reaches the account')
})

t.test('many changes at once are numbered one after the other', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await Promise.all(
    ['CN-H1', 'CN-H2', 'CN-H6', 'CN-F1', 'CN-F3'].map((rule, index) =>
      call(books.app, key, 'PUT', `/v1/rule-switches/${rule}`, { effect: 'warn', reason: `r${index}` }),
    ),
  )
  const { rows } = await books.owner.query('select revision from rule_switches order by 1')
  t.strictSame(
    rows.map((row) => row.revision),
    [1, 2, 3, 4, 5],
  )
  await t.rejects(
    books.database.pool.query("update rule_switches set reason = 'y'"),
    /permission denied/,
    'the application cannot rewrite what was switched',
  )
})
