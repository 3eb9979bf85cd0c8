import t from 'tap'
import { get, openBooks, post, push, record } from '../support/books.ts'
import { call, evenings, own, evening as rule } from './house-pack.ts'

const EVENING = { accountNumber: 'A-1', channel: 'sms', at: '2026-03-10T20:30:00+08:00' }
const URL = '/v1/house-packs/house-evenings'

t.test('a house pack denies at half past eight with its own citation, for its creditor alone', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const other = await books.key('admin', { creditor: 'Other Bank' })
  for (const one of [key, other]) await push(books.app, one, [record('A-1')])
  const ask = async (by: string, question = EVENING) =>
    (await post(books.app, by, '/v1/contact-permissions', question)).body
  t.equal((await ask(key)).verdict, 'allowed', 'the law has nothing against it')

  const saved = await call(books.app, key, 'PUT', URL, evenings)
  t.match(saved, { status: 200, body: { packId: 'house-evenings', version: 1, inForce: true } })
  const refused = await ask(key)
  t.match(refused, {
    verdict: 'deferred',
    bindingRule: 'house-evenings-1',
    nextAllowedAt: '2026-03-11T00:00:00.000Z',
    reasons: [
      {
        code: 'outside_hours',
        rule: 'house-evenings-1',
        pack: 'house-evenings',
        provenance: { strength: 'policy', citation: { instrument: /Collections manual of the Test Bank/ } },
      },
    ],
  })
  t.match(refused.policyVersion, /house-evenings@1/)
  t.equal((await ask(other)).verdict, 'allowed', 'another creditor is not affected')
  t.equal((await get(books.app, other, URL)).status, 404)

  const later = structuredClone(evenings)
  later.rules[0] = { ...rule, windows: [{ ...rule.windows[0], to: '21:00' }], examples: [] } as never
  t.match((await call(books.app, key, 'PUT', URL, later)).body, { version: 2 })
  t.equal((await ask(key)).verdict, 'allowed')
  t.match((await call(books.app, key, 'PUT', URL, later)).body, { version: 2 }, 'the same is no new version')

  t.match((await get(books.app, key, '/v1/packs/house-evenings')).body, { origin: 'house', version: 2 })
  const switched = await call(books.app, key, 'PUT', '/v1/rule-switches/house-evenings-1', {
    enabled: false,
    reason: 'holiday season',
  })
  t.equal(switched.status, 200, 'a rule of its own can be switched too')

  t.match((await call(books.app, key, 'DELETE', URL)).body, { version: 3, inForce: false })
  t.equal((await call(books.app, key, 'DELETE', URL)).status, 404)
  t.notMatch((await ask(key)).policyVersion, /house-evenings@/)
  const { body } = await get(books.app, key, URL)
  t.strictSame(
    body.versions.map((one: { version: number; inForce: boolean }) => [one.version, one.inForce]),
    [
      [3, false],
      [2, true],
      [1, true],
    ],
  )
})

t.test('a house pack never opens what the law closes or does not cover', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const borrower = record('x').borrower as Record<string, unknown>
  await push(books.app, key, [
    record('A-1'),
    record('A-2', { borrower: { ...borrower, reference: 'B-2', jurisdiction: 'ZZ' } }),
  ])
  const wide = structuredClone(evenings)
  wide.rules[0] = {
    ...rule,
    windows: [{ ...rule.windows[0], from: '00:00', to: '24:00' }],
    examples: [],
  } as never
  t.equal((await call(books.app, key, 'PUT', URL, wide)).status, 200)
  const at = '2026-03-10T23:00:00+08:00'
  const night = (await post(books.app, key, '/v1/contact-permissions', { ...EVENING, at })).body
  t.equal(night.verdict, 'deferred', 'a wide window of its own opens no night')
  const uncovered = { ...EVENING, accountNumber: 'A-2', at: '2026-03-10T10:00:00+08:00' }
  t.equal((await post(books.app, key, '/v1/contact-permissions', uncovered)).body.verdict, 'denied')
})

t.test('appliesTo keeps a pack to its jurisdictions', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const ask = async () => (await post(books.app, key, '/v1/contact-permissions', EVENING)).body.verdict
  await call(books.app, key, 'PUT', URL, { ...evenings, appliesTo: ['TW'] })
  t.equal(await ask(), 'allowed')
  await call(books.app, key, 'PUT', URL, { ...evenings, appliesTo: ['TW', 'CN'] })
  t.equal(await ask(), 'deferred')
})

t.test('a wrong document is refused with every fault and its place', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const withRule = (change: object) => ({ ...evenings, rules: [{ ...rule, ...change }] })
  const window = rule.windows[0]
  const rows: [string, object, number, string][] = [
    // what                       document                                         status pointer
    ['no rules', { ...evenings, rules: undefined }, 400, '/rules'],
    ['another id', { ...evenings, id: 'house-mornings' }, 422, '/id'],
    ['an id of the law', { ...evenings, id: 'CN' }, 400, '/id'],
    ['an unknown field', { ...evenings, colour: 'red' }, 400, ''],
    ['an unknown kind', withRule({ kind: 'horoscope' }), 400, '/rules/0/kind'],
    ['a parameter too few', withRule({ openedByConsent: undefined }), 400, '/rules/0/openedByConsent'],
    ['an unreadable clock', withRule({ windows: [{ ...window, to: '8pm' }] }), 400, '/rules/0/windows/0/to'],
    ['no zone there is', { ...evenings, zones: ['Mars/Olympus'] }, 422, '/zones/0'],
    ['a rule of the law', withRule({ id: 'CN-H1' }), 422, '/rules/0/id'],
    ['a prefix that is not one', withRule({ id: 'house-eveningstar-1' }), 422, '/rules/0/id'],
    [
      'a rule that poses as law',
      withRule({ provenance: { ...rule.provenance, strength: 'prohibition' } }),
      422,
      '/rules/0/provenance/strength',
    ],
    [
      'unverified without confidence',
      withRule({ provenance: { ...rule.provenance, evidence: 'unverified' } }),
      422,
      '/rules/0/provenance',
    ],
    ['a window that opens nothing', withRule({ windows: [{ ...window, to: '08:00' }] }), 422, '/rules/0'],
    [
      'ends before it begins',
      withRule({ effectiveFrom: '2026-02-02', effectiveTo: '2026-02-01' }),
      422,
      '/rules/0',
    ],
    [
      'looks at nothing',
      withRule({ when: { channels: ['sms'], notChannels: ['sms'] } }),
      422,
      '/rules/0/when',
    ],
    [
      'an example that is not so',
      withRule({ examples: [{ title: 'noon', objects: true }] }),
      422,
      '/rules/0/examples/0',
    ],
    [
      'an example with an unknown fact',
      withRule({ examples: [{ title: 'x', facts: { mood: 'good' }, objects: false }] }),
      422,
      '/rules/0/examples/0',
    ],
    [
      'an example that cannot be read',
      withRule({ examples: [{ title: 'x', facts: { attempts: 7 }, objects: false }] }),
      422,
      '/rules/0/examples/0',
    ],
    ['nowhere', { ...evenings, appliesTo: ['ZZ'] }, 422, '/appliesTo/0'],
    [
      'a gate of its own',
      {
        ...evenings,
        rules: [{ id: 'house-evenings-2', title: 'x', kind: 'stage-gate', provenance: own('x') }],
      },
      422,
      '/rules/0/kind',
    ],
    [
      'a fact of its own',
      {
        ...evenings,
        rules: [
          { id: 'house-evenings-2', title: 'x', kind: 'fact-known', fact: 'time-zone', provenance: own('x') },
        ],
      },
      422,
      '/rules/0/kind',
    ],
    [
      'a calendar that is not there',
      {
        ...evenings,
        rules: [
          {
            id: 'house-evenings-2',
            title: 'x',
            kind: 'closed-days',
            calendar: 'ZZ',
            movableHolidaysNeeded: true,
            openedByConsent: false,
            provenance: own('x'),
          },
        ],
      },
      422,
      '/rules/0',
    ],
    [
      'an obligation of the law',
      {
        ...evenings,
        obligations: [{ code: 'say_hello', rule: 'CN-R2', text: 'Say hello.', provenance: own('x') }],
      },
      422,
      '/obligations/0/rule',
    ],
  ]
  for (const [what, document, status, pointer] of rows) {
    const answer = await call(books.app, key, 'PUT', URL, document)
    t.equal(answer.status, status, `${what}: ${answer.text.slice(0, 300)}`)
    t.equal(answer.body.code, status === 422 ? 'pack_unsound' : 'invalid_request', what)
    t.equal(answer.body.errors[0].pointer, pointer, what)
    t.match(answer.headers['content-type'], /problem\+json/)
  }
  const two = withRule({ id: 'CN-H1', windows: [{ ...window, to: '08:00' }] })
  const answer = await call(books.app, key, 'PUT', URL, two)
  t.equal(answer.body.errors.length, 2, 'all faults at once')
  t.same((await get(books.app, key, '/v1/house-packs')).body, { housePacks: [] }, 'nothing was kept')
})

t.test('a rule id belongs to one house pack', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const id = 'house-evenings-late-1'
  await call(books.app, key, 'PUT', URL, { ...evenings, rules: [{ ...rule, id }] })
  const late = { ...evenings, id: 'house-evenings-late', rules: [{ ...rule, id }] }
  const taken = await call(books.app, key, 'PUT', '/v1/house-packs/house-evenings-late', late)
  t.match(taken, { status: 422, body: { errors: [{ pointer: '/rules/0/id' }] } })
})
