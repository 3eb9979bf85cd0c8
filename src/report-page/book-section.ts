/** Headline figures, and the book as stacked bars. */
import { DPD_BUCKETS } from '../accounts/dpd-buckets.ts'
import type { FunnelReport } from '../reports/schemas.ts'
import { lastCures } from './cure-section.ts'
import { funnelTotals } from './funnel-section.ts'
import { type Html, html } from './html.ts'
import type { BookFigures } from './load-figures.ts'
import { type PageContext, section, tableBelow } from './page-context.ts'
import { stackedBars } from './stacked-bars.ts'

export function headline(ctx: PageContext, book: BookFigures | null, funnel: FunnelReport): Html {
  const { words, formats } = ctx
  const contacts = funnelTotals(funnel)
  return html`<dl class="headline">
${book === null ? null : bookFigures(ctx, book).map(([name, value]) => figure(name, value))}
${book === null ? figure(words.asked, formats.count(contacts.asked)) : null}
${figure(words.reachRate, formats.share(contacts.rightParty, contacts.used))}
${figure(words.keptRate, formats.share(contacts.kept, contacts.promises))}
</dl>`
}

function bookFigures({ words, formats }: PageContext, figures: BookFigures): [string, string][] {
  const { book, currency, cureRate } = figures
  const total = book.totals[0]
  const cures = lastCures(cureRate)
  return [
    [words.overdueAccounts, formats.count(total?.accounts ?? 0)],
    [words.borrowers, formats.count(total?.borrowers ?? 0)],
    [words.overdueAmount, formats.amount(total?.overdueMinor ?? 0, currency)],
    [words.curedLast, cures === undefined ? '–' : formats.share(cures.cured, cures.overdue)],
  ]
}

function figure(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

export function bookSection(ctx: PageContext, figures: BookFigures): Html {
  const { words, formats, language } = ctx
  const { book, currency, stages } = figures
  const present = new Set(book.rows.map(({ stage }) => stage))
  const order = [...stages.keys()]
  // A stage that no ladder has any more stands after those that one has; without a stage stands last.
  const rank = (stage: string | null) =>
    stage === null ? order.length + 1 : order.includes(stage) ? order.indexOf(stage) : order.length
  const shown = [...present].sort((a, b) => rank(a) - rank(b))
  const names = shown.map((stage) =>
    stage === null ? words.noStage : (stages.get(stage)?.[language] ?? stage),
  )
  const bars = DPD_BUCKETS.filter(
    (bucket) => bucket !== 'not due' || book.rows.some((row) => row.daysPastDue === bucket),
  ).map((bucket) => ({
    name: bucketName(ctx, bucket),
    rows: shown.map((stage) => book.rows.find((row) => row.daysPastDue === bucket && row.stage === stage)),
  }))
  const body =
    book.rows.length === 0
      ? html`<p>${words.noData}</p>`
      : html`<figure>${stackedBars({
          label: `${words.bookTitle}. ${words.bookNote} (${currency})`,
          series: names,
          bars: bars.map(({ name, rows }) => ({ name, values: rows.map((row) => row?.overdueMinor ?? 0) })),
          format: (value) => formats.bare(value, currency),
        })}</figure>
${tableBelow(ctx, {
  heads: [words.daysPastDue, words.stage, words.accounts, words.overdueAmount, words.outstandingAmount],
  rows: bars.flatMap(({ name, rows }) =>
    rows.flatMap((row, s) =>
      row === undefined
        ? []
        : [
            [
              name,
              names[s] ?? '',
              formats.count(row.accounts),
              formats.amount(row.overdueMinor, currency),
              formats.amount(row.outstandingMinor, currency),
            ],
          ],
    ),
  ),
})}`
  return section(ctx, {
    title: words.bookTitle,
    note: `${words.bookNote} (${currency})`,
    report: 'book',
    body,
  })
}

export function bucketName(
  { words }: PageContext,
  bucket: (typeof DPD_BUCKETS)[number] | 'new' | 'not overdue' | 'cured',
): string {
  return /^\d/.test(bucket) ? bucket.replace('-', '–') : words[bucket as 'not due']
}
