/**
 * Runs the tests: finds a PostgreSQL, migrates once into a template database that the test files clone, starts tap.
 * Arguments are handed to tap, e.g. `npm test -- test/intake/push-batch.test.ts`.
 */
import { spawn } from 'node:child_process'
import { prepareTemplate, startTestServer } from './support/test-server.ts'

const server = await startTestServer()
console.log(`PostgreSQL for the tests: ${server.description}`)
const template = await prepareTemplate(server.url)
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
process.exitCode = code
