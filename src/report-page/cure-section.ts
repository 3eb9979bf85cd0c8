/** The cure rate from one business date to the next. */
import type { CureRateReport } from '../reports/schemas.ts'
import { type Html, html } from './html.ts'
import { type PageContext, section, tableBelow } from './page-context.ts'
import { trendLine } from './trend-line.ts'

interface Cures {
  readonly to: string
  readonly overdue: number
  readonly cured: number
}

/** Over all stages and segments, by the date on which the cures were seen. */
function curesByDate({ rows }: CureRateReport): Cures[] {
  const sums = new Map<string, Cures>()
  for (const { to, overdue, cured } of rows) {
    const before = sums.get(to) ?? { to, overdue: 0, cured: 0 }
    sums.set(to, { to, overdue: before.overdue + overdue, cured: before.cured + cured })
  }
  return [...sums.values()]
}

export function lastCures(report: CureRateReport): Cures | undefined {
  return curesByDate(report).at(-1)
}

export function cureSection(ctx: PageContext, report: CureRateReport): Html {
  const { words, formats } = ctx
  const dates = curesByDate(report)
  const body =
    dates.length === 0
      ? html`<p>${words.noData}</p>`
      : html`<figure>${trendLine({
          label: `${words.cureTitle}. ${words.cureNote}`,
          points: dates.map(({ to, overdue, cured }) => ({ name: to, value: cured / overdue })),
          format: (value) => formats.share(value, 1),
        })}</figure>
${tableBelow(ctx, {
  heads: [words.to, words.overdueBefore, words.cured, words.rate],
  rows: dates.map(({ to, overdue, cured }) => [
    to,
    formats.count(overdue),
    formats.count(cured),
    formats.share(cured, overdue),
  ]),
})}`
  return section(ctx, { title: words.cureTitle, note: words.cureNote, report: 'cure-rate', body })
}
