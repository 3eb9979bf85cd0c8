/**
 * How a contact can end, in the words of the API: what the policy counts it as, and what follows from it. Data only;
 * `report-attempt.ts` acts on it.
 */
import type { Channel, Outcome } from '../policy/facts.ts'

/** What a person can have said, or what was learned; each opens a record (`consequences.ts`). */
export const SAID = [
  'promise',
  'dispute',
  'complaint',
  'hardship',
  'optOut',
  'stopRequest',
  'leaveRequest',
  'death',
  'representation',
] as const
export type Said = (typeof SAID)[number]

/** What becomes of the contact point. */
export type PointFate = 'wrong' | 'unusable'

export interface OutcomeWord {
  /** What the limits of the policy count. */
  readonly outcome: Outcome
  /** Somebody was heard or wrote: only then can something have been said. */
  readonly isHeard: boolean
  /** The word alone says so, without further words. */
  readonly says?: Said
  readonly point?: PointFate
  /** Absent: every channel. */
  readonly channels?: readonly Channel[]
  readonly text: string
}

const CALLS: readonly Channel[] = ['voice', 'ai-voice']
const WRITTEN: readonly Channel[] = ['sms', 'email', 'letter', 'push', 'im']
const VISITS: readonly Channel[] = ['visit']

const silent = (outcome: Outcome, channels: readonly Channel[], text: string): OutcomeWord => ({
  outcome,
  isHeard: false,
  channels,
  text,
})
const heard = (outcome: Outcome, text: string, more: Partial<OutcomeWord> = {}): OutcomeWord => ({
  outcome,
  isHeard: true,
  text,
  ...more,
})

const WORDS = {
  'no-answer': silent('no-answer', [...CALLS, ...VISITS], 'rang out, or nobody opened'),
  busy: silent('busy', CALLS, 'engaged, or rejected unanswered'),
  'not-in-service': silent('not-in-service', CALLS, 'switched off, suspended or out of reach'),
  'number-does-not-exist': {
    ...silent('not-in-service', CALLS, 'no such number: the contact point becomes unusable'),
    point: 'unusable',
  },
  voicemail: silent('voicemail', CALLS, 'a message was left'),
  'voicemail-no-message': silent('voicemail-no-message', CALLS, 'hung up without a message'),
  'voicemail-full': silent('voicemail-full', CALLS, 'no message could be left'),
  'ringless-voicemail': silent('ringless-voicemail', CALLS, 'a message put there without a call'),
  'hung-up': silent('hung-up', CALLS, 'answered and ended before anything was said'),
  delivered: silent('delivered', WRITTEN, 'sent, and as far as known arrived'),
  undelivered: silent('undelivered', WRITTEN, 'did not arrive this time'),
  bounced: {
    ...silent('undelivered', WRITTEN, 'there is no such address: the contact point becomes unusable'),
    point: 'unusable',
  },
  conversation: heard('conversation', 'spoke or wrote with whom `reached` names'),
  'wrong-party': heard('wrong-party', 'somebody else answered; the number may still be right'),
  'wrong-number': heard('wrong-party', 'the person is not there: the contact point is retired', {
    point: 'wrong',
  }),
  refused: heard('refused', 'would not talk, or asked to be left alone'),
  promise: heard('conversation', 'promised to pay: needs `said.promise`', { says: 'promise' }),
  dispute: heard('conversation', 'objects to the debt', { says: 'dispute' }),
  complaint: heard('conversation', 'complains of how it is collected', { says: 'complaint' }),
  'opt-out': heard('conversation', 'wants no more contact through a channel; every one, if none is named', {
    says: 'optOut',
  }),
  'stop-request': heard('refused', 'wants no more contact at all', { says: 'stopRequest' }),
  hardship: heard('conversation', 'cannot pay for a reason such as illness or loss of work', {
    says: 'hardship',
  }),
  'deceased-reported': heard('wrong-party', 'somebody says that the borrower has died', { says: 'death' }),
  represented: heard('conversation', 'names a lawyer or adviser', { says: 'representation' }),
  'told-to-leave': heard('refused', 'asked the collectors to leave', {
    says: 'leaveRequest',
    channels: VISITS,
  }),
  received: heard('conversation', 'a message or call of the person came in'),
  unknown: { outcome: 'unknown', isHeard: false, text: 'not known; counts like a contact' },
} as const satisfies Record<string, OutcomeWord>

export type OutcomeName = keyof typeof WORDS
export const OUTCOME_NAMES = Object.keys(WORDS) as [OutcomeName, ...OutcomeName[]]
export const OUTCOME_WORDS: Readonly<Record<OutcomeName, OutcomeWord>> = WORDS

/** The list for the description of the API. */
export function describeOutcomes(): string {
  return OUTCOME_NAMES.map((name) => `\`${name}\`: ${OUTCOME_WORDS[name].text}`).join('; ')
}
