/** Connections. Business statements run inside `withCreditor`, where row-level security knows the tenant. */

import { fileURLToPath } from 'node:url'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { installJobs } from './jobs.ts'
import { Problem } from './problems.ts'
import { SendingTogether } from './send-together.ts'

// A count or an amount is a number here; what does not fit is refused at the edge (safe integers only).
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date has no zone and no time: it stays the text it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))
/** Key of the advisory lock that keeps two processes from migrating at once. */
const MIGRATION_LOCK = 7_270_411

export type Connection = pg.Client | pg.PoolClient

/** One transaction of one creditor: the raw client and drizzle on the same connection. */
export interface Tx {
  readonly client: Connection
  readonly db: NodePgDatabase
  readonly creditorId: string
  /** Set while the transaction sees nothing but what is placed with this partner. */
  readonly agencyId?: string
}

export interface Database {
  /** Connections of the application role, bound by row-level security. */
  readonly pool: pg.Pool
  /** A connection of its own for long work, to be ended by the caller; it cannot starve the pool. */
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

/** @param url of a role that may act as `tact_app` (its owner, or granted membership). */
export function openDatabase(url: string, poolSize: number, onError: (error: Error) => void): Database {
  const settings: pg.ClientConfig = {
    connectionString: url,
    application_name: 'tact',
    options: '-c role=tact_app -c timezone=UTC',
    connectionTimeoutMillis: 10_000,
  }
  // A request that takes a minute is lost anyway; what it holds must not be. Pushes have connections of their own.
  const limits = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 }
  // A plan is made once for a connection and kept. Made while a table is empty it would read the whole table for every
  // borrower, and go on doing so while the table grows.
  const options = `${settings.options} -c enable_seqscan=off`
  // Statements that do not wait for each other's answers go out together.
  const pool = new pg.Pool({
    ...settings,
    ...limits,
    options,
    max: poolSize,
    pipeline: true,
    Client: SendingTogether,
  })
  let isClosing = false
  // A connection that dies while idle must not take the process with it; while closing it is no news.
  const lost = (error: Error) => {
    if (!isClosing) onError(error)
  }
  pool.on('error', lost)
  const connect = async () => {
    const client = new pg.Client(settings)
    client.on('error', lost)
    await client.connect()
    return client
  }
  const close = () => {
    isClosing = true
    return pool.end()
  }
  return { pool, connect, close }
}

/** Brings the schema up to date. Needs the rights to create tables and the role `tact_app`. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tact migrate',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num')
    const number = Number(version.rows[0]?.server_version_num)
    if (number < 150000) throw new Error(`PostgreSQL 15 or later is needed; this is ${number}.`)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
    await installJobs(url, (statement) => client.query(statement))
  } finally {
    await client.end()
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id that goes into the text of a statement must be nothing but an id. */
export function plainId(id: string): string {
  if (!UUID.test(id)) throw new Error('not an id')
  return id
}

/** Starts a transaction that sees one creditor only. One round trip. */
export async function beginAs(client: Connection, creditorId: string): Promise<Tx> {
  await begin(client, creditorId)
  return { client, db: drizzle(client), creditorId }
}

function begin(client: Connection, creditorId: string, keepPlans = false): Promise<unknown> {
  const plans = keepPlans ? '; set local plan_cache_mode = force_generic_plan' : ''
  return client.query(`begin; set local tact.creditor_id = '${plainId(creditorId)}'${plans}`)
}

export interface TxOptions<T> {
  /** The last statements, which go out together with the commit. When one of them fails, so does the commit. */
  readonly lastly?: (tx: Tx, result: T) => Promise<unknown>
  /**
   * Named statements are planned once for each connection, whatever they are asked. Left to itself the server plans one
   * that is asked about few accounts anew each time, which takes longer than to answer it.
   */
  readonly keepPlans?: boolean
}

/** Runs `work` in one transaction of one creditor; rolls back when it throws. */
export async function withCreditor<T>(
  pool: pg.Pool,
  creditorId: string,
  work: (tx: Tx) => Promise<T>,
  { lastly, keepPlans = false }: TxOptions<T> = {},
): Promise<T> {
  const client = await pool.connect().catch(connectionLost)
  let broken: Error | undefined
  // Lost between two statements: the next one fails and tells; without a listener the process would end.
  const lost = (error: Error) => {
    broken = error
  }
  client.on('error', lost)
  try {
    // Not waited for: the first statement goes out with it. Should it fail, that one sees and writes nothing.
    const begun = begin(client, creditorId, keepPlans)
    begun.catch(() => undefined)
    const tx: Tx = { client, db: drizzle(client), creditorId }
    const result = await work(tx)
    const [, , { command }] = await Promise.all([begun, lastly?.(tx, result), client.query('commit')])
    // An aborted transaction answers a commit with a rollback, and without an error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    return broken === undefined || error instanceof Problem ? Promise.reject(error) : connectionLost(error)
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

/** One statement that sees one creditor only, in one round trip. Named, so that it is planned once. */
export async function queryAs<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  creditorId: string,
  statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
): Promise<Row[]> {
  let rows: Row[] = []
  const lastly = async ({ client }: Tx) => {
    rows = (await client.query<Row>(statement)).rows
  }
  await withCreditor(pool, creditorId, async () => undefined, { lastly, keepPlans: true })
  return rows
}

/** Whatever the socket said about it, it is one thing: the database is away (SQLSTATE class 08). */
function connectionLost(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause)
  throw Object.assign(new Error(`Connection terminated: ${reason}`), { code: '08006' })
}
