/**
 * Writes `openapi/openapi.json` and `openapi/schema.graphql` from the code; `--check` compares instead and fails when
 * they differ. Needs no database: nothing connects before the first statement.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { SDL } from './graphql/sdl.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/database.ts'
import { Vault } from './platform/vault.ts'

export async function describeApi(): Promise<Record<string, string>> {
  const database = openDatabase('postgresql://nobody@127.0.0.1:1/none', 1, () => undefined)
  const vault = new Vault(Buffer.alloc(32))
  const app = await buildApp({ database, vault, clock: systemClock, logger: false })
  await app.ready()
  const openapi = app.openapi()
  await app.close()
  await database.close()
  return { 'openapi.json': `${JSON.stringify(openapi, null, 2)}\n`, 'schema.graphql': SDL.trimStart() }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  for (const [name, text] of Object.entries(await describeApi())) {
    const file = fileURLToPath(new URL(`../openapi/${name}`, import.meta.url))
    if (!check) {
      await writeFile(file, text)
    } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
      console.error(`openapi/${name} is not what the code says: run npm run openapi and commit it.`)
      process.exitCode = 1
    }
  }
}
