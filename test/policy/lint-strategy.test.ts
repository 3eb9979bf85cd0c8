import t from 'tap'
import { compilePolicy } from '../../src/policy/compile.ts'
import { lintStrategy } from '../../src/policy/lint-strategy.ts'
import { lintStrategyLaw } from '../../src/policy/lint-strategy-law.ts'
import { PACKS } from '../../src/policy/packs.ts'
import type { Condition, Ladder, Segment, Stage, StageChannel, Strategy } from '../../src/policy/strategy.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'

const label = { en: 'x', zh: 'x' }
const SMS: readonly StageChannel[] = [{ channel: 'sms' }]
const due = (gte?: number, lte?: number): Condition => ({
  fact: 'daysPastDue',
  ...(gte === undefined ? {} : { gte }),
  ...(lte === undefined ? {} : { lte }),
})
const called = (gte: number): Condition => ({ fact: 'attempts', gte, channels: ['voice'] })
const stage = (id: string, enterWhen: Condition, channels = SMS, task?: string): Stage => ({
  id,
  label,
  enterWhen,
  channels,
  ...(task === undefined ? {} : { task }),
})
const segment = (id: string, when: Condition, ladder = 'ladder'): Segment => ({ id, label, when, ladder })
const ladder = (
  stages: readonly Stage[],
  onMissed: Ladder['onMissed'] = 'catch-up',
  id = 'ladder',
): Ladder => ({
  id,
  label,
  onMissed,
  stepDownAfterDays: 1,
  stages,
})
const EVERYONE = segment('everyone', { all: [] })
const ONE = ladder([stage('a', due(1))])
const strategy = (ladders: readonly Ladder[], segments: readonly Segment[] = [EVERYONE]): Strategy => ({
  id: 's',
  version: 1,
  label,
  segments,
  ladders,
})
/** Severity, code, place. */
const found = (one: Strategy) =>
  lintStrategy(one).map(({ severity, code, pointer }) => [severity, code, pointer])

t.test('days past due without a stage', async (t) => {
  const at = '/ladders/0/stages'
  const rows: [string, readonly Stage[], string[][]][] = [
    ['no gap', [stage('a', due(1, 7)), stage('b', due(8))], []],
    ['a hole', [stage('a', due(1, 7)), stage('b', due(10))], [['error', 'days_past_due_gap', at]]],
    ['grace before', [stage('a', due(5))], [['warning', 'days_past_due_gap', at]]],
    ['an end', [stage('a', due(1, 90))], [['warning', 'days_past_due_gap', at]]],
    [
      'left behind without the evidence',
      [stage('a', due(1, 7)), stage('b', { all: [due(8), called(3)] })],
      [['warning', 'stage_left_behind', '/ladders/0/stages/0/enterWhen']],
    ],
    ['kept until there is evidence', [stage('a', due(1)), stage('b', { all: [due(8), called(3)] })], []],
  ]
  for (const [what, stages, expected] of rows) t.same(found(strategy([ladder(stages)])), expected, what)
  const [hole] = lintStrategy(strategy([ladder([stage('a', due(1, 7)), stage('b', due(10))])]))
  t.equal(hole?.message, 'the ladder ladder has no stage for days 8 to 9 past due')
})

t.test('segments that others hide, overlap, or leave days to nobody', async (t) => {
  const person: Condition = { fact: 'borrowerKind', in: ['person'] }
  const organisation: Condition = { fact: 'borrowerKind', in: ['organisation'] }
  const low: Condition = { fact: 'ability', lte: 40 }
  const hidden = (index: number) => [['warning', 'shadowed_segment', `/segments/${index}`]]
  const rows: [string, readonly Segment[], string[][]][] = [
    ['by one', [segment('x', due(1)), segment('y', due(5)), EVERYONE], hidden(1)],
    [
      'by two together',
      [segment('x', due(undefined, 10)), segment('y', due(11)), segment('z', due(5, 20)), EVERYONE],
      hidden(2),
    ],
    ['a score that may be unknown', [segment('x', low), segment('y', { not: low }), EVERYONE], []],
    ['between two scores', [segment('x', low), segment('y', { fact: 'ability', gte: 41 }), EVERYONE], []],
    ['the catch-all that must be there', [segment('x', person), segment('y', organisation), EVERYONE], []],
    ['an exception first', [segment('x', due(5, 10)), segment('y', due(1, 60)), EVERYONE], []],
    [
      'overlapping days',
      [segment('x', due(1, 30)), segment('y', due(25, 60)), EVERYONE],
      [['warning', 'overlapping_segments', '/segments/1/when']],
    ],
    [
      'overlapping days of different people',
      [
        segment('x', { all: [due(1, 30), person] }),
        segment('y', { all: [due(25, 60), organisation] }),
        EVERYONE,
      ],
      [],
    ],
    [
      'days for nobody',
      [segment('x', due(1, 30)), segment('y', due(61))],
      [
        ['error', 'segment_gap', '/segments/1/when'],
        ['error', 'no_catch_all', '/segments/1/when'],
      ],
    ],
    [
      'amounts of two currencies',
      [
        segment('x', { fact: 'overdueMinor', gte: 0, currency: 'CNY' }),
        segment('y', { fact: 'overdueMinor', gte: 100, currency: 'TWD' }),
        EVERYONE,
      ],
      [],
    ],
    [
      'amounts of one currency',
      [
        segment('x', { fact: 'overdueMinor', gte: 0, currency: 'CNY' }),
        segment('y', { fact: 'overdueMinor', gte: 100, currency: 'CNY' }),
        EVERYONE,
      ],
      hidden(1),
    ],
  ]
  for (const [what, segments, expected] of rows) t.same(found(strategy([ONE], segments)), expected, what)
})

t.test('stages that nobody can stand in', async (t) => {
  const at = (index: number) => `/ladders/0/stages/${index}/enterWhen`
  const contradiction: Condition = { all: [due(5), { not: due(3) }] }
  const rows: [string, Strategy, string[][]][] = [
    [
      'conditions that exclude one another',
      strategy([ladder([stage('a', due(1)), stage('b', contradiction)])]),
      [['error', 'unreachable_stage', at(1)]],
    ],
    [
      'never before the next, jumping',
      strategy([ladder([stage('a', due(1)), stage('b', due(1))], 'jump')]),
      [['error', 'unreachable_stage', at(0)]],
    ],
    [
      'never before the next, catching up',
      strategy([ladder([stage('a', due(1)), stage('b', due(1))])]),
      [['warning', 'no_pressure_between', at(0)]],
    ],
    [
      'never before the two next together',
      strategy([
        ladder(
          [stage('a', due(5)), stage('b', due(5, 20)), stage('c', due(21)), stage('d', due(1, 4))],
          'jump',
        ),
      ]),
      [['error', 'unreachable_stage', at(0)]],
    ],
    [
      'no segment brings anybody there',
      strategy(
        [ladder([stage('a', due(1)), stage('b', due(61))]), ladder([stage('a', due(31))], 'jump', 'other')],
        [segment('x', due(1, 30)), segment('y', { all: [] }, 'other')],
      ),
      [['error', 'unreachable_stage', at(1)]],
    ],
    [
      'nobody is contacted',
      strategy([ladder([stage('a', due(1)), stage('b', due(5), [], 'write-off')])]),
      [['warning', 'no_channel', '/ladders/0/stages/1/channels']],
    ],
    [
      'nothing happens',
      strategy([ladder([stage('a', due(1)), stage('b', due(5), [])])]),
      [['error', 'idle_stage', '/ladders/0/stages/1']],
    ],
  ]
  for (const [what, one, expected] of rows) t.same(found(one), expected, what)
})

t.test('stages that the law never lets act', async (t) => {
  const law = compilePolicy({ packs: PACKS, strategy: null })
  const employer: StageChannel = { channel: 'visit', parties: ['employer'] }
  const contact: StageChannel = { channel: 'voice', parties: ['emergency-contact'] }
  const asked = (channels: readonly StageChannel[], ...where: string[]) =>
    lintStrategyLaw(strategy([ladder([stage('a', due(1), channels)])]), law, where).map(
      ({ severity, code, pointer }) => [severity, code, pointer],
    )
  const place = '/ladders/0/stages/0'
  t.same(asked([employer], 'CN'), [['error', 'stage_forbidden', place]])
  t.same(asked([...SMS, contact], 'CN'), [['warning', 'channel_forbidden', `${place}/channels/1`]])
  t.same(asked([...SMS, { ...contact, purpose: 'locate' }], 'CN'), [], 'open when the debtor is out of reach')
  t.same(asked([{ channel: 'voice' }, { channel: 'visit' }, { channel: 'letter' }], 'CN'), [])
  t.same(asked(SMS, 'ZZ'), [['error', 'stage_forbidden', place]], 'where no pack is, nothing is allowed')
  t.same(asked(SMS, 'ZZ', 'CN'), [], 'open in one of them')
  const [finding] = lintStrategyLaw(strategy([ladder([stage('a', due(1), [employer])])]), law, ['CN'])
  t.match(finding?.message, /^no channel of a is ever allowed in CN: visit to the employer, .*CN-P/)
})

t.test('the default strategy has no fault, in law either', async (t) => {
  t.same(lintStrategy(DEFAULT_STRATEGY), [])
  const law = compilePolicy({ packs: PACKS, strategy: null })
  for (const id of ['CN', 'TW']) t.same(lintStrategyLaw(DEFAULT_STRATEGY, law, [id]), [], id)
})
