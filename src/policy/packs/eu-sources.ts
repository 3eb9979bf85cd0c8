/** The instruments that the rules of the European Union and of its members come from, and their words. */
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'

export const EU_AS_OF = '2026-11-21'

/** Purchasers and servicers of non-performing loans; not the bank that made the loan. */
export function servicers(article: string, quote?: string): Citation {
  return {
    instrument: 'Directive (EU) 2021/2167 on credit servicers and credit purchasers',
    article,
    effectiveFrom: '2023-12-29',
    source: 'through national law; the date is unverified (high confidence)',
    ...(quote === undefined ? {} : { quote, lang: 'en' }),
  }
}

export function consumerCredit(article: string): Citation {
  return {
    instrument: 'Directive (EU) 2023/2225 on credit agreements for consumers',
    article,
    effectiveFrom: '2026-11-20',
    source: 'through national law; the date from the press',
  }
}

export const GDPR: Citation = {
  instrument: 'Regulation (EU) 2016/679 (General Data Protection Regulation)',
  article: null,
}

export function greekLaw(article: string): Citation {
  return {
    instrument: 'Law 3758/2009 on debtor notification companies, amended by Law 4038/2012 and in 2023',
    original: 'Ν. 3758/2009',
    article,
    source: 'press; the consolidated text after 2023 was not seen',
  }
}

export const IE_CODE_2012: Citation = {
  instrument: 'Consumer Protection Code 2012',
  article: 'chapter 8',
  source: 'press; Central Bank letter of 30 April 2012',
}

export const IE_REGULATIONS_2025: Citation = {
  instrument:
    'Central Bank (Supervision and Enforcement) Act 2013 (Section 48) (Consumer Protection) Regulations 2025',
  article: null,
  effectiveFrom: '2026-03-24',
  source: 'press for the instrument and its date; its limits were not read',
}

export function persi(article: string): Citation {
  return {
    instrument: 'Decree-Law 227/2012, out-of-court procedure for settling arrears (PERSI)',
    original: 'Decreto-Lei n.º 227/2012',
    article,
    source: 'press and case law',
  }
}

export const BE_BOOK_XIX: Citation = {
  instrument: 'Code of Economic Law, Book XIX (law of 4 May 2023), debts of consumers',
  original: 'Code de droit économique, livre XIX',
  article: null,
  effectiveFrom: '2023-09-01',
  source: 'press; the date is unverified (high confidence)',
}

/** Provenance of a rule of these packs. `confidence` goes with `unverified` and only with it. */
export function eu(
  strength: Strength,
  evidence: Evidence | readonly ['unverified', 'high' | 'medium' | 'low'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const mark =
    typeof evidence === 'string' ? { evidence } : { evidence: evidence[0], confidence: evidence[1] }
  return { strength, ...mark, citation, asOf: EU_AS_OF, ourChoice }
}
