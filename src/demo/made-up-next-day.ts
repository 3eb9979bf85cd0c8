/** The same made-up book one business day later. */
import type { PushedDelinquencyRecord } from '../intake/record.ts'
import { type MadeUpOptions, madeUpRecord } from './made-up-portfolio.ts'
import { diceOf } from './seeded-dice.ts'

/** Shares of the accounts of the day before. */
export interface DayShares {
  /** Paid up, so the book does not name them any more. */
  readonly cured: number
  /** A part payment came in. */
  readonly changed: number
  /** New in the book. */
  readonly created: number
}

export type NextDayFate = 'cured' | 'changed' | 'unchanged' | 'created'

/**
 * What becomes of each account over the day. The business date of the push is the caller's; the records still carry
 * the due dates of `options.today`.
 *
 * @returns records to push; an account that was cured comes with its old record, for callers that count.
 */
export function* madeUpNextDay(
  options: MadeUpOptions,
  shares: DayShares,
): Generator<{ fate: NextDayFate; record: PushedDelinquencyRecord }> {
  for (let index = 0; index < options.accounts; index++) {
    const record = madeUpRecord(options, index)
    const at = diceOf(options.seed, 'next day', index).next()
    if (at < shares.cured && isOverdue(record)) yield { fate: 'cured', record }
    else if (at < shares.cured + shares.changed) yield { fate: 'changed', record: partlyPaid(record) }
    else yield { fate: 'unchanged', record }
  }
  const created = Math.round(options.accounts * shares.created)
  for (let i = 0; i < created; i++) {
    yield { fate: 'created', record: madeUpRecord(options, options.accounts + i) }
  }
}

function isOverdue(record: PushedDelinquencyRecord): boolean {
  return (record.overduePrincipal ?? 0) > 0
}

function partlyPaid(record: PushedDelinquencyRecord): PushedDelinquencyRecord {
  const overduePrincipal = record.overduePrincipal ?? 0
  const paid = Math.floor(overduePrincipal / 4)
  return {
    ...record,
    overduePrincipal: overduePrincipal - paid,
    // One unit more, so that an account that owes nothing changes too.
    totalOutstanding: record.totalOutstanding - paid - 1,
  }
}
