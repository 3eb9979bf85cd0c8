/** The part of the GraphQL schema about who works on which borrower. */
export const WORK_SDL = /* GraphQL */ `
input WorkFilter {
  stage: String
  segment: String
  product: String
  channel: Channel
  action: ActionKind
}
input WorkClaimInput {
  "Absent: the collector whose reference is the name of the caller."
  collectorId: Uuid
  "Borrowers at most; absent: 1."
  count: Int
  "How long the claims hold if nobody extends them; absent: 30."
  minutes: Int
  filter: WorkFilter
}
input WorkExtensionInput {
  collectorId: Uuid
  "Absent: all that the collector has."
  workItemIds: [Uuid!]
  minutes: Int
}
input WorkReleaseInput {
  collectorId: Uuid
  "Absent: all that the collector has."
  workItemIds: [Uuid!]
}
input WorkAssignmentInput {
  "Absent: all active collectors of the caller's house."
  collectorIds: [Uuid!]
  count: Int
  "Absent: 600."
  minutes: Int
  filter: WorkFilter
}
type WorkItem {
  "New with each claim."
  workItemId: ID!
  collectorId: ID!
  borrowerReference: String!
  accountNumbers: [String!]!
  claimedAt: Instant!
  expiresAt: Instant!
  borrower: Borrower
}
type WorkClaimed {
  workItems: [WorkItem!]!
}
type WorkExtended {
  workItems: [WorkItem!]!
  "Of those named: over, given back, or never of this collector."
  lost: [ID!]!
}
type WorkReleased {
  released: [ID!]!
}
type WorkAssigned {
  "Borrowers that somebody got."
  assigned: Int!
  collectors: [CollectorShare!]!
}
type CollectorShare {
  collectorId: ID!
  reference: String!
  capacity: Int!
  assigned: Int!
}
`
