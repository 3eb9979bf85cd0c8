/**
 * How many complete decisions a second the policy makes on one thread: every rule of mainland China, the house and the
 * default strategy, with all reasons, obligations and the next allowed time, from raw facts of three contact points
 * and thirty attempts; then the same with the budgets and alternatives that an answer over the API carries besides. Beside it three general rule engines answer ten of those rules about the same questions in the same run,
 * from facts that were counted and compared for them beforehand. That all give the same answers is checked rule by
 * rule, and any disagreement fails the bench; speed is printed and never fails it. At the end the cost is shown as
 * attempts and rules grow, which should be no worse than linear.
 */
import { parseArgs } from 'node:util'
import { assessStage } from '../src/policy/assess-stage.ts'
import { compilePolicy, type Policy } from '../src/policy/compile.ts'
import { type DecideOptions, decideContact } from '../src/policy/decide-contact.ts'
import { PACKS } from '../src/policy/packs.ts'
import { planAccount, planNextAction } from '../src/policy/plan-next-action.ts'
import { DEFAULT_STRATEGY } from '../src/strategies/defaults.ts'
import { cedar } from './policy-cedar.ts'
import { type AskedPeer, checkAnswers } from './policy-check.ts'
import { costCurves } from './policy-curve.ts'
import { digestOf } from './policy-digest.ts'
import { jsonRulesEngine } from './policy-json-rules-engine.ts'
import { type Contestant, measure } from './policy-measure.ts'
import type { BenchQuestion } from './policy-ordinary.ts'
import type { Peer } from './policy-peer.ts'
import { type QuestionMix, questionMix } from './policy-questions.ts'
import { type Figures, reportCurve, reportJson, reportMix, reportSpeeds, speedLine } from './policy-report.ts'
import { subsetPolicy } from './policy-subset.ts'
import { zen, zenExpression, zenInFlight } from './policy-zen.ts'
import { print } from './tell.ts'

const HELP = `npm run bench -- policy [options]: complete decisions a second, beside three general rule engines

  --questions <n>  made-up questions, half of them allowed (default 1000, whose facts no longer fit into the nearest
                   caches of the processor; a hundred show the same without what memory costs)
  --seed <n>       other questions (default 1)
  --rounds <n>     rounds of which the median counts (default 7)
  --check          compare the answers and measure nothing

The exit code is 1 when an engine answers otherwise than Tact.
`

const ROUND_MS = 250
/** Few, so that the longest histories of them all still fit into the caches of the processor, as one account does. */
const CURVE_QUESTIONS = 24
const PEERS: readonly Peer[] = [jsonRulesEngine, zen, cedar, zenInFlight, zenExpression]

export async function policyBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      questions: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '7' },
      check: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const rounds = wholeNumber('--rounds', values.rounds)
  const policy = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
  const mix = questionMix(
    policy,
    wholeNumber('--seed', values.seed),
    wholeNumber('--questions', values.questions),
  )
  reportMix(mix, policy)
  const subset = subsetPolicy()
  const digests = mix.all.map(digestOf)
  const peers = PEERS.map((peer) => ({ ...peer, loaded: peer.load(digests) }))
  const check = await checkAnswers(mix.all, subset, peers)
  if (values.check || !check.isPassed) {
    print(JSON.stringify({ bench: 'policy', questions: mix.all.length, ...check }))
    return check.isPassed ? 0 : 1
  }
  const figures = await measureSpeeds(mix, policy, subset, peers, rounds)
  reportSpeeds(figures)
  const parts = await measureParts(mix.all, policy, rounds)
  const curves = await costCurves(policy, mix.all.slice(0, CURVE_QUESTIONS))
  for (const curve of curves) reportCurve(curve)
  reportJson(mix, check, figures, parts, curves)
  return 0
}

async function measureSpeeds(
  mix: QuestionMix,
  policy: Policy,
  subset: Policy,
  peers: readonly AskedPeer[],
  rounds: number,
): Promise<Figures> {
  const complete = decider('complete', mix.all, policy, { advice: false })
  const advised = decider('advised', mix.all, policy)
  const allowed = decider('allowed', mix.allowed, policy, { advice: false })
  const refused = decider('refused', mix.refused, policy, { advice: false })
  const tactSubset = decider('subset', mix.all, subset)
  const asked = peers.map((peer) => ({
    name: peer.name,
    peer,
    questions: mix.all.length,
    run: () => peer.loaded.run(),
  }))
  const own: Contestant[] = [complete, allowed, refused, advised, tactSubset]
  const speeds = await measure([...own, ...asked], { rounds, roundMs: ROUND_MS })
  const speedOf = (one: Contestant) => speeds.get(one) ?? { us: Number.NaN, perSecond: Number.NaN }
  const peerSpeeds = asked.map((one) => ({ peer: one.peer, speed: speedOf(one) }))
  const fastestOf = (some: typeof peerSpeeds) =>
    some.map(({ speed }) => speed).reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
  return {
    complete: speedOf(complete),
    allowed: speedOf(allowed),
    refused: speedOf(refused),
    advised: speedOf(advised),
    subset: speedOf(tactSubset),
    peers: peerSpeeds,
    fastest: fastestOf(peerSpeeds.filter(({ peer }) => peer.form === 'decision')),
    fastestForm: fastestOf(peerSpeeds),
  }
}

function decider(
  name: string,
  questions: readonly BenchQuestion[],
  policy: Policy,
  options: DecideOptions = {},
): Contestant {
  return {
    name,
    questions: questions.length,
    run: () => {
      let open = 0
      for (const { ask, facts } of questions)
        if (decideContact(ask, facts, policy, options).nextAllowedAtMs === ask.atMs) open++
      return open
    },
  }
}

async function measureParts(
  questions: readonly BenchQuestion[],
  policy: Policy,
  rounds: number,
): Promise<Readonly<Record<string, number>>> {
  const part = (name: string, work: (question: BenchQuestion) => unknown): Contestant => ({
    name,
    questions: questions.length,
    run: () => {
      let answered = 0
      for (const question of questions) if (work(question) !== null) answered++
      return answered
    },
  })
  const parts = [
    part('decideContact', ({ ask, facts }) => decideContact(ask, facts, policy)),
    part('planAccount', ({ ask, facts }) => planAccount(facts, policy, ask.atMs)),
    part('planNextAction', ({ ask, facts }) => planNextAction(facts, policy, ask.atMs)),
    part('assessStage', ({ ask, facts }) => assessStage(facts, policy, ask.atMs)),
  ]
  const speeds = await measure(parts, { rounds, roundMs: ROUND_MS / 2 })
  print('')
  print('the parts')
  for (const [{ name }, speed] of speeds) print(speedLine(name, speed))
  return Object.fromEntries([...speeds].map(([{ name }, { perSecond }]) => [name, Math.round(perSecond)]))
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${option} takes a whole number from 1, not "${text}"`)
  return number
}
