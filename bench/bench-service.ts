/** The real service in a process of its own, on an embedded PostgreSQL with empty books. */

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { startEmbeddedDatabase } from '../src/platform/embedded-database.ts'
import { freePort } from '../src/platform/free-port.ts'

export interface BenchService {
  readonly url: string
  /** API key of a creditor without accounts, role admin. */
  readonly key: string
  readonly pid: number
  /** Connection string of the owner of the tables. */
  readonly ownerUrl: string
  /** For files of the bench; removed at the end. */
  readonly dir: string
  /**
   * Highest resident memory in MiB since the start or the last reset, of the service's process alone; `null` where
   * the system does not tell (it is read from /proc).
   */
  peakMib(): Promise<number | null>
  resetPeak(): Promise<void>
  stop(): Promise<void>
}

const START = path.resolve(import.meta.dirname, '../src/start.js')
const START_MS_MAX = 60_000

/** @param nodeFlags for the service's process, such as `--max-semi-space-size=16`; absent: those of `npm start`. */
export async function startBenchService(nodeFlags?: readonly string[]): Promise<BenchService> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-bench-'))
  // When root runs the bench, the database runs as another user and must reach its data.
  await chmod(dir, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = {
    ...inherited,
    TACT_DATA_DIR: path.join(dir, 'data'),
    TACT_MASTER_KEY: randomBytes(32).toString('base64'),
    TACT_SWEEP_MINUTES: '0',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [...(nodeFlags ?? (await usualFlags())), START, 'serve'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Not in the terminal's group: Ctrl-C reaches the bench, and the bench stops the service.
    detached: true,
  })
  const stop = () => stopService(child, dir)
  const interrupted = () => void stop().then(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
  try {
    await ready(child, url)
    const key = await promisify(execFile)(
      process.execPath,
      [START, 'keys', 'create', '--creditor', 'Bench Bank', '--role', 'admin'],
      { env },
    )
    const { url: ownerUrl } = await startEmbeddedDatabase(env.TACT_DATA_DIR, false)
    const { pid } = child
    if (pid === undefined) throw new Error('the service has no process')
    return {
      url,
      key: key.stdout.trim(),
      pid,
      ownerUrl,
      dir,
      peakMib: () => peakMib(pid),
      // 5: forget the high-water mark of resident memory (proc(5), clear_refs).
      resetPeak: () => writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What stands between `node` and the file in the start script of package.json. */
export async function usualFlags(): Promise<string[]> {
  const text = await readFile(path.resolve(import.meta.dirname, '../package.json'), 'utf8')
  const { scripts } = JSON.parse(text) as { scripts: { start: string } }
  return scripts.start.split(' ').filter((word) => word.startsWith('-'))
}

async function stopService(child: ChildProcess, dir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  await rm(dir, { recursive: true, force: true })
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < START_MS_MAX; ) {
    if (child.exitCode !== null) throw new Error(`the service ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the service was not ready within ${START_MS_MAX / 1000} s`)
}

async function peakMib(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kib === undefined ? null : Math.round(Number(kib) / 102.4) / 10
}
