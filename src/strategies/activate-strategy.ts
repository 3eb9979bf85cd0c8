/** Puts a strategy version in force, alone or with a challenger for a share of the borrowers. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Author } from '../rules/next-revision.ts'
import type { Challenger } from './challenger.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'
import { lockPolicy } from './lock-policy.ts'
import { type StrategyRow, type StrategySummary, summaryOf } from './manage-strategies.ts'
import { strategyName } from './policy-in-force.ts'

export interface Activation {
  readonly strategyId: string
  readonly version: number
  readonly challenger: Challenger | null
}

/**
 * The newest activation is in force; an experiment ends with the next activation that does not name it.
 * @throws Problem `not_found`, `invalid_request` when the challenger is the champion.
 */
export async function activateStrategy(tx: Tx, wanted: Activation, author: Author): Promise<StrategySummary> {
  await lockPolicy(tx)
  const { challenger } = wanted
  if (challenger !== null) await checkChallenger(tx, wanted, challenger)
  const activatedAt = new Date(author.atMs)
  const summary = isDefault(wanted)
    ? defaultSummary(author)
    : summaryOf(await markActivated(tx, wanted, activatedAt, author), true)
  const { strategyId, strategyVersion } = strategyName(wanted)
  await tx.client.query(
    `insert into strategy_activations (creditor_id, activation, strategy_id, strategy_version, challenger,
       activated_at, activated_by, activated_by_key)
     select $1, coalesce(max(activation), 0) + 1, $2, $3, $4, $5, $6, $7 from strategy_activations
     where creditor_id = $1`,
    [
      tx.creditorId,
      strategyId,
      strategyVersion,
      challenger === null ? null : JSON.stringify(challenger),
      activatedAt,
      author.name,
      author.apiKeyId,
    ],
  )
  return summary
}

function isDefault({ strategyId, version }: { strategyId: string; version: number }): boolean {
  return strategyId === DEFAULT_STRATEGY.id && version === DEFAULT_STRATEGY.version
}

async function checkChallenger(tx: Tx, champion: Activation, challenger: Challenger): Promise<void> {
  const { strategyId, version } = challenger
  if (champion.strategyId === strategyId && champion.version === version) {
    const message = 'the challenger is the champion itself'
    throw new Problem('invalid_request', `/challenger: ${message}`, {
      errors: [{ pointer: '/challenger/version', code: 'same_version', message }],
    })
  }
  if (isDefault(challenger)) return
  const { rows } = await tx.client.query(
    'select from strategies where creditor_id = $1 and strategy_id = $2 and version = $3',
    [tx.creditorId, strategyId, version],
  )
  if (rows.length === 0) throw new Problem('not_found', 'There is no such version of the challenger.')
}

async function markActivated(
  tx: Tx,
  { strategyId, version }: Activation,
  activatedAt: Date,
  author: Author,
): Promise<StrategyRow> {
  const { rows } = await tx.client.query<StrategyRow>(
    `update strategies set activated_at = $4, activated_by = $5
     where creditor_id = $1 and strategy_id = $2 and version = $3 returning *`,
    [tx.creditorId, strategyId, version, activatedAt, author.name],
  )
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'There is no such version of a strategy.')
  return row
}

function defaultSummary(author: Author): StrategySummary {
  return {
    strategyId: DEFAULT_STRATEGY.id,
    version: DEFAULT_STRATEGY.version,
    label: DEFAULT_STRATEGY.label,
    inForce: true,
    createdAt: null,
    createdBy: null,
    activatedAt: new Date(author.atMs).toISOString(),
    activatedBy: author.name,
  }
}
