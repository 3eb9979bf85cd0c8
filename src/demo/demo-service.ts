/** The service for the demo: in this process, on an embedded PostgreSQL in a directory that goes when the demo goes. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { globalAgent } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Logger } from 'pino'
import { createKey, ensureCreditor } from '../keys/manage-keys.ts'
import { ROLES } from '../keys/scopes.ts'
import { startService } from '../main.ts'

export interface DemoService {
  readonly url: string
  /** API key of the demo bank, role admin. */
  readonly key: string
  /** For files of the demo. */
  readonly dir: string
  close(): Promise<void>
}

const USUAL_PORT = 8080

/** @throws Error with a sentence when the service does not start; nothing is left behind then. */
export async function startDemoService(wantedPort: number | undefined, logger: Logger): Promise<DemoService> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-demo-'))
  const remove = () => rm(dir, { recursive: true, force: true, maxRetries: 5 })
  try {
    // When root runs the demo, the database runs as another user and must reach its data.
    await chmod(dir, 0o755)
    const service = await startService(
      {
        dataDir: path.join(dir, 'data'),
        host: '127.0.0.1',
        port: wantedPort ?? ((await isFree(USUAL_PORT)) ? USUAL_PORT : 0),
        logLevel: 'warn',
        poolSize: 10,
        signingGeneration: 1,
        sweepMinutes: 15,
      },
      logger,
    )
    const close = async () => {
      // The story's own connections: the service would wait for them.
      globalAgent.destroy()
      await service.close()
      await remove()
    }
    try {
      return { url: service.url, key: await demoKey(service.ownerUrl), dir, close }
    } catch (error) {
      await service.close()
      throw error
    }
  } catch (error) {
    await remove()
    throw error
  }
}

async function demoKey(ownerUrl: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const creditorId = await ensureCreditor(owner, 'Demo Bank')
    return (await createKey(owner, { creditorId, name: 'demo', scopes: ROLES.admin })).key
  } finally {
    await owner.end()
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
