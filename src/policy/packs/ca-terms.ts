/** What the packs of Canada are made of: their instruments, the hours they share, and how a rule names its source. */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

export const ON = { effect: 'deny', enabled: true } as const
export const CALLS = ['voice', 'ai-voice'] as const
export const SPEAKING = [...CALLS, 'visit'] as const
export const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
export const NO_ANSWERS = { notPurposes: ANSWERING_PURPOSES } as const
/** What the debtor began or asked for. */
export const AT_HIS_CALL = ['reply', 'requested-call-back'] as const
export const AGENCY = { actors: ['agency'] } as const
export const NOT_POST = { notChannels: ['letter'] } as const
/** What opens closed hours and places. */
export const WRITTEN_CONSENT = ['written', 'registered-mail'] as const
/** A request in one of these binds: an e-mail is writing too, and to honour it can do no harm. */
export const IN_WRITING = [...WRITTEN_CONSENT, 'letter', 'email', 'web-portal', 'electronic'] as const

type Instrument = Omit<Citation, 'article'>
export const FED: Instrument = {
  instrument: 'Financial Consumer Protection Framework Regulations, SOR/2021-181',
  effectiveFrom: '2022-06-30',
  source: 'consolidation of 2026',
}
export const BANK_ACT: Instrument = {
  instrument: 'Bank Act; SOR/2009-257',
  source: "the regulator's page; SOR/2009-257 in the version of 2016",
}
export const ONTARIO: Instrument = {
  instrument: 'Collection and Debt Settlement Services Act; R.R.O. 1990, Reg. 74',
  source: "consolidation from 1 March 2022, ss.20-22, and the ministry's guide",
}
export const QUEBEC: Instrument = {
  instrument: 'Act respecting the collection of certain debts, CQLR c. R-2.2',
}
export const BRUNSWICK: Instrument = { instrument: 'N.B. Reg. 2010-104' }
export const COLUMBIA: Instrument = {
  instrument: 'Business Practices and Consumer Protection Act, S.B.C.',
  source: 'enacted text of 2004',
}
export const COLUMBIA_HOURS: Instrument = {
  instrument: 'Regulation under the Business Practices and Consumer Protection Act',
  source: 'press',
}

export function law(
  strength: Strength,
  evidence: Evidence,
  instrument: Instrument,
  article: string | null,
  ourChoice: readonly string[] = [],
  quote?: string,
): Provenance {
  const citation = { ...instrument, article, ...(quote === undefined ? {} : { quote, lang: 'en-CA' }) }
  return { strength, evidence, citation, asOf: AS_OF, ourChoice }
}

export function duty(
  code: string,
  rule: string,
  text: string,
  provenance: Provenance,
  more: Partial<PackObligation> = {},
): PackObligation {
  return { code, rule, text, enabled: true, provenance, ...more }
}

export function pack(
  id: string,
  title: string,
  zones: readonly string[],
  rules: readonly Rule[],
  obligations: readonly PackObligation[] = [],
): Pack {
  return { id, title, asOf: AS_OF, zones, rules, obligations }
}

/** An instant of summer time so many hours behind UTC; Toronto when not said. */
export const at = (date: string, clock: string, behind = 4) => ({
  atMs: dayOfDate(date) * DAY_MS + clockMs(clock) + behind * HOUR_MS,
})
export const SUNDAY = '2026-03-15'
export const MONDAY = '2026-03-16'

export const CLOSED = 'The instants at both ends stay closed: "between the hours of".'
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const EDGES = { fromInclusive: false, toInclusive: false } as const

/** Sunday 13:00 to 17:00, other days 07:00 to 21:00. */
export const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [
    { days: ['sun'], from: '13:00:00', to: '17:00:00', ...EDGES },
    { days: WEEK, from: '07:00:00', to: '21:00:00', ...EDGES },
  ],
} as const

/** Monday to Saturday 08:00 to 20:00, never on Sunday. */
export const QUEBEC_HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [{ days: WEEK, from: '08:00:00', to: '20:00:00', ...EDGES }],
} as const

const HOLIDAYS = { ...ON, kind: 'closed-days', movableHolidaysNeeded: true } as const

/** No contact on a holiday of the calendar; on a Sunday only the hours speak, unless it is one of its holidays. */
export function holidays(
  id: string,
  calendar: string,
  when: NonNullable<Rule['when']>,
  openedByConsent: Extract<Rule, { readonly kind: 'closed-days' }>['openedByConsent'],
  provenance: Provenance,
  examples: Rule['examples'] = [],
): Rule {
  return {
    ...HOLIDAYS,
    id,
    title: 'no contact on a holiday',
    when,
    calendar,
    openedByConsent,
    provenance,
    examples,
  }
}

/** A notice, and so many days after it the first contact. */
export function notice(
  id: string,
  title: string,
  source: Extract<
    NonNullable<Extract<Rule, { readonly kind: 'notice-first' }>['notice']>,
    { kinds: unknown }
  >,
  daysAfter: number,
  when: NonNullable<Rule['when']>,
  provenance: Provenance,
  examples: Rule['examples'] = [],
): Rule {
  return { ...ON, kind: 'notice-first', id, title, when, notice: source, daysAfter, provenance, examples }
}
