/** Writes what a round decided: permits, decisions, obligations and first answers, in one statement. */
import type { Tx } from '../platform/database.ts'
import type { DecidedPermit } from './decide-permits.ts'
import { type KeptObligations, keptAnswer, obligationsOf } from './keep-decision.ts'
import { PERMIT_OPERATION } from './load-permit-facts.ts'

/** The answer to a request with an `Idempotency-Key`, without the number or address: that stays sealed. */
export interface FirstBody {
  readonly key: string
  readonly fingerprint: Buffer
  readonly body: string
}

/** @param unkept lists of obligations that may not be there yet. */
export async function storePermits(
  tx: Tx,
  decided: readonly DecidedPermit[],
  first: readonly FirstBody[],
  unkept: readonly KeptObligations[],
  nowMs: number,
): Promise<void> {
  if (decided.length === 0) return
  const rows = JSON.stringify(decided.map(rowOf))
  const firstRows = first.map(({ key, fingerprint, body }) => ({
    key,
    fingerprint: `\\x${fingerprint.toString('hex')}`,
    body,
  }))
  await tx.client.query({
    name: 'store-permits',
    text: STORE,
    values: [
      tx.creditorId,
      rows,
      new Date(nowMs),
      JSON.stringify(firstRows),
      PERMIT_OPERATION,
      JSON.stringify(unkept),
    ],
  })
}

function rowOf({ request, account, ask, facts, decision, named, decisionId, permit }: DecidedPermit) {
  const { caller, question } = request
  return {
    decision_id: decisionId,
    permit_id: permit?.permitId ?? null,
    borrower_id: account.borrowerId,
    account_id: account.accountId,
    agency_id: caller.agencyId,
    verdict: decision.verdict,
    ask,
    facts,
    answer: keptAnswer(decision),
    obligations_digest: obligationsOf(decision).digest,
    objections: decision.reasons.map(({ pack, rule, code }) => `${pack} ${rule} ${code}`),
    policy_version: decision.policyVersion,
    policy_digest: named.digest,
    strategy_id: named.name.strategyId,
    strategy_version: named.name.strategyVersion,
    rule_revision: named.name.ruleRevision,
    actor: caller.name,
    api_key_id: caller.apiKeyId,
    contact_point_id: ask.contactPoint ?? null,
    person: ask.person ?? null,
    party: ask.party,
    channel: ask.channel,
    purpose: ask.purpose,
    place: ask.place ?? null,
    actor_kind: ask.actor.kind,
    collector_id: question.collectorId ?? null,
    at: new Date(ask.atMs).toISOString(),
    expires_at: permit === null ? null : new Date(permit.expiresAtMs).toISOString(),
  }
}

const STORE = `
  with rows as (
    select * from json_to_recordset($2::json) as r(
      decision_id uuid, permit_id uuid, borrower_id uuid, account_id uuid, agency_id uuid, verdict text,
      ask json, facts json, answer json, obligations_digest text, objections text[], policy_version text,
      policy_digest text, strategy_id text, strategy_version int, rule_revision int, actor text, api_key_id uuid,
      contact_point_id uuid, person text, party text, channel text, purpose text, place text, actor_kind text,
      collector_id uuid, at timestamptz, expires_at timestamptz)
  ), kept as (
    insert into decisions (creditor_id, decision_id, decided_at, kind, permit_id, borrower_id, account_id, agency_id,
      verdict, ask, facts, answer, obligations_digest, objections, policy_version, policy_digest, strategy_id,
      strategy_version, rule_revision, actor, api_key_id)
    select $1::uuid, decision_id, $3::timestamptz, 'permit', permit_id, borrower_id, account_id, agency_id,
      verdict, ask, facts, answer, obligations_digest, objections, policy_version, policy_digest, strategy_id,
      strategy_version, rule_revision, actor, api_key_id
    from rows
  ), listed as (
    insert into kept_obligations (creditor_id, digest, obligations)
    select $1::uuid, digest, list from json_to_recordset($6::json) as o(digest text, list json)
    -- In one order, so that two rounds with the same lists cannot wait for each other.
    order by digest
    on conflict do nothing
  ), answered as (
    insert into idempotency_keys (creditor_id, operation, key, fingerprint, status, body)
    select $1::uuid, $5::text, key, fingerprint::bytea, 200, body
    from json_to_recordset($4::json) as f(key text, fingerprint text, body text)
  )
  insert into permits (creditor_id, permit_id, borrower_id, account_id, contact_point_id, person, party, channel,
    purpose, place, actor_kind, agency_id, collector_id, at, expires_at, status, decision_id, created_at,
    created_by_key)
  select $1::uuid, permit_id, borrower_id, account_id, contact_point_id, person, party, channel,
    purpose, place, actor_kind, agency_id, collector_id, at, expires_at, 'open', decision_id, $3::timestamptz,
    api_key_id
  from rows where permit_id is not null`
