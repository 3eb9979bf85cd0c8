/** Who may put a change in force, and when: two people, a fresh preview, and every step on record. */
import t from 'tap'
import { get, openBooks, post, push, record, send } from '../support/books.ts'
import { approve, previewed, strategyChange, type TwoPeople, twoPeople } from '../support/changes.ts'
import { partner } from '../support/partners.ts'
import { twoSteps } from '../support/two-steps.ts'

async function begin(t: Parameters<typeof twoPeople>[0]): Promise<TwoPeople> {
  const people = await twoPeople(t)
  const { books, maker } = people
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 40))
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 20))
  await push(books.app, maker, [record('A-1')])
  return people
}

t.test('proposed by one, approved by another, each step with its name', async (t) => {
  const people = await begin(t)
  const { books, maker, checker } = people
  const preview = await previewed(people, strategyChange('mine', 1))
  const url = `/v1/policy-changes/${preview.changeId}`
  t.match((await get(books.app, maker, url)).body, { state: 'previewed', preview: { state: 'done' } })
  const approved = await approve(people, preview.changeId, preview.digest)
  t.match(approved, { status: 200, body: { state: 'active', proposedBy: 'maker' } })
  t.strictSame(
    approved.body.steps.map((one: { step: string; by: string | null }) => [one.step, one.by]),
    [
      ['proposed', 'maker'],
      ['previewed', null],
      ['approved', 'checker'],
      ['activated', 'checker'],
    ],
  )
  t.equal(approved.body.steps[2].digest, preview.digest)
  const { strategies } = (await get(books.app, maker, '/v1/strategies')).body
  t.match(
    strategies.find((one: { inForce: boolean }) => one.inForce),
    { strategyId: 'mine', activatedBy: 'checker' },
  )
  t.match(await approve(people, preview.changeId, preview.digest), {
    status: 409,
    body: { code: 'change_settled' },
  })
  const again = await post(books.app, maker, `${url}/preview`, {})
  t.match(again, { status: 409, body: { code: 'change_settled' } })
  await t.rejects(
    books.database.pool.query('update policy_change_steps set by = $1', ['x']),
    { code: '42501' },
    'nobody rewrites who did what',
  )
  const page = (await get(books.app, checker, '/v1/policy-changes?limit=1')).body
  t.match(page, { changes: [{ changeId: preview.changeId, state: 'active' }], next: null })
})

t.test('the same person twice is refused, however he comes back', async (t) => {
  const people = await begin(t)
  const { books, maker } = people
  const own = await post(books.app, maker, '/v1/keys', { name: 'maker-two', role: 'compliance' })
  const { previewId, changeId, digest } = await previewed(people, strategyChange('mine', 1))
  const rows: [string, string][] = [
    // who                                        key
    ['the same key', maker],
    ['another key of that name', await books.key('compliance', { name: 'maker' })],
    ['a key that he made', own.body.key],
  ]
  for (const [who, key] of rows) {
    const refused = await approve(people, changeId, digest, key)
    t.match(refused, { status: 409, body: { code: 'second_person_needed' } }, who)
  }
  const core = await books.key('core', { name: 'core' })
  t.match(await approve(people, changeId, digest, core), { status: 403, body: { code: 'missing_scope' } })
  t.equal(
    (await get(books.app, maker, '/v1/strategies')).body.strategies.at(-1).inForce,
    true,
    'nothing happened',
  )
  t.equal((await get(books.app, maker, `/v1/policy-previews/${previewId}`)).body.state, 'done')
  t.equal((await approve(people, changeId, digest)).status, 200)
})

t.test('a preview that is not that of today is refused', async (t) => {
  const people = await begin(t)
  const { books, maker, checker } = people
  const { changeId, digest } = await previewed(people, strategyChange('mine', 1))
  const refused = async (why: string, sent = digest) =>
    t.match(await approve(people, changeId, sent), { status: 409, body: { code: 'preview_outdated' } }, why)
  const fresh = async () => {
    const { body } = await post(books.app, maker, `/v1/policy-changes/${changeId}/preview`, {})
    t.equal(body.state, 'draft')
    await refused('a preview that is not ready')
    const { runPreview } = await import('../../src/changes/run-preview.ts')
    await runPreview(books, { creditorId: books.creditorId, previewId: body.previewId })
    return (await get(books.app, maker, `/v1/policy-previews/${body.previewId}`)).body
  }
  await refused('another digest', 'f'.repeat(64))
  await push(books.app, maker, [record('A-2')])
  await refused('a push came')
  t.equal((await get(books.app, maker, `/v1/policy-changes/${changeId}`)).body.preview.state, 'outdated')

  const second = await fresh()
  const other = await previewed(people, strategyChange('mine', 2))
  t.equal((await approve(people, other.changeId, other.digest)).status, 200)
  await refused('another strategy is in force', second.digest)

  const third = await fresh()
  const rule = { change: { kind: 'rule-switch', ruleId: 'CN-H2', enabled: false }, reason: 'x' }
  const switched = await previewed(people, rule)
  t.equal((await approve(people, switched.changeId, switched.digest)).status, 200)
  await refused('a rule was switched', third.digest)

  const fourth = await fresh()
  books.clock.set(books.clock.now() + 25 * 3_600_000)
  await refused('a day has passed', fourth.digest)
  const fifth = await fresh()
  t.equal((await approve(people, changeId, fifth.digest)).status, 200)
  t.match((await get(books.app, checker, '/v1/rule-switches/CN-H2')).body, {
    changedBy: 'checker',
    reason: 'x',
  })
})

t.test('two approvals at once: one of them counts', async (t) => {
  const people = await begin(t)
  const one = await previewed(people, strategyChange('mine', 1))
  const other = await previewed(people, strategyChange('mine', 2))
  const answers = await Promise.all([
    approve(people, one.changeId, one.digest),
    approve(people, one.changeId, one.digest),
    approve(people, other.changeId, other.digest),
  ])
  t.strictSame(answers.map((one) => one.status).sort(), [200, 409, 409])
})

t.test('where two people are demanded, nothing takes effect directly', async (t) => {
  const people = await begin(t)
  const { books, maker } = people
  const calls: ['POST' | 'PUT' | 'DELETE', string, unknown][] = [
    ['POST', '/v1/strategies/mine/versions/1/activate', {}],
    ['PUT', '/v1/rule-switches/CN-H2', { enabled: false, reason: 'x' }],
    ['DELETE', '/v1/rule-switches/CN-H2', undefined],
    ['DELETE', '/v1/house-packs/house-x', undefined],
    ['PUT', '/v1/holiday-calendars/bank/2026', { holidays: ['2026-12-24'], source: 'x' }],
    ['PUT', '/v1/four-eyes', { demanded: false }],
  ]
  for (const [method, url, body] of calls) {
    const answer = await send(books.app, maker, method, url, body)
    t.match(answer, { status: 409, body: { code: 'change_must_be_proposed', detail: /policy-changes/ } }, url)
  }
  const off = await previewed(people, { change: { kind: 'four-eyes', demanded: false }, reason: 'x' })
  t.equal((await approve(people, off.changeId, off.digest)).status, 200)
  t.match((await get(books.app, maker, '/v1/four-eyes')).body, { demanded: false, changedBy: 'checker' })
  t.equal((await post(books.app, maker, '/v1/strategies/mine/versions/1/activate', {})).status, 200)
  const alone = await previewed(people, strategyChange('mine', 2))
  t.equal((await approve(people, alone.changeId, alone.digest, maker)).status, 200, 'one is enough')
  const on = await send(books.app, maker, 'PUT', '/v1/four-eyes', { demanded: true })
  t.match(on, { status: 200, body: { demanded: true } }, 'one can demand it again')
  t.equal((await post(books.app, maker, '/v1/strategies/mine/versions/1/activate', {})).status, 409)
})

t.test('a new creditor begins with two people, and alone while its book is empty', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await books.owner.query('delete from four_eyes_settings')
  t.match((await get(books.app, key, '/v1/four-eyes')).body, { demanded: true, changedBy: null })
  await post(books.app, key, '/v1/strategies', twoSteps('mine', 40))
  t.equal((await post(books.app, key, '/v1/strategies/mine/versions/1/activate', {})).status, 200)
  await push(books.app, key, [record('A-1')])
  t.equal((await post(books.app, key, '/v1/strategies/mine/versions/1/activate', {})).status, 409)
})

t.test('what cannot be made cannot be proposed, and what is rejected stays so', async (t) => {
  const people = await begin(t)
  const { books, maker, checker } = people
  const rows: [object, number, string][] = [
    // change                                                            status code
    [{ kind: 'strategy', strategyId: 'none', version: 1 }, 404, 'not_found'],
    [{ kind: 'rule-switch', ruleId: 'none', enabled: false }, 404, 'not_found'],
    [{ kind: 'rule-switch', ruleId: 'CN-H2' }, 404, 'not_found'],
    [{ kind: 'house-pack', packId: 'house-x', document: null }, 404, 'not_found'],
    [
      { kind: 'holiday-calendar', calendarId: 'b', year: 2026, holidays: ['2025-01-01'], source: 'x' },
      422,
      'calendar_unsound',
    ],
    [{ kind: 'nothing' }, 400, 'invalid_request'],
  ]
  for (const [change, status, code] of rows) {
    const answer = await post(books.app, maker, '/v1/policy-changes', { change, reason: 'x' })
    t.match(answer, { status, body: { code } }, JSON.stringify(change))
  }
  t.strictSame(
    (await get(books.app, maker, '/v1/policy-changes')).body.changes,
    [],
    'nothing is left of them',
  )
  const { changeId, digest } = await previewed(people, strategyChange('mine', 1))
  const url = `/v1/policy-changes/${changeId}/reject`
  t.match(await post(books.app, checker, url, { reason: 'too early' }), {
    status: 200,
    body: { state: 'rejected' },
  })
  t.match(await approve(people, changeId, digest), { status: 409, body: { code: 'change_settled' } })
})

t.test('other creditors and agencies see and do nothing', async (t) => {
  const people = await begin(t)
  const { books, maker } = people
  const { changeId, previewId, digest } = await previewed(people, strategyChange('mine', 1))
  const theirs = await books.key('admin', { name: 'theirs', creditor: 'Other Bank' })
  const agency = await partner(books, maker, 'AG-1')
  for (const url of [`/v1/policy-changes/${changeId}`, `/v1/policy-previews/${previewId}`]) {
    t.equal((await get(books.app, theirs, url)).status, 404)
    t.equal((await get(books.app, agency.key, url)).status, 403)
  }
  t.equal((await approve(people, changeId, digest, theirs)).status, 404)
  t.equal((await approve(people, changeId, digest, agency.key)).status, 403)
  t.strictSame((await get(books.app, theirs, '/v1/policy-changes')).body.changes, [])
})
