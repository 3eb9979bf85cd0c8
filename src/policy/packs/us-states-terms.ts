/** What the state packs share: scopes, words, and how a rule says where it comes from. */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Channel, Place } from '../facts.ts'
import type { ContactHoursRule, Pack, PackObligation, Rule } from '../pack.ts'
import { clockMs } from '../windows.ts'
import { WRITTEN_FORMS } from './us-regf-sources.ts'

export const AS_OF = '2026-11-21'
export const ON = { effect: 'deny', enabled: true } as const
export const CALLS = ['voice', 'ai-voice'] as const
export const TELEPHONE = ['voice', 'ai-voice', 'sms'] as const
export const MESSAGES = ['sms', 'email', 'im', 'push'] as const
export const EVERY: readonly Channel[] = [
  'sms',
  'voice',
  'ai-voice',
  'email',
  'letter',
  'push',
  'im',
  'visit',
]
export const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
export const THIRD = ['emergency-contact', 'family', 'employer', 'other'] as const
export const CREDITOR = { notActors: ['agency'], borrowerKinds: ['person'] } as const
export const AGENCY = { actors: ['agency'], borrowerKinds: ['person'] } as const
export const PERSON = { borrowerKinds: ['person'] } as const
export const ELSEWHERE = ['office', 'public-place', 'branch'] as const
/** The same forms as for the federal rules. */
export const WRITTEN = WRITTEN_FORMS
export const ORAL = ['oral', 'recorded', 'voice', 'ai-voice', 'call', 'phone', 'telephone'] as const
export const NOT_REACHABLE = { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false } as const
/** Asked for by the consumer: such a call is outside the limits. */
export const ASKED_FOR = { days: 7, directly: false, endsWithConversation: true } as const

export function law(
  strength: Strength,
  evidence: Evidence | 'unverified-high' | 'unverified-medium',
  instrument: string,
  article: string,
  more: { readonly quote?: string; readonly choice?: readonly string[]; readonly source?: string } = {},
): Provenance {
  const citation: Citation = {
    instrument,
    article,
    ...(more.source === undefined ? {} : { source: more.source }),
    ...(more.quote === undefined ? {} : { quote: more.quote, lang: 'en-US' }),
  }
  const trust =
    evidence === 'unverified-high'
      ? ({ evidence: 'unverified', confidence: 'high' } as const)
      : evidence === 'unverified-medium'
        ? ({ evidence: 'unverified', confidence: 'medium' } as const)
        : { evidence }
  return { strength, ...trust, citation, asOf: AS_OF, ourChoice: more.choice ?? [] }
}

/** From 08:00:00 until before 21:00:00. */
export const DAY = { from: '08:00:00', to: '21:00:00', fromInclusive: true, toInclusive: false } as const
export const hours = (
  id: string,
  title: string,
  when: Rule['when'],
  provenance: Provenance,
): ContactHoursRule => ({
  ...ON,
  kind: 'contact-hours',
  id,
  title,
  ...(when === undefined ? {} : { when }),
  windows: [DAY],
  openedByConsent: true,
  provenance,
})
/** A visit that nobody says where to may be one to a place that needs consent. */
export const placeKnown = (
  id: string,
  when: NonNullable<Rule['when']>,
  consentPlaces: readonly Place[],
  provenance: Provenance,
): Rule => ({
  ...ON,
  kind: 'visit',
  id,
  title: 'a visit says where it goes',
  when,
  consentPlaces,
  provenance,
})
export const pack = (
  id: string,
  title: string,
  zone: string,
  rules: readonly Rule[],
  obligations: readonly PackObligation[] = [],
): Pack => ({ id, title, asOf: AS_OF, zones: [zone], rules, obligations })
export const duty = (
  code: string,
  rule: string,
  text: string,
  provenance: Provenance,
  more: Partial<PackObligation> = {},
): PackObligation => ({ code, rule, text, enabled: true, provenance, ...more })

/** An instant of Tuesday 10 March 2026, daylight time of the East. */
export const east = (clock: string, day = '2026-03-10') =>
  dayOfDate(day) * DAY_MS + clockMs(clock) + 4 * HOUR_MS
export const AT_NOON = { atMs: east('12:00:00') }
export const calledOn = (...days: readonly string[]) => ({
  attempts: days.map((day) => ({
    atMs: east('12:00:00', day),
    channel: 'voice' as const,
    direction: 'outbound' as const,
    party: 'borrower' as const,
    contactPoint: 'borrower:mobile',
    outcome: 'voicemail' as const,
    by: 'in-house',
    account: 'acct-1',
  })),
})
