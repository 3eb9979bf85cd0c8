/**
 * The whole database on one page. `creditor_id` leads every primary key, unique index and foreign key: it is the
 * tenant, the row-level-security column and the distribution key. What drizzle cannot say (partitions, row-level
 * security, the application role) stands in `migrations/`.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Decision } from './policy/decision.ts'
import type { Actor, Channel, Party, Place, Purpose } from './policy/facts.ts'
import type { NextAction } from './policy/strategy.ts'
import type { RecordType } from './records/record-types.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const money = (name: string) => bigint(name, { mode: 'number' })
const localDate = (name: string) => date(name, { mode: 'string' })

type Verdict = Decision['verdict']

export const creditors = pgTable('creditors', {
  creditorId: uuid('creditor_id').primaryKey(),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

export const apiKeys = pgTable(
  'api_keys',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    apiKeyId: uuid('api_key_id').notNull(),
    name: text('name').notNull(),
    /** First characters of the key, for people to recognise it. */
    prefix: text('prefix').notNull(),
    /** SHA-256 of the secret part; the secret itself is shown once and never stored. */
    secretHash: bytea('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    /** Null: a key of the creditor itself. Set: it sees what is placed with this agency, and nothing else. */
    agencyId: uuid('agency_id'),
    /** Networks (CIDR) it may be used from. Null: any. */
    allowedIps: text('allowed_ips').array(),
    /** Null: as many as the service's setting says. */
    requestsPerMinute: integer('requests_per_minute'),
    /** Who made it. Null: an administrator on the database. */
    createdBy: text('created_by'),
    revokedBy: text('revoked_by'),
    /** The key that follows it; this one works until `expires_at`, so that both work for a while. */
    replacedBy: uuid('replaced_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.apiKeyId] }),
    foreignKey({
      columns: [t.creditorId, t.agencyId],
      foreignColumns: [agencies.creditorId, agencies.agencyId],
    }),
  ],
)

/** Requests of the running minute of each key that has a limit. Not logged: after a crash everyone begins anew. */
export const keyRates = pgTable(
  'key_rates',
  {
    creditorId: uuid('creditor_id').notNull(),
    apiKeyId: uuid('api_key_id').notNull(),
    windowStart: instant('window_start').notNull(),
    used: integer('used').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.apiKeyId] })],
)

/** Partners that collect for the creditor. */
export const agencies = pgTable(
  'agencies',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    agencyId: uuid('agency_id').notNull(),
    /** The creditor's own name for it. */
    reference: text('reference').notNull(),
    name: text('name').notNull(),
    /** Whether it stands on the list that a law wants published. Null: not known. */
    onPublicList: boolean('on_public_list'),
    /** Last local day of its licence. Null: not known. */
    licensedUntil: localDate('licensed_until'),
    /** Local days between which the creditor has certified it. */
    certifiedFrom: localDate('certified_from'),
    certifiedUntil: localDate('certified_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    /** Null: never changed. */
    updatedAt: instant('updated_at'),
    updatedBy: text('updated_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.agencyId] }),
    uniqueIndex('agencies_reference').on(t.creditorId, t.reference),
  ],
)

/** The people who make the contacts: a label and dates, never a name. */
export const collectors = pgTable(
  'collectors',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    collectorId: uuid('collector_id').notNull(),
    reference: text('reference').notNull(),
    /** Null: works for the creditor itself. */
    agencyId: uuid('agency_id'),
    /** Last local day of the certification. Null: not known. */
    certifiedUntil: localDate('certified_until'),
    active: boolean('active').notNull().default(true),
    /** Borrowers that it can have in work at once. */
    capacity: integer('capacity').notNull().default(20),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.collectorId] }),
    uniqueIndex('collectors_reference').on(t.creditorId, t.reference),
    foreignKey({
      columns: [t.creditorId, t.agencyId],
      foreignColumns: [agencies.creditorId, agencies.agencyId],
    }),
  ],
)

export const borrowers = pgTable(
  'borrowers',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    borrowerId: uuid('borrower_id').notNull(),
    /** The creditor's own customer number. */
    reference: text('reference').notNull(),
    kind: text('kind').$type<'person' | 'organisation'>().notNull(),
    nameSealed: bytea('name_sealed').notNull(),
    /** Salt of this borrower's encryption key: deleting it erases the person. */
    salt: bytea('salt').notNull(),
    /** Keyed digest of the borrower block as pushed: equal means nothing to do. */
    digest: bytea('digest').notNull(),
    jurisdiction: text('jurisdiction'),
    timeZones: text('time_zones').array().notNull(),
    language: text('language'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.borrowerId] }),
    uniqueIndex('borrowers_reference').on(t.creditorId, t.reference),
    // Which sets of zones there are: few, found one after the other without reading the borrowers.
    index('borrowers_zones').on(t.creditorId, t.timeZones),
  ],
)

export const contactPoints = pgTable(
  'contact_points',
  {
    creditorId: uuid('creditor_id').notNull(),
    contactPointId: uuid('contact_point_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    party: text('party').$type<Party>().notNull(),
    /** Whose it is: several lines can belong to one person, several persons can share a party. */
    person: text('person').notNull(),
    channels: text('channels').array().$type<Channel[]>().notNull(),
    valueSealed: bytea('value_sealed').notNull(),
    /** Keyed blind index of the normalised value, for look-up without decrypting. */
    valueIndex: bytea('value_index').notNull(),
    source: text('source'),
    status: text('status').$type<'unverified' | 'verified' | 'unusable' | 'retired'>().notNull(),
    unusableReason: text('unusable_reason'),
    place: text('place'),
    consent: jsonb('consent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** Set while it is out of use by what was learned here: a push does not bring it back. */
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.contactPointId] }),
    uniqueIndex('contact_points_of_borrower').on(t.creditorId, t.borrowerId, t.party, t.person, t.valueIndex),
    index('contact_points_value').on(t.creditorId, t.valueIndex),
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
  ],
)

export const accounts = pgTable(
  'accounts',
  {
    creditorId: uuid('creditor_id').notNull(),
    accountId: uuid('account_id').notNull(),
    accountNumber: text('account_number').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    product: text('product').notNull(),
    currency: text('currency').notNull(),
    overduePrincipal: money('overdue_principal').notNull(),
    overdueInterest: money('overdue_interest').notNull(),
    overduePenalty: money('overdue_penalty').notNull(),
    overdueFees: money('overdue_fees').notNull(),
    totalOutstanding: money('total_outstanding').notNull(),
    oldestUnpaidDueDate: localDate('oldest_unpaid_due_date'),
    creditLimit: money('credit_limit'),
    originalAmount: money('original_amount'),
    lastPaymentOn: localDate('last_payment_on'),
    lastPaymentAmount: money('last_payment_amount'),
    limitationEndsOn: localDate('limitation_ends_on'),
    securedOrGuaranteed: boolean('secured_or_guaranteed'),
    abilityScore: doublePrecision('ability_score'),
    willingnessScore: doublePrecision('willingness_score'),
    attributes: jsonb('attributes').$type<Record<string, string | number | boolean>>(),
    /** Business date of the newest push that named the account. */
    businessDate: localDate('business_date').notNull(),
    batchId: uuid('batch_id').notNull(),
    digest: bytea('digest').notNull(),
    /** `overdue`: something is past due and owed; `current`: nothing is; `cured`: was overdue, then current or absent. */
    status: text('status').$type<'overdue' | 'current' | 'cured'>().notNull(),
    curedOn: localDate('cured_on'),
    /** The stored answer of the policy, re-planned in the transaction of whatever changes it. */
    policyVersion: text('policy_version').notNull(),
    segment: text('segment').notNull(),
    ladder: text('ladder').notNull(),
    stage: text('stage'),
    stageSince: instant('stage_since').notNull(),
    /** Since when a lower stage would do, for stepping down only after a while. */
    lowerStageEarnedSince: instant('lower_stage_earned_since'),
    stageWhy: text('stage_why').notNull(),
    nextAction: text('next_action').$type<NextAction['action']>().notNull(),
    nextChannel: text('next_channel').$type<Channel>(),
    nextParty: text('next_party').$type<Party>(),
    nextContactPointId: uuid('next_contact_point_id'),
    nextWhy: text('next_why').notNull(),
    nextActionAt: instant('next_action_at'),
    priority: smallint('priority').notNull(),
    /** First instant at which time alone may change the plan; null: never. What a sweep looks for. */
    replanAt: instant('replan_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.accountId] }),
    uniqueIndex('accounts_number').on(t.creditorId, t.accountNumber),
    index('accounts_borrower').on(t.creditorId, t.borrowerId),
    index('accounts_queue')
      .on(t.creditorId, t.priority.desc(), t.nextActionAt, t.accountId)
      .where(sql`next_action_at is not null`),
    // Nothing but the instant, which many share: equal entries are kept as one.
    index('accounts_replan').on(t.creditorId, t.replanAt).where(sql`replan_at is not null`),
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
  ],
)

/** What happened to a contact point, newest last; never its value. */
export const contactPointChanges = pgTable(
  'contact_point_changes',
  {
    creditorId: uuid('creditor_id').notNull(),
    changeId: uuid('change_id').notNull(),
    contactPointId: uuid('contact_point_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind')
      .$type<'added' | 'verified' | 'retired' | 'reassigned' | 'restored' | 'preference'>()
      .notNull(),
    /** Null: it was not there before. */
    before: jsonb('before'),
    after: jsonb('after').notNull(),
    why: text('why'),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.changeId] }),
    index('contact_point_changes_of_point').on(t.creditorId, t.contactPointId, t.at),
    index('contact_point_changes_of_borrower').on(t.creditorId, t.borrowerId),
    foreignKey({
      columns: [t.creditorId, t.contactPointId],
      foreignColumns: [contactPoints.creditorId, contactPoints.contactPointId],
    }),
  ],
)

/** Where somebody looked for a way to reach a borrower, found or not. */
export const contactSearches = pgTable(
  'contact_searches',
  {
    creditorId: uuid('creditor_id').notNull(),
    searchId: uuid('search_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    source: text('source').notNull(),
    found: boolean('found').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.searchId] }),
    index('contact_searches_of_borrower').on(t.creditorId, t.borrowerId),
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
  ],
)

/**
 * What is on record about a borrower and what the policy reads: consents, refusals, holds and so on. A row is ended,
 * never rewritten, so the table is its own history.
 */
export const records = pgTable(
  'records',
  {
    creditorId: uuid('creditor_id').notNull(),
    recordId: uuid('record_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    /** Null: the borrower with all accounts. */
    accountId: uuid('account_id'),
    type: text('type').$type<RecordType>().notNull(),
    /** In the shape of the fact (`policy/facts.ts`): ids, dates and parties, never a name or a number. */
    document: jsonb('document').notNull(),
    noteSealed: bytea('note_sealed'),
    /** When the creditor or anyone who acts for it learned of it. */
    learnedAt: instant('learned_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    /** The contact that it came from. */
    sourceAttemptId: uuid('source_attempt_id'),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
    /** What the end adds to the document (`status`, `answeredAtMs`, ...). */
    endDocument: jsonb('end_document'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.recordId] }),
    index('records_of_borrower').on(t.creditorId, t.borrowerId, t.recordedAt),
    index('records_promised_in').on(t.creditorId, t.sourceAttemptId).where(sql`type = 'promise'`),
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
  ],
)

/** Accounts given to agencies. */
export const placements = pgTable(
  'placements',
  {
    creditorId: uuid('creditor_id').notNull(),
    placementId: uuid('placement_id').notNull(),
    accountId: uuid('account_id').notNull(),
    agencyId: uuid('agency_id').notNull(),
    /** First local day. */
    since: localDate('since').notNull(),
    /** Last local day; null: no end of its own. */
    until: localDate('until'),
    /** Local day on which the borrower was told. */
    noticeGivenOn: localDate('notice_given_on'),
    /** The same first and last day as instants, on the borrower's clock: while the agency sees the account. */
    visibleFrom: instant('visible_from').notNull().default(sql`'-infinity'`),
    visibleUntil: instant('visible_until'),
    terms: jsonb('terms').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    endedAt: instant('ended_at'),
    endKind: text('end_kind').$type<'recalled' | 'returned' | 'expired'>(),
    closeCode: text('close_code'),
    endedBy: text('ended_by'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.placementId] }),
    uniqueIndex('placements_open_of_account').on(t.creditorId, t.accountId).where(sql`ended_at is null`),
    index('placements_of_agency').on(t.creditorId, t.agencyId, t.accountId),
    index('placements_of_account').on(t.creditorId, t.accountId, t.createdAt),
    foreignKey({
      columns: [t.creditorId, t.accountId],
      foreignColumns: [accounts.creditorId, accounts.accountId],
    }),
    foreignKey({
      columns: [t.creditorId, t.agencyId],
      foreignColumns: [agencies.creditorId, agencies.agencyId],
    }),
  ],
)

/**
 * Contacts reserved. Written under the lock of the borrower, after its facts were read in the same transaction; so no
 * foreign key looks the borrower up once more.
 */
export const permits = pgTable(
  'permits',
  {
    creditorId: uuid('creditor_id').notNull(),
    permitId: uuid('permit_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    accountId: uuid('account_id').notNull(),
    contactPointId: uuid('contact_point_id'),
    person: text('person'),
    party: text('party').$type<Party>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    place: text('place').$type<Place>(),
    actorKind: text('actor_kind').$type<Actor['kind']>().notNull(),
    agencyId: uuid('agency_id'),
    collectorId: uuid('collector_id'),
    /** The instant the contact is reserved for. */
    at: instant('at').notNull(),
    /** An open permit is worth nothing from then on, and gives its budget back; nothing writes that down. */
    expiresAt: instant('expires_at').notNull(),
    status: text('status').$type<'open' | 'used' | 'released' | 'revoked'>().notNull(),
    revokedAt: instant('revoked_at'),
    revokedWhy: text('revoked_why'),
    decisionId: uuid('decision_id').notNull(),
    attemptId: uuid('attempt_id'),
    createdAt: instant('created_at').notNull(),
    createdByKey: uuid('created_by_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.permitId] }),
    // In the order in which facts list them: so this index is taken, and not the primary key, while nothing is known of
    // the table yet.
    index('permits_open_of_borrower').on(t.creditorId, t.borrowerId, t.at).where(sql`status = 'open'`),
    index('permits_of_account').on(t.creditorId, t.accountId, t.createdAt),
  ],
)

/** Every permit and refusal with all it rested on; the application adds and never changes. Partitioned by month of `decided_at`. */
export const decisions = pgTable(
  'decisions',
  {
    creditorId: uuid('creditor_id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    decidedAt: instant('decided_at').notNull(),
    kind: text('kind').$type<'permit'>().notNull(),
    /** Null: refused. */
    permitId: uuid('permit_id'),
    borrowerId: uuid('borrower_id').notNull(),
    accountId: uuid('account_id').notNull(),
    agencyId: uuid('agency_id'),
    verdict: text('verdict').$type<Verdict>().notNull(),
    /** `Ask`, `Facts` and `Decision` of the policy, as they were: nobody searches in them, so they are kept as text. */
    ask: json('ask').notNull(),
    facts: json('facts').notNull(),
    /** Without its obligations: see `obligations_digest`. */
    answer: json('answer').notNull(),
    /** Where the obligations of the answer stand; null: in the answer itself, as it used to be. */
    obligationsDigest: text('obligations_digest'),
    /** `pack rule code` of each reason of the answer, so that a report need not open it. */
    objections: text('objections').array().notNull().default(sql`'{}'`),
    policyVersion: text('policy_version').notNull(),
    policyDigest: text('policy_digest').notNull(),
    /** Null: the default strategy; no change of the rules. */
    strategyId: text('strategy_id'),
    strategyVersion: integer('strategy_version'),
    ruleRevision: integer('rule_revision'),
    actor: text('actor').notNull(),
    apiKeyId: uuid('api_key_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.decisionId, t.decidedAt] }),
    index('decisions_by_time').on(t.creditorId, t.decidedAt),
  ],
)

/** What an answer obliges its caller to, word for word: the same list in thousands of decisions, so it is kept once. */
export const keptObligations = pgTable(
  'kept_obligations',
  {
    creditorId: uuid('creditor_id').notNull(),
    /** SHA-256 of the list, base64url. */
    digest: text('digest').notNull(),
    obligations: json('obligations').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.digest] })],
)

/** One row per account and business date on which something changed. Partitioned by month of `business_date`. */
export const delinquencyHistory = pgTable(
  'delinquency_history',
  {
    creditorId: uuid('creditor_id').notNull(),
    accountId: uuid('account_id').notNull(),
    businessDate: localDate('business_date').notNull(),
    batchId: uuid('batch_id').notNull(),
    product: text('product').notNull(),
    currency: text('currency').notNull(),
    overdueTotal: money('overdue_total').notNull(),
    totalOutstanding: money('total_outstanding').notNull(),
    oldestUnpaidDueDate: localDate('oldest_unpaid_due_date'),
    status: text('status').notNull(),
    segment: text('segment').notNull(),
    stage: text('stage'),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.accountId, t.businessDate] })],
)

export const delinquencyBatches = pgTable(
  'delinquency_batches',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    batchId: uuid('batch_id').notNull(),
    /** The sender's own name for the push, if it gave one. */
    clientBatchId: text('client_batch_id'),
    businessDate: localDate('business_date').notNull(),
    mode: text('mode').$type<'delta' | 'snapshot'>().notNull(),
    status: text('status').$type<'completed' | 'refused'>().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull(),
    /** Who pushed it. Null: pushed before this was kept. */
    pushedBy: text('pushed_by'),
    pushedByKey: uuid('pushed_by_key'),
    /** What the sender was told. */
    answer: jsonb('answer').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.batchId] }),
    index('delinquency_batches_date').on(t.creditorId, t.businessDate),
  ],
)

export const delinquencyRejects = pgTable(
  'delinquency_rejects',
  {
    creditorId: uuid('creditor_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    /** Physical line in the push, from 1. */
    line: bigint('line', { mode: 'number' }).notNull(),
    /** Position among the problems of one line. */
    ordinal: integer('ordinal').notNull(),
    accountNumber: text('account_number'),
    path: text('path').notNull(),
    code: text('code').notNull(),
    message: text('message').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.batchId, t.line, t.ordinal] }),
    foreignKey({
      columns: [t.creditorId, t.batchId],
      foreignColumns: [delinquencyBatches.creditorId, delinquencyBatches.batchId],
    }),
  ],
)

/** What then happened. Partitioned by month of `at`. */
export const attempts = pgTable(
  'attempts',
  {
    creditorId: uuid('creditor_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    at: instant('at').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    accountId: uuid('account_id').notNull(),
    contactPointId: uuid('contact_point_id'),
    person: text('person'),
    party: text('party').notNull(),
    channel: text('channel').notNull(),
    direction: text('direction').$type<'outbound' | 'inbound'>().notNull(),
    outcome: text('outcome').notNull(),
    /** `in-house`, `bot` or the id of the agency. */
    by: text('by').notNull(),
    purpose: text('purpose'),
    endedAt: instant('ended_at'),
    /** Further accounts that were spoken about. */
    alsoAccounts: uuid('also_accounts').array(),
    place: text('place').$type<Place>(),
    permitId: uuid('permit_id'),
    /** What the permit was when its outcome arrived; `none`: made outside Tact, unpermitted. */
    permitState: text('permit_state')
      .$type<'used' | 'revoked' | 'expired' | 'none'>()
      .notNull()
      .default('none'),
    agencyId: uuid('agency_id'),
    collectorId: uuid('collector_id'),
    notesSealed: bytea('notes_sealed'),
    recordingReference: text('recording_reference'),
    /** What the outcome brings along; no personal data. */
    details: jsonb('details'),
    reportedAt: instant('reported_at').notNull().defaultNow(),
    reportedByKey: uuid('reported_by_key'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.attemptId, t.at] }),
    index('attempts_of_borrower').on(t.creditorId, t.borrowerId, t.at),
  ],
)

export const strategies = pgTable(
  'strategies',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    strategyId: text('strategy_id').notNull(),
    version: integer('version').notNull(),
    document: jsonb('document').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    /** When it last became the strategy in force; `strategy_activations` says which one is. */
    activatedAt: instant('activated_at'),
    activatedBy: text('activated_by'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.strategyId, t.version] }),
    index('strategies_in_force').on(t.creditorId, t.activatedAt),
  ],
)

export const csvMappings = pgTable(
  'csv_mappings',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    mappingId: text('mapping_id').notNull(),
    version: integer('version').notNull(),
    document: jsonb('document').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.mappingId, t.version] })],
)

/**
 * How often a creditor changed its rules: the number of the newest change over switches, house packs and calendars, so
 * one number names their state. Taking the next number locks the row, so changes come one after the other.
 */
export const ruleRevisions = pgTable('rule_revisions', {
  creditorId: uuid('creditor_id')
    .primaryKey()
    .references(() => creditors.creditorId),
  revision: integer('revision').notNull(),
})

/** What compliance changed about rules, one row for each change: the newest of a rule counts. */
export const ruleSwitches = pgTable(
  'rule_switches',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    revision: integer('revision').notNull(),
    ruleId: text('rule_id').notNull(),
    /** Both null: the switch was taken back, the pack's own word holds. */
    enabled: boolean('enabled'),
    effect: text('effect').$type<'deny' | 'warn'>(),
    reason: text('reason').notNull(),
    changedBy: text('changed_by').notNull(),
    changedByKey: uuid('changed_by_key').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.revision] })],
)

/** The creditor's own packs; the newest version of each is in force. */
export const housePacks = pgTable(
  'house_packs',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    packId: text('pack_id').notNull(),
    version: integer('version').notNull(),
    revision: integer('revision').notNull(),
    /** Null: retired with this version. */
    document: jsonb('document'),
    changedBy: text('changed_by').notNull(),
    changedByKey: uuid('changed_by_key').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.packId, t.version] }),
    uniqueIndex('house_packs_revision').on(t.creditorId, t.revision),
  ],
)

/** Years of holiday calendars that the creditor gave; the newest of a calendar and year counts. */
export const holidayCalendars = pgTable(
  'holiday_calendars',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    revision: integer('revision').notNull(),
    calendarId: text('calendar_id').notNull(),
    year: integer('year').notNull(),
    holidays: localDate('holidays').array().notNull(),
    /** Days of a weekend that are worked. */
    workdays: localDate('workdays').array().notNull(),
    source: text('source').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedByKey: uuid('uploaded_by_key').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.revision] })],
)

/** First answers of writes, replayed byte for byte. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    /** Route and the caller's key. */
    operation: text('operation').notNull(),
    key: text('key').notNull(),
    fingerprint: bytea('fingerprint').notNull(),
    status: integer('status').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.operation, t.key] })],
)
