/** Every REST route and GraphQL field, as every kind of caller: the same 404 or 403, and no byte of foreign data. */
import { setTimeout } from 'node:timers/promises'
import { buildSchema, type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql'
import t, { type Test } from 'tap'
import { FIELD_SCOPES } from '../../src/graphql/field-scopes.ts'
import { SDL } from '../../src/graphql/sdl.ts'
import { createKey } from '../../src/keys/manage-keys.ts'
import { SCOPE_NAMES } from '../../src/keys/scopes.ts'
import { type Books, bearer, openBooks, post, push, record } from '../support/books.ts'
import {
  CALLS,
  type Ids,
  MUTATIONS,
  mutationOf,
  type Operation,
  operationsOf,
  requestOf,
} from '../support/every-operation.ts'
import { partner, place } from '../support/partners.ts'
import { withoutFilter } from '../support/without-filter.ts'

/** Nothing like them is ever there. */
const MADE_UP: Ids = {
  accountNumber: 'NONE-A',
  borrowerReference: 'NONE-B',
  contactPointId: '01a20053-3c51-74b3-af9b-1b45546b0f01',
  batchId: '01a20053-3c51-74b3-af9b-1b45546b0f02',
  mappingId: 'none-mapping',
  strategyId: 'none-steps',
  packId: 'house-none',
  agencyId: '01a20053-3c51-74b3-af9b-1b45546b0f03',
  collectorId: '01a20053-3c51-74b3-af9b-1b45546b0f04',
  placementId: '01a20053-3c51-74b3-af9b-1b45546b0f05',
  apiKeyId: '01a20053-3c51-74b3-af9b-1b45546b0f06',
  permitId: '01a20053-3c51-74b3-af9b-1b45546b0f07',
  decisionId: '01a20053-3c51-74b3-af9b-1b45546b0f08',
  attemptId: '01a20053-3c51-74b3-af9b-1b45546b0f09',
  recordId: '01a20053-3c51-74b3-af9b-1b45546b0f0a',
  changeId: '01a20053-3c51-74b3-af9b-1b45546b0f0b',
  previewId: '01a20053-3c51-74b3-af9b-1b45546b0f0c',
}
/** Words that stand in data of the bank and nowhere else. */
const WORDS = [
  'QZ-1',
  'QZB-1',
  'qz-mapping',
  'qz-steps',
  'house-qz',
  'qz-reason',
  'QZ-AG',
  'QZ-C',
  '曲',
  '13912340001',
]

interface World {
  readonly books: Books
  readonly admin: string
  readonly ids: Ids
  /** A partner that holds the account, one that held it, one that never did. */
  readonly holder: string
  readonly recalled: string
  readonly stranger: string
  readonly operations: readonly Operation[]
  /** Everything that must not be told to others: ids of the books and words of the data. */
  readonly markers: readonly string[]
}

/** One of everything. */
async function openWorld(t: Test): Promise<World> {
  const books = await openBooks(t)
  const { app } = books
  const admin = await books.key('admin')
  const pushed = await push(app, admin, [
    record('QZ-1', {
      oldestUnpaidDueDate: '2026-01-05',
      borrower: {
        reference: 'QZB-1',
        kind: 'person',
        name: '曲某某',
        jurisdiction: 'CN',
        timeZones: ['Asia/Shanghai'],
        contactPoints: [{ channels: ['voice', 'sms'], value: '13912340001', party: 'borrower' }],
      },
    }),
  ])
  const held = await partner(books, admin, 'QZ-AG')
  const was = await partner(books, admin, 'QZ-AG-2')
  const stranger = await partner(books, admin, 'QZ-AG-3')
  const gone = await place(books, admin, 'QZ-1', was.agencyId)
  await post(app, admin, `/v1/placements/${gone}/recall`, {})
  const placementId = await place(books, admin, 'QZ-1', held.agencyId, { noticeGivenOn: '2026-03-01' })
  const collector = await post(app, admin, '/v1/collectors', { reference: 'QZ-C', agencyId: held.agencyId })
  const asked = await post(app, held.key, '/v1/contact-permits', { accountNumber: 'QZ-1', channel: 'voice' })
  t.equal(asked.body.granted, true, 'there is a permit')
  const inbound = { accountNumber: 'QZ-1', channel: 'sms' }
  const heard = await post(app, admin, '/v1/inbound-contacts', inbound)
  const kept = await post(app, admin, '/v1/records', {
    accountNumber: 'QZ-1',
    type: 'refusal',
    details: { scope: 'channel', channel: 'email' },
  })
  t.equal(heard.status, 201, heard.text)
  t.equal(kept.status, 201, kept.text)
  const spare = await post(app, admin, '/v1/keys', { name: 'spare', role: 'crm' })
  const contact = await books.owner.query('select contact_point_id from contact_points')
  const known: Ids = {
    accountNumber: 'QZ-1',
    borrowerReference: 'QZB-1',
    contactPointId: contact.rows[0].contact_point_id,
    batchId: pushed.body.batchId,
    mappingId: 'qz-mapping',
    strategyId: 'qz-steps',
    packId: 'house-qz',
    agencyId: held.agencyId,
    collectorId: collector.body.collectorId,
    placementId,
    apiKeyId: spare.body.apiKeyId,
    permitId: asked.body.permit.permitId,
    decisionId: asked.body.decisionId,
    attemptId: heard.body.attemptId,
    recordId: kept.body.recordId,
    changeId: '',
    previewId: '',
  }
  const operations = operationsOf(app.openapi())
  for (const name of ['saveCsvMapping', 'saveStrategy', 'saveHousePack', 'switchRule']) {
    const operation = operations.find((one) => one.operationId === name)
    if (operation === undefined) throw new Error(`no operation ${name}`)
    const answer = await app.inject({ ...withKey(requestOf(operation, known), admin) })
    t.ok(answer.statusCode < 300, `${name}: ${answer.body.slice(0, 300)}`)
  }
  const proposed = await post(app, admin, '/v1/policy-changes', {
    change: { kind: 'strategy', strategyId: 'qz-steps', version: 1 },
    reason: 'qz-reason',
  })
  const { changeId, previewId } = proposed.body
  const ids = { ...known, changeId, previewId }
  const markers = [...WORDS, books.creditorId, ...Object.values(ids)]
  return {
    books,
    admin,
    ids,
    holder: held.key,
    recalled: was.key,
    stranger: stranger.key,
    operations,
    markers,
  }
}

type Request = ReturnType<typeof requestOf>

function withKey(request: Request, key: string | null) {
  return { ...request, headers: { ...request.headers, ...(key === null ? {} : bearer(key)) } }
}

/** The answer with everything taken out that the caller itself sent, so that two refusals can be compared. */
function blank(text: string, ids: Ids): string {
  return Object.values(ids)
    .reduce((left, id) => left.replaceAll(id, 'ID'), text)
    .replace(/req-\w+/g, 'req')
}

/** All rows of the bank, to see that nobody else has changed any. Last uses and windows of keys are told by time. */
async function rowsOf({ books }: World): Promise<string> {
  const tables = await books.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('key_rates') order by 1`,
  )
  const sums = []
  for (const { name } of tables.rows) {
    const { rows } = await books.owner.query(
      `select md5(string_agg((to_jsonb(x) - 'last_used_at')::text, '' order by (to_jsonb(x) - 'last_used_at')::text)) as sum
       from ${name} x where creditor_id = $1`,
      [books.creditorId],
    )
    sums.push(`${name} ${rows[0].sum}`)
  }
  return sums.join('\n')
}

/** A change of rules plans accounts anew in the background: what others change is told apart once that is done. */
async function settledRows(world: World): Promise<string> {
  const { books } = world
  const isPlanned = async () => {
    const { rows } = await books.owner.query(
      `select count(*)::int as waiting from accounts
       where creditor_id = $1 and status = 'overdue' and policy_version not like '%CN-H2:off%'`,
      [books.creditorId],
    )
    return rows[0].waiting === 0
  }
  while (!(await isPlanned())) await setTimeout(20)
  let [last, now] = ['', await rowsOf(world)]
  while (last !== now) {
    await setTimeout(100)
    last = now
    now = await rowsOf(world)
  }
  return now
}

t.test('every operation is known to this walk, and works for who may', async (t) => {
  const world = await openWorld(t)
  t.same(
    Object.keys(CALLS).sort(),
    world.operations.map((one) => one.operationId).sort(),
    'test/support/every-operation.ts says how each is called',
  )
  // What ends things comes last.
  const last = [
    'changeCollector',
    'releaseContactPermit',
    'returnPlacement',
    'recallPlacement',
    'revokeKey',
    'retireHousePack',
    'closeAgency',
    'rejectPolicyChange',
    'setFourEyes',
  ]
  const rank = ({ operationId }: Operation) => last.indexOf(operationId)
  const fine: Readonly<Record<string, number>> = { recallPlacement: 409, approvePolicyChange: 409 }
  for (const operation of [...world.operations].sort((a, b) => rank(a) - rank(b))) {
    const answer = await world.books.app.inject(withKey(requestOf(operation, world.ids), world.admin))
    const expected = fine[operation.operationId]
    const isFine = expected === undefined ? answer.statusCode < 300 : answer.statusCode === expected
    t.ok(isFine, `${operation.operationId} ${answer.statusCode} ${answer.body.slice(0, 200)}`)
  }
})

t.test('without a key that holds, every operation gives one and the same answer', async (t) => {
  const world = await openWorld(t)
  const { books, ids, operations } = world
  const before = await settledRows(world)
  const expired = (
    await createKey(books.owner, {
      creditorId: books.creditorId,
      name: 'expired',
      scopes: SCOPE_NAMES,
      expiresAt: new Date(books.clock.now()),
    })
  ).key
  const bodies = new Set<string>()
  for (const operation of operations) {
    for (const key of [null, expired, `${expired.slice(0, -4)}AAAA`]) {
      const answer = await books.app.inject(withKey(requestOf(operation, ids), key))
      t.equal(answer.statusCode, 401, operation.operationId)
      bodies.add(blank(answer.body, ids))
    }
  }
  t.equal(bodies.size, 1)
  await books.owner.query("delete from api_keys where name = 'expired'")
  t.equal(await rowsOf(world), before, 'nothing was changed')
})

t.test('every operation wants its scope, and tells nothing without it', async (t) => {
  const world = await openWorld(t)
  const { books, ids, operations, markers } = world
  for (const operation of operations) {
    const request = requestOf(operation, ids)
    const open = await books.app.inject(withKey(request, await keyWith(books, [])))
    t.equal(open.statusCode, 403, operation.operationId)
    const scope = /scope ([a-z:]+)\./.exec(open.json().detail)?.[1] ?? ''
    t.ok((SCOPE_NAMES as string[]).includes(scope), `${operation.operationId} wants ${scope}`)
    const others = SCOPE_NAMES.filter((name) => name !== scope)
    const refused = await books.app.inject(withKey(request, await keyWith(books, others)))
    t.equal(refused.statusCode, 403, `${operation.operationId} with every scope but ${scope}`)
    t.notOk(tells(refused.body, markers, ''), operation.operationId)
  }
})

t.test(
  'to another creditor nothing of ours is there, byte for byte, and nothing of it can be changed',
  async (t) => {
    const world = await openWorld(t)
    const theirs = await world.books.key('admin', { creditor: 'Other Bank' })
    const before = await settledRows(world)
    await walk(t, world, theirs)
    t.equal(await rowsOf(world), before, 'not a row of ours was changed')
  },
)

t.test("without the application's own filter the database refuses all the same", async (t) => {
  const world = await openWorld(t)
  const theirs = await world.books.key('admin', { creditor: 'Other Bank' })
  const before = await settledRows(world)
  const bare = await withoutFilter(t, world.books)
  await walk(t, { ...world, books: { ...world.books, app: bare.app } }, theirs)
  t.ok(bare.removed() > world.operations.length, `${bare.removed()} statements had no filter`)
  t.equal(await rowsOf(world), before, 'not a row of ours was changed')
})

for (const kind of ['stranger', 'recalled'] as const) {
  t.test(`to an agency that does not hold the account it is not there (${kind})`, async (t) => {
    const world = await openWorld(t)
    const before = await settledRows(world)
    await walk(t, world, world[kind])
    t.equal(await rowsOf(world), before, 'not a row was changed')
  })
}

t.test(
  'the agency that holds the account reads it, without the number or anything of other agencies',
  async (t) => {
    const world = await openWorld(t)
    const other = await world.books.owner.query("select agency_id from agencies where reference <> 'QZ-AG'")
    const secrets = ['13912340001', '曲某某', 'QZ-AG', ...other.rows.map((row) => row.agency_id)]
    let told = 0
    for (const operation of world.operations) {
      if (operation.method !== 'GET') continue
      const answer = await world.books.app.inject(withKey(requestOf(operation, world.ids), world.holder))
      if (answer.statusCode === 200) told += 1
      else t.ok([403, 404].includes(answer.statusCode), `${operation.operationId} ${answer.statusCode}`)
      t.notOk(tells(answer.body, secrets, ''), operation.operationId)
    }
    t.ok(told >= 7, `${told} operations are for it`)
  },
)

t.test('every GraphQL field tells its caller what is his, and nothing else', async (t) => {
  const world = await openWorld(t)
  const { books, admin, markers } = world
  const theirs = await books.key('admin', { creditor: 'Other Bank' })
  const query = everyField(world.ids)
  await settledRows(world)
  const full = await post(books.app, admin, '/graphql', { query })
  t.equal(full.body.errors, undefined, full.text.slice(0, 500))
  t.match(full.text, /QZ-1.*QZB-1/)
  // Interpreted above, compiled from the second time on: the same bytes.
  for (let time = 0; time < 3; time++)
    t.equal((await post(books.app, admin, '/graphql', { query })).text, full.text, 'compiled')
  t.notMatch(full.text, /13912340001|曲某某/, 'not even the bank sees the number here')
  for (const [who, key] of [
    ['other creditor', theirs],
    ['stranger', world.stranger],
    ['recalled', world.recalled],
  ] as const) {
    const answer = await post(books.app, key, '/graphql', { query })
    t.notOk(tells(answer.text, markers, ''), who)
    t.same(answer.body.data?.account, null, who)
    t.same(answer.body.data?.borrower, null, who)
  }
  const held = await post(books.app, world.holder, '/graphql', { query })
  t.equal(held.body.errors, undefined, held.text.slice(0, 500))
  const fields = Object.keys(FIELD_SCOPES)
  const roots = Object.keys(buildSchema(SDL).getQueryType()?.getFields() ?? {}).map((name) => `Query.${name}`)
  for (const root of roots) t.ok(fields.includes(root), `${root} names a scope`)
  const ofQueries = Object.entries(FIELD_SCOPES).filter(
    ([field]) => !/^(Mutation|Subscription)\./.test(field),
  )
  for (const scope of new Set(ofQueries.map(([, scope]) => scope))) {
    const others = SCOPE_NAMES.filter((name) => name !== scope)
    const answer = await post(books.app, await keyWith(books, others), '/graphql', { query })
    t.equal(answer.body.code ?? answer.body.errors[0].extensions.code, 'missing_scope', scope)
  }
  for (const key of ['tact_x', await books.key('admin', { expiresAt: new Date(books.clock.now()) })])
    t.equal((await post(books.app, key, '/graphql', { query })).status, 401)
})

t.test(
  'every mutation works for who may, wants its scope, and names to others what is not there',
  async (t) => {
    const world = await openWorld(t)
    const { books, admin, ids, markers } = world
    const names = Object.keys(buildSchema(SDL).getMutationType()?.getFields() ?? {})
    t.same(
      Object.keys(MUTATIONS).sort(),
      names.sort(),
      'test/support/every-operation.ts says how each is called',
    )
    const ask = (key: string, name: string, of: Ids) => post(books.app, key, '/graphql', mutationOf(name, of))
    const before = await settledRows(world)
    const theirs = await books.key('admin', { creditor: 'Other Bank' })
    for (const name of names) {
      const scope = (FIELD_SCOPES as Readonly<Record<string, (typeof SCOPE_NAMES)[number]>>)[
        `Mutation.${name}`
      ]
      if (scope === undefined) throw new Error(`${name} names no scope`)
      const others = SCOPE_NAMES.filter((one) => one !== scope)
      const refused = await ask(await keyWith(books, others), name, ids)
      t.equal(refused.body.errors?.[0].extensions.code, 'missing_scope', `${name} without ${scope}`)
      for (const [who, key] of [
        ['other creditor', theirs],
        ['stranger', world.stranger],
        ['recalled', world.recalled],
      ] as const) {
        const answer = await ask(key, name, ids)
        const code = answer.body.errors?.[0].extensions.code
        t.ok(['not_found', 'missing_scope'].includes(code), `${name}, ${who}: ${answer.text.slice(0, 200)}`)
        t.notOk(
          tells(answer.text, markers, JSON.stringify(mutationOf(name, ids))),
          `${name} tells ${who} nothing`,
        )
        const missing = await ask(key, name, MADE_UP)
        t.equal(blank(answer.text, ids), blank(missing.text, MADE_UP), `${name}, ${who}: the same bytes`)
      }
    }
    await books.owner.query("delete from api_keys where name = 'scopes'")
    t.equal(await settledRows(world), before, 'not a row of ours was changed')
    for (const name of Object.keys(MUTATIONS)) {
      const done = await ask(admin, name, ids)
      t.equal(done.body.errors, undefined, `${name} ${done.text.slice(0, 300)}`)
    }
  },
)

/** As someone to whom the ids name nothing: what names them is refused as if they were made up. */
async function walk(t: Test, { books, ids, operations, markers }: World, key: string): Promise<void> {
  // What makes something of one's own under the same name comes last.
  const isNew = ({ operationId, method }: Operation) =>
    Number(CALLS[operationId]?.names === undefined && method !== 'GET')
  for (const operation of [...operations].sort((a, b) => isNew(a) - isNew(b))) {
    const { operationId } = operation
    const request = requestOf(operation, ids)
    const answer = await books.app.inject(withKey(request, key))
    const sent = `${request.url} ${'payload' in request ? request.payload : ''}`
    t.notOk(tells(answer.body, markers, sent), `${operationId} tells nothing`)
    t.ok(answer.statusCode < 500, `${operationId} ${answer.statusCode}`)
    if (CALLS[operationId]?.names === undefined) continue
    t.ok(
      [403, 404].includes(answer.statusCode),
      `${operationId} ${answer.statusCode} ${answer.body.slice(0, 200)}`,
    )
    const missing = await books.app.inject(withKey(requestOf(operation, MADE_UP), key))
    t.equal(missing.statusCode, answer.statusCode, operationId)
    t.equal(blank(answer.body, ids), blank(missing.body, MADE_UP), `${operationId}: the same bytes`)
  }
}

/** A marker that the caller did not send itself. */
function tells(text: string, markers: readonly string[], sent: string): boolean {
  return markers.some((marker) => text.includes(marker) && !sent.includes(marker))
}

async function keyWith(books: Books, scopes: readonly (typeof SCOPE_NAMES)[number][]): Promise<string> {
  return (await createKey(books.owner, { creditorId: books.creditorId, name: 'scopes', scopes })).key
}

/** A query of every field of every type, as deep as the desk allows. */
function everyField({ accountNumber, borrowerReference }: Ids): string {
  const schema = buildSchema(SDL)
  const values: Readonly<Record<string, string>> = { accountNumber, reference: borrowerReference }
  const select = (type: GraphQLObjectType, above: readonly string[]): string => {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const args = field.args
        .filter((arg) => isRequiredArgument(arg))
        .map((arg) => `${arg.name}: "${values[arg.name]}"`)
      const head = args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`
      const inner = getNamedType(field.type)
      if (!isObjectType(inner)) return [head]
      // Once around is enough: an account has a borrower who has accounts.
      return above.includes(inner.name) ? [] : [`${head} ${select(inner, [...above, inner.name])}`]
    })
    return `{ ${fields.join(' ')} }`
  }
  const query = schema.getQueryType()
  if (query === undefined || query === null) throw new Error('no query type')
  return select(query, ['Query'])
}
