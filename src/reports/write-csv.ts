/** Rows as CSV (RFC 4180) with a header row, UTF-8. */
import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it; a negative number stays a number.
 *
 * @param options.forSpreadsheet begins with a byte order mark, without which Excel takes UTF-8 for something else
 */
export function writeCsv(
  row: z.ZodObject,
  rows: readonly object[],
  options: { readonly forSpreadsheet?: boolean } = {},
): string {
  return stringify([...rows], {
    header: true,
    columns: Object.keys(row.shape),
    escape_formulas: true,
    record_delimiter: 'windows',
    bom: options.forSpreadsheet ?? false,
  })
}
