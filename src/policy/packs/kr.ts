/**
 * Korea. Two Acts: the Fair Debt Collection Act (every creditor) and the Act on personal financial claims (persons).
 *
 * Not encoded: the count and the sum of blocks in KR-X1 (28 hours a week, two or three means, not both visit and
 * phone) and the length of a deferral in KR-S3, which are judged when a wish is taken down; weddings and funerals in
 * KR-S2 and look-alike papers in KR-C1, which are conduct. Kind of notice used: `notice-waiver` (KR-N1). No approvals.
 */
import { DAY_MS, dayOfDate, HOUR_MS } from '../calendar.ts'
import type { Citation, Provenance } from '../decision.ts'
import type { AttemptFacts } from '../facts.ts'
import type { Pack, PackObligation, Rule } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { clockMs } from '../windows.ts'

const AS_OF = '2026-11-21'

function fairCollection(article: string, quote?: string): Citation {
  return {
    instrument: 'Fair Debt Collection Act',
    original: '채권의 공정한 추심에 관한 법률',
    article,
    source: 'version in force 2026-10-02',
    ...(quote === undefined ? {} : { quote, lang: 'ko' }),
  }
}
const PERSONAL_CLAIMS: Citation = {
  instrument: 'Act on management of personal financial claims and protection of debtors',
  original: '개인금융채권의 관리 및 개인금융채무자의 보호에 관한 법률',
  article: null,
  effectiveFrom: '2024-10-17',
  source: 'statutory notice of a licensed collection company; 아이뉴스24 on the FSS notice',
}

function text(
  strength: Provenance['strength'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { strength, evidence: 'text', citation, asOf: AS_OF, ourChoice }
}
function press(strength: Provenance['strength'], ourChoice: readonly string[] = []): Provenance {
  return { strength, evidence: 'press', citation: PERSONAL_CLAIMS, asOf: AS_OF, ourChoice }
}

/** An instant on the clock of Seoul. */
const atSeoul = (date: string, clock: string) => dayOfDate(date) * DAY_MS + clockMs(clock) - 9 * HOUR_MS
const TUESDAY = (clock: string) => ({ atMs: atSeoul('2026-03-10', clock) })

const ON = { effect: 'deny', enabled: true } as const
const CALLS = ['voice', 'ai-voice'] as const
const CONTACTS = ['voice', 'ai-voice', 'sms', 'im', 'email', 'push', 'visit'] as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
/** Cohabitants, relatives and co-workers; whoever else does not owe is treated no better. */
const RELATED = ['emergency-contact', 'family', 'employer', 'heir', 'other'] as const
const AGENCY = { kind: 'agency', id: 'agency-a' } as const
const PERSONS = ['person'] as const

const UNANSWERED = ['no-answer', 'busy', 'not-in-service', 'voicemail-no-message', 'voicemail-full'] as const
const CAP = {
  ...ON,
  kind: 'frequency-cap',
  when: {
    channels: CONTACTS,
    parties: DEBTORS,
    borrowerKinds: PERSONS,
    notPurposes: ANSWERING_PURPOSES,
  },
  limit: 7,
  window: { rollingHours: 168 },
} as const
const COUNTED = {
  channels: CONTACTS,
  per: ['person', 'account'],
  notPurposes: ANSWERING_PURPOSES,
} as const

/** So many contacts from 2026-03-04 noon on, six hours apart. */
function contacts(n: number, change: Partial<AttemptFacts> = {}): readonly AttemptFacts[] {
  return Array.from({ length: n }, (_, i) => ({
    atMs: atSeoul('2026-03-04', '12:00:00') + i * 6 * HOUR_MS,
    channel: 'voice',
    direction: 'outbound',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    outcome: 'conversation',
    by: 'in-house',
    account: 'acct-1',
    ...change,
  }))
}

const MATRIX = {
  ...ON,
  kind: 'counterparty',
  unreachable: { everyNumberOutOfService: false, failedCalls: 1, fromNextDay: false },
} as const
const FAILED_CALL = contacts(1, { outcome: 'no-answer' })

const RULES: readonly Rule[] = [
  {
    ...ON,
    kind: 'contact-hours',
    id: 'KR-H1',
    title: 'no visits and contact from 21:00 to 08:00',
    when: { notChannels: ['letter'] },
    windows: [{ from: '08:00:00', to: '21:00:00', fromInclusive: false, toInclusive: false }],
    openedByConsent: false,
    provenance: text('prohibition', fairCollection('Art 9(2)(3)', '오후 9시 이후부터 다음 날 오전 8시까지'), [
      'Allowed after 08:00:00 and before 21:00:00: both ends of the ban belong to it (the safe reading).',
      'Good reason, fear and anxiety are not weighed: a flat denial at night, for debtors and everybody else.',
      'Post is not timed.',
    ]),
    examples: [
      { title: '08:00:00', ask: TUESDAY('08:00:00'), objects: true },
      { title: '08:00:01', ask: TUESDAY('08:00:01'), objects: false },
      { title: '20:59:59', ask: TUESDAY('20:59:59'), objects: false },
      { title: '21:00:00', ask: TUESDAY('21:00:00'), objects: true },
      { title: 'a letter', ask: { ...TUESDAY('21:00:00'), channel: 'letter' }, objects: false },
    ],
  },
  {
    ...MATRIX,
    id: 'KR-P1',
    title: 'related persons are only asked where the debtor is, and only if he is hard to find',
    when: { notPurposes: ['demand', 'post-notice'] },
    allow: [
      { parties: [...DEBTORS, 'attorney'], purposes: 'all' },
      { parties: RELATED, purposes: ANSWERING_PURPOSES },
      { parties: RELATED, purposes: ['locate'], anyOf: ['debtor-unreachable'] },
    ],
    provenance: text('prohibition', fairCollection('Art 8-3, 12(2)'), [
      'Hard to find: no two-way contact since the first failed call relied on, and at least one number was tried.',
      'Others who do not owe are treated like related persons; the debt is never named to them.',
      'An outcome that is open or unknown may have been a talk.',
    ]),
    examples: [
      { title: 'no call failed', ask: { party: 'family', purpose: 'locate' }, objects: true },
      {
        title: 'one call failed',
        facts: { attempts: FAILED_CALL },
        ask: { party: 'family', purpose: 'locate' },
        objects: false,
      },
      {
        title: 'amount named although he is hard to find',
        facts: { attempts: FAILED_CALL },
        ask: { party: 'family', purpose: 'disclose-debt' },
        objects: true,
      },
    ],
  },
  {
    ...MATRIX,
    id: 'KR-P2',
    title: 'nothing is demanded from those who have no duty to pay',
    when: { purposes: ['demand'] },
    allow: [{ parties: [...DEBTORS, 'attorney'], purposes: 'all' }],
    provenance: text('prohibition', fairCollection('Art 9(6)(7), 12(5)'), [
      'The party stated is the verified role: a guarantor and a co-borrower owe. The representative stands for him.',
    ]),
    examples: [
      { title: 'co-worker', ask: { party: 'employer' }, objects: true },
      { title: 'guarantor', ask: { party: 'guarantor' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'KR-P2/publicity',
    title: 'no publicity at work or home',
    when: { purposes: ['post-notice'] },
    code: 'content_not_allowed',
    message: 'A notice that others can see makes the debt public.',
    provenance: text('prohibition', fairCollection('Art 9(6)(7), 12(5)')),
    examples: [
      { title: 'at the office door', ask: { channel: 'letter', purpose: 'post-notice' }, objects: true },
      { title: 'a closed letter', ask: { channel: 'letter' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'content-class',
    id: 'KR-P2/public-place',
    title: 'no letters in public places',
    when: { channels: ['letter'], places: ['public-place'] },
    code: 'content_not_allowed',
    message: 'A letter in a public place makes the debt public.',
    provenance: text('prohibition', fairCollection('Art 9(6)(7), 12(5)'), [
      'Open postcards are forbidden; a letter left in a public place is treated like one.',
    ]),
    examples: [
      { title: 'in a lobby', ask: { channel: 'letter', place: 'public-place' }, objects: true },
      { title: 'to the home', ask: { channel: 'letter', place: 'home' }, objects: false },
    ],
  },
  {
    ...ON,
    kind: 'notice-first',
    id: 'KR-N1',
    title: 'written or electronic notice before a collector starts',
    when: { actors: ['agency'] },
    daysAfter: 0,
    waiver: 'notice-waiver',
    provenance: text('duty', fairCollection('Art 6'), [
      'Given on or before the day of the contact.',
      'A waiver by the debtor is a record of its own (notice-waiver): it opens from its instant on, for its account.',
    ]),
    examples: [
      {
        title: 'no notice',
        facts: { placement: { agency: 'agency-a' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'notice on the day',
        facts: { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-10' } },
        ask: { actor: AGENCY },
        objects: false,
      },
      {
        title: 'waived by the debtor',
        facts: { placement: { agency: 'agency-a' }, notices: [{ kind: 'notice-waiver', atMs: 0 }] },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'placement',
    id: 'KR-A1',
    title: 'one claim is not delegated to two collectors at once',
    when: { actors: ['agency'] },
    demands: 'holds-account',
    provenance: text('prohibition', fairCollection('Art 7'), ['Only the agency in the placement acts.']),
    examples: [
      {
        title: 'another agency',
        facts: { placement: { agency: 'agency-b', noticeGivenOn: '2026-03-01' } },
        ask: { actor: AGENCY },
        objects: true,
      },
      {
        title: 'the agency that holds the claim',
        facts: { placement: { agency: 'agency-a', noticeGivenOn: '2026-03-01' } },
        ask: { actor: AGENCY },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'KR-S1',
    title: 'no contact once a lawyer is appointed and gave written notice',
    when: {
      products: ['moneylender-loan'],
      notActors: ['agency'],
      notParties: ['co-borrower', 'guarantor', 'attorney'],
      notPurposes: ANSWERING_PURPOSES,
    },
    kinds: ['represented'],
    code: 'legal_representation',
    provenance: text('prohibition', fairCollection('Art 8-2'), [
      'Binds money lenders collecting themselves; credit financial institutions and licensed collectors are excepted.',
    ]),
    examples: [
      {
        title: 'money lender',
        facts: { product: 'moneylender-loan', holds: [{ kind: 'represented' }] },
        objects: true,
      },
      { title: 'bank', facts: { holds: [{ kind: 'represented' }] }, objects: false },
    ],
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'hold',
    id: 'KR-S1/bank',
    title: 'a lawyer is appointed; credit financial institutions are excepted from the ban',
    when: { notProducts: ['moneylender-loan'], notParties: ['co-borrower', 'guarantor', 'attorney'] },
    kinds: ['represented'],
    code: 'legal_representation',
    provenance: text('prohibition', fairCollection('Art 8-2'), ['Allowed and flagged.']),
    examples: [{ title: 'bank', facts: { holds: [{ kind: 'represented' }] }, objects: true }],
  },
  {
    ...ON,
    effect: 'warn',
    kind: 'hold',
    id: 'KR-S1/collector',
    title: 'a lawyer is appointed; licensed collection companies are excepted from the ban',
    when: {
      products: ['moneylender-loan'],
      actors: ['agency'],
      notParties: ['co-borrower', 'guarantor', 'attorney'],
    },
    kinds: ['represented'],
    code: 'legal_representation',
    provenance: text('prohibition', fairCollection('Art 8-2'), [
      'Allowed and flagged; that the agency is a licensed collection company is taken from its placement.',
    ]),
  },
  {
    ...ON,
    kind: 'borrower-state',
    id: 'KR-S2',
    title: 'stay and discharge in individual rehabilitation are respected',
    when: { notParties: ['co-borrower', 'guarantor'], notPurposes: ANSWERING_PURPOSES },
    state: 'bankrupt',
    provenance: text('prohibition', fairCollection('Art 12(1), 12(3-2), 12(4)'), [
      'From the day the proceedings were accepted; those liable besides the debtor are not covered by his stay.',
    ]),
    examples: [
      { title: 'accepted that day', facts: { bankrupt: { acceptedOn: '2026-03-10' } }, objects: true },
      { title: 'accepted a day later', facts: { bankrupt: { acceptedOn: '2026-03-11' } }, objects: false },
    ],
  },
  {
    ...CAP,
    id: 'KR-F1',
    title: 'seven contacts in seven days per claim',
    counted: { ...COUNTED, notOutcomes: UNANSWERED },
    provenance: press('prohibition', [
      'Rolling: no period of seven times 24 hours holds more than seven. The seventh is allowed, the eighth is not.',
      'Visit, phone, SMS and e-mail, and IM and push as well, together; creditor and agencies together.',
      'Per claim and person liable. Statutory notices, answers to the debtor and inbound contacts are not counted.',
      'A permit still open and an unknown outcome are counted.',
    ]),
    examples: [
      { title: 'the seventh', facts: { attempts: contacts(6) }, objects: false },
      { title: 'the eighth', facts: { attempts: contacts(7) }, objects: true },
      {
        title: 'unanswered calls',
        facts: { attempts: contacts(7, { outcome: 'no-answer' }) },
        objects: false,
      },
      {
        title: 'another claim',
        facts: { attempts: contacts(7, { account: 'acct-2' }) },
        objects: false,
      },
    ],
  },
  {
    ...CAP,
    id: 'KR-F1/unanswered',
    title: 'calls that were not answered count among the seven',
    counted: COUNTED,
    provenance: press('prohibition', [
      'Whether an unanswered call is a contact is open; it is counted, and this rule is the switch for that.',
    ]),
    examples: [
      { title: 'the seventh', facts: { attempts: contacts(6, { outcome: 'no-answer' }) }, objects: false },
      { title: 'the eighth', facts: { attempts: contacts(7, { outcome: 'no-answer' }) }, objects: true },
    ],
  },
  {
    ...ON,
    kind: 'hold',
    id: 'KR-S3',
    title: 'a deferral stops the demands',
    when: { borrowerKinds: PERSONS, notPurposes: ANSWERING_PURPOSES },
    kinds: ['deferral'],
    code: 'hold',
    provenance: press('duty', [
      'First and last day belong to it; on disaster, surgery or hospital, death (press adds marriage, funeral).',
      'Up to three months and one extension: its end is judged when it is granted.',
    ]),
    examples: [
      {
        title: 'the last second',
        facts: { holds: [{ kind: 'deferral', untilMs: atSeoul('2026-03-11', '00:00:00') }] },
        ask: TUESDAY('20:59:59'),
        objects: true,
      },
      {
        title: 'the day after',
        facts: { holds: [{ kind: 'deferral', untilMs: atSeoul('2026-03-10', '00:00:00') }] },
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'requested-hours',
    id: 'KR-X1',
    title: 'times that the debtor blocked',
    when: { notChannels: ['letter'], borrowerKinds: PERSONS, notPurposes: ANSWERING_PURPOSES },
    honours: 'time-slot',
    provenance: press('duty', ['Weekly, local time; the start belongs to the block, the end does not.']),
    examples: [
      {
        title: 'the first second',
        facts: {
          refusals: [{ party: 'borrower', scope: 'time-slot', atMs: 0, from: '12:00', to: '14:00' }],
        },
        ask: TUESDAY('12:00:00'),
        objects: true,
      },
      {
        title: 'the end',
        facts: {
          refusals: [{ party: 'borrower', scope: 'time-slot', atMs: 0, from: '12:00', to: '14:00' }],
        },
        ask: TUESDAY('14:00:00'),
        objects: false,
      },
    ],
  },
  {
    ...ON,
    kind: 'refusal',
    id: 'KR-X1/means',
    title: 'means of contact that the debtor blocked',
    when: { borrowerKinds: PERSONS, notPurposes: ANSWERING_PURPOSES },
    honours: 'channel',
    together: [CALLS],
    provenance: press('duty', [
      'Sources disagree on two or three means: what is on record was accepted, a third one by a person.',
      'The telephone is one means, whether a person or a machine speaks.',
    ]),
    examples: [
      {
        title: 'telephone blocked',
        facts: { refusals: [{ party: 'borrower', scope: 'channel', channel: 'ai-voice', atMs: 0 }] },
        objects: true,
      },
      {
        title: 'e-mail blocked',
        facts: { refusals: [{ party: 'borrower', scope: 'channel', channel: 'email', atMs: 0 }] },
        objects: false,
      },
    ],
  },
]

const OBLIGATIONS: readonly PackObligation[] = [
  {
    code: 'state_collector_creditor_purpose',
    rule: 'KR-P1',
    when: { parties: RELATED },
    text: 'State the name of the collector, the creditor and the purpose; ask only where the debtor is; never the debt.',
    enabled: true,
    provenance: text('duty', fairCollection('Art 8-3, 12(2)')),
  },
  {
    code: 'no_open_postcards',
    rule: 'KR-P2',
    when: { channels: ['letter'] },
    text: 'No open postcard: nobody else may read of the debt.',
    enabled: true,
    provenance: text('prohibition', fairCollection('Art 9(6)(7), 12(5)')),
  },
  {
    code: 'no_false_appearance',
    rule: 'KR-C1',
    text: 'No false claim of court process and no form that looks like one of a court or state body.',
    enabled: true,
    provenance: text('prohibition', fairCollection('Art 11')),
  },
  {
    code: 'not_at_weddings_and_funerals',
    rule: 'KR-S2',
    when: { channels: ['visit'] },
    text: 'Do not show the collection in public at weddings and funerals.',
    enabled: true,
    provenance: text('prohibition', fairCollection('Art 12(1)')),
  },
  {
    code: 'notice_before_start',
    rule: 'KR-N1',
    text:
      'Before an agency starts, send a written or electronic notice with collector, creditor, amount, period of default ' +
      'and account, unless the debtor waived it.',
    enabled: true,
    scope: 'institution',
    provenance: text('duty', fairCollection('Art 6')),
  },
  {
    code: 'keep_contact_ledger',
    rule: 'KR-F1',
    text: 'Keep a ledger of contacts per claim over at least the last seven days, all channels and actors together.',
    enabled: true,
    scope: 'institution',
    provenance: press('prohibition'),
  },
  {
    code: 'confirm_deferral',
    rule: 'KR-S3',
    text: 'Record a deferral (up to three months, one extension) with its dates and confirm it.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty'),
  },
  {
    code: 'confirm_blocks',
    rule: 'KR-X1',
    text:
      'Record blocks with dates and confirm them: up to 28 hours a week; two means without review, a third goes to a ' +
      'person; a block of both visit and phone is refused.',
    enabled: true,
    scope: 'institution',
    provenance: press('duty', ['Sources disagree on at most three or at most two means.']),
  },
]

export const KR_PACK: Pack = {
  id: 'KR',
  title: 'Korea',
  asOf: AS_OF,
  zones: ['Asia/Seoul'],
  rules: RULES,
  obligations: OBLIGATIONS,
}
