/**
 * Philippines. Banks and cards under BSP Circular 454, financing and lending companies under SEC MC 18: products of
 * the latter are listed here, every other product counts as a bank's.
 *
 * Not encoded: a number of contacts (PH-F1, none is known); "the only reasonable time" of PH-H1, which a person
 * decides and never the engine. No kinds of notice or approval are used.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'
const LENDING_COMPANIES = [
  'lending-company-loan',
  'finance-company-consumer-loan',
  'moneylender-loan',
  'p2p-loan',
] as const
const CARDS = ['credit-card'] as const

const BSP_454: Citation = {
  instrument: 'BSP Circular No. 454, series of 2004 (unfair collection practices, banks and cards)',
  article: null,
  source: 'two press sources',
}
const SEC_MC_18: Citation = {
  instrument:
    'SEC Memorandum Circular No. 18, series of 2019 (unfair debt collection practices of financing and lending companies)',
  article: null,
  source: 'Philippine Star 2019-08-26; law-firm note',
}
const CARD_LAW = (section: string): Citation => ({
  instrument: 'Republic Act 10870 (Philippine Credit Card Industry Regulation Law)',
  article: section,
})

function press(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'press', citation, asOf: AS_OF, ourChoice }
}
function text(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'text', citation, asOf: AS_OF, ourChoice }
}
function own(citation: Citation, ...ourChoice: readonly string[]): Provenance {
  return { strength: 'policy', evidence: 'weak', citation, asOf: AS_OF, ourChoice }
}

/** An instant of 2026-03-10 on the clock of Manila. */
const atManila = (clock: string) => ({
  atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS,
})
/** Due so many days before 2026-03-10. */
const DPD_15 = { product: 'lending-company-loan', oldestUnpaidDueDate: '2026-02-23' } as const
const DPD_16 = { product: 'lending-company-loan', oldestUnpaidDueDate: '2026-02-22' } as const
const DPD_60 = { oldestUnpaidDueDate: '2026-01-09' } as const
const DPD_61 = { oldestUnpaidDueDate: '2026-01-08' } as const

const ON = { effect: 'deny', enabled: true } as const
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [{ from: '06:00:00', to: '22:00:00', fromInclusive: true, toInclusive: true }],
  openedByConsent: true,
} as const
const HOURS_CHOICE = [
  'Literal: only before 6 and after 10 is closed, so 06:00:00 and 22:00:00 are open, 05:59:59 and 22:00:01 are not.',
  'Days past due are taken on the local day of the contact, so the night can open at midnight.',
  'Express permission is recorded with hours; only those open.',
  'All outbound channels except post. No ban on weekends and holidays is known.',
] as const
const NO_EXCEPTION = 'Off: a bank that does not want the exception for old debts switches this on.'

const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const OTHERS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const AGENCY = { kind: 'agency', id: 'agency-a' } as const
const PLACED = { agency: 'agency-a', noticeGivenOn: '2026-03-10' } as const

const RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'PH-H1',
    title: 'banks and cards: no contact before 6 and after 22 up to 60 days past due',
    when: { notChannels: ['letter'], notProducts: LENDING_COMPANIES, daysPastDue: { lte: 60 } },
    provenance: press('prohibition', BSP_454, [
      ...HOURS_CHOICE,
      'More than 60 days: day 61 opens the night, day 60 does not.',
      'Whether a time is the only reasonable one is decided by a person, never here.',
    ]),
    examples: [
      { title: '05:59:59', ask: atManila('05:59:59'), objects: true },
      { title: '06:00:00', ask: atManila('06:00:00'), objects: false },
      { title: '22:00:00', ask: atManila('22:00:00'), objects: false },
      { title: '22:00:01', ask: atManila('22:00:01'), objects: true },
      { title: 'day 60', facts: DPD_60, ask: atManila('22:30:00'), objects: true },
      { title: 'day 61', facts: DPD_61, ask: atManila('22:30:00'), objects: false },
    ],
  },
  {
    ...HOURS,
    enabled: false,
    id: 'PH-H1/no-exception',
    title: 'banks and cards: no contact before 6 and after 22 however old the debt',
    when: { notChannels: ['letter'], notProducts: LENDING_COMPANIES },
    provenance: own(BSP_454, NO_EXCEPTION),
  },
  {
    ...HOURS,
    id: 'PH-H2',
    title: 'financing and lending companies: no contact before 6 and after 22 up to 15 days past due',
    when: { notChannels: ['letter'], products: LENDING_COMPANIES, daysPastDue: { lte: 15 } },
    provenance: press('prohibition', SEC_MC_18, [
      ...HOURS_CHOICE,
      'More than 15 days: day 16 opens the night, day 15 does not.',
    ]),
    examples: [
      { title: 'day 15', facts: DPD_15, ask: atManila('05:59:59'), objects: true },
      { title: 'day 15 at 06:00:00', facts: DPD_15, ask: atManila('06:00:00'), objects: false },
      { title: 'day 16', facts: DPD_16, ask: atManila('05:59:59'), objects: false },
    ],
  },
  {
    ...HOURS,
    enabled: false,
    id: 'PH-H2/no-exception',
    title: 'financing and lending companies: no contact before 6 and after 22 however old the debt',
    when: { notChannels: ['letter'], products: LENDING_COMPANIES },
    provenance: own(SEC_MC_18, NO_EXCEPTION),
  },
  {
    ...MATRIX,
    id: 'PH-P1',
    title: 'financing and lending companies: nobody from the contact list but guarantors',
    when: { products: LENDING_COMPANIES },
    allow: [
      { parties: DEBTORS, purposes: 'all' },
      { parties: [...OTHERS, 'attorney'], purposes: ANSWERING_PURPOSES },
    ],
    provenance: press('prohibition', SEC_MC_18, [
      'Everyone but borrower, co-borrower and guarantor, for any purpose; the immediate family of one summary as well.',
      'Answering somebody who wrote or called is not contacting him.',
    ]),
    examples: [
      {
        title: 'asked for the address',
        facts: DPD_16,
        ask: { party: 'other', purpose: 'locate' },
        objects: true,
      },
      { title: 'guarantor', facts: DPD_16, ask: { party: 'guarantor' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'PH-P1/policy',
    title: 'banks: no demand to and no word of the debt before others',
    when: { notProducts: LENDING_COMPANIES },
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: OTHERS, purposes: ['locate', 'pass-message', 'reach-heirs', ...ANSWERING_PURPOSES] },
    ],
    provenance: own(SEC_MC_18, 'Not law for banks: the circular binds financing and lending companies.'),
    examples: [
      { title: 'asked to pay', ask: { party: 'other' }, objects: true },
      { title: 'amount told', ask: { party: 'family', purpose: 'disclose-debt' }, objects: true },
      { title: 'asked for the address', ask: { party: 'other', purpose: 'locate' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'PH-N1',
    title: 'cards: written notice before endorsement to an agency',
    when: { actors: ['agency'], products: CARDS },
    daysAfter: 0,
    provenance: text('duty', CARD_LAW('s. 21'), [
      'Given on or before the day of the contact, else the agency is denied.',
    ]),
    examples: [
      {
        title: 'no notice',
        facts: { product: 'credit-card', placement: { agency: 'agency-a' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'notice on the day',
        facts: { product: 'credit-card', placement: PLACED },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'placement',
    id: 'PH-N1/one-agency',
    title: 'cards: one agency at a time',
    when: { actors: ['agency'], products: CARDS },
    demands: 'holds-account',
    provenance: text('duty', CARD_LAW('s. 21'), ['Only the agency in the placement acts.']),
    examples: [
      {
        title: 'another agency',
        facts: { product: 'credit-card', placement: { ...PLACED, agency: 'agency-b' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'the agency that holds it',
        facts: { product: 'credit-card', placement: PLACED },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'PH-N1/policy',
    title: 'other products: written notice before an agency acts',
    when: { actors: ['agency'], notProducts: CARDS },
    daysAfter: 0,
    provenance: own(CARD_LAW('s. 21'), 'Not law for products other than cards, as far as known.'),
    examples: [
      {
        title: 'no notice',
        facts: { placement: { agency: 'agency-a' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      { title: 'notice on the day', facts: { placement: PLACED }, ask: { actor: AGENCY }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'placement',
    id: 'PH-N1/policy-one-agency',
    title: 'other products: one agency at a time',
    when: { actors: ['agency'], notProducts: CARDS },
    demands: 'holds-account',
    provenance: own(CARD_LAW('s. 21'), 'Not law for products other than cards, as far as known.'),
    examples: [
      {
        title: 'another agency',
        facts: { placement: { ...PLACED, agency: 'agency-b' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'the agency that holds it',
        facts: { placement: PLACED },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'good_faith',
    rule: 'PH-C1',
    text: 'Good faith: no harassment and no abuse.',
    enabled: true,
    provenance: press('prohibition', CARD_LAW('s. 19')),
  },
  {
    code: 'written_notice_before_endorsement',
    rule: 'PH-N1',
    text: 'Before endorsement send a written notice with name and contact details of the agency; one agency at a time.',
    enabled: true,
    scope: 'institution',
    provenance: text('duty', CARD_LAW('s. 21')),
  },
  {
    code: 'log_night_permission',
    rule: 'PH-H1',
    text: 'Log the express permission for contact at night, with its hours.',
    enabled: true,
    scope: 'institution',
    provenance: press('permission', BSP_454),
  },
  {
    code: 'log_night_permission',
    rule: 'PH-H2',
    text: 'Log the express consent to contact at night, with its hours.',
    enabled: true,
    scope: 'institution',
    provenance: press('permission', SEC_MC_18),
  },
]

export const PH_PACK: Pack = {
  id: 'PH',
  title: 'Philippines',
  asOf: AS_OF,
  zones: ['Asia/Manila'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
