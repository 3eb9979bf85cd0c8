/** The languages explanations are given in, and which of them a caller wants. */
import Negotiator from 'negotiator'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * The language that an `Accept-Language` header asks for: the first of its languages that there is, else English. Null
 * when it names none: absent, or `*`, which some HTTP clients send whatever their user speaks.
 */
export function languageAsked(header: string | undefined): Language | null {
  if (header === undefined || header === '*') return null
  const named = new Negotiator({ headers: { 'accept-language': header } })
    .languages()
    .filter((tag) => tag !== '*')
  if (named.length === 0) return null
  const found = named.map((tag) => tag.toLowerCase().split('-')[0])
  return LANGUAGES.find((language) => language === found.find(isOurs)) ?? 'en'
}

function isOurs(primary: string | undefined): boolean {
  return (LANGUAGES as readonly (string | undefined)[]).includes(primary)
}
