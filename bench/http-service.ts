/**
 * The service and, beside it on the same pool, two bare Fastify routes: one prepared SELECT by key, one prepared INSERT.
 * A process of its own, at an hour at which calling is lawful.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type pg from 'pg'
import { buildApp } from '../src/app.ts'
import { SettableClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/new-id.ts'
import { Vault } from '../src/platform/vault.ts'
import { usualFlags } from './bench-service.ts'

export interface HttpServiceSettings {
  readonly databaseUrl: string
  readonly creditorId: string
  readonly poolSize: number
  readonly nowMs: number
}

export interface HttpService {
  readonly port: number
  readonly barePort: number
  stop(): Promise<void>
}

/** The table that the bare INSERT writes to; made by the owner. */
export const BARE_TABLE = `
  create table bare_inserts (creditor_id uuid, id uuid, account_number text, channel text, at timestamptz,
    primary key (creditor_id, id));
  grant insert on bare_inserts to tact_app`

export async function startHttpService(settings: HttpServiceSettings): Promise<HttpService> {
  const child = fork(fileURLToPath(import.meta.url), {
    execArgv: [...(await usualFlags()), ...profileFlags()],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send(settings)
  const [ports] = (await once(child, 'message')) as [{ port: number; barePort: number }]
  return { ...ports, stop: () => end(child) }
}

/** `TACT_BENCH_PROFILE=dir` writes a CPU profile there when the service ends. */
function profileFlags(): string[] {
  const dir = process.env.TACT_BENCH_PROFILE
  return dir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${dir}`]
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.send('stop')
  await ended
}

function bareRoutes(pool: pg.Pool, creditorId: string): FastifyInstance {
  const app = Fastify()
  app.get<{ Params: { number: string } }>('/select/:number', async (request) => {
    const { rows } = await pool.query({
      name: 'bare-select',
      text: `select account_id, account_number, status, total_outstanding, stage
             from accounts where creditor_id = $1 and account_number = $2`,
      values: [creditorId, request.params.number],
    })
    return rows[0]
  })
  app.post<{ Body: { accountNumber: string; channel: string } }>('/insert', async (request) => {
    const id = newId()
    await pool.query({
      name: 'bare-insert',
      text: 'insert into bare_inserts (creditor_id, id, account_number, channel, at) values ($1, $2, $3, $4, now())',
      values: [creditorId, id, request.body.accountNumber, request.body.channel],
    })
    return { id }
  })
  return app
}

async function serve(): Promise<void> {
  const [settings] = (await once(process, 'message')) as [HttpServiceSettings]
  const database = openDatabase(settings.databaseUrl, settings.poolSize, () => undefined)
  // For the bare SELECT, which has no transaction to say whose rows it may see.
  database.pool.on(
    'connect',
    (client) => void client.query(`set tact.creditor_id = '${settings.creditorId}'`),
  )
  const clock = new SettableClock(settings.nowMs)
  const app = await buildApp({ database, vault: new Vault(Buffer.alloc(32, 7)), clock, logger: false })
  const bare = bareRoutes(database.pool, settings.creditorId)
  await app.listen({ host: '127.0.0.1', port: 0 })
  await bare.listen({ host: '127.0.0.1', port: 0 })
  const portOf = (one: FastifyInstance) => (one.server.address() as AddressInfo).port
  process.send?.({ port: portOf(app), barePort: portOf(bare) })
  await once(process, 'message')
  await Promise.all([app.close(), bare.close()])
  await database.close()
  process.disconnect()
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) await serve()
