const WHOLE = /^-?\d{1,13}$/
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

export type MinorUnits =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: 'not_a_number' | 'fractional_minor_units' | 'out_of_range' }

/** Whether the text is a decimal number, scientific notation included; no thousands separators, no blanks. */
export function isDecimal(text: string): boolean {
  const parts = DECIMAL.exec(text)
  return parts !== null && `${parts[2] ?? ''}${parts[3] ?? ''}` !== ''
}

/**
 * A decimal text as an integer of `scale` digits more, without going through a floating point fraction:
 * `12.34` with scale 2 is 1234, `2.00E+05` is 20000000. Trailing zeros beyond the scale are no fraction.
 *
 * @param scale 0..6
 */
export function readDecimal(text: string, scale: number): MinorUnits {
  if (WHOLE.test(text)) return safe(Number(text) * (POWERS[scale] ?? Number.NaN))
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? []
  const digits = `${whole}${fraction}`
  if (sign === undefined || digits === '') return { ok: false, code: 'not_a_number' }
  const significant = digits.replace(/^0+/, '')
  if (significant === '') return { ok: true, value: 0 }
  const shift = Number(exponent) - fraction.length + scale
  if (shift >= 0) {
    // 2^53 has 16 digits: more cannot be exact.
    if (significant.length + shift > 16) return { ok: false, code: 'out_of_range' }
    return safe(Number(`${sign}${significant}${'0'.repeat(shift)}`))
  }
  const kept = significant.slice(0, shift)
  if (/[^0]/.test(significant.slice(shift))) return { ok: false, code: 'fractional_minor_units' }
  return safe(Number(`${sign}${kept}`))
}

function safe(value: number): MinorUnits {
  return Number.isSafeInteger(value) ? { ok: true, value: value + 0 } : { ok: false, code: 'out_of_range' }
}
