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
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Channel, Party } from './policy/facts.ts'
import type { NextAction } from './policy/strategy.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const money = (name: string) => bigint(name, { mode: 'number' })
const localDate = (name: string) => date(name, { mode: 'string' })

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
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.apiKeyId] })],
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
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
  ],
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
    /** `in-house`, `bot` or the agency. */
    by: text('by').notNull(),
    purpose: text('purpose'),
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
    /** Set when it became the strategy in force; the newest activation is in force. */
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
