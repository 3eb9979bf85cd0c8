/** What sweeps keep; see `tables.ts`. */
import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { creditors } from './tables.ts'

/**
 * Accounts that were busy when something was learned about them: the next sweep plans them, whatever their time says.
 * Each asking is a row of its own, so that one that comes while a sweep plans is not lost with the one before.
 */
export const replanRequests = pgTable(
  'replan_requests',
  {
    creditorId: uuid('creditor_id')
      .notNull()
      .references(() => creditors.creditorId),
    requestId: uuid('request_id').notNull(),
    /** No foreign key: it would wait for whoever holds the account, and that is who must not be waited for. */
    accountId: uuid('account_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.requestId] })],
)
