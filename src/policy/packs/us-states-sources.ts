/** Where the rules of states and cities of the United States come from, and the pieces that they share. */
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Ask, AttemptFacts, ConsentFacts, RefusalFacts } from '../facts.ts'
import type { Counted, Rule } from '../pack.ts'
import { AGENCY_A, CALLS, call, ELECTRONIC, eastern, US_AS_OF } from './us-regf-sources.ts'

interface Words {
  readonly quote?: string
  readonly choice?: readonly string[]
  readonly confidence?: 'high' | 'medium' | 'low'
  readonly effectiveFrom?: string
}

/** The provenance of one paragraph of an instrument of a state or city. */
export function lawOf(instrument: string, source?: string) {
  return (strength: Strength, evidence: Evidence, article: string | null, words: Words = {}): Provenance => {
    const { quote, choice = [], confidence, effectiveFrom } = words
    const citation: Citation = {
      instrument,
      article,
      ...(source === undefined ? {} : { source }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
      ...(quote === undefined ? {} : { quote, lang: 'en-US' }),
    }
    return {
      strength,
      evidence,
      citation,
      asOf: US_AS_OF,
      ourChoice: choice,
      ...(confidence === undefined ? {} : { confidence }),
    }
  }
}

export const ON = { enabled: true } as const
export const STANDING = { enabled: true, scope: 'institution' } as const
/** The creditor's own staff and machine. */
export const CREDITOR = { notActors: ['agency'] } as const
export const AGENCIES = { actors: ['agency'] } as const
export const OWING = ['borrower', 'co-borrower', 'guarantor'] as const
/** Owed by law to whoever complained or must be told: no rule on collecting closes them. */
export const OWED = ['complaint-reply', 'statutory-notice'] as const
export const BY_TELEPHONE = [...CALLS, 'sms'] as const
export const EVERY_MEDIUM = [...BY_TELEPHONE, 'email', 'letter', 'push', 'im', 'visit'] as const
export const NOT_AT_WORK = ['home', 'doorstep', 'public-place', 'branch'] as const

/** Nothing left the house, or nothing came. */
export const NO_CONNECTION = ['busy', 'not-in-service', 'undelivered'] as const

/** 08:00 and 21:00 themselves are closed. */
export const EIGHT_TO_NINE = [
  { from: '08:00:00', to: '21:00:00', fromInclusive: false, toInclusive: false },
] as const
export const INSTANTS_CLOSED = 'The instants 08:00:00 and 21:00:00 are not settled by the text and stay closed.'
export const LETTER_UNTIMED = 'A letter has no hour.'
/** Where the text does not say whether a limit on work counts a call whose place is not known. */
export const WORK_LINE_COUNT =
  'Counted per line or address at work: a mobile has no place of its own, and its calls are under the other limit.'
export const JUDGMENT = 'final-judgment'

/** An instant on the clock of New York as the only change to the ask of an example. */
export const at = (clock: string, change: Partial<Ask> = {}): Partial<Ask> => ({
  atMs: eastern(clock),
  ...change,
})
export const byAgency = (change: Partial<Ask> = {}): Partial<Ask> => at('12:00', { actor: AGENCY_A, ...change })
export const byBank = (change: Partial<Ask> = {}): Partial<Ask> => at('12:00', change)

/** An attempt of the bank itself about the account of the examples. */
export const own = (date: string, change: Partial<AttemptFacts> = {}): AttemptFacts =>
  call(date, { by: 'in-house', outcome: 'voicemail', ...change })

/** So many attempts of the bank, one a day, from 9 March backwards. */
export const ownCalls = (count: number, change: Partial<AttemptFacts> = {}) => ({
  attempts: Array.from({ length: count }, (_, i) => own(`2026-03-0${9 - i}`, change)),
})

export const refused = (change: Partial<RefusalFacts>): { readonly refusals: readonly RefusalFacts[] } => ({
  refusals: [{ party: 'borrower', atMs: eastern('09:00', '2026-03-02'), scope: 'channel', ...change }],
})

export const agreedTo = (channel: (typeof ELECTRONIC)[number]): { readonly consents: readonly ConsentFacts[] } => ({
  consents: [
    { kind: 'channel', party: 'borrower', channels: [channel], givenAtMs: eastern('10:00', '2026-03-02') },
  ],
})

export const WORK = { contactPoint: 'borrower:workplace', place: 'office' } as const
export const EMPLOYER = { party: 'employer', contactPoint: 'employer:hr-line' } as const
export const MOTHER = { party: 'family', contactPoint: 'mother:mobile' } as const

/** The same limit by calendar week and by any seven consecutive days. */
export function weekly(
  rule: { readonly id: string } & Omit<Extract<Rule, { kind: 'frequency-cap' }>, 'id' | 'kind' | 'window'>,
): readonly Rule[] {
  return [
    { ...rule, kind: 'frequency-cap', id: `${rule.id}/week`, window: { unit: 'week' } },
    { ...rule, kind: 'frequency-cap', id: `${rule.id}/7-days`, window: { rollingDays: 7 } },
  ]
}

export const atWork = (counted: Omit<Counted, 'per'>): Counted => ({
  ...counted,
  places: ['office'],
  per: ['person', 'contact-point', 'debt'],
})
