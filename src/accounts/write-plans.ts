/** Stored plans into the books. */
import type pg from 'pg'
import type { AccountPlan } from './plan-account.ts'

/** One statement for all. @returns how many accounts have another plan than before. */
export async function writePlans(
  client: pg.ClientBase,
  creditorId: string,
  plans: readonly { accountId: string; plan: AccountPlan }[],
): Promise<number> {
  const rows = plans.map(({ accountId, plan }) => ({
    account_id: accountId,
    policy_version: plan.policyVersion,
    segment: plan.segment,
    ladder: plan.ladder,
    stage: plan.stage,
    stage_since: new Date(plan.stageSinceMs).toISOString(),
    lower_stage_earned_since:
      plan.lowerEarnedSinceMs === null ? null : new Date(plan.lowerEarnedSinceMs).toISOString(),
    stage_why: plan.stageWhy,
    next_action: plan.nextAction,
    next_channel: plan.nextChannel,
    next_party: plan.nextParty,
    next_contact_point_id: plan.nextContactPointId,
    next_why: plan.nextWhy,
    next_action_at: plan.nextActionAtMs === null ? null : new Date(plan.nextActionAtMs).toISOString(),
    priority: plan.priority,
  }))
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'account_id')
  const done = await client.query(
    `update accounts a set ${columns.map((name) => `${name} = p.${name}`).join(', ')}, updated_at = now()
     from json_populate_recordset(null::accounts, $2::json) p
     where a.creditor_id = $1 and a.account_id = p.account_id
       and (${columns.map((name) => `a.${name}`).join(', ')})
           is distinct from (${columns.map((name) => `p.${name}`).join(', ')})`,
    [creditorId, JSON.stringify(rows)],
  )
  return done.rowCount ?? 0
}
