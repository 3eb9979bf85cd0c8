/** One account as a person or a program needs to see it: the debt, the borrower (masked), where it stands and why. */

import { and, desc, eq, inArray } from 'drizzle-orm'
import { accountSeen } from '../agencies/seen-by-agency.ts'
import { knowingAll } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import { assessStage } from '../policy/assess-stage.ts'
import { experimentRole, policyFor } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { accounts, borrowers, contactPoints, delinquencyHistory } from '../tables.ts'
import { loadFacts } from './load-facts.ts'
import { daysBetween, daysPastDue } from './local-today.ts'
import { maskedName, maskedValue } from './masked-values.ts'

export type AccountRow = typeof accounts.$inferSelect
export type BorrowerRow = typeof borrowers.$inferSelect
export type ContactPointRow = typeof contactPoints.$inferSelect

/** @throws Problem `not_found` */
export async function showAccount(tx: Tx, vault: Vault, accountNumber: string, nowMs: number) {
  const account = (await accountRows(tx, [accountNumber]))[0]
  if (account === undefined) throw new Problem('not_found', `There is no account "${accountNumber}".`)
  const borrower = (await borrowerRows(tx, [account.borrowerId]))[0]
  if (borrower === undefined) throw new Error('an account without its borrower')
  const points = await contactPointRows(tx, [account.borrowerId])
  const { assessed, experiment } = await knowingAll(tx, async (all) => {
    const [loaded] = await loadFacts(all, { accountIds: [account.accountId] }, nowMs)
    if (loaded === undefined) throw new Error('an account without its facts')
    const policies = await policiesInForce(all.client, all.creditorId)
    return {
      assessed: assessStage(loaded.facts, policyFor(loaded, policies).policy, nowMs),
      experiment: experimentRole(account.policyVersion, policies),
    }
  })
  return accountSeen(tx, {
    ...debtView(account, borrower.timeZones, nowMs),
    borrower: {
      ...borrowerView(tx.creditorId, vault, borrower),
      contactPoints: points.map((point) => contactPointView(tx.creditorId, vault, borrower, point)),
    },
    segment: account.segment,
    ladder: account.ladder,
    stage: account.stage,
    stageSince: account.stageSince.toISOString(),
    stageWhy: account.stageWhy,
    stageMessage: assessed.message,
    nextStage:
      assessed.next === null
        ? null
        : { stage: assessed.next.stage, missing: assessed.next.missing.map((missing) => ({ ...missing })) },
    nextAction: nextActionView(account),
    policyVersion: account.policyVersion,
    experiment,
  })
}

export async function accountRows(tx: Tx, accountNumbers: readonly string[]): Promise<AccountRow[]> {
  return tx.db
    .select()
    .from(accounts)
    .where(and(eq(accounts.creditorId, tx.creditorId), inArray(accounts.accountNumber, [...accountNumbers])))
}

export async function borrowerRows(tx: Tx, borrowerIds: readonly string[]): Promise<BorrowerRow[]> {
  return tx.db
    .select()
    .from(borrowers)
    .where(and(eq(borrowers.creditorId, tx.creditorId), inArray(borrowers.borrowerId, [...borrowerIds])))
}

export async function contactPointRows(tx: Tx, borrowerIds: readonly string[]): Promise<ContactPointRow[]> {
  return tx.db
    .select()
    .from(contactPoints)
    .where(
      and(eq(contactPoints.creditorId, tx.creditorId), inArray(contactPoints.borrowerId, [...borrowerIds])),
    )
    .orderBy(contactPoints.borrowerId, contactPoints.contactPointId)
}

/** The debt alone. */
export function debtView(account: AccountRow, timeZones: readonly string[], nowMs: number) {
  return {
    accountNumber: account.accountNumber,
    product: account.product,
    currency: account.currency,
    status: account.status,
    curedOn: account.curedOn,
    businessDate: account.businessDate,
    overduePrincipal: account.overduePrincipal,
    overdueInterest: account.overdueInterest,
    overduePenalty: account.overduePenalty,
    overdueFees: account.overdueFees,
    overdueTotal: overdueTotalOf(account),
    totalOutstanding: account.totalOutstanding,
    oldestUnpaidDueDate: account.oldestUnpaidDueDate,
    daysPastDue: daysPastDue(account.oldestUnpaidDueDate, timeZones, nowMs),
    creditLimit: account.creditLimit,
    originalAmount: account.originalAmount,
    lastPayment:
      account.lastPaymentOn === null
        ? null
        : { date: account.lastPaymentOn, amount: account.lastPaymentAmount },
    limitationEndsOn: account.limitationEndsOn,
    securedOrGuaranteed: account.securedOrGuaranteed,
    abilityScore: account.abilityScore,
    willingnessScore: account.willingnessScore,
    attributes: account.attributes ?? {},
  }
}

type Overdue = Pick<AccountRow, 'overduePrincipal' | 'overdueInterest' | 'overduePenalty' | 'overdueFees'>

export function overdueTotalOf(account: Overdue): number {
  return account.overduePrincipal + account.overdueInterest + account.overduePenalty + account.overdueFees
}

export function borrowerView(creditorId: string, vault: Vault, borrower: BorrowerRow) {
  return {
    reference: borrower.reference,
    kind: borrower.kind,
    maskedName: maskedName(creditorId, vault, borrower),
    jurisdiction: borrower.jurisdiction,
    timeZones: borrower.timeZones,
    language: borrower.language,
  }
}

export function contactPointView(
  creditorId: string,
  vault: Vault,
  borrower: BorrowerRow,
  point: ContactPointRow,
) {
  return {
    contactPointId: point.contactPointId,
    party: point.party,
    person: point.person,
    channels: point.channels,
    maskedValue: maskedValue(creditorId, vault, borrower, point),
    status: point.status,
    unusableReason: point.unusableReason,
    source: point.source,
    place: point.place,
  }
}

type Planned = Pick<
  AccountRow,
  'nextAction' | 'nextChannel' | 'nextParty' | 'nextContactPointId' | 'nextWhy' | 'priority'
> & { readonly nextActionAt: Date | string | null }

export function nextActionView(account: Planned) {
  const at = account.nextActionAt
  return {
    action: account.nextAction,
    channel: account.nextChannel,
    party: account.nextParty,
    contactPointId: account.nextContactPointId,
    at: at === null ? null : typeof at === 'string' ? at : at.toISOString(),
    why: account.nextWhy,
    priority: account.priority,
  }
}

/** Newest first. @throws Problem `not_found` */
export async function showHistory(tx: Tx, accountNumber: string) {
  const account = (await accountRows(tx, [accountNumber]))[0]
  if (account === undefined) throw new Problem('not_found', `There is no account "${accountNumber}".`)
  const rows = await tx.db
    .select()
    .from(delinquencyHistory)
    .where(
      and(
        eq(delinquencyHistory.creditorId, tx.creditorId),
        eq(delinquencyHistory.accountId, account.accountId),
      ),
    )
    .orderBy(desc(delinquencyHistory.businessDate))
  return {
    history: rows.map((row) => ({
      businessDate: row.businessDate,
      status: row.status,
      overdueTotal: row.overdueTotal,
      totalOutstanding: row.totalOutstanding,
      oldestUnpaidDueDate: row.oldestUnpaidDueDate,
      daysPastDue:
        row.oldestUnpaidDueDate === null ? null : daysBetween(row.oldestUnpaidDueDate, row.businessDate),
      segment: row.segment,
      stage: row.stage,
    })),
  }
}
