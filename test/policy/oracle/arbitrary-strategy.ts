/** Random strategies: segments, ladders, stages, conditions and limits. */
import fc from 'fast-check'
import { CHANNELS, PARTIES, PURPOSES } from '../../../src/policy/facts.ts'
import type { Condition, Ladder, Stage, StageChannel, Strategy } from '../../../src/policy/strategy.ts'
import type { Words } from './arbitrary-choices.ts'

const whole = (min: number, max: number) => fc.integer({ min, max })
const label = { en: 'a', zh: '甲' }
const CALLS = ['voice', 'ai-voice'] as const
const days: fc.Arbitrary<Condition> = whole(0, 60).map((gte) => ({ fact: 'daysPastDue', gte }))

function test(words: Words): fc.Arbitrary<Condition> {
  const attempts = fc.record(
    {
      fact: fc.constant('attempts' as const),
      gte: whole(1, 3),
      channels: fc.constantFrom([...CALLS], [...CHANNELS]),
      outcomes: fc.constantFrom(['no-answer' as const], ['conversation' as const, 'unknown' as const]),
      withinDays: whole(1, 6),
    },
    { requiredKeys: ['fact', 'gte'], noNullPrototype: true },
  )
  const notice = fc.record(
    {
      fact: fc.constant('notice' as const),
      kinds: fc.subarray([...words.notices], { minLength: 1 }),
      minDaysAgo: whole(0, 5),
    },
    { requiredKeys: ['fact', 'kinds'], noNullPrototype: true },
  )
  return fc.oneof(
    { weight: 6, arbitrary: days },
    { weight: 3, arbitrary: attempts },
    { weight: 2, arbitrary: notice },
    {
      weight: 1,
      arbitrary: fc
        .subarray([...words.approvals], { minLength: 1 })
        .map((kinds) => ({ fact: 'approval' as const, kinds })),
    },
    { weight: 1, arbitrary: whole(1, 4).map((gte) => ({ fact: 'daysInStage' as const, gte })) },
    { weight: 1, arbitrary: whole(1, 60).map((lte) => ({ fact: 'daysPastDue' as const, lte })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Condition>(
        { fact: 'brokenPromises', gte: 1 },
        { fact: 'overdueMinor', gte: 6000, currency: 'CNY' },
        { fact: 'willingness', lte: 50 },
        { fact: 'ability', gte: 50 },
        { fact: 'securedOrGuaranteed', is: true },
        { fact: 'borrowerKind', in: ['person'] },
        { fact: 'currency', in: ['CNY'] },
        { all: [] },
        { any: [] },
      ),
    },
  )
}

function condition(words: Words): fc.Arbitrary<Condition> {
  const one = test(words)
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: one.map((not) => ({ not })) },
  )
}

const way: fc.Arbitrary<StageChannel> = fc.record(
  {
    channel: fc.oneof(fc.constant('voice' as const), fc.constantFrom(...CHANNELS)),
    parties: fc.subarray([...PARTIES], { minLength: 6 }),
    purpose: fc.constantFrom(...PURPOSES),
    everyHours: whole(1, 60),
    maxPerDay: whole(1, 3),
    maxPerWeek: whole(1, 4),
  },
  { requiredKeys: ['channel'], noNullPrototype: true },
)
const ways = fc.uniqueArray(way, { selector: (one) => one.channel, minLength: 2, maxLength: 6 })

export function arbitraryStrategy(words: Words): fc.Arbitrary<Strategy> {
  const enterWhen = condition(words)
  const ladder = (id: string): fc.Arbitrary<Ladder> =>
    fc.record({
      id: fc.constant(id),
      label: fc.constant(label),
      onMissed: fc.constantFrom('catch-up', 'catch-up', 'jump', 'hold'),
      stepDownAfterDays: whole(0, 4),
      stages: fc
        .array(fc.tuple(enterWhen, ways), { minLength: 1, maxLength: 4 })
        .map((list) =>
          list.map(
            ([enter, channels], index): Stage => ({ id: `s${index + 1}`, label, enterWhen: enter, channels }),
          ),
        ),
    })
  return fc.tuple(ladder('up'), ladder('over'), fc.option(enterWhen), fc.constantFrom('up', 'over')).map(
    ([up, over, split, rest]): Strategy => ({
      id: 'plan',
      version: 1,
      label,
      segments: [
        ...(split === null ? [] : [{ id: 'some', label, when: split, ladder: 'up' }]),
        { id: 'rest', label, when: { all: [] }, ladder: rest },
      ],
      ladders: [up, over],
    }),
  )
}
