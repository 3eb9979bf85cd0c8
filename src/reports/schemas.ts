/**
 * Shapes of the reports, and what exactly each figure counts: the descriptions here are the definitions.
 *
 * Amounts are minor units of the row's currency; currencies are never added up.
 */
import { z } from 'zod'
import { DPD_BUCKETS } from '../accounts/dpd-buckets.ts'
import { CURRENCY_CODES } from '../intake/currencies.ts'
import { localDate } from '../platform/rest-schemas.ts'
import { dayOfDate, isKnownZone } from '../policy/calendar.ts'
import { CHANNELS } from '../policy/facts.ts'

const RANGE_DAYS_MAX = 400

const count = z.int().min(0)
const minor = z.int().describe('Minor units of `currency`')
const share = z.number().min(0).max(1)
const stage = z.string().nullable().describe('Null: in no stage')
const currency = z.enum(CURRENCY_CODES as [string, ...string[]])
const reportDate = localDate.refine(
  (text) => text >= '2000-01-01' && text < '2200-01-01',
  'must lie between 2000 and 2200',
)
const from = reportDate.optional()
const to = reportDate.optional()
const agency = z
  .union([z.literal('in-house'), z.uuid()])
  .optional()
  .describe('Id of an agency, or `in-house` for the creditor itself')
const timeZone = z
  .string()
  .max(64)
  .refine((zone) => isKnownZone(zone), 'must be a time zone such as Asia/Shanghai')
  .default('UTC')
  .describe('Whose days are meant')

/** Both ends given and the wrong way round, or too far apart. */
function isRange(query: { from?: string | undefined; to?: string | undefined }): boolean {
  if (query.from === undefined || query.to === undefined) return true
  const days = dayOfDate(query.to) - dayOfDate(query.from)
  return days >= 0 && days <= RANGE_DAYS_MAX
}
const RANGE = {
  message: `must not be before \`from\`, nor more than ${RANGE_DAYS_MAX} days after it`,
  path: ['to'],
}

export const bookQuery = z.strictObject({ currency: currency.optional() })
export const bookRow = z.object({
  stage: stage.describe('As planned last; null: in no stage'),
  daysPastDue: z.enum(DPD_BUCKETS).describe('On the earliest local day of the borrower, today'),
  currency: z.string(),
  accounts: count,
  borrowers: count.describe('With an account in this row: somebody with two can be in two rows'),
  overdueMinor: minor,
  outstandingMinor: minor,
})
export const bookView = z
  .object({
    rows: z.array(bookRow),
    totals: z.array(bookRow.omit({ stage: true, daysPastDue: true })).describe('Each borrower counted once'),
  })
  .meta({ id: 'BookReport' })

export const rollRatesQuery = z
  .strictObject({
    from: from.describe('Absent: the business date before the last one up to `to`'),
    to: to.describe('Absent: the last business date'),
    currency: currency.optional(),
  })
  .refine(isRange, RANGE)
export const rollRatesRow = z.object({
  currency: z.string().describe('At `to`. What was owed at `from` in another currency is counted as 0'),
  fromBucket: z
    .enum(['new', 'not overdue', ...DPD_BUCKETS])
    .describe('At `from`. `new`: never pushed before; `not overdue`: known, and owed nothing overdue'),
  toBucket: z.enum(['cured', ...DPD_BUCKETS]).describe('At `to`. `cured`: was overdue at `from`'),
  accounts: count,
  shareOfAccounts: share.describe('Of the accounts of the same `fromBucket` and currency'),
  overdueFromMinor: minor,
  overdueToMinor: minor,
})
const reportRange = {
  from: localDate.nullable().describe('Null: there are not so many business dates yet'),
  to: localDate.nullable(),
}
export const rollRatesView = z
  .object({ ...reportRange, rows: z.array(rollRatesRow) })
  .meta({ id: 'RollRatesReport' })

export const cureRateQuery = z
  .strictObject({
    from: from.describe('Absent: 30 days before `to`; by month, 180'),
    to: to.describe('Absent: the last business date'),
    per: z
      .enum(['business-date', 'month'])
      .default('business-date')
      .describe('`month`: from the last business date of one month to the last one of the next'),
    currency: currency.optional(),
  })
  .refine(isRange, RANGE)
export const cureRateRow = z.object({
  from: localDate,
  to: localDate,
  stage: stage.describe('At `from`, as of the last push that changed the account; null: in no stage'),
  segment: z.string().describe('The same'),
  currency: z.string(),
  overdue: count.describe('Accounts that were overdue at `from`'),
  cured: count.describe('Of those, not overdue at `to`'),
  cureRate: share,
  overdueMinor: minor.describe('Overdue at `from`'),
  curedMinor: minor.describe('Of that, on the accounts that were cured'),
})
export const cureRateView = z.object({ rows: z.array(cureRateRow) }).meta({ id: 'CureRateReport' })

const asked = {
  from: from.describe('First day on which a permit was asked for; absent: 29 days before `to`'),
  to: to.describe('Last day; absent: today'),
  timeZone,
  agency,
}
const whose = {
  agencyId: z.uuid().nullable().describe('Who asked; null: the creditor itself'),
  agency: z.string().nullable().describe("The creditor's reference of the agency; not told to an agency"),
}
const channel = z.enum(CHANNELS)

export const funnelQuery = z.strictObject({ ...asked, channel: channel.optional() }).refine(isRange, RANGE)
export const funnelRow = z.object({
  day: localDate.describe('On which the permits were asked for; all other figures are of these same permits'),
  channel,
  ...whose,
  asked: count,
  granted: count,
  used: count.describe('With a contact reported while the permit held'),
  rightParty: count.describe('Of those, somebody who owes was heard: borrower, co-borrower or guarantor'),
  promises: count.describe('Of those, a promise to pay was made in the contact'),
  kept: count.describe('Of those, on record as kept by now'),
})
export const funnelView = z
  .object({ from: localDate, to: localDate, timeZone: z.string(), rows: z.array(funnelRow) })
  .meta({ id: 'ContactFunnelReport' })

export const refusalsQuery = z.strictObject({ ...asked, channel: channel.optional() }).refine(isRange, RANGE)
export const refusalsRow = z.object({
  pack: z.string(),
  rule: z.string(),
  code: z.string().describe('Why, in one word'),
  title: z.string().nullable().describe('Null: a rule of a strategy, or one that is not there any more'),
  instrument: z.string().nullable().describe('The law or setting that it rests on'),
  instrumentOriginal: z.string().nullable(),
  article: z.string().nullable(),
  channel,
  ...whose,
  refusals: count.describe('Refused permits to which the rule objected; a refusal has one row for each rule'),
  alone: count.describe('Of those, no other rule objected'),
})
export const refusalsView = z
  .object({
    from: localDate,
    to: localDate,
    timeZone: z.string(),
    asked: count,
    refused: count.describe('Permits, each counted once'),
    rows: z.array(refusalsRow),
  })
  .meta({ id: 'RefusalsReport' })

export type BookReport = z.output<typeof bookView>
export type RollRatesReport = z.output<typeof rollRatesView>
export type CureRateReport = z.output<typeof cureRateView>
export type FunnelReport = z.output<typeof funnelView>
export type RefusalsReport = z.output<typeof refusalsView>
