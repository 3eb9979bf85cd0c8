/** Tables of changes to strategy and rules: what is in force, what is proposed, and what it would do to the book. */
import {
  boolean,
  foreignKey,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ChangeDocument } from './changes/change-document.ts'
import type { ImpactTally } from './changes/impact-tally.ts'
import type { Challenger } from './strategies/challenger.ts'
import { creditors } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Which strategy decides, one row for each activation: the newest is in force. */
export const strategyActivations = pgTable(
  'strategy_activations',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    /** 1, 2, 3, ... */
    activation: integer('activation').notNull(),
    /** Both null: the default strategy. */
    strategyId: text('strategy_id'),
    strategyVersion: integer('strategy_version'),
    /** Another version for a share of the borrowers. Null: no experiment. */
    challenger: jsonb('challenger').$type<Challenger>(),
    activatedAt: instant('activated_at').notNull(),
    activatedBy: text('activated_by').notNull(),
    /** Null: activated before this was kept. */
    activatedByKey: uuid('activated_by_key'),
    /** When every account had been planned under it. Null: not yet. */
    replannedAt: instant('replanned_at'),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.activation] })],
)

/** Whether changes need a preview and a second person. No row: they do. */
export const fourEyesSettings = pgTable('four_eyes_settings', {
  creditorId: uuid('creditor_id')
    .primaryKey()
    .references(() => creditors.creditorId),
  demanded: boolean('demanded').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull(),
})

/** Changes that were proposed, and how far each has come. */
export const policyChanges = pgTable(
  'policy_changes',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    changeId: uuid('change_id').notNull(),
    document: jsonb('document').$type<ChangeDocument>().notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<'draft' | 'previewed' | 'rejected' | 'active'>().notNull(),
    /** The newest preview. */
    previewId: uuid('preview_id').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedByKey: uuid('proposed_by_key').notNull(),
    proposedAt: instant('proposed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.changeId] })],
)

/** Who did what with a change, and when; the application adds and never changes. */
export const policyChangeSteps = pgTable(
  'policy_change_steps',
  {
    creditorId: uuid('creditor_id').notNull(),
    changeId: uuid('change_id').notNull(),
    /** 1, 2, 3, ... */
    ordinal: integer('ordinal').notNull(),
    step: text('step')
      .$type<'proposed' | 'preview-asked' | 'previewed' | 'approved' | 'rejected' | 'activated'>()
      .notNull(),
    /** Null: the service itself. */
    by: text('by'),
    byKey: uuid('by_key'),
    at: instant('at').notNull(),
    /** Of the preview that was made or approved. */
    digest: text('digest'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.changeId, t.ordinal] }),
    foreignKey({
      columns: [t.creditorId, t.changeId],
      foreignColumns: [policyChanges.creditorId, policyChanges.changeId],
    }),
  ],
)

/** What a change would do to the book, and how far the reckoning has come: whoever takes it up goes on from there. */
export const policyPreviews = pgTable(
  'policy_previews',
  {
    creditorId: uuid('creditor_id').notNull(),
    previewId: uuid('preview_id').notNull(),
    changeId: uuid('change_id').notNull(),
    /** `outdated`: policy or book changed while it was reckoned. */
    state: text('state').$type<'running' | 'done' | 'outdated'>().notNull(),
    /** The instant it is about. */
    takenAt: instant('taken_at').notNull(),
    /** State of policy and book at that instant; see `book-state.ts`. */
    activation: integer('activation').notNull(),
    ruleRevision: integer('rule_revision').notNull(),
    batchId: uuid('batch_id'),
    accountsTotal: integer('accounts_total').notNull(),
    accountsDone: integer('accounts_done').notNull(),
    /** The last account that was looked at, in the order of their ids. */
    afterAccount: uuid('after_account'),
    tally: json('tally').$type<ImpactTally>(),
    finishedAt: instant('finished_at'),
    /** Canonical JSON, and its SHA-256 in hex. */
    result: text('result'),
    digest: text('digest'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.previewId] }),
    foreignKey({
      columns: [t.creditorId, t.changeId],
      foreignColumns: [policyChanges.creditorId, policyChanges.changeId],
    }),
  ],
)
