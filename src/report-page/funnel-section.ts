/** From the permit that was asked for to the promise that was kept. */
import type { FunnelReport } from '../reports/schemas.ts'
import { funnelBars } from './funnel-bars.ts'
import { type Html, html } from './html.ts'
import { type PageContext, section, tableBelow } from './page-context.ts'

const STEPS = ['asked', 'granted', 'used', 'rightParty', 'promises', 'kept'] as const

type Totals = Readonly<Record<(typeof STEPS)[number], number>>

export function funnelTotals({ rows }: FunnelReport): Totals {
  const sum = (step: (typeof STEPS)[number]) => rows.reduce((total, row) => total + row[step], 0)
  return Object.fromEntries(STEPS.map((step) => [step, sum(step)])) as Totals
}

export function funnelSection(ctx: PageContext, report: FunnelReport): Html {
  const { words, formats } = ctx
  const totals = funnelTotals(report)
  const steps = STEPS.map((step, i) => {
    const before = totals[STEPS[i - 1] ?? step]
    const share = i === 0 ? '' : ` · ${formats.share(totals[step], before)}`
    return { name: words[step], value: totals[step], text: `${formats.count(totals[step])}${share}` }
  })
  const channels = [...new Set(report.rows.map(({ channel }) => channel))]
  const body =
    totals.asked === 0
      ? html`<p>${words.noData}</p>`
      : html`<figure>${funnelBars({ label: words.funnelTitle, steps })}</figure>
${tableBelow(ctx, {
  heads: ['', ...STEPS.map((step) => words[step])],
  rows: channels.map((channel) => {
    const own = funnelTotals({ ...report, rows: report.rows.filter((row) => row.channel === channel) })
    return [channel, ...STEPS.map((step) => formats.count(own[step]))]
  }),
})}`
  const note = `${words.funnelNote} · ${report.from} – ${report.to} (${report.timeZone})`
  return section(ctx, { title: words.funnelTitle, note, report: 'contact-funnel', body })
}
