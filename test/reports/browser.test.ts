/** The page in a real browser: what a manager sees, on a desk and on a phone. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { type Books, MORNING_MS, openBooks, post, push, record } from '../support/books.ts'
import { findChromium, openBrowser } from '../support/chromium.ts'

const executablePath = findChromium()
const skip = executablePath === undefined ? 'no Chromium; set CHROMIUM to the path of one' : false

/** Days past due and amount of each account: 1-30 twice, 31-60, 91-120, 181+. */
const ACCOUNTS = [
  ['P-1', '2026-03-01', 300_000],
  ['P-2', '2026-02-20', 100_000],
  ['P-3', '2026-01-20', 200_000],
  ['P-4', '2025-11-20', 800_000],
  ['P-5', '2025-06-01', 400_000],
] as const
const EVIL = '<img src=x onerror=alert(1)>&"\''

async function openWorld(t: Test) {
  const books = await openBooks(t)
  const admin = await books.key('admin')
  const of = ([number, due, amount]: (typeof ACCOUNTS)[number]) =>
    record(number, { oldestUnpaidDueDate: due, overduePrincipal: amount, overdueInterest: 0 })
  const all = [...ACCOUNTS.map(of), record('P-6'), record('P-7'), record('P-8')]
  // One is cured on each of the days after the first.
  for (const [i, businessDate] of ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'].entries())
    await push(books.app, admin, all.slice(0, all.length - i), { businessDate, mode: 'snapshot' })
  await askAndCall(books, admin)
  await books.owner.query('update creditors set name = $1 where creditor_id = $2', [EVIL, books.creditorId])
  const url = await books.app.listen({ host: '127.0.0.1', port: 0 })
  return { books, url, key: await books.key('manager') }
}

/** Five permits, four granted, three used, two reached, one promise; and refusals in the night. */
async function askAndCall({ app, clock }: Books, admin: string): Promise<void> {
  const ask = (accountNumber: string) =>
    post(app, admin, '/v1/contact-permits', { accountNumber, channel: 'voice' })
  const outcomes = ['promise', 'conversation', 'no-answer']
  for (const [i, [number]] of ACCOUNTS.slice(0, 4).entries()) {
    const { body } = await ask(number)
    const outcome = outcomes[i]
    if (outcome === undefined) continue
    const said = { promise: { dueOn: '2026-03-20', amountMinor: 1000 } }
    const report = { permitId: body.permit.permitId, outcome, ...(i === 0 ? { said } : {}) }
    const kept = await post(app, admin, '/v1/contact-attempts', report)
    const [promise] = kept.body.records
    if (promise !== undefined)
      await post(app, admin, `/v1/records/${promise.recordId}/end`, { status: 'kept' })
  }
  clock.set(MORNING_MS + 13 * 3_600_000)
  await ask('P-5')
  clock.set(MORNING_MS)
}

async function signIn(page: Page, url: string, key: string): Promise<void> {
  await page.goto(`${url}/reports`)
  await page.fill('input[name=key]', key)
  await page.click('button')
  await page.waitForSelector('.headline')
}

/** Everything that must not happen: script errors, complaints of the browser, requests to anywhere else. */
function watch(page: Page, url: string): string[] {
  const wrong: string[] = []
  page.on('console', (message) => wrong.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => wrong.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:'))
      wrong.push(`request: ${request.url()}`)
  })
  return wrong
}

/** For looking at it: TACT_SCREENSHOTS names a directory. */
async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env.TACT_SCREENSHOTS
  if (dir !== undefined) await page.screenshot({ path: path.join(dir, `${name}.png`), fullPage: true })
}

const heights = (page: Page, selector: string, side: 'height' | 'width') =>
  page.$$eval(selector, (bars, which) => bars.map((bar) => bar.getBoundingClientRect()[which]), side)

t.test('a manager signs in and sees every chart', { skip }, async (t) => {
  const { books, url, key } = await openWorld(t)
  const context = await openBrowser(t, executablePath ?? '', { viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const wrong = watch(page, url)
  await page.goto(`${url}/reports`)
  await picture(page, 'sign-in')
  await signIn(page, url, key)
  await picture(page, 'wide')
  t.match(await page.textContent('header'), EVIL, 'a name is text, whatever it says')

  const stacks = await page.$$eval('#book .stacked rect', (rects) =>
    rects.map((rect) => ({ x: rect.getAttribute('x'), height: rect.getBoundingClientRect().height })),
  )
  const bars = new Map<string | null, number>()
  for (const { x, height } of stacks) bars.set(x, (bars.get(x) ?? 0) + height)
  t.same(
    [...bars.values()].map((height) => Math.round((height / (bars.values().next().value ?? 1)) * 100) / 100),
    [1, 0.5, 2, 1],
    'as high as the amounts: 4000, 2000, 8000 and 4000',
  )
  const dots = await page.$$eval('#cure-rate circle', (circles) =>
    circles.map((one) => Number(one.getAttribute('cy'))),
  )
  t.equal(dots.length, 3, 'three business dates after the first')
  t.ok(
    dots.every((y, i) => i === 0 || y < (dots[i - 1] ?? 0)),
    '1/8, 1/7, 1/6: it rises',
  )
  t.match(await page.textContent('#roll-rates table'), /1–30/)
  t.same(
    await page.$$eval('#roll-rates tbody tr', (rows) =>
      rows.map((row) => row.textContent?.trim().startsWith('1–30')),
    ),
    [true, false, false, false],
  )
  const widths = await heights(page, '#contact-funnel .bar', 'width')
  t.same(
    widths.map((width) => Math.round((width / (widths[0] ?? 1)) * 5)),
    [5, 4, 3, 2, 1, 1],
    'asked, granted, used, right party, promises, kept',
  )
  const shares = await heights(page, '#refusals .bar', 'width')
  t.ok(shares.length > 0 && shares.every((width) => width > 0))
  t.match(await page.textContent('#refusals'), /GB\/T|Law|Measures|Notice/i, 'with the law')
  t.match(await page.textContent('.headline'), /Overdue accounts\s*5/)

  const labels = await page.$$eval('svg[role=img]', (charts) =>
    charts.map((one) => one.getAttribute('aria-label')),
  )
  t.ok(
    labels.length === 3 && labels.every((label) => (label ?? '').length > 5),
    'every chart says what it is',
  )
  await page.click('#book summary')
  t.ok(await page.isVisible('#book details table'), 'and has its figures as a table')

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#book .csv')])
  t.equal(download.suggestedFilename(), 'book.csv')
  await books.owner.query("update api_keys set revoked_at = now() where name = 'manager'")
  await page.reload()
  t.ok(await page.isVisible('input[name=key]'), 'a revoked key ends it')
  t.same(wrong, [])
})

t.test('on a phone nothing is wider than the screen, and it prints', { skip }, async (t) => {
  const { url, key } = await openWorld(t)
  const context = await openBrowser(t, executablePath ?? '', {
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const wrong = watch(page, url)
  await signIn(page, url, key)
  await picture(page, 'phone')
  t.match(await page.textContent('h1'), '催收报告')
  t.equal(await page.$eval('html', (root) => root.scrollWidth), 360)
  t.notMatch(await page.textContent('main'), /undefined|NaN|null/)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 720, height: 1000 })
  await picture(page, 'print')
  t.notOk(await page.isVisible('.filter'), 'the form is not printed')
  t.same(wrong, [])
})

t.test('it works without scripts, and signing out ends it', { skip }, async (t) => {
  const { url, key } = await openWorld(t)
  const context = await openBrowser(t, executablePath ?? '', { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/reports`)
  await page.fill('input[name=key]', `${key.slice(0, -3)}xxx`)
  await page.click('button')
  t.match(await page.textContent('[role=alert]'), /does not open/)
  await signIn(page, url, key)
  const [cookie] = await context.cookies()
  t.match(cookie, { httpOnly: true, sameSite: 'Strict', path: '/reports' })
  t.notMatch(cookie?.value, key.slice(-20))
  await page.fill('input[name=from]', '2026-03-08')
  await page.fill('input[name=timeZone]', 'Asia/Shanghai')
  await page.click('.filter button')
  t.match(page.url(), /from=2026-03-08/)
  t.equal((await page.$$('#cure-rate circle')).length, 2)
  await page.click('.plain')
  t.ok(await page.isVisible('input[name=key]'))
  t.same(await context.cookies(), [])
})
