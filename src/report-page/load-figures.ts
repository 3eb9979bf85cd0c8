/** All that the page shows, read in one transaction. */
import type pg from 'pg'
import { z } from 'zod'
import type { Caller } from '../keys/authenticate.ts'
import { knowingAll } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import type { Label } from '../policy/strategy.ts'
import { readForReport } from '../reports/read-for-report.ts'
import { REPORTS } from '../reports/reports.ts'
import type {
  BookReport,
  CureRateReport,
  FunnelReport,
  RefusalsReport,
  RollRatesReport,
} from '../reports/schemas.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'

/** What the form of the page sends; an empty field is none. */
export const pageQuery = z.record(z.string(), z.string()).transform(({ from, to, currency, timeZone }) => ({
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  ...(currency ? { currency } : {}),
  ...(timeZone ? { timeZone } : {}),
}))
export type PageQuery = z.output<typeof pageQuery>

export interface Figures {
  /** Null: the caller is an agency, which sees what it asked for itself and nothing of the book. */
  readonly book: BookFigures | null
  readonly funnel: FunnelReport
  readonly refusals: RefusalsReport
  readonly creditor: string
}

export interface BookFigures {
  /** In which there is something overdue, the one with the most accounts first. */
  readonly currencies: readonly string[]
  /** The one that is shown; all amounts below are in it. */
  readonly currency: string
  readonly book: BookReport
  readonly rollRates: RollRatesReport
  readonly cureRate: CureRateReport
  /** In the order in which accounts climb them. */
  readonly stages: ReadonlyMap<string, Label>
}

/** @throws ZodError when a value of the query is none */
export function loadFigures(
  pool: pg.Pool,
  caller: Caller,
  query: PageQuery,
  nowMs: number,
): Promise<Figures> {
  const { from, to, timeZone } = query
  const asked = REPORTS['contact-funnel'].query.parse({ from, to, timeZone })
  const chosen = REPORTS['roll-rates'].query.parse({ from, to, currency: query.currency })
  return readForReport(pool, caller, nowMs, async (tx) => ({
    book: caller.agencyId === null ? await loadBook(tx, chosen, nowMs) : null,
    funnel: await REPORTS['contact-funnel'].read(tx, asked, nowMs),
    refusals: await REPORTS.refusals.read(tx, asked, nowMs),
    creditor: await knowingAll(tx, creditorName),
  }))
}

async function loadBook(
  tx: Tx,
  chosen: z.output<(typeof REPORTS)['roll-rates']['query']>,
  nowMs: number,
): Promise<BookFigures> {
  const whole = await REPORTS.book.read(tx, {}, nowMs)
  const currencies = [...whole.totals].sort((a, b) => b.accounts - a.accounts).map((total) => total.currency)
  const currency = chosen.currency ?? currencies[0] ?? 'CNY'
  const isShown = (row: { currency: string }) => row.currency === currency
  const query = { ...chosen, currency }
  return {
    currencies: currencies.includes(currency) ? currencies : [...currencies, currency],
    currency,
    book: { rows: whole.rows.filter(isShown), totals: whole.totals.filter(isShown) },
    rollRates: await REPORTS['roll-rates'].read(tx, query, nowMs),
    cureRate: await REPORTS['cure-rate'].read(tx, { ...query, per: 'business-date' }, nowMs),
    stages: await stagesOf(tx),
  }
}

/** Of all ladders in force; a longer ladder says better where a stage belongs. */
async function stagesOf(tx: Tx): Promise<ReadonlyMap<string, Label>> {
  const { policy } = (await policiesInForce(tx.client, tx.creditorId)).champion
  const ladders = [...(policy.strategy?.strategy.ladders ?? [])]
  ladders.sort((a, b) => b.stages.length - a.stages.length)
  return new Map(ladders.flatMap((ladder) => ladder.stages).map(({ id, label }) => [id, label]))
}

async function creditorName(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>(
    'select name from creditors where creditor_id = $1',
    [tx.creditorId],
  )
  return rows[0]?.name ?? ''
}
