/** The part of the GraphQL schema about how an account came where it is, and how far it has to go. */
export const TIMELINE_SDL = /* GraphQL */ `
type LadderProgress {
  ladder: String!
  segment: String!
  "In the order of the ladder."
  stages: [LadderStage!]!
}
type LadderStage {
  stage: String!
  "From 1."
  position: Int!
  state: LadderStageState!
  "Of the next stage only."
  missing: [MissingCondition!]!
  "Of the next stage: when time alone will have met all that is listed; null: time alone will not, or something else is missing."
  earliestOn: LocalDate
}
"passed: below the current stage, whether the account stood in it or went past it."
enum LadderStageState { passed current next ahead }

type TimelineConnection {
  edges: [TimelineEdge!]!
  pageInfo: PageInfo!
}
type TimelineEdge {
  cursor: String!
  node: TimelineEntry!
}
enum TimelineKind { push stage_change permit attempt promise hold }
"One of its parts is there: the one of its kind."
type TimelineEntry {
  id: ID!
  kind: TimelineKind!
  "When it was recorded; of an attempt, when it was made."
  at: Instant!
  push: PushEntry
  stageChange: StageChangeEntry
  permit: PermitEntry
  attempt: AttemptEntry
  promise: PromiseEntry
  hold: HoldEntry
}
type PushEntry {
  businessDate: LocalDate!
  status: String!
  overdueTotal: Minor!
  totalOutstanding: Minor!
  oldestUnpaidDueDate: LocalDate
  segment: String!
  "null: not collected."
  stage: String
}
type StageChangeEntry {
  "null: it was not collected."
  before: String
  "null: it is not collected any more."
  after: String
  segment: String!
  ladder: String!
  why: String!
}
type PermitEntry {
  "open, used, released, revoked or expired"
  status: String!
  channel: Channel!
  party: Party!
  contactPointId: ID
  purpose: Purpose!
  reservedFor: Instant!
  expiresAt: Instant!
  revokedWhy: String
}
type AttemptEntry {
  "outbound or inbound"
  direction: String!
  channel: Channel!
  party: Party!
  contactPointId: ID
  purpose: Purpose
  outcome: String!
  "in-house, bot or the id of the agency"
  by: String!
  "What the permit was when the outcome arrived; none: there was none."
  permitState: String!
}
type PromiseEntry {
  dueOn: LocalDate
  amount: Minor
  "open, kept, broken or mistaken"
  status: String!
  "About the borrower with all accounts."
  ofAllAccounts: Boolean!
}
type HoldEntry {
  "Why: hardship, represented, review, ..."
  hold: String!
  from: Instant
  "null: until somebody lifts it."
  until: Instant
  "open, ended or mistaken"
  status: String!
  "About the borrower with all accounts."
  ofAllAccounts: Boolean!
}
`
