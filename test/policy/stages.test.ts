/** Stages earned by evidence, climbed one a day, left only after a while. */
import t from 'tap'
import { assessStage } from '../../src/policy/assess-stage.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import type { ContactPointFacts, Facts } from '../../src/policy/facts.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { planNextAction } from '../../src/policy/plan-next-action.ts'
import type { Ladder } from '../../src/policy/strategy.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { attempt, ordinaryAsk, ordinaryFacts, TUESDAY_11 } from './ordinary.ts'

/** The default strategy with another answer to missed stages in every ladder. */
const withOnMissed = (onMissed: Ladder['onMissed']) =>
  compilePolicy({
    packs: PACKS,
    strategy: {
      ...DEFAULT_STRATEGY,
      ladders: DEFAULT_STRATEGY.ladders.map((ladder) => ({ ...ladder, onMissed })),
    },
  })
const policy = withOnMissed('catch-up')
const DAY = 86_400_000
const MOBILE: ContactPointFacts = {
  id: 'borrower:mobile',
  person: 'borrower',
  party: 'borrower',
  channels: ['voice', 'sms'],
  status: 'verified',
}
const failed = [
  attempt('2026-03-07T10:00:00+08:00'),
  attempt('2026-03-08T10:00:00+08:00'),
  attempt('2026-03-09T10:00:00+08:00'),
]

function inStage(stage: string, daysAgo: number): Facts['current'] {
  return { stage, segment: 'consumer', sinceMs: TUESDAY_11 - daysAgo * DAY }
}

t.test('which stage', async (t) => {
  const rows: readonly (readonly [string, Partial<Facts>, string | null, string])[] = [
    ['due today', { oldestUnpaidDueDate: '2026-03-10' }, null, 'not_overdue'],
    ['due yesterday', { oldestUnpaidDueDate: '2026-03-09' }, 'reminder', 'earned'],
    ['7 days', { oldestUnpaidDueDate: '2026-03-03' }, 'reminder', 'earned'],
    [
      '8 days, new account: one stage a day',
      { oldestUnpaidDueDate: '2026-03-02' },
      'reminder',
      'catching_up',
    ],
    [
      '8 days, in reminder since yesterday',
      { oldestUnpaidDueDate: '2026-03-02', current: inStage('reminder', 1) },
      'phone',
      'earned',
    ],
    [
      '8 days, in reminder since today',
      { oldestUnpaidDueDate: '2026-03-02', current: inStage('reminder', 0) },
      'reminder',
      'catching_up',
    ],
    [
      '61 days, no calls',
      { oldestUnpaidDueDate: '2026-01-08', current: inStage('phone', 30) },
      'phone',
      'earned',
    ],
    [
      '61 days, three failed calls',
      { oldestUnpaidDueDate: '2026-01-08', current: inStage('phone', 30), attempts: failed },
      'field-visit',
      'earned',
    ],
    [
      '60 days, three failed calls',
      { oldestUnpaidDueDate: '2026-01-09', current: inStage('phone', 30), attempts: failed },
      'phone',
      'earned',
    ],
    [
      'credit balance at 61 days',
      { oldestUnpaidDueDate: '2026-01-08', overdueMinor: -1 },
      null,
      'nothing_owed',
    ],
    [
      'paid down, lower since the payment',
      { oldestUnpaidDueDate: '2026-03-05', current: inStage('phone', 30), lastPaymentOn: '2026-03-08' },
      'phone',
      'kept_by_hysteresis',
    ],
    [
      'paid down 7 days ago',
      { oldestUnpaidDueDate: '2026-03-05', current: inStage('phone', 30), lastPaymentOn: '2026-03-03' },
      'reminder',
      'earned',
    ],
    [
      'frozen',
      {
        oldestUnpaidDueDate: '2026-01-08',
        current: inStage('phone', 30),
        attempts: failed,
        holds: [{ kind: 'hardship', freezesStage: true }],
      },
      'phone',
      'frozen_by_hold',
    ],
    [
      'stage that no longer exists',
      { oldestUnpaidDueDate: '2026-03-05', current: inStage('gone', 3) },
      'reminder',
      'earned',
    ],
  ]
  for (const [title, change, stage, why] of rows) {
    const assessment = assessStage(ordinaryFacts(change), policy, TUESDAY_11)
    t.equal(assessment.stage, stage, title)
    t.equal(assessment.why, why, title)
  }
})

t.test('what is missing, and when time alone helps', async (t) => {
  const facts = ordinaryFacts({ oldestUnpaidDueDate: '2026-03-05', current: inStage('reminder', 3) })
  const { next, nextChangeAtMs } = assessStage(facts, policy, TUESDAY_11)
  t.strictSame(next, {
    stage: 'phone',
    missing: [
      { stage: 'phone', fact: 'daysPastDue', observed: 5, required: 'at least 8', earliestOn: '2026-03-13' },
    ],
  })
  t.equal(nextChangeAtMs, Date.parse('2026-03-13T00:00:00+08:00'))
})

t.test(
  'an account first seen late begins at the phone, never at a visit that no call has earned',
  async (t) => {
    const shipped = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
    const late = { oldestUnpaidDueDate: '2025-03-10', current: null }
    t.equal(assessStage(ordinaryFacts(late), shipped, TUESDAY_11).stage, 'phone')
    t.equal(
      assessStage(ordinaryFacts({ ...late, attempts: failed }), shipped, TUESDAY_11).stage === 'phone',
      false,
    )
  },
)

t.test('missed stages: jump and hold', async (t) => {
  const facts = ordinaryFacts({
    oldestUnpaidDueDate: '2026-01-02',
    attempts: failed,
    current: inStage('reminder', 3),
  })
  t.equal(assessStage(facts, withOnMissed('jump'), TUESDAY_11).stage, 'field-visit')
  t.match(assessStage(facts, withOnMissed('hold'), TUESDAY_11), { stage: 'reminder', why: 'held_for_review' })
  const unseen = ordinaryFacts({ oldestUnpaidDueDate: '2026-01-02', current: null })
  const held = assessStage(unseen, withOnMissed('hold'), TUESDAY_11)
  t.match(held, { stage: null, why: 'held_for_review' }, 'a late newcomer waits for a person')
  const after = { stage: held.stage, segment: held.segment, sinceMs: held.sinceMs }
  t.match(
    assessStage({ ...unseen, current: after }, withOnMissed('hold'), TUESDAY_11 + DAY),
    { stage: null, why: 'held_for_review' },
    'and still waits the day after',
  )
  t.match(planNextAction(unseen, withOnMissed('hold'), TUESDAY_11), { action: 'review' })
  t.match(assessStage(facts, withOnMissed('catch-up'), TUESDAY_11), { stage: 'phone', why: 'catching_up' })
})

t.test('next action', async (t) => {
  const base = { contactPoints: [MOBILE] }
  const rows: readonly (readonly [string, Partial<Facts>, string, object])[] = [
    ['by day', base, '2026-03-10T11:00:00+08:00', { action: 'contact', channel: 'sms', atMs: TUESDAY_11 }],
    [
      'by night',
      base,
      '2026-03-10T23:00:00+08:00',
      { action: 'contact', channel: 'sms', atMs: Date.parse('2026-03-11T08:00:00+08:00') },
    ],
    ['no contact point', {}, '2026-03-10T11:00:00+08:00', { action: 'repair-contact' }],
    [
      'nothing owed',
      { ...base, overdueMinor: 0 },
      '2026-03-10T11:00:00+08:00',
      { action: 'none', atMs: null, why: 'nothing_owed' },
    ],
    [
      'a promise runs',
      { ...base, promises: [{ atMs: 0, dueOn: '2026-03-12', amountMinor: 1, status: 'pending' }] },
      '2026-03-10T11:00:00+08:00',
      { action: 'wait', why: 'resting', atMs: Date.parse('2026-03-13T08:00:00+08:00') },
    ],
    [
      'a plan is kept',
      { ...base, plan: { signedOn: '2026-01-01', status: 'performing' } },
      '2026-03-10T11:00:00+08:00',
      { action: 'review', why: 'no_contact_permitted' },
    ],
    [
      'willing, not able: an offer first',
      { ...base, ability: 20, willingness: 90 },
      '2026-03-10T11:00:00+08:00',
      { action: 'contact', purpose: 'debt-solution', segment: 'willing-not-able' },
    ],
    [
      'and between two messages the task',
      {
        ...base,
        ability: 20,
        willingness: 90,
        attempts: [attempt('2026-03-09T10:00:00+08:00', { channel: 'sms', outcome: 'delivered' })],
      },
      '2026-03-10T11:00:00+08:00',
      { action: 'task', why: 'no_contact_due' },
    ],
  ]
  for (const [title, change, at, expected] of rows) {
    t.match(
      planNextAction(ordinaryFacts({ oldestUnpaidDueDate: '2026-03-05', ...change }), policy, Date.parse(at)),
      expected,
      title,
    )
  }
})

t.test('the stage gate: a visit is deferred until it is earned', async (t) => {
  const visit = { channel: 'visit', contactPoint: undefined, place: 'doorstep', collectors: 2 } as const
  const facts = ordinaryFacts({
    oldestUnpaidDueDate: '2026-01-12',
    attempts: failed,
    current: inStage('phone', 30),
  })
  const decision = decideContact(ordinaryAsk(visit), facts, policy)
  t.match(decision, { verdict: 'deferred', stage: 'phone', segment: 'consumer', daysPastDue: 57 })
  t.equal(decision.nextAllowedAtMs, Date.parse('2026-03-14T08:00:00+08:00'), 'day 61, and then the hours')
  t.match(decision.reasons[0], { code: 'stage_not_reached', rule: 'strategy:stage', limit: 'field-visit' })
  const never = decideContact(ordinaryAsk(visit), { ...facts, attempts: [] }, policy)
  t.equal(never.verdict, 'denied', 'time alone makes no failed calls')
})

t.test('own limits are rules like any other', async (t) => {
  const sms = attempt('2026-03-09T12:00:00+08:00', { channel: 'sms', outcome: 'delivered' })
  const facts = ordinaryFacts({ oldestUnpaidDueDate: '2026-03-05', attempts: [sms] })
  const decision = decideContact(ordinaryAsk({ channel: 'sms' }), facts, policy)
  t.match(decision, { verdict: 'deferred', bindingRule: 'strategy:consumer/reminder/sms/gap' })
  t.equal(decision.reasons[0]?.provenance.strength, 'policy')
})

t.test('who has just paid is left alone for the quiet days of the ladder', async (t) => {
  const facts = ordinaryFacts({
    lastPaymentOn: '2026-03-09',
    contactPoints: [
      {
        id: 'borrower:mobile',
        person: 'borrower',
        party: 'borrower',
        channels: ['voice', 'sms'],
        status: 'verified',
      },
    ],
  })
  const policy = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
  const quiet = planNextAction(facts, policy, TUESDAY_11)
  t.match(quiet, { action: 'wait', why: 'just_paid', atMs: Date.parse('2026-03-11T00:00:00+08:00') })
  const over = planNextAction({ ...facts, lastPaymentOn: '2026-03-08' }, policy, TUESDAY_11)
  t.equal(over.action, 'contact')
  t.equal(planNextAction({ ...facts, lastPaymentOn: '2099-99-99' }, policy, TUESDAY_11).action, 'contact')
})
