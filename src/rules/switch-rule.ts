/** Compliance switches a rule: on, off, to a warning or to a denial. The pack keeps its own word, the change its author. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type SwitchRow, switchesOf } from './load-changes.ts'
import { packsOf } from './load-packs.ts'
import { type Author, nextRevision } from './next-revision.ts'

export interface RuleSwitch {
  readonly ruleId: string
  /** Null: as the pack says. */
  readonly enabled: boolean | null
  readonly effect: 'deny' | 'warn' | null
  readonly reason: string
  readonly changedBy: string
  readonly changedOn: string
}

export interface SwitchChange {
  readonly enabled?: boolean | undefined
  readonly effect?: 'deny' | 'warn' | undefined
  readonly reason: string
}

/** @throws Problem `not_found`, `rule_not_switchable` */
export async function switchRule(tx: Tx, ruleId: string, change: SwitchChange, author: Author) {
  await checkSwitchable(tx, ruleId, change)
  const revision = await nextRevision(tx)
  const [current] = await newestOf(tx, ruleId, 1)
  const { enabled = null, effect = null, reason } = change
  // Saying the same again is no change.
  if (current?.enabled === enabled && current.effect === effect && current.reason === reason)
    return presentSwitch(current)
  return presentSwitch(await keep(tx, revision, ruleId, { enabled, effect, reason }, author))
}

/** The pack's own word holds again. @throws Problem `not_found` when no switch holds. */
export async function takeBackSwitch(tx: Tx, ruleId: string, reason: string, author: Author) {
  const revision = await nextRevision(tx)
  const [current] = await newestOf(tx, ruleId, 1)
  if (current === undefined || (current.enabled === null && current.effect === null))
    throw new Problem('not_found', `There is no switch on the rule "${ruleId}".`)
  return presentSwitch(await keep(tx, revision, ruleId, { enabled: null, effect: null, reason }, author))
}

export async function listSwitches(tx: Tx) {
  return { switches: (await switchesOf(tx.client, tx.creditorId)).map(presentSwitch) }
}

const HISTORY_MAX = 1000

/** Every change of one rule, newest first. @throws Problem `not_found` when it was never switched. */
export async function showSwitch(tx: Tx, ruleId: string) {
  const history = await newestOf(tx, ruleId, HISTORY_MAX)
  const [current] = history
  if (current === undefined) throw new Problem('not_found', `The rule "${ruleId}" was never switched.`)
  return { ...presentSwitch(current), history: history.map(presentSwitch) }
}

export function presentSwitch(row: SwitchRow): RuleSwitch {
  return {
    ruleId: row.rule_id,
    enabled: row.enabled,
    effect: row.effect,
    reason: row.reason,
    changedBy: row.changed_by,
    changedOn: row.changed_at.toISOString(),
  }
}

async function checkSwitchable(tx: Tx, ruleId: string, change: SwitchChange): Promise<void> {
  if (ruleId.startsWith('strategy:')) {
    throw refusal(
      "The rule is made from the creditor's own strategy: change the strategy instead.",
      '/path/ruleId',
    )
  }
  const packs = await packsOf(tx)
  // A rule that was split keeps its id as that of the whole: the switch is on every part.
  const isMeant = (id: string) => id === ruleId || id.split('/')[0] === ruleId
  const rules = packs.flatMap((pack) => pack.rules).filter((rule) => isMeant(rule.id))
  const obligations = packs.flatMap((pack) => pack.obligations).filter((one) => isMeant(one.rule))
  if (rules.length + obligations.length === 0)
    throw new Problem('not_found', `No pack has a rule "${ruleId}".`)
  if (rules.some((rule) => rule.kind === 'fact-known')) {
    throw refusal(
      'Without this fact there is no answer to give, so the rule cannot be switched: supply the fact.',
      '/path/ruleId',
    )
  }
  if (rules.length === 0 && change.effect !== undefined)
    throw refusal('An obligation can be switched on or off; it denies nothing.', '/effect')
}

function refusal(detail: string, pointer: string): Problem {
  return new Problem('rule_not_switchable', detail, {
    errors: [{ pointer, code: 'rule_not_switchable', message: detail }],
  })
}

async function newestOf(tx: Tx, ruleId: string, most: number): Promise<SwitchRow[]> {
  const { rows } = await tx.client.query<SwitchRow>(
    `select revision, rule_id, enabled, effect, reason, changed_by, changed_at from rule_switches
     where creditor_id = $1 and rule_id = $2 order by revision desc limit $3`,
    [tx.creditorId, ruleId, most],
  )
  return rows
}

async function keep(
  tx: Tx,
  revision: number,
  ruleId: string,
  change: { enabled: boolean | null; effect: 'deny' | 'warn' | null; reason: string },
  author: Author,
): Promise<SwitchRow> {
  const { rows } = await tx.client.query<SwitchRow>(
    `insert into rule_switches
       (creditor_id, revision, rule_id, enabled, effect, reason, changed_by, changed_by_key, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     returning revision, rule_id, enabled, effect, reason, changed_by, changed_at`,
    [
      tx.creditorId,
      revision,
      ruleId,
      change.enabled,
      change.effect,
      change.reason,
      author.name,
      author.apiKeyId,
      new Date(author.atMs),
    ],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the switch was not kept')
  return row
}
