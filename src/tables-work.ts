/** Who works on which borrower. */
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { borrowers, collectors, instant } from './tables.ts'

/**
 * One row for each borrower and house that works on it: so there is one claim at a time, and of a claim that is over
 * stays who had it last. Two agencies, or an agency and the creditor, have claims of their own on a borrower with whom
 * they have different accounts: neither can learn from a claim that it does not get what another is doing.
 */
export const workItems = pgTable(
  'work_items',
  {
    creditorId: uuid('creditor_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    /** The house of the collector: an agency, or the creditor by its own id. */
    houseId: uuid('house_id').notNull(),
    /** New with each claim, so that nobody extends or ends a claim that came after his. */
    workItemId: uuid('work_item_id').notNull(),
    collectorId: uuid('collector_id').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    claimedBy: text('claimed_by').notNull(),
    /** The claim is worth nothing from then on; nothing writes that down. */
    expiresAt: instant('expires_at').notNull(),
    releasedAt: instant('released_at'),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.borrowerId, t.houseId] }),
    uniqueIndex('work_items_id').on(t.creditorId, t.workItemId),
    index('work_items_of_collector').on(t.creditorId, t.collectorId, t.expiresAt),
    foreignKey({
      columns: [t.creditorId, t.borrowerId],
      foreignColumns: [borrowers.creditorId, borrowers.borrowerId],
    }),
    foreignKey({
      columns: [t.creditorId, t.collectorId],
      foreignColumns: [collectors.creditorId, collectors.collectorId],
    }),
  ],
)
