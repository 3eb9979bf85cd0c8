/** One of the two GraphQL servers of the bench, in a process of its own, on the same database. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { usualFlags } from './bench-service.ts'

export type Side = 'tact' | 'postgraphile'

export interface ServiceSettings {
  readonly side: Side
  readonly databaseUrl: string
  readonly creditorId: string
  readonly poolSize: number
  readonly nowMs: number
}

export interface GraphqlService {
  readonly port: number
  /** Seconds of processor time since it began; null where the system does not tell. */
  cpuSeconds(): Promise<number | null>
  stop(): Promise<void>
}

export async function startGraphqlService(settings: ServiceSettings): Promise<GraphqlService> {
  const child = fork(fileURLToPath(import.meta.url), {
    // As `npm start` does, and what both servers ask for in production.
    execArgv: [...(await usualFlags()), ...profileFlags(settings.side)],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send(settings)
  const port = await Promise.race([
    once(child, 'message').then(([message]) => message as number),
    once(child, 'exit').then(() => Promise.reject(new Error(`${settings.side} did not start`))),
  ])
  return { port, cpuSeconds: () => cpuSeconds(child.pid), stop: () => end(child) }
}

/** `TACT_BENCH_PROFILE=dir` writes a CPU profile there when the service ends. */
function profileFlags(side: Side): string[] {
  const dir = process.env.TACT_BENCH_PROFILE
  return dir === undefined || side !== 'tact' ? [] : ['--cpu-prof', `--cpu-prof-dir=${dir}`]
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.send('stop')
  await ended
}

/** Ticks of a hundredth of a second: user and system, the 14th and 15th column (proc(5)). */
async function cpuSeconds(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const columns = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(columns[11]) + Number(columns[12])) / 100
}

interface Running {
  readonly port: number
  stop(): Promise<void>
}

async function serve(): Promise<void> {
  const [settings] = (await once(process, 'message')) as [ServiceSettings]
  const running = await (settings.side === 'tact' ? serveTact(settings) : servePostGraphile(settings))
  process.send?.(running.port)
  await once(process, 'message')
  await running.stop()
  process.disconnect()
}

async function serveTact({ databaseUrl, poolSize, nowMs }: ServiceSettings): Promise<Running> {
  const { buildApp } = await import('../src/app.ts')
  const { SettableClock } = await import('../src/platform/clock.ts')
  const { openDatabase } = await import('../src/platform/database.ts')
  const { Vault } = await import('../src/platform/vault.ts')
  const database = openDatabase(databaseUrl, poolSize, () => undefined)
  const clock = new SettableClock(nowMs)
  const app = await buildApp({ database, vault: new Vault(Buffer.alloc(32, 7)), clock, logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const stop = async () => {
    await app.close()
    await database.close()
  }
  return { port: (app.server.address() as AddressInfo).port, stop }
}

/** In a folder with packages of its own, since nobody else needs them. */
async function servePostGraphile(settings: ServiceSettings): Promise<Running> {
  const peer = (await import(new URL('./peers/postgraphile.mjs', import.meta.url).href)) as {
    servePostGraphile(settings: ServiceSettings): Promise<Running>
  }
  return peer.servePostGraphile(settings)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) await serve()
