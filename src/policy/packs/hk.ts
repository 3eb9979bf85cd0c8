/**
 * Hong Kong. Standards without numbers: hours are a policy of ours, frequency is the creditor's; firm rules on third
 * persons, names, threats and bankruptcy.
 *
 * Not encoded: HK-F1 has no number (a cap is the creditor's strategy) and is an obligation; limitation and data-privacy
 * guidance are not covered.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

function code(article: string | null, quote?: string): Citation {
  return {
    instrument: 'Code of Banking Practice',
    article,
    source: 'copy of 2017; the numbering of the current Code may differ',
    ...(quote === undefined ? {} : { quote, lang: 'en' }),
  }
}

const HKMA = (article: string, quote?: string): Citation => ({
  instrument: 'HKMA guideline on debt collection, series of May 1996',
  article,
  source: 'hkma.gov.hk, cut',
  ...(quote === undefined ? {} : { quote, lang: 'en' }),
})

function hk(
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
/** Somebody who acts for the debtor is not one of them. */
const THIRD_PERSONS = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const AGENCY = { kind: 'agency', id: 'agency-a' } as const
const SISTER = { party: 'family', contactPoint: 'sister:mobile' } as const
const UNREACHABLE = { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false } as const
/** An instant of 2026-03-10 in Hong Kong. */
const AT = (clock: string) => ({ atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS })

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'HK-H1/policy',
    title: 'from 08:00 to 21:00, a policy of ours, not law',
    when: { notChannels: ['letter'] },
    windows: [{ from: '08:00:00', to: '21:00:00', fromInclusive: true, toInclusive: false }],
    openedByConsent: true,
    exceptReplies: true,
    provenance: hk('policy', 'text', code('43.2(a)(iii)', 'unreasonable hours'), [
      'The Code bans calls at unreasonable hours and gives no number: these hours are our choice, not law.',
      '08:00:00 is inside, 21:00:00 is not. Letters by post are not timed; recorded consent with hours opens those.',
    ]),
    examples: [
      { title: '07:59:59', ask: AT('07:59:59'), objects: true },
      { title: '08:00:00', ask: AT('08:00:00'), objects: false },
      { title: '20:59:59', ask: AT('20:59:59'), objects: false },
      { title: '21:00:00', ask: AT('21:00:00'), objects: true },
    ],
  },
  {
    ...ON,
    kind: 'counterparty',
    id: 'HK-P1/recovery',
    title: 'no recovery from referees, family or friends without a formal guarantee',
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs'], anyOf: ['deceased'] },
    ],
    unreachable: UNREACHABLE,
    provenance: hk('prohibition', 'text', code('43.2(a)(iv), 43.3; HKMA 3.4.1(b)'), [
      'Every demand is denied, and so is naming the debt; a guarantor owes.',
    ]),
    examples: [
      { title: 'a relative asked to pay', ask: SISTER, objects: true },
      { title: 'a guarantor', ask: { party: 'guarantor', contactPoint: 'guarantor:mobile' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'HK-P1/whereabouts',
    title: 'third persons are not pestered for the whereabouts of the debtor',
    when: { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message'] },
    code: 'purpose_not_allowed',
    message: 'Third persons are not asked where the debtor is.',
    provenance: hk('prohibition', 'text', code('43.2(a)(iv), 43.3; HKMA 3.4.1(b)'), [
      'Even one call for the whereabouts may be argued to be pestering: denied by default, switchable.',
    ]),
    examples: [
      { title: 'asked for a number', ask: { ...SISTER, purpose: 'locate' }, objects: true },
      { title: 'answered', ask: { ...SISTER, purpose: 'reply' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'HK-P2',
    title: 'an agency has no data of third persons and so does not contact them',
    when: { parties: THIRD_PERSONS, actors: ['agency'], notPurposes: ANSWERING_PURPOSES },
    code: 'party_not_allowed',
    message: 'Agencies receive no data of referees or third persons.',
    provenance: hk(
      'should-not',
      'text',
      HKMA('3.4.1', 'authorized institution should not pass information about referees or third parties o…'),
      ['Read as: no permit lets an agency reach a third person, since it would carry the number.'],
    ),
    examples: [
      { title: 'an agency', ask: { ...SISTER, purpose: 'locate', actor: AGENCY }, objects: true },
      { title: 'the bank', ask: { ...SISTER, purpose: 'locate' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'HK-C1/posters',
    title: 'no posters',
    when: { purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'Notices where others can see them are not allowed.',
    provenance: hk('prohibition', 'text', code('43.2')),
    examples: [
      { title: 'a notice', ask: { channel: 'visit', purpose: 'post-notice' }, objects: true },
      { title: 'a call', objects: false },
    ],
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'HK-S1',
    title: 'collection stops once the debtor is adjudged bankrupt',
    when: { notParties: ['co-borrower', 'guarantor'], notPurposes: ANSWERING_PURPOSES },
    state: 'bankrupt',
    provenance: hk('prohibition', 'press', { ...code(null), source: 'revision of 2001; IFLR' }, [
      'From the day of the order, all channels, all accounts. Those liable besides the debtor are not covered.',
    ]),
    examples: [
      { title: 'the day of the order', facts: { bankrupt: { acceptedOn: '2026-03-10' } }, objects: true },
      { title: 'the day before it', facts: { bankrupt: { acceptedOn: '2026-03-11' } }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'HK-N1',
    title: 'the debtor is told in writing before an agency acts',
    when: { actors: ['agency'] },
    daysAfter: 0,
    provenance: hk('duty', ['unverified', 'medium'], code('chapter on agencies'), [
      'On or before the day of the contact; whether the Code has a period is open.',
    ]),
    examples: [
      {
        title: 'not told',
        facts: { placement: { agency: 'agency-a' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'told the same day',
        facts: { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-10' } },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'true_identity',
    rule: 'HK-C1',
    text: 'True identity in every contact: no anonymous calls, no false names, no threats, no false statements.',
    enabled: true,
    provenance: hk('prohibition', 'text', code('43.2')),
  },
  {
    code: 'no_persistent_calls',
    rule: 'HK-F1',
    when: { channels: ['voice', 'ai-voice'] },
    text: 'No persistent phone calls.',
    enabled: true,
    provenance: hk('prohibition', 'text', code('43.2(a)(ii)', 'persistent phone calls'), [
      'No number in the text; a cap is the strategy of the creditor.',
    ]),
  },
  {
    code: 'no_third_person_data_to_agencies',
    rule: 'HK-P2',
    text: 'Pass no data of referees or third persons to agencies.',
    enabled: true,
    scope: 'institution',
    provenance: hk('should-not', 'text', HKMA('3.4.1')),
  },
  {
    code: 'written_notice_before_placement',
    rule: 'HK-N1',
    text: 'Written notice to the debtor before an agency starts.',
    enabled: true,
    scope: 'institution',
    provenance: hk('duty', ['unverified', 'medium'], code('chapter on agencies')),
  },
]

export const HK_PACK: Pack = {
  id: 'HK',
  title: 'Hong Kong',
  asOf: AS_OF,
  zones: ['Asia/Hong_Kong'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
