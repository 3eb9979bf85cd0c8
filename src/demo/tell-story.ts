/** The demo from the first push to the last line, told by what the public API answers. */
import path from 'node:path'
import { TactClient } from '../commands/tact-client.ts'
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

export async function tellStory(
  { url, key, dir }: DemoService,
  accounts: number,
  nowMs: number,
  say: (text: string) => void,
): Promise<void> {
  const client = new TactClient(url, key)
  const today = dateOfDay(localDay(ZONE, nowMs))
  const yesterday = dateOfDay(localDay(ZONE, nowMs) - 1)
  const book: MadeUpOptions = {
    accounts,
    borrowers: Math.ceil(accounts * 0.3),
    today: yesterday,
    seed: SEED,
  }

  say(heading('1. The bank pushes its overdue book'))
  say(
    prose(
      `One gzip NDJSON file of made-up accounts, as of the close of ${yesterday}, to POST /v1/delinquency-batches. ` +
        'Each line is validated; names and numbers are encrypted; every account gets a segment, a stage and a next action.',
    ),
  )
  say(
    `\n${pushedText(await pushPortfolio(client, path.join(dir, 'book.ndjson.gz'), madeUpRecords(book), yesterday))}`,
  )

  say(heading('2. Where the accounts stand (GET /v1/portfolio)'))
  say(await tellBook(client))
  say(
    `\n${prose(
      'What is not collected owes nothing overdue, or has a credit balance. An account that is new to the service begins ' +
        'at the lowest stage of its ladder, however late it is, and climbs one stage a day; a field visit and legal steps ' +
        'have to be earned by documented calls that failed.',
    )}`,
  )

  say(heading('3. Ten next actions (GET /v1/next-actions)'))
  say(
    prose(
      `The most urgent first. It is ${clockText(ZONE, new Date(nowMs).toISOString())} in Shanghai and Taipei now.`,
    ),
  )
  say(`\n${await tellNextActions(client, ZONE, nowMs)}`)

  const account = await pickAccount(client)
  say(heading(`4. A contact that is allowed (POST /v1/contact-permissions)`))
  say(tellAccount(account, ZONE))
  say(`\n${await tellAllowed(client, account, ZONE)}`)

  say(heading('5. Two contacts that are refused'))
  say(prose('Every rule that objects is listed, not only the first, with where it comes from.'))
  say(`\n${await tellRefused(client, account, ZONE, nowMs)}`)

  say(heading('6. The next business day'))
  say(
    prose(
      `The book of ${today}, as a snapshot: accounts that it does not name any more have been paid up and are cured.`,
    ),
  )
  say(`\n${pushedText(await pushPortfolio(client, path.join(dir, 'next.ndjson.gz'), nextDay(book), today))}`)

  say(heading('Try it yourself'))
  say(tryYourself(url, key, account.accountNumber))
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
