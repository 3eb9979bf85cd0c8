/** The limit no sweep can pass: every row it needs read once, and the columns it sets set once, by single statements. */
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { PLAN_COLUMNS } from '../src/accounts/write-plans.ts'
import { STATEMENTS } from '../src/strategies/batch-statements.ts'

export interface BareSweep {
  readonly readSeconds: number
  readonly updateSeconds: number
  /** Rows read. */
  readonly rows: number
}

/** Plans as they are now, for the update to put back. */
export async function keepPlans(owner: pg.Client): Promise<void> {
  await owner.query(
    `create table bench_plans as select creditor_id, account_id, ${PLAN_COLUMNS.join(', ')} from accounts`,
  )
  await owner.query('analyze bench_plans')
}

/** As the owner of the tables, without row-level security, and with whatever plan the database likes best. */
export async function bareSweep(url: string, now: Date): Promise<BareSweep> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const began = performance.now()
    let rows = 0
    for (const text of Object.values(STATEMENTS)) rows += await readAll(client, wholeTable(text, now))
    const read = performance.now()
    const written = await client.query(
      `update accounts a set ${PLAN_COLUMNS.map((name) => `${name} = p.${name}`).join(', ')}, updated_at = now()
       from bench_plans p where a.creditor_id = p.creditor_id and a.account_id = p.account_id`,
    )
    const ended = performance.now()
    if (written.rowCount === 0) throw new Error('nothing was updated')
    return { readSeconds: (read - began) / 1000, updateSeconds: (ended - read) / 1000, rows }
  } finally {
    await client.end()
  }
}

/** The sweep's own statement without the choice of a batch and without its order. */
function wholeTable(text: string, now: Date): string {
  return text
    .replace(/order by[^)`]*?( offset 0|for no key update skip locked|$)/, '')
    .replace(/(\w\.)?creditor_id = \$1/g, 'true')
    .replace(/(\w\.)?\w+ = any\(\$2::uuid\[\]\)/, 'true')
    .replace(/and \(\$3 or.*\)$/m, '')
    .replaceAll('$3::timestamptz', `timestamptz '${now.toISOString()}'`)
    .replaceAll('$4', '400')
}

async function readAll(client: pg.Client, text: string): Promise<number> {
  const stream = client.query(copyTo(`copy (${text}) to stdout`))
  await pipeline(stream, new Writable({ write: (_bytes, _encoding, done) => done() }))
  return stream.rowCount
}
