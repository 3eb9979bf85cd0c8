/** A decision as it was kept. */
import type { KeptDecision } from '../contacts/keep-decision.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Verdict } from '../policy/decision.ts'
import type { Ask, Facts } from '../policy/facts.ts'
import { policyNamed } from '../strategies/policy-in-force.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { explainKept } from './explain-kept.ts'

export interface DecisionRow {
  decision_id: string
  decided_at: Date
  kind: 'permit'
  verdict: Verdict
  permit_id: string | null
  account_number: string | null
  agency_id: string | null
  actor: string
  api_key_id: string
  ask: Record<string, unknown>
  facts: Record<string, unknown>
  answer: Record<string, unknown>
  obligations_digest: string | null
  policy_version: string
  policy_digest: string
  strategy_id: string | null
  strategy_version: number | null
  rule_revision: number | null
}

/** @throws Problem `not_found` */
export async function findDecision(tx: Tx, decisionId: string): Promise<DecisionRow> {
  const { rows } = await tx.client.query<DecisionRow & { obligations: unknown }>(
    `select d.*, a.account_number, o.obligations
     from decisions d
     left join accounts a on a.creditor_id = d.creditor_id and a.account_id = d.account_id
     left join kept_obligations o on o.creditor_id = d.creditor_id and o.digest = d.obligations_digest
     where d.creditor_id = $1 and d.decision_id = $2`,
    [tx.creditorId, decisionId],
  )
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'There is no such decision.')
  const { obligations, ...decision } = row
  if (decision.obligations_digest === null) return decision
  if (obligations === null) throw new Error(`the obligations of decision ${decisionId} are not on record`)
  return { ...decision, answer: { ...decision.answer, obligations } }
}

/** @throws Problem `not_found` */
export async function showDecision(tx: Tx, decisionId: string, wanted: ExplanationWanted | null) {
  const row = await findDecision(tx, decisionId)
  const explanation = wanted === null ? {} : { explanation: await explanationOf(tx, row, wanted) }
  return {
    decisionId: row.decision_id,
    decidedAt: row.decided_at.toISOString(),
    kind: row.kind,
    verdict: row.verdict,
    permitId: row.permit_id,
    accountNumber: row.account_number,
    agencyId: row.agency_id,
    actor: row.actor,
    apiKeyId: row.api_key_id,
    ask: row.ask,
    facts: row.facts,
    answer: row.answer,
    policy: {
      version: row.policy_version,
      digest: row.policy_digest,
      strategyId: row.strategy_id,
      strategyVersion: row.strategy_version,
      ruleRevision: row.rule_revision,
    },
    ...explanation,
  }
}

async function explanationOf(tx: Tx, row: DecisionRow, wanted: ExplanationWanted): Promise<string> {
  const { policy } = await policyNamed(tx.client, tx.creditorId, {
    strategyId: row.strategy_id,
    strategyVersion: row.strategy_version,
    ruleRevision: row.rule_revision,
  })
  const { answer, ask, facts } = row as unknown as { answer: KeptDecision; ask: Ask; facts: Facts }
  return explainKept(answer, ask, facts, policy, wanted)
}
