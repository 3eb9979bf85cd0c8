/** The part of the GraphQL schema that changes something; inputs are those of the REST requests of the same purpose. */
import { OUTCOME_NAMES } from '../attempts/outcomes.ts'
import { PLACES } from '../policy/words.ts'

const enumOf = (words: readonly string[]) => words.map((word) => word.replaceAll('-', '_')).join(' ')

export const MUTATION_SDL = /* GraphQL */ `
"Each is done once under its idempotencyKey: the same key and input get the first answer again."
type Mutation {
  "Reserve a contact, and learn the number or address to make it. Refused: granted is false, and decision says why."
  askPermit(input: PermitInput!, idempotencyKey: String): PermitAnswer!
  "Give a permit back before it expires."
  releasePermit(permitId: Uuid!, idempotencyKey: String): Permit!
  "What became of a contact: the outcome of a permit, or a contact made without one."
  recordAttempt(input: AttemptInput!, idempotencyKey: String): AttemptKept!
  "A call, message or visit that came in."
  recordInbound(input: InboundInput!, idempotencyKey: String): AttemptKept!
  recordPromise(input: PromiseInput!, idempotencyKey: String): RecordKept!
  "For people to read, encrypted at rest; nothing follows from it."
  addNote(input: NoteInput!, idempotencyKey: String): RecordKept!
  placeHold(input: HoldInput!, idempotencyKey: String): RecordKept!
  "Lift a hold, keep or break a promise, or say that a record never was so."
  endRecord(recordId: Uuid!, input: RecordEndInput, idempotencyKey: String): RecordKept!
  addContactPoint(input: ContactPointInput!, idempotencyKey: String): ContactPointKept!
  "Verify, retire, restore or reassign it, or say what it is to be used for."
  changeContactPoint(
    contactPointId: Uuid!
    input: ContactPointChangeInput!
    idempotencyKey: String
  ): ContactPointKept!
  "The next borrowers for a collector, with all their accounts; nobody else of the house gets them meanwhile."
  claimWork(input: WorkClaimInput, idempotencyKey: String): WorkClaimed!
  "The collector is still at work: the claims hold longer."
  extendWork(input: WorkExtensionInput, idempotencyKey: String): WorkExtended!
  releaseWork(input: WorkReleaseInput, idempotencyKey: String): WorkReleased!
  "Distribute the due borrowers over the collectors at work, in proportion to the room each has."
  assignWork(input: WorkAssignmentInput, idempotencyKey: String): WorkAssigned!
}

input PermitInput {
  accountNumber: String!
  channel: Channel!
  "Absent: the best one of party."
  contactPointId: Uuid
  "Absent: the owner of the contact point, else the borrower."
  party: Party
  purpose: Purpose
  "Absent: now."
  at: Instant
  "in-house, or bot"
  actor: String
  place: Place
  "Visits: how many go."
  collectors: Int
  "Visits: only true is consent."
  consentToEnter: Boolean
  "Who will make the contact."
  collectorId: Uuid
}
enum Place { ${enumOf(PLACES)} }

type PermitAnswer {
  granted: Boolean!
  "null: refused, and nothing was reserved."
  permit: GrantedPermit
  decisionId: ID!
  decision: Permission!
}
type GrantedPermit {
  permitId: ID!
  expiresAt: Instant!
  contactPointId: ID
  "The number or address in clear: the only place where it is told."
  contactValue: String
  "A compact JWS (Ed25519)."
  token: String!
}
type Permit {
  permitId: ID!
  accountNumber: String!
  "open, used, released, revoked or expired"
  status: String!
  channel: Channel!
  party: Party!
  contactPointId: ID
  purpose: Purpose!
  at: Instant!
  expiresAt: Instant!
}

enum Outcome {
${enumOf(OUTCOME_NAMES)}
}

input AttemptInput {
  "The permit it was made under: it says the rest of the contact. Absent: give accountNumber and channel."
  permitId: Uuid
  accountNumber: String
  channel: Channel
  contactPointId: Uuid
  party: Party
  person: String
  purpose: Purpose
  place: Place
  "in-house, or bot"
  actor: String
  outcome: Outcome!
  "When it began; absent: now."
  at: Instant
  endedAt: Instant
  reached: ReachedInput
  said: SaidInput
  visit: VisitReportInput
  "Further accounts of the borrower that were spoken about."
  alsoAccounts: [String!]
  notes: String
  recordingReference: String
}
input InboundInput {
  accountNumber: String!
  channel: Channel!
  contactPointId: Uuid
  "Number or address it came from: matched with the contact points of the borrower, not kept."
  from: String
  party: Party
  person: String
  place: Place
  purpose: Purpose
  outcome: Outcome
  at: Instant
  endedAt: Instant
  reached: ReachedInput
  said: SaidInput
  visit: VisitReportInput
  alsoAccounts: [String!]
  notes: String
  recordingReference: String
}
"With whom it was, where that is not whom it was meant for."
input ReachedInput {
  party: Party!
  person: String
}
"What was said or learned besides the outcome: each opens its record."
input SaidInput {
  promise: PromiseSaid
  dispute: ReasonSaid
  complaint: ReasonSaid
  hardship: HardshipSaid
  optOut: OptOutSaid
  stopRequest: StopRequestSaid
  "A visit: told to leave."
  leaveRequest: Boolean
  death: DeathSaid
  representation: RepresentationSaid
  consents: [ConsentSaid!]
  refusals: [RefusalSaid!]
}
input PromiseSaid {
  dueOn: LocalDate!
  amountMinor: Minor!
}
input ReasonSaid {
  kind: String
  form: String
}
input HardshipSaid {
  kind: String
}
input OptOutSaid {
  "Absent: every channel."
  channels: [Channel!]
  onlyThisContactPoint: Boolean
  form: String
}
input StopRequestSaid {
  form: String
  addressGiven: Boolean
}
input DeathSaid {
  source: String
}
input RepresentationSaid {
  counselKnown: Boolean
  form: String
}
input ConsentSaid {
  "contact-hours, contact-hours-only, place, offers-to-pay, channel, call or third-party"
  kind: String!
  party: Party
  person: String
  givenAt: Instant
  form: String
  "HH:MM"
  from: String
  to: String
  "mon to sun"
  days: [String!]
  channels: [Channel!]
  place: Place
  contactPointId: Uuid
  purposes: [Purpose!]
  validFrom: LocalDate
  validTo: LocalDate
  thirdParties: [Party!]
}
input RefusalSaid {
  "no-contact, channel, place, time-slot, ..."
  scope: String!
  contactPointId: Uuid
  channel: Channel
  onlyChannels: [Channel!]
  place: Place
  form: String
  addressGiven: Boolean
  days: [String!]
  from: String
  to: String
}
input VisitReportInput {
  collectors: Int
  livesThere: Boolean
  "cooperative, neutral, evasive or hostile"
  attitude: String
  "0 to 100"
  willingness: Int
  ability: Int
  nextStep: String
  followUpOn: LocalDate
}

type AttemptKept {
  attemptId: ID!
  accountNumber: String!
  at: Instant!
  direction: String!
  channel: Channel!
  party: Party!
  contactPointId: ID
  outcome: Outcome!
  "What the limits count it as."
  countsAs: String!
  "An outbound contact that no permit covered: it counts all the same."
  unpermitted: Boolean!
  "What it opened."
  records: [OpenedRecord!]!
  contactPointStatus: String
  "null: not told to agencies."
  permitsRevoked: Int
  "Planned anew."
  nextAction: NextAction!
  account: Account
}
type OpenedRecord {
  recordId: ID!
  type: String!
}

input PromiseInput {
  accountNumber: String!
  details: PromiseDetails!
  note: String
  learnedAt: Instant
}
input PromiseDetails {
  dueOn: LocalDate!
  amountMinor: Minor!
  at: Instant
}
input NoteInput {
  "Or borrowerReference: the borrower as a whole."
  accountNumber: String
  borrowerReference: String
  "account or borrower"
  concerns: String
  details: NoteDetails
  note: String!
  learnedAt: Instant
}
input NoteDetails {
  "A slug; absent: general."
  kind: String
  at: Instant
}
input HoldInput {
  "Or borrowerReference: the borrower as a whole."
  accountNumber: String
  borrowerReference: String
  "account or borrower"
  concerns: String
  details: HoldDetails!
  note: String
  learnedAt: Instant
}
input HoldDetails {
  "Why: hardship, vulnerable, represented, review, ..."
  kind: String!
  from: Instant
  "Absent: until somebody lifts it."
  until: Instant
  channels: [Channel!]
  contactPointId: Uuid
  "What stays open all the same."
  notPurposes: [Purpose!]
  freezesStage: Boolean
  freezesDaysPastDue: Boolean
  counselKnown: Boolean
  form: String
}
input RecordEndInput {
  "ended, kept, broken, missed, completed or mistaken; absent: ended"
  status: String
  "Absent: now."
  at: Instant
}
type RecordKept {
  recordId: ID!
  type: String!
  borrowerReference: String!
  "null: the borrower with all accounts."
  accountNumber: String
  learnedAt: Instant!
  recordedAt: Instant!
  recordedBy: String!
  "open, or how it ended"
  status: String!
  endedAt: Instant
  endedBy: String
  "Holds that were opened with it, and end with it."
  opened: [OpenedRecord!]!
  permitsRevoked: Int!
  account: Account
  borrower: Borrower
}

input ContactPointInput {
  accountNumber: String
  borrowerReference: String
  "Number, e-mail or postal address, or handle; encrypted at rest."
  value: String!
  channels: [Channel!]!
  party: Party
  person: String
  "Where it was learned: contract, debtor, skip-trace, register, ..."
  source: String!
  verified: Boolean
  place: Place
  why: String
}
input ContactPointChangeInput {
  "verify, retire, restore, reassign, prefer or withdraw-consent"
  change: String!
  why: String
  "reassign: whose it is."
  party: Party
  person: String
  "prefer: what it is to be used for."
  channels: [Channel!]
  place: Place
}
type ContactPointKept {
  contactPoint: ContactPoint!
  permitsRevoked: Int!
}
`
