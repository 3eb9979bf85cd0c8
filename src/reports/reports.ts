/** The reports by name: what can be asked, what comes back, and who works it out. */
import type { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { countBook } from './count-book.ts'
import { countContacts } from './count-contacts.ts'
import { countCures } from './count-cures.ts'
import { countRefusals } from './count-refusals.ts'
import { countRollRates } from './count-roll-rates.ts'
import * as schemas from './schemas.ts'

export interface Report<Query extends z.ZodObject = z.ZodObject, View = unknown> {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly query: Query
  readonly view: z.ZodType<View>
  /** Of `rows`: its fields are the columns of the CSV, in this order. */
  readonly row: z.ZodObject
  /** Agencies can read it too, about what they did themselves; the others are about the creditor's whole book. */
  readonly forAgencies: boolean
  read(tx: Tx, query: z.output<Query>, nowMs: number): Promise<View>
}

const report = <Query extends z.ZodObject, View>(one: Report<Query, View>) => one

export const REPORTS = {
  book: report({
    operationId: 'reportBook',
    summary: 'The overdue book by stage, days past due and currency',
    description: 'Accounts of status `overdue`, as the last push and the last plan left them.',
    query: schemas.bookQuery,
    view: schemas.bookView,
    row: schemas.bookRow,
    forAgencies: false,
    read: countBook,
  }),
  'roll-rates': report({
    operationId: 'reportRollRates',
    summary: 'How accounts rolled from one step of days past due to another between two business dates',
    description: `Accounts that were overdue at \`from\` or at \`to\`, days past due reckoned on these dates. Only the two
ends are compared: cured in between and overdue again is rolled. An account that a delta push does not name stands as it
was pushed last; one that a snapshot does not name is cured; one that moved to another borrower goes on.`,
    query: schemas.rollRatesQuery,
    view: schemas.rollRatesView,
    row: schemas.rollRatesRow,
    forAgencies: false,
    read: countRollRates,
  }),
  'cure-rate': report({
    operationId: 'reportCureRate',
    summary: 'Of the accounts overdue on a business date, how many were not any more on the next',
    description: `One row for each two neighbouring business dates (or ends of months) of the range, stage, segment and
currency. Overdue: something is past due and owed, by the last push up to the date. Cured and overdue again by \`to\` is
not cured. An account that comes into the book between the two dates is in neither figure.`,
    query: schemas.cureRateQuery,
    view: schemas.cureRateView,
    row: schemas.cureRateRow,
    forAgencies: false,
    read: countCures,
  }),
  'contact-funnel': report({
    operationId: 'reportContactFunnel',
    summary: 'Permits asked, granted and used, the right party reached, promises made and kept',
    description: `By the day on which the permits were asked for, channel and agency; each figure counts those of the one
before it that came so far by now. Contacts without a permit, and promises that were made in none, are not in it. An
agency reads its own.`,
    query: schemas.funnelQuery,
    view: schemas.funnelView,
    row: schemas.funnelRow,
    forAgencies: true,
    read: countContacts,
  }),
  refusals: report({
    operationId: 'reportRefusals',
    summary: 'Refused permits by the rules that objected, with what these rest on',
    description: `Permits that were asked for and refused, whether for now or for good. Asking only for permission leaves
no record and is not counted. An agency reads its own, and where contacts made before stand in the way \`budget_used\`, as
in the answers it got.`,
    query: schemas.refusalsQuery,
    view: schemas.refusalsView,
    row: schemas.refusalsRow,
    forAgencies: true,
    read: countRefusals,
  }),
}

export type ReportName = keyof typeof REPORTS
export const REPORT_NAMES = Object.keys(REPORTS) as ReportName[]
