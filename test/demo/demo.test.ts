/** `npm run demo -- --exit` as a newcomer starts it. */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const DEMO = path.resolve(import.meta.dirname, '../../src/demo/demo.ts')
const run = promisify(execFile)

async function demo(args: readonly string[]) {
  // No port of the developer's machine is asked for, and settings of the environment must not matter.
  const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', PORT: '1' }
  try {
    return { code: 0, ...(await run(process.execPath, [DEMO, ...args], { env })) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

t.test('tells the whole story and leaves nothing behind', async (t) => {
  const before = await demoDirs()
  const { code, stdout, stderr } = await demo(['--exit', '--accounts', '300'])
  t.equal(code, 0, stderr)
  t.equal(stderr, '', 'no log line and no warning disturbs the story')
  t.match(stdout, /300 received, 300 created, 0 updated, 0 unchanged, 0 cured, 0 rejected/)
  t.match(
    stdout,
    /days past due +accounts +owing +overdue CNY +overdue TWD\n {2}not due +\d+ +0 +0\.00 +0\.00\n/,
  )
  t.match(stdout, /\n {2}all +300 +\d+ +[\d,]+\.\d\d +[\d,]+\.\d\d\n/)
  t.match(stdout, /\n {2}segment +reminder +phone +field-visit +legal +not collected\n/)
  t.match(stdout, /\n {2}10 {2}\S.* DEMO-/, 'ten next actions')
  t.match(stdout, /ALLOWED\. What must be said or done with it:\n {4}- \S/)
  t.match(stdout, /NOT THEN\. Next allowed: \d{4}-\d\d-\d\d \d\d:\d\d, on the borrower's clock\./)
  t.match(
    stdout,
    /outside_hours \(CN-H1\).*\n(?: {7}.*\n)*? {7}Clears: .* Source: \[\d\] .*evidence: press\n {7}“未经债务人同意/,
  )
  t.match(stdout, /DENIED\. Waiting does not change it\. Why:\n {4}1\. party_not_allowed/)
  t.match(stdout, /\[\d\] GB\/T 45251-2025, /)
  t.match(stdout, /\d+ received, 6 created, \d+ updated, \d+ unchanged, \d+ cured, 0 rejected/)
  t.match(stdout, /API page +http:\/\/127\.0\.0\.1:\d+\/docs\n/)
  t.match(stdout, /Reports +http:\/\/127\.0\.0\.1:\d+\/reports +\(sign in/)
  t.match(stdout, /KEY=tact_\S+\n/)
  t.notMatch(
    stdout,
    /\+?(86|886)[ -]?[19]\d{2}|1[3-9]\d{9}|示例借款人|範例借款人|示例路/,
    'nobody can be known by it',
  )
  t.same(await demoDirs(), before, 'the temporary directory is gone')
})

t.test('says what is wrong with its options', async (t) => {
  for (const [args, message] of [
    [['--accounts', '3'], /--accounts takes a whole number from 300 to 200000, not "3"/],
    [['--port', 'x'], /--port takes a whole number from 1 to 65535, not "x"/],
    [['--nope'], /--nope/],
  ] as const) {
    const { code, stderr } = await demo(args)
    t.equal(code, 1)
    t.match(stderr, message)
  }
})

t.test('--help starts nothing', async (t) => {
  const { code, stdout } = await demo(['--help'])
  t.equal(code, 0)
  t.match(stdout, /--exit/)
})

async function demoDirs(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('tact-demo-')).sort()
}
