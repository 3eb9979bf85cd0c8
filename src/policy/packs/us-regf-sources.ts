/** Where the federal rules of the United States come from, and the pieces that their rules and examples share. */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Ask, AttemptFacts, Facts, RefusalFacts } from '../facts.ts'
import { clockMs } from '../windows.ts'

export const US_AS_OF = '2026-11-21'

interface Words {
  readonly quote?: string
  readonly choice?: readonly string[]
}

function cited(strength: Strength, evidence: Evidence, citation: Citation, words: Words): Provenance {
  const { quote, choice = [] } = words
  return {
    strength,
    evidence,
    citation: quote === undefined ? citation : { ...citation, quote, lang: 'en-US' },
    asOf: US_AS_OF,
    ourChoice: choice,
  }
}

/** Regulation F: text of the eCFR of March 2026, official comments included ("cmt"). */
export function regF(strength: Strength, article: string, words: Words = {}): Provenance {
  const citation = {
    instrument: 'Regulation F, Debt Collection Practices, 12 CFR 1006, with Supplement I',
    article,
    effectiveFrom: '2021-11-30',
    source: 'eCFR, March 2026',
  }
  return cited(strength, 'text', citation, words)
}

/** Regulation X binds every mortgage servicer, the bank included. */
export function regX(strength: Strength, article: string, words: Words = {}): Provenance {
  return cited(
    strength,
    'text',
    { instrument: 'Regulation X, Real Estate Settlement Procedures, 12 CFR 1024', article },
    words,
  )
}

/** TCPA and its regulations bind every caller. */
export function tcpa(
  strength: Strength,
  evidence: Evidence,
  article: string,
  words: Words & { readonly effectiveFrom?: string } = {},
): Provenance {
  const citation = {
    instrument: 'Telephone Consumer Protection Act, 47 USC 227, and 47 CFR 64.1200',
    article,
    ...(words.effectiveFrom === undefined ? {} : { effectiveFrom: words.effectiveFrom }),
  }
  return cited(strength, evidence, citation, words)
}

export function fccOrder(
  strength: Strength,
  article: string,
  effectiveFrom: string | null,
  words: Words = {},
): Provenance {
  const citation = {
    instrument: 'FCC rulings and orders under the Telephone Consumer Protection Act',
    article,
    ...(effectiveFrom === null ? {} : { effectiveFrom }),
  }
  return cited(strength, 'press', citation, words)
}

export function bankruptcy(article: string, words: Words = {}): Provenance {
  return cited('prohibition', 'text', { instrument: 'Bankruptcy Code, 11 USC', article }, words)
}

/** From general knowledge: labelled, and switchable like everything else. */
export function unverified(provenance: Provenance, confidence: 'high' | 'medium' | 'low'): Provenance {
  return { ...provenance, evidence: 'unverified', confidence }
}

/**
 * Who Regulation F binds here: agencies, for the debt of a natural person. Its test is "primarily for personal, family, or
 * household purposes", which the facts do not hold, so every debt of a person is taken for one.
 */
export const REG_F = { actors: ['agency'], borrowerKinds: ['person'] } as const

export const DENY = { effect: 'deny', enabled: true } as const
export const WARN = { effect: 'warn', enabled: true } as const
export const CALLS = ['voice', 'ai-voice'] as const
/** E-mail, text and other electronic messages. */
export const ELECTRONIC = ['sms', 'email', 'push', 'im'] as const
/**
 * The consumer in the sense of 1006.6(a). An `heir` is who acts for the estate (executor, administrator, personal
 * representative, confirmed successor in interest); others who may inherit are `family` or `other`.
 */
export const CONSUMERS = ['borrower', 'co-borrower', 'guarantor', 'heir'] as const
export const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'other'] as const

/** An instant of spring 2026 on the clock of New York (daylight time, from 8 March on). */
export function eastern(clock: string, date = '2026-03-10'): number {
  return dayOfDate(date) * DAY_MS + clockMs(clock) + 4 * HOUR_MS
}

export const AGENCY_A = { kind: 'agency', id: 'agency-a' } as const
/** The ask of the examples: an agency at noon. */
export const AGENCY_NOON: Partial<Ask> = { atMs: eastern('12:00'), actor: AGENCY_A }

/** An unanswered call of agency A about the account of the examples. */
export function call(date: string, change: Partial<AttemptFacts> = {}): AttemptFacts {
  return {
    atMs: eastern('10:00', date),
    channel: 'voice',
    direction: 'outbound',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    outcome: 'no-answer',
    by: 'agency-a',
    account: 'acct-1',
    ...change,
  }
}

/** So many unanswered calls, on the dates from 9 March backwards. */
export function dailyCalls(count: number, change: Partial<AttemptFacts> = {}): Partial<Facts> {
  return { attempts: Array.from({ length: count }, (_, i) => call(`2026-03-0${9 - i}`, change)) }
}

export const ONE_REPLY =
  'US-REGF-RESP1: one reply to a message of the consumer that came in while it was closed, same medium, as long as it ' +
  'stays closed.'
export const CONSENT_LIFTS =
  'US-REGF-CONSENT6: consent given directly to this collector, or the permission of a court, is recorded as the end of it.'

/** In writing: a letter and its like, or an electronic message; that the collector accepts the medium is taken as given. */
export const WRITTEN_FORMS = [
  'written',
  'letter',
  'mail',
  'post',
  'registered-mail',
  'certified-mail',
  'response-form',
  'hand-delivery',
  'courier',
  'fax',
  'email',
  'portal',
  'web-portal',
  'chat',
  'electronic',
  'sms',
  'im',
] as const

/** Something that the consumer of the examples asked for on 2 March. */
export const asked = (change: Partial<RefusalFacts>): { readonly refusals: readonly RefusalFacts[] } => ({
  refusals: [
    {
      party: 'borrower',
      person: 'borrower',
      atMs: eastern('09:00', '2026-03-02'),
      scope: 'channel',
      ...change,
    },
  ],
})
