/** The compiled policy of a creditor: every pack, and the strategy activated last (the default until then). */

import type { Connection } from '../platform/database.ts'
import { compilePolicy, type Policy } from '../policy/compile.ts'
import { PACKS } from '../policy/packs.ts'
import type { Strategy } from '../policy/strategy.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'

/** Compiled policies by creditor, strategy and version: a version never changes, so it is compiled once. */
const compiled = new Map<string, Policy>()
const COMPILED_MAX = 200

export async function policyInForce(client: Connection, creditorId: string): Promise<Policy> {
  const { rows } = await client.query<{ strategy_id: string; version: number }>({
    name: 'strategy-in-force',
    text: `select strategy_id, version from strategies
           where creditor_id = $1 and activated_at is not null
           order by activated_at desc limit 1`,
    values: [creditorId],
  })
  const active = rows[0]
  const key = active === undefined ? 'default' : `${creditorId}/${active.strategy_id}/${active.version}`
  const known = compiled.get(key)
  if (known !== undefined) return known

  const strategy = active === undefined ? DEFAULT_STRATEGY : await documentOf(client, creditorId, active)
  const policy = compilePolicy({ packs: PACKS, strategy })
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, policy)
  return policy
}

async function documentOf(
  client: Connection,
  creditorId: string,
  active: { strategy_id: string; version: number },
): Promise<Strategy> {
  const { rows } = await client.query<{ document: Strategy }>(
    'select document from strategies where creditor_id = $1 and strategy_id = $2 and version = $3',
    [creditorId, active.strategy_id, active.version],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('the active strategy is gone')
  return { ...row.document, id: active.strategy_id, version: active.version }
}
