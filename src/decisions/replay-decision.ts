/** Recomputes a decision from what was kept of it: nothing else is read, and nothing is written. */
import { isDeepStrictEqual } from 'node:util'
import { keptDecision } from '../contacts/keep-decision.ts'
import type { Tx } from '../platform/database.ts'
import { decideContact } from '../policy/decide-contact.ts'
import type { Ask, Facts } from '../policy/facts.ts'
import { policyNamed } from '../strategies/policy-in-force.ts'
import { findDecision } from './show-decision.ts'

type Json = Record<string, unknown>

/** @throws Problem `not_found` */
export async function replayDecision(tx: Tx, decisionId: string) {
  const kept = await findDecision(tx, decisionId)
  const { policy, digest } = await policyNamed(tx.client, tx.creditorId, {
    strategyId: kept.strategy_id,
    strategyVersion: kept.strategy_version,
    ruleRevision: kept.rule_revision,
  })
  const decision = decideContact(kept.ask as unknown as Ask, kept.facts as unknown as Facts, policy)
  const answer = JSON.parse(JSON.stringify(keptDecision(decision))) as Json
  const differences = differencesOf(kept.answer, answer)
  return {
    decisionId,
    identical: differences.length === 0,
    samePolicy: digest === kept.policy_digest,
    policyDigest: { kept: kept.policy_digest, now: digest },
    differences,
    answer,
  }
}

/** Of the members of the answer: which ones, and both sides of each. */
function differencesOf(kept: Json, now: Json): { pointer: string; kept?: unknown; now?: unknown }[] {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(now)])]
  return names
    .filter((name) => !isDeepStrictEqual(kept[name], now[name]))
    .map((name) => ({ pointer: `/${name}`, kept: kept[name], now: now[name] }))
}
