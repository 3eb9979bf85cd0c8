/** Whether a report hangs together, and with whom the contact was. Pure. */
import { ATTEMPTS_WINDOW_DAYS } from '../accounts/load-facts.ts'
import { Problem } from '../platform/problems.ts'
import type { Outcome, Party } from '../policy/facts.ts'
import type { MeantContact } from './find-contact.ts'
import type { OutcomeWord } from './outcomes.ts'
import type { AttemptReport, InboundReport } from './schemas.ts'

type Report = AttemptReport | InboundReport

/** Clocks of dialers and of field devices are a little off. */
export const CLOCK_SKEW_MS = 300_000
const DAY_MS = 86_400_000

/** Not in the future, and not so long ago that nothing depends on it. */
export function isRecent(atMs: number, nowMs: number): boolean {
  return atMs <= nowMs + CLOCK_SKEW_MS && atMs >= nowMs - ATTEMPTS_WINDOW_DAYS * DAY_MS
}

/** @throws Problem `invalid_request` */
export function checkReport(
  report: Report,
  word: OutcomeWord,
  { channel }: MeantContact,
  atMs: number,
  nowMs: number,
): void {
  const { outcome, said, endedAt, visit } = report
  if (!isRecent(atMs, nowMs))
    throw invalid('/at', atMs > nowMs ? 'lies in the future' : 'is older than any rule looks back')
  if (endedAt !== undefined && Date.parse(endedAt) < atMs)
    throw invalid('/endedAt', 'lies before the beginning')
  if (word.channels?.includes(channel) === false)
    throw invalid('/outcome', `"${outcome}" is not how a contact by ${channel} ends`)
  if (said !== undefined && !word.isHeard)
    throw invalid('/said', `with the outcome "${outcome}" nobody said anything`)
  if (word.says === 'promise' && said?.promise === undefined)
    throw invalid('/said/promise', 'say until when and how much')
  if (visit !== undefined && channel !== 'visit') throw invalid('/visit', 'is for visits')
}

function invalid(pointer: string, message: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${message}`, {
    errors: [{ pointer, code: 'invalid_value', message }],
  })
}

/** A wrong party is no contact with whoever answered; a talk with somebody else is one with that person. */
export function whoWasReached(
  { reached }: Report,
  word: OutcomeWord,
  meant: MeantContact,
): { party: Party; person: string | null; countsAs: Outcome } {
  const { party, person } = meant
  if (reached === undefined) return { party, person, countsAs: word.outcome }
  // Who reports a death is a person that was spoken to, once it is known who.
  const isTalk = word.says === 'death' && reached.party !== 'borrower'
  const countsAs = isTalk ? 'conversation' : word.outcome
  if (countsAs === 'wrong-party') return { party, person, countsAs }
  const same = reached.party === party
  return { party: reached.party, person: reached.person ?? (same ? person : null), countsAs }
}
