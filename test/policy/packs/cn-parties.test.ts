/** Mainland China, parties, visits and stops: what the worked cases leave out. */
import t from 'tap'
import type { AttemptFacts, Facts } from '../../../src/policy/facts.ts'
import { CN_PACK } from '../../../src/policy/packs/cn.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict, warnings } = questionsOf(CN_PACK, '+08:00', 'online-consumer-loan')
const EC1 = { party: 'emergency-contact', contactPoint: 'ec1:mobile', purpose: 'locate' } as const
const EC2 = { ...EC1, contactPoint: 'ec2:mobile' } as const
const failed = (locals: readonly string[], change: Partial<AttemptFacts> = {}) =>
  attempts(locals, { outcome: 'no-answer', ...change })
const YESTERDAY = ['2026-03-09T09:00:00', '2026-03-09T10:00:00', '2026-03-09T11:00:00']
const TODAY = ['2026-03-10T09:00:00', '2026-03-10T09:30:00', '2026-03-10T10:00:00']
const OUT_OF_REACH: Partial<Facts> = { attempts: failed(YESTERDAY) }
const REACHABLE = 'denied CN-P3 CN-P6'
const FROM_TOMORROW = 'until 2026-03-11T08:00:00 CN-P3 CN-P6'

const REACH: readonly Row[] = [
  ['nothing tried', {}, EC1, REACHABLE],
  ['two failures', { attempts: failed(YESTERDAY.slice(1)) }, EC1, REACHABLE],
  ['three failures, the third yesterday', OUT_OF_REACH, EC1, 'allowed'],
  ['the third today: from tomorrow on', { attempts: failed(TODAY) }, EC1, FROM_TOMORROW],
  [
    'one failure on each of three days, the third yesterday',
    { attempts: failed(['2026-03-07T10:00:00', '2026-03-08T10:00:00', '2026-03-09T21:59:59']) },
    EC1,
    'allowed',
  ],
  ['failures of an agency count', { attempts: failed(YESTERDAY, { by: 'agency-b' }) }, EC1, 'allowed'],
  ['to pass on a message', OUT_OF_REACH, { ...EC1, purpose: 'pass-message' }, 'allowed'],
  [
    'a talk in between breaks the chain',
    {
      attempts: [
        ...failed(YESTERDAY.slice(0, 2)),
        ...attempts(['2026-03-09T10:30:00'], { outcome: 'conversation' }),
        ...failed(YESTERDAY.slice(2)),
      ],
    },
    EC1,
    REACHABLE,
  ],
  [
    'a talk before it does not',
    { attempts: [...attempts(['2026-03-09T08:59:59'], { outcome: 'conversation' }), ...failed(YESTERDAY)] },
    EC1,
    'allowed',
  ],
  [
    'he wrote since',
    {
      attempts: [
        ...failed(YESTERDAY),
        ...attempts(['2026-03-10T08:00:00'], { direction: 'inbound', channel: 'sms' }),
      ],
    },
    EC1,
    REACHABLE,
  ],
  [
    'undelivered messages are no failed calls',
    { attempts: attempts(YESTERDAY, { channel: 'sms', outcome: 'undelivered' }) },
    EC1,
    REACHABLE,
  ],
  [
    'the only number is dead: at once',
    { attempts: failed(['2026-03-10T10:59:59'], { outcome: 'not-in-service' }) },
    EC1,
    'allowed',
  ],
  [
    'one of two numbers is dead, the other rang',
    {
      attempts: [
        ...failed(['2026-03-10T10:00:00'], { outcome: 'not-in-service' }),
        ...failed(['2026-03-10T10:10:00'], { contactPoint: 'borrower:home' }),
      ],
    },
    EC1,
    REACHABLE,
  ],
  [
    'out of reach is the debtor, not the guarantor',
    { attempts: failed(YESTERDAY, { party: 'guarantor', contactPoint: 'guarantor:mobile' }) },
    EC1,
    REACHABLE,
  ],
  [
    'a demand to a contact person stays closed',
    OUT_OF_REACH,
    { ...EC1, purpose: 'demand' },
    'denied CN-P2 CN-P3 CN-P5 CN-P7',
  ],
  ['so does naming the debt', OUT_OF_REACH, { ...EC1, purpose: 'disclose-debt' }, 'denied CN-P3 CN-P5'],
  [
    'the curfew holds for contact persons',
    OUT_OF_REACH,
    { ...EC1, at: '2026-03-10T22:00:00' },
    'until 2026-03-11T08:00:00 CN-H1 CN-H2',
  ],
  ['a co-borrower is a debtor', {}, { party: 'co-borrower', contactPoint: 'wife:mobile' }, 'allowed'],
  [
    'a spouse who is not one is a third person',
    {},
    { party: 'family', contactPoint: 'wife:mobile' },
    'denied CN-P2 CN-P3 CN-P5 CN-P7',
  ],
  [
    'an heir is asked for nothing but the way to the heirs',
    { deceased: true },
    { party: 'heir', contactPoint: 'heir:mobile', purpose: 'reach-heirs' },
    'allowed',
  ],
  [
    'a demand to the heir',
    { deceased: true },
    { party: 'heir', contactPoint: 'heir:mobile' },
    'denied CN-P2 CN-P3 CN-P5 CN-P7',
  ],
  ['looking for heirs of the living', {}, { ...EC1, purpose: 'reach-heirs' }, 'denied CN-P3'],
  ['looking for the guardian', { capacity: 'limited' }, { ...EC1, purpose: 'reach-heirs' }, 'allowed'],
  ['limited capacity: no demand to himself', { capacity: 'limited' }, {}, 'denied CN-P3/capacity'],
  [
    'limited capacity: the guarantor',
    { capacity: 'none' },
    { party: 'guarantor', contactPoint: 'g:mobile' },
    'allowed',
  ],
]
t.test('contact persons: only when the debtor is out of reach, dead or lacks capacity', async (t) => {
  for (const [title, facts, ask, expected] of REACH) t.equal(verdict(facts, ask), expected, title)
})

const refusedAt = (local: string, change: Partial<AttemptFacts> = {}) =>
  attempts([local], { party: 'emergency-contact', contactPoint: 'ec1:mobile', outcome: 'refused', ...change })
const REFUSED: Partial<Facts> = { attempts: [...failed(YESTERDAY), ...refusedAt('2026-03-10T10:00:00')] }
const lifted = (local: string): Partial<Facts> => ({
  ...REFUSED,
  refusals: [
    {
      party: 'emergency-contact',
      contactPoint: 'ec1:mobile',
      scope: 'no-contact',
      atMs: ms('2026-03-10T10:00:00'),
      liftedAtMs: ms(local),
    },
  ],
})
const NO_MORE: readonly Row[] = [
  ['a call that ended in a refusal binds', REFUSED, EC1, 'denied CN-P4'],
  ['on every line of that person', REFUSED, { ...EC1, contactPoint: 'ec1:home' }, 'denied CN-P4'],
  ['on every channel', REFUSED, { ...EC1, channel: 'sms' }, 'denied CN-P4'],
  ['another contact person is not affected', REFUSED, EC2, 'allowed'],
  [
    'told to an agency it binds the creditor',
    { attempts: [...failed(YESTERDAY), ...refusedAt('2026-03-10T10:00:00', { by: 'agency-b' })] },
    EC1,
    'denied CN-P4',
  ],
  [
    'a refusal still to come binds not yet',
    { attempts: [...failed(YESTERDAY), ...refusedAt('2026-03-10T11:00:01')] },
    EC1,
    'allowed',
  ],
  [
    'even when he offered to pay',
    {
      ...REFUSED,
      consents: [
        { kind: 'offers-to-pay', party: 'emergency-contact', contactPoint: 'ec1:mobile', givenAtMs: 0 },
      ],
    },
    { ...EC1, purpose: 'repayment-info' },
    'denied CN-P4',
  ],
  ['he took it back', lifted('2026-03-10T10:59:59'), EC1, 'allowed'],
  ['he takes it back in an hour', lifted('2026-03-10T12:00:00'), EC1, 'until 2026-03-10T12:00:00 CN-P4'],
  [
    'years later it still binds',
    { attempts: [...refusedAt('2020-01-01T10:00:00'), ...failed(YESTERDAY)] },
    EC1,
    'denied CN-P4',
  ],
  [
    'the debtor has no such right',
    { attempts: attempts(['2026-03-09T10:00:00'], { outcome: 'refused' }) },
    {},
    'allowed',
  ],
  [
    'nor has a guarantor',
    { attempts: refusedAt('2026-03-09T10:00:00', { party: 'guarantor', contactPoint: 'g:mobile' }) },
    { party: 'guarantor', contactPoint: 'g:mobile' },
    'allowed',
  ],
]
t.test('a contact person who refused is not contacted again', async (t) => {
  for (const [title, facts, ask, expected] of NO_MORE) t.equal(verdict(facts, ask), expected, title)
})

const VISIT = { channel: 'visit', contactPoint: undefined, collectors: 2 } as const
const HOME_AGREED: Partial<Facts> = {
  consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'home' }],
}
const VISITS: readonly Row[] = [
  ['two at the door', {}, { ...VISIT, place: 'doorstep' }, 'allowed'],
  ['one', {}, { ...VISIT, place: 'doorstep', collectors: 1 }, 'denied CN-V1'],
  ['not said where', {}, VISIT, 'denied CN-V3'],
  ['inside without consent', {}, { ...VISIT, place: 'home' }, 'denied CN-V3 CN-V8'],
  ['inside with consent', {}, { ...VISIT, place: 'home', consentToEnter: true }, 'allowed'],
  ['in the office without consent', {}, { ...VISIT, place: 'office' }, 'denied CN-V3'],
  ['in the office with consent', {}, { ...VISIT, place: 'office', consentToEnter: true }, 'allowed'],
  ['inside, as agreed before', HOME_AGREED, { ...VISIT, place: 'home' }, 'allowed'],
  [
    'agreed before and refused at the door',
    HOME_AGREED,
    { ...VISIT, place: 'home', consentToEnter: false },
    'denied CN-V3 CN-V8',
  ],
  ['in a branch', {}, { ...VISIT, place: 'branch' }, 'allowed'],
  ['without recording', { recordingAvailable: false }, { ...VISIT, place: 'doorstep' }, 'denied CN-V6'],
  ['putting a notice up', {}, { ...VISIT, place: 'doorstep', purpose: 'post-notice' }, 'denied CN-C1'],
  ['a letter in a lobby', {}, { channel: 'letter', place: 'public-place' }, 'denied CN-V5'],
  ['a letter to the home', {}, { channel: 'letter', place: 'home' }, 'allowed'],
  [
    'a visit at 22:00:00',
    {},
    { ...VISIT, place: 'doorstep', at: '2026-03-10T22:00:00' },
    'until 2026-03-11T08:00:00 CN-H1 CN-H2 CN-V4',
  ],
]
t.test('visits', async (t) => {
  for (const [title, facts, ask, expected] of VISITS) t.equal(verdict(facts, ask), expected, title)
})

const CARD = { product: 'credit-card' } as const
const KEPT: Partial<Facts> = { plan: { signedOn: '2026-02-02', status: 'performing' } }
const MISSED: Partial<Facts> = { plan: { signedOn: '2026-02-02', status: 'missed' } }
const AGENCY = { actor: { kind: 'agency', id: 'agency-a' } } as const
const placed = (change: object): Partial<Facts> => ({ placement: { agency: 'agency-a', ...change } })
const STOPS: readonly Row[] = [
  ['card, plan kept', { ...CARD, ...KEPT }, {}, 'denied CN-S2'],
  ['card, plan kept, a letter', { ...CARD, ...KEPT }, { channel: 'letter' }, 'denied CN-S2'],
  [
    'card, plan kept, the agency',
    { ...CARD, ...KEPT, ...placed({ noticeGivenOn: '2026-03-01' }) },
    AGENCY,
    'denied CN-S2',
  ],
  ['card, instalment missed', { ...CARD, ...MISSED }, {}, 'allowed'],
  ['another loan, plan kept: by analogy', KEPT, {}, 'denied CN-S3'],
  ['how to pay the next instalment', { ...CARD, ...KEPT }, { purpose: 'repayment-info' }, 'allowed'],
  ['his own number after death', { deceased: true }, {}, 'denied CN-S4'],
  [
    'the guarantor of the dead',
    { deceased: true },
    { party: 'guarantor', contactPoint: 'g:mobile' },
    'allowed',
  ],
  ['bankruptcy accepted that day', { bankrupt: { acceptedOn: '2026-03-10' } }, {}, 'denied CN-S5'],
  ['accepted the day after', { bankrupt: { acceptedOn: '2026-03-11' } }, {}, 'allowed'],
  ['agency without a notice', placed({}), AGENCY, 'denied CN-C8'],
  ['told the same day', placed({ noticeGivenOn: '2026-03-10' }), AGENCY, 'allowed'],
  ['told tomorrow', placed({ noticeGivenOn: '2026-03-11' }), AGENCY, 'until 2026-03-11T08:00:00 CN-C8'],
  [
    'agency not on the published list',
    placed({ noticeGivenOn: '2026-03-01', onPublicList: false }),
    AGENCY,
    'denied CN-C10',
  ],
  ['no recording, a call', { recordingAvailable: false }, {}, 'denied CN-R4'],
  ['no recording, a card', { ...CARD, recordingAvailable: false }, {}, 'denied CN-R1 CN-R4'],
  ['no recording, a message', { recordingAvailable: false }, { channel: 'sms' }, 'allowed'],
]
t.test('stops, agencies and recording', async (t) => {
  for (const [title, facts, ask, expected] of STOPS) t.equal(verdict(facts, ask), expected, title)
  const dispute: Partial<Facts> = { disputes: [{ kind: 'amount', atMs: 0, status: 'open' }] }
  t.equal(verdict({ ...CARD, ...dispute }, {}), 'allowed', 'an objection to a card stops nothing')
  t.equal(warnings({ ...CARD, ...dispute }, {}), 'CN-C4', 'it is to be annotated and verified')
  t.equal(warnings({ limitationEndsOn: '2026-03-09' }, {}), 'CN-L4', 'limitation over is a flag')
  t.equal(warnings({ limitationEndsOn: '2026-03-10' }, {}), '', 'its last day is in time')
})
