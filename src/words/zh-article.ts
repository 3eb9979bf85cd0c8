/** Where in an instrument: the policy's English references as Chinese ones. */

/** Numbers with their subdivisions: `12(5)`, `1006.6(b)(1)(i)`, `64.1200(a)`; several of them. */
const AT = String.raw`[\dA-Z][\w.()¶-]*(?:\([^)]+\))*(?: and [\d(][\w()]*)?`

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/Enforcement Regulations \(貸金業法施行規則\)/g, '《贷金业法施行规则》'],
  [/Privacy Act 1988/g, '《1988年隐私法》'],
  [/, 6 Jan 2026/g, '（2026年1月6日）'],
  [/Art (\d+) in the numbering of 2006/g, '第$1条（2006年编号）'],
  [/section on records/g, '关于记录的部分'],
  [/chapter on agencies/g, '关于催收机构的一章'],
  [/ and comments/g, '及官方注释'],
  [/Schedule items? ([\d, ()a-z]+)/g, '附表第$1项'],
  [/Schedule para (\d+)/g, '附表第$1段'],
  [/Art (\d+) ¶(\d+)/g, '第$1条第$2款'],
  [new RegExp(`\\bArts? (${AT}(?:, ${AT})*)`, 'g'), '第$1条'],
  [new RegExp(`\\bcmts? (${AT}(?:(?:, |\\.\\.)-?${AT})*)`, 'g'), '官方注释$1'],
  [/\bparts? (\d+)/g, '第$1部分'],
  [/\bchapter (\d+)/g, '第$1章'],
  [/\bpara (\d+)/g, '第$1段'],
  [/\bpoint ([\d(][^ ,;]*)/g, '第$1点'],
  [/\bitems? ([\d-]+)/g, '第$1项'],
  [/\bregs? ([\d, ]*\d)/g, '第$1条'],
  [/\bss?\. ?([\d][\w().-]*(?:, [\d][\w().-]*)*)/g, '第$1条'],
]

export function zhArticle(article: string): string {
  if (/^\d+(\(\d+\))?$/.test(article))
    return `第${article.replace(/\((\d+)\)/, '条第$1项')}${article.includes('(') ? '' : '条'}`
  let text = article
  for (const [pattern, word] of WORDS) text = text.replaceAll(pattern, word)
  const joined = text
    .replaceAll('; ', '；')
    .replaceAll(', ', '、')
    .replaceAll(/ (?=第|《|（)/g, '')
  return /^[\dA-Z]/.test(joined) ? `，${joined}` : joined
}
