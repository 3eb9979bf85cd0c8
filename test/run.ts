/**
 * Runs the tests: finds a PostgreSQL, migrates once into a template database that the test files clone, starts tap.
 * Arguments are handed to tap, e.g. `npm test -- test/intake/push-batch.test.ts`.
 */
import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { prepareTemplate, startTestServer } from './support/test-server.ts'

/** Where tap keeps what each file printed. */
const RESULTS = '.tap/test-results'

const server = await startTestServer()
console.log(`PostgreSQL for the tests: ${server.description}`)
const template = await prepareTemplate(server.url)
// Of this run alone, so that what failed can be told from them.
rmSync(RESULTS, { recursive: true, force: true })
const tap = spawn('tap', process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, TACT_TEST_SERVER: server.url, TACT_TEST_TEMPLATE: template.name },
})
const code = await new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tap.kill(signal))
  tap.on('error', (error) => {
    console.error(`tap cannot be started: ${error.message}. Run the tests with npm test.`)
    resolve(1)
  })
  tap.on('exit', (status) => resolve(status ?? 1))
})
await template.drop()
await server.stop()
if (code !== 0) tellFailures()
process.exitCode = code

/** Once more at the end, where they are found: what passes fills some forty thousand lines before and after them. */
function tellFailures(): void {
  for (const file of globSync(`${RESULTS}/**/*.tap`)) {
    const failed = readFileSync(file, 'utf8').match(/^ *not ok .*\n(?: *---\n[\s\S]*?\n *\.\.\.$)?/gm)
    if (failed !== null) console.error(`\nFailed in ${relative(RESULTS, file)}:\n${failed.join('\n')}`)
  }
}
