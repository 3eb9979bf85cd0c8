/** The instruments that the rules of the United Kingdom come from, and their words. */
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'

export const GB_AS_OF = '2026-11-21'

const LANG = 'en-GB'

function worded(quote?: string): Pick<Citation, 'quote' | 'lang'> {
  return quote === undefined ? {} : { quote, lang: LANG }
}

/** FCA Consumer Credit sourcebook, chapter 7: binds lenders and debt collectors alike. */
export function conc(article: string, quote?: string): Citation {
  return {
    instrument: 'FCA Consumer Credit sourcebook (CONC), chapter 7',
    article,
    source: 'FCA Handbook, sections in versions from 2014 to April 2025',
    ...worded(quote),
  }
}

/** FCA Mortgages sourcebook, chapter 13: lenders and administrators of regulated mortgage contracts. */
export function mcob(article: string, quote?: string): Citation {
  return {
    instrument: 'FCA Mortgages and Home Finance: Conduct of Business sourcebook (MCOB), chapter 13',
    article,
    source: 'FCA Handbook, parts in older versions',
    ...worded(quote),
  }
}

/** Breathing space: every creditor and agent, debtors in England and Wales. */
export function respite(article: string, quote?: string): Citation {
  return {
    instrument:
      'Debt Respite Scheme (Breathing Space Moratorium and Mental Health Crisis Moratorium) (England and Wales) ' +
      'Regulations 2020, SI 2020/1311',
    article,
    effectiveFrom: '2021-05-04',
    ...worded(quote),
  }
}

export function consumerCreditAct(article: string): Citation {
  return { instrument: 'Consumer Credit Act 1974', article }
}

export const DISP_1_6: Citation = {
  instrument: 'FCA Dispute Resolution: Complaints sourcebook (DISP)',
  article: '1.6.2R',
  source: 'version of 2012',
}

/** Provenance of a rule of this pack. `confidence` goes with `unverified` and only with it. */
export function gb(
  strength: Strength,
  evidence: Evidence | readonly ['unverified', 'high' | 'medium' | 'low'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const mark =
    typeof evidence === 'string' ? { evidence } : { evidence: evidence[0], confidence: evidence[1] }
  return { strength, ...mark, citation, asOf: GB_AS_OF, ourChoice }
}

/** Text of a version that is no longer in force. */
export function gbHistoric(
  strength: Strength,
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  return { ...gb(strength, 'text', citation, ourChoice), historic: true }
}
