/** A query is compiled when it comes again: what it answers then is what it answered before, in each word and type. */
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import t from 'tap'
import { SDL } from '../../src/graphql/sdl.ts'
import { openBooks, post, push, record } from '../support/books.ts'

const schema = buildSchema(SDL)

/** Every field there is, once around. */
function every(type: GraphQLObjectType, above: readonly string[]): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isObjectType(of)) return [field.name]
    return above.includes(of.name) ? [] : [`${field.name} ${every(of, [...above, of.name])}`]
  })
  return `{ ${fields.join(' ')} }`
}

/** What does not fit the type that the schema gives it; compiled queries do not look. */
function misfits(value: unknown, type: GraphQLOutputType, where: string): string[] {
  if (isNonNullType(type)) return value === null ? [`${where} is null`] : misfits(value, type.ofType, where)
  if (value === null) return []
  if (isListType(type))
    return (value as unknown[]).flatMap((one, i) => misfits(one, type.ofType, `${where}.${i}`))
  if (isObjectType(type)) {
    return Object.entries(value as object).flatMap(([name, one]) => {
      const field = type.getFields()[name]
      return field === undefined ? [`${where}.${name}`] : misfits(one, field.type, `${where}.${name}`)
    })
  }
  if (isEnumType(type)) return type.getValue(String(value)) ? [] : [`${where}: ${value} is no ${type.name}`]
  if (!(type instanceof GraphQLScalarType)) return [`${where}: ${type}`]
  const wanted = { Int: 'number', Minor: 'number', Boolean: 'boolean' }[type.name] ?? 'string'
  return typeof value === wanted ? [] : [`${where}: ${typeof value} is no ${type.name}`]
}

t.test('every field of a page, interpreted and compiled', async (t) => {
  const books = await openBooks(t)
  const [core, crm, admin] = [await books.key('core'), await books.key('crm'), await books.key('admin')]
  const contactPoints = [
    { channels: ['voice', 'ai-voice', 'sms'], value: '13812345678', party: 'borrower', source: 'contract' },
    { channels: ['voice'], value: '13812345679', party: 'emergency-contact', source: 'contract' },
    {
      channels: ['letter', 'visit'],
      value: '某市某路1号',
      party: 'co-borrower',
      source: 'contract',
      place: 'home',
    },
  ]
  const plain = record('A-1')
  await push(books.app, core, [
    { ...plain, borrower: { ...(plain.borrower as object), contactPoints } },
    record('A-2', { borrower: { ...(plain.borrower as object), reference: 'B-2', contactPoints: [] } }),
    record('A-3', {
      borrower: { ...(plain.borrower as object), reference: 'B-3', jurisdiction: 'ZZ', timeZones: [] },
    }),
  ])
  const granted = await post(books.app, crm, '/v1/contact-permits', {
    accountNumber: 'A-1',
    channel: 'ai-voice',
  })
  t.equal(granted.status, 200)
  await post(books.app, crm, '/v1/contact-permits', {
    accountNumber: 'A-1',
    channel: 'voice',
    purpose: 'repayment-info',
  })
  await post(books.app, crm, '/v1/contact-attempts/inbound', { accountNumber: 'A-1', channel: 'voice' })
  for (const [type, details] of [
    ['promise', { dueOn: '2026-03-20', amountMinor: 500 }],
    ['hold', { kind: 'review' }],
  ] as const)
    await post(books.app, crm, '/v1/records', { type, accountNumber: 'A-1', details })
  await books.owner.query(
    `insert into stage_changes (creditor_id, account_id, changed_at, stage_after, segment, ladder, why, policy_version)
     select creditor_id, account_id, now(), stage, segment, ladder, 'earned', policy_version from accounts`,
  )
  const connection = schema.getType('AccountConnection')
  if (!isObjectType(connection)) throw new Error('no connection')
  const query = `{ nextActions ${every(connection, ['AccountConnection'])} }`
  const ask = async () =>
    (await post(books.app, admin, '/graphql', { query }, { 'accept-language': 'zh' })).text
  const interpreted = await ask()
  const answer = JSON.parse(interpreted)
  t.equal(answer.errors, undefined, interpreted.slice(0, 400))
  for (let time = 0; time < 3; time++) {
    const compiled = await ask()
    t.same(
      misfits(JSON.parse(compiled).data.nextActions, connection, 'page').slice(0, 5),
      [],
      'each of its type',
    )
    t.equal(compiled === interpreted, true, 'the same bytes')
  }
  for (const word of ['ai_voice', 'co_borrower', 'repair_contact', 'stage_change', 'emergency_contact'])
    t.match(interpreted, `"${word}"`, `the page has a word with a hyphen: ${word}`)
})
