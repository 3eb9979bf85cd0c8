/** Stored plans into the books. */
import type pg from 'pg'
import { type ArrayValue, arrayText } from '../platform/array-text.ts'
import type { AccountPlan } from './plan-account.ts'

export interface PlannedAccount {
  readonly accountId: string
  /** As the account stood when it was read, held for writing; null: in no stage. */
  readonly stageBefore: string | null
  readonly plan: AccountPlan
}

type Column = readonly [name: string, type: string, of: (plan: AccountPlan) => ArrayValue]

const COLUMNS: readonly Column[] = [
  ['policy_version', 'text', (plan) => plan.policyVersion],
  ['segment', 'text', (plan) => plan.segment],
  ['ladder', 'text', (plan) => plan.ladder],
  ['stage', 'text', (plan) => plan.stage],
  ['stage_since', 'instant', (plan) => plan.stageSinceMs],
  ['lower_stage_earned_since', 'instant', (plan) => plan.lowerEarnedSinceMs],
  ['stage_why', 'text', (plan) => plan.stageWhy],
  ['next_action', 'text', (plan) => plan.nextAction],
  ['next_channel', 'text', (plan) => plan.nextChannel],
  ['next_party', 'text', (plan) => plan.nextParty],
  ['next_contact_point_id', 'uuid', (plan) => plan.nextContactPointId],
  ['next_why', 'text', (plan) => plan.nextWhy],
  ['next_action_at', 'instant', (plan) => plan.nextActionAtMs],
  ['priority', 'smallint', (plan) => plan.priority],
  ['replan_at', 'instant', (plan) => plan.replanAtMs],
]

/** Columns of `accounts` that a plan is. */
export const PLAN_COLUMNS = COLUMNS.map(([name]) => name)

/** Instants travel as milliseconds. */
const assigned = ([name, type]: Column) =>
  type === 'instant' ? `timestamptz 'epoch' + p.${name} * interval '1 millisecond'` : `p.${name}`
const arrayType = (type: string) => (type === 'instant' ? 'bigint[]' : `${type}[]`)

const WRITE_PLANS = `
  update accounts a set ${COLUMNS.map((column) => `${column[0]} = ${assigned(column)}`).join(', ')}, updated_at = now()
  from unnest($2::uuid[], ${COLUMNS.map(([, type], index) => `$${index + 3}::${arrayType(type)}`).join(', ')})
    as p(account_id, ${COLUMNS.map(([name]) => name).join(', ')})
  where a.creditor_id = $1 and a.account_id = p.account_id`

/** One statement for all, and one more where stages change; what is written is not compared with what is there. */
export async function writePlans(
  client: pg.ClientBase,
  creditorId: string,
  plans: readonly PlannedAccount[],
): Promise<void> {
  const moved = plans.filter(({ stageBefore, plan }) => stageBefore !== plan.stage)
  await Promise.all([
    updatePlans(client, creditorId, plans),
    moved.length === 0 ? undefined : keepStageChanges(client, creditorId, moved),
  ])
}

async function updatePlans(
  client: pg.ClientBase,
  creditorId: string,
  plans: readonly PlannedAccount[],
): Promise<void> {
  await client.query({
    name: 'write-plans',
    text: WRITE_PLANS,
    values: [
      creditorId,
      arrayText(plans.map(({ accountId }) => accountId)),
      ...COLUMNS.map(([, , of]) => arrayText(plans.map(({ plan }) => of(plan)))),
    ],
  })
}

/** A stage begins when its plan says so; the end of collecting is written with the instant of the plan too. */
const KEEP_STAGE_CHANGES = `
  insert into stage_changes
    (creditor_id, account_id, changed_at, stage_before, stage_after, segment, ladder, why, policy_version)
  select $1, account_id, timestamptz 'epoch' + ms * interval '1 millisecond', stage_before, stage_after, segment,
         ladder, why, policy_version
  from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    as p(account_id, ms, stage_before, stage_after, segment, ladder, why, policy_version)`

async function keepStageChanges(
  client: pg.ClientBase,
  creditorId: string,
  moved: readonly PlannedAccount[],
): Promise<void> {
  const column = (of: (one: PlannedAccount) => ArrayValue) => arrayText(moved.map(of))
  await client.query({
    name: 'keep-stage-changes',
    text: KEEP_STAGE_CHANGES,
    values: [
      creditorId,
      column((one) => one.accountId),
      column((one) => one.plan.stageSinceMs),
      column((one) => one.stageBefore),
      column((one) => one.plan.stage),
      column((one) => one.plan.segment),
      column((one) => one.plan.ladder),
      column((one) => one.plan.stageWhy),
      column((one) => one.plan.policyVersion),
    ],
  })
}

/** Those whose plan stays what it is: only when to look again. */
export async function writeReplanTimes(
  client: pg.ClientBase,
  creditorId: string,
  plans: readonly PlannedAccount[],
): Promise<void> {
  await client.query({
    name: 'write-replan-times',
    text: `update accounts a set replan_at = timestamptz 'epoch' + p.ms * interval '1 millisecond'
           from unnest($2::uuid[], $3::bigint[]) as p(account_id, ms)
           where a.creditor_id = $1 and a.account_id = p.account_id`,
    values: [
      creditorId,
      arrayText(plans.map(({ accountId }) => accountId)),
      arrayText(plans.map(({ plan }) => plan.replanAtMs)),
    ],
  })
}
