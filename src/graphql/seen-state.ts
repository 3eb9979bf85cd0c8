/** What a reader can see of an account, in one short text: equal texts, and nothing has changed for that reader. */
import { createHash } from 'node:crypto'
import type { DeskAccount } from '../accounts/desk-rows.ts'
import { nextActionView } from '../accounts/show-account.ts'
import { nextActionSeen } from '../agencies/seen-by-agency.ts'

/** An agency must not learn from a change without a difference that others were at work. */
export function seenState(agencyId: string | null, accounts: readonly DeskAccount[]): string {
  const seen = agencyId === null ? accounts : accounts.map(seenByAgency)
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64')
}

function seenByAgency(row: DeskAccount) {
  return [
    row.accountNumber,
    row.product,
    row.currency,
    row.status,
    row.businessDate,
    row.overduePrincipal,
    row.overdueInterest,
    row.overduePenalty,
    row.overdueFees,
    row.totalOutstanding,
    row.oldestUnpaidDueDate,
    row.segment,
    row.ladder,
    row.stage,
    row.stageSince,
    row.stageWhy,
    row.policyVersion,
    nextActionSeen(nextActionView(row)),
  ]
}
