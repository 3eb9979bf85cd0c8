/** Upright bars, each built of parts. */
import { axisTicks } from './axis.ts'
import { type Html, html } from './html.ts'

export interface StackedBars {
  /** For those who cannot see it. */
  readonly label: string
  readonly series: readonly string[]
  /** `values` in the order of the series. */
  readonly bars: readonly { readonly name: string; readonly values: readonly number[] }[]
  readonly format: (value: number) => string
}

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [520, 270, 52, 10, 28]
const TINTS = 6

export function stackedBars({ label, series, bars, format }: StackedBars): Html {
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const ticks = axisTicks(Math.max(0, ...totals))
  const top = ticks.at(-1) ?? 1
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)
  const step = (WIDTH - LEFT) / Math.max(1, bars.length)
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}" class="stacked">
${ticks.map((tick) => gridLine(y(tick), tick === 0, format(tick)))}
${bars.map(({ name, values }, i) => {
  const x = LEFT + i * step
  let below = 0
  const parts = values.map((value, s) => {
    const from = below
    below += value
    if (value <= 0) return null
    return html`<rect class="${tint(s)}" x="${round(x + step * 0.16)}" width="${round(step * 0.68)}"
 y="${round(y(below))}" height="${round(y(from) - y(below))}">
<title>${name} · ${series[s] ?? ''}: ${format(value)}</title></rect>`
  })
  const middle = round(x + step / 2)
  return html`${parts}<text class="tick" x="${middle}" y="${HEIGHT - 6}" text-anchor="middle">${name}</text>`
})}
</svg>
<ul class="legend">${series.map((name, s) => html`<li>${swatch(s)}${name}</li>`)}</ul>`
}

function gridLine(y: number, isBase: boolean, text: string): Html {
  return html`<line x1="${LEFT}" x2="${WIDTH}" y1="${round(y)}" y2="${round(y)}" class="${isBase ? 'base' : ''}"/>
<text class="tick" x="${LEFT - 8}" y="${round(y + 4)}" text-anchor="end">${text}</text>`
}

function swatch(s: number): Html {
  return html`<svg viewBox="0 0 10 10" aria-hidden="true">
<rect class="${tint(s)}" width="10" height="10" rx="2"/></svg>`
}

/** The style sheet knows so many; those after them look like the last. */
function tint(s: number): string {
  return `s${Math.min(s, TINTS - 1)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
