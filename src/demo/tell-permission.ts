/** Two questions to the service and its answers, word by word. Only the public API is asked. */
import type { z } from 'zod'
import type { accountView, nextActionsPage } from '../accounts/schemas.ts'
import type { TactClient } from '../commands/tact-client.ts'
import type { PermissionAnswer, permissionQuestion } from '../contacts/schemas.ts'
import { DAY_MS, localDay, startOfLocalDayMs } from '../policy/calendar.ts'
import { clockText, contactText, lateText, moneyText } from './plain-words.ts'
import { wrapped } from './text-table.ts'

type Account = z.output<typeof accountView>
type Question = z.input<typeof permissionQuestion>
type Provenance = PermissionAnswer['reasons'][number]['provenance']

const PAGES_MAX = 20
const TRIES_MAX = 100
/** 22:30. */
const LATE_EVENING_MS = 22.5 * 3_600_000

/** One borrower for the questions, on the mainland and early in collections, with somebody else's number on file. */
export async function pickAccount(client: TactClient): Promise<Account> {
  const early: string[] = []
  const others: string[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX && early.length < TRIES_MAX; page++) {
    const query = new URLSearchParams({
      segment: 'consumer',
      action: 'contact',
      channel: 'sms',
      limit: '500',
    })
    if (after !== '') query.set('after', after)
    const found = await client.json<z.output<typeof nextActionsPage>>('GET', `/v1/next-actions?${query}`)
    for (const { accountNumber, daysPastDue } of found.nextActions) {
      const list = daysPastDue !== null && daysPastDue <= 5 ? early : others
      list.push(accountNumber)
    }
    if (found.next === null) break
    after = found.next
  }
  for (const accountNumber of [...early, ...others].slice(0, TRIES_MAX)) {
    const account = await client.json<Account>('GET', `/v1/accounts/${accountNumber}`)
    const { jurisdiction, timeZones, contactPoints } = account.borrower
    const hasContactPerson = contactPoints.some(({ party }) => party === 'emergency-contact')
    if (jurisdiction === 'CN' && timeZones.length === 1 && hasContactPerson) return account
  }
  throw new Error('The made-up book has no account to show a refusal with; take more accounts (--accounts).')
}

export function tellAccount(account: Account, zone: string): string {
  const { borrower } = account
  const points = borrower.contactPoints.map(
    (point) => `    ${point.party}: ${point.channels.join(', ')} ${point.maskedValue} (${point.status})`,
  )
  return [
    `  Account ${account.accountNumber}: ${account.product}, ${moneyText(account.overdueTotal, account.currency)} ` +
      `overdue, ${lateText(account.daysPastDue)}.`,
    `  Segment ${account.segment}, stage ${account.stage ?? 'none'} since ${clockText(zone, account.stageSince)}.`,
    ...nextStageLines(account),
    `  Borrower ${borrower.maskedName}, ${borrower.kind}, under the law of ${borrower.jurisdiction}, in ${zone}. ` +
      'Names and numbers are always masked:',
    ...points,
  ].join('\n')
}

function nextStageLines({ nextStage }: Account): string[] {
  if (nextStage === null) return []
  const missing = nextStage.missing.map(
    ({ fact, observed, required, earliestOn }) =>
      `${fact} is ${observed ?? 'not known'}, needed: ${required}${earliestOn === null ? '' : ` (earliest ${earliestOn})`}`,
  )
  return [`  Missing for stage ${nextStage.stage}: ${missing.length === 0 ? 'nothing' : missing.join('; ')}.`]
}

/** The account's own next action, at the first moment at which it is allowed. */
export async function tellAllowed(client: TactClient, account: Account, zone: string): Promise<string> {
  const { channel, contactPointId } = account.nextAction
  if (channel === null || contactPointId === null)
    throw new Error('The next action of the account is no contact.')
  const question: Question = { accountNumber: account.accountNumber, channel, contactPointId }
  const now = await ask(client, question)
  const lines = [questionText(now, zone)]
  let answer = now
  if (now.verdict !== 'allowed') {
    if (now.nextAllowedAt === null) throw new Error(`The next action is denied by ${now.bindingRule}.`)
    const why = [...new Set(now.reasons.map(({ code, rule }) => `${code} (${rule})`))].join(', ')
    lines.push(wrapped(`Not now: ${why}. So we ask for the next allowed time it names:`, '  '))
    answer = await ask(client, { ...question, at: now.nextAllowedAt })
    lines.push(questionText(answer, zone))
  }
  if (answer.verdict !== 'allowed') throw new Error('The contact is not allowed when it was said to be.')
  const sources = new Sources()
  lines.push('  ALLOWED. What must be said or done with it:')
  for (const { text, rule, provenance } of answer.obligations) {
    lines.push(wrapped(`- ${text} (${rule}; ${sources.refer(provenance)})`, '    ', '      '))
  }
  for (const { rule, used, limit } of answer.budgets) {
    lines.push(`    Budget ${rule}: ${used} of ${limit} used.`)
  }
  return [...lines, '', sources.list()].join('\n')
}

/** A call at half past ten in the evening, to the borrower and to somebody else. */
export async function tellRefused(
  client: TactClient,
  account: Account,
  zone: string,
  nowMs: number,
): Promise<string> {
  const at = new Date(nextLateEveningMs(zone, nowMs)).toISOString()
  const question: Question = { accountNumber: account.accountNumber, channel: 'voice', at }
  const sources = new Sources()
  const answers = [
    await ask(client, { ...question, party: 'borrower' }),
    await ask(client, { ...question, party: 'emergency-contact' }),
  ]
  const refusals = answers.map((answer) => refusalText(answer, zone, sources))
  return [...refusals, sources.list()].join('\n\n')
}

/** The next 22:30 to come. */
function nextLateEveningMs(zone: string, nowMs: number): number {
  const today = localDay(zone, nowMs)
  const tonightMs = startOfLocalDayMs(zone, today) + LATE_EVENING_MS
  return tonightMs > nowMs ? tonightMs : tonightMs + DAY_MS
}

async function ask(client: TactClient, question: Question): Promise<PermissionAnswer> {
  return client.json<PermissionAnswer>('POST', '/v1/contact-permissions', question)
}

function questionText({ channel, party, purpose, at }: PermissionAnswer, zone: string): string {
  const why = purpose === 'demand' ? 'demand payment' : purpose.replaceAll('-', ' ')
  return `  May we ${contactText(channel, party)}, to ${why}, on ${clockText(zone, at)} (${zone})?`
}

function refusalText(answer: PermissionAnswer, zone: string, sources: Sources): string {
  const next =
    answer.nextAllowedAt === null
      ? 'DENIED. Waiting does not change it.'
      : `NOT THEN. Next allowed: ${clockText(zone, answer.nextAllowedAt)}, on the borrower's clock.`
  const reasons = answer.reasons.flatMap(({ code, rule, message, clearsAt, fact, provenance }, i) => {
    const { quote } = provenance.citation
    return [
      wrapped(`${i + 1}. ${code} (${rule}): ${message}`, '    ', HANGING),
      ...(fact === undefined ? [] : [wrapped(`Missing: ${fact.name}. ${fact.supply}`, HANGING)]),
      `${HANGING}Clears: ${clearsAt === null ? 'not by waiting' : clockText(zone, clearsAt)}. ` +
        `Source: ${sources.refer(provenance)}`,
      ...(quote === undefined ? [] : [wrapped(`“${quote}”`, HANGING)]),
    ]
  })
  return [questionText(answer, zone), `  ${next} Why:`, ...reasons].join('\n')
}

const HANGING = ' '.repeat(7)

/** Names each source once, below the answers that refer to it. */
class Sources {
  readonly #names: string[] = []

  /** `[1] article 195, duty, evidence: text`: where a rule comes from and how far to trust that. */
  refer({ strength, evidence, citation }: Provenance): string {
    const original = citation.original === undefined ? '' : ` (${citation.original})`
    const name = `${citation.instrument}${original}`
    if (!this.#names.includes(name)) this.#names.push(name)
    const number = this.#names.indexOf(name) + 1
    // A choice of the creditor or of this service has no article.
    if (strength === 'policy') return `[${number}] policy, not law`
    const article = citation.article === null ? 'article not established' : `article ${citation.article}`
    return `[${number}] ${article}, ${strength}, evidence: ${evidence}`
  }

  list(): string {
    return this.#names.map((name, i) => wrapped(`[${i + 1}] ${name}`, '    ', ' '.repeat(8))).join('\n')
  }
}
