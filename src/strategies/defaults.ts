/**
 * The strategy that holds until a creditor activates its own. Every number in it is a setting of the creditor, chosen
 * inside what the packs allow; none of it is law.
 */
import type { Condition, Ladder, Segment, Stage, StageChannel, Strategy } from '../policy/strategy.ts'

const UNANSWERED = ['no-answer', 'busy', 'not-in-service', 'voicemail', 'voicemail-full', 'hung-up'] as const

const dpd = (gte: number): Condition => ({ fact: 'daysPastDue', gte })
const product = (...names: readonly string[]): Condition => ({ fact: 'product', in: names })

/** Calls that reached nobody: documented, by anybody, in the last 30 days. */
const callsFailed = (gte: number): Condition => ({
  fact: 'attempts',
  gte,
  channels: ['voice', 'ai-voice'],
  outcomes: UNANSWERED,
  withinDays: 30,
})
/** Any call on record; a visit needs that calling was tried, answered or not. */
const callsMade = (gte: number): Condition => ({ fact: 'attempts', gte, channels: ['voice', 'ai-voice'] })
const visitsMade = (gte: number): Condition => ({ fact: 'attempts', gte, channels: ['visit'] })
const promisesBroken = (gte: number): Condition => ({ fact: 'brokenPromises', gte })

/** Calls did not reach the borrower, or reached and did not move him. */
const callsWereNotEnough: Condition = {
  any: [callsFailed(3), { all: [callsMade(3), promisesBroken(1)] }],
}
/** The ordinary means have failed: visited, or called for long without effect. */
const ordinaryMeansFailed: Condition = { any: [visitsMade(1), callsFailed(8), promisesBroken(2)] }

const SMS: StageChannel = { channel: 'sms', everyHours: 48, maxPerWeek: 3 }
const PUSH: StageChannel = { channel: 'push', everyHours: 48, maxPerWeek: 3 }
const EMAIL: StageChannel = { channel: 'email', everyHours: 72, maxPerWeek: 2 }
const LETTER: StageChannel = { channel: 'letter', everyHours: 336 }
const VOICE: StageChannel = { channel: 'voice', everyHours: 4, maxPerDay: 2, maxPerWeek: 7 }
const AI_VOICE: StageChannel = { channel: 'ai-voice', everyHours: 24, maxPerDay: 1, maxPerWeek: 3 }
const VISIT: StageChannel = { channel: 'visit', everyHours: 168, maxPerWeek: 1 }
const LAST_NOTICE: StageChannel = { channel: 'letter', purpose: 'notice-of-intended-remedy', everyHours: 720 }

function reminder(from: number, channels: readonly StageChannel[] = [SMS, PUSH, EMAIL]): Stage {
  return { id: 'reminder', label: { en: 'Reminder', zh: '提醒' }, enterWhen: dpd(from), channels }
}

function phone(from: number, channels: readonly StageChannel[] = [VOICE, AI_VOICE, SMS]): Stage {
  return { id: 'phone', label: { en: 'Phone', zh: '电话催收' }, enterWhen: dpd(from), channels }
}

/** Earned by days past due and by documented calls that reached or moved nobody. */
function fieldVisit(from: number): Stage {
  return {
    id: 'field-visit',
    label: { en: 'Field visit', zh: '上门催收' },
    enterWhen: { all: [dpd(from), callsWereNotEnough] },
    channels: [VISIT, VOICE, LETTER],
    task: 'assess-visit-risk',
  }
}

function legal(from: number): Stage {
  return {
    id: 'legal',
    label: { en: 'Legal', zh: '司法' },
    enterWhen: { all: [dpd(from), ordinaryMeansFailed] },
    channels: [LAST_NOTICE],
    task: 'prepare-payment-order',
  }
}

/**
 * An account that is late when it is first pushed had its reminders elsewhere. It begins at the highest stage it has
 * earned, which without documented calls is never beyond the phone: visits and legal steps ask for that evidence.
 */
const ONBOARDING = 'jump'

const LADDERS: readonly Ladder[] = [
  {
    id: 'consumer',
    label: { en: 'Consumer credit', zh: '个人消费贷款' },
    onMissed: ONBOARDING,
    stepDownAfterDays: 7,
    quietDaysAfterPayment: 2,
    stages: [reminder(1), phone(8), fieldVisit(61), legal(121)],
  },
  {
    id: 'card',
    label: { en: 'Credit card', zh: '信用卡' },
    onMissed: ONBOARDING,
    stepDownAfterDays: 7,
    quietDaysAfterPayment: 2,
    stages: [reminder(1), phone(5), fieldVisit(61), legal(121)],
  },
  {
    id: 'mortgage',
    label: { en: 'Mortgage', zh: '住房按揭' },
    onMissed: ONBOARDING,
    stepDownAfterDays: 14,
    quietDaysAfterPayment: 2,
    stages: [reminder(1, [SMS, EMAIL, LETTER]), phone(11), fieldVisit(61), legal(181)],
  },
  {
    id: 'small-business',
    label: { en: 'Small business', zh: '小微企业' },
    onMissed: ONBOARDING,
    stepDownAfterDays: 10,
    quietDaysAfterPayment: 2,
    stages: [reminder(1), phone(4, [VOICE, SMS]), fieldVisit(31), legal(91)],
  },
  {
    id: 'corporate',
    label: { en: 'Corporate', zh: '公司贷款' },
    onMissed: 'catch-up',
    stepDownAfterDays: 10,
    quietDaysAfterPayment: 2,
    stages: [reminder(1, [EMAIL, VOICE, LETTER]), phone(3, [VOICE, EMAIL]), fieldVisit(16), legal(61)],
  },
  {
    id: 'gentle',
    label: { en: 'Help first: willing, not able', zh: '先协商：有意愿、缺能力' },
    onMissed: 'catch-up',
    stepDownAfterDays: 7,
    quietDaysAfterPayment: 2,
    stages: [
      {
        id: 'reminder',
        label: { en: 'Reminder and offer', zh: '提醒与协商' },
        enterWhen: dpd(1),
        channels: [
          { channel: 'sms', purpose: 'debt-solution', everyHours: 96, maxPerWeek: 1 },
          { channel: 'email', purpose: 'debt-solution', everyHours: 168, maxPerWeek: 1 },
        ],
        // 展期 (deferral) or 分期 (instalments).
        task: 'offer-deferral-or-instalments',
      },
      {
        id: 'phone',
        label: { en: 'Talk about a solution', zh: '电话协商' },
        enterWhen: dpd(15),
        channels: [
          { channel: 'voice', purpose: 'debt-solution', everyHours: 72, maxPerDay: 1, maxPerWeek: 2 },
          { channel: 'sms', purpose: 'debt-solution', everyHours: 96, maxPerWeek: 1 },
        ],
        task: 'offer-deferral-or-instalments',
      },
      fieldVisit(121),
      legal(241),
    ],
  },
  {
    id: 'firm',
    label: { en: 'Able, not willing', zh: '有能力、缺意愿' },
    onMissed: ONBOARDING,
    stepDownAfterDays: 10,
    quietDaysAfterPayment: 2,
    stages: [reminder(1), phone(3), fieldVisit(46), legal(91)],
  },
]

const SEGMENTS: readonly Segment[] = [
  {
    id: 'willing-not-able',
    label: { en: 'Person, willing but not able', zh: '个人，还款意愿高、能力低' },
    when: {
      all: [
        { fact: 'borrowerKind', in: ['person'] },
        { fact: 'ability', lte: 40 },
        { fact: 'willingness', gte: 60 },
      ],
    },
    ladder: 'gentle',
  },
  {
    id: 'able-not-willing',
    label: { en: 'Person, able but not willing', zh: '个人，还款能力高、意愿低' },
    when: {
      all: [
        { fact: 'borrowerKind', in: ['person'] },
        { fact: 'ability', gte: 60 },
        { fact: 'willingness', lte: 40 },
        { not: product('mortgage') },
      ],
    },
    ladder: 'firm',
  },
  {
    id: 'credit-card',
    label: { en: 'Credit card', zh: '信用卡' },
    when: product('credit-card'),
    ladder: 'card',
  },
  {
    id: 'mortgage',
    label: { en: 'Mortgage', zh: '住房按揭贷款' },
    when: product('mortgage'),
    ladder: 'mortgage',
  },
  {
    id: 'small-business',
    label: { en: 'Small business', zh: '小微企业贷款' },
    when: product('small-business-loan'),
    ladder: 'small-business',
  },
  {
    id: 'corporate',
    label: { en: 'Corporate', zh: '公司贷款' },
    when: { any: [product('corporate-loan'), { fact: 'borrowerKind', in: ['organisation'] }] },
    ladder: 'corporate',
  },
  {
    id: 'consumer',
    label: { en: 'Consumer credit and everything else', zh: '个人消费贷款及其他' },
    when: { all: [] },
    ladder: 'consumer',
  },
]

export const DEFAULT_STRATEGY = {
  id: 'default',
  version: 1,
  label: { en: 'Default strategy', zh: '默认策略' },
  segments: SEGMENTS,
  ladders: LADDERS,
} as const satisfies Strategy
