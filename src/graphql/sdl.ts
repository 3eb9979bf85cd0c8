import { EXPLANATIONS_SDL } from './explanations-sdl.ts'

/** The GraphQL schema: what a CRM screen asks for. Written to `openapi/schema.graphql`. */
import { MUTATION_SDL } from './sdl-mutations.ts'
import { SUBSCRIPTION_SDL } from './sdl-subscriptions.ts'
import { TIMELINE_SDL } from './sdl-timeline.ts'
import { WORK_SDL } from './sdl-work.ts'

export const SDL = /* GraphQL */ `
"Instant, ISO 8601 with offset."
scalar Instant
"Local date, YYYY-MM-DD."
scalar LocalDate
"Integer minor units of the account's currency; up to 2^53 - 1."
scalar Minor
scalar Uuid

type Query {
  "null: there is no such account, or not for this caller."
  account(accountNumber: String!): Account
  "null: there is no such borrower, or not for this caller."
  borrower(reference: String!): Borrower
  "The work queue, the most urgent first."
  nextActions(first: Int = 20, after: String, filter: NextActionFilter): AccountConnection!
}

input NextActionFilter {
  stage: String
  segment: String
  product: String
  channel: Channel
  action: ActionKind
  "Id: only accounts of borrowers that this collector has claimed."
  collector: Uuid
  "Id: only accounts that are placed with this agency now."
  agency: Uuid
  "Days past due today on the calendar of the borrower, both ends meant."
  daysPastDueFrom: Int
  daysPastDueTo: Int
  currency: String
  "Minor units of the currency of each account, both ends meant."
  overdueTotalFrom: Minor
  overdueTotalTo: Minor
  "Due at this instant or later; absent: whenever."
  dueFrom: Instant
  "Due before this instant; absent: whenever."
  dueBefore: Instant
}

enum Channel { sms voice ai_voice email letter push im visit }
enum Party { borrower co_borrower guarantor emergency_contact family employer attorney heir other }
enum Purpose {
  demand locate pass_message disclose_debt repayment_info reach_heirs pre_due_reminder post_notice reply complaint_reply
  requested_call_back statutory_notice notice_of_intended_remedy debt_solution verify_employment legal_step
}
enum ActionKind { contact repair_contact wait task review none }
"none: no experiment runs."
enum ExperimentRole { champion challenger none }
enum Verdict { allowed deferred denied }

type AccountConnection {
  edges: [AccountEdge!]!
  pageInfo: PageInfo!
  "How many accounts the filter means, on all pages: counted up to 1,000; beyond, what the database's planner expects, and for an agency 1,001."
  totalEstimate: Int!
  "Whether totalEstimate was counted."
  totalIsExact: Boolean!
}
type AccountEdge {
  "A place in the order of the queue: it stays where it is when the account moves."
  cursor: String!
  node: Account!
}
type PageInfo {
  hasNextPage: Boolean!
  "Whether anything stands before the page."
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}

type Account {
  accountNumber: String!
  product: String!
  currency: String!
  "overdue, current or cured"
  status: String!
  businessDate: LocalDate!
  overduePrincipal: Minor!
  overdueInterest: Minor!
  overduePenalty: Minor!
  overdueFees: Minor!
  overdueTotal: Minor!
  "Negative: a credit balance."
  totalOutstanding: Minor!
  oldestUnpaidDueDate: LocalDate
  "Local days since the oldest unpaid due date, today."
  daysPastDue: Int
  segment: String!
  ladder: String!
  "null: not collected."
  stage: String
  stageSince: Instant!
  "Why it stands there: a stable code, and a sentence."
  stageWhy: String!
  stageMessage: String!
  "The next stage and what is still missing for it."
  nextStage: NextStage
  "All stages of its ladder; null: it is on none, or the caller is an agency, which is not told how a stage is earned."
  ladderProgress: LadderProgress
  nextAction: NextAction!
  "What happened to it, the newest first. An agency sees the pushes, and the permits and attempts that are its own."
  timeline(first: Int = 20, after: String): TimelineConnection!
  borrower: Borrower!
  "May each contact point be reached through each of its channels, now or at an instant?"
  permissions(purpose: Purpose = demand, at: Instant): [ContactPermission!]!
  policyVersion: String!
  "Which side of the running experiment its plan was made under."
  experiment: ExperimentRole!
}

type NextStage {
  stage: String!
  missing: [MissingCondition!]!
}
type MissingCondition {
  stage: String!
  fact: String!
  observed: String
  required: String!
  "When time alone can meet it; null: time alone cannot."
  earliestOn: LocalDate
}

type NextAction {
  action: ActionKind!
  channel: Channel
  party: Party
  contactPointId: ID
  at: Instant
  why: String!
  priority: Int!
}

type Borrower {
  reference: String!
  kind: String!
  maskedName: String!
  jurisdiction: String
  timeZones: [String!]!
  language: String
  contactPoints: [ContactPoint!]!
  accounts: [Account!]!
}

type ContactPoint {
  contactPointId: ID!
  party: Party!
  person: String!
  channels: [Channel!]!
  "Never the value itself."
  maskedValue: String!
  status: String!
  unusableReason: String
  source: String
  place: String
}

type ContactPermission {
  contactPoint: ContactPoint!
  channel: Channel!
  permission: Permission!
}

type Permission {
  verdict: Verdict!
  at: Instant!
  localTimes: [String!]!
  "First instant at which the same contact is allowed if nothing else happens; null: denied."
  nextAllowedAt: Instant
  bindingRule: String
  reasons: [Reason!]!
  warnings: [Reason!]!
  obligations: [Obligation!]!
  budgets: [Budget!]!
  policyVersion: String!
}

type Reason {
  code: String!
  rule: String!
  pack: String!
  message: String!
  observed: String
  limit: String
  clearsAt: Instant
  provenance: Provenance!
}
type Obligation {
  code: String!
  rule: String!
  pack: String!
  text: String!
  provenance: Provenance!
}
type Budget {
  rule: String!
  pack: String!
  used: Int!
  limit: Int!
  resetsAt: Instant
}
type Provenance {
  strength: String!
  evidence: String!
  confidence: String
  asOf: LocalDate!
  ourChoice: [String!]
  citation: Citation!
}
type Citation {
  instrument: String!
  original: String
  article: String
  source: String
  quote: String
}
${TIMELINE_SDL}${MUTATION_SDL}${WORK_SDL}${SUBSCRIPTION_SDL}
${EXPLANATIONS_SDL}`
