/** What the desk shows of an account's past and nothing else keeps; see `tables.ts`. */
import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { accounts, instant } from './tables.ts'

/**
 * Where an account went, one row for each change of its stage, written with the plan that makes it. The stage with which
 * an account comes into the books is no change: it stands in the history of its pushes. The application adds and never
 * changes.
 */
export const stageChanges = pgTable(
  'stage_changes',
  {
    creditorId: uuid('creditor_id').notNull(),
    /** Tells two changes of one instant apart; nothing refers to it. */
    changeId: uuid('change_id').notNull().defaultRandom(),
    accountId: uuid('account_id').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** Null: it was not collected. */
    stageBefore: text('stage_before'),
    /** Null: it is not collected any more. */
    stageAfter: text('stage_after'),
    segment: text('segment').notNull(),
    ladder: text('ladder').notNull(),
    why: text('why').notNull(),
    policyVersion: text('policy_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.accountId, t.changedAt, t.changeId] }),
    foreignKey({
      columns: [t.creditorId, t.accountId],
      foreignColumns: [accounts.creditorId, accounts.accountId],
    }),
  ],
)
