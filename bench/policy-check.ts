/** Whether all engines answer the subset as Tact does. */
import type { Policy } from '../src/policy/compile.ts'
import type { BenchQuestion } from './policy-ordinary.ts'
import type { LoadedPeer, Peer } from './policy-peer.ts'
import { count, tally } from './policy-report.ts'
import { objectionsOfTact, SUBSET, type SubsetRule } from './policy-subset.ts'
import { print } from './tell.ts'

export type AskedPeer = Peer & { readonly loaded: LoadedPeer }

export interface Check {
  readonly isPassed: boolean
  /** Answers that do not name exactly the rules that Tact names. */
  readonly disagreements: number
  /** Those of them that allow what Tact refuses, or the other way round. */
  readonly verdictsThatDiffer: number
  /** Rules that no question met, so that their agreement says nothing. */
  readonly neverMet: readonly string[]
}

const SHOWN_MAX = 5

export async function checkAnswers(
  questions: readonly BenchQuestion[],
  subset: Policy,
  peers: readonly AskedPeer[],
): Promise<Check> {
  const expected = questions.map((question) => objectionsOfTact(subset, question))
  const met = new Map<string, number>()
  for (const rules of expected) for (const rule of rules) tally(met, rule)
  let disagreements = 0
  let verdictsThatDiffer = 0
  for (const peer of peers) {
    const wrong = await wrongAnswers(peer, expected)
    disagreements += wrong.length
    verdictsThatDiffer += wrong.filter(
      ({ answered, index }) => isOpen(answered) !== isOpen(expected[index]),
    ).length
    for (const { index, answered } of wrong.slice(0, SHOWN_MAX)) {
      print(`DISAGREES  ${peer.name}, ${peer.how}: ${text(answered)}, Tact: ${text(expected[index])}`)
      print(`           question ${index}: ${JSON.stringify(questions[index]?.ask)}`)
    }
  }
  const neverMet = Object.keys(SUBSET).filter((rule) => !met.has(rule))
  print('')
  print(`the same ten rules: ${count(questions.length)} questions to each of ${peers.length}, rule by rule`)
  for (const rule of Object.keys(SUBSET) as SubsetRule[]) {
    const times = count(met.get(rule) ?? 0).padStart(6)
    print(`  ${rule.padEnd(27)}${SUBSET[rule].padEnd(41)}objected${times} times`)
  }
  print(`  disagreements ${disagreements}, of them verdicts that differ ${verdictsThatDiffer}`)
  for (const rule of neverMet) print(`  NEVER MET  ${rule}: its agreement says nothing; ask more questions`)
  return {
    isPassed: disagreements === 0 && neverMet.length === 0,
    disagreements,
    verdictsThatDiffer,
    neverMet,
  }
}

interface WrongAnswer {
  readonly index: number
  readonly answered: readonly string[]
}

async function wrongAnswers(
  peer: AskedPeer,
  expected: readonly (readonly string[])[],
): Promise<WrongAnswer[]> {
  const wrong: WrongAnswer[] = []
  let allowed = 0
  for (const [index, rules] of expected.entries()) {
    const answered = [...(await peer.loaded.objections(index))].sort()
    if (isOpen(answered)) allowed++
    if (answered.join() !== rules.join()) wrong.push({ index, answered })
  }
  // What is measured later must be what has been compared here.
  const counted = await peer.loaded.run()
  if (counted !== allowed)
    throw new Error(`${peer.name} allows ${allowed}, and ${counted} when it is measured`)
  return wrong
}

function isOpen(rules: readonly string[] | undefined): boolean {
  return rules?.length === 0
}

function text(rules: readonly string[] | undefined): string {
  return rules === undefined || rules.length === 0 ? 'allowed' : rules.join(' ')
}
