export type ArrayValue = string | number | null

/** An array as PostgreSQL reads it: for lists of thousands, which the driver would quote element by element. */
export function arrayText(values: readonly ArrayValue[]): string {
  return `{${values.map(elementText).join()}}`
}

const PLAIN = /^[\w-]+$/

function elementText(value: ArrayValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  // Words and ids need no quotes, unless it is the word that means nothing.
  if (PLAIN.test(value) && value.toUpperCase() !== 'NULL') return value
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
