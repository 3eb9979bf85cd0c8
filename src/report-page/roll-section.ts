/** Roll rates as a table whose cells are the darker the more accounts went there. */
import { DPD_BUCKETS } from '../accounts/dpd-buckets.ts'
import type { RollRatesReport } from '../reports/schemas.ts'
import { bucketName } from './book-section.ts'
import { type Html, html } from './html.ts'
import { type PageContext, section } from './page-context.ts'

type Row = RollRatesReport['rows'][number]

/** Shares from which on a cell has the next tint. */
const TINTS = [0.005, 0.1, 0.25, 0.5, 0.75]

export function rollSection(ctx: PageContext, { from, to, rows }: RollRatesReport): Html {
  const { words } = ctx
  const range = from === null ? '' : ` · ${from} – ${to}`
  const froms = [...DPD_BUCKETS, 'not overdue' as const, 'new' as const].filter((bucket) =>
    rows.some((row) => row.fromBucket === bucket),
  )
  const tos = ['cured' as const, ...DPD_BUCKETS].filter((bucket) =>
    rows.some((row) => row.toBucket === bucket),
  )
  const body =
    rows.length === 0
      ? html`<p>${words.noData}</p>`
      : html`<table class="heat"><thead><tr><th scope="col">${words.rollFrom}</th>
<th scope="col"><span>${words.accounts}</span></th>
${tos.map((bucket) => html`<th scope="col"><span>${bucketName(ctx, bucket)}</span></th>`)}</tr></thead><tbody>
${froms.map((bucket) => rowOf(ctx, bucket, rows, tos))}</tbody></table>`
  return section(ctx, {
    title: words.rollTitle,
    note: `${words.rollNote}${range}`,
    report: 'roll-rates',
    body,
  })
}

function rowOf(
  ctx: PageContext,
  from: Row['fromBucket'],
  rows: readonly Row[],
  tos: readonly Row['toBucket'][],
): Html {
  const { formats } = ctx
  const own = rows.filter((row) => row.fromBucket === from)
  const accounts = own.reduce((sum, row) => sum + row.accounts, 0)
  return html`<tr><th scope="row">${bucketName(ctx, from)}</th><td>${formats.count(accounts)}</td>${tos.map(
    (to) => {
      const row = own.find((one) => one.toBucket === to)
      if (row === undefined) return html`<td class="h0"></td>`
      const tint = TINTS.filter((least) => row.shareOfAccounts >= least).length
      return html`<td class="h${tint}" title="${formats.count(row.accounts)}">${percent(row.shareOfAccounts)}</td>`
    },
  )}</tr>`
}

/** Without the sign, which would not fit a phone; what is there is never told as nothing. */
function percent(share: number): string {
  return share < 0.005 ? '<1' : String(Math.round(share * 100))
}
