/** What can be wrong with a contact: each takes an ordinary question and gives the policy something to object to. */
import type { Dice } from '../src/demo/seeded-dice.ts'
import { DAY_MS, dateOfDay, HOUR_MS, localDay, startOfLocalDayMs } from '../src/policy/calendar.ts'
import type { Ask, AttemptFacts, Facts, Outcome } from '../src/policy/facts.ts'
import {
  AGENCY,
  type BenchQuestion,
  BORROWER,
  FRIEND,
  HOME,
  localDayOf,
  MOBILE,
  OTHER_LINE,
} from './policy-ordinary.ts'

type Spoiler = (question: BenchQuestion, dice: Dice) => BenchQuestion

const MINUTE_MS = 60_000

function withAsk({ ask, facts }: BenchQuestion, change: Partial<Ask>): BenchQuestion {
  return { ask: { ...ask, ...change }, facts }
}

function withFacts({ ask, facts }: BenchQuestion, change: Partial<Facts>): BenchQuestion {
  return { ask, facts: { ...facts, ...change } }
}

/** The latest attempts are replaced by calls to the mobile, the last of them some minutes ago. */
function withCalls(
  question: BenchQuestion,
  count: number,
  outcome: Outcome,
  minutesApart: number,
): BenchQuestion {
  const { ask, facts } = question
  const calls = Array.from(
    { length: count },
    (_, index): AttemptFacts => ({
      atMs: ask.atMs - (count - index) * minutesApart * MINUTE_MS,
      channel: 'voice',
      direction: 'outbound',
      party: 'borrower',
      outcome,
      by: 'in-house',
      account: facts.account,
      contactPoint: MOBILE,
      person: BORROWER,
      purpose: 'demand',
    }),
  )
  return withFacts(question, { attempts: [...facts.attempts.slice(0, -count), ...calls] })
}

const CALL: Partial<Ask> = { channel: 'voice', contactPoint: MOBILE, purpose: 'demand' }
const FRIEND_LINE: Partial<Ask> = {
  channel: 'voice',
  party: 'emergency-contact',
  contactPoint: OTHER_LINE,
  person: FRIEND,
}

function atNight(question: BenchQuestion, dice: Dice): BenchQuestion {
  const zone = question.facts.timeZones[0] ?? 'UTC'
  const minute = dice.pick([dice.whole(22 * 60, 24 * 60 - 1), dice.whole(0, 8 * 60 - 1), 22 * 60, 8 * 60 - 1])
  const atMs = startOfLocalDayMs(zone, localDay(zone, question.ask.atMs)) + minute * MINUTE_MS
  return withAsk(question, { atMs })
}

/** Failed calls since, so that a friend may be asked; spoilt only where the failures are of today. */
function toFriend(question: BenchQuestion, dice: Dice): BenchQuestion {
  const purpose = dice.pick([
    'locate',
    'locate',
    'pass-message',
    'demand',
    'repayment-info',
    'reach-heirs',
  ] as const)
  const asked = withAsk(question, { ...FRIEND_LINE, purpose })
  if (dice.below(0.4)) return withCalls(asked, 4, 'no-answer', 1500)
  return dice.below(0.5) ? withCalls(asked, 3, 'not-in-service', 3) : asked
}

function otherAgency(question: BenchQuestion): BenchQuestion {
  return withAsk(question, { actor: { kind: 'agency', id: `${AGENCY.slice(0, -1)}9` } })
}

function noNotice(question: BenchQuestion): BenchQuestion {
  const asked = withAsk(question, { actor: { kind: 'agency', id: AGENCY } })
  return withFacts(asked, { placement: { agency: AGENCY, since: dateOfDay(localDayOf(question) - 3) } })
}

function deadNumber(question: BenchQuestion, dice: Dice): BenchQuestion {
  const status = dice.pick(['unusable', 'retired'] as const)
  const contactPoints = question.facts.contactPoints.map((point) =>
    point.id === question.ask.contactPoint ? { ...point, status } : point,
  )
  return withFacts(question, { contactPoints })
}

export const SPOILERS: readonly Spoiler[] = [
  atNight,
  atNight,
  atNight,
  toFriend,
  toFriend,
  (question) => withCalls(withAsk(question, CALL), 3, 'conversation', 35),
  (question) => withCalls(withAsk(question, CALL), 2, 'conversation', 35),
  (question) => withCalls(withAsk(question, CALL), 6, 'no-answer', 25),
  (question) => withCalls(withAsk(question, CALL), 5, 'busy', 25),
  (question) => withCalls(withAsk(question, CALL), 1, 'no-answer', 60),
  (question, dice) =>
    withAsk(question, {
      channel: 'visit',
      contactPoint: HOME,
      place: 'doorstep',
      collectors: dice.whole(1, 2),
    }),
  (question, dice) =>
    withFacts(question, {
      holds: [
        {
          kind: 'hardship',
          fromMs: question.ask.atMs - 5 * DAY_MS,
          untilMs: question.ask.atMs + dice.whole(1, 400) * HOUR_MS,
        },
      ],
    }),
  (question) => withFacts(question, { holds: [{ kind: 'complaint', fromMs: question.ask.atMs - DAY_MS }] }),
  (question) =>
    withFacts(question, { plan: { signedOn: dateOfDay(localDayOf(question) - 20), status: 'performing' } }),
  (question, dice) =>
    withFacts(question, {
      promises: [
        {
          atMs: question.ask.atMs - DAY_MS,
          dueOn: dateOfDay(localDayOf(question) + dice.whole(0, 9)),
          amountMinor: 80_000,
          status: 'pending',
          account: question.facts.account,
        },
      ],
    }),
  otherAgency,
  noNotice,
  deadNumber,
  (question) => withAsk(question, { contactPoint: OTHER_LINE }),
  (question) => withFacts(question, { overdueMinor: 0 }),
  (question, dice) =>
    withFacts(question, { oldestUnpaidDueDate: dateOfDay(localDayOf(question) + dice.whole(0, 3)) }),
  (question) => withFacts(question, { deceased: true }),
  (question) => withFacts(question, { timeZones: question.facts.timeZones, recordingAvailable: false }),
]
