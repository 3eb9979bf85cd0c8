/** What the service says of the whole book, as tables. Only the public API is asked. */
import type { z } from 'zod'
import { DPD_BUCKETS } from '../accounts/dpd-buckets.ts'
import type { nextActionsPage, portfolioView } from '../accounts/schemas.ts'
import type { TactClient } from '../commands/tact-client.ts'
import { actionText, clockText, countText, moneyText, unitsText } from './plain-words.ts'
import { textTable } from './text-table.ts'

type Portfolio = z.output<typeof portfolioView>
type Sums = Pick<Portfolio['byStage'][number], 'accounts' | 'owing' | 'currency' | 'overdueTotal'>

const CURRENCIES = ['CNY', 'TWD'] as const

/** Accounts by days past due and by stage. */
export async function tellBook(client: TactClient): Promise<string> {
  const portfolio = await client.json<Portfolio>('GET', '/v1/portfolio')
  return `${lateTable(portfolio)}\n\n${stageTable(portfolio)}`
}

function lateTable({ byDaysPastDue }: Portfolio): string {
  const rows = DPD_BUCKETS.map((bucket) =>
    sumsRow(
      bucket,
      byDaysPastDue.filter((row) => row.bucket === bucket),
    ),
  )
  return textTable(
    ['days past due', '>accounts', '>owing', ...CURRENCIES.map((currency) => `>overdue ${currency}`)],
    [...rows, sumsRow('all', byDaysPastDue)],
  )
}

function sumsRow(label: string, rows: readonly Sums[]): string[] {
  const sum = (value: (row: Sums) => number) => rows.reduce((total, row) => total + value(row), 0)
  return [
    label,
    countText(sum((row) => row.accounts)),
    countText(sum((row) => row.owing)),
    ...CURRENCIES.map((currency) =>
      unitsText(
        sum((row) => (row.currency === currency ? row.overdueTotal : 0)),
        currency,
      ),
    ),
  ]
}

const STAGES = ['reminder', 'phone', 'field-visit', 'legal', null] as const

function stageTable({ byStage }: Portfolio): string {
  const segments = [...new Set(byStage.map((row) => row.segment))].sort()
  const row = (label: string, rows: Portfolio['byStage']) => [
    label,
    ...STAGES.map((stage) => {
      const accounts = rows.reduce((total, row) => total + (row.stage === stage ? row.accounts : 0), 0)
      return accounts === 0 ? '-' : countText(accounts)
    }),
  ]
  return textTable(
    ['segment', ...STAGES.map((stage) => `>${stage ?? 'not collected'}`)],
    [
      ...segments.map((name) =>
        row(
          name,
          byStage.filter(({ segment }) => segment === name),
        ),
      ),
      row('all', byStage),
    ],
  )
}

/** The head of the work queue. Times are of `zone`. */
export async function tellNextActions(client: TactClient, zone: string, nowMs: number): Promise<string> {
  const { nextActions } = await client.json<z.output<typeof nextActionsPage>>(
    'GET',
    '/v1/next-actions?limit=10',
  )
  const rows = nextActions.map((entry, i) => [
    String(i + 1),
    actionText(entry.nextAction),
    whenText(entry.nextAction.at, zone, nowMs),
    entry.accountNumber,
    entry.product,
    String(entry.daysPastDue ?? '-'),
    moneyText(entry.overdueTotal, entry.currency),
    entry.stage ?? '-',
    String(entry.nextAction.priority),
  ])
  return textTable(
    ['>', 'what to do', 'when', 'account', 'product', '>days late', '>overdue', 'stage', '>priority'],
    rows,
  )
}

function whenText(at: string | null, zone: string, nowMs: number): string {
  if (at === null) return '-'
  return Date.parse(at) <= nowMs ? 'now' : clockText(zone, at)
}
