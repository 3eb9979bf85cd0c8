/**
 * Indonesia. Collection from Monday to Saturday outside national holidays, at the billing address or domicile, of the
 * consumer alone.
 *
 * Not encoded: a number of contacts (ID-F1 has none); ID-Z1, older press texts that contradict each other and are
 * ignored. ID-X1 (prior consent) is the consent that opens ID-H1, ID-H3 and ID-H2. No kinds of notice or approval are
 * used. Holidays come from the calendar `ID`; days of collective leave from a calendar `ID-CUTI` that the creditor loads.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

function pojk(letter: string, quote?: string): Citation {
  return {
    instrument:
      'OJK Regulation 22/2023 on consumer and community protection in the financial services sector',
    original: 'POJK 22/2023 Pelindungan Konsumen dan Masyarakat di Sektor Jasa Keuangan',
    article: `Art 62${letter}`,
    source: 'near word for word: Okezone 2024-07-13 and 2024-07-16, Kontan',
    ...(quote === undefined ? {} : { quote, lang: 'id' }),
  }
}
function seojk(quote?: string): Citation {
  return {
    instrument: 'OJK Circular on P2P lending',
    original: 'SEOJK 19/SEOJK.06/2023',
    article: 'IX.5(d)',
    ...(quote === undefined ? {} : { quote, lang: 'id' }),
  }
}
const HOURS_QUOTE =
  'Hanya pada hari Senin sampai dengan Sabtu di luar hari libur nasional dari pukul 08.00 – 20.00 waktu setempat'
const P2P_QUOTE =
  'Penagihan hanya dapat dilakukan pada pukul 08.00 sampai dengan pukul 20.00 wilayah waktu alamat Penerima Dana'

function press(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'press', citation, asOf: AS_OF, ourChoice }
}

/** An instant on the clock of Jakarta. */
const atJakarta = (date: string, clock: string) => ({
  atMs: dayOfDate(date) * DAY_MS + clockMs(clock) - 7 * HOUR_MS,
})
const TUESDAY = (clock: string) => atJakarta('2026-03-10', clock)
const SUNDAY = (clock: string) => atJakarta('2026-03-15', clock)

const ON = { effect: 'deny', enabled: true } as const
/** Penagihan is collecting; answering somebody is not. */
const COLLECTING = {
  notChannels: ['letter'],
  notPurposes: ['complaint-reply', 'requested-call-back', 'statutory-notice'],
} as const
/** The consent that counts is that of the consumer. */
const CONSUMER = { parties: ['borrower', 'co-borrower'] } as const
const HOURS = {
  ...ON,
  kind: 'contact-hours',
  windows: [{ from: '08:00:00', to: '20:00:00', fromInclusive: true, toInclusive: true }],
  openedByConsent: CONSUMER,
  exceptReplies: true,
} as const
const EDGES = 'Literal, both ends inside: 08:00:00 and 20:00:00 are open, 07:59:59 and 20:00:01 are not.'
const CLOCK =
  "The clock of the borrower's address for every product; of two possible zones both must be open."
const CHANNELS_CHOICE =
  'All outbound collecting: voice, SMS, IM, e-mail, push, visit. Post is not timed. A reply to a message that the ' +
  'person sent in the closed time is no collecting.'
const CONSENT =
  'Consent of the consumer recorded before the contact, with hours and days or with a place, opens just those (ID-X1).'

const OTHER_PLACES = ['office', 'public-place', 'branch'] as const
const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const NO_DEMAND = ['locate', 'pass-message', 'reach-heirs', ...ANSWERING_PURPOSES] as const
const SUNDAY_MORNING = {
  kind: 'contact-hours',
  party: 'borrower',
  givenAtMs: 0,
  from: '09:00',
  to: '12:00',
  days: ['sun'],
} as const

const RULES: readonly Rule[] = [
  {
    ...HOURS,
    id: 'ID-H1',
    title: 'collection from 08:00 to 20:00',
    when: COLLECTING,
    provenance: press('duty', pojk('(2)f', HOURS_QUOTE), [EDGES, CLOCK, CHANNELS_CHOICE, CONSENT]),
    examples: [
      { title: '07:59:59', ask: TUESDAY('07:59:59'), objects: true },
      { title: '08:00:00', ask: TUESDAY('08:00:00'), objects: false },
      { title: '20:00:00', ask: TUESDAY('20:00:00'), objects: false },
      { title: '20:00:01', ask: TUESDAY('20:00:01'), objects: true },
    ],
  },
  {
    ...ON,
    kind: 'closed-days',
    id: 'ID-H1/days',
    title: 'collection only from Monday to Saturday outside national holidays',
    when: COLLECTING,
    weekdays: ['sun'],
    fixedHolidays: ['01-01', '05-01', '06-01', '08-17', '12-25'],
    calendar: 'ID',
    movableHolidaysNeeded: true,
    openedByConsent: CONSUMER,
    exceptReplies: true,
    provenance: press('duty', pojk('(2)f', HOURS_QUOTE), [
      'Denied all day on Sundays and national holidays. The fixed dates are unverified (high).',
      'A year whose holidays are not loaded is a missing fact and denies; a warning would pass movable holidays.',
      'Days of collective leave (cuti bersama) are not holidays here.',
      CLOCK,
      CONSENT,
    ]),
    examples: [
      { title: 'Sunday', ask: SUNDAY('10:00:00'), objects: true },
      { title: 'Saturday', ask: atJakarta('2026-03-14', '10:00:00'), objects: false },
      { title: 'Independence Day', ask: atJakarta('2026-08-17', '10:00:00'), objects: true },
      { title: 'Nyepi', ask: atJakarta('2026-03-19', '10:00:00'), objects: true },
      {
        title: 'Sunday with consent',
        facts: { consents: [SUNDAY_MORNING] },
        ask: SUNDAY('10:00:00'),
        objects: false,
      },
      {
        title: 'Sunday outside the consent',
        facts: { consents: [SUNDAY_MORNING] },
        ask: SUNDAY('12:00:01'),
        objects: true,
      },
    ],
  },
  {
    effect: 'deny',
    enabled: false,
    kind: 'closed-days',
    id: 'ID-H1/collective-leave',
    title: 'no collection on days of collective leave',
    when: COLLECTING,
    calendar: 'ID-CUTI',
    movableHolidaysNeeded: false,
    openedByConsent: CONSUMER,
    exceptReplies: true,
    provenance: {
      strength: 'policy',
      evidence: 'weak',
      citation: pojk('(2)f'),
      asOf: AS_OF,
      ourChoice: [
        'Off: whether cuti bersama is a national holiday is open. Load calendar ID-CUTI and switch it on to close them.',
      ],
    },
  },
  {
    ...HOURS,
    id: 'ID-H3',
    title: 'P2P lending: collection from 08:00 to 20:00 in the zone of the address',
    when: { ...COLLECTING, products: ['p2p-loan'] },
    provenance: press('duty', seojk(P2P_QUOTE), [
      EDGES,
      'The zones among the facts are those of the address of the borrower.',
      'The consent of ID-X1 opens these hours as well, as the later and higher rule.',
    ]),
    examples: [
      { title: '20:00:00', facts: { product: 'p2p-loan' }, ask: TUESDAY('20:00:00'), objects: false },
      {
        title: '18:30 in Jakarta is 20:30 in Jayapura',
        facts: { product: 'p2p-loan', timeZones: ['Asia/Jayapura'] },
        ask: TUESDAY('18:30:00'),
        objects: true,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'ID-H2',
    title: 'only at the billing address or domicile',
    when: { channels: ['visit'] },
    places: OTHER_PLACES,
    provenance: press('duty', pojk('(2)e'), [
      'Limits visits. Home and doorstep are the address; office, public places and the branch need consent to the place.',
      CONSENT,
    ]),
    examples: [
      { title: 'office', ask: { channel: 'visit', place: 'office' }, objects: true },
      {
        title: 'office with consent',
        facts: { consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' }] },
        ask: { channel: 'visit', place: 'office' },
        objects: false,
      },
      { title: 'at the door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'visit',
    id: 'ID-H2/place-known',
    title: 'a visit says where it goes',
    when: { channels: ['visit'] },
    consentPlaces: OTHER_PLACES,
    provenance: press('duty', pojk('(2)e'), ['A visit to a place that is not said may be one elsewhere.']),
    examples: [
      { title: 'place not said', ask: { channel: 'visit' }, objects: true },
      { title: 'at the door', ask: { channel: 'visit', place: 'doorstep' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'ID-P1',
    title: 'nobody but the consumer is collected from',
    allow: [
      { parties: ['borrower', 'co-borrower', 'guarantor', 'attorney'], purposes: 'all' },
      { parties: ['emergency-contact', 'family', 'employer', 'heir', 'other'], purposes: NO_DEMAND },
    ],
    provenance: press('prohibition', pojk('(2)c'), [
      'No demand to and no word of the debt before family, friends, contacts, the employer and others.',
      'A co-borrower is a consumer himself, a representative stands for one; a guarantor is judged in ID-P1/guarantor.',
    ]),
    examples: [
      { title: 'family', ask: { party: 'family' }, objects: true },
      { title: 'friend told', ask: { party: 'other', purpose: 'disclose-debt' }, objects: true },
      { title: 'friend asked for the address', ask: { party: 'other', purpose: 'locate' }, objects: false },
      { title: 'co-borrower', ask: { party: 'co-borrower' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'ID-P1/guarantor',
    title: 'a guarantor is not the consumer until compliance says so',
    when: { parties: ['guarantor'] },
    allow: [{ parties: ['guarantor'], purposes: NO_DEMAND }],
    provenance: {
      strength: 'prohibition',
      evidence: 'unverified',
      confidence: 'low',
      citation: pojk('(2)c'),
      asOf: AS_OF,
      ourChoice: ['Whether a guarantor counts as consumer is open; denied until compliance switches it off.'],
    },
    examples: [
      { title: 'demand', ask: { party: 'guarantor' }, objects: true },
      { title: 'asked for the address', ask: { party: 'guarantor', purpose: 'locate' }, objects: false },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'not_continuously',
    rule: 'ID-F1',
    text: 'Do not collect continuously in a disturbing way; no number is given.',
    enabled: true,
    provenance: press('prohibition', pojk('(2)d'), ['The number of contacts is the policy of the creditor.']),
  },
  {
    code: 'tell_due_date_first',
    rule: 'ID-H3',
    text: 'P2P: tell the borrower the due date before collecting; a task when the loan is taken over.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty', seojk()),
  },
  {
    code: 'keep_proof_of_consent',
    rule: 'ID-X1',
    text: 'Keep proof of prior consent or agreement to another place or time.',
    enabled: true,
    scope: 'institution',
    provenance: { strength: 'permission', evidence: 'text', citation: pojk('(3)'), asOf: AS_OF },
  },
  {
    code: 'load_holiday_calendar',
    rule: 'ID-H1',
    text: 'Load the national holidays of each year from the joint ministerial decree and record the source.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty', pojk('(2)f')),
  },
]

export const ID_PACK: Pack = {
  id: 'ID',
  title: 'Indonesia',
  asOf: AS_OF,
  zones: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
