/** One line for one question, with instants written with their offset, for places whose clocks change. */
import { compilePolicy, type Switches } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Ask, Facts } from '../../../src/policy/facts.ts'
import type { Pack } from '../../../src/policy/pack.ts'
import { ordinaryAsk, ordinaryFacts } from '../ordinary.ts'

export type AskChange = Partial<Omit<Ask, 'atMs'>>
/** Title, instant, what differs in the facts, what differs in the ask, the verdict. */
export type Row = readonly [string, string, Partial<Facts>, AskChange, string]

export interface Verdicts {
  /** `allowed`, `denied <rules>` or `until <instant in UTC> <rules>`, with the rules of the packs that object. */
  readonly verdict: (at: string, facts?: Partial<Facts>, ask?: AskChange, switches?: Switches) => string
  /** Rules of the packs that warn. */
  readonly warnings: (at: string, facts?: Partial<Facts>, ask?: AskChange) => string
  /** Obligations of the packs that go with the contact. */
  readonly obligations: (at: string, facts?: Partial<Facts>, ask?: AskChange) => readonly string[]
}

export function verdictsOf(packs: readonly Pack[], base: Partial<Facts>): Verdicts {
  const lawful = compilePolicy({ packs, strategy: null })
  const decide = (at: string, facts: Partial<Facts>, ask: AskChange, policy = lawful) =>
    decideContact(ordinaryAsk({ ...ask, atMs: Date.parse(at) }), ordinaryFacts({ ...base, ...facts }), policy)
  const named = (reasons: readonly { rule: string; pack: string }[]) =>
    reasons.filter((one) => one.pack !== 'tact').map((one) => ` ${one.rule}`)
  return {
    verdict: (at, facts = {}, ask = {}, switches) => {
      const policy = switches && compilePolicy({ packs, strategy: null, switches })
      const { verdict, nextAllowedAtMs, reasons } = decide(at, facts, ask, policy)
      if (verdict === 'allowed') return 'allowed'
      const rules = named(reasons).join('')
      if (nextAllowedAtMs === null) return `denied${rules}`
      return `until ${new Date(nextAllowedAtMs).toISOString().slice(0, 19)}Z${rules}`
    },
    warnings: (at, facts = {}, ask = {}) =>
      named(decide(at, facts, ask).warnings)
        .join('')
        .trim(),
    obligations: (at, facts = {}, ask = {}) =>
      decide(at, facts, ask)
        .obligations.filter((one) => one.pack !== 'tact')
        .map((one) => one.code),
  }
}
