/** Figures as people write them. */
import { CURRENCY_DIGITS } from '../intake/currencies.ts'
import type { Language } from './language.ts'

export type Formats = ReturnType<typeof formatsOf>

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const

export function formatsOf(language: Language) {
  const locale = LOCALES[language]
  const whole = new Intl.NumberFormat(locale)
  const units = (minor: number, currency: string) => minor / 10 ** (CURRENCY_DIGITS.get(currency) ?? 2)
  return {
    count: (n: number) => whole.format(n),
    /** `12.4 %`; of nothing there is no share. */
    share: (part: number, of: number) =>
      of === 0 ? '–' : new Intl.NumberFormat(locale, PERCENT).format(part / of),
    /** To three figures, with the currency. */
    amount: (minor: number, currency: string) =>
      new Intl.NumberFormat(locale, { ...SHORT, style: 'currency', currency }).format(units(minor, currency)),
    /** The same without the currency, for an axis or a column that names it. */
    bare: (minor: number, currency: string) =>
      new Intl.NumberFormat(locale, SHORT).format(units(minor, currency)),
  }
}

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const
const SHORT = { notation: 'compact', maximumSignificantDigits: 3, currencyDisplay: 'code' } as const
