/** Whether a request asks for explanations: in which language, and on which clock besides the borrower's. */
import { isKnownZone } from '../policy/calendar.ts'
import { type Language, languageAsked } from './language.ts'

export interface ExplanationWanted {
  readonly language: Language
  /** IANA zone of the caller; null: not said, so UTC. */
  readonly ownZone: string | null
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Asked for by `Accept-Language`; `Prefer: timezone=Asia/Shanghai` (RFC 7240) gives the caller's clock, and a zone that
 * is not known is no preference. Null: no language is asked for, so no explanation is made.
 */
export function explanationWanted(headers: Headers): ExplanationWanted | null {
  const language = languageAsked(textOf(headers['accept-language']))
  if (language === null) return null
  const zone = /(?:^|[,;])\s*timezone\s*=\s*"?([\w/+-]+)/i.exec(textOf(headers.prefer) ?? '')?.[1]
  return { language, ownZone: zone !== undefined && isKnownZone(zone) ? zone : null }
}

/** What an answer with explanations says of itself. */
export function explanationHeaders(wanted: ExplanationWanted | null): Record<string, string> {
  if (wanted === null) return {}
  const headers: Record<string, string> = { 'content-language': wanted.language }
  if (wanted.ownZone !== null) headers['preference-applied'] = `timezone=${wanted.ownZone}`
  return headers
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header
}
