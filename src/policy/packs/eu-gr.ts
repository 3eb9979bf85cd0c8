/**
 * Greece. The law binds collection companies and law firms; whether a bank's own staff are bound is open, so every rule
 * stands twice: for agencies, and labelled and switched apart (`/own`) for the creditor itself.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { AttemptFacts } from '../facts.ts'
import type { Pack, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'
import { EU_AS_OF, eu, greekLaw } from './eu-sources.ts'

const ON = { effect: 'deny', enabled: true } as const
const CALLS = ['voice', 'ai-voice'] as const
const TIMED = { notChannels: ['letter'] } as const

/** An instant of 2026 in Athens, two hours ahead of UTC in winter. */
const AT = (date: string, clock: string) => ({
  atMs: dayOfDate(date) * DAY_MS + clockMs(clock) - 2 * HOUR_MS,
})
const AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const ASK = (date: string, clock: string) => ({ ...AT(date, clock), ...AGENCY })
const TUESDAY = '2026-03-10'
const CALLED: AttemptFacts = {
  ...AT('2026-03-09', '19:59:59'),
  channel: 'voice',
  direction: 'outbound',
  party: 'borrower',
  contactPoint: 'borrower:mobile',
  outcome: 'conversation',
  by: 'agency-a',
  account: 'acct-1',
}

const WORK_LINE = {
  id: 'borrower:workplace',
  person: 'borrower',
  party: 'borrower',
  channels: ['voice'],
  status: 'verified',
  place: 'office',
} as const

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'GR-HRS',
    title: 'Monday to Friday from 09:00 to 20:00',
    when: TIMED,
    windows: [
      {
        from: '09:00:00',
        to: '20:00:00',
        fromInclusive: true,
        toInclusive: false,
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      },
    ],
    openedByConsent: false,
    provenance: eu('prohibition', 'press', greekLaw('Art 5'), [
      '09:00:00 is inside, 20:00:00 is not (the safe reading). Letters by post are not timed.',
      'No exception by consent is known.',
    ]),
    examples: [
      { title: '08:59:59', ask: ASK(TUESDAY, '08:59:59'), objects: true },
      { title: '09:00:00', ask: ASK(TUESDAY, '09:00:00'), objects: false },
      { title: '19:59:59', ask: ASK(TUESDAY, '19:59:59'), objects: false },
      { title: '20:00:00', ask: ASK(TUESDAY, '20:00:00'), objects: true },
      { title: 'Saturday noon', ask: ASK('2026-03-14', '12:00'), objects: true },
    ],
  },
  {
    ...ON,
    kind: 'closed-days',
    id: 'GR-HRS/holidays',
    title: 'working days only: not on public holidays',
    when: TIMED,
    calendar: 'GR',
    movableHolidaysNeeded: true,
    openedByConsent: false,
    provenance: eu('prohibition', 'press', greekLaw('Art 5'), [
      'Greek public holidays are not working days.',
    ]),
    examples: [
      { title: 'Independence Day', ask: ASK('2026-03-25', '12:00'), objects: true },
      { title: 'the day before', ask: ASK('2026-03-24', '12:00'), objects: false },
    ],
  },
  {
    ...ON,
    kind: 'frequency-cap',
    id: 'GR-FREQ',
    title: 'one call every two days',
    when: { channels: CALLS, notPurposes: ANSWERING_PURPOSES },
    limit: 1,
    window: { rollingDays: 2 },
    counted: { channels: CALLS, per: 'person' },
    provenance: eu('prohibition', 'press', greekLaw('Art 5'), [
      'Days are dates: closed on the day of a call and on the next one (reading).',
      'Every outbound call counts, answered or not, of everybody, over all accounts of the person.',
    ]),
    examples: [
      { title: 'the next day', facts: { attempts: [CALLED] }, ask: ASK(TUESDAY, '19:59:59'), objects: true },
      {
        title: 'the day after',
        facts: { attempts: [CALLED] },
        ask: ASK('2026-03-11', '09:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'GR-START',
    title: 'not before ten days past due',
    when: { daysPastDue: { lte: 9 }, notPurposes: [...ANSWERING_PURPOSES, 'pre-due-reminder'] },
    code: 'stage_not_reached',
    message: 'The debt is not ten days past due yet.',
    provenance: eu('prohibition', 'press', greekLaw('Art 4'), [
      'The tenth day past due is open. A reminder before the due date is no collection.',
    ]),
    examples: [
      {
        title: 'nine days',
        facts: { oldestUnpaidDueDate: '2026-03-01' },
        ask: ASK(TUESDAY, '12:00'),
        objects: true,
      },
      {
        title: 'ten days',
        facts: { oldestUnpaidDueDate: '2026-02-28' },
        ask: ASK(TUESDAY, '12:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'GR-PLACE/visits',
    title: 'no visits at home or at work',
    when: { channels: ['visit'], notPlaces: ['branch', 'public-place'] },
    code: 'place_not_allowed',
    message: 'Visits at home or at work are not allowed.',
    provenance: eu('prohibition', 'press', greekLaw('Art 5'), [
      'A visit whose place is not known is closed too.',
    ]),
    examples: [
      {
        title: 'at the door',
        ask: { ...ASK(TUESDAY, '12:00'), channel: 'visit', place: 'doorstep' },
        objects: true,
      },
      {
        title: 'at the branch',
        ask: { ...ASK(TUESDAY, '12:00'), channel: 'visit', place: 'branch' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'place-consent',
    id: 'GR-PLACE/work',
    title: 'work only if its number is the only one given',
    when: { notChannels: ['visit', 'letter'] },
    places: ['office'],
    anyOf: ['only-work-line'],
    provenance: eu('prohibition', 'press', greekLaw('Art 5'), [
      'Every number on file is one at work; without any on file, recorded as consent to the place.',
    ]),
    examples: [
      { title: 'a call to work', ask: { ...ASK(TUESDAY, '12:00'), place: 'office' }, objects: true },
      {
        title: 'no other number on file',
        facts: { contactPoints: [WORK_LINE] },
        ask: { ...ASK(TUESDAY, '12:00'), contactPoint: WORK_LINE.id },
        objects: false,
      },
      {
        title: 'the only number given',
        facts: { consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'office' }] },
        ask: { ...ASK(TUESDAY, '12:00'), place: 'office' },
        objects: false,
      },
    ],
  },
]

const OWN_STAFF = "Whether a bank's own staff are bound is open: kept for them as well, and switched apart."

function forAgencies(rule: Rule): Rule {
  return { ...rule, when: { ...rule.when, actors: ['agency'] } }
}

function forOwnStaff(rule: Rule): Rule {
  const { confidence: _confidence, ...provenance } = rule.provenance
  return {
    ...rule,
    id: `${rule.id}/own`,
    title: `${rule.title}; the creditor itself`,
    when: { ...rule.when, notActors: ['agency'] },
    provenance: {
      ...provenance,
      evidence: 'unverified',
      confidence: 'low',
      ourChoice: [OWN_STAFF, ...(provenance.ourChoice ?? [])],
    },
    examples: (rule.examples ?? []).map((one) => ({
      ...one,
      ask: { ...one.ask, actor: { kind: 'in-house' } },
    })),
  }
}

export const GR_PACK: Pack = {
  id: 'GR',
  title: 'Greece',
  asOf: EU_AS_OF,
  zones: ['Europe/Athens'],
  rules: [...RULES.map(forAgencies), ...RULES.map(forOwnStaff)],
  obligations: [],
  alsoAsks: ['EU'],
}
