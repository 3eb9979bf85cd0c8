/**
 * The compiled policy of a creditor: every pack of law, its own packs, switches and calendars, and the strategy
 * activated last (the default until then).
 */
import { hash } from 'node:crypto'
import type { Connection } from '../platform/database.ts'
import { compilePolicy, type Policy, type PolicySource } from '../policy/compile.ts'
import { withUploaded } from '../policy/holidays.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../policy/packs.ts'
import type { Strategy } from '../policy/strategy.ts'
import { loadChanges } from '../rules/load-changes.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'

/** Names a policy for good: what a decision was made under can be compiled again from it. */
export interface PolicyName {
  /** Null: the default strategy. */
  readonly strategyId: string | null
  readonly strategyVersion: number | null
  /** The newest change of the rules; null: none was ever made. */
  readonly ruleRevision: number | null
}

export interface NamedPolicy {
  readonly policy: Policy
  readonly name: PolicyName
  /** SHA-256 (base64url) of packs, strategy, switches and calendars: equal means the same rules, word for word. */
  readonly digest: string
}

/** By creditor, strategy, version and change of the rules: none of these ever changes, so each is compiled once. */
const compiled = new Map<string, NamedPolicy>()
const COMPILED_MAX = 200

interface InForce {
  /** Null: the default strategy. */
  readonly strategy_id: string | null
  readonly version: number | null
  /** The newest change of the rules; null: none was ever made. */
  readonly revision: number | null
}

export async function policyInForce(client: Connection, creditorId: string): Promise<Policy> {
  return (await namedPolicyInForce(client, creditorId)).policy
}

export async function namedPolicyInForce(client: Connection, creditorId: string): Promise<NamedPolicy> {
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
  return policyNamed(client, creditorId, { strategyId, strategyVersion: version, ruleRevision: revision })
}

/** The policy of that name, as far as this edition of the service still has its packs: the digest tells. */
export async function policyNamed(
  client: Connection,
  creditorId: string,
  name: PolicyName,
): Promise<NamedPolicy> {
  const { strategyId, strategyVersion, ruleRevision } = name
  const isShipped = strategyId === null && ruleRevision === null
  const key = isShipped
    ? 'default'
    : `${creditorId}/${strategyId ?? ''}/${strategyVersion ?? ''}/${ruleRevision ?? ''}`
  const known = compiled.get(key)
  if (known !== undefined) return known

  const source: PolicySource = {
    packs: PACKS,
    strategy:
      strategyId === null || strategyVersion === null
        ? DEFAULT_STRATEGY
        : await documentOf(client, creditorId, strategyId, strategyVersion),
    ...(ruleRevision === null ? {} : await changesAt(client, creditorId, ruleRevision)),
  }
  const named = { policy: compilePolicy(source), name, digest: digestOf(source) }
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, named)
  return named
}

let packsDigest: string | undefined

function digestOf({ packs, ...own }: PolicySource): string {
  packsDigest ??= hash('sha256', JSON.stringify(packs), 'base64url')
  return hash('sha256', JSON.stringify([packsDigest, { calendars: HOLIDAY_CALENDARS, ...own }]), 'base64url')
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
