/** All packs a creditor's answers rest on, rule by rule, with what the creditor changed beside the original. */
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type Switches, switchOf } from '../policy/compile.ts'
import type { Provenance } from '../policy/decision.ts'
import type { PackObligation, Rule } from '../policy/pack.ts'
import { TACT_PACK } from '../policy/tact-rules.ts'
import { type SwitchRow, switchesFrom, switchesOf } from './load-changes.ts'
import { type AnyPack, packsOf } from './load-packs.ts'
import { presentSwitch, type RuleSwitch } from './switch-rule.ts'

export async function listPacks(tx: Tx) {
  const switched = switchedBy(await switchesOf(tx.client, tx.creditorId))
  return { packs: (await packsOf(tx)).map((pack) => summarise(pack, switched)) }
}

/** @throws Problem `not_found` */
export async function showPack(tx: Tx, packId: string) {
  const pack = (await packsOf(tx)).find((one) => one.id === packId)
  if (pack === undefined) throw new Problem('not_found', `There is no pack "${packId}".`)
  const switched = switchedBy(await switchesOf(tx.client, tx.creditorId))
  const ids = idsOf(pack)
  return {
    ...summarise(pack, switched),
    rules: pack.rules.map((rule) => describeRule(rule, switched, ids)),
    obligations: pack.obligations.map((one) => describeObligation(one, switched, ids)),
  }
}

/** The switches as they were made, and as the policy reads them. */
interface Switched {
  readonly rows: ReadonlyMap<string, SwitchRow>
  readonly switches: Switches
}

function switchedBy(rows: readonly SwitchRow[]): Switched {
  return { rows: new Map(rows.map((row) => [row.rule_id, row])), switches: switchesFrom(rows) }
}

const NOTHING_SWITCHED = switchedBy([])

function idsOf(pack: AnyPack): ReadonlySet<string> {
  return new Set(pack.rules.map((rule) => rule.id))
}

/** A pack in numbers. */
export function summarise(pack: AnyPack, switched = NOTHING_SWITCHED) {
  const ids = idsOf(pack)
  const rules = pack.rules.map((rule) => describeRule(rule, switched, ids))
  const evidence = { text: 0, press: 0, weak: 0, unverified: 0 }
  for (const rule of rules) evidence[rule.provenance.evidence]++
  return {
    packId: pack.id,
    title: pack.title,
    asOf: pack.asOf,
    origin:
      'version' in pack
        ? ('house' as const)
        : pack.id === TACT_PACK.id
          ? ('tact' as const)
          : ('law' as const),
    version: 'version' in pack ? pack.version : null,
    appliesTo: 'version' in pack && pack.appliesTo !== undefined ? [...pack.appliesTo] : null,
    zones: [...pack.zones],
    counts: {
      rules: rules.length,
      inForce: rules.filter((rule) => rule.inForce.enabled).length,
      switched: rules.filter((rule) => rule.switch !== null).length,
      obligations: pack.obligations.length,
      evidence,
    },
  }
}

function describeRule(rule: Rule, switched: Switched, ids: ReadonlySet<string>) {
  const {
    id,
    title,
    kind,
    when,
    effect,
    enabled,
    effectiveFrom,
    effectiveTo,
    provenance,
    examples,
    ...parameters
  } = rule
  // A needed fact cannot be waived.
  const canSwitch = kind !== 'fact-known'
  const flip = canSwitch ? switchOf(switched.switches, id, ids) : undefined
  return {
    ruleId: id,
    title,
    kind,
    parameters,
    when: plain(when),
    effect,
    enabled,
    effectiveFrom: effectiveFrom ?? null,
    effectiveTo: effectiveTo ?? null,
    provenance: sourceOf(provenance),
    examples: (examples ?? []).map(({ title, facts, ask, objects }) => ({
      title,
      facts: plain(facts),
      ask: plain(ask),
      objects,
    })),
    canSwitch,
    inForce: { enabled: flip?.enabled ?? enabled, effect: flip?.effect ?? effect },
    switch: switchOn(id, switched),
  }
}

function describeObligation(one: PackObligation, switched: Switched, ids: ReadonlySet<string>) {
  return {
    code: one.code,
    ruleId: one.rule,
    text: one.text,
    when: plain(one.when),
    scope: one.scope ?? ('contact' as const),
    enabled: one.enabled,
    inForce: { enabled: switchOf(switched.switches, one.rule, ids)?.enabled ?? one.enabled },
    provenance: sourceOf(one.provenance),
    switch: switchOn(one.rule, switched),
  }
}

function plain(value: object | undefined): Record<string, unknown> | null {
  return value === undefined ? null : { ...value }
}

function sourceOf(provenance: Provenance) {
  const { ourChoice, ...rest } = provenance
  return { ...rest, ...(ourChoice === undefined ? {} : { ourChoice: [...ourChoice] }) }
}

/** The switch made on the rule, else on the rule it is a part of (`AU-FREQ` for `AU-FREQ/week`). */
function switchOn(ruleId: string, { rows }: Switched): RuleSwitch | null {
  const row = rows.get(ruleId) ?? rows.get(ruleId.replace(/\/.*$/, ''))
  return row === undefined ? null : presentSwitch(row)
}
