/**
 * Mainland China. Values and words as in the reference of 2026-11-21; compliance owns the final values.
 *
 * Not encoded: CN-F4 (weak and unclear), CN-F5 and CN-F6 (no number is known), CN-H7 (older local windows), CN-P9 and
 * CN-C9 (what they forbid is in CN-P1 to CN-P7; the record of an agency is no fact here), CN-P12, CN-C11, CN-S1, CN-S6,
 * CN-S7, CN-R5 and the steps of CN-L, which have no effect on a contact. CN-H3 and CN-H5 are choices of the hour rules.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'
import { CN_OBLIGATIONS } from './cn-obligations.ts'
import { CN_PARTY_RULES } from './cn-parties.ts'
import * as src from './cn-sources.ts'
import { CN_STATE_RULES } from './cn-states.ts'

const { cba, cn, gbt } = src
const ON = { effect: 'deny', enabled: true } as const
const OFF = { effect: 'deny', enabled: false } as const

/** 08:00:00 is inside, 22:00:00 is not. */
const DAY = { from: '08:00:00', to: '22:00:00', fromInclusive: true, toInclusive: false } as const
/** The mainland has one legal time. These zones run two hours behind it, so their evening would open the curfew. */
const ONE_CLOCK = { 'Asia/Urumqi': 'Asia/Shanghai', 'Asia/Kashgar': 'Asia/Shanghai' } as const
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [DAY],
  openedByConsent: { parties: ['borrower', 'co-borrower', 'guarantor'] },
  clocks: ONE_CLOCK,
} as const

const EDGES = 'Allowed from 08:00:00 until before 22:00:00 (CN-H3).'
const CLOCK =
  "The borrower's own zone for an address abroad, else Asia/Shanghai, in Xinjiang as well (CN-H5)."
const EVERY_CONTACT = 'Holds for every outbound contact of the pack; letters by post are not timed.'
const CONSENT =
  'Only recorded consent of the debtor with hours opens the night, for those hours and channels; caps still hold. ' +
  'A contact person cannot give it.'
const START_COUNTS =
  'The start of a call and the delivery of a message count; no guard time before 22:00 by default.'
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const CALLS = ['voice', 'ai-voice'] as const

/** An instant of 2026-03-10 on the clock of Shanghai. */
const NIGHT = (clock: string) => ({ atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS })

const HOUR_RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'CN-H1',
    title: 'no collection from 22:00 to 08:00 without consent',
    when: { channels: ['voice', 'ai-voice', 'sms', 'im', 'visit'] },
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026, src.QUOTE_H1), [
      EDGES,
      CLOCK,
      EVERY_CONTACT,
      CONSENT,
      START_COUNTS,
      'No ban on weekends and holidays is known (CN-H4).',
    ]),
    examples: [
      { title: '07:59:59', ask: NIGHT('07:59:59'), objects: true },
      { title: '08:00:00', ask: NIGHT('08:00:00'), objects: false },
      { title: '21:59:59', ask: NIGHT('21:59:59'), objects: false },
      { title: '22:00:00', ask: NIGHT('22:00:00'), objects: true },
    ],
  },
  {
    ...HOURS,
    id: 'CN-H2',
    title: 'no collection work from 22:00 to 08:00 unless a time was agreed',
    when: { channels: ['voice', 'ai-voice', 'sms', 'im', 'visit'] },
    provenance: cn('should-not', 'press', gbt(src.HAINAN_DAILY, src.QUOTE_H2), [EDGES, CLOCK, CONSENT]),
    examples: [{ title: 'one second too late', ask: NIGHT('22:00:00'), objects: true }],
  },
  {
    ...HOURS,
    id: 'CN-H6',
    title: 'messages keep the same hours',
    when: {
      channels: ['sms', 'im', 'email', 'push'],
      notPurposes: [...ANSWERING_PURPOSES, 'repayment-info'],
    },
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026, src.QUOTE_H6), [
      EDGES,
      'E-mail and app push are inside the curfew when they demand payment, outside when they are a bare statement ' +
        '(an answer, a statutory notice, what is needed to pay). SMS and IM have no such exception (CN-H1).',
      'The expected delivery counts.',
    ]),
    examples: [{ title: 'e-mail at night', ask: { ...NIGHT('23:00:00'), channel: 'email' }, objects: true }],
  },
  {
    ...HOURS,
    id: 'CN-V4',
    title: 'visits keep the same hours',
    when: { channels: ['visit'] },
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026, src.QUOTE_H1), [EDGES]),
  },
]

const COUNTED_TALKS = {
  channels: CALLS,
  outcomes: ['conversation', 'refused'],
  per: 'person',
  notPurposes: ['pre-due-reminder'],
} as const
const UNANSWERED = [
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
  'voicemail-no-message',
  'voicemail-full',
  'hung-up',
] as const
const DEBTOR_CALLS = { channels: CALLS, parties: DEBTORS, notPurposes: ['pre-due-reminder'] } as const

const FREQUENCY_RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'CN-F1',
    title: 'three connected calls per debtor and day',
    when: DEBTOR_CALLS,
    limit: 3,
    window: { unit: 'day' },
    counted: COUNTED_TALKS,
    provenance: cn(
      'should-not',
      'press',
      gbt(`${src.HAINAN_DAILY}; 21世纪经济报道 2025-03-17`, src.QUOTE_F1),
      [
        'Counted: outbound voice and AI voice that became a talk with the debtor. Not inbound, unanswered or voicemail.',
        'A talk in which the debtor refuses is a talk.',
        'Local calendar day; per debtor as a person over all accounts, agencies and numbers, human and AI together.',
        'Co-borrower and guarantor have their own counts. The third is allowed, the fourth is not.',
        'A reminder before the due date is not counted. An open permit and an unknown outcome are.',
      ],
    ),
  },
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'CN-F2',
    title: 'three connected calls per debtor and day, notifications too, institution and agencies together',
    when: DEBTOR_CALLS,
    limit: 3,
    window: { unit: 'day' },
    counted: { ...COUNTED_TALKS, outcomes: [...COUNTED_TALKS.outcomes, 'delivered'] },
    provenance: cn('should-not', 'weak', gbt('NIFA 2024; one page ascribes it to the GB/T', src.QUOTE_F2), [
      'Whether "3 a day" means talks or connected notifications is disputed; both are kept, the stricter union.',
      'Counted: talks as in CN-F1, and outbound voice that played its message to the debtor (delivered).',
    ]),
  },
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'CN-F3',
    title: 'six unanswered attempts per number and day',
    when: { channels: CALLS, parties: DEBTORS },
    limit: 6,
    window: { unit: 'day' },
    counted: { channels: CALLS, outcomes: UNANSWERED, per: 'contact-point' },
    provenance: cn('not-advisable', 'press', cba(null, '中新网 2026-01-30', src.QUOTE_F3), [
      'Counted: no answer, busy, not in service, voicemail, a call that breaks off; per number and local day.',
      'All accounts and agencies, human and AI together. The sixth is allowed, the seventh is not.',
      'Soft wording: denies by default, switchable to a warning. Independent of CN-F1.',
      'Another number agreed with a debtor is not read here: six holds for everybody.',
    ]),
  },
  {
    ...OFF,
    kind: 'frequency-cap',
    id: 'CN-F3x',
    title: 'six calls to the same number a day, answered or not',
    when: { channels: CALLS, parties: DEBTORS },
    limit: 6,
    window: { unit: 'day' },
    counted: { channels: CALLS, per: 'contact-point' },
    provenance: cn(
      'not-advisable',
      'weak',
      cba(null, 'headline reading', '要求单日主动拨打同一号码不超过 6 次'),
      ['Sources disagree; CN-F3 is followed and this stays off.'],
    ),
  },
]

export const CN_PACK: Pack = {
  id: 'CN',
  title: 'Mainland China',
  asOf: src.CN_AS_OF,
  zones: ['Asia/Shanghai'],
  rules: [...HOUR_RULES, ...FREQUENCY_RULES, ...CN_PARTY_RULES, ...CN_STATE_RULES],
  obligations: CN_OBLIGATIONS,
}
