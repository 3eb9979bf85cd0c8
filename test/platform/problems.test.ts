import { globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { toProblem } from '../../src/platform/problem-handler.ts'
import { PROBLEMS, Problem, type ProblemCode, toProblemDocument } from '../../src/platform/problems.ts'
import { bearer, openBooks, post } from '../support/books.ts'

t.test('every problem of the catalogue is used somewhere, and none is used that is not in it', async (t) => {
  const code = globSync('src/**/*.ts')
    .filter((file) => !file.endsWith('platform/problems.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  for (const name of Object.keys(PROBLEMS))
    t.match(code, new RegExp(`'${name}'`), `${name} is raised by something`)
})

t.test('a problem document says what RFC 9457 asks for', async (t) => {
  const problem = new Problem('not_found', 'There is no account "A".', { extra: { batchId: 'x' } })
  t.same(toProblemDocument(problem, 'req-1'), {
    type: 'urn:tact:problem:not_found',
    title: PROBLEMS.not_found.title,
    status: 404,
    code: 'not_found',
    detail: 'There is no account "A".',
    instance: 'urn:tact:request:req-1',
    batchId: 'x',
  })
})

t.test('failures below become problems that tell a caller what to do and nothing more', async (t) => {
  const rows: [object, ProblemCode][] = [
    // error                                                        problem
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [Object.assign(new Error('terminating'), { code: '57P01' }), 'unavailable'],
    [Object.assign(new Error('deadlock detected'), { code: '40P01' }), 'unavailable'],
    [new Error('Connection terminated unexpectedly'), 'unavailable'],
    [new Error('timeout exceeded when trying to connect'), 'unavailable'],
    [Object.assign(new Error('duplicate key'), { code: '23505' }), 'internal'],
    [Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' }), 'body_corrupt'],
    [Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), 'body_incomplete'],
    [new TypeError('x is not a function'), 'internal'],
    [
      new Error('Failed query: ...', { cause: Object.assign(new Error('gone'), { code: '57P01' }) }),
      'unavailable',
    ],
  ]
  for (const [error, code] of rows) {
    const problem = toProblem(error as Error)
    t.equal(problem.code, code, String(error))
    if (code === 'internal') t.notMatch(problem.message, /duplicate key|not a function/)
  }
})

t.test('addresses that cannot be read get a problem document too', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  const rows: [string, number, string][] = [
    // url                                            status code
    ['/v1/accounts/%00', 400, 'invalid_request'],
    ['/v1/accounts/%ZZ', 400, 'malformed_request'],
    [`/v1/accounts/${'a'.repeat(65)}`, 400, 'invalid_request'],
    [`/v1/accounts/${'a'.repeat(300)}`, 400, 'malformed_request'],
    ['/v1/next-actions?segment=%00', 400, 'invalid_request'],
    ['/nowhere', 404, 'not_found'],
  ]
  for (const [url, status, code] of rows) {
    const answer = await books.app.inject({ method: 'GET', url, headers: bearer(key) })
    t.equal(answer.statusCode, status, url)
    t.equal(answer.json().code, code, url)
    t.match(answer.headers['content-type'], /application\/problem\+json/, url)
  }
  const graphql = await post(books.app, key, '/graphql', {
    query: '{ account(accountNumber: "a\\u0000") { product } }',
  })
  t.equal(graphql.body.errors[0].extensions.code, 'malformed_request')
  const text = await books.app.inject({
    method: 'POST',
    url: '/v1/contact-permissions',
    headers: { ...bearer(key), 'content-type': 'text/plain' },
    payload: '{}',
  })
  t.equal(text.statusCode, 415)
})
