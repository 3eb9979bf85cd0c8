/** Strategies: versioned documents, checked when saved, one in force at a time. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { lintStrategy } from '../policy/lint-strategy.ts'
import type { Challenger } from './challenger.ts'
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

export interface StrategyRow {
  strategy_id: string
  version: number
  document: StrategyDocument
  created_at: Date
  created_by: string
  activated_at: Date | null
  activated_by: string | null
}

interface ActivationRow {
  strategy_id: string | null
  strategy_version: number | null
  challenger: Challenger | null
  activated_at: Date
  activated_by: string
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
export async function listStrategies(tx: Tx) {
  const { rows } = await tx.client.query<StrategyRow>(
    'select * from strategies where creditor_id = $1 order by created_at desc, version desc',
    [tx.creditorId],
  )
  const { rows: activations } = await tx.client.query<ActivationRow>(
    'select * from strategy_activations where creditor_id = $1 order by activation desc limit 1',
    [tx.creditorId],
  )
  const [newest] = activations
  const isInForce = (strategyId: string | null, version: number | null) =>
    (newest?.strategy_id ?? null) === strategyId && (newest?.strategy_version ?? null) === version
  const own = rows.map((row) => summaryOf(row, isInForce(row.strategy_id, row.version)))
  const isDefault = isInForce(null, null)
  const shipped: StrategySummary = {
    strategyId: DEFAULT_STRATEGY.id,
    version: DEFAULT_STRATEGY.version,
    label: DEFAULT_STRATEGY.label,
    inForce: isDefault,
    createdAt: null,
    createdBy: null,
    activatedAt: isDefault ? (newest?.activated_at.toISOString() ?? null) : null,
    activatedBy: isDefault ? (newest?.activated_by ?? null) : null,
  }
  return { strategies: [...own, shipped], challenger: newest?.challenger ?? null }
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

export function summaryOf(row: StrategyRow, inForce: boolean): StrategySummary {
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
