/** The service with its own filter taken out: no statement asks for its creditor any more, only the database knows it. */
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { openDatabase } from '../../src/platform/database.ts'
import type { Books } from './books.ts'

/** `a.creditor_id = $1`, as written by hand and by the query builder, and the same with an id in the text. */
const BY_PARAMETER = /(?:"?\w+"?\.)?"?creditor_id"? = (\$\d+)/g
const BY_TEXT = /(?<![.\w])(?!tact\.)(?:\w+\.)?creditor_id = '[0-9a-f-]{36}'/g

export interface Unfiltered {
  readonly app: FastifyInstance
  /** How many filters were taken out so far. */
  removed(): number
}

export async function withoutFilter(t: Test, { url, vault, clock }: Books): Promise<Unfiltered> {
  let removed = 0
  const strip = (text: string): string => {
    const bare = text.replace(BY_PARAMETER, '($1::uuid is not null)').replace(BY_TEXT, 'true')
    if (bare !== text) removed += 1
    return bare
  }
  const database = openDatabase(url, 5, () => undefined)
  database.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const unfiltered = (first: string | pg.QueryConfig, ...rest: unknown[]) =>
      query(typeof first === 'string' ? strip(first) : { ...first, text: strip(first.text) }, ...rest)
    client.query = unfiltered as unknown as typeof client.query
  })
  const app = await buildApp({ database, vault, clock, logger: false })
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await database.close()
  })
  return { app, removed: () => removed }
}
