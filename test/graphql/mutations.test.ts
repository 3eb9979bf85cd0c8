/** What a collector's screen does, over GraphQL: the same as over REST. */
import { buildSchema, isInputObjectType } from 'graphql'
import t from 'tap'
import { z } from 'zod'
import { attemptReport, inboundReport, said } from '../../src/attempts/schemas.ts'
import { newPoint, pointChange } from '../../src/contact-points/schemas.ts'
import { permitQuestion } from '../../src/contacts/permit-schemas.ts'
import { SDL } from '../../src/graphql/sdl.ts'
import {
  consentDetails,
  holdDetails,
  noteDetails,
  promiseDetails,
  refusalDetails,
} from '../../src/records/record-details.ts'
import { newRecord, recordEnd } from '../../src/records/schemas.ts'
import { workAssignment, workClaim, workExtension, workFilter, workRelease } from '../../src/work/schemas.ts'
import { type Books, get, openBooks, post, push, record } from '../support/books.ts'
import { collector } from '../support/collectors.ts'

async function run(books: Books, key: string, query: string, variables: Record<string, unknown> = {}) {
  const { body, text } = await post(books.app, key, '/graphql', { query, variables })
  return { data: body.data, code: body.errors?.[0].extensions.code, error: body.errors?.[0], text }
}

async function desk(t: Parameters<typeof openBooks>[0]) {
  const books = await openBooks(t)
  await push(books.app, await books.key('core'), [record('A-1'), record('A-2')])
  return { books, crm: await books.key('crm') }
}

t.test('a call from the permit to the promise, the note and the hold', async (t) => {
  const { books, crm } = await desk(t)
  const asked = await run(
    books,
    crm,
    `mutation { askPermit(input: {accountNumber: "A-1", channel: voice}) {
       granted permit { permitId contactValue token } decision { verdict obligations { code } } } }`,
  )
  const { granted, permit } = asked.data?.askPermit ?? {}
  t.equal(granted, true, asked.text)
  t.equal(permit.contactValue, '+8613812345678', 'the number in clear')
  const told = await run(
    books,
    crm,
    `mutation($permitId: Uuid!) { recordAttempt(input: {
       permitId: $permitId, outcome: promise, notes: "Salary on the 18th.",
       said: {promise: {dueOn: "2026-03-20", amountMinor: 50000}, consents: [{kind: "call", form: null}]}
     }) { attemptId outcome countsAs records { recordId type } nextAction { why } account { accountNumber stage } } }`,
    { permitId: permit.permitId },
  )
  t.match(told.data?.recordAttempt, { outcome: 'promise', countsAs: 'conversation' }, told.text)
  t.equal(told.data.recordAttempt.account.accountNumber, 'A-1')
  t.same(told.data.recordAttempt.records.map((one: { type: string }) => one.type).sort(), [
    'consent',
    'promise',
  ])
  const attempt = await get(books.app, crm, `/v1/contact-attempts/${told.data.recordAttempt.attemptId}`)
  t.equal(attempt.body.notes, 'Salary on the 18th.')
  t.equal(attempt.body.permitState, 'used')
  const again = await run(books, crm, 'mutation($id: Uuid!) { releasePermit(permitId: $id) { status } }', {
    id: permit.permitId,
  })
  t.equal(again.code, 'permit_not_open')
  const noted = await run(
    books,
    crm,
    `mutation { addNote(input: {accountNumber: "A-1", note: "Wife answered first."}) {
       recordId type accountNumber status opened { recordId } } }`,
  )
  t.match(noted.data?.addNote, { type: 'note', accountNumber: 'A-1', status: 'open', opened: [] }, noted.text)
  const { recordId } = noted.data.addNote
  t.equal((await get(books.app, crm, `/v1/records/${recordId}`)).body.note, 'Wife answered first.')
  const sealed = await books.owner.query('select note_sealed, document from records where record_id = $1', [
    recordId,
  ])
  t.notMatch(sealed.rows[0].note_sealed.toString('utf8'), /Wife/, 'encrypted at rest')
  t.notMatch(JSON.stringify(sealed.rows[0].document), /Wife/)
  const held = await run(
    books,
    crm,
    `mutation { placeHold(input: {accountNumber: "A-1", details: {kind: "review"}}) { recordId borrower { reference } } }`,
  )
  t.equal(held.data?.placeHold.borrower.reference, 'B-A-1', held.text)
  const stopped = await run(
    books,
    crm,
    `mutation { askPermit(input: {accountNumber: "A-1", channel: sms}) { granted decision { reasons { code } } } }`,
  )
  t.equal(stopped.data?.askPermit.granted, false)
  const lifted = await run(books, crm, 'mutation($id: Uuid!) { endRecord(recordId: $id) { status } }', {
    id: held.data.placeHold.recordId,
  })
  t.equal(lifted.data?.endRecord.status, 'ended', lifted.text)
})

t.test('a note says something, and changes no decision', async (t) => {
  const { books, crm } = await desk(t)
  const ask = () =>
    post(books.app, crm, '/v1/contact-permissions', { accountNumber: 'A-1', channel: 'voice' })
  const before = await ask()
  const put = (body: object) =>
    post(books.app, crm, '/v1/records', { type: 'note', accountNumber: 'A-1', ...body })
  const empty = await put({ details: {} })
  t.equal(empty.status, 400)
  t.equal(empty.body.errors[0].pointer, '/note')
  const kept = await put({ details: {}, note: 'x' })
  t.equal(kept.status, 201)
  t.same((await ask()).body, before.body)
  const ended = (status: string) => post(books.app, crm, `/v1/records/${kept.body.recordId}/end`, { status })
  t.equal((await ended('ended')).status, 400, 'a note does not end')
  t.equal((await ended('mistaken')).body.status, 'mistaken')
})

t.test('numbers are added and corrected', async (t) => {
  const { books, crm } = await desk(t)
  const add = `mutation { addContactPoint(input: {
    accountNumber: "A-1", value: "13912340009", channels: [voice], source: "debtor"
  }) { permitsRevoked contactPoint { contactPointId status maskedValue channels } } }`
  const added = await run(books, crm, add)
  t.match(added.data?.addContactPoint.contactPoint, { status: 'unverified', channels: ['voice'] }, added.text)
  t.notMatch(added.text, /13912340009/)
  const known = await run(books, crm, add)
  t.equal(known.code, 'contact_point_known')
  const { contactPointId } = added.data.addContactPoint.contactPoint
  t.equal(known.error.extensions.contactPointId, contactPointId, 'with all that the problem says')
  const change = `mutation($id: Uuid!, $input: ContactPointChangeInput!) {
    changeContactPoint(contactPointId: $id, input: $input) { contactPoint { status party } } }`
  const rows: [Record<string, unknown>, unknown][] = [
    [{ change: 'verify' }, { status: 'verified', party: 'borrower' }],
    [
      { change: 'reassign', party: 'co_borrower' },
      { status: 'unverified', party: 'co_borrower' },
    ],
    [{ change: 'verify' }, 'contact_point_state'],
    [{ change: 'retire' }, 'invalid_request'],
    [{ change: 'nonsense' }, 'invalid_request'],
  ]
  for (const [input, expected] of rows) {
    const told = await run(books, crm, change, { id: contactPointId, input })
    t.same(
      told.code ?? told.data.changeContactPoint.contactPoint,
      expected,
      `${JSON.stringify(input)} ${told.text}`,
    )
  }
})

t.test('work is claimed, extended, given back and distributed', async (t) => {
  const { books, crm } = await desk(t)
  const id = await collector(books, 'C-1')
  const claimed = await run(
    books,
    crm,
    `mutation($id: Uuid) { claimWork(input: {collectorId: $id, count: 5}) {
       workItems { workItemId accountNumbers borrower { reference accounts { accountNumber } } } } }`,
    { id },
  )
  const items = claimed.data?.claimWork.workItems ?? []
  t.same(items.map((one: { borrower: { reference: string } }) => one.borrower.reference).sort(), [
    'B-A-1',
    'B-A-2',
  ])
  const [first, second] = items.map((one: { workItemId: string }) => one.workItemId)
  const released = await run(
    books,
    crm,
    'mutation($id: Uuid, $ids: [Uuid!]) { releaseWork(input: {collectorId: $id, workItemIds: $ids}) { released } }',
    { id, ids: [first] },
  )
  t.same(released.data?.releaseWork.released, [first], released.text)
  const extended = await run(
    books,
    crm,
    `mutation($id: Uuid, $ids: [Uuid!]) { extendWork(input: {collectorId: $id, workItemIds: $ids, minutes: 60}) {
       workItems { workItemId expiresAt } lost } }`,
    { id, ids: [first, second] },
  )
  t.same(extended.data?.extendWork, {
    workItems: [{ workItemId: second, expiresAt: '2026-03-10T03:00:00.000Z' }],
    lost: [first],
  })
  const assigned = await run(
    books,
    crm,
    'mutation { assignWork { assigned collectors { reference assigned } } }',
  )
  t.same(assigned.data?.assignWork, { assigned: 1, collectors: [{ reference: 'C-1', assigned: 1 }] })
})

t.test('an idempotency key works as in REST', async (t) => {
  const { books, crm } = await desk(t)
  const add = `mutation($note: String!, $key: String) {
    addNote(input: {accountNumber: "A-1", note: $note}, idempotencyKey: $key) { recordId } }`
  const [first, second] = [
    await run(books, crm, add, { note: 'x', key: 'k' }),
    await run(books, crm, add, { note: 'x', key: 'k' }),
  ]
  t.equal(first.text, second.text)
  t.equal((await run(books, crm, add, { note: 'y', key: 'k' })).code, 'idempotency_key_reused')
  t.not(
    (await run(books, crm, add, { note: 'x', key: null })).text,
    first.text,
    'without one it is done each time',
  )
  t.equal((await run(books, crm, add, { note: 'x', key: 'k'.repeat(256) })).code, 'invalid_request')
  t.equal((await books.owner.query("select from records where type = 'note'")).rowCount, 2)
  const both = await Promise.all(
    [1, 2, 3].map(() => run(books, crm, add, { note: 'at once', key: 'same time' })),
  )
  t.equal(new Set(both.map((one) => one.text)).size, 1, 'at once too')
  const permit = `mutation { askPermit(input: {accountNumber: "A-2", channel: voice}, idempotencyKey: "p") {
    granted permit { permitId } } }`
  const asked = await run(books, crm, permit)
  const { permitId } = asked.data.askPermit.permit
  t.equal((await run(books, crm, permit)).data.askPermit.permit.permitId, permitId)
  const rest = await post(
    books.app,
    crm,
    '/v1/contact-permits',
    { accountNumber: 'A-2', channel: 'voice' },
    { 'idempotency-key': 'p' },
  )
  t.equal(rest.body.permit?.permitId, permitId, 'a permit is the same one, whichever way it is asked for')
})

t.test('wrong input is told with the codes and pointers of REST, and nothing is done', async (t) => {
  const { books, crm } = await desk(t)
  const rows: [string, string, string | undefined][] = [
    // mutation                                                                          code               pointer
    [
      'recordPromise(input: {accountNumber: "A-1", details: {dueOn: "2026-03-20", amountMinor: 0}}) { recordId }',
      'invalid_request',
      '/details/amountMinor',
    ],
    [
      'recordPromise(input: {accountNumber: "A-1", details: {dueOn: "20.3.", amountMinor: 1}}) { recordId }',
      'invalid_request',
      undefined,
    ],
    ['addNote(input: {note: "x"}) { recordId }', 'invalid_request', '/accountNumber'],
    ['addNote(input: {accountNumber: "A-1", note: ""}) { recordId }', 'invalid_request', '/note'],
    ['recordAttempt(input: {outcome: busy}) { attemptId }', 'invalid_request', '/accountNumber'],
    [
      'recordAttempt(input: {accountNumber: "A-1", channel: sms, outcome: busy}) { attemptId }',
      'invalid_request',
      '/outcome',
    ],
    ['askPermit(input: {accountNumber: "A-9", channel: sms}) { granted }', 'not_found', undefined],
    ['releasePermit(permitId: "x") { status }', 'invalid_request', undefined],
    ['claimWork(input: {count: 0}) { workItems { workItemId } }', 'invalid_request', '/count'],
    ['claimWork { workItems { workItemId } }', 'invalid_request', '/collectorId'],
  ]
  for (const [mutation, code, pointer] of rows) {
    const told = await run(books, crm, `mutation { ${mutation} }`)
    t.equal(told.code, code, `${mutation} ${told.text}`)
    t.equal(told.error?.extensions.errors?.[0].pointer, pointer, mutation)
  }
  t.equal((await books.owner.query('select from records')).rowCount, 0)
  const byGet = await get(
    books.app,
    crm,
    `/graphql?query=${encodeURIComponent('mutation { assignWork { assigned } }')}`,
  )
  t.equal(byGet.body.errors[0].extensions.code, 'invalid_request', 'a GET changes nothing')
})

t.test('words that GraphQL cannot spell go in and out', async (t) => {
  const { books, crm } = await desk(t)
  await books.owner.query("update accounts set next_action = 'repair-contact', next_channel = 'ai-voice'")
  const told = await run(
    books,
    crm,
    `query($action: ActionKind) { nextActions(filter: {channel: ai_voice, action: $action}) {
       edges { node { nextAction { action channel } } } } }`,
    { action: 'repair_contact' },
  )
  t.equal(told.data?.nextActions.edges.length, 2, told.text)
  t.same(told.data.nextActions.edges[0].node.nextAction, { action: 'repair_contact', channel: 'ai_voice' })
  const reported = await run(
    books,
    crm,
    `mutation { recordAttempt(input: {accountNumber: "A-1", channel: ai_voice, outcome: no_answer}) {
       channel outcome countsAs } }`,
  )
  t.same(reported.data?.recordAttempt, { channel: 'ai_voice', outcome: 'no_answer', countsAs: 'no-answer' })
  for (const word of ['ai-voice', 'telex', 7]) {
    const refused = await run(
      books,
      crm,
      'query($channel: Channel) { nextActions(filter: {channel: $channel}) { edges { cursor } } }',
      { channel: word },
    )
    t.equal(refused.code, 'invalid_request', String(word))
  }
})

t.test('the inputs have the fields of the REST bodies', async (t) => {
  const record = (type: string) =>
    newRecord.options.find((option) => option.shape.type.value === type) ?? t.fail(`no record ${type}`)
  const rows: [string, unknown, string[]][] = [
    // input                    schema                       not in the input
    ['PermitInput', permitQuestion, []],
    ['AttemptInput', attemptReport, []],
    ['InboundInput', inboundReport, []],
    ['SaidInput', said, []],
    ['ReachedInput', attemptReport.shape.reached.unwrap(), []],
    ['VisitReportInput', attemptReport.shape.visit.unwrap(), []],
    ['ConsentSaid', consentDetails, []],
    // Who refused is known from the contact.
    ['RefusalSaid', refusalDetails, ['party', 'person', 'at']],
    ['PromiseInput', record('promise'), ['type', 'borrowerReference', 'concerns']],
    ['PromiseDetails', promiseDetails, []],
    ['NoteInput', record('note'), ['type']],
    ['NoteDetails', noteDetails, []],
    ['HoldInput', record('hold'), ['type']],
    ['HoldDetails', holdDetails, []],
    ['RecordEndInput', recordEnd, []],
    ['ContactPointInput', newPoint, []],
    ['ContactPointChangeInput', pointChange, []],
    ['WorkFilter', workFilter, []],
    ['WorkClaimInput', workClaim, []],
    ['WorkExtensionInput', workExtension, []],
    ['WorkReleaseInput', workRelease, []],
    ['WorkAssignmentInput', workAssignment, []],
  ]
  const schema = buildSchema(SDL)
  for (const [name, body, without] of rows) {
    const input = schema.getType(name)
    if (!isInputObjectType(input)) throw new Error(`no input ${name}`)
    const fields = propertiesOf(z.toJSONSchema(body as z.ZodType, { io: 'input', unrepresentable: 'any' }))
    t.same(Object.keys(input.getFields()).sort(), fields.filter((one) => !without.includes(one)).sort(), name)
  }
})

function propertiesOf(schema: object): string[] {
  const { $defs, $ref, properties, anyOf, oneOf } = schema as {
    $defs?: Record<string, object>
    $ref?: string
    properties?: object
    anyOf?: object[]
    oneOf?: object[]
  }
  const named = $defs?.[$ref?.split('/').at(-1) ?? '']
  if (named !== undefined) return propertiesOf(named)
  const ofParts = [...(anyOf ?? []), ...(oneOf ?? [])].flatMap(propertiesOf)
  return [...new Set([...Object.keys(properties ?? {}), ...ofParts])]
}
