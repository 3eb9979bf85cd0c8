/** What every part of the page needs to write itself. */
import type { Formats } from './formats.ts'
import { type Html, html } from './html.ts'
import type { Language } from './language.ts'
import type { Words } from './words.ts'

export interface PageContext {
  readonly language: Language
  readonly words: Words
  readonly formats: Formats
  /** `?from=...&to=...` of the page, for the links to the same figures as CSV; empty: nothing was chosen. */
  readonly search: string
}

export interface SectionParts {
  readonly title: string
  readonly note: string
  readonly report: string
  readonly body: Html
  readonly isWide?: boolean
}

export function section({ words, search }: PageContext, parts: SectionParts): Html {
  const { title, note, report, body, isWide } = parts
  return html`<section id="${report}" class="${isWide ? 'wide' : ''}">
<div class="head"><h2>${title}</h2>
<a class="csv note" href="/reports/${report}.csv${search}" aria-label="${title}: ${words.csv}">${words.csv}</a></div>
<p class="note">${note}</p>
${body}
</section>`
}

export interface TableParts {
  readonly heads: readonly string[]
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly (string | Html)[])[]
}

/** The figures of a chart for those who cannot see it, or want to read them off. */
export function tableBelow({ words }: PageContext, table: TableParts): Html {
  return html`<details><summary>${words.table}</summary>${plainTable(table)}</details>`
}

function plainTable({ heads, rows }: TableParts): Html {
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(
  ([name, ...cells]) =>
    html`<tr><th scope="row">${name ?? ''}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
)}</tbody></table>`
}
