/** The page of the queue in the words of both servers: 50 accounts and what stands behind each. */
import { TIMELINE_LENGTH } from './graphql-book.ts'

/** What both can serve. */
const TACT_COMMON = `
  accountNumber product currency status businessDate overduePrincipal overdueInterest overduePenalty overdueFees
  totalOutstanding oldestUnpaidDueDate segment ladder stage stageSince stageWhy policyVersion
  nextAction { action channel party contactPointId at why priority }
  borrower {
    reference kind jurisdiction timeZones language
    contactPoints { contactPointId party person channels status unusableReason source place }
    accounts { accountNumber product currency status overduePrincipal totalOutstanding oldestUnpaidDueDate stage }
  }
  timeline(first: ${TIMELINE_LENGTH}) { edges { node { id kind at
    push { businessDate status overdueTotal totalOutstanding oldestUnpaidDueDate segment stage }
    stageChange { before after segment ladder why }
    permit { status channel party contactPointId purpose reservedFor expiresAt revokedWhy }
    attempt { direction channel party contactPointId purpose outcome by permitState }
    promise { dueOn amount status ofAllAccounts }
  } } }`

/** What only Tact can: masked values, days past due by the borrower's calendar, permissions, the ladder, explanations. */
const TACT_ALONE = `
  overdueTotal daysPastDue
  ladderProgress { ladder stages { stage state missing { fact observed required earliestOn } earliestOn } }
  stageExplanation(language: zh)
  masked: borrower { maskedName contactPoints { maskedValue } }
  action: nextAction { explanation(language: zh) }
  permissions { channel contactPoint { contactPointId } permission {
    verdict nextAllowedAt bindingRule reasons { code clearsAt } explanation(language: zh)
  } }`

const connection = (node: string) => `query Page($first: Int!, $after: String) {
  nextActions(first: $first, after: $after) {
    edges { cursor node { ${node} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

export const TACT_PAGE = connection(TACT_COMMON + TACT_ALONE)
export const TACT_PAGE_COMMON = connection(TACT_COMMON)

export const POSTGRAPHILE_PAGE = `query Page($first: Int!, $after: Cursor) {
  allAccounts(first: $first, after: $after, orderBy: [PRIORITY_DESC, NEXT_ACTION_AT_ASC, ACCOUNT_ID_ASC]) {
    edges { cursor node {
      accountNumber product currency status businessDate overduePrincipal overdueInterest overduePenalty overdueFees
      totalOutstanding oldestUnpaidDueDate segment ladder stage stageSince stageWhy policyVersion
      nextAction nextChannel nextParty nextContactPointId nextActionAt nextWhy priority
      borrower: borrowerByCreditorIdAndBorrowerId {
        reference kind jurisdiction timeZones language
        contactPoints: contactPointsByCreditorIdAndBorrowerId { nodes {
          contactPointId party person channels status unusableReason source place } }
        accounts: accountsByCreditorIdAndBorrowerId { nodes {
          accountNumber product currency status overduePrincipal totalOutstanding oldestUnpaidDueDate stage } }
      }
      pushes: delinquencyHistoriesByCreditorIdAndAccountId(first: ${TIMELINE_LENGTH}, orderBy: BUSINESS_DATE_DESC) { nodes {
        batchId recordedAt businessDate status overdueTotal totalOutstanding oldestUnpaidDueDate segment stage } }
      stageChanges: stageChangesByCreditorIdAndAccountId(first: ${TIMELINE_LENGTH}, orderBy: CHANGED_AT_DESC) { nodes {
        changeId changedAt stageBefore stageAfter segment ladder why } }
      permits: permitsByCreditorIdAndAccountId(first: ${TIMELINE_LENGTH}, orderBy: CREATED_AT_DESC) { nodes {
        permitId createdAt status channel party contactPointId purpose at expiresAt revokedWhy } }
      attempts: attemptsByCreditorIdAndAccountId(first: ${TIMELINE_LENGTH}, orderBy: AT_DESC) { nodes {
        attemptId at direction channel party contactPointId purpose outcome by permitState } }
      promises: recordsByCreditorIdAndAccountId(first: ${TIMELINE_LENGTH}, orderBy: RECORDED_AT_DESC) { nodes {
        recordId recordedAt type document endedAt endDocument } }
    } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
