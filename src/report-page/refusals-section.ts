/** The rules that stood in the way most often, with the law that each rests on. */
import type { RefusalsReport } from '../reports/schemas.ts'
import { type Html, html } from './html.ts'
import { type PageContext, section } from './page-context.ts'

type Row = RefusalsReport['rows'][number]

const RULES_MAX = 10

export function refusalsSection(ctx: PageContext, report: RefusalsReport): Html {
  const { words, formats } = ctx
  const rules = byRule(report.rows).slice(0, RULES_MAX)
  const body =
    rules.length === 0
      ? html`<p>${words.noData}</p>`
      : html`<table class="rules"><thead><tr><th scope="col">${words.rule}</th><td></td>
<th scope="col">${words.refusals}</th><th scope="col">${words.alone}</th></tr></thead><tbody>
${rules.map(
  (row) => html`<tr><td>${lawOf(ctx, row)}</td>
<td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
<rect class="track" width="100" height="8"/>
<rect class="bar" width="${share(row.refusals, report.refused)}" height="8"/></svg></td>
<td>${formats.count(row.refusals)}</td><td>${formats.count(row.alone)}</td></tr>`,
)}</tbody></table>`
  const note = `${words.refusalsNote} · ${formats.count(report.refused)} / ${formats.count(report.asked)}`
  return section(ctx, { title: words.refusalsTitle, note, report: 'refusals', body, isWide: true })
}

function lawOf({ words, language }: PageContext, row: Row): Html {
  const { pack, rule, code, title, instrument, instrumentOriginal, article } = row
  const original = language === 'zh' ? instrumentOriginal : null
  const own = pack === 'strategy' ? words.strategyRule : null
  const law = [original ?? instrument ?? own, article].filter((text) => text !== null).join(', ')
  const named = [rule, law].filter((text) => text !== '').join(' · ')
  return html`${title ?? code.replaceAll('_', ' ')}<small>${named}</small>`
}

/** Over all channels and agencies, the most frequent first. */
function byRule(rows: readonly Row[]): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const key = `${row.pack} ${row.rule} ${row.code}`
    const before = sums.get(key)
    const refusals = row.refusals + (before?.refusals ?? 0)
    sums.set(key, { ...row, refusals, alone: row.alone + (before?.alone ?? 0) })
  }
  return [...sums.values()].sort((a, b) => b.refusals - a.refusals)
}

function share(part: number, of: number): number {
  return Math.round((part / Math.max(1, of)) * 10_000) / 100
}
