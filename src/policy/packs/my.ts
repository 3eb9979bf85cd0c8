/**
 * Malaysia. Thin evidence: everything here is a lead until compliance supplies the texts.
 *
 * Not encoded: nothing is known on frequency, weekends and holidays. MY-Z1 has no contact effect known and is a standing
 * duty to watch.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

const BNM: Citation = {
  instrument: 'Bank Negara Malaysia, Fair Debt Collection Practices, 2007',
  article: null,
  source: 'one page whose wording matches but does not name it',
}
const ACT_2025: Citation = {
  instrument: 'Consumer Credit Act 2025',
  article: null,
  source: 'note of a law firm on the Bill',
}

function my(
  strength: Strength,
  evidence: Evidence | readonly ['unverified', 'high' | 'medium' | 'low'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const mark =
    typeof evidence === 'string' ? { evidence } : { evidence: evidence[0], confidence: evidence[1] }
  return { strength, ...mark, citation, asOf: AS_OF, ourChoice }
}

const ON = { effect: 'deny', enabled: true } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const WIFE = { party: 'family', contactPoint: 'wife:mobile' } as const
/** An instant of 2026-03-10 in Kuala Lumpur. */
const AT = (clock: string) => ({ atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS })

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'MY-H1/policy',
    title: 'from 09:00 to 21:00, a policy of ours, not verified as law',
    when: { notChannels: ['letter'] },
    windows: [{ from: '09:00:00', to: '21:00:00', fromInclusive: true, toInclusive: false }],
    openedByConsent: true,
    exceptReplies: true,
    provenance: my('policy', ['unverified', 'low'], BNM, [
      'No number is verified ("reasonable hours"): these hours are our choice, not law.',
      '09:00:00 is inside, 21:00:00 is not. Letters by post are not timed; weekends and holidays are open.',
    ]),
    examples: [
      { title: '08:59:59', ask: AT('08:59:59'), objects: true },
      { title: '09:00:00', ask: AT('09:00:00'), objects: false },
      { title: '20:59:59', ask: AT('20:59:59'), objects: false },
      { title: '21:00:00', ask: AT('21:00:00'), objects: true },
    ],
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'MY-P1',
    title: 'nothing is divulged to third parties, the spouse included',
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay', 'debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs'], anyOf: ['deceased'] },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: my('duty', 'weak', BNM, [
      'Demands to and naming the debt to family, the spouse included, are denied unless co-borrower or guarantor.',
      'Other persons who do not owe are treated alike.',
    ]),
    examples: [
      { title: 'the spouse asked to pay', ask: WIFE, objects: true },
      { title: 'the spouse told of the debt', ask: { ...WIFE, purpose: 'disclose-debt' }, objects: true },
      { title: 'the spouse as co-borrower', ask: { ...WIFE, party: 'co-borrower' }, objects: false },
      { title: 'the spouse asked for a number', ask: { ...WIFE, purpose: 'locate' }, objects: false },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'verify_identity_first',
    rule: 'MY-P1',
    when: { channels: ['voice', 'ai-voice', 'visit', 'im'] },
    text: 'Confirm that the person is the borrower, and log it, before any amount is named.',
    enabled: true,
    provenance: my('duty', 'weak', BNM, ['Amounts only after the identity step is logged.']),
  },
  {
    code: 'show_authorisation',
    rule: 'MY-V1',
    when: { channels: ['visit'] },
    text: 'Show the authorisation card.',
    enabled: true,
    provenance: my('duty', 'weak', BNM),
  },
  {
    code: 'show_agency_authorisation',
    rule: 'MY-V1',
    when: { channels: ['visit'], actors: ['agency'] },
    text: 'Show a copy of the authorisation of the agency.',
    enabled: true,
    provenance: my('duty', 'weak', BNM),
  },
  {
    code: 'new_authority',
    rule: 'MY-Z1',
    text: 'Collectors come under a new authority, in phases: watch for start dates and rules of conduct.',
    enabled: true,
    scope: 'institution',
    provenance: my('legal-effect', 'press', ACT_2025, ['Details are unverified (low confidence).']),
  },
]

export const MY_PACK: Pack = {
  id: 'MY',
  title: 'Malaysia',
  asOf: AS_OF,
  zones: ['Asia/Kuala_Lumpur'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
