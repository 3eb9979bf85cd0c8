/** The file of a language. */
import { EN } from './en.ts'
import type { Language } from './language.ts'
import type { LanguageFile } from './language-file.ts'
import { ZH } from './zh.ts'

const FILES: Readonly<Record<Language, LanguageFile>> = { en: EN, zh: ZH }

export function wordsOf(language: Language): LanguageFile {
  return FILES[language]
}
