/** The description of the API is what the code says, is valid, and its examples run. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { describeApi } from '../../src/describe-api.ts'
import { openBooks, post, push } from '../support/books.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Document {
  openapi: string
  paths: Record<
    string,
    Record<string, { operationId?: string; responses: Record<string, unknown>; security?: unknown }>
  >
  components: { schemas: Record<string, { examples?: unknown[] }> }
}

const document = JSON.parse(readFileSync(path.join(ROOT, 'openapi/openapi.json'), 'utf8')) as Document

t.test('the committed documents are those of the code', async (t) => {
  for (const [name, text] of Object.entries(await describeApi())) {
    const committed = readFileSync(path.join(ROOT, 'openapi', name), 'utf8')
    t.ok(committed === text, `openapi/${name}: run npm run openapi and commit it`)
  }
})

t.test('the document is valid OpenAPI 3.1, and every operation has a name and its refusals', async (t) => {
  t.equal(document.openapi, '3.1.0')
  const result = await new Validator().validate({ ...structuredClone(document) })
  t.ok(result.valid, JSON.stringify(result.errors)?.slice(0, 500))
  const names = new Set<string>()
  for (const [url, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      t.ok(operation.operationId, `${method} ${url}`)
      t.notOk(names.has(operation.operationId ?? ''), `${operation.operationId} is named once`)
      names.add(operation.operationId ?? '')
      if (Array.isArray(operation.security) && operation.security.length === 0) continue
      for (const status of ['401', '403']) t.ok(operation.responses[status], `${method} ${url} ${status}`)
    }
  }
})

t.test('every example runs', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const run: Record<
    string,
    (example: unknown) => Promise<{ status: number; body: Record<string, unknown> }>
  > = {
    DelinquencyRecord: async (example) => {
      const answer = await push(books.app, key, [example])
      t.match(answer.body, { received: 1, created: 1, rejected: 0 })
      return answer
    },
    PermissionQuestion: (example) => post(books.app, key, '/v1/contact-permissions', example),
    PermitQuestion: (example) => post(books.app, key, '/v1/contact-permits', example),
    MappingDocument: (example) => post(books.app, key, '/v1/csv-mappings/example', example),
    AttemptReport: (example) => post(books.app, key, '/v1/contact-attempts', example),
    InboundReport: (example) => post(books.app, key, '/v1/inbound-contacts', example),
    NewRecord: (example) => post(books.app, key, '/v1/records', example),
    NewContactPoint: (example) => post(books.app, key, '/v1/contact-points', example),
    Strategy: (example) => post(books.app, key, '/v1/strategies', example),
    NewPolicyChange: (example) => post(books.app, key, '/v1/policy-changes', example),
    Challenger: (challenger) =>
      post(books.app, key, '/v1/strategies/default/versions/1/activate', { challenger }),
  }
  const withExamples = Object.entries(document.components.schemas).filter(([, schema]) => schema.examples)
  const names = new Set(withExamples.map(([name]) => name.replace(/Input$/, '')))
  t.same([...names].sort(), Object.keys(run).sort(), 'each schema with an example is run here')
  for (const name of Object.keys(run)) {
    const schema = document.components.schemas[`${name}Input`] ?? document.components.schemas[name]
    t.ok(schema?.examples?.length, name)
    for (const example of schema?.examples ?? []) {
      const answer = await run[name]?.(example)
      t.ok(answer && answer.status < 300, `${name}: ${JSON.stringify(answer?.body).slice(0, 300)}`)
    }
  }
})
