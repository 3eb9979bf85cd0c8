/**
 * How the cost of a complete decision grows. Attempts, twice: `spread`, over the 400 days of history that facts hold,
 * and `dense`, all in the last 30 days, where limits and stages look at every one of them. Rules: copies of the pack's
 * own under other ids; counted are those that look at a question, on the average.
 */
import { DAY_MS } from '../src/policy/calendar.ts'
import { compilePolicy, type Policy } from '../src/policy/compile.ts'
import { decideContact } from '../src/policy/decide-contact.ts'
import type { AttemptFacts } from '../src/policy/facts.ts'
import { PACKS } from '../src/policy/packs.ts'
import { DEFAULT_STRATEGY } from '../src/strategies/defaults.ts'
import { type Contestant, exponentOf, measure } from './policy-measure.ts'
import type { BenchQuestion } from './policy-ordinary.ts'

const ATTEMPTS = [0, 10, 30, 100, 300, 1000, 3000]
const RULE_COPIES = [1, 2, 4, 8]
const SPREADS = { spread: 400, dense: 30 } as const

export interface CurvePoint {
  readonly n: number
  readonly us: number
}

export interface Curve {
  readonly title: string
  readonly unit: 'attempt' | 'rule'
  readonly points: readonly CurvePoint[]
  /** Of the upper half of the points, where what is fixed no longer flatters. */
  readonly exponent: number
}

export async function costCurves(policy: Policy, questions: readonly BenchQuestion[]): Promise<Curve[]> {
  const curves: Curve[] = []
  for (const [name, days] of Object.entries(SPREADS)) {
    const sized = ATTEMPTS.map((n) => ({
      n,
      asked: questions.map((question) => withAttempts(question, n, days)),
      policy,
    }))
    curves.push(await curveOf(`attempts, ${name} over ${days} days`, 'attempt', sized))
  }
  const ruled = RULE_COPIES.map((copies) => {
    const copied = policyWithCopies(copies)
    return { n: rulesAsked(copied, questions), asked: questions, policy: copied }
  })
  curves.push(
    await curveOf(
      'rules that look at a question, with the pack one, two, four and eight times over',
      'rule',
      ruled,
    ),
  )
  return curves
}

interface Size {
  readonly n: number
  readonly asked: readonly BenchQuestion[]
  readonly policy: Policy
}

async function curveOf(title: string, unit: Curve['unit'], sizes: readonly Size[]): Promise<Curve> {
  const contestants = sizes.map((size) => ({
    name: String(size.n),
    n: size.n,
    questions: size.asked.length,
    run: () => {
      let reasons = 0
      for (const { ask, facts } of size.asked)
        reasons += decideContact(ask, facts, size.policy).reasons.length
      return reasons
    },
  })) satisfies Contestant[]
  const speeds = await measure(contestants, { rounds: 5, roundMs: 60 })
  const points = [...speeds].map(([{ n }, { us }]) => ({ n, us }))
  return { title, unit, points, exponent: exponentOf(points.slice(Math.floor(points.length / 2))) }
}

/** As many attempts as wanted, taken in turns from those the question has, evenly over the days before it. */
function withAttempts({ ask, facts }: BenchQuestion, count: number, days: number): BenchQuestion {
  const attempts = Array.from({ length: count }, (_, index): AttemptFacts => {
    const like = facts.attempts[index % facts.attempts.length] as AttemptFacts
    return { ...like, atMs: ask.atMs - Math.round(((count - index) * days * DAY_MS) / (count + 1)) }
  })
  return { ask, facts: { ...facts, attempts } }
}

const ASKED: ReadonlySet<string> = new Set(['satisfied', 'objects', 'warns'])

function rulesAsked(policy: Policy, questions: readonly BenchQuestion[]): number {
  let asked = 0
  for (const { ask, facts } of questions) {
    const { rules } = decideContact(ask, facts, policy, { explain: true })
    asked += rules.filter(({ answer }) => ASKED.has(answer)).length
  }
  return Math.round(asked / questions.length)
}

function policyWithCopies(copies: number): Policy {
  const packs = PACKS.map((pack) => ({
    ...pack,
    rules: Array.from({ length: copies }, (_, copy) =>
      pack.rules.map((rule) => (copy === 0 ? rule : { ...rule, id: `${rule.id}#${copy + 1}` })),
    ).flat(),
  }))
  return compilePolicy({ packs, strategy: DEFAULT_STRATEGY })
}
