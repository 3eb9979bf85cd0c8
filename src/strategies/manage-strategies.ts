/** Strategies: versioned documents, checked when saved, one in force at a time. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { lintStrategy } from '../policy/lint-strategy.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'
import { type StrategyDocument, strategyDocument, toStrategy } from './strategy-document.ts'

export interface StrategySummary {
  strategyId: string
  version: number
  label: { en: string; zh: string }
  inForce: boolean
  createdAt: string | null
  createdBy: string | null
  activatedAt: string | null
  activatedBy: string | null
}

interface StrategyRow {
  strategy_id: string
  version: number
  document: StrategyDocument
  created_at: Date
  created_by: string
  activated_at: Date | null
  activated_by: string | null
}

/** @throws Problem `strategy_unsound` with every fault that would leave an account without a plan. */
export async function saveStrategy(tx: Tx, document: StrategyDocument, by: string) {
  const findings = lintStrategy(toStrategy(document, 0))
  const errors = findings.filter((finding) => finding.severity === 'error')
  if (errors.length > 0) {
    throw new Problem('strategy_unsound', `The strategy has ${errors.length} fault(s) and was not saved.`, {
      errors,
    })
  }
  if (document.id === DEFAULT_STRATEGY.id) {
    throw new Problem('strategy_unsound', 'The id belongs to the strategy that Tact ships.', {
      errors: [{ pointer: '/id', code: 'reserved_id', message: 'choose another id' }],
    })
  }
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('strategy ' || $1 || ' ' || $2, 0))", [
    tx.creditorId,
    document.id,
  ])
  const { rows } = await tx.client.query<{ version: number }>(
    `insert into strategies (creditor_id, strategy_id, version, document, created_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from strategies where creditor_id = $1 and strategy_id = $2
     returning version`,
    [tx.creditorId, document.id, JSON.stringify(document), by],
  )
  return { strategyId: document.id, version: rows[0]?.version, findings }
}

/** Newest first; the shipped default is always there, and in force until another one is. */
export async function listStrategies(tx: Tx): Promise<StrategySummary[]> {
  const { rows } = await tx.client.query<StrategyRow>(
    'select * from strategies where creditor_id = $1 order by created_at desc, version desc',
    [tx.creditorId],
  )
  const newest = rows.reduce((max, row) => Math.max(max, row.activated_at?.getTime() ?? 0), 0)
  const own = rows.map((row) =>
    summaryOf(row, row.activated_at !== null && row.activated_at.getTime() === newest),
  )
  const shipped: StrategySummary = {
    strategyId: DEFAULT_STRATEGY.id,
    version: DEFAULT_STRATEGY.version,
    label: DEFAULT_STRATEGY.label,
    inForce: newest === 0,
    createdAt: null,
    createdBy: null,
    activatedAt: null,
    activatedBy: null,
  }
  return [...own, shipped]
}

/** @throws Problem `not_found` */
export async function showStrategy(
  tx: Tx,
  ref: { strategyId: string; version: number },
): Promise<StrategyDocument> {
  if (ref.strategyId === DEFAULT_STRATEGY.id && ref.version === DEFAULT_STRATEGY.version) {
    const { version: _, ...document } = DEFAULT_STRATEGY
    // Through the schema, so that what is shown is what could be uploaded.
    return strategyDocument.parse(document)
  }
  const { rows } = await tx.client.query<StrategyRow>(
    'select * from strategies where creditor_id = $1 and strategy_id = $2 and version = $3',
    [tx.creditorId, ref.strategyId, ref.version],
  )
  const row = rows[0]
  if (row === undefined) throw new Problem('not_found', 'There is no such version of a strategy.')
  return row.document
}

/** @throws Problem `not_found` */
export async function activateStrategy(
  tx: Tx,
  ref: { strategyId: string; version: number },
  by: string,
  nowMs: number,
): Promise<StrategySummary> {
  const { rows } = await tx.client.query<StrategyRow>(
    `update strategies set activated_at = greatest($4::timestamptz, (
       -- The newest activation is in force, also when two come within one tick of the clock.
       select max(activated_at) + interval '1 millisecond' from strategies where creditor_id = $1)), activated_by = $5
     where creditor_id = $1 and strategy_id = $2 and version = $3 returning *`,
    [tx.creditorId, ref.strategyId, ref.version, new Date(nowMs), by],
  )
  const row = rows[0]
  if (row === undefined) throw new Problem('not_found', 'There is no such version of a strategy.')
  return summaryOf(row, true)
}

function summaryOf(row: StrategyRow, inForce: boolean): StrategySummary {
  return {
    strategyId: row.strategy_id,
    version: row.version,
    label: row.document.label,
    inForce,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    activatedAt: row.activated_at?.toISOString() ?? null,
    activatedBy: row.activated_by,
  }
}
