/** Bars that lie, each with its number and its share of the one above. */
import { type Html, html } from './html.ts'

export interface FunnelBars {
  readonly label: string
  readonly steps: readonly { readonly name: string; readonly value: number; readonly text: string }[]
}

const [WIDTH, ROW, LEFT, RIGHT] = [520, 38, 120, 124]

export function funnelBars({ label, steps }: FunnelBars): Html {
  const largest = Math.max(1, ...steps.map(({ value }) => value))
  const width = (value: number) => Math.round((value / largest) * (WIDTH - LEFT - RIGHT) * 100) / 100
  return html`<svg viewBox="0 0 ${WIDTH} ${ROW * steps.length}" role="img"
 aria-label="${label}" class="funnel">
${steps.map(
  ({ name, value, text }, i) => html`<text x="0" y="${i * ROW + 23}">${name}</text>
<rect class="track" x="${LEFT}" y="${i * ROW + 6}" width="${width(largest)}" height="${ROW - 12}"/>
<rect class="bar" x="${LEFT}" y="${i * ROW + 6}" width="${width(value)}" height="${ROW - 12}">
<title>${name}: ${text}</title></rect>
<text x="${WIDTH}" y="${i * ROW + 23}" text-anchor="end">${text}</text>`,
)}
</svg>`
}
