/**
 * The compiled policies of a creditor: every pack of law, its own packs, switches and calendars, and the strategy
 * activated last (the default until then), with its challenger where there is one.
 */
import { hash } from 'node:crypto'
import type { Connection } from '../platform/database.ts'
import { compilePolicy, type Policy, type PolicySource } from '../policy/compile.ts'
import { withUploaded } from '../policy/holidays.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../policy/packs.ts'
import type { Strategy } from '../policy/strategy.ts'
import { loadChanges } from '../rules/load-changes.ts'
import { type Challenger, drawOf } from './challenger.ts'
import { DEFAULT_STRATEGY } from './defaults.ts'
import type { PoliciesInForce } from './policy-for.ts'

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
  readonly strategy_version: number | null
  readonly challenger: Challenger | null
  /** The newest change of the rules; null: none was ever made. */
  readonly revision: number | null
}

/** The policies that decide from now on; `policyFor` says which one decides about a borrower. */
export async function policiesInForce(client: Connection, creditorId: string): Promise<PoliciesInForce> {
  return policiesOf(client, creditorId, policyNamed)
}

/** The same compiled anew and not kept: for what a transaction has changed and will take back. */
export async function policiesTried(client: Connection, creditorId: string): Promise<PoliciesInForce> {
  return policiesOf(client, creditorId, compileNamed)
}

async function policiesOf(
  client: Connection,
  creditorId: string,
  compile: typeof policyNamed,
): Promise<PoliciesInForce> {
  const { rows } = await client.query<InForce>({
    name: 'policies-in-force',
    text: `select s.strategy_id, s.strategy_version, s.challenger, r.revision
           from (select) one
           left join rule_revisions r on r.creditor_id = $1
           left join lateral (
             select strategy_id, strategy_version, challenger from strategy_activations
             where creditor_id = $1 order by activation desc limit 1) s on true`,
    values: [creditorId],
  })
  const [row] = rows
  const ruleRevision = row?.revision ?? null
  const { strategy_id: strategyId = null, strategy_version: strategyVersion = null } = row ?? {}
  const champion = await compile(client, creditorId, { strategyId, strategyVersion, ruleRevision })
  if (!row?.challenger) return { champion, experiment: null }
  const named = { ...strategyName(row.challenger), ruleRevision }
  const challenger = await compile(client, creditorId, named)
  return { champion, experiment: { challenger, draw: drawOf(creditorId, row.challenger) } }
}

/** The default strategy has no row of its own, and so no name in the books. */
export function strategyName(ref: {
  readonly strategyId: string
  readonly version: number
}): Pick<PolicyName, 'strategyId' | 'strategyVersion'> {
  if (ref.strategyId === DEFAULT_STRATEGY.id) return { strategyId: null, strategyVersion: null }
  return { strategyId: ref.strategyId, strategyVersion: ref.version }
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
  const named = await compileNamed(client, creditorId, name)
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, named)
  return named
}

async function compileNamed(client: Connection, creditorId: string, name: PolicyName): Promise<NamedPolicy> {
  const { strategyId, strategyVersion, ruleRevision } = name
  const source: PolicySource = {
    packs: PACKS,
    strategy:
      strategyId === null || strategyVersion === null
        ? DEFAULT_STRATEGY
        : await documentOf(client, creditorId, strategyId, strategyVersion),
    ...(ruleRevision === null ? {} : await changesAt(client, creditorId, ruleRevision)),
  }
  return { policy: compilePolicy(source), name, digest: digestOf(source) }
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
