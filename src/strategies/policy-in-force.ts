/**
 * The compiled policy of a creditor: every pack of law, its own packs, switches and calendars, and the strategy
 * activated last (the default until then).
 */
import type { Connection } from '../platform/database.ts'
import { compilePolicy, type Policy } from '../policy/compile.ts'
import { withUploaded } from '../policy/holidays.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../policy/packs.ts'
import type { Strategy } from '../policy/strategy.ts'
import { loadChanges } from '../rules/load-changes.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'

/** By creditor, strategy, version and change of the rules: none of these ever changes, so each is compiled once. */
const compiled = new Map<string, Policy>()
const COMPILED_MAX = 200

interface InForce {
  /** Null: the default strategy. */
  readonly strategy_id: string | null
  readonly version: number | null
  /** The newest change of the rules; null: none was ever made. */
  readonly revision: number | null
}

export async function policyInForce(client: Connection, creditorId: string): Promise<Policy> {
  const { rows } = await client.query<InForce>({
    name: 'policy-in-force',
    text: `select s.strategy_id, s.version, r.revision
           from (select) one
           left join rule_revisions r on r.creditor_id = $1
           left join lateral (
             select strategy_id, version from strategies
             where creditor_id = $1 and activated_at is not null
             order by activated_at desc limit 1) s on true`,
    values: [creditorId],
  })
  const { strategy_id: strategyId = null, version = null, revision = null } = rows[0] ?? {}
  const isShipped = strategyId === null && revision === null
  const key = isShipped ? 'default' : `${creditorId}/${strategyId ?? ''}/${version ?? ''}/${revision ?? ''}`
  const known = compiled.get(key)
  if (known !== undefined) return known

  const policy = compilePolicy({
    packs: PACKS,
    strategy:
      strategyId === null || version === null
        ? DEFAULT_STRATEGY
        : await documentOf(client, creditorId, strategyId, version),
    ...(revision === null ? {} : await changesAt(client, creditorId, revision)),
  })
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, policy)
  return policy
}

/** As they stood at that change: a newer one has a key of its own. */
async function changesAt(client: Connection, creditorId: string, revision: number) {
  const { switches, housePacks, calendars } = await loadChanges(client, creditorId, revision)
  return { switches, housePacks, calendars: withUploaded(HOLIDAY_CALENDARS, calendars) }
}

async function documentOf(
  client: Connection,
  creditorId: string,
  strategyId: string,
  version: number,
): Promise<Strategy> {
  const { rows } = await client.query<{ document: Strategy }>(
    'select document from strategies where creditor_id = $1 and strategy_id = $2 and version = $3',
    [creditorId, strategyId, version],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('the active strategy is gone')
  return { ...row.document, id: strategyId, version }
}
