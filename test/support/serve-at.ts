/**
 * The application in a process of its own, at an hour that the test sets: what is lawful must not depend on when the
 * tests run. `forkService` starts it; the rest of this file is the process.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../../src/app.ts'
import { SettableClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { Vault } from '../../src/platform/vault.ts'

interface Settings {
  readonly databaseUrl: string
  /** Hex. */
  readonly masterKey: string
  readonly nowMs: number
}

export interface ForkedService {
  readonly url: string
  readonly process: ChildProcess
  setClock(nowMs: number): Promise<void>
  /** At once, with whatever is under way: as a power cut would. */
  kill(): Promise<void>
}

export async function forkService(
  databaseUrl: string,
  masterKey: Buffer,
  nowMs: number,
): Promise<ForkedService> {
  const child = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ databaseUrl, masterKey: masterKey.toString('hex'), nowMs } satisfies Settings)
  const [url] = (await once(child, 'message')) as [string]
  return {
    url,
    process: child,
    setClock: async (toMs) => {
      child.send({ nowMs: toMs })
      await once(child, 'message')
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function serve(): Promise<void> {
  const [{ databaseUrl, masterKey, nowMs }] = (await once(process, 'message')) as [Settings]
  const clock = new SettableClock(nowMs)
  const database = openDatabase(databaseUrl, 5, () => undefined)
  const vault = new Vault(Buffer.from(masterKey, 'hex'))
  const app = await buildApp({ database, vault, clock, logger: false })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  process.on('message', (message: { nowMs: number }) => {
    clock.set(message.nowMs)
    process.send?.('set')
  })
  process.send?.(url)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) await serve()
