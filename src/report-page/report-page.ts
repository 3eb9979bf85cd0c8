/** The pages as a whole: the reports, the sign-in, and what went wrong. */
import type { Caller } from '../keys/authenticate.ts'
import { bookSection, headline } from './book-section.ts'
import { cureSection } from './cure-section.ts'
import { funnelSection } from './funnel-section.ts'
import { Html, html } from './html.ts'
import type { Language } from './language.ts'
import type { Figures, PageQuery } from './load-figures.ts'
import type { PageContext } from './page-context.ts'
import { refusalsSection } from './refusals-section.ts'
import { rollSection } from './roll-section.ts'
import { STYLE } from './style.ts'
import { WORDS } from './words.ts'

export function reportPage(
  ctx: PageContext,
  figures: Figures,
  query: PageQuery,
  caller: Caller,
  nowText: string,
): string {
  const { words } = ctx
  const { book, funnel, refusals, creditor } = figures
  return wholePage(
    ctx.language,
    html`<header><div><h1>${words.title}</h1><p class="soft">${creditor}</p></div>
<div class="note">${words.asOf} ${nowText} · ${words.signedInAs} ${caller.name}
<form class="inline" method="post" action="/reports/sign-out"> · <button class="plain">${words.signOut}</button></form>
</div></header>
<main>${filterForm(ctx, figures, query)}
${headline(ctx, book, funnel)}
<div class="grid">
${book === null ? null : [bookSection(ctx, book), cureSection(ctx, book.cureRate), rollSection(ctx, book.rollRates)]}
${funnelSection(ctx, funnel)}
${refusalsSection(ctx, refusals)}
</div>
<footer>${words.definitions}</footer></main>`,
  )
}

function filterForm({ words }: PageContext, { book, funnel }: Figures, query: PageQuery): Html {
  return html`<form class="filter" method="get" action="/reports">
<label>${words.from}<input type="date" name="from" value="${query.from ?? ''}"></label>
<label>${words.to}<input type="date" name="to" value="${query.to ?? ''}"></label>
${
  book === null
    ? null
    : html`<label>${words.currency}<select name="currency">${book.currencies.map(
        (currency) =>
          html`<option${currency === book.currency ? new Html(' selected') : null}>${currency}</option>`,
      )}</select></label>`
}
<label>${words.timeZone}<input name="timeZone" value="${funnel.timeZone}" maxlength="64"></label>
<button>${words.show}</button></form>`
}

/** @param alert what to say first; null: nothing. */
export function signInPage(language: Language, alert: 'signInFailed' | null): string {
  const words = WORDS[language]
  return wholePage(
    language,
    html`<main class="sign-in"><h1>${words.title}</h1>
${alert === null ? null : html`<p class="alert" role="alert">${words[alert]}</p>`}
<form method="post" action="/reports/sign-in">
<label>${words.keyOrToken}<input type="password" name="key" autocomplete="off" required autofocus></label>
<p class="note">${words.signInHint}</p>
<div><button>${words.signIn}</button></div></form></main>`,
  )
}

export function problemPage(language: Language, detail: string): string {
  const words = WORDS[language]
  return wholePage(
    language,
    html`<main class="sign-in"><h1>${words.problem}</h1><p class="alert" role="alert">${detail}</p>
<p><a href="/reports">${words.back}</a></p></main>`,
  )
}

function wholePage(language: Language, body: Html): string {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${WORDS[language].title} · Tact</title><link rel="icon" href="data:,"><style>${new Html(STYLE)}</style></head>
<body>
${body}
</body></html>`.text
}
