/**
 * Made-up questions such as a day of collecting brings: three contact points, thirty attempts in the past two months,
 * a stage, perhaps an agency, a consent, a broken promise. Half of them are allowed; the others are spoilt in one or
 * two of two dozen ways, from a late hour to a wrong agency. The same seed makes the same questions.
 */
import { type Dice, diceOf } from '../src/demo/seeded-dice.ts'
import { assessStage } from '../src/policy/assess-stage.ts'
import { DAY_MS } from '../src/policy/calendar.ts'
import type { Policy } from '../src/policy/compile.ts'
import { decideContact } from '../src/policy/decide-contact.ts'
import type { Ask, Facts } from '../src/policy/facts.ts'
import { type BenchQuestion, ordinaryQuestion } from './policy-ordinary.ts'
import { SPOILERS } from './policy-spoilers.ts'

export interface QuestionMix {
  /** Allowed and refused in turns. */
  readonly all: readonly BenchQuestion[]
  readonly allowed: readonly BenchQuestion[]
  readonly refused: readonly BenchQuestion[]
}

/** @param count questions wanted, half allowed and half refused by the policy. */
export function questionMix(policy: Policy, seed: number, count: number): QuestionMix {
  const half = Math.ceil(count / 2)
  const allowed: BenchQuestion[] = []
  const refused: BenchQuestion[] = []
  for (let index = 0; allowed.length < half || refused.length < half; index++) {
    if (index > 50 * count) throw new Error('the made-up questions are nearly all answered alike')
    const question = madeUpQuestion(policy, seed, index)
    const answers = isAllowed(question, policy) ? allowed : refused
    if (answers.length < half) answers.push(question)
  }
  const all = allowed.flatMap((question, index) => [question, refused[index] ?? question])
  return { all, allowed, refused }
}

function isAllowed({ ask, facts }: BenchQuestion, policy: Policy): boolean {
  return decideContact(ask, facts, policy).verdict === 'allowed'
}

function madeUpQuestion(policy: Policy, seed: number, index: number): BenchQuestion {
  const dice = diceOf(seed, 'question', index)
  let question = ordinaryQuestion(dice)
  const spoilt = dice.below(0.35) ? 0 : dice.below(0.75) ? 1 : 2
  for (let round = 0; round < spoilt; round++) question = dice.pick(SPOILERS)(question, dice)
  return loaded(withStanding(question, policy, dice))
}

/** The account as it is on file: standing where the last assessment put it a few days ago. */
function withStanding({ ask, facts }: BenchQuestion, policy: Policy, dice: Dice): BenchQuestion {
  const { stage, segment } = assessStage(facts, policy, ask.atMs)
  const sinceMs = ask.atMs - dice.whole(2, 6) * DAY_MS
  return { ask, facts: { ...facts, current: { stage, segment, sinceMs, lowerEarnedSinceMs: null } } }
}

/** As the books give them: texts that are equal and yet not the same object. */
function loaded({ ask, facts }: BenchQuestion): BenchQuestion {
  return { ask: JSON.parse(JSON.stringify(ask)) as Ask, facts: JSON.parse(JSON.stringify(facts)) as Facts }
}
