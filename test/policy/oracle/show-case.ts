/**
 * A case as code that can be pasted into a test of the decision: `t.equal(compare(CASE, EVERY_MINUTE), null)`. Where a
 * rule comes from decides nothing and is left out, as are facts that are those of an ordinary contact.
 */
import { PACKS } from '../../../src/policy/packs.ts'
import { DEFAULT_STRATEGY } from '../../../src/strategies/defaults.ts'
import { ordinaryFacts } from '../ordinary.ts'
import type { Case } from './case.ts'

export function showCase(given: Case): string {
  const { packs, housePacks, switches, strategy, calendars, facts, ask } = given
  const isReal = packs.some((pack) => PACKS.includes(pack))
  const own = packs.filter((pack) => pack.id !== 'tact').map(bare)
  const ordinary = new Map<string, unknown>(Object.entries(ordinaryFacts()))
  const change = Object.entries(facts).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(ordinary.get(name)),
  )
  const lines = [
    `packs: ${isReal ? '[...PACKS, TACT_PACK]' : `[...${JSON.stringify(own)}, TACT_PACK]`},`,
    `housePacks: ${JSON.stringify(housePacks.map(bare))},`,
    `switches: ${JSON.stringify(switches)},`,
    `strategy: ${strategy === DEFAULT_STRATEGY ? 'DEFAULT_STRATEGY' : JSON.stringify(strategy)},`,
    `calendars: ${isReal ? 'HOLIDAY_CALENDARS' : JSON.stringify(calendars)},`,
    `facts: ordinaryFacts(${JSON.stringify(Object.fromEntries(change))}),`,
    `ask: ${JSON.stringify(ask)}, // ${new Date(ask.atMs).toISOString()}`,
  ]
  return `const CASE: Case = {\n${lines.map((line) => `  ${line}\n`).join('')}}`
}

function bare<P extends { readonly rules: readonly object[] }>(pack: P) {
  return { ...pack, rules: pack.rules.map((rule) => ({ ...rule, provenance: undefined })) }
}
