/** One share over time. */
import { axisTicks } from './axis.ts'
import { type Html, html } from './html.ts'

export interface TrendLine {
  readonly label: string
  /** `value` from 0 to 1. */
  readonly points: readonly { readonly name: string; readonly value: number }[]
  readonly format: (value: number) => string
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [520, 270, 44, 26, 10, 28]
const NAMES_MAX = 5

export function trendLine({ label, points, format }: TrendLine): Html {
  const ticks = axisTicks(Math.max(0, ...points.map(({ value }) => value)))
  const top = ticks.at(-1) ?? 1
  const width = WIDTH - LEFT - RIGHT
  const x = (i: number) => round(LEFT + (points.length === 1 ? width / 2 : (i * width) / (points.length - 1)))
  const y = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP))
  const every = Math.max(1, Math.ceil(points.length / NAMES_MAX))
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}" class="line">
${ticks.map(
  (
    tick,
  ) => html`<line x1="${LEFT}" x2="${WIDTH}" y1="${y(tick)}" y2="${y(tick)}" class="${tick === 0 ? 'base' : ''}"/>
<text class="tick" x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${format(tick)}</text>`,
)}
<polyline class="trend" points="${points.map(({ value }, i) => `${x(i)},${y(value)}`).join(' ')}"/>
${points.map(
  (
    { name, value },
    i,
  ) => html`<circle class="dot" cx="${x(i)}" cy="${y(value)}" r="3.5"><title>${name}: ${format(value)}</title></circle>
${
  // Counted from the end: the newest date always has its name.
  (points.length - 1 - i) % every === 0
    ? html`<text class="tick" x="${x(i)}" y="${HEIGHT - 6}" text-anchor="middle">${name.slice(5)}</text>`
    : null
}`,
)}
</svg>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
