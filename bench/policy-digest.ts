/**
 * The facts as a general rule engine wants them: flat, counted and compared beforehand, with local time already worked
 * out. Made outside the measured time, a kindness to the others: Tact starts from the raw facts. Written without a
 * line of the policy, so that agreement of the answers means something.
 */
import type { AttemptFacts, Facts } from '../src/policy/facts.ts'
import type { BenchQuestion } from './policy-ordinary.ts'

export interface Digest {
  readonly channel: string
  readonly party: string
  readonly purpose: string
  readonly actor: string
  /** Empty: no agency asks. */
  readonly agency: string
  readonly product: string
  readonly minuteOfDay: number
  /** The person agreed to be reached at this hour. */
  readonly hoursAgreed: boolean
  readonly talksToday: number
  readonly unansweredToday: number
  readonly debtorUnreachable: boolean
  readonly deceasedOrIncapacity: boolean
  readonly offersToPay: boolean
  readonly planPerforming: boolean
  readonly held: boolean
  /** Empty: placed with no agency today. */
  readonly placedWith: string
  readonly collectors: number
  readonly pointStatus: string
  readonly pointParty: string
  readonly pointTakesChannel: boolean
  readonly overdueMinor: number
  readonly daysPastDue: number
}

const CALLS = ['voice', 'ai-voice']
const TELEPHONE = [...CALLS, 'sms']
const OPEN = ['reserved', 'unknown']
const TALKS = ['conversation', 'refused', ...OPEN]
const FAILED = [
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
  'voicemail-no-message',
  'voicemail-full',
  'hung-up',
]

export function digestOf({ ask, facts }: BenchQuestion): Digest {
  const clock = clockOf(facts.timeZones[0] ?? 'UTC')
  const now = clock(ask.atMs)
  const callsToday = facts.attempts.filter(
    (one) => isCall(one) && clock(one.atMs).date === now.date && one.person === ask.person,
  )
  const point = facts.contactPoints.find((one) => one.id === ask.contactPoint)
  const { placement } = facts
  const isPlaced =
    placement !== null && (placement.since ?? '') <= now.date && now.date <= (placement.until ?? '9999')
  return {
    channel: ask.channel,
    party: ask.party,
    purpose: ask.purpose,
    actor: ask.actor.kind,
    agency: ask.actor.id ?? '',
    product: facts.product,
    minuteOfDay: now.minute,
    hoursAgreed: isHourAgreed(ask.channel, ask.person, facts, now.time),
    talksToday: callsToday.filter((one) => TALKS.includes(one.outcome)).length,
    unansweredToday: callsToday.filter(
      (one) => one.contactPoint === ask.contactPoint && [...FAILED, ...OPEN].includes(one.outcome),
    ).length,
    debtorUnreachable: isUnreachable(facts, ask.atMs, (ms) => clock(ms).date),
    deceasedOrIncapacity: facts.deceased || facts.capacity !== 'full',
    offersToPay: facts.consents.some((one) => one.kind === 'offers-to-pay' && one.person === ask.person),
    planPerforming: facts.plan?.status === 'performing',
    held: facts.holds.some(
      (one) =>
        one.kind !== 'represented' &&
        (one.fromMs ?? 0) <= ask.atMs &&
        ask.atMs < (one.untilMs ?? Number.MAX_SAFE_INTEGER),
    ),
    placedWith: isPlaced ? placement.agency : '',
    collectors: ask.collectors ?? 0,
    pointStatus: point?.status ?? 'none',
    pointParty: point?.party ?? 'none',
    pointTakesChannel: point?.channels.includes(ask.channel) ?? false,
    overdueMinor: facts.overdueMinor ?? 0,
    daysPastDue: facts.oldestUnpaidDueDate === null ? 0 : daysBetween(facts.oldestUnpaidDueDate, now.date),
  }
}

function isCall(attempt: AttemptFacts): boolean {
  return attempt.direction === 'outbound' && CALLS.includes(attempt.channel)
}

function isHourAgreed(channel: string, person: string | undefined, facts: Facts, time: string): boolean {
  return facts.consents.some(
    (one) =>
      one.kind === 'contact-hours' &&
      one.person === person &&
      (one.channels ?? [channel]).some((agreed) => agreed === channel) &&
      `${one.from}:00` <= time &&
      time <= `${one.to}:00`,
  )
}

/** Three failed calls in a row, the last of them before today, or every number out of service; and no talk since. */
function isUnreachable(facts: Facts, atMs: number, dateOf: (ms: number) => string): boolean {
  const past = facts.attempts.filter((one) => one.party === 'borrower' && one.atMs <= atMs)
  const talks = past.filter((one) => one.direction === 'inbound' || TALKS.includes(one.outcome))
  const lastTalkMs = Math.max(Number.NEGATIVE_INFINITY, ...talks.map((one) => one.atMs))
  const calls = past.filter(isCall).sort((a, b) => a.atMs - b.atMs)
  const third = calls.filter((one) => one.atMs > lastTalkMs && FAILED.includes(one.outcome))[2]
  if (third !== undefined && dateOf(third.atMs) < dateOf(atMs)) return true
  const lines = new Map(calls.map((one) => [one.contactPoint, one]))
  const uncalled = facts.contactPoints.filter(
    (one) =>
      one.party === 'borrower' && !lines.has(one.id) && one.channels.some((on) => TELEPHONE.includes(on)),
  )
  const isDead = (status: string) => status === 'unusable' || status === 'retired'
  return (
    lines.size + uncalled.length > 0 &&
    [...lines.values()].every((one) => one.outcome === 'not-in-service' && one.atMs > lastTalkMs) &&
    uncalled.every((one) => isDead(one.status) && talks.length === 0)
  )
}

interface LocalTime {
  readonly date: string
  readonly time: string
  readonly minute: number
}

const clocks = new Map<string, (ms: number) => LocalTime>()

function clockOf(timeZone: string): (ms: number) => LocalTime {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const clock = (ms: number): LocalTime => {
    const [date = '', time = ''] = format.format(ms).split(' ')
    return { date, time, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) }
  }
  clocks.set(timeZone, clock)
  return clock
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
