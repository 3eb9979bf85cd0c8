/** What must be said or done with a contact, and where that comes from. */
import { citeRule } from './cite-rule.ts'
import type { Listener } from './listener.ts'
import type { ToldObligation } from './told.ts'
import { wordsOf } from './words-of.ts'
import { ZH_LAW } from './zh-law.ts'

export function explainObligation(obligation: ToldObligation, { language }: Listener): string {
  const { phrases } = wordsOf(language)
  const { code, rule, pack, text, provenance } = obligation
  // A creditor words the duties of its own packs itself, in its own language.
  const said = language === 'zh' ? (ZH_LAW.obligations[`${rule} ${code}`] ?? text) : text
  return `${said}${phrases.gap}${citeRule(language, rule, pack, provenance)}`
}
