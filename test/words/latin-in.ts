/** Words in Latin letters that a Chinese text has and should not have. */

/** Abbreviations and names that stand in Chinese texts as they are. */
const KEPT =
  /^(?:AI|CSV|RG|SOR|CQLR|EU|PERSI|MCOB|CONC|SI|DISP|GEN|SEOJK|OJK|GB|CFR|USC|CMR|NYCRR|RCNY|HKMA|IX|FCC|DA|USD|CNY|F|X|UTC)$/

/** Ids, code between backquotes, section numbers with their letters, and zones are no words. */
const NO_WORDS = [
  /`[^`]*`/g,
  /UTF-8/g,
  /\b[A-Z]{2}-[A-Z0-9][\w/-]*/g,
  /\btact-[\w-]+/g,
  /\b[A-Z][A-Za-z]+\/[A-Z][\w/+-]*/g,
  /\b(?:R-)?\d[\w.()-]*/g,
  /\([A-Za-z]{1,5}\)/g,
  /第[\w().、-]+(?=条|项|部分|章|段|点|款)/g,
  /官方注释[\w().、-]+/g,
]

/** @param ids what the decision calls by the creditor's own words: stages, kinds, labels. */
export function latinIn(text: string, ids: Iterable<string> = []): string[] {
  let left = text
  for (const pattern of NO_WORDS) left = left.replaceAll(pattern, ' ')
  for (const id of [...ids].sort((a, b) => b.length - a.length)) {
    const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    left = left.replaceAll(new RegExp(`(?<![A-Za-z])${escaped}(?![A-Za-z])`, 'g'), ' ')
  }
  const words = [...left.matchAll(/[A-Za-z][A-Za-z-]*/g)].map((match) => match[0])
  return words.filter((word) => word.length > 1 && !KEPT.test(word))
}
