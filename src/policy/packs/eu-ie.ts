/**
 * Ireland. The Code of 2012 ended on 2026-03-23 and is kept for what was decided under it; the Regulations of 2025 have
 * not been read, so from 2026-03-24 the same limits stand in for them, as a policy of ours and labelled unverified.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { AttemptFacts } from '../facts.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { EU_AS_OF, eu, IE_CODE_2012, IE_REGULATIONS_2025 } from './eu-sources.ts'

const ON = { effect: 'deny', enabled: true } as const
const LAST_DAY_OF_2012 = '2026-03-23'
const FIRST_DAY_OF_2025 = '2026-03-24'
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const FIELD = { channels: ['visit'], borrowerKinds: ['person'], notPurposes: ANSWERING_PURPOSES } as const
const COUNTED_CHANNELS = ['voice', 'ai-voice', 'sms', 'email', 'letter', 'push', 'im'] as const

const CAP = {
  ...ON,
  kind: 'frequency-cap',
  when: { notChannels: ['visit'], borrowerKinds: ['person'], notPurposes: ANSWERING_PURPOSES },
  limit: 3,
  window: { unit: 'month' },
  counted: {
    channels: COUNTED_CHANNELS,
    outcomes: ['conversation', 'refused', 'hung-up', 'voicemail', 'ringless-voicemail', 'delivered'],
    notPurposes: ANSWERING_PURPOSES,
    per: 'person',
  },
} as const
const VISIT_NOTICE = {
  ...ON,
  kind: 'notice-first',
  when: FIELD,
  notice: { kinds: ['visit-notice'], via: ['letter'] },
  daysAfter: 5,
  workingDays: { calendar: 'IE' },
  onDayAnnounced: true,
} as const
const VISIT_LAST = {
  ...ON,
  kind: 'counterparty',
  when: FIELD,
  allow: [{ parties: DEBTORS, purposes: 'all', anyOf: ['debtor-unreachable'] }],
  unreachable: { everyNumberOutOfService: true, failedCalls: 1, fromNextDay: false },
} as const

const CAP_CHOICE = [
  'Successful contacts only, of every channel but visits: missed and engaged calls do not count (one source counts them).',
  'A message left counts. Contacts that were asked for and those that a rule requires are not unsolicited.',
  'Calendar month; per consumer over all accounts. The third is allowed, the fourth is not.',
] as const
const NOTICE_CHOICE = [
  'Five whole working days lie between the day of the notice and that of the visit: Monday to Friday without public holidays.',
  'Written: a letter. A notice of one date is none of another.',
] as const
const LAST_CHOICE = [
  'Other attempts failed: at least one call without success since the last talk, or no number in service.',
] as const
const STAND_IN = 'A cautious stand-in for the Regulations of 2025, not their text; to be re-read.'

/** Noon UTC on a day of March 2026. */
const NOON = (day: number) => dayOfDate('2026-03-01') * DAY_MS + (day - 1) * DAY_MS + 12 * HOUR_MS
const TALK = (day: number, change: Partial<AttemptFacts> = {}): AttemptFacts => ({
  atMs: NOON(day),
  channel: 'voice',
  direction: 'outbound',
  party: 'borrower',
  contactPoint: 'borrower:mobile',
  outcome: 'conversation',
  by: 'in-house',
  account: 'acct-1',
  ...change,
})
const TALKS = (...days: number[]) => ({ attempts: days.map((day) => TALK(day)) })
const FAILED = (day: number) => ({ attempts: [TALK(day, { outcome: 'no-answer' })] })
const NOTICE = (day: number) =>
  ({ notices: [{ kind: 'visit-notice', via: 'letter', atMs: NOON(day) }] }) as const
const VISIT = (day: number) => ({ channel: 'visit', place: 'doorstep', atMs: NOON(day) }) as const

const RULES: readonly Rule[] = [
  {
    ...CAP,
    id: 'IE-2012-3M',
    title: 'three unsolicited contacts a calendar month',
    effectiveTo: LAST_DAY_OF_2012,
    provenance: { ...eu('prohibition', 'press', IE_CODE_2012, CAP_CHOICE), historic: true },
    examples: [
      { title: 'the third', facts: TALKS(2, 3), ask: { atMs: NOON(23) }, objects: false },
      { title: 'the fourth', facts: TALKS(2, 3, 4), ask: { atMs: NOON(23) }, objects: true },
      { title: 'after its end', facts: TALKS(2, 3, 4), ask: { atMs: NOON(24) }, objects: false },
    ],
  },
  {
    ...VISIT_NOTICE,
    id: 'IE-2012-VISIT/notice',
    title: 'a visit needs five working days of written notice',
    effectiveTo: LAST_DAY_OF_2012,
    provenance: { ...eu('prohibition', 'press', IE_CODE_2012, NOTICE_CHOICE), historic: true },
    examples: [
      { title: 'the seventh day after', facts: NOTICE(2), ask: VISIT(9), objects: true },
      { title: 'the eighth', facts: NOTICE(2), ask: VISIT(10), objects: false },
    ],
  },
  {
    ...VISIT_LAST,
    id: 'IE-2012-VISIT/last-resort',
    title: 'a visit only after other attempts failed',
    effectiveTo: LAST_DAY_OF_2012,
    provenance: { ...eu('prohibition', 'press', IE_CODE_2012, LAST_CHOICE), historic: true },
    examples: [
      { title: 'nothing tried', ask: VISIT(10), objects: true },
      { title: 'a call without answer', facts: FAILED(9), ask: VISIT(10), objects: false },
    ],
  },
  {
    ...CAP,
    id: 'IE-2025/month',
    title: 'three unsolicited contacts a calendar month, standing in for limits not read yet',
    effectiveFrom: FIRST_DAY_OF_2025,
    provenance: eu('policy', ['unverified', 'low'], IE_REGULATIONS_2025, [STAND_IN, ...CAP_CHOICE]),
    examples: [
      { title: 'the third', facts: TALKS(2, 3), ask: { atMs: NOON(24) }, objects: false },
      { title: 'the fourth', facts: TALKS(2, 3, 4), ask: { atMs: NOON(24) }, objects: true },
      { title: 'before its start', facts: TALKS(2, 3, 4), ask: { atMs: NOON(23) }, objects: false },
    ],
  },
  {
    ...VISIT_NOTICE,
    id: 'IE-2025/visit-notice',
    title: 'five working days of written notice of a visit, standing in for a rule not read yet',
    effectiveFrom: FIRST_DAY_OF_2025,
    provenance: eu('policy', ['unverified', 'low'], IE_REGULATIONS_2025, [STAND_IN, ...NOTICE_CHOICE]),
    examples: [
      { title: 'the seventh day after', facts: NOTICE(18), ask: VISIT(25), objects: true },
      { title: 'the eighth', facts: NOTICE(18), ask: VISIT(26), objects: false },
    ],
  },
  {
    ...VISIT_LAST,
    id: 'IE-2025/visit-last-resort',
    title: 'a visit only after other attempts failed, standing in for a rule not read yet',
    effectiveFrom: FIRST_DAY_OF_2025,
    provenance: eu('policy', ['unverified', 'low'], IE_REGULATIONS_2025, [STAND_IN, ...LAST_CHOICE]),
    examples: [
      { title: 'nothing tried', ask: VISIT(25), objects: true },
      { title: 'a call without answer', facts: FAILED(24), ask: VISIT(25), objects: false },
    ],
  },
]

export const IE_PACK: Pack = {
  id: 'IE',
  title: 'Ireland',
  asOf: EU_AS_OF,
  zones: ['Europe/Dublin'],
  rules: RULES,
  obligations: [],
  alsoAsks: ['EU'],
}
