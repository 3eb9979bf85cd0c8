/**
 * ISO 4217 currencies in use, with the number of minor-unit digits.
 *
 * The units of account in which loans are really written (`CLF`, `COU`, `MXV`, `UYI`, ...) are in it;
 * metals, the testing code and the supranational units (`XAU`, `XTS`, `XXX`, `XDR`, `XSU`, `XUA`, bond
 * units) are not: nobody owes a card bill in them. Withdrawn codes (`ANG`, `BGN`, `CUC`, `HRK`, `SLL`,
 * `ZWL`) are not either.
 */

const TWO_DIGITS = [
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE',
  'CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD',
  'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK',
  'MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD',
  'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH',
  'USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
]
const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND'
const FOUR_DIGITS = 'CLF UYW'

function withDigits(codes: string, digits: number): [string, number][] {
  return codes.split(' ').map((code) => [code, digits])
}

/** Currency code -> digits after the decimal point of its minor unit (`TWD` 2, `JPY` 0, `KWD` 3). */
export const CURRENCY_DIGITS: ReadonlyMap<string, number> = new Map(
  [
    ...withDigits(TWO_DIGITS.join(' '), 2),
    ...withDigits(NO_DIGITS, 0),
    ...withDigits(THREE_DIGITS, 3),
    ...withDigits(FOUR_DIGITS, 4),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
)

/** The codes in alphabetical order. */
export const CURRENCY_CODES: readonly string[] = [...CURRENCY_DIGITS.keys()]
