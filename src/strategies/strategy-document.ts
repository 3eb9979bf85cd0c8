/** The strategy document as it is uploaded: what `Strategy` of the policy module says, checked. */
import { z } from 'zod'
import { CHANNELS, OUTCOMES, PARTIES, PURPOSES } from '../policy/facts.ts'
import type { Condition, Strategy } from '../policy/strategy.ts'

const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)
const label = z.strictObject({ en: z.string().min(1).max(120), zh: z.string().min(1).max(120) })

const numericTest = z.strictObject({
  fact: z.enum([
    'daysPastDue',
    'overdueMinor',
    'totalOutstandingMinor',
    'ability',
    'willingness',
    'brokenPromises',
    'daysInStage',
  ]),
  gte: z.number().optional(),
  lte: z.number().optional(),
  currency: z
    .string()
    .length(3)
    .optional()
    .describe('For amounts: the condition is met in this currency only'),
})
const textTest = z.strictObject({
  fact: z.enum(['product', 'borrowerKind', 'currency']),
  in: z.array(z.string().min(1).max(64)).min(1).max(200),
})
const flagTest = z.strictObject({ fact: z.literal('securedOrGuaranteed'), is: z.boolean() })
const attemptsTest = z.strictObject({
  fact: z.literal('attempts'),
  gte: z.number().int().min(1),
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  outcomes: z.array(z.enum(OUTCOMES)).min(1).optional(),
  withinDays: z.number().int().min(1).max(400).optional(),
})

const noticeTest = z.strictObject({
  fact: z.literal('notice'),
  kinds: z.array(z.string().min(1).max(64)).min(1).max(50),
  minDaysAgo: z.number().int().min(0).max(4000).optional(),
})
const approvalTest = z.strictObject({
  fact: z.literal('approval'),
  kinds: z.array(z.string().min(1).max(64)).min(1).max(50),
})

export const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      numericTest,
      textTest,
      flagTest,
      attemptsTest,
      noticeTest,
      approvalTest,
      z.strictObject({ all: z.array(condition).max(50) }),
      z.strictObject({ any: z.array(condition).max(50) }),
      z.strictObject({ not: condition }),
    ]),
  )
  .meta({ id: 'StrategyCondition', description: 'A test of one fact, or `all`, `any`, `not` of conditions' })

const stageChannel = z.strictObject({
  channel: z.enum(CHANNELS),
  parties: z.array(z.enum(PARTIES)).min(1).optional(),
  purpose: z.enum(PURPOSES).optional(),
  everyHours: z.number().min(0).max(10_000).optional(),
  maxPerDay: z.number().int().min(1).max(1000).optional(),
  maxPerWeek: z.number().int().min(1).max(1000).optional(),
})

const stage = z.strictObject({
  id,
  label,
  enterWhen: condition,
  channels: z.array(stageChannel).max(20),
  task: z.string().max(120).optional(),
})

export const strategyDocument = z
  .strictObject({
    id,
    label,
    effectiveFrom: z.iso.date().optional(),
    segments: z
      .array(z.strictObject({ id, label, when: condition, ladder: id }))
      .min(1)
      .max(100),
    ladders: z
      .array(
        z.strictObject({
          id,
          label,
          onMissed: z.enum(['catch-up', 'jump', 'hold']),
          stepDownAfterDays: z.number().int().min(0).max(400),
          quietDaysAfterPayment: z
            .number()
            .int()
            .min(0)
            .max(60)
            .optional()
            .describe('Local days without a planned contact after a payment, its own day being the first'),
          stages: z.array(stage).min(1).max(20),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({
    id: 'Strategy',
    description: 'Who (segment) climbs which ladder of stages. It can only narrow the law.',
    examples: [
      {
        id: 'two-steps',
        label: { en: 'Two steps', zh: '两步' },
        segments: [
          { id: 'everyone', label: { en: 'Everyone', zh: '全部客户' }, when: { all: [] }, ladder: 'short' },
        ],
        ladders: [
          {
            id: 'short',
            label: { en: 'Short ladder', zh: '短阶梯' },
            onMissed: 'catch-up',
            stepDownAfterDays: 7,
            stages: [
              {
                id: 'reminder',
                label: { en: 'Reminder', zh: '提醒' },
                enterWhen: { fact: 'daysPastDue', gte: 1 },
                channels: [{ channel: 'sms', everyHours: 72 }],
              },
              {
                id: 'phone',
                label: { en: 'Phone', zh: '电话' },
                enterWhen: { fact: 'daysPastDue', gte: 11 },
                channels: [
                  { channel: 'voice', maxPerDay: 2 },
                  { channel: 'sms', everyHours: 72 },
                ],
              },
            ],
          },
        ],
      },
    ],
  })

/** `Strategy` without its version, which the service gives. */
export type StrategyDocument = z.output<typeof strategyDocument>

/** The same as the policy reads it. */
export function toStrategy(document: StrategyDocument, version: number): Strategy {
  return { ...document, version }
}
