/** What the policy bench prints. */
import type { Policy } from '../src/policy/compile.ts'
import { decideContact } from '../src/policy/decide-contact.ts'
import type { Check } from './policy-check.ts'
import type { Curve } from './policy-curve.ts'
import type { Speed } from './policy-measure.ts'
import { ATTEMPTS } from './policy-ordinary.ts'
import type { Peer } from './policy-peer.ts'
import type { QuestionMix } from './policy-questions.ts'
import { print } from './tell.ts'

const FLOOR = 20
const AIM = 100
/** A cost that grows faster than this power of attempts or rules is called out. */
const EXPONENT_MAX = 1.1

export interface Figures {
  readonly complete: Speed
  readonly allowed: Speed
  readonly refused: Speed
  /** Complete, with budgets and alternatives besides. */
  readonly advised: Speed
  readonly subset: Speed
  readonly peers: readonly { readonly peer: Peer; readonly speed: Speed }[]
  /** The fastest that answers as a set of rules, one question after the other. */
  readonly fastest: Speed
  /** The fastest in whatever form. */
  readonly fastestForm: Speed
}

/** What the questions are like, so that the figures can be judged. */
export function reportMix({ all, allowed }: QuestionMix, policy: Policy): void {
  const firsts = new Map<string, number>()
  const verdicts = new Map<string, number>()
  const channels = new Map<string, number>()
  for (const { ask, facts } of all) {
    const { verdict, reasons } = decideContact(ask, facts, policy)
    tally(verdicts, verdict)
    tally(channels, ask.channel)
    if (reasons[0] !== undefined) tally(firsts, reasons[0].code)
  }
  const rules = policy.ruleSet('CN').rules.length
  print(
    `${count(all.length)} questions: 3 contact points, ${ATTEMPTS} attempts, ${count(allowed.length)} allowed by day`,
  )
  print(`policy     ${policy.version}, ${rules} rules`)
  print(`verdicts   ${tallyText(verdicts)}`)
  print(`channels   ${tallyText(channels)}`)
  print(`refused    ${tallyText(firsts)}`)
}

export function reportSpeeds({
  complete,
  allowed,
  refused,
  advised,
  subset,
  peers,
  fastest,
  fastestForm,
}: Figures): void {
  print('')
  print(
    'decisions a second on one thread; Tact from raw facts, the others from facts digested for them beforehand',
  )
  print(speedLine('Tact, complete answers', complete))
  print(speedLine('  allowed alone', allowed))
  print(speedLine('  refused alone', refused))
  print(speedLine('  budgets, alternatives too', advised))
  print(speedLine('Tact, the ten rules', subset))
  for (const { peer, speed } of peers) {
    const label = `${peer.form === 'other' ? '(' : ''}${peer.name} ${peer.version}${peer.form === 'other' ? ')' : ''}`
    print(`${speedLine(label, speed)}  ${peer.how}`)
  }
  const ratio = complete.perSecond / fastest.perSecond
  print('')
  print(
    `ratio, complete answer to the fastest engine  ${ratio.toFixed(1)}  ` +
      `floor ${reached(ratio >= FLOOR, FLOOR)}, aim ${reached(ratio >= AIM, AIM)}`,
  )
  const advisedRatio = advised.perSecond / fastest.perSecond
  print(`ratio, with budgets and alternatives          ${advisedRatio.toFixed(1)}`)
  print(`ratio, the ten rules to the fastest engine    ${(subset.perSecond / fastest.perSecond).toFixed(1)}`)
  print(
    `ratio to the fastest of the forms in brackets ${(complete.perSecond / fastestForm.perSecond).toFixed(1)} complete, ` +
      `${(subset.perSecond / fastestForm.perSecond).toFixed(1)} the ten rules`,
  )
}

export function reportCurve({ title, unit, points, exponent }: Curve): void {
  print('')
  print(`cost by ${title}`)
  for (const { n, us } of points) {
    const each = n === 0 ? '' : `${((us * 1000) / n).toFixed(1).padStart(9)} ns each ${unit}`
    print(`${count(n).padStart(7)} ${unit}s${us.toFixed(2).padStart(10)} µs${each}`)
  }
  const isLinear = exponent <= EXPONENT_MAX
  print(
    `  grows with the power ${exponent.toFixed(2)}: ${isLinear ? 'no worse than linear' : 'WORSE THAN LINEAR'}`,
  )
}

export function reportJson(
  { all }: QuestionMix,
  check: Check,
  figures: Figures,
  parts: Readonly<Record<string, number>>,
  curves: readonly Curve[],
): void {
  const { complete, allowed, refused, advised, subset, peers, fastest, fastestForm } = figures
  print(
    JSON.stringify({
      bench: 'policy',
      questions: all.length,
      disagreements: check.disagreements,
      perSecond: Math.round(complete.perSecond),
      allowedPerSecond: Math.round(allowed.perSecond),
      refusedPerSecond: Math.round(refused.perSecond),
      advisedPerSecond: Math.round(advised.perSecond),
      subsetPerSecond: Math.round(subset.perSecond),
      peers: peers.map(({ peer, speed }) => ({
        name: peer.name,
        version: peer.version,
        form: peer.form,
        how: peer.how,
        perSecond: Math.round(speed.perSecond),
      })),
      ratio: rounded(complete.perSecond / fastest.perSecond),
      advisedRatio: rounded(advised.perSecond / fastest.perSecond),
      subsetRatio: rounded(subset.perSecond / fastest.perSecond),
      ratioToFastestForm: rounded(complete.perSecond / fastestForm.perSecond),
      parts,
      exponents: Object.fromEntries(curves.map(({ title, exponent }) => [title, rounded(exponent)])),
    }),
  )
}

export function speedLine(label: string, { perSecond, us }: Speed): string {
  return `${label.padEnd(26)}${count(Math.round(perSecond)).padStart(10)}/s${us.toFixed(2).padStart(9)} µs`
}

function reached(isReached: boolean, figure: number): string {
  return `${figure} ${isReached ? 'reached' : 'MISSED'}`
}

export function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function tallyText(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  return sorted.map(([key, number]) => `${key} ${count(number)}`).join(', ')
}

export function count(number: number): string {
  return number.toLocaleString('en-GB')
}

function rounded(number: number): number {
  return Number(number.toFixed(2))
}
