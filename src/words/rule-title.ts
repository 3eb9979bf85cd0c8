/** What a rule of the packs is called in a language; null for those of a creditor, who gives titles in his own. */
import { PACKS } from '../policy/packs.ts'
import { TACT_PACK } from '../policy/tact-rules.ts'
import type { Language } from './language.ts'
import { ZH_LAW } from './zh-law.ts'

const ENGLISH = new Map(
  [...PACKS, TACT_PACK].flatMap((pack) => pack.rules.map((rule) => [rule.id, rule.title])),
)

export function ruleTitle(rule: string, language: Language): string | null {
  const title = language === 'zh' ? ZH_LAW.rules[rule] : ENGLISH.get(rule)
  return title ?? null
}
