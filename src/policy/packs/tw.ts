/** Taiwan. Verified for insurers' outsourced collection; for banks the same values, labelled unverified. */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

const INSURERS = (item: string, quote?: string): Citation => ({
  instrument: 'Directions for insurers outsourcing their operations',
  original: '保險業作業委託他人處理應注意事項',
  article: `point 12${item}`,
  effectiveFrom: '2023-08-10',
  ...(quote === undefined ? {} : { quote, lang: 'zh-Hant' }),
})
const BANKS = (article: string | null): Citation => ({
  instrument: 'Regulations on internal rules and procedures for outsourcing by financial institutions',
  original: '金融機構作業委託他人處理內部作業制度及程序辦法',
  article,
  source: 'law.banking.gov.tw, version of 2006-09-18',
})
const CASH_CARD = (point: string): Citation => ({
  instrument: 'Directions for cash-card business',
  original: '金融機構辦理現金卡業務應注意事項',
  article: point,
  source: 'law.banking.gov.tw, version of 2005-04-29',
})

function text(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'text', citation, asOf: AS_OF, ourChoice }
}

/** Text of a version that is no longer in force. */
function historic(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { ...text(strength, citation, ourChoice), historic: true }
}

const UNVERIFIED_HOURS: Provenance = {
  strength: 'prohibition',
  evidence: 'unverified',
  confidence: 'high',
  citation: BANKS('Art 14 in the numbering of 2006'),
  asOf: AS_OF,
  ourChoice: ['The values of TW-H1 for banks and for in-house collection.'],
}

/** An instant of 2026-03-10 on the clock of Taipei. */
const atTaipei = (clock: string) => dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS

const ON = { effect: 'deny', enabled: true } as const
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [{ from: '07:00:00', to: '22:00:00', fromInclusive: true, toInclusive: false }],
  openedByConsent: { parties: ['borrower', 'co-borrower', 'guarantor'] },
} as const
const HOURS_CHOICE = [
  '07:00:00 is inside, 22:00:00 is not (the safe reading).',
  'All outbound channels except post. Weekends and holidays are open.',
  'Recorded consent of the debtor with hours opens those hours. A third person cannot give it.',
] as const

const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'attorney', 'heir', 'other'] as const
const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const VISIT = { channels: ['visit'] } as const
const AGENCY = { actors: ['agency'] } as const

const RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'TW-H1',
    title: 'insurers: outsourced collection from 07:00 to 22:00',
    when: { notChannels: ['letter'], products: ['insurer-loan'], actors: ['agency'] },
    provenance: text(
      'prohibition',
      INSURERS('(三)', '催收時間為上午七時至晚上十時止。但經債務人同意者，不在此限。'),
      HOURS_CHOICE,
    ),
  },
  {
    ...HOURS,
    id: 'TW-H2',
    title: 'banks: from 07:00 to 22:00',
    when: { notChannels: ['letter'], notProducts: ['insurer-loan'] },
    provenance: { ...UNVERIFIED_HOURS, ourChoice: [...(UNVERIFIED_HOURS.ourChoice ?? []), ...HOURS_CHOICE] },
    examples: [
      { title: '06:59:59', ask: { atMs: atTaipei('06:59:59') }, objects: true },
      { title: '07:00:00', ask: { atMs: atTaipei('07:00:00') }, objects: false },
      { title: '22:00:00', ask: { atMs: atTaipei('22:00:00') }, objects: true },
    ],
  },
  {
    ...HOURS,
    id: 'TW-H2/own',
    title: 'insurers collecting themselves: from 07:00 to 22:00',
    when: { notChannels: ['letter'], products: ['insurer-loan'], notActors: ['agency'] },
    provenance: { ...UNVERIFIED_HOURS, ourChoice: [...(UNVERIFIED_HOURS.ourChoice ?? []), ...HOURS_CHOICE] },
  },
  {
    ...MATRIX,
    id: 'TW-P1',
    title: 'debtor and guarantor only; no interference with third persons',
    allow: [
      { parties: DEBTORS, purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', ...ANSWERING_PURPOSES] },
    ],
    provenance: historic('prohibition', CASH_CARD('point 19'), ['A demand to a third person is denied.']),
    examples: [{ title: 'relative asked to pay', ask: { party: 'family' }, objects: true }],
  },
  {
    ...MATRIX,
    id: 'TW-P2',
    title: 'a third person may only be asked for contact data while the debtor cannot be reached',
    allow: [
      { parties: DEBTORS, purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ANSWERING_PURPOSES },
      { parties: THIRD_PERSONS, purposes: ['locate'], anyOf: ['debtor-unreachable'] },
    ],
    provenance: text('permission', INSURERS('(五)'), [
      'Only while there was no talk with the debtor since at least one failed attempt; purpose locate only.',
    ]),
    examples: [
      { title: 'no failed call on file', ask: { party: 'family', purpose: 'locate' }, objects: true },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'TW-V1',
    title: 'no entry into a dwelling without consent',
    when: VISIT,
    consentPlaces: ['home'],
    provenance: text('prohibition', INSURERS('(六)(七)'), ['Talking at the door needs no consent.']),
    examples: [
      { title: 'inside', ask: { channel: 'visit', place: 'home' }, objects: true },
      { title: 'door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'recording',
    id: 'TW-V1/recording',
    title: 'the whole visit is audio-recorded',
    when: VISIT,
    provenance: text('duty', INSURERS('(六)(七)'), ['Without recording the visit is denied.']),
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'TW-N1',
    title: 'written notice before outsourcing',
    when: AGENCY,
    daysAfter: 0,
    provenance: historic('duty', BANKS('Art 16'), [
      'On or before the day of the contact; for every product.',
    ]),
    examples: [
      {
        title: 'no notice',
        facts: { placement: { agency: 'agency-a' } },
        ask: { actor: { kind: 'agency', id: 'agency-a' } },
        objects: true,
      },
    ],
  },
  {
    ...ON,
    kind: 'placement',
    id: 'TW-N1/list',
    title: 'agencies are published',
    when: AGENCY,
    demands: 'on-public-list',
    provenance: historic('duty', BANKS('Art 16'), ['Only a known "no" counts.']),
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'written_notice_before_outsourcing',
    rule: 'TW-N1',
    text:
      'Written notice with the name of the agency, amount, recording retention, complaint phone and forbidden acts; ' +
      'publish the agencies; give them no data of persons without a legal duty.',
    enabled: true,
    scope: 'institution',
    provenance: historic('duty', BANKS('Art 16')),
  },
  {
    code: 'state_identity_and_purpose',
    rule: 'TW-P2',
    when: { parties: THIRD_PERSONS },
    text: 'State who is calling and why; name the principal on request; on a visit show the letter of authority.',
    enabled: true,
    provenance: text('duty', INSURERS('(五)')),
  },
  {
    code: 'visit_conduct',
    rule: 'TW-V1',
    when: VISIT,
    text: 'Wear the badge, record the whole visit, take no money.',
    enabled: true,
    provenance: text('duty', INSURERS('(六)(七)')),
  },
  {
    code: 'keep_recordings',
    rule: 'TW-R1',
    when: { channels: ['voice', 'ai-voice'] },
    text: 'Keep the recording of the call for at least 6 months.',
    enabled: true,
    provenance: historic('duty', CASH_CARD('point 20')),
  },
  {
    code: 'no_false_consequences',
    rule: 'TW-C1',
    text: 'No threat of arrest, of seizure of exempt property, or of court acts that are not real.',
    enabled: true,
    provenance: text('prohibition', INSURERS('')),
  },
]

export const TW_PACK: Pack = {
  id: 'TW',
  title: 'Taiwan',
  asOf: AS_OF,
  zones: ['Asia/Taipei'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
