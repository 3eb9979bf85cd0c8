/** The instruments that the rules of Australia come from, and their words. */
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'

export const AU_AS_OF = '2026-11-21'

const LANG = 'en-AU'

function worded(quote?: string): Pick<Citation, 'quote' | 'lang'> {
  return quote === undefined ? {} : { quote, lang: LANG }
}

/** RG 96: how the law against harassment is enforced; guidance for collectors and creditors alike, not statute. */
export function rg96(article: string, quote?: string): Citation {
  return {
    instrument: 'ACCC / ASIC Debt collection guideline: for collectors and creditors (RG 96), 2021 edition',
    article,
    ...worded(quote),
  }
}

export function creditCode(article: string): Citation {
  return {
    instrument: 'National Credit Code (Schedule 1 to the National Consumer Credit Protection Act 2009)',
    article,
  }
}

export const HARASSMENT: Citation = {
  instrument: 'ASIC Act 2001; Australian Consumer Law',
  article: 's.12DJ; s.50',
}

/** Provenance of a rule of this pack. `confidence` goes with `unverified` and only with it. */
export function au(
  strength: Strength,
  evidence: Evidence | readonly ['unverified', 'high' | 'medium' | 'low'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const mark =
    typeof evidence === 'string' ? { evidence } : { evidence: evidence[0], confidence: evidence[1] }
  return { strength, ...mark, citation, asOf: AU_AS_OF, ourChoice }
}
