/**
 * What holds whatever the law says: the facts an answer needs, and manners no creditor should need a law for. All of
 * it is policy and says so; a switch can turn a warning into a denial, and only the needed facts cannot be waived.
 */
import type { Citation, Provenance } from './decision.ts'
import type { Pack, Rule } from './pack.ts'
import { ANSWERING_PURPOSES } from './purposes.ts'

const AS_OF = '2026-11-21'

const CITATION: Citation = {
  instrument: 'Tact house rules, version 1',
  article: null,
  source: 'a rule of this service, not law',
}

function house(...ourChoice: readonly string[]): Provenance {
  return { strength: 'policy', evidence: 'text', citation: CITATION, asOf: AS_OF, ourChoice }
}

const COLLECTING = { notPurposes: [...ANSWERING_PURPOSES] } as const
const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
const DENY = { effect: 'deny', enabled: true } as const
const WARN = { effect: 'warn', enabled: true } as const

const RULES: readonly Rule[] = [
  {
    ...DENY,
    kind: 'fact-known',
    id: 'tact-jurisdiction-known',
    title: 'a pack covers the jurisdiction',
    fact: 'jurisdiction',
    provenance: house('No law known is not no law: without a pack nothing is permitted.'),
    examples: [
      { title: 'jurisdiction not known', facts: { jurisdiction: null }, objects: true },
      { title: 'a jurisdiction without a pack', facts: { jurisdiction: 'ZZ' }, objects: true },
    ],
  },
  {
    ...DENY,
    kind: 'fact-known',
    id: 'tact-time-zone-known',
    title: 'every zone the person may be in is known',
    fact: 'time-zone',
    provenance: house('An unknown zone never becomes a default; of several possible zones all must be open.'),
    examples: [
      { title: 'no zone', facts: { timeZones: [] }, objects: true },
      {
        title: 'a zone that does not exist',
        facts: { timeZones: ['Asia/Shanghai', 'Mars/Olympus'] },
        objects: true,
      },
    ],
  },
  {
    ...WARN,
    kind: 'fact-known',
    id: 'tact-overlay-known',
    title: 'a pack covers every part of the jurisdiction',
    fact: 'overlay',
    provenance: house(
      'The packs above it decide; the rules of the part are not known here and may say more.',
    ),
    examples: [
      { title: 'a place without a pack of its own', facts: { jurisdiction: 'CN-ZZ' }, objects: true },
    ],
  },
  {
    ...DENY,
    kind: 'debt-owed',
    id: 'tact-overdue',
    title: 'only what is overdue is collected',
    when: { notPurposes: [...ANSWERING_PURPOSES, 'pre-due-reminder', 'reach-heirs'] },
    needs: 'overdue',
    provenance: house(
      'Nothing owed, a credit balance and nothing overdue are never chased, whatever the stage says.',
    ),
    examples: [
      { title: 'credit balance', facts: { overdueMinor: -100 }, objects: true },
      { title: 'no unpaid due date', facts: { oldestUnpaidDueDate: null }, objects: true },
      { title: 'amount not known', facts: { overdueMinor: null }, objects: true },
    ],
  },
  {
    ...DENY,
    kind: 'debt-owed',
    id: 'tact-owed',
    title: 'a reminder needs a debt',
    when: { purposes: ['pre-due-reminder'] },
    needs: 'owed',
    provenance: house(),
    examples: [
      {
        title: 'loan repaid',
        facts: { totalOutstandingMinor: 0 },
        ask: { purpose: 'pre-due-reminder' },
        objects: true,
      },
    ],
  },
  {
    ...DENY,
    kind: 'debt-owed',
    id: 'tact-reminder-before-due-date',
    title: 'a reminder before the due date is one only before it',
    when: { purposes: ['pre-due-reminder'] },
    needs: 'not-overdue',
    provenance: house('A demand must not pass as a reminder and so escape the limits on demands.'),
    examples: [{ title: 'after the due date', ask: { purpose: 'pre-due-reminder' }, objects: true }],
  },
  {
    ...DENY,
    kind: 'borrower-state',
    id: 'tact-deceased',
    title: 'a dead borrower is not contacted',
    when: { parties: ['borrower'], notPurposes: ['reach-heirs'] },
    state: 'deceased',
    provenance: house('Somebody else reads the message.'),
    examples: [{ title: 'message to the number of the dead', facts: { deceased: true }, objects: true }],
  },
  {
    ...WARN,
    kind: 'borrower-state',
    id: 'tact-capacity',
    title: 'the borrower lacks full capacity; look for the guardian',
    when: { parties: ['borrower'], ...COLLECTING },
    state: 'incapacity',
    provenance: house('A warning where no pack says more.'),
  },
  {
    ...WARN,
    kind: 'borrower-state',
    id: 'tact-bankrupt',
    title: 'a bankruptcy is on file',
    when: COLLECTING,
    state: 'bankrupt',
    provenance: house('A warning where no pack says more.'),
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'tact-third-person-refused',
    title: 'a person who does not owe and refused is not contacted again',
    when: { notParties: [...DEBTORS], notPurposes: [...ANSWERING_PURPOSES] },
    honours: 'no-contact',
    provenance: house('Per person, on all lines, told to one actor it binds all.'),
  },
  {
    ...WARN,
    kind: 'refusal',
    id: 'tact-debtor-asked-to-stop',
    title: 'a debtor asked not to be contacted',
    when: { parties: [...DEBTORS], ...COLLECTING },
    honours: 'no-contact',
    provenance: house(
      'Whether a debtor may end contact is a matter of the law of the place; a warning by default.',
    ),
  },
  {
    ...WARN,
    kind: 'refusal',
    id: 'tact-channel-refused',
    title: 'the person asked not to be contacted through this channel',
    when: COLLECTING,
    honours: 'channel',
    provenance: house('A warning by default; packs deny where the law does, and a switch can.'),
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'tact-told-to-leave',
    title: 'told to leave: no new visit that day',
    when: { channels: ['visit'] },
    honours: 'leave',
    provenance: house('The local day on which the collectors were told to leave.'),
  },
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'tact-only-hours-named',
    title: 'a person named the only times',
    when: { notChannels: ['letter'], ...COLLECTING },
    honours: 'contact-hours-only',
    provenance: house('Letters by post are not timed. The hours of the packs hold besides.'),
  },
  {
    ...DENY,
    kind: 'requested-hours',
    id: 'tact-hours-to-be-spared',
    title: 'a person asked to be spared at some times',
    when: { notChannels: ['letter'], ...COLLECTING },
    honours: 'time-slot',
    provenance: house('Start inside, end outside; a wish that cannot be read closes the day.'),
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'tact-place-to-be-spared',
    title: 'a person asked not to be contacted at a place',
    when: COLLECTING,
    honours: 'place',
    provenance: house(
      'Lines and addresses of that place and visits there; what follows the person stays open.',
    ),
  },
  {
    ...DENY,
    kind: 'refusal',
    id: 'tact-employer-prohibits',
    title: 'the employer does not allow contact at work',
    when: COLLECTING,
    honours: 'employer-prohibits',
    provenance: house('The line or address named, and every one at work; other lines stay open.'),
  },
  {
    ...DENY,
    kind: 'hold',
    id: 'tact-hold',
    title: 'a hold stops collecting',
    when: { notParties: ['attorney'], notPurposes: [...ANSWERING_PURPOSES] },
    notKinds: ['represented'],
    code: 'hold',
    provenance: house(
      'From the start until before the end; without an end a person lifts it.',
      'Whoever represents or advises the debtor may be spoken to meanwhile.',
    ),
    examples: [{ title: 'a hold without end', facts: { holds: [{ kind: 'hardship' }] }, objects: true }],
  },
  {
    ...WARN,
    kind: 'hold',
    id: 'tact-represented',
    title: 'somebody represents the borrower',
    when: { parties: ['borrower'], ...COLLECTING },
    kinds: ['represented'],
    code: 'legal_representation',
    provenance: house(
      'Whether direct contact is closed is a matter of the law of the place; a warning by default.',
    ),
  },
  {
    ...DENY,
    kind: 'plan-performing',
    id: 'tact-plan-performing',
    title: 'a plan that is being kept stops the demands',
    when: { purposes: ['demand', 'disclose-debt', 'post-notice', 'notice-of-intended-remedy'] },
    provenance: house('A missed instalment ends the stop.'),
    examples: [
      { title: 'kept', facts: { plan: { signedOn: '2026-02-02', status: 'performing' } }, objects: true },
      { title: 'missed', facts: { plan: { signedOn: '2026-02-02', status: 'missed' } }, objects: false },
    ],
  },
  {
    ...DENY,
    kind: 'promise-pending',
    id: 'tact-promise-pending',
    title: 'a promise runs until its date is over',
    when: { purposes: ['demand', 'disclose-debt', 'post-notice', 'notice-of-intended-remedy'] },
    graceDays: 0,
    provenance: house('The promised day itself still belongs to the borrower.'),
  },
  {
    ...DENY,
    kind: 'placement',
    id: 'tact-agency-holds-account',
    title: 'only the agency that holds the account acts',
    when: { actors: ['agency'] },
    demands: 'holds-account',
    provenance: house('First and last day of the placement belong to it.'),
    examples: [
      {
        title: 'agency without the account',
        ask: { actor: { kind: 'agency', id: 'agency-a' } },
        objects: true,
      },
    ],
  },
  {
    ...DENY,
    kind: 'certification',
    id: 'tact-collector-certified',
    title: 'a certification that ran out ends the work of the collector',
    whenUnknown: 'pass',
    provenance: house('No text known asks for a certificate here, so an unknown date passes.'),
  },
  {
    ...DENY,
    kind: 'contact-point',
    id: 'tact-contact-point',
    title: 'the contact point works and belongs to the party stated',
    demands: 'usable-and-matching',
    provenance: house(
      'Visits and letters may stand without one. Without any contact points on file the label is taken.',
    ),
    examples: [
      { title: 'a call to nowhere', ask: { channel: 'voice', contactPoint: undefined }, objects: true },
    ],
  },
  {
    ...WARN,
    kind: 'limitation',
    id: 'tact-limitation',
    title: 'the debt stands, the debtor has a defence, and nobody may say otherwise',
    when: COLLECTING,
    provenance: house('A flag for the script; no denial unless a pack says so.'),
  },
]

/** The house rules, in the shape of a pack so that they are asked, explained and switched like any other. */
export const TACT_PACK: Pack = {
  id: 'tact',
  title: 'House rules',
  asOf: AS_OF,
  zones: ['UTC'],
  rules: RULES,
  obligations: [
    {
      code: 'no_false_statement',
      rule: 'tact-manners',
      text: 'Say who is calling and only what is true; name no consequence that cannot follow.',
      enabled: true,
      provenance: house(),
    },
  ],
}
