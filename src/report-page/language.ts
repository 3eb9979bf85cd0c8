/** The language of the page, by what the browser asks for (RFC 9110, 12.5.4). */
export type Language = 'en' | 'zh'

export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const quality = parameters
        .find((text) => text.trim().startsWith('q='))
        ?.trim()
        .slice(2)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  const first = wanted.find(({ language }) => language === 'zh' || language === 'en')
  return first?.language === 'zh' ? 'zh' : 'en'
}
