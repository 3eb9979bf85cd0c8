/** One line for one question, so that a table of a pack reads as a table. None of these zones has daylight saving. */
import { compilePolicy, type Switches } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Ask, AttemptFacts, Facts } from '../../../src/policy/facts.ts'
import type { Pack } from '../../../src/policy/pack.ts'
import { attempt, ordinaryAsk, ordinaryFacts } from '../ordinary.ts'

/** Title, what differs in the facts, what differs in the ask (`at` is a local time), the verdict. */
export type Row = readonly [string, Partial<Facts>, AskChange, string]
export type AskChange = Partial<Omit<Ask, 'atMs'>> & { readonly at?: string }

export interface PackQuestions {
  /** Epoch milliseconds of a local time such as `2026-03-10T08:00:00`. */
  readonly ms: (local: string) => number
  readonly attempts: (locals: readonly string[], change?: Partial<AttemptFacts>) => readonly AttemptFacts[]
  /** `allowed`, `denied <rules>` or `until <local time> <rules>`, with the rules of the pack that object. */
  readonly verdict: (facts: Partial<Facts>, ask: AskChange, switches?: Switches) => string
  /** Rules of the pack that warn. */
  readonly warnings: (facts: Partial<Facts>, ask: AskChange) => string
}

export function questionsOf(pack: Pack, offset: string, product: string): PackQuestions {
  const ms = (local: string) => Date.parse(`${local}${offset}`)
  const offsetMs = -Date.parse(`1970-01-01T00:00:00${offset}`)
  const lawful = compilePolicy({ packs: [pack], strategy: null })
  const decide = (facts: Partial<Facts>, { at, ...ask }: AskChange, policy = lawful) =>
    decideContact(
      ordinaryAsk({ atMs: ms(at ?? '2026-03-10T11:00:00'), ...ask }),
      ordinaryFacts({ jurisdiction: pack.id, timeZones: [pack.zones[0] ?? ''], product, ...facts }),
      policy,
    )
  const rulesOf = (reasons: readonly { rule: string; pack: string }[]) =>
    reasons.filter((one) => one.pack === pack.id).map((one) => ` ${one.rule}`)
  return {
    ms,
    attempts: (locals, change) => locals.map((local) => attempt(`${local}${offset}`, change)),
    verdict: (facts, ask, switches) => {
      const policy = switches && compilePolicy({ packs: [pack], strategy: null, switches })
      const { verdict, nextAllowedAtMs, reasons } = decide(facts, ask, policy)
      if (verdict === 'allowed') return 'allowed'
      const rules = rulesOf(reasons).join('')
      if (nextAllowedAtMs === null) return `denied${rules}`
      return `until ${new Date(nextAllowedAtMs + offsetMs).toISOString().slice(0, 19)}${rules}`
    },
    warnings: (facts, ask) => rulesOf(decide(facts, ask).warnings).join('').trim(),
  }
}
