/** Where a rule comes from, in the words of a language. */
import type { Language } from './language.ts'
import { originOf } from './origin-of.ts'
import { ruleTitle } from './rule-title.ts'
import type { ToldReason } from './told.ts'
import { wordsOf } from './words-of.ts'

type Provenance = ToldReason['provenance']

/** A rule has one provenance for all decisions, and it is told many times for each. */
const told = new WeakMap<Provenance, Map<string, string>>()

export function citeRule(language: Language, rule: string, pack: string, provenance: Provenance): string {
  let known = told.get(provenance)
  if (known === undefined) {
    known = new Map()
    told.set(provenance, known)
  }
  const key = `${language} ${pack} ${rule}`
  let text = known.get(key)
  if (text === undefined) {
    const title = ruleTitle(rule, language)
    text = wordsOf(language).phrases.cited({ origin: originOf(pack), rule, pack, provenance, title })
    known.set(key, text)
  }
  return text
}
