/** The demo from the first push to the last line, told by what the public API answers. */
import path from 'node:path'
import { TactClient } from '../commands/tact-client.ts'
import type { Clock } from '../platform/clock.ts'
import { dateOfDay, localDay } from '../policy/calendar.ts'
import type { DemoService } from './demo-service.ts'
import { type DayShares, madeUpNextDay } from './made-up-next-day.ts'
import { type MadeUpOptions, madeUpRecords } from './made-up-portfolio.ts'
import { clockText, countText } from './plain-words.ts'
import { type Pushed, pushPortfolio } from './push-portfolio.ts'
import { tellBook, tellNextActions } from './tell-book.ts'
import { pickAccount, tellAccount, tellAllowed, tellRefused } from './tell-permission.ts'
import { wrapped } from './text-table.ts'
import { tryYourself } from './try-yourself.ts'

/** The bank is in Shanghai; Taipei keeps the same time. */
const ZONE = 'Asia/Shanghai'
const SEED = 1
const NEXT_DAY: DayShares = { cured: 0.03, changed: 0.05, created: 0.02 }

type Say = (...lines: string[]) => void

/**
 * @param clock the time of the service, for choosing dates and for saying what is now
 * @param say prints lines
 * @throws Error with a sentence when the service answers anything else than the story needs
 */
export async function tellStory(
  { url, key, dir }: Pick<DemoService, 'url' | 'key' | 'dir'>,
  accounts: number,
  clock: Clock,
  say: Say,
): Promise<void> {
  const client = new TactClient(url, key)
  const day = localDay(ZONE, clock.now())
  const book: MadeUpOptions = {
    accounts,
    borrowers: Math.ceil(accounts * 0.3),
    today: dateOfDay(day - 1),
    seed: SEED,
  }
  await pushBook(client, dir, book, say)
  await showBook(client, clock, say)
  const account = await askTwice(client, clock, say)
  await pushNextDay(client, dir, book, dateOfDay(day), say)
  say(heading('Try it yourself'), tryYourself(url, key, account))
}

async function pushBook(client: TactClient, dir: string, book: MadeUpOptions, say: Say): Promise<void> {
  say(
    heading('1. The bank pushes its overdue book (POST /v1/delinquency-batches)'),
    prose(
      `One gzip NDJSON file of made-up accounts, as of the close of ${book.today}. Each line is validated, names and ` +
        'numbers are encrypted, and every account gets a segment, a stage and a next action.',
    ),
    '',
  )
  const file = path.join(dir, 'book.ndjson.gz')
  say(pushedText(await pushPortfolio(client, file, madeUpRecords(book), book.today)))
}

async function showBook(client: TactClient, clock: Clock, say: Say): Promise<void> {
  say(
    heading('2. Where the accounts stand (GET /v1/portfolio)'),
    await tellBook(client),
    '',
    prose(
      'Not collected: owes nothing overdue, or has a credit balance. However late it is, no account begins with a ' +
        'field visit or legal steps: those stages have to be earned by documented calls that failed.',
    ),
    heading('3. Ten next actions (GET /v1/next-actions)'),
    prose(
      `The most urgent first. In Shanghai and Taipei it is ${clockText(ZONE, new Date(clock.now()).toISOString())}.`,
    ),
    '',
    await tellNextActions(client, ZONE, clock.now()),
  )
}

/** @returns the number of the account that was asked about. */
async function askTwice(client: TactClient, clock: Clock, say: Say): Promise<string> {
  const account = await pickAccount(client)
  say(
    heading('4. A contact that is allowed (POST /v1/contact-permissions)'),
    tellAccount(account, ZONE),
    '',
    await tellAllowed(client, account, ZONE),
    heading('5. Two contacts that are refused'),
    prose(
      'Every rule that objects is listed, not only the first. Evidence says how far its source was seen: text (the ' +
        'wording itself), press (as quoted by the press), weak, unverified.',
    ),
    '',
    await tellRefused(client, account, ZONE, clock.now()),
  )
  return account.accountNumber
}

async function pushNextDay(
  client: TactClient,
  dir: string,
  book: MadeUpOptions,
  today: string,
  say: Say,
): Promise<void> {
  say(
    heading('6. The next business day'),
    prose(
      `The book of ${today}, again as a snapshot: accounts that it does not name any more are paid up, and cured.`,
    ),
    '',
    pushedText(await pushPortfolio(client, path.join(dir, 'next.ndjson.gz'), nextDay(book), today)),
  )
}

function* nextDay(book: MadeUpOptions) {
  for (const { fate, record } of madeUpNextDay(book, NEXT_DAY)) if (fate !== 'cured') yield record
}

function pushedText({ answer, bytes, seconds }: Pushed): string {
  const counts = [
    ['received', answer.received],
    ['created', answer.created],
    ['updated', answer.updated],
    ['unchanged', answer.unchanged],
    ['cured', answer.cured],
    ['rejected', answer.rejected],
  ] as const
  const text = counts.map(([name, count]) => `${countText(count)} ${name}`).join(', ')
  return `  ${text}  (${(bytes / 1024).toFixed(0)} KiB in ${seconds.toFixed(1)} s)`
}

function heading(text: string): string {
  return `\n${text}\n${'-'.repeat(text.length)}`
}

function prose(text: string): string {
  return wrapped(text, '  ')
}
