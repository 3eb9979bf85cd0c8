/** Shapes of the account routes. */
import { z } from 'zod'
import { instant, localDate, word } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES } from '../policy/facts.ts'
import { EXPERIMENT_ROLES } from '../strategies/policy-for.ts'
import { DPD_BUCKETS } from './dpd-buckets.ts'

const minor = z.int().describe('Minor units')

export const missingCondition = z.object({
  stage: z.string(),
  fact: z.string().describe('What is tested, e.g. `daysPastDue`, `attempts`'),
  observed: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  required: z.string(),
  earliestOn: localDate.nullable().describe('When time alone can meet it; null: time alone cannot'),
})

export const nextAction = z
  .object({
    action: z.enum(['contact', 'repair-contact', 'wait', 'task', 'review', 'none']),
    channel: z.enum(CHANNELS).nullable(),
    party: z.enum(PARTIES).nullable(),
    contactPointId: z.uuid().nullable(),
    at: instant.nullable().describe('When to do it or look again; null: nothing to do'),
    why: z.string(),
    priority: z.int().min(0).max(100),
  })
  .meta({ id: 'NextAction' })

export const contactPointView = z
  .object({
    contactPointId: z.uuid(),
    party: z.enum(PARTIES),
    person: z.string(),
    channels: z.array(z.enum(CHANNELS)),
    maskedValue: z.string().describe('Never the value itself'),
    status: z.enum(['unverified', 'verified', 'unusable', 'retired']),
    unusableReason: z.string().nullable(),
    source: z.string().nullable(),
    place: z.string().nullable(),
  })
  .meta({ id: 'ContactPoint' })

export const accountView = z
  .object({
    accountNumber: z.string(),
    product: z.string(),
    currency: z.string(),
    status: z.enum(['overdue', 'current', 'cured']),
    curedOn: localDate.nullable(),
    businessDate: localDate.describe('Of the newest push that named the account'),
    overduePrincipal: minor,
    overdueInterest: minor,
    overduePenalty: minor,
    overdueFees: minor,
    overdueTotal: minor,
    totalOutstanding: minor.describe('Minor units; negative: a credit balance'),
    oldestUnpaidDueDate: localDate.nullable(),
    daysPastDue: z.int().nullable().describe('Local days since the oldest unpaid due date, today'),
    creditLimit: minor.nullable(),
    originalAmount: minor.nullable(),
    lastPayment: z.object({ date: localDate, amount: minor.nullable() }).nullable(),
    limitationEndsOn: localDate.nullable(),
    securedOrGuaranteed: z.boolean().nullable(),
    abilityScore: z.number().nullable(),
    willingnessScore: z.number().nullable(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    borrower: z.object({
      reference: z.string(),
      kind: z.enum(['person', 'organisation']),
      maskedName: z.string(),
      jurisdiction: z.string().nullable(),
      timeZones: z.array(z.string()),
      language: z.string().nullable(),
      contactPoints: z.array(contactPointView),
    }),
    segment: z.string(),
    ladder: z.string(),
    stage: z.string().nullable().describe('null: not collected'),
    stageSince: instant,
    stageWhy: z.string().describe('Why it stands there: a stable code'),
    stageMessage: z.string().describe('The same for a person'),
    nextStage: z
      .object({ stage: z.string(), missing: z.array(missingCondition) })
      .nullable()
      .describe('The next stage and what is still missing for it'),
    nextAction,
    policyVersion: z.string(),
    experiment: z
      .enum(EXPERIMENT_ROLES)
      .describe('Which side of the running experiment its plan was made under; `none`: no experiment runs'),
  })
  .meta({ id: 'Account' })

export const historyView = z
  .object({
    history: z.array(
      z.object({
        businessDate: localDate,
        status: z.string(),
        overdueTotal: minor,
        totalOutstanding: minor,
        oldestUnpaidDueDate: localDate.nullable(),
        daysPastDue: z.int().nullable().describe('On that business date'),
        segment: z.string(),
        stage: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AccountHistory' })

const sums = {
  currency: z.string(),
  accounts: z.int(),
  owing: z.int().describe('Of those, how many owe something overdue'),
  overdueTotal: minor,
  totalOutstanding: minor,
}

export const portfolioQuery = z.strictObject({
  businessDate: localDate
    .optional()
    .describe(
      'The book as it was pushed up to this date, days past due on it; absent: as it is, days past due today',
    ),
  product: word(64).optional(),
})

export const portfolioView = z
  .object({
    businessDate: localDate.nullable(),
    byDaysPastDue: z.array(z.object({ bucket: z.enum(DPD_BUCKETS), ...sums })),
    byStage: z.array(z.object({ segment: z.string(), stage: z.string().nullable(), ...sums })),
  })
  .meta({ id: 'Portfolio' })

export const nextActionsQuery = z.strictObject({
  stage: word(64).optional(),
  segment: word(64).optional(),
  product: word(64).optional(),
  channel: z.enum(CHANNELS).optional(),
  action: z.enum(['contact', 'repair-contact', 'wait', 'task', 'review']).optional(),
  collector: z.uuid().optional().describe('Only accounts of borrowers that this collector has claimed'),
  agency: z.uuid().optional().describe('Only accounts that are placed with this agency now'),
  daysPastDueFrom: z.coerce.number().int().min(0).max(100_000).optional(),
  daysPastDueTo: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Days past due today on the calendar of the borrower, both ends meant'),
  currency: word(3).optional(),
  overdueTotalFrom: z.coerce.number().int().min(0).optional(),
  overdueTotalTo: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Minor units of the currency of each account, both ends meant'),
  dueFrom: instant.optional().describe('Due at this instant or later; absent: whenever'),
  dueBefore: instant.optional().describe('Due before this instant; absent: whenever'),
  withTotal: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Also tell how many there are: see totalEstimate'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})

export const nextActionsPage = z
  .object({
    nextActions: z.array(
      z.object({
        accountNumber: z.string(),
        borrowerReference: z.string(),
        product: z.string(),
        segment: z.string(),
        stage: z.string().nullable(),
        currency: z.string(),
        overdueTotal: minor,
        daysPastDue: z.int().nullable(),
        nextAction,
      }),
    ),
    next: z.string().nullable().describe('Cursor of the next page; null: this was the last'),
    totalEstimate: z
      .int()
      .optional()
      .describe(
        'With `withTotal`: how many accounts the filter means, on all pages. Counted up to 1,000; beyond, what the ' +
          "database's planner expects, and for an agency 1,001",
      ),
    totalIsExact: z.boolean().optional().describe('Whether totalEstimate was counted'),
  })
  .meta({ id: 'NextActionsPage' })
