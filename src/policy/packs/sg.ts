/**
 * Singapore. A licensing regime and a statute against harassment; no hours and no counts are known, so hours are a
 * policy of ours and frequency is the creditor's.
 *
 * Not encoded: a code of practice under s. 16, remaining conditions of the class licence and the rules of the industry
 * association are not known.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

const ACT: Citation = {
  instrument: 'Debt Collection Act 2022 (No. 27 of 2022)',
  article: null,
  effectiveFrom: '2023-12-01',
  source: 'sso.agc.gov.sg, police.gov.sg',
}
const CLASS_LICENCE: Citation = {
  instrument: 'Debt Collection (Class Licence) Order 2023 (S 725/2023)',
  article: 'para 3, Schedule para 1',
  quote: 'regulated business',
  lang: 'en',
}
const POHA: Citation = { instrument: 'Protection from Harassment Act 2014', article: null }

function sg(
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
const AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const APPROVED = (until: string) => ({
  actor: { kind: 'agency', id: 'agency-a', certifiedUntil: until } as const,
})
const LICENSED = (until: string) => ({ placement: { agency: 'agency-a', licensedUntil: until } })
/** An instant of 2026-03-10 in Singapore. */
const AT = (clock: string) => ({ atMs: dayOfDate('2026-03-10') * DAY_MS + clockMs(clock) - 8 * HOUR_MS })

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'placement',
    id: 'SG-A1',
    title: 'only a licensed agency collects for others',
    when: { actors: ['agency'] },
    demands: 'licensed',
    provenance: sg('duty', 'text', ACT, [
      'Every contact by an agency whose licence is not recorded as valid on that local day is denied.',
      'A person who is not an employee of the lender counts as an agency (SG-A2).',
    ]),
    examples: [
      { title: 'not recorded', facts: { placement: { agency: 'agency-a' } }, ask: AGENCY, objects: true },
      { title: 'ended yesterday', facts: LICENSED('2026-03-09'), ask: AGENCY, objects: true },
      { title: 'ends today', facts: LICENSED('2026-03-10'), ask: AGENCY, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'certification',
    id: 'SG-A1/collector',
    title: 'each collector of an agency is approved by the Police',
    when: { actors: ['agency'], channels: ['voice', 'visit'] },
    whenUnknown: 'missing',
    provenance: sg('duty', 'text', ACT, [
      'The approval stands as the certification of the person who calls or visits; its last day counts.',
    ]),
    examples: [
      { title: 'not recorded', facts: LICENSED('2026-12-31'), ask: AGENCY, objects: true },
      { title: 'ended yesterday', facts: LICENSED('2026-12-31'), ask: APPROVED('2026-03-09'), objects: true },
      { title: 'ends today', facts: LICENSED('2026-12-31'), ask: APPROVED('2026-03-10'), objects: false },
      {
        title: 'a letter',
        facts: LICENSED('2026-12-31'),
        ask: { ...AGENCY, channel: 'letter' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'contact-hours',
    id: 'SG-H1/policy',
    title: 'from 08:00 to 21:00, a policy of ours, not law',
    when: { notChannels: ['letter'] },
    windows: [{ from: '08:00:00', to: '21:00:00', fromInclusive: true, toInclusive: false }],
    openedByConsent: true,
    exceptReplies: true,
    provenance: sg('policy', ['unverified', 'medium'], ACT, [
      'No number is known to be in the statute: these hours are our choice, not law.',
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
    id: 'SG-C1/third-persons',
    title: 'no demand to anyone who does not owe the debt, a policy of ours',
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: THIRD_PERSONS, purposes: ['locate', 'pass-message', ...ANSWERING_PURPOSES] },
      { parties: THIRD_PERSONS, purposes: ['repayment-info'], anyOf: ['offer-to-pay', 'debtor-consent'] },
      { parties: THIRD_PERSONS, purposes: ['reach-heirs'], anyOf: ['deceased'] },
    ],
    unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
    provenance: sg('policy', 'press', POHA, ['The statute bans harassment only; the matrix is our choice.']),
    examples: [
      {
        title: 'a relative asked to pay',
        ask: { party: 'family', contactPoint: 'sister:mobile' },
        objects: true,
      },
      {
        title: 'a relative asked for a number',
        ask: { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'limitation',
    id: 'SG-L1',
    title: 'limitation, six years',
    when: { notPurposes: ANSWERING_PURPOSES },
    provenance: sg('legal-effect', 'weak', { instrument: 'Limitation Act', article: null }, [
      'No denial; a flag from the day after the end on file.',
    ]),
    examples: [
      { title: 'ended yesterday', facts: { limitationEndsOn: '2026-03-09' }, objects: true },
      { title: 'ends today', facts: { limitationEndsOn: '2026-03-10' }, objects: false },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'no_harassment',
    rule: 'SG-C1',
    text: 'No harassment.',
    enabled: true,
    provenance: sg('prohibition', 'press', POHA),
  },
  {
    code: 'register_of_agencies',
    rule: 'SG-A1',
    text: 'Keep a register of licensed agencies and approved collectors with the dates of validity.',
    enabled: true,
    scope: 'institution',
    provenance: sg('duty', 'text', ACT),
  },
  {
    code: 'own_collectors_are_employees',
    rule: 'SG-A2',
    text:
      'Under the class licence own debts are collected by employees only, none of them known to have breached the ' +
      'Penal Code, the Protection from Harassment Act or the Act in collecting: check them.',
    enabled: true,
    scope: 'institution',
    provenance: sg('duty', 'text', CLASS_LICENCE, [
      'A person who is not an employee is entered as an agency, and so needs a licence.',
    ]),
  },
]

export const SG_PACK: Pack = {
  id: 'SG',
  title: 'Singapore',
  asOf: AS_OF,
  zones: ['Asia/Singapore'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
