import { z } from 'zod'
import { CHANNELS, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'
import { CURRENCY_CODES } from './currencies.ts'

/**
 * One delinquency record: the state of one overdue account on a business date, as the core system pushes it.
 *
 * The zod schema is the one source for the types, the messages and the API description. Money is in
 * integer minor units of `currency`, dates are `YYYY-MM-DD`.
 */

/** PostgreSQL stores neither NUL nor a lone surrogate; a line break in a key or a name is a broken export. */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u
/** The same, with line breaks and tabs: every character but the other control codes and lone surrogates. */
export const MANY_LINES = /^[\t\n\r\P{C}\p{Cf}\p{Co}\p{Cn}]*$/u
/** `0001-01-01` is how some systems write "no date": it must not become 700,000 days past due. */
const YEAR_FROM_1900 = /^(?:19|[2-9]\d)/
export const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

const oneLine = (max: number) => z.string().trim().min(1).max(max).regex(ONE_LINE)
const date = () => z.iso.date().regex(YEAR_FROM_1900)
const amount = () => z.int().min(0)
const score = () => z.number().min(0).max(100)

const consent = z.strictObject({
  givenAt: z.iso
    .datetime({ offset: true })
    .regex(YEAR_FROM_1900)
    .describe('When it was given: ISO 8601 with offset'),
  channels: z.array(z.enum(CHANNELS)).min(1).max(8).optional().describe('Absent: every channel of the value'),
  purposes: z
    .array(z.enum(PURPOSES))
    .min(1)
    .max(PURPOSES.length)
    .optional()
    .describe('Absent: every purpose'),
})

const contactPointFields = {
  value: z
    .string()
    .trim()
    .min(1)
    .max(512)
    .regex(MANY_LINES)
    .describe('Number, e-mail or postal address, or handle'),
  party: z.enum(PARTIES).default('borrower').describe('Whose it is, in relation to the debt'),
  person: oneLine(64)
    .optional()
    .describe('Which person, when several share a party (`spouse`); the same label is the same person'),
  source: oneLine(64).optional().describe('Where the value came from: `contract`, `core`, `skip-trace`, ...'),
  status: z
    .enum(['unverified', 'verified', 'retired'])
    .default('unverified')
    .describe('`retired`: out of use'),
  place: z.enum(PLACES).optional().describe('Where it reaches the person; `office` is a workplace line'),
  consent: consent.optional().describe('Agreement to be reached through this contact point'),
}

const channelsField = z.array(z.enum(CHANNELS)).min(1).max(8)

const pushedContactPoint = z
  .strictObject({
    channels: channelsField.optional().describe('Every channel that reaches this value'),
    channel: z.enum(CHANNELS).optional().describe('Shorthand for `channels` with one entry'),
    ...contactPointFields,
  })
  .refine(({ channel, channels }) => (channel === undefined) !== (channels === undefined), {
    path: ['channels'],
    params: { code: 'exactly_one_required' },
    message: 'Give either `channels` or `channel`',
    when: ({ value }) => typeof value === 'object' && value !== null,
  })

const contactPoint = pushedContactPoint.transform(({ channel, channels, ...rest }) => ({
  channels: channels === undefined ? (channel === undefined ? [] : [channel]) : [...new Set(channels)],
  ...rest,
}))

const borrower = z.strictObject({
  reference: oneLine(64).describe('The key of the borrower in the core system'),
  kind: z.enum(['person', 'organisation']).describe('Private person, or business of any form'),
  name: oneLine(256).describe('Encrypted at rest'),
  jurisdiction: oneLine(16).describe(
    'Whose law protects the borrower: `CN`, `TW`, `US-MA`. Unknown ones are kept',
  ),
  timeZones: z
    .array(oneLine(64))
    .max(16)
    .default([])
    .describe('Every IANA zone the borrower may be in; all must be open. Unknown names are kept'),
  language: z.string().max(35).regex(LANGUAGE).optional().describe('BCP 47, such as `zh-Hant-TW`'),
  contactPoints: z.array(contactPoint).max(100).default([]).describe('One value each'),
})

const attributes = z
  .record(oneLine(64), z.union([z.string().max(1024).regex(MANY_LINES), z.number(), z.boolean()]))
  .refine((value) => Object.keys(value).length <= 50, {
    params: { code: 'too_many' },
    message: 'At most 50 keys',
  })

/**
 * Schema of one pushed record. Unknown keys are refused, so that a misspelt field cannot be lost in
 * silence.
 */
export const delinquencyRecord = z
  .strictObject({
    accountNumber: oneLine(64).describe('The key of the account in the core system'),
    product: oneLine(64).describe('Such as `credit-card`, `mortgage`; strategies choose on it'),
    currency: z
      .enum(CURRENCY_CODES as [string, ...string[]])
      .describe('ISO 4217, of every amount of the record'),
    borrower: borrower.describe('Who owes. The same reference in several records is the same borrower'),
    overduePrincipal: amount().default(0).describe('Minor units'),
    overdueInterest: amount().default(0).describe('Minor units'),
    overduePenalty: amount().default(0).describe('Minor units'),
    overdueFees: amount().default(0).describe('Minor units'),
    totalOutstanding: z.int().describe('Minor units, due or not; negative: a credit balance'),
    oldestUnpaidDueDate: date()
      .nullable()
      .default(null)
      .describe('Days past due count from it; null: nothing is overdue'),
    creditLimit: amount().optional().describe('Minor units'),
    originalAmount: amount().optional().describe('Minor units'),
    lastPayment: z
      .strictObject({ date: date(), amount: amount() })
      .optional()
      .describe('The last payment received'),
    limitationEndsOn: date().optional().describe('Last day on which the debt can be sued for'),
    securedOrGuaranteed: z
      .boolean()
      .optional()
      .describe('Whether there is a security or a guarantor; absent: not known'),
    abilityScore: score().optional().describe('Ability to pay, 0..100, from outside'),
    willingnessScore: score().optional().describe('Willingness to pay, 0..100, from outside'),
    attributes: attributes.optional().describe('Up to 50 free values that strategies may look at'),
  })
  .meta({
    id: 'DelinquencyRecord',
    description: 'The state of one overdue account on a business date',
    examples: [
      {
        accountNumber: 'CC-2025-000417',
        product: 'credit-card',
        currency: 'TWD',
        borrower: {
          reference: 'B-88123',
          kind: 'person',
          name: 'Chen Example',
          jurisdiction: 'TW',
          timeZones: ['Asia/Taipei'],
          language: 'zh-Hant-TW',
          contactPoints: [
            { channels: ['voice', 'sms'], value: '+886 912 345 678', party: 'borrower', source: 'contract' },
            { channel: 'letter', value: '1 Example Road, Taipei', place: 'home' },
          ],
        },
        overduePrincipal: 1250000,
        overdueInterest: 18700,
        overduePenalty: 30000,
        totalOutstanding: 4810000,
        oldestUnpaidDueDate: '2025-08-15',
        creditLimit: 10000000,
        lastPayment: { date: '2025-07-14', amount: 500000 },
        attributes: { branch: 'Taipei-03' },
      },
    ],
  })

export type DelinquencyRecord = z.output<typeof delinquencyRecord>
export type PushedDelinquencyRecord = z.input<typeof delinquencyRecord>
export type RecordContactPoint = DelinquencyRecord['borrower']['contactPoints'][number]
