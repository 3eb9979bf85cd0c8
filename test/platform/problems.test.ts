import { globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { toProblem } from '../../src/platform/problem-handler.ts'
import { PROBLEMS, Problem, type ProblemCode, toProblemDocument } from '../../src/platform/problems.ts'

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
