/** The limit no intake can pass: the finished rows, loaded by COPY into staging tables and upserted from there. */
import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrateDatabase } from '../src/platform/database.ts'

/** The tables a push writes row by row, in the order of their foreign keys, with their primary keys. */
const TABLES = [
  { name: 'borrowers', key: 'creditor_id, borrower_id' },
  { name: 'contact_points', key: 'creditor_id, contact_point_id' },
  { name: 'accounts', key: 'creditor_id, account_id' },
  { name: 'delinquency_history', key: 'creditor_id, account_id, business_date' },
] as const

export interface BareLoad {
  readonly seconds: number
  readonly rows: number
  /** Part of `seconds` in which rows were copied into the staging tables; the rest is the upsert. */
  readonly copySeconds: number
}

/**
 * Takes the rows that a push has written and loads them into the same tables of a fresh database of the same server,
 * with all indexes and constraints, as their owner (so without row-level security), in one transaction.
 *
 * @param sourceUrl database of the service, as owner
 * @param dir for the files in between
 */
export async function bareLoad(sourceUrl: string, dir: string, businessDate: string): Promise<BareLoad> {
  const targetUrl = await exportRows(sourceUrl, dir)
  return withClient(targetUrl, async (target) => {
    await pipeline(
      createReadStream(fileOf(dir, 'creditors')),
      target.query(copyFrom('copy creditors from stdin')),
    )
    await target.query("select tact_ensure_partition('delinquency_history', $1)", [businessDate])
    await target.query('checkpoint')
    let rows = 0
    let copyMs = 0
    const began = performance.now()
    await target.query('begin')
    for (const table of TABLES) {
      const copyBegan = performance.now()
      await target.query(`create temporary table staged_${table.name} (like ${table.name})`)
      await pipeline(
        createReadStream(fileOf(dir, table.name)),
        target.query(copyFrom(`copy staged_${table.name} from stdin`)),
      )
      copyMs += performance.now() - copyBegan
      rows += await upsert(target, table)
    }
    await target.query('commit')
    return { seconds: (performance.now() - began) / 1000, rows, copySeconds: copyMs / 1000 }
  })
}

/** Writes the rows to files and makes an empty database beside the source. @returns its connection string. */
async function exportRows(sourceUrl: string, dir: string): Promise<string> {
  const url = new URL(sourceUrl)
  url.pathname = '/tact_bare'
  await withClient(sourceUrl, async (source) => {
    for (const name of ['creditors', ...TABLES.map((table) => table.name)]) {
      const rows = source.query(copyTo(`copy (select * from ${name}) to stdout`))
      await pipeline(rows, createWriteStream(fileOf(dir, name)))
    }
    // Housekeeping of the rows just written would otherwise run beside the bare load and slow it down.
    await source.query('vacuum (analyze)')
    await source.query('create database tact_bare')
  })
  await migrateDatabase(url.href)
  return url.href
}

async function upsert(target: pg.Client, table: (typeof TABLES)[number]): Promise<number> {
  const { rows: columns } = await target.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table.name],
  )
  const keys = new Set(table.key.split(', '))
  const others = columns.filter(({ name }) => !keys.has(name))
  const { rowCount } = await target.query(
    `insert into ${table.name} select * from staged_${table.name}
     on conflict (${table.key}) do update set
       ${others.map(({ name }) => `${name} = excluded.${name}`).join(', ')}`,
  )
  return rowCount ?? 0
}

function fileOf(dir: string, table: string): string {
  return path.join(dir, `${table}.copy`)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tact bench' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
