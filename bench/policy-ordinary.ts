/** An ordinary question: an overdue account in some stage, two months of attempts, and a contact that its stage wants. */
import type { Dice } from '../src/demo/seeded-dice.ts'
import { DAY_MS, dateOfDay, dayOfDate, HOUR_MS, localDay, startOfLocalDayMs } from '../src/policy/calendar.ts'
import type { Actor, Ask, AttemptFacts, Channel, ContactPointFacts, Facts } from '../src/policy/facts.ts'

export interface BenchQuestion {
  readonly ask: Ask
  readonly facts: Facts
}

export const ATTEMPTS = 30
export const MOBILE = '5b1f2c30-0000-7000-8000-00000000a001'
export const HOME = '5b1f2c30-0000-7000-8000-00000000a002'
export const OTHER_LINE = '5b1f2c30-0000-7000-8000-00000000a003'
export const BORROWER = '5b1f2c30-0000-7000-8000-00000000b001'
export const FRIEND = '5b1f2c30-0000-7000-8000-00000000b002'
const ACCOUNT = '5b1f2c30-0000-7000-8000-00000000c001'
const SECOND_ACCOUNT = '5b1f2c30-0000-7000-8000-00000000c002'
export const AGENCY = '5b1f2c30-0000-7000-8000-00000000d001'

/** First of the ninety days on which the questions are asked. */
const FIRST_DAY = dayOfDate('2026-03-02')

/** Today at the place of the borrower. */
export function localDayOf({ ask, facts }: BenchQuestion): number {
  return localDay(facts.timeZones[0] ?? 'UTC', ask.atMs)
}

interface Scene {
  readonly daysPastDue: number
  readonly channel: Channel
}

function sceneOf(dice: Dice): Scene {
  const stage = dice.next()
  if (stage < 0.2) return { daysPastDue: dice.whole(1, 4), channel: dice.pick(['sms', 'push', 'email']) }
  if (stage < 0.75)
    return {
      daysPastDue: dice.whole(11, 58),
      channel: dice.pick(['voice', 'voice', 'voice', 'ai-voice', 'sms']),
    }
  if (stage < 0.92)
    return { daysPastDue: dice.whole(62, 118), channel: dice.pick(['visit', 'voice', 'voice', 'letter']) }
  return { daysPastDue: dice.whole(182, 300), channel: 'letter' }
}

export function ordinaryQuestion(dice: Dice): BenchQuestion {
  const { daysPastDue, channel } = sceneOf(dice)
  const zone = dice.below(0.95)
    ? 'Asia/Shanghai'
    : dice.pick(['Asia/Tokyo', 'Europe/Berlin', 'America/New_York'])
  const day = FIRST_DAY + dice.whole(0, 89)
  const atMs = startOfLocalDayMs(zone, day) + dice.whole(8 * 60 + 5, 21 * 60 + 55) * 60_000
  const agency = channel !== 'ai-voice' && dice.below(0.3)
  const point = channel === 'visit' || channel === 'letter' ? HOME : channel === 'email' ? OTHER_LINE : MOBILE
  const actor: Actor =
    channel === 'ai-voice' ? { kind: 'bot' } : agency ? { kind: 'agency', id: AGENCY } : { kind: 'in-house' }
  return {
    ask: {
      atMs,
      channel,
      party: 'borrower',
      contactPoint: point,
      person: BORROWER,
      purpose: daysPastDue > 180 ? 'notice-of-intended-remedy' : dice.below(0.04) ? 'reply' : 'demand',
      actor,
      ...(channel === 'visit'
        ? { place: 'doorstep', collectors: 2 }
        : channel === 'letter'
          ? { place: 'home' }
          : {}),
    },
    facts: {
      jurisdiction: 'CN',
      timeZones: [zone],
      borrowerKind: 'person',
      deceased: false,
      capacity: 'full',
      bankrupt: null,
      account: ACCOUNT,
      product: dice.pick([
        'consumer-loan',
        'consumer-loan',
        'credit-card',
        'credit-card',
        'mortgage',
        'car-loan',
      ]),
      currency: 'CNY',
      overdueMinor: dice.whole(20_000, 900_000),
      totalOutstandingMinor: dice.whole(1_000_000, 30_000_000),
      oldestUnpaidDueDate: dateOfDay(day - daysPastDue),
      limitationEndsOn: dateOfDay(day - daysPastDue + 1095),
      securedOrGuaranteed: dice.pick([null, true, false]),
      ability: dice.below(0.3) ? dice.whole(5, 95) : null,
      willingness: dice.below(0.3) ? dice.whole(5, 95) : null,
      contactPoints: pointsOf(channel, dice),
      attempts: attemptsOf(dice, { zone, day, atMs, channel, isLate: daysPastDue > 180 }),
      consents: consentsOf(dice, atMs),
      refusals: dice.below(0.1)
        ? [
            {
              party: 'borrower',
              person: BORROWER,
              atMs: atMs - 20 * DAY_MS,
              scope: 'time-slot',
              from: '12:00',
              to: '13:30',
            },
          ]
        : [],
      holds: [],
      disputes: [],
      promises: dice.below(0.3)
        ? [
            {
              atMs: atMs - 12 * DAY_MS,
              dueOn: dateOfDay(day - 8),
              amountMinor: 50_000,
              status: 'broken',
              account: ACCOUNT,
            },
          ]
        : [],
      plan: dice.below(0.05) ? { signedOn: dateOfDay(day - 70), status: 'missed' } : null,
      placement: agency
        ? {
            agency: AGENCY,
            since: dateOfDay(day - 25),
            onPublicList: true,
            noticeGivenOn: dateOfDay(day - 27),
          }
        : null,
      recordingAvailable: dice.pick([true, null]),
      lastPaymentOn: dice.below(0.4) ? dateOfDay(day - daysPastDue - 3) : null,
      current: null,
    },
  }
}

function pointsOf(channel: Channel, dice: Dice): ContactPointFacts[] {
  const mobile: ContactPointFacts = {
    id: MOBILE,
    person: BORROWER,
    party: 'borrower',
    channels: ['sms', 'voice', 'ai-voice', 'push'],
    status: dice.pick(['verified', 'verified', 'unverified']),
    source: 'contract',
  }
  const home: ContactPointFacts = {
    id: HOME,
    person: BORROWER,
    party: 'borrower',
    channels: ['letter', 'visit'],
    status: 'verified',
    source: 'contract',
    place: 'home',
  }
  const other: ContactPointFacts =
    channel === 'email' || dice.below(0.3)
      ? {
          id: OTHER_LINE,
          person: BORROWER,
          party: 'borrower',
          channels: ['email'],
          status: 'verified',
          source: 'core',
        }
      : {
          id: OTHER_LINE,
          person: FRIEND,
          party: 'emergency-contact',
          channels: ['voice', 'sms'],
          status: 'unverified',
          source: 'contract',
        }
  return [mobile, home, other]
}

function consentsOf(dice: Dice, atMs: number): Facts['consents'] {
  if (dice.below(0.85)) return []
  const party = 'borrower' as const
  const hours = { kind: 'contact-hours', party, person: BORROWER, givenAtMs: atMs - 9 * DAY_MS } as const
  return [{ ...hours, from: '21:00', to: '23:00', channels: ['voice', 'sms'] }]
}

/** Days in which a channel is let rest, so that the ordinary question runs into no limit of its own stage. */
const REST_DAYS: Readonly<Partial<Record<Channel, number>>> = {
  sms: 2.1,
  push: 2.1,
  email: 3.1,
  'ai-voice': 1.1,
  voice: 0.2,
  visit: 7.1,
  letter: 31,
}
const CHANNELS_USED = [
  'voice',
  'voice',
  'voice',
  'voice',
  'voice',
  'ai-voice',
  'sms',
  'sms',
  'push',
  'email',
] as const
const CALL_OUTCOMES = [
  'no-answer',
  'no-answer',
  'no-answer',
  'busy',
  'hung-up',
  'voicemail',
  'conversation',
] as const

/** One about every second day, oldest first, some of them today. */
function attemptsOf(
  dice: Dice,
  asked: { zone: string; day: number; atMs: number; channel: Channel; isLate: boolean },
): AttemptFacts[] {
  const made = Array.from({ length: ATTEMPTS }, (_, index): AttemptFacts => {
    const day = asked.day - 2 * index - dice.whole(index === 0 && dice.below(0.4) ? 0 : 1, 2)
    const madeAtMs = startOfLocalDayMs(asked.zone, day) + dice.whole(9 * 60, 19 * 60) * 60_000
    const atMs = Math.min(madeAtMs, asked.atMs - 5 * HOUR_MS)
    let channel: Channel = asked.isLate && index === 20 ? 'visit' : dice.pick(CHANNELS_USED)
    const restMs = (REST_DAYS[asked.channel] ?? 0) * DAY_MS
    if (channel === asked.channel && asked.atMs - atMs < restMs) channel = channel === 'sms' ? 'voice' : 'sms'
    const isCall = channel === 'voice' || channel === 'ai-voice'
    return {
      atMs,
      channel,
      direction: dice.below(0.03) ? 'inbound' : 'outbound',
      party: 'borrower',
      outcome: isCall ? dice.pick(CALL_OUTCOMES) : channel === 'visit' ? 'no-answer' : 'delivered',
      by: channel === 'ai-voice' ? 'bot' : dice.below(0.3) ? AGENCY : 'in-house',
      account: dice.below(0.15) ? SECOND_ACCOUNT : ACCOUNT,
      contactPoint: channel === 'email' ? OTHER_LINE : channel === 'visit' ? HOME : MOBILE,
      person: BORROWER,
      purpose: 'demand',
    }
  })
  return made.sort((a, b) => a.atMs - b.atMs)
}
